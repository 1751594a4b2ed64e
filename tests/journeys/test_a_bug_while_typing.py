"""A bug of the program closes nothing, loses no word that was typed, and names nobody."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop_app.machine.clock import FIXED_NOW
from desktop_app.machine.folders import HOME
from desktop_app.machine.logs import FILE_NAME
from tests.journeys.window_with_a_bug import A_NAME, TYPED
from tests.pictures.screens import make_centre
from ui.booking.drafts import FILE_NAME as DRAFTS


@pytest.fixture(scope="module")
def after_a_bug(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, object], str]:
    """The home of a person after it, what they saw, and what the program complained of."""
    folder = tmp_path_factory.mktemp("bug")
    surroundings = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        HOME: str(folder / "home"),
        FIXED_NOW: "2026-11-24T11:10",
    }
    ran = subprocess.run(
        [sys.executable, "-m", "tests.journeys.window_with_a_bug", make_centre(folder)],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
        env=surroundings,
        cwd=Path(__file__).parents[2],
    )
    seen: dict[str, object] = json.loads(ran.stdout)
    return folder / "home", seen, ran.stderr


AfterABug = tuple[Path, dict[str, object], str]


def found(home: Path, name: str) -> str:
    """The text of the one file of that name."""
    (file,) = home.rglob(name)
    return file.read_text(encoding="utf-8")


def test_the_person_is_told_and_goes_on(after_a_bug: AfterABug) -> None:
    _, seen, _ = after_a_bug

    assert seen["dialog"]
    assert seen["window"]
    assert seen["status"] == 0


def test_what_was_typed_is_on_the_screen_and_on_the_disk(after_a_bug: AfterABug) -> None:
    home, seen, _ = after_a_bug
    (draft,) = json.loads(found(home, DRAFTS))

    assert seen["typed"] == TYPED
    assert draft["typed"] == TYPED


def test_the_log_tells_the_place_and_names_nobody(after_a_bug: AfterABug) -> None:
    home, seen, _ = after_a_bug
    log = found(home, FILE_NAME)

    assert "ValueError" in log
    assert "KeyError" in log
    assert "window_with_a_bug.py" in log
    assert "ValueError" in str(seen["copied"])
    for text in (log, str(seen["copied"])):
        assert A_NAME.split()[0] not in text
        assert A_NAME.split()[1] not in text


def test_qt_had_nothing_to_say(after_a_bug: AfterABug) -> None:
    _, _, complaints = after_a_bug

    assert complaints == ""
