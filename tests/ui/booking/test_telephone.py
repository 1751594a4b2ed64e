"""Somebody is on the telephone: from N to an appointment that is booked, keys alone."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.readings.board import Block
from tests.ui.at_desk import press, write
from tests.ui.conftest import settle
from tests.ui.widget_faults import faults
from ui.workplace import Workplace

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
ENTER, ESCAPE, LETTER_N = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_N


def focused(workplace: Workplace) -> QWidget:
    """Where keys go: nothing is ever given the focus by the test."""
    return QApplication.focusWidget() or workplace.window


def appointments(workplace: Workplace) -> dict[str, Block]:
    board = workplace.planning.flow.reader.board
    assert board is not None
    return {one.code: one for one in board.blocks if one.kind == "appointment"}


def test_from_n_to_booked_then_taken_back_and_asked_again_from_the_go_to_box(
    workplace: Workplace, qtbot: QtBot
) -> None:
    def keys(*steps: Callable[[], None]) -> None:
        for step in steps:
            step()
            settle(workplace, qtbot)

    workplace.planning.page.view.setFocus()
    booking = workplace.planning.booking.booking
    keys(
        lambda: press(focused(workplace), LETTER_N),
        lambda: write(focused(workplace), "sevgi kara"),
        lambda: press(focused(workplace), ENTER),
        lambda: press(focused(workplace), LETTER_N, ALT),
    )
    assert booking.surface.foot.free.lines[0].details.startswith("Later")
    with qtbot.waitSignal(booking.booked, timeout=20_000) as done:
        press(focused(workplace), ENTER)
    keys(lambda: None, lambda: None)

    assert done.args is not None
    made = appointments(workplace)[str(done.args[0])]
    assert (made.person, made.room) == ("", "BEA-03")
    assert not booking.isVisible()
    assert workplace.window.toasts.said[-1].startswith("Appointment booked, Wed 25 Nov")
    keys(workplace.window.actions_known["undo"].trigger, lambda: None)
    assert made.code not in appointments(workplace)

    keys(
        lambda: press(focused(workplace), Qt.Key.Key_K, CTRL),
        lambda: write(focused(workplace), "sevgi kara"),
        lambda: press(focused(workplace), Qt.Key.Key_Down),
        lambda: press(focused(workplace), ENTER),
        lambda: None,
    )
    assert booking.isVisible()
    assert booking.surface.line.text() == "S. K."
    assert faults(booking, "en") == []
    booking.surface.line.setFocus()
    keys(lambda: press(focused(workplace), ESCAPE))
    assert not booking.isVisible()
