import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.wording import words_in
from ui.actions import COMMANDS, Actions, Situation, keys_said
from ui.workplace import Workplace

NEEDS_ALTGR_IN_FRENCH = set("/?[]{}\\@#|~^`")


@pytest.fixture
def actions(qtbot: QtBot) -> Actions:
    return Actions(words_in("en"))


def possible(actions: Actions) -> set[str]:
    return {command.code for command in COMMANDS if actions[command.code].isEnabled()}


MAP = {
    "Ctrl+1": "home",
    "Ctrl+2": "planning",
    "Ctrl+3": "workshops",
    "Ctrl+5": "interpreters",
    "Ctrl+K": "goto",
    "Ctrl+N": "book",
    "Ctrl+Shift+N": "new_cycle",
    "Ctrl+Z": "undo",
    "Ctrl+Y": "redo",
    "Ctrl+Shift+Z": "redo",
    "Ctrl+P": "print_sheet",
    "Ctrl+Shift+P": "print_day",
    "Ctrl+Shift+I": "enrol",
    "Ctrl+I": "inspector",
    "Ctrl+G": "go_to_date",
    "Ctrl+L": "list",
    "Ctrl+F": "find",
    "Num++": "zoom_in",
    "Num+-": "zoom_out",
    "Ctrl+C": "copy",
    "Ctrl+X": "cut",
    "Ctrl+V": "place",
    "Del": "cancel",
    "F1": "help",
    "Ctrl+F1": "shortcuts",
    "F2": "edit",
    "F4": "next_problem",
    "Shift+F4": "previous_problem",
    "F5": "refresh",
    "F6": "next_pane",
    "Shift+F6": "previous_pane",
    "F8": "reveal",
    "F9": "drafts",
    "F10": "menu_bar",
    "F11": "full_screen",
    "Ctrl+,": "settings",
    "Ctrl+Q": "quit",
    "Ctrl+Shift+L": "lock",
}
"""The map of interface, section 13, but for the sections and forms that have keys of their own."""


def test_the_keys_of_the_map_are_those_of_the_menus() -> None:
    assert {key: one.code for one in COMMANDS for key in one.keys if key in MAP} == MAP
    assert [key for key in MAP if QKeySequence(key).toString() == ""] == []


def test_no_two_commands_answer_to_the_same_keys() -> None:
    keys = [key for command in COMMANDS for key in command.keys]

    assert len(keys) == len(set(keys))


def test_no_shortcut_needs_altgr_or_ctrl_and_alt() -> None:
    keys = [key for command in COMMANDS for key in command.keys]

    assert not [key for key in keys if "Ctrl+Alt" in key or set(key) & NEEDS_ALTGR_IN_FRENCH]


def test_sections_also_answer_to_the_unshifted_key_of_a_french_keyboard() -> None:
    digits = [command for command in COMMANDS if "Ctrl+2" in command.keys]

    assert [command.keys for command in digits] == [("Ctrl+2", "Ctrl+É")]


def test_before_a_centre_is_open_only_the_window_itself_can_be_commanded(actions: Actions) -> None:
    assert {"quit", "theme_dark", "language_fr", "full_screen"} <= possible(actions)
    assert not {"book", "print_sheet", "undo", "refresh", "today"} & possible(actions)


def test_a_session_must_be_selected_to_print_move_or_cancel_it(actions: Actions) -> None:
    actions.suit(Situation(ready=True))
    assert not {"enrol", "move", "cancel"} & possible(actions)

    actions.suit(Situation(ready=True, session=True))
    assert {"print_sheet", "enrol", "move", "cancel"} <= possible(actions)


def test_undo_says_what_it_would_take_back_in_each_language(actions: Actions) -> None:
    actions.suit(Situation(ready=True, undo=True))
    actions.name({"undo": 'Undo: move "Balance"'})
    assert actions["undo"].text() == 'Undo: move "Balance"'

    actions.name({})
    actions.retranslate(words_in("fr"))
    assert actions["undo"].text() == words_in("fr")._("Undo")


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ("Ctrl+Shift+P", "Ctrl Shift P"),
        ("Del", "Delete"),
        ("Num++", "Numpad +"),
        ("Num+-", "Numpad −"),
        ("Ctrl+,", "Ctrl ,"),
    ],
)
def test_keys_are_said_as_they_are_written_on_the_keyboard(keys: str, said: str) -> None:
    assert keys_said(keys, words_in("en")) == said


def test_every_command_stands_in_a_menu(workplace: Workplace) -> None:
    shown: list[QAction] = []
    for menu in workplace.window.menus.menus:
        shown += [action for action in menu.actions() if not action.isSeparator()]

    assert {command.code for command in COMMANDS} <= {action.objectName() for action in shown}


def test_every_command_does_something(workplace: Workplace) -> None:
    idle = [
        action.objectName()
        for action in workplace.window.actions_known.all()
        if not action.receivers("2triggered(bool)")
    ]

    assert idle == []


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_menu_bar_opens_with_f10_and_every_menu_has_a_name(
    workplace: Workplace, qtbot: QtBot
) -> None:
    window = workplace.window
    assert window.menuBar().isHidden()

    QTest.keyClick(workplace.planning.page.view, Qt.Key.Key_F10)
    assert window.menuBar().isVisible()
    assert all(menu.accessibleName() for menu in window.menus.menus)
    window.menuBar().setActiveAction(QAction(window))

    window.actions_known["menu_bar"].trigger()
    assert window.menuBar().isHidden()


def test_keys_reach_their_command_from_the_board(workplace: Workplace, qtbot: QtBot) -> None:
    told: list[str] = []
    for code in ("refresh", "inspector", "day_after"):
        workplace.window.actions_known[code].triggered.connect(
            lambda _on=False, code=code: told.append(code)
        )
    workplace.planning.page.view.setFocus()
    QTest.keyClick(workplace.planning.page.view, Qt.Key.Key_F5)
    QTest.keyClick(workplace.planning.page.view, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)

    assert told == ["refresh", "inspector"]
    assert workplace.window.actions_known["quit"].shortcut() == QKeySequence("Ctrl+Q")
