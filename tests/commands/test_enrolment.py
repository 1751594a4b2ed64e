"""Places, waiting lists and promotions; never one person above the places."""

from datetime import timedelta
from multiprocessing import get_context

import pytest
from sqlalchemy import func, select

from db.engine import close_centre, open_centre, transaction
from db.journal import Actor
from db.tables.people import Enrolment
from desktop_app.commands.enrolment import Enrol, Promote, Withdraw
from desktop_app.commands.people import CreatePerson
from desktop_app.commands.session_state import Allocated
from desktop_app.commands.sessions import BookSession, CancelSession
from desktop_app.commands.undo import UndoLast
from desktop_app.domain.errors import (
    AlreadyEnrolledError,
    NotEnrolledError,
    RefusedError,
    WaitsForCycleError,
)
from desktop_app.wording import words_in
from desktop_app.wording.errors import error_text
from tests.commands.cycle import add_cycle
from tests.commands.town import MONDAY, NOW, Town, at

P1 = Allocated("P1", "facilitator")


@pytest.fixture
def workshop(town: Town) -> str:
    """A session of three places."""
    wish = BookSession(at("10:00"), at("11:00"), "A", (P1,), programme="DROITS")
    return town.do(wish).subject


def fill(town: Town, workshop: str, *people: str) -> None:
    for person in people:
        town.do(Enrol(workshop, person))


def standing(town: Town) -> dict[int, tuple[str, int | None]]:
    rows = town.one(
        lambda tx: tx.execute(
            select(Enrolment.person_id, Enrolment.status, Enrolment.rank).order_by(
                Enrolment.person_id
            )
        ).all()
    )
    return {person: (status, rank) for person, status, rank in rows}


def test_the_fourth_of_three_places_waits(town: Town, workshop: str) -> None:
    fill(town, workshop, "U0001", "U0002", "U0003")
    answer = town.do(Enrol(workshop, "U0004")).answer
    assert answer == {
        "status": "waiting",
        "rank": 1,
        "enrolled": 3,
        "places": 3,
        "because": "full",
        "notes": [],
    }
    assert town.do(Enrol(workshop, "U0005")).answer["rank"] == 2


def test_the_lower_of_programme_and_room_gives_the_places(town: Town) -> None:
    wish = BookSession(at("10:00"), at("11:00"), "A", (P1,))
    own = BookSession(at("12:00"), at("13:00"), "A", (P1,), places=1)
    without_programme, single = town.do(wish).subject, town.do(own).subject
    assert town.do(Enrol(without_programme, "U0001")).answer["places"] == 10
    assert town.do(Enrol(single, "U0001")).answer["places"] == 1


def test_nobody_is_enrolled_twice(town: Town, workshop: str) -> None:
    fill(town, workshop, "U0001")
    with pytest.raises(AlreadyEnrolledError):
        town.do(Enrol(workshop, "U0001"))


def test_a_freed_place_is_given_to_nobody_silently(town: Town, workshop: str) -> None:
    fill(town, workshop, "U0001", "U0002", "U0003", "U0004", "U0005")
    answer = town.do(Withdraw(workshop, "U0002")).answer
    assert (answer["status"], answer["enrolled"]) == ("withdrawn", 2)
    assert standing(town)[4] == ("waiting", 1)
    assert town.do(Enrol(workshop, "U0006")).answer["status"] == "waiting"
    promoted = town.do(Promote(workshop)).answer
    assert (promoted["people"], promoted["enrolled"]) == (["U0004"], 3)
    assert standing(town)[5] == ("waiting", 1)
    assert standing(town)[6] == ("waiting", 2)


def test_nobody_is_promoted_into_a_full_session(town: Town, workshop: str) -> None:
    fill(town, workshop, "U0001", "U0002", "U0003", "U0004")
    with pytest.raises(RefusedError):
        town.do(Promote(workshop))


def test_withdrawing_somebody_unknown_here_is_refused(town: Town, workshop: str) -> None:
    with pytest.raises(NotEnrolledError):
        town.do(Withdraw(workshop, "U0001"))


def test_an_undone_withdrawal_takes_the_place_back_while_it_is_free(
    town: Town, workshop: str
) -> None:
    fill(town, workshop, "U0001", "U0002", "U0003", "U0004")
    town.do(Withdraw(workshop, "U0001"))
    town.do(UndoLast("accueil"))
    assert standing(town)[1] == ("enrolled", None)
    town.do(Withdraw(workshop, "U0001"))
    town.do(Promote(workshop), desk="villejean")
    with pytest.raises(RefusedError):
        town.do(UndoLast("accueil"))
    assert standing(town)[1] == ("withdrawn", None)


def test_those_of_the_cycle_count_in_its_sessions(town: Town) -> None:
    assert town.do(Enrol("C1", "U0001")).answer["enrolled"] == 1
    with pytest.raises(AlreadyEnrolledError):
        town.do(Enrol("C1", "U0001"))


def test_who_comes_through_the_cycle_is_withdrawn_from_the_cycle(town: Town) -> None:
    with transaction(town.engine) as tx:
        add_cycle(tx)
    with pytest.raises(NotEnrolledError) as stranger:
        town.do(Withdraw("C1-1", "U0001"))
    assert stranger.value.cycle == ""
    town.do(Enrol("C1", "U0001"))
    with pytest.raises(NotEnrolledError) as refusal:
        town.do(Withdraw("C1-1", "U0001"))
    assert (refusal.value.subject, refusal.value.cycle) == ("C1-1", "C1")
    said = error_text(words_in("en"), refusal.value)
    assert "“permanence withdraw CENTRE C1 U0001”" in said


def test_who_waits_for_the_cycle_is_promoted_in_the_cycle(town: Town) -> None:
    with transaction(town.engine) as tx:
        add_cycle(tx)
    fill(town, "C1", "U0001", "U0002", "U0003", "U0004")
    town.do(Withdraw("C1", "U0001"))
    with pytest.raises(WaitsForCycleError) as refusal:
        town.do(Promote("C1-1"))
    assert (refusal.value.subject, refusal.value.cycle) == ("C1-1", "C1")
    assert "“permanence promote CENTRE C1”" in error_text(words_in("en"), refusal.value)
    assert town.do(Promote("C1")).answer["people"] == ["U0004"]


def test_cancelling_empties_the_waiting_list_and_counts_who_to_call(
    town: Town, workshop: str
) -> None:
    fill(town, workshop, "U0001", "U0002", "U0003", "U0004")
    outcome = town.do(CancelSession(workshop, "absence"))
    assert outcome.consequences.people_to_call == 4
    assert standing(town)[4] == ("withdrawn", None)
    town.do(UndoLast("accueil"))
    assert standing(town)[4] == ("waiting", 1)


def _enrol_many(address: str, workshop: str, people: list[str], desk: str) -> None:
    engine = open_centre(address)
    for person in people:
        Enrol(workshop, person)(engine, Actor(desk, "d", NOW, f"{desk}-{person}"))
    close_centre(engine)


def test_two_desks_at_once_never_pass_the_places(
    town: Town, workshop: str, town_address: str
) -> None:
    processes = [
        get_context("spawn").Process(
            target=_enrol_many, args=(town_address, workshop, people, f"poste-{people[0]}")
        )
        for people in (["U0001", "U0002", "U0003", "U0004"], ["U0005", "U0006", "U0007", "U0008"])
    ]
    for process in processes:
        process.start()
    for process in processes:
        process.join(60)
        assert process.exitcode == 0
    held = town.one(
        lambda tx: tx.scalar(select(func.count()).where(Enrolment.status == "enrolled"))
    )
    ranks = [rank for status, rank in standing(town).values() if status == "waiting"]
    assert held == 3
    assert sorted(rank or 0 for rank in ranks) == [1, 2, 3, 4, 5]


def test_a_waiting_list_has_no_gap_when_somebody_comes_back_to_it(
    town: Town, workshop: str
) -> None:
    fill(town, workshop, "U0001", "U0002", "U0003", "U0004", "U0005", "U0006")
    town.do(Withdraw(workshop, "U0004"))
    town.do(Withdraw(workshop, "U0005"), desk="villejean")
    assert standing(town)[6] == ("waiting", 1)
    town.do(UndoLast("accueil"))
    assert standing(town)[4] == ("waiting", 1)
    assert standing(town)[5] == ("withdrawn", None)
    assert standing(town)[6] == ("waiting", 2)


def test_a_household_waits_together_until_three_days_before(town: Town, workshop: str) -> None:
    """Scenario 11: one free place is kept for the two children, then offered to the next."""
    for name in ("Léo", "Mia"):
        town.do(CreatePerson(name, "Invraisemblable", household="H1"))
    fill(town, workshop, "U0001", "U0002", "U0003", "U0009", "U0010", "U0004")
    town.do(Withdraw(workshop, "U0001"))
    with pytest.raises(RefusedError):
        town.do(Promote(workshop), now=at("09:00", MONDAY - timedelta(days=4)))
    town.do(Withdraw(workshop, "U0002"))
    promoted = town.do(Promote(workshop), now=at("09:00", MONDAY - timedelta(days=4))).answer
    assert promoted["people"] == ["U0009", "U0010"]
    town.do(UndoLast("accueil"))
    assert standing(town)[9] == ("waiting", 1)
    town.do(Enrol(workshop, "U0007"), desk="villejean")
    town.do(Promote(workshop))
    town.do(Withdraw(workshop, "U0009"))
    late = town.do(Promote(workshop), now=at("09:00", MONDAY - timedelta(days=3))).answer
    assert late["people"] == ["U0004"]
