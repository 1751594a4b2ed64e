"""What a desk at work knows of itself."""

from pathlib import Path

from sqlalchemy import update

from db.engine import transaction
from db.store import store_of
from db.tables.centre import Centre
from desktop_app.readings.desk import OpenDesk, open_desk
from tests.commands.conftest import copy_of
from tests.commands.town import Town


def opened(address: str) -> OpenDesk:
    desk = open_desk(address, "Accueil", "claire")
    desk.engine.dispose()
    return desk


def test_a_centre_has_one_mark_and_another_one_in_its_place_has_another(town: Town) -> None:
    path = store_of(town.engine).path
    address = str(path or town.engine.url.render_as_string(hide_password=False))
    before = opened(address)

    assert opened(address).mark == before.mark
    with transaction(town.engine) as tx:
        tx.execute(update(Centre).values(identifier="another"))
    assert opened(address).mark != before.mark


def test_a_copy_to_practise_with_has_a_mark_of_its_own(built_town: Path, tmp_path: Path) -> None:
    one, other = (opened(str(copy_of(built_town, tmp_path / name))) for name in ("one", "other"))

    assert one.centre.identifier == other.centre.identifier
    assert one.mark != other.mark
