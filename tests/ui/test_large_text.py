"""Large text (interface, 2.4 and 12): the inspector is a dialog, and everything is in reach."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.at_desk import press, write
from tests.ui.conftest import settle
from tests.ui.widget_faults import clipped, squeezed
from ui.board.mouse import HURRY_MS
from ui.inspector.panel import Inspector
from ui.planning.page import PlanningPage
from ui.top_bar import TopBar
from ui.widgets.cards import WayOutButton
from ui.workplace import Workplace

SIXTH, CAFE, BALANCE = "C01-02", "W0033", "C12-08"
PLAIN = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def large(workplace: Workplace, qtbot: QtBot) -> Workplace:
    """The window with letters half as large again."""
    enlarge(workplace, qtbot, 150)
    return workplace


def enlarge(workplace: Workplace, qtbot: QtBot, percent: int) -> None:
    workplace.window.actions_known[f"text_{percent}"].trigger()
    settle(workplace, qtbot)


def choose(workplace: Workplace, qtbot: QtBot, code: str) -> Inspector:
    """Click a block on the board."""
    page = workplace.planning.page
    QTest.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, PLAIN, middle(page, code))
    settle(workplace, qtbot)
    return page.inspector


def middle(page: PlanningPage, code: str) -> QPoint:
    """The middle of a block, in the port of the board."""
    box = page.view.scene.box_of(code)
    assert box is not None
    return (box.center() + page.view.scene.origin).toPoint()


def on_page(page: PlanningPage, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(page, QPoint()), widget.size())


def role(inspector: Inspector) -> QAccessible.Role:
    """What a screen reader calls the thing that holds the inspector."""
    holder = inspector.parentWidget()
    assert holder is not None
    above = holder.parentWidget()
    assert above is not None
    return QAccessible.queryAccessibleInterface(above).role()


def test_usual_letters_have_the_inspector_beside_the_board_and_large_ones_over_it(
    workplace: Workplace, qtbot: QtBot
) -> None:
    page, inspector = workplace.planning.page, choose(workplace, qtbot, BALANCE)
    enlarge(workplace, qtbot, 125)
    assert not on_page(page, inspector).intersects(on_page(page, page.view))
    enlarge(workplace, qtbot, 150)
    assert inspector.isVisible()
    assert role(inspector) == QAccessible.Role.Dialog
    assert page.view.width() == page.width()
    enlarge(workplace, qtbot, 100)
    assert inspector.isVisible()
    assert not on_page(page, inspector).intersects(on_page(page, page.view))


@pytest.mark.parametrize("percent", [150, 200])
def test_the_dialog_leaves_the_selected_block_in_sight_and_the_focus_on_the_board(
    workplace: Workplace, qtbot: QtBot, percent: int
) -> None:
    enlarge(workplace, qtbot, percent)
    page = workplace.planning.page
    for code in (SIXTH, CAFE):
        page.view.setFocus()
        inspector = choose(workplace, qtbot, code)
        assert inspector.code == code
        assert inspector.isVisible()
        block = page.view.viewport().mapTo(page, middle(page, code))
        assert not on_page(page, inspector).contains(block)
        assert QApplication.focusWidget() is page.view
        assert [*clipped(inspector), *squeezed(inspector)] == []


def test_enter_goes_into_the_dialog_and_escape_out_of_it_until_something_else_is_selected(
    large: Workplace, qtbot: QtBot
) -> None:
    page, inspector = large.planning.page, choose(large, qtbot, BALANCE)
    press(page.view, Qt.Key.Key_Return)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert inspector.isAncestorOf(focused)

    QTest.keyClick(focused, Qt.Key.Key_Escape)
    assert not inspector.isVisible()
    assert QApplication.focusWidget() is page.view
    large.window.actions_known["refresh"].trigger()
    settle(large, qtbot)
    assert not inspector.isVisible()

    assert choose(large, qtbot, SIXTH).isVisible()
    assert large.window.actions_known["inspector"].isChecked()
    large.window.actions_known["inspector"].trigger()
    assert not choose(large, qtbot, BALANCE).isVisible()


def test_the_dialog_is_out_of_the_way_of_what_is_carried(large: Workplace, qtbot: QtBot) -> None:
    page, inspector = large.planning.page, choose(large, qtbot, BALANCE)
    port, here = page.view.viewport(), middle(page, BALANCE)
    QTest.mousePress(port, Qt.MouseButton.LeftButton, PLAIN, here)
    qtbot.wait(HURRY_MS + 10)
    for step in range(1, 9):
        QTest.mouseMove(port, here - QPoint(10 * step, 0))
    assert not inspector.isVisible()
    press(page.view, Qt.Key.Key_Escape)
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, PLAIN, here)
    settle(large, qtbot)
    assert inspector.isVisible()


def parts(bar: TopBar) -> list[QWidget]:
    """Everything that the bar offers at usual letters."""
    return [one for one in bar.findChildren(QWidget) if one.isVisible()]


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize(("percent", "size"), [(150, (1366, 768)), (200, (1200, 680))])
def test_the_top_bar_loses_nothing_and_cuts_nothing(
    workplace: Workplace, qtbot: QtBot, *, language: str, percent: int, size: tuple[int, int]
) -> None:
    bar = workplace.planning.page.bar
    workplace.window.actions_known[f"language_{language}"].trigger()
    workplace.window.actions_known["dates_week"].trigger()
    settle(workplace, qtbot)
    usual = len(parts(bar))
    workplace.window.resize(*size)
    enlarge(workplace, qtbot, percent)
    assert len(parts(bar)) == usual
    assert [*clipped(bar), *squeezed(bar)] == []


def overlaps(workplace: Workplace) -> bool:
    """Whether the booking lies over the panel of what is free."""
    page, booking = workplace.planning.page, workplace.planning.booking.booking
    margin = booking.surface.margin
    inside = on_page(page, booking.surface).adjusted(margin, margin, -margin, -margin)
    return inside.intersects(on_page(page, booking.panel)) or not page.rect().contains(inside)


@pytest.mark.parametrize(("percent", "size"), [(100, (1366, 768)), (200, (1200, 680))])
def test_the_booking_stands_beside_what_is_free_and_scrolls_to_what_stands_in_its_way(
    workplace: Workplace, qtbot: QtBot, percent: int, size: tuple[int, int]
) -> None:
    workplace.window.actions_known["language_fr"].trigger()
    workplace.window.resize(*size)
    enlarge(workplace, qtbot, percent)
    workplace.planning.flow.book()
    settle(workplace, qtbot)
    surface = workplace.planning.booking.booking.surface
    assert not overlaps(workplace)

    write(surface.line, "café santé mar 14h 18")
    press(surface.line, Qt.Key.Key_Return)
    surface.form.room.picked.emit("VIL-01")
    settle(workplace, qtbot)
    qtbot.waitUntil(lambda: len(surface.card.ways) == 3)
    first = surface.card.findChildren(WayOutButton)[0]
    qtbot.waitUntil(lambda: first.visibleRegion().boundingRect() == first.rect())
    assert not overlaps(workplace)
    checks: tuple[Callable[[QWidget], list[str]], ...] = (clipped, squeezed)
    assert [line for check in checks for line in check(surface)] == []
