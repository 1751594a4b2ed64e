"""One session with everybody in it, and one cycle with every date and its cause."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from db.engine import reading
from db.queries.enrolments import attendees
from db.queries.places import school_holidays, sites
from db.queries.planning import the_centre
from db.queries.subjects import coded
from db.tables.people import Attendance, Person
from db.tables.sessions import Cycle, Programme, Resource, WorkshopSession
from desktop_app.domain.bilingual import Bilingual
from desktop_app.domain.calendar import SchoolHoliday, public_holiday_on, school_holiday_on
from desktop_app.domain.opening import closures_over
from desktop_app.domain.planning import Site
from desktop_app.readings.orders import OrderLine, order_lines
from desktop_app.readings.session_lines import SessionLine, session_lines
from desktop_app.readings.sheets import session_paper_lines

NOTHING = Bilingual("")


@dataclass(frozen=True, slots=True)
class PersonLine:
    """Somebody in a session, by code: ``line`` on paper, place, and presence once recorded."""

    code: str
    line: int | None
    enrolment: str
    rank: int | None = None
    attendance: str = ""

    @property
    def status(self) -> str:
        """What is known of the person, presence before place."""
        return self.attendance or self.enrolment


@dataclass(frozen=True, slots=True)
class SessionReading:
    """A session, the people in it in the order of its paper, and its interpreter orders."""

    line: SessionLine
    people: tuple[PersonLine, ...]
    orders: tuple[OrderLine, ...]


@dataclass(frozen=True, slots=True)
class CycleDate:
    """One date of a cycle; ``label`` says more of the cause of a date left out."""

    line: SessionLine
    label: Bilingual = NOTHING
    holiday: str = ""


@dataclass(frozen=True, slots=True)
class CycleReading:
    """A cycle with all its dates, those left out and cancelled included."""

    code: str
    title: str
    programme: Bilingual
    site: str
    room: str
    dates: tuple[CycleDate, ...]


def session_reading(engine: Engine, code: str) -> SessionReading:
    """Read one session.

    Raises:
        UnknownCodeError: no session carries the code.
    """
    with reading(engine) as tx:
        row = coded(tx, WorkshopSession, code)
        (line,) = session_lines(tx, WorkshopSession.id == row.id)
        return SessionReading(line, _people(tx, row), order_lines(tx, [row.id], []))


def cycle_reading(engine: Engine, code: str) -> CycleReading:
    """Read one cycle.

    Raises:
        UnknownCodeError: no cycle carries the code.
    """
    with reading(engine) as tx:
        cycle = coded(tx, Cycle, code)
        programme = tx.get_one(Programme, cycle.programme_id)
        holidays = school_holidays(tx, the_centre(tx).school_zone)
        places = sites(tx)
        lines = session_lines(tx, WorkshopSession.cycle_id == cycle.id)
        return CycleReading(
            code=cycle.code,
            title=cycle.title_fr,
            programme=Bilingual(programme.title_fr, programme.title_en),
            site=next((one.site for one in lines), ""),
            room=tx.scalars(select(Resource.code).where(Resource.id == cycle.room_id)).one(),
            dates=tuple(_date(line, places[line.site], holidays) for line in lines),
        )


def _people(tx: Session, row: WorkshopSession) -> tuple[PersonLine, ...]:
    paper = session_paper_lines(tx, row)
    numbers = {code: number for number, code in enumerate(paper.lines, start=1)}
    recorded = tx.execute(
        select(Person.code, Attendance.status)
        .join(Attendance, Attendance.person_id == Person.id)
        .where(Attendance.session_id == row.id, Attendance.status != "expected")
    )
    came = dict(recorded.all())
    enrolled = {one.person: one for one in attendees(tx, row)}
    codes = dict.fromkeys((*paper.lines, *enrolled, *came))
    people = [
        PersonLine(
            code=code,
            line=numbers.get(code),
            enrolment=enrolled[code].status if code in enrolled else "",
            rank=enrolled[code].rank if code in enrolled else None,
            attendance=came.get(code, ""),
        )
        for code in codes
    ]
    return tuple(one for one in people if one.status)


def _date(line: SessionLine, site: Site, holidays: tuple[SchoolHoliday, ...]) -> CycleDate:
    day: date = line.span.day
    match line.cause:
        case "public_holiday":
            return CycleDate(line, holiday=str(public_holiday_on(day) or ""))
        case "school_holiday":
            found = school_holiday_on(day, holidays)
            return CycleDate(line, Bilingual(found.name_fr, found.name_en) if found else NOTHING)
        case "site_closed":
            closed = closures_over(line.span, site.closures)
            return CycleDate(line, Bilingual(closed[0].reason) if closed else NOTHING)
    return CycleDate(line, Bilingual(line.reason))
