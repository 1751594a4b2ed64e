"""A toast stays long enough to be read, and as long as somebody is reading it."""

import pytest
from PySide6.QtCore import QEvent, QPointF
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ui.theme import Theme
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
