"""Cycles planned together never meet, take nothing a rule refuses, and get better when asked."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import islice, pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.domain.availability import Absence
from desktop_app.domain.checks import session_findings
from desktop_app.domain.cycle_dates import CycleStep, HolidayPolicy, SkipCause
from desktop_app.domain.findings import Finding, Level
from desktop_app.domain.occupations import held_by, with_held
from desktop_app.domain.opening import Closure
from desktop_app.domain.planning import Need, Planning
from desktop_app.domain.recurrence import Rhythm
from desktop_app.domain.span import Span
from desktop_app.domain.term_losses import Loss
from desktop_app.domain.term_misses import Because, beside, not_placed
from desktop_app.domain.term_planner import TermPlanner
from desktop_app.domain.term_plans import PlannedCycle, TermPlan
from desktop_app.domain.term_wishes import TermWish
from tests.domain.town import (
    LONG_BEFORE,
    SITES,
    TOWN,
    at,
    booked,
    standing_interpreter,
    standing_room,
    town,
    wanted,
    with_room,
    with_site,
    with_worker,
)

MONDAY = date(2026, 3, 9)
WEEKS = 4
THURSDAYS = [MONDAY + timedelta(weeks=week, days=3) for week in range(WEEKS)]


def wish(people: Sequence[str] = ("ERGO",), sessions: int = WEEKS, **more: object) -> TermWish:
    """A cycle of 90 minutes a week, from 9 March for four weeks, unless said otherwise."""
    sample = replace(wanted(at("00:00", "01:00"), room="", people=people))
    last = MONDAY + timedelta(weeks=WEEKS, days=-1)
    asked = TermWish("Cycle", sample, (CycleStep(90, sessions),), MONDAY, last)
    return replace(asked, **more)  # type: ignore[arg-type]


def plans(
    *wishes: TermWish, planning: Planning = TOWN, tries: int = 0, now: datetime = LONG_BEFORE
) -> TermPlan:
    """The plan after some tries."""
    *_before, plan = islice(TermPlanner(wishes, planning, now).plans(), tries + 1)
    return plan


def the_cycle(plan: TermPlan, number: int = 0) -> PlannedCycle:
    cycle = plan.cycles[number]
    assert cycle is not None
    return cycle


def spans(cycle: PlannedCycle) -> list[Span]:
    return [one.proposal.span for one in cycle.dates]


def obstacles(plan: TermPlan, planning: Planning) -> list[Finding]:
    """The conflicts and warnings of a plan, each session beside all the others."""
    sessions = [
        replace(date.proposal, ignoring=f"{number}/{place}")
        for number, one in enumerate(plan.placed)
        for place, date in enumerate(one.dates)
    ]
    held = with_held(planning, [one for each in sessions for one in held_by(each, planning)])
    found = [one for each in sessions for one in session_findings(each, held, LONG_BEFORE)]
    return [one for one in found if one.level is not Level.NOTE]


def test_a_cycle_alone_gets_everything_as_it_wishes() -> None:
    liked = wish(weekdays=frozenset({4}), after=time(14), before=time(16))
    cycle = the_cycle(plans(liked))

    assert [span.day for span in spans(cycle)] == THURSDAYS
    assert all(time(14) <= span.start.time() <= time(14, 30) for span in spans(cycle))
    assert len({one.proposal.room for one in cycle.dates}) == 1
    assert cycle.losses == {}


def test_sessions_begin_at_the_hour_or_the_half_hour_of_the_day() -> None:
    for span in spans(
        the_cycle(plans(wish(), planning=town(booked("ERGO", at("08:00", "10:20")))))
    ):
        assert span.start.minute in {0, 30}
        assert time(8) <= span.start.time()
        assert span.end.time() <= time(20)


def test_two_cycles_of_one_person_never_meet() -> None:
    plan = plans(*[wish(after=time(9), before=time(10, 30)) for _one in range(3)])

    taken = sorted(span for one in plan.placed for span in spans(one))
    assert len(taken) == 3 * WEEKS
    assert all(one.end <= other.start for one, other in pairwise(taken))
    assert obstacles(plan, TOWN) == []


def test_a_week_in_which_the_usual_hour_is_taken_goes_elsewhere_on_that_day() -> None:
    liked = wish(weekdays=frozenset({4}), after=time(14), before=time(15, 30))
    busy = town(booked("ERGO", at("14:00", "15:00", THURSDAYS[1])))
    cycle = the_cycle(plans(liked, planning=busy))

    assert [span.day for span in spans(cycle)] == THURSDAYS
    assert [span.start.hour == 14 for span in spans(cycle)] == [True, False, True, True]
    assert cycle.losses == {Loss.ANOTHER_HOUR: 1, Loss.OUTSIDE_HOURS: 1}
    assert cycle.usual.proposal.span.start.time() == time(14)


SET_UP = with_room(replace(TOWN.rooms["A"], setup_minutes=20))


def once(start: str, end: str, **more: object) -> TermWish:
    """One session on the first Thursday, wished between these hours."""
    hours = replace(wish(), after=time.fromisoformat(start), before=time.fromisoformat(end))
    day = THURSDAYS[0]
    return replace(hours, steps=(CycleStep(90, 1),), first=day, last=day, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("planning", "place"),
    [
        (town(booked("ERGO", at("10:00", "12:00"), "X", "S1")), "BEA"),
        (town(booked("A", at("10:00", "12:00"), "X", "A"), planning=SET_UP), "A"),
    ],
    ids=["a journey", "a room to arrange"],
)
def test_a_session_leaves_time_after_what_is_booked(planning: Planning, place: str) -> None:
    where = {"site": place} if place == "BEA" else {"room": place}
    plan = plans(once("12:00", "13:30", **where), planning=planning)

    assert the_cycle(plan).losses == {Loss.OUTSIDE_HOURS: 1}
    assert obstacles(plan, planning) == []


@pytest.mark.parametrize(
    ("first", "second", "planning"),
    [({"site": "BEA"}, {"site": "VIL"}, TOWN), ({"room": "A"}, {"room": "A"}, SET_UP)],
    ids=["a journey", "a room to arrange"],
)
def test_a_session_leaves_time_after_those_of_other_cycles(
    first: dict[str, str], second: dict[str, str], planning: Planning
) -> None:
    wishes = once("09:00", "10:30", **first), once("10:30", "12:00", **second)
    plan = plans(*wishes, planning=planning)

    assert len(plan.placed) == 2
    assert sum(one.weight for one in plan.placed) > 0
    assert obstacles(plan, planning) == []


def test_somebody_else_of_the_profession_comes_when_the_usual_one_is_away() -> None:
    absent = replace(TOWN.workers["ORTHO"], absences=(Absence(MONDAY, THURSDAYS[2]),))
    liked = wish((), roles="ORT", site="BEA")
    cycle = the_cycle(plans(liked, planning=with_worker(absent)))

    assert {one.proposal.involved[0].worker for one in cycle.dates} == {"ORTHO-2"}
    back = replace(absent, absences=(Absence(MONDAY, THURSDAYS[0]),))
    elsewhere = replace(TOWN.workers["ORTHO-2"], absences=(Absence(THURSDAYS[3], THURSDAYS[3]),))
    thursdays = replace(liked, weekdays=frozenset({4}), first=THURSDAYS[0])
    days = with_worker(elsewhere, with_worker(back))
    only_thursdays = replace(thursdays, last=THURSDAYS[3])
    shared = the_cycle(plans(only_thursdays, planning=days))
    assert {one.proposal.involved[0].worker for one in shared.dates} == {"ORTHO", "ORTHO-2"}
    assert shared.losses == {Loss.ANOTHER_PERSON: 1}


def test_an_interpreter_is_found_for_each_session() -> None:
    sample = replace(wish().sample, language="prs")
    cycle = the_cycle(plans(wish(sample=sample)))

    people = {(one.worker, one.role) for date in cycle.dates for one in date.proposal.involved}
    assert ("ERGO", "facilitator") in people
    assert people - {("ERGO", "facilitator")} <= {
        ("DARI", "interpreter"),
        ("PLATFORM", "interpreter"),
    }


@pytest.mark.parametrize(
    ("rhythm", "days"),
    [("weekly", 8), ("odd", 4), ("even", 4), ("every-2", 4), ("every-3", 3)],
)
def test_the_rhythm_says_in_which_weeks(rhythm: str, days: int) -> None:
    last = MONDAY + timedelta(weeks=8, days=-1)
    asked = wish(sessions=1, last=last, rhythm=Rhythm.parse(rhythm))
    most = replace(asked, steps=(CycleStep(90, days),))
    more = replace(asked, steps=(CycleStep(90, days + 1),))

    assert len(the_cycle(plans(most)).dates) == days
    assert plans(more).cycles == (None,)


def test_the_nth_weekday_of_each_month_is_that_day_and_no_other() -> None:
    """The second Tuesdays are free; in April its usual hour is taken, and the day is kept."""
    second = date(2026, 3, 10), date(2026, 4, 14), date(2026, 5, 12)
    planning = town(booked("ERGO", at("08:00", "13:00", second[1]), "X", "S1"))
    asked = wish(
        sessions=3,
        last=date(2026, 5, 31),
        rhythm=Rhythm.parse("nth-2"),
        weekdays=frozenset({2}),
    )
    plan = plans(asked, planning=planning)

    assert tuple(one.day for one in spans(the_cycle(plan))) == second
    assert the_cycle(plan).skipped == ()
    closed = town(booked("ERGO", at("08:00", "20:00", second[1]), "X", "S1"))
    planner = TermPlanner([asked], closed, LONG_BEFORE)
    (missed,) = not_placed(next(planner.plans()), planner, closed, LONG_BEFORE)
    assert (missed.because, missed.monday) == (Because.WEEKS, date(2026, 4, 13))


def test_a_programme_that_pauses_skips_the_school_holidays_and_says_so() -> None:
    last = date(2026, 5, 10)
    paused = wish(sessions=7, last=last, policy=HolidayPolicy.PAUSE, weekdays=frozenset({4}))
    cycle = the_cycle(plans(paused))

    assert [cause for _day, cause in cycle.skipped] == [SkipCause.SCHOOL_HOLIDAY] * 2
    assert cycle.losses == {}
    only = replace(paused, steps=(CycleStep(90, 2),), policy=HolidayPolicy.ONLY)
    assert all(
        date(2026, 4, 11) <= span.day <= date(2026, 4, 26) for span in spans(the_cycle(plans(only)))
    )


def test_nothing_is_held_on_a_public_holiday() -> None:
    """Easter Monday is 6 April 2026."""
    first = date(2026, 3, 30)
    mondays = wish(
        sessions=4, first=first, last=first + timedelta(days=27), weekdays=frozenset({1})
    )
    cycle = the_cycle(plans(mondays))

    assert date(2026, 4, 6) not in [span.day for span in spans(cycle)]
    assert cycle.losses == {Loss.ANOTHER_HOUR: 1, Loss.OTHER_WEEKDAY: 1}


def test_steps_that_leave_the_rhythm_come_after_on_the_same_weekday_at_their_hour() -> None:
    steps = (CycleStep(90, 3), CycleStep(60, 1, time(18), (1, 14)))
    cycle = the_cycle(plans(wish(steps=steps)))
    *workshops, meeting = spans(cycle)

    assert 1 <= (meeting.day - workshops[-1].day).days <= 14
    assert meeting.day.weekday() == workshops[-1].day.weekday()
    assert (meeting.start.time(), meeting.minutes) == (time(18), 60)
    assert [one.step for one in cycle.dates] == [1, 1, 1, 2]


def test_pieces_of_a_stock_are_never_promised_twice() -> None:
    sample = replace(wish().sample, needs=(Need("mats", 6),))
    other = replace(wish(("ORTHO",)).sample, needs=(Need("mats", 6),))
    plan = plans(wish(sample=sample), wish(sample=other))

    first, second = plan.placed
    assert not any(one.overlaps(other) for one in spans(first) for other in spans(second))


def test_the_same_seed_gives_the_same_plan_and_another_one_may_not() -> None:
    wishes = [wish((), roles="ORT"), wish((), roles="ORT"), wish(("ERGO",))]
    again = [
        tuple(islice(TermPlanner(wishes, TOWN, LONG_BEFORE, seed).plans(), 20)) for seed in (3, 3)
    ]

    assert again[0] == again[1]


def test_better_plans_never_lose_more_and_the_best_is_kept() -> None:
    """Two want the psychologist on Wednesday afternoons: the first plan gives one of them less."""
    liked = [
        wish(("PSY",), weekdays=frozenset({3}), after=time(14), before=time(17)),
        wish(("ORTHO",), weekdays=frozenset({5}), after=time(13), before=time(15)),
        wish(("PSY",), after=time(9), before=time(12)),
        wish(("PSY",), weekdays=frozenset({3}), after=time(14), before=time(16)),
    ]
    weights = [plan.weight for plan in islice(TermPlanner(liked, TOWN, LONG_BEFORE).plans(), 40)]

    assert weights == sorted(weights, reverse=True)
    assert weights[-1] < weights[0]


def test_what_has_no_place_is_left_out_and_says_why() -> None:
    away = replace(TOWN.workers["ERGO"], absences=(Absence(MONDAY, MONDAY + timedelta(days=13)),))
    planning = with_worker(away)
    planner = TermPlanner([wish(("ERGO", "PSY")), wish(("ORTHO",))], planning, LONG_BEFORE)
    plan = next(planner.plans())

    (why,) = not_placed(plan, planner, planning, LONG_BEFORE)
    assert (why.because, why.weeks, why.monday) == (Because.WEEKS, 2, MONDAY)
    assert "ERGO" in {one.what for one in why.misses}


def test_what_only_the_others_keep_out_says_so() -> None:
    long = wish((), roles="ORT", steps=(CycleStep(400, 1),), room="S1")
    wishes = [replace(long, first=THURSDAYS[0], last=THURSDAYS[0])] * 3
    planner = TermPlanner(wishes, TOWN, LONG_BEFORE)
    *_tries, plan = islice(planner.plans(), 5)

    assert len(plan.placed) == 1
    assert {one.because for one in not_placed(plan, planner, TOWN, LONG_BEFORE)} == {Because.OTHERS}
    compared = beside(plan, planner.alone())
    assert all(one.there is not None for one in compared)


def test_a_term_without_a_wish_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="at least one"):
        TermPlanner([], TOWN, LONG_BEFORE)
    for wrong in (
        {"last": MONDAY - timedelta(days=1)},
        {"steps": (CycleStep(90),)},
        {"rhythm": Rhythm.parse("nth-2"), "weekdays": frozenset({2, 4})},
        {"after": time(12), "before": time(9)},
    ):
        with pytest.raises(ValueError, match=r"wanted|starts|one weekday|hours"):
            wish(**wrong)


def awkward() -> Planning:
    """The town with everything that rules find: closures, blocks, standing rooms, set-up."""
    room = replace(
        TOWN.rooms["A"],
        setup_minutes=20,
        blocks=(Closure(at("08:00", "11:00", THURSDAYS[1]), "cleaning", "B1"),),
    )
    ended = replace(TOWN.rooms["BUR-1"], bookable_to=THURSDAYS[1])
    closed = replace(
        SITES[1], closures=(Closure(Span.whole_days(MONDAY, THURSDAYS[0]), "x", "F1"),)
    )
    leaving = replace(TOWN.workers["PSY"], active_to=THURSDAYS[2])
    planning = with_worker(leaving, with_site(closed, with_room(ended, with_room(room))))
    return replace(
        planning,
        standing_rooms=(standing_room("PSY", "POLY"),),
        standing_interpreters=(standing_interpreter("ARABIC", "S1"),),
    )


def some_bookings() -> st.SearchStrategy[list[tuple[str, int, int, int]]]:
    resources = st.sampled_from(["A", "B", "S1", "HALL", "ERGO", "ORTHO", "ARABIC", "mats"])
    return st.lists(
        st.tuples(resources, st.integers(0, 27), st.integers(32, 72), st.integers(1, 10)),
        max_size=25,
    )


@st.composite
def wishes_drawn(draw: st.DrawFn) -> list[TermWish]:
    needs = [(), (Need("screen"),), (Need("mats", 7),), (Need("projector"),)]
    wishes = []
    for _one in range(draw(st.integers(1, 4))):
        people = draw(st.sampled_from([("ERGO",), ("ORTHO", "PSY"), ("COORD",), ()]))
        roles = draw(st.sampled_from(["", "ORT", "ERG+ORT", "PSY|ERG"]))
        asked = wish(people, draw(st.integers(1, 4)), roles=roles if roles or people else "ORT")
        sample = replace(
            asked.sample,
            language=draw(st.sampled_from(["", "ar", "prs"])),
            needs=draw(st.sampled_from(needs)),
            people=6,
        )
        wishes.append(replace(asked, sample=sample))
    return wishes


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(wishes_drawn(), some_bookings())
def test_whatever_is_planned_passes_the_rules_of_a_session(
    wishes: list[TermWish], bookings: Iterable[tuple[str, int, int, int]]
) -> None:
    """No conflict, nor a warning, whatever is booked and whatever is wanted."""
    midnight = datetime.combine(MONDAY, time())
    occupations = {}
    for resource, day, quarter, length in bookings:
        start = midnight + timedelta(days=day, minutes=15 * quarter + 5)
        span = Span(start, start + timedelta(minutes=20 * length))
        room = resource if resource in TOWN.rooms else "S1"
        occupations[resource, day] = booked(resource, span, f"X{resource}{day}", room)
    planning = town(*occupations.values(), planning=awkward())
    for plan in islice(TermPlanner(wishes, planning, LONG_BEFORE).plans(), 4):
        assert obstacles(plan, planning) == []
