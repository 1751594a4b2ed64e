"""Puts a cycle on disk while it is typed, so that neither Escape nor a power cut loses it."""

from __future__ import annotations

import uuid
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from ui.cycles.drafts import CycleDraft, CycleShelf

if TYPE_CHECKING:
    from desktop_app.wording.words import Words
    from ui.cycles.entry import CycleEntry
    from ui.desk import Desk

KEPT_AFTER_MS = 600
"""What is typed goes to disk this long after the last change."""


class CycleKeeper(QObject):
    """Keeps one cycle; the disk is touched on the thread of paper, in order.

    Attributes:
        key: tells its draft from the others.
    """

    def __init__(self, desk: Desk, words: Words, parent: QObject) -> None:
        """Keep nothing yet."""
        super().__init__(parent)
        self._desk, self._words = desk, words
        self.key = uuid.uuid4().hex
        self._entry: CycleEntry | None = None
        self._soon = QTimer(self, singleShot=True, interval=KEPT_AFTER_MS)
        self._soon.timeout.connect(self.keep)

    def retranslate(self, words: Words) -> None:
        """Name drafts in another language from now on."""
        self._words = words

    def resume(self, key: str) -> None:
        """Keep it in the place of the draft of this key."""
        self.key = key

    def keep_soon(self, entry: CycleEntry) -> None:
        """Put what is typed on disk once the hand rests."""
        self._entry = entry
        self._soon.start()

    def keep(self) -> CycleDraft | None:
        """Put what is typed on disk now; nothing when no workshop was chosen."""
        self._soon.stop()
        entry = self._entry
        if entry is None or not entry.typed.programme:
            return None
        draft = CycleDraft(self.key, entry.form.now, self._title(entry), entry.typed)
        self._desk.draw(partial(CycleShelf(self._desk.drafts).keep, draft), _nothing)
        return draft

    def forget(self) -> None:
        """Take it off the disk: it is created, or thrown away."""
        self._soon.stop()
        self._entry = None
        self._desk.draw(partial(CycleShelf(self._desk.drafts).discard, self.key), _nothing)

    def _title(self, entry: CycleEntry) -> str:
        words, typed, model = self._words, entry.typed, entry.model
        what = typed.title or (words.of(model.title) if model is not None else "")
        said = words._("Cycle {title}, from {day}")
        return said.format(title=what, day=words.short_day(typed.first))


def _nothing(_result: None) -> None:
    """Nothing follows: what could go wrong is told by the desk."""
