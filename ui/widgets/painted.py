"""Buttons that draw themselves: what the chips, pills, links and segments have in common."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.density import SMALLEST_TARGET
from ui.theme import Theme

RADIUS = "focusRadius"
"""Property of a widget: the radius of its corners, which the focus ring goes around."""

OWN_RING = "drawsOwnRing"
"""Property of a widget: it shows by itself where the focus is, as the board does."""

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def follow(theme: Theme, widget: QWidget) -> None:
    """Measure and paint a widget again whenever the theme, the density or the text size changes."""
    theme.changed.connect(widget.updateGeometry)
    theme.changed.connect(widget.update)


class PaintedButton(QPushButton):
    """A button of at least 24 x 24 px that Tab, Space and Enter reach.

    A click leaves the focus where it was, so that the board keeps its own.
    """

    def __init__(self, theme: Theme, label: str, parent: QWidget | None = None) -> None:
        """Say `label`, which is also what a screen reader says."""
        super().__init__(parent)
        self.theme = theme
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.say(label)
        follow(theme, self)

    @property
    def label(self) -> str:
        """The text, as it was given."""
        return self.text().replace("&&", "&")

    def say(self, label: str) -> None:
        """Change the text; an ampersand in it is a letter, never a shortcut."""
        self.setText(label.replace("&", "&&"))
        self.setAccessibleName(label)
        self.updateGeometry()

    @property
    def is_hovered(self) -> bool:
        """Whether the pointer is over the button and it can be pressed."""
        return self.isEnabled() and self.underMouse()

    def sizeHint(self) -> QSize:
        """See QWidget."""
        wanted = self.content_size().expandedTo(QSize(SMALLEST_TARGET, SMALLEST_TARGET))
        return wanted.expandedTo(self.minimumSize())

    def minimumSizeHint(self) -> QSize:
        """See QWidget."""
        return self.sizeHint()

    def content_size(self) -> QSize:
        """Return the size that the drawing needs."""
        return QSize(SMALLEST_TARGET, SMALLEST_TARGET)

    def draw(self, painter: QPainter, box: QRectF) -> None:
        """Draw the button into its whole box."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See QWidget."""
        painter = QPainter(self)
        self.draw(painter, QRectF(self.rect()))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See QWidget."""
        if event.key() in _ENTER and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.click()
        else:
            super().keyPressEvent(event)


class PaintedWidget(QWidget):
    """A drawing that is not pressed; a screen reader says its text."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Follow `theme`."""
        super().__init__(parent)
        self.theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        follow(theme, self)

    def minimumSizeHint(self) -> QSize:
        """See QWidget."""
        return self.sizeHint()

    def draw(self, painter: QPainter, box: QRectF) -> None:
        """Draw the piece into its whole box."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See QWidget."""
        painter = QPainter(self)
        self.draw(painter, QRectF(self.rect()))
        painter.end()
