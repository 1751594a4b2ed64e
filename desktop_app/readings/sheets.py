"""Sheets read back: an issued one ready to be drawn, and whom its lines stand for."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from db.engine import reading
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
from desktop_app.readings.printed_sheets import latest_sheets


@dataclass(frozen=True, slots=True)
class LinesOfSession:
    """Whom each numbered line of a session's paper stands for.

    ``lines`` are codes of people, line 1 first: those of the latest version printed, or of
    the order the sheet would have. ``since`` are people enrolled since it was printed.
    """

    lines: tuple[str, ...]
    since: tuple[str, ...] = ()
    printed: bool = False

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

    Raises:
        UnknownCodeError: no session carries the code.
    """
    with reading(engine) as tx:
        return session_paper_lines(tx, coded(tx, WorkshopSession, session))


def session_paper_lines(tx: Session, row: WorkshopSession) -> LinesOfSession:
    """The same, inside a reading."""
    now = session_sheet_facts(tx, row)
    sheet = latest_sheets(tx, [row]).get(row.id)
    if sheet is None:
        return LinesOfSession(_line_codes(now))
    lines = _line_codes(from_json(sheet.snapshot))
    enrolled = [one.code for one in now.people]
    return LinesOfSession(lines, tuple(code for code in enrolled if code not in lines), True)


def _line_codes(facts: SheetFacts) -> tuple[str, ...]:
    return tuple(printed.person.code for printed in printed_people(facts))
