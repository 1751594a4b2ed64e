"""The ways from section to section: where somebody wanted to go is where they arrive."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from ui.board.dates import DateMode
from ui.board.row_kinds import RowsMode
from ui.board.visiting import visit

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from desktop_app.domain.span import Span
    from ui.actions import Actions
    from ui.planning.section import PlanningSection
    from ui.surroundings import Routes


class Ways(QObject):
    """Leads to the schedule whoever asked for a day, a list, a booking or an act there."""

    def __init__(
        self,
        routes: Routes,
        planning: PlanningSection,
        actions: Actions,
        show_section: Callable[[str], None],
    ) -> None:
        """Follow `routes`."""
        super().__init__(routes)
        self._planning, self._actions = planning, actions
        self._show_section = show_section
        self._awaiting: tuple[date, Callable[[], None]] | None = None
        planning.flow.shown.connect(self._arrived)
        routes.section_wanted.connect(show_section)
        routes.booking_wanted.connect(actions["book"].trigger)
        routes.day_wanted.connect(self._show_day)
        routes.slot_wanted.connect(self._book)
        routes.appointment_wanted.connect(self._receive)
        routes.list_wanted.connect(self._show_list)
        routes.act_wanted.connect(self._act)
        routes.place_wanted.connect(self._visit)
        routes.goto_wanted.connect(actions["goto"].trigger)

    def _show_day(self, day: date, select: str) -> None:
        self._show_section(self._planning.code)
        self._planning.flow.go(day, select)

    def _show_list(self, day: date, select: str) -> None:
        self._show_day(day, select)
        listed = self._actions["list"]
        if not listed.isChecked():
            listed.trigger()

    def _book(self, room: str, span: Span) -> None:
        """Propose a booking, once the schedule of its day is shown."""

        def propose() -> None:
            board = self._planning.flow.reader.board
            if board is not None:
                self._planning.booking.book(room, span, board)

        self._once_shown(span.day, "", propose)

    def _receive(self, person: str) -> None:
        """Propose an appointment of somebody at the next hour, once the schedule is shown."""
        flow, booking = self._planning.flow, self._planning.booking

        def propose() -> None:
            flow.book()
            booking.receive(person)

        if flow.reader.day is not None:
            self._once_shown(flow.reader.day, "", propose)

    def _act(self, day: date, session: str, command: str) -> None:
        """Give a command about a session, once the schedule of its day is shown."""
        act = self._planning.commands().get(command)

        def give() -> None:
            if act is not None and self._planning.session == session:
                act()

        self._once_shown(day, session, give)

    def _visit(self, room: str, moment: datetime | None) -> None:
        """Show the board at a room, or at a moment, with the focus there."""
        flow, view, actions = self._planning.flow, self._planning.page.view, self._actions
        board = flow.reader.board
        day = moment.date() if moment is not None else flow.reader.day
        if board is None or day is None:
            return
        if actions["list"].isChecked():
            actions["list"].trigger()
        self._planning.page.search.stop()
        if room and view.scene.sight.mode is not RowsMode.ROOMS:
            actions["rows_rooms"].trigger()
        hourly = moment is not None and moment.time() != time()
        if hourly and flow.reader.mode is not DateMode.DAY:
            actions["dates_day"].trigger()
        usual = datetime.combine(day, board.now.time())
        wanted = moment if hourly and moment is not None else usual
        self._once_shown(day, "", lambda: visit(view, room, wanted))

    def _once_shown(self, day: date, select: str, act: Callable[[], None]) -> None:
        self._awaiting = day, act
        self._show_day(day, select)

    def _arrived(self) -> None:
        """Do what was wanted there, unless somebody went on to another day meanwhile."""
        awaiting, self._awaiting = self._awaiting, None
        if awaiting is not None and awaiting[0] == self._planning.flow.reader.day:
            QTimer.singleShot(0, awaiting[1])
