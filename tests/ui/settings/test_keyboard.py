"""Keys of one's own: taken, refused where they clash, restored, and there the next time."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from tests.ui.at_desk import press
from tests.ui.settings.hand import Hand
from ui.actions import COMMANDS
from ui.board_keys import BOARD_KEYS
from ui.help_dialogs import ShortcutList
from ui.own_keys import keys_read, keys_written, suit_a_keyboard, suit_the_board
from ui.workshops.page import WorkshopsPage

CTRL = Qt.KeyboardModifier.ControlModifier


def keys_of(hand: Hand, code: str) -> list[str]:
    actions = hand.workplace.window.actions_known[code].shortcuts()
    return [keys.toString(QKeySequence.SequenceFormat.PortableText) for keys in actions]


def test_other_keys_are_taken_at_once_and_kept(hand: Hand) -> None:
    hand.go("keyboard")
    panel = hand.page.keyboard
    panel.choose("print_day")
    press(panel.keys.field, Qt.Key.Key_J, CTRL)

    assert keys_of(hand, "print_day") == ["Ctrl+J"]
    assert hand.kept.keys == "print_day=Ctrl+J"
    assert panel.keys.field.text() == "Ctrl J"
    panel.restore.click()
    assert keys_of(hand, "print_day") == ["Ctrl+Shift+P"]
    assert hand.kept.keys == ""


def test_keys_of_another_command_are_refused_by_its_name(hand: Hand) -> None:
    hand.go("keyboard")
    panel = hand.page.keyboard
    panel.choose("print_day")
    press(panel.keys.field, Qt.Key.Key_P, CTRL)

    assert panel.keys.reason == "These are the keys of “Print the sheet…”: choose others."
    assert panel.keys.field.text() == "Ctrl P"
    assert keys_of(hand, "print_day") == ["Ctrl+Shift+P"]


def test_a_letter_alone_is_no_key_of_a_command(hand: Hand) -> None:
    hand.go("keyboard")
    panel = hand.page.keyboard
    panel.choose("book")
    press(panel.keys.field, Qt.Key.Key_B)
    assert panel.keys.reason.startswith("Keep to a function key")
    assert keys_of(hand, "book") == ["Ctrl+N"]


def test_a_command_may_have_no_keys(hand: Hand) -> None:
    hand.go("keyboard")
    panel = hand.page.keyboard
    panel.choose("book")
    press(panel.keys.field, Qt.Key.Key_Backspace)
    assert keys_of(hand, "book") == []
    panel.restore_all.click()
    assert keys_of(hand, "book") == ["Ctrl+N"]


def test_keys_of_the_board_are_others_and_their_clashes_are_said(hand: Hand) -> None:
    view, panel = hand.workplace.planning.page.view, hand.page.keyboard
    asked: list[bool] = []
    view.today_requested.connect(lambda: asked.append(True))
    hand.go("keyboard")
    panel.choose("to_today")
    assert panel.form.title.text() == "Board: Today"
    press(panel.keys.field, Qt.Key.Key_N)
    assert panel.keys.reason == "These are the keys of “Board: New booking…”: choose others."
    press(panel.keys.field, Qt.Key.Key_K, CTRL)
    assert panel.keys.reason == "These are the keys of “Go to…”: choose others."
    press(panel.keys.field, Qt.Key.Key_At)
    assert panel.keys.reason.startswith("Keep to a letter, an arrow")
    press(view, Qt.Key.Key_A)
    assert asked == [True]

    press(panel.keys.field, Qt.Key.Key_T)
    press(view, Qt.Key.Key_A)
    assert asked == [True]
    press(view, Qt.Key.Key_T)
    assert asked == [True, True]
    assert hand.kept.board_keys == "to_today=T"
    assert hand.kept.keys == ""

    panel.choose("book_next")
    press(panel.keys.field, Qt.Key.Key_A)
    panel.choose("to_today")
    panel.restore.click()
    assert panel.keys.reason == "These are the keys of “Board: New booking…”: choose others."
    panel.restore_all.click()
    press(view, Qt.Key.Key_A)
    assert asked == [True, True, True]
    assert hand.kept.board_keys == ""


def test_a_command_of_the_menus_has_its_new_keys_on_the_board_and_in_the_list_of_keys(
    hand: Hand,
) -> None:
    view, panel = hand.workplace.planning.page.view, hand.page.keyboard
    hand.go("keyboard")
    panel.choose("cut")
    press(panel.keys.field, Qt.Key.Key_B, CTRL)
    view.select("C01-02")
    taken = [view.keyboard.has_taken]
    for key in (Qt.Key.Key_X, Qt.Key.Key_B):
        press(view, key, CTRL)
        taken.append(view.keyboard.has_taken)
    assert taken == [False, False, True]

    panel.choose("slot_after")
    press(panel.keys.field, Qt.Key.Key_L)
    hand.command("shortcuts")
    (shown,) = hand.workplace.window.findChildren(ShortcutList)
    lines = {
        shown.table.model().index(row, 0).data(): shown.table.model().index(row, 1).data()
        for row in range(shown.table.rowCount())
    }
    assert lines["Cut the session"] == "Ctrl B"
    assert lines["Board: Slot after"] == "L"
    assert lines["Board: Slot before"] == "←"
    shown.close()


def test_buttons_of_other_sections_wear_the_new_keys(hand: Hand) -> None:
    hand.workplace.show_section("workshops")
    hand.settle()
    page = hand.workplace.sections["workshops"].page
    assert isinstance(page, WorkshopsPage)
    assert page.keys[2] == "Ctrl Shift N"
    hand.command("settings")
    hand.go("keyboard")
    hand.page.keyboard.choose("new_cycle")
    press(hand.page.keyboard.keys.field, Qt.Key.Key_F7)
    assert page.keys[2] == "F7"


def test_nothing_has_the_same_keys_or_the_same_code_to_begin_with() -> None:
    codes = [*(one.code for one in COMMANDS), *(one.code for one in BOARD_KEYS)]
    keys = [key for one in COMMANDS for key in one.keys]
    keys += [key for one in BOARD_KEYS for key in one.keys]
    assert len(codes) == len(set(codes))
    assert len(keys) == len(set(keys))
    assert all(suit_the_board(one) for board in BOARD_KEYS for one in board.keys)


def test_single_letters_can_be_switched_off(hand: Hand) -> None:
    view = hand.workplace.planning.page.view
    asked: list[bool] = []
    view.today_requested.connect(lambda: asked.append(True))
    hand.go("keyboard")
    hand.page.keyboard.letters.field.click()
    press(view, Qt.Key.Key_A)
    assert asked == []
    assert hand.kept.letters == "no"
    hand.page.keyboard.letters.field.click()
    press(view, Qt.Key.Key_A)
    assert asked == [True]


@pytest.mark.parametrize(
    ("keys", "suit"),
    [
        ("Ctrl+B", True),
        ("Ctrl+Shift+B", True),
        ("Alt+B", True),
        ("F7", True),
        ("Shift+F7", True),
        ("Ctrl+,", True),
        ("B", False),
        ("Shift+B", False),
        ("Ctrl+Alt+B", False),
        ("Ctrl+@", False),
        ("Ctrl+C", False),
        ("Meta+B", False),
        ("Del", False),
    ],
)
def test_keys_suit_a_french_keyboard_and_leave_letters_alone(keys: str, suit: bool) -> None:  # noqa: FBT001 - a column of the table
    assert suit_a_keyboard(keys) is suit


@pytest.mark.parametrize(
    ("keys", "suit"),
    [
        ("T", True),
        ("Shift+Up", True),
        ("PgUp", True),
        ("Ctrl+Left", True),
        ("F7", True),
        ("?", False),
        ("1", False),
        ("Esc", False),
        ("Meta+Left", False),
        ("Ctrl+Alt+Left", False),
    ],
)
def test_the_board_takes_letters_and_arrows_as_well(keys: str, suit: bool) -> None:  # noqa: FBT001 - a column of the table
    assert suit_the_board(keys) is suit


@pytest.mark.parametrize(
    ("kept", "read"),
    [
        ("", {}),
        ("book=Ctrl+B;list=", {"book": "Ctrl+B", "list": ""}),
        ("book=Ctrl+;;list=F7", {"book": "Ctrl+;", "list": "F7"}),
        ("book=Ctrl+", {}),
        ("=Ctrl+B;nonsense;;", {}),
    ],
)
def test_keys_that_cannot_be_read_are_left_out(kept: str, read: dict[str, str]) -> None:
    assert keys_read(kept) == read
    assert keys_read(keys_written(read)) == read
