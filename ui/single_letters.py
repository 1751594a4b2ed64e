"""Single letters that act on the board, for whoever wants them (interface, section 12)."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

_KEYS = (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)


class LetterGuard(QObject):
    """Keeps letters without Ctrl or Alt from a widget while they are not wanted."""

    def __init__(self, watched: QWidget, *, allowed: bool) -> None:
        """Stand before `watched`."""
        super().__init__(watched)
        self._allowed = allowed
        watched.installEventFilter(self)

    def allow(self, allowed: bool) -> None:  # noqa: FBT001 - what the signal carries
        """Let letters through, or not."""
        self._allowed = allowed

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See QObject."""
        if not self._allowed and event.type() in _KEYS and isinstance(event, QKeyEvent):
            letter = Qt.Key.Key_A <= event.key() <= Qt.Key.Key_Z
            held = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
            if letter and held == Qt.KeyboardModifier.NoModifier:
                return True
        return super().eventFilter(watched, event)
