"""The rows of the board and their groups, whatever stands in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop_app.domain.planning import Room
    from desktop_app.readings.board import Block

INTERPRETERS = "interpreters"
"""Key of the group of interpreters; no site has such a code."""

TELEPHONE = "interpreters:telephone"
ELSEWHERE = "elsewhere"
EVERYBODY = "everybody"
"""Key of the last line of the team, which shows the others too."""


class RowsMode(StrEnum):
    """What the rows are."""

    ROOMS = "rooms"
    TEAM = "team"
    INTERPRETERS = "interpreters"


@dataclass(frozen=True, slots=True)
class Row:
    """One row. ``room`` is the room itself when the row is one; interpreters' rows are thin."""

    key: str
    title: str
    blocks: tuple[Block, ...] = ()
    room: Room | None = None
    detail: str = ""
    thin: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under one heading: a site with its letter, or the interpreters."""

    key: str
    title: str
    rows: tuple[Row, ...]
    letter: str = ""


@dataclass(frozen=True, slots=True)
class RowsWanted:
    """What somebody wants in the rows.

    Attributes:
        mode: rooms, the team or the interpreters.
        by_profession: whether the team stands by profession; else by site.
        everybody: whether also those are shown who are neither present nor booked.
    """

    mode: RowsMode = RowsMode.ROOMS
    by_profession: bool = False
    everybody: bool = False


Held = Mapping[str, tuple["Block", ...]]


def in_order(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Blocks by start, the longest first, then by code: the order of lanes and of the keyboard."""
    return tuple(
        sorted(blocks, key=lambda one: (one.span.start, -one.span.duration.seconds, one.code))
    )
