"""A small centre for the tests: the common fixture of the worked scenarios, with a few people.

Beauregard (BEA) has a divisible hall, POLY = A + B, and two offices; Villejean (VIL), 25 minutes
away, one room with a water point and an office; the partner (CS) one hall, closed at lunch.
Everybody is invented; codes stand for people.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time

from desktop_app.domain.availability import AvailabilityKind, AvailabilityRule
from desktop_app.domain.bilingual import Bilingual
from desktop_app.domain.calendar import SchoolHoliday
from desktop_app.domain.findings import Code, Finding
from desktop_app.domain.interpreters import NoticeBasis, Terms
from desktop_app.domain.opening import OpeningHours
from desktop_app.domain.planning import (
    Alternative,
    Equipment,
    Involved,
    Occupation,
    Planning,
    Programme,
    Proposal,
    Room,
    Site,
    StandingInterpreter,
    StandingRoom,
    Worker,
    WorkerKind,
)
from desktop_app.domain.recurrence import Rhythm, RhythmKind
from desktop_app.domain.span import Span
from desktop_app.domain.ways_out import WayOut

DAY = date(2026, 3, 12)  # a Thursday of an odd week, in school time
LONG_BEFORE = datetime(2026, 3, 2, 9, 0)
SINCE = date(2025, 9, 1)
WEEKLY = Rhythm(RhythmKind.WEEKLY)

POSITIONS = [
    ("08:00", "09:00", "long before", False),
    ("09:00", "10:00", "touching before", False),
    ("09:00", "10:01", "over the start", True),
    ("10:30", "11:00", "inside", True),
    ("10:00", "11:00", "inside, from the start", True),
    ("11:00", "12:00", "inside, to the end", True),
    ("10:00", "12:00", "the same", True),
    ("09:00", "13:00", "around", True),
    ("11:59", "13:00", "over the end", True),
    ("12:00", "13:00", "touching after", False),
    ("17:00", "18:00", "long after", False),
]
"""Every position of a span beside 10:00-12:00: start, end, its name, whether they overlap."""


def at(start: str, end: str, day: date = DAY) -> Span:
    return Span.on(day, time.fromisoformat(start), time.fromisoformat(end))


def hours(*intervals: tuple[str, str], weekdays: Sequence[int] = range(1, 6)) -> list[OpeningHours]:
    return [
        OpeningHours(weekday, time.fromisoformat(opens), time.fromisoformat(closes), SINCE)
        for weekday in weekdays
        for opens, closes in intervals
    ]


def rule(
    site: str, kind: str = "group", *, start: str = "08:00", end: str = "20:00", weekday: int = 4
) -> AvailabilityRule:
    return AvailabilityRule(
        site=site,
        iso_weekday=weekday,
        start=time.fromisoformat(start),
        end=time.fromisoformat(end),
        rhythm=WEEKLY,
        anchor=None,
        kind=AvailabilityKind(kind),
        in_school_holidays=True,
        valid_from=SINCE,
    )


def everywhere(*kinds: str) -> tuple[AvailabilityRule, ...]:
    return tuple(
        rule(site, kind, weekday=weekday)
        for site in ("BEA", "VIL", "CS")
        for kind in kinds
        for weekday in range(1, 8)
    )


def terms(mode: str = "on_site", lead_time_hours: int = 48) -> Terms:
    return Terms("AG", mode, lead_time_hours, NoticeBasis.CALENDAR, 60, 30, 4800, 0)


def professional(code: str, role: str, home_site: str = "BEA") -> Worker:
    rules = everywhere("group", "consultation")
    kind = WorkerKind.PROFESSIONAL
    return Worker(code, kind, Bilingual(role), frozenset({role}), home_site, rules=rules)


def interpreter(code: str, *languages: str, platform: bool = False) -> Worker:
    return Worker(
        code,
        WorkerKind.INTERPRETER,
        Bilingual("interprète", "interpreter"),
        languages=languages,
        terms=(terms("phone", 0) if platform else terms(),),
        platform=platform,
    )


SITES = (
    Site("BEA", "B", "Beauregard", tuple(hours(("08:00", "20:00")))),
    Site("VIL", "V", "Villejean", tuple(hours(("08:00", "20:00")))),
    Site("CS", "C", "Centre social", tuple(hours(("09:00", "12:00"), ("14:00", "18:00")))),
)
ROOMS = (
    Room(
        "POLY",
        "BEA",
        Bilingual("Salle polyvalente", "Multipurpose room"),
        "multipurpose",
        20,
        parts=("A", "B"),
        features=frozenset({"screen"}),
    ),
    Room("A", "BEA", Bilingual("Partie A", "Part A"), "multipurpose", 10),
    Room("B", "BEA", Bilingual("Partie B", "Part B"), "multipurpose", 10),
    Room("BUR-1", "BEA", Bilingual("Bureau 1", "Office 1"), "interview", 6),
    Room("BUR-2", "BEA", Bilingual("Bureau 2", "Office 2"), "interview", 4, step_free=False),
    Room(
        "S1",
        "VIL",
        Bilingual("Salle 1", "Room 1"),
        "multipurpose",
        14,
        features=frozenset({"sink"}),
    ),
    Room("BUR-3", "VIL", Bilingual("Bureau 3", "Office 3"), "interview", 3),
    Room("HALL", "CS", Bilingual("Salle du centre social", "Partner's hall"), "multipurpose", 25),
    Room("PARVIS", "VIL", Bilingual("Parvis", "Forecourt"), "outdoor", 25, shared=True),
    Room("DESK", "CS", Bilingual("Permanence", "Drop-in desk"), "drop_in", 3),
)
WORKERS = (
    professional("ERGO", "ERG"),
    professional("ORTHO", "ORT"),
    professional("ORTHO-2", "ORT", home_site="VIL"),
    professional("PSY", "PSY"),
    Worker("COORD", WorkerKind.STAFF, Bilingual("coordination"), frozenset({"coordinator"}), "BEA"),
    Worker("CIRQUE", WorkerKind.CONTRIBUTOR, Bilingual("artiste"), frozenset({"circus_artist"})),
    interpreter("ARABIC", "ar"),
    interpreter("ARABIC-2", "ar"),
    interpreter("DARI", "prs", "ps"),
    interpreter("PLATFORM", "ar", "prs", "tr", platform=True),
)
EQUIPMENT = (
    Equipment("mats", Bilingual("Tapis", "Mats"), 10, "BEA"),
    Equipment("projector", Bilingual("Vidéoprojecteur", "Projector"), 2, "VIL"),
    Equipment("screen", Bilingual("Écran", "Screen")),
    Equipment("sink", Bilingual("Point d’eau", "Sink")),
)
PROGRAMMES = (
    Programme("CAFE", Bilingual("Café santé", "Health café"), "", 20, 90),
    Programme("PAPOTE", Bilingual("Papotes", "Chats"), "ERG+ORT", 12, 90, True),
    Programme("MARCHE", Bilingual("Marche", "Walk"), "APA|ISP", 25, 90),
)
SCHOOL_HOLIDAYS = (
    SchoolHoliday(
        "B", "2025-2026", "Hiver", "Winter", date(2026, 2, 14), date(2026, 3, 1), "published"
    ),
    SchoolHoliday(
        "B", "2025-2026", "Printemps", "Spring", date(2026, 4, 11), date(2026, 4, 26), "published"
    ),
)
TOWN = Planning(
    window=Span.whole_days(date(2025, 9, 1), date(2027, 8, 31)),
    sites={site.code: site for site in SITES},
    rooms={room.code: room for room in ROOMS},
    workers={worker.code: worker for worker in WORKERS},
    equipment={equipment.code: equipment for equipment in EQUIPMENT},
    programmes={programme.code: programme for programme in PROGRAMMES},
    travel_minutes={("BEA", "VIL"): 25},
    school_holidays=SCHOOL_HOLIDAYS,
    languages={"ar": Bilingual("arabe", "Arabic"), "prs": Bilingual("dari", "Dari")},
)


def booked(
    resource: str, span: Span, by: str = "MORNING", room: str = "", *, unit: int = 1
) -> Occupation:
    site = TOWN.rooms[room].site if room else ""
    title = Bilingual("Passage en 6e", "Moving up")
    return Occupation(resource, span, by, title, unit, room, site, disturbs=12)


def town(*occupations: Occupation, planning: Planning = TOWN) -> Planning:
    """The town with these bookings in it."""
    by_resource: dict[str, list[Occupation]] = {}
    for occupation in sorted(occupations, key=lambda occupation: occupation.span):
        by_resource.setdefault(occupation.resource, []).append(occupation)
    held = {resource: tuple(found) for resource, found in by_resource.items()}
    return replace(planning, occupations=held)


def with_room(room: Room, planning: Planning = TOWN) -> Planning:
    return replace(planning, rooms={**planning.rooms, room.code: room})


def with_site(site: Site, planning: Planning = TOWN) -> Planning:
    return replace(planning, sites={**planning.sites, site.code: site})


def with_worker(worker: Worker, planning: Planning = TOWN) -> Planning:
    return replace(planning, workers={**planning.workers, worker.code: worker})


def wanted(span: Span, room: str = "POLY", people: Sequence[str] = ("ERGO",)) -> Proposal:
    """A session that only its span, its room and its people could spoil."""
    return Proposal(span, room, tuple(Involved(code) for code in people))


def standing_room(holder: str, room: str, start: str = "08:00", end: str = "12:00") -> StandingRoom:
    return StandingRoom(
        "S1", room, holder, 4, time.fromisoformat(start), time.fromisoformat(end), WEEKLY, SINCE
    )


def standing_interpreter(code: str, room: str, purpose: str = "mediation") -> StandingInterpreter:
    return StandingInterpreter(
        code="L1",
        interpreter=code,
        language="ar",
        mode="on_site",
        room=room,
        iso_weekday=4,
        start=time(8),
        end=time(12),
        rhythm=WEEKLY,
        valid_from=SINCE,
        purpose=purpose,
    )


def codes(findings: Sequence[Finding]) -> list[Code]:
    return [finding.code for finding in findings]


def ways(found: Sequence[Alternative]) -> list[str]:
    return [one.kind for one in found]


def of_way(found: Sequence[Alternative], way: WayOut) -> list[Alternative]:
    return [one for one in found if one.kind == way]


def rooms_of(found: Sequence[Alternative]) -> list[str]:
    return [one.proposal.room for one in found]


def people_of(one: Alternative) -> list[str]:
    return [involved.worker for involved in one.proposal.involved]


def taken(room: str = "S1", *more: Occupation) -> Planning:
    """The town with a room taken from 10:00 to 12:00."""
    return town(booked(room, at("10:00", "12:00"), room=room), *more)
