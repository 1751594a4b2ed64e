"""Checks of interface, section 14, through the whole window: each test says which it holds.

Checks 4, 10 and 12 have their own measurements and tables elsewhere; 5 and 6 are in
`board/test_mouse.py` and `test_window.py`, 9 in `journeys/test_two_desks_one_room.py`, the menus of
11 in `test_menu_keys.py`.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime, time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from db.engine import reading
from db.tables.people import Person
from desktop_app.readings.board import Block
from desktop_app.readings.desk import OpenDesk
from tests.ui.at_desk import press, write
from tests.ui.board.hand import Hand
from tests.ui.conftest import settle
from tests.ui.painted_text import drawn_texts
from tests.ui.test_window import BALANCE, SIXTH, starts
from tests.ui.widget_faults import seen, tabbed, texts_of
from ui.board.block_figures import paint_in_mode
from ui.board.block_painter import Figure
from ui.board.row_kinds import INTERPRETERS
from ui.board.scene import Scene
from ui.board.tips import tip_at
from ui.dialogs.preview import PreviewDialog
from ui.workplace import Workplace

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

LARGE_ROOM = "VIL-01"
FREE = datetime(2026, 11, 24, 15, 30)
ENTER = Qt.Key.Key_Return
CONTROL = Qt.KeyboardModifier.ControlModifier
SMALLEST = (1366, 690)
NINETY_MINUTES = timedelta(minutes=90)
LEAST_LETTERS = 6


def codes(workplace: Workplace) -> set[str]:
    board = workplace.planning.flow.reader.board
    assert board is not None
    return {block.code for block in board.blocks}


def type_and_book(workplace: Workplace, qtbot: QtBot) -> None:
    """What both ways of booking have in common: typing, Enter, Enter."""
    settle(workplace, qtbot)
    line = QApplication.focusWidget()
    assert line is workplace.planning.booking.booking.surface.line
    write(line, "cafe s")
    settle(workplace, qtbot)
    press(line, ENTER)
    settle(workplace, qtbot)
    with qtbot.waitSignal(workplace.planning.booking.booking.booked, timeout=20_000):
        press(line, ENTER)
    settle(workplace, qtbot)


def test_1_a_template_is_booked_with_a_click_typing_enter_enter(
    workplace: Workplace, qtbot: QtBot
) -> None:
    before, hand = codes(workplace), Hand(workplace.planning.page.view)
    hand.click(hand.slot(LARGE_ROOM, FREE))
    type_and_book(workplace, qtbot)

    (booked,) = codes(workplace) - before
    assert starts(workplace, booked) == time(15, 30)


@pytest.mark.parametrize("held", [Qt.KeyboardModifier.NoModifier, CONTROL])
def test_1_a_template_is_booked_with_the_keyboard_alone(
    workplace: Workplace, qtbot: QtBot, held: Qt.KeyboardModifier
) -> None:
    before, view = codes(workplace), workplace.planning.page.view
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_N, held)
    type_and_book(workplace, qtbot)

    assert len(codes(workplace) - before) == 1


def test_2_from_a_session_to_its_preview_with_ctrl_p_and_enter_prints(
    workplace: Workplace, qtbot: QtBot
) -> None:
    workplace.planning.flow.selection.select(SIXTH)
    settle(workplace, qtbot)
    QTest.keyClick(workplace.planning.page.view, Qt.Key.Key_P, CONTROL)
    preview = workplace.window.findChild(PreviewDialog)
    assert preview is not None
    with qtbot.waitSignal(preview.work.pictured, timeout=30_000):
        pass
    settle(workplace, qtbot)

    assert QApplication.focusWidget() is preview.side.main
    assert preview.side.main.isEnabled()
    preview.reject()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_3_the_day_fits_and_every_title_of_ninety_minutes_can_be_read(
    workplace: Workplace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    shown: dict[str, int] = {}
    workplace.appearance.speak(language)
    words = workplace.appearance.words

    def noted(painter: QPainter, scene: Scene, block: Block, figure: Figure) -> None:
        paint_in_mode(painter, scene, block, figure)
        size = figure.box.size().toSize()
        texts = drawn_texts(lambda svg: paint_in_mode(svg, scene, block, figure), size)
        title = words.of(block.title)
        begun = [one.words.rstrip("…").rstrip() for one in texts]
        shown[block.code] = max(
            (len(text) for text in begun if title.startswith(text) or text.startswith(title)),
            default=0,
        )

    monkeypatch.setattr("ui.board.painter.paint_in_mode", noted)
    workplace.window.resize(*SMALLEST)
    settle(workplace, qtbot)
    view, board = workplace.planning.page.view, workplace.planning.flow.reader.board
    view.viewport().grab()
    assert view.verticalScrollBar().maximum() == 0
    assert board is not None
    long_enough = [
        block
        for block in board.blocks
        if block.kind == "session" and block.span.end - block.span.start >= NINETY_MINUTES
    ]

    assert len(long_enough) > 10
    assert [one.code for one in long_enough if shown[one.code] < LEAST_LETTERS] == []


def test_8_a_change_by_another_desk_keeps_what_this_one_is_doing(
    workplace: Workplace, day_centre: str, qtbot: QtBot
) -> None:
    view, booking = workplace.planning.page.view, workplace.planning.booking.booking
    workplace.window.resize(1200, 680)
    workplace.planning.flow.selection.select(SIXTH)
    for _step in range(3):
        workplace.window.actions_known["zoom_in"].trigger()
    view.scene.turn(INTERPRETERS)
    settle(workplace, qtbot)
    workplace.window.actions_known["book"].trigger()
    settle(workplace, qtbot)
    write(booking.surface.line, "forum des asso")
    for bar in (view.horizontalScrollBar(), view.verticalScrollBar()):
        assert bar.maximum() > 1
        bar.setValue(bar.maximum() // 2)
    settle(workplace, qtbot)
    kept = doing(workplace)

    by_another_desk("move", day_centre, BALANCE, "--start", "2026-11-24T17:30")
    workplace.desk.look_elsewhere()
    settle(workplace, qtbot)

    assert starts(workplace, BALANCE) == time(17, 30)
    assert doing(workplace) == kept
    workplace.window.actions_known["refresh"].trigger()
    settle(workplace, qtbot)
    assert doing(workplace) == kept
    booking.park()


def doing(workplace: Workplace) -> tuple[object, ...]:
    """Where the person is: scroll, selection, focus, typed text."""
    view, line = workplace.planning.page.view, workplace.planning.booking.booking.surface.line
    return (
        view.horizontalScrollBar().value(),
        view.verticalScrollBar().value(),
        view.selected,
        QApplication.focusWidget() is line,
        line.text(),
        line.cursorPosition(),
    )


def by_another_desk(*words: str) -> None:
    """A second process that writes through the command line."""
    command = [sys.executable, "-m", "desktop_app", *words, "--desk", "Beauregard"]
    subprocess.run(command, check=True, capture_output=True, timeout=120, env=os.environ)


def test_11_tab_goes_from_the_bar_to_the_rail_in_the_order_of_the_panes(
    workplace: Workplace, qtbot: QtBot
) -> None:
    workplace.planning.flow.selection.select(SIXTH)
    settle(workplace, qtbot)
    page, window = workplace.planning.page, workplace.window
    panes = [*page.panes, window.status, window.rail]
    page.view.setFocus()
    order = [pane_of(one, panes) for one in tabbed(window)]

    begun = order.index(0)
    turned = [*order[begun:], *order[:begun]]
    assert turned == sorted(turned)
    assert set(turned) == set(range(len(panes)))


def pane_of(widget: QWidget, panes: list[QWidget]) -> int:
    return next(at for at, pane in enumerate(panes) if pane is widget or pane.isAncestorOf(widget))


@pytest.mark.parametrize("digit", [Qt.Key.Key_1, Qt.Key.Key_Ampersand])
def test_13_ctrl_and_the_first_key_of_the_row_of_digits_open_home(
    workplace: Workplace, qtbot: QtBot, digit: Qt.Key
) -> None:
    workplace.show_section("planning")
    view = workplace.planning.page.view
    view.setFocus()
    QTest.keyClick(view, digit, CONTROL)
    settle(workplace, qtbot)

    assert workplace.window.section == "home"


def test_15_with_names_masked_nobody_is_named_anywhere(workplace: Workplace, qtbot: QtBot) -> None:
    people, said = names(workplace, qtbot), list[str]()
    for code in workplace.sections.codes:
        workplace.show_section(code)
        settle(workplace, qtbot)
        said += [words for one in seen(workplace.window) for words in texts_of(one)]
    for session in (SIXTH, BALANCE):
        workplace.show_section("planning")
        workplace.planning.flow.selection.select(session)
        settle(workplace, qtbot)
        said += [words for one in seen(workplace.window) for words in texts_of(one)]
    view = workplace.planning.page.view
    boxes = [view.scene.box_of(code) for code in codes(workplace)]
    said += [tip_at(view.scene, box.center() + view.scene.origin) for box in boxes if box]
    said += list(heard(QAccessible.queryAccessibleInterface(view)))
    said += workplace.window.toasts.said

    assert len(people) > 100
    assert len(said) > 200
    assert [one for one in said if any(all(name in one for name in who) for who in people)] == []


def names(workplace: Workplace, qtbot: QtBot) -> list[tuple[str, str]]:
    """Given and family name of everybody who takes part in something."""

    def ask(desk: OpenDesk) -> list[tuple[str, str]]:
        with reading(desk.engine) as tx:
            rows = tx.execute(select(Person.given_name, Person.family_name))
            return [(given, family) for given, family in rows if given and family]

    answers: list[list[tuple[str, str]]] = []
    workplace.desk.read(ask, answers.append)
    settle(workplace, qtbot)
    return answers[0]


def heard(table: QAccessibleInterface) -> Iterator[str]:
    """What a screen reader says of something and of everything in it."""
    yield table.text(QAccessible.Text.Name)
    yield table.text(QAccessible.Text.Description)
    for place in range(table.childCount()):
        child = table.child(place)
        if child is not None:
            yield from heard(child)
