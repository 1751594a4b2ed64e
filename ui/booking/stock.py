"""What an entry needs from the centre, asked once and kept while the popover lives."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.planning import Planning
from desktop_app.domain.quick_entry import Lexicon
from desktop_app.wording.words import Words
from ui.booking.entry import Surroundings
from ui.dialogs.attempt import while_alive

if TYPE_CHECKING:
    from desktop_app.readings.board import Board
    from desktop_app.readings.booking import Catalogue
    from desktop_app.readings.desk import OpenDesk
    from ui.desk import Desk


class Stock(QObject):
    """The workshops on offer and the planning of each day that is typed.

    Attributes:
        site: code of the site that the desk stands at; nothing while nobody said so.
    """

    arrived = Signal()
    """Something that was asked for is there."""

    def __init__(self, desk: Desk, words: Words, parent: QObject) -> None:
        """Ask for nothing yet."""
        super().__init__(parent)
        self._desk, self._words = desk, words
        self.site = ""
        self._board: Board | None = None
        self._catalogue: Catalogue | None = None
        self._days: dict[date, Planning] = {}
        self._asked: set[date] = set()
        self._lexicon = Lexicon()

    def retranslate(self, words: Words) -> None:
        """Read names in another language."""
        self._words = words
        self._learn()

    def open_with(self, board: Board) -> None:
        """Start from what the board shows, and ask again what may be booked."""
        self._board = board
        self._days.clear()
        self._asked.clear()
        self._learn()
        self._desk.read(partial(_catalogue, board), while_alive(self, self._take_catalogue))

    def around(self, day: date) -> Surroundings:
        """What an entry of a day is judged with; another day is asked for, and `arrived` follows.

        Raises:
            RuntimeError: no board was given yet.
        """
        from desktop_app.readings.booking import Catalogue  # noqa: PLC0415 - the data layer

        board = self._board
        if board is None:
            raise RuntimeError("a booking starts from a board")
        planning = self._days.get(day, board.planning)
        known = planning.window.start.date() <= day < planning.window.end.date()
        if not known and day not in self._asked:
            self._asked.add(day)
            self._desk.read(
                partial(_planning, day), while_alive(self, partial(self._take_day, day))
            )
        site = self.site or next((room.site for room in planning.rooms.values()), "")
        catalogue = self._catalogue or Catalogue()
        return Surroundings(planning, catalogue, self._lexicon, board.now, site)

    def _take_catalogue(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._learn()
        self.arrived.emit()

    def _take_day(self, day: date, planning: Planning) -> None:
        self._days[day] = planning
        self.arrived.emit()

    def _learn(self) -> None:
        from desktop_app.readings.booking import Catalogue, lexicon_of  # noqa: PLC0415

        if self._board is not None:
            catalogue = self._catalogue or Catalogue()
            self._lexicon = lexicon_of(catalogue, self._board.planning, self._words)


def _catalogue(board: Board, desk: OpenDesk) -> Catalogue:
    from desktop_app.readings.booking import booking_catalogue  # noqa: PLC0415 - the data thread

    return booking_catalogue(desk.engine, board.now)


def _planning(day: date, desk: OpenDesk) -> Planning:
    from desktop_app.readings.booking import planning_of_day  # noqa: PLC0415 - the data thread

    return planning_of_day(desk.engine, day)
