"""The section « Ateliers »: cycles with their people and sessions, and where its buttons lead."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from desktop_app.domain.cycle_states import CycleState
from ui.actions import about_a_session, key_text
from ui.workshops.bar import MODELS
from ui.workshops.beginnings import Beginnings
from ui.workshops.display import WorkshopsDisplay
from ui.workshops.marking import Marking
from ui.workshops.more_menu import MoreDoes, open_more
from ui.workshops.page import WorkshopsPage
from ui.workshops.reader import WorkshopsReader
from ui.workshops.series_dialogs import SeriesDialogs

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QWidget

    from desktop_app.readings.cycle_grid import CycleGrid
    from desktop_app.readings.session_lines import SessionLine
    from desktop_app.wording import Words
    from ui.actions import Actions
    from ui.surroundings import Surroundings
    from ui.workshops.reader import Listed
    from ui.workshops.rows import CycleRow


class WorkshopsSection(QObject):
    """Shows what was read and sends people where they want to go.

    Attributes:
        code: as in the rail.
        page: the widgets.
        display: what was read, and how it is shown.
        dialogs: the changes of a cycle.
    """

    code = "workshops"
    changed = Signal()
    """Another session is chosen."""
    shown = Signal()
    """The list, or a cycle, was read and shown."""

    def __init__(self, around: Surroundings, actions: Actions) -> None:
        """Prepare the section; it is read once the centre is open."""
        super().__init__()
        self._around, self._actions = around, actions
        self._row: CycleRow | None = None
        self._wanted = ""
        self.page = WorkshopsPage(around.theme, around.words, _keys(around, actions))
        self.display = WorkshopsDisplay(around, self.page)
        self.dialogs, self.beginnings = SeriesDialogs(around, self.page), Beginnings(around, self)
        self._reader = WorkshopsReader(around.desk, self)
        self._connect()

    @property
    def session(self) -> str:
        """The code of the session whose column has the focus, or nothing."""
        is_cycle = self._row is not None and self._row.line is not None
        return self.page.detail.grid.session if is_cycle and self.page.detail.sight else ""

    def is_answering(self, error: object) -> bool:
        """Whether a refusal is said by a dialog of this section."""
        return self.dialogs.is_answering(error)

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """What the commands of the menus do here, by code."""
        elsewhere = {code: self._elsewhere(code) for code in about_a_session()}
        own = {"refresh": self._reader.again, "find": self.page.look_for}
        return elsewhere | own | {"print_sheet": self._print_sheet}

    def opened(self) -> None:
        """Read the cycles of the centre that was just opened."""
        self._list()

    def entered(self) -> None:
        """Take the focus: the section is shown from now on."""
        self._reader.again()
        self.page.enter()

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        self.page.retranslate(words, _keys(self._around, self._actions))
        self.display.show()
        self.display.show_cycle()

    def _connect(self) -> None:
        page, around, detail = self.page, self._around, self.page.detail
        self._reader.listed.connect(self._take_list)
        self._reader.shown.connect(self._take_cycle)
        around.masking.changed.connect(lambda _masked: self.display.show_cycle())
        around.forms.cycles.drafts_changed.connect(self.display.show)
        page.bar.face_chosen.connect(lambda face: page.list_models(wanted=face == MODELS))
        page.bar.goto.clicked.connect(around.routes.goto_wanted)
        page.models.wanted.connect(self.beginnings.from_model)
        for button in (page.bar.new, page.empty_new):
            button.clicked.connect(self._actions["new_cycle"].trigger)
        page.bar.term.clicked.connect(self._actions["plan_term"].trigger)
        for button in (page.bar.again, page.empty_again):
            button.clicked.connect(lambda _on=False, at=button: self._take_up(at))
        page.trouble.retry_asked.connect(self._reader.again)
        page.show_all.clicked.connect(page.filters.show_all)
        page.filters.changed.connect(self._list)
        page.filters.settling.connect(self._go_to)
        page.table.chosen.connect(self._choose)
        page.table.opened.connect(self._open)
        self._marking = Marking(around, detail.grid)
        detail.resumed.connect(self._resume)
        detail.grid.date_chosen.connect(self._choose_date)
        detail.grid.opened.connect(self._actions["edit"].trigger)
        detail.print_sheet.clicked.connect(self._print_sheet)
        detail.print_grid.clicked.connect(self._print_grid)
        detail.enrol.clicked.connect(self._actions["enrol"].trigger)
        detail.add.clicked.connect(self._add)
        detail.edit.clicked.connect(self._move)
        detail.more.clicked.connect(self._offer_more)

    def _list(self) -> None:
        """Show what is wanted now, and read what is not known yet."""
        finished = CycleState.FINISHED in self.page.filters.wanted.states
        self._reader.list_cycles(with_finished=finished)
        self.display.show()
        self._drop_hidden()

    def _take_list(self, listed: Listed) -> None:
        self.display.take(listed)
        self._drop_hidden()
        self.shown.emit()

    def _drop_hidden(self) -> None:
        """Choose nothing where nothing is listed."""
        if self.display.read is not None and self.page.table.row is None:
            self._row, self.display.grid = None, None
            self._reader.show_cycle("")
            self._choose_date()

    def _take_cycle(self, grid: CycleGrid | None) -> None:
        self.display.grid = grid
        wanted, self._wanted = self._wanted, ""
        if grid is not None:
            self.display.show_cycle(wanted)
        self._choose_date()
        self.shown.emit()

    def _choose(self, row: CycleRow) -> None:
        self._row = row
        if row.draft is not None:
            self._reader.show_cycle("")
            self.page.detail.show_draft(row)
            self.changed.emit()
        elif self._reader.cycle != row.key:
            self._reader.show_cycle(row.key)

    def _choose_date(self) -> None:
        self.page.detail.allow(session=bool(self.session))
        self.changed.emit()

    def _go_to(self, cycle: str, session: str) -> None:
        """Choose a cycle, and the column of one of its sessions."""
        self.page.filters.show_all()
        self._wanted = session
        self.display.show(cycle)
        self._reader.show_cycle(cycle)
        self.page.detail.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self, row: CycleRow) -> None:
        if row.draft is not None:
            self._resume()
        else:
            self.page.detail.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _resume(self) -> None:
        if self._row is not None and self._row.draft is not None:
            self._around.forms.cycles.resume(self._row.draft)

    def _take_up(self, below: QWidget) -> None:
        chosen = self._row.key if self._row is not None and self._row.line is not None else ""
        self.beginnings.offer(below, chosen)

    def _line(self) -> SessionLine | None:
        grid = self.display.grid
        lines = () if grid is None else grid.columns
        return next((one for one in lines if one.code == self.session), None)

    def _print_sheet(self) -> None:
        if self.session:
            self._around.forms.print_session(self.session)

    def _print_grid(self) -> None:
        if self.display.grid is not None:
            self._around.forms.print_session(self.display.grid.line.code)

    def _add(self) -> None:
        if self.display.grid is not None and self.display.grid.dates:
            self.dialogs.add(self.display.grid)

    def _move(self) -> None:
        grid, line, read = self.display.grid, self._line(), self.display.read
        if grid is not None and line is not None and read is not None:
            self.dialogs.move(grid, line, read)

    def _offer_more(self) -> None:
        grid, read = self.display.grid, self.display.read
        if grid is None or read is None:
            return
        does = MoreDoes(
            put_back=partial(self.dialogs.put_back, grid) if grid.missing else None,
            change_policy=partial(self.dialogs.change_policy, grid, read),
            see=self._see if self.session else None,
            begin_alike=partial(self.beginnings.from_cycle, grid.line.code),
        )
        open_more(self.page.detail.more, self._around.words, self._actions, does)

    def _see(self) -> None:
        line = self._line()
        if line is not None:
            self._around.routes.day_wanted.emit(line.span.day, line.code)

    def _elsewhere(self, command: str) -> Callable[[], None]:
        """A command about a session that the schedule carries out, with that session chosen."""

        def give() -> None:
            line = self._line()
            if line is not None:
                self._around.routes.act_wanted.emit(line.span.day, line.code, command)

        return give


def _keys(around: Surroundings, actions: Actions) -> tuple[str, str, str]:
    """The keys that print a sheet, enrol, and begin a cycle, as the keyboard has them."""
    codes = ("print_sheet", "enrol", "new_cycle")
    sheet, enrol, new = (key_text(actions[code], around.words) for code in codes)
    return sheet, enrol, new
