"""The keys of the board, once: what they do, how they are called, which can be others.

Keys of interface, section 4.5; those that a command of the menus has as well stand with it.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from ui.actions import COMMANDS

if TYPE_CHECKING:
    from collections.abc import Mapping


def _(sentence: str) -> str:
    """Mark a sentence for the catalogue; it is translated when it is shown."""
    return sentence


@dataclass(frozen=True, slots=True)
class BoardKey:
    """One thing that keys do while the board has the focus.

    Attributes:
        code: what the program calls it; no command of the menus has the same.
        text: what people call it.
        keys: its keys unless somebody chose others, the shown one first.
    """

    code: str
    text: str
    keys: tuple[str, ...]


BOARD_KEYS = (
    BoardKey("slot_before", _("Slot before"), ("Left",)),
    BoardKey("slot_after", _("Slot after"), ("Right",)),
    BoardKey("row_above", _("Row above"), ("Up",)),
    BoardKey("row_below", _("Row below"), ("Down",)),
    BoardKey("block_before", _("Session before in the row"), ("Ctrl+Left",)),
    BoardKey("block_after", _("Session after in the row"), ("Ctrl+Right",)),
    BoardKey("first_hour", _("First hour of the day"), ("Home",)),
    BoardKey("last_hour", _("Last hour of the day"), ("End",)),
    BoardKey("dates_before", _("Previous day or week"), ("PgUp",)),
    BoardKey("dates_after", _("Next day or week"), ("PgDown",)),
    BoardKey("open", _("Book, or go to the session"), ("Return", "Enter")),
    BoardKey("extend", _("Take one more quarter of an hour"), ("Shift+Right",)),
    BoardKey("earlier", _("Move the session earlier"), ("Alt+Left",)),
    BoardKey("later", _("Move the session later"), ("Alt+Right",)),
    BoardKey("room_above", _("Move to the room above"), ("Alt+Up",)),
    BoardKey("room_below", _("Move to the room below"), ("Alt+Down",)),
    BoardKey("shorten", _("Shorten the session"), ("Alt+Shift+Left",)),
    BoardKey("lengthen", _("Lengthen the session"), ("Alt+Shift+Right",)),
    BoardKey("to_today", _("Today"), ("A",)),
    BoardKey("to_day", _("Day"), ("J",)),
    BoardKey("to_week", _("Week"), ("S",)),
    BoardKey("to_four_weeks", _("Four weeks"), ("M",)),
    BoardKey("book_next", _("New booking…"), ("N",)),
)
"""What the board alone answers to, in the order of the specification."""

_SHARED = frozenset({"cut", "copy", "place", "cancel", "next_problem", "previous_problem"})
"""Commands of the menus that the board does where its focus is."""

BOARD_DEFAULTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {one.code: one.keys for one in BOARD_KEYS}
    | {command.code: command.keys for command in COMMANDS if command.code in _SHARED}
)
"""The keys the board answers to unless somebody chose others."""


def board_keys(own: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """What the board answers to, by code, when somebody chose `own` keys: empty means none."""
    return {
        code: tuple(keys for keys in ((own[code],) if code in own else usual) if keys)
        for code, usual in BOARD_DEFAULTS.items()
    }
