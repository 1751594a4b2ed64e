"""kill -9 at every statement of a migration: the old schema is whole, or the next one is."""

import shutil
import signal
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from db import engine as store_engine
from db.engine import create_centre, open_centre
from tests.db.next_version import fill, publish_next_version, which_schema
from tests.faults.fatal import die_before_commit, die_before_statement, run_and_die
from tests.faults.hammer import opened

MOST_STATEMENTS = 1000


@pytest.fixture
def older(centre_address: str) -> str:
    """A centre of the newest version, with rows, which is about to be an older one."""
    with opened(centre_address) as engine:
        fill(engine)
    return centre_address


def upgrade(address: str, prepare: Callable[[Engine], None]) -> int:
    """Open a centre, which brings it up to date, in a child that ``prepare`` may doom."""

    def desk() -> None:
        migrate = store_engine._migrate  # noqa: SLF001 - dies inside it, not while checking before

        def doomed(engine: Engine) -> None:
            prepare(engine)
            migrate(engine)

        store_engine._migrate = doomed  # noqa: SLF001 - in the child only
        open_centre(address).dispose()

    return run_and_die(desk)


def left_behind(address: str) -> str:
    """Which schema is there, asked without bringing it up to date."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(store_engine, "_check_schema", lambda _engine: None)
        with opened(address) as engine:
            return which_schema(engine)


def kill_at_each_statement(address: str, step: int) -> Counter[str]:
    """Kill the migration before every ``step``-th statement until it comes through."""
    found: Counter[str] = Counter()
    for number in range(0, MOST_STATEMENTS, step):
        ended = upgrade(address, partial(die_before_statement, number=number))
        found[left_behind(address)] += 1
        if ended != signal.SIGKILL:
            return found
    raise AssertionError("the migration never came through")


def test_killed_at_some_statements_the_old_schema_is_whole(
    older: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish_next_version(tmp_path, monkeypatch)

    found = kill_at_each_statement(older, step=25)

    assert set(found) == {"old", "next"}


def test_killed_before_the_commit_the_old_schema_is_whole(
    older: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish_next_version(tmp_path, monkeypatch)

    assert upgrade(older, die_before_commit) == signal.SIGKILL
    assert left_behind(older) == "old"


@pytest.mark.faults
@pytest.mark.timeout(1800)
def test_killed_at_every_statement_the_old_schema_is_whole(
    older: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish_next_version(tmp_path, monkeypatch)

    found = kill_at_each_statement(older, step=1)

    assert set(found) == {"old", "next"}


def test_without_one_transaction_half_a_schema_would_be_left(
    empty_centre_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: the same step and the same kills, each statement committed by itself."""
    shutil.copytree(empty_centre_file.parent, tmp_path, dirs_exist_ok=True)
    address = str(tmp_path / empty_centre_file.name)
    with opened(address) as engine:
        fill(engine)
    publish_next_version(tmp_path, monkeypatch)

    def statement_by_statement(engine: Engine) -> None:
        event.remove(engine, "begin", store_engine._begin_on_file)  # noqa: SLF001 - the control
        die_before_statement(engine, 40)

    assert upgrade(address, statement_by_statement) == signal.SIGKILL
    assert left_behind(address).startswith("half")


@pytest.mark.parametrize("statement", [0, 5, 60, 120])
def test_a_centre_whose_making_was_killed_is_not_there(
    centre_path: Path, statement: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    migrate = store_engine._migrate  # noqa: SLF001 - the place where the child dies

    def doomed(engine: Engine) -> None:
        die_before_statement(engine, statement)
        migrate(engine)

    monkeypatch.setattr(store_engine, "_migrate", doomed)

    assert run_and_die(lambda: create_centre(str(centre_path)).dispose()) == signal.SIGKILL
    assert not centre_path.exists()
