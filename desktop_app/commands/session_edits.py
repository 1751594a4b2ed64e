"""Editing a session as its form does: every field in one act, for one date or for a cycle."""

from dataclasses import dataclass, fields, replace
from functools import partial

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from db.journal import Actor, Edit
from db.queries.subjects import coded
from db.tables.sessions import WorkshopSession
from desktop_app.commands.act import Act, Done, Outcome, perform
from desktop_app.commands.cycle_numbers import sessions_from
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
    check_spans,
    details_of,
    in_order,
    made_even,
)
from desktop_app.commands.session_rows import Rewriting
from desktop_app.commands.session_state import (
    CANCELLED,
    EQUIPMENT,
    HELD,
    OPTION,
    PLANNED,
    SKIPPED,
    Allocated,
    SessionState,
    states_of,
)
from desktop_app.commands.sessions import done_to
from desktop_app.domain.errors import WrongStatusError
from desktop_app.domain.moving import may_start
from desktop_app.domain.span import Span

_SAME_NAME = (
    *("room", "title", "programme", "places", "needs"),
    *("interpreter_language", "partners", "note"),
)
"""Fields that have the same name in what is kept."""


@dataclass(frozen=True, slots=True)
class EditSession:
    """Change what differs between ``seen`` and ``wanted``, and nothing else.

    What another desk has changed meanwhile stays, as long as it is not the same field.
    ``scope`` is this, following or all: the dates of its cycle that come after, or all those
    still to come, take the same changes; times by as many minutes, people who come and who
    leave, never a whole team where teams are unlike. Where all is so already, nothing is
    written.
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

    def _work(self, tx: Session, actor: Actor) -> Done:
        row = coded(tx, WorkshopSession, self.session)
        rows = sessions_from(tx, row, self.scope, actor.at)
        states = states_of(tx, rows)
        state = states[row.id]
        check_still_there(row)
        if state.status in {CANCELLED, SKIPPED}:
            raise WrongStatusError(self.session, state.status, "edit")
        check_details(tx, self.wanted)
        changes = _Changes.between(self.seen, self.wanted)
        _check_unchanged(tx, row, state, changes)
        if "programme" in changes.names:
            check_offered(tx, self.wanted.programme)
        if not may_start(self.wanted.start, actor.at, held=state.status == HELD):
            raise WrongStatusError(self.session, state.status, "postpone")
        wishes = [Rewriting(one, states[one.id], changes.made_to(states[one.id])) for one in rows]
        check_spans(tx, [(one.after.starts, one.after.ends) for one in wishes])
        changed = [one for one in wishes if one.before != one.after]
        if not changed:
            return Done(row.code, (), answer={"session": row.code, "edited": 0}, nothing=True)
        done = done_to(row.code, change_sessions(tx, actor, changed, self.keeping))
        said = {"edited": len(changed), "fields": list(changes.names)}
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

    def made_to(self, state: SessionState) -> SessionState:
        """A session once they are made to it."""
        later, longer = self.wanted.start - self.seen.start, self.wanted.end - self.seen.end
        span = Span(state.starts + later, state.ends + longer)
        after = state.moved(span, state.room) if span != state.span else state
        same = {name: getattr(self.wanted, name) for name in _SAME_NAME if name in self.names}
        if "option" in self.names and state.status in {OPTION, PLANNED}:
            same["status"] = OPTION if self.wanted.option else PLANNED
        if "team" in self.names:
            same["allocated"] = self._team(after)
        return replace(after, **same)

    def _team(self, state: SessionState) -> tuple[Allocated, ...]:
        """Those who were there, without who leaves and with who comes, guests at their hours."""
        changed = self._changed
        others = (one for one in state.allocated if one.role == EQUIPMENT)
        staying = (one for one in state.allocated if one.resource not in changed)
        coming = [one for one in self.wanted.team if one.resource in changed]
        there = replace(_state(self.wanted), allocated=in_order(coming))
        return in_order([*others, *staying, *there.moved(state.span, state.room).allocated])


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
