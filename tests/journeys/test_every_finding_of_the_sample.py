"""Each thing a booking of the sample centre can be told, and a booking that is told it."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from db.engine import transaction
from db.tables.people import InterpreterExclusion, Person
from db.tables.sessions import Resource
from desktop_app.commands.enrolment import Enrol
from desktop_app.commands.session_state import Allocated
from desktop_app.commands.sessions import BookSession, MoveSession
from desktop_app.commands.sites import BlockRoom
from desktop_app.domain.findings import Code
from desktop_app.domain.planning import Involved, Need, Proposal
from desktop_app.domain.span import Span
from desktop_app.readings.check import check_booking
from tests.commands.town import Town

NOW = datetime(2026, 11, 24, 11, 10)


def during(start: str, minutes: int = 60) -> Span:
    begins = datetime.fromisoformat(start)
    return Span(begins, begins + timedelta(minutes=minutes))


CHRISTMAS = during("2026-12-25T16:00")
FREE = during("2026-12-29T10:30")
CHECKS = {
    Code.ROOM_TAKEN: Proposal(during("2026-11-25T17:30"), "BEA-05"),
    Code.PERSON_TAKEN: Proposal(during("2027-02-10T12:15", 150), "NSM-03", (Involved("P080"),)),
    Code.EQUIPMENT_SHORT: Proposal(
        during("2027-03-22T10:00"), "EXT-02", needs=(Need("circus_kit", 30),)
    ),
    Code.ROOM_RESERVED: Proposal(during("2026-11-04T08:15", 45), "BEA-01"),
    Code.ROOM_NOT_BOOKABLE: Proposal(during("2026-11-11T16:15", 150), "BLE-11"),
    Code.SITE_CLOSED: Proposal(during("2026-11-04T08:15", 45), "BEA-01"),
    Code.PUBLIC_HOLIDAY: Proposal(CHRISTMAS, "NSM-03"),
    Code.PERSON_ABSENT: Proposal(during("2027-03-01T10:15"), "BLE-01", (Involved("P038"),)),
    Code.ROOM_TOO_SMALL: Proposal(FREE, "VIL-06", people=25),
    Code.NOT_ACCESSIBLE: Proposal(FREE, "NSM-03", needs=(Need("step_free"),)),
    Code.FEATURE_MISSING: Proposal(FREE, "BEA-01", needs=(Need("kitchen"),)),
    Code.OUTSIDE_AVAILABILITY: Proposal(during("2027-02-19T18:15"), "NSM-03", (Involved("P003"),)),
    Code.TRAVEL_TOO_SHORT: Proposal(during("2026-10-16T16:30", 150), "BEA-01", (Involved("T07"),)),
    Code.SETUP_TOO_SHORT: Proposal(during("2026-10-12T08:00", 150), "BEA-06"),
    Code.NO_FACILITATOR: Proposal(FREE, "VIL-06"),
    Code.ROLE_MISSING: Proposal(FREE, "VIL-06", programme="MARCHE"),
    Code.INTERPRETER_NOTICE_PASSED: Proposal(
        during("2026-11-25T16:00"), "BLE-02", (Involved("I06"),), language="ta"
    ),
    Code.LANGUAGE_UNCOVERED: Proposal(FREE, "VIL-06", language="ps"),
    Code.SCHOOL_HOLIDAY: Proposal(FREE, "VIL-06"),
    Code.ASK_FIRST: Proposal(during("2027-01-04T12:30", 45), "BLE-11", (Involved("P010"),)),
    Code.WEEK_PARITY_AMBIGUOUS: Proposal(FREE, "VIL-06", rhythm="odd"),
    Code.PLACES_EXCEEDED: Proposal(FREE, "VIL-08", enrolled=13, places=12),
    Code.PLACES_ABOVE_ROOM: Proposal(FREE, "VIL-06", places=25),
    Code.INTERPRETER_UNCONFIRMED: Proposal(
        during("2026-11-25T16:00"), "BLE-02", (Involved("I06"),), language="ta", order="requested"
    ),
}
"""One booking for each; most are told other things besides."""


@pytest.mark.parametrize("code", CHECKS)
def test_a_check_says_it(sample: Town, code: Code) -> None:
    found = {one.code for one in check_booking(sample.engine, CHECKS[code], NOW).findings}

    assert code in found


def booked(sample: Town, room: str, *allocated: Allocated) -> str:
    wish = BookSession(DAY.start, DAY.end, room, allocated, title="Essai")
    return sample.do(wish, now=NOW).subject


DAY = during("2026-11-27T14:00")


def test_a_check_says_that_the_interpreter_is_taken(sample: Town) -> None:
    booked(sample, "VIL-06", Allocated("I06", "interpreter"))
    wanted = Proposal(DAY, "VIL-08", (Involved("I06"),))

    found = {one.code for one in check_booking(sample.engine, wanted, NOW).findings}

    assert Code.INTERPRETER_TAKEN in found


def test_a_check_says_that_the_room_is_closed(sample: Town) -> None:
    sample.do(BlockRoom("VIL-06", DAY.start, DAY.end, "cleaning", "ménage"), now=NOW)

    found = {
        one.code for one in check_booking(sample.engine, Proposal(DAY, "VIL-06"), NOW).findings
    }

    assert Code.ROOM_CLOSED in found


def test_an_enrolment_says_that_the_person_is_elsewhere(sample: Town) -> None:
    one, other = booked(sample, "VIL-06"), booked(sample, "VIL-07")
    sample.do(Enrol(one, "U0001"), now=NOW)

    told = sample.do(Enrol(other, "U0001"), now=NOW)

    assert Code.PARTICIPANT_ELSEWHERE in {one.code for one in told.findings}


def test_a_move_says_that_the_interpreter_is_not_for_this_person(sample: Town) -> None:
    session = booked(sample, "VIL-06", Allocated("I06", "interpreter"))
    with transaction(sample.engine) as tx:
        person = tx.scalars(select(Person.id).where(Person.code == "U0001")).one()
        interpreter = tx.scalars(select(Resource.id).where(Resource.code == "I06")).one()
        tx.add(InterpreterExclusion(person_id=person, interpreter_id=interpreter))

    sample.do(Enrol(session, "U0001"), now=NOW)

    told = sample.do(MoveSession(session, "VIL-07"), now=NOW)

    assert Code.INTERPRETER_EXCLUDED in {one.code for one in told.findings}


def test_every_code_is_shown_here() -> None:
    shown = {
        *CHECKS,
        Code.INTERPRETER_TAKEN,
        Code.ROOM_CLOSED,
        Code.PARTICIPANT_ELSEWHERE,
        Code.INTERPRETER_EXCLUDED,
    }

    assert shown == set(Code)
