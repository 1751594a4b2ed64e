import pytest

from desktop_app.commands.sessions import BookSession
from desktop_app.domain.bilingual import Bilingual
from desktop_app.domain.errors import UnknownCodeError
from desktop_app.domain.planning import WorkerKind
from desktop_app.readings.centre import centre_reading, language_codes, worker_kinds
from desktop_app.readings.names import names_of, title_of
from tests.commands.town import Town, at


def test_what_codes_stand_for(town: Town) -> None:
    names = names_of(town.engine)

    assert names["BEA"] == Bilingual("Bea")
    assert names["AB"] == Bilingual("Salle AB", "Room AB")
    assert names["mats"] == Bilingual("Tapis", "Mats")
    assert names["ar"] == Bilingual("Arabe", "Arabic")
    assert names["AG"] == Bilingual("Agence inventée")


def test_people_are_named_by_what_they_do(town: Town) -> None:
    names = names_of(town.engine)

    assert names["P1"] == Bilingual("Psychologue", "Psychologist")
    assert names["T1"] == Bilingual("health_mediator")
    assert names["X1"] == Bilingual("expert_user")
    assert names["I1"] == Bilingual("interpreter")


def test_titles(town: Town) -> None:
    own = town.do(BookSession(at("10:00"), at("11:00"), "A", title="Essai")).subject
    usual = town.do(BookSession(at("12:00"), at("13:00"), "A", programme="DROITS")).subject
    none = town.do(BookSession(at("15:00"), at("16:00"), "A")).subject

    assert title_of(town.engine, own) == Bilingual("Essai")
    assert title_of(town.engine, usual) == Bilingual("Mes droits santé", "My health rights")
    assert title_of(town.engine, none) == Bilingual(none)
    assert title_of(town.engine, "C1") == Bilingual("Mes droits santé, lundi")
    assert title_of(town.engine, "U0001") == Bilingual("U0001")


def test_kinds_of_workers(town: Town) -> None:
    assert worker_kinds(town.engine, ["P1", "T1", "X1", "I1"]) == {
        "P1": WorkerKind.PROFESSIONAL,
        "T1": WorkerKind.STAFF,
        "X1": WorkerKind.CONTRIBUTOR,
        "I1": WorkerKind.INTERPRETER,
    }


@pytest.mark.parametrize("code", ["NOPE", "A", "mats", "", "x" * 500])
def test_what_is_no_worker(town: Town, code: str) -> None:
    with pytest.raises(UnknownCodeError):
        worker_kinds(town.engine, ["P1", code])


def test_the_centre(town: Town) -> None:
    centre = centre_reading(town.engine)

    assert (centre.name_fr, centre.zone) == ("Centre inventé", "Europe/Paris")
    assert language_codes(town.engine) == ("ar",)
