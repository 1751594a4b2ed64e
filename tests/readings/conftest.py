"""The small town of the scenarios, on each engine in turn, built once and copied."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.engine import open_centre
from tests.commands.conftest import copy_of, make_town
from tests.commands.town import Town
from tests.engines import PostgresServer


@pytest.fixture(scope="session")
def built_town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The town in an embedded centre with its key beside; copy both, never open it."""
    path = tmp_path_factory.mktemp("built-town") / "centre.db"
    make_town(str(path))
    return path


@pytest.fixture(params=["file", "server"])
def town(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Town]:
    """A town of one's own in a real database."""
    if request.param == "file":
        engine = open_centre(str(copy_of(request.getfixturevalue("built_town"), tmp_path / "t")))
        yield Town(engine)
        engine.dispose()
        return
    server: PostgresServer = request.getfixturevalue("pg_server")
    url = server.new_database(server.template(make_town))
    engine = open_centre(url)
    yield Town(engine)
    engine.dispose()
    server.drop(url)
