"""The lock: what it covers, what it keeps, and how the desk is opened again."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.at_desk import press, write
from tests.ui.conftest import settle
from ui.dialogs.preview import PreviewDialog
from ui.lock import MINUTE_MS
from ui.workplace import Workplace

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
SIXTH = "C01-02"


def lock(workplace: Workplace) -> None:
    focused = QApplication.focusWidget() or workplace.window
    QTest.keyClick(focused, Qt.Key.Key_L, CTRL_SHIFT)
    assert workplace.lock.is_closed


def colours(picture: QImage) -> set[int]:
    middle = picture.height() // 4
    return {picture.pixel(x, middle) for x in range(picture.width())}


@pytest.fixture
def preview(workplace: Workplace, qtbot: QtBot) -> Iterator[PreviewDialog]:
    """A form with names over the window."""
    dialog = workplace.forms.preview()
    dialog.show_session(SIXTH)
    settle(workplace, qtbot)
    yield dialog
    dialog.reject()


def test_the_keys_cover_the_whole_window_and_enter_opens_home_with_names_masked(
    workplace: Workplace, qtbot: QtBot
) -> None:
    workplace.window.actions_known["reveal"].trigger()
    lock(workplace)
    cover = workplace.lock.cover

    assert cover.geometry() == workplace.window.rect()
    assert len(colours(workplace.window.grab().toImage())) == 1
    assert workplace.masking.is_masked
    assert QApplication.focusWidget() is cover.button

    press(cover.button, Qt.Key.Key_Return)
    settle(workplace, qtbot)

    assert not workplace.lock.is_closed
    assert workplace.window.section == "home"
    focused = QApplication.focusWidget()
    assert focused is not None
    assert workplace.home.page.isAncestorOf(focused)


def test_nothing_can_be_done_while_the_desk_is_locked(workplace: Workplace, qtbot: QtBot) -> None:
    lock(workplace)
    board = workplace.planning.flow.reader.board
    for key in (Qt.Key.Key_F8, Qt.Key.Key_F5, Qt.Key.Key_F6, Qt.Key.Key_F10):
        QTest.keyClick(workplace.lock.cover.button, key)
    workplace.desk.look_elsewhere()
    settle(workplace, qtbot)
    possible = [one for one in workplace.window.actions_known.all() if one.isEnabled()]

    assert [one.objectName() for one in possible] == ["quit"]
    assert workplace.masking.is_masked
    assert workplace.planning.flow.reader.board is board
    assert QApplication.focusWidget() is workplace.lock.cover.button

    workplace.lock.cover.button.click()
    assert workplace.window.actions_known["book"].isEnabled()


def test_a_form_is_put_away_and_comes_back_as_it_was(
    workplace: Workplace, preview: PreviewDialog
) -> None:
    assert preview.isVisible()
    workplace.lock.close()
    assert not preview.isVisible()

    workplace.lock.open_again()

    assert preview.isVisible()


def test_what_is_being_typed_stays(workplace: Workplace, qtbot: QtBot) -> None:
    booking = workplace.planning.booking.booking
    workplace.window.actions_known["book"].trigger()
    write(booking.surface.line, "cuisine")
    lock(workplace)
    workplace.lock.open_again()
    settle(workplace, qtbot)

    assert booking.entry is not None
    assert booking.surface.line.text() == "cuisine"


def test_the_go_to_box_closes_with_the_lock(workplace: Workplace, qtbot: QtBot) -> None:
    workplace.window.actions_known["goto"].trigger()
    settle(workplace, qtbot)
    lock(workplace)

    assert not workplace.going.box.is_open
    assert QApplication.focusWidget() is workplace.lock.cover.button


def test_the_desk_locks_itself_after_the_minutes_of_the_settings(
    workplace: Workplace, qtbot: QtBot
) -> None:
    workplace.appearance.keep(lock_after="7")
    QTest.keyClick(workplace.window.windowHandle(), Qt.Key.Key_Shift)
    assert workplace.lock.idle.interval() == 7 * MINUTE_MS

    workplace.lock.idle.start(10)
    with qtbot.waitSignal(workplace.lock.locked, timeout=3_000):
        pass
    assert workplace.lock.is_closed
    assert not workplace.lock.idle.isActive()


def test_a_hand_on_the_desk_begins_the_minutes_anew(workplace: Workplace) -> None:
    workplace.lock.idle.start(100_000)
    QTest.keyClick(workplace.window.windowHandle(), Qt.Key.Key_Shift)

    assert workplace.lock.idle.interval() == 5 * MINUTE_MS
