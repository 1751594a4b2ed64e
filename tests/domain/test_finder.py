"""What is found can be booked, and everything that can be booked is found."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import product

import pytest

from desktop_app.domain.availability import Absence
from desktop_app.domain.checks import session_findings
from desktop_app.domain.finder import FindWish, each_place, find_slots, seats_of
from desktop_app.domain.findings import Level
from desktop_app.domain.planning import Involved, Need, Planning, Proposal
from desktop_app.domain.recurrence import Rhythm
from desktop_app.domain.span import Span
from tests.domain.town import (
    DAY,
    LONG_BEFORE,
    TOWN,
    at,
    booked,
    town,
    wanted,
    with_worker,
)

EVERY_START = 96 * 40


def looking(people: Sequence[str] = ("ERGO",), minutes: int = 120, **wish: object) -> FindWish:
    """A wish for one Thursday, unless said otherwise."""
    sample = wanted(at("00:00", "01:00"), room="", people=people)
    asked = FindWish(minutes, DAY, DAY, sample)
    return replace(asked, **wish)  # type: ignore[arg-type]


def starts(wish: FindWish, planning: Planning = TOWN, most: int = EVERY_START) -> list[datetime]:
    return [one.proposal.span.start for one in find_slots(wish, planning, LONG_BEFORE, most)]


BUSY = town(
    booked("A", at("09:00", "11:40"), "ONE", "A"),
    booked("HALL", at("14:00", "16:00"), "TWO", "HALL"),
    booked("S1", at("08:00", "17:50"), "THREE", "S1"),
    booked("ERGO", at("12:00", "13:00"), "FOUR", "BUR-3"),
    booked("ORTHO", at("17:00", "18:00"), "FIVE", "BUR-1"),
)


@pytest.mark.parametrize("minutes", [30, 90, 240])
@pytest.mark.parametrize("people", [("ERGO",), ("ERGO", "ORTHO"), ("ERGO", "COORD")])
def test_exactly_what_the_rules_allow_is_found(people: Sequence[str], minutes: int) -> None:
    """Beside every quarter hour of the day tried in every room, one by one."""
    wish = looking(people, minutes)
    midnight = datetime.combine(DAY, time())
    tried = (midnight + number * timedelta(minutes=15) for number in range(96))
    allowed = [
        start
        for start in tried
        if start + timedelta(minutes=minutes) <= midnight + timedelta(days=1)
        and any(
            can_be_booked(
                wanted(Span(start, start + timedelta(minutes=minutes)), room, people), BUSY
            )
            for room, there in BUSY.rooms.items()
            if there.kind != "drop_in"
        )
    ]

    assert starts(wish, BUSY) == allowed
    assert allowed


def can_be_booked(proposal: Proposal, planning: Planning) -> bool:
    found = session_findings(proposal, planning, LONG_BEFORE)
    return all(one.level is Level.NOTE for one in found)


def test_a_room_alone_is_found_where_it_is_free() -> None:
    assert starts(looking((), room="A"), BUSY)[0] == datetime.combine(DAY, time(11, 45))


def test_the_smallest_room_that_does_is_taken() -> None:
    sample = replace(wanted(at("00:00", "01:00"), room=""), people=8, needs=(Need("screen"),))
    (first, *_) = find_slots(looking(sample=sample), TOWN, LONG_BEFORE)

    assert first.proposal.room == "POLY"


def test_the_room_holds_the_places_of_the_programme() -> None:
    programme = replace(TOWN.programmes["MARCHE"], code="CLUB", roles="", capacity=18)
    planning = replace(TOWN, programmes={**TOWN.programmes, "CLUB": programme})
    sample = replace(wanted(at("00:00", "01:00"), room=""), programme="CLUB")
    rooms = {one.proposal.room for one in find_slots(looking(sample=sample), planning, LONG_BEFORE)}

    assert rooms == {"POLY"}


def test_places_that_do_not_overlap_come_first() -> None:
    found = starts(looking(minutes=120), most=3)

    assert [f"{start:%H:%M}" for start in found] == ["08:00", "10:00", "12:00"]


def test_two_people_on_odd_and_even_weeks_never_meet() -> None:
    """Over the turn of 2026/2027, where two odd weeks follow one another."""
    wish = replace(looking(("ERGO", "ORTHO")), first=date(2026, 12, 14), last=date(2027, 1, 31))
    planning = TOWN
    for code, rhythm in (("ERGO", "odd"), ("ORTHO", "even")):
        rules = tuple(
            replace(one, rhythm=Rhythm.parse(rhythm)) for one in planning.workers[code].rules
        )
        planning = with_worker(replace(planning.workers[code], rules=rules), planning)
    window = Span.whole_days(date(2026, 12, 1), date(2027, 2, 28))
    planning = replace(planning, window=window)

    assert starts(wish, planning) == []
    both = with_worker(
        replace(
            planning.workers["ORTHO"],
            rules=tuple(
                replace(one, rhythm=Rhythm.parse("odd")) for one in TOWN.workers["ORTHO"].rules
            ),
        ),
        planning,
    )
    weeks = {start.isocalendar().week for start in starts(wish, both)}
    assert weeks == {51, 53, 1, 3}


def test_anybody_of_a_profession_will_do() -> None:
    """The programme wants an occupational and a speech therapist; one of these is away."""
    away = replace(TOWN.workers["ORTHO"], absences=(Absence(DAY, DAY),))
    programme = replace(TOWN.programmes["MARCHE"], code="DUO", roles="ERG+ORT")
    planning = with_worker(away, replace(TOWN, programmes={**TOWN.programmes, "DUO": programme}))
    sample = Proposal(at("00:00", "01:00"), programme="DUO")
    wish = looking(sample=sample)

    assert [seat.named for seat in seats_of(wish, planning)] == ["ERG", "ORT"]
    (first, *_) = find_slots(wish, planning, LONG_BEFORE)
    assert {one.worker for one in first.proposal.involved} == {"ERGO", "ORTHO-2"}

    besides = replace(looking(("PSY",)), roles="ORT|CHD")
    (other, *_) = find_slots(besides, planning, LONG_BEFORE)
    assert {one.worker for one in other.proposal.involved} == {"PSY", "ORTHO-2"}


def test_an_interpreter_of_the_language_comes_with_it() -> None:
    sample = replace(wanted(at("00:00", "01:00"), room=""), language="ar")
    taken = town(booked("ARABIC", at("08:00", "12:00"), "X", "S1"))
    (first, *_) = find_slots(looking(sample=sample, before=time(12)), taken, LONG_BEFORE)

    assert Involved("ARABIC-2", "interpreter") in first.proposal.involved


def test_an_interpreter_it_is_too_late_to_order_is_not_proposed() -> None:
    """Two days of notice in the room, none on the telephone."""
    sample = replace(wanted(at("00:00", "01:00"), room=""), language="ar")
    now = datetime.combine(DAY - timedelta(days=2), time(11))
    found = find_slots(looking(sample=sample), TOWN, now, EVERY_START)

    called = {one.proposal.span.start.time(): one for one in found}
    assert Involved("PLATFORM", "interpreter") in called[time(10, 45)].proposal.involved
    assert Involved("ARABIC", "interpreter") in called[time(11)].proposal.involved
    assert called[time(11)].order_by == now


def test_nothing_is_found_in_the_past_or_outside_the_hours_wanted() -> None:
    wish = looking(after=time(9), before=time(14))
    now = datetime.combine(DAY, time(10, 5))
    found = [one.proposal.span for one in find_slots(wish, TOWN, now, EVERY_START)]

    assert min(found).start == datetime.combine(DAY, time(10, 15))
    assert max(one.end for one in found) == datetime.combine(DAY, time(14))


def test_every_room_and_last_person_is_counted_once() -> None:
    """Beside a search by lists: every start, room and interpreter, where no journey counts."""
    at_once = dict.fromkeys((("BEA", "VIL"), ("BEA", "CS"), ("VIL", "CS")), 0)
    planning = replace(BUSY, travel_minutes=at_once)
    sample = replace(wanted(at("00:00", "01:00"), room=""), language="ar", people=12)
    wish = looking(sample=sample)
    rooms = ("POLY", "S1", "HALL", "PARVIS")
    midnight = datetime.combine(DAY, time())
    expected = {
        (start, room, interpreter)
        for number, room, interpreter in product(
            range(96), rooms, ("ARABIC", "ARABIC-2", "PLATFORM")
        )
        if (start := midnight + number * timedelta(minutes=15)) <= midnight + timedelta(hours=22)
        and can_be_booked(
            replace(
                sample,
                span=Span(start, start + timedelta(minutes=120)),
                room=room,
                involved=(Involved("ERGO"), Involved(interpreter, "interpreter")),
            ),
            planning,
        )
    }

    found = list(each_place(wish, planning))

    assert set(found) == expected
    assert len(found) == len(expected)
