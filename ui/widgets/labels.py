"""Texts that keep their step of size and their colour when the theme changes."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QShowEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.icons import Icon, draw_icon_in
from ui.theme import Theme
from ui.typography import Letter
from ui.widgets.drawing import ink
from ui.widgets.painted import PaintedWidget, follow

_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class Text(QLabel):
    """Plain words of one step; `colour` names a token, as `text3`."""

    def __init__(
        self, theme: Theme, words: str, letter: Letter = Letter.BODY, *, colour: str = "text"
    ) -> None:
        """Say `words`; they are never read as markup."""
        super().__init__(words)
        self.theme, self._letter, self._colour = theme, letter, colour
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._dress()
        theme.changed.connect(self._dress)

    def wear(self, letter: Letter, colour: str) -> None:
        """Change the step and the colour."""
        self._letter, self._colour = letter, colour
        self._dress()

    def showEvent(self, event: QShowEvent) -> None:
        """See QWidget: words that were hidden come back with their first letters."""
        super().showEvent(event)
        if self.font().pixelSize() != self.theme.letters.pixels(self._letter):
            self._dress()

    def _dress(self) -> None:
        self.setFont(self.theme.font(self._letter))
        palette = QPalette(self.palette())
        ink_now: QColor = getattr(self.theme.tokens, self._colour)
        palette.setColor(QPalette.ColorRole.WindowText, ink_now)
        self.setPalette(palette)


class ShortText(QWidget):
    """One line that is cut with an ellipsis where room lacks; the tooltip then has it all."""

    def __init__(
        self, theme: Theme, words: str, letter: Letter = Letter.BODY, *, colour: str = "text"
    ) -> None:
        """Say `words`; `colour` names a token."""
        super().__init__()
        self.theme, self._letter, self._colour, self._words = theme, letter, colour, words
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(words)
        follow(theme, self)

    @property
    def words(self) -> str:
        """All the words, cut or not."""
        return self._words

    def say(self, words: str) -> None:
        """Change the words."""
        self._words = words
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """See QWidget."""
        metrics = self.theme.metrics(self._letter)
        return QSize(round(metrics.horizontalAdvance(self._words) + 1.5), round(metrics.height()))

    def minimumSizeHint(self) -> QSize:
        """See QWidget."""
        return QSize(min(self.sizeHint().width(), 48), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See QWidget."""
        painter = QPainter(self)
        metrics = self.theme.metrics(self._letter)
        shown = metrics.elidedText(self._words, Qt.TextElideMode.ElideRight, self.width())
        self.setToolTip("" if shown == self._words else self._words)
        ink(painter, self.theme.font(self._letter), getattr(self.theme.tokens, self._colour))
        painter.drawText(QRectF(self.rect()).adjusted(0, 0, 2, 0), _LEFT, shown)
        painter.end()


class Glyph(PaintedWidget):
    """An icon beside words that say the same; a screen reader passes it by."""

    def __init__(self, theme: Theme, icon: Icon, *, size: int = 16, colour: str = "text2") -> None:
        """Show `icon`; `colour` names a token."""
        self._icon, self._size, self._colour = icon, size, colour
        super().__init__(theme)

    def show_icon(self, icon: Icon, colour: str) -> None:
        """Change the icon and the token of its colour."""
        self._icon, self._colour = icon, colour
        self.update()

    def sizeHint(self) -> QSize:
        """See QWidget."""
        return QSize(self._size, self._size)

    def draw(self, painter: QPainter, box: QRectF) -> None:
        """See PaintedWidget."""
        colour: QColor = getattr(self.theme.tokens, self._colour)
        draw_icon_in(painter, box, self._icon, size=self._size, colour=colour)
