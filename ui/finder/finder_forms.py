"""Opens the finder over the window, and remembers what was looked for last."""

from __future__ import annotations

import uuid
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from ui.dialogs.kept_soon import KeptSoon
from ui.way_back import WayBack

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from desktop_app.commands.act import Outcome
    from desktop_app.domain.finder import Slot
    from desktop_app.domain.planning import Planning, Proposal
    from desktop_app.wording.words import Words
    from ui.desk import Desk
    from ui.finder.dialog import FinderDialog
    from ui.finder.drafts import FinderDraft, FinderShelf
    from ui.finder.typed import FinderTyped
    from ui.form.dialog import SessionDialog
    from ui.theme import Theme

    Then = Callable[[Slot], None]


class FinderForms(QObject):
    """One finder at a time, in the language of the moment.

    Attributes:
        finder: what is on the screen, or nothing.
    """

    booking = Signal(object, str, object)
    """A Draft of what was found, its programme and the Planning: the full form goes on."""
    undoable = Signal(str, object)
    """A sentence on what was done, and what takes it back when it is called."""
    seeing = Signal(object, str)
    """The day to which a session has moved, and its code."""

    def __init__(self, desk: Desk, theme: Theme, words: Words, over: QWidget) -> None:
        """Open the finder over `over`."""
        super().__init__(over)
        self._desk, self._theme, self._words, self._over = desk, theme, words, over
        self._last: FinderTyped | None = None
        self.finder: FinderDialog | None = None
        self._keeper = KeptSoon(desk, _shelf, self)
        desk.settled.connect(self.look_for_drafts)

    def find(self) -> None:
        """Look for a place; what was looked for last is there again, while it is to come."""
        opened = self._desk.open_desk
        if opened is None:
            return
        today, last = opened.now().date(), self._last
        self._open(last if last is not None and last.first >= today else _begun(today))

    def find_for(self, session: str) -> None:
        """Look for another place for a session, which moves there."""
        opened = self._desk.open_desk
        if opened is not None:
            self._open(_begun(opened.now().date()), moving=session)

    def find_in(self, form: SessionDialog) -> None:
        """Look for another place for what a form holds; the one chosen is put into its fields."""
        from ui.finder.typed import like_form  # noqa: PLC0415 - with the finder

        opened, entry = self._desk.open_desk, form.conduct.entry
        if opened is None or entry is None:
            return

        def take(slot: Slot) -> None:
            if isValid(form):
                form.activateWindow()
                form.conduct.take_place(slot.proposal)

        self._open(like_form(form.session, entry.typed, opened.now().date()), take)

    def find_for_date(
        self, asked: Proposal, take: Callable[[Proposal], None], over: QWidget
    ) -> None:
        """Look for another place for one date of a new cycle, over its wizard."""
        from ui.finder.typed import like_proposal  # noqa: PLC0415 - with the finder

        opened = self._desk.open_desk
        if opened is not None:
            typed = like_proposal(asked, opened.now().date())
            self._open(typed, lambda slot: take(slot.proposal), over=over)

    def look_for_drafts(self) -> None:
        """Read what was looked for last."""
        self._keeper.read(self._take_drafts)

    def keep_typed(self) -> None:
        """Put what is typed on disk now: the window is about to close."""
        self._keeper.keep()

    def retranslate(self, words: Words) -> None:
        """Say the finder in another language."""
        self._words = words
        if self.finder is not None:
            self.finder.retranslate(words)

    def _open(
        self,
        typed: FinderTyped,
        then: Then | None = None,
        *,
        moving: str = "",
        over: QWidget | None = None,
    ) -> None:
        from ui.finder.dialog import FinderDialog  # noqa: PLC0415 - when it is asked for

        if self.finder is not None:
            self.finder.reject()
        finder = FinderDialog(self._desk, self._theme, self._words, over or self._over, typed)
        finder.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if then is None:
            finder.picked.connect(self._book)
        else:
            finder.picked.connect(lambda _typed, slot, _planning: then(slot))
        finder.moved.connect(self._tell_moved)
        own = then is None and not moving
        if own:
            finder.conduct.shown.connect(partial(self._keep_soon, finder))
        finder.finished.connect(partial(self._forget, finder, own=own))
        finder.gives = then is not None
        self.finder = finder
        finder.begin(moving)

    def _forget(self, finder: FinderDialog, _result: int, *, own: bool) -> None:
        if own:
            self._last = finder.conduct.typed
            self._keeper.keep()
        if self.finder is finder:
            self.finder = None

    def _keep_soon(self, finder: FinderDialog) -> None:
        from ui.finder.drafts import LAST, FinderDraft  # noqa: PLC0415 - with the finder

        self._keeper.keep_soon(partial(FinderDraft, LAST, finder.conduct.typed))

    def _take_drafts(self, drafts: tuple[FinderDraft, ...]) -> None:
        self._last = drafts[-1].typed if drafts else None

    def _book(self, typed: FinderTyped, slot: Slot, planning: Planning) -> None:
        from ui.booking.drafts import Draft  # noqa: PLC0415 - with the form
        from ui.finder.typed import booking_of  # noqa: PLC0415 - the same

        opened = self._desk.open_desk
        if opened is not None:
            draft = Draft(uuid.uuid4().hex, opened.now(), "", "", booking_of(typed, slot))
            self.booking.emit(draft, typed.programme, planning)

    def _tell_moved(self, outcome: Outcome) -> None:
        self.undoable.emit(self._words._("Moved."), WayBack.of(self._desk, outcome))
        days = sorted(outcome.change.days)
        if days:
            self.seeing.emit(days[-1], outcome.subject)


def _shelf(folder: Path) -> FinderShelf:
    from ui.finder.drafts import FinderShelf  # noqa: PLC0415 - after the first day

    return FinderShelf(folder)


def _begun(today: date) -> FinderTyped:
    from ui.finder.typed import begun  # noqa: PLC0415 - with the finder

    return begun(today)
