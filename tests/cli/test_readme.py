"""Every line that the README tells a newcomer to type, typed in its order."""

import re
import shlex
import shutil
from datetime import date
from pathlib import Path

import pytest

from desktop_app.cli.contents import ENTRIES
from desktop_app.domain.sheets.numbers import sheet_file_name
from desktop_app.machine.folders import HOME
from tests.cli.calling import Caller

PROGRAM = ".venv/bin/permanence "
README = Path(__file__).parents[2] / "README.md"
LINES = [
    shlex.split(line.strip().removeprefix(PROGRAM))
    for line in README.read_text(encoding="utf-8").splitlines()
    if line.startswith(f"    {PROGRAM}")
]


@pytest.fixture
def demo(sample: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the demonstration, where a newcomer stands beside it."""
    monkeypatch.chdir(tmp_path)
    shutil.move(Path(sample).parent, tmp_path / "demo")
    return tmp_path / "demo"


def type_them_all(permanence: Caller) -> None:
    for line in LINES:
        called = permanence(*line)
        assert called.status == 0, (line, called.out + called.err)


def test_the_day_of_the_readme(permanence: Caller, demo: Path) -> None:
    type_them_all(permanence)

    assert (demo / "sheet.pdf").read_bytes().startswith(b"%PDF")
    assert list((demo / "sheets").glob("*.pdf"))


@pytest.mark.usefixtures("qapp")
def test_the_day_of_the_readme_after_make_run_twice_without_a_screen(
    permanence: Caller, demo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(HOME, str(demo / "home"))
    centre, day = f"{demo / 'centre.db'}", "2026-11-24"
    run = ("tour", centre, "--date", day, "--out", str(demo))

    assert permanence(*run).status == 0
    first = permanence.json("show", centre, "--date", day)
    assert permanence(*run).status == 0
    assert permanence.json("show", centre, "--date", day)["sessions"] == first["sessions"]

    type_them_all(permanence)


def test_the_readme_shows_the_commands_of_a_day() -> None:
    """Waiting lists, pictures and the demonstration itself have their manuals only."""
    known = {entry.name for entry in ENTRIES if not entry.hidden}

    assert {line[0] for line in LINES} >= known - {"demo", "promote", "screenshot", "rehearse"}


def test_the_readme_names_the_files_as_they_are_written() -> None:
    said = re.search(r"`(emargement[^`]+)`", README.read_text(encoding="utf-8"))

    assert said is not None
    name = sheet_file_name("691001100155", date(2026, 11, 24), "VIL")
    parts = {"DATE": "2026-11-24", "SITE": "VIL", "NUMBER": "691001100155"}
    assert re.sub("DATE|SITE|NUMBER", lambda part: parts[part[0]], said[1]) == name
