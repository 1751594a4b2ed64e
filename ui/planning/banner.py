"""The band above the board: why what is shown may be old, and what can be done."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent

from desktop_app.wording import Words
from ui.theme import Theme
from ui.widgets.tones import Tone, tone_colours
from ui.widgets.trouble_line import TroubleLine


class Banner(TroubleLine):
    """A sentence over the whole width, on the ground of a warning."""

    def __init__(self, theme: Theme, words: Words) -> None:
        """Say nothing yet."""
        super().__init__(theme, words, margin=6)
        self._row.setAlignment(self._mark, Qt.AlignmentFlag.AlignTop)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See QWidget."""
        painter = QPainter(self)
        painter.fillRect(QRectF(self.rect()), tone_colours(self.theme.tokens, Tone.WARN).ground)
        painter.end()
