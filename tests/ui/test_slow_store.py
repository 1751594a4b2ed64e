"""What nobody waits for any more is not asked of a slow store: the next question has its turn."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.readings import board, desk
from tests.ui.conftest import settle
from ui.workplace import Workplace

PATIENCE_S = 20


@contextmanager
def busy(workplace: Workplace) -> Iterator[None]:
    """Keep the data thread with one question, as a store that is slow to answer would."""
    answered = Event()
    workplace.desk.read(lambda _desk: answered.wait(PATIENCE_S), lambda _nothing: None)
    yield
    answered.set()


def counted(monkeypatch: pytest.MonkeyPatch, module: Any, name: str) -> list[object]:
    """Note each time a reading is done."""
    calls: list[object] = []
    reading = getattr(module, name)

    def noting(*told: Any, **also: Any) -> Any:
        calls.append(told)
        return reading(*told, **also)

    monkeypatch.setattr(module, name, noting)
    return calls


def test_of_days_that_follow_one_another_quickly_only_the_last_is_read(
    workplace: Workplace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = counted(monkeypatch, board, "board_reading")
    with busy(workplace):
        for _step in range(5):
            workplace.window.actions_known["day_after"].trigger()
    settle(workplace, qtbot)

    assert f"{workplace.planning.flow.reader.day}" == "2026-11-29"
    assert len(read) == 1


def test_other_desks_are_looked_for_once_at_a_time(
    workplace: Workplace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked = counted(monkeypatch, desk, "elsewhere")
    with busy(workplace):
        for _turn in range(5):
            workplace.desk.look_elsewhere()
    settle(workplace, qtbot)
    assert len(looked) == 1

    workplace.desk.look_elsewhere()
    settle(workplace, qtbot)
    assert len(looked) == 2
