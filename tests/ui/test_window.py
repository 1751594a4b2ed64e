from datetime import datetime, time

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.commands.sessions import MoveSession
from tests.ui.conftest import settle
from ui.theme import ThemeChoice
from ui.widgets.toasts import Toast
from ui.window import usual_size
from ui.workplace import Workplace

BALANCE, BUDGET, CIRCUS, SIXTH = "C12-08", "W0040", "C03-06", "C01-02"
PLAIN = Qt.KeyboardModifier.NoModifier
ALT = Qt.KeyboardModifier.AltModifier


def starts(workplace: Workplace, code: str) -> time:
    board = workplace.planning.flow.reader.board
    assert board is not None
    block = board.block(code)
    assert block is not None
    return block.span.start.time()


def press(workplace: Workplace, qtbot: QtBot, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
    view = workplace.planning.page.view
    view.setFocus()
    QTest.keyClick(view, key, modifiers)
    settle(workplace, qtbot)


def middle_of(workplace: Workplace, code: str) -> QPoint:
    box = workplace.planning.page.view.scene.box_of(code)
    assert box is not None
    return (box.center() + workplace.planning.page.view.scene.origin).toPoint()


def test_the_window_opens_on_the_day_with_everything_that_is_planned(workplace: Workplace) -> None:
    assert workplace.window.windowTitle().endswith("— Permanence")
    assert workplace.planning.page.view.board is not None
    assert {block.code for block in workplace.planning.page.view.board.blocks} >= {
        BALANCE,
        CIRCUS,
        SIXTH,
    }
    assert [pill.label for pill in workplace.planning.page.strip.pills] == [
        "2 conflicts",
        "1 to confirm",
        "3 to record",
    ]


def test_a_click_selects_a_session_and_the_inspector_says_it(
    workplace: Workplace, qtbot: QtBot
) -> None:
    QTest.mouseClick(
        workplace.planning.page.view.viewport(),
        Qt.MouseButton.LeftButton,
        PLAIN,
        middle_of(workplace, BALANCE),
    )
    settle(workplace, qtbot)

    assert workplace.planning.page.inspector.isVisible()
    assert workplace.planning.page.inspector.code == BALANCE
    assert workplace.window.actions_known["print_sheet"].isEnabled()


def test_a_session_is_moved_with_the_keyboard_and_the_move_is_named_and_taken_back(
    workplace: Workplace, qtbot: QtBot
) -> None:
    workplace.planning.flow.selection.select(BALANCE)
    press(workplace, qtbot, Qt.Key.Key_Right, ALT)

    assert starts(workplace, BALANCE) == time(17, 30)
    assert workplace.window.actions_known["undo"].text() == 'Undo: move "Balance"'

    QTest.keyClick(workplace.planning.page.view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle(workplace, qtbot)

    assert starts(workplace, BALANCE) == time(17, 15)
    assert workplace.window.toasts.said[-1] == 'Undone: move "Balance".'
    assert workplace.window.actions_known["redo"].text() == 'Redo: move "Balance"'

    QTest.keyClick(workplace.planning.page.view, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    settle(workplace, qtbot)
    assert starts(workplace, BALANCE) == time(17, 30)


def test_a_session_is_moved_with_the_mouse(workplace: Workplace, qtbot: QtBot) -> None:
    port = workplace.planning.page.view.viewport()
    here = middle_of(workplace, BALANCE)
    quarter = workplace.planning.page.view.scene.axis.pixels_per_hour / 4
    there = here - QPoint(round(4 * quarter), 0)

    QTest.mousePress(port, Qt.MouseButton.LeftButton, PLAIN, here)
    qtbot.wait(150)
    for step in range(1, 9):
        QTest.mouseMove(port, here + (there - here) * step / 8)
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, PLAIN, there)
    settle(workplace, qtbot)

    assert starts(workplace, BALANCE) == time(16, 15)


def test_a_refused_move_changes_nothing_and_its_card_offers_ways_out_that_work(
    workplace: Workplace, qtbot: QtBot
) -> None:
    inspector = workplace.planning.page.inspector
    workplace.planning.flow.selection.select(BUDGET)
    press(workplace, qtbot, Qt.Key.Key_Up, ALT)

    assert inspector.is_refusing
    assert starts(workplace, BUDGET) == time(14, 30)
    assert workplace.window.toasts.said == []
    card = inspector.card
    assert card is not None
    assert card.accessibleName() == "Room already taken"
    assert 1 <= len(card.ways) <= 3
    assert QApplication.focusWidget() is card.ways[0]

    QTest.keyClick(card.ways[0], Qt.Key.Key_1)
    settle(workplace, qtbot)

    board = workplace.planning.flow.reader.board
    assert board is not None
    moved = board.block(BUDGET)
    assert moved is None or (moved.span.start.time(), moved.room) != (time(14, 30), "VIL-03")
    assert not inspector.is_refusing


def test_an_option_in_conflict_is_settled_from_the_card_of_either_session(
    workplace: Workplace, qtbot: QtBot
) -> None:
    workplace.planning.flow.selection.select(SIXTH)
    settle(workplace, qtbot)
    card = workplace.planning.page.inspector.card
    assert card is not None
    assert card.accessibleName() == "Speech therapist in two sessions"

    card.ways[0].click()
    settle(workplace, qtbot)

    assert starts(workplace, CIRCUS) == time(15, 30)
    assert workplace.planning.page.strip.pills[0].label == "1 conflict"
    assert workplace.planning.page.inspector.code in {SIXTH, CIRCUS}
    assert workplace.planning.page.inspector.card is None


def test_what_another_desk_did_is_told_and_seen(workplace: Workplace, qtbot: QtBot) -> None:
    opened = workplace.desk.open_desk
    assert opened is not None
    actor = type(opened.actor())("Beauregard", "awa", opened.now(), "elsewhere-1")
    move = MoveSession(BALANCE, start=datetime(2026, 11, 24, 17, 30))
    workplace.desk.read(lambda desk: move(desk.engine, actor), lambda _outcome: None)
    settle(workplace, qtbot)
    workplace.desk.look_elsewhere()
    settle(workplace, qtbot)

    assert starts(workplace, BALANCE) == time(17, 30)
    workplace.window.status.elsewhere_asked.emit()
    settle(workplace, qtbot)
    assert workplace.planning.page.inspector.code == BALANCE


def test_days_follow_one_another(workplace: Workplace, qtbot: QtBot) -> None:
    actions = workplace.window.actions_known
    actions["day_after"].trigger()
    settle(workplace, qtbot)
    board = workplace.planning.flow.reader.board
    assert board is not None
    assert board.window.start == datetime(2026, 11, 25)

    actions["today"].trigger()
    settle(workplace, qtbot)
    board = workplace.planning.flow.reader.board
    assert board is not None
    assert board.window.start == datetime(2026, 11, 24)


def test_language_theme_and_text_size_change_at_once(workplace: Workplace) -> None:
    actions = workplace.window.actions_known
    actions["language_fr"].trigger()
    actions["theme_dark"].trigger()
    actions["text_150"].trigger()
    actions["contrast"].trigger()

    assert workplace.appearance.theme.choice is ThemeChoice.DARK
    assert workplace.appearance.theme.text_percent == 150
    assert workplace.appearance.theme.tokens.high_contrast
    assert workplace.appearance.words.language == "fr"


@pytest.mark.parametrize("key", [Qt.Key.Key_F6])
def test_f6_goes_from_pane_to_pane_and_round(
    workplace: Workplace, qtbot: QtBot, key: Qt.Key
) -> None:
    workplace.planning.flow.selection.select(BALANCE)
    settle(workplace, qtbot)
    window = workplace.window
    workplace.planning.page.view.setFocus()
    panes = [*workplace.planning.page.panes, window.status, window.rail]
    visited = []
    for _step in panes:
        window.panes.go_to(1)
        focused = window.focusWidget()
        visited.append(
            next(
                at for at, pane in enumerate(panes) if pane is focused or pane.isAncestorOf(focused)
            )
        )

    assert visited == [3, 4, 5, 0, 1, 2]


def test_every_widget_has_a_name_to_say(workplace: Workplace, qtbot: QtBot) -> None:
    workplace.planning.flow.selection.select(SIXTH)
    settle(workplace, qtbot)
    nameless = [
        widget
        for widget in workplace.window.findChildren(QWidget)
        if widget.window() is workplace.window
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not widget.accessibleName()
    ]

    assert [f"{type(one).__name__} in {type(one.parent()).__name__}" for one in nameless] == []


def test_names_are_masked_until_f8_and_again_afterwards(workplace: Workplace) -> None:
    assert workplace.masking.is_masked
    workplace.window.actions_known["reveal"].trigger()
    assert workplace.masking.seconds_left == 60

    workplace.window.actions_known["reveal"].trigger()
    assert workplace.masking.is_masked


def test_hiding_a_theme_says_so_and_show_all_brings_it_back(workplace: Workplace) -> None:
    strip = workplace.planning.page.strip
    told: list[object] = []
    strip.hidden_changed.connect(told.append)
    chip = next(one for one in strip.findChildren(QWidget) if one.accessibleName() == "Nutrition")
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert strip.hidden == frozenset({"nutrition"})

    QTest.mouseClick(chip, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier)
    workplace.window.actions_known["show_all"].trigger()
    assert strip.hidden == frozenset()
    assert told[0] == frozenset({"nutrition"})


def test_the_day_is_also_a_list_with_the_same_selection(workplace: Workplace, qtbot: QtBot) -> None:
    workplace.planning.flow.selection.select(BALANCE)
    workplace.window.actions_known["list"].trigger()
    settle(workplace, qtbot)

    twin = workplace.planning.page.twin
    assert twin.isVisible()
    assert twin.code == BALANCE
    QTest.keyClick(twin, Qt.Key.Key_Up)
    settle(workplace, qtbot)
    assert twin.code != BALANCE
    assert (
        workplace.planning.page.inspector.code == twin.code == workplace.planning.page.view.selected
    )

    workplace.window.actions_known["list"].trigger()
    assert workplace.planning.page.view.isVisible()


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_an_entry_set_aside_is_taken_up_again_with_f9(workplace: Workplace, qtbot: QtBot) -> None:
    booking, drafts = workplace.planning.booking.booking, workplace.window.actions_known["drafts"]
    assert not drafts.isEnabled()
    workplace.window.actions_known["book"].trigger()
    line = booking.surface.line
    line.setText("Forum")
    line.textEdited.emit("Forum")
    settle(workplace, qtbot)
    with qtbot.waitSignal(workplace.planning.booking.drafts_changed):
        QTest.keyClick(line, Qt.Key.Key_Escape)

    assert booking.isHidden()
    assert drafts.isEnabled()
    drafts.trigger()
    menu = next(one for one in workplace.window.findChildren(QMenu) if one.isVisible())
    chip = workplace.window.status.drafts_left
    assert menu.activeAction() is menu.actions()[0]
    assert menu.geometry().right() >= min(chip, menu.screen().geometry().right())
    QTest.keyClick(menu, Qt.Key.Key_Return)
    settle(workplace, qtbot)

    assert booking.isVisible()
    assert line.text() == "Forum"
    booking.park()


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_draft_is_thrown_away_by_its_cross_and_taken_back(
    workplace: Workplace, qtbot: QtBot
) -> None:
    planning, chips = workplace.planning, workplace.window.status.drafts
    workplace.window.actions_known["book"].trigger()
    line = planning.booking.booking.surface.line
    line.setText("Forum")
    line.textEdited.emit("Forum")
    settle(workplace, qtbot)
    with qtbot.waitSignal(planning.booking.drafts_changed):
        QTest.keyClick(line, Qt.Key.Key_Escape)
    (kept,) = planning.drafts
    (chip,) = chips.chips
    with qtbot.waitSignal(planning.booking.drafts_changed):
        chip.cross.click()
    settle(workplace, qtbot)

    assert not planning.drafts
    assert chips.isHidden()
    toast = workplace.window.findChildren(Toast)[-1]
    assert toast.accessibleName() == f"Thrown away: {kept.title}."
    with qtbot.waitSignal(planning.booking.drafts_changed):
        toast.pressed.emit()

    assert planning.drafts == [kept]
    (chip,) = chips.chips
    chip.take_up.click()
    settle(workplace, qtbot)
    assert line.text() == "Forum"
    planning.booking.booking.park()


@pytest.mark.parametrize(
    ("screen", "window"),
    [((1280, 720), (1280, 720)), ((1920, 1040), (1366, 768)), ((911, 512), (911, 512))],
)
def test_a_first_window_is_no_larger_than_its_screen(
    screen: tuple[int, int], window: tuple[int, int]
) -> None:
    assert usual_size(QSize(*screen)) == QSize(*window)
