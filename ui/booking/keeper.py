"""Puts what is typed on disk while it is typed, so that nothing can lose it."""

from __future__ import annotations

import uuid
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from desktop_app.wording.statuses import appointment_title
from desktop_app.wording.words import Words
from ui.booking.drafts import Draft, Shelf
from ui.booking.entry import Entry

if TYPE_CHECKING:
    from ui.desk import Desk

KEPT_AFTER_MS = 600
"""An entry goes to disk this long after the last key: a power cut loses half a second."""


class Keeper(QObject):
    """Keeps one entry at a time; the disk is touched on the thread of paper, in order."""

    def __init__(self, desk: Desk, words: Words, parent: QObject) -> None:
        """Keep nothing yet."""
        super().__init__(parent)
        self._desk, self._words = desk, words
        self._key = ""
        self._entry: Entry | None = None
        self._soon = QTimer(self, singleShot=True, interval=KEPT_AFTER_MS)
        self._soon.timeout.connect(self._keep_now)

    @property
    def key(self) -> str:
        """What tells the entry at hand from the others; nothing while there is none."""
        return self._key

    @property
    def shelf(self) -> Shelf:
        """Where it keeps entries: with those of the open centre."""
        return Shelf(self._desk.drafts)

    def retranslate(self, words: Words) -> None:
        """Name drafts in another language from now on."""
        self._words = words

    def begin(self, key: str) -> None:
        """Keep another entry: a draft that is resumed keeps its key."""
        self._key = key or uuid.uuid4().hex

    def keep_soon(self, entry: Entry) -> None:
        """Put the entry on disk once the hand rests."""
        self._entry = entry
        self._soon.start()

    def keep(self, entry: Entry) -> Draft | None:
        """Put the entry on disk now; nothing when nothing was typed."""
        self._soon.stop()
        return self.keep_whatever(entry) if entry.is_touched else None

    def keep_whatever(self, entry: Entry) -> Draft:
        """Put the entry on disk now, even an empty one."""
        self._soon.stop()
        draft = self._draft(entry)
        self._desk.draw(partial(self.shelf.keep, draft), _nothing)
        return draft

    def forget(self, key: str) -> None:
        """Take an entry off the disk: it is booked."""
        if key == self._key:
            self._soon.stop()
        self._desk.draw(partial(self.shelf.discard, key), _nothing)

    def rest(self) -> None:
        """Keep nothing more of it: no entry is at hand."""
        self._soon.stop()
        self._key = ""

    def _keep_now(self) -> None:
        if self._entry is not None:
            self.keep(self._entry)

    def _draft(self, entry: Entry) -> Draft:
        wish, words = entry.wish, self._words
        what = words.of(entry.offer.title) if entry.offer is not None else wish.title
        # A title is seen in the status bar: it names nobody.
        if entry.visit.is_on:
            what = appointment_title(words, wish.kind)
        elif entry.visit.may_be_named and entry.offer is None:
            what = words._("Appointment")
        when = f"{words.short_day(wish.day)}, {wish.start:%H:%M}"
        title = f"{what}, {when}" if what else when
        return Draft(self._key, entry.around.now, entry.line.text, title, wish)


def _nothing(_result: None) -> None:
    """Nothing follows: what could go wrong is told by the desk."""
