"""The section Home: what its cards show, and where their buttons lead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from ui.actions import about_a_session, key_text
from ui.home.display import HomeDisplay
from ui.home.page import HomePage
from ui.home.proposal import ProposalDialog
from ui.home.reader import HomeReader
from ui.home.tasks import Does

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from desktop_app.readings.home import Home
    from desktop_app.readings.session_lines import SessionLine
    from desktop_app.wording import Words
    from ui.actions import Actions
    from ui.home.free_rooms import FreeRoom
    from ui.home.rows import Row
    from ui.home.tasks import Task
    from ui.surroundings import Surroundings


class HomeSection(QObject):
    """Shows what was read and sends people where they want to go.

    Attributes:
        code: as in the rail.
        page: the widgets.
    """

    code = "home"
    changed = Signal()
    """Another row is chosen."""
    shown = Signal()
    """Home was read and shown."""

    def __init__(self, around: Surroundings, actions: Actions) -> None:
        """Prepare the section; it is read once the centre is open."""
        super().__init__()
        self._around, self._actions = around, actions
        self._row: Row | None = None
        self.page = HomePage(around.theme, around.words, self._keys())
        self.display = HomeDisplay(around, self.page)
        self._reader = HomeReader(around.desk, self)
        self._reader.read.connect(self._take)
        self._show_cards(shown=False)
        self._connect()

    @property
    def session(self) -> str:
        """The code of the session in the row that was last given the focus, or nothing."""
        return self._row.code if self._row is not None and self._row.printable else ""

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """What the commands of the menus do here, by code."""
        elsewhere = {code: self._elsewhere(code) for code in about_a_session()}
        return elsewhere | {
            "print_sheet": self._print_row,
            "print_day": self._print_day,
            "refresh": self._reader.again,
        }

    def opened(self) -> None:
        """Read Home of the centre that was just opened."""
        self._ask()

    def entered(self) -> None:
        """Take the focus: the section is shown from now on."""
        self.page.show_keys(self._keys())
        self._reader.again()
        self.page.enter()

    def show_drafts(self, titles: Sequence[str]) -> None:
        """Take the titles of the entries that were set aside, the latest last."""
        self.display.drafts = tuple(titles)
        self.display.show()

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        self.page.show_keys(self._keys())
        self.page.retranslate(words)
        self.display.show()

    def _keys(self) -> tuple[str, str]:
        words = self._around.words
        sheet, day = (key_text(self._actions[code], words) for code in ("print_sheet", "print_day"))
        return sheet, day

    def _connect(self) -> None:
        page, routes = self.page, self._around.routes
        for rows in page.lists:
            rows.opened.connect(lambda row: routes.day_wanted.emit(row.day, row.code))
            rows.print_asked.connect(self._print)
            rows.focused.connect(self._choose)
            rows.retry_asked.connect(self._reader.again)
        for card in (page.tasks, page.changes, page.own):
            card.retry_asked.connect(self._reader.again)
        page.bar.site_chosen.connect(self._keep_site)
        page.bar.booking_asked.connect(routes.booking_wanted)
        page.bar.goto.clicked.connect(routes.goto_wanted)
        page.print_day.clicked.connect(self._print_day)
        page.booking_pressed.connect(self._book_by_letter)
        page.everything.clicked.connect(self._toggle_everything)
        page.all_tasks.clicked.connect(self._toggle_tasks)
        page.tasks.chosen.connect(self._do)
        page.rooms.chosen.connect(self._book)
        page.own.worker_chosen.connect(self._keep_worker)
        page.own.opened.connect(self._open_line)
        self._around.masking.changed.connect(lambda _masked: self.display.show())

    def _ask(self) -> None:
        self._reader.show(self.display.site, self._around.appearance.settings.worker)

    def _take(self, home: Home) -> None:
        first = self.display.today is None
        self.display.home = home
        if first and home.today.value is not None:
            # Only now are the sites known; what follows on other days depends on the site.
            self._ask()
        self.display.show()
        self._show_cards(shown=True)
        waiting = (None, self.page.bar.site)
        if first and self.page.isVisible() and QApplication.focusWidget() in waiting:
            # Nobody went on to something else while there was no row yet to give the focus to.
            self.page.enter()
        self.shown.emit()

    def _show_cards(self, *, shown: bool) -> None:
        """Show what was read; an empty card would say that nothing is to be done."""
        for cards in (self.page.left, self.page.side):
            cards.setVisible(shown)

    def _choose(self, row: Row) -> None:
        self._row = row
        for rows in self.page.lists:
            rows.mark(row.code if row.printable else "")
        self.changed.emit()

    def _keep_site(self, site: str) -> None:
        self._around.appearance.keep(site=site)
        self._ask()
        self.display.show()

    def _keep_worker(self, worker: str) -> None:
        self._around.appearance.keep(worker=worker)
        self._ask()

    def _toggle_everything(self) -> None:
        self.display.everything = not self.display.everything
        self.display.show()

    def _toggle_tasks(self) -> None:
        self.display.all_tasks = not self.display.all_tasks
        self.display.show()

    def _book_by_letter(self) -> None:
        """Book by a single letter, unless letters alone are switched off."""
        if self._around.appearance.settings.letters == "yes":
            self._around.routes.booking_wanted.emit()

    def _open_line(self, line: SessionLine) -> None:
        self._around.routes.day_wanted.emit(line.span.day, line.code)

    def _book(self, room: FreeRoom) -> None:
        self._around.routes.slot_wanted.emit(room.code, room.slot)

    def _print_row(self) -> None:
        if self.session:
            self._around.forms.print_session(self.session)

    def _print(self, row: Row) -> None:
        self._around.forms.print_session(row.code)

    def _print_day(self) -> None:
        if self.display.home is not None:
            self._around.forms.print_day(self.display.home.now.date(), self.display.site)

    def _elsewhere(self, command: str) -> Callable[[], None]:
        """A command about a session that the schedule carries out, with that session chosen."""

        def give() -> None:
            row = self._row
            if row is not None:
                self._around.routes.act_wanted.emit(row.day, row.code, command)

        return give

    def _do(self, task: Task) -> None:
        routes = self._around.routes
        match task.does:
            case Does.CALLS:
                self._around.forms.call_people(task.code)
            case Does.PROPOSE if task.freed is not None:
                self._propose(task)
            case Does.RESUME:
                self._actions["drafts"].trigger()
            case Does.ORDERS:
                routes.order_wanted.emit(task.code)
            case Does.RECORD:
                routes.list_wanted.emit(task.day, task.code)
            case _:
                routes.day_wanted.emit(task.day, task.code)

    def _propose(self, task: Task) -> None:
        around = self._around
        if task.freed is not None:
            dialog = ProposalDialog(around.desk, around.theme, around.words, self.page)
            dialog.told.connect(around.routes.told)
            dialog.propose(task.freed)
