from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from desktop_app.domain.alternatives import alternatives
from desktop_app.domain.availability import Absence
from desktop_app.domain.opening import Closure
from desktop_app.domain.planning import (
    STEP_FREE,
    Involved,
    Need,
    Proposal,
)
from desktop_app.domain.span import Span
from desktop_app.domain.ways_out import Question, WayOut, other_rooms
from tests.domain.town import (
    DAY,
    LONG_BEFORE,
    TOWN,
    at,
    booked,
    of_way,
    people_of,
    rooms_of,
    taken,
    town,
    wanted,
    ways,
    with_room,
    with_worker,
)

SPAN = at("10:00", "12:00")


def test_a_room_of_the_same_site_comes_before_a_better_one_elsewhere() -> None:
    planning = taken("BUR-1")
    (room, *_) = of_way(alternatives(wanted(SPAN, "BUR-1"), planning, LONG_BEFORE), WayOut.ROOM)
    assert room.proposal.room == "BUR-2"
    assert "site" not in room.facts


def test_a_room_of_the_same_kind_and_the_smallest_that_does() -> None:
    group = replace(wanted(SPAN, "S1"), people=8)
    found = alternatives(group, taken(), LONG_BEFORE, most=6)
    assert rooms_of(of_way(found, WayOut.ROOM))[:3] == ["A", "B", "POLY"]


@pytest.mark.parametrize(
    ("asked", "people", "expected"),
    [
        ("S1", 3, ["A", "B", "POLY", "HALL", "BUR-3", "BUR-2", "BUR-1"]),
        ("S1", 9, ["A", "B", "POLY", "HALL"]),
        ("BUR-3", 3, ["S1", "BUR-2", "BUR-1", "A", "B", "POLY", "HALL"]),
    ],
    ids=["a small group", "a larger one", "who asked for an office"],
)
def test_offices_come_last_for_a_group_that_did_not_ask_for_one(
    asked: str, people: int, expected: list[str]
) -> None:
    proposal = replace(wanted(SPAN, asked), people=people)
    question = Question(proposal, TOWN, LONG_BEFORE, ())
    assert list(other_rooms(question)) == expected


@pytest.mark.parametrize(
    ("changes", "allowed"),
    [
        ({"people": 15}, {"POLY", "HALL"}),
        ({"needs": (Need("screen"),)}, {"POLY"}),
        ({"needs": (Need(STEP_FREE),)}, {"POLY", "A", "B", "BUR-1", "BUR-3", "HALL"}),
        ({"needs": (Need("projector"),), "people": 11}, {"POLY", "HALL"}),
    ],
)
def test_a_room_that_does_not_suit_is_not_proposed(
    changes: dict[str, object], allowed: set[str]
) -> None:
    proposal = replace(wanted(SPAN, "S1"), **changes)  # type: ignore[arg-type]  # one field each
    found = of_way(alternatives(proposal, taken(), LONG_BEFORE, most=20), WayOut.ROOM)
    assert set(rooms_of(found)) == allowed


@pytest.mark.parametrize(
    ("changes", "allowed"),
    [
        ({"programme": "PAPOTE"}, {"POLY", "HALL"}),
        ({"programme": "PAPOTE", "people": 8}, {"POLY", "A", "B", "HALL"}),
        ({"programme": "PAPOTE", "enrolled": 2}, {"POLY", "HALL"}),
        ({"programme": "CAFE"}, {"POLY", "HALL"}),
        ({"places": 9}, {"POLY", "A", "B", "HALL"}),
        ({"places": 40}, {"POLY", "HALL"}),
        ({"places": 4, "enrolled": 11}, {"POLY", "HALL"}),
    ],
)
def test_a_room_holds_those_expected_or_the_places_offered(
    changes: dict[str, object], allowed: set[str]
) -> None:
    """The room asked for holds 14: no other room has to hold more because of the places."""
    team = ["ERGO", "ORTHO"]
    proposal = replace(wanted(SPAN, "S1", team), **changes)  # type: ignore[arg-type]  # one field each
    found = of_way(alternatives(proposal, taken(), LONG_BEFORE, most=20), WayOut.ROOM)
    assert set(rooms_of(found)) == allowed


def test_outdoor_and_drop_in_places_replace_only_their_like() -> None:
    found = alternatives(wanted(SPAN, "S1"), taken(), LONG_BEFORE, most=30)
    assert not {"PARVIS", "DESK"} & set(rooms_of(found))
    closed = with_room(replace(TOWN.rooms["PARVIS"], blocks=(Closure(SPAN, "Travaux"),)))
    market = replace(TOWN.rooms["PARVIS"], code="MARKET")
    walk = alternatives(wanted(SPAN, "PARVIS"), with_room(market, closed), LONG_BEFORE)
    assert "MARKET" in rooms_of(walk)


def test_a_taken_room_is_not_proposed() -> None:
    planning = taken("S1", booked("A", SPAN, "X"), booked("B", at("11:00", "13:00"), "Y"))
    found = of_way(alternatives(wanted(SPAN, "S1"), planning, LONG_BEFORE, most=20), WayOut.ROOM)
    assert not {"A", "B", "POLY"} & set(rooms_of(found))
    assert found != []


def test_the_nearest_quarter_hour_is_proposed_later_or_earlier() -> None:
    later = taken("S1", booked("S1", at("08:00", "10:00"), "X"))
    earlier = taken("S1", booked("S1", at("12:00", "19:00"), "X"))
    (first, *_) = of_way(alternatives(wanted(SPAN, "S1"), later, LONG_BEFORE), WayOut.TIME)
    assert first.proposal.span == at("12:00", "14:00")
    assert (first.facts["minutes"], first.facts["start"]) == (120, "2026-03-12T12:00")
    (first, *_) = of_way(alternatives(wanted(SPAN, "S1"), earlier, LONG_BEFORE), WayOut.TIME)
    assert first.proposal.span == at("08:00", "10:00")
    assert first.facts["minutes"] == -120


def test_hours_stay_on_the_day_and_in_opening_hours() -> None:
    evening = wanted(at("17:00", "19:00"), "S1")
    planning = town(booked("S1", at("16:00", "20:00"), room="S1"))
    found = of_way(alternatives(evening, planning, LONG_BEFORE, most=20), WayOut.TIME)
    assert {one.proposal.span.day for one in found} == {DAY}
    assert max(one.proposal.span.end for one in found) <= at("16:00", "20:00").start


def test_the_same_weekday_is_preferred_among_other_days() -> None:
    (day,) = of_way(alternatives(wanted(SPAN, "S1"), taken(), LONG_BEFORE), WayOut.DAY)
    assert day.proposal.span == SPAN.moved(timedelta(days=7))


def test_days_that_do_not_suit_are_passed_over() -> None:
    ascension = at("10:00", "12:00", date(2026, 5, 14))
    found = alternatives(wanted(ascension, "S1"), TOWN, LONG_BEFORE, most=20)
    assert set(ways(found)) == {WayOut.DAY}
    whit_monday, sundays = date(2026, 5, 25), {date(2026, 5, 17), date(2026, 5, 24)}
    assert not {whit_monday, *sundays} & {one.proposal.span.day for one in found}


def test_a_programme_that_pauses_is_not_sent_into_the_holidays() -> None:
    eve = at("10:00", "12:00", date(2026, 4, 9))
    planning = town(booked("S1", eve, room="S1"))
    chats = replace(wanted(eve, "S1", ["ERGO", "ORTHO"]), programme="PAPOTE")
    cafe = replace(chats, programme="CAFE")

    def days(proposal: Proposal) -> set[date]:
        found = alternatives(proposal, planning, LONG_BEFORE, most=20)
        return {one.proposal.span.day for one in of_way(found, WayOut.DAY)}

    assert days(chats) == {date(2026, 4, 10)}
    assert date(2026, 4, 16) in days(cafe)


def test_a_session_wanted_in_the_holidays_may_stay_in_them() -> None:
    easter = at("10:00", "12:00", date(2026, 4, 16))
    chats = replace(wanted(easter, "S1", ["ERGO", "ORTHO"]), programme="PAPOTE")
    found = alternatives(chats, town(booked("S1", easter)), LONG_BEFORE)
    assert ways(found) == [WayOut.ROOM, WayOut.TIME, WayOut.DAY]


def test_nothing_in_the_past_is_proposed() -> None:
    now = datetime.combine(DAY, time(9, 50))
    found = alternatives(wanted(SPAN, "S1"), taken(), now, most=20)
    assert min(one.proposal.span.start for one in found) >= now


def test_nothing_beyond_what_the_planning_knows() -> None:
    narrow = replace(taken(), window=Span.whole_days(DAY, DAY))
    found = alternatives(wanted(SPAN, "S1"), narrow, LONG_BEFORE, most=20)
    assert {one.proposal.span.day for one in found} == {DAY}


def test_no_time_that_the_clock_skips() -> None:
    night = Span(datetime(2026, 3, 22, 2, 30), datetime(2026, 3, 22, 2, 45))
    planning = town(booked("PARVIS", night), booked("ERGO", night))
    found = alternatives(wanted(night, "PARVIS"), planning, LONG_BEFORE, most=20)
    assert night.start + timedelta(days=7) not in {one.proposal.span.start for one in found}
    assert night.start + timedelta(days=14) in {one.proposal.span.start for one in found}


def test_somebody_of_the_same_role_replaces_who_is_away() -> None:
    planning = with_worker(replace(TOWN.workers["ORTHO"], absences=(Absence(DAY, DAY),)))
    chats = replace(wanted(SPAN, "S1", ["ERGO", "ORTHO"]), programme="PAPOTE", enrolled=9)
    chats = replace(chats, stands=chats.whereabouts)
    first = alternatives(chats, planning, LONG_BEFORE)[0]
    assert (first.kind, people_of(first)) == (WayOut.SUBSTITUTE, ["ERGO", "ORTHO-2"])
    assert (first.facts["replaced"], first.facts["replaced_by"]) == ("ORTHO", "ORTHO-2")
    assert (first.disturbed, first.proposal.room, first.proposal.span) == (0, "S1", SPAN)


@pytest.mark.parametrize(
    "spoilt",
    [
        {"absences": (Absence(DAY, DAY),)},
        {"rules": ()},
        {"active_to": date(2026, 3, 11)},
        {"roles": frozenset({"ERG"})},
    ],
)
def test_a_substitute_is_free_and_can_be_asked(spoilt: dict[str, object]) -> None:
    planning = with_worker(replace(TOWN.workers["ORTHO"], absences=(Absence(DAY, DAY),)))
    other = replace(TOWN.workers["ORTHO-2"], **spoilt)  # type: ignore[arg-type]  # one field each
    found = alternatives(
        wanted(SPAN, "S1", ["ERGO", "ORTHO"]), with_worker(other, planning), LONG_BEFORE, most=20
    )
    assert of_way(found, WayOut.SUBSTITUTE) == []


def test_a_substitute_who_was_not_given_hours_will_do_when_nobody_was() -> None:
    away = replace(TOWN.workers["ORTHO"], absences=(Absence(DAY, DAY),), rules=())
    planning = with_worker(replace(TOWN.workers["ORTHO-2"], rules=()), with_worker(away))
    found = alternatives(wanted(SPAN, "S1", ["ORTHO"]), planning, LONG_BEFORE)
    assert people_of(of_way(found, WayOut.SUBSTITUTE)[0]) == ["ORTHO-2"]


def test_a_colleague_who_is_there_already_is_no_substitute() -> None:
    planning = with_worker(replace(TOWN.workers["ORTHO"], absences=(Absence(DAY, DAY),)))
    both = wanted(SPAN, "S1", ["ORTHO", "ORTHO-2"])
    found = alternatives(both, planning, LONG_BEFORE, most=20)
    assert of_way(found, WayOut.SUBSTITUTE) == []


def test_two_who_are_away_are_replaced_by_two() -> None:
    planning = TOWN
    for code in ("ORTHO", "ORTHO-2"):
        away = replace(TOWN.workers[code], absences=(Absence(DAY, DAY),))
        planning = with_worker(away, planning)
    for code in ("ORTHO-3", "ORTHO-4"):
        planning = with_worker(replace(TOWN.workers["ORTHO"], code=code), planning)
    both = wanted(SPAN, "S1", ["ERGO", "ORTHO", "ORTHO-2"])
    found = of_way(alternatives(both, planning, LONG_BEFORE, most=20), WayOut.SUBSTITUTE)
    assert [people_of(one)[1:] for one in found] == [
        ["ORTHO-3", "ORTHO-4"],
        ["ORTHO-3"],
        ["ORTHO-4"],
    ]


def test_colleagues_who_are_busy_do_not_hide_the_one_who_is_free() -> None:
    planning = with_worker(replace(TOWN.workers["ORTHO"], absences=(Absence(DAY, DAY),)))
    busy = [f"ORTHO-1{letter}" for letter in "ABCDEF"]
    for code in busy:
        planning = with_worker(replace(TOWN.workers["ORTHO-2"], code=code), planning)
    planning = town(*(booked(code, SPAN, "X") for code in busy), planning=planning)
    found = alternatives(wanted(SPAN, "S1", ["ORTHO"]), planning, LONG_BEFORE)
    assert people_of(of_way(found, WayOut.SUBSTITUTE)[0]) == ["ORTHO-2"]


def test_the_locum_comes_first() -> None:
    away = Absence(DAY, DAY, replaced_by="ORTHO-3")
    planning = with_worker(replace(TOWN.workers["ORTHO"], absences=(away,)))
    third = replace(TOWN.workers["ORTHO-2"], code="ORTHO-3")
    found = alternatives(
        wanted(SPAN, "S1", ["ORTHO"]), with_worker(third, planning), LONG_BEFORE, most=6
    )
    assert [people_of(one) for one in of_way(found, WayOut.SUBSTITUTE)] == [
        ["ORTHO-3"],
        ["ORTHO-2"],
    ]


def test_somebody_who_is_not_needed_may_be_let_go() -> None:
    planning = town(booked("PSY", SPAN, "X"))
    found = alternatives(wanted(SPAN, "S1", ["ERGO", "PSY"]), planning, LONG_BEFORE)
    assert people_of(of_way(found, WayOut.WITHOUT)[0]) == ["ERGO"]
    alone = alternatives(wanted(SPAN, "S1", ["PSY"]), planning, LONG_BEFORE, most=20)
    assert of_way(alone, WayOut.WITHOUT) == []
    needed = replace(wanted(SPAN, "S1", ["ERGO", "ORTHO"]), programme="PAPOTE")
    found = alternatives(needed, town(booked("ORTHO", SPAN, "X")), LONG_BEFORE, most=20)
    assert of_way(found, WayOut.WITHOUT) == []


def test_another_room_and_somebody_else_when_both_are_at_fault() -> None:
    planning = taken("S1", booked("ORTHO", SPAN, "X"))
    chats = replace(wanted(SPAN, "S1", ["ERGO", "ORTHO"]), programme="PAPOTE")
    found = of_way(alternatives(chats, planning, LONG_BEFORE), WayOut.ROOM)
    assert [people_of(one) for one in found] == [["ERGO", "ORTHO-2"]]
    assert found[0].facts["replaced_by"] == "ORTHO-2"


def test_an_interpreter_is_replaced_by_one_who_speaks_the_language() -> None:
    planning = town(booked("ARABIC", SPAN, "X"))
    proposal = replace(wanted(SPAN, "S1", ["ERGO", "ARABIC"]), language="ar", order="confirmed")
    found = of_way(alternatives(proposal, planning, LONG_BEFORE, most=6), WayOut.SUBSTITUTE)
    assert [people_of(one)[1] for one in found] == ["ARABIC-2", "PLATFORM"]
    assert [one.facts["interpreter_again"] for one in found] == [1, 1]
    assert [one.proposal.order for one in found] == ["to_reconfirm", "to_reconfirm"]


def test_a_person_comes_before_the_platform() -> None:
    planning = with_worker(replace(TOWN.workers["ARABIC-2"], code="ZAATAR"))
    proposal = replace(wanted(SPAN, "S1", ["ERGO", "ARABIC"]), language="ar")
    held = town(booked("ARABIC", SPAN, "X"), planning=planning)
    found = of_way(alternatives(proposal, held, LONG_BEFORE, most=6), WayOut.SUBSTITUTE)
    assert [people_of(one)[1] for one in found] == ["ARABIC-2", "ZAATAR", "PLATFORM"]


def test_one_language_is_not_uncovered_to_cover_another() -> None:
    planning = town(booked("ARABIC", SPAN, "X"))
    two = replace(wanted(SPAN, "S1", ["ERGO", "ARABIC"]), language="ar|prs")
    found = of_way(alternatives(two, planning, LONG_BEFORE, most=20), WayOut.SUBSTITUTE)
    assert [people_of(one)[1] for one in found] == ["ARABIC-2", "PLATFORM"]


def test_an_interpreter_is_never_just_let_go() -> None:
    planning = town(booked("ARABIC", SPAN, "X"))
    proposal = wanted(SPAN, "S1", ["ERGO", "ARABIC"])
    found = alternatives(proposal, planning, LONG_BEFORE, most=20)
    assert of_way(found, WayOut.WITHOUT) == []


def test_an_excluded_interpreter_is_not_proposed() -> None:
    planning = town(booked("ARABIC", SPAN, "X"))
    proposal = replace(
        wanted(SPAN, "S1", ["ERGO", "ARABIC"]),
        language="ar",
        excluded_interpreters=frozenset({"ARABIC-2"}),
    )
    found = of_way(alternatives(proposal, planning, LONG_BEFORE, most=6), WayOut.SUBSTITUTE)
    assert [people_of(one)[1] for one in found] == ["PLATFORM"]


def test_a_guest_keeps_their_place_in_a_session_that_moves() -> None:
    guest = Involved("PSY", "guest", at("11:00", "11:30"))
    proposal = replace(wanted(SPAN, "S1"), involved=(Involved("ERGO"), guest))
    found = alternatives(proposal, taken(), LONG_BEFORE)
    assert {one.proposal.span == SPAN for one in found} == {True, False}
    for one in found:
        moved = one.proposal.involved[1].span
        assert moved is not None
        assert moved.start - one.proposal.span.start == timedelta(hours=1)


def test_another_room_at_another_hour_when_nothing_simpler_does() -> None:
    """Bureau 1 is shut for good, and every room that suits is taken at that hour."""
    shut = replace(TOWN.rooms["S1"], bookable_to=date(2026, 3, 1))
    suiting = [booked(room, SPAN, room) for room in ("A", "B", "BUR-1", "BUR-2", "BUR-3", "HALL")]
    planning = with_room(shut)
    for number in range(10):
        closet = replace(shut, code=f"CLOSET-{number}", capacity=1, bookable_to=None)
        planning = with_room(closet, planning)
    planning = town(*suiting, planning=planning)
    found = alternatives(replace(wanted(SPAN, "S1"), people=5), planning, LONG_BEFORE)
    assert len(found) == 3
    assert all(one.proposal.room != "S1" for one in found)
    assert all(one.proposal.span != SPAN for one in found)
