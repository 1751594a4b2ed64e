"""The power goes while a desk saves: what the disk holds at any instant opens, and is whole.

sqlcipher3 gives no way to stand between SQLite and the disk, so no sector is torn in the middle
here. Instead the desk is stopped at random instants, and the pair of files, the centre and its
log, is taken as it is and opened as after a restart; then logs lose a part of their end, as
one of which the end had not reached the disk.
"""

import os
import random
import shutil
import signal
import time
from collections import Counter
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pytest

from db.engine import open_centre, reading, transaction
from db.tables.centre import Funder
from desktop_app.machine.keys import key_path

ROWS_OF_AN_ACT = 10
FEW, MANY = 20, 1000
LONGEST_PAUSE_S = 0.03


@dataclass
class Cuts:
    """What came out of the pairs: the last act found, acts torn, acts acknowledged and gone."""

    last: int = 0
    torn: int = 0
    lost: int = 0


def save_for_ever(address: str, tell: int) -> None:
    """Save act after act of ten rows, and tell the number of each once it is saved."""
    engine = open_centre(address)
    chance = random.Random(1)
    for act in count(1):
        with transaction(engine) as tx:
            tx.add_all(
                Funder(code=f"A{act}-{row}", name_fr="x" * chance.randrange(200), scheme_fr="")
                for row in range(ROWS_OF_AN_ACT)
            )
        os.write(tell, act.to_bytes(4, "big"))


def start_desk(address: str) -> tuple[int, int]:
    """A process that saves, and the pipe on which it tells."""
    told, tell = os.pipe()
    os.set_blocking(told, False)
    child = os.fork()
    if child == 0:
        try:
            save_for_ever(address, tell)
        finally:
            os._exit(1)
    os.close(tell)
    return child, told


def last_told(told: int, before: int) -> int:
    """The number of the last act acknowledged so far."""
    try:
        heard = os.read(told, 1 << 16)
    except BlockingIOError:
        return before
    return int.from_bytes(heard[-4:], "big") if heard else before


def take_pair(centre: Path, folder: Path) -> Path:
    """Copy the centre, its log and its key; the desk stands still meanwhile."""
    folder.mkdir()
    log = centre.with_name(f"{centre.name}-wal")
    for source in filter(Path.exists, (key_path(centre), centre, log)):
        shutil.copyfile(source, folder / source.name)
    return folder / centre.name


def acts_in(centre: Path) -> Counter[int]:
    """How many rows of each act a pair holds, once opened."""
    engine = open_centre(str(centre))
    with reading(engine) as tx:
        found = Counter(int(row.code[1:].split("-")[0]) for row in tx.query(Funder))
    engine.dispose()
    return found


def cut_power(centre: Path, trials: int) -> Cuts:
    """Stop a desk at random instants, and open what is there each time."""
    chance, cuts, acknowledged = random.Random(2), Cuts(), 0
    child, told = start_desk(str(centre))
    try:
        for trial in range(trials):
            time.sleep(chance.random() * LONGEST_PAUSE_S)
            os.kill(child, signal.SIGSTOP)
            os.waitpid(child, os.WUNTRACED)
            acknowledged = last_told(told, acknowledged)
            pair = take_pair(centre, centre.with_name(f"pair-{trial}"))
            os.kill(child, signal.SIGCONT)
            found = acts_in(pair)
            cuts.last = max(cuts.last, *found, 0)
            cuts.torn += sum(rows != ROWS_OF_AN_ACT for rows in found.values())
            cuts.lost += len(set(range(1, acknowledged + 1)) - found.keys())
            shutil.rmtree(pair.parent)
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(told)
    return cuts


@pytest.fixture
def centre(empty_centre_file: Path, tmp_path: Path) -> Path:
    shutil.copytree(empty_centre_file.parent, tmp_path, dirs_exist_ok=True)
    return tmp_path / empty_centre_file.name


def check(cuts: Cuts) -> None:
    assert (cuts.torn, cuts.lost) == (0, 0)
    assert cuts.last > 0


def test_a_power_cut_at_any_instant_loses_nothing(centre: Path) -> None:
    check(cut_power(centre, FEW))


@pytest.mark.faults
@pytest.mark.timeout(3600)
def test_a_thousand_power_cuts_lose_nothing(centre: Path) -> None:
    check(cut_power(centre, MANY))


def test_a_log_of_which_the_end_is_missing_gives_whole_acts(centre: Path, tmp_path: Path) -> None:
    """A log not wholly on the disk: the acts of its end are gone, none of them by half."""
    engine = open_centre(str(centre))
    for act in range(1, 21):
        with transaction(engine) as tx:
            tx.add_all(
                Funder(code=f"A{act}-{row}", name_fr="x" * 90, scheme_fr="")
                for row in range(ROWS_OF_AN_ACT)
            )
    chance, seen = random.Random(3), set[int]()
    for trial in range(FEW):
        pair = take_pair(centre, tmp_path / f"cut-{trial}")
        log = pair.with_name(f"{pair.name}-wal")
        os.truncate(log, chance.randrange(log.stat().st_size))
        found = acts_in(pair)
        assert set(found.values()) <= {ROWS_OF_AN_ACT}
        assert sorted(found) == list(range(1, len(found) + 1))
        seen.add(len(found))
    engine.dispose()
    assert len(seen) > FEW // 4, "the cuts fall at different acts"
