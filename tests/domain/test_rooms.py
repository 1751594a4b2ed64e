from dataclasses import replace
from datetime import date, datetime

import pytest

from desktop_app.domain.findings import Code
from desktop_app.domain.opening import Closure
from desktop_app.domain.planning import STEP_FREE, Need, Room
from desktop_app.domain.rooms import (
    not_accessible_findings,
    room_closed_findings,
    room_not_bookable_findings,
    room_taken_findings,
    setup_too_short_findings,
)
from desktop_app.domain.span import Span
from tests.domain.town import (
    DAY,
    POSITIONS,
    TOWN,
    at,
    booked,
    codes,
    hours,
    town,
    wanted,
    with_room,
)

TAKEN = at("10:00", "12:00")
AFTERNOON = Span(at("12:00", "13:00").start, datetime(2026, 3, 13))
SALLE_1 = TOWN.rooms["S1"]


@pytest.mark.parametrize(("start", "end", "position", "overlaps"), POSITIONS)
def test_a_room_is_held_by_one_booking_at_a_time(
    start: str, end: str, position: str, *, overlaps: bool
) -> None:
    planning = town(booked("S1", TAKEN, room="S1"))
    found = room_taken_findings(wanted(at(start, end), "S1"), planning)
    assert codes(found) == ([Code.ROOM_TAKEN] if overlaps else []), position


def test_the_finding_says_by_what_when_and_for_how_long() -> None:
    planning = town(booked("S1", TAKEN, "C01-12", room="S1"))
    proposal = wanted(at("11:30", "13:00"), "S1")
    (found,) = room_taken_findings(proposal, planning)
    assert (found.resource, found.by, found.span) == ("S1", "C01-12", TAKEN)
    assert found.facts["minutes"] == 30
    assert found.facts["wanted"] == proposal.span
    assert "part" not in found.facts


@pytest.mark.parametrize(
    ("room", "held", "taken"),
    [
        ("POLY", ["A"], True),
        ("POLY", ["B"], True),
        ("A", ["A", "B"], True),
        ("A", ["B"], False),
        ("BUR-1", ["A", "B"], False),
    ],
)
def test_a_divisible_room_is_its_parts(room: str, held: list[str], *, taken: bool) -> None:
    planning = town(*(booked(part, TAKEN) for part in held))
    assert bool(room_taken_findings(wanted(TAKEN, room), planning)) is taken


def test_a_booking_of_both_parts_is_one_obstacle_and_names_no_part() -> None:
    planning = town(booked("A", TAKEN), booked("B", TAKEN))
    (found,) = room_taken_findings(wanted(TAKEN, "POLY"), planning)
    assert found.resource == "POLY"
    assert "part" not in found.facts


def test_a_booking_of_one_part_names_it() -> None:
    planning = town(booked("B", TAKEN))
    (found,) = room_taken_findings(wanted(TAKEN, "POLY"), planning)
    assert (found.resource, found.facts["part"]) == ("POLY", "B")


def test_every_booking_in_the_way_is_named() -> None:
    planning = town(booked("A", at("10:00", "11:00"), "X"), booked("B", at("11:00", "12:00"), "Y"))
    found = room_taken_findings(wanted(TAKEN, "POLY"), planning)
    assert [finding.by for finding in found] == ["X", "Y"]


def test_a_booking_does_not_take_its_own_room() -> None:
    planning = town(booked("S1", TAKEN, "SELF"))
    assert room_taken_findings(replace(wanted(TAKEN, "S1"), ignoring="SELF"), planning) == []


def test_an_outdoor_place_is_shared() -> None:
    planning = town(booked("PARVIS", TAKEN))
    assert room_taken_findings(wanted(TAKEN, "PARVIS"), planning) == []


@pytest.mark.parametrize(
    ("first", "last", "bookable"),
    [
        (None, None, True),
        (DAY, None, True),
        (date(2026, 3, 13), None, False),
        (None, DAY, True),
        (None, date(2026, 3, 11), False),
        (date(2026, 3, 1), date(2026, 3, 31), True),
    ],
)
def test_a_room_is_bookable_between_two_days_both_included(
    first: date | None, last: date | None, *, bookable: bool
) -> None:
    room = replace(SALLE_1, bookable_from=first, bookable_to=last)
    found = room_not_bookable_findings(wanted(TAKEN, "S1"), with_room(room))
    assert codes(found) == ([] if bookable else [Code.ROOM_NOT_BOOKABLE])
    given = {"from": first, "to": last}
    told = {name: finding.facts.get(name) for finding in found for name in given}
    assert told == ({} if bookable else given)


def test_a_night_needs_a_room_on_both_days() -> None:
    night = Span(at("22:00", "23:00").start, datetime(2026, 3, 13, 1))
    planning = with_room(replace(SALLE_1, bookable_to=DAY))
    assert codes(room_not_bookable_findings(wanted(night, "S1"), planning)) != []
    to_midnight = Span(night.start, datetime(2026, 3, 13))
    assert room_not_bookable_findings(wanted(to_midnight, "S1"), planning) == []


@pytest.mark.parametrize(("start", "end", "position", "overlaps"), POSITIONS)
def test_a_block_closes_a_room(start: str, end: str, position: str, *, overlaps: bool) -> None:
    room = replace(SALLE_1, blocks=(Closure(TAKEN, "Ménage", "K1"),))
    found = room_closed_findings(wanted(at(start, end), "S1"), with_room(room))
    assert codes(found) == ([Code.ROOM_CLOSED] if overlaps else []), position


def test_a_block_says_why() -> None:
    room = replace(SALLE_1, blocks=(Closure(TAKEN, "Ménage", "K1"),))
    (found,) = room_closed_findings(wanted(TAKEN, "S1"), with_room(room))
    assert (found.by, found.span, found.facts["cause"]) == ("K1", TAKEN, "Ménage")


@pytest.mark.parametrize(
    ("blocked", "room", "closed"),
    [("A", "POLY", True), ("POLY", "A", True), ("A", "B", False), ("PARVIS", "PARVIS", True)],
)
def test_a_block_closes_what_shares_the_floor(blocked: str, room: str, *, closed: bool) -> None:
    planning = with_room(replace(TOWN.rooms[blocked], blocks=(Closure(TAKEN, "Travaux"),)))
    assert bool(room_closed_findings(wanted(TAKEN, room), planning)) is closed


@pytest.mark.parametrize(
    ("start", "end", "closed"),
    [("09:00", "12:00", False), ("09:00", "12:15", True), ("14:00", "15:00", True)],
)
def test_a_room_may_have_hours_of_its_own(start: str, end: str, *, closed: bool) -> None:
    room = replace(TOWN.rooms["BUR-3"], opening=tuple(hours(("08:00", "12:00"))))
    found = room_closed_findings(wanted(at(start, end), "BUR-3"), with_room(room))
    assert codes(found) == ([Code.ROOM_CLOSED] if closed else [])
    assert all(finding.span == AFTERNOON for finding in found)


def test_the_hours_of_a_part_bind_the_whole() -> None:
    part = replace(TOWN.rooms["A"], opening=tuple(hours(("08:00", "12:00"))))
    found = room_closed_findings(wanted(at("14:00", "15:00"), "POLY"), with_room(part))
    assert codes(found) == [Code.ROOM_CLOSED]


def test_a_room_that_follows_its_site_has_no_hours_to_close_it() -> None:
    assert room_closed_findings(wanted(at("22:00", "23:00"), "S1"), TOWN) == []


def test_step_free_access_is_asked_for() -> None:
    needing = replace(wanted(TAKEN, "BUR-2"), needs=(Need(STEP_FREE),))
    assert codes(not_accessible_findings(needing, TOWN)) == [Code.NOT_ACCESSIBLE]
    assert not_accessible_findings(wanted(TAKEN, "BUR-2"), TOWN) == []
    assert not_accessible_findings(replace(needing, room="BUR-1"), TOWN) == []


@pytest.mark.parametrize(
    ("start", "end", "minutes"),
    [
        ("12:00", "13:00", 0),
        ("12:14", "13:00", 14),
        ("12:15", "13:00", None),
        ("08:00", "09:50", 10),
        ("08:00", "09:45", None),
    ],
)
def test_rooms_are_arranged_between_two_bookings(start: str, end: str, minutes: int | None) -> None:
    planning = town(booked("S1", TAKEN, room="S1"), planning=with_room(arranged("S1", 15)))
    found = setup_too_short_findings(wanted(at(start, end), "S1"), planning)
    assert [finding.facts["minutes"] for finding in found] == ([] if minutes is None else [minutes])


def test_the_longer_set_up_of_the_two_rooms_counts() -> None:
    planning = with_room(arranged("POLY", 20), with_room(arranged("A", 5)))
    held = town(booked("A", TAKEN, room="POLY"), booked("B", TAKEN, room="POLY"), planning=planning)
    (found,) = setup_too_short_findings(wanted(at("12:10", "13:00"), "A"), held)
    assert (found.facts["minutes"], found.facts["needed"]) == (10, 20)


def test_set_up_looks_at_every_part() -> None:
    planning = town(booked("B", TAKEN, room="B"), planning=with_room(arranged("POLY", 20)))
    found = setup_too_short_findings(wanted(at("12:10", "13:00"), "POLY"), planning)
    assert codes(found) == [Code.SETUP_TOO_SHORT]


def test_a_booking_needs_no_set_up_from_itself() -> None:
    planning = town(booked("S1", TAKEN, "SELF", "S1"), planning=with_room(arranged("S1", 15)))
    moved = replace(wanted(at("12:00", "13:00"), "S1"), ignoring="SELF")
    assert setup_too_short_findings(moved, planning) == []


def arranged(code: str, minutes: int) -> Room:
    return replace(TOWN.rooms[code], setup_minutes=minutes)
