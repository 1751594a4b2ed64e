"""Dates of a cycle changed together: which ones, and what each becomes, by the series’ rules."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.tables.people import Attendance
from db.tables.sessions import Cycle, WorkshopSession
from desktop_app.commands.cycle_numbers import dates_beside
from desktop_app.commands.row_locks import locked_sessions
from desktop_app.commands.session_details import check_spans
from desktop_app.commands.session_rows import Rewriting
from desktop_app.commands.session_state import (
    EQUIPMENT,
    OPTION,
    PLANNED,
    REMOVED,
    SKIPPED,
    Allocated,
    SessionState,
    states_of,
)
from desktop_app.domain.attendance import AttendanceStatus
from desktop_app.domain.errors import BadInputError
from desktop_app.domain.series_edits import (
    DateEdit,
    Post,
    Scope,
    SeriesChange,
    SeriesDate,
    SeriesQuestion,
    Untouched,
    series_edits,
)
from desktop_app.domain.span import Span

SCOPES = tuple(str(scope) for scope in Scope)
OPTIONAL = "option"
SAME_NAME = (
    *("room", "title", "programme", "places", "needs"),
    *("interpreter_language", "partners", "note"),
    *("waiting_limit", "walk_in"),
)
"""Fields that have the same name in a form, in what is kept, and in the rules of a series."""


@dataclass(frozen=True, slots=True)
class Reshaped:
    """What an act makes of the dates of a cycle, before it is judged.

    ``edits`` are there for every date of the cycle, ``wishes`` for those the act reaches and
    those it numbers again.
    """

    edits: tuple[DateEdit, ...]
    wishes: tuple[Rewriting, ...]

    @property
    def changed(self) -> list[Rewriting]:
        """The dates that will not be as they are."""
        return [one for one in self.wishes if one.before != one.after]


@dataclass(frozen=True, slots=True)
class ReshapedBeside(Reshaped):
    """The same for an act ``asked`` of one date."""

    asked: Rewriting


@dataclass(frozen=True, slots=True)
class Series:
    """A session with the other dates of its cycle, as an act finds them."""

    row: WorkshopSession
    rows: Mapping[str, WorkshopSession]
    states: Mapping[str, SessionState]
    dates: tuple[SeriesDate, ...]
    by_weekday: bool

    @classmethod
    def read(cls, tx: Session, row: WorkshopSession, scope: str, *, lock: bool) -> "Series":
        """Read what a change of so wide a scope may reach.

        Raises:
            BadInputError: the scope is unknown, or the session is in no cycle.
        """
        if scope not in SCOPES:
            raise BadInputError("scope", "unknown", scope)
        if scope != Scope.THIS and row.cycle_id is None:
            raise BadInputError("scope", "no_cycle", row.code)
        alone = scope == Scope.THIS
        own = [*locked_sessions(tx, [row.id]).values()] if lock and alone else [row]
        rows = own if alone else dates_beside(tx, row, lock=lock)
        there = [one for one in rows if one.status != REMOVED or one.id == row.id]
        states = states_of(tx, there)
        return cls(
            row,
            {one.code: one for one in there},
            {one.code: states[one.id] for one in there},
            series_dates(tx, there, states),
            by_weekday=bool(_rhythm(tx, row)),
        )

    @property
    def state(self) -> SessionState:
        """The session the act is about, as it stands."""
        return self.states[self.row.code]

    def reshaped(
        self, tx: Session, scope: str, change: SeriesChange, now: datetime
    ) -> ReshapedBeside:
        """What a change of the session makes of every date.

        Raises:
            BadInputError: one of them would be at a time no session can have.
        """
        question = SeriesQuestion(self.row.code, Scope(scope), change, now, self.by_weekday)
        edits = series_edits(self.dates, question)
        reached = [one for one in edits if one.untouched in {None, Untouched.ALREADY}]
        check_spans(tx, [(one.after.start, one.after.end) for one in reached])
        wishes = tuple(self._rewriting(one) for one in reached)
        mine = {one.row.code: one for one in wishes}
        still = Rewriting(self.row, self.state, self.state)
        return ReshapedBeside(edits, wishes, mine.get(self.row.code, still))

    def _rewriting(self, edit: DateEdit) -> Rewriting:
        state = self.states[edit.before.code]
        return Rewriting(self.rows[edit.before.code], state, _made(state, edit))


def series_dates(
    tx: Session, rows: Sequence[WorkshopSession], states: Mapping[int, SessionState]
) -> tuple[SeriesDate, ...]:
    """The dates as the rules of a series see them; ``states`` are by id."""
    attended = set(
        tx.scalars(
            select(Attendance.session_id)
            .where(
                Attendance.session_id.in_([row.id for row in rows]),
                Attendance.status != str(AttendanceStatus.EXPECTED),
            )
            .distinct()
        )
    )
    return tuple(series_date(row.code, states[row.id], attended=row.id in attended) for row in rows)


def series_date(code: str, state: SessionState, *, attended: bool = False) -> SeriesDate:
    """A date as the rules of a series see it; ``attended`` when presences were recorded."""
    values = {name: getattr(state, name) for name in SAME_NAME}
    return SeriesDate(
        code=code,
        start=state.starts,
        end=state.ends,
        status=state.status,
        number=state.number,
        kind=state.kind,
        cause=state.cause,
        attended=attended,
        values={**values, OPTIONAL: state.status == OPTION},
        team=posts_of(state.allocated, state.starts),
    )


def posts_of(team: Sequence[Allocated], start: datetime) -> frozenset[Post]:
    """Who leads or helps, guests with the part of the time they are there."""
    return frozenset(_post(one, start) for one in team if one.role != EQUIPMENT)


def led_as_the_nearest(state: SessionState, others: Sequence[SessionState]) -> SessionState:
    """A date that nobody was ever given, led and equipped as the one of its kind before it.

    The first date takes after the next one; a date that has somebody stays as it is.
    """
    alike = [one for one in others if one.kind == state.kind and one.status != SKIPPED]
    if state.allocated or not alike:
        return state
    nearest = min(
        alike, key=lambda one: (one.starts > state.starts, abs(one.starts - state.starts))
    )
    return replace(
        state,
        places=state.places if state.places is not None else nearest.places,
        waiting_limit=(
            state.waiting_limit if state.waiting_limit is not None else nearest.waiting_limit
        ),
        walk_in=state.walk_in or nearest.walk_in,
        needs=state.needs or nearest.needs,
        interpreter_language=state.interpreter_language or nearest.interpreter_language,
        allocated=nearest.moved(state.span, state.room).allocated,
    )


def _rhythm(tx: Session, row: WorkshopSession) -> str:
    return tx.get_one(Cycle, row.cycle_id).recurrence if row.cycle_id is not None else ""


def _post(one: Allocated, start: datetime) -> Post:
    part = None if one.span is None else (one.span.start - start, one.span.end - start)
    return Post(one.resource, one.role, part)


def _made(state: SessionState, edit: DateEdit) -> SessionState:
    """A session once the edit of its date is made to it."""
    before, after = edit.before, edit.after
    span = Span(after.start, after.end)
    moved = state.moved(span, state.room) if span != state.span else state
    same = {
        name: after.values[name] for name in SAME_NAME if after.values[name] != before.values[name]
    }
    if after.values[OPTIONAL] != before.values[OPTIONAL] and state.status in {OPTION, PLANNED}:
        same["status"] = PLANNED if after.values[OPTIONAL] is False else OPTION
    if after.team != before.team:
        same["allocated"] = _team(moved, edit)
    return replace(moved, **same)  # type: ignore[arg-type]  # the fields of a session by name


def _team(moved: SessionState, edit: DateEdit) -> tuple[Allocated, ...]:
    """Those who stay as they were, and those who come at their part of the time."""
    staying = {(post.worker, post.role) for post in edit.before.team & edit.after.team}
    there = [
        one
        for one in moved.allocated
        if one.role == EQUIPMENT or (one.resource, one.role) in staying
    ]
    coming = (_allocated(post, moved.starts) for post in edit.after.team - edit.before.team)
    return tuple(sorted({*there, *coming}, key=lambda one: (one.role, one.resource)))


def _allocated(post: Post, start: datetime) -> Allocated:
    if post.part is None:
        return Allocated(post.worker, post.role)
    first, last = post.part
    return Allocated(post.worker, post.role, starts=start + first, ends=start + last)
