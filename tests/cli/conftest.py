"""The sample centre with its additions, made once and copied for each test."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.engine import close_centre
from desktop_app.commands.sample_sheets import issue_sheet_of
from desktop_app.exchange.new_centres import fill_with_demonstration, filled
from desktop_app.machine.clock import FIXED_NOW
from tests.cli.calling import Caller
from tests.engines import PostgresServer

NOW = "2026-11-24T11:10"


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample centre in an embedded file; copy its folder, never open it."""
    path = tmp_path_factory.mktemp("sample") / "centre.db"
    make_sample(str(path))
    return path


@pytest.fixture
def sample(sample_file: Path, tmp_path: Path) -> str:
    """Give the address of a sample centre of one's own."""
    shutil.copytree(sample_file.parent, tmp_path / "sample")
    return str(tmp_path / "sample" / sample_file.name)


@pytest.fixture(params=["file", "server"])
def sample_anywhere(request: pytest.FixtureRequest) -> Iterator[str]:
    """Give the address of a sample centre of one's own, on each engine in turn."""
    if request.param == "file":
        yield request.getfixturevalue("sample")
        return
    server: PostgresServer = request.getfixturevalue("pg_server")
    url = server.new_database(server.template(make_sample))
    yield url
    server.drop(url)


@pytest.fixture
def permanence(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Caller:
    """Call the program as a person types it, at 11:10 on the sample's day."""
    monkeypatch.setenv(FIXED_NOW, NOW)
    return Caller(capsys)


def make_sample(address: str) -> None:
    """Make the sample centre at an address and leave it closed."""
    engine, _counts = filled(address, lambda tx: fill_with_demonstration(tx, issue_sheet_of))
    close_centre(engine)
