"""A real full disk: nothing acknowledged is lost, nothing is torn, work goes on afterwards."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

IN_ITS_OWN_SPACE = ("unshare", "-rm", "sh", "-c")
"""In a mount space of its own, which an ordinary user may make too: nothing to clean up."""

SMALL_DISK = 'mount -t tmpfs -o size="$2",mode=0777 small "$1"'
WORK_THERE = ' && shift 2 && exec "$@"'


def run_desk(folder: Path, size: str, *task: str) -> tuple[str, dict[str, Any]]:
    """How the disk was made full, and what the desk told of its task, a module and its words."""
    small = [*IN_ITS_OWN_SPACE, SMALL_DISK, "sh", str(folder), size]
    allowed = subprocess.run(small, capture_output=True, check=False).returncode == 0
    way = "disk" if allowed else "limit"
    module, *words = task
    desk = [sys.executable, "-m", f"tests.faults.{module}", str(folder), *words, way]
    there = [*IN_ITS_OWN_SPACE, SMALL_DISK + WORK_THERE, "sh", str(folder), size] if allowed else []
    answer = subprocess.run(
        [*there, *desk],
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 0, answer.stderr
    return way, json.loads(answer.stdout)


def check(way: str, told: dict[str, Any], trials: int) -> None:
    assert told["resumed"] == trials
    assert (told["lost"], told["torn"], told["unasked"]) == ([], [], [])
    assert told["integrity"] == "ok"
    assert told["copies kept"]
    assert told["drafts"] == []
    if way == "disk":
        assert told["codes"] == {"disk_full": trials}
        assert told["closing"] == "copy_failed: disk_full"
        assert told["making"] == {"code": "disk_full", "left": []}
    else:
        # Beyond a limit the system speaks of the file, not of the disk.
        assert set(told["codes"]) <= {"disk_full", "disk_failed"}
        assert str(told["closing"]).startswith("copy_failed: disk_f")
        assert str(told["making"]["code"]).startswith("disk_f")
        assert told["making"]["left"] == []


def test_a_full_disk_loses_nothing(tmp_path: Path) -> None:
    way, told = run_desk(tmp_path, "3m", "full_disk", "8")

    check(way, told, 8)


def test_an_export_and_a_migration_on_a_full_disk_change_nothing(tmp_path: Path) -> None:
    _way, told = run_desk(tmp_path, "24m", "full_disk_tasks")

    assert told["exporting"]["code"].startswith("disk_f")
    assert told["exporting"]["left"] == []
    assert told["exporting"]["afterwards"] > 20
    assert all(code.startswith("disk_f") for code in told["migrating"]["codes"])
    assert told["migrating"]["afterwards"] == "next"


@pytest.mark.faults
@pytest.mark.timeout(1800)
def test_a_disk_full_at_two_hundred_heights_loses_nothing(tmp_path: Path) -> None:
    way, told = run_desk(tmp_path, "128m", "full_disk", "200")

    check(way, told, 200)
