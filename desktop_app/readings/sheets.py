"""Sheets read back: an issued one ready to be drawn, and whom its lines stand for."""

from collections.abc import Iterable, Sequence
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
from desktop_app.domain.errors import PapersDisagreeError
from desktop_app.domain.sheets.facts import CentreFacts, SheetFacts, Stamp, Variant
from desktop_app.domain.sheets.ordering import printed_people
from desktop_app.domain.sheets.sheet import Sheet as ComposedSheet
from desktop_app.domain.sheets.snapshot import from_json
from desktop_app.readings.calls import initials_of
from desktop_app.readings.printed_sheets import papers_with_lines
from desktop_app.readings.sheet_numbers import session_of_sheet, sheet_of, sheet_typed


@dataclass(frozen=True, slots=True)
class PaperOfLines:
    """The sheet that line numbers are read from: a session's own, or the grid of its cycle."""

    number: str
    version: int
    is_grid: bool


@dataclass(frozen=True, slots=True)
class OtherPaper:
    """Another paper printed for the session, and the codes of the people on its lines."""

    paper: PaperOfLines
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LinesOfSession:
    """Whom each numbered line of a session's paper stands for.

    ``lines`` are codes of people, line 1 first: those of ``paper``, or of the order the sheet
    would have while none is printed; ``initials`` are theirs as that paper names them.
    ``since`` are people expected who have no line on it. ``elsewhere`` are people of a grid who
    are expected at other dates of the cycle only: they joined it later, or come to one date
    alone; here they are neither present nor absent. ``others`` are the papers that somebody
    may hold instead: none when the number of one paper was given.
    """

    lines: tuple[str, ...]
    since: tuple[str, ...] = ()
    elsewhere: frozenset[str] = frozenset()
    paper: PaperOfLines | None = None
    session: str = ""
    initials: tuple[str, ...] = ()
    others: tuple[OtherPaper, ...] = ()

    def person_on(self, line: int) -> str:
        """The code of the person on a line; empty when the line carries no name."""
        return _at(self.lines, line)

    def initials_on(self, line: int) -> str:
        """The initials of the person on a line; empty when the line carries no name."""
        return _at(self.initials, line)

    def check_same_people(self, lines: Iterable[int]) -> None:
        """Refuse lines that mean somebody else on another paper of the session.

        Which paper came back signed is unknown: another version, or the cycle's grid, may
        number the names otherwise.

        Raises:
            PapersDisagreeError: a line does not mean the same person on each.
        """
        typed = tuple(lines)
        meant = [self.person_on(line) for line in typed]
        if self.paper is None or all(
            [_at(other.lines, line) for line in typed] == meant for other in self.others
        ):
            return
        papers = (self.paper, *(other.paper for other in self.others))
        raise PapersDisagreeError(
            self.session,
            tuple((one.number, one.version) for one in papers),
            of_cycle=any(one.is_grid for one in papers),
        )


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


def lines_of_session(engine: Engine, session: str, paper: str = "") -> LinesOfSession:
    """Read whom the lines of a session's sheet stand for.

    Args:
        engine: of the centre.
        session: its code; or the number of one of its sheets, whose lines are read then, even
            when a later version was printed.
        paper: the number of a sheet of the session, or of a grid of its cycle, whose lines are
            read; empty for the one that ``session`` means.

    Raises:
        UnknownCodeError: no session carries the code.
        BadInputError: the number of a sheet is mistyped, unknown here, that of a cycle, or that
            of another session.
    """
    with reading(engine) as tx:
        typed = sheet_typed(tx, session)
        code = session if typed is None else session_of_sheet(tx, typed, session)
        row = coded(tx, WorkshopSession, code)
        if paper:
            typed = sheet_of(tx, row, paper)
        return session_paper_lines(tx, row, typed if typed and not typed.order_id else None)


def session_paper_lines(
    tx: Session, row: WorkshopSession, typed: Sheet | None = None
) -> LinesOfSession:
    """The same, inside a reading, from the paper ``typed`` or else the one printed last."""
    papers = [typed] if typed else papers_with_lines(tx, row)
    sheet = next(iter(papers), None)
    facts = session_sheet_facts(tx, row) if sheet is None else from_json(sheet.snapshot)
    lines = _line_codes(facts)
    initials = tuple(
        initials_of(one.person.given, one.person.family) for one in printed_people(facts)
    )
    expected = [one.person for one in attendees(tx, row) if one.status == ENROLLED]
    since = tuple(code for code in expected if code not in lines)
    if sheet is None:
        return LinesOfSession(lines, since, session=row.code, initials=initials)
    paper = _paper(sheet)
    return LinesOfSession(
        lines,
        since,
        bound_elsewhere(tx, row) - set(expected) if paper.is_grid else frozenset(),
        paper,
        row.code,
        initials,
        tuple(OtherPaper(_paper(one), _line_codes(from_json(one.snapshot))) for one in papers[1:]),
    )


def _paper(sheet: Sheet) -> PaperOfLines:
    return PaperOfLines(sheet.number, sheet.edition, sheet.cycle_id is not None)


def _at(lines: Sequence[str], line: int) -> str:
    return lines[line - 1] if 1 <= line <= len(lines) else ""


def _line_codes(facts: SheetFacts) -> tuple[str, ...]:
    return tuple(printed.person.code for printed in printed_people(facts))
