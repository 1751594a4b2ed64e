"""Puts what was read on the cards of Home; a card that could not be read says so alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.dialogs.attempt import failure_text
from ui.home.free_rooms import free_rooms
from ui.home.rows import View, first_said, rows_of, running_said, sheets_of
from ui.home.tasks import drafts_task, first_tasks, tasks_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.readings.home import Home, Today
    from desktop_app.wording import Words
    from ui.home.page import HomePage
    from ui.surroundings import Surroundings


class HomeDisplay:
    """Keeps the last reading, so that another language or masking needs no new one.

    Attributes:
        everything: all that follows today is shown.
        all_tasks: all that is to do is shown.
        drafts: titles of what was set aside, the latest last.
    """

    def __init__(self, around: Surroundings, page: HomePage) -> None:
        """Show on `page`."""
        self._around, self._page = around, page
        self.home: Home | None = None
        self.everything = self.all_tasks = False
        self.drafts: Sequence[str] = ()

    @property
    def today(self) -> Today | None:
        """The day as it was read last, unless that failed."""
        return self.home.today.value if self.home is not None else None

    @property
    def sites(self) -> dict[str, str]:
        """The names of the sites that have rooms now, by code, in the centre's own order."""
        if self.today is None:
            return {}
        planning, today = self.today.board.planning, self.today.board.window.day
        housed = {
            room.site
            for room in planning.rooms.values()
            if room.bookable_to is None or room.bookable_to >= today
        }
        return {code: site.name for code, site in planning.sites.items() if code in housed}

    @property
    def site(self) -> str:
        """The site of this desk: the one chosen, else the first of the centre."""
        sites = self.sites
        chosen = self._around.appearance.settings.site
        return chosen if chosen in sites else next(iter(sites), "")

    def show(self) -> None:
        """Show the last reading on every card."""
        home = self.home
        if home is None:
            return
        self._page.bar.show_now(home.now)
        if self.today is not None:
            self._show_today(self.today)
        elif home.today.failure is not None:
            for rows in self._page.lists:
                rows.show_trouble(self._said(home.today.failure))
        self._show_tasks(home)
        self._show_changes(home)
        self._show_own(home)

    def _said(self, failure: Exception) -> str:
        return failure_text(self._around.words, failure)

    def _show_today(self, today: Today) -> None:
        page, words, site = self._page, self._around.words, self.site
        sites = today.board.planning.sites
        page.bar.site.offer({code: sites[code] for code in self.sites}, site)
        view = View(site, masked=self._around.masking.is_masked, everything=self.everything)
        rows = rows_of(today, view, words)
        now, planning = today.board.now, today.board.planning
        page.running.show_rows(rows.running, words._("Nothing runs here now."))
        page.following.show_rows(rows.following, words._("Nothing is planned here yet."))
        page.now_note.say(running_said(words, len(rows.running), self.sites.get(site, site)))
        page.next_note.say(first_said(words, rows, now))
        page.everything.say(_all_said(words, rows.later_today, shown=self.everything))
        shown = sum(one.block is not None for one in rows.following)
        page.everything.setVisible(self.everything or rows.later_today > shown)
        count = sheets_of(today, site)
        page.print_day.say(words._("Print the sheets of the day ({count})").format(count=count))
        page.print_day.setEnabled(count > 0)
        page.rooms.show_rooms(free_rooms(planning, site, now, words))
        page.fit()

    def _show_tasks(self, home: Home) -> None:
        page, words = self._page, self._around.words
        if self.today is None or home.to_do.value is None:
            failure = home.to_do.failure or home.today.failure
            if failure is not None:
                page.tasks.show_trouble(self._said(failure))
            return
        tasks = [*tasks_of(self.today, home.to_do.value, words), *drafts_task(self.drafts, words)]
        page.tasks.trouble.hide()
        page.tasks.show_tasks(tasks if self.all_tasks else first_tasks(tasks))
        page.all_tasks.say(_all_said(words, len(tasks), shown=self.all_tasks))
        page.all_tasks.setVisible(len(first_tasks(tasks)) < len(tasks))
        said = words.ngettext(
            "{count} subject, the most urgent first",
            "{count} subjects, the most urgent first",
            len(tasks),
        )
        page.tasks_note.say(said.format(count=len(tasks)) if tasks else "")

    def _show_changes(self, home: Home) -> None:
        card, opened = self._page.changes, self._around.desk.open_desk
        if home.changes.value is not None:
            names = opened.names if opened is not None else {}
            card.trouble.hide()
            card.show_changes(home.changes.value, names, home.now.date())
        elif home.changes.failure is not None:
            card.show_trouble(self._said(home.changes.failure))

    def _show_own(self, home: Home) -> None:
        card = self._page.own
        if home.own.value is not None:
            card.trouble.hide()
            card.show_own(home.own.value, self.sites)
        elif home.own.failure is not None:
            card.show_trouble(self._said(home.own.failure))


def _all_said(words: Words, count: int, *, shown: bool) -> str:
    """« Afficher les 12 », or the way back."""
    if shown:
        return words._("Show fewer")
    return words.ngettext("Show all {count}", "Show all {count}", count).format(count=count)
