"""What the settings show of a centre."""

from datetime import date

from desktop_app.commands.room_endings import EndRoom
from desktop_app.commands.site_settings import AddSite
from desktop_app.domain.bilingual import Bilingual
from desktop_app.readings.described import described_reading
from desktop_app.readings.names import title_of
from tests.commands.town import FIRST, MONDAY, Town


def test_the_centre_with_its_sites_and_buildings(town: Town) -> None:
    described = described_reading(town.engine, MONDAY)

    assert described.centre.name_fr == "Centre inventé"
    assert described.centre.zone == "Europe/Paris"
    assert [(one.code, one.letter, one.short_name) for one in described.sites] == [
        ("BEA", "B", "Bea"),
        ("VIL", "V", "Vil"),
    ]
    (building,) = described.sites[0].premises
    assert (building.label, building.first_day, building.last_day) == ("Bâtiment", FIRST, None)


def test_the_rooms_with_their_parts(town: Town) -> None:
    rooms = {one.code: one for one in described_reading(town.engine, MONDAY).rooms}

    assert list(rooms) == ["A", "B", "AB", "OFFICE", "VIL-1"]
    assert rooms["AB"].parts == ("A", "B")
    assert (rooms["OFFICE"].capacity, rooms["OFFICE"].wheelchair_accessible) == (4, False)
    assert rooms["VIL-1"].site == "VIL"


def test_a_room_is_over_from_the_day_after_its_last(town: Town) -> None:
    town.do(EndRoom("A", date(2026, 3, 8)))
    room = described_reading(town.engine, MONDAY).rooms[0]

    assert not room.is_over(date(2026, 3, 8))
    assert room.is_over(date(2026, 3, 9))


def test_the_programmes_and_what_they_choose_from(town: Town) -> None:
    described = described_reading(town.engine, MONDAY)

    assert [(one.code, one.theme) for one in described.programmes] == [("DROITS", "rights")]
    assert described.themes == {"rights": Bilingual("Droits", "Rights")}
    assert described.equipment == {"mats": Bilingual("Tapis", "Mats")}
    assert described.variants == {}


def test_what_the_settings_describe_has_a_title_to_be_undone_by(town: Town) -> None:
    site = town.do(AddSite("Villeneuve")).subject

    assert title_of(town.engine, site) == Bilingual("Villeneuve", "Villeneuve")
    assert title_of(town.engine, "AB") == Bilingual("Salle AB", "Room AB")
    assert title_of(town.engine, "DROITS") == Bilingual("Mes droits santé", "My health rights")
    assert title_of(town.engine, "ville-inventee") == Bilingual("Centre inventé", "Invented centre")
