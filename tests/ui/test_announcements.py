"""What was refused or failed is said where it happened, or on a toast; never nowhere."""

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.domain.errors import StaleError
from desktop_app.machine.errors import FileError, Trouble
from tests.ui.conftest import settle
from ui.workplace import Workplace


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_what_a_booking_did_not_ask_is_said_while_it_is_open(
    workplace: Workplace, qtbot: QtBot
) -> None:
    workplace.window.actions_known["book"].trigger()
    settle(workplace, qtbot)
    workplace.desk.refused.emit(StaleError("C01-02"))
    settle(workplace, qtbot)

    (said,) = workplace.window.toasts.said
    assert said.startswith("C01-02 has changed since you saw it")
    workplace.planning.booking.booking.park()


def test_a_disk_that_is_full_is_said_and_is_not_taken_for_a_lost_centre(
    workplace: Workplace, qtbot: QtBot
) -> None:
    workplace.desk.failed.emit(FileError(Trouble.DISK_FULL, path="drafts.json"))
    settle(workplace, qtbot)

    assert workplace.planning.page.banner.isHidden()
    (said,) = workplace.window.toasts.said
    assert "disk" in said.lower()
