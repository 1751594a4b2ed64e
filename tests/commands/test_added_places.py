"""One place more for somebody named, never above the room, taken back with it."""

from datetime import date

import pytest

from db.engine import transaction
from desktop_app.commands.added_places import EnrolInAddedPlace
from desktop_app.commands.enrolment import Enrol, Promote, Withdraw
from desktop_app.commands.kept_conflicts import KeepConflict
from desktop_app.commands.session_state import Allocated
from desktop_app.commands.sessions import BookSession
from desktop_app.commands.undo import RedoLast, UndoLast
from desktop_app.domain.errors import AlreadyEnrolledError, RefusedError, UnknownCodeError
from desktop_app.domain.findings import Code
from tests.commands.town import Town, at, session_coded
from tests.commands.waiting import standing

P1 = Allocated("P1", "facilitator")


@pytest.fixture
def full(town: Town) -> str:
    """A session of three places in a room of ten: three enrolled, one waiting."""
    wish = BookSession(at("10:00"), at("11:00"), "A", (P1,), programme="DROITS")
    code = town.do(wish).subject
    for person in ("U0001", "U0002", "U0003", "U0004"):
        town.do(Enrol(code, person))
    return code


def test_a_newcomer_gets_the_place_that_is_added_and_those_who_wait_keep_their_turn(
    town: Town, full: str
) -> None:
    answer = town.do(EnrolInAddedPlace(full, "U0005")).answer

    assert (answer["status"], answer["enrolled"], answer["places"]) == ("enrolled", 4, 4)
    assert town.session(full).places == 4
    assert standing(town)["U0004"] == ("waiting", 1)


def test_who_waits_can_be_given_the_place_that_is_added(town: Town, full: str) -> None:
    town.do(Enrol(full, "U0005"))

    town.do(EnrolInAddedPlace(full, "U0004"))

    assert standing(town)["U0004"] == ("enrolled", None)
    assert standing(town)["U0005"] == ("waiting", 1)


def test_place_and_person_are_taken_back_and_given_again_together(town: Town, full: str) -> None:
    town.do(EnrolInAddedPlace(full, "U0005"))

    town.do(UndoLast("accueil"))
    assert town.session(full).places is None
    assert standing(town)["U0005"] == ("removed", None)

    town.do(RedoLast("accueil"))
    assert town.session(full).places == 4
    assert standing(town)["U0005"] == ("enrolled", None)


def test_a_place_that_somebody_has_filled_since_is_not_taken_back(town: Town, full: str) -> None:
    town.do(EnrolInAddedPlace(full, "U0005"))
    town.do(UndoLast("accueil"))
    town.do(Withdraw(full, "U0001"))
    town.do(Promote(full), desk="villejean")

    with pytest.raises(RefusedError):
        town.do(UndoLast("accueil"))


def test_one_place_more_is_none_where_too_many_are_enrolled(town: Town, full: str) -> None:
    with transaction(town.engine) as tx:
        tx.scalars(session_coded(full)).one().places = 2

    with pytest.raises(RefusedError) as refusal:
        town.do(EnrolInAddedPlace(full, "U0005"))

    assert [one.code for one in refusal.value.findings] == [Code.PLACES_EXCEEDED]
    assert town.session(full).places == 2


def test_a_conflict_that_is_kept_does_not_refuse_the_place(town: Town) -> None:
    holiday = date(2026, 7, 14)
    hours = at("10:00", holiday), at("11:00", holiday)
    code = town.do(BookSession(*hours, "A", (P1,), places=5, option=True)).subject
    town.do(KeepConflict(code, "public_holiday", "fête de quartier"))

    town.do(EnrolInAddedPlace(code, "U0001"))

    assert town.session(code).kept == ("public_holiday",)
    assert standing(town)["U0001"] == ("enrolled", None)


def test_the_room_is_the_limit(town: Town) -> None:
    wish = BookSession(at("10:00"), at("11:00"), "A", (P1,), places=10)
    code = town.do(wish).subject

    with pytest.raises(RefusedError) as refusal:
        town.do(EnrolInAddedPlace(code, "U0001"))

    (finding,) = refusal.value.findings
    assert (finding.facts["places"], finding.facts["capacity"]) == (11, 10)
    assert town.session(code).places == 10


def test_nobody_gets_two_places_and_a_cycle_has_none_of_its_own(town: Town, full: str) -> None:
    with pytest.raises(AlreadyEnrolledError):
        town.do(EnrolInAddedPlace(full, "U0001"))
    with pytest.raises(UnknownCodeError):
        town.do(EnrolInAddedPlace("C1", "U0001"))
