"""Which languages the people of a session need, and whether each is covered."""

from collections import Counter
from datetime import datetime

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from db.engine import reading
from db.queries.circumstances import circumstances_of
from db.queries.planning import planning_around
from db.queries.subjects import coded
from db.tables.people import Person
from db.tables.sessions import Programme, WorkshopSession
from desktop_app.domain.language_coverage import LanguageCoverage, language_coverage
from desktop_app.readings.board_proposals import proposal_of_line
from desktop_app.readings.session_lines import session_lines


def coverage_of_session(engine: Engine, code: str, now: datetime) -> tuple[LanguageCoverage, ...]:
    """Read the languages of a session: those it wants, and those its enrolled people need.

    Raises:
        UnknownCodeError: no session carries the code.
    """
    with reading(engine) as tx:
        row = coded(tx, WorkshopSession, code)
        (line,) = session_lines(tx, WorkshopSession.id == row.id)
        programme = tx.get(Programme, row.programme_id) if row.programme_id else None
        around = circumstances_of(tx, [row])[row.id]
        proposal = around.added_to(
            proposal_of_line(line, "" if programme is None else programme.code)
        )
        spoken = _spoken(tx, {one.person_id for one in around.enrolled})
        return language_coverage(spoken, proposal, planning_around(tx, [proposal.span]), now)


def _spoken(tx: Session, people: set[int]) -> Counter[str]:
    """How many of some people need each language interpreted."""
    rows = tx.scalars(
        select(Person.main_language).where(
            Person.id.in_(people), Person.needs_interpreter, Person.main_language != ""
        )
    )
    return Counter(rows)
