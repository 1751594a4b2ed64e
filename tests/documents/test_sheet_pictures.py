"""The pages as pictures: the first and the last of each variant, as they were reviewed by eye.

After a wanted change, run `PERMANENCE_NEW_PICTURES=1 pytest tests/documents/test_sheet_pictures.py`
and look at every picture before committing it.
"""

import os
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops

from desktop_app.documents.attendance_sheet import composed_sheet, draw_sheet
from desktop_app.domain.sheets.facts import SheetFacts, SheetWish, Variant
from tests.documents.edge_cases import EDGE_CASES
from tests.domain.sheets.samples import crowded_dates, sheet_facts, stamp

PICTURES = Path(__file__).parent / "pictures"
DOTS_PER_INCH = 50
TOLERATED_LEVELS = 48
TOLERATED_SHARE = 0.002

PEOPLE = EDGE_CASES[:18]
CASES: dict[str, SheetFacts] = {
    **{variant.value: sheet_facts(variant, people=PEOPLE) for variant in Variant},
    "session_large_rows": sheet_facts(people=PEOPLE, wish=SheetWish(18, 4, large_rows=True)),
    "session_logos": sheet_facts(people=PEOPLE[:12], wish=SheetWish(12, 4, logos=True)),
    "cycle_grid_crowded": sheet_facts(
        Variant.CYCLE_GRID, people=PEOPLE, dates=crowded_dates(), language="en"
    ),
}
OF_SEVERAL_PAGES = (
    "session_half_days",
    "session_walk_in",
    "session_first_name_only",
    "session_large_rows",
    "cycle_grid",
    "cycle_grid_a3",
    "cycle_grid_minors",
    "cycle_grid_crowded",
)


@pytest.mark.parametrize("name", CASES)
def test_the_first_page_looks_as_it_was_reviewed(name: str) -> None:
    assert_as_reviewed(pages_of(CASES[name])[0], name)


@pytest.mark.parametrize("name", OF_SEVERAL_PAGES)
def test_the_last_page_looks_as_it_was_reviewed(name: str) -> None:
    assert_as_reviewed(pages_of(CASES[name])[-1], f"{name}_last")


def test_no_case_of_several_pages_is_forgotten() -> None:
    several = {name for name, facts in CASES.items() if len(pages_of(facts)) > 1}
    assert several == set(OF_SEVERAL_PAGES)


def test_another_page_is_another_picture() -> None:
    """The comparison itself can fail: one name less is seen."""
    (one,), (other,) = (pages_of(sheet_facts(people=EDGE_CASES[:count])) for count in (18, 17))
    assert share_that_differs(one, other) > TOLERATED_SHARE


def assert_as_reviewed(picture: Image.Image, name: str) -> None:
    """The same as the picture that was looked at, but for a few pixels."""
    path = PICTURES / f"{name}.png"
    if os.environ.get("PERMANENCE_NEW_PICTURES"):
        picture.save(path, optimize=True)
    reviewed = Image.open(path).convert("L")
    assert reviewed.size == picture.size
    assert share_that_differs(reviewed, picture) <= TOLERATED_SHARE, f"look at {path.name}"


def pages_of(facts: SheetFacts) -> list[Image.Image]:
    """Every page in grey."""
    with pypdfium2.PdfDocument(draw_sheet(composed_sheet(facts, stamp(facts.variant)))) as pdf:
        return [page.render(scale=DOTS_PER_INCH / 72).to_pil().convert("L") for page in pdf]


def share_that_differs(one: Image.Image, other: Image.Image) -> float:
    """The share of pixels further apart than the tolerated levels."""
    levels = ImageChops.difference(one, other).histogram()
    return sum(levels[TOLERATED_LEVELS:]) / sum(levels)
