"""« Ateliers » is the third section, by its key on both keyboards."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import settle
from ui.workplace import Workplace


def test_both_keyboards_open_the_section(workplace: Workplace, qtbot: QtBot) -> None:
    shortcuts = workplace.window.actions_known["workshops"].shortcuts()
    assert [one.toString() for one in shortcuts] == ["Ctrl+3", 'Ctrl+"']
    QTest.keyClick(workplace.window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    settle(workplace, qtbot)
    assert workplace.window.section == "workshops"
