from datetime import timedelta

import pytest

from desktop_app.commands.people import CreatePerson
from desktop_app.commands.sessions import BookSession
from desktop_app.commands.undo import UndoLast
from desktop_app.domain.typed_goal import FoundKind
from desktop_app.readings.goto import goto_found, goto_recalled
from tests.commands.town import NOW, Town, at

ONE_HOUR = timedelta(hours=1)


def found(town: Town, typed: str) -> list[tuple[FoundKind, str]]:
    return [(one.kind, one.code) for one in goto_found(town.engine, typed, NOW)]


@pytest.mark.parametrize(
    ("typed", "kind", "code"),
    [
        ("vil 1 salle", FoundKind.ROOM, "VIL-1"),
        ("inventep2", FoundKind.WORKER, "P2"),
        ("droits lundi", FoundKind.CYCLE, "C1"),
        ("habitant3", FoundKind.PERSON, "U0003"),
    ],
)
def test_each_kind_of_thing_is_found_by_its_words(
    town: Town, typed: str, kind: FoundKind, code: str
) -> None:
    assert found(town, typed)[0] == (kind, code)


def test_a_session_just_booked_is_found_by_title_and_by_code(town: Town) -> None:
    assert found(town, "petanque") == []
    code = town.do(BookSession(at("14:00"), at("15:00"), "A", title="Pétanque")).subject

    assert found(town, "petanque") == [(FoundKind.SESSION, code)]
    assert found(town, "pétanqe") == [(FoundKind.SESSION, code)]
    assert (FoundKind.SESSION, code) in found(town, code.lower())

    town.do(UndoLast("accueil"))
    assert found(town, "petanque") == []


def test_the_nearest_dates_of_a_workshop_come_first(town: Town) -> None:
    codes = [
        town.do(
            BookSession(
                at("14:00") + weeks * timedelta(weeks=1),
                at("15:00") + weeks * timedelta(weeks=1),
                "A",
                programme="DROITS",
            )
        ).subject
        for weeks in (2, 0, 1)
    ]

    sessions = [code for kind, code in found(town, "my rights") if kind is FoundKind.SESSION]

    assert sessions == [codes[1], codes[2], codes[0]]


def test_a_name_typed_without_an_error_comes_before_one_that_is_only_near(town: Town) -> None:
    town.do(CreatePerson(given="Sale", family="Martin"))

    kinds = [kind for kind, _code in found(town, "sale")]

    assert kinds[0] is FoundKind.PERSON
    assert FoundKind.ROOM in kinds


def test_what_was_opened_comes_back_in_its_order_without_what_is_gone(town: Town) -> None:
    code = town.do(BookSession(at("14:00"), at("15:00"), "A", title="Pétanque")).subject
    kept = [("session", code), ("room", "A"), ("person", "U0001"), ("room", "GONE"), ("x", "1")]

    recalled = goto_recalled(town.engine, kept, NOW)

    assert [(str(one.kind), one.code) for one in recalled] == kept[:3]
    assert recalled[0].where is not None
    assert recalled[0].where.room.fr == "Salle A"


def test_nothing_typed_finds_nothing(town: Town) -> None:
    assert found(town, "  ") == []
