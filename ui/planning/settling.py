"""Settling a conflict otherwise than by a move: other people, an option, or a kept conflict."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from desktop_app.commands.act import Outcome
    from desktop_app.commands.session_state import Allocated
    from desktop_app.domain.planning import Involved
    from desktop_app.domain.span import Span
    from desktop_app.readings.session_lines import SessionLine
    from ui.board.wishes import MoveWish

_INTERPRETER = "interpreter"


@dataclass(frozen=True, slots=True)
class Settle:
    """A session put where a wish says: with other people, as an option, or with what is kept.

    ``involved`` are those who then come; the same as before when nothing is said.
    """

    wish: MoveWish
    line: SessionLine
    involved: tuple[Involved, ...] | None = None
    option: bool = False
    kept: frozenset[str] = frozenset()
    reason: str = ""

    def __call__(self, engine: Any, actor: Any) -> Outcome:
        """Carry it out; raises as `EditSession`."""
        from desktop_app.commands.session_changes import Keeping  # noqa: PLC0415 - data thread
        from desktop_app.commands.session_details import SessionDetails  # noqa: PLC0415
        from desktop_app.commands.session_edits import EditSession  # noqa: PLC0415

        wish, there = self.wish, self.wish.seen
        was_option = self.line.status == "option"
        seen = SessionDetails(
            there.start,
            there.end,
            there.room,
            team=tuple(_allocated(one.code, one.role, one.span) for one in self.line.workers),
            option=was_option,
        )
        wanted = replace(
            seen,
            start=wish.start,
            end=wish.end,
            room=wish.room,
            team=seen.team if self.involved is None else _team(self.involved),
            option=self.option or (was_option and not self.kept),
        )
        edit = EditSession(wish.code, seen, wanted, keeping=Keeping(self.kept, self.reason))
        return edit(engine, actor)


@dataclass(frozen=True, slots=True)
class Keep:
    """A conflict kept where it stands."""

    code: str
    finding: str
    reason: str

    def __call__(self, engine: Any, actor: Any) -> Outcome:
        """Carry it out; raises as `KeepConflict`."""
        from desktop_app.commands.kept_conflicts import KeepConflict  # noqa: PLC0415 - data thread

        return KeepConflict(self.code, self.finding, self.reason)(engine, actor)


def _team(involved: Sequence[Involved]) -> tuple[Allocated, ...]:
    """Those who come; an interpreter is the order's matter."""
    return tuple(
        _allocated(one.worker, one.role, one.span) for one in involved if one.role != _INTERPRETER
    )


def _allocated(code: str, role: str, span: Span | None) -> Allocated:
    from desktop_app.commands.session_state import Allocated  # noqa: PLC0415 - the data thread

    if span is None:
        return Allocated(code, role)
    return Allocated(code, role, 1, span.start, span.end)
