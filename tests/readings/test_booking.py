from datetime import date, datetime

import pytest
from sqlalchemy import Engine

from db.engine import create_centre, transaction
from desktop_app.domain.quick_entry import PartKind, read_entry
from desktop_app.exchange.centre_folder import read_centre_folder, write_centre
from desktop_app.readings.booking import (
    booking_catalogue,
    lexicon_of,
    matching_offers,
    planning_of_day,
)
from desktop_app.wording import words_in
from tests.pictures.scenes import CENTRE

NOW = datetime(2026, 11, 24, 11, 10)
FRENCH = words_in("fr")


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    made = create_centre(str(tmp_path_factory.mktemp("booking") / "centre.db"))
    with transaction(made) as tx:
        write_centre(tx, read_centre_folder(CENTRE))
    return made


def titles(engine: Engine, typed: str) -> list[str]:
    found = matching_offers(booking_catalogue(engine, NOW), typed, FRENCH)
    return [one.title.fr for one in found]


def test_what_begins_as_typed_comes_first_templates_before_cycles(engine: Engine) -> None:
    assert titles(engine, "CAFE S")[:2] == ["Café santé", "Café santé du vendredi"]


def test_words_may_be_typed_in_any_order(engine: Engine) -> None:
    assert "Café santé du vendredi" in titles(engine, "vendredi café")


def test_nothing_typed_offers_nothing(engine: Engine) -> None:
    assert titles(engine, " ") == []


def test_a_cycle_brings_its_own_room_and_team(engine: Engine) -> None:
    catalogue = booking_catalogue(engine, NOW)

    cycle = next(one for one in catalogue.offers if one.title.fr == "Café santé du vendredi")

    assert (cycle.kind, cycle.coming) == ("cycle", 3)
    assert cycle.room
    assert cycle.workers


def test_a_cycle_that_is_over_is_not_offered(engine: Engine) -> None:
    after_all = booking_catalogue(engine, datetime(2036, 1, 1))

    assert {one.kind for one in after_all.offers} == {"programme"}


def test_a_line_is_read_with_the_names_of_the_centre(engine: Engine) -> None:
    planning = planning_of_day(engine, NOW.date())
    lexicon = lexicon_of(booking_catalogue(engine, NOW), planning, FRENCH)

    entry = read_entry("café santé jeu 14h grande salle 18", lexicon, NOW.date())

    assert entry.codes(PartKind.ROOM) == ("VIL-01",)
    assert entry.codes(PartKind.WHAT) == ("CAFE",)


def test_the_planning_of_a_day_knows_the_days_around_it(engine: Engine) -> None:
    planning = planning_of_day(engine, date(2026, 11, 26))

    assert planning.window.start == datetime(2026, 11, 25)
    assert planning.window.end == datetime(2026, 11, 28)


def test_a_kind_of_workshop_knows_the_rooms_it_is_usually_held_in(engine: Engine) -> None:
    offers = booking_catalogue(engine, NOW).by_code

    assert offers["CUISINE"].usual[0] == "VIL-03"
    assert offers["CAFE"].usual
    assert booking_catalogue(engine, datetime(2036, 1, 1)).by_code["CAFE"].usual == ()


@pytest.mark.parametrize(
    ("typed", "needs"),
    [
        ("plain-pied", ("step_free",)),
        ("Step-free access", ("step_free",)),
        ("PMR, projecteur", ("step_free", "projector")),
        ("vidéoprojecteur", ("projector",)),
    ],
)
def test_what_a_room_must_have_is_understood(
    engine: Engine, typed: str, needs: tuple[str, ...]
) -> None:
    planning = planning_of_day(engine, NOW.date())
    lexicon = lexicon_of(booking_catalogue(engine, NOW), planning, FRENCH)

    assert read_entry(typed, lexicon, NOW.date()).codes(PartKind.NEED) == needs
