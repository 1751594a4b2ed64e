"""Sheets read back: an issued one ready to be drawn, and whom its lines stand for."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from db.engine import reading
from db.queries.enrolment_counts import ENROLLED
from db.queries.enrolments import attendees, bound_elsewhere
from db.queries.planning import the_centre
from db.queries.sheet_facts import session_sheet_facts
from db.queries.subjects import coded
from db.tables.paper import Sheet
from db.tables.sessions import WorkshopSession
from desktop_app.documents.attendance_sheet import composed_sheet
from desktop_app.domain.sheets.facts import CentreFacts, SheetFacts, Stamp, Variant
from desktop_app.domain.sheets.ordering import printed_people
from desktop_app.domain.sheets.sheet import Sheet as ComposedSheet
from desktop_app.domain.sheets.snapshot import from_json
from desktop_app.readings.printed_sheets import paper_with_lines
from desktop_app.readings.sheet_numbers import session_of_sheet, sheet_typed


@dataclass(frozen=True, slots=True)
class PaperOfLines:
    """The sheet that line numbers are read from: a session's own, or the grid of its cycle."""

    number: str
    version: int
    is_grid: bool


@dataclass(frozen=True, slots=True)
class LinesOfSession:
    """Whom each numbered line of a session's paper stands for.

    ``lines`` are codes of people, line 1 first: those of ``paper``, or of the order the sheet
    would have while none is printed. ``since`` are people expected who have no line on it.
    ``elsewhere`` are people of a grid who are expected at other dates of the cycle only: they
    joined it later, or come to one date alone; here they are neither present nor absent.
    """

    lines: tuple[str, ...]
    since: tuple[str, ...] = ()
    elsewhere: frozenset[str] = frozenset()
    paper: PaperOfLines | None = None
    session: str = ""

    def person_on(self, line: int) -> str:
        """The code of the person on a line; empty when the line carries no name."""
        return self.lines[line - 1] if 1 <= line <= len(self.lines) else ""


def issued_sheet(
    engine: Engine, sheet_id: int, *, copy: int, printed_at: datetime
) -> ComposedSheet:
    """Compose an issued sheet from what was frozen, for its ``copy``-th printing.

    Raises:
        UnreadableSnapshotError: what was frozen is damaged.
    """
    with reading(engine) as tx:
        row = tx.get_one(Sheet, sheet_id)
        stamp = Stamp(row.number, row.edition, printed_at, copy)
        facts = from_json(row.snapshot)
    return composed_sheet(facts, stamp)


def emergency_sheet(engine: Engine, printed_at: datetime) -> ComposedSheet:
    """Compose the blank sheet for the day everything fails: no session, no number, nobody."""
    with reading(engine) as tx:
        centre = the_centre(tx)
        language = centre.default_language
        name = centre.name_en if language == "en" else centre.name_fr
        facts = SheetFacts(
            variant=Variant.EMERGENCY_BLANK,
            language=language,
            centre=CentreFacts(name, centre.contact),
        )
    return composed_sheet(facts, Stamp("", 1, printed_at))


def lines_of_session(engine: Engine, session: str) -> LinesOfSession:
    """Read whom the lines of a session's sheet stand for.

    Args:
        engine: of the centre.
        session: its code; or the number of one of its sheets, whose lines are read then, even
            when a later version was printed.

    Raises:
        UnknownCodeError: no session carries the code.
        BadInputError: the number of a sheet is mistyped, unknown here, or that of a cycle.
    """
    with reading(engine) as tx:
        typed = sheet_typed(tx, session)
        code = session if typed is None else session_of_sheet(tx, typed, session)
        row = coded(tx, WorkshopSession, code)
        return session_paper_lines(tx, row, typed if typed and not typed.order_id else None)


def session_paper_lines(
    tx: Session, row: WorkshopSession, typed: Sheet | None = None
) -> LinesOfSession:
    """The same, inside a reading, from the paper ``typed`` or else the one printed last."""
    sheet = typed or paper_with_lines(tx, row)
    facts = session_sheet_facts(tx, row) if sheet is None else from_json(sheet.snapshot)
    lines = _line_codes(facts)
    expected = [one.person for one in attendees(tx, row) if one.status == ENROLLED]
    since = tuple(code for code in expected if code not in lines)
    if sheet is None:
        return LinesOfSession(lines, since, session=row.code)
    is_grid = sheet.cycle_id is not None
    return LinesOfSession(
        lines,
        since,
        bound_elsewhere(tx, row) - set(expected) if is_grid else frozenset(),
        PaperOfLines(sheet.number, sheet.edition, is_grid),
        row.code,
    )


def _line_codes(facts: SheetFacts) -> tuple[str, ...]:
    return tuple(printed.person.code for printed in printed_people(facts))
