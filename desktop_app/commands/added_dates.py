"""Dates added to a cycle that exists: led, equipped and as long as those it has."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import partial

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from db.journal import Actor
from db.queries.subjects import coded, room_coded
from db.tables.sessions import Cycle, WorkshopSession
from desktop_app.commands.act import Act, Done, Outcome, perform
from desktop_app.commands.cycle_numbers import dates_of, renumbered
from desktop_app.commands.cycle_series import Reshaped, series_date, series_dates
from desktop_app.commands.row_locks import locked_cycles
from desktop_app.commands.session_changes import NOTHING_KEPT, Keeping, change_sessions
from desktop_app.commands.session_details import (
    SessionDetails,
    check_details,
    check_spans,
    in_order,
)
from desktop_app.commands.session_rows import Rewriting
from desktop_app.commands.session_state import (
    CANCELLED,
    EQUIPMENT,
    OPTION,
    PLANNED,
    REMOVED,
    SKIPPED,
    Allocated,
    SessionState,
    states_of,
)
from desktop_app.commands.sessions import done_to
from desktop_app.domain.errors import BadInputError
from desktop_app.domain.recurrence import MOST_OCCURRENCES
from desktop_app.domain.series_edits import DateEdit, Untouched
from desktop_app.domain.span import Span

WORKSHOP = "workshop"
MINUTES_OF_A_DAY = 24 * 60
NOON = time(12)


@dataclass(frozen=True, slots=True)
class AddCycleDates:
    """Add dates to a cycle; whoever is enrolled in it is enrolled in them.

    Each is as its workshops are: at their hour (or ``at``), as long (or ``minutes``), in the
    same room (or ``room``), with the same team (or ``team``, facilitators and interpreters in
    its place). All the later dates are numbered
    again. An ``option`` holds nothing.
    """

    cycle: str
    days: tuple[date, ...]
    at: time | None = None
    minutes: int | None = None
    room: str = ""
    team: tuple[Allocated, ...] | None = None
    option: bool = False
    keeping: Keeping = NOTHING_KEPT

    def __call__(self, engine: Engine, actor: Actor) -> Outcome:
        """Add them in one transaction, all or none, and taken back as one.

        Raises:
            BadInputError: there is no date, or one is a date of the cycle already.
            RefusedError: a conflict stands that is not kept.
            UnknownCodeError: no cycle or no room carries the code.
        """
        return perform(engine, actor, Act("add_dates", self), partial(self._work, actor=actor))

    def reshaped(self, tx: Session, now: datetime, *, lock: bool = True) -> Reshaped:
        """The dates it adds among those there are; raises as the act, but for what it breaks."""
        del now
        cycle = coded(tx, Cycle, self.cycle)
        rows = dates_of(tx, cycle.id, lock=lock)
        if lock:
            locked_cycles(tx, [cycle.id])
        there = [row for row in rows if row.status != REMOVED]
        states = states_of(tx, there)
        self._check(there)
        _ = room_coded(tx, self.room) if self.room else None
        added = [self._state(day, list(states.values())) for day in sorted(self.days)]
        check_spans(tx, [(one.starts, one.ends) for one in added])
        for one in added[:1] if self.team is not None else ():
            wanted = SessionDetails(one.starts, one.ends, one.room, team=self.team or ())
            check_details(tx, wanted)
        codes = _new_codes(cycle.code, [row.code for row in rows], len(added))
        new = [
            Rewriting(_row(tx, cycle, code, state), None, state)
            for code, state in zip(codes, added, strict=True)
        ]
        if lock:
            tx.add_all([one.row for one in new])
            tx.flush()
        else:
            _stand_in([one.row for one in new])
        edits = [
            *(DateEdit(one, one, Untouched.NOT_ASKED) for one in series_dates(tx, there, states)),
            *(DateEdit(one, one) for one in map(series_date, codes, added)),
        ]
        in_time = sorted(edits, key=lambda one: one.after.start)
        return Reshaped(tuple(in_time), tuple(renumbered(tx, there, new)))

    def _work(self, tx: Session, actor: Actor) -> Done:
        reshaped = self.reshaped(tx, actor.at)
        done = done_to(self.cycle, change_sessions(tx, actor, reshaped.wishes, self.keeping))
        codes = sorted(one.row.code for one in reshaped.wishes if one.before is None)
        return replace(done, answer={"cycle": self.cycle, "sessions": codes})

    def _check(self, there: Sequence[WorkshopSession]) -> None:
        if not self.days:
            raise BadInputError("dates", "missing")
        if len(self.days) + len(there) > MOST_OCCURRENCES:
            many = f"{len(self.days) + len(there)}"
            raise BadInputError("dates", "too_many", many, (f"{MOST_OCCURRENCES}",))
        if self.minutes is not None and not 0 < self.minutes < MINUTES_OF_A_DAY:
            raise BadInputError("minutes", "out_of_range", f"{self.minutes}")
        for day in self.days:
            if self.days.count(day) > 1:
                raise BadInputError("dates", "twice", f"{day}")
            same = next((row for row in there if row.starts.date() == day), None)
            if same is not None:
                raise BadInputError("dates", _already(same), f"{day}", (same.code,))

    def _state(self, day: date, states: Sequence[SessionState]) -> SessionState:
        """A date as the workshop of the cycle that stands before it, or after the first."""
        alike = [one for one in states if one.kind == WORKSHOP and one.status != SKIPPED]
        if not alike:
            raise BadInputError("dates", "none")
        noon = datetime.combine(day, NOON)
        model = min(alike, key=lambda one: (one.starts > noon, abs(one.starts - noon)))
        start = datetime.combine(day, self.at or model.starts.time())
        length = model.span.duration if self.minutes is None else timedelta(minutes=self.minutes)
        moved = model.moved(Span(start, start + length), self.room or model.room)
        return replace(
            self._led(moved),
            status=OPTION if self.option else PLANNED,
            number=None,
            reason="",
            cause="",
            kept=(),
            kept_reason="",
            headcount=None,
            planned_starts=None,
            note="",
        )

    def _led(self, state: SessionState) -> SessionState:
        """The same with the team of these dates, if they have one of their own."""
        if self.team is None:
            return state
        equipment = [one for one in state.allocated if one.role == EQUIPMENT]
        return replace(state, allocated=in_order((*self.team, *equipment)))


def _already(row: WorkshopSession) -> str:
    """Why a day cannot be added: it is a date already, or one that can be put back."""
    return "date_to_put_back" if row.status in {SKIPPED, CANCELLED} else "date_there"


def _new_codes(cycle: str, taken: Sequence[str], many: int) -> list[str]:
    """« C31-13 »: the numbers after the highest that a date of the cycle has ever had."""
    suffixes = (code.removeprefix(f"{cycle}-") for code in taken)
    last = max((int(one) for one in suffixes if one.isascii() and one.isdecimal()), default=0)
    return [f"{cycle}-{number:02d}" for number in range(last + 1, last + many + 1)]


def _row(tx: Session, cycle: Cycle, code: str, state: SessionState) -> WorkshopSession:
    return WorkshopSession(
        code=code,
        cycle_id=cycle.id,
        starts=state.starts,
        ends=state.ends,
        room_id=room_coded(tx, state.room).id,
        status=REMOVED,
    )


def _stand_in(rows: Sequence[WorkshopSession]) -> None:
    """Give rows that are only looked at numbers no row has."""
    for number, row in enumerate(rows, start=1):
        row.id = -number
