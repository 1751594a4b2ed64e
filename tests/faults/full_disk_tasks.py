"""Long tasks on a disk that fills up: run in a process of its own, it says what happened.

    python -m tests.faults.full_disk_tasks FOLDER disk|limit

FOLDER is made full as in `full_disk`. The answer is one JSON document on standard output.
"""

import json
import sys
import tempfile
from pathlib import Path

import pytest

from db.engine import close_centre, create_centre, open_centre, reading, transaction
from db.errors import StoreError
from desktop_app.exchange.centre_folder import read_centre_folder, write_centre
from desktop_app.exchange.centre_folder.exporting import export_centre
from desktop_app.machine.errors import FileError
from tests.db.next_version import fill, publish_next_version, which_schema
from tests.faults.full_disk import WAYS, Filled
from tests.pictures.scenes import CENTRE

HEIGHTS = (0.0, 0.5, 1.0, 1.05, 1.1)
"""How much of the centre's own size is left free: the copy fails, or the migration after it."""


def exporting_when_full(folder: Path, filled: Filled) -> dict[str, object]:
    """Export a whole centre with room for a few of its files only, then with room enough."""
    path, there = folder / "busy.db", folder / "taken out"
    engine = create_centre(str(path))
    with transaction(engine) as tx:
        write_centre(tx, read_centre_folder(CENTRE))
    code = ""
    with filled(folder, 30_000), reading(engine) as tx:
        try:
            export_centre(tx, there)
        except FileError as failure:
            code = failure.code
    left = sorted(str(entry.relative_to(folder)) for entry in folder.rglob("*taken*"))
    left += [entry.name for entry in there.rglob("*")]
    with reading(engine) as tx:
        files = export_centre(tx, there)
    close_centre(engine)
    return {"code": code, "left": left, "afterwards": len(files)}


def migrating_when_full(folder: Path, filled: Filled) -> dict[str, object]:
    """Open an older centre on a full disk; what it said, and what became of it afterwards."""
    path = folder / "older.db"
    engine = create_centre(str(path))
    fill(engine)
    close_centre(engine)
    size = path.stat().st_size
    told = []
    with tempfile.TemporaryDirectory() as steps, pytest.MonkeyPatch.context() as later:
        publish_next_version(Path(steps), later)
        for height in HEIGHTS:
            with filled(folder, round(size * height)):
                told.append(_opening(path))
        afterwards = open_centre(str(path))
        became = which_schema(afterwards)
        close_centre(afterwards)
    return {"codes": told, "afterwards": became}


def _opening(path: Path) -> str:
    try:
        engine = open_centre(str(path))
    except StoreError as failure:
        return failure.code
    said = which_schema(engine)
    engine.dispose()
    return said


if __name__ == "__main__":
    where, way = Path(sys.argv[1]), WAYS[sys.argv[2]]
    answer = {
        "exporting": exporting_when_full(where, way),
        "migrating": migrating_when_full(where, way),
    }
    sys.stdout.write(json.dumps(answer))
