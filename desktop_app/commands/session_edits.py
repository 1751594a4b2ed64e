"""Editing a session as its form does: every field in one act, for one date or for a cycle."""

from dataclasses import dataclass, fields, replace
from datetime import datetime
from functools import partial

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from db.journal import Actor, Edit
from db.queries.subjects import coded
from db.tables.sessions import WorkshopSession
from desktop_app.commands.act import Act, Done, Outcome, perform
from desktop_app.commands.cycle_series import (
    OPTIONAL,
    SAME_NAME,
    ReshapedBeside,
    Series,
    posts_of,
)
from desktop_app.commands.putting_away import check_offered
from desktop_app.commands.row_edits import stale
from desktop_app.commands.row_locks import check_still_there
from desktop_app.commands.session_changes import (
    NOTHING_KEPT,
    SESSION,
    Keeping,
    change_sessions,
)
from desktop_app.commands.session_details import (
    SessionDetails,
    check_details,
    details_of,
    in_order,
    made_even,
)
from desktop_app.commands.session_state import (
    CANCELLED,
    HELD,
    PLANNED,
    SKIPPED,
    Allocated,
    SessionState,
)
from desktop_app.commands.sessions import done_to
from desktop_app.domain.errors import WrongStatusError
from desktop_app.domain.moving import may_start
from desktop_app.domain.series_edits import NOTHING, SeriesChange
from desktop_app.domain.span import Span


@dataclass(frozen=True, slots=True)
class EditSession:
    """Change what differs between ``seen`` and ``wanted``, and nothing else.

    What another desk has changed meanwhile stays, as long as it is not the same field.
    ``scope`` is this, following or all: the dates of its cycle that come after, or all those
    still to come, take the same changes, each but in what it has of its own (see
    `desktop_app.domain.series_edits`). Where all is so already, nothing is written.
    """

    session: str
    seen: SessionDetails
    wanted: SessionDetails
    scope: str = "this"
    keeping: Keeping = NOTHING_KEPT

    def __call__(self, engine: Engine, actor: Actor) -> Outcome:
        """Edit it in one transaction, with its interpreter orders and its people to call.

        Raises:
            RefusedError: a conflict stands that is not kept.
            StaleError: a field that is to change has been changed meanwhile.
            BadInputError: a field holds something that no session can have.
            UnknownCodeError: a code names nothing.
            WrongStatusError: it is cancelled or skipped, or it was held and would begin later
                than now.
        """
        return perform(engine, actor, Act("edit", self), partial(self._work, actor=actor))

    def reshaped(self, tx: Session, now: datetime, *, lock: bool = True) -> ReshapedBeside:
        """What it makes of each date of the cycle; raises as the act, but for what it breaks."""
        row = coded(tx, WorkshopSession, self.session)
        series = Series.read(tx, row, self.scope, lock=lock)
        state = series.state
        check_still_there(row)
        if state.status in {CANCELLED, SKIPPED}:
            raise WrongStatusError(self.session, state.status, "edit")
        check_details(tx, self.wanted)
        changes = self._changes
        _check_unchanged(tx, row, state, changes)
        if "programme" in changes.names:
            check_offered(tx, self.wanted.programme)
        if not may_start(self.wanted.start, now, held=state.status == HELD):
            raise WrongStatusError(self.session, state.status, "postpone")
        return series.reshaped(tx, self.scope, changes.in_series(state), now)

    @property
    def _changes(self) -> "_Changes":
        return _Changes.between(self.seen, self.wanted)

    def _work(self, tx: Session, actor: Actor) -> Done:
        reshaped = self.reshaped(tx, actor.at)
        row, changed = reshaped.asked.row, reshaped.changed
        if not changed:
            return Done(row.code, (), answer={"session": row.code, "edited": 0}, nothing=True)
        done = done_to(row.code, change_sessions(tx, actor, changed, self.keeping))
        said = {"edited": len(changed), "fields": list(self._changes.names)}
        return replace(done, answer={**done.answer, **said})


@dataclass(frozen=True, slots=True)
class _Changes:
    """What an edit changes, so that it can be done to each date of a cycle."""

    seen: SessionDetails
    wanted: SessionDetails
    names: tuple[str, ...]

    @classmethod
    def between(cls, seen: SessionDetails, wanted: SessionDetails) -> "_Changes":
        """The changes from what was seen to what is wanted.

        A guest whose times only follow those of the session, or were left as they were, is no
        change of the team.
        """
        wanted = replace(made_even(wanted), team=in_order(wanted.team))
        as_seen = in_order(seen.team) == wanted.team
        alike = replace(seen, team=wanted.team if as_seen else _team_at(seen, wanted))
        names = tuple(
            one.name
            for one in fields(SessionDetails)
            if getattr(alike, one.name) != getattr(wanted, one.name)
        )
        return cls(seen, wanted, names)

    def clashes(self, name: str, now: SessionDetails) -> bool:
        """Whether a field is neither as it was seen nor as it is wanted.

        Of a team only those who come or leave matter: two desks may each add somebody.
        """
        if name != "team":
            seen, wanted = getattr(self.seen, name), getattr(self.wanted, name)
            return getattr(now, name) not in {seen, wanted}
        there, seen, wanted = (
            {one.resource: one for one in details.team} for details in (now, self.seen, self.wanted)
        )
        return any(
            there.get(code) not in {seen.get(code), wanted.get(code)} for code in self._changed
        )

    @property
    def _changed(self) -> set[str]:
        """Who comes, leaves or has other hours."""
        before, wanted = _team_at(self.seen, self.wanted), self.wanted.team
        return {one.resource for one in {*before} ^ {*wanted}}

    def in_series(self, state: SessionState) -> SeriesChange:
        """The same changes as those of a series, from where the session stands."""
        before = posts_of(_team_at(self.seen, self.wanted), self.wanted.start)
        after = posts_of(self.wanted.team, self.wanted.start)
        team = "team" in self.names
        return SeriesChange(
            later=self.wanted.start - state.starts if "start" in self.names else NOTHING,
            ends_later=self.wanted.end - state.ends if "end" in self.names else NOTHING,
            values={
                name: getattr(self.wanted, name)
                for name in (*SAME_NAME, OPTIONAL)
                if name in self.names
            },
            leaving=before - after if team else frozenset(),
            coming=after - before if team else frozenset(),
        )


def _team_at(seen: SessionDetails, wanted: SessionDetails) -> tuple[Allocated, ...]:
    """The team that was seen, its guests moved along to the times that are wanted."""
    return _state(seen).moved(Span(wanted.start, wanted.end), seen.room).allocated


def _state(details: SessionDetails) -> SessionState:
    team = in_order(details.team)
    return SessionState(details.start, details.end, details.room, PLANNED, allocated=team)


def _check_unchanged(
    tx: Session, row: WorkshopSession, state: SessionState, changes: _Changes
) -> None:
    """Refuse where somebody has changed one of the same fields otherwise meanwhile.

    Raises:
        StaleError: with who did it, and when.
    """
    now = details_of(state)
    other = tuple(name for name in changes.names if changes.clashes(name, now))
    if other:
        raise stale(tx, Edit(SESSION, row.id, {}, {}), other)
