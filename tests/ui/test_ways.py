"""Somebody who turns back on the way is not overtaken by what was wanted before."""

from datetime import date, time

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.domain.span import Span
from tests.ui.conftest import settle
from ui.dialogs.cancel import CancelDialog
from ui.workplace import Workplace

TOMORROW = date(2026, 11, 25)


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_booking_opens_once_its_day_is_shown(workplace: Workplace, qtbot: QtBot) -> None:
    workplace.routes.slot_wanted.emit("VIL-01", Span.on(TOMORROW, time(8), time(9)))
    settle(workplace, qtbot)

    assert workplace.planning.flow.reader.day == TOMORROW
    assert workplace.planning.booking.booking.isVisible()
    workplace.planning.booking.booking.park()


def test_a_booking_does_not_open_over_a_day_that_was_asked_for_meanwhile(
    workplace: Workplace, qtbot: QtBot
) -> None:
    workplace.routes.slot_wanted.emit("VIL-01", Span.on(TOMORROW, time(8), time(9)))
    workplace.window.actions_known["today"].trigger()
    settle(workplace, qtbot)

    assert not workplace.planning.booking.booking.isVisible()


def test_a_command_about_a_session_is_not_given_about_another(
    workplace: Workplace, qtbot: QtBot
) -> None:
    workplace.planning.flow.selection.select("C01-02")
    settle(workplace, qtbot)
    workplace.routes.act_wanted.emit(workplace.planning.flow.reader.day, "gone", "cancel")
    settle(workplace, qtbot)

    assert workplace.planning.flow.session == "C01-02"
    assert workplace.window.findChild(CancelDialog) is None
