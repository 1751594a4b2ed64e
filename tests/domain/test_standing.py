from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.availability import Absence
from desktop_app.domain.findings import Code, Finding
from desktop_app.domain.opening import Closure
from desktop_app.domain.planning import Planning, StandingInterpreter, StandingRoom
from desktop_app.domain.recurrence import Rhythm
from desktop_app.domain.span import Span
from desktop_app.domain.standing import kept_spans, room_reserved_findings
from tests.domain.town import (
    DAY,
    POSITIONS,
    TOWN,
    at,
    codes,
    standing_interpreter,
    standing_room,
    wanted,
    with_room,
    with_site,
    with_worker,
)

TEN_TO_NOON = standing_room("PSY", "BUR-1", "10:00", "12:00")
SPAN = at("10:00", "12:00")


def keeping(*standing: StandingRoom | StandingInterpreter, planning: Planning = TOWN) -> Planning:
    rooms = tuple(one for one in standing if isinstance(one, StandingRoom))
    interpreters = tuple(one for one in standing if isinstance(one, StandingInterpreter))
    return replace(planning, standing_rooms=rooms, standing_interpreters=interpreters)


def reserved(
    planning: Planning,
    span: Span = SPAN,
    *,
    room: str = "BUR-1",
    people: Sequence[str] = ("ERGO",),
    purpose: str = "",
) -> list[Finding]:
    proposal = replace(wanted(span, room, people), purpose=purpose)
    found = room_reserved_findings(proposal, planning)
    assert set(codes(found)) <= {Code.ROOM_RESERVED}
    return found


@pytest.mark.parametrize(("start", "end", "position", "overlaps"), POSITIONS)
def test_a_room_is_kept_during_its_hours(
    start: str, end: str, position: str, *, overlaps: bool
) -> None:
    found = reserved(keeping(TEN_TO_NOON), at(start, end))
    assert [finding.facts["holder"] for finding in found] == (["PSY"] if overlaps else []), position


def test_the_finding_names_the_room_the_holder_and_the_hours() -> None:
    (found,) = reserved(keeping(TEN_TO_NOON), at("11:00", "13:00"))
    assert (found.resource, found.by, found.span) == ("BUR-1", "S1", SPAN)
    assert found.facts["label"] == TOWN.workers["PSY"].label


def test_the_holder_is_free_alone_or_with_others() -> None:
    assert reserved(keeping(TEN_TO_NOON), people=["PSY"]) == []
    assert reserved(keeping(TEN_TO_NOON), people=["ERGO", "PSY"]) == []


@pytest.mark.parametrize(
    ("kept", "room", "found"),
    [("A", "POLY", True), ("POLY", "A", True), ("A", "B", False), ("BUR-1", "BUR-2", False)],
)
def test_parts_of_a_room_are_kept_with_it(kept: str, room: str, *, found: bool) -> None:
    planning = keeping(standing_room("PSY", kept, "10:00", "12:00"))
    assert bool(reserved(planning, room=room)) is found


@pytest.mark.parametrize(
    ("day", "rhythm", "kept"),
    [
        (DAY, "weekly", True),
        (date(2026, 3, 13), "weekly", False),  # a Friday
        (DAY, "odd", True),
        (DAY, "even", False),
        (date(2026, 3, 19), "even", True),
    ],
)
def test_a_room_is_kept_on_its_weekday_and_weeks(day: date, rhythm: str, *, kept: bool) -> None:
    planning = keeping(replace(TEN_TO_NOON, rhythm=Rhythm.parse(rhythm)))
    assert bool(reserved(planning, at("10:00", "12:00", day))) is kept


@pytest.mark.parametrize(
    ("first", "last", "kept"),
    [
        (DAY, DAY, True),
        (date(2026, 3, 13), None, False),
        (date(2025, 9, 1), date(2026, 3, 11), False),
    ],
)
def test_a_hold_has_a_first_and_a_last_day(first: date, last: date | None, *, kept: bool) -> None:
    planning = keeping(replace(TEN_TO_NOON, valid_from=first, valid_to=last))
    assert bool(reserved(planning)) is kept


def test_a_public_holiday_suspends_it_unless_the_site_works() -> None:
    ascension = date(2026, 5, 14)
    span = at("10:00", "12:00", ascension)
    planning = keeping(TEN_TO_NOON)
    working = with_site(replace(TOWN.sites["BEA"], works_on_holidays=True), planning)
    assert reserved(planning, span) == []
    assert codes(reserved(working, span)) == [Code.ROOM_RESERVED]


@pytest.mark.parametrize(
    ("start", "end", "free"),
    [("10:00", "12:00", True), ("09:00", "13:00", True), ("10:00", "11:00", False)],
)
def test_closures_suspend_the_hours_they_take(start: str, end: str, *, free: bool) -> None:
    closure = Closure(at(start, end), "Panne")
    planning = keeping(TEN_TO_NOON)
    of_site = with_site(replace(TOWN.sites["BEA"], closures=(closure,)), planning)
    of_room = with_room(replace(TOWN.rooms["BUR-1"], blocks=(closure,)), planning)
    assert (reserved(of_site) == []) is free
    assert (reserved(of_room) == []) is free


@pytest.mark.parametrize(
    ("start", "end", "free"),
    [(None, None, True), ("10:00", "12:00", True), ("11:00", "12:00", False)],
)
def test_absences_of_the_holder_suspend_the_hours_they_take(
    start: str | None, end: str | None, *, free: bool
) -> None:
    span = None if start is None or end is None else at(start, end)
    away = Absence(
        DAY,
        DAY,
        None if span is None else span.start.time(),
        None if span is None else span.end.time(),
    )
    planning = keeping(
        TEN_TO_NOON, planning=with_worker(replace(TOWN.workers["PSY"], absences=(away,)))
    )
    assert (reserved(planning) == []) is free


def test_what_is_left_of_a_suspended_morning() -> None:
    away = Absence(DAY, DAY, at("10:30", "11:00").start.time(), at("10:30", "11:00").end.time())
    planning = with_worker(replace(TOWN.workers["PSY"], absences=(away,)))
    assert kept_spans(TEN_TO_NOON, DAY, planning) == (at("10:00", "10:30"), at("11:00", "12:00"))
    assert kept_spans(TEN_TO_NOON, date(2026, 3, 13), planning) == ()
    assert reserved(keeping(TEN_TO_NOON, planning=planning), at("10:30", "11:00")) == []
    assert len(reserved(keeping(TEN_TO_NOON, planning=planning))) == 2


def test_somebody_who_left_keeps_nothing() -> None:
    left = replace(TOWN.workers["PSY"], active_to=date(2026, 3, 11))
    assert reserved(keeping(TEN_TO_NOON, planning=with_worker(left))) == []
    staying = replace(left, active_to=DAY)
    assert codes(reserved(keeping(TEN_TO_NOON, planning=with_worker(staying)))) != []


@pytest.mark.parametrize(
    ("people", "purpose", "free"),
    [
        (["ERGO"], "", False),
        (["ERGO"], "boussole", False),
        (["ERGO"], "mediation", True),
        (["ERGO", "ARABIC"], "", True),
        (["ERGO", "DARI"], "", False),
    ],
)
def test_a_room_kept_for_an_interpreter_serves_its_purpose(
    people: list[str], purpose: str, *, free: bool
) -> None:
    planning = keeping(standing_interpreter("ARABIC", "BUR-1"))
    assert (reserved(planning, people=people, purpose=purpose) == []) is free


def test_the_holder_of_the_room_shares_it_with_the_interpreter() -> None:
    planning = keeping(TEN_TO_NOON, standing_interpreter("ARABIC", "BUR-1", "boussole"))
    assert reserved(planning, people=["PSY"]) == []
    found = reserved(planning, people=["ERGO"])
    assert [finding.by for finding in found] == ["S1", "L1"]


def test_a_hold_without_a_purpose_serves_none() -> None:
    planning = keeping(standing_interpreter("ARABIC", "BUR-1", purpose=""))
    assert codes(reserved(planning)) == [Code.ROOM_RESERVED]


@pytest.mark.parametrize(
    ("room", "purpose", "free"),
    [("BUR-1", "", True), ("BUR-2", "", False), ("BUR-2", "mediation", True), ("", "", False)],
)
def test_a_standing_interpreter_is_kept_for_their_place_and_purpose(
    room: str, purpose: str, *, free: bool
) -> None:
    planning = keeping(standing_interpreter("ARABIC", "BUR-1"))
    found = reserved(planning, room=room, people=["ERGO", "ARABIC"], purpose=purpose)
    assert [finding.resource for finding in found] == ([] if free else ["ARABIC"])


def test_an_absent_interpreter_keeps_no_room() -> None:
    away = replace(TOWN.workers["ARABIC"], absences=(Absence(DAY, DAY),))
    planning = keeping(standing_interpreter("ARABIC", "BUR-1"), planning=with_worker(away))
    assert reserved(planning) == []
