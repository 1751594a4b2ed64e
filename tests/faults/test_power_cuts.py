"""The power goes while a desk saves: what was acknowledged is there, and the file is whole.

A control arm shows that the test sees what it looks for: with SQLite's lesser settings acts are
lost, and the file may be damaged (promises.md, G3).
"""

import random
import shutil
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from db.engine import open_centre, reading, transaction
from db.errors import StoreError
from db.tables.centre import Funder
from desktop_app.machine.keys import key_path
from tests.faults.recorded_disk import AfterCut, RecordedDisk, Saved, Write, recorded_disk

ROWS_OF_AN_ACT = 10
FEW, MANY = 25, 2000
ACTS = 60
PAGES_BEFORE_MERGING = 30  # the log goes into the file often: power cuts fall in it too


@dataclass
class Cuts:
    """What came out: acts that were torn, acts acknowledged and gone, files that are damaged."""

    torn: int = 0
    lost: int = 0
    damaged: int = 0
    last: int = 0


@pytest.fixture
def centre(empty_centre_file: Path, tmp_path: Path) -> Path:
    shutil.copytree(empty_centre_file.parent, tmp_path, dirs_exist_ok=True)
    return tmp_path / empty_centre_file.name


def change_settings(engine: Engine, *settings: str) -> None:
    """Let every connection from now on have other settings than the application's."""

    def set_up(raw: Engine, _record: object) -> None:
        for setting in settings:
            raw.execute(f"PRAGMA {setting}")  # type: ignore[attr-defined]

    engine.dispose()
    event.listen(engine, "connect", set_up)


def save_acts(centre: Path, disk: RecordedDisk, *settings: str) -> None:
    """Save act after act of ten rows, and note each once it is saved."""
    engine = open_centre(str(centre))
    change_settings(engine, f"wal_autocheckpoint={PAGES_BEFORE_MERGING}", *settings)
    chance = random.Random(1)
    for act in range(1, ACTS + 1):
        with transaction(engine) as tx:
            tx.add_all(
                Funder(code=f"A{act}-{row}", name_fr="x" * chance.randrange(200), scheme_fr="")
                for row in range(ROWS_OF_AN_ACT)
            )
        disk.events.append(Saved(act))
    engine.dispose()


def acts_in(after: AfterCut, centre: Path, folder: Path) -> Counter[int]:
    """How many rows of each act there are, once the power is back."""
    folder.mkdir()
    shutil.copyfile(key_path(centre), folder / key_path(centre).name)
    for name, content in after.files.items():
        (folder / name).write_bytes(content)
    engine = open_centre(str(folder / centre.name))
    try:
        with reading(engine) as tx:
            return Counter(int(row.code[1:].split("-")[0]) for row in tx.query(Funder))
    finally:
        engine.dispose()


def cut_power(centre: Path, trials: int, *settings: str) -> Cuts:
    """Record a desk at work, cut the power at random instants, and open what is there."""
    before = {centre.name: centre.read_bytes()}
    with recorded_disk() as disk:
        save_acts(centre, disk, *settings)
    started = next(place for place, one in enumerate(disk.events) if isinstance(one, Write))
    chance, cuts = random.Random(3), Cuts()
    instants = sorted(chance.randrange(started, len(disk.events) + 1) for _ in range(trials))
    for trial, after in enumerate(disk.cuts(before, instants)):
        folder = centre.with_name(f"after-{trial}")
        try:
            found = acts_in(after, centre, folder)
        except StoreError:
            cuts.damaged += 1
        else:
            cuts.torn += sum(rows != ROWS_OF_AN_ACT for rows in found.values())
            cuts.lost += len(set(range(1, after.saved + 1)) - found.keys())
            cuts.last = max(cuts.last, *found, 0)
        shutil.rmtree(folder)
    return cuts


def check(cuts: Cuts) -> None:
    assert (cuts.torn, cuts.lost, cuts.damaged) == (0, 0, 0)
    assert cuts.last > ACTS / 2


def test_a_power_cut_at_any_instant_loses_nothing(centre: Path) -> None:
    check(cut_power(centre, FEW))


@pytest.mark.faults
@pytest.mark.timeout(3600)
def test_two_thousand_power_cuts_lose_nothing(centre: Path) -> None:
    check(cut_power(centre, MANY))


@pytest.mark.parametrize("setting", ["NORMAL", "OFF"])
def test_what_is_not_synced_at_once_is_lost_with_the_power(centre: Path, setting: str) -> None:
    cuts = cut_power(centre, FEW, f"synchronous={setting}")

    assert cuts.lost + cuts.damaged > 0
