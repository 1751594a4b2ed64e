"""What a hand does on the popover, as changes of the entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.booking.entry import Entry
    from ui.booking.surface import BookingSurface


def follow_hand(surface: BookingSurface, change: Callable[[Callable[[Entry], None]], None]) -> None:
    """Have ``change`` carry out whatever is typed, chosen or edited on a surface."""
    surface.line.textEdited.connect(lambda text: change(lambda one: one.type(text)))
    surface.form.edited.connect(lambda name, value: change(lambda one: one.edit(**{name: value})))
    surface.head.kind_chosen.connect(lambda kind: change(lambda one: one.choose_kind(kind)))
    surface.panel.chosen.connect(lambda kind, code: change(lambda one: one.toggle(kind, code)))
    surface.card.taken.connect(lambda way: change(lambda one: one.take_way(way.proposal)))
