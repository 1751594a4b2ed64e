"""The three steps at the head of the wizard: those done have a tick, the present one is full."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.icons import Icon, draw_icon_in
from ui.typography import Letter
from ui.widgets.drawing import edge, fill_disc, ink, outlined
from ui.widgets.painted import PaintedButton, PaintedWidget

if TYPE_CHECKING:
    from desktop_app.wording.words import Words
    from ui.theme import Theme

_DISC, _GAP, _LINE = 22, 10, 28
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class Step(IntEnum):
    """The steps in their order; the value is what is written in the disc, less one."""

    WHAT = 0
    WHEN = 1
    CHECK = 2


class StepMarks(QWidget):
    """Each step is one click away; none forbids another."""

    chosen = Signal(int)
    """The Step that is wanted."""

    def __init__(self, theme: Theme, words: Words) -> None:
        """Stand at the first step."""
        super().__init__()
        self.marks = [StepMark(theme, one) for one in Step]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for mark in self.marks:
            if mark.step:
                row.addWidget(_Between(theme))
            row.addWidget(mark)
            mark.clicked.connect(lambda _on=False, step=mark.step: self.chosen.emit(int(step)))
        self.retranslate(words)

    def show_step(self, present: Step) -> None:
        """Stand at a step."""
        for mark in self.marks:
            mark.stand(present)

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        self.setAccessibleName(words._("Steps"))
        names = (words._("What"), words._("When and where"), words._("Verify"))
        for mark, name in zip(self.marks, names, strict=True):
            mark.say(name)
            told = words._("Step {number}: {name}").format(number=mark.step + 1, name=name)
            mark.setAccessibleName(told)


class StepMark(PaintedButton):
    """A disc with a number or a tick, and the name of the step."""

    def __init__(self, theme: Theme, step: Step) -> None:
        """Say nothing yet."""
        self.step, self._present = step, Step.WHAT
        super().__init__(theme, "")

    def stand(self, present: Step) -> None:
        """Be the present step, one before it, or one to come."""
        self._present = present
        self.updateGeometry()
        self.update()

    def content_size(self) -> QSize:
        """See PaintedButton."""
        side = self._side()
        width = side + _GAP + self.theme.letters.width(Letter.STRONG, self.label) + 2
        return QSize(round(width + 0.5), round(side) + 4)

    def draw(self, painter: QPainter, box: QRectF) -> None:
        """See PaintedButton."""
        tokens, side = self.theme.tokens, self._side()
        centre = QPointF(side / 2, box.center().y())
        disc = QRectF(0, centre.y() - side / 2, side, side)
        here, done = self.step == self._present, self.step < self._present
        if here:
            fill_disc(painter, centre, side / 2, tokens.accent)
        elif done:
            fill_disc(painter, centre, side / 2, tokens.okbg)
            draw_icon_in(painter, disc, Icon.CHECK, size=14, colour=tokens.ok)
        else:
            outlined(painter, disc, side / 2, fill=tokens.surface, pen=edge(tokens.ctrl))
        if not done:
            colour = tokens.onacc if here else tokens.text
            ink(painter, self.theme.font(Letter.CAPTION_STRONG), colour)
            painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(self.step + 1))
        letter = Letter.STRONG if here else Letter.BODY
        strong = here or self.is_hovered
        ink(painter, self.theme.font(letter), tokens.text if strong else tokens.text2)
        painter.drawText(box.adjusted(side + _GAP, 0, 2, 0), _LEFT, self.label)

    def _side(self) -> float:
        return _DISC * max(self.theme.text_percent, 100) / 100


class _Between(PaintedWidget):
    """The line from a step to the next one."""

    def sizeHint(self) -> QSize:
        return QSize(_LINE, 2)

    def draw(self, painter: QPainter, box: QRectF) -> None:
        painter.fillRect(QRectF(0, 0, box.width(), 1), self.theme.tokens.line2)
