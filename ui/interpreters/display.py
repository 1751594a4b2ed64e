"""Puts what was read on the page of the interpreter desk: the lines of a tab, and the counts."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from desktop_app.domain.order_desk import TO_COME, DeskGroup, DeskTab
from ui.dialogs.attempt import failure_text
from ui.interpreters.desk_model import entries_of
from ui.interpreters.rows import DeskRow, Seen, row_of

if TYPE_CHECKING:
    from ui.interpreters.page import DeskPage
    from ui.interpreters.reader import Look
    from ui.surroundings import Surroundings

_BACK = frozenset({DeskTab.DONE, DeskTab.CANCELLED})
"""Tabs of what is over, the latest first."""


class DeskDisplay:
    """Keeps the last reading, so that another language, tab or masking needs no new one.

    Attributes:
        seen: the desk as it was read last; what was read stays when a look fails.
    """

    def __init__(self, around: Surroundings, page: DeskPage) -> None:
        """Show on `page`."""
        self._around, self._page = around, page
        self._look: Look | None = None
        self._rows: list[DeskRow] = []
        self._wanted = ""
        self.seen: Seen | None = None

    def take(self, look: Look) -> None:
        """Take another look."""
        self._look = look
        self.say()
        # What is not there by now will not be chosen later, when nobody thinks of it any more.
        self._wanted = ""

    def want(self, code: str) -> None:
        """Choose an order, by its code or that of what it is for, when it is listed next."""
        self._wanted = code

    def say(self) -> None:
        """Say what was read last; another language, tab or masking needs no new look."""
        page, around, look = self._page, self._around, self._look
        opened = around.desk.open_desk
        if look is None or opened is None:
            return
        page.trouble.setVisible(look.failure is not None)
        if look.failure is not None:
            page.trouble.tell(failure_text(around.words, look.failure))
        read = look.desk or (None if self.seen is None else self.seen.desk)
        if read is None:
            return
        names, centre = opened.names, opened.centre.name_fr
        self.seen = Seen(read, around.words, names, centre, around.masking.is_masked)
        self._rows = [row_of(line, self.seen) for line in self.seen.desk.lines]
        counts = Counter(row.tab for row in self._rows)
        noted = sum(row.group is DeskGroup.TO_NOTE for row in self._rows)
        page.bar.count({**counts, DeskTab.DONE: noted})
        sites = {code: one.name for code, one in self.seen.desk.scene.sites.items()}
        page.filters.offer([row for row in self._rows if row.tab in TO_COME], sites)
        self.show()

    def show(self) -> None:
        """List what is wanted now."""
        page, words = self._page, self._around.words
        key = self._wanted_key()
        tab = page.bar.tab
        listed = [row for row in self._rows if _is_in(row, tab)]
        shown = [row for row in listed if page.filters.takes(row)]
        if tab in _BACK:
            shown.sort(key=lambda row: row.line.span.start, reverse=True)
        if page.table.row is None and not key:
            key = next((row.key for row in shown if row.waits), "")
        page.table.show_entries(entries_of(shown, tab, words), key)
        said = "" if shown else self._nothing_said(listed=bool(listed))
        page.show_empty(said, filtered=bool(listed) and not shown)

    def _wanted_key(self) -> str:
        """The key of the line that is wanted; its tab is shown where it is listed alone."""
        wanted = self._wanted
        found = [row for row in self._rows if wanted and wanted in {row.key, row.line.code}]
        if not found:
            return ""
        self._wanted, row = "", found[0]
        tab = self._page.bar.tab
        if not _is_in(row, tab) or (tab is DeskTab.DEADLINES and row.folded):
            deadlines = row.tab in TO_COME and not row.folded
            self._page.bar.show_tab(DeskTab.DEADLINES if deadlines else row.tab)
        return row.key

    def _nothing_said(self, *, listed: bool) -> str:
        words = self._around.words
        if listed:
            return words._("No request is as you look for it.")
        if self._page.bar.tab in _BACK:
            return words._("Nothing in the last 60 days.")
        return words._("No request is waiting.")


def _is_in(row: DeskRow, tab: DeskTab) -> bool:
    """Whether a tab lists a line."""
    return row.tab in TO_COME if tab is DeskTab.DEADLINES else row.tab is tab
