"""Keys of one's own: taken, refused where they clash, restored, and there the next time."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from tests.ui.at_desk import press
from tests.ui.settings.hand import Hand
from ui.own_keys import keys_read, keys_written, suit_a_keyboard

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
    ("kept", "read"),
    [
        ("", {}),
        ("book=Ctrl+B;list=", {"book": "Ctrl+B", "list": ""}),
        ("book=Ctrl+", {}),
        ("=Ctrl+B;nonsense;;", {}),
    ],
)
def test_keys_that_cannot_be_read_are_left_out(kept: str, read: dict[str, str]) -> None:
    assert keys_read(kept) == read
    assert keys_read(keys_written(read)) == read
