"""The ways out of a refused change of a session that exists."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Engine

from db.engine import reading
from db.queries.planning import planning_around
from db.queries.subjects import coded
from db.tables.sessions import WorkshopSession
from desktop_app.commands.session_proposals import circumstances_of, proposal_of
from desktop_app.commands.session_state import CANCELLED, SKIPPED, SessionState, states_of
from desktop_app.domain.planning import Whereabouts
from desktop_app.readings.check import CheckAnswer, judged

Change = Callable[[SessionState], SessionState]


def change_judged(engine: Engine, session: str, change: Change, now: datetime) -> CheckAnswer:
    """Ask the rules what may be done instead of giving a session the state that was refused.

    Raises:
        UnknownCodeError: no session carries the code.
    """
    with reading(engine) as tx:
        row = coded(tx, WorkshopSession, session)
        today = states_of(tx, [row])[row.id]
        wanted = change(today)
        around = circumstances_of(tx, [row])[row.id]
        planning = planning_around(tx, [wanted.span], [one.person_id for one in around.people])
    stands = None if today.status in {CANCELLED, SKIPPED} else Whereabouts(today.span, today.room)
    proposal = replace(proposal_of(row.code, wanted, around), stands=stands)
    return judged(proposal, planning, now)
