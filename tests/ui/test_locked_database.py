"""The thread of the window never waits for the database: locked, it still paints and answers."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from datetime import time as hour
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QTimer
from pytestqt.qtbot import QtBot

from db.engine import open_centre, transaction
from desktop_app.commands.sessions import MoveSession
from tests.ui.conftest import settle
from tests.ui.test_window import BALANCE, starts
from ui.workplace import Workplace

TICK_MS = 20
HELD_SECONDS = 5.0
"""A writer gives up after ten."""
LONGEST_PAUSE = 1.0
"""Seconds without a tick that a machine shared with other tests may cost; a wait costs them all."""


class Paints(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.count = 0
        parent.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


@contextmanager
def held(address: str) -> Iterator[None]:
    """Hold the centre for writing, as another program that hangs would."""
    engine = open_centre(address)
    with transaction(engine):
        yield
    engine.dispose()


def pauses(qtbot: QtBot, seconds: float, each_tick: Callable[[], None]) -> list[float]:
    """Let the window live for some seconds; say how long each pause between ticks was."""
    moments = [time.monotonic()]

    def tick() -> None:
        moments.append(time.monotonic())
        each_tick()

    timer = QTimer(interval=TICK_MS)
    timer.timeout.connect(tick)
    timer.start()
    qtbot.wait(round(seconds * 1000))
    timer.stop()
    return [after - before for before, after in pairwise(moments)]


def test_the_window_paints_and_answers_while_the_database_is_locked(
    workplace: Workplace, day_centre: str, qtbot: QtBot
) -> None:
    view = workplace.planning.page.view
    paints, menu = Paints(view.viewport()), workplace.window.actions_known
    done: list[object] = []
    troubles: list[object] = []
    workplace.desk.refused.connect(troubles.append)
    workplace.desk.failed.connect(troubles.append)
    with held(day_centre):
        began = time.monotonic()
        move = MoveSession(BALANCE, start=moment(workplace, 17, 30))
        workplace.desk.run(move, done.append)
        # Qt's usual timers may ring a twentieth too early.
        waited = pauses(qtbot, HELD_SECONDS * 1.1, view.viewport().update)
        menu["theme_dark"].trigger()
        held_for = time.monotonic() - began

    assert held_for >= HELD_SECONDS
    assert done == []
    assert max(waited) < LONGEST_PAUSE
    assert len(waited) > HELD_SECONDS / LONGEST_PAUSE * 4
    assert paints.count > HELD_SECONDS
    assert workplace.appearance.theme.tokens.dark

    qtbot.waitUntil(lambda: bool(done or troubles), timeout=20_000)
    assert troubles == []
    settle(workplace, qtbot)
    assert starts(workplace, BALANCE) == hour(17, 30)


def moment(workplace: Workplace, hours: int, minutes: int) -> datetime:
    """An hour of the day that is shown."""
    board = workplace.planning.flow.reader.board
    assert board is not None
    return board.window.start.replace(hour=hours, minute=minutes)
