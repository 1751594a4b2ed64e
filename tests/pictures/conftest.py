"""Each scene of the pictures in a centre of its own, filled through the exchange."""

from collections.abc import Iterator

import pytest

from db.engine import create_centre, transaction
from desktop_app.exchange.centre_folder import read_centre_folder, write_centre
from tests.pictures.scenes import Scene, lay_out
from tests.pictures.shown import Show, Shown


@pytest.fixture(scope="session")
def show(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Show]:
    """Load a scene, each only once: no test of this folder writes into a centre."""
    loaded: dict[Scene, Shown] = {}

    def load(scene: Scene) -> Shown:
        if scene not in loaded:
            place = tmp_path_factory.mktemp(f"pictures-{scene}")
            folder = lay_out(scene, place / "folder")
            engine = create_centre(str(place / "centre.db"))
            with transaction(engine) as tx:
                counts = write_centre(tx, read_centre_folder(folder))
            loaded[scene] = Shown(scene, folder, engine, counts)
        return loaded[scene]

    yield load
    for shown in loaded.values():
        shown.engine.dispose()


@pytest.fixture
def day(show: Show) -> Shown:
    """Tuesday 24 November 2026, 11:10."""
    return show(Scene.DAY)
