"""The options that wait where sessions now are."""

from collections.abc import Collection

from sqlalchemy import Engine

from db.engine import reading
from db.queries.places import resource_codes, rooms
from db.queries.waiting_options import waiting_options
from db.queries.workers import workers
from db.tables.sessions import WorkshopSession
from desktop_app.domain.planning import Involved, Planning, Proposal, WaitingOption
from desktop_app.domain.span import Span
from desktop_app.domain.waiting_options import options_beside
from desktop_app.readings.session_lines import SessionLine, session_lines


def options_beside_sessions(engine: Engine, codes: Collection[str]) -> tuple[WaitingOption, ...]:
    """The options that wait for the room or the people of some sessions, in order of time."""
    with reading(engine) as tx:
        lines = session_lines(tx, WorkshopSession.code.in_(codes))
        if not lines:
            return ()
        window = Span(min(one.span.start for one in lines), max(one.span.end for one in lines))
        waiting = waiting_options(tx, window)
        if not waiting:
            return ()
        known = resource_codes(tx)
        planning = Planning(
            window, rooms=rooms(tx, window, known), workers=workers(tx, known, ()), options=waiting
        )
    found = {one.code: one for line in lines for one in options_beside(_wanted(line), planning)}
    return tuple(sorted(found.values(), key=lambda one: (one.span, one.code)))


def _wanted(line: SessionLine) -> Proposal:
    people = tuple(Involved(one.code, one.role, one.span) for one in line.workers)
    return Proposal(line.span, line.room, people, ignoring=line.code)
