"""A desk on a disk that fills up: run in a process of its own, it says what happened.

    python -m tests.faults.full_disk FOLDER TRIALS disk|limit

With ``disk``, FOLDER is the whole of a small disk, which is really filled. Where the system
lets nobody make one, ``limit`` lets the system refuse the bytes of a file beyond a size. The
answer is one JSON document on standard output.
"""

import contextlib
import json
import random
import resource
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

from sqlalchemy import Engine

from db.centre_file import connect, copies_of
from db.engine import close_centre, create_centre, open_centre, reading, transaction
from db.errors import StoreError
from db.tables.centre import Funder
from desktop_app.machine.keys import read_key

ROWS_OF_AN_ACT = 10

Filled = Callable[[Path, int], AbstractContextManager[None]]
"""Makes a folder's disk full but for some bytes, until the end of a ``with``."""


@contextlib.contextmanager
def filled_disk(folder: Path, leave: int) -> Iterator[None]:
    """Take all of the disk but about ``leave`` bytes."""
    filling = folder / "filling"
    with filling.open("wb", buffering=0) as file, contextlib.suppress(OSError):
        while True:
            file.write(bytes(4096))
    with filling.open("r+b") as file:
        file.truncate(max(0, filling.stat().st_size - leave))
    yield
    filling.unlink()


@contextlib.contextmanager
def limited_files(folder: Path, leave: int) -> Iterator[None]:
    """Let no file grow beyond the largest log there is and ``leave`` bytes, if any."""
    logs = (log.stat().st_size for log in folder.glob("*-wal"))
    largest = max(logs, default=0) if leave else 4096
    resource.setrlimit(resource.RLIMIT_FSIZE, (largest + leave, resource.RLIM_INFINITY))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


WAYS: dict[str, Filled] = {"disk": filled_disk, "limit": limited_files}


def save(engine: Engine, act: int, chance: random.Random) -> None:
    """Save one act of ten rows."""
    with transaction(engine) as tx:
        tx.add_all(
            Funder(code=f"A{act}-{row}", name_fr="x" * chance.randrange(200), scheme_fr="")
            for row in range(ROWS_OF_AN_ACT)
        )


def work_until_full(engine: Engine, first: int, chance: random.Random) -> tuple[int, str]:
    """Save act after act; the number of the one that failed, and why."""
    act = first
    while True:
        try:
            save(engine, act, chance)
        except StoreError as failure:
            return act, failure.code
        act += 1


def trials(folder: Path, number: int, filled: Filled) -> dict[str, object]:
    """Fill the disk to different heights; after each, free it and go on."""
    chance = random.Random(3)
    path = folder / "centre.db"
    engine = create_centre(str(path))
    codes: Counter[str] = Counter()
    acknowledged: set[int] = set()
    resumed = 0
    act = 0
    for _ in range(number):
        with filled(folder, chance.randrange(200_000)):
            failed, code = work_until_full(engine, act, chance)
        codes[code] += 1
        acknowledged |= set(range(act, failed))
        act = failed + 1
        save(engine, act, chance)
        acknowledged.add(act)
        resumed += 1
        act += 1
    copies = _closing_when_full(engine, folder, path, filled)
    return {
        "codes": codes,
        "resumed": resumed,
        "acknowledged": len(acknowledged),
        **_what_is_left(path, acknowledged),
        **copies,
        "making": _making_when_full(folder, filled),
    }


def _closing_when_full(
    engine: Engine, folder: Path, path: Path, filled: Filled
) -> dict[str, object]:
    before = copies_of(path)
    with filled(folder, 0):
        code = _refusal(lambda: close_centre(engine))
    drafts = [entry.name for entry in folder.rglob(".*")]
    return {"closing": code, "copies kept": copies_of(path) == before, "drafts": drafts}


def _making_when_full(folder: Path, filled: Filled) -> dict[str, object]:
    with filled(folder, 20_000):
        code = _refusal(lambda: create_centre(str(folder / "second.db")))
    return {"code": code, "left": [entry.name for entry in folder.glob("*second*")]}


def _refusal(act: Callable[[], object]) -> str:
    try:
        act()
    except StoreError as failure:
        return ": ".join([failure.code, *filter(None, [failure.facts.get("reason")])])
    return ""


def _what_is_left(path: Path, acknowledged: set[int]) -> dict[str, object]:
    engine = open_centre(str(path))
    with reading(engine) as tx:
        rows = Counter(int(funder.code[1:].split("-")[0]) for funder in tx.query(Funder))
    engine.dispose()
    with contextlib.closing(connect(path, read_key(path))) as raw:
        whole = raw.execute("PRAGMA integrity_check").fetchone()[0]
    return {
        "lost": sorted(acknowledged - rows.keys()),
        "torn": sorted(act for act, found in rows.items() if found != ROWS_OF_AN_ACT),
        "unasked": sorted(rows.keys() - acknowledged),
        "integrity": whole,
    }


if __name__ == "__main__":
    where, how_often, way = sys.argv[1:]
    sys.stdout.write(json.dumps(trials(Path(where), int(how_often), WAYS[way])))
