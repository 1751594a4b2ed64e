"""A new centre as somebody described it at its first run."""

from datetime import datetime, time
from pathlib import Path

import pytest
from sqlalchemy import func, select

from db.engine import close_centre, reading, transaction
from db.journal import Actor
from db.tables.centre import Language, SchoolHolidayPeriod, SheetVariantWish, Theme
from db.tables.sites import Equipment
from desktop_app.commands.founding import Founding, found_centre
from desktop_app.commands.sessions import BookSession
from desktop_app.domain.errors import BadInputError
from desktop_app.domain.typed_places import TypedRoom, TypedSite
from desktop_app.domain.usual_themes import USUAL_THEMES
from desktop_app.exchange.new_centres import filled, name_centre, write_usual_lists
from desktop_app.readings.described import described_reading
from tests.engines import PostgresServer

NOW = datetime(2026, 11, 24, 9, 0)
ACTOR = Actor("Accueil", "accueil", NOW, "")
WEEK = {weekday: ((time(8, 30), time(18, 30)),) for weekday in range(1, 6)}
TILLEULS = Founding(
    "Maison de santé des Tilleuls",
    sites=(TypedSite("Villejean", "1 place des Camélias"), TypedSite("Beauregard")),
    rooms={"Villejean": (TypedRoom("Grande salle", 30), TypedRoom("Cabinet 1", 3))},
    themes={theme.code: theme.title.fr for theme in USUAL_THEMES} | {"nutrition": "Cuisine"},
    hours=WEEK,
)


@pytest.fixture(params=["file", "server"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where nothing is yet, on each engine in turn."""
    if request.param == "file":
        return str(tmp_path / "centre.db")
    server: PostgresServer = request.getfixturevalue("pg_server")
    return server.new_database()


def test_a_centre_is_founded_and_can_be_booked_in(address: str) -> None:
    engine, _nothing = filled(address, name_centre)
    with transaction(engine) as tx:
        write_usual_lists(tx)
        found_centre(tx, TILLEULS, ACTOR)
    described = described_reading(engine, NOW.date())

    assert described.centre.name_fr == "Maison de santé des Tilleuls"
    assert [(one.code, one.letter) for one in described.sites] == [("VIL", "V"), ("BEA", "B")]
    assert [(one.code, one.capacity) for one in described.rooms] == [("VIL-01", 30), ("VIL-02", 3)]
    assert [described.themes[code].fr for code in ("nutrition", "cafe")] == [
        "Cuisine",
        "Cafés santé",
    ]
    start = datetime(2026, 11, 25, 10)
    BookSession(start, start.replace(hour=11), "VIL-01", title="Essai")(
        engine, Actor("Accueil", "accueil", NOW, "k")
    )
    with reading(engine) as tx:
        for table in (Language, SchoolHolidayPeriod, SheetVariantWish, Theme, Equipment):
            assert tx.scalar(select(func.count(table.id))), table
    close_centre(engine)


def test_an_empty_description_but_a_name_is_a_centre(address: str) -> None:
    engine, _nothing = filled(address, name_centre)
    with transaction(engine) as tx:
        found_centre(tx, Founding("Les Tilleuls"), ACTOR)
    described = described_reading(engine, NOW.date())
    assert (described.sites, described.themes) == ((), {})
    close_centre(engine)


def test_a_centre_without_a_name_is_refused(address: str) -> None:
    engine, _nothing = filled(address, name_centre)
    with pytest.raises(BadInputError), transaction(engine) as tx:
        found_centre(tx, Founding(" "), ACTOR)
    close_centre(engine)
