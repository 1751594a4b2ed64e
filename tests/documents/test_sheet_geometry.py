from dataclasses import replace

import pytest

from desktop_app.documents.attendance_sheet import composed_sheet, drawn_pages
from desktop_app.documents.marks import Kept, Purpose, QrCode, Rule, Text
from desktop_app.domain.sheets.facts import (
    CentreFacts,
    DateStatus,
    PersonFacts,
    PlaceFacts,
    SheetFacts,
    SheetWish,
    SlipFacts,
    Variant,
)
from desktop_app.domain.sheets.sheet import ColumnKind, Sheet
from tests.documents.edge_cases import EDGE_CASES
from tests.documents.sheet_ink import (
    assert_black_only_where_meant,
    assert_in_its_place,
    assert_nothing_overprinted,
    assert_room_to_sign,
)
from tests.domain.sheets.samples import (
    WISHES,
    crowded_dates,
    facilitators,
    people,
    sheet_facts,
    skipped,
    stamp,
    weekly,
)

LANGUAGES = ("fr", "en")
PILED_MM = 1.2  # what marks of letters of two scripts may share between two lines
LONG_PLACE = PlaceFacts(
    "B",
    "Beauregard",
    "Salle polyvalente du rez-de-chaussée, entrée par la cour intérieure",
    "",
    "12 bis avenue du Professeur-Charles-Foulon, bâtiment C, escalier 3, 35000 Rennes",
    "5 rue du Moulin-Fictif, 35000 Rennes",
)


def composed(facts: SheetFacts) -> Sheet:
    return composed_sheet(facts, stamp(facts.variant))


def busy_dates() -> SheetFacts:
    """A cycle with everything that can befall its dates."""
    dates = list(weekly(12))
    dates[3] = replace(dates[3], status=DateStatus.CANCELLED)
    dates[5], dates[6] = skipped(dates[5]), skipped(dates[6], "public_holiday")
    dates[8] = replace(dates[8], moved_from=dates[7].span.day)
    return sheet_facts(Variant.CYCLE_GRID, dates=tuple(dates), people=EDGE_CASES)


def assert_sound(facts: SheetFacts) -> None:
    sheet = composed(facts)
    for page in drawn_pages(sheet):
        assert_in_its_place(sheet, page)
        assert_room_to_sign(sheet, page)
        assert_nothing_overprinted(page)
        assert_black_only_where_meant(page)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("variant", list(Variant))
def test_every_variant_with_names_of_every_script(variant: Variant, language: str) -> None:
    assert_sound(sheet_facts(variant, people=EDGE_CASES, language=language))


@pytest.mark.parametrize("variant", [one for one in Variant if one.is_grid])
def test_cancelled_skipped_and_moved_dates(variant: Variant) -> None:
    assert_sound(replace(busy_dates(), variant=variant, wish=WISHES[variant]))


@pytest.mark.parametrize("variant", list(Variant))
def test_letters_that_hang_low_stay_in_their_cells(variant: Variant) -> None:
    low = "الكل في المجموعة"
    assert_sound(
        sheet_facts(
            variant,
            title=low,
            place=PlaceFacts("V", low, low, low, low),
            slip=SlipFacts(low, low, low, low, "on_site"),
        )
    )


def test_names_of_a_child_that_would_touch_are_set_apart() -> None:
    child = PersonFacts("1", "\u1e68\u0302lo", "Yq\u0323\u0308", guardian="Marie")
    assert_sound(sheet_facts(Variant.CYCLE_GRID_MINORS, people=(child,)))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("variant", [one for one in Variant if one.is_grid])
def test_dates_with_much_to_say(variant: Variant, language: str) -> None:
    assert_sound(sheet_facts(variant, dates=crowded_dates(), language=language))


@pytest.mark.parametrize("count", range(9))
@pytest.mark.parametrize("variant", [Variant.SESSION, Variant.HALF_DAYS, Variant.CYCLE_GRID])
def test_any_number_of_people_who_lead(variant: Variant, count: int) -> None:
    assert_sound(sheet_facts(variant, facilitators=facilitators(count), people=people(14)))


@pytest.mark.parametrize("variant", list(Variant))
def test_heads_that_are_too_long(variant: Variant) -> None:
    assert_sound(
        sheet_facts(
            variant,
            title="Un atelier dont le titre est vraiment très long et ne tient pas sur deux lignes",
            group="groupe du mercredi après-midi des semaines impaires",
            place=LONG_PLACE,
            centre=CentreFacts(
                "Maison de santé pluriprofessionnelle du Nord-Ouest " * 2, "dpo@x.example"
            ),
        )
    )


@pytest.mark.parametrize("variant", [Variant.SESSION, Variant.HALF_DAYS, Variant.CYCLE_GRID])
def test_the_band_of_logos(variant: Variant) -> None:
    assert_sound(sheet_facts(variant, wish=SheetWish(18, 4, logos=True)))


@pytest.mark.parametrize("count", [1, 3, 30])
@pytest.mark.parametrize(
    "variant", [Variant.SESSION, Variant.HALF_DAYS, Variant.CYCLE_GRID, Variant.CYCLE_GRID_MINORS]
)
def test_names_that_no_cell_holds(variant: Variant, count: int) -> None:
    crowd = tuple(
        PersonFacts(str(place), "Kergariou-Saint-Hilaire " * 9, "Anne", guardian="Marie " * 40)
        for place in range(count)
    )
    assert_sound(sheet_facts(variant, people=crowd))


def test_marks_piled_on_a_letter_do_not_leave_their_line() -> None:
    piled = "Ate\u0300\u0300\u0300\u0300\u0300lier"
    sheet = composed(sheet_facts(title=piled, group=""))
    (page,) = drawn_pages(sheet)

    assert_sound(sheet_facts(title=piled))
    assert "Atèlier" in [mark.text for mark in page.marks if isinstance(mark, Text)]


@pytest.mark.parametrize(
    ("title", "group"),
    [("", "o\u0308\u0303\u0300"), ("அஅஅஅஅஅஅஅஅஅஅஅஅஅஅஅஅஆ", "À"), ("Ấ" * 60, "gọ" * 30)],
)
def test_titles_of_tall_letters_are_smaller(title: str, group: str) -> None:
    sheet = composed(sheet_facts(title=title, group=group))
    for page in drawn_pages(sheet):
        assert_in_its_place(sheet, page)
        assert_nothing_overprinted(page, PILED_MM)


def test_rows_of_those_who_lead_come_under_the_full_names() -> None:
    crowd = (PersonFacts("long", "Kergariou-Saint-Hilaire " * 9, "Anne"), *people(4))
    assert_sound(sheet_facts(Variant.HALF_DAYS, people=crowd, facilitators=facilitators(8)))


def test_a_name_without_room_is_printed_in_full_under_the_table() -> None:
    whole = "Kergariou-Saint-Hilaire " * 9
    sheet = composed(sheet_facts(people=(PersonFacts("long", whole.strip(), "Anne"),)))
    (page,) = drawn_pages(sheet)
    printed = " ".join(mark.text for mark in page.marks if isinstance(mark, Text))

    assert f"1\u00a0: {whole}Anne" in printed


def test_large_rows_are_twelve_millimetres_and_names_fourteen_points() -> None:
    facts = sheet_facts(wish=SheetWish(18, 4, large_rows=True))
    (page,) = drawn_pages(composed(facts))
    kept = [mark for mark in page.marks if isinstance(mark, Kept)]

    assert {one.cell.height for one in kept if one.purpose is Purpose.SIGNATURE} == {12}


def test_rules_are_thick_after_every_fifth_line_on_every_page() -> None:
    facts = sheet_facts(people=people(32))
    thick = [
        sum(
            isinstance(mark, Rule) and mark.width == 2 and mark.y1 == mark.y2 for mark in page.marks
        )
        for page in drawn_pages(composed(facts))
    ]

    assert thick == [1 + 3, 1 + 3]


def test_a_cross_leaves_its_words_readable() -> None:
    sheet = composed(busy_dates())
    page = next(iter(drawn_pages(sheet)))
    crosses = [
        mark
        for mark in page.marks
        if isinstance(mark, Rule) and mark.x1 != mark.x2 and mark.y1 != mark.y2
    ]
    (words,) = (
        mark
        for mark in page.marks
        if isinstance(mark, Text) and mark.upright and mark.face.chain[0].endswith("Bold")
    )

    assert len(crosses) == 4
    assert all(abs(rule.x1 - words.x) > 1 or abs(rule.y1 - words.y) > 20 for rule in crosses)


def test_nobody_can_sign_a_cancelled_or_a_skipped_date() -> None:
    sheet = composed(busy_dates())
    first = sheet.pages[0]
    signed = {
        round(mark.cell.left, 2)
        for mark in next(iter(drawn_pages(sheet))).marks
        if isinstance(mark, Kept) and mark.purpose is Purpose.SIGNATURE
    }
    open_columns = {
        round(column.left_mm, 2)
        for column in first.columns
        if column.kind is ColumnKind.DATE and column.dates[0].status is DateStatus.PLANNED
    }

    assert signed == open_columns


@pytest.mark.parametrize("variant", [one for one in Variant if one is not Variant.EMERGENCY_BLANK])
def test_the_code_has_modules_of_eight_tenths(variant: Variant) -> None:
    for page in drawn_pages(composed(sheet_facts(variant, people=people(30)))):
        codes = [mark for mark in page.marks if isinstance(mark, QrCode)]
        assert {round(mark.cell.width / 21, 3) for mark in codes} == {0.8}
        assert len(codes) == (2 if variant is Variant.INTERPRETER_SLIP else 1)
