"""A term to plan: 15 cycles of 4 to 8 sessions beside what a centre has already booked.

24 rooms, 115 professionals and 30 interpreters over twelve weeks, Monday to Friday from 08:00
to 20:00, in half hours (*cells*, 0 to 119 in a week). Each cycle has one session a week for so
many weeks: its lead, one of a few other professionals, a room that is large enough and has what
is needed, and most of the time an interpreter. Cases are drawn with a seed until every week of
every cycle has at least six possible starts.
"""

import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

WEEKS, DAYS, CELLS = 12, 5, 24
CYCLES, LEAST_STARTS = 15, 6
EQUIPMENT = ("projector", "kitchen", "mats", "piano", "video")
LANGUAGES = ("ar", "tr", "fa", "ro", "es", "en", "sq", "uk")
WINDOWS = ((0, 8), (0, 12), (8, 20), (2, 20), (10, 24))
NOON = 10
"""The cell at which the afternoon begins: 13:00."""
OFF_USUAL, OTHER_ROOM, OTHER_PERSON, OTHER_INTERPRETER, OTHER_HALF, TOO_LARGE = 5, 3, 4, 2, 2, 1


@dataclass(frozen=True, slots=True)
class Asked:
    """A room, a professional or an interpreter: what is taken, and the windows it is limited to.

    ``taken`` are pairs of week and cell. A window is a parity of the week (-1 for every week), a
    day and two cells of it; nothing at all means always.
    """

    taken: frozenset[tuple[int, int]]
    windows: tuple[tuple[int, int, int, int], ...] | None = None
    capacity: int = 0
    has: frozenset[str] = frozenset()

    def is_free(self, week: int, start: int, cells: int) -> bool:
        """Whether it can be asked for so many cells."""
        if any((week, start + number) in self.taken for number in range(cells)):
            return False
        if self.windows is None:
            return True
        day, cell = divmod(start, CELLS)
        return any(
            parity in {-1, week % 2} and day == of and first <= cell and cell + cells <= last
            for parity, of, first, last in self.windows
        )


@dataclass(frozen=True, slots=True)
class Cycle:
    """A cycle that is wanted: when, for how long, and with whom."""

    sessions: int
    first_week: int
    cells: int
    people: int
    need: str
    lead: int
    others: tuple[int, ...]
    language: str
    afternoon: bool

    @property
    def weeks(self) -> range:
        """The weeks of its sessions."""
        return range(self.first_week, self.first_week + self.sessions)

    @property
    def starts(self) -> Iterable[int]:
        """Every cell at which a session may begin."""
        return (day * CELLS + cell for day in range(DAYS) for cell in range(CELLS - self.cells + 1))


@dataclass(frozen=True, slots=True)
class Term:
    """One case."""

    rooms: tuple[Asked, ...]
    people: tuple[Asked, ...]
    interpreters: tuple[Asked, ...]
    cycles: tuple[Cycle, ...]

    def rooms_of(self, cycle: Cycle) -> list[int]:
        """The rooms that suit it."""
        return [
            number
            for number, room in enumerate(self.rooms)
            if room.capacity >= cycle.people and cycle.need in room.has
        ]

    def interpreters_of(self, cycle: Cycle) -> list[int | None]:
        """Those who speak its language; nobody when it needs none."""
        if not cycle.language:
            return [None]
        return [n for n, one in enumerate(self.interpreters) if cycle.language in one.has]


Seat = tuple[int, int, int, int | None]
"""Of one session: the cell at which it starts, room, second professional, interpreter."""


def draw_term(seed: int) -> Term:
    """One case, always the same for a seed."""
    draw = random.Random(seed)
    rooms = tuple(
        Asked(
            _taken(draw, 0.45),
            capacity=draw.choice((6, 8, 10, 12, 15, 20, 30)),
            has=frozenset(draw.sample(EQUIPMENT, 3)),
        )
        for _ in range(24)
    )
    people = tuple(Asked(_taken(draw, 0.25), _windows(draw)) for _ in range(115))
    interpreters = tuple(
        Asked(_taken(draw, 0.25), _windows(draw), has=frozenset(draw.sample(LANGUAGES, 2)))
        for _ in range(30)
    )
    empty = Term(rooms, people, interpreters, ())
    cycles = tuple(_possible(draw, 4 + number % 5, empty) for number in range(CYCLES))
    return Term(rooms, people, interpreters, cycles)


def faults_and_losses(term: Term, plan: Sequence[Sequence[Seat]]) -> tuple[int, int]:
    """How often a plan breaks what it must not, and what it loses of the wishes."""
    faults = losses = 0
    held: Counter[tuple[str, int, int, int]] = Counter()
    for cycle, seats in zip(term.cycles, plan, strict=True):
        faults += cycle.sessions - len(seats)
        for week, seat in zip(cycle.weeks, seats, strict=False):
            faults += _faults(term, cycle, week, seat)
            held.update(_cells_held(cycle, week, seat))
            losses += OTHER_HALF * ((seat[0] % CELLS >= NOON) != cycle.afternoon)
            losses += TOO_LARGE * (term.rooms[seat[1]].capacity > 2 * cycle.people)
        for part, weight in enumerate((OFF_USUAL, OTHER_ROOM, OTHER_PERSON, OTHER_INTERPRETER)):
            usual = Counter(seat[part] for seat in seats).most_common(1)
            losses += weight * (len(seats) - (usual[0][1] if usual else 0))
    return faults + sum(many - 1 for many in held.values()), losses


def _faults(term: Term, cycle: Cycle, week: int, seat: Seat) -> int:
    start, room, person, interpreter = seat
    asked = [term.rooms[room], term.people[cycle.lead], term.people[person]]
    asked += [term.interpreters[interpreter]] if interpreter is not None else []
    wrong = sum(not one.is_free(week, start, cycle.cells) for one in asked)
    suits = room in term.rooms_of(cycle) and person in cycle.others
    return wrong + (not suits) + (interpreter not in term.interpreters_of(cycle))


def _cells_held(cycle: Cycle, week: int, seat: Seat) -> Iterable[tuple[str, int, int, int]]:
    start, room, person, interpreter = seat
    held = [("room", room), ("person", cycle.lead), ("person", person)]
    held += [("interpreter", interpreter)] if interpreter is not None else []
    for kind, number in held:
        for cell in range(start, start + cycle.cells):
            yield kind, number, week, cell


def _windows(draw: random.Random) -> tuple[tuple[int, int, int, int], ...]:
    return tuple(
        (draw.choice((-1, -1, 0, 1)), day, *draw.choice(WINDOWS))
        for day in range(DAYS)
        if draw.random() < 0.65
    )


def _taken(draw: random.Random, share: float) -> frozenset[tuple[int, int]]:
    blocks = (
        (week, day * CELLS + block)
        for week in range(WEEKS)
        for day in range(DAYS)
        for block in range(0, CELLS, 4)
        if draw.random() < share
    )
    return frozenset(
        (week, cell + number) for week, cell in blocks for number in range(draw.choice((2, 3, 4)))
    )


def _possible(draw: random.Random, sessions: int, term: Term) -> Cycle:
    while True:
        lead = draw.randrange(len(term.people))
        pool = draw.sample(range(len(term.people)), 6)
        cycle = Cycle(
            sessions=sessions,
            first_week=draw.randrange(WEEKS - sessions + 1),
            cells=draw.choice((3, 4)),
            people=draw.choice((6, 8, 10, 12)),
            need=draw.choice(EQUIPMENT),
            lead=lead,
            others=tuple(one for one in pool if one != lead),
            language=draw.choice(("", "ar", "tr", "fa", "ro", "es")),
            afternoon=draw.random() < 0.5,
        )
        if all(_starts(term, cycle, week) >= LEAST_STARTS for week in cycle.weeks):
            return cycle


def _starts(term: Term, cycle: Cycle, week: int) -> int:
    """How many starts of a week have everybody free, each at least once."""
    lead = term.people[cycle.lead]
    groups = [
        [term.rooms[number] for number in term.rooms_of(cycle)],
        [term.people[number] for number in cycle.others],
    ]
    if cycle.language:
        speak = term.interpreters_of(cycle)
        groups.append([term.interpreters[number] for number in speak if number is not None])
    return sum(
        lead.is_free(week, start, cycle.cells)
        and all(any(one.is_free(week, start, cycle.cells) for one in group) for group in groups)
        for start in cycle.starts
    )
