"""Ctrl-C while sheets are printed: whole files, all of them recorded, and nothing else."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import select

from db.engine import close_centre, open_centre, reading
from db.tables.paper import Sheet, SheetPrint
from desktop_app.cli.exit_status import DONE, INTERRUPTED
from tests.cli.conftest import make_sample

DAY = "2026-11-24"
MOMENTS = (0.1, 0.6, 1.0, 1.4, 1.8)
"""Seconds after the start: while modules load, while the centre opens, between two sheets."""

START = """
import sys
from desktop_app.__main__ import main
print("started", flush=True)
main()
"""
NUMBER = re.compile(r"emargement-[0-9-]+-[A-Z]+-([0-9]{12})\.pdf")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample centre, as it was before any of these prints."""
    folder = tmp_path_factory.mktemp("interrupted")
    make_sample(str(folder / "centre.db"))
    return folder


def interrupted_after(centre: Path, out: Path, seconds: float) -> subprocess.CompletedProcess[str]:
    """Print the sheets of a day and press Ctrl-C."""
    process = subprocess.Popen(
        [
            *(sys.executable, "-c", START, "sheets", str(centre)),
            *("--date", DAY, "--out", str(out)),
        ],
        env={**os.environ, "PERMANENCE_NOW": f"{DAY}T11:10"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "started\n"
    time.sleep(seconds)
    process.send_signal(signal.SIGINT)
    said, complained = process.communicate(timeout=60)
    return subprocess.CompletedProcess(process.args, process.returncode, said, complained)


def prints(centre: Path) -> set[tuple[str, int]]:
    """Number and copy of the sheets that the data say were printed."""
    engine = open_centre(str(centre))
    with reading(engine) as tx:
        rows = tx.execute(
            select(Sheet.number, SheetPrint.copy)
            .join(SheetPrint, SheetPrint.sheet_id == Sheet.id)
            .where(Sheet.status != "void")
        )
        found = {(number, copy) for number, copy in rows}
    close_centre(engine)
    return found


@pytest.mark.parametrize("seconds", MOMENTS)
def test_an_interrupted_print_leaves_whole_sheets_only(
    made: Path, tmp_path: Path, seconds: float
) -> None:
    shutil.copytree(made, tmp_path / "centre")
    centre, out = tmp_path / "centre" / "centre.db", tmp_path / "out"
    before = prints(centre)

    done = interrupted_after(centre, out, seconds)

    # Once all is said, on a quick machine, the signal finds nothing to stop.
    assert done.returncode in {INTERRUPTED, DONE}, done.stderr
    assert done.stderr == ""
    files = sorted(out.iterdir()) if out.exists() else []
    assert all(path.read_bytes().rstrip().endswith(b"%%EOF") for path in files)
    found = [NUMBER.fullmatch(path.name) for path in files]
    assert all(found), files
    assert {match[1] for match in found if match} == {
        number for number, _copy in prints(centre) - before
    }
