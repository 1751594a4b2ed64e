"""Grey lines that keep the place of what is being read."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy

from ui.theme import Theme
from ui.widgets.drawing import outlined
from ui.widgets.painted import PaintedWidget

_LINES, _STEP, _HEIGHT = 3, 58, 12


class GreyLines(PaintedWidget):
    """Three flat shapes where rows will be; nothing moves."""

    def __init__(self, theme: Theme) -> None:
        """Keep as much room as three rows."""
        super().__init__(theme)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """See QWidget."""
        return QSize(200, _LINES * _STEP)

    def draw(self, painter: QPainter, box: QRectF) -> None:
        """See PaintedWidget."""
        for line in range(_LINES):
            top = line * _STEP + (_STEP - _HEIGHT) / 2
            bar = QRectF(14, top, max(box.width() - 28 - 40 * line, 20), _HEIGHT)
            outlined(painter, bar, _HEIGHT / 2, fill=self.theme.tokens.closed, pen=None)
