"""An empty centre on each engine, the sample in one, and the sample brought to life."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from db.engine import close_centre, create_centre, open_centre, transaction
from desktop_app.exchange.sample import demo_additions, fill_with_sample
from tests.engines import PostgresServer
from tests.exchange.folders import copy_of_sample
from tests.exchange.printing import print_sheet


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the sample's folder to be spoilt."""
    return copy_of_sample(tmp_path / "folder")


@pytest.fixture
def engine(centre_address: str) -> Iterator[Engine]:
    """An empty centre, open, on each engine in turn."""
    engine = open_centre(centre_address)
    yield engine
    engine.dispose()


@pytest.fixture
def embedded(empty_centre_file: Path, tmp_path: Path) -> Iterator[Engine]:
    """An empty embedded centre, open."""
    shutil.copytree(empty_centre_file.parent, tmp_path / "embedded")
    engine = open_centre(str(tmp_path / "embedded" / empty_centre_file.name))
    yield engine
    engine.dispose()


@pytest.fixture(scope="session")
def demo_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample with its additions; copy it with its key, never open it."""
    path = tmp_path_factory.mktemp("demo") / "centre.db"
    make_demo(str(path))
    return path


@pytest.fixture(params=["file", "server"])
def demo(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """The sample with its additions, on each engine in turn."""
    if request.param == "file":
        made = request.getfixturevalue("demo_file")
        shutil.copytree(made.parent, tmp_path / "demo")
        engine = open_centre(str(tmp_path / "demo" / made.name))
    else:
        server: PostgresServer = request.getfixturevalue("pg_server")
        engine = open_centre(server.new_database(server.template(make_demo)))
    yield engine
    engine.dispose()


def make_demo(address: str) -> None:
    """Make the sample with its additions and leave it closed."""
    engine = create_centre(address)
    with transaction(engine) as tx:
        fill_with_sample(tx)
        demo_additions(tx, issue=print_sheet)
    close_centre(engine)
