"""Every line that the README tells a newcomer to type, typed in its order."""

import shlex
import shutil
from pathlib import Path

import pytest

from desktop_app.cli.contents import ENTRIES
from tests.cli.calling import Caller

PROGRAM = ".venv/bin/permanence "
README = Path(__file__).parents[2] / "README.md"
LINES = [
    shlex.split(line.strip().removeprefix(PROGRAM))
    for line in README.read_text(encoding="utf-8").splitlines()
    if line.startswith(f"    {PROGRAM}")
]


def test_the_day_of_the_readme(
    permanence: Caller, sample: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.move(Path(sample).parent, tmp_path / "demo")

    for line in LINES:
        called = permanence(*line)
        assert called.status == 0, (line, called.out + called.err)

    assert (tmp_path / "demo" / "sheet.pdf").read_bytes().startswith(b"%PDF")
    assert list((tmp_path / "demo" / "sheets").glob("*.pdf"))


def test_the_readme_shows_the_commands_of_a_day() -> None:
    """Waiting lists, pictures and the demonstration itself have their manuals only."""
    known = {entry.name for entry in ENTRIES if not entry.hidden}

    assert {line[0] for line in LINES} >= known - {"demo", "promote", "screenshot", "rehearse"}
