"""A toast stays long enough to be read, and as long as somebody is reading it."""

import pytest
from PySide6.QtCore import QEvent, QPointF
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.wording import Words
from ui.theme import Theme
from ui.toast_tray import KEPT, ToastTray
from ui.widgets import toasts
from ui.widgets.buttons import IconButton, LinkButton
from ui.widgets.toasts import STAYS_MS, Toast

SOON_MS = 40


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(500, 400)
    return made


@pytest.fixture
def toast(theme: Theme, window: QWidget, monkeypatch: pytest.MonkeyPatch) -> Toast:
    monkeypatch.setattr(toasts, "STAYS_MS", SOON_MS)
    field = QLineEdit(window)
    made = Toast(theme, "Séance déplacée à 15:30", "Fermer", action="Annuler")
    made.setParent(window)
    made.move(100, 200)  # away from the pointer, which would hold it
    window.show()
    window.activateWindow()
    field.setFocus()
    return made


def enter(toast: Toast) -> None:
    place = QPointF(30, 30)
    QApplication.sendEvent(toast, QEnterEvent(place, place, place))


def test_a_toast_stays_at_least_eight_seconds() -> None:
    assert STAYS_MS >= 8000


def test_a_toast_goes_by_itself(toast: Toast, qtbot: QtBot) -> None:
    with qtbot.waitSignal(toast.closed, timeout=2000):
        assert toast.isVisible()

    assert not toast.isVisible()


def test_a_toast_stays_while_the_pointer_is_on_it(toast: Toast, qtbot: QtBot) -> None:
    enter(toast)
    with qtbot.assertNotEmitted(toast.closed, wait=3 * SOON_MS):
        assert toast.isVisible()

    with qtbot.waitSignal(toast.closed, timeout=2000):
        QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))


def test_a_toast_stays_while_the_focus_is_in_it(toast: Toast, qtbot: QtBot) -> None:
    action = toast.findChild(LinkButton)
    assert isinstance(action, LinkButton)
    action.setFocus()
    with qtbot.assertNotEmitted(toast.closed, wait=4 * SOON_MS):
        assert action.hasFocus()

    action.clearFocus()
    qtbot.waitUntil(lambda: not toast.isVisible(), timeout=2000)


def test_the_cross_closes_at_once(toast: Toast, qtbot: QtBot) -> None:
    cross = toast.findChild(IconButton)
    assert isinstance(cross, IconButton)

    with qtbot.waitSignal(toast.closed, timeout=1000):
        cross.click()

    assert cross.accessibleName() == "Fermer"
    assert not toast.isVisible()


def test_what_can_be_done_about_it_is_a_click_away(toast: Toast, qtbot: QtBot) -> None:
    action = toast.findChild(LinkButton)
    assert isinstance(action, LinkButton)

    with qtbot.waitSignal(toast.pressed, timeout=1000):
        action.click()


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_last_toasts_are_listed_with_what_can_still_be_done_once(
    theme: Theme, window: QWidget
) -> None:
    tray, done = ToastTray(theme, Words("en"), window), []
    tray.hour = lambda: "11:10"
    window.show()
    first = tray.tell("Moved.", action="Undo", act=lambda: done.append("back"))
    first.dismiss()
    for number in range(KEPT - 1):
        tray.tell(f"Sheet {number} sent.")
    listed = tray.list_above(window)

    assert [line.accessibleName() for line in listed.lines[-2:]] == [
        "11:10 Sheet 0 sent.",
        "11:10 Moved.",
    ]
    assert listed.focusWidget() is listed.lines[0]
    (link,) = listed.findChildren(LinkButton)
    assert link.accessibleName() == "Undo"
    link.click()
    assert done == ["back"]
    assert not listed.isVisible()

    again = tray.list_above(window)
    assert not again.findChildren(LinkButton), "what was done is not offered again"
    again.close()
    tray.tell("One more.")
    latest = tray.list_above(window)
    assert len(latest.lines) == KEPT
    assert latest.lines[0].accessibleName() == "11:10 One more."
    latest.close()
