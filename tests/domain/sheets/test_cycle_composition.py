from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.domain.sheets.facts import DateFacts, DateStatus, PlaceFacts, Variant
from desktop_app.domain.sheets.sheet import Column, ColumnKind, Sheet
from tests.domain.sheets.samples import (
    composed,
    facilitators,
    hours,
    lines_per_page,
    people,
    sheet_facts,
    skipped,
    weekly,
)

GRIDS = [variant for variant in Variant if variant.is_grid]
LEAST_NAME = {
    Variant.CYCLE_GRID: 55,
    Variant.CYCLE_GRID_A3: 55,
    Variant.CYCLE_GRID_MINORS: 50,
}


def columns(sheet: Sheet, kind: ColumnKind, page: int = 0) -> list[Column]:
    return [column for column in sheet.pages[page].columns if column.kind is kind]


def parts(sheet: Sheet) -> list[list[int | None]]:
    """Numbers of the sessions of each part, from the pages that are signed."""
    return [[one.number for one in page.dates] for page in sheet.pages if page.signers]


def grid(variant: Variant = Variant.CYCLE_GRID, **changes: object) -> Sheet:
    return composed(sheet_facts(variant, **{"interpreters": (), **changes}))


def test_eight_sessions_stand_side_by_side() -> None:
    sheet = grid(people=people(5), facilitators=facilitators(1))

    assert [round(one.width_mm, 1) for one in columns(sheet, ColumnKind.DATE)] == [23.6] * 8
    assert columns(sheet, ColumnKind.NAME)[0].width_mm == pytest.approx(75.2)
    assert sheet.pages[0].columns[-1].right_mm == pytest.approx(285)


def test_ten_lines_on_a_page_eight_on_the_last() -> None:
    one_page = grid(people=people(5), facilitators=facilitators(1))
    two_pages = grid(people=people(14), facilitators=facilitators(1))

    assert (one_page.row_mm, lines_per_page(one_page)) == (13.2, [8])
    assert lines_per_page(two_pages) == [10, 7]


def test_the_large_grid_takes_twelve_sessions_sixteen_lines_fourteen_on_the_last() -> None:
    lead = facilitators(1)
    full = grid(Variant.CYCLE_GRID_A3, dates=weekly(12), people=people(26), facilitators=lead)

    assert lines_per_page(full) == [16, 14]
    assert [round(one.width_mm, 1) for one in columns(full, ColumnKind.DATE)] == [24.0] * 12
    assert full.pages[0].columns[-1].right_mm == pytest.approx(408)


def test_children_have_six_lines_on_a_page_four_on_the_last() -> None:
    dates = weekly(6, step=14)
    sheet = grid(
        Variant.CYCLE_GRID_MINORS, dates=dates, people=people(8), facilitators=facilitators(3)
    )

    assert lines_per_page(sheet) == [6, 4]
    assert sheet.row_mm == 21
    assert [round(one.width_mm, 1) for one in columns(sheet, ColumnKind.DATE)] == [29.0] * 6


def test_a_longer_cycle_comes_in_parts_each_with_everybody_and_its_signatures() -> None:
    sheet = grid(dates=weekly(12), people=people(14), facilitators=facilitators(1))

    assert parts(sheet) == [list(range(1, 9)), list(range(9, 13))]
    assert lines_per_page(sheet) == [10, 7, 10, 7]
    assert [page.number for page in sheet.pages] == [1, 2, 3, 4]
    assert [page.signed_on for page in sheet.pages] == [2, 2, 4, 4]
    assert [line.number for line in sheet.lines] == list(range(1, 18))


def test_few_sessions_are_wider() -> None:
    widths = [one.width_mm for one in columns(grid(dates=weekly(4)), ColumnKind.DATE)]

    assert widths == [40.0] * 4


def test_neighbouring_skipped_dates_share_a_narrow_column() -> None:
    first, second, third, fourth = weekly(4)
    sheet = grid(dates=(first, skipped(second), skipped(third, "public_holiday"), fourth))
    (column,) = columns(sheet, ColumnKind.SKIPPED)

    assert column.width_mm == 7
    assert column.dates == (skipped(second), skipped(third, "public_holiday"))
    assert parts(sheet) == [[1, 4]]


def test_a_cancelled_session_keeps_its_column() -> None:
    first, second, third = weekly(3)
    sheet = grid(dates=(first, replace(second, status=DateStatus.CANCELLED), third))

    assert parts(sheet) == [[1, 2, 3]]
    assert not columns(sheet, ColumnKind.SKIPPED)


def test_dates_stand_in_order_of_time_whatever_the_order_they_come_in() -> None:
    dates = weekly(5)

    assert parts(grid(dates=dates[::-1])) == [[1, 2, 3, 4, 5]]


def test_a_cycle_without_any_session_still_prints_its_names() -> None:
    assert lines_per_page(grid(dates=(), people=people(3))) == [6]
    only_skipped = grid(dates=tuple(map(skipped, weekly(3))), people=people(3))
    assert len(columns(only_skipped, ColumnKind.SKIPPED)) == 1


def test_eight_people_who_lead_and_an_interpreter_leave_three_lines() -> None:
    sheet = composed(
        sheet_facts(Variant.CYCLE_GRID, people=people(14), facilitators=facilitators(8))
    )

    assert lines_per_page(sheet) == [10, 4, 3]
    assert sheet.signer_mm >= 8.8


statuses = st.sampled_from(DateStatus)


@settings(max_examples=150)
@given(
    variant=st.sampled_from(GRIDS),
    fates=st.lists(statuses, min_size=1, max_size=30),
    expected=st.integers(0, 60),
    leading=st.integers(0, 8),
)
def test_every_session_has_its_column_and_every_person_a_line_in_each_part(
    variant: Variant, fates: list[DateStatus], expected: int, leading: int
) -> None:
    first = date(2026, 9, 14)
    dates = tuple(
        DateFacts(hours(first + timedelta(days=7 * place), 10, 11), place + 1, 30, fate)
        for place, fate in enumerate(fates)
    )
    dates = tuple(skipped(one) if one.status is DateStatus.SKIPPED else one for one in dates)
    facts = sheet_facts(
        variant, dates=dates, people=people(expected), facilitators=facilitators(leading)
    )
    sheet = composed(facts)

    numbers = [number for part in parts(sheet) for number in part]
    assert numbers == [one.number for one in dates if one.number is not None]
    left_out = [
        one
        for page in sheet.pages
        if page.signers
        for column in page.columns
        if column.kind is ColumnKind.SKIPPED
        for one in column.dates
    ]
    assert left_out == [one for one in dates if one.number is None]
    for page in sheet.pages:
        assert len(page.dates) <= (12 if variant is Variant.CYCLE_GRID_A3 else 8)
        assert all(
            column.width_mm >= 22 - 1e-6
            for column in page.columns
            if column.kind is ColumnKind.DATE
        )
        (name,) = (column for column in page.columns if column.kind is ColumnKind.NAME)
        assert name.width_mm >= LEAST_NAME[variant] - 1e-6
        assert page.columns[-1].right_mm <= sheet.paper.right_mm + 1e-6
        assert page.table_bottom_mm <= sheet.paper.bottom_mm - 14.3
        if page.signers:
            assert len(page.lines) >= min(3, len(sheet.lines))
            assert page.table_bottom_mm <= sheet.paper.bottom_mm - 18.4
    printed = [line.person.code for line in sheet.lines if line.person]
    assert sorted(printed) == sorted(person.code for person in facts.people)


BEAUREGARD = PlaceFacts("B", "Beauregard", "Salle 4", "Salle 4", "8 mail des Genêts")


def test_the_head_of_a_page_names_the_place_of_its_own_dates() -> None:
    at_first, later = weekly(16)[:7], weekly(16)[7:]
    dates = (*at_first, *(replace(one, place=BEAUREGARD) for one in later))

    first, second = composed(sheet_facts(Variant.CYCLE_GRID, dates=dates, people=people(3))).pages

    assert first.place is None
    assert [one.place.site for one in first.dates] == [""] * 7 + ["Beauregard"]
    assert second.place == BEAUREGARD
    assert {one.place for one in second.dates} == {PlaceFacts()}


def test_a_date_that_stays_says_so_under_the_head_of_those_that_moved() -> None:
    stays, *moved = weekly(8)
    dates = (stays, *(replace(one, place=BEAUREGARD) for one in moved))

    (page,) = composed(sheet_facts(Variant.CYCLE_GRID, dates=dates, people=people(3))).pages

    assert page.place == BEAUREGARD
    assert [one.place.site for one in page.dates] == ["Villejean"] + [""] * 7


def test_the_head_goes_where_the_dates_still_to_be_signed_are() -> None:
    recorded = [replace(one, status=DateStatus.RECORDED) for one in weekly(8)[:6]]
    to_come = [replace(one, place=BEAUREGARD) for one in weekly(8)[6:]]
    dates = (*recorded, *to_come)

    (page,) = composed(sheet_facts(Variant.CYCLE_GRID, dates=dates, people=people(3))).pages

    assert page.place == BEAUREGARD
