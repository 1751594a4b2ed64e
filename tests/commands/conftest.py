"""The small town on each engine, built once and copied for each test."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.engine import close_centre, create_centre, open_centre
from tests.commands.town import Town, build_town
from tests.engines import PostgresServer


@pytest.fixture(scope="session")
def town_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The town in an embedded centre with its key beside; copy both, never open it."""
    path = tmp_path_factory.mktemp("town") / "centre.db"
    make_town(str(path))
    return path


@pytest.fixture(params=["file", "server"])
def town_address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Give the address of a town of one's own, on each engine in turn."""
    if request.param == "file":
        yield str(copy_of(request.getfixturevalue("town_file"), tmp_path / "town"))
        return
    server: PostgresServer = request.getfixturevalue("pg_server")
    url = server.new_database(server.template(make_town))
    yield url
    server.drop(url)


@pytest.fixture
def town(town_address: str) -> Iterator[Town]:
    """The town in a real database, on each engine in turn."""
    engine = open_centre(town_address)
    yield Town(engine)
    # Without the verified copy of closing: the town is thrown away.
    engine.dispose()


def make_town(address: str) -> None:
    """Build the town at an address and leave it closed."""
    engine = create_centre(address)
    build_town(engine)
    close_centre(engine)


def copy_of(made: Path, folder: Path) -> Path:
    """Copy an embedded centre and its key into a new folder."""
    shutil.copytree(made.parent, folder)
    return folder / made.name
