"""The settings of a desk at work on the pictures' day."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.machine.settings import Settings
from tests.ui.conftest import settle
from tests.ui.settings.hand import Hand
from ui.start import Opening, workplace_of


@pytest.fixture
def hand(day_centre: str, qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Hand]:
    """Somebody in the settings, whose choices are kept in a folder."""
    folder = tmp_path / "config"
    opening = Opening(day_centre, Settings(desk="Accueil", language="en"), folder)
    made = workplace_of(qapp, opening)
    qtbot.addWidget(made.window)
    with qtbot.waitSignal(made.ready, timeout=20_000):
        made.open()
    made.window.activateWindow()
    made.window.actions_known["settings"].trigger()
    settle(made, qtbot)
    yield Hand(made, qtbot, folder)
    made.window.close()
