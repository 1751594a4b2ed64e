"""The program as the system starts it."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

START = [sys.executable, "-m", "desktop_app"]
LISTING_SECONDS = 1.5
"""On a busy machine; the list of commands loads no database."""


def run(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Start the program in a process of its own."""
    known = {**os.environ, "PERMANENCE_NOW": "2026-11-24T11:10", **environment}
    return subprocess.run(
        [*START, *words], env=known, capture_output=True, text=True, check=False, timeout=120
    )


def test_a_day_in_a_process_of_its_own(sample: str, tmp_path: Path) -> None:
    booked = run(
        "book", sample, "--room", "VIL-08", "--start", "2026-11-24T17:00",
        "--end", "2026-11-24T18:30", "--with", "T01", "--json",
    )  # fmt: skip
    assert (booked.returncode, booked.stderr) == (0, "")
    code = json.loads(booked.stdout)["session"]

    refused = run(
        "book", sample, "--room", "VIL-06", "--start", "2026-11-24T18:00",
        "--end", "2026-11-24T19:00", "--with", "T02", "--json",
    )  # fmt: skip
    assert refused.returncode == 1
    assert json.loads(refused.stdout)["findings"][0]["by"] == code

    printed = run("sheet", sample, code, "--out", str(tmp_path / "s.pdf"), "--json")
    assert printed.returncode == 0, printed.stderr
    assert (tmp_path / "s.pdf").read_bytes().startswith(b"%PDF")

    undone = run("undo", sample, "--language", "en")
    assert (undone.returncode, undone.stderr) == (0, "")


def test_a_missing_centre_is_status_3(tmp_path: Path) -> None:
    called = run("show", str(tmp_path / "none.db"), "--date", "2026-11-24")

    assert (called.returncode, called.stdout) == (3, "")
    assert called.stderr.startswith(f"{tmp_path / 'none.db'} n’existe pas")


def test_the_list_of_commands_appears_at_once() -> None:
    started = time.monotonic()

    called = run("--help")

    assert called.returncode == 0
    assert time.monotonic() - started < LISTING_SECONDS


def test_a_reader_who_leaves_gets_no_traceback(sample: str) -> None:
    left = subprocess.run(
        ["sh", "-c", f'"$@" show "{sample}" --date 2026-11-24 --json | head -c 10', "sh", *START],
        env={**os.environ},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )

    assert left.stderr == ""


def test_accents_go_through_a_plain_terminal(sample: str) -> None:
    called = run("show", sample, "--date", "2026-11-24", PYTHONIOENCODING="ascii")

    assert called.returncode == 0
    assert "Caf? sant?" in called.stdout


@pytest.mark.parametrize("word", ["--help", "--version"])
def test_it_works_without_any_home(word: str, tmp_path: Path) -> None:
    known = {"PATH": os.environ["PATH"], "PYTHONPATH": os.environ.get("PYTHONPATH", "")}
    called = subprocess.run(
        [*START, word],
        env=known,
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )

    assert (called.returncode, called.stderr) == (0, "")
