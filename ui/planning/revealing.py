"""Names on the board for a minute: read when they are revealed, gone when they are masked."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.board.blocks import APPOINTMENT

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from desktop_app.readings.board import Board
    from desktop_app.readings.desk import OpenDesk
    from ui.desk import Desk
    from ui.masking import Masking
    from ui.planning.flow import PlanningFlow
    from ui.planning.page import PlanningPage


class Revealing(QObject):
    """Gives the board the people of its appointments, and takes them away again."""

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
                self._name({}, board)
            return
        codes = [block.code for block in board.blocks if block.kind == APPOINTMENT]
        self._desk.read(partial(_people, codes=codes), partial(self._take, board))

    def _take(self, board: Board, people: Mapping[str, str]) -> None:
        """Show the names, unless they were masked or another board came meanwhile."""
        if not self._masking.is_masked and board is self._flow.reader.board:
            self._name(people, board)

    def _name(self, people: Mapping[str, str], board: Board) -> None:
        self._shows_names = bool(people)
        named = board.naming(people)
        self._page.show_board(named, self._flow.reader.day or board.window.day)
        self._flow.selection.show(named)


def _people(desk: OpenDesk, codes: Collection[str]) -> Mapping[str, str]:
    from desktop_app.readings.appointment_people import (  # noqa: PLC0415 - brings the database
        appointment_people,
    )

    return appointment_people(desk.engine, codes)
