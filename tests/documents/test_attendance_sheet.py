import re
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument

from desktop_app.documents.attendance_sheet import (
    composed_sheet,
    draw_sheet,
    draw_sheets,
    drawn_pages,
)
from desktop_app.documents.marks import Text
from desktop_app.domain.sheets.facts import LogoFacts, SheetFacts, SheetWish, Variant
from desktop_app.domain.sheets.sheet import Sheet
from tests.documents.edge_cases import EDGE_CASES
from tests.documents.paper import read_with
from tests.domain.sheets.samples import people, sheet_facts, stamp

DIRECTION_MARKS = dict.fromkeys(range(0x202A, 0x202F))
MILLIMETRE = 72 / 25.4


def composed(facts: SheetFacts) -> Sheet:
    return composed_sheet(facts, stamp(facts.variant))


def words_of(pdf: bytes, folder: Path, *options: str) -> str:
    """Everything a reader of the PDF finds, its lines joined."""
    text = read_with("pdftotext", pdf, folder, *options).translate(DIRECTION_MARKS)
    return " ".join(text.split())


def folded(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).replace("'", "’").split())


def test_every_name_is_found_in_both_forms(tmp_path: Path) -> None:
    found = words_of(draw_sheet(composed(sheet_facts(people=EDGE_CASES))), tmp_path)

    assert unicodedata.is_normalized("NFC", found)
    assert "\ufffd" not in found
    for person in EDGE_CASES:
        for form in (person.family, person.given, person.native):
            assert folded(form) in found, person.code


def test_text_is_in_the_order_of_reading(tmp_path: Path) -> None:
    found = words_of(draw_sheet(composed(sheet_facts(people=people(3)))), tmp_path, "-raw")
    order = [
        "Atelier démarches, groupe du jeudi",
        "Jeudi 3 décembre 2026, de 14:00 à 16:00",
        "Villejean : Salle 1",
        "Nom, prénom",
        "1 Famille000 Camille",
        "2 Famille001 Camille",
        "Animation : nous attestons",
        "Personne Numéro0",
        "Personnes : présentes",
        "Action financée par : ARS Bretagne",
        "page 1 / 1",
    ]
    places = [found.find(unicodedata.normalize("NFC", words)) for words in order]

    assert -1 not in places, dict(zip(order, places, strict=True))
    assert places == sorted(places)


@pytest.mark.parametrize("variant", list(Variant))
def test_all_fonts_are_embedded_and_helvetica_is_not_declared(
    variant: Variant, tmp_path: Path
) -> None:
    pdf = draw_sheet(composed(sheet_facts(variant, people=EDGE_CASES)))
    rows = read_with("pdffonts", pdf, tmp_path).splitlines()[2:]

    assert rows
    assert all(re.search(r" yes yes yes ", row) for row in rows), rows
    assert b"Helvetica" not in pdf


def test_words_stay_inside_the_margins(tmp_path: Path) -> None:
    pdf = draw_sheet(composed(sheet_facts(people=EDGE_CASES)))
    boxes = re.findall(
        r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)"',
        read_with("pdftotext", pdf, tmp_path, "-bbox"),
    )

    assert len(boxes) > 100
    for left, top, right, bottom in (map(float, box) for box in boxes):
        assert left >= 18 * MILLIMETRE - 1
        assert right <= 198 * MILLIMETRE + 1
        assert top >= 12 * MILLIMETRE - 8  # the box of a line is taller than its ink
        assert bottom <= 285 * MILLIMETRE + 8


@pytest.mark.parametrize("variant", list(Variant))
def test_the_same_facts_and_hour_give_the_same_bytes(variant: Variant) -> None:
    facts = sheet_facts(variant, people=EDGE_CASES)

    assert draw_sheet(composed(facts)) == draw_sheet(composed(facts))


def test_a_duplicate_differs_in_the_line_of_identity_only() -> None:
    facts = sheet_facts()
    first, again = (
        [
            mark
            for page in drawn_pages(composed_sheet(facts, stamp(duplicate=count)))
            for mark in page.marks
        ]
        for count in (1, 2)
    )
    (before,) = (mark for mark in first if mark not in again)
    (after,) = (mark for mark in again if mark not in first)

    assert isinstance(before, Text)
    assert isinstance(after, Text)
    assert "duplicata n°\u00a02" in after.text
    assert after.text.replace("\u2003·\u2003duplicata n°\u00a02", "") == before.text


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_document_says_its_language_and_its_neutral_title(language: str) -> None:
    pdf = draw_sheet(composed(sheet_facts(language=language)))
    with PdfDocument(pdf) as document:
        title = document.get_metadata_dict()["Title"]

    assert f"/Lang ({language})".encode() in pdf
    assert "Atelier démarches" in title
    assert "Camille" not in title


def test_a_day_of_sheets_is_one_document() -> None:
    facts = sheet_facts(people=people(30))
    with PdfDocument(draw_sheets(composed(facts) for _ in range(5))) as document:
        assert len(document) == 10


def test_what_pages_share_is_written_once() -> None:
    facts = sheet_facts(people=people(12))
    one = len(draw_sheet(composed(facts)))
    hundred = len(draw_sheets(composed(facts) for _ in range(100)))

    assert hundred - one < 99 * 2000


def test_a_document_has_at_least_one_sheet() -> None:
    with pytest.raises(ValueError, match="at least one sheet"):
        draw_sheets([])


def test_pages_have_the_size_of_their_paper() -> None:
    sheets = [
        composed(sheet_facts(variant)) for variant in (Variant.SESSION, Variant.CYCLE_GRID_A3)
    ]
    with PdfDocument(draw_sheets(sheets)) as document:
        sizes = [tuple(round(side / MILLIMETRE) for side in page.get_size()) for page in document]

    assert sizes[0] == (210, 297)
    assert set(sizes[1:]) == {(420, 297)}


def test_a_logo_of_one_bit_is_drawn_in_black() -> None:
    facts = sheet_facts(wish=SheetWish(18, 4, logos=True))
    black = LogoFacts("ARS", 16, 16, "/////////////////////////////////////////////w==")
    with_logo = replace(facts, centre=replace(facts.centre, logos=(black,)))
    with PdfDocument(draw_sheet(composed(with_logo))) as document:
        picture = document[0].render(scale=1, grayscale=True).to_pil()

    assert picture.getpixel((round(20 * MILLIMETRE), round(16 * MILLIMETRE))) == 0


def test_the_first_of_a_month_is_raised_but_found_as_it_is_said(tmp_path: Path) -> None:
    facts = sheet_facts(Variant.WALK_IN)
    span = facts.dates[0].span.moved(
        -(facts.dates[0].span.start - facts.dates[0].span.start.replace(day=1))
    )
    pdf = draw_sheet(composed(replace(facts, dates=(replace(facts.dates[0], span=span),))))

    assert "Mardi 1er décembre 2026" in words_of(pdf, tmp_path)
    assert "1re" in words_of(pdf, tmp_path)
