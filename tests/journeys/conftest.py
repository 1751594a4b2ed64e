"""Where the stories play: the small town, and the sample centre, on each engine."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from db.engine import close_centre, create_centre, open_centre, transaction
from desktop_app.exchange.centre_folder import read_centre_folder, write_centre
from resources import resource_path
from tests.commands.conftest import town, town_address, town_file
from tests.commands.town import Town
from tests.engines import PostgresServer

__all__ = ["town", "town_address", "town_file"]


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample centre in an embedded centre with its key beside; copy both, never open it."""
    path = tmp_path_factory.mktemp("sample") / "centre.db"
    make_sample(str(path))
    return path


@pytest.fixture(params=["file", "server"])
def sample(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Town]:
    """The sample centre in a real database, on each engine in turn."""
    if request.param == "file":
        made: Path = request.getfixturevalue("sample_file")
        shutil.copytree(made.parent, tmp_path / "sample")
        yield from _opened(open_centre(str(tmp_path / "sample" / made.name)))
        return
    server: PostgresServer = request.getfixturevalue("pg_server")
    url = server.new_database(server.template(make_sample))
    yield from _opened(open_centre(url))
    server.drop(url)


def make_sample(address: str) -> None:
    """Make the sample centre at an address and leave it closed."""
    engine = create_centre(address)
    with transaction(engine) as tx:
        counts = write_centre(tx, read_centre_folder(resource_path("sample_centre")))
    assert counts.refused == ()
    close_centre(engine)


def _opened(engine: Engine) -> Iterator[Town]:
    yield Town(engine)
    engine.dispose()
