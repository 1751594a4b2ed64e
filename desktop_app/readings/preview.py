"""A sheet as it would be printed now: looked at, checked, but neither numbered nor recorded."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from db.engine import reading
from db.queries.planning import planning_during
from db.queries.sheet_facts import SheetOptions, cycle_sheet_facts, session_sheet_facts
from db.queries.subjects import session_or_cycle
from db.tables.centre import Theme
from db.tables.paper import Sheet as SheetRow
from db.tables.paper import SheetPrint
from db.tables.sessions import Cycle, Programme, WorkshopSession
from desktop_app.documents.attendance_sheet import composed_sheet, settled_facts
from desktop_app.domain.checks import session_findings
from desktop_app.domain.errors import UnknownCodeError
from desktop_app.domain.findings import Code, Finding
from desktop_app.domain.planning import Planning
from desktop_app.domain.sheets.facts import PersonFacts, SheetFacts, Stamp, Variant
from desktop_app.domain.sheets.sheet import Sheet
from desktop_app.domain.sheets.snapshot import digest_of
from desktop_app.domain.span import Span
from desktop_app.domain.waiting_options import option_findings
from desktop_app.readings.board_proposals import proposal_of_line
from desktop_app.readings.day import day_reading
from desktop_app.readings.session_lines import SessionLine, session_lines

SPECIMEN = "000000000001"
"""Stands where the number will: its check digits are right and it is of no centre."""

ABOUT_PAPER = frozenset(
    {
        Code.PERSON_TAKEN,
        Code.PERSON_ABSENT,
        Code.PUBLIC_HOLIDAY,
        Code.SITE_CLOSED,
        Code.ROOM_CLOSED,
        Code.ROOM_TAKEN,
        Code.ROOM_TOO_SMALL,
        Code.PLACES_EXCEEDED,
    }
)
"""What the check before a print says (interface.md 9.1); it never stops one."""

PRINTED = ("planned", "held")
"""Sessions that have a sheet on their day: neither options nor cancelled ones."""

NO_THEME = "mediation", "calendar-days"


@dataclass(frozen=True, slots=True)
class SheetPreview:
    """One sheet before it is printed.

    ``sheet`` is what paper will say, ``masked`` the same with initials for people.
    ``number`` is empty while the sheet has none; ``copy`` counts this printing, ``version``
    is the one it will be. ``may_shorten`` says whether first names alone may be chosen.
    """

    subject: str
    line: SessionLine
    sheet: Sheet
    masked: Sheet
    variant: Variant
    number: str = ""
    version: int = 1
    copy: int = 1
    findings: tuple[Finding, ...] = ()
    may_shorten: bool = False
    has_structures: bool = False
    theme: tuple[str, str] = NO_THEME
    """Palette and icon of what the session is about."""

    @property
    def blank_lines(self) -> int:
        """Lines left for people who come without being enrolled."""
        return sum(line.person is None for line in self.sheet.lines)


def sheet_options(
    *,
    large_rows: bool | None = None,
    first_names: bool = False,
    blank_rows: int | None = None,
    structure: bool = True,
) -> SheetOptions:
    """What was chosen before a print; nothing chosen means the habit of the programme."""
    variant = Variant.FIRST_NAME_ONLY if first_names else None
    return SheetOptions(variant, large_rows, blank_rows=blank_rows, structure=structure)


def sheets_of_day(engine: Engine, day: date, site: str) -> tuple[str, ...]:
    """The sessions of a day that have a sheet, in order of time; an empty site means all."""
    lines = day_reading(engine, day, site).sessions
    return tuple(line.code for line in lines if line.status in PRINTED)


def sheet_previews(
    engine: Engine, subjects: Sequence[str], options: SheetOptions, now: datetime
) -> tuple[SheetPreview, ...]:
    """Compose the sheets of some sessions or cycles as they stand, and check them.

    Raises:
        UnknownCodeError: a code names neither a session nor a cycle.
    """
    with reading(engine) as tx:
        plannings: dict[date, Planning] = {}
        return tuple(_preview(tx, code, options, _Seen(now, plannings)) for code in subjects)


@dataclass(frozen=True, slots=True)
class _Seen:
    """When it is looked at, and the planning of each day, read once."""

    now: datetime
    plannings: dict[date, Planning]

    def planning(self, tx: Session, day: date) -> Planning:
        """The planning of a day."""
        if day not in self.plannings:
            self.plannings[day] = planning_during(tx, Span.whole_days(day, day))
        return self.plannings[day]


def masked_facts(facts: SheetFacts) -> SheetFacts:
    """The same sheet with initials for people: what the reception's screen shows."""
    people = tuple(_masked(person) for person in facts.people)
    return replace(facts, people=people, slip=replace(facts.slip, interpreter=""))


def _masked(person: PersonFacts) -> PersonFacts:
    return PersonFacts(
        person.code, _initial(person.family), _initial(person.given), structure=person.structure
    )


def _initial(name: str) -> str:
    return f"{name[:1].upper()}." if name else ""


def _preview(tx: Session, subject: str, options: SheetOptions, seen: _Seen) -> SheetPreview:
    session, cycle = session_or_cycle(tx, subject)
    line = _line(tx, session, cycle)
    facts, usual = _facts(tx, (session, cycle), options)
    row = _latest(tx, session, cycle, facts.variant)
    same = row is not None and row.digest == digest_of(facts)
    version = 1 if row is None else row.edition if same else row.edition + 1
    number = row.number if row is not None and same else ""
    copy = _copies(tx, row) + 1 if same else 1
    stamp = Stamp(number or SPECIMEN, version, seen.now, copy)
    return SheetPreview(
        subject=subject,
        line=line,
        sheet=composed_sheet(facts, stamp),
        masked=composed_sheet(masked_facts(facts), stamp),
        variant=facts.variant,
        number=number,
        version=version,
        copy=copy,
        findings=_findings(tx, line, seen),
        may_shorten=usual is Variant.SESSION,
        has_structures=facts.variant is Variant.SESSION
        and any(person.structure for person in facts.people),
        theme=_theme(tx, line.code),
    )


def _theme(tx: Session, code: str) -> tuple[str, str]:
    found = tx.execute(
        select(Theme.palette, Theme.icon)
        .join(Programme, Programme.theme_id == Theme.id)
        .join(WorkshopSession, WorkshopSession.programme_id == Programme.id)
        .where(WorkshopSession.code == code)
    ).one_or_none()
    return NO_THEME if found is None else (found.palette, found.icon)


def _line(tx: Session, session: WorkshopSession | None, cycle: Cycle | None) -> SessionLine:
    if session is not None:
        (line,) = session_lines(tx, WorkshopSession.id == session.id)
        return line
    lines = session_lines(tx, WorkshopSession.cycle_id == (cycle.id if cycle else 0))
    if not lines:
        raise UnknownCodeError("cycle", cycle.code if cycle else "")
    return lines[0]


def _facts(
    tx: Session, subject: tuple[WorkshopSession | None, Cycle | None], options: SheetOptions
) -> tuple[SheetFacts, Variant]:
    session, cycle = subject
    if session is not None:
        usual = session_sheet_facts(tx, session)
        return settled_facts(session_sheet_facts(tx, session, options)), usual.variant
    if cycle is None:
        raise UnknownCodeError("session", "")
    grid = cycle_sheet_facts(tx, cycle, replace(options, variant=None))
    return grid, grid.variant


def _latest(
    tx: Session, session: WorkshopSession | None, cycle: Cycle | None, variant: Variant
) -> SheetRow | None:
    return tx.scalars(
        select(SheetRow)
        .where(
            SheetRow.session_id.is_not_distinct_from(session.id if session else None),
            SheetRow.cycle_id.is_not_distinct_from(None if session or not cycle else cycle.id),
            SheetRow.order_id.is_(None),
            SheetRow.variant == str(variant),
            SheetRow.status != "void",
        )
        .order_by(SheetRow.edition.desc())
        .limit(1)
    ).one_or_none()


def _copies(tx: Session, row: SheetRow | None) -> int:
    if row is None:
        return 0
    counted = select(func.max(SheetPrint.copy)).where(SheetPrint.sheet_id == row.id)
    return tx.scalar(counted) or 0


def _findings(tx: Session, line: SessionLine, seen: _Seen) -> tuple[Finding, ...]:
    programme = tx.scalar(
        select(Programme.code)
        .join(WorkshopSession, WorkshopSession.programme_id == Programme.id)
        .where(WorkshopSession.code == line.code)
    )
    proposal = proposal_of_line(line, programme or "")
    planning = seen.planning(tx, line.span.day)
    found = [
        *session_findings(proposal, planning, seen.now),
        # An option has no sheet yet, but it has one as soon as it is held.
        *option_findings(proposal, planning, seen.now),
    ]
    return tuple(one for one in found if one.code in ABOUT_PAPER)
