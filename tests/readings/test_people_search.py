from desktop_app.commands.people import CreatePerson
from desktop_app.commands.undo import UndoLast
from desktop_app.readings.people_search import people_found
from tests.commands.town import Town

ZOE = CreatePerson(given="Zoé", family="N'Diaye-Kerrien", phone="06 11 22 33 44", birth_year=1984)


def names(town: Town, typed: str) -> list[str]:
    return [one.name for one in people_found(town.engine, typed)]


def test_somebody_just_created_is_found(town: Town) -> None:
    assert names(town, "kerrien") == []

    town.do(ZOE, desk="villejean")

    for typed in ("kerrien zoe", "kerien", "0611223344", "zoe 1984"):
        assert names(town, typed) == ["Zoé N'Diaye-Kerrien"]


def test_somebody_taken_back_is_found_no_more_and_again_when_done_again(town: Town) -> None:
    town.do(ZOE)
    assert names(town, "kerrien")

    undone = town.do(UndoLast("accueil"))
    assert names(town, "kerrien") == []

    town.do(undone.undo)
    assert names(town, "kerrien")


def test_what_tells_homonyms_apart_is_given_with_them(town: Town) -> None:
    town.do(ZOE)

    (found,) = people_found(town.engine, "kerrien")

    assert (found.birth_year, found.phone, found.initials) == (1984, "06 11 22 33 44", "Z. N.")
