"""A site moves to another building once, with the rooms of the old one, or not at all."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from db.tables.journal import JournalEntry
from db.tables.sessions import Resource
from db.tables.sites import Premises, Room
from desktop_app.commands.room_settings import ChangeRoom
from desktop_app.commands.session_state import Allocated
from desktop_app.commands.sessions import BookSession
from desktop_app.commands.site_moves import MoveSite
from desktop_app.commands.site_settings import ChangeSite
from desktop_app.commands.undo import UndoLast
from desktop_app.domain.errors import BadInputError, RefusedError, StaleError, UnknownCodeError
from desktop_app.domain.findings import Code
from desktop_app.domain.frame_changes import RoomAgain
from desktop_app.readings.described import described_reading
from desktop_app.readings.site_moves import rooms_to_have_again
from tests.commands.town import MONDAY, Town, at

LAST, REOPENS = MONDAY + timedelta(days=4), MONDAY + timedelta(days=14)
AGAIN = (
    RoomAgain("BEA-01", "A"),
    RoomAgain("BEA-02", "B", "Salle des arbres", 12),
    RoomAgain("BEA-03", "OFFICE"),
    RoomAgain("BEA-04", "AB"),
)
MOVE = MoveSite("BEA", LAST, REOPENS, "7 quai Imaginaire", AGAIN)
P1 = Allocated("P1", "facilitator")


def booked(town: Town, room: str, days: int) -> None:
    day = MONDAY + timedelta(days=days)
    town.do(BookSession(at("10:00", day), at("11:00", day), room, (P1,)))


def test_the_rooms_of_the_building_are_those_that_would_be_had_again(town: Town) -> None:
    found = rooms_to_have_again(town.engine, "BEA", LAST)

    assert [one.like for one in found] == ["A", "B", "OFFICE", "AB"]
    assert [one.code for one in found] == [one.code for one in AGAIN]


def test_old_rooms_end_and_new_ones_begin_a_divided_one_with_its_parts(town: Town) -> None:
    town.do(MOVE)

    booked(town, "A", 0)
    booked(town, "BEA-04", 14)
    for room, days in (("A", 14), ("BEA-01", 7), ("BEA-01", 14)):
        with pytest.raises(RefusedError) as refusal:
            booked(town, room, days)
        found = {one.code for one in refusal.value.findings}
        assert found & {Code.ROOM_NOT_BOOKABLE, Code.ROOM_TAKEN}
    names = town.one(
        lambda tx: tx.execute(
            select(Room.name_fr, Room.capacity)
            .join(Resource, Resource.id == Room.id)
            .where(Resource.code == "BEA-02")
        ).one()
    )
    assert tuple(names) == ("Salle des arbres", 12)


def test_a_move_that_is_taken_back_leaves_no_room_and_no_building(town: Town) -> None:
    before = town.one(lambda tx: (len(tx.scalars(select(Room.id)).all()), _premises(tx)))
    town.do(MOVE)
    town.do(UndoLast("accueil"))

    assert town.one(lambda tx: (len(tx.scalars(select(Room.id)).all()), _premises(tx))) == before
    booked(town, "A", 14)


def _premises(tx: Session) -> list[tuple[str, date | None]]:
    rows = tx.scalars(select(Premises).order_by(Premises.id))
    return [(row.code, row.valid_to) for row in rows]


def test_a_move_is_not_taken_back_under_somebodys_feet(town: Town) -> None:
    done = town.do(MOVE)
    booked(town, "BEA-01", 14)

    with pytest.raises(StaleError):
        town.do(done.undo)


@pytest.mark.parametrize(
    ("command", "field"),
    [
        (replace(MOVE, first_day=LAST), "reopens"),
        (replace(MOVE, address=" "), "address_line"),
        (replace(MOVE, rooms_again=(RoomAgain("A", "A"),)), "rooms"),
        (replace(MOVE, rooms_again=(RoomAgain("N", "VIL-1"),)), "rooms"),
        (replace(MOVE, rooms_again=(RoomAgain("N", "A", capacity=-1),)), "capacity"),
        (replace(MOVE, rooms_again=(RoomAgain("N", "AB"), RoomAgain("M", "A"))), "rooms"),
        (replace(MOVE, last_day=MONDAY.replace(year=2019)), "to"),
    ],
)
def test_what_cannot_be_names_its_field_and_writes_nothing(
    town: Town, command: MoveSite, field: str
) -> None:
    with pytest.raises(BadInputError) as refusal:
        town.do(command)

    assert refusal.value.field_name == field
    assert town.one(lambda tx: tx.scalars(select(JournalEntry.id)).all()) == []


def test_a_site_moves_once_and_only_if_it_exists(town: Town) -> None:
    town.do(MOVE)
    with pytest.raises(BadInputError) as refusal:
        town.do(replace(MOVE, rooms_again=()))
    assert refusal.value.reason == "moves_already"
    with pytest.raises(UnknownCodeError):
        town.do(replace(MOVE, site="XXX"))


def test_what_is_said_of_an_old_room_afterwards_stays_with_it(town: Town) -> None:
    town.do(MOVE)
    town.do(ChangeRoom("A", "name_fr", "Ancienne salle"))

    names = town.one(
        lambda tx: tx.execute(
            select(Resource.code, Room.name_fr).join(Resource, Resource.id == Room.id)
        ).all()
    )
    assert {("A", "Ancienne salle"), ("BEA-01", "Salle A")} <= {tuple(row) for row in names}


def test_a_site_has_the_address_of_the_building_it_uses(town: Town) -> None:
    """Correcting it reaches the sheets of that building, and no other."""

    def shown(day: date) -> str:
        (site,) = [one for one in described_reading(town.engine, day).sites if one.code == "BEA"]
        return site.address_line

    town.do(MOVE)
    assert (shown(LAST), shown(REOPENS)) == ("1 rue Inventée", "7 quai Imaginaire")
    corrected = ChangeSite("BEA", "address_line", "9 quai Imaginaire")
    town.do(corrected, now=at("09:00", REOPENS))
    assert (shown(LAST), shown(REOPENS)) == ("1 rue Inventée", "9 quai Imaginaire")
    town.do(UndoLast("accueil"))
    assert shown(REOPENS) == "7 quai Imaginaire"
