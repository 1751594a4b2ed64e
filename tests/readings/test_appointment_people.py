from sqlalchemy import select

from db.engine import transaction
from db.tables.people import Person
from db.tables.sessions import Resource
from db.tables.sites import Room
from db.tables.support import Appointment
from desktop_app.readings.appointment_people import appointment_people
from desktop_app.readings.board import board_reading
from tests.commands.town import MONDAY, NOW, Town, at


def test_each_appointment_has_its_person_on_a_board_that_is_named_and_on_no_other(
    town: Town,
) -> None:
    with transaction(town.engine) as tx:
        tx.add(
            Appointment(
                code="A1",
                kind="boussole",
                person_id=tx.scalars(select(Person.id).where(Person.code == "U0001")).one(),
                worker_id=tx.scalars(select(Resource.id).where(Resource.code == "P2")).one(),
                room_id=tx.scalars(
                    select(Room.id).join(Resource).where(Resource.code == "OFFICE")
                ).one(),
                starts=at("10:00"),
                ends=at("11:00"),
                status="planned",
            )
        )
    board = board_reading(town.engine, MONDAY, MONDAY, NOW)

    people = appointment_people(town.engine, ["A1", "A9"])

    assert people == {"A1": "Prénom1 Habitant1"}
    assert [one.person for one in board.naming(people, {}).blocks] == ["Prénom1 Habitant1"]
    assert [one.person for one in board.blocks] == [""]
