from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.domain.sheets.facts import (
    FacilitatorFacts,
    PersonFacts,
    SheetWish,
    Variant,
)
from desktop_app.domain.sheets.numbers import SheetReference, read_number
from desktop_app.domain.sheets.sheet import ColumnKind, Sheet, SignerKind
from tests.domain.sheets.samples import (
    CENTRE_IDENTIFIER,
    WISHES,
    LooseRuler,
    composed,
    facilitators,
    lines_per_page,
    people,
    sheet_facts,
    stamp,
)

PORTRAIT_TABLES = (Variant.SESSION, Variant.WALK_IN, Variant.FIRST_NAME_ONLY)


def widths(sheet: Sheet) -> list[tuple[str, float]]:
    return [(one.kind.value, round(one.width_mm, 1)) for one in sheet.pages[0].columns]


def with_structure(count: int) -> tuple[PersonFacts, ...]:
    first, *others = people(count)
    return (replace(first, structure="Maison de quartier"), *others)


def test_a_session_of_eighteen_and_four_blank_lines_is_one_page_of_nine_millimetres() -> None:
    sheet = composed(sheet_facts(people=people(18)))

    assert lines_per_page(sheet) == [22]
    assert 9.0 <= sheet.row_mm < 9.05
    assert [line.number for line in sheet.lines] == list(range(1, 23))


def test_columns_of_a_session() -> None:
    sheet = composed(sheet_facts(people=with_structure(3)))

    assert widths(sheet) == [("line", 10), ("name", 82), ("structure", 30), ("signature", 58)]


def test_the_column_of_partners_is_left_out_on_demand() -> None:
    facts = sheet_facts(people=with_structure(3), wish=SheetWish(structure=False))

    assert widths(composed(facts)) == [("line", 10), ("name", 92), ("signature", 78)]


def test_without_any_partner_the_column_is_left_out() -> None:
    assert widths(composed(sheet_facts())) == [("line", 10), ("name", 92), ("signature", 78)]


@pytest.mark.parametrize(
    ("variant", "expected"),
    [
        (
            Variant.HALF_DAYS,
            [("line", 10), ("name", 82), ("morning", 57), ("afternoon", 57)],
        ),
        (
            Variant.WALK_IN,
            [
                ("line", 10),
                ("name", 78),
                ("first_time", 15),
                ("postcode", 24),
                ("signature", 53),
            ],
        ),
        (Variant.FIRST_NAME_ONLY, [("line", 12), ("name", 78), ("signature", 90)]),
        (
            Variant.ANONYMOUS_COUNT,
            [
                ("age", 32),
                ("women", 35),
                ("men", 35),
                ("not_noted", 35),
                ("new", 26),
                ("total", 17),
            ],
        ),
        (
            Variant.EMERGENCY_BLANK,
            [("line", 10), ("name", 88), ("first_time", 15), ("signature", 67)],
        ),
    ],
)
def test_columns_of_each_variant(variant: Variant, expected: list[tuple[str, float]]) -> None:
    assert widths(composed(sheet_facts(variant))) == expected


def test_few_lines_grow_to_twelve_millimetres_and_no_further() -> None:
    assert composed(sheet_facts(people=people(3))).row_mm == 12


def test_large_rows_are_twelve_millimetres_sixteen_a_page() -> None:
    large = SheetWish(18, 4, large_rows=True)

    one_page = composed(sheet_facts(people=people(12), wish=large))
    two_pages = composed(sheet_facts(people=people(13), wish=large))
    assert (one_page.row_mm, lines_per_page(one_page)) == (12, [16])
    assert (two_pages.row_mm, lines_per_page(two_pages)) == (12, [10, 7])


def test_what_does_not_fit_on_one_page_has_lines_of_ten_millimetres() -> None:
    sheet = composed(sheet_facts(people=people(30)))

    assert sheet.row_mm == 10
    assert lines_per_page(sheet) == [20, 14]


def test_two_hundred_people() -> None:
    sheet = composed(sheet_facts(people=people(200)))

    assert lines_per_page(sheet) == [20] * 9 + [15, 9]
    assert len({line.person.code for line in sheet.lines if line.person}) == 200


def test_half_days_fit_fourteen_people_and_three_blank_lines_on_one_page() -> None:
    sheet = composed(sheet_facts(Variant.HALF_DAYS, people=people(14)))

    assert lines_per_page(sheet) == [17]
    assert 9.0 <= sheet.row_mm < 9.1


def test_four_people_who_lead_have_boxes_beside_the_half_days_more_have_rows_under_them() -> None:
    facts = sheet_facts(Variant.HALF_DAYS, people=people(14), interpreters=())

    assert lines_per_page(composed(replace(facts, facilitators=facilitators(4)))) == [17]
    assert lines_per_page(composed(replace(facts, facilitators=facilitators(5)))) == [10, 7]


def test_walk_in_keeps_twenty_lines_in_all() -> None:
    sheet = composed(sheet_facts(Variant.WALK_IN, people=people(4)))

    assert lines_per_page(sheet) == [20]
    assert round(sheet.row_mm, 1) == 9.8
    assert [line.person is None for line in sheet.lines].index(True) == 4


def test_walk_in_always_has_room_for_newcomers() -> None:
    sheet = composed(sheet_facts(Variant.WALK_IN, people=people(19)))

    assert sum(line.person is None for line in sheet.lines) == 5


def test_first_names_have_twelve_millimetres() -> None:
    sheet = composed(sheet_facts(Variant.FIRST_NAME_ONLY, people=people(10)))

    assert (sheet.row_mm, lines_per_page(sheet)) == (12, [14])


def test_the_tally_has_a_line_for_each_band_one_more_and_the_total() -> None:
    sheet = composed(sheet_facts(Variant.ANONYMOUS_COUNT))

    assert lines_per_page(sheet) == [10]
    assert round(sheet.row_mm, 1) == 19.0
    assert all(line.person is None for line in sheet.lines)


def test_the_emergency_sheet_is_sixteen_lines_without_a_code() -> None:
    sheet = composed(sheet_facts(Variant.EMERGENCY_BLANK))

    assert lines_per_page(sheet) == [16]
    assert sheet.pages[0].code == ""
    assert round(sheet.row_mm, 1) == 10.9


def test_the_slip_is_one_page_without_lines() -> None:
    sheet = composed(sheet_facts(Variant.INTERPRETER_SLIP))

    assert lines_per_page(sheet) == [0]
    assert sheet.pages[0].code.startswith(sheet.stamp.number)


@pytest.mark.parametrize(
    ("variant", "lines"),
    [
        (Variant.SESSION, 22),
        (Variant.HALF_DAYS, 17),
        (Variant.WALK_IN, 20),
        (Variant.FIRST_NAME_ONLY, 16),
        (Variant.CYCLE_GRID, 14),
        (Variant.CYCLE_GRID_A3, 20),
        (Variant.CYCLE_GRID_MINORS, 12),
    ],
)
def test_without_people_every_line_is_blank(variant: Variant, lines: int) -> None:
    sheet = composed(sheet_facts(variant, people=()))

    assert len(sheet.lines) == lines
    assert all(line.person is None for line in sheet.lines)


def test_the_first_blank_line_says_what_to_write() -> None:
    sheet = composed(sheet_facts(people=people(3)))

    assert [line.number for line in sheet.lines if line.first_blank] == [4]


def test_pages_have_codes_of_their_own_and_say_where_to_sign() -> None:
    sheet = composed(sheet_facts(people=people(60)))
    read = [read_number(page.code, CENTRE_IDENTIFIER) for page in sheet.pages]

    assert [one.page for one in read if isinstance(one, SheetReference)] == [1, 2, 3, 4]
    assert {page.signed_on for page in sheet.pages} == {4}
    assert [bool(page.signers) for page in sheet.pages] == [False, False, False, True]


@pytest.mark.parametrize(("count", "lines"), [(3, [22]), (4, [15, 7]), (6, [15, 7]), (8, [15, 7])])
def test_many_signatures_take_room_from_the_last_page(count: int, lines: list[int]) -> None:
    facts = sheet_facts(people=people(18), facilitators=facilitators(count), interpreters=())

    assert lines_per_page(composed(facts)) == lines


def test_a_long_address_lowers_the_table() -> None:
    side_by_side, below = composed(sheet_facts()), composed(sheet_facts(), LooseRuler(below=True))

    assert (side_by_side.address_below, below.address_below) == (False, True)
    assert below.table_top_mm - side_by_side.table_top_mm == 4.5


def test_logos_lower_the_table_by_nine_millimetres() -> None:
    logos = composed(sheet_facts(wish=SheetWish(18, 4, logos=True)))

    assert logos.table_top_mm - composed(sheet_facts()).table_top_mm == 9


def test_an_interpreter_signs_without_a_name() -> None:
    signers = composed(sheet_facts()).pages[0].signers

    assert [one.kind for one in signers][-1] is SignerKind.INTERPRETER
    assert (signers[-1].name, signers[-1].language) == ("", "arabe")


@pytest.mark.parametrize("variant", [Variant.WALK_IN, Variant.FIRST_NAME_ONLY])
def test_a_box_waits_for_a_guest_where_there_is_room(variant: Variant) -> None:
    alone = sheet_facts(variant, facilitators=facilitators(2), interpreters=())
    crowded = replace(alone, facilitators=facilitators(3))

    assert [one.kind for one in composed(alone).pages[0].signers][-1] is SignerKind.GUEST
    assert all(one.kind is not SignerKind.GUEST for one in composed(crowded).pages[0].signers)


def test_a_sheet_without_anybody_who_leads_keeps_an_open_box() -> None:
    signers = composed(sheet_facts(facilitators=(), interpreters=())).pages[0].signers

    assert [one.kind for one in signers] == [SignerKind.UNNAMED]


def test_a_name_without_room_has_a_line_under_the_table_of_its_page() -> None:
    long_name = PersonFacts("long", "Long " * 50)
    sheet = composed(sheet_facts(people=(*people(24), long_name)), LooseRuler(annex=2))

    assert [page.annex for page in sheet.pages] == [(), ("25", "25")]
    assert all(page.table_bottom_mm + 1.2 + 2 * 3.2 <= 244.4 for page in sheet.pages)


def test_many_long_names_have_pages_of_their_own_after_the_signatures() -> None:
    crowd = tuple(PersonFacts(str(place), f"Long {place}") for place in range(20))
    sheet = composed(sheet_facts(people=crowd), LooseRuler(annex=10))
    annex = [page for page in sheet.pages if page.is_annex]

    assert sum(len(page.annex) for page in annex) == 200
    assert len(annex) == 4
    assert {page.signed_on for page in sheet.pages} == {2}
    assert [page.number for page in sheet.pages] == list(range(1, 7))


def test_the_stamp_does_not_change_what_is_composed() -> None:
    facts = sheet_facts(people=people(30))
    first, again = composed(facts), composed(facts)

    assert first == again
    assert replace(first, stamp=stamp(duplicate=2)).pages == again.pages


@settings(max_examples=150)
@given(
    variant=st.sampled_from(
        [one for one in Variant if not one.is_grid and one is not Variant.INTERPRETER_SLIP]
    ),
    expected=st.integers(0, 200),
    leading=st.integers(0, 8),
    large=st.booleans(),
    logos=st.booleans(),
    annex=st.integers(0, 3),
)
def test_whatever_the_crowd_nobody_is_lost_and_signatures_keep_company(
    variant: Variant, expected: int, leading: int, annex: int, *, large: bool, logos: bool
) -> None:
    crowd = tuple(
        PersonFacts(str(place), f"{'Long' if place % 40 == 7 else 'Court'} {place}", "Camille")
        for place in range(expected)
    )
    wish = replace(WISHES[variant], large_rows=large, logos=logos)
    lead = tuple(FacilitatorFacts(f"Personne {place}") for place in range(leading))
    facts = sheet_facts(variant, people=crowd, facilitators=lead, wish=wish)
    sheet = composed(facts, LooseRuler(annex=annex))

    numbers = [line.number for page in sheet.pages for line in page.lines]
    assert numbers == list(range(1, len(numbers) + 1))
    if ColumnKind.NAME in {one.kind for one in sheet.pages[0].columns} and sheet.stamp.number:
        printed = [line.person.code for line in sheet.lines if line.person]
        assert sorted(printed) == sorted(person.code for person in crowd)
    signed = [page for page in sheet.pages if page.signers]
    assert len(signed) == (variant is not Variant.EMERGENCY_BLANK)
    assert all(len(page.lines) >= min(5, len(numbers)) for page in signed)
    assert sheet.row_mm >= 9
    assert all(page.table_bottom_mm <= 244.5 for page in sheet.pages)


@pytest.mark.parametrize(("places", "lines"), [(10, 10), (2, 4), (90, 22), (None, 22)])
def test_while_nobody_is_expected_there_is_a_line_for_each_place(
    places: int | None, lines: int
) -> None:
    facts = sheet_facts(people=(), places=places, facilitators=facilitators(2))
    sheet = composed(facts)

    assert len(sheet.lines) == lines


def test_blank_lines_alone_make_no_second_page_unless_for_a_place() -> None:
    crowd = facilitators(5)

    assert len(composed(sheet_facts(people=(), facilitators=crowd)).pages) == 1
    assert len(composed(sheet_facts(people=(), facilitators=crowd, places=22)).lines) == 22
