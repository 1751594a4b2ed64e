"""The centre as the rules see it: places, people and what is already planned.

A ``Planning`` is a frozen copy of a few days of the centre, read from the database in a
handful of statements. Rules answer from it alone, so that the same check runs before a
booking is written, at each step of a drag, and in a table of tests.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum

from desktop_app.domain.availability import Absence, AvailabilityRule
from desktop_app.domain.bilingual import Bilingual
from desktop_app.domain.calendar import SchoolHoliday
from desktop_app.domain.interpreters import Terms
from desktop_app.domain.opening import Closure, OpeningHours
from desktop_app.domain.recurrence import Rhythm
from desktop_app.domain.span import Span


@dataclass(frozen=True, slots=True)
class Site:
    """A place of activity; ``works_on_holidays`` when it opens on public holidays."""

    code: str
    letter: str
    name: str
    opening: tuple[OpeningHours, ...] = ()
    closures: tuple[Closure, ...] = ()
    works_on_holidays: bool = False


@dataclass(frozen=True, slots=True)
class Room:
    """A bookable place.

    ``capacity`` counts participants (staff not), ``setup_minutes`` are wanted before and
    after each session, ``parts`` are the rooms a divisible room takes, ``features`` are
    equipment codes that stand in it. A ``shared`` place (outdoors) is never claimed.
    ``opening`` is empty when the room follows its site.
    ``bookable_from`` and ``bookable_to`` already take account of its premises.
    """

    code: str
    site: str
    name: Bilingual
    kind: str
    capacity: int
    step_free: bool = True
    features: frozenset[str] = frozenset()
    parts: tuple[str, ...] = ()
    setup_minutes: int = 0
    bookable_from: date | None = None
    bookable_to: date | None = None
    opening: tuple[OpeningHours, ...] = ()
    blocks: tuple[Closure, ...] = ()
    shared: bool = False

    @property
    def claimed(self) -> tuple[str, ...]:
        """Codes of the rooms whose claims a booking of this one needs."""
        if self.shared:
            return ()
        return self.parts or (self.code,)

    def is_bookable_on(self, day: date) -> bool:
        """Whether it is in use on a day, and so is its building."""
        begun = self.bookable_from is None or self.bookable_from <= day
        return begun and (self.bookable_to is None or day <= self.bookable_to)


@dataclass(frozen=True, slots=True)
class StandingRoom:
    """A room kept every week for its ``holder`` (code of a worker)."""

    code: str
    room: str
    holder: str
    iso_weekday: int
    start: time
    end: time
    rhythm: Rhythm
    valid_from: date
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class StandingInterpreter:
    """An interpreter present at a place every week or every other week.

    ``purpose`` is what the presence serves (``boussole``, ``mediation``, ...).
    """

    code: str
    interpreter: str
    language: str
    mode: str
    room: str
    iso_weekday: int
    start: time
    end: time
    rhythm: Rhythm
    valid_from: date
    valid_to: date | None = None
    purpose: str = ""


class WorkerKind(StrEnum):
    """Who can be booked beside a room."""

    PROFESSIONAL = "professional"
    STAFF = "staff"
    CONTRIBUTOR = "contributor"
    INTERPRETER = "interpreter"


@dataclass(frozen=True, slots=True)
class Worker:
    """Somebody who can be booked: professional, staff member, contributor or interpreter.

    ``label`` is said instead of a name (« orthophoniste »), ``roles`` are profession, job or
    outside role codes. Professionals are asked by their ``rules``; staff and contributors,
    who have none, in opening hours; interpreters on their ``iso_weekdays``. ``terms`` are those
    of an interpreter's agency for each mode of theirs, ``gender`` a wish of some people;
    ``platform`` marks a telephone platform, which is never claimed.
    """

    code: str
    kind: WorkerKind
    label: Bilingual
    roles: frozenset[str] = frozenset()
    home_site: str = ""
    languages: tuple[str, ...] = ()
    rules: tuple[AvailabilityRule, ...] = ()
    absences: tuple[Absence, ...] = ()
    active_from: date | None = None
    active_to: date | None = None
    iso_weekdays: frozenset[int] = frozenset()
    terms: tuple[Terms, ...] = ()
    platform: bool = False
    gender: str = ""


@dataclass(frozen=True, slots=True)
class Equipment:
    """A feature of rooms; ``quantity`` pieces of it also exist as movable stock."""

    code: str
    label: Bilingual
    quantity: int | None = None
    home_site: str = ""


@dataclass(frozen=True, slots=True)
class Programme:
    """A kind of workshop. ``roles`` reads ``ERG+ORT`` (all of them) or ``ISP|APA`` (any)."""

    code: str
    title: Bilingual
    roles: str = ""
    capacity: int | None = None
    minutes: int = 60
    pauses_in_school_holidays: bool = False


@dataclass(frozen=True, slots=True)
class Occupation:
    """A resource held by a firm session or appointment during ``span``.

    ``by`` is its code, ``title`` what may be said of it, ``room`` and ``site`` where it is,
    ``disturbs`` how many people would have to be called if it moved; ``appointment`` when it
    is one.
    """

    resource: str
    span: Span
    by: str
    title: Bilingual
    unit: int = 1
    room: str = ""
    site: str = ""
    disturbs: int = 0
    appointment: bool = False


@dataclass(frozen=True, slots=True)
class WaitingOption:
    """An option: a session kept in view in ``room`` with some ``workers``; it holds nothing."""

    code: str
    title: Bilingual
    span: Span
    room: str
    workers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Planning:
    """What the rules know of the centre during ``window``; all keys are codes.

    ``occupations`` are sorted by start for each resource and hold firm bookings only: an
    option holds nothing. ``options`` are read only where ways out are looked for.
    ``engagements`` are the sessions in which a participant is enrolled. ``standing`` is what is
    kept of a room on a weekday (ISO, 1 to 7): each candidate of a search asks for it; ``kept``
    remembers the hours found for a standing hold (its class and code) on a day.
    """

    window: Span
    zone: str = "Europe/Paris"
    sites: Mapping[str, Site] = field(default_factory=dict)
    rooms: Mapping[str, Room] = field(default_factory=dict)
    workers: Mapping[str, Worker] = field(default_factory=dict)
    equipment: Mapping[str, Equipment] = field(default_factory=dict)
    programmes: Mapping[str, Programme] = field(default_factory=dict)
    occupations: Mapping[str, tuple[Occupation, ...]] = field(default_factory=dict)
    options: tuple[WaitingOption, ...] = ()
    engagements: Mapping[str, tuple[Occupation, ...]] = field(default_factory=dict)
    standing_rooms: tuple[StandingRoom, ...] = ()
    standing_interpreters: tuple[StandingInterpreter, ...] = ()
    travel_minutes: Mapping[tuple[str, str], int] = field(default_factory=dict)
    school_holidays: tuple[SchoolHoliday, ...] = ()
    languages: Mapping[str, Bilingual] = field(default_factory=dict)
    standing: Mapping[tuple[int, str], tuple[StandingRoom | StandingInterpreter, ...]] = field(
        init=False, repr=False, compare=False
    )
    kept: dict[tuple[type, str, date], tuple[Span, ...]] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )

    def __post_init__(self) -> None:
        """Put what stands every week by weekday and room."""
        standing: dict[tuple[int, str], tuple[StandingRoom | StandingInterpreter, ...]] = {}
        every: tuple[StandingRoom | StandingInterpreter, ...] = (
            *self.standing_rooms,
            *self.standing_interpreters,
        )
        for one in every:
            room = self.rooms.get(one.room)
            for claimed in (one.room,) if room is None else room.claimed:
                place = one.iso_weekday, claimed
                standing[place] = (*standing.get(place, ()), one)
        object.__setattr__(self, "standing", standing)

    def travel(self, one: str, other: str) -> int:
        """Minutes between two sites: 20 by default (domain.md 4.6), none within a site."""
        if one == other:
            return 0
        return self.travel_minutes.get(
            (one, other), self.travel_minutes.get((other, one), DEFAULT_TRAVEL_MINUTES)
        )


DEFAULT_TRAVEL_MINUTES = 20


@dataclass(frozen=True, slots=True)
class Involved:
    """A worker wanted in a session; ``span`` when only for part of it (a guest)."""

    worker: str
    role: str = "facilitator"
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Need:
    """A feature or equipment wanted; ``quantity`` when pieces are taken from the stock.

    The code ``step_free`` asks for step-free access.
    """

    code: str
    quantity: int | None = None

    @property
    def named(self) -> str:
        """``mats`` or ``mats:12``."""
        return self.code if self.quantity is None else f"{self.code}:{self.quantity}"


STEP_FREE = "step_free"


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """When and where a session is, as those enrolled in it were told."""

    span: Span
    room: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """A session or an appointment as somebody would like it.

    ``people`` are participants expected, ``enrolled`` those already enrolled, ``headcount``
    the last one counted in its cycle; ``participants`` are codes of the enrolled, needed only
    for ``participant_elsewhere``. ``ignoring`` is its own code when it already exists.
    ``order`` is the state of its interpreter order, empty when there is none, and ``mode``
    how the interpreter is wanted (on site when nothing is said). ``language`` may join
    several codes by ``|``; ``ordered`` are those that an agency has been asked for and has not
    refused, ``order`` being the state of the one that most wants doing. ``purpose`` is what
    standing interpreters are kept for (``boussole``, ``mediation``, ...). ``stands`` is where an
    existing session is today; nothing when it is not to take place yet.
    """

    span: Span
    room: str = ""
    involved: tuple[Involved, ...] = ()
    programme: str = ""
    people: int = 0
    enrolled: int = 0
    headcount: int = 0
    places: int | None = None
    needs: tuple[Need, ...] = ()
    language: str = ""
    order: str = ""
    ordered: frozenset[str] = frozenset()
    rhythm: str = ""
    participants: frozenset[str] = frozenset()
    excluded_interpreters: frozenset[str] = frozenset()
    ignoring: str = ""
    appointment: bool = False
    mode: str = ""
    purpose: str = ""
    stands: Whereabouts | None = None

    @property
    def whereabouts(self) -> Whereabouts:
        """When and where it is wanted."""
        return Whereabouts(self.span, self.room)


@dataclass(frozen=True, slots=True)
class Alternative:
    """A way out of a finding that passed the same rules.

    ``proposal`` is what would be booked instead, ``kind`` how it differs (see
    `desktop_app.domain.alternatives`); ``disturbed`` counts people to call.
    """

    proposal: Proposal
    kind: str
    disturbed: int = 0
    facts: Mapping[str, str | int] = field(default_factory=dict, hash=False)
