"""What every test may ask for, and what no test may touch."""

import gc
import os
import shutil
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from db.engine import close_centre, create_centre
from desktop_app.machine.clock import FIXED_NOW
from desktop_app.machine.folders import HOME
from tests.engines import PostgresServer
from ui.garbage import collect_what_is_due

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

TOO_SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]
# A red `make test` is the fault of the change, not of chance: same examples at each run.
settings.register_profile(
    "steady", deadline=None, derandomize=True, database=None, suppress_health_check=TOO_SLOW
)
# `make faults` looks further each time, and prints how to see a failure again.
settings.register_profile(
    "search", deadline=None, print_blob=True, suppress_health_check=TOO_SLOW, max_examples=1000
)
settings.load_profile("steady")

ALONE = "alone"
FOLDERS_THAT_RUN_ALONE = ("faults",)
HOMES = count(1)


def pytest_configure(config: pytest.Config) -> None:
    """Beside other processes, a thread of xdist listens: it must never destroy a widget."""
    if hasattr(config, "workerinput"):
        gc.disable()


def pytest_collection_finish() -> None:
    """Whatever was imported and collected stays: no later collection looks through it again."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol() -> Iterator[None]:
    """Where Python does not collect by itself, the thread of the tests does, between them."""
    done = yield
    if not gc.isenabled():
        collect_what_is_due()
    return done


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Kills and races need both processors: their tests never share them with others."""
    for item in items:
        if any(folder in item.path.parts for folder in FOLDERS_THAT_RUN_ALONE):
            item.add_marker(ALONE)


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep every test away from the settings and the clock of whoever runs it."""
    home = tmp_path_factory.getbasetemp() / f"home-{next(HOMES)}"
    monkeypatch.setenv(HOME, str(home))
    monkeypatch.delenv(FIXED_NOW, raising=False)
    return home


@pytest.fixture
def centre_path(tmp_path: Path) -> Path:
    """Where an embedded centre may be made: neither the file nor its key exists yet."""
    return tmp_path / "centre.db"


@pytest.fixture(scope="session")
def pg_server() -> Iterator[PostgresServer]:
    """The run's own PostgreSQL, started by the first test that needs a database."""
    server = PostgresServer()
    yield server
    server.stop()


@pytest.fixture
def pg_url(pg_server: PostgresServer) -> Iterator[str]:
    """Give the address of an empty PostgreSQL database, thrown away after the test."""
    url = pg_server.new_database()
    yield url
    pg_server.drop(url)


@pytest.fixture(params=["file", "server"])
def empty_address(request: pytest.FixtureRequest, centre_path: Path) -> str:
    """Give the address of a place where no centre is yet, on each engine in turn."""
    if request.param == "file":
        return str(centre_path)
    return str(request.getfixturevalue("pg_url"))


@pytest.fixture(params=["file", "server"])
def centre_address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Give the address of an empty centre, on each engine in turn.

    Each is the copy of one that is made once, so that a test costs a copy and not a schema.
    """
    if request.param == "file":
        made = request.getfixturevalue("empty_centre_file")
        shutil.copytree(made.parent, tmp_path, dirs_exist_ok=True)
        yield str(tmp_path / made.name)
        return
    server: PostgresServer = request.getfixturevalue("pg_server")
    url = server.new_database(server.template(make_centre))
    yield url
    server.drop(url)


@pytest.fixture(scope="session")
def empty_centre_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty embedded centre with its key beside; copy both, never open it."""
    path = tmp_path_factory.mktemp("empty-centre") / "centre.db"
    make_centre(str(path))
    return path


def make_centre(address: str) -> None:
    """Make an empty centre and leave it closed."""
    close_centre(create_centre(address))
