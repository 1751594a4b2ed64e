"""W10: how the cost of opening the board grows from one year of a centre to ten.

    python -m tests.benchmarks w10

The sample's own year, and the same centre with nine years before it, take turns: the day and
the week of the pictures are read from the encrypted file and put on a board of 1920 x 1080, and
both answer with the same sessions. The large size (60,000 sessions, 900,000 attendances) opens a
day and a week of its own, which are fuller. Times are of the processor.
"""

import gc
import os
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import partial
from pathlib import Path
from statistics import median

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from db.engine import close_centre, create_centre, transaction
from desktop_app.exchange.sample import demo_additions, fill_with_sample, large, ten_years
from desktop_app.readings.board import Board, board_reading
from tests.benchmarks.figures import Figure, page
from tests.benchmarks.w7_board import Bench, timed
from ui.board.dates import DateMode, days_read

DAY, LARGE_DAY = date(2026, 11, 24), date(2026, 5, 19)
NOON = time(11, 10)
ROUNDS = 15
MOST_GROWTH = 1.2
DAY_MS = 150.0
"""Opening a day from the local copy (acceptance 4 of the window)."""
MODES = (DateMode.DAY, DateMode.WEEK)


@dataclass(frozen=True)
class Centre:
    """A filled centre, and the day it is opened on."""

    engine: Engine
    day: date

    @classmethod
    def filled(cls, path: Path, fill: Callable[[Session], None], day: date = DAY) -> "Centre":
        """Make a centre in a file of its own."""
        engine = create_centre(str(path))
        with transaction(engine) as tx:
            fill(tx)
        return cls(engine, day)

    def opened(self, mode: DateMode, bench: Bench) -> Board:
        """Read some days, lay them out and paint them."""
        first, last = days_read(mode, self.day)
        board = board_reading(self.engine, first, last, datetime.combine(self.day, NOON))
        bench.rebuild(board)
        bench.paint_anew()
        return board


def one_year(tx: Session) -> None:
    """The sample's own year."""
    fill_with_sample(tx)
    demo_additions(tx)


Spent = Mapping[str, Mapping[DateMode, list[float]]]
"""Milliseconds of each round, by centre."""


def measure() -> Sequence[Figure]:
    """Open each in turn."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        centres = {
            "one": Centre.filled(folder / "one.db", one_year),
            "ten": Centre.filled(folder / "ten.db", ten_years),
            "large": Centre.filled(folder / "large.db", large, LARGE_DAY),
        }
        check(centres)
        spent = in_rounds(centres)
        for centre in centres.values():
            close_centre(centre.engine)
    return [*growth(spent), *openings(spent)]


def check(centres: Mapping[str, Centre]) -> None:
    """One year and ten show the same sessions; the large size shows some.

    Raises:
        AssertionError: they do not.
    """
    bench = Bench.new()
    for mode in MODES:
        codes = {
            name: {one.code for one in centre.opened(mode, bench).blocks if one.kind == "session"}
            for name, centre in centres.items()
        }
        assert codes["one"] == codes["ten"] != set(), "other sessions"
        assert len(codes["large"]) > len(codes["ten"]), "the large size is not large"


def in_rounds(centres: Mapping[str, Centre]) -> Spent:
    """Open the day and the week of each, in turn; the first round does not count."""
    bench = Bench.new()
    spent: dict[str, dict[DateMode, list[float]]] = {
        name: {mode: [] for mode in MODES} for name in centres
    }
    # The window collects garbage between two events, never inside one (`ui.garbage`).
    gc.disable()
    for turn in range(ROUNDS + 1):
        gc.collect()
        for name, centre in centres.items():
            for mode in MODES:
                took = timed(partial(centre.opened, mode, bench))
                if turn:
                    spent[name][mode].append(took)
    gc.enable()
    return spent


def growth(spent: Spent) -> list[Figure]:
    """What ten years cost over one."""
    figures = []
    for mode in MODES:
        one, ten = median(spent["one"][mode]), median(spent["ten"][mode])
        what = f"a {mode} of the board read and painted, ten years / one"
        met, note = ten <= MOST_GROWTH * one, f"{ten:.0f} ms against {one:.0f} ms"
        figures.append(Figure("W10", what, f"{ten / one:.2f}×", f"≤ {MOST_GROWTH}×", met, note))
    return figures


def openings(spent: Spent) -> list[Figure]:
    """How long opening takes on ten years and on the large size."""
    figures = []
    for name, said in (("ten", "ten years"), ("large", "60,000 sessions")):
        day, week = (median(spent[name][mode]) for mode in MODES)
        what, note = f"a day opened, {said}", f"a week: {week:.0f} ms"
        figures.append(
            Figure("W10", what, f"{day:.0f} ms", f"≤ {DAY_MS:g} ms", day <= DAY_MS, note)
        )
    return figures


if __name__ == "__main__":
    sys.stdout.write(page(measure()))
