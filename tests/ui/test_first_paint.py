"""The window of the program itself is painted before anything slow is loaded."""

from pathlib import Path

from tests.benchmarks.w6_start import ABSENT, own_surroundings, seen_modules
from tests.pictures.screens import make_centre


def test_the_program_loads_nothing_slow_before_its_first_paint(tmp_path: Path) -> None:
    command = ("permanence", make_centre(tmp_path))

    loaded = seen_modules(command, own_surroundings(tmp_path))

    assert "PySide6" in loaded
    assert set(ABSENT) & set(loaded) == set()
