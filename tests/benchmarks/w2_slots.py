"""W2: every free start, room and interpreter of twelve weeks, for two people on alternate weeks.

    python -m tests.benchmarks w2

24 rooms on three sites, two facilitators asked at two sites a day and one of them every other
week, 30 interpreters; two hours are wanted, a room for twelve with a projector, and Arabic.
``limit`` lays bare rows over one another as bits, in quarter hours, with nothing around it: no
rules, no codes, no rhythm but the parity of a week. ``kept`` has these masks made beforehand.
"""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import reduce
from itertools import islice
from operator import or_
from statistics import median
from time import perf_counter

from desktop_app.domain.availability import AvailabilityKind, AvailabilityRule
from desktop_app.domain.bilingual import Bilingual
from desktop_app.domain.finder import FindWish, each_place, find_slots
from desktop_app.domain.opening import OpeningHours
from desktop_app.domain.planning import (
    Equipment,
    Involved,
    Need,
    Occupation,
    Planning,
    Proposal,
    Room,
    Site,
    Worker,
    WorkerKind,
)
from desktop_app.domain.recurrence import Rhythm
from desktop_app.domain.span import Span
from tests.benchmarks.contenders import in_turn
from tests.benchmarks.figures import Figure

MONDAY = datetime(2028, 1, 10)  # of an even week; no public holiday for twelve weeks
QUARTER = timedelta(minutes=15)
WEEKS, WEEK, DAY, WANTED = 12, 672, 96, 8
OPENS, CLOSES, PEOPLE, NEED, LANGUAGE = 32, 80, 12, "projector", "ar"
EQUIPMENT = ("projector", "kitchen", "mats", "piano", "video")
LANGUAGES = ("ar", "tr", "fa", "ro", "es", "en", "sq", "uk")
RHYTHMS = {-1: "weekly", 0: "even", 1: "odd"}
LIMIT, FRAME_MS, SCREENFUL = 5.0, 16.0, 20

Window = tuple[int, int, int, int, tuple[int, ...]]
"""Parity of the week (-1 for all), day, first and last quarter hour, sites."""
Place = tuple[int, int, int]
"""Start, room and interpreter."""


@dataclass(frozen=True)
class Row:
    """A room or somebody: stretches taken, and when they are asked."""

    taken: tuple[tuple[int, int], ...]
    windows: tuple[Window, ...] = ()
    site: int = 0
    capacity: int = 0
    has: frozenset[str] = field(default=frozenset())


@dataclass(frozen=True)
class Rows:
    """The whole question."""

    rooms: tuple[Row, ...]
    leads: tuple[Row, ...]
    interpreters: tuple[Row, ...]

    @property
    def suiting(self) -> list[int]:
        """The rooms that are large enough and have what is needed."""
        return [n for n, one in enumerate(self.rooms) if one.capacity >= PEOPLE and NEED in one.has]

    @property
    def speaking(self) -> list[int]:
        """The interpreters of the language."""
        return [n for n, one in enumerate(self.interpreters) if LANGUAGE in one.has]


def draw_rows() -> Rows:
    """The rows, always the same."""
    draw = random.Random(7)
    rooms = tuple(
        Row(
            _taken(draw, 0.4),
            site=number % 3,
            capacity=draw.choice((6, 8, 10, 12, 15, 20, 30)),
            has=frozenset(draw.sample(EQUIPMENT, 3)),
        )
        for number in range(24)
    )
    leads = tuple(
        Row(
            _taken(draw, 0.2),
            tuple(
                (-1 if day % 2 else number, day, 32, 72, (0, 1) if day % 2 else (0, 2))
                for day in range(5)
            ),
        )
        for number in range(2)
    )
    interpreters = tuple(
        Row(_taken(draw, 0.25), _windows(draw), has=frozenset(draw.sample(LANGUAGES, 2)))
        for _ in range(30)
    )
    return Rows(rooms, leads, interpreters)


def _taken(draw: random.Random, share: float) -> tuple[tuple[int, int], ...]:
    starts = (
        DAY * day + block + draw.randrange(4)
        for day in range(7 * WEEKS)
        for block in range(OPENS, CLOSES, 8)
        if day % 7 < 5 and draw.random() < share
    )
    return tuple((start, start + draw.choice((3, 4, 5))) for start in starts)


def _windows(draw: random.Random) -> tuple[Window, ...]:
    hours = ((32, 48), (36, 72), (52, 76), (32, 72))
    return tuple(
        (draw.choice((0, 1)) if draw.random() < 0.6 else -1, day, *draw.choice(hours), (0, 1, 2))
        for day in range(5)
        if draw.random() < 0.7
    )


def measure() -> Sequence[Figure]:
    """Measure everything there is, then the first screenful."""
    rows = draw_rows()
    planning, kept = planning_of(rows), masks_of(rows)
    contenders = {
        "limit": lambda _rows: sorted(places_in(masks_of(_rows))),
        "application": lambda _rows: sorted(places_found(planning)),
        "kept": lambda _rows: sorted(places_in(kept)),
    }
    found = in_turn({"all": contenders}, [rows] * 10)["all"]
    ratio = found["application"].median / found["limit"].median
    first, slots = (
        _median_ms(ask)
        for ask in (
            lambda: list(islice(each_place(wish(), planning), SCREENFUL)),
            lambda: find_slots(wish(), planning, MONDAY, SCREENFUL),
        )
    )
    return (
        Figure(
            "W2",
            f"every place of 12 weeks ({len(found['limit'].answers[0]):,}),"
            " application / bit integers, both from rows in memory",
            f"{ratio:.1f}×",
            f"≤ {LIMIT:g}×",
            ratio <= LIMIT,
            f"application {found['application']}, limit {found['limit']};"
            f" with masks made beforehand {found['kept']}",
        ),
        Figure(
            "W2",
            f"the first {SCREENFUL} of them, masks made anew",
            f"{first:.1f} ms",
            f"≤ {FRAME_MS:g} ms",
            first <= FRAME_MS,
            f"{SCREENFUL} places apart, in order of time, asked of all the rules: {slots:.0f} ms",
        ),
    )


def _median_ms(ask: Callable[[], object]) -> float:
    spent = []
    for _turn in range(11):
        begun = perf_counter()
        ask()
        spent.append(1000 * (perf_counter() - begun))
    return median(spent)


# -- The limit --------------------------------------------------------------------------------


@dataclass(frozen=True)
class Masks:
    """The starts of two hours: of both leads by site, of rooms, of interpreters."""

    together: tuple[int, ...]
    rooms: tuple[tuple[int, int, int], ...]
    interpreters: tuple[tuple[int, int], ...]


def masks_of(rows: Rows) -> Masks:
    """The rows as bits."""
    opening = _bits(
        (WEEK * week + DAY * day + OPENS, WEEK * week + DAY * day + CLOSES)
        for week in range(WEEKS)
        for day in range(5)
    )
    leads = [
        [_long(_asked(lead, site) & ~_bits(lead.taken)) for site in range(3)] for lead in rows.leads
    ]
    return Masks(
        tuple(one & other for one, other in zip(*leads, strict=True)),
        tuple(
            (number, rows.rooms[number].site, _long(opening & ~_bits(rows.rooms[number].taken)))
            for number in rows.suiting
        ),
        tuple(
            (number, _long(_asked(one, 0) & ~_bits(one.taken)))
            for number in rows.speaking
            for one in (rows.interpreters[number],)
        ),
    )


def places_in(masks: Masks) -> list[Place]:
    """Every start, room and interpreter."""
    found = []
    for room, site, free in masks.rooms:
        there = masks.together[site] & free
        for interpreter, able in masks.interpreters:
            left = there & able
            while left:
                lowest = left & -left
                found.append((lowest.bit_length() - 1, room, interpreter))
                left ^= lowest
    return found


def _bits(stretches: Iterator[tuple[int, int]] | Sequence[tuple[int, int]]) -> int:
    return reduce(or_, (((1 << end - start) - 1) << start for start, end in stretches), 0)


def _asked(row: Row, site: int) -> int:
    return _bits(
        (WEEK * week + DAY * day + first, WEEK * week + DAY * day + last)
        for week in range(WEEKS)
        for parity, day, first, last, sites in row.windows
        if parity in {-1, week % 2} and site in sites
    )


def _long(free: int) -> int:
    for step in (1, 2, 4):
        free &= free >> step
    return free


# -- The application --------------------------------------------------------------------------


def planning_of(rows: Rows) -> Planning:
    """The rows as the rules know a centre."""
    sites = [f"SITE{number}" for number in range(3)]
    opening = tuple(
        OpeningHours(day, _time(OPENS), _time(CLOSES), date(2027, 1, 1)) for day in range(1, 6)
    )
    rooms = {
        f"R{n:02d}": Room(
            f"R{n:02d}",
            sites[one.site],
            Bilingual("Salle"),
            "group",
            one.capacity,
            features=one.has,
        )
        for n, one in enumerate(rows.rooms)
    }
    named = {f"P{n}": one for n, one in enumerate(rows.leads)}
    named |= {f"I{n:02d}": one for n, one in enumerate(rows.interpreters)}
    taken = {**dict(zip(rooms, rows.rooms, strict=True)), **named}
    return Planning(
        Span.whole_days(MONDAY.date(), MONDAY.date() + timedelta(weeks=WEEKS)),
        sites={code: Site(code, code[-1], code, opening) for code in sites},
        rooms=rooms,
        workers={
            code: Worker(
                code,
                WorkerKind.PROFESSIONAL if code[0] == "P" else WorkerKind.INTERPRETER,
                Bilingual("pro"),
                languages=tuple(one.has),
                rules=tuple(_rules(one, sites)),
                active_to=None if one.windows else date(2027, 12, 31),  # without windows: never
            )
            for code, one in named.items()
        },
        equipment={code: Equipment(code, Bilingual(code)) for code in EQUIPMENT},
        occupations={
            code: tuple(
                Occupation(code, Span(_moment(start), _moment(end)), f"X{start}", Bilingual("X"))
                for start, end in one.taken
            )
            for code, one in taken.items()
        },
    )


def wish() -> FindWish:
    """Both leads, twelve people, a projector, Arabic, for two hours."""
    first = MONDAY.date()
    sample = Proposal(
        Span.whole_days(first, first),
        involved=(Involved("P0"), Involved("P1")),
        people=PEOPLE,
        needs=(Need(NEED),),
        language=LANGUAGE,
    )
    return FindWish(120, first, first + timedelta(weeks=WEEKS, days=-1), sample)


def places_found(planning: Planning) -> list[Place]:
    """What the application finds, as bare numbers."""
    return [
        ((start - MONDAY) // QUARTER, int(room[1:]), int(person[1:]))
        for start, room, person in each_place(wish(), planning)
    ]


def _rules(row: Row, sites: Sequence[str]) -> Iterator[AvailabilityRule]:
    for parity, day, first, last, where in row.windows:
        for site in where:
            yield AvailabilityRule(
                sites[site],
                day + 1,
                _time(first),
                _time(last),
                Rhythm.parse(RHYTHMS[parity]),
                None,
                AvailabilityKind.GROUP,
                in_school_holidays=True,
                valid_from=date(2027, 1, 1),
            )


def _moment(quarter: int) -> datetime:
    return MONDAY + quarter * QUARTER


def _time(quarter: int) -> time:
    return _moment(quarter).time()
