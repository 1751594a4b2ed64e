"""The alert pills while the day is read again, each minute or for another desk."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from tests.ui.conftest import settle
from ui.workplace import Workplace


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_pill_keeps_the_focus_and_its_open_list_while_the_day_is_read_again(
    workplace: Workplace, qtbot: QtBot
) -> None:
    strip = workplace.planning.page.strip
    pill = strip.pills[0]
    pill.setFocus(Qt.FocusReason.TabFocusReason)
    workplace.planning.flow.reader.again()
    settle(workplace, qtbot)
    assert QApplication.focusWidget() is pill

    pill.click()
    workplace.planning.flow.reader.again()
    settle(workplace, qtbot)
    shown = [one for one in strip.findChildren(QMenu) if one.isVisible()]
    assert [one.accessibleName() for one in shown] == ["2 conflicts"]
    shown[0].close()


def test_a_pill_counts_anew_once_a_conflict_is_settled(workplace: Workplace, qtbot: QtBot) -> None:
    strip, inspector = workplace.planning.page.strip, workplace.planning.page.inspector
    workplace.planning.flow.selection.select("C01-02")
    settle(workplace, qtbot)
    assert inspector.card is not None
    inspector.card.ways[0].click()
    settle(workplace, qtbot)

    assert strip.pills[0].label == "1 conflict"
