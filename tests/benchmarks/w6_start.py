"""W6: from the start of a process to its first painted window, and to the day's data on it.

A bare main window of Qt and the program, started through its command line, take turns; both are
drawn offscreen, in the same interpreter, with the compiled modules of a program in use.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from desktop_app.machine.clock import FIXED_NOW
from desktop_app.machine.folders import HOME
from tests.benchmarks.figures import Figure, page
from tests.pictures.screens import make_centre

ROUNDS = 9
MOST_TO_PAINT, MOST_TO_DATA = 1.6, 5.0
ABSENT = ("sqlalchemy", "alembic", "reportlab", "rapidfuzz", "icalendar")
"""What must not be loaded before the first paint."""
UNCOMPILED = "PYTHONDONTWRITEBYTECODE"


def measure() -> Sequence[Figure]:
    """Start each in turn; the first round fills the caches and is not counted."""
    with tempfile.TemporaryDirectory() as folder:
        surroundings = own_surroundings(Path(folder))
        centre = make_centre(Path(folder))
        bare, painted, data = list[float](), list[float](), list[float]()
        modules = list[str]()
        for _ in range(ROUNDS + 1):
            bare.append(started(("bare",), surroundings)["painted"])
            seen = started(("permanence", centre), surroundings)
            painted.append(seen["painted"])
            data.append(seen["data"])
            modules = modules or seen_modules(("permanence", centre), surroundings)
    return figures([bare[1:], painted[1:], data[1:]], modules)


def figures(times: Sequence[Sequence[float]], modules: Sequence[str]) -> Sequence[Figure]:
    """The two ratios of the medians, and what was loaded too early."""
    bare, painted, data = (statistics.median(one) for one in times)
    early = [name for name in ABSENT if name in modules]
    said = f"{painted * 1000:.0f} ms against {bare * 1000:.0f} ms; medians of {ROUNDS}"
    return (
        Figure(
            "W6",
            "start to first painted frame, application / bare QMainWindow",
            f"{painted / bare:.2f}×",
            f"≤ {MOST_TO_PAINT}×",
            painted <= MOST_TO_PAINT * bare,
            said,
        ),
        Figure(
            "W6",
            "start to the day's data painted, application / bare QMainWindow's first frame",
            f"{data / bare:.2f}×",
            f"≤ {MOST_TO_DATA:.0f}×",
            data <= MOST_TO_DATA * bare,
            f"{data * 1000:.0f} ms",
        ),
        Figure(
            "W6",
            f"loaded before the first paint, of {', '.join(ABSENT)}",
            ", ".join(early) or "none",
            "none",
            not early,
        ),
    )


def own_surroundings(folder: Path) -> Mapping[str, str]:
    """The surroundings of a start: no screen, nobody's settings, the day of the pictures.

    Compiled modules are kept in `folder`, even where this computer forbids to keep them: the first
    start of each contender compiles, as an installation does, and is not counted.
    """
    kept = {name: value for name, value in os.environ.items() if name != UNCOMPILED}
    return kept | {
        "PYTHONPYCACHEPREFIX": str(folder / "compiled"),
        "QT_QPA_PLATFORM": "offscreen",
        HOME: str(folder / "home"),
        FIXED_NOW: "2026-11-24T11:10",
    }


def started(what: Sequence[str], surroundings: Mapping[str, str]) -> dict[str, float]:
    """Start one contender; say after how many seconds it was painted, and had its data."""
    began = time.monotonic()
    seen = _run(what, surroundings)
    return {name: float(str(moment)) - began for name, moment in seen.items() if name != "modules"}


def seen_modules(what: Sequence[str], surroundings: Mapping[str, str]) -> list[str]:
    """What the program had loaded at its first paint."""
    modules = _run(what, surroundings)["modules"]
    return [str(name) for name in modules] if isinstance(modules, list) else []


def _run(what: Sequence[str], surroundings: Mapping[str, str]) -> dict[str, object]:
    command = [sys.executable, "-m", "tests.benchmarks.first_paint", *what]
    done = subprocess.run(
        command, check=True, capture_output=True, text=True, env=dict(surroundings), timeout=120
    )
    seen: dict[str, object] = json.loads(done.stdout)
    return seen


if __name__ == "__main__":
    sys.stdout.write(page(measure()))
