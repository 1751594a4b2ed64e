"""Verified copies taken while another desk saves: each is whole, and of one moment."""

import contextlib
import multiprocessing
import shutil
from collections import Counter
from collections.abc import Iterator
from itertools import count
from multiprocessing.synchronize import Event
from pathlib import Path

import pytest

from db import backup
from db.centre_file import connect
from db.engine import open_centre, transaction
from db.tables.centre import Funder
from desktop_app.machine.keys import RawKey, read_key

ROWS_OF_AN_ACT = 10
FEW, MANY = 8, 100
PATIENCE_S = 30


def save_until_told(address: str, begun: Event, enough: Event) -> None:
    """Save act after act of ten rows."""
    engine = open_centre(address)
    for act in count(1):
        with transaction(engine) as tx:
            tx.add_all(
                Funder(code=f"A{act}-{row}", name_fr="x" * 90, scheme_fr="")
                for row in range(ROWS_OF_AN_ACT)
            )
        begun.set()
        if enough.is_set():
            break
    engine.dispose()


@pytest.fixture
def busy_centre(empty_centre_file: Path, tmp_path: Path) -> Iterator[Path]:
    """A centre that another process writes to all the while."""
    shutil.copytree(empty_centre_file.parent, tmp_path, dirs_exist_ok=True)
    path = tmp_path / empty_centre_file.name
    context = multiprocessing.get_context("spawn")
    begun, enough = context.Event(), context.Event()
    desk = context.Process(target=save_until_told, args=(str(path), begun, enough))
    desk.start()
    assert begun.wait(PATIENCE_S)
    yield path
    enough.set()
    desk.join(PATIENCE_S)
    assert desk.exitcode == 0


def acts_in(copy: Path, key: RawKey) -> Counter[int]:
    with contextlib.closing(connect(copy, key)) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        codes = raw.execute("SELECT code FROM funder").fetchall()
    return Counter(int(code[1:].split("-")[0]) for (code,) in codes)


def check_copies(centre: Path, number: int) -> None:
    key, sizes = read_key(centre), []
    for _ in range(number):
        found = acts_in(backup.keep_copy(centre, key), key)
        assert set(found.values()) == {ROWS_OF_AN_ACT}, "an act is in the copy by half"
        assert sorted(found) == list(range(1, len(found) + 1)), "an act is missing"
        sizes.append(len(found))
    assert sizes == sorted(sizes)
    assert sizes[-1] > sizes[0], "nobody wrote meanwhile"


def test_copies_taken_while_a_desk_saves_are_whole(busy_centre: Path) -> None:
    check_copies(busy_centre, FEW)


@pytest.mark.faults
@pytest.mark.timeout(1800)
def test_a_hundred_copies_taken_while_a_desk_saves_are_whole(busy_centre: Path) -> None:
    check_copies(busy_centre, MANY)
