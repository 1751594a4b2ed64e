from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from desktop_app.domain.availability import Absence
from desktop_app.domain.findings import Code
from desktop_app.domain.interpreting import (
    interpreter_excluded_findings,
    interpreter_notice_passed_findings,
    interpreter_taken_findings,
    interpreter_unconfirmed_findings,
    language_uncovered_findings,
    terms_for,
    with_order,
)
from desktop_app.domain.planning import Involved, Proposal
from tests.domain.town import (
    DAY,
    POSITIONS,
    TOWN,
    at,
    booked,
    codes,
    standing_interpreter,
    terms,
    town,
    wanted,
    with_worker,
)

SPAN = at("10:00", "12:00")
ARABIC = TOWN.workers["ARABIC"]
LAST_MOMENT = SPAN.start - timedelta(hours=48)
MINUTE = timedelta(minutes=1)


def interpreted(
    people: Sequence[str] = ("ARABIC",),
    language: str = "ar",
    order: str = "",
    ordered: frozenset[str] = frozenset(),
) -> Proposal:
    proposal = wanted(SPAN, people=["ERGO", *people])
    return replace(proposal, language=language, order=order, ordered=ordered)


@pytest.mark.parametrize(("start", "end", "position", "overlaps"), POSITIONS)
def test_an_interpreter_is_expected_in_one_place(
    start: str, end: str, position: str, *, overlaps: bool
) -> None:
    planning = town(booked("ARABIC", SPAN, "C06-02", "S1"))
    found = interpreter_taken_findings(wanted(at(start, end), people=["ARABIC"]), planning)
    assert [(finding.by, finding.facts["room"]) for finding in found] == (
        [("C06-02", "S1")] if overlaps else []
    ), position
    assert set(codes(found)) <= {Code.INTERPRETER_TAKEN}


def test_an_interpreter_may_be_wanted_for_a_part() -> None:
    planning = town(booked("ARABIC", at("10:00", "11:00")))
    part = (Involved("ARABIC", "interpreter", at("11:00", "12:00")),)
    assert interpreter_taken_findings(replace(wanted(SPAN), involved=part), planning) == []


def test_two_calls_to_the_platform_may_overlap() -> None:
    planning = town(booked("PLATFORM", SPAN))
    assert interpreter_taken_findings(wanted(SPAN, people=["PLATFORM"]), planning) == []


def test_other_people_are_no_interpreters() -> None:
    assert interpreter_taken_findings(wanted(SPAN), town(booked("ERGO", SPAN))) == []


def test_a_booking_does_not_take_its_own_interpreter() -> None:
    planning = town(booked("ARABIC", SPAN, "SELF"))
    assert interpreter_taken_findings(replace(interpreted(), ignoring="SELF"), planning) == []


@pytest.mark.parametrize(
    ("order", "now", "late"),
    [
        ("", LAST_MOMENT, False),
        ("", LAST_MOMENT + MINUTE, True),
        ("to_order", LAST_MOMENT + MINUTE, True),
        ("to_reconfirm", LAST_MOMENT + MINUTE, True),
        ("refused", LAST_MOMENT + MINUTE, True),
        ("requested", LAST_MOMENT + MINUTE, False),
        ("confirmed", LAST_MOMENT + MINUTE, False),
        ("", SPAN.end - MINUTE, True),
        ("", SPAN.end, False),
    ],
)
def test_an_agency_wants_to_know_in_time(order: str, now: datetime, *, late: bool) -> None:
    found = interpreter_notice_passed_findings(interpreted(order=order), TOWN, now)
    assert [finding.facts["order_by"] for finding in found] == ([LAST_MOMENT] if late else [])
    assert set(codes(found)) <= {Code.INTERPRETER_NOTICE_PASSED}


@pytest.mark.parametrize(
    ("mode", "late"), [("", True), ("on_site", True), ("video", False), ("phone", False)]
)
def test_each_mode_has_its_own_terms(mode: str, *, late: bool) -> None:
    both = replace(ARABIC, terms=(terms("video", 1), terms("on_site", 48)))
    proposal = replace(interpreted(), mode=mode)
    now = LAST_MOMENT + MINUTE
    found = interpreter_notice_passed_findings(proposal, with_worker(both), now)
    assert bool(found) is late


def test_the_usual_mode_is_in_the_room_or_else_the_quickest_call() -> None:
    calls = replace(ARABIC, terms=(terms("phone_scheduled", 24), terms("phone", 0)))
    chosen = terms_for(calls, "")
    assert chosen is not None
    assert chosen.mode == "phone"
    assert terms_for(replace(ARABIC, terms=()), "") is None


def test_the_platform_answers_at_once() -> None:
    now = SPAN.start - MINUTE
    assert interpreter_notice_passed_findings(interpreted(["PLATFORM"]), TOWN, now) == []


@pytest.mark.parametrize(
    ("order", "now", "warned"),
    [
        ("requested", LAST_MOMENT - timedelta(hours=24) - MINUTE, False),
        ("requested", LAST_MOMENT - timedelta(hours=24), True),
        ("requested", SPAN.start, True),
        ("to_order", LAST_MOMENT, True),
        ("to_reconfirm", LAST_MOMENT, True),
        ("refused", LAST_MOMENT, True),
        ("confirmed", LAST_MOMENT, False),
        ("done", LAST_MOMENT, False),
        ("", LAST_MOMENT, False),
        ("requested", SPAN.end, False),
    ],
)
def test_an_order_is_confirmed_before_its_last_moment(
    order: str, now: datetime, *, warned: bool
) -> None:
    found = interpreter_unconfirmed_findings(interpreted(order=order), TOWN, now)
    assert [finding.resource for finding in found] == (["ARABIC"] if warned else [])
    assert set(codes(found)) <= {Code.INTERPRETER_UNCONFIRMED}


def test_an_order_without_a_name_is_near_when_nobody_else_could_come() -> None:
    nameless = interpreted([], language="ps", order="requested")
    later = interpreter_unconfirmed_findings(nameless, TOWN, LAST_MOMENT - timedelta(hours=25))
    near = interpreter_unconfirmed_findings(nameless, TOWN, LAST_MOMENT - timedelta(hours=24))
    assert later == []
    assert [finding.resource for finding in near] == ["ps"]


def test_while_the_platform_can_be_called_a_nameless_order_is_not_near() -> None:
    nameless = interpreted([], language="ar", order="requested")
    assert interpreter_unconfirmed_findings(nameless, TOWN, LAST_MOMENT) == []
    day_before = SPAN.start - timedelta(hours=24)
    assert codes(interpreter_unconfirmed_findings(nameless, TOWN, day_before)) != []


@pytest.mark.parametrize(
    ("language", "people", "uncovered"),
    [
        ("", [], []),
        ("ar", [], ["ar"]),
        ("ar", ["ARABIC"], []),
        ("ar", ["DARI"], ["ar"]),
        ("ps", ["DARI"], []),
        ("ar", ["PLATFORM"], []),
        ("ar|prs", ["ARABIC"], ["prs"]),
        ("ar|prs", ["ARABIC", "DARI"], []),
        ("ar|prs", [], ["ar", "prs"]),
    ],
)
def test_each_language_wanted_is_covered_by_somebody(
    language: str, people: list[str], uncovered: list[str]
) -> None:
    found = language_uncovered_findings(interpreted(people, language), TOWN)
    assert [finding.resource for finding in found] == uncovered
    assert set(codes(found)) <= {Code.LANGUAGE_UNCOVERED}


def test_a_professional_who_speaks_it_does_not_replace_an_interpreter() -> None:
    planning = with_worker(replace(TOWN.workers["ERGO"], languages=("fr", "ar")))
    assert codes(language_uncovered_findings(interpreted([]), planning)) != []


@pytest.mark.parametrize(
    ("ordered", "uncovered"),
    [
        ((), ["ar", "prs"]),
        (("ar",), ["prs"]),
        (("ar", "prs"), []),
        (("ti",), ["ar", "prs"]),
    ],
)
def test_an_order_covers_its_language_before_anybody_is_named(
    ordered: tuple[str, ...], uncovered: list[str]
) -> None:
    wanted = interpreted([], language="ar|prs", ordered=frozenset(ordered))
    assert [one.resource for one in language_uncovered_findings(wanted, TOWN)] == uncovered


def test_an_order_that_is_to_be_asked_again_covers_nothing_yet() -> None:
    asked = interpreted([], order="requested", ordered=frozenset({"ar"}))
    assert with_order(asked, "requested") is asked
    again = with_order(asked, "to_reconfirm")
    assert [one.resource for one in language_uncovered_findings(again, TOWN)] == ["ar"]


@pytest.mark.parametrize(
    ("room", "language", "end", "covered"),
    [
        ("BUR-1", "ar", "12:00", True),
        ("BUR-2", "ar", "12:00", False),
        ("BUR-1", "prs", "12:00", False),
        ("BUR-1", "ar", "12:30", False),
    ],
)
def test_an_interpreter_who_stands_there_covers(
    room: str, language: str, end: str, *, covered: bool
) -> None:
    planning = replace(TOWN, standing_interpreters=(standing_interpreter("ARABIC", "BUR-1"),))
    proposal = replace(wanted(at("10:00", end), room), language=language)
    assert (language_uncovered_findings(proposal, planning) == []) is covered


def test_an_absent_interpreter_stands_nowhere() -> None:
    away = with_worker(replace(ARABIC, absences=(Absence(DAY, DAY),)))
    planning = replace(away, standing_interpreters=(standing_interpreter("ARABIC", "BUR-1"),))
    proposal = replace(wanted(SPAN, "BUR-1"), language="ar")
    assert codes(language_uncovered_findings(proposal, planning)) == [Code.LANGUAGE_UNCOVERED]


def test_an_interpreter_who_does_not_suit_is_told_without_a_reason() -> None:
    proposal = replace(
        interpreted(["ARABIC", "DARI"]), excluded_interpreters=frozenset({"DARI", "ARABIC-2"})
    )
    (found,) = interpreter_excluded_findings(proposal, TOWN)
    assert (found.code, found.resource) == (Code.INTERPRETER_EXCLUDED, "DARI")
    assert set(found.facts) == {"label"}
    assert (found.by, found.span) == ("", None)
