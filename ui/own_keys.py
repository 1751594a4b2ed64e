"""Keys of one's own: kept in the settings, given to the commands, refused where they clash."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

from ui.actions import COMMANDS, keys_said
from ui.board_keys import BOARD_KEYS, board_keys
from ui.menus import group_titles

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop_app.wording import Words

_BOARD = frozenset(one.code for one in BOARD_KEYS)
_BETWEEN = re.compile(r";(?=[a-z_]+=)")
"""Between two commands; a semicolon may be a key itself."""

_MODIFIERS = ("Ctrl", "Alt", "Shift", "Meta")
_FUNCTION = re.compile(r"F([1-9]|1[0-2])")
_NEED_ALTGR = frozenset("/?[]{}\\@#|~`^")
_TRAVEL = frozenset(
    {"Left", "Right", "Up", "Down", "Home", "End", "PgUp", "PgDown", "Return", "Enter", "Del"}
)
_LETTER = re.compile(r"[A-Z]")
_FIELDS = frozenset({"Ctrl+A", "Ctrl+C", "Ctrl+X", "Ctrl+V"})
"""What every field understands by itself, and the board too."""


def keys_read(kept: str) -> dict[str, str]:
    """Read `book=Ctrl+B;list=`: the keys of each command, none where nothing follows."""
    pairs = (one.partition("=") for one in _BETWEEN.split(kept) if "=" in one)
    return {code: keys for code, _, keys in pairs if code and keys == shown_keys(keys)}


def keys_written(own: Mapping[str, str]) -> str:
    """The same as it is kept."""
    return ";".join(f"{code}={keys}" for code, keys in sorted(own.items()))


def shown_keys(keys: str) -> str:
    """Keys as Qt writes them everywhere; nothing when they are none."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.PortableText)


def is_of_the_board(code: str) -> bool:
    """Whether these keys act on the board alone."""
    return code in _BOARD


def suit_a_keyboard(keys: str) -> bool:
    """Whether keys can be pressed on a French keyboard without losing a letter elsewhere.

    Ctrl or Alt, but not both (that is AltGr), with one key that needs no AltGr; or a function
    key (interface, section 13).
    """
    *held, key = _parts(keys)
    if keys in _FIELDS or key in _NEED_ALTGR or not set(held) <= set(_MODIFIERS):
        return False
    if _FUNCTION.fullmatch(key):
        return "Meta" not in held
    return ("Ctrl" in held) != ("Alt" in held) and "Meta" not in held


def suit_the_board(keys: str) -> bool:
    """Whether keys can act on the board: there plain letters and keys that travel do as well."""
    *held, key = _parts(keys)
    travels = key in _TRAVEL and set(held) <= {"Shift"}
    return travels or (not held and bool(_LETTER.fullmatch(key))) or suit_a_keyboard(keys)


def usual_keys(code: str) -> tuple[str, ...]:
    """The keys of a command, or of the board, unless somebody chose others."""
    return keys_in_force({})[code]


def keys_in_force(own: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """The keys of every command, then of the board, when somebody chose `own`."""
    commands = {
        command.code: (own[command.code],) if command.code in own else command.keys
        for command in COMMANDS
    }
    return commands | board_keys(own)


def command_with(keys: str, own: Mapping[str, str], *, but: str) -> str:
    """The code of another command that has these keys already, or nothing."""
    others = keys_in_force(own).items()
    return next((code for code, taken in others if code != but and keys in taken), "")


def titled(code: str, words: Words) -> str:
    """What a command is called, with its group where its own words say too little."""
    command = next((one for one in COMMANDS if one.code == code), None)
    if command is None:
        group, said = words._("Board"), next(one.text for one in BOARD_KEYS if one.code == code)
    elif command.group is None:
        return words._(command.text)
    else:
        group, said = group_titles(words)[command.group], command.text
    return words._("{group}: {choice}").format(group=group, choice=words._(said))


def first_keys_said(code: str, own: Mapping[str, str], words: Words) -> str:
    """The first keys of a command as they are written on a keyboard; nothing without keys."""
    keys = next(iter(keys_in_force(own)[code]), "")
    return keys_said(shown_keys(keys), words)


def _parts(keys: str) -> list[str]:
    """The keys held, then the last one; that may be + itself."""
    return re.split(r"\+(?!$)", keys)
