"""The ways out of a refused change of a session that exists."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import Engine

from db.engine import reading
from db.queries.enrolments import attendees
from db.queries.planning import planning_around
from db.queries.subjects import coded
from db.tables.sessions import WorkshopSession
from desktop_app.commands.session_changes import proposal_of
from desktop_app.commands.session_state import SessionState, states_of
from desktop_app.domain.planning import Alternative
from desktop_app.readings.check import judged

Change = Callable[[SessionState], SessionState]


def ways_out_of(
    engine: Engine, session: str, change: Change, now: datetime
) -> tuple[Alternative, ...]:
    """Ask the rules what may be done instead of giving a session the state that was refused.

    Raises:
        UnknownCodeError: no session carries the code.
    """
    with reading(engine) as tx:
        row = coded(tx, WorkshopSession, session)
        wanted = change(states_of(tx, [row])[row.id])
        people = attendees(tx, row)
        planning = planning_around(tx, [wanted.span], [one.person_id for one in people])
        proposal = proposal_of(tx, row, wanted, people)
    return judged(proposal, planning, now).alternatives
