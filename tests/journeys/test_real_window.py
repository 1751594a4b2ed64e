"""Once on a real X server: from the start of the process to the sheet on paper, by keyboard."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from desktop_app.machine.clock import FIXED_NOW
from desktop_app.machine.folders import HOME, user_folders
from desktop_app.machine.settings import Settings, write_settings
from tests.journeys.real_screen import MissingToolError, Screen, real_screen, require, until
from tests.pictures.screens import make_centre

pytestmark = pytest.mark.alone

TITLE, DAY = "Forum des associations", "2026-11-24"
EXPECTED_COMPLAINTS = ("qt.qpa.services: Unable to detect a launcher",)
"""A bare computer has no program that shows a folder: the sheet is saved all the same."""


@dataclass(frozen=True)
class Started:
    """The program on a screen, and where it writes."""

    screen: Screen
    program: subprocess.Popen[str]
    centre: str
    paper: Path

    def asked(self, *words: str) -> dict[str, object]:
        """What the command line says of the same centre."""
        done = subprocess.run(
            [sys.executable, "-m", "desktop_app", *words, "--json"],
            capture_output=True,
            text=True,
            check=True,
            env=os.environ | {FIXED_NOW: f"{DAY}T11:10"},
        )
        said: dict[str, object] = json.loads(done.stdout)
        return said

    def titles(self) -> list[str]:
        """What is planned that day."""
        sessions = self.asked("show", self.centre, "--date", DAY)["sessions"]
        assert isinstance(sessions, list)
        return [one["title"] for one in sessions]


@pytest.fixture
def started(tmp_path: Path, own_home: Path) -> Iterator[Started]:
    """`permanence CENTRE`, as somebody types it on a computer without a printer."""
    paper = tmp_path / "paper"
    paper.mkdir()
    write_settings(user_folders().config, Settings(desk="Accueil", sheet_folder=str(paper)))
    centre = make_centre(tmp_path)
    with real_screen() as screen:
        surroundings = screen.surroundings | {FIXED_NOW: f"{DAY}T11:10", HOME: str(own_home)}
        with subprocess.Popen(
            [sys.executable, "-m", "desktop_app", centre],
            stderr=subprocess.PIPE,
            text=True,
            env=surroundings,
            cwd=Path(__file__).parents[2],
        ) as program:
            yield Started(screen, program, centre, paper)
            if program.poll() is None:
                program.terminate()


def test_a_session_is_booked_and_its_sheet_saved_with_the_keyboard_alone(
    started: Started,
) -> None:
    screen = started.screen
    screen.focus("Permanence")
    screen.press("ctrl+2")
    until(lambda: bool(screen.windows(" — Permanence")), "the centre")
    screen.rest()
    screen.press("ctrl+n")
    screen.rest()
    screen.write(TITLE)
    screen.rest()
    # A title that names no workshop is asked about once: it might be a caller's name.
    screen.press("Return")
    screen.rest()
    screen.press("Return")
    until(lambda: TITLE in started.titles(), "the booking")

    screen.press("ctrl+p")
    until(lambda: len(screen.windows("")) > 1, "the preview")
    screen.rest()
    screen.hand("windowfocus", "--sync", screen.windows("")[-1])
    screen.press("Return")
    until(lambda: any(started.paper.iterdir()), "the sheet")
    (sheet,) = started.paper.iterdir()
    assert TITLE in text_of(sheet)

    screen.press("Escape")
    screen.rest()
    screen.focus(" — Permanence")
    screen.press("ctrl+q")
    assert started.program.wait(timeout=60) == 0
    assert started.program.stderr is not None
    complaints = started.program.stderr.read().splitlines()
    assert [one for one in complaints if not one.startswith(EXPECTED_COMPLAINTS)] == []


def text_of(sheet: Path) -> str:
    """What is written on a sheet."""
    written = subprocess.run(["pdftotext", sheet, "-"], capture_output=True, text=True, check=True)
    return written.stdout


def test_a_missing_program_is_named_with_the_line_to_type() -> None:
    with pytest.raises(MissingToolError, match="apt-get install --yes no-such-package"):
        require({"no-such-program": "no-such-package"})
