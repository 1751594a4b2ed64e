"""Joining a running cycle, waiting behind others, and what the desk is told."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from db.engine import transaction
from db.queries.enrolment_counts import enrolled_counts
from db.queries.enrolments import attendees
from db.tables.people import Enrolment, Person
from db.tables.sessions import Programme
from desktop_app.commands.attendance import RecordAttendance
from desktop_app.commands.enrolment import Enrol, Promote, Withdraw
from desktop_app.commands.people import CreatePerson
from desktop_app.commands.sessions import BookSession, MoveSession
from desktop_app.commands.undo import UndoLast
from desktop_app.domain.errors import (
    CycleOverError,
    NotEnrolledError,
    RefusedError,
    SessionOverError,
    UnknownCodeError,
    WaitsForCycleError,
)
from desktop_app.domain.findings import Code
from desktop_app.wording import words_in
from desktop_app.wording.errors import error_text
from tests.commands.cycle import add_cycle
from tests.commands.town import MONDAY, Town, at

FIRST_IS_OVER = at("15:00")
TUESDAY = at("09:00", MONDAY + timedelta(days=1))


@pytest.fixture
def cycle(town: Town) -> str:
    """Three dates of three places: on the Monday, and two and three weeks later, at 14:00."""
    with transaction(town.engine) as tx:
        add_cycle(tx)
    return "C1"


def fill(town: Town, subject: str, *people: str, now: datetime | None = None) -> None:
    for person in people:
        if now is None:
            town.do(Enrol(subject, person))
        else:
            town.do(Enrol(subject, person), now=now)


def expected(town: Town, session: str) -> list[tuple[str, str, int | None]]:
    """Everybody in a session, with their place and rank; the counts say the same."""
    row = town.session(session)
    found = town.one(lambda tx: attendees(tx, row))
    counts = town.one(lambda tx: enrolled_counts(tx, [row.id])).get(row.id, (0, 0))
    assert counts[0] == sum(one.status == "enrolled" for one in found)
    return [(one.person, one.status, one.rank) for one in found]


@pytest.mark.parametrize(
    ("joined", "has_them", "why"),
    [
        (at("09:00"), True, "on the morning"),
        (at("14:30"), True, "while it runs: they may walk in"),
        (FIRST_IS_OVER, False, "the minute it is over"),
        (TUESDAY, False, "the day after"),
    ],
)
def test_a_date_that_is_over_does_not_expect_who_joins_now(
    town: Town, cycle: str, *, joined: datetime, has_them: bool, why: str
) -> None:
    fill(town, cycle, "U0001", now=joined)
    assert bool(expected(town, "C1-1")) is has_them, why
    assert expected(town, "C1-2") == [("U0001", "enrolled", None)]


def test_a_date_moved_to_come_again_expects_them(town: Town, cycle: str) -> None:
    fill(town, cycle, "U0001", now=TUESDAY)
    town.do(MoveSession("C1-1", start=at("14:00", MONDAY + timedelta(days=3))), now=TUESDAY)
    assert expected(town, "C1-1") == [("U0001", "enrolled", None)]


def test_a_full_date_that_is_over_does_not_fill_the_cycle(town: Town, cycle: str) -> None:
    fill(town, "C1-1", "U0001", "U0002", "U0003")
    full = town.do(Enrol(cycle, "U0004")).answer
    assert (full["status"], full["because"], full["enrolled"]) == ("waiting", "date_full", 0)
    town.do(UndoLast("accueil"))
    assert town.do(Enrol(cycle, "U0004"), now=TUESDAY).answer["status"] == "enrolled"
    town.do(RecordAttendance("C1-1", (("U0001", "present"),)), now=TUESDAY)
    assert [one for one, _status, _rank in expected(town, "C1-1")] == ["U0001", "U0002", "U0003"]


def test_nobody_joins_a_cycle_that_is_over(town: Town, cycle: str) -> None:
    last = town.session("C1-3").starts
    with pytest.raises(CycleOverError) as refusal:
        town.do(Enrol(cycle, "U0001"), now=last + timedelta(days=1))
    assert refusal.value.last == last
    assert "is over" in error_text(words_in("en"), refusal.value)
    town.do(Enrol(cycle, "U0001"), now=last)


def test_nobody_joins_a_date_that_is_over(town: Town, cycle: str) -> None:
    fill(town, "C1-1", "U0005", now=at("15:00") - timedelta(minutes=1))
    with pytest.raises(SessionOverError) as refusal:
        town.do(Enrol("C1-1", "U0006"), now=FIRST_IS_OVER)
    assert refusal.value.ended == FIRST_IS_OVER
    assert expected(town, "C1-1") == [("U0005", "enrolled", None)]


def test_who_comes_back_is_expected_from_then_on(town: Town, cycle: str) -> None:
    fill(town, cycle, "U0001")
    town.do(Withdraw(cycle, "U0001"))
    fill(town, cycle, "U0001", now=TUESDAY)
    assert expected(town, "C1-1") == []
    town.do(UndoLast("accueil"), now=TUESDAY)
    town.do(UndoLast("accueil"), now=TUESDAY)
    assert expected(town, "C1-1") == [("U0001", "enrolled", None)]


def test_who_is_promoted_late_is_expected_from_then_on(town: Town, cycle: str) -> None:
    fill(town, cycle, "U0001", "U0002", "U0003", "U0004")
    town.do(Withdraw(cycle, "U0001"), now=TUESDAY)
    town.do(Promote(cycle), now=TUESDAY)
    assert [one[0] for one in expected(town, "C1-1")] == ["U0002", "U0003"]
    assert [one[0] for one in expected(town, "C1-2")] == ["U0002", "U0003", "U0004"]


def test_who_asks_for_one_date_waits_behind_the_cycle(town: Town, cycle: str) -> None:
    fill(town, cycle, "U0001", "U0002", "U0003", "U0004", "U0005")
    answer = town.do(Enrol("C1-2", "U0006")).answer
    assert (answer["status"], answer["rank"]) == ("waiting", 3)
    assert town.do(Enrol("C1-2", "U0007")).answer["rank"] == 4
    town.do(Withdraw(cycle, "U0001"))
    passed_by = town.do(Enrol("C1-2", "U0008")).answer
    assert (passed_by["status"], passed_by["because"]) == ("waiting", "others_wait")
    assert [(one, rank) for one, status, rank in expected(town, "C1-2") if rank] == [
        ("U0004", 1),
        ("U0005", 2),
        ("U0006", 3),
        ("U0007", 4),
        ("U0008", 5),
    ]


def test_a_free_place_of_one_date_is_first_for_the_cycle(town: Town, cycle: str) -> None:
    fill(town, cycle, "U0001", "U0002", "U0003", "U0004")
    fill(town, "C1-2", "U0006", "U0007")
    town.do(Withdraw(cycle, "U0001"))
    with pytest.raises(WaitsForCycleError) as refusal:
        town.do(Promote("C1-2"))
    assert "“permanence promote CENTRE C1”" in error_text(words_in("en"), refusal.value)
    assert town.do(Promote(cycle)).answer["people"] == ["U0004"]
    town.do(Withdraw(cycle, "U0002"))
    assert town.do(Promote("C1-2")).answer["people"] == ["U0006"]


def test_what_the_cycle_cannot_take_goes_to_the_date(town: Town, cycle: str) -> None:
    fill(town, "C1-1", "U0001", "U0002", "U0003")
    fill(town, cycle, "U0004")
    fill(town, "C1-2", "U0005")
    # U0004 waits for a place on the first date: the second is free for whoever asks for it.
    assert town.do(Promote("C1-2")).answer["people"] == ["U0005"]


def test_somebody_is_promoted_by_name_before_the_others(town: Town, cycle: str) -> None:
    fill(town, cycle, "U0001", "U0002", "U0003", "U0004")
    fill(town, "C1-2", "U0006", "U0007")
    with pytest.raises(RefusedError):
        town.do(Promote("C1-2", "U0007"))
    town.do(Withdraw(cycle, "U0001"))
    assert town.do(Promote("C1-2", "U0007")).answer["people"] == ["U0007"]
    assert [(one, rank) for one, _status, rank in expected(town, "C1-2") if rank] == [
        ("U0004", 1),
        ("U0006", 2),
    ]


@pytest.mark.parametrize(
    ("person", "refusal"),
    [("U0004", WaitsForCycleError), ("U0001", NotEnrolledError), ("U9999", UnknownCodeError)],
)
def test_who_does_not_wait_for_this_date_is_not_promoted(
    town: Town, cycle: str, person: str, refusal: type[Exception]
) -> None:
    fill(town, cycle, "U0001", "U0002", "U0003", "U0004")
    with pytest.raises(refusal):
        town.do(Promote("C1-2", person))


def test_who_asks_for_the_cycle_waits_behind_those_of_a_date(town: Town, cycle: str) -> None:
    fill(town, "C1-2", "U0001", "U0002", "U0003", "U0004")
    town.do(Withdraw("C1-2", "U0001"))
    answer = town.do(Enrol(cycle, "U0005")).answer
    assert (answer["status"], answer["rank"], answer["because"]) == ("waiting", 1, "others_wait")
    assert town.do(Promote(cycle)).answer["people"] == ["U0005"]


def test_a_stored_list_has_its_own_ranks(town: Town, cycle: str) -> None:
    fill(town, cycle, "U0001", "U0002", "U0003", "U0004")
    fill(town, "C1-2", "U0006")
    ranks = town.one(lambda tx: tx.scalars(select(Enrolment.rank).order_by(Enrolment.id)).all())
    assert ranks == [None, None, None, 1, 1]


def test_steps_at_the_door_are_told_and_do_not_refuse(town: Town) -> None:
    wish = BookSession(at("10:00"), at("11:00"), "OFFICE")
    code = town.do(wish).subject
    person = town.do(CreatePerson("Ana", "Invraisemblable", step_free=True)).subject
    outcome = town.do(Enrol(code, person))
    assert outcome.answer["status"] == "enrolled"
    assert [(one.code, one.resource) for one in outcome.findings] == [
        (Code.NOT_ACCESSIBLE, "OFFICE")
    ]
    assert town.do(Enrol(code, "U0001")).findings == []


def test_another_session_is_told_for_each_date_of_a_cycle(town: Town, cycle: str) -> None:
    second = town.session("C1-2").starts
    wish = BookSession(second, second + timedelta(hours=1), "B")
    code = town.do(wish).subject
    fill(town, code, "U0001")
    found = town.do(Enrol(cycle, "U0001")).findings
    assert [(one.code, one.by) for one in found] == [(Code.PARTICIPANT_ELSEWHERE, code)]


def test_ages_and_guardian_are_noted(town: Town, cycle: str) -> None:
    with transaction(town.engine) as tx:
        programme = tx.scalars(select(Programme)).one()
        programme.min_age, programme.max_age = 6, 12
        programme.guardian_required = True
    child = town.do(CreatePerson("Enfant", birth_year=2018)).subject
    assert town.do(Enrol(cycle, child)).answer["notes"] == ["guardian_missing"]
    adult = town.do(CreatePerson("Adulte", birth_year=1990)).subject
    assert town.do(Enrol("C1-2", adult)).answer["notes"] == ["too_old"]
    with transaction(town.engine) as tx:
        guardian = select(Person.id).where(Person.code == adult).scalar_subquery()
        tx.scalars(select(Person).where(Person.code == child)).one().guardian_id = tx.scalar(
            select(guardian)
        )
    town.do(Withdraw(cycle, child))
    assert town.do(Enrol(cycle, child)).answer["notes"] == []


def test_nobody_waits_for_a_date_that_is_over(town: Town) -> None:
    code = town.do(BookSession(at("10:00"), at("11:00"), "A", places=1)).subject
    fill(town, code, "U0001")
    with pytest.raises(SessionOverError):
        town.do(Enrol(code, "U0002"), now=TUESDAY)
    assert expected(town, code) == [("U0001", "enrolled", None)]
