"""The pages as pictures: one for each variant, compared with those reviewed by eye.

After a wanted change, run `PERMANENCE_NEW_PICTURES=1 pytest tests/documents/test_sheet_pictures.py`
and look at every picture before committing it.
"""

import os
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops

from desktop_app.documents.attendance_sheet import composed_sheet, draw_sheet
from desktop_app.domain.sheets.facts import SheetWish, Variant
from tests.documents.edge_cases import EDGE_CASES
from tests.domain.sheets.samples import sheet_facts, stamp

PICTURES = Path(__file__).parent / "pictures"
DOTS_PER_INCH = 50
TOLERATED_LEVELS = 48
TOLERATED_SHARE = 0.002

CASES: list[tuple[Variant, str, dict[str, object]]] = [
    (variant, variant.value, {}) for variant in Variant
]
CASES.append((Variant.SESSION, "session_large_rows", {"wish": SheetWish(18, 4, large_rows=True)}))


@pytest.mark.parametrize(("variant", "name", "changes"), CASES, ids=[case[1] for case in CASES])
def test_a_page_looks_as_it_was_reviewed(
    variant: Variant, name: str, changes: dict[str, object]
) -> None:
    facts = sheet_facts(variant, people=EDGE_CASES[:18], **changes)
    picture = rendered(draw_sheet(composed_sheet(facts, stamp(variant))))
    path = PICTURES / f"{name}.png"
    if os.environ.get("PERMANENCE_NEW_PICTURES"):
        picture.save(path, optimize=True)
    reviewed = Image.open(path).convert("L")
    assert reviewed.size == picture.size
    assert share_that_differs(reviewed, picture) <= TOLERATED_SHARE, f"look at {path.name}"


def test_another_page_is_another_picture() -> None:
    """The comparison itself can fail: one name less is seen."""
    facts = [sheet_facts(people=EDGE_CASES[:count]) for count in (18, 17)]
    pages = [rendered(draw_sheet(composed_sheet(one, stamp()))) for one in facts]
    assert share_that_differs(*pages) > TOLERATED_SHARE


def rendered(pdf: bytes) -> Image.Image:
    """The first page in grey."""
    document = pypdfium2.PdfDocument(pdf)
    picture: Image.Image = document[0].render(scale=DOTS_PER_INCH / 72).to_pil().convert("L")
    document.close()
    return picture


def share_that_differs(one: Image.Image, other: Image.Image) -> float:
    """The share of pixels further apart than the tolerated levels."""
    levels = ImageChops.difference(one, other).histogram()
    return sum(levels[TOLERATED_LEVELS:]) / sum(levels)
