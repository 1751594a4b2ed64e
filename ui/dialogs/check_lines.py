"""The check before a print: a line each, what is wrong first; it informs and never stops."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import Theme
from ui.typography import Letter
from ui.widgets.buttons import LinkButton
from ui.widgets.labels import Text
from ui.widgets.marks import draw_tone_disc
from ui.widgets.painted import PaintedWidget
from ui.widgets.tones import Tone

MOST = 6


class _Disc(PaintedWidget):
    """The mark before a line."""

    def __init__(self, theme: Theme, tone: Tone) -> None:
        self._tone = tone
        super().__init__(theme)

    def sizeHint(self) -> QSize:
        return QSize(18, 18)

    def draw(self, painter: QPainter, box: QRectF) -> None:
        draw_tone_disc(painter, self.theme, box, self._tone)


Seen = Mapping[str, tuple[date, str]]
"""Where what a line speaks of can be seen, by the line: a day, and a code."""


class CheckLines(QWidget):
    """Up to six lines: the worst are kept."""

    seeing = Signal(object, str)
    """A day, and the code of what a line speaks of."""

    def __init__(self, theme: Theme) -> None:
        """Say nothing yet."""
        super().__init__()
        self._theme = theme
        self._said: tuple[tuple[Tone, str], ...] = ()
        self._rows: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    @property
    def said(self) -> tuple[tuple[Tone, str], ...]:
        """The lines shown."""
        return self._said

    def show_lines(
        self, lines: Sequence[tuple[Tone, str]], see: str = "", seen: Seen | None = None
    ) -> None:
        """Show other lines, each once; ``see`` is what the way to what is ``seen`` is called."""
        once = sorted(dict.fromkeys(lines), key=lambda line: line[0] is Tone.OK)
        self._said = tuple(once[:MOST])
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [
            self._row(tone, text, see, (seen or {}).get(text)) for tone, text in self._said
        ]
        for row in self._rows:
            self._column.addWidget(row)
            row.show()

    def _row(self, tone: Tone, text: str, see: str, seen: tuple[date, str] | None) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(9)
        row.addWidget(_Disc(self._theme, tone))
        label = Text(self._theme, text, Letter.BODY)
        label.setWordWrap(True)
        row.addWidget(label, 1)
        if seen is not None:
            link = LinkButton(self._theme, see)
            link.setAccessibleDescription(text)
            link.clicked.connect(lambda: self.seeing.emit(*seen))
            row.addWidget(link)
        return holder
