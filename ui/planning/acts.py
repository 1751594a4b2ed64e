"""What the planning section asks of the desk: moves, the ways out of a conflict, refusals."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.errors import RefusedError
from ui.board.blocks import APPOINTMENT
from ui.board.wishes import MoveWish, SeenPlace
from ui.dialogs.attempt import Attempt
from ui.planning.appointment_moves import MoveAppointmentTo, RepeatAppointment
from ui.planning.settling import Keep, Settle

if TYPE_CHECKING:
    from desktop_app.commands.act import Outcome
    from desktop_app.domain.planning import Alternative, Proposal
    from desktop_app.readings.board import Block, Board
    from desktop_app.readings.desk import OpenDesk
    from desktop_app.readings.inspected import Inspected
    from desktop_app.readings.session_lines import SessionLine
    from ui.desk import Desk


REMEMBERED = 8
"""Refusals of one's own that are recognised when the desk tells everybody of them."""


@dataclass(frozen=True, slots=True)
class MoveRefused:
    """A move that the rules refused, as somebody would have liked it."""

    wish: MoveWish
    proposal: Proposal
    error: RefusedError


@dataclass(frozen=True, slots=True)
class Move:
    """A move of the board as a command, made on the data thread where commands are known."""

    wish: MoveWish

    def __call__(self, engine: Any, actor: Any) -> Outcome:
        """Carry it out; raises as `MoveSession`."""
        from desktop_app.commands.sessions import MoveSession, Seen  # noqa: PLC0415 - data thread

        wish = self.wish
        seen = Seen(wish.seen.start, wish.seen.end, wish.seen.room)
        move = MoveSession(wish.code, wish.room, wish.start, wish.end, seen=seen)
        return move(engine, actor)


@dataclass(frozen=True, slots=True)
class Copy:
    """Another session like one of the board, at the place of a wish; nobody is enrolled in it."""

    wish: MoveWish
    line: SessionLine
    programme: str

    def __call__(self, engine: Any, actor: Any) -> Outcome:
        """Carry it out; raises as `BookSession`."""
        from desktop_app.commands.session_state import Allocated  # noqa: PLC0415 - data thread
        from desktop_app.commands.sessions import BookSession  # noqa: PLC0415 - data thread

        line, wish = self.line, self.wish
        book = BookSession(
            wish.start,
            wish.end,
            wish.room or line.room,
            tuple(Allocated(one.code, one.role) for one in line.workers),
            programme=self.programme,
            title="" if self.programme else line.title.fr,
            needs=line.needs,
            interpreter_language=line.interpreter.language if line.interpreter else "",
            partners=line.partners,
            note=line.note,
            waiting_limit=line.waiting_limit,
            walk_in=line.walk_in,
        )
        return book(engine, actor)


Act = Move | Settle | MoveAppointmentTo
"""What puts something of the board elsewhere, or settles its conflict."""


class PlanningActs(QObject):
    """Runs moves and looks for ways out; says what was refused."""

    moved = Signal(str)
    """The code of the session that is now elsewhere."""
    refused = Signal(object)
    """A MoveRefused."""
    ways_found = Signal(object, object)
    """The Proposal that was asked about and the tuple of Alternatives out of its conflicts."""
    inspected = Signal(object)
    """An Inspected."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        """Act through `desk`."""
        super().__init__(parent)
        self._desk = desk
        self._attempts: list[Attempt] = []
        # Written on the data thread before anybody hears of the refusal.
        self._own: deque[RefusedError] = deque(maxlen=REMEMBERED)

    def claims(self, error: object) -> bool:
        """Whether a refusal is shown here, so that nobody else has to say it."""
        return any(error is one for one in self._own)

    def move(self, wish: MoveWish, board: Board) -> None:
        """Move a session or an appointment; `moved` or `refused` follows."""
        block = board.block(wish.code)
        is_appointment = block is not None and block.kind == APPOINTMENT
        self.settle(MoveAppointmentTo(wish) if is_appointment else Move(wish), board)

    def settle(self, settle: Act, board: Board) -> None:
        """Put something elsewhere, or settle its conflict; `moved` or `refused` follows."""
        attempt = Attempt(self._desk, partial(self._carry_out, settle), self)
        attempt.succeeded.connect(partial(self._succeeded, attempt, settle.wish.code))
        attempt.refused.connect(partial(self._refused, attempt, settle.wish, board))
        self._attempts.append(attempt)
        attempt.start()

    def keep_conflict(self, code: str, finding: str, reason: str) -> None:
        """Keep a conflict where it stands; `moved` follows, a refusal is said by the desk."""
        command = Keep(code, finding, reason)
        self._desk.run(command, lambda outcome: self.moved.emit(outcome.subject))

    def copy(self, wish: MoveWish, board: Board) -> None:
        """Book something like another one; `moved` follows, a refusal is said by the desk."""
        block, proposal = board.block(wish.code), board.proposals.get(wish.code)
        if block is None or proposal is None:
            return
        command: Copy | RepeatAppointment = (
            RepeatAppointment(wish, proposal)
            if block.line is None
            else Copy(wish, block.line, proposal.programme)
        )
        self._desk.run(command, lambda outcome: self.moved.emit(outcome.subject))

    def inspect(self, code: str) -> None:
        """Read what the inspector says besides."""
        self._desk.read(partial(_inspect, code=code), self.inspected.emit)

    def look_for_ways(self, proposal: Proposal, block: Block) -> None:
        """Look for the ways out of what stands against a session, other than where it is."""
        self._desk.read(
            partial(_ways, proposal=proposal, block=block),
            partial(self.ways_found.emit, proposal),
        )

    def _carry_out(self, move: Act, engine: Any, actor: Any) -> Outcome:
        try:
            return move(engine, actor)
        except RefusedError as refused:
            self._own.append(refused)
            raise

    def _succeeded(self, attempt: Attempt, code: str, _outcome: object) -> None:
        self._forget(attempt)
        self.moved.emit(code)

    def _refused(self, attempt: Attempt, wish: MoveWish, board: Board, error: object) -> None:
        self._forget(attempt)
        proposal = board.proposals.get(wish.code)
        if isinstance(error, RefusedError) and proposal is not None:
            there = replace(proposal, span=wish.span, room=wish.room)
            self.refused.emit(MoveRefused(wish, there, error))

    def _forget(self, attempt: Attempt) -> None:
        self._attempts.remove(attempt)
        attempt.deleteLater()


def wish_of(alternative: Alternative, board: Board) -> MoveWish | None:
    """A way out as a move from where the session is seen; nothing once it is no longer there."""
    proposal = alternative.proposal
    block = board.block(proposal.ignoring)
    if block is None:
        return None
    seen = SeenPlace(block.span.start, block.span.end, block.room)
    span = proposal.span
    return MoveWish(block.code, seen, proposal.room, span.start, span.end)


def _inspect(desk: OpenDesk, code: str) -> Inspected:
    from desktop_app.readings.inspected import inspected_session  # noqa: PLC0415 - data thread

    return inspected_session(desk.engine, code, desk.now())


def _ways(desk: OpenDesk, proposal: Proposal, block: Block) -> tuple[Alternative, ...]:
    from desktop_app.readings.inspected import Place, moves_out  # noqa: PLC0415 - data thread

    return moves_out(desk.engine, proposal, desk.now(), Place(block.span, block.room))
