"""W5: 500 attendance sheets of 30 names, through the application and through Platypus.

Both print the same: two pages a sheet with logo, title, date and place, a ruled table,
a QR code a page, facilitators, notice and number, in embedded fonts. Each run has a
process of its own; contenders take turns.
"""

import json
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from pypdfium2 import PdfDocument

from tests.benchmarks.figures import Figure, page
from tests.benchmarks.sheets_workload import NAMES, workload

SHEETS = 500
PAGES_A_SHEET = 2
ROUNDS = 3
FIRST_PAGES = 5
CONTENDERS = ("application", "platypus")
LEAST_RATIO, MOST_MB, MOST_KB, MOST_SECONDS = 5.0, 70.0, 3.0, 0.3

Cost = dict[str, float]


def measure() -> Sequence[Figure]:
    """Run both in turn, after checking that they say the same."""
    for contender in CONTENDERS:
        check_answer(contender)
    runs: dict[str, list[Cost]] = {contender: [] for contender in CONTENDERS}
    for _ in range(ROUNDS):
        for contender in CONTENDERS:
            runs[contender].append(cost_of(contender, SHEETS))
    first = min(cost_of("application", 1)["with_imports"] for _ in range(FIRST_PAGES))
    return figures(runs, first)


def figures(runs: dict[str, list[Cost]], first: float) -> Sequence[Figure]:
    """The ratio and what the application's sheets weigh."""
    ours, theirs = (
        statistics.median(one["seconds"] for one in runs[contender]) for contender in CONTENDERS
    )
    ratio = theirs / ours
    memory = max(one["rss_mb"] for one in runs["application"])
    weight = runs["application"][0]["kb_sheet"]
    other = runs["platypus"][0]
    times = (
        f"{ours:.2f} s against {theirs:.2f} s for {SHEETS} sheets, {SHEETS * PAGES_A_SHEET} pages;"
        f" Platypus {other['rss_mb']:.0f} MB, {other['kb_sheet']:.1f} kB a sheet"
    )
    versus = "sheets composed and drawn, Platypus / application"
    return (
        Figure("W5", versus, f"{ratio:.1f}×", "≥ 5×", ratio >= LEAST_RATIO, times),
        Figure("W5", "memory of that process", f"{memory:.0f} MB", "≤ 70 MB", memory <= MOST_MB),
        Figure("W5", "size of a sheet", f"{weight:.2f} kB", "≤ 3 kB", weight <= MOST_KB),
        Figure(
            "W5",
            f"first sheet in a new process, imports included, best of {FIRST_PAGES}",
            f"{first:.2f} s",
            "≤ 0.3 s",
            first <= MOST_SECONDS,
        ),
    )


def cost_of(contender: str, sheets: int, file: Path | None = None) -> Cost:
    """One run of a contender."""
    with tempfile.TemporaryDirectory() as folder:
        written = file or Path(folder) / "sheets.pdf"
        module = f"tests.benchmarks.sheets_by_{contender}"
        command = [sys.executable, "-m", module, str(sheets), str(written)]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
    cost: Cost = json.loads(done.stdout)
    return cost


def check_answer(contender: str) -> None:
    """A contender prints every name of a sheet, on as many pages as the other.

    Raises:
        RuntimeError: it does not.
    """
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "sheets.pdf"
        cost_of(contender, 1, file)
        with PdfDocument(file) as document:
            pages = [one.get_textpage().get_text_range() for one in document]
    text = "\n".join(pages)
    (one,) = workload(1)
    missing = [name for both in one.names for name in both if name not in text]
    if missing or len(pages) != PAGES_A_SHEET or f"{NAMES}" not in text:
        raise RuntimeError(f"{contender} prints other sheets: {len(pages)} pages, {missing}")


if __name__ == "__main__":
    sys.stdout.write(page(measure()))
