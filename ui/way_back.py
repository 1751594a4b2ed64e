"""What a toast offers to take back, until it has been taken back elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop_app.commands.act import Outcome
    from ui.desk import Desk


@dataclass(frozen=True, slots=True)
class WayBack:
    """Takes one act back; ``entry`` is its number in the journal."""

    entry: int
    act: Callable[[], None]

    @classmethod
    def of(cls, desk: Desk, outcome: Outcome) -> WayBack:
        """The way back of what was just done at a desk."""
        return cls(outcome.entry, partial(desk.run, outcome.undo))

    def __call__(self) -> None:
        """Take it back."""
        self.act()
