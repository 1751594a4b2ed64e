"""Keeping a conflict of a session as it stands, with a reason; and no longer keeping it."""

from dataclasses import dataclass, replace
from functools import partial

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from db.journal import Actor
from db.queries.planning import planning_of
from db.queries.subjects import coded
from db.tables.sessions import WorkshopSession
from desktop_app.commands.act import Act, Done, Outcome, perform
from desktop_app.commands.row_locks import check_still_there, locked_sessions
from desktop_app.commands.session_changes import Keeping, change_sessions
from desktop_app.commands.session_proposals import circumstances_of, proposal_of
from desktop_app.commands.session_rows import Rewriting
from desktop_app.commands.session_state import OPTION, PLANNED, SessionState, states_of
from desktop_app.commands.sessions import done_to
from desktop_app.commands.typed_texts import reason_typed
from desktop_app.domain.checks import session_findings
from desktop_app.domain.errors import BadInputError, UnknownCodeError, WrongStatusError
from desktop_app.domain.findings import KEEPABLE


@dataclass(frozen=True, slots=True)
class KeepConflict:
    """Keep one conflict of a session with a reason; ``finding`` is its code.

    A firm session stays where it is and the conflict counts as accepted. An option becomes
    firm with it, unless something else stands in its way. It returns to danger once the
    session moves.
    """

    session: str
    finding: str
    reason: str

    def __call__(self, engine: Engine, actor: Actor) -> Outcome:
        """Keep it in one transaction.

        Raises:
            UnknownCodeError: it is no conflict that can be kept.
            BadInputError: it does not stand there, or no reason is given.
            RefusedError: the session is an option, and another conflict stands.
            WrongStatusError: it is cancelled or skipped.
        """
        return perform(engine, actor, Act("keep", self), partial(self._work, actor=actor))

    def _work(self, tx: Session, actor: Actor) -> Done:
        reason = reason_typed(self.reason)
        row, state = _there(tx, self.session, "keep")
        _check_keepable(self.finding)
        if self.finding not in _standing(tx, row, state, actor):
            raise BadInputError("keep", "not_standing", self.finding)
        kept = tuple(sorted({*state.kept, self.finding}))
        firm = PLANNED if state.status == OPTION else state.status
        after = replace(state, status=firm, kept=kept, kept_reason=reason)
        keeping = Keeping(frozenset(kept), reason)
        return done_to(
            row.code, change_sessions(tx, actor, [Rewriting(row, state, after)], keeping)
        )


@dataclass(frozen=True, slots=True)
class StopKeeping:
    """Count a kept conflict as one to settle again; the session itself stays as it is."""

    session: str
    finding: str

    def __call__(self, engine: Engine, actor: Actor) -> Outcome:
        """Take the reason away in one transaction; nothing is written when none is kept.

        Raises:
            UnknownCodeError: it is no conflict that can be kept.
            WrongStatusError: the session is cancelled or skipped.
        """
        return perform(engine, actor, Act("unkeep", self), partial(self._work, actor=actor))

    def _work(self, tx: Session, actor: Actor) -> Done:
        row, state = _there(tx, self.session, "keep")
        _check_keepable(self.finding)
        if self.finding not in state.kept:
            return Done(row.code, (), answer={"session": row.code}, nothing=True)
        kept = tuple(code for code in state.kept if code != self.finding)
        after = replace(state, kept=kept, kept_reason=state.kept_reason if kept else "")
        return done_to(row.code, change_sessions(tx, actor, [Rewriting(row, state, after)]))


def _check_keepable(finding: str) -> None:
    if finding not in {str(code) for code in KEEPABLE}:
        raise UnknownCodeError("finding", finding)


def _there(tx: Session, code: str, act: str) -> tuple[WorkshopSession, SessionState]:
    row = locked_sessions(tx, [coded(tx, WorkshopSession, code).id]).popitem()[1]
    check_still_there(row)
    if row.status in {"cancelled", "skipped"}:
        raise WrongStatusError(code, row.status, act)
    return row, states_of(tx, [row])[row.id]


def _standing(tx: Session, row: WorkshopSession, state: SessionState, actor: Actor) -> set[str]:
    """The codes of what the rules find of a session where it stands."""
    around = circumstances_of(tx, [row])[row.id]
    people = {one.person_id for one in around.people}
    workers = {one.worker for one in state.involved}
    planning = planning_of(tx, [state.span], people, workers)
    found = session_findings(proposal_of(row.code, state, around), planning, actor.at)
    return {str(one.code) for one in found}
