"""What the marks of a week or four mean, below the last row when there is room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from ui.board.dates import DateMode
from ui.board.days_ground import MOST_TAKEN
from ui.board.days_layout import DOT, LEGEND
from ui.board.dot_painter import paint_conflict_dot, paint_plain_dot
from ui.board.lettering import Pen
from ui.board.sayings import POINT
from ui.tokens import faded
from ui.typography import Letter
from ui.widgets.drawing import edge, outlined

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.board.scene import Scene

_LEFT, _SQUARE, _GAP, _SHADE, _BELOW = 18, 7, 5, 14, LEGEND / 2


def paint_legend(painter: QPainter, scene: Scene) -> None:
    """Write the legend; a day needs none."""
    words, tokens = scene.words, scene.theme.tokens
    if scene.dates is DateMode.DAY:
        return
    pen = Pen(painter, scene.theme, _LEFT, scene.sight.size.width() - 8)
    pen.middle = scene.stack.height + scene.origin.y() + _BELOW
    if scene.dates is DateMode.FOUR_WEEKS:
        _write_dots(pen, scene)
    else:
        pen.write(words._("Individual appointments in one line:"), Letter.CAPTION, tokens.text3)
        for said, taken in ((words._("place taken"), True), (words._("free place"), False)):
            pen.skip(_GAP)
            _draw_square(pen, taken=taken)
            pen.write(said, Letter.CAPTION, tokens.text3)
        keys = words._("Enter opens the day"), words._("Alt + arrows move the chosen session")
        pen.write("".join(POINT + one for one in keys), Letter.CAPTION, tokens.text3)


def _write_dots(pen: Pen, scene: Scene) -> None:
    """Write what a dot is, filled, as a ring or in the colour of danger, and what a shade is."""
    words, tokens = scene.words, scene.theme.tokens
    dark = QRectF(0, 0, _SHADE, DOT + 2)
    dot = QRectF(0, 0, DOT, DOT)
    signs: tuple[tuple[QRectF, Callable[[QRectF], None], str], ...] = (
        (
            dot,
            lambda box: paint_plain_dot(pen.painter, box, tokens.text2, hollow=False),
            words._("session or appointment"),
        ),
        (
            dot,
            lambda box: paint_plain_dot(pen.painter, box, tokens.text2, hollow=True),
            words._("option"),
        ),
        (
            dot,
            lambda box: paint_conflict_dot(pen.painter, tokens, box),
            words._("conflict"),
        ),
        (
            dark,
            lambda box: pen.painter.fillRect(box, faded(tokens.accent, MOST_TAKEN)),
            words._("stronger: more of the day is taken"),
        ),
    )
    for sign, paint, said in signs:
        paint(sign.translated(round(pen.left), round(pen.middle - sign.height() / 2)))
        pen.skip(sign.width() + _GAP)
        pen.write(said, Letter.CAPTION, tokens.text3)
        pen.skip(3 * _GAP)
    pen.write(words._("Enter opens the day"), Letter.CAPTION, tokens.text3)


def _draw_square(pen: Pen, *, taken: bool) -> None:
    colour = pen.theme.tokens.text2
    box = QRectF(round(pen.left), round(pen.middle - _SQUARE / 2), _SQUARE, _SQUARE)
    inner = box if taken else box.adjusted(0.5, 0.5, -0.5, -0.5)
    outlined(
        pen.painter, inner, 1.5, fill=colour if taken else None, pen=None if taken else edge(colour)
    )
    pen.skip(_SQUARE + _GAP)
