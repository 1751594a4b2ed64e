"""W12: dragging and scrolling on the team's week: 115 people and 600 sessions.

    python -m tests.benchmarks w12

Acceptance 4 of the window: sixty frames a second. The window is 1920 x 1080; a frame is one
step of the hand, from the event of the mouse to the painted viewport, with the rules asked of
every place the hand passes. Beside it stands a bare scrolling widget of Qt that only draws the
same boxes at each step.
"""

import gc
import os
import statistics
import sys
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from datetime import time as clock

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QMouseEvent, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_app.domain.availability import AvailabilityKind, AvailabilityRule
from desktop_app.domain.bilingual import Bilingual
from desktop_app.domain.opening import OpeningHours
from desktop_app.domain.planning import (
    Involved,
    Occupation,
    Planning,
    Proposal,
    Room,
    Site,
    Worker,
    WorkerKind,
)
from desktop_app.domain.recurrence import Rhythm, RhythmKind
from desktop_app.domain.span import Span
from desktop_app.readings.board import Block, Board
from desktop_app.wording.words import words_in
from tests.benchmarks.figures import Figure, page
from tests.benchmarks.w7_board import HEIGHT, MONDAY, NOW, WIDTH, timed
from ui.board.mouse import HURRY_MS
from ui.board.row_kinds import RowsMode, RowsWanted
from ui.board.view import BoardView
from ui.palettes import Palette
from ui.start import application
from ui.theme import Theme

PEOPLE, SESSIONS, SITES, ROOMS, WORKDAYS = 115, 600, 6, 30, 5
STARTS = (clock(9), clock(11), clock(14), clock(16))
LENGTH = timedelta(minutes=105)
FRAME_MS = 16.0
STEPS = 240
REACH = 0.95
"""How far towards the edge of the board the hand goes."""
CARRIED = 4
"""Sessions that are taken into the hand, one after the other, from all over what is in sight."""
SINCE = date(2025, 9, 1)
LEFT, NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@dataclass(frozen=True)
class Booked:
    """A session of the week, with one leader."""

    code: str
    span: Span
    room: str
    worker: str


def sessions() -> list[Booked]:
    """So many that nobody and no room is wanted twice at once."""
    found = []
    for number in range(SESSIONS):
        slot, room = divmod(number, ROOMS)
        day, start = divmod(slot, len(STARTS))
        begin = datetime.combine(MONDAY + timedelta(days=day), STARTS[start])
        worker = f"W{(room + slot * ROOMS) % PEOPLE:03}"
        found.append(Booked(f"B{number}", Span(begin, begin + LENGTH), f"R{room:02}", worker))
    return found


def planning(week: Sequence[Booked]) -> Planning:
    """Six open sites, thirty rooms, and a team that is there all week."""
    held: defaultdict[str, list[Occupation]] = defaultdict(list)
    for one in sorted(week, key=lambda one: one.span):
        site = f"S{int(one.room[1:]) % SITES}"
        for code in (one.room, one.worker):
            held[code].append(
                Occupation(code, one.span, one.code, Bilingual(one.code), 1, one.room, site)
            )
    hours = tuple(OpeningHours(day + 1, clock(8), clock(20), SINCE) for day in range(WORKDAYS))
    sites = {f"S{n}": Site(f"S{n}", chr(ord("A") + n), f"Site {n}", hours) for n in range(SITES)}
    rooms = {
        f"R{n:02}": Room(f"R{n:02}", f"S{n % SITES}", Bilingual(f"Salle {n}"), "group", 20)
        for n in range(ROOMS)
    }
    workers = {f"W{n:03}": _worker(n) for n in range(PEOPLE)}
    occupations = {code: tuple(ones) for code, ones in held.items()}
    window = Span.whole_days(MONDAY, MONDAY + timedelta(days=6))
    return Planning(window, sites=sites, rooms=rooms, workers=workers, occupations=occupations)


def _worker(number: int) -> Worker:
    rules = tuple(
        AvailabilityRule(
            site=f"S{site}",
            iso_weekday=day + 1,
            start=clock(8),
            end=clock(20),
            rhythm=Rhythm(RhythmKind.WEEKLY),
            anchor=None,
            kind=AvailabilityKind.GROUP,
            in_school_holidays=True,
            valid_from=SINCE,
        )
        for site in range(SITES)
        for day in range(WORKDAYS)
    )
    label = Bilingual(f"métier {number % 12}")
    role = frozenset({f"P{number % 12}"})
    kind, home = WorkerKind.PROFESSIONAL, f"S{number % SITES}"
    return Worker(f"W{number:03}", kind, label, role, home, rules=rules)


def board(days: int) -> Board:
    """The week, or its first ``days``, as a reading gives it."""
    last = MONDAY + timedelta(days=days - 1)
    week = [one for one in sessions() if one.span.day <= last]
    palettes = [str(palette) for palette in Palette]
    known = replace(planning(week), window=Span.whole_days(MONDAY, last))
    blocks = tuple(
        Block(
            code=one.code,
            kind="session",
            span=one.span,
            title=Bilingual(f"Atelier santé {number}"),
            palette=palettes[number % len(palettes)],
            icon="coffee",
            status="planned",
            site=known.rooms[one.room].site,
            room=one.room,
            rows=(one.room, one.worker),
            workers=(one.worker,),
            enrolled=number % 12,
            places=12,
        )
        for number, one in enumerate(week)
    )
    proposals = {
        one.code: Proposal(
            one.span, one.room, (Involved(one.worker),), enrolled=6, ignoring=one.code
        )
        for one in week
    }
    return Board(known.window, NOW, blocks, known, proposals)


@dataclass(frozen=True)
class Hand:
    """A hand over the team's week, and what each of its steps costs this thread."""

    view: BoardView

    @classmethod
    def over(cls, days: int) -> "Hand":
        """The team's week, or its first ``days``, on the screen."""
        theme = Theme(parent=application())
        theme.fit(1080)
        view = BoardView(theme, words_in("fr"))
        view.resize(WIDTH, HEIGHT)
        view.show_rows(RowsWanted(RowsMode.TEAM))
        view.show_board(board(days))
        view.show()
        QTest.qWait(1)
        return cls(view)

    def send(self, kind: QEvent.Type, point: QPointF) -> None:
        """Move, press or release at once, and paint what follows."""
        viewport = self.view.viewport()
        event = QMouseEvent(kind, point, viewport.mapToGlobal(point), LEFT, LEFT, NO_KEY)
        QApplication.sendEvent(viewport, event)
        viewport.repaint()

    def drag(self) -> list[float]:
        """Carry some sessions, each to the far corner; give milliseconds for each step."""
        sight = QRectF(self.view.scene.grid)
        middles = [one.box.center() + self.view.scene.origin for one in self.view.scene.placed]
        seen = [point for point in middles if sight.contains(point)]
        taken = seen[:: max(len(seen) // CARRIED, 1)][:CARRIED]
        return [frame for point in taken for frame in self._carried_from(point)]

    def _carried_from(self, start: QPointF) -> list[float]:
        corner = QPointF(WIDTH - start.x(), HEIGHT - start.y())
        corners = (corner, QPointF(corner.x(), -start.y()), QPointF(-start.x(), corner.y()))
        way = max(corners, key=lambda one: abs(one.x()) + abs(one.y())) * REACH
        self.send(QEvent.Type.MouseButtonPress, start)
        QTest.qWait(HURRY_MS + 20)
        frames = [
            timed(lambda step=step: self.send(QEvent.Type.MouseMove, start + way * step / STEPS))  # type: ignore[misc]  # bound at once
            for step in range(1, STEPS + 1)
        ]
        assert self.view.drag is not None, "nothing was in the hand"
        self.send(QEvent.Type.MouseButtonRelease, start)
        return frames

    def scroll(self) -> list[float]:
        """Go down the whole board and up again by steps of a wheel."""
        bar = self.view.verticalScrollBar()
        places = [bar.maximum() * step // STEPS for step in range(STEPS + 1)]
        return [timed(lambda place=place: self._scroll_to(place)) for place in places]  # type: ignore[misc]  # bound at once

    def _scroll_to(self, place: int) -> None:
        self.view.verticalScrollBar().setValue(place)
        self.view.viewport().repaint()


@dataclass(frozen=True)
class BareScroll:
    """The contender: the same boxes, drawn by Qt at each step and nothing else."""

    boxes: Sequence[QRectF]
    image: QImage

    def frame(self, top: float) -> None:
        """Draw what is in sight from a height on."""
        painter = QPainter(self.image)
        painter.fillRect(self.image.rect(), Qt.GlobalColor.white)
        painter.translate(0, -top)
        sight = QRectF(0, top, WIDTH, HEIGHT)
        for box in self.boxes:
            if box.intersects(sight):
                painter.fillRect(box, Qt.GlobalColor.lightGray)
                painter.drawText(box, 0, "Atelier santé")
        painter.end()


def measure() -> Sequence[Figure]:
    """Scroll and drag over the week, and drag over one day of it."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    week, day = Hand.over(7), Hand.over(1)
    boxes = [QRectF(one.box) for one in week.view.scene.placed]
    bare = BareScroll(boxes, QImage(WIDTH, HEIGHT, QImage.Format.Format_ARGB32_Premultiplied))
    # The window collects garbage between two events, never inside one (`ui.garbage`).
    gc.disable()
    theirs = [timed(lambda top=20.0 * step: bare.frame(top)) for step in range(STEPS)]  # type: ignore[misc]  # bound at once
    scrolled = week.scroll()
    week.view.verticalScrollBar().setValue(0)
    hauls = {
        "dragging over the team's week": week.drag(),
        "dragging over one day of it": day.drag(),
        "scrolling the team's week": scrolled,
    }
    gc.enable()
    for hand in (week, day):
        hand.view.close()
    bound = statistics.median(theirs)
    return [figure(what, frames, bound) for what, frames in hauls.items()]


def figure(what: str, frames: Sequence[float], bare: float) -> Figure:
    """The slowest frame, beside the median and what Qt alone takes."""
    slowest, middle = max(frames), statistics.median(frames)
    size = f"{PEOPLE} rows, {SESSIONS} sessions a week"
    return Figure(
        "W12",
        f"{what}, slowest of {len(frames)} frames ({size})",
        f"{slowest:.1f} ms",
        f"≤ {FRAME_MS:g} ms",
        slowest <= FRAME_MS,
        f"median {middle:.1f} ms; a bare widget with the same boxes {bare:.1f} ms",
    )


if __name__ == "__main__":
    sys.stdout.write(page(measure()))
