"""Creating people, and blocking rooms."""

from datetime import date, datetime

import pytest
from sqlalchemy import select

from db.tables.people import Person
from db.tables.sites import RoomBlock
from desktop_app.commands.people import CreatePerson
from desktop_app.commands.session_state import Allocated
from desktop_app.commands.sessions import BookSession
from desktop_app.commands.sites import BlockRoom, UnblockRoom
from desktop_app.commands.undo import RedoLast, UndoLast
from desktop_app.domain.errors import (
    AlreadyKnownError,
    BadInputError,
    RefusedError,
    UnknownCodeError,
)
from desktop_app.domain.findings import Code
from desktop_app.domain.names import graphemes
from tests.commands.town import Town, at


def test_a_first_name_is_enough(town: Town) -> None:
    answer = town.do(CreatePerson("Fatou")).answer
    assert answer == {"person": "U0009", "notes": [], "namesakes": []}


@pytest.mark.parametrize("certain", [False, True])
def test_the_same_first_name_alone_is_told_and_never_refused(town: Town, *, certain: bool) -> None:
    town.do(CreatePerson("Fatou", birth_year=1990))
    town.do(CreatePerson("Fatou", "Invraisemblable"))
    answer = town.do(CreatePerson("FATOU", certain=certain)).answer
    assert answer == {"person": "U0011", "notes": [], "namesakes": ["U0009"]}
    of_another_age = CreatePerson("Fatou", birth_year=1971, certain=certain)
    assert town.do(of_another_age).answer["namesakes"] == ["U0011"]


def test_the_same_telephone_is_the_same_person_until_somebody_is_certain(town: Town) -> None:
    town.do(CreatePerson("Ana", "Invraisemblable", phone="06 39 98 00 01"))
    with pytest.raises(AlreadyKnownError) as refusal:
        town.do(CreatePerson("Anna", "Improbable", phone="0639980001"))
    assert refusal.value.people == ("U0009",)
    town.do(CreatePerson("Anna", "Improbable", phone="0639980001", certain=True))


@pytest.mark.parametrize(
    "phone",
    ["0639980001", "06.39.98.00.01", "06-39-98-00-01", "+33639980001", "+33 6 39 98 00 01"],
)
def test_a_telephone_is_the_same_however_it_is_written(town: Town, phone: str) -> None:
    town.do(CreatePerson("Ana", "Invraisemblable", phone="06 39 98 00 01"))
    with pytest.raises(AlreadyKnownError):
        town.do(CreatePerson("Anna", "Improbable", phone=phone))


def test_names_that_changed_places_are_those_of_somebody_known(town: Town) -> None:
    town.do(CreatePerson("Khaled", "Invraisemblable"))
    for swapped in (
        CreatePerson("Invraisemblable", "Khaled"),
        CreatePerson("Khaled Invraisemblable"),
        CreatePerson("", "INVRAISEMBLABLE Khaled"),
    ):
        with pytest.raises(AlreadyKnownError) as refusal:
            town.do(swapped)
        assert refusal.value.people == ("U0009",)
    town.do(CreatePerson("Khaled"))


def test_a_child_without_a_guardian_is_noted(town: Town) -> None:
    alone = town.do(CreatePerson("Enfant", birth_year=2018))
    assert alone.answer["notes"] == ["guardian_missing"]
    known = town.do(CreatePerson("Petit", birth_year=2018, guardian="U0001"))
    assert known.answer["notes"] == []
    assert town.do(CreatePerson("Grand", birth_year=1990)).answer["notes"] == []


def test_accents_and_case_do_not_hide_somebody_known(town: Town) -> None:
    town.do(CreatePerson("Zoé", "Lœvenbruck", birth_year=1984))
    with pytest.raises(AlreadyKnownError):
        town.do(CreatePerson("ZOE", "Loevenbruck"))
    town.do(CreatePerson("Zoé", "Lœvenbruck", birth_year=1991))


def test_a_person_created_by_mistake_is_taken_back(town: Town) -> None:
    person = town.do(CreatePerson("Ana", "Invraisemblable")).subject
    town.do(UndoLast("accueil"))
    with pytest.raises(UnknownCodeError):
        town.do(CreatePerson("Enfant", guardian=person))


@pytest.mark.parametrize(
    ("wish", "field"),
    [
        (CreatePerson(""), "given"),
        (CreatePerson("\u200b"), "given"),
        (CreatePerson("A" * 201), "given"),
        (CreatePerson("A", "கி" * 201), "family"),
        (CreatePerson("A", native_name="A" * 201), "native"),
        (CreatePerson("A", native_name="A\x00B"), "native"),
        (CreatePerson("A" + "\u0323" * 1001), "given"),
        (CreatePerson("A\x00B"), "given"),
        (CreatePerson("A", "\ud800"), "family"),
        (CreatePerson("A", birth_year=1800), "birth"),
        (CreatePerson("A", birth_year=2300), "birth"),
        (CreatePerson("A", birth_date=date(2026, 3, 3)), "birth"),
        (CreatePerson("A", birth_year=1990, birth_date=date(1985, 3, 12)), "birth"),
        (CreatePerson("A", phone="abc"), "phone"),
        (CreatePerson("A", phone="06 39 98 00 01 fille"), "phone"),
        (CreatePerson("A", phone="12345"), "phone"),
        (CreatePerson("A", phone="1234567890123456"), "phone"),
        (CreatePerson("A", phone="٠٦٣٩٩٨٠٠٠١"), "phone"),
    ],
)
def test_names_that_cannot_be_kept_are_refused(town: Town, wish: CreatePerson, field: str) -> None:
    with pytest.raises(BadInputError) as refusal:
        town.do(wish)
    assert refusal.value.field_name == field


def test_a_name_is_as_long_as_its_letters_without_their_marks(town: Town) -> None:
    tamil = "கி" * 150
    person = town.do(CreatePerson(tamil, tamil, native_name=tamil)).subject
    kept = town.one(lambda tx: tx.scalars(select(Person).where(Person.code == person)).one())
    assert (kept.given_name, kept.family_name, kept.native_name) == (tamil, tamil, tamil)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("", 0),
        ("Zoe\u0308", 3),
        ("கி", 1),
        ("\u0301", 1),
        ("👩\u200d🔬", 1),
        ("☺\ufe0f", 1),
        ("A\u200dB", 2),
    ],
)
def test_a_letter_is_counted_once_with_its_marks(text: str, seen: int) -> None:
    assert graphemes(text) == seen


def test_a_block_lists_what_it_breaks_and_refuses_later_bookings(town: Town) -> None:
    town.do(BookSession(at("10:00"), at("11:00"), "A", (Allocated("P1", "facilitator"),)))
    outcome = town.do(BlockRoom("AB", at("10:30"), at("12:00"), "cleaning", "ménage"))
    assert outcome.answer == {"block": "B0001", "broken": ["W0001"]}
    with pytest.raises(RefusedError) as refusal:
        town.do(BookSession(at("11:00"), at("12:00"), "AB", (Allocated("P2", "facilitator"),)))
    assert {one.code for one in refusal.value.findings} >= {Code.ROOM_CLOSED}
    town.do(UndoLast("accueil"))
    town.do(BookSession(at("11:00"), at("12:00"), "AB", (Allocated("P2", "facilitator"),)))


@pytest.mark.parametrize(
    "wish",
    [
        BlockRoom("A", at("12:00"), at("11:00"), "cleaning", "ménage"),
        BlockRoom("A", at("11:00"), at("12:00"), "party", "fête"),
        BlockRoom("A", at("11:00"), at("12:00"), "cleaning", " "),
    ],
)
def test_bad_blocks_are_refused(town: Town, wish: BlockRoom) -> None:
    with pytest.raises(BadInputError):
        town.do(wish)


def blocks(town: Town) -> list[tuple[datetime, str]]:
    """When each block of a room that stands begins, with its reason."""
    rows = town.one(
        lambda tx: tx.scalars(select(RoomBlock).where(RoomBlock.removed.is_(False))).all()
    )
    return [(row.starts, row.reason) for row in rows]


def test_a_block_is_changed_in_one_step_and_taken_away(town: Town) -> None:
    first = town.do(BlockRoom("A", at("10:00"), at("11:00"), "cleaning", "Ménage")).subject
    changed = BlockRoom("A", at("12:00"), at("13:00"), "repair", "Fuite", instead=first)
    second = town.do(changed).subject
    assert blocks(town) == [(at("12:00"), "Fuite")]
    town.do(UndoLast("accueil"))
    assert blocks(town) == [(at("10:00"), "Ménage")]
    town.do(RedoLast("accueil"))
    town.do(UnblockRoom(second))
    assert not blocks(town)
    town.do(UndoLast("accueil"))
    assert blocks(town) == [(at("12:00"), "Fuite")]


def test_only_a_block_of_the_room_that_stands_can_be_changed_or_taken_away(town: Town) -> None:
    code = town.do(BlockRoom("A", at("10:00"), at("11:00"), "cleaning", "Ménage")).subject
    with pytest.raises(UnknownCodeError):
        town.do(BlockRoom("B", at("12:00"), at("13:00"), "repair", "Fuite", instead=code))
    town.do(UnblockRoom(code))
    with pytest.raises(UnknownCodeError):
        town.do(UnblockRoom(code))
