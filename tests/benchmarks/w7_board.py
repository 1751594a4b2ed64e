"""W7: a board of 160 rows and 7 days with 3,000 blocks, beside a bare `QGraphicsView` of them.

The window is 1920 x 1080; the contender has the same boxes as rounded rectangles with a line of
text, nothing else. Both take turns in one process; memory is that of a process of its own.
"""

import gc
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from datetime import time as clock
from typing import cast

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QFont, QImage, QPainter, QPen
from PySide6.QtWidgets import QGraphicsRectItem, QGraphicsScene, QGraphicsSimpleTextItem

from desktop_app.domain.bilingual import Bilingual
from desktop_app.domain.planning import Planning, Room, Site
from desktop_app.domain.span import Span
from desktop_app.readings.board import Block, Board
from desktop_app.wording.words import words_in
from tests.benchmarks.figures import Figure, page
from ui.board.layers import Layers
from ui.board.painter import picture_of
from ui.board.view import BoardView
from ui.palettes import Palette
from ui.start import application
from ui.theme import Theme

ROWS, DAYS, BLOCKS, SITES = 160, 7, 3_000, 8
WIDTH, HEIGHT = 1844, 954
MONDAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 24, 11, 10)
ROUNDS, TURNS = 40, 12
MOST_FULL, LEAST_STILL, LEAST_REBUILD, MOST_BLOCK, MOST_MB = 16.0, 8.0, 4.0, 1.0, 70.0
MEGABYTE = 1024 * 1024


def planning() -> Planning:
    """Eight sites with twenty rooms each."""
    sites = {f"S{n}": Site(f"S{n}", chr(ord("A") + n), f"Site {n}") for n in range(SITES)}
    each = ROWS // SITES
    rooms = {
        f"R{n:03}": Room(f"R{n:03}", f"S{n // each}", Bilingual(f"Salle {n}"), "room", 20)
        for n in range(ROWS)
    }
    last = MONDAY + timedelta(days=DAYS - 1)
    return Planning(Span.whole_days(MONDAY, last), sites=sites, rooms=rooms)


def board() -> Board:
    """A reading of its own: no block is the very object of another reading."""
    known, palettes = planning(), [str(palette) for palette in Palette]
    blocks = []
    for number in range(BLOCKS):
        room = f"R{number % ROWS:03}"
        day = MONDAY + timedelta(days=number // ROWS % DAYS)
        start = datetime.combine(day, clock(8 + 3 * (number // (ROWS * DAYS))))
        blocks.append(
            Block(
                code=f"B{number}",
                kind="session",
                span=Span(start, start + timedelta(hours=2)),
                title=Bilingual(f"Atelier santé {number}"),
                palette=palettes[number % len(palettes)],
                icon="coffee",
                status="planned",
                site=known.rooms[room].site,
                room=room,
                rows=(room,),
                enrolled=number % 12,
                places=12,
            )
        )
    return Board(known.window, NOW, tuple(blocks), known)


@dataclass(frozen=True)
class Bench:
    """A board on an image of the size of the window, and how it is painted."""

    view: BoardView
    layers: Layers
    image: QImage

    @classmethod
    def new(cls) -> "Bench":
        """An empty board in the larger letters."""
        theme = Theme(parent=application())
        theme.fit(1080)
        view = BoardView(theme, words_in("fr"))
        view.resize(WIDTH, HEIGHT)
        view.grab()
        image = QImage(WIDTH, HEIGHT, QImage.Format.Format_ARGB32_Premultiplied)
        return cls(view, Layers(view.scene), image)

    def paint(self) -> None:
        """Paint as the window does."""
        painter = QPainter(self.image)
        self.layers.paint(painter, None, focused=True)
        painter.end()

    def paint_anew(self) -> None:
        """Paint everything in sight, as after a new reading."""
        self.view.scene.looks += 1
        self.paint()

    def rebuild(self, reading: Board) -> None:
        """Take a new reading."""
        self.view.show_board(reading)


def timed(act: Callable[[], object]) -> float:
    """How long something keeps this thread busy, in milliseconds: nobody else's work counts."""
    started = time.thread_time_ns()
    act()
    return (time.thread_time_ns() - started) / 1e6


def rebuilt_graphics(bench: Bench) -> QGraphicsScene:
    """The contender: the same boxes as items of a scene, made anew."""
    scene, font = QGraphicsScene(), QFont("Inter", 9)
    pen, brush = QPen(Qt.GlobalColor.gray), QBrush(Qt.GlobalColor.lightGray)
    for placed in bench.view.scene.placed:
        item = QGraphicsRectItem(QRectF(placed.box))
        item.setPen(pen)
        item.setBrush(brush)
        text = QGraphicsSimpleTextItem(placed.block.title.fr, item)
        text.setFont(font)
        text.setPos(placed.box.topLeft())
        scene.addItem(item)
    return scene


def one_changed(bench: Bench, count: int) -> float:
    """Draw one block whose count changed, and put it on the board."""
    scene = bench.view.scene
    placed = scene.in_row["R000"][0]
    changed = replace(placed, block=replace(placed.block, enrolled=count))
    painter = QPainter(bench.image)

    def draw() -> None:
        picture = picture_of(scene, changed, NOW, clashes=False, scale=1.0)
        painter.drawPixmap(changed.box.topLeft(), picture)

    spent = timed(draw)
    painter.end()
    return spent


def measure() -> Sequence[Figure]:
    """Paint, rebuild and change in turn."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    bench = Bench.new()
    bench.rebuild(board())
    bench.paint_anew()
    # The window collects garbage between two events, never inside one (`ui.garbage`).
    gc.disable()
    full, still = [], []
    for _ in range(ROUNDS):
        full.append(timed(bench.paint_anew))
        still.append(timed(bench.paint))
    ours, theirs = rebuilds(bench)
    changed = [one_changed(bench, count) for count in range(ROUNDS)]
    gc.enable()
    return figures(Spent(full, still, ours, theirs, changed), memory())


def rebuilds(bench: Bench) -> tuple[list[float], list[float]]:
    """New readings on the board and on the contender, in turn."""
    ours, theirs = [], []
    for _ in range(TURNS):
        reading = board()
        gc.collect()
        ours.append(timed(lambda reading=reading: bench.rebuild(reading)))  # type: ignore[misc]  # bound at once
        theirs.append(timed(lambda: rebuilt_graphics(bench)))
    return ours, theirs


@dataclass(frozen=True)
class Spent:
    """Milliseconds of every turn."""

    full: list[float]
    still: list[float]
    ours: list[float]
    theirs: list[float]
    changed: list[float]


def figures(spent: Spent, grown: float) -> Sequence[Figure]:
    """What it comes to."""
    p95 = sorted(spent.full)[int(len(spent.full) * 0.95)]
    full, still = statistics.median(spent.full), statistics.median(spent.still)
    ours, theirs = statistics.median(spent.ours), statistics.median(spent.theirs)
    changed = statistics.median(spent.changed)
    size = f"{ROWS} rows x {DAYS} days, {BLOCKS} blocks"
    return (
        Figure(
            "W7",
            f"everything in sight painted anew, 95 % ({size})",
            f"{p95:.1f} ms",
            "≤ 16 ms",
            p95 <= MOST_FULL,
            f"median {full:.1f} ms",
        ),
        Figure(
            "W7",
            "that, against a repaint without new data",
            f"{full / still:.0f}×",
            "≥ 8×",
            full / still >= LEAST_STILL,
            f"{still:.2f} ms",
        ),
        Figure(
            "W7",
            "new reading, `QGraphicsView` without paint / board",
            f"{theirs / ours:.1f}×",
            "≥ 4×",
            theirs / ours >= LEAST_REBUILD,
            f"{ours:.0f} ms against {theirs:.0f} ms",
        ),
        Figure(
            "W7",
            "one changed block drawn and painted",
            f"{changed:.2f} ms",
            "≤ 1 ms",
            changed <= MOST_BLOCK,
        ),
        Figure("W7", "memory over a bare window", f"{grown:.0f} MB", "≤ 70 MB", grown <= MOST_MB),
    )


def memory() -> float:
    """Megabytes that the board takes beyond a window without one."""
    sizes = {}
    for what in ("bare", "board"):
        command = [sys.executable, "-m", "tests.benchmarks.w7_board", what]
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
        done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
        sizes[what] = cast("float", json.loads(done.stdout))
    return sizes["board"] - sizes["bare"]


def weigh(what: str) -> float:
    """Megabytes of this process with an empty board, or with one that was scrolled through."""
    bench = Bench.new()
    bench.paint()
    if what == "board":
        bench.rebuild(board())
        bar = bench.view.verticalScrollBar()
        for value in range(0, bar.maximum(), HEIGHT):
            bar.setValue(value)
            bench.paint()
    with open("/proc/self/statm", encoding="ascii") as statm:  # noqa: PTH123 - not a file of anybody
        return int(statm.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / MEGABYTE


if __name__ == "__main__":
    if len(sys.argv) > 1:
        sys.stdout.write(json.dumps(weigh(sys.argv[1])))
    else:
        sys.stdout.write(page(measure()))
