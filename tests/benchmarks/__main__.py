"""Run the measurements and write docs/speed.md (`make bench`).

Each module `wN_name.py` beside this one has `measure() -> Sequence[Figure]`. Name some to
run only those, as in `python -m tests.benchmarks w1 w5`; the page is then left alone.
"""

import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from tests.benchmarks.figures import Figure, page

HERE = Path(__file__).parent
PAGE = HERE.parents[1] / "docs" / "speed.md"


def modules(wanted: Sequence[str]) -> list[str]:
    """Names of the measuring modules, in the order of their numbers."""
    found = sorted(HERE.glob("w[0-9]*_*.py"), key=lambda path: int(path.stem[1:].split("_")[0]))
    return [
        path.stem for path in found if not wanted or path.stem.split("_", maxsplit=1)[0] in wanted
    ]


def main(wanted: Sequence[str]) -> int:
    """Measure, show, and write the page when everything was measured; 1 if a goal is missed."""
    figures: list[Figure] = []
    for name in modules(wanted):
        sys.stdout.write(f"{name} …\n")
        for figure in import_module(f"tests.benchmarks.{name}").measure():
            figures.append(figure)
            met = "met" if figure.met else "MISSED"
            sys.stdout.write(f"  {figure.what}: {figure.value} (goal {figure.goal}, {met})\n")
            sys.stdout.flush()
    if not wanted:
        PAGE.write_text(page(figures), encoding="utf-8")
        sys.stdout.write(f"written: {PAGE.relative_to(Path.cwd())}\n")
    return 0 if all(figure.met for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
