"""The frozen snapshot of a sheet: everything it says, as plain values.

A command reads the database, fills one `SheetFacts` and stores
`snapshot.to_json(facts)` with the sheet's row. The same facts printed again keep
their number; facts that differ (compare with ``==``) are the next version. When
and under which number they were printed is not part of the facts: see `Stamp`.

Rules of confidentiality are applied when the sheet is composed (`composition`),
so that facts may be filled the same way for every programme; the real title of
a programme never enters them.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from desktop_app.domain.span import Span


class Variant(StrEnum):
    """The kinds of sheet; the values are the codes of ``sheet_variants.csv``."""

    SESSION = "session"
    HALF_DAYS = "session_half_days"
    WALK_IN = "session_walk_in"
    FIRST_NAME_ONLY = "session_first_name_only"
    ANONYMOUS_COUNT = "session_anonymous_count"
    CYCLE_GRID = "cycle_grid"
    CYCLE_GRID_A3 = "cycle_grid_a3"
    CYCLE_GRID_MINORS = "cycle_grid_minors"
    INTERPRETER_SLIP = "interpreter_slip"
    EMERGENCY_BLANK = "emergency_blank"

    @property
    def is_grid(self) -> bool:
        """Whether it has one column for each session of a cycle."""
        return self in {Variant.CYCLE_GRID, Variant.CYCLE_GRID_A3, Variant.CYCLE_GRID_MINORS}

    @property
    def has_names(self) -> bool:
        """Whether its lines stand for people; the tally, the slip and the blank name nobody."""
        return self not in {
            Variant.ANONYMOUS_COUNT,
            Variant.INTERPRETER_SLIP,
            Variant.EMERGENCY_BLANK,
        }


class DateStatus(StrEnum):
    """What became of a date, as far as paper is concerned."""

    PLANNED = "planned"  # people sign
    RECORDED = "recorded"  # of a grid: attendance was taken, nobody signs a second paper
    OPTION = "option"  # not certain yet; its column says so
    CANCELLED = "cancelled"  # keeps its number and its column, crossed out
    SKIPPED = "skipped"  # has no number; nobody can sign


@dataclass(frozen=True, slots=True)
class LogoFacts:
    """A one-bit picture for the band of logos.

    ``bits`` is base64 of the rows from the top, each padded to whole bytes, most
    significant bit first, 1 for black. ``label`` says whose it is.
    """

    label: str
    width_px: int
    height_px: int
    bits: str


@dataclass(frozen=True, slots=True)
class CentreFacts:
    """Who organises.

    ``name`` is in the sheet's language, ``contact`` is where rights are exercised
    (usually an e-mail address). ``logos`` is used only with `SheetWish.logos`.
    """

    name: str
    contact: str = ""
    logos: tuple[LogoFacts, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceFacts:
    """Where, as valid on the (first) day of the sheet, or on that of a date held elsewhere.

    ``site_letter`` is one capital. ``neutral_room`` replaces ``room`` for a
    sensitive programme (empty: "salle" is not named at all). ``address`` is that of
    the premises of that day, postcode and town included; ``old_address`` only
    during the four weeks after a move, it is then struck through.
    """

    site_letter: str = ""
    site: str = ""
    room: str = ""
    neutral_room: str = ""
    address: str = ""
    old_address: str = ""


@dataclass(frozen=True, slots=True)
class DateFacts:
    """One dated session: the only one of a session sheet, a column of a grid.

    ``number`` and ``of`` are its place in the cycle (None for a lone session and
    for a skipped date). ``half_days`` holds the morning and the afternoon of a
    session signed twice. ``cause`` says why a date is skipped: a finding code such
    as ``school_holiday``, ``public_holiday``, ``site_closed``, or words of the
    centre that name nobody; it is never printed for a cancelled session.
    ``moved_from`` is the day it was first planned on, when that changed. ``place`` is where a
    date of a grid takes place that is not at the place of the sheet; once composed, only
    the site and the room that differ from the head of the page.
    """

    span: Span
    number: int | None = None
    of: int | None = None
    status: DateStatus = DateStatus.PLANNED
    cause: str = ""
    moved_from: date | None = None
    half_days: tuple[Span, ...] = ()
    place: PlaceFacts = PlaceFacts()


@dataclass(frozen=True, slots=True)
class FacilitatorFacts:
    """Somebody who leads and signs.

    ``name`` as printed ("Mehtap Aydınlar"), ``profession`` in the sheet's language;
    ``present`` only for a guest who comes for a part of the session.
    """

    name: str
    profession: str = ""
    present: Span | None = None


@dataclass(frozen=True, slots=True)
class InterpreterFacts:
    """The interpreter of the group, without a name.

    ``language`` in the sheet's language ("arabe"); ``mode`` is a code: ``on_site``,
    ``video``, ``phone``, ``phone_scheduled``.
    """

    language: str
    mode: str


@dataclass(frozen=True, slots=True)
class SlipFacts:
    """The order an interpreter's slip is for; the session's date gives the hours.

    ``interpreter`` is the interpreter's own name (here only), empty when not known
    yet. ``individual`` prints "Rendez-vous" instead of the programme's title.
    """

    agency: str = ""
    order: str = ""
    interpreter: str = ""
    language: str = ""
    mode: str = ""
    individual: bool = False


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """Somebody who is expected, in the order of enrolment.

    ``code`` finds the person again when attendance is recorded; it is not printed.
    ``family`` and ``given`` are the names used, as recorded; either may be empty.
    ``native`` is the whole name in its own script. ``structure`` names the partner
    somebody comes for, empty for an inhabitant. ``guardian`` is printed on the
    sheets of minors only ("El Masri Fatima"). ``barred`` are numbers of the sessions of a
    grid at which they are not expected: enrolled for other dates alone, or later.
    """

    code: str
    family: str = ""
    given: str = ""
    native: str = ""
    structure: str = ""
    guardian: str = ""
    barred: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class FunderFacts:
    """Who pays; ``scheme`` is left out for a sensitive programme or for want of room."""

    name: str
    scheme: str = ""


@dataclass(frozen=True, slots=True)
class SheetWish:
    """What was asked for: ``sheet_variants.csv`` gives the rows, the person the rest.

    ``rows_per_page`` counts names for *session* and *half-days* and every line
    elsewhere; ``blank_rows`` are added after the names. ``large_rows`` is for
    programmes of people of 60 and over, ``logos`` for sheets that are not copied; without
    ``structure`` the column of the partners people come for is left out.
    """

    rows_per_page: int = 18
    blank_rows: int = 4
    large_rows: bool = False
    logos: bool = False
    structure: bool = True


DEFAULT_AGE_BANDS: tuple[tuple[int, int | None], ...] = (
    (0, 5),
    (6, 10),
    (11, 17),
    (18, 29),
    (30, 44),
    (45, 59),
    (60, 74),
    (75, None),
)


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """Everything a sheet says.

    Args:
        variant: the kind of sheet.
        language: the centre's, ``fr`` or ``en``; not the desk's.
        centre: who organises.
        title: the programme's neutral printed title, never its real one.
        code: of the session or of the cycle, as the screen and the command line say it.
        group: the cycle's own name ("groupe du lundi"); not printed when sensitive.
        sensitive: mental health, therapeutic education, or set on the programme.
        outing: the sessions are called outings ("sortie 4 sur 10"), away from the centre.
        place: where; in a grid, the place of its first date.
        dates: one for a session sheet or a slip, all those of the cycle for a grid
            (cancelled and skipped ones included), none for the emergency sheet.
        facilitators: who leads, in the order of their boxes.
        interpreters: one for each language; a box each.
        people: who is expected, **in order of enrolment** (their printed order is
            decided by `ordering`).
        places: of a session that nobody has asked for yet; empty for any number.
        slip: only for the interpreter's slip.
        funders: who pays, in order.
        retention: how long the sheet is kept, in words of the sheet's language.
        age_bands: first and last age of each band of the tally, None for "and over".
        wish: rows and options asked for.
    """

    variant: Variant
    language: str
    centre: CentreFacts
    title: str = ""
    code: str = ""
    group: str = ""
    sensitive: bool = False
    outing: bool = False
    place: PlaceFacts = PlaceFacts()
    dates: tuple[DateFacts, ...] = ()
    facilitators: tuple[FacilitatorFacts, ...] = ()
    interpreters: tuple[InterpreterFacts, ...] = ()
    people: tuple[PersonFacts, ...] = ()
    places: int | None = None
    slip: SlipFacts = SlipFacts()
    funders: tuple[FunderFacts, ...] = ()
    retention: str = ""
    age_bands: tuple[tuple[int, int | None], ...] = DEFAULT_AGE_BANDS
    wish: SheetWish = SheetWish()


@dataclass(frozen=True, slots=True)
class Stamp:
    """One printing of a snapshot.

    Args:
        number: the twelve digits of `numbers.sheet_number`; empty on the emergency sheet.
        version: which snapshot of that session, cycle or order, from 1.
        printed_at: centre's civil time, to the minute.
        duplicate: 1 the first time, then 2, 3…: printed from the second on.
    """

    number: str
    version: int
    printed_at: datetime
    duplicate: int = 1
