"""Names of rows that are longer than the column of names, still told apart from each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise, takewhile
from operator import attrgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF

if TYPE_CHECKING:
    from ui.board.row_kinds import Group

_TITLE = attrgetter("title")
_TELLING = 3
"""Letters after what two names share from which their beginnings tell them apart."""

_LEAST_HEAD = 36
"""Pixels below which nothing readable is left of what the names share."""


def shared_beginnings(groups: Iterable[Group]) -> Mapping[str, int]:
    """How many letters each row's name shares, in whole words, with the likest of its group."""
    found: dict[str, int] = {}
    for group in groups:
        # Of names in order, the likest stands beside.
        ordered = sorted(group.rows, key=_TITLE)
        for one, following in pairwise(ordered):
            alike = _shared(one.title, following.title)
            for row in (one, following):
                found[row.key] = max(found.get(row.key, 0), alike)
    return found


def cut_name(metrics: QFontMetricsF, name: str, shared: int, room: float) -> str:
    """A name in ``room`` pixels: its end is kept where another begins alike.

    Args:
        metrics: of the letters it is written in.
        name: the whole name.
        shared: how many letters of its beginning another name has too.
        room: pixels there are.
    """
    cut = metrics.elidedText(name, Qt.TextElideMode.ElideRight, room)
    if cut == name or len(cut) - 1 >= shared + _TELLING:
        return cut
    end = name[shared:]
    left = room - metrics.horizontalAdvance(f" {end}")
    if left < _LEAST_HEAD:
        return metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, room)
    head = metrics.elidedText(name[:shared].rstrip(), Qt.TextElideMode.ElideRight, left)
    return f"{head} {end}"


def _are_same(both: tuple[str, str]) -> bool:
    return both[0] == both[1]


def _shared(name: str, other: str) -> int:
    """How many letters two names begin with alike, up to the beginning of a word."""
    if name == other:
        return 0
    alike = takewhile(_are_same, zip(name.split(" "), other.split(" "), strict=False))
    return sum(len(word) + 1 for word, _ in alike)
