from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time

import pytest

from desktop_app.domain.availability import Absence, AvailabilityRule
from desktop_app.domain.findings import Code
from desktop_app.domain.people import (
    ask_first_findings,
    no_facilitator_findings,
    outside_availability_findings,
    participant_elsewhere_findings,
    person_absent_findings,
    person_taken_findings,
    travel_too_short_findings,
)
from desktop_app.domain.planning import Involved, Planning, Proposal, Worker
from desktop_app.domain.span import Span
from tests.domain.town import (
    DAY,
    POSITIONS,
    TOWN,
    at,
    booked,
    codes,
    everywhere,
    hours,
    rule,
    town,
    wanted,
    with_room,
    with_worker,
)

SPAN = at("10:00", "12:00")
ERGO = TOWN.workers["ERGO"]


@pytest.mark.parametrize("person", ["ERGO", "COORD", "CIRQUE"])
@pytest.mark.parametrize(("start", "end", "position", "overlaps"), POSITIONS)
def test_a_person_is_in_one_place_at_a_time(
    person: str, start: str, end: str, position: str, *, overlaps: bool
) -> None:
    planning = town(booked(person, SPAN, room="S1"))
    found = person_taken_findings(wanted(at(start, end), people=[person]), planning)
    assert codes(found) == ([Code.PERSON_TAKEN] if overlaps else []), position


def test_the_finding_says_where_and_for_how_long() -> None:
    planning = town(booked("ERGO", SPAN, "C07-01", "S1"))
    (found,) = person_taken_findings(wanted(at("11:30", "13:00")), planning)
    assert (found.resource, found.by, found.span) == ("ERGO", "C07-01", SPAN)
    assert (found.facts["minutes"], found.facts["room"]) == (30, "S1")
    assert found.facts["label"] == ERGO.label


def test_everybody_who_is_taken_is_named() -> None:
    planning = town(booked("ERGO", SPAN), booked("ORTHO", SPAN))
    found = person_taken_findings(wanted(SPAN, people=["ERGO", "ORTHO", "PSY"]), planning)
    assert [finding.resource for finding in found] == ["ERGO", "ORTHO"]


def test_a_guest_is_wanted_only_for_a_part() -> None:
    planning = town(booked("ERGO", at("10:00", "11:00")))
    assert person_taken_findings(guest_of(at("11:00", "11:30")), planning) == []
    (found,) = person_taken_findings(guest_of(at("10:45", "11:15")), planning)
    assert found.facts["minutes"] == 15


def test_a_booking_does_not_take_its_own_people() -> None:
    planning = town(booked("ERGO", SPAN, "SELF"))
    assert person_taken_findings(replace(wanted(SPAN), ignoring="SELF"), planning) == []


def test_an_interpreter_is_not_a_person_here() -> None:
    planning = town(booked("ARABIC", SPAN))
    assert person_taken_findings(wanted(SPAN, people=["ARABIC"]), planning) == []


@pytest.mark.parametrize(
    ("first", "last", "away"),
    [
        (DAY, DAY, True),
        (date(2026, 3, 9), date(2026, 3, 29), True),
        (date(2026, 3, 9), date(2026, 3, 11), False),
        (date(2026, 3, 13), date(2026, 3, 20), False),
    ],
)
def test_an_absence_of_whole_days(first: date, last: date, *, away: bool) -> None:
    planning = absent(Absence(first, last, kind="sick", replaced_by="PSY"))
    found = person_absent_findings(wanted(SPAN), planning)
    assert [(finding.facts["kind"], finding.facts["replaced_by"]) for finding in found] == (
        [("sick", "PSY")] if away else []
    )


@pytest.mark.parametrize(("start", "end", "position", "overlaps"), POSITIONS)
def test_an_absence_of_some_hours(start: str, end: str, position: str, *, overlaps: bool) -> None:
    planning = absent(Absence(DAY, DAY, time(10), time(12), "training"))
    found = person_absent_findings(wanted(at(start, end)), planning)
    assert [finding.span for finding in found] == ([SPAN] if overlaps else []), position
    assert all("replaced_by" not in finding.facts for finding in found)


def test_an_absence_wins_over_the_rules_and_is_said_once() -> None:
    planning = absent(Absence(DAY, DAY))
    assert codes(person_absent_findings(wanted(SPAN), planning)) == [Code.PERSON_ABSENT]
    assert outside_availability_findings(wanted(SPAN), planning) == []


def test_a_guest_is_missed_only_in_their_part() -> None:
    planning = absent(Absence(DAY, DAY, time(10), time(11)))
    assert person_absent_findings(guest_of(at("11:00", "11:30")), planning) == []


@pytest.mark.parametrize(
    ("first", "last", "here"),
    [
        (None, None, True),
        (DAY, DAY, True),
        (date(2026, 3, 13), None, False),
        (None, date(2026, 3, 11), False),
    ],
)
def test_somebody_who_is_not_active_is_absent(
    first: date | None, last: date | None, *, here: bool
) -> None:
    planning = with_worker(replace(ERGO, active_from=first, active_to=last))
    found = person_absent_findings(wanted(SPAN), planning)
    assert [finding.facts["kind"] for finding in found] == ([] if here else ["inactive"])


@pytest.mark.parametrize(
    ("rules", "appointment", "outside"),
    [
        (("group",), False, False),
        (("group_on_request",), False, False),
        (("consultation",), False, True),
        (("own_premises",), False, True),
        (("saturday_rota",), False, True),
        ((), False, True),
        (("consultation",), True, False),
        (("group",), True, True),
        (("own_premises",), True, True),
    ],
)
def test_each_kind_of_booking_needs_its_kind_of_rule(
    rules: Sequence[str], *, appointment: bool, outside: bool
) -> None:
    planning = with_worker(replace(ERGO, rules=everywhere(*rules)))
    proposal = replace(wanted(SPAN), appointment=appointment)
    found = outside_availability_findings(proposal, planning)
    assert [finding.facts["reason"] for finding in found] == (["rules"] if outside else [])


@pytest.mark.parametrize(
    ("start", "end", "room", "outside"),
    [
        ("10:00", "12:00", "POLY", False),
        ("11:00", "11:30", "POLY", False),
        ("09:59", "12:00", "POLY", True),
        ("10:00", "12:01", "POLY", True),
        ("10:00", "12:00", "S1", True),
    ],
)
def test_the_rule_is_of_that_site_and_covers_the_whole(
    start: str, end: str, room: str, *, outside: bool
) -> None:
    planning = with_worker(replace(ERGO, rules=(rule("BEA", start="10:00", end="12:00"),)))
    found = outside_availability_findings(wanted(at(start, end), room), planning)
    assert codes(found) == ([Code.OUTSIDE_AVAILABILITY] if outside else [])


def test_without_a_room_the_home_site_is_asked() -> None:
    planning = with_worker(replace(ERGO, rules=(rule("BEA"),)))
    moved = with_worker(replace(planning.workers["ERGO"], home_site="VIL"))
    assert outside_availability_findings(wanted(SPAN, room=""), planning) == []
    assert codes(outside_availability_findings(wanted(SPAN, room=""), moved)) != []


def test_a_rule_may_stop_in_school_holidays() -> None:
    easter = at("10:00", "12:00", date(2026, 4, 16))
    in_term = replace(rule("BEA"), in_school_holidays=False)
    assert outside_availability_findings(wanted(easter), with_worker(ruled(in_term))) != []
    assert outside_availability_findings(wanted(SPAN), with_worker(ruled(in_term))) == []


def test_a_guest_is_asked_only_for_their_part() -> None:
    planning = with_worker(ruled(rule("BEA", start="11:00", end="11:30")))
    assert outside_availability_findings(guest_of(at("11:00", "11:30")), planning) == []


@pytest.mark.parametrize("person", ["COORD", "CIRQUE"])
@pytest.mark.parametrize(
    ("start", "end", "room", "outside"),
    [
        ("10:00", "12:00", "POLY", False),
        ("19:30", "20:30", "POLY", True),
        ("12:30", "13:30", "HALL", True),
        ("19:30", "20:30", "PARVIS", True),
    ],
)
def test_staff_and_contributors_are_asked_in_opening_hours(
    person: str, start: str, end: str, room: str, *, outside: bool
) -> None:
    found = outside_availability_findings(wanted(at(start, end), room, [person]), TOWN)
    assert [finding.facts["reason"] for finding in found] == (["hours"] if outside else [])


def test_the_hours_of_the_room_count_when_it_has_its_own() -> None:
    late_office = replace(TOWN.rooms["BUR-1"], opening=tuple(hours(("18:00", "22:00"))))
    late = wanted(at("20:30", "21:30"), "BUR-1", ["COORD"])
    assert outside_availability_findings(late, with_room(late_office)) == []


def test_staff_with_rules_are_asked_by_them() -> None:
    ruled_staff = replace(TOWN.workers["COORD"], rules=(rule("BEA", end="11:00"),))
    found = outside_availability_findings(wanted(SPAN, people=["COORD"]), with_worker(ruled_staff))
    assert [finding.facts["reason"] for finding in found] == ["rules"]


def test_staff_without_a_room_are_asked_in_the_hours_of_their_site() -> None:
    evening = at("20:30", "21:30")
    found = outside_availability_findings(wanted(evening, "", ["COORD", "CIRQUE"]), TOWN)
    assert [finding.resource for finding in found] == ["COORD"]


@pytest.mark.parametrize(
    ("weekdays", "outside"), [({4}, False), ({1, 2, 3, 5}, True), (set(), False)]
)
def test_interpreters_are_asked_on_their_weekdays(weekdays: set[int], *, outside: bool) -> None:
    planning = with_worker(replace(TOWN.workers["ARABIC"], iso_weekdays=frozenset(weekdays)))
    found = outside_availability_findings(wanted(SPAN, people=["ARABIC"]), planning)
    assert [finding.facts["reason"] for finding in found] == (["weekday"] if outside else [])


def test_a_night_takes_both_weekdays_of_an_interpreter() -> None:
    planning = with_worker(replace(TOWN.workers["ARABIC"], iso_weekdays=frozenset({4})))
    night = Span(at("22:00", "23:00").start, at("00:00", "01:00", date(2026, 3, 13)).end)
    found = outside_availability_findings(wanted(night, people=["ARABIC"]), planning)
    assert [finding.facts["reason"] for finding in found] == ["weekday"]


def test_an_interpreter_who_is_away_is_outside_their_availability() -> None:
    planning = with_worker(replace(TOWN.workers["ARABIC"], absences=(Absence(DAY, DAY),)))
    away = wanted(SPAN, people=["ARABIC"])
    found = outside_availability_findings(away, planning)
    assert [finding.facts["reason"] for finding in found] == ["absent"]
    assert person_absent_findings(away, planning) == []


@pytest.mark.parametrize(
    ("kinds", "asked"),
    [
        (("group_on_request",), True),
        (("group",), False),
        (("group", "group_on_request"), False),
        (("consultation",), False),
        ((), False),
    ],
)
def test_who_runs_groups_on_request_is_asked_first(kinds: Sequence[str], *, asked: bool) -> None:
    planning = with_worker(replace(ERGO, rules=everywhere(*kinds)))
    found = ask_first_findings(wanted(SPAN), planning)
    assert codes(found) == ([Code.ASK_FIRST] if asked else [])


def test_nobody_is_asked_first_for_an_appointment() -> None:
    planning = with_worker(replace(ERGO, rules=everywhere("group_on_request", "consultation")))
    assert ask_first_findings(replace(wanted(SPAN), appointment=True), planning) == []


@pytest.mark.parametrize(
    ("start", "end", "minutes"),
    [
        ("12:00", "13:00", 0),
        ("12:24", "13:00", 24),
        ("12:25", "13:00", None),
        ("08:00", "09:40", 20),
        ("08:00", "09:35", None),
        ("11:00", "13:00", None),  # taken, which is worse
    ],
)
@pytest.mark.parametrize("person", ["ERGO", "COORD", "ARABIC"])
def test_a_journey_takes_its_time(person: str, start: str, end: str, minutes: int | None) -> None:
    planning = town(booked(person, SPAN, room="S1"))
    found = travel_too_short_findings(wanted(at(start, end), "POLY", [person]), planning)
    assert [finding.facts["minutes"] for finding in found] == ([] if minutes is None else [minutes])
    assert all(finding.facts["needed"] == 25 for finding in found)


def test_the_way_is_told_in_its_direction() -> None:
    planning = town(booked("ERGO", SPAN, room="S1"))
    (after,) = travel_too_short_findings(wanted(at("12:10", "13:00")), planning)
    (before,) = travel_too_short_findings(wanted(at("09:00", "09:50")), planning)
    assert (after.facts["from"], after.facts["to"]) == ("VIL", "BEA")
    assert (before.facts["from"], before.facts["to"]) == ("BEA", "VIL")


@pytest.mark.parametrize(
    ("room", "needed"), [("POLY", 25), ("BUR-3", None), ("HALL", 20), ("", None)]
)
def test_a_journey_between_sites_only_twenty_minutes_by_default(
    room: str, needed: int | None
) -> None:
    planning = town(booked("ERGO", SPAN, room="S1"))
    found = travel_too_short_findings(wanted(at("12:10", "13:00"), room), planning)
    assert [finding.facts["needed"] for finding in found] == ([] if needed is None else [needed])


def test_what_takes_place_nowhere_needs_no_journey() -> None:
    planning = town(booked("ERGO", SPAN))
    assert travel_too_short_findings(wanted(at("12:00", "13:00")), planning) == []


def test_only_the_nearest_bookings_matter() -> None:
    planning = town(
        booked("ERGO", at("10:00", "12:00"), "AWAY", "S1"),
        booked("ERGO", at("12:05", "12:10"), "HERE", "BUR-1"),
    )
    assert travel_too_short_findings(wanted(at("12:15", "13:00")), planning) == []


@pytest.mark.parametrize(
    ("mode", "person", "travels"),
    [
        ("", "ARABIC", True),
        ("on_site", "ARABIC", True),
        ("phone", "ARABIC", False),
        ("video", "ARABIC", False),
        ("phone", "ERGO", True),
        ("", "PLATFORM", False),
    ],
)
def test_interpreters_on_the_telephone_do_not_travel(
    mode: str, person: str, *, travels: bool
) -> None:
    planning = town(booked(person, SPAN, room="S1"))
    proposal = replace(wanted(at("12:00", "13:00"), people=[person]), mode=mode)
    assert bool(travel_too_short_findings(proposal, planning)) is travels


def test_a_booking_is_no_journey_from_itself() -> None:
    planning = town(booked("ERGO", SPAN, "SELF", "S1"))
    moved = replace(wanted(at("12:00", "13:00")), ignoring="SELF")
    assert travel_too_short_findings(moved, planning) == []


@pytest.mark.parametrize(
    ("people", "role", "led"),
    [
        (["ERGO"], "facilitator", True),
        (["CIRQUE"], "co_facilitator", True),
        (["ERGO"], "guest", False),
        (["ERGO"], "contributor", False),
        (["ARABIC"], "facilitator", False),
        (["ARABIC"], "interpreter", False),
        ([], "", False),
    ],
)
def test_somebody_leads(people: list[str], role: str, *, led: bool) -> None:
    involved = tuple(Involved(person, role) for person in people)
    found = no_facilitator_findings(replace(wanted(SPAN), involved=involved), TOWN)
    assert codes(found) == ([] if led else [Code.NO_FACILITATOR])


@pytest.mark.parametrize(("start", "end", "position", "overlaps"), POSITIONS)
def test_a_participant_cannot_be_in_two_sessions(
    start: str, end: str, position: str, *, overlaps: bool
) -> None:
    planning = replace(TOWN, engagements={"U1": (booked("U1", SPAN, "C02-03"),)})
    proposal = replace(wanted(at(start, end)), participants=frozenset({"U1", "U2"}))
    found = participant_elsewhere_findings(proposal, planning)
    assert [(finding.resource, finding.by) for finding in found] == (
        [("U1", "C02-03")] if overlaps else []
    ), position


def test_a_participant_is_not_elsewhere_in_the_very_session() -> None:
    planning = replace(TOWN, engagements={"U1": (booked("U1", SPAN, "SELF"),)})
    own = replace(wanted(SPAN), participants=frozenset({"U1"}), ignoring="SELF")
    assert participant_elsewhere_findings(own, planning) == []


def absent(absence: Absence) -> Planning:
    return with_worker(replace(ERGO, absences=(absence,)))


def ruled(*rules: AvailabilityRule) -> Worker:
    return replace(ERGO, rules=rules)


def guest_of(span: Span) -> Proposal:
    return replace(wanted(SPAN), involved=(Involved("ERGO", "guest", span),))
