"""A field that shows the keys that are pressed in it, instead of writing them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QKeyCombination, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence

from ui.widgets.fields import TextField

if TYPE_CHECKING:
    from ui.theme import Theme

_LEAVING = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
_ALONE = (
    Qt.Key.Key_Control,
    Qt.Key.Key_Shift,
    Qt.Key.Key_Alt,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_Meta,
    Qt.Key.Key_CapsLock,
    Qt.Key.Key_unknown,
)
_NONE = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)


class KeyField(TextField):
    """Takes the next keys that are pressed; Backspace means none, Tab leaves."""

    pressed = Signal(str)
    """The keys, as Qt writes them; empty for none."""

    def __init__(self, theme: Theme) -> None:
        """Show nothing yet."""
        super().__init__(theme, "")
        self.setReadOnly(True)

    def event(self, event: QEvent) -> bool:
        """See QObject; said here, keys of the window are for this field."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.setAccepted(event.key() not in _LEAVING)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See QWidget."""
        key = Qt.Key(event.key())
        if key in _LEAVING:
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_Escape:
            event.ignore()
        elif key in _NONE and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.pressed.emit("")
        elif key not in _ALONE:
            held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            keys = QKeySequence(QKeyCombination(held, key))
            self.pressed.emit(keys.toString(QKeySequence.SequenceFormat.PortableText))
