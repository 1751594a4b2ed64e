"""The rows that are left when somebody looks for one by its name (interface, section 13)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_app.domain.names import is_named
from ui.board.row_kinds import EVERYBODY, Group

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def found_groups(groups: Iterable[Group], typed: str) -> tuple[Group, ...]:
    """Keep the rows whose name, or whose heading, has every word that was typed.

    The line that shows the whole team stays: whoever is looked for may be away that day.
    """
    return tuple(_found(groups, typed)) if typed.strip() else tuple(groups)


def _found(groups: Iterable[Group], typed: str) -> Iterator[Group]:
    for group in groups:
        rows = tuple(
            row for row in group.rows if is_named(typed, f"{group.title} {row.title} {row.detail}")
        )
        if rows or group.key == EVERYBODY:
            yield replace(group, rows=rows)
