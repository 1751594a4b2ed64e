"""Toasts: what just happened, for at least eight seconds, with what can be done about it."""

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.icons import Icon
from ui.theme import Theme
from ui.typography import Letter
from ui.widgets.buttons import IconButton, LinkButton
from ui.widgets.cards import Card
from ui.widgets.labels import Glyph, Text
from ui.widgets.tones import TONE_ICONS, Tone

STAYS_MS = 8000
"""How long a toast stays when nobody is reading it (interface, section 12)."""

_TOKENS = {
    Tone.NEUTRAL: "text2",
    Tone.DANGER: "danger",
    Tone.WARN: "warn",
    Tone.OK: "ok",
    Tone.INFO: "info",
}


class Toast(Card):
    """A sentence that goes by itself, never while the pointer or the focus is on it.

    Attributes:
        entry: number in the journal of the act that it offers to take back; or zero.
    """

    pressed = Signal()
    closed = Signal()

    def __init__(
        self,
        theme: Theme,
        sentence: str,
        close_name: str,
        *,
        tone: Tone = Tone.OK,
        action: str = "",
    ) -> None:
        """Say `sentence`; `close_name` is what the × is called, `action` what `pressed` does."""
        super().__init__(theme, floating=True)
        self.setAccessibleName(sentence)
        self._clock = QTimer(self, singleShot=True, interval=STAYS_MS)
        self._clock.timeout.connect(self._leave)
        edge = self.margin
        row = QHBoxLayout(self)
        row.setContentsMargins(edge + 12, edge + 8, edge + 8, edge + 8)
        row.setSpacing(8)
        row.addWidget(Glyph(theme, TONE_ICONS[tone], colour=_TOKENS[tone]))
        row.addWidget(Text(theme, sentence, Letter.BODY))
        self.entry = 0
        self._buttons: list[QWidget] = []
        self._link = LinkButton(theme, action) if action else None
        if self._link is not None:
            self._link.clicked.connect(self.pressed)
            self._buttons.append(self._link)
        cross = IconButton(theme, Icon.X, close_name)
        cross.clicked.connect(self.dismiss)
        self._buttons.append(cross)
        for button in self._buttons:
            row.addWidget(button)
        self._clock.start()

    def dismiss(self) -> None:
        """Go now, and say so."""
        self._clock.stop()
        self.hide()
        self.closed.emit()

    def enterEvent(self, event: QEnterEvent) -> None:
        """See QWidget."""
        self._clock.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """See QWidget."""
        self._clock.start()
        super().leaveEvent(event)

    def _leave(self) -> None:
        if any(button.hasFocus() for button in self._buttons):
            self._clock.start()
        else:
            self.dismiss()
