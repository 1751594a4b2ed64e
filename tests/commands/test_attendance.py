"""Who came, from the signed sheet to the totals."""

import pytest

from desktop_app.commands.attendance import RecordAttendance
from desktop_app.commands.enrolment import Enrol
from desktop_app.commands.session_state import Allocated
from desktop_app.commands.sessions import BookSession, CancelSession
from desktop_app.commands.undo import UndoLast
from desktop_app.domain.errors import BadInputError, UnknownCodeError, WrongStatusError
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
    assert answer == {"session": workshop, "present": 1, "absent": 1, "headcount": 3}
    assert town.session(workshop).status == "held"
    town.do(UndoLast("accueil"), now=AFTER)
    row = town.session(workshop)
    assert (row.status, row.headcount) == ("planned", None)


def test_a_correction_replaces_and_is_taken_back(town: Town, workshop: str) -> None:
    town.do(RecordAttendance(workshop, (("U0001", "present"),)), now=AFTER)
    answer = town.do(RecordAttendance(workshop, (("U0001", "absent"),)), now=AFTER).answer
    assert (answer["present"], answer["absent"]) == (0, 1)
    town.do(UndoLast("accueil"), now=AFTER)
    again = town.do(RecordAttendance(workshop), now=AFTER).answer
    assert (again["present"], again["absent"]) == (1, 0)


def test_a_session_to_come_is_not_held_yet(town: Town, workshop: str) -> None:
    town.do(RecordAttendance(workshop, (("U0001", "absent_excused"),)), now=at("08:00"))
    assert town.session(workshop).status == "planned"


def test_attendance_of_a_cancelled_session_is_refused(town: Town, workshop: str) -> None:
    town.do(CancelSession(workshop, "absence"))
    with pytest.raises(WrongStatusError):
        town.do(RecordAttendance(workshop, (("U0001", "present"),)))


def test_bad_attendance_is_refused_whole(town: Town, workshop: str) -> None:
    with pytest.raises(BadInputError):
        town.do(RecordAttendance(workshop, (("U0001", "present"), ("U0002", "sick"))))
    with pytest.raises(BadInputError):
        town.do(RecordAttendance(workshop, headcount=-1))
    with pytest.raises(UnknownCodeError):
        town.do(RecordAttendance(workshop, (("U0001", "present"), ("U9999", "present"))))
    with pytest.raises(BadInputError) as twice:
        town.do(RecordAttendance(workshop, (("U0001", "present"), ("U0001", "absent"))))
    assert (twice.value.reason, twice.value.value) == ("twice", "U0001")
    assert town.do(RecordAttendance(workshop)).answer["present"] == 0
