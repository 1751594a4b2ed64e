"""Small things people at the desk looked at twice."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.documents.attendance_sheet import composed_sheet, drawn_pages, settled_facts
from desktop_app.documents.lettering import POINTS_PER_MM
from desktop_app.documents.marks import THICK_RULE, Kept, Rule, Text
from desktop_app.documents.text import ink
from desktop_app.domain.sheets.facts import (
    CentreFacts,
    DateStatus,
    FacilitatorFacts,
    PersonFacts,
    PlaceFacts,
    SheetFacts,
    SheetWish,
    Variant,
)
from tests.domain.sheets.samples import hours, people, sheet_facts, skipped, stamp, weekly

GRIDS = [Variant.CYCLE_GRID, Variant.CYCLE_GRID_A3, Variant.CYCLE_GRID_MINORS]
SAMPLE_CENTRE = "Maison de santé du Nord-Ouest (centre fictif)"


def texts(facts: SheetFacts) -> list[str]:
    pages = drawn_pages(composed_sheet(facts, stamp(facts.variant)))
    return [mark.text for page in pages for mark in page.marks if isinstance(mark, Text)]


def cells_to_sign(facts: SheetFacts) -> int:
    pages = drawn_pages(composed_sheet(facts, stamp(facts.variant)))
    return sum(isinstance(mark, Kept) for page in pages for mark in page.marks)


def strokes(facts: SheetFacts) -> int:
    """Rules that are neither level nor upright."""
    pages = drawn_pages(composed_sheet(facts, stamp(facts.variant)))
    return sum(
        isinstance(mark, Rule) and mark.x1 != mark.x2 and mark.y1 != mark.y2
        for page in pages
        for mark in page.marks
    )


@pytest.mark.parametrize("variant", GRIDS)
def test_nobody_can_sign_at_a_date_they_are_not_expected_at(variant: Variant) -> None:
    facts = sheet_facts(variant, dates=weekly(5))
    one, *others = facts.people
    barred = replace(facts, people=(replace(one, barred=(1, 3)), *others))
    halves = 2 if variant is Variant.CYCLE_GRID_MINORS else 1

    assert cells_to_sign(facts) - cells_to_sign(barred) == 2 * halves
    assert (strokes(facts), strokes(barred)) == (0, 2 * halves)


@pytest.mark.parametrize("variant", GRIDS)
def test_a_date_elsewhere_says_where(variant: Variant) -> None:
    first, second, *others = weekly(6)
    elsewhere = PlaceFacts(site="Beauregard", room="Salle 4", neutral_room="Salle calme")
    facts = sheet_facts(variant, dates=(first, replace(second, place=elsewhere), *others))

    assert {"Beauregard", "Salle 4"} <= set(texts(facts))
    assert "Salle calme" in texts(replace(facts, sensitive=True))
    assert "Salle 4" not in texts(replace(facts, sensitive=True))


def test_all_that_differs_of_a_date_is_said() -> None:
    first, second, *others = weekly(6)
    odd = replace(
        second,
        span=hours(second.span.day, 14, 15),
        moved_from=date(2026, 9, 20),
        place=PlaceFacts(room="Salle 4"),
    )

    said = texts(sheet_facts(Variant.CYCLE_GRID, dates=(first, odd, *others)))

    assert "Salle 4" in said
    assert any(text.startswith("14:00–15:00") for text in said)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_day_that_a_date_was_moved_from_is_never_cut(language: str) -> None:
    first, second, *others = weekly(8)
    moved = replace(second, moved_from=date(2026, 9, 28))
    facts = sheet_facts(Variant.CYCLE_GRID, language=language, dates=(first, moved, *others))

    said = {text for text in texts(facts) if text.startswith(("au lieu du", "instead of"))}
    assert said == {"au lieu du 28/09" if language == "fr" else "instead of 28 Sep"}


def test_a_date_with_much_to_say_has_room_for_it() -> None:
    """Number, day, hours, the day it was moved from and its place, one under the other."""
    first, second, *others = weekly(8)
    elsewhere = PlaceFacts(site="Beauregard")
    odd = replace(
        second,
        span=hours(second.span.day, 14, 15),
        moved_from=date(2026, 9, 20),
        place=elsewhere,
    )
    facts = sheet_facts(Variant.CYCLE_GRID, dates=(first, odd, *others))
    sheet = composed_sheet(facts, stamp(facts.variant))
    page = next(iter(drawn_pages(sheet)))
    heads = [
        mark
        for mark in page.marks
        if isinstance(mark, Text) and mark.cell.top == sheet.table_top_mm
    ]
    (place,) = [mark for mark in heads if mark.text == "Beauregard"]
    column = sorted((mark for mark in heads if mark.x == place.x), key=lambda mark: mark.y)

    assert len(column) == 5
    tails = [mark.y + ink(mark.text, mark.face, mark.size)[1] / POINTS_PER_MM for mark in column]
    tops = [mark.y - ink(mark.text, mark.face, mark.size)[0] / POINTS_PER_MM for mark in column]
    bottom = sheet.table_top_mm + sheet.header_mm - THICK_RULE / 2 / POINTS_PER_MM
    assert all(tail <= top + 0.1 for tail, top in zip(tails, [*tops[1:], bottom], strict=True))


def test_upright_words_are_shorter_beside_two_lines_never_cut() -> None:
    first, second, third, *others = weekly(5)
    dates = (
        replace(first, status=DateStatus.CANCELLED),
        skipped(second),
        skipped(third),
        *others,
    )
    facts = sheet_facts(Variant.CYCLE_GRID, dates=dates, people=people(5))
    sheet = composed_sheet(facts, stamp(facts.variant))
    upright = [
        [mark.text for mark in page.marks if isinstance(mark, Text) and mark.upright]
        for page in drawn_pages(sheet)
    ]

    assert [len(page.lines) for page in sheet.pages] == [2, 6]
    assert upright[0] == ["annulée", "21/09–28/09"]
    assert upright[1] == [
        "Séance annulée par le centre",
        "21 et 28 septembre 2026\u00a0: vacances scolaires, pas de séance",
    ]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_page_of_the_signatures_is_never_cut(language: str) -> None:
    facts = sheet_facts(Variant.HALF_DAYS, people=people(200), language=language)
    beginnings = ("facilitators sign on", "signatures")
    said = [text for text in texts(facts) if text.startswith(beginnings)]

    assert len(said) == 13
    assert all(text.endswith("14") for text in said), said


def test_a_date_that_is_not_certain_says_so() -> None:
    first, *others = weekly(4)
    dates = (replace(first, status=DateStatus.OPTION), *others)

    assert "2026 · option" in texts(sheet_facts(Variant.CYCLE_GRID, dates=dates))


@pytest.mark.parametrize("variant", [Variant.ANONYMOUS_COUNT, Variant.INTERPRETER_SLIP])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_centre_without_contact_sends_people_to_its_reception(
    variant: Variant, language: str
) -> None:
    centre = CentreFacts("Maison de santé du Nord-Ouest")
    said = " ".join(texts(sheet_facts(variant, language=language, centre=centre)))

    assert "—" not in said
    assert ("à l’accueil" if language == "fr" else "at reception") in said


def test_no_article_stands_before_the_name_of_the_centre() -> None:
    centre = CentreFacts("Maison de santé du Nord-Ouest")
    said = " ".join(texts(sheet_facts(Variant.ANONYMOUS_COUNT, centre=centre)))

    assert "Responsable\u00a0: Maison de santé du Nord-Ouest." in said


def test_a_long_partner_is_written_on_two_lines() -> None:
    person = PersonFacts("U1", "Aydın", "İbrahim", structure="Centre communal d’action sociale")
    said = texts(sheet_facts(people=(person,)))

    assert {"Centre communal", "d’action sociale"} <= set(said)


def test_the_hours_of_a_guest_are_never_cut() -> None:
    guest = FacilitatorFacts(
        "Marie-Claude Le Guellec",
        "éducatrice sportive adaptée",
        hours(date(2026, 12, 3), 15, 16),
    )
    facts = sheet_facts()
    said = texts(replace(facts, facilitators=(*facts.facilitators[:1], guest)))

    assert "de 15:00 à 16:00" in said
    assert "éducatrice sportive adaptée" in said


@pytest.mark.parametrize("variant", [Variant.SESSION, Variant.CYCLE_GRID])
def test_the_name_of_the_centre_takes_the_room_beside_the_date(variant: Variant) -> None:
    assert SAMPLE_CENTRE in texts(sheet_facts(variant, centre=CentreFacts(SAMPLE_CENTRE)))


def test_large_rows_are_wished_only_where_they_change_the_paper() -> None:
    def wished(count: int) -> bool:
        wish = SheetWish(18, 4, large_rows=True)
        return settled_facts(sheet_facts(people=people(count), wish=wish)).wish.large_rows

    assert not wished(8)
    assert wished(16)


def test_each_half_day_says_its_own_hours() -> None:
    said = texts(sheet_facts(Variant.HALF_DAYS))

    assert {"de 9:00 à 12:00", "de 13:00 à 16:00"} <= set(said)


def test_a_guest_of_a_day_has_two_lines_for_profession_and_hours() -> None:
    guest = FacilitatorFacts(
        "Shirin Rahmanov", "infirmière en santé participative", hours(date(2026, 12, 5), 14, 15)
    )
    said = texts(sheet_facts(Variant.HALF_DAYS, facilitators=(guest,)))

    assert not [text for text in said if "…" in text]
    assert "de 14:00 à 15:00" in " ".join(said)


def test_a_duplicate_says_when_it_was_printed() -> None:
    facts = sheet_facts(Variant.HALF_DAYS)
    pages = drawn_pages(composed_sheet(facts, replace(stamp(facts.variant), duplicate=12)))
    said = [mark.text for page in pages for mark in page.marks if isinstance(mark, Text)]

    (line,) = [text for text in said if text.startswith("duplicata n°\u00a012")]
    assert f"{stamp(facts.variant).printed_at:%d/%m/%Y}" in line
    assert "…" not in line


def test_the_former_address_is_struck_through_and_the_new_one_is_not() -> None:
    facts = sheet_facts(Variant.SESSION)
    place = replace(facts.place, address="9 rue Neuve, Rennes", old_address="1 rue d’Avant, Rennes")
    moved = replace(facts, place=place)
    pages = drawn_pages(composed_sheet(moved, stamp(moved.variant)))
    marks = [mark for page in pages for mark in page.marks]
    struck = {
        text.text
        for text in marks
        if isinstance(text, Text) and text.text in {place.address, place.old_address}
        for rule in marks
        if isinstance(rule, Rule) and _strikes(rule, text)
    }
    assert struck == {place.old_address}


def _strikes(rule: Rule, text: Text) -> bool:
    """Whether a level rule goes through a line of text, from its first letter on."""
    highest = text.y - text.size / POINTS_PER_MM
    return (rule.x1, rule.y1) == (text.x, rule.y2) and highest < rule.y1 < text.y
