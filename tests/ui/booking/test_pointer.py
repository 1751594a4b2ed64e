"""Where the popover points at what it belongs to, wherever the window lets it stand."""

import pytest
from PySide6.QtCore import QRect

from ui.booking.placement import CORNER, GAP, Pointer, pointer_at

BLOCK = QRect(500, 200, 100, 40)
"""From 500 to 599 across, from 200 to 239 down."""


@pytest.mark.parametrize(
    ("popover", "pointed"),
    [
        (QRect(460, 239 + GAP, 380, 400), Pointer(89, up=True)),
        (QRect(460, 200 - GAP - 99, 380, 100), Pointer(89, up=False)),
        (QRect(200, 239 + GAP, 380, 400), Pointer(349, up=True)),
        (QRect(170, 239 + GAP, 380, 400), Pointer(379 - CORNER, up=True)),
        (QRect(540, 239 + GAP, 380, 400), Pointer(CORNER, up=True)),
        (QRect(100, 239 + GAP, 380, 400), None),
        (QRect(460, 300, 380, 400), None),
        (QRect(460, 150, 380, 400), None),
    ],
)
def test_it_points_at_its_block_and_at_nothing_else(
    popover: QRect, pointed: Pointer | None
) -> None:
    assert pointer_at(BLOCK, popover) == pointed
