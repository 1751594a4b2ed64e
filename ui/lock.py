"""The lock: a cover over the whole window, by a command or after some minutes without a hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QWindow
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from shiboken6 import isValid

from ui.icons import Icon
from ui.typography import Letter
from ui.widgets.buttons import Button, ButtonLook, Role
from ui.widgets.labels import Glyph, Text

if TYPE_CHECKING:
    from desktop_app.wording import Words
    from ui.appearance import Appearance
    from ui.theme import Theme
    from ui.window import MainWindow

MINUTE_MS = 60_000
_HANDS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)
_CENTRED = Qt.AlignmentFlag.AlignHCenter


class Cover(QWidget):
    """Hides everything below it; Enter or a click takes it away."""

    opened = Signal()
    """Somebody wants to go on."""

    def __init__(self, theme: Theme, words: Words, window: QWidget) -> None:
        """Stay hidden until the desk is locked."""
        super().__init__(window)
        self.theme = theme
        self._title = Text(theme, "", Letter.PANEL_TITLE)
        self._said = Text(theme, "", Letter.BODY, colour="text2")
        self.button = Button(theme, "", ButtonLook(Role.PRIMARY))
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addStretch()
        for piece in (Glyph(theme, Icon.LOCK, size=20), self._title, self._said, self.button):
            column.addWidget(piece, alignment=_CENTRED)
        column.addStretch()
        self.button.clicked.connect(self.opened)
        self.hide()
        self.retranslate(words)

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        self.setAccessibleName(words._("Desk locked"))
        self._title.setText(words._("Desk locked"))
        self._said.setText(words._("What was being typed is kept. Names will be masked."))
        self.button.say(words._("Open again"))
        self.button.wear(ButtonLook(Role.PRIMARY, keys=words._("Enter")))

    def mouseReleaseEvent(self, _event: object) -> None:
        """See QWidget."""
        self.opened.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See QWidget."""
        painter = QPainter(self)
        painter.fillRect(QRectF(self.rect()), self.theme.tokens.bg)
        painter.end()


class Lock(QObject):
    """Locks the desk, and says when it was opened again; nothing that was typed is lost."""

    locked = Signal()
    opened = Signal()

    def __init__(self, appearance: Appearance, window: MainWindow) -> None:
        """Watch over `window`; the minutes are those of the settings."""
        super().__init__(window)
        self._appearance, self._window = appearance, window
        self._cover: Cover | None = None
        self.idle = QTimer(self, singleShot=True)
        self._others: list[QWidget] = []
        self._watched: QWindow | None = None
        self.idle.timeout.connect(self.close)
        window.installEventFilter(self)
        app = QApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._watch)
        self._begin()

    @property
    def cover(self) -> Cover:
        """What hides the window, made when it is first needed."""
        if self._cover is None:
            self._cover = Cover(self._appearance.theme, self._appearance.words, self._window)
            self._cover.opened.connect(self.open_again)
        return self._cover

    @property
    def is_closed(self) -> bool:
        """Whether the desk is locked now."""
        return self._cover is not None and self._cover.isVisible()

    def close(self) -> None:
        """Cover the window and put its dialogs away, as they are."""
        if self.is_closed:
            return
        self.idle.stop()
        self._stop(stopped=True)
        self._put_away()
        self._fit()
        self.cover.show()
        self.cover.raise_()
        self.cover.button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.locked.emit()

    def open_again(self) -> None:
        """Take the cover away; what was open is there again."""
        if not self.is_closed:
            return
        self._stop(stopped=False)
        self.cover.hide()
        self._begin()
        self.opened.emit()
        others, self._others = self._others, []
        for other in others:
            if isValid(other):
                other.show()

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        if self._cover is not None:
            self._cover.retranslate(words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See QObject: a hand on the desk begins the minutes anew."""
        if event.type() in _HANDS:
            self._begin()
        elif event.type() == QEvent.Type.Resize and watched is self._window and self.is_closed:
            self._fit()
        return super().eventFilter(watched, event)

    def _begin(self) -> None:
        if not self.is_closed:
            self.idle.start(int(self._appearance.settings.lock_after) * MINUTE_MS)

    def _watch(self, focused: QWindow | None) -> None:
        """Follow the hand into dialogs; one that opens late is put away too."""
        if focused is None:
            return
        if self._watched is not None and isValid(self._watched):
            self._watched.removeEventFilter(self)
        focused.installEventFilter(self)
        self._watched = focused
        self._begin()
        if self.is_closed:
            self._put_away()

    def _put_away(self) -> None:
        popup = QApplication.activePopupWidget()
        while popup is not None:
            popup.close()
            popup = QApplication.activePopupWidget()
        for other in QApplication.topLevelWidgets():
            over = other.parentWidget()
            if over is not None and over.window() is self._window and other.isVisible():
                self._others.append(other)
                other.hide()

    def _stop(self, *, stopped: bool) -> None:
        """Let nothing below the cover be reached, or everything again."""
        self._window.actions_known.pause(paused=stopped)
        for part in (self._window.centralWidget(), self._window.menuBar()):
            if part is not None:
                part.setEnabled(not stopped)

    def _fit(self) -> None:
        self.cover.setGeometry(self._window.rect())
