"""The line above rows where one is looked for by its name (Ctrl+F)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.icons import Icon
from ui.widgets.buttons import IconButton
from ui.widgets.drawing import hairline
from ui.widgets.fields import SearchField

if TYPE_CHECKING:
    from desktop_app.wording import Words
    from ui.theme import Theme

_MARGIN, _GAP, _WIDTH = 14, 6, 320
_GOES_ON = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down)


class RowSearch(QWidget):
    """Hidden until somebody looks for a row; Escape shows them all again."""

    typed = Signal(str)
    """What a row must be called; nothing shows every row."""
    left = Signal()
    """The focus goes back to the rows."""

    def __init__(self, theme: Theme, words: Words) -> None:
        """Look for nothing."""
        super().__init__()
        self.theme = theme
        self.field = SearchField(theme, "")
        self.cross = IconButton(theme, Icon.X, "")
        row = QHBoxLayout(self)
        row.setContentsMargins(_MARGIN, 3, _MARGIN, 4)
        row.setSpacing(_GAP)
        row.addWidget(self.field)
        row.addWidget(self.cross)
        row.addStretch(1)
        self.field.textChanged.connect(self.typed)
        self.field.editingFinished.connect(self._close_unused)
        self.cross.clicked.connect(self._leave)
        theme.changed.connect(self._fit)
        self._fit()
        self.retranslate(words)
        self.hide()

    @property
    def text(self) -> str:
        """What a row must be called."""
        return self.field.text()

    def begin(self) -> None:
        """Take the focus, with what was looked for before to be typed over."""
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def stop(self) -> None:
        """Look for nothing any more; the focus stays where it is."""
        self.field.clear()
        self.hide()

    def tell(self, said: str) -> None:
        """Have a screen reader say that nothing is left."""
        self.field.setAccessibleDescription(said)
        if said and QAccessible.isActive():
            event = QAccessibleAnnouncementEvent(self.field, said)
            QAccessible.updateAccessibility(event)

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        self.setAccessibleName(words._("Find a row"))
        self.field.setAccessibleName(words._("Find a row"))
        self.field.setPlaceholderText(words._("Name of a row"))
        self.cross.say(words._("Show every row"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See QWidget: Escape gives up, Enter goes on to what was found."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        elif event.key() in _GOES_ON:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See QWidget."""
        painter = QPainter(self)
        tokens, line = self.theme.tokens, hairline(painter)
        painter.fillRect(self.rect(), tokens.alt)
        under = QRectF(0, self.height() - line, self.width(), line)
        painter.fillRect(under, tokens.line2)
        painter.end()

    def _leave(self) -> None:
        self.stop()
        self.left.emit()

    def _close_unused(self) -> None:
        if not self.text:
            self.hide()

    def _fit(self) -> None:
        self.field.setFixedWidth(round(_WIDTH * max(self.theme.text_percent, 100) / 100))
