"""Undo and redo: in the field somebody types in first, then at the desk."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from shiboken6 import isValid

from desktop_app.wording.acts import act_text
from ui.dialogs.attempt import Attempt

if TYPE_CHECKING:
    from desktop_app.commands.act import Outcome
    from desktop_app.domain.bilingual import Bilingual
    from desktop_app.readings.desk import OpenDesk, UndoOffer
    from desktop_app.wording import Words
    from ui.desk import Desk
    from ui.window import MainWindow

Field = QLineEdit | QPlainTextEdit | QTextEdit


@dataclass(frozen=True, slots=True)
class TakeBack:
    """The last act of a desk taken back, or done again, as a command."""

    desk: str
    redo: bool = False

    def __call__(self, engine: Any, actor: Any) -> Outcome:
        """Carry it out; raises as `UndoLast` and `RedoLast`."""
        from desktop_app.commands.undo import RedoLast, UndoLast  # noqa: PLC0415 - data thread

        return (RedoLast if self.redo else UndoLast)(self.desk)(engine, actor)


@dataclass(frozen=True, slots=True)
class Offered:
    """An act that can be taken back or done again, with the title of its object."""

    act: str
    title: Bilingual


class Undoing(QObject):
    """Knows what would be undone and redone, and does it."""

    offered = Signal()
    """What can be undone or redone has changed."""
    undone = Signal(str)
    """What was taken back, in words."""
    redone = Signal(str)
    """What was done again, in words."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        """Follow what `desk` offers; watch the keys of the field that has the focus."""
        super().__init__(parent)
        self._desk = desk
        self._undo: Offered | None = None
        self._redo: Offered | None = None
        desk.undo_offered.connect(self._read_titles)
        self._watched: Field | None = None
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._watch)

    @property
    def can_undo(self) -> bool:
        """Whether this desk has something to take back."""
        return self._undo is not None

    @property
    def can_redo(self) -> bool:
        """Whether this desk has something to do again."""
        return self._redo is not None

    def said(self, words: Words, *, redo: bool = False) -> str:
        """« déplacer « Équilibre » »: what would be undone or redone; or nothing."""
        offer = self._redo if redo else self._undo
        if offer is None:
            return ""
        return act_text(words, offer.act, words.of(offer.title))

    def undo(self, words: Words) -> None:
        """Take back the last typing of the focused field, else the last act of the desk."""
        field = _focused_field()
        if field is not None and _can(field, redo=False):
            field.undo()
        elif self.can_undo:
            self._run(words, redo=False)

    def redo(self, words: Words) -> None:
        """Do again what was taken back, in the focused field first."""
        field = _focused_field()
        if field is not None and _can(field, redo=True):
            field.redo()
        elif self.can_redo:
            self._run(words, redo=True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the keys to the desk when the field has nothing more to take back."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            for keys, redo in (
                (QKeySequence.StandardKey.Undo, False),
                (QKeySequence.StandardKey.Redo, True),
            ):
                if isinstance(watched, Field) and event.matches(keys):
                    event.ignore()
                    return not _can(watched, redo=redo)
        return super().eventFilter(watched, event)

    def _watch(self, _before: QWidget | None, now: QWidget | None) -> None:
        # Only the field itself: a filter on the whole application would slow every event down.
        if self._watched is not None and isValid(self._watched):
            self._watched.removeEventFilter(self)
        self._watched = now if isinstance(now, Field) else None
        if self._watched is not None:
            self._watched.installEventFilter(self)

    def _run(self, words: Words, *, redo: bool) -> None:
        opened = self._desk.open_desk
        if opened is None:
            return
        said = self.said(words, redo=redo)
        attempt = Attempt(self._desk, TakeBack(opened.desk, redo), self)
        attempt.succeeded.connect(
            lambda _outcome: (self.redone if redo else self.undone).emit(said)
        )
        attempt.succeeded.connect(attempt.deleteLater)
        attempt.refused.connect(attempt.deleteLater)
        attempt.start()

    def _read_titles(self, offer: UndoOffer) -> None:
        self._desk.read(partial(_titles, offer=offer), self._offer)

    def _offer(self, offered: tuple[Offered | None, Offered | None]) -> None:
        self._undo, self._redo = offered
        self.offered.emit()


def _titles(desk: OpenDesk, offer: UndoOffer) -> tuple[Offered | None, Offered | None]:
    return _titled(desk, offer.undo), _titled(desk, offer.redo)


def _titled(desk: OpenDesk, entry: Any) -> Offered | None:
    from desktop_app.readings.names import title_of  # noqa: PLC0415 - on the data thread only

    return None if entry is None else Offered(entry.act, title_of(desk.engine, entry.subject))


def _focused_field() -> Field | None:
    focused = QApplication.focusWidget()
    return focused if isinstance(focused, Field) else None


def _can(field: Field, *, redo: bool) -> bool:
    if field.isReadOnly():
        return False
    source = field if isinstance(field, QLineEdit) else field.document()
    return source.isRedoAvailable() if redo else source.isUndoAvailable()


class UndoSaid(QObject):
    """Names in the menus and in the status bar what can be taken back, and says what was."""

    def __init__(self, undoing: Undoing, window: MainWindow, words: Words) -> None:
        """Follow `undoing`."""
        super().__init__(undoing)
        self._undoing, self._window, self._words = undoing, window, words
        undoing.offered.connect(self._offer)
        undoing.undone.connect(lambda said: self._tell(said, redo=False))
        undoing.redone.connect(lambda said: self._tell(said, redo=True))

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        self._words = words
        self._offer()

    def _offer(self) -> None:
        words = self._words
        undo, redo = self._undoing.said(words), self._undoing.said(words, redo=True)
        named = words._("Undo: {action}").format(action=undo) if undo else ""
        again = words._("Redo: {action}").format(action=redo) if redo else ""
        self._window.status.offer_undo(named)
        self._window.actions_known.name({"undo": named, "redo": again})

    def _tell(self, said: str, *, redo: bool) -> None:
        words = self._words
        sentence = words._("Done again: {action}.") if redo else words._("Undone: {action}.")
        self._window.toasts.tell(sentence.format(action=said))
