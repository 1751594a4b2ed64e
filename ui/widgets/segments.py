"""A segmented control: one of a few ways to look at the same thing."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.density import CONTROL_RADIUS
from ui.theme import Theme
from ui.typography import Letter
from ui.widgets.drawing import edge, ink, outlined
from ui.widgets.marks import count_height, count_width, draw_count
from ui.widgets.painted import RADIUS, PaintedButton, PaintedWidget
from ui.widgets.tones import Tone

_PADDING = 11.5
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_STEPS: dict[int, int] = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One part of a segmented control.

    Attributes:
        code: what `chosen` tells.
        label: what the part says.
        count: in a pill after the label.
        tone: of that pill.
    """

    code: str
    label: str
    count: str = ""
    tone: Tone = Tone.NEUTRAL


class Segments(PaintedWidget):
    """Parts side by side, one chosen; one Tab stop, arrows go from part to part."""

    chosen = Signal(str)

    def __init__(
        self, theme: Theme, name: str, choices: list[Choice], parent: QWidget | None = None
    ) -> None:
        """Offer `choices`, the first one chosen; `name` is for screen readers."""
        super().__init__(theme, parent)
        self.setAccessibleName(name)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(1, 0, 1, 0)
        self._row.setSpacing(0)
        self._parts: list[_Part] = []
        self.offer(choices)

    @property
    def code(self) -> str:
        """The code of the chosen part."""
        return next(part.choice.code for part in self._parts if part.isChecked())

    def offer(self, choices: list[Choice]) -> None:
        """Show other parts or other words; the same code stays chosen if it is still there."""
        before = self.code if self._parts else ""
        for part in self._parts:
            self._row.removeWidget(part)
            part.deleteLater()
        self._parts = [_Part(self.theme, choice, self) for choice in choices]
        for part in self._parts:
            self._row.addWidget(part)
        codes = [choice.code for choice in choices]
        self._mark(codes.index(before) if before in codes else 0)

    def choose(self, code: str) -> None:
        """Choose a part without telling anybody.

        Raises:
            ValueError: no part has that code.
        """
        self._mark([part.choice.code for part in self._parts].index(code))

    def pick(self, part: PaintedButton) -> None:
        """Choose a part because a person asked for it, and tell."""
        for place, candidate in enumerate(self._parts):
            if candidate is part:
                before = self.code
                self._mark(place)
                if candidate.choice.code != before:
                    self.chosen.emit(candidate.choice.code)

    def step(self, by: int) -> None:
        """Choose the part before (-1) or after (1), if there is one, and give it the focus."""
        place = next(place for place, part in enumerate(self._parts) if part.isChecked()) + by
        if 0 <= place < len(self._parts):
            self.pick(self._parts[place])
            self._parts[place].setFocus(Qt.FocusReason.TabFocusReason)

    def sizeHint(self) -> QSize:
        """See QWidget."""
        width = sum(part.sizeHint().width() for part in self._parts)
        return QSize(width + 2, self.theme.sizes.control)

    def draw(self, painter: QPainter, box: QRectF) -> None:
        """See PaintedWidget."""
        tokens = self.theme.tokens
        outlined(painter, box, CONTROL_RADIUS + 1, fill=tokens.track, pen=edge(tokens.line2))

    def _mark(self, chosen: int) -> None:
        for place, part in enumerate(self._parts):
            part.setChecked(place == chosen)
            policy = Qt.FocusPolicy.TabFocus if place == chosen else Qt.FocusPolicy.NoFocus
            part.setFocusPolicy(policy)


class _Part(PaintedButton):
    def __init__(self, theme: Theme, choice: Choice, control: Segments) -> None:
        self.choice, self._control = choice, control
        super().__init__(theme, choice.label, control)
        self.setCheckable(True)
        self.setProperty(RADIUS, CONTROL_RADIUS)
        if choice.count:
            self.setAccessibleName(f"{choice.label} {choice.count}")
        self.clicked.connect(self._picked)

    def content_size(self) -> QSize:
        """See PaintedButton."""
        count = count_width(self.theme, self.choice.count) + 6 if self.choice.count else 0
        width = 2 * _PADDING + self.theme.letters.width(Letter.TITLE, self.label) + count
        return QSize(round(width), self.theme.sizes.control)

    def draw(self, painter: QPainter, box: QRectF) -> None:
        """See PaintedButton."""
        tokens, chosen = self.theme.tokens, self.isChecked()
        if chosen:
            thumb = box.adjusted(1, 2, -1, -2)
            outlined(painter, thumb, CONTROL_RADIUS - 1, fill=tokens.thumb, pen=edge(tokens.ctrl))
        strong = chosen or self.is_hovered
        letter = Letter.TITLE if chosen else Letter.BODY
        ink(painter, self.theme.font(letter), tokens.text if strong else tokens.text2)
        painter.drawText(box.adjusted(_PADDING, 0, 0, 0), _LEFT, self.label)
        if self.choice.count:
            width, height = count_width(self.theme, self.choice.count), count_height(self.theme)
            left, top = box.right() - _PADDING - width, box.center().y() - height / 2
            pill = QRectF(round(left), round(top), width, height)
            draw_count(painter, self.theme, pill, self.choice.count, tone=self.choice.tone)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See QWidget."""
        step = _STEPS.get(event.key())
        if step is None:
            super().keyPressEvent(event)
        else:
            self._control.step(step)

    def nextCheckState(self) -> None:
        """Leave it to the control which part is chosen."""

    def _picked(self) -> None:
        self._control.pick(self)
