"""Names on the board for a minute: read when they are revealed, gone when they are masked."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.board.blocks import APPOINTMENT

if TYPE_CHECKING:
    from desktop_app.readings.board import Board
    from desktop_app.readings.desk import OpenDesk
    from ui.desk import Desk
    from ui.masking import Masking
    from ui.planning.flow import PlanningFlow
    from ui.planning.page import PlanningPage


class Revealing(QObject):
    """Gives the board the people of its appointments and of the team, and takes them away again."""

    def __init__(
        self, desk: Desk, masking: Masking, page: PlanningPage, flow: PlanningFlow
    ) -> None:
        """Follow `masking`; nothing is read while names are masked."""
        super().__init__(flow)
        self._desk, self._masking, self._page, self._flow = desk, masking, page, flow
        masking.changed.connect(lambda _masked: self._follow())
        flow.shown.connect(self._follow)
        self._shows_names = False

    def _follow(self) -> None:
        board = self._flow.reader.board
        if board is None:
            return
        if self._masking.is_masked:
            if self._shows_names:
                self._shows_names = False
                self._show(board)
            return
        self._desk.read(partial(_named, board=board), partial(self._take, board))

    def _take(self, board: Board, named: Board) -> None:
        """Show the names, unless they were masked or another board came meanwhile."""
        if not self._masking.is_masked and board is self._flow.reader.board:
            self._shows_names = True
            self._show(named)

    def _show(self, board: Board) -> None:
        self._page.show_board(board, self._flow.reader.day or board.window.day)
        self._flow.selection.show(board)


def _named(desk: OpenDesk, board: Board) -> Board:
    """The board with the names of the people of its appointments, and of the team."""
    from desktop_app.readings.appointment_people import (  # noqa: PLC0415 - brings the database
        appointment_people,
    )
    from desktop_app.readings.team_names import team_names  # noqa: PLC0415 - the same

    codes = [block.code for block in board.blocks if block.kind == APPOINTMENT]
    team = {code: name.whole for code, name in team_names(desk.engine).items()}
    return board.naming(appointment_people(desk.engine, codes), team)
