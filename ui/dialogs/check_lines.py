"""The check before a print: a line each, what is wrong first; it informs and never stops."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import Theme
from ui.typography import Letter
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


class CheckLines(QWidget):
    """Up to six lines: the worst are kept."""

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

    def show_lines(self, lines: Sequence[tuple[Tone, str]]) -> None:
        """Show other lines, each once."""
        once = sorted(dict.fromkeys(lines), key=lambda line: line[0] is Tone.OK)
        self._said = tuple(once[:MOST])
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [self._row(tone, text) for tone, text in self._said]
        for row in self._rows:
            self._column.addWidget(row)
            row.show()

    def _row(self, tone: Tone, text: str) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(9)
        row.addWidget(_Disc(self._theme, tone))
        label = Text(self._theme, text, Letter.BODY)
        label.setWordWrap(True)
        row.addWidget(label, 1)
        return holder
