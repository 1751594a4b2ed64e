"""Which enrolments count in which sessions; how many have a place and how many wait."""

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session

from db.tables.people import Enrolment
from db.tables.sessions import WorkshopSession

ENROLLED, WAITING = "enrolled", "waiting"


def expected_in_session() -> ColumnElement[bool]:
    """Whether an enrolment counts in a session: made for it alone, or for its cycle in time.

    Somebody who joins a running cycle is expected from the next date on: what was over when
    they got their place did not have them, and they were not absent from it.
    """
    in_time = and_(
        Enrolment.cycle_id == WorkshopSession.cycle_id, Enrolment.since < WorkshopSession.ends
    )
    return or_(Enrolment.session_id == WorkshopSession.id, in_time)


def enrolled_counts(tx: Session, sessions: Iterable[int]) -> dict[int, tuple[int, int]]:
    """How many are enrolled and waiting, by session id; sessions without anybody are absent."""
    wanted = tuple(sessions)
    if not wanted:
        return {}
    rows = tx.execute(
        select(
            WorkshopSession.id,
            Enrolment.status,
            func.count(Enrolment.person_id.distinct()),
        )
        .join(Enrolment, expected_in_session())
        .where(WorkshopSession.id.in_(wanted), Enrolment.status.in_((ENROLLED, WAITING)))
        .group_by(WorkshopSession.id, Enrolment.status)
    )
    found: dict[int, tuple[int, int]] = defaultdict(lambda: (0, 0))
    for session, status, count in rows:
        enrolled, waiting = found[session]
        found[session] = (count, waiting) if status == ENROLLED else (enrolled, count)
    return dict(found)
