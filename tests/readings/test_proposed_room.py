from dataclasses import replace
from datetime import date, datetime, time

import pytest

from desktop_app.domain.bilingual import Bilingual
from desktop_app.domain.planning import STEP_FREE, Involved, Need, Planning, Proposal, Room
from desktop_app.domain.span import Span
from desktop_app.readings.free_now import Freedom, room_freedom
from desktop_app.readings.proposed_room import RoomWanted, next_hour, proposed_room, proposed_slot
from tests.domain.town import DAY, TOWN, at, booked, standing_room, town

WANTED = Proposal(at("10:00", "11:00"))
KITCHEN = Room(
    "KIT", "BEA", Bilingual("Cuisine", "Kitchen"), "kitchen", 10, features=frozenset({"kitchen"})
)

HALL_TAKEN = town(
    booked("A", at("10:00", "11:00"), room="A"),
    booked("B", at("10:00", "11:00"), "OTHER", room="B"),
)


def with_kitchen(planning: Planning = TOWN) -> Planning:
    return replace(planning, rooms={**planning.rooms, "KIT": KITCHEN})


@pytest.mark.parametrize(
    ("people", "room", "why"),
    [
        (0, "A", "a room for groups, not an office"),
        (10, "A", "the smallest that holds them"),
        (12, "POLY", "the parts hold ten, the whole hall more"),
        (400, "", "nothing holds so many"),
    ],
)
def test_the_smallest_room_for_groups_that_holds_them(people: int, room: str, why: str) -> None:
    assert proposed_room(WANTED, TOWN, RoomWanted(people, near="BEA")) == room, why


def test_the_site_that_is_near_comes_first() -> None:
    assert TOWN.rooms[proposed_room(WANTED, TOWN, RoomWanted(near="CS"))].site == "CS"


def test_where_the_near_site_has_none_a_usual_site_comes_first() -> None:
    assert proposed_room(WANTED, TOWN, RoomWanted(12, near="CS", usual=("A",))) == "HALL"
    assert proposed_room(WANTED, TOWN, RoomWanted(12, near="", usual=("A",))) == "POLY"


def test_a_site_that_was_named_is_the_only_one() -> None:
    assert proposed_room(WANTED, TOWN, RoomWanted(20, sites=("VIL",), near="BEA")) == ""


def test_a_taken_room_is_not_proposed() -> None:
    planning = town(booked("A", at("10:30", "11:30"), room="A"))

    assert proposed_room(WANTED, planning, RoomWanted(near="BEA")) == "B"


def test_a_room_kept_for_somebody_is_proposed_to_that_person_alone() -> None:
    planning = replace(TOWN, standing_rooms=(standing_room("ERGO", "A"),))
    with_holder = replace(WANTED, involved=(Involved("ERGO"),))
    wanted = RoomWanted(near="BEA")

    assert proposed_room(WANTED, planning, wanted) == "B"
    assert proposed_room(with_holder, planning, wanted) == "A"


def test_a_workshop_goes_where_its_kind_is_held_before_plain_rooms_and_offices() -> None:
    cooking = RoomWanted(4, near="BEA", usual=("KIT",))

    assert proposed_room(WANTED, with_kitchen(), cooking) == "KIT"
    assert proposed_room(WANTED, with_kitchen(), RoomWanted(4, near="BEA")) == "A"


def test_an_office_does_when_nothing_better_is_free() -> None:
    assert proposed_room(WANTED, HALL_TAKEN, RoomWanted(4, sites=("BEA",))) == "BUR-2"


def test_a_cycle_is_proposed_its_own_room_while_that_is_free() -> None:
    own = RoomWanted(4, near="BEA", own="B")

    assert proposed_room(WANTED, TOWN, own) == "B"
    assert proposed_room(WANTED, town(booked("B", at("10:00", "11:00"), room="B")), own) == "A"


def test_what_is_needed_must_be_there() -> None:
    step_free = replace(WANTED, needs=(Need(STEP_FREE),))
    fixed = replace(WANTED, needs=(Need("kitchen"),))

    assert proposed_room(step_free, HALL_TAKEN, RoomWanted(4, sites=("BEA",))) == "BUR-1"
    assert proposed_room(fixed, with_kitchen(), RoomWanted(4, near="BEA")) == "KIT"
    assert room_freedom(TOWN.rooms["A"], fixed, TOWN, 4).state is Freedom.LACKING


def test_the_hour_goes_on_until_a_room_is_free() -> None:
    planning = town(booked("A", at("10:00", "11:30"), room="A"))

    found = proposed_slot(WANTED, planning, RoomWanted(12, sites=("BEA",)))

    assert found == (at("12:00", "13:00"), "POLY")


def test_a_room_that_was_chosen_keeps_its_place_and_finds_its_hour() -> None:
    planning = town(booked("A", at("10:00", "11:00"), room="A"))

    assert proposed_slot(WANTED, planning, RoomWanted(99, only="A")) == (at("11:00", "12:00"), "A")


def test_no_hour_is_proposed_after_the_last_one() -> None:
    assert proposed_slot(WANTED, TOWN, RoomWanted(400)) is None


@pytest.mark.parametrize(
    ("now", "day", "start"),
    [
        (datetime(2026, 3, 12, 11, 10), DAY, time(12)),
        (datetime(2026, 3, 12, 7, 0), DAY, time(9)),
        (datetime(2026, 3, 12, 21, 0), DAY, time(17)),
        (datetime(2026, 3, 12, 11, 10), date(2026, 3, 13), time(9)),
    ],
)
def test_the_next_hour(now: datetime, day: date, start: time) -> None:
    assert next_hour(now, day) == Span.on(day, start, time(start.hour + 1))
