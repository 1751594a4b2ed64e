"""Keys of one's own: kept in the settings, given to the commands, refused where they clash."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ui.actions import Actions

_MODIFIERS = ("Ctrl", "Alt", "Shift", "Meta")
_FUNCTION = re.compile(r"F([1-9]|1[0-2])")
_NEED_ALTGR = frozenset("/?[]{}\\@#|~`^")
_FIELDS = frozenset({"Ctrl+A", "Ctrl+C", "Ctrl+X", "Ctrl+V"})
"""What every field understands by itself, and the board too."""


def keys_read(kept: str) -> dict[str, str]:
    """Read `book=Ctrl+B;list=`: the keys of each command, none where nothing follows."""
    pairs = (one.partition("=") for one in kept.split(";") if "=" in one)
    return {code: keys for code, _, keys in pairs if code and keys == shown_keys(keys)}


def keys_written(own: Mapping[str, str]) -> str:
    """The same as it is kept."""
    return ";".join(f"{code}={keys}" for code, keys in sorted(own.items()))


def shown_keys(keys: str) -> str:
    """Keys as Qt writes them everywhere; nothing when they are none."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.PortableText)


def suit_a_keyboard(keys: str) -> bool:
    """Whether keys can be pressed on a French keyboard without losing a letter elsewhere.

    Ctrl or Alt, but not both (that is AltGr), with one key that needs no AltGr; or a function
    key (interface, section 13).
    """
    *held, key = re.split(r"\+(?!$)", keys)
    if keys in _FIELDS or key in _NEED_ALTGR or not set(held) <= set(_MODIFIERS):
        return False
    if _FUNCTION.fullmatch(key):
        return "Meta" not in held
    return ("Ctrl" in held) != ("Alt" in held) and "Meta" not in held


def command_with(keys: str, actions: Actions, *, but: str) -> str:
    """The code of another command that has these keys already, or nothing."""
    wanted = QKeySequence(keys)
    return next(
        (
            action.objectName()
            for action in actions.all()
            if action.objectName() != but and wanted in action.shortcuts()
        ),
        "",
    )
