"""What the marks of a week or four mean, below the last row when there is room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from ui.board.dates import DateMode
from ui.board.lettering import Pen
from ui.board.sayings import POINT
from ui.typography import Letter
from ui.widgets.drawing import edge, outlined

if TYPE_CHECKING:
    from ui.board.scene import Scene

_LEFT, _SQUARE, _GAP, _BELOW = 18, 7, 5, 17


def paint_legend(painter: QPainter, scene: Scene) -> None:
    """Write the legend; a day needs none."""
    words, tokens = scene.words, scene.theme.tokens
    if scene.dates is DateMode.DAY:
        return
    pen = Pen(painter, scene.theme, _LEFT, scene.sight.size.width() - 8)
    pen.middle = scene.stack.height + scene.origin.y() + _BELOW
    if scene.dates is DateMode.FOUR_WEEKS:
        said = words._("A dot for each session or appointment; darker: more of the day is taken")
        pen.write(said + POINT + words._("Enter opens the day"), Letter.CAPTION, tokens.text3)
    else:
        pen.write(words._("Individual appointments in one line:"), Letter.CAPTION, tokens.text3)
        for said, taken in ((words._("place taken"), True), (words._("free place"), False)):
            pen.skip(_GAP)
            _draw_square(pen, taken=taken)
            pen.write(said, Letter.CAPTION, tokens.text3)
        keys = words._("Enter opens the day"), words._("Alt + arrows move the chosen session")
        pen.write("".join(POINT + one for one in keys), Letter.CAPTION, tokens.text3)


def _draw_square(pen: Pen, *, taken: bool) -> None:
    colour = pen.theme.tokens.text2
    box = QRectF(round(pen.left), round(pen.middle - _SQUARE / 2), _SQUARE, _SQUARE)
    inner = box if taken else box.adjusted(0.5, 0.5, -0.5, -0.5)
    outlined(
        pen.painter, inner, 1.5, fill=colour if taken else None, pen=None if taken else edge(colour)
    )
    pen.skip(_SQUARE + _GAP)
