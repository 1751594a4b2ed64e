"""What the board does with an individual appointment: elsewhere, with a kept conflict, or again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from desktop_app.commands.act import Outcome
    from desktop_app.domain.planning import Proposal
    from ui.board.wishes import MoveWish


@dataclass(frozen=True, slots=True)
class MoveAppointmentTo:
    """An appointment put where a wish says, received by ``worker`` when somebody is named.

    ``kept`` are conflicts that are kept, with a reason.
    """

    wish: MoveWish
    worker: str = ""
    kept: frozenset[str] = frozenset()
    reason: str = ""

    def __call__(self, engine: Any, actor: Any) -> Outcome:
        """Carry it out; raises as `MoveAppointment`."""
        from desktop_app.commands.appointments import MoveAppointment  # noqa: PLC0415 - data thread
        from desktop_app.commands.session_changes import Keeping  # noqa: PLC0415
        from desktop_app.commands.sessions import Seen  # noqa: PLC0415

        wish = self.wish
        seen = Seen(wish.seen.start, wish.seen.end, wish.seen.room)
        move = MoveAppointment(
            wish.code,
            wish.start,
            wish.end,
            wish.room,
            self.worker,
            seen=seen,
            keeping=Keeping(self.kept, self.reason),
        )
        return move(engine, actor)


@dataclass(frozen=True, slots=True)
class RepeatAppointment:
    """The same person received by the same worker at another hour, interpreter included."""

    wish: MoveWish
    former: Proposal

    def __call__(self, engine: Any, actor: Any) -> Outcome:
        """Carry it out; raises as `BookAppointment`."""
        from desktop_app.commands.appointments import BookAppointment  # noqa: PLC0415 - data thread

        wish, former = self.wish, self.former
        (person,) = former.participants
        coming = [one.worker for one in former.involved]
        book = BookAppointment(
            former.purpose,
            person,
            coming[0],
            wish.room or former.room,
            wish.start,
            wish.end,
            interpreter=coming[1] if len(coming) > 1 else "",
            language=former.language,
            mode=former.mode or "on_site",
        )
        return book(engine, actor)


def receiver_of(way: Proposal) -> str:
    """Who would receive the person."""
    return way.involved[0].worker
