"""Every date's problem before anything is written, and repairs that leave none."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time, timedelta
from itertools import combinations

import pytest

from desktop_app.domain import cycle_preview as looked_for
from desktop_app.domain.availability import Absence
from desktop_app.domain.cycle_dates import (
    CycleCalendar,
    CycleDate,
    CycleRule,
    CycleStep,
    cycle_plan,
)
from desktop_app.domain.cycle_preview import (
    CycleLine,
    CycleWish,
    LineState,
    Repair,
    best_repairs,
    cycle_preview,
    offered_repairs,
    repairs_of,
)
from desktop_app.domain.findings import Code
from desktop_app.domain.planning import Planning
from desktop_app.domain.recurrence import Rhythm
from desktop_app.domain.span import MINUTE
from tests.domain.town import (
    DAY,
    LONG_BEFORE,
    TOWN,
    at,
    booked,
    rule,
    town,
    wanted,
    with_worker,
)

NEXT = DAY + timedelta(days=7)
LAST = DAY + timedelta(days=14)
RULE = CycleRule(DAY, time(10), (CycleStep(120),), Rhythm.parse("weekly"), count=3)
SAMPLE = wanted(at("10:00", "12:00"), people=["ERGO", "ORTHO"])
WISH = CycleWish(cycle_plan(RULE, CycleCalendar()), SAMPLE)


def states(lines: Sequence[CycleLine]) -> list[str]:
    return [str(line.state) for line in lines]


def best(wish: CycleWish, planning: Planning) -> dict[date, Repair]:
    """All repaired at best, from the ways that are offered."""
    lines = cycle_preview(wish, planning, LONG_BEFORE)
    offered = offered_repairs(wish, lines, planning, LONG_BEFORE)
    return best_repairs(wish, lines, planning, LONG_BEFORE, offered=offered)


def everything_taken(day: date, *rooms: str) -> Planning:
    """A town in which some rooms are taken all that day."""
    return town(*(booked(room, at("08:00", "20:00", day), f"X{room}", room) for room in rooms))


def test_three_free_dates_are_ready() -> None:
    lines = cycle_preview(WISH, TOWN, LONG_BEFORE)

    assert states(lines) == ["ready", "ready", "ready"]
    assert [line.proposal.span for line in lines if line.proposal] == [
        at("10:00", "12:00", day) for day in (DAY, NEXT, LAST)
    ]


def test_a_date_in_trouble_says_so_and_the_others_do_not() -> None:
    planning = town(booked("A", at("11:00", "13:00", NEXT), "OTHER", "A"))
    lines = cycle_preview(WISH, planning, LONG_BEFORE)

    assert states(lines) == ["ready", "to_review", "ready"]
    assert [one.code for one in lines[1].conflicts] == [Code.ROOM_TAKEN]


def test_skipped_dates_stay_in_the_list() -> None:
    spring = replace(RULE, first=date(2026, 4, 30), count=2)
    wish = CycleWish(cycle_plan(replace(spring, count=3), CycleCalendar()), SAMPLE)

    lines = cycle_preview(wish, TOWN, LONG_BEFORE)

    assert states(lines) == ["ready", "ready", "skipped", "ready"]
    assert lines[2].proposal is None


def test_every_repair_that_is_offered_leaves_no_conflict() -> None:
    absent = replace(TOWN.workers["ORTHO"], absences=(Absence(NEXT, NEXT),))
    planning = with_worker(absent, everything_taken(NEXT, "A"))
    lines = cycle_preview(WISH, planning, LONG_BEFORE)
    ways = repairs_of(lines[1], lines, planning, LONG_BEFORE, spare=WISH.plan.spare)

    assert len(ways) == 3
    for way in ways:
        repair = Repair.of(way.proposal, WISH.asked(lines[1].date))
        repaired = replace(WISH, repairs={NEXT: repair})
        after = cycle_preview(repaired, planning, LONG_BEFORE)
        assert states(after) == ["ready", "repaired", "ready"]


def test_what_every_other_date_is_warned_of_speaks_against_no_repair() -> None:
    """They gave these hours once; asked all the same on the other dates, on one more as well."""
    once = replace(rule(TOWN.rooms[SAMPLE.room].site), valid_from=NEXT, valid_to=NEXT)
    given = replace(TOWN.workers["ORTHO"], rules=(once,))
    elsewhere = booked("ORTHO", at("09:00", "12:00", NEXT), "OTHER", "S1")
    planning = with_worker(given, town(elsewhere))
    lines = cycle_preview(WISH, planning, LONG_BEFORE)
    offered = repairs_of(lines[1], lines, planning, LONG_BEFORE, spare=WISH.plan.spare)

    assert states(lines) == ["ready", "to_review", "ready"]
    assert {one.code for one in lines[0].findings} >= {Code.OUTSIDE_AVAILABILITY}
    added = LAST + timedelta(days=7)
    assert added in {one.proposal.span.day for one in offered}


def test_the_last_repair_is_another_date_after_the_last() -> None:
    """Two dates in trouble are offered the same week, and are not both given it."""
    planning = town(
        booked("A", at("11:00", "13:00", NEXT), "OTHER", "A"),
        booked("A", at("11:00", "13:00", LAST + timedelta(days=7)), "THEN", "A"),
        booked("A", at("11:00", "13:00", LAST), "LAST", "A"),
    )
    lines = cycle_preview(WISH, planning, LONG_BEFORE)
    free = at("10:00", "12:00", LAST + timedelta(days=14))

    for line in lines[1:]:
        ways = repairs_of(line, lines, planning, LONG_BEFORE, spare=WISH.plan.spare)
        assert len(ways) == 3
        assert (ways[-1].proposal.span, ways[-1].proposal.room) == (free, SAMPLE.room)
        assert ways[-1].facts["minutes"] == (free.start - line.date.span.start) // MINUTE


def test_no_date_after_the_last_is_offered_where_a_warning_would_come() -> None:
    planning = town(booked("A", at("11:00", "13:00", NEXT), "OTHER", "A"))
    lines = cycle_preview(WISH, planning, LONG_BEFORE)
    holiday = CycleDate(at("10:00", "12:00", date(2026, 7, 14)), 1)

    ways = repairs_of(lines[1], lines, planning, LONG_BEFORE, spare=[holiday])

    assert date(2026, 7, 14) not in [way.proposal.span.day for way in ways]


def test_a_repair_never_takes_the_place_of_another_date() -> None:
    """The only free room of two days is free for one of them."""
    days = frozenset({DAY, NEXT})
    rule = CycleRule(DAY, time(10), (CycleStep(120),), free=days)
    rooms = [code for code, room in TOWN.rooms.items() if room.capacity >= 2 and code != "S1"]
    weeks = [DAY + timedelta(days=days) for days in range(-1, 30)]
    planning = town(
        *(
            booked(room, at("08:00", "20:00", day), f"X{room}", room)
            for day in weeks
            for room in rooms
        ),
        *(booked("S1", at("08:00", "20:00", day), "Y", "S1") for day in weeks if day != NEXT),
        booked("S1", at("08:00", "09:30", NEXT), "Y", "S1"),
        booked("S1", at("12:30", "20:00", NEXT), "Y", "S1"),
    )
    wish = CycleWish(cycle_plan(rule, CycleCalendar()), SAMPLE)
    lines = cycle_preview(wish, planning, LONG_BEFORE)
    assert states(lines) == ["to_review", "to_review"]

    chosen = best(wish, planning)

    after = cycle_preview(replace(wish, repairs=chosen), planning, LONG_BEFORE)
    assert sorted(states(after)) == ["repaired", "to_review"]


def test_all_repaired_at_best_meet_nothing_and_one_another_nowhere() -> None:
    planning = town(
        booked("A", at("09:00", "13:00", DAY), "ONE", "A"),
        booked("ERGO", at("09:00", "13:00", NEXT), "TWO", "S1"),
        booked("ORTHO", at("11:00", "13:00", LAST), "THREE", "S1"),
    )
    lines = cycle_preview(WISH, planning, LONG_BEFORE)
    assert states(lines) == ["to_review"] * 3

    chosen = best(WISH, planning)

    after = cycle_preview(replace(WISH, repairs=chosen), planning, LONG_BEFORE)
    assert states(after) == ["repaired"] * 3
    for one, other in combinations([line.proposal for line in after if line.proposal], 2):
        assert not one.span.overlaps(other.span)


def test_what_is_offered_is_not_looked_for_again_where_no_repair_stands_in_its_way(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    planning = town(
        *(booked("A", at("09:00", "13:00", day), f"X{day}", "A") for day in (DAY, NEXT, LAST))
    )
    lines = cycle_preview(WISH, planning, LONG_BEFORE)
    offered = offered_repairs(WISH, lines, planning, LONG_BEFORE)
    again = {
        day: [way for way in ways if way.proposal.span.day == day] for day, ways in offered.items()
    }
    monkeypatch.setattr(looked_for, "repairs_of", lambda *_asked, **_spare: [])

    chosen = best_repairs(WISH, lines, planning, LONG_BEFORE, offered=again)

    assert sorted(chosen) == [DAY, NEXT, LAST]


def test_the_hour_is_kept_before_the_room() -> None:
    planning = everything_taken(NEXT, "A")
    (repair,) = best(WISH, planning).values()

    assert (repair.start, repair.team) == (None, ())
    assert repair.room not in {"", "POLY"}


@pytest.mark.parametrize(
    ("change", "kept"),
    [
        ({"people": 9}, True),
        ({"involved": wanted(SAMPLE.span, people=["ERGO"]).involved}, True),
        ({"room": "HALL"}, False),
    ],
)
def test_a_repair_is_kept_while_what_it_answers_stays(
    change: dict[str, object], *, kept: bool
) -> None:
    planning = everything_taken(NEXT, "A")
    repairs = best(WISH, planning)

    changed = replace(WISH, sample=replace(SAMPLE, **change), repairs=repairs)  # type: ignore[arg-type]

    assert (cycle_preview(changed, planning, LONG_BEFORE)[1].repair is not None) is kept


def test_a_repair_is_given_up_when_the_hour_of_the_cycle_changes() -> None:
    planning = everything_taken(NEXT, "A")
    repairs = best(WISH, planning)
    later = cycle_plan(replace(RULE, start=time(14)), CycleCalendar())

    assert (
        cycle_preview(replace(WISH, plan=later, repairs=repairs), planning, LONG_BEFORE)[1].repair
        is None
    )


def test_a_public_holiday_somebody_wants_is_ready() -> None:
    holiday = date(2026, 5, 14)
    rule = replace(RULE, first=holiday, count=1, kept=frozenset({holiday}))
    wish = CycleWish(cycle_plan(rule, CycleCalendar()), SAMPLE, by_hand=rule.kept)

    (line,) = cycle_preview(wish, TOWN, LONG_BEFORE)
    (unwanted,) = cycle_preview(replace(wish, by_hand=frozenset()), TOWN, LONG_BEFORE)

    assert (line.state, unwanted.state) == (LineState.READY, LineState.TO_REVIEW)
    assert [one.code for one in line.findings] == [Code.PUBLIC_HOLIDAY]


def test_no_repair_is_offered_where_nothing_stands_in_the_way() -> None:
    lines = cycle_preview(WISH, TOWN, LONG_BEFORE)

    assert repairs_of(lines[0], lines, TOWN, LONG_BEFORE) == []
