"""Puts what was read on the page of « Ateliers »: the lines, their counts, what is to settle."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from desktop_app.domain.cycle_states import CycleState
from ui.dialogs.attempt import failure_text
from ui.icons import Icon
from ui.widgets.tones import Tone
from ui.workshops.filters import ToSettle, Wanted
from ui.workshops.grid_model import GridSight
from ui.workshops.rows import CycleRow, day_said, draft_row, row_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop_app.readings.cycle_grid import CycleGrid
    from desktop_app.readings.workshops import CycleLine, DateSeen, Workshops
    from ui.surroundings import Surroundings
    from ui.workshops.page import WorkshopsPage
    from ui.workshops.reader import Listed


class WorkshopsDisplay:
    """Keeps the last readings, so that another language, filter or masking needs no new one.

    Attributes:
        read: the list as it was read last; what was read stays when a look fails.
        grid: the chosen cycle as it was read last.
    """

    def __init__(self, around: Surroundings, page: WorkshopsPage) -> None:
        """Show on `page`."""
        self._around, self._page = around, page
        self._listed: Listed | None = None
        self.read: Workshops | None = None
        self.grid: CycleGrid | None = None

    def take(self, listed: Listed) -> None:
        """Take another look."""
        self._listed = listed
        if listed.cycles is not None:
            self.read = listed.cycles
        self.show()

    def show(self, wanted: str = "") -> None:
        """Show the last look; the line of the key `wanted` is chosen when it is listed."""
        page, words = self._page, self._around.words
        failure = None if self._listed is None else self._listed.failure
        page.trouble.setVisible(failure is not None)
        if failure is not None:
            page.trouble.tell(failure_text(words, failure))
        if self.read is None:
            return
        rows = self._rows(self.read)
        self._count(rows, self.read)
        page.filters.offer(self._programmes(self.read), self._sites(self.read))
        page.filters.settle(self._to_settle(self.read))
        shown = [row for row in rows if page.filters.wanted.takes(row)]
        page.table.show_rows(shown, self.read.now, wanted)
        filtered = page.filters.wanted != Wanted()
        page.show_empty("" if shown else self._nothing_said(filtered=filtered), filtered=filtered)
        self.show_models()
        if not shown:
            page.detail.show_nothing()

    def show_models(self) -> None:
        """Show the kinds of workshop."""
        opened, listed = self._around.desk.open_desk, self._listed
        if listed is not None and opened is not None and listed.cycles is not None:
            self._page.models.show_models(listed.models, self._around.words, opened.names)

    def show_cycle(self, wanted: str = "") -> None:
        """Show the chosen cycle, with the session `wanted` under the focus of its grid."""
        opened, grid, read = self._around.desk.open_desk, self.grid, self.read
        if grid is None or opened is None or read is None:
            return
        sight = GridSight(grid, read.now, self._around.masking.is_masked)
        self._page.detail.show_sight(sight, (self._around.words, opened.names), wanted)

    def _rows(self, read: Workshops) -> list[CycleRow]:
        words = self._around.words
        drafts = [draft_row(one, words) for one in self._around.forms.cycles.drafts]
        return [*drafts, *(row_of(line, read, words) for line in read.cycles)]

    def _count(self, rows: Sequence[CycleRow], read: Workshops) -> None:
        counts = Counter(row.state for row in rows)
        self._page.filters.count({**counts, CycleState.FINISHED: read.finished})

    def _programmes(self, read: Workshops) -> dict[str, str]:
        titles = {one.code: one.title for one in self._listed.models} if self._listed else {}
        codes = {line.programme for line in read.cycles} & titles.keys()
        said = {code: self._around.words.of(titles[code]) for code in codes}
        return dict(sorted(said.items(), key=lambda pair: pair[1]))

    def _sites(self, read: Workshops) -> dict[str, str]:
        known = {line.site for line in read.cycles}
        return {code: site.name for code, site in read.sites.items() if code in known}

    def _to_settle(self, read: Workshops) -> list[ToSettle]:
        words = self._around.words
        doubted = self._lines(read, lambda one: one.in_conflict)
        due = self._lines(read, lambda one: one.is_to_record(read.now))
        conflicts = words.ngettext("{count} conflict", "{count} conflicts", len(doubted))
        record = words.ngettext("{count} to record", "{count} to record", len(due))
        pills = (
            (conflicts, Tone.DANGER, Icon.TRIANGLE_ALERT, doubted),
            (record, Tone.WARN, Icon.CLIPBOARD_CHECK, due),
        )
        return [
            ToSettle(said.format(count=len(lines)), tone, icon, lines)
            for said, tone, icon, lines in pills
            if lines
        ]

    def _lines(
        self, read: Workshops, asks: Callable[[DateSeen], bool]
    ) -> tuple[tuple[str, str, str], ...]:
        found = [(one, line) for line in read.cycles for one in line.dates if asks(one)]
        ordered = sorted(found, key=lambda pair: (pair[0].span.start, pair[0].code))
        return tuple((line.code, one.code, self._said(one, line, read)) for one, line in ordered)

    def _said(self, one: DateSeen, line: CycleLine, read: Workshops) -> str:
        """« mar. 8 déc. 14:00 · Passage en 6e »."""
        words = self._around.words
        day = day_said(one.span.day, read.now.date(), words)
        return f"{day} {one.span.start:%H:%M} · {words.of(line.title)}"

    def _nothing_said(self, *, filtered: bool) -> str:
        words = self._around.words
        looked_for = words._("No cycle is as you look for it.")
        return looked_for if filtered else words._("No open cycle.")
