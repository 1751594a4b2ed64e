"""The call list of a session, as a screen and a sheet of paper show it."""

import pytest
from sqlalchemy import select

from db.engine import transaction
from db.tables.people import Person
from desktop_app.commands.enrolment import Enrol
from desktop_app.commands.session_state import Allocated
from desktop_app.commands.sessions import BookSession, CancelSession
from desktop_app.domain.calling import CallStatus
from desktop_app.domain.errors import UnknownCodeError
from desktop_app.readings.calls import call_list, initials_of
from desktop_app.readings.cancelling import cancel_forecast
from desktop_app.readings.enrolment import enrolment_reading
from tests.commands.town import NOW, Town, at


def test_everybody_is_listed_with_what_a_call_needs(town: Town) -> None:
    book = BookSession(at("14:00"), at("15:00"), "A", (Allocated("P2", "facilitator"),))
    code = town.do(book).subject
    for person in ("U0002", "U0001"):
        town.do(Enrol(code, person))
    town.do(CancelSession(code, "absence"))
    found = call_list(town.engine, code)
    assert found.left == 2
    assert found.line.status == "cancelled"
    assert {one.code for one in found.people} == {"U0001", "U0002"}
    assert all(one.name and one.initials for one in found.people)
    assert {one.status for one in found.people} == {CallStatus.TO_CALL}


def test_a_child_without_a_telephone_is_called_at_that_of_its_guardian(town: Town) -> None:
    book = BookSession(at("14:00"), at("15:00"), "A", (Allocated("P2", "facilitator"),))
    code = town.do(book).subject
    with transaction(town.engine) as tx:
        people = {one.code: one for one in tx.scalars(select(Person))}
        people["U0001"].guardian_id = people["U0002"].guardian_id = people["U0003"].id
        people["U0003"].mobile, people["U0003"].main_language = "+33 6 39 98 00 03", "ar"
        people["U0002"].mobile = "+33 6 39 98 00 02"
    for person in ("U0001", "U0002"):
        town.do(Enrol(code, person))

    asked = cancel_forecast(town.engine, code, NOW).people
    listed = enrolment_reading(town.engine, code, NOW).people
    town.do(CancelSession(code, "absence"))

    for found in (asked, listed, call_list(town.engine, code).people):
        assert [(one.phone, one.through) for one in found] == [
            ("+33 6 39 98 00 03", "Prénom3 Habitant3"),
            ("+33 6 39 98 00 02", ""),
        ]
    assert asked[0].language.en == "Arabic"


def test_a_session_that_was_never_changed_has_nobody_to_call(town: Town) -> None:
    book = BookSession(at("14:00"), at("15:00"), "A", (Allocated("P2", "facilitator"),))
    assert call_list(town.engine, town.do(book).subject).people == ()


def test_a_session_that_is_not_there_is_unknown(town: Town) -> None:
    with pytest.raises(UnknownCodeError):
        call_list(town.engine, "W9999")


@pytest.mark.parametrize(
    ("given", "family", "said"),
    [("Zohra", "Inventée", "Z. I."), ("Zohra", "", "Z."), ("élise", "d’Invent", "É. D.")],
)
def test_the_public_sees_initials(given: str, family: str, said: str) -> None:
    assert initials_of(given, family) == said
