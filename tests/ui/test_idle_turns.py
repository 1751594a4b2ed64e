"""What waits is loaded in small pieces, each of them real."""

import os
import subprocess
import sys
from importlib.util import find_spec

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui.idle_turns import FIRST, SOON, IdleTurns


@pytest.mark.parametrize("module", [*FIRST, *SOON])
def test_every_piece_is_a_module(module: str) -> None:
    assert find_spec(module) is not None


def test_one_piece_is_loaded_each_turn_in_order(
    qapp: QObject, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded: list[str] = []
    monkeypatch.setattr("ui.idle_turns.import_module", loaded.append)
    turns = IdleTurns(qapp, ("one", "two"), pause_ms=0)
    assert not loaded
    with qtbot.waitSignal(turns.over):
        turns.start()

    assert loaded == ["one", "two"]


def test_what_was_stopped_loads_nothing(
    qapp: QObject, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded: list[str] = []
    monkeypatch.setattr("ui.idle_turns.import_module", loaded.append)
    turns, other = (IdleTurns(qapp, (name,), pause_ms=0) for name in ("one", "two"))
    turns.start()
    turns.stop()
    with qtbot.waitSignal(other.over):
        other.start()

    assert loaded == ["two"]


def test_the_window_starts_without_what_can_wait() -> None:
    asked = "import sys, ui.workplace; print(*(one for one in sys.argv[1:] if one in sys.modules))"
    ran = subprocess.run(
        [sys.executable, "-c", asked, *SOON, "ui.crash_dialog", "ui.help_dialogs"],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        timeout=60,
    )

    assert ran.stdout.split() == []
