"""The section « Interprètes »: what is to be done by when, and where its buttons lead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.order_desk import DeskTab
from ui.actions import about_a_session
from ui.interpreters.acts import OrderActs
from ui.interpreters.detail import KEYS
from ui.interpreters.display import DeskDisplay
from ui.interpreters.page import DeskPage
from ui.interpreters.reader import DeskReader

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desktop_app.readings.order_details import OrderDetail
    from desktop_app.wording import Words
    from ui.actions import Actions
    from ui.interpreters.doings import Does
    from ui.interpreters.reader import Look
    from ui.interpreters.rows import DeskRow
    from ui.surroundings import Surroundings


class InterpretersSection(QObject):
    """Shows what was read and sends people where they want to go.

    Attributes:
        code: as in the rail.
        page: the widgets.
        display: what was read, and how it is listed.
        acts: what is asked before an act.
    """

    code = "interpreters"
    changed = Signal()
    """Another order is chosen."""
    shown = Signal()
    """The desk was read and shown."""

    def __init__(self, around: Surroundings, actions: Actions) -> None:
        """Prepare the section; it is read once the centre is open."""
        super().__init__()
        self._around, self._actions = around, actions
        self._row: DeskRow | None = None
        self._detail: OrderDetail | None = None
        self.page = DeskPage(around.theme, around.words)
        self.page.bar.show_tab(DeskTab(around.appearance.settings.interpreters_tab))
        self.display = DeskDisplay(around, self.page)
        self.acts = OrderActs(around, self.page)
        self.reader = DeskReader(around.desk, self)
        self._connect()

    @property
    def session(self) -> str:
        """The code of the session whose order is chosen, or nothing."""
        row = self._row
        return row.line.session.code if row is not None and row.line.session is not None else ""

    def is_answering(self, error: object) -> bool:
        """Whether a refusal is said by a dialog of this section."""
        return self.acts.is_answering(error)

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """What the commands of the menus do here, by code."""
        elsewhere = {code: self._elsewhere(code) for code in about_a_session()}
        return elsewhere | {"print_sheet": self._print_sheet, "refresh": self.reader.look}

    def opened(self) -> None:
        """Read the desk of the centre that was just opened."""
        self.reader.begin()

    def entered(self) -> None:
        """Take the focus: the section is shown from now on."""
        self.reader.look()
        self.page.enter()

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        self.page.retranslate(words)
        self.display.say()

    def go_to(self, code: str) -> None:
        """Choose an order by its code, or by that of its session or appointment."""
        self.display.want(code)
        self.page.filters.show_all()

    def _connect(self) -> None:
        page, around = self.page, self._around
        self.reader.looked.connect(self._take)
        self.reader.detailed.connect(self._take_detail)
        around.masking.changed.connect(lambda _masked: self.display.say())
        page.bar.tab_chosen.connect(self._choose_tab)
        page.bar.goto.clicked.connect(around.routes.goto_wanted)
        page.bar.new.clicked.connect(lambda _on=False: self.acts.begin_new())
        page.trouble.retry_asked.connect(self.reader.look)
        page.filters.changed.connect(self._list)
        page.show_all.clicked.connect(page.filters.show_all)
        page.table.chosen.connect(self._choose)
        page.table.opened.connect(self._open)
        page.table.acted.connect(self._act_of_line)
        page.table.lettered.connect(self._act_by_letter)
        page.detail.acted.connect(self._act)
        page.detail.closed.connect(self._close_detail)
        page.detail.message.copied.connect(self._tell_copied)
        self.acts.placed.connect(self.display.want)

    def _take(self, look: Look) -> None:
        self.display.take(look)
        self._drop_hidden()
        self.shown.emit()

    def _list(self) -> None:
        """List what is wanted now; an empty list has no order to show."""
        self.display.show()
        self._drop_hidden()

    def _drop_hidden(self) -> None:
        if self.display.seen is not None and self.page.table.row is None:
            self._row = None
            self.reader.show_order("")
            self.page.detail.show_nothing()
            self.changed.emit()

    def _choose_tab(self, tab: str) -> None:
        self._around.appearance.keep(interpreters_tab=tab)
        self._list()

    def _choose(self, row: DeskRow) -> None:
        before = "" if self._row is None else self._row.key
        self._row = row
        order = "" if row.line.order is None else row.line.order.code
        if before != row.key:
            self._detail = None
            self.page.detail.show()
        self._show_detail()
        self.reader.show_order(order)
        self.changed.emit()

    def _take_detail(self, code: str, detail: OrderDetail | None) -> None:
        row = self._row
        if row is not None and row.line.order is not None and row.line.order.code == code:
            self._detail = detail
            self._show_detail()
        self.shown.emit()

    def _show_detail(self) -> None:
        seen = self.display.seen
        if self._row is not None and seen is not None:
            self.page.detail.show_row(self._row, seen, self._detail)

    def _close_detail(self) -> None:
        self.page.detail.hide()
        self.page.enter()

    def _tell_copied(self) -> None:
        self._around.routes.told.emit(self._around.words._("Copied."))

    def _open(self, row: DeskRow) -> None:
        self._around.routes.day_wanted.emit(row.line.span.day, row.line.code)

    def _act_of_line(self, row: DeskRow) -> None:
        if row.act is not None:
            self._row = row
            self._act(row.act)

    def _act_by_letter(self, letter: str) -> None:
        """Do what a letter does, unless letters alone are switched off."""
        does = next((one for one, key in KEYS.items() if key == letter), None)
        if does is not None and self._around.appearance.settings.letters == "yes":
            self._act(does)

    def _act(self, does: Does) -> None:
        row, seen = self._row, self.display.seen
        if row is not None and seen is not None and does in row.does:
            self.acts.begin(does, row, seen)

    def _print_sheet(self) -> None:
        if self.session:
            self._around.forms.print_session(self.session)

    def _elsewhere(self, command: str) -> Callable[[], None]:
        """A command about a session that the schedule carries out, with that session chosen."""

        def give() -> None:
            row = self._row
            if row is not None and self.session:
                self._around.routes.act_wanted.emit(row.line.span.day, self.session, command)

        return give
