"""A disk that alters one bit: the check sums of SQLCipher notice it wherever it is."""

import random
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from db import backup
from db.centre_file import connect, copies_of
from db.engine import open_centre, transaction
from db.errors import StoreError
from db.tables.centre import Funder
from desktop_app.machine.keys import RawKey, read_key

FEW, MANY = 30, 1000


@pytest.fixture
def centre(empty_centre_file: Path, tmp_path: Path) -> Path:
    """A centre with rows, closed, and its verified copies."""
    shutil.copytree(empty_centre_file.parent, tmp_path, dirs_exist_ok=True)
    path = tmp_path / empty_centre_file.name
    engine = open_centre(str(path))
    with transaction(engine) as tx:
        tx.add_all(Funder(code=f"F{n}", name_fr="x" * 90, scheme_fr="") for n in range(500))
    engine.dispose()
    backup.keep_copy(path, read_key(path))
    return path


@contextmanager
def one_bit_flipped(path: Path, chance: random.Random) -> Iterator[None]:
    place, bit = chance.randrange(path.stat().st_size), 1 << chance.randrange(8)
    with path.open("r+b") as file:
        for moment in ("before", "after"):
            file.seek(place)
            changed = file.read(1)[0] ^ bit
            file.seek(place)
            file.write(bytes([changed]))
            file.flush()
            if moment == "before":
                yield


def opens(path: Path, _key: RawKey) -> bool:
    try:
        open_centre(str(path)).dispose()
    except StoreError:
        return False
    return True


def verifies(copy: Path, key: RawKey) -> bool:
    try:
        with_rows = connect(copy, key)
        counted = backup.row_counts(with_rows)
        with_rows.close()
        backup.verify(copy, key, counted)
    except (StoreError, sqlcipher.Error):
        return False
    return True


def unnoticed(path: Path, key: RawKey, look: Callable[[Path, RawKey], bool], trials: int) -> int:
    """How many flipped bits a look takes for nothing; the file passes before and after."""
    chance = random.Random(4)
    assert look(path, key)
    missed = 0
    for _ in range(trials):
        with one_bit_flipped(path, chance):
            missed += look(path, key)
    assert look(path, key)
    return missed


def test_a_flipped_bit_of_a_centre_is_noticed_at_opening(centre: Path) -> None:
    assert unnoticed(centre, read_key(centre), opens, FEW) == 0


def test_a_flipped_bit_of_a_copy_is_noticed_when_it_is_verified(centre: Path) -> None:
    assert unnoticed(copies_of(centre)[-1], read_key(centre), verifies, FEW) == 0


@pytest.mark.faults
@pytest.mark.timeout(1800)
def test_a_thousand_flipped_bits_of_a_centre_are_noticed(centre: Path) -> None:
    assert unnoticed(centre, read_key(centre), opens, MANY) == 0


@pytest.mark.faults
@pytest.mark.timeout(1800)
def test_a_thousand_flipped_bits_of_a_copy_are_noticed(centre: Path) -> None:
    assert unnoticed(copies_of(centre)[-1], read_key(centre), verifies, MANY) == 0
