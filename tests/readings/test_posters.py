"""What hangs on a door or in a hall, read in a few statements, with nobody in it."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import date, timedelta

import pytest
from sqlalchemy import Engine, select

from db.engine import transaction
from db.tables.people import Person
from db.tables.sessions import WorkshopSession
from desktop_app.commands.enrolment import Enrol
from desktop_app.commands.sessions import BookSession, CancelSession
from desktop_app.domain.errors import BadInputError, UnknownCodeError
from desktop_app.domain.sheets.posters import PosterFacts
from desktop_app.readings.posters import PosterLanguages, room_door, session_door, today_board
from tests.commands.town import MONDAY, Town, at
from tests.readings.test_statements import counted

MOST_STATEMENTS = 7


def book(town: Town, start: str, end: str, room: str = "A", *, programme: str = "DROITS") -> str:
    return town.do(BookSession(at(start), at(end), room, programme=programme)).subject


def change(town: Town, code: str, **fields: str) -> None:
    with transaction(town.engine) as tx:
        row = tx.scalars(select(WorkshopSession).where(WorkshopSession.code == code)).one()
        for field, value in fields.items():
            setattr(row, field, value)


def test_the_board_of_a_site_has_its_day_and_no_other(town: Town) -> None:
    first = book(town, "10:00", "11:00")
    book(town, "09:00", "10:00", "VIL-1")
    town.do(CancelSession(first, "absence"))
    book(town, "14:00", "15:00", "B")
    option = BookSession(at("16:00"), at("17:00"), "A", programme="DROITS", option=True)
    town.do(option)

    facts = today_board(town.engine, "BEA", MONDAY)

    assert (facts.site_letter, facts.site, facts.door) == ("B", "Bea", None)
    assert [(one.span.start, one.cancelled) for one in facts.sessions] == [
        (at("10:00"), True),
        (at("14:00"), False),
    ]
    assert today_board(town.engine, "BEA", MONDAY + timedelta(days=1)).sessions == ()


def test_nothing_typed_about_anybody_reaches_it(town: Town) -> None:
    code = book(town, "10:00", "11:00")
    town.do(Enrol(code, "U0001"))
    change(town, code, title="Chez Zohra Inventée", note="Zohra", partners="Zohra", reason="Zohra")
    meeting = book(town, "15:00", "16:00", programme="")
    change(town, meeting, title="Synthèse Zohra Inventée", kind="meeting")
    names = town.one(lambda tx: tx.execute(select(Person.given_name, Person.family_name)).all())

    said = str(asdict(today_board(town.engine, "BEA", MONDAY)))

    assert "Zohra" not in said
    assert "'Réunion'" in said
    assert not any(name in said for person in names for name in person if name)


def test_one_door_leads_to_a_room_its_parts_and_the_wholes_it_is_part_of(town: Town) -> None:
    for start, end, room in (
        ("09:00", "10:00", "A"),
        ("10:00", "11:00", "AB"),
        ("11:00", "12:00", "B"),
    ):
        book(town, start, end, room)

    def rooms(door: str) -> list[str]:
        sessions = room_door(town.engine, door, MONDAY).sessions
        return [one.place.room.fr for one in sessions]

    assert rooms("A") == ["Salle A", "Salle AB"]
    assert rooms("AB") == ["Salle A", "Salle AB", "Salle B"]
    assert rooms("OFFICE") == []


def test_the_door_of_a_session_begins_with_it(town: Town) -> None:
    book(town, "09:00", "10:00")
    code = book(town, "10:00", "11:00")
    book(town, "11:00", "12:00")

    facts = session_door(town.engine, code)

    assert facts.begins_large
    assert [one.span.start for one in facts.sessions] == [at("10:00"), at("11:00")]


def test_an_option_is_not_announced(town: Town) -> None:
    option = BookSession(at("16:00"), at("17:00"), "A", programme="DROITS", option=True)
    code = town.do(option).subject

    with pytest.raises(BadInputError):
        session_door(town.engine, code)


@pytest.mark.parametrize("read", [room_door, today_board])
def test_what_is_not_there_is_unknown(
    town: Town, read: Callable[[Engine, str, date], PosterFacts]
) -> None:
    with pytest.raises(UnknownCodeError):
        read(town.engine, "NOWHERE", MONDAY)
    with pytest.raises(UnknownCodeError):
        session_door(town.engine, "W9999")


def test_a_poster_speaks_the_centres_language_another_or_both(town: Town) -> None:
    def spoken(languages: PosterLanguages) -> tuple[str, ...]:
        return today_board(town.engine, "BEA", MONDAY, languages).languages

    assert spoken(PosterLanguages()) == ("fr",)
    assert spoken(PosterLanguages("en")) == ("en",)
    assert spoken(PosterLanguages(both=True)) == ("fr", "en")


def test_a_long_day_takes_no_more_statements(town: Town) -> None:
    first = book(town, "09:00", "09:30")
    with counted(town.engine) as short:
        session_door(town.engine, first)
    for hour in range(10, 18):
        book(town, f"{hour}:00", f"{hour}:30")
    with counted(town.engine) as long:
        session_door(town.engine, first)

    assert len(long) == len(short) <= MOST_STATEMENTS
