"""What was booked or moved is shown where it is now, and said with the way back (book.done)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop_app.wording.acts import undone_text
from desktop_app.wording.moments import moment_said
from ui.board.sayings import named_block
from ui.way_back import WayBack

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.commands.act import Outcome
    from desktop_app.readings.board import Block, Board
    from desktop_app.wording import Words
    from ui.desk import Desk
    from ui.planning.flow import PlanningFlow

_ONE_MOVE = 2
"""A session that moves touches two days at most; what touches more is a whole cycle."""


class Arriving(QObject):
    """Goes to the day of what was just booked, and says so once it is on the board."""

    arrived = Signal(str, object)
    """A sentence on what was booked, and what takes it back when it is called."""
    told = Signal(str)
    """A sentence on what was taken back."""

    def __init__(self, desk: Desk, flow: PlanningFlow, words: Callable[[], Words]) -> None:
        """Follow what `desk` has done; `words` gives the language of the moment."""
        super().__init__(flow)
        self._desk, self._flow, self._words = desk, flow, words
        self._done: Outcome | None = None
        self._awaited: Outcome | None = None
        self._is_booking = False
        desk.done.connect(self._remember)
        flow.shown.connect(self._look)

    def take(self, code: str, *, booked: bool) -> None:
        """Show what has just been saved under a code, on its own day."""
        outcome = self._done
        self._flow.selection.want(code)
        if outcome is None or outcome.subject != code:
            return
        away = [day for day in sorted(outcome.change.days) if not self._shows(day)]
        if away and len(outcome.change.days) <= _ONE_MOVE:
            self._awaited, self._is_booking = outcome, booked
            self._flow.go(away[-1], code)
        elif booked:
            self._awaited, self._is_booking = outcome, booked

    def _remember(self, outcome: Outcome) -> None:
        self._done = outcome

    def _shows(self, day: object) -> bool:
        board = self._flow.reader.board
        return board is not None and day in board.window.days

    def _look(self) -> None:
        outcome, board = self._awaited, self._flow.reader.board
        block = board.block(outcome.subject) if outcome is not None and board is not None else None
        if outcome is not None and board is not None and block is not None:
            self._awaited = None
            said = self._said(block, board)
            back = partial(self._take_back, outcome, block)
            self.arrived.emit(said, WayBack(outcome.entry, back))

    def _said(self, block: Block, board: Board) -> str:
        words = self._words()
        room = board.planning.rooms.get(block.room)
        if block.status == "option":
            sentence = words._("{title} held as an option, {when}, {room}.")
        elif self._is_booking:
            sentence = words._("{title} booked, {when}, {room}.")
        else:
            sentence = words._("{title} saved, {when}, {room}.")
        return sentence.format(
            title=named_block(words, block),
            when=moment_said(words, block.span.start),
            room=words.of(room.name) if room is not None else block.room,
        )

    def _take_back(self, outcome: Outcome, block: Block) -> None:
        def say(_outcome: object) -> None:
            words = self._words()
            self.told.emit(undone_text(words, "book", words.of(block.title)))

        self._desk.run(outcome.undo, say)
