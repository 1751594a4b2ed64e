"""Who came, from the signed sheet to the totals."""

import pytest

from desktop_app.commands.attendance import RecordAttendance
from desktop_app.commands.enrolment import Enrol
from desktop_app.commands.session_state import Allocated
from desktop_app.commands.sessions import BookSession, CancelSession
from desktop_app.commands.undo import UndoLast
from desktop_app.domain.errors import (
    BadInputError,
    NotBegunError,
    StaleError,
    UnknownCodeError,
    WrongStatusError,
)
from tests.commands.town import Town, at


@pytest.fixture
def workshop(town: Town) -> str:
    """A session with two enrolled."""
    wish = BookSession(at("10:00"), at("11:00"), "A", (Allocated("P1", "facilitator"),))
    code = town.do(wish).subject
    for person in ("U0001", "U0002"):
        town.do(Enrol(code, person))
    return code


AFTER = at("12:00")


def test_attendance_makes_a_begun_session_held(town: Town, workshop: str) -> None:
    record = RecordAttendance(workshop, (("U0001", "present"), ("U0002", "absent")), 3)
    answer = town.do(record, now=AFTER).answer
    assert answer == {
        "session": workshop,
        "present": 1,
        "absent": 1,
        "headcount": 3,
        "corrected": 0,
    }
    assert town.session(workshop).status == "held"
    town.do(UndoLast("accueil"), now=AFTER)
    row = town.session(workshop)
    assert (row.status, row.headcount) == ("planned", None)


def test_a_correction_replaces_and_is_taken_back(town: Town, workshop: str) -> None:
    town.do(RecordAttendance(workshop, (("U0001", "present"), ("U0002", "absent"))), now=AFTER)
    excused = (("U0001", "absent_excused"), ("U0002", "absent"))
    answer = town.do(RecordAttendance(workshop, excused), now=AFTER).answer
    assert (answer["present"], answer["absent"], answer["corrected"]) == (0, 2, 1)
    town.do(UndoLast("accueil"), now=AFTER)
    again = town.do(RecordAttendance(workshop), now=AFTER).answer
    assert (again["present"], again["absent"], again["corrected"]) == (1, 1, 0)


def test_nothing_is_recorded_before_a_session_begins(town: Town, workshop: str) -> None:
    absence = RecordAttendance(workshop, (("U0001", "absent_excused"),))
    with pytest.raises(NotBegunError) as refusal:
        town.do(absence, now=at("09:59"))
    assert (refusal.value.subject, refusal.value.starts) == (workshop, at("10:00"))
    with pytest.raises(NotBegunError):
        town.do(RecordAttendance(workshop, headcount=3), now=at("09:59"))
    assert town.session(workshop).headcount is None
    town.do(absence, now=at("10:00"))


def test_attendance_of_a_cancelled_session_is_refused(town: Town, workshop: str) -> None:
    town.do(CancelSession(workshop, "absence"))
    with pytest.raises(WrongStatusError):
        town.do(RecordAttendance(workshop, (("U0001", "present"),)), now=AFTER)


def test_attendance_of_an_option_is_refused(town: Town) -> None:
    wish = BookSession(at("10:00"), at("11:00"), "A", option=True)
    code = town.do(wish).subject
    with pytest.raises(WrongStatusError) as refusal:
        town.do(RecordAttendance(code, (("U0001", "present"),)), now=AFTER)
    assert refusal.value.status == "option"


def test_the_second_desk_is_told_what_the_first_recorded(town: Town, workshop: str) -> None:
    seen = (("U0001", "expected"), ("U0002", "expected"))
    here = RecordAttendance(workshop, (("U0001", "present"), ("U0002", "present")), seen=seen)
    there = RecordAttendance(workshop, (("U0001", "absent"), ("U0002", "present")), seen=seen)
    town.do(here, now=AFTER)
    with pytest.raises(StaleError) as refusal:
        town.do(there, desk="villejean", now=AFTER)
    assert (refusal.value.subject, refusal.value.desk) == (workshop, "accueil")
    assert town.do(RecordAttendance(workshop), now=AFTER).answer["present"] == 2
    looked_again = RecordAttendance(workshop, there.statuses, seen=here.statuses)
    assert town.do(looked_again, desk="villejean", now=AFTER).answer["absent"] == 1


def test_a_presence_taken_back_meanwhile_is_told_too(town: Town, workshop: str) -> None:
    wrong = RecordAttendance(workshop, (), 2, seen=(("U0001", "present"),))
    with pytest.raises(StaleError):
        town.do(wrong, now=AFTER)
    assert town.session(workshop).headcount is None


def test_bad_attendance_is_refused_whole(town: Town, workshop: str) -> None:
    with pytest.raises(BadInputError):
        town.do(RecordAttendance(workshop, (("U0001", "present"), ("U0002", "sick"))), now=AFTER)
    with pytest.raises(BadInputError):
        town.do(RecordAttendance(workshop, headcount=-1), now=AFTER)
    with pytest.raises(UnknownCodeError):
        town.do(RecordAttendance(workshop, (("U0001", "present"), ("U9999", "present"))), now=AFTER)
    with pytest.raises(BadInputError) as twice:
        town.do(RecordAttendance(workshop, (("U0001", "present"), ("U0001", "absent"))), now=AFTER)
    assert (twice.value.reason, twice.value.value) == ("twice", "U0001")
    assert town.do(RecordAttendance(workshop), now=AFTER).answer["present"] == 0
