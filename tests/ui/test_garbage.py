"""Forgotten screens are never taken apart by the thread of the data."""

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from tests.ui.at_desk import AtDesk
from tests.ui.offices import open_office
from ui.garbage import LOOK_MS, GarbageKeeper, collect_what_is_due

MANY = 5000


class Forgotten:
    """Something in a cycle, which says on which thread it went."""

    def __init__(self, gone: list[str]) -> None:
        self.gone, self.itself = gone, self

    def __del__(self) -> None:
        self.gone.append(threading.current_thread().name)


def elsewhere() -> list[list[int]]:
    """Let another thread make enough objects for Python to look for cycles by itself."""
    made: list[list[int]] = []
    thread = threading.Thread(target=lambda: made.extend([n] for n in range(MANY)))
    thread.start()
    thread.join()
    return made


@pytest.fixture
def collecting() -> Iterator[None]:
    """Python collects everything by itself, as where no test of another process runs beside."""
    was_on = gc.isenabled()
    gc.enable()
    gc.unfreeze()
    yield
    if not was_on:
        gc.disable()


@pytest.fixture
def keeper(
    collecting: None, qapp: QObject, monkeypatch: pytest.MonkeyPatch
) -> Iterator[GarbageKeeper]:
    """A keeper of a window that has been made."""
    monkeypatch.setattr("ui.garbage.START_MS", LOOK_MS)
    made = GarbageKeeper(qapp)
    made.start()
    yield made
    made.stop()


def test_another_thread_leaves_cycles_alone(keeper: GarbageKeeper) -> None:
    gone: list[str] = []
    Forgotten(gone)
    assert elsewhere()

    assert gone == []


@pytest.mark.usefixtures("keeper")
def test_the_thread_of_the_window_collects_them(qtbot: QtBot) -> None:
    gone: list[str] = []
    Forgotten(gone)
    made = elsewhere()

    qtbot.waitUntil(lambda: bool(made) and gone == ["MainThread"], timeout=5000)


def test_nothing_is_looked_at_while_a_window_is_made(
    collecting: None, qapp: QObject, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.garbage.LOOK_MS", 1)
    looks: list[str] = []
    monkeypatch.setattr("ui.garbage.collect_what_is_due", lambda: looks.append("look"))
    made = GarbageKeeper(qapp)
    made.start()
    qtbot.wait(20)
    assert looks == []

    made.spare()
    qtbot.waitUntil(lambda: bool(looks), timeout=5000)
    made.stop()


def test_python_collects_again_once_every_keeper_has_stopped(
    keeper: GarbageKeeper, qapp: QObject
) -> None:
    other = GarbageKeeper(qapp)
    other.start()
    keeper.stop()
    assert not gc.isenabled()
    other.stop()
    assert gc.isenabled()


@pytest.mark.usefixtures("collecting")
def test_what_is_not_due_is_not_collected() -> None:
    gc.disable()
    gc.collect()
    gone: list[str] = []
    Forgotten(gone)
    collect_what_is_due()

    assert gone == []


@pytest.fixture
def office(day_centre: str, collecting: None, qtbot: QtBot) -> Iterator[AtDesk]:
    yield from open_office(day_centre, qtbot)


@pytest.mark.usefixtures("collecting")
def test_a_desk_at_work_keeps_the_garbage(day_centre: str, qtbot: QtBot) -> None:
    opened = open_office(day_centre, qtbot)
    next(opened)
    assert not gc.isenabled()
    next(opened, None)
    assert gc.isenabled()


def test_a_screen_forgotten_while_it_is_answered_goes_with_the_window(office: AtDesk) -> None:
    gone: list[str] = []

    class Screen(Forgotten):
        def __init__(self) -> None:
            self.gone = gone

        def read(self, _answer: object) -> None:
            """Look at it."""

    for _time in range(50):
        office.desk.read(lambda _desk: None, Screen().read)
    office.settle()

    assert gone == ["MainThread"] * 50


def test_what_is_spared_is_not_looked_at_until_every_keeper_has_stopped(
    keeper: GarbageKeeper,
) -> None:
    gone: list[str] = []
    Forgotten(gone)
    keeper.spare()
    gc.collect()
    assert gone == []

    keeper.stop()
    gc.collect()
    assert gone == ["MainThread"]


def test_what_an_earlier_window_left_goes_when_the_next_one_is_spared(
    keeper: GarbageKeeper,
) -> None:
    gone: list[str] = []
    Forgotten(gone)
    keeper.spare()
    keeper.spare()

    assert gone == ["MainThread"]
    assert gc.get_freeze_count() > 0
