"""What the form of one session shows: its fields, its cycle, its orders and who changed it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from db.engine import reading
from db.journal import Entry, entry_numbered
from db.queries.planning import planning_during
from db.queries.subjects import coded
from db.tables.centre import Theme
from db.tables.journal import JournalEntry
from db.tables.people import Enrolment
from db.tables.sessions import Allocation, Programme, Resource, WorkshopSession
from desktop_app.domain.planning import Involved, Planning, Proposal
from desktop_app.domain.span import Span
from desktop_app.readings.board_proposals import proposal_of_line
from desktop_app.readings.orders import OrderLine, order_lines
from desktop_app.readings.session_lines import EQUIPMENT, PLACE, SessionLine, session_lines

ONE_DAY = timedelta(days=1)
_MOVABLE = ("planned", "option")
_CONCERNED = ("enrolled", "waiting")


@dataclass(frozen=True, slots=True)
class SessionFields:
    """What may be changed of a session, as it is kept: empty where its programme says it."""

    span: Span
    room: str
    title: str = ""
    programme: str = ""
    places: int | None = None
    needs: tuple[str, ...] = ()
    team: tuple[Involved, ...] = ()
    language: str = ""
    option: bool = False
    partners: str = ""
    note: str = ""
    waiting_limit: int | None = None
    walk_in: bool = False


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a change goes: so many sessions, and so many people enrolled or waiting there."""

    sessions: int
    people: int


@dataclass(frozen=True, slots=True)
class SessionForm:
    """One session as its form shows it.

    ``following`` counts the session and those after it in its cycle, ``whole`` all those still
    to come with it; both are nothing outside a cycle. ``planning`` knows its day and those
    around it.
    """

    line: SessionLine
    fields: SessionFields
    proposal: Proposal
    planning: Planning
    now: datetime
    palette: str
    icon: str
    here: Reach
    following: Reach | None = None
    whole: Reach | None = None
    orders: tuple[OrderLine, ...] = ()
    changed: Entry | None = None
    dates: tuple[SessionLine, ...] = ()


def session_form(engine: Engine, code: str, now: datetime) -> SessionForm:
    """Read what the form of a session shows.

    Raises:
        UnknownCodeError: no session carries the code.
    """
    with reading(engine) as tx:
        row = coded(tx, WorkshopSession, code)
        programme = tx.get(Programme, row.programme_id) if row.programme_id else None
        line = session_lines(tx, WorkshopSession.id == row.id)[0]
        theme = tx.get(Theme, programme.theme_id) if programme is not None else None
        around = Span.whole_days(row.starts.date() - ONE_DAY, row.starts.date() + ONE_DAY)
        following, whole = _reaches(tx, row, now)
        dates = WorkshopSession.cycle_id == row.cycle_id, WorkshopSession.status != "skipped"
        named = programme.code if programme is not None else ""
        return SessionForm(
            line=line,
            fields=SessionFields(
                span=line.span,
                room=line.room,
                title=row.title,
                programme=named,
                places=row.places,
                needs=row.needs,
                team=_team(tx, row),
                language=row.interpreter_language,
                option=row.status == "option",
                partners=row.partners,
                note=row.note,
                waiting_limit=row.waiting_limit,
                walk_in=row.walk_in,
            ),
            proposal=proposal_of_line(line, named),
            planning=planning_during(tx, around),
            now=now,
            palette=theme.palette if theme is not None else "",
            icon=theme.icon if theme is not None else "",
            here=_reach(tx, [row]),
            following=following,
            whole=whole,
            orders=order_lines(tx, [row.id], []),
            changed=_last_entry(tx, code),
            dates=session_lines(tx, *dates) if row.cycle_id is not None else (),
        )


def _team(tx: Session, row: WorkshopSession) -> tuple[Involved, ...]:
    """Everybody given to a session, interpreters too, in the order they came."""
    rows = tx.execute(
        select(Allocation, Resource.code)
        .join(Resource, Resource.id == Allocation.resource_id)
        .where(
            Allocation.session_id == row.id,
            Allocation.role.not_in((PLACE, EQUIPMENT)),
            Allocation.dropped.is_(False),
        )
        .order_by(Allocation.id)
    )
    return tuple(
        Involved(code, one.role, Span(one.starts, one.ends) if one.starts and one.ends else None)
        for one, code in rows
    )


def _reaches(tx: Session, row: WorkshopSession, now: datetime) -> tuple[Reach | None, Reach | None]:
    """As far as an edit of this date and the following, or of all, would go."""
    if row.cycle_id is None:
        return None, None
    others = tx.scalars(
        select(WorkshopSession).where(
            WorkshopSession.cycle_id == row.cycle_id,
            WorkshopSession.id != row.id,
            WorkshopSession.status.in_(_MOVABLE),
            WorkshopSession.starts >= now,
        )
    ).all()
    later = [one for one in others if one.starts > row.starts]
    return _reach(tx, [row, *later]), _reach(tx, [row, *others])


def _reach(tx: Session, rows: Iterable[WorkshopSession]) -> Reach:
    """So many sessions, and whoever is enrolled or waits in one of them, each once."""
    sessions = tuple(rows)
    cycles = {one.cycle_id for one in sessions if one.cycle_id is not None}
    own = Enrolment.session_id.in_([one.id for one in sessions])
    people = tx.scalars(
        select(Enrolment.person_id)
        .where(own | Enrolment.cycle_id.in_(cycles), Enrolment.status.in_(_CONCERNED))
        .distinct()
    ).all()
    return Reach(len(sessions), len(people))


def _last_entry(tx: Session, code: str) -> Entry | None:
    number = tx.scalar(
        select(JournalEntry.id)
        .where(JournalEntry.subject == code)
        .order_by(JournalEntry.id.desc())
        .limit(1)
    )
    return entry_numbered(tx, number) if number is not None else None
