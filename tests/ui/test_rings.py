"""The focus is always seen: around any widget, at its place, never over a header."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.theme import Theme, ThemeChoice
from ui.tokens import DARK, LIGHT
from ui.widgets.painted import OWN_RING
from ui.widgets.rings import REACH, FocusRing


@pytest.fixture
def window(theme: Theme, qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(300, 200)
    for place, name in enumerate(("first", "second")):
        field = QLineEdit(made)
        field.setObjectName(name)
        field.setGeometry(40, 40 + 60 * place, 120, 32)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


@pytest.fixture
def ring(theme: Theme, window: QWidget) -> FocusRing:
    made = FocusRing(theme, window)
    focus(window, "first")
    return made


def focus(window: QWidget, name: str) -> QLineEdit:
    field = window.findChild(QLineEdit, name)
    assert isinstance(field, QLineEdit)
    window.setFocus()
    field.setFocus(Qt.FocusReason.TabFocusReason)
    return field


def around(widget: QWidget, window: QWidget) -> QRect:
    box = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
    return box.adjusted(-REACH, -REACH, REACH, REACH)


def test_the_ring_goes_where_the_focus_goes(window: QWidget, ring: FocusRing) -> None:
    for name in ("first", "second"):
        field = focus(window, name)

        assert ring.isVisible()
        assert ring.ringed is field
        assert ring.geometry() == around(field, window)


@pytest.mark.parametrize("choice", [ThemeChoice.LIGHT, ThemeChoice.DARK])
def test_two_pixels_of_accent_around_two_of_surface(
    theme: Theme, window: QWidget, ring: FocusRing, choice: ThemeChoice
) -> None:
    theme.choose(choice)
    tokens = DARK if choice == ThemeChoice.DARK else LIGHT
    image = window.grab().toImage()
    across = [image.pixelColor(x, 56) for x in range(35, 41)]

    assert across == [tokens.bg, *[tokens.accent] * 2, *[tokens.surface] * 2, tokens.ctrl]


def test_the_ring_follows_a_widget_that_moves_or_grows(window: QWidget, ring: FocusRing) -> None:
    field = focus(window, "second")
    field.setGeometry(10, 150, 200, 40)

    assert ring.geometry() == around(field, window)


def test_the_ring_goes_with_a_widget_that_is_hidden_or_deleted(
    window: QWidget, ring: FocusRing, qtbot: QtBot
) -> None:
    first = focus(window, "first")
    first.hide()
    assert ring.ringed is not first

    field = focus(window, "second")
    field.setParent(None)
    field.deleteLater()
    qtbot.wait(10)

    assert not ring.isVisible()
    assert not window.grab().isNull()


def test_the_board_shows_its_focus_by_itself(window: QWidget, ring: FocusRing) -> None:
    board = QPushButton("board", window)
    board.setProperty(OWN_RING, True)
    board.setGeometry(200, 20, 60, 30)
    board.show()
    board.setFocus()

    assert ring.ringed is None
    assert not ring.isVisible()


def test_the_ring_lets_the_mouse_through(window: QWidget, ring: FocusRing) -> None:
    assert window.childAt(100, 56) is window.findChild(QLineEdit, "first")


def test_another_windows_focus_has_no_ring_here(
    theme: Theme, window: QWidget, ring: FocusRing, qtbot: QtBot
) -> None:
    other = QWidget()
    qtbot.addWidget(other)
    field = QLineEdit(other)
    other.show()
    other.activateWindow()
    field.setFocus()
    qtbot.waitUntil(lambda: ring.ringed is None)

    assert not ring.isVisible()


def test_the_ring_never_lies_on_a_header(theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(200, 160)
    area = QScrollArea(window)
    area.setGeometry(0, 40, 200, 120)
    inside = QWidget()
    column = QVBoxLayout(inside)
    fields = [QLineEdit() for _ in range(12)]
    for field in fields:
        column.addWidget(field)
    area.setWidget(inside)
    area.setWidgetResizable(True)
    made = FocusRing(theme, window)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    fields[0].setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: made.ringed is fields[0], timeout=1000)

    area.verticalScrollBar().setValue(20)
    shown = made.mask().boundingRect().translated(made.pos())
    assert shown.top() >= 40 - REACH
    assert made.isVisible()

    area.verticalScrollBar().setValue(200)
    assert not made.isVisible()
