"""What all dialogs share: a panel without the system's frame over the dimmed window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets.cards import Card
from ui.widgets.rings import FocusRing
from ui.widgets.scrolled import Scrolled


class Scrim(QWidget):
    """The shade over a window while a dialog asks; it follows the window's size."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        """Lie hidden over ``window``."""
        super().__init__(window)
        self._theme, self._window = theme, window
        window.installEventFilter(self)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See QObject."""
        if watched is self._window and event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._window.rect())
        return super().eventFilter(watched, event)

    def cover(self) -> None:
        """Lie over the whole window, above everything in it."""
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See QWidget."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.tokens.scrim)
        painter.end()


class Dialog(QDialog):
    """A modal panel in the middle of its window, which is dimmed meanwhile; Escape gives up."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Stay hidden until it is opened."""
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._window = parent.window()
        self._scrim = Scrim(theme, self._window)
        self.destroyed.connect(self._scrim.deleteLater)
        self.card = Card(theme)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        # The dialog keeps to its window, whatever its contents would like.
        whole.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        whole.addWidget(self.card)
        self._ring = FocusRing(theme, self)
        self._grows = False
        self._usual = QSize()
        self._before = QSize()

    def take_size(self, usual: QSize) -> None:
        """Be as large as this at usual letters; grow with them as far as the window goes."""
        self._usual = usual
        scale = max(self.card.theme.text_percent, 100) / 100
        self.resize((usual * scale).boundedTo(self._window.size()))

    def let_work_go_on(self) -> None:
        """Leave the window below the shade in use: the mouse reaches it."""
        self._scrim.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def grow_with_contents(self) -> None:
        """Take the height that what comes to be shown needs, as far as the window has it."""
        self._grows = True

    def fill_window(self) -> None:
        """Take the whole window; asked again, be as large as before."""
        whole = self._window.size()
        if self.size() == whole and not self._before.isEmpty():
            self.resize(self._before)
        else:
            self._before = self.size()
            self.resize(whole)
        self.centre()

    def event(self, event: QEvent) -> bool:
        """See QObject: the contents say that they need another size."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self._grows:
            self._grow()
        return done

    def _grow(self) -> None:
        layout = self.layout()
        if layout is None:
            return
        needed = layout.minimumSize().height()
        if layout.hasHeightForWidth():
            needed = max(needed, layout.minimumHeightForWidth(self.width()))
        areas = [one for one in self.findChildren(Scrolled) if one.isVisible()]
        needed = max([needed, *(self.height() + one.beyond for one in areas)])
        if self.height() < needed:
            self.resize(self.width(), needed)
            self.centre()

    def showEvent(self, event: QShowEvent) -> None:
        """See QWidget."""
        self._scrim.cover()
        if not self._usual.isEmpty():
            self.take_size(self._usual)
        self.centre()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """See QWidget."""
        self._scrim.hide()
        super().hideEvent(event)

    def centre(self) -> None:
        """Stand in the middle of the window, never wider or higher than it."""
        room = self._window.size()
        self.resize(self.size().boundedTo(room))
        corner = self._window.mapToGlobal(self._window.rect().center())
        self.move(corner - self.rect().center())
