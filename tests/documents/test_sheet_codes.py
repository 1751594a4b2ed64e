from collections.abc import Iterator
from typing import Any

import pytest
import zxingcpp
from PIL import Image, ImageFilter
from pypdfium2 import PdfDocument

from desktop_app.documents.attendance_sheet import composed_sheet, draw_sheet
from desktop_app.documents.codes import code_operators
from desktop_app.domain.sheets.facts import Variant
from tests.domain.sheets.samples import people, sheet_facts, stamp

POINTS_PER_INCH = 72
TURNED = 0.6
NUMBERED = [variant for variant in Variant if variant is not Variant.EMERGENCY_BLANK]


def pictures(pdf: bytes, dpi: int) -> Iterator[Image.Image]:
    with PdfDocument(pdf) as document:
        for page in document:
            bitmap: Any = page.render(scale=dpi / POINTS_PER_INCH, grayscale=True)
            yield bitmap.to_pil()


def codes_on(picture: Image.Image) -> set[str]:
    return {found.text for found in zxingcpp.read_barcodes(picture)}


def copied(picture: Image.Image) -> Image.Image:
    """A bad photocopy: a little out of focus, a little askew, without grey."""
    blurred = picture.filter(ImageFilter.GaussianBlur(1.2))
    turned = blurred.rotate(TURNED, resample=Image.Resampling.BICUBIC, fillcolor=255)
    return turned.point(lambda value: 255 if value > 128 else 0)


@pytest.mark.parametrize("variant", NUMBERED)
def test_codes_are_read_from_a_coarse_picture(variant: Variant) -> None:
    sheet = composed_sheet(sheet_facts(variant, people=people(12)), stamp(variant))

    for page, picture in zip(sheet.pages, pictures(draw_sheet(sheet), 100), strict=True):
        assert codes_on(picture) == {page.code}


def test_codes_survive_two_bad_copies() -> None:
    sheet = composed_sheet(sheet_facts(people=people(30)), stamp())

    read = [codes_on(copied(copied(picture))) for picture in pictures(draw_sheet(sheet), 200)]
    assert read == [{page.code} for page in sheet.pages]
    assert len(read) == len({page.code for page in sheet.pages}) == 2


def test_the_emergency_sheet_has_no_code() -> None:
    variant = Variant.EMERGENCY_BLANK
    sheet = composed_sheet(sheet_facts(variant), stamp(variant))

    assert [codes_on(picture) for picture in pictures(draw_sheet(sheet), 150)] == [set()]


def test_a_code_is_drawn_in_whole_modules() -> None:
    operators = code_operators("4710103401920186")

    assert "." not in operators
    assert operators.endswith("f")
