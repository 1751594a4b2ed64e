"""Puts what is typed in a form on disk while it is typed, so that nothing can lose it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from ui.booking.drafts import Shelf
from ui.dialogs.attempt import while_alive
from ui.form.drafts import FormDraft, FormShelf
from ui.form.typed import wish_of

if TYPE_CHECKING:
    from ui.booking.drafts import Draft
    from ui.desk import Desk
    from ui.form.entry import FormEntry

KEPT_AFTER_MS = 600
"""What is typed goes to disk this long after the last key."""


class FormKeeper(QObject):
    """Keeps the form of one session; the disk is touched on the thread of paper, in order."""

    found = Signal(object)
    """The FormDraft that was set aside of the session asked about."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        """Keep nothing yet."""
        super().__init__(parent)
        self._desk, self._session = desk, ""
        self._booking: Draft | None = None
        self._entry: FormEntry | None = None
        self._soon = QTimer(self, singleShot=True, interval=KEPT_AFTER_MS)
        self._soon.timeout.connect(self.keep)

    def begin(self, session: str) -> None:
        """Look for what was set aside of a session; `found` may follow."""
        self._session = session
        self._desk.draw(partial(self._shelf.entry, session), while_alive(self, self._found))

    def begin_new(self, draft: Draft) -> None:
        """Keep a new booking where quick booking keeps its own, in the place of its draft."""
        self._booking = draft

    def keep_soon(self, entry: FormEntry) -> None:
        """Put what is typed on disk once the hand rests."""
        self._entry = entry
        self._soon.start()

    def keep(self) -> bool:
        """Put what is typed on disk now; false when nothing was typed."""
        self._soon.stop()
        entry = self._entry
        if entry is None:
            return False
        if self._booking is not None:
            draft = replace(self._booking, wish=wish_of(entry.typed, self._booking.wish))
            self._desk.draw(partial(Shelf(self._desk.drafts).keep, draft), _nothing)
            return True
        if not entry.is_touched:
            self.forget()
            return False
        set_aside = FormDraft(self._session, entry.before, entry.typed)
        self._desk.draw(partial(self._shelf.keep, set_aside), _nothing)
        return True

    def forget(self) -> None:
        """Take what was typed off the disk: it is saved, or given up."""
        self._soon.stop()
        self._entry = None
        if self._booking is not None:
            self._desk.draw(partial(Shelf(self._desk.drafts).discard, self._booking.key), _nothing)
        elif self._session:
            self._desk.draw(partial(self._shelf.discard, self._session), _nothing)

    @property
    def _shelf(self) -> FormShelf:
        return FormShelf(self._desk.drafts)

    def _found(self, draft: FormDraft | None) -> None:
        if draft is not None and draft.session == self._session:
            self.found.emit(draft)


def _nothing(_result: None) -> None:
    """Nothing follows: what could go wrong is told by the desk."""
