"""What happens while a term is planned: typing wishes, searching, stopping, creating cycles."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.machine.errors import FileError
from ui.dialogs.attempt import Asking, while_alive
from ui.finder.facts import choices_of
from ui.terms.facts import Creation, Found, Progress, Wrong, file_of
from ui.terms.search import TermSearch
from ui.terms.wishes import Wishes, WishShelf, next_line, one_more, with_field

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.domain.term_asked import TermAsked
    from desktop_app.exchange.term_file import WishesRead
    from ui.desk import Desk
    from ui.finder.facts import Choices

KEPT_AFTER_MS = 600
"""What is typed goes to disk this long after the last change."""


class TermConduct(QObject):
    """A term at work; nothing is written before `create`.

    Attributes:
        wishes: the lines, in order; ``line`` is how each is known.
        found: what the last search found, by line; a line that changed since has nothing.
        troubles: why a line cannot be planned or created, by line.
        refused: what the desk last did not create, or why a file or a search was refused.
        file_refused: the lines of a file that cannot be taken.
        progress: how far the search is.
        made: how many cycles were created since the last search.
    """

    shown = Signal()
    """There is something else to show."""
    created = Signal(object, object)
    """The Outcome, and the TermAsked whose cycle is written."""
    removed = Signal(object)
    """The TermAsked that somebody took away."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        """Do nothing until `begin`."""
        super().__init__(parent)
        self._desk = desk
        self.choices: Choices | None = None
        self.wishes: Wishes = ()
        self.found: dict[int, Found] = {}
        self.troubles: dict[int, Exception] = {}
        self.refused: Exception | None = None
        self.file_refused: WishesRead | None = None
        self.progress: Progress | None = None
        self._queue: list[int] = []
        self._creating = 0
        self.made = 0
        self._is_read = False
        self.search = TermSearch(desk, self)
        self.search.progressed.connect(self._take)
        self.search.ended.connect(self._take)
        self.search.refused.connect(self._take_wrong)
        self._asking = Asking(desk, self)
        self._asking.succeeded.connect(self._done)
        self._asking.refused.connect(self._not_done)
        self._soon = QTimer(self, singleShot=True, interval=KEPT_AFTER_MS)
        self._soon.timeout.connect(self.keep)

    def begin(self) -> None:
        """Read what can be chosen, and the wishes that were typed before."""
        self._desk.read(choices_of, while_alive(self, self._take_choices))
        kept = partial(_read_wishes, WishShelf(self._desk.drafts))
        self._desk.draw(kept, while_alive(self, self._take_kept))

    def wish(self, line: int) -> TermAsked | None:
        """The wish of a line."""
        return next((one for one in self.wishes if one.line == line), None)

    def add(self) -> int:
        """Add an empty line; return its number."""
        opened = self._desk.open_desk
        if opened is None:
            return 0
        wish = one_more(self.wishes, opened.now().date())
        self._change((*self.wishes, wish))
        return wish.line

    def duplicate(self, line: int) -> int:
        """Add a line like another one; return its number."""
        wish = self.wish(line)
        if wish is None:
            return 0
        again = replace(wish, line=next_line(self.wishes))
        self._change((*self.wishes, again))
        return again.line

    def remove(self, line: int) -> None:
        """Take a line away; the places of the others stay as they were found."""
        wish = self.wish(line)
        if wish is not None:
            self._leave_out(line)
            self.removed.emit(wish)

    def bring_back(self, wish: TermAsked) -> None:
        """Want a cycle again: its line was removed, or its creation taken back."""
        self._change((*self.wishes, replace(wish, line=next_line(self.wishes))))

    def edit(self, line: int, name: str, value: Any) -> None:
        """Change a field of a line; what was found for it is true no more."""
        wish = self.wish(line)
        changed = None if wish is None else with_field(wish, name, value)
        if changed is not None and changed != wish:
            for known in (self.found, self.troubles):
                known.pop(line, None)
            self._change(tuple(changed if one.line == line else one for one in self.wishes))

    def open_file(self, path: Path) -> None:
        """Add the wishes of a file; with a line that cannot be taken, none of them."""
        self._desk.draw(partial(file_of, path), while_alive(self, self._take_file))

    def start(self) -> None:
        """Look for a plan of every line."""
        self.made = 0
        self.troubles.clear()
        self.refused = self.file_refused = self.progress = None
        self.search.start(self.wishes)
        self.shown.emit()

    def create(self, *lines: int) -> None:
        """Write the cycles of some lines, one after the other; each is an act of its own."""
        wanted = [line for line in lines if line not in self._queue and self.can_create(line)]
        self._queue += wanted
        self._create_next()

    def can_create(self, line: int) -> bool:
        """Whether a line has a place that may be written now."""
        found = self.found.get(line)
        is_at_work = self.search.is_running or line in self._queue
        return found is not None and found.here is not None and not is_at_work

    def keep(self) -> None:
        """Put the wishes on disk now."""
        self._soon.stop()
        if self._is_read:
            keep = partial(WishShelf(self._desk.drafts).keep_wishes, self.wishes)
            self._desk.draw(keep, _nothing)

    def _change(self, wishes: Wishes) -> None:
        self.search.drop()
        self.wishes, self.progress, self.file_refused = wishes, None, None
        self._soon.start()
        self.shown.emit()

    def _leave_out(self, line: int) -> None:
        for known in (self.found, self.troubles):
            known.pop(line, None)
        self._change(tuple(one for one in self.wishes if one.line != line))

    def _create_next(self) -> None:
        if self._queue and not self._asking.is_waiting:
            self._creating = self._queue.pop(0)
            self.troubles.pop(self._creating, None)
            self._asking.ask(Creation(self.found[self._creating]).as_command())
        self.shown.emit()

    def _done(self, outcome: object) -> None:
        wish = self.wish(self._creating)
        self._leave_out(self._creating)
        if wish is not None:
            self.made += 1
            self.created.emit(outcome, wish)
        self._create_next()

    def _not_done(self, error: Exception) -> None:
        self.refused = error
        self.troubles[self._creating] = error
        self._create_next()

    def _take(self, progress: Progress) -> None:
        self.progress, self.found = progress, dict(progress.found)
        self.shown.emit()

    def _take_wrong(self, wrong: Wrong) -> None:
        self.troubles, self.refused = dict(wrong.lines), wrong.whole
        self.shown.emit()

    def _take_choices(self, choices: Choices) -> None:
        self.choices = choices
        self.shown.emit()

    def _take_kept(self, wishes: Wishes) -> None:
        self._is_read = True
        self.wishes = wishes
        if not wishes:
            self.add()
        self.shown.emit()

    def _take_file(self, read: WishesRead | Exception) -> None:
        if isinstance(read, Exception):
            self.refused = read
            self.shown.emit()
            return
        self.refused = None
        if not read.refused:
            typed = tuple(one for one in self.wishes if one.programme)
            first = next_line(typed)
            added = [replace(one, line=first + at) for at, one in enumerate(read.wishes)]
            self._change((*typed, *added))
        self.file_refused = read if read.refused else None
        self.shown.emit()


def _read_wishes(shelf: WishShelf) -> Wishes:
    """Read the wishes on the thread of paper; a disk that does not give them gives none."""
    try:
        return shelf.wishes()
    except FileError:
        return ()


def _nothing(_result: None) -> None:
    """Nothing follows: what could go wrong is told by the desk."""
