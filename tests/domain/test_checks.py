from dataclasses import replace
from datetime import date, datetime

import pytest

from desktop_app.domain.availability import Absence
from desktop_app.domain.checks import RULES, TIMED_RULES, findings_in_turn, session_findings
from desktop_app.domain.findings import KEEPABLE, NEVER_KEPT, NOTES, Code, Finding, Level
from desktop_app.domain.opening import Closure
from desktop_app.domain.planning import STEP_FREE, Need, Planning, Proposal
from desktop_app.domain.recurrence import Rhythm
from tests.domain.town import (
    DAY,
    LONG_BEFORE,
    TOWN,
    at,
    booked,
    codes,
    everywhere,
    standing_room,
    town,
    wanted,
    with_room,
    with_site,
    with_worker,
)

SPAN = at("10:00", "12:00")
LATE = datetime(2026, 3, 12, 9, 30)


def trouble() -> Planning:
    """A town in which one booking of POLY, on an even Thursday, meets every obstacle."""
    planning = with_room(
        replace(
            TOWN.rooms["POLY"],
            capacity=5,
            step_free=False,
            setup_minutes=15,
            bookable_to=date(2026, 3, 1),
            blocks=(Closure(at("11:00", "12:00", LAST_DAY), "Ménage"),),
        )
    )
    site = replace(TOWN.sites["BEA"], closures=(Closure(at("10:00", "11:00", LAST_DAY), "Panne"),))
    planning = with_site(site, planning)
    for worker in (
        replace(TOWN.workers["ERGO"], absences=(Absence(LAST_DAY, LAST_DAY),), rules=()),
        replace(TOWN.workers["PSY"], rules=everywhere("group_on_request")),
    ):
        planning = with_worker(worker, planning)
    held = [
        booked("A", at("10:30", "11:30", LAST_DAY), "X", "A"),
        booked("B", at("12:05", "13:00", LAST_DAY), "Y", "B"),
        booked("PSY", at("09:00", "10:30", LAST_DAY), "X", "A"),
        booked("ORTHO", at("09:00", "09:50", LAST_DAY), "Z", "S1"),
        booked("DARI", at("09:00", "10:30", LAST_DAY), "X", "A"),
        *(booked("mats", at("10:00", "12:00", LAST_DAY), "X", unit=unit) for unit in range(1, 10)),
    ]
    engaged = {"U1": (booked("U1", at("11:00", "13:00", LAST_DAY), "V"),)}
    keeping = replace(standing_room("ORTHO-2", "A"), rhythm=Rhythm.parse("odd"))
    return replace(town(*held, planning=planning), engagements=engaged, standing_rooms=(keeping,))


LAST_DAY = date(2026, 12, 31)
EVERYTHING = Proposal(
    span=at("10:00", "12:00", LAST_DAY),
    room="POLY",
    involved=wanted(SPAN, people=["ERGO", "ORTHO", "PSY", "DARI"]).involved,
    programme="MARCHE",
    people=6,
    enrolled=8,
    places=7,
    needs=(Need("mats", 2), Need("sink"), Need(STEP_FREE)),
    language="ar",
    order="to_order",
    rhythm="odd",
    participants=frozenset({"U1"}),
    excluded_interpreters=frozenset({"DARI"}),
)
NOT_ON_THAT_DAY = {
    Code.PUBLIC_HOLIDAY,
    Code.SCHOOL_HOLIDAY,
    Code.NO_FACILITATOR,
    Code.INTERPRETER_UNCONFIRMED,  # it is too late for an order, which is what is said
}
ORDERED = replace(wanted(SPAN, people=["ERGO", "ARABIC"]), language="ar", order="requested")


def test_every_code_has_one_rule() -> None:
    assert set(RULES) | set(TIMED_RULES) == set(Code)
    assert not set(RULES) & set(TIMED_RULES)


def test_every_code_has_one_level() -> None:
    conflicts = NEVER_KEPT | KEEPABLE
    assert not NEVER_KEPT & KEEPABLE
    assert not conflicts & NOTES
    levels = {code: Finding(code).level for code in Code}
    assert {code for code in Code if levels[code] is Level.CONFLICT} == conflicts
    assert {code for code in Code if levels[code] is Level.NOTE} == NOTES
    assert {code for code in Code if Finding(code).keepable} == KEEPABLE


def test_every_obstacle_is_reported_at_once() -> None:
    found = session_findings(EVERYTHING, trouble(), datetime(2026, 12, 31, 9, 0))
    assert set(Code) - set(codes(found)) == NOT_ON_THAT_DAY


@pytest.mark.parametrize(
    ("proposal", "now", "code"),
    [
        (wanted(at("10:00", "12:00", date(2026, 5, 14))), LONG_BEFORE, Code.PUBLIC_HOLIDAY),
        (wanted(at("10:00", "12:00", date(2026, 4, 16))), LONG_BEFORE, Code.SCHOOL_HOLIDAY),
        (wanted(SPAN, people=[]), LONG_BEFORE, Code.NO_FACILITATOR),
        (ORDERED, LATE, Code.INTERPRETER_UNCONFIRMED),
    ],
)
def test_the_others_alone(proposal: Proposal, now: datetime, code: Code) -> None:
    assert codes(session_findings(proposal, TOWN, now)) == [code]


def test_a_good_booking_gives_nothing() -> None:
    assert session_findings(wanted(SPAN), TOWN, LONG_BEFORE) == []


def test_an_order_that_comes_too_late_depends_on_the_hour() -> None:
    proposal = wanted(SPAN, people=["ERGO", "ARABIC"])
    assert session_findings(proposal, TOWN, LONG_BEFORE) == []
    late = session_findings(proposal, TOWN, LATE)
    assert codes(late) == [Code.INTERPRETER_NOTICE_PASSED]


def test_conflicts_come_first_then_warnings_then_notes_in_the_order_of_the_codes() -> None:
    found = session_findings(EVERYTHING, trouble(), LATE)
    ranks = [(list(Level).index(one.level), list(Code).index(one.code)) for one in found]
    assert ranks == sorted(ranks)


def test_findings_of_one_code_are_in_order_of_resource_and_time() -> None:
    planning = town(
        booked("PSY", at("11:00", "12:00"), "LATER"),
        booked("PSY", at("10:00", "11:00"), "SOONER"),
        booked("ERGO", at("11:30", "12:00"), "OTHER"),
    )
    found = session_findings(wanted(SPAN, people=["PSY", "ERGO"]), planning, LONG_BEFORE)
    assert [finding.by for finding in found] == ["OTHER", "SOONER", "LATER"]


def test_the_same_question_gives_the_same_answer() -> None:
    planning = trouble()
    assert session_findings(EVERYTHING, planning, LATE) == session_findings(
        EVERYTHING, planning, LATE
    )
    assert len(list(findings_in_turn(EVERYTHING, planning, LATE))) == len(
        session_findings(EVERYTHING, planning, LATE)
    )


def test_a_booking_does_not_block_itself() -> None:
    """The very booking, already written, checked again where it is: as at an undo."""
    held = [
        booked(resource, SPAN, "SELF", "POLY")
        for resource in ("A", "B", "ERGO", "ARABIC", "mats", "U1")
    ]
    planning = replace(town(*held), engagements={"U1": (held[-1],)})
    proposal = replace(
        wanted(SPAN, people=["ERGO", "ARABIC"]),
        needs=(Need("mats", 10),),
        participants=frozenset({"U1"}),
    )
    assert session_findings(replace(proposal, ignoring="SELF"), planning, LONG_BEFORE) == []
    assert set(codes(session_findings(proposal, planning, LONG_BEFORE))) == {
        *NEVER_KEPT,
        Code.PARTICIPANT_ELSEWHERE,
    }


@pytest.mark.parametrize("proposal", [wanted(SPAN, "NOWHERE"), wanted(SPAN, people=["NOBODY"])])
def test_an_unknown_code_is_a_mistake_of_the_caller(proposal: Proposal) -> None:
    with pytest.raises(KeyError):
        session_findings(proposal, TOWN, LONG_BEFORE)


def test_scenario_9_two_languages_travel_and_exclusion() -> None:
    """X finishes at Villejean at 09:40; Y must not interpret for somebody enrolled."""
    planning = town(booked("ARABIC", at("08:00", "09:40"), room="S1"))
    cafe = replace(
        wanted(at("10:00", "11:30"), "POLY", ["ERGO", "ARABIC", "DARI"]),
        language="ar|prs",
        excluded_interpreters=frozenset({"DARI"}),
    )
    found = session_findings(cafe, planning, LONG_BEFORE)
    assert codes(found) == [Code.TRAVEL_TOO_SHORT, Code.INTERPRETER_EXCLUDED]
    travel = found[0].facts
    assert (travel["minutes"], travel["needed"]) == (20, 25)
    later = session_findings(replace(cafe, span=at("10:15", "11:45")), planning, LONG_BEFORE)
    assert codes(later) == [Code.INTERPRETER_EXCLUDED]


def test_scenario_5_a_partition_is_the_same_clash() -> None:
    span = at("14:00", "15:00", DAY)
    planning = town(booked("A", span, "FIRST", "A"))
    found = session_findings(wanted(span, "POLY"), planning, LONG_BEFORE)
    assert [(one.code, one.resource, one.by) for one in found] == [
        (Code.ROOM_TAKEN, "POLY", "FIRST")
    ]
