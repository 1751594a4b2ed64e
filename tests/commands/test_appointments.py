"""Appointments: four are taken together or none, moved, given up, recorded, taken back."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from db.engine import transaction
from db.tables.people import InterpreterExclusion, Person
from db.tables.sessions import Allocation, Claim, Resource
from db.tables.support import Appointment, InterpreterOrder
from db.tables.workers import Interpreter
from desktop_app.commands.appointments import (
    BookAppointment,
    CancelAppointment,
    MoveAppointment,
    RecordAppointment,
    ReinstateAppointment,
)
from desktop_app.commands.sessions import BookSession, Seen
from desktop_app.commands.undo import RedoLast, UndoLast
from desktop_app.domain.errors import (
    BadInputError,
    NotBegunError,
    RefusedError,
    StaleError,
    UnknownCodeError,
    WrongStatusError,
)
from tests.commands.town import Town, at

WEEK = timedelta(weeks=1)
BOOKED = BookAppointment("boussole", "U0001", "P1", "OFFICE", at("14:00"), at("14:45"))
"""On Monday 9 March with a psychologist, nobody interpreting."""

INTERPRETED = replace(BOOKED, interpreter="I1")


def held(town: Town, hour: str = "14:00", day: datetime | None = None) -> set[str]:
    """Codes of what is claimed at an hour."""
    moment = day or at(hour)
    statement = (
        select(Resource.code)
        .join(Claim, Claim.resource_id == Resource.id)
        .where(Claim.active, Claim.starts_at <= moment, Claim.ends_at > moment)
    )
    return set(town.one(lambda tx: tx.scalars(statement).all()))


def row(town: Town, code: str = "R0001") -> Appointment:
    return town.one(
        lambda tx: tx.scalars(select(Appointment).where(Appointment.code == code)).one()
    )


def orders(town: Town) -> list[tuple[str, str, datetime]]:
    statement = select(
        InterpreterOrder.status, InterpreterOrder.language_code, InterpreterOrder.planned_starts
    ).order_by(InterpreterOrder.id)
    return [tuple(one) for one in town.one(lambda tx: tx.execute(statement).all())]  # type: ignore[misc]


def codes_of(refused: RefusedError) -> set[str]:
    return {str(one.code) for one in refused.findings}


def test_the_worker_the_room_and_the_interpreter_are_taken_with_the_order(town: Town) -> None:
    outcome = town.do(INTERPRETED)

    assert held(town) == {"P1", "OFFICE", "I1"}
    assert orders(town) == [("to_order", "ar", at("14:00"))]
    assert outcome.subject == outcome.answer["appointment"] == "R0001"
    assert (row(town).status, row(town).kind) == ("planned", "boussole")


@pytest.mark.parametrize(
    ("taken", "code"),
    [
        (BookSession(at("14:30"), at("15:00"), "OFFICE"), "room_taken"),
        (replace(BOOKED, person="U0002", room="A"), "person_taken"),
        (replace(INTERPRETED, person="U0002", room="A", worker="P2"), "interpreter_taken"),
    ],
)
def test_all_or_nothing(town: Town, taken: BookSession | BookAppointment, code: str) -> None:
    town.do(taken)
    before = held(town, "14:30"), len(orders(town))

    with pytest.raises(RefusedError) as refused:
        town.do(INTERPRETED)

    assert code in codes_of(refused.value)
    assert (held(town, "14:30"), len(orders(town))) == before


def test_a_session_does_not_take_what_an_appointment_has(town: Town) -> None:
    town.do(BOOKED)

    with pytest.raises(RefusedError) as refused:
        town.do(BookSession(at("14:30"), at("15:30"), "OFFICE"))

    assert "room_taken" in codes_of(refused.value)


def test_a_person_who_is_elsewhere_is_said_and_can_still_be_booked(town: Town) -> None:
    town.do(BOOKED)
    outcome = town.do(replace(BOOKED, worker="P2", room="A"))

    assert "participant_elsewhere" in {str(one.code) for one in outcome.findings}


@pytest.mark.parametrize("kept_of", ["U0001", "U0002"])
def test_the_exclusion_of_an_interpreter_holds_for_the_household_in_neutral_words(
    town: Town, kept_of: str
) -> None:
    with transaction(town.engine) as tx:
        people = {row.code: row for row in tx.scalars(select(Person))}
        for member in ("U0001", "U0002"):
            people[member].household = "H1"
        person = people[kept_of]
        interpreter = tx.scalars(select(Resource).where(Resource.code == "I1")).one()
        tx.add(InterpreterExclusion(person_id=person.id, interpreter_id=interpreter.id))

    outcome = town.do(INTERPRETED)

    assert "interpreter_excluded" in {str(one.code) for one in outcome.findings}


def test_a_person_who_needs_an_interpreter_has_one_to_order_that_an_envelope_pays(
    town: Town,
) -> None:
    with transaction(town.engine) as tx:
        person = tx.scalars(select(Person).where(Person.code == "U0001")).one()
        person.main_language, person.needs_interpreter = "ar", True

    town.do(BOOKED)

    assert orders(town) == [("to_order", "ar", at("14:00"))]
    order = town.one(lambda tx: tx.scalars(select(InterpreterOrder)).one())
    assert order.agency_id is not None
    assert order.interpreter_id is None


def test_an_interpreter_of_another_language_is_refused_for_somebody_who_needs_theirs(
    town: Town,
) -> None:
    with transaction(town.engine) as tx:
        person = tx.scalars(select(Person).where(Person.code == "U0001")).one()
        person.main_language, person.needs_interpreter = "tr", True

    with pytest.raises(BadInputError) as refused:
        town.do(INTERPRETED)

    assert (refused.value.field_name, refused.value.reason) == ("interpreter", "not_that_language")


def another_interpreter(town: Town, language: str) -> None:
    """I2, of the same agency."""
    with transaction(town.engine) as tx:
        known = tx.scalars(select(Interpreter)).one()
        resource = Resource(code="I2", kind="interpreter", units=1)
        tx.add(resource)
        tx.flush()
        tx.add(
            Interpreter(
                id=resource.id,
                agency_id=known.agency_id,
                display_name="M. J. Inventé",
                gender="M",
                language_codes=(language,),
                modes=known.modes,
                iso_weekdays=known.iso_weekdays,
            )
        )


def test_the_order_of_another_interpreter_is_asked_again_and_taken_back(town: Town) -> None:
    another_interpreter(town, "ar")
    town.do(INTERPRETED)
    set_order(town, "confirmed")
    first = town.one(lambda tx: tx.scalars(select(InterpreterOrder.interpreter_id)).one())

    town.do(MoveAppointment("R0001", interpreter="I2"))
    assert held(town) == {"P1", "OFFICE", "I2"}
    assert orders(town) == [("to_reconfirm", "ar", at("14:00"))]
    assert town.one(lambda tx: tx.scalars(select(InterpreterOrder.interpreter_id)).one()) != first

    town.do(UndoLast("accueil"))
    assert held(town) == {"P1", "OFFICE", "I1"}
    assert orders(town) == [("confirmed", "ar", at("14:00"))]
    assert town.one(lambda tx: tx.scalars(select(InterpreterOrder.interpreter_id)).one()) == first


def test_nobody_takes_over_an_order_in_a_language_that_they_do_not_interpret(town: Town) -> None:
    another_interpreter(town, "tr")
    town.do(INTERPRETED)

    with pytest.raises(BadInputError):
        town.do(MoveAppointment("R0001", interpreter="I2"))

    assert held(town) == {"P1", "OFFICE", "I1"}


def test_a_move_takes_the_interpreter_along_and_reopens_the_order(town: Town) -> None:
    town.do(INTERPRETED)
    set_order(town, "confirmed")

    outcome = town.do(MoveAppointment("R0001", start=at("16:00"), room="A"))

    assert held(town) == set()
    assert held(town, "16:30") == {"P1", "A", "I1"}
    assert orders(town) == [("to_reconfirm", "ar", at("16:00"))]
    assert outcome.consequences.people_to_call == 1
    assert outcome.consequences.orders_to_reconfirm == 1


def test_a_move_is_refused_where_the_desk_saw_something_else(town: Town) -> None:
    town.do(BOOKED)
    seen = Seen(at("14:00"), at("14:45"), "A")

    with pytest.raises(StaleError):
        town.do(MoveAppointment("R0001", start=at("16:00"), seen=seen))
    assert row(town).starts == at("14:00")


def test_cancelling_frees_everything_and_says_the_fee(town: Town) -> None:
    town.do(INTERPRETED)
    set_order(town, "confirmed")
    late = at("09:00")

    outcome = town.do(CancelAppointment("R0001", "person"), now=late)

    assert held(town) == set()
    assert (row(town).status, row(town).cancelled_by) == ("cancelled", "person")
    assert orders(town)[0][0] == "cancelled_with_fee"
    assert outcome.consequences.cost_cents == 4800
    assert outcome.consequences.people_to_call == 0


def test_the_person_is_called_when_the_centre_cancels(town: Town) -> None:
    town.do(BOOKED)

    outcome = town.do(CancelAppointment("R0001", "centre"))

    assert outcome.consequences.people_to_call == 1
    with pytest.raises(WrongStatusError):
        town.do(CancelAppointment("R0001", "centre"))


def test_what_was_cancelled_is_put_back_unless_the_hour_is_taken(town: Town) -> None:
    town.do(INTERPRETED)
    town.do(CancelAppointment("R0001", "worker"))
    town.do(ReinstateAppointment("R0001"))

    assert held(town) == {"P1", "OFFICE", "I1"}
    assert (row(town).status, row(town).cancelled_by) == ("planned", "")
    assert orders(town)[0][0] == "to_order"

    town.do(CancelAppointment("R0001", "worker"))
    town.do(replace(BOOKED, person="U0002"))
    with pytest.raises(RefusedError):
        town.do(ReinstateAppointment("R0001"))


@pytest.mark.parametrize(
    ("status", "holding"), [("honoured", True), ("no_show", True), ("excused", False)]
)
def test_what_became_of_it_is_recorded(town: Town, status: str, *, holding: bool) -> None:
    town.do(BOOKED)

    town.do(RecordAppointment("R0001", status), now=at("14:05"))

    assert row(town).status == status
    assert bool(held(town)) is holding
    again = town.do(RecordAppointment("R0001", status), now=at("14:06"))
    assert again.unchanged


def test_nobody_is_recorded_before_the_hour_nor_once_it_was_cancelled(town: Town) -> None:
    town.do(BOOKED)
    with pytest.raises(NotBegunError):
        town.do(RecordAppointment("R0001", "honoured"), now=at("13:59"))
    with pytest.raises(BadInputError):
        town.do(RecordAppointment("R0001", "cancelled"), now=at("14:05"))

    town.do(CancelAppointment("R0001", "person"))
    with pytest.raises(WrongStatusError):
        town.do(RecordAppointment("R0001", "honoured"), now=at("14:05"))


def test_a_follow_up_is_booked_whole_or_not_at_all(town: Town) -> None:
    outcome = town.do(replace(INTERPRETED, times=3, weeks=1))

    assert outcome.answer["appointments"] == ["R0001", "R0002", "R0003"]
    assert [one[2] for one in orders(town)] == [at("14:00") + WEEK * step for step in range(3)]

    with pytest.raises(RefusedError):
        town.do(replace(BOOKED, person="U0002", start=at("14:00") - WEEK, end=at("14:45") - WEEK,
                        times=4))  # fmt: skip
    assert len(orders(town)) == 3


def test_undo_of_everything_gives_back_the_first_state(town: Town) -> None:
    first = whole(town)
    town.do(INTERPRETED)
    booked = whole(town)
    town.do(MoveAppointment("R0001", start=at("16:00")))
    town.do(CancelAppointment("R0001", "person"))
    last = whole(town)

    for _act in range(3):
        town.do(UndoLast("accueil"))
    assert whole(town) == first
    town.do(RedoLast("accueil"))
    assert whole(town) == booked
    town.do(RedoLast("accueil"))
    town.do(RedoLast("accueil"))
    assert whole(town) == last


def test_an_undo_obeys_the_rules(town: Town) -> None:
    town.do(BOOKED)
    town.do(CancelAppointment("R0001", "person"))
    town.do(replace(BOOKED, person="U0002"), desk="villejean")

    with pytest.raises(RefusedError):
        town.do(UndoLast("accueil"))
    assert row(town).status == "cancelled"


def test_an_undo_that_another_desk_has_overtaken(town: Town) -> None:
    town.do(BOOKED)
    town.do(MoveAppointment("R0001", start=at("16:00")))
    town.do(MoveAppointment("R0001", start=at("17:00")), desk="villejean")

    with pytest.raises(StaleError):
        town.do(UndoLast("accueil"))
    assert row(town).starts == at("17:00")


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"kind": "psy"}, BadInputError),
        ({"person": "U0099"}, UnknownCodeError),
        ({"worker": "I1"}, UnknownCodeError),
        ({"worker": "OFFICE"}, UnknownCodeError),
        ({"room": "P1"}, UnknownCodeError),
        ({"interpreter": "P2"}, UnknownCodeError),
        ({"language": "xx"}, UnknownCodeError),
        ({"interpreter": "I1", "mode": "phone"}, BadInputError),
        ({"end": at("13:00")}, BadInputError),
        ({"times": 31}, BadInputError),
        ({"start": datetime(2027, 3, 28, 2, 30), "end": datetime(2027, 3, 28, 3, 30)},
         BadInputError),
    ],
)  # fmt: skip
def test_what_cannot_be_booked(town: Town, changed: dict[str, object], error: type) -> None:
    with pytest.raises(error):
        town.do(replace(BOOKED, **changed))  # type: ignore[arg-type]

    assert held(town) == set()


def set_order(town: Town, status: str) -> None:
    with transaction(town.engine) as tx:
        tx.scalars(select(InterpreterOrder)).one().status = status


def whole(town: Town) -> list[object]:
    """Everything that stands: nothing of a removed row."""
    appointments = select(
        Appointment.code, Appointment.status, Appointment.starts, Appointment.cancelled_by
    ).where(Appointment.status != "removed")
    claimed = (
        select(Resource.code, Claim.starts_at, Claim.ends_at)
        .join(Claim, Claim.resource_id == Resource.id)
        .join(Allocation, Allocation.id == Claim.allocation_id)
        .where(Claim.active)
        .order_by(Resource.code)
    )
    ordered = select(
        InterpreterOrder.status, InterpreterOrder.planned_starts, InterpreterOrder.cost_cents
    ).where(InterpreterOrder.status != "removed")
    return [
        tuple(one)
        for statement in (appointments, claimed, ordered)
        for one in town.one(lambda tx, asked=statement: tx.execute(asked).all())  # type: ignore[misc]
    ]
