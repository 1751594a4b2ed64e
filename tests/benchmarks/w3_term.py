"""W3: a term of 15 cycles planned together, beside what a constraint solver found.

    python -m tests.benchmarks w3

`term_workload` defines the cases and how a plan is judged. Beside the application stands what
OR-Tools CP-SAT 9.15 found with two workers for each of the same ten cases (``SOLVER``), until it
had used 120 seconds of processor: 60 seconds of two processors that nothing else uses. The
application has 5 seconds of one processor.
"""

import statistics
import time
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import groupby

from desktop_app.domain.availability import AvailabilityKind, AvailabilityRule
from desktop_app.domain.bilingual import Bilingual
from desktop_app.domain.cycle_dates import CycleStep
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
from desktop_app.domain.term_planner import TermPlanner
from desktop_app.domain.term_plans import PlannedCycle, TermPlan
from desktop_app.domain.term_wishes import TermWish
from tests.benchmarks.figures import Figure
from tests.benchmarks.term_workload import (
    CELLS,
    EQUIPMENT,
    NOON,
    Asked,
    Cycle,
    Seat,
    Term,
    draw_term,
    faults_and_losses,
)

MONDAY = datetime(2028, 1, 10, 8, 0)  # of an even week; no public holiday for twelve weeks
HALF_HOUR = timedelta(minutes=30)
NOW = datetime(2028, 1, 1)
SITE = "SITE"
SECONDS, FIRST_SECONDS = 5.0, 0.5
SOLVER = dict(zip(range(101, 111), (248, 199, 233, 283, 214, 247, 241, 205, 232, 235), strict=True))
"""What the solver's plan loses, by the seed of the case; none of them was proved to be best."""
RHYTHMS = {-1: "weekly", 0: "even", 1: "odd"}


def moment(week: int, cell: int) -> datetime:
    """When a cell begins."""
    day, number = divmod(cell, CELLS)
    return MONDAY + timedelta(weeks=week, days=day) + number * HALF_HOUR


def planning_of(term: Term) -> Planning:
    """The case as the rules know a centre."""
    rooms = [
        Room(f"R{n:02d}", SITE, Bilingual("Salle"), "multipurpose", one.capacity, features=one.has)
        for n, one in enumerate(term.rooms)
    ]
    workers = [
        Worker(
            f"P{number:03d}",
            WorkerKind.PROFESSIONAL,
            Bilingual("pro"),
            frozenset(f"POOL{n}" for n, one in enumerate(term.cycles) if number in one.others),
            SITE,
            rules=_rules(person),
        )
        for number, person in enumerate(term.people)
    ]
    workers += [
        Worker(
            f"I{number:02d}",
            WorkerKind.INTERPRETER,
            Bilingual("interprète"),
            languages=tuple(sorted(one.has)),
            rules=_rules(one),
            active_to=None if one.windows else date(2027, 12, 31),  # without windows: never
        )
        for number, one in enumerate(term.interpreters)
    ]
    taken = [(room.code, asked) for room, asked in zip(rooms, term.rooms, strict=True)]
    asked = (*term.people, *term.interpreters)
    taken += [(worker.code, one) for worker, one in zip(workers, asked, strict=True)]
    last = MONDAY.date() + timedelta(weeks=12)
    return Planning(
        Span.whole_days(MONDAY.date() - timedelta(days=1), last),
        sites={SITE: Site(SITE, "S", "Site")},
        rooms={room.code: room for room in rooms},
        workers={worker.code: worker for worker in workers},
        equipment={code: Equipment(code, Bilingual(code)) for code in EQUIPMENT},
        occupations={code: tuple(_held(code, one)) for code, one in taken},
    )


def wish_of(number: int, cycle: Cycle) -> TermWish:
    """What one cycle of the case wants."""
    first = MONDAY.date() + timedelta(weeks=cycle.first_week)
    length = cycle.cells * HALF_HOUR
    noon = MONDAY + NOON * HALF_HOUR
    hours = (noon, MONDAY + CELLS * HALF_HOUR)
    if not cycle.afternoon:
        hours = (MONDAY, noon - HALF_HOUR + length)
    return TermWish(
        name=f"{number}",
        sample=Proposal(
            Span.whole_days(first, first),
            involved=(Involved(f"P{cycle.lead:03d}"),),
            people=cycle.people,
            needs=(Need(cycle.need),),
            language=cycle.language,
        ),
        steps=(CycleStep(length // timedelta(minutes=1), cycle.sessions),),
        first=first,
        last=first + timedelta(weeks=cycle.sessions, days=-1),
        roles=f"POOL{number}",
        after=hours[0].time(),
        before=hours[1].time(),
    )


def measure() -> Sequence[Figure]:
    """Plan each case for five seconds of processor."""
    first: list[float] = []
    faults, lost, tries = 0, {}, 0
    for seed in SOLVER:
        term = draw_term(seed)
        seconds, plan, more = planned(term)
        first.append(seconds)
        faulty, lost[seed] = judged(term, plan)
        faults, tries = faults + faulty, tries + more
    worse = [seed for seed in SOLVER if lost[seed] > SOLVER[seed]]
    ours, theirs = sum(lost.values()), sum(SOLVER.values())
    each = ", ".join(f"{lost[seed]} / {SOLVER[seed]}" for seed in SOLVER)
    return (
        Figure(
            "W3",
            "a term of 15 cycles: hard faults of ten plans",
            f"{faults}",
            "0",
            faults == 0,
            f"{tries} tries in all",
        ),
        Figure(
            "W3",
            "first plan of a term, rows in memory, worst of ten",
            f"{max(first):.2f} s",
            f"≤ {FIRST_SECONDS} s",
            max(first) <= FIRST_SECONDS,
            f"median {statistics.median(first):.2f} s of processor",
        ),
        Figure(
            "W3",
            "what ten plans lose after 5 s, application / CP-SAT after 60 s on two processors",
            f"{ours / theirs:.3f}×",
            "≤ 1×",
            ours <= theirs,
            f"{ours} against {theirs}; worse in {len(worse)} of {len(SOLVER)} cases; {each}",
        ),
    )


def planned(term: Term) -> tuple[float, TermPlan, int]:
    """Seconds of processor until the first plan, the best plan after five, and the tries."""
    planning = planning_of(term)
    wishes = [wish_of(number, cycle) for number, cycle in enumerate(term.cycles)]
    begun = time.process_time()
    plans = TermPlanner(wishes, planning, NOW).plans()
    best, tries = next(plans), 0
    first = time.process_time() - begun
    while time.process_time() - begun < SECONDS:
        best = next(plans)
        tries += 1
    return first, best, tries


def seats_of(cycle: PlannedCycle | None) -> list[Seat]:
    """The sessions of a cycle as the case counts them."""
    return [] if cycle is None else [_seat(one.proposal) for one in cycle.dates]


def judged(term: Term, plan: TermPlan) -> tuple[int, int]:
    """Faults and losses of a plan, counted by the case."""
    return faults_and_losses(term, [seats_of(one) for one in plan.cycles])


def _seat(session: Proposal) -> Seat:
    start = session.span.start
    cell = (start - datetime.combine(start.date(), MONDAY.time())) // HALF_HOUR
    _lead, person, *interpreter = (one.worker for one in session.involved)
    return (
        start.weekday() * CELLS + cell,
        int(session.room[1:]),
        int(person[1:]),
        int(interpreter[0][1:]) if interpreter else None,
    )


def _rules(asked: Asked) -> tuple[AvailabilityRule, ...]:
    return tuple(
        AvailabilityRule(
            SITE,
            day + 1,
            moment(0, first).time(),
            moment(0, last).time() if last < CELLS else (MONDAY + CELLS * HALF_HOUR).time(),
            Rhythm.parse(RHYTHMS[parity]),
            None,
            AvailabilityKind.GROUP,
            in_school_holidays=True,
            valid_from=date(2027, 1, 1),
        )
        for parity, day, first, last in asked.windows or ()
    )


def _held(code: str, asked: Asked) -> Iterator[Occupation]:
    cells = sorted(asked.taken)
    for _run, run in groupby(enumerate(cells), key=lambda one: (one[1][0], one[1][1] - one[0])):
        held = [cell for _number, cell in run]
        span = Span(moment(*held[0]), moment(*held[-1]) + HALF_HOUR)
        yield Occupation(code, span, f"X{held[0]}", Bilingual("X"))
