"""Rows that go on in the next line where the width ends, so that large letters cut nothing."""

from collections.abc import Sequence

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget


def wrapped(widgets: Sequence[QWidget], width: int, gap: int) -> list[list[QWidget]]:
    """Return the lines that widgets make of their usual widths, `gap` pixels between them."""
    lines: list[list[QWidget]] = []
    taken = 0
    for one in widgets:
        wide = one.sizeHint().width()
        if lines and taken + gap + wide <= width:
            lines[-1].append(one)
            taken += gap + wide
        else:
            lines.append([one])
            taken = wide
    return lines


def lines_height(lines: Sequence[Sequence[QWidget]], gap: int) -> int:
    """Return how high lines are together, in pixels."""
    return sum(map(_height, lines)) + gap * max(len(lines) - 1, 0)


def place_lines(
    lines: Sequence[Sequence[QWidget]], box: QRect, gap: int, at_end: Sequence[QWidget]
) -> None:
    """Put lines in the middle of a box's height; those `at_end` go to its right edge."""
    top = box.top() + max(box.height() - lines_height(lines, gap), 0) // 2
    for line in lines:
        high, left = _height(line), box.left()
        free = max(box.width() - _width(line, gap), 0)
        for one in line:
            if one in at_end:
                left, free = left + free, 0
            size = one.sizeHint()
            above = (high - size.height()) // 2
            one.setGeometry(left, top + above, size.width(), size.height())
            left += size.width() + gap
        top += high + gap


def _width(line: Sequence[QWidget], gap: int) -> int:
    return sum(one.sizeHint().width() for one in line) + gap * (len(line) - 1)


def _height(line: Sequence[QWidget]) -> int:
    return max((one.sizeHint().height() for one in line), default=0)
