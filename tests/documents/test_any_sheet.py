import re
import zlib

import pytest
from hypothesis import given, settings

from desktop_app.documents.attendance_sheet import composed_sheet, draw_sheet, drawn_pages
from desktop_app.domain.sheets.facts import SheetFacts, Variant
from desktop_app.domain.sheets.ordering import printed_people
from desktop_app.domain.sheets.snapshot import from_json, to_json
from tests.documents.random_sheets import sheet_facts_of_any_kind
from tests.documents.sheet_ink import (
    assert_black_only_where_meant,
    assert_in_its_place,
    assert_nothing_overprinted,
    assert_room_to_sign,
)
from tests.domain.sheets.samples import stamp

NOT_A_GLYPH = "0000"
PILED_MM = 1.2  # what marks piled on letters of two scripts may share between two lines
STREAMS = re.compile(rb"stream\n(.*?)endstream", re.DOTALL)
GLYPHS = re.compile(r"<([0-9A-F]+)>(?:-?[\d.]+)?[ \]<]")


def glyphs(pdf: bytes) -> set[str]:
    """The numbers of the glyphs that pages show."""
    shown = set()
    for stream in STREAMS.findall(pdf):
        try:
            content = zlib.decompress(stream).decode("latin-1")
        except zlib.error:
            continue
        if " Tf" in content:
            for digits in GLYPHS.findall(content):
                shown |= {digits[start : start + 4] for start in range(0, len(digits), 4)}
    return shown


@settings(max_examples=140)
@given(sheet_facts_of_any_kind())
def test_any_facts_give_a_sheet_with_everything_in_its_place(facts: SheetFacts) -> None:
    assert_good_paper(facts)


@pytest.mark.faults
@pytest.mark.timeout(3600)
@settings(max_examples=2000)
@given(sheet_facts_of_any_kind())
def test_two_thousand_sheets_have_everything_in_its_place(facts: SheetFacts) -> None:
    assert_good_paper(facts)


def assert_good_paper(facts: SheetFacts) -> None:
    """Nobody lost, those who lead in company, ink where it may be, the same bytes again."""
    sheet = composed_sheet(facts, stamp(facts.variant))

    printed = [line.person.code for line in sheet.lines if line.person]
    assert printed == [one.person.code for one in printed_people(sheet.facts)]
    if facts.variant not in {Variant.INTERPRETER_SLIP, Variant.EMERGENCY_BLANK}:
        least = 3 if facts.variant.is_grid else 5
        signed = [page for page in sheet.pages if page.signers]
        assert signed
        assert all(len(page.lines) >= min(least, len(sheet.lines)) for page in signed)
    for page in drawn_pages(sheet):
        assert_in_its_place(sheet, page)
        assert_room_to_sign(sheet, page)
        assert_nothing_overprinted(page, PILED_MM)
        assert_black_only_where_meant(page)
    pdf = draw_sheet(sheet)
    assert NOT_A_GLYPH not in glyphs(pdf)
    assert draw_sheet(composed_sheet(from_json(to_json(facts)), sheet.stamp)) == pdf
