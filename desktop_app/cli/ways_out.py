"""The ways out of a refused change of a session that exists."""

from dataclasses import replace
from datetime import datetime
from typing import Protocol

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from db.engine import reading
from db.queries.planning import planning_around
from desktop_app.commands.cycle_series import ReshapedBeside
from desktop_app.commands.session_proposals import circumstances_of, proposal_of
from desktop_app.commands.session_state import CANCELLED, SKIPPED
from desktop_app.domain.planning import Whereabouts
from desktop_app.readings.check import CheckAnswer, judged


class ActOnSession(Protocol):
    """An act that can say what it would make of the session it is asked of."""

    def reshaped(self, tx: Session, now: datetime, *, lock: bool = True) -> ReshapedBeside:
        """The session before and after, with the dates that go along."""


def change_judged(engine: Engine, act: ActOnSession, now: datetime) -> CheckAnswer:
    """Ask the rules what may be done instead of an act that was refused.

    Raises:
        UnknownCodeError: no session carries the code.
    """
    with reading(engine) as tx:
        asked = act.reshaped(tx, now, lock=False).asked
        around = circumstances_of(tx, [asked.row])[asked.row.id]
        people = [one.person_id for one in around.people]
        planning = planning_around(tx, [asked.after.span], people)
    before = asked.before
    stands = (
        None
        if before is None or before.status in {CANCELLED, SKIPPED}
        else Whereabouts(before.span, before.room)
    )
    proposal = replace(proposal_of(asked.row.code, asked.after, around), stands=stands)
    return judged(proposal, planning, now)
