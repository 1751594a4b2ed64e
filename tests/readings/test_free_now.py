from dataclasses import replace
from datetime import datetime, time

from desktop_app.domain.planning import STEP_FREE, Involved, Need, Planning, Proposal
from desktop_app.readings.free_now import (
    Freedom,
    interpreter_freedoms,
    person_freedoms,
    room_freedoms,
    rooms_counted,
    team_for,
)
from tests.domain.town import DAY, LONG_BEFORE, TOWN, at, booked, town

WANTED = Proposal(at("10:00", "11:30"), room="A", programme="PAPOTE")
EVERY = 50


def room_state(planning: Planning, room: str, people: int = 4) -> Freedom:
    found = room_freedoms(WANTED, planning, people, EVERY)
    return next(one.state for one in found if one.code == room)


def person_state(planning: Planning, person: str) -> Freedom:
    found = person_freedoms(WANTED, planning, EVERY)
    return next(one.state for one in found if one.code == person)


def test_a_room_nobody_holds_is_free() -> None:
    assert room_state(TOWN, "B") is Freedom.FREE


def test_a_room_held_at_that_hour_is_taken_until_the_end_of_it() -> None:
    planning = town(booked("B", at("09:00", "10:30"), room="B"))

    found = room_freedoms(WANTED, planning, 4, EVERY)

    taken = next(one for one in found if one.code == "B")
    assert (taken.state, taken.until) == (Freedom.TAKEN, datetime.combine(DAY, time(10, 30)))


def test_a_room_held_just_before_or_after_is_free() -> None:
    planning = town(
        booked("B", at("09:00", "10:00"), room="B"),
        booked("B", at("11:30", "12:00"), "NOON", room="B"),
    )

    assert room_state(planning, "B") is Freedom.FREE


def test_a_divisible_room_is_taken_with_one_of_its_parts() -> None:
    planning = town(booked("B", at("10:00", "11:00"), room="B"))

    assert room_state(planning, "POLY") is Freedom.TAKEN


def test_a_room_for_fewer_people_stands_last() -> None:
    found = room_freedoms(WANTED, TOWN, 12, EVERY)

    small = [one.code for one in found if one.state is Freedom.TOO_SMALL]
    assert [one.code for one in found][-len(small) :] == small
    assert "BUR-1" in small


def test_a_room_with_steps_is_told_apart_when_access_is_asked_for() -> None:
    asked = replace(WANTED, needs=(Need(STEP_FREE),))

    found = room_freedoms(asked, TOWN, 4, EVERY)

    assert next(one.state for one in found if one.code == "BUR-2") is Freedom.NOT_STEP_FREE


def test_the_room_chosen_comes_first_then_free_rooms_of_its_site() -> None:
    found = room_freedoms(WANTED, TOWN, 4)

    assert [one.code for one in found][:2] == ["A", "BUR-2"]


def test_a_room_chosen_that_is_taken_stands_after_the_free_ones_and_is_never_left_out() -> None:
    planning = town(booked("A", at("10:00", "11:00"), room="A"))

    found = room_freedoms(WANTED, planning, 4, most=3)

    assert [(one.code, one.state is Freedom.FREE) for one in found][-1] == ("A", False)
    assert len(found) == 3


def test_a_place_that_stands_for_itself_is_proposed_only_when_asked_for() -> None:
    found = {one.code for one in room_freedoms(WANTED, TOWN, 0, EVERY)}
    outside = {one.code for one in room_freedoms(replace(WANTED, room="PARVIS"), TOWN, 0, EVERY)}

    assert ("PARVIS" in found, "PARVIS" in outside) == (False, True)


def test_rooms_are_counted_at_the_site_wanted() -> None:
    planning = town(booked("B", at("10:00", "11:00"), room="B"))

    # The hall and its parts hold ten; one part is held, and the hall with it.
    assert rooms_counted(WANTED, planning, 10) == (1, 3)


def test_only_those_who_bring_a_role_are_proposed() -> None:
    found = {one.code for one in person_freedoms(WANTED, TOWN, EVERY)}

    assert found == {"ERGO", "ORTHO", "ORTHO-2"}


def test_somebody_who_was_chosen_stays_in_the_list() -> None:
    asked = replace(WANTED, involved=(Involved("COORD"),))

    assert person_freedoms(asked, TOWN, EVERY)[0].code == "COORD"


def test_somebody_in_another_session_is_taken() -> None:
    planning = town(booked("ERGO", at("11:00", "12:00"), room="B"))

    assert person_state(planning, "ERGO") is Freedom.TAKEN


def test_somebody_free_is_free_until_the_next_session() -> None:
    planning = town(booked("ERGO", at("15:00", "16:00"), room="B"))

    found = person_freedoms(WANTED, planning, EVERY)

    ergo = next(one for one in found if one.code == "ERGO")
    assert (ergo.state, ergo.until) == (Freedom.FREE, datetime.combine(DAY, time(15)))


def test_somebody_too_far_away_is_told_apart() -> None:
    planning = town(booked("ERGO", at("09:00", "10:00"), room="S1"))

    assert person_state(planning, "ERGO") is Freedom.TRAVELLING


def test_a_team_has_one_free_person_for_each_role() -> None:
    planning = town(booked("ORTHO", at("10:00", "11:00"), room="B"))

    assert team_for(WANTED, planning) == ("ERGO", "ORTHO-2")


def test_a_workshop_that_asks_for_nobody_has_no_team() -> None:
    assert team_for(replace(WANTED, programme="CAFE"), TOWN) == ()


def test_an_interpreter_on_site_is_free_while_there_is_time_to_order() -> None:
    found = interpreter_freedoms(WANTED, TOWN, LONG_BEFORE, ("ar",))

    assert [(one.mode, one.state) for one in found] == [
        ("phone", Freedom.FREE),
        ("on_site", Freedom.FREE),
    ]


def test_an_interpreter_on_site_comes_too_late_the_day_before() -> None:
    day_before = WANTED.span.start.replace(day=WANTED.span.start.day - 1)

    found = interpreter_freedoms(WANTED, TOWN, day_before, ("ar",))

    assert [(one.mode, one.state) for one in found] == [
        ("phone", Freedom.FREE),
        ("on_site", Freedom.LATE),
    ]


def test_interpreters_who_are_all_elsewhere_are_not_free() -> None:
    planning = town(
        booked("ARABIC", at("10:00", "11:00"), room="B"),
        booked("ARABIC-2", at("10:00", "11:00"), "OTHER", room="S1"),
    )

    found = interpreter_freedoms(WANTED, planning, LONG_BEFORE, ("ar",))

    assert found[-1].state is Freedom.TAKEN
