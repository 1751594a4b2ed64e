"""When nothing is free, the way on is said: whom, what or how long it would take."""

from dataclasses import replace
from datetime import date, time, timedelta

from desktop_app.domain.availability import Absence
from desktop_app.domain.finder import find_slots
from desktop_app.domain.findings import Code
from desktop_app.domain.near_misses import Change, near_misses
from desktop_app.domain.planning import Need
from tests.domain.test_finder import looking
from tests.domain.town import DAY, LONG_BEFORE, TOWN, at, booked, rule, town, wanted, with_worker


def test_when_nothing_is_free_it_says_whom_it_would_take() -> None:
    mornings = replace(TOWN.workers["ORTHO"], rules=(rule("BEA", start="15:00", end="18:00"),))
    planning = with_worker(mornings, town(booked("ERGO", at("15:00", "18:00"), "X", "BUR-1")))
    wish = looking(("ERGO", "ORTHO"))

    assert find_slots(wish, planning, LONG_BEFORE) == []
    misses = {(one.change, one.what): one for one in near_misses(wish, planning, LONG_BEFORE)}

    without = misses[Change.PERSON, "ORTHO"]
    assert [one.code for one in without.findings] == [Code.OUTSIDE_AVAILABILITY]
    assert [one.code for one in misses[Change.PERSON, "ERGO"].findings] == [Code.PERSON_TAKEN]
    assert ("shorter", "60") not in misses


def test_a_shorter_session_is_offered_when_only_that_would_fit() -> None:
    planning = town(
        *(
            booked("ERGO", at(*hours), "X", "BUR-1")
            for hours in (("08:00", "10:00"), ("11:30", "20:00"))
        )
    )
    wish = looking(minutes=120)

    assert find_slots(wish, planning, LONG_BEFORE) == []
    shorter = [one for one in near_misses(wish, planning, LONG_BEFORE) if one.change == "shorter"]
    assert [(one.what, f"{one.slot.proposal.span.start:%H:%M}") for one in shorter][:1] == [
        ("90", "10:00")
    ]


def test_a_need_or_a_site_that_is_in_the_way_is_named() -> None:
    sample = replace(wanted(at("00:00", "01:00"), room=""), needs=(Need("sink"),))
    wish = looking(sample=sample, site="BEA")

    assert find_slots(wish, TOWN, LONG_BEFORE) == []
    assert {(one.change, one.what) for one in near_misses(wish, TOWN, LONG_BEFORE)} == {
        ("need", "sink"),
        ("elsewhere", "BEA"),
    }


def test_the_days_after_the_last_one_are_looked_at_too() -> None:
    away = replace(TOWN.workers["ERGO"], absences=(Absence(DAY, DAY),))
    planning = with_worker(away)

    wish = looking(("ERGO", "COORD"))
    misses = {(one.change, one.what): one for one in near_misses(wish, planning, LONG_BEFORE)}

    assert misses[Change.LATER, str(DAY)].slot.proposal.span.day == DAY + timedelta(days=1)
    assert [one.code for one in misses[Change.PERSON, "ERGO"].findings] == [Code.PERSON_ABSENT]


def test_fewer_people_are_offered_a_room_that_holds_them() -> None:
    sample = replace(wanted(at("00:00", "01:00"), room=""), people=40)

    misses = {one.change: one for one in near_misses(looking(sample=sample), TOWN, LONG_BEFORE)}

    assert misses[Change.SMALLER].what == "20"
    assert [one.code for one in misses[Change.SMALLER].findings] == [Code.ROOM_TOO_SMALL]


def test_somebody_who_arrives_later_moves_the_hour_and_is_said() -> None:
    """« Not before 15:00: the speech therapist arrives then »."""
    afternoons = replace(TOWN.workers["ORTHO"], rules=(rule("BEA", start="15:00", end="18:00"),))
    wish = replace(looking(("ORTHO",), site="BEA"), after=time(8), before=time(12))
    planning = with_worker(afternoons)

    assert find_slots(wish, planning, LONG_BEFORE) == []
    misses = {one.change: one for one in near_misses(wish, planning, LONG_BEFORE)}
    moved = misses[Change.HOURS]
    assert (moved.what, moved.slot.proposal.span.start) == (
        "08:00-12:00",
        at("15:00", "16:00").start,
    )
    assert [one.code for one in moved.findings] == [Code.OUTSIDE_AVAILABILITY]


def test_where_two_stand_in_the_way_both_are_said() -> None:
    planning = TOWN
    for code in ("ERGO", "ORTHO"):
        away = replace(planning.workers[code], absences=(Absence(DAY, date(2026, 12, 31)),))
        planning = replace(planning, workers={**planning.workers, code: away})
    [least] = near_misses(looking(("ERGO", "ORTHO")), planning, LONG_BEFORE)

    assert least.change is Change.NONE
    assert {one.resource for one in least.findings} == {"ERGO", "ORTHO"}


def test_a_role_that_the_workshop_brings_can_be_missed_too() -> None:
    programme = next(one for one in TOWN.programmes.values() if "+" in one.roles)
    missing = programme.roles.split("+")[0]
    gone = {
        code: replace(one, absences=(Absence(DAY, date(2026, 12, 31)),))
        for code, one in TOWN.workers.items()
        if missing in one.roles
    }
    planning = replace(TOWN, workers={**TOWN.workers, **gone})
    sample = replace(wanted(at("00:00", "01:00"), room="", people=()), programme=programme.code)
    misses = near_misses(looking(sample=sample), planning, LONG_BEFORE)

    assert (Change.ROLE, missing) in {(one.change, one.what) for one in misses}
