"""A change of the frame as it is being typed: pure values, put aside whole and taken up again."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop_app.commands.repairs import FrameCommand
    from desktop_app.domain.repair_plan import RepairWay

ONE_DAY = timedelta(days=1)


class Kind(StrEnum):
    """What changes."""

    ABSENCE = "absence"
    CLOSURE = "closure"
    ROOM = "room"
    BLOCK = "block"
    MOVE = "move"
    WEEK = "week"
    HOURS = "hours"


@dataclass(frozen=True, slots=True)
class ChangeTyped:
    """What is typed.

    Attributes:
        kind: what changes.
        subject: the code of a person, of a site or of a room; empty until one is chosen.
        ready: the change itself where it was made in another form, as the painted week of
            somebody or of a place; ``first`` and ``last`` are then its days.
        first, last: the days of an absence or a closure, both included; ``last`` alone is the
            last day of a room, or of a site in the building it leaves; ``first`` alone is the
            day on which a room is blocked.
        reopens: the first day in the new building.
        line: an absence as it was typed in one line.
        away: the kind of absence.
        start, end: its hours of each day; none for whole days.
        reason: why a site is closed, or a room blocked.
        works: what a room is blocked for.
        instead: the code of the block that is changed, or nothing.
        address: of the new building.
        ways: the ways chosen, by code of session or appointment.
        why: why sessions are cancelled.
    """

    kind: Kind
    subject: str
    first: date
    last: date
    reopens: date
    line: str = ""
    away: str = "leave"
    start: time | None = None
    end: time | None = None
    reason: str = ""
    works: str = "cleaning"
    instead: str = ""
    address: str = ""
    ready: FrameCommand | None = None
    ways: Mapping[str, RepairWay] = field(default_factory=dict, hash=False)
    why: str = ""

    @property
    def asked(self) -> ChangeTyped:
        """What decides what is hit: everything but what is said of it."""
        return replace(self, ways={}, why="", reason="", address="", works="cleaning")

    def from_line(self, line: str, today: date) -> ChangeTyped:
        """The absence of a line: « congés 22/12-02/01 ».

        Raises:
            BadInputError: the line cannot be read, or no such absence can be.
        """
        from desktop_app.domain.leave_lines import leave_typed  # noqa: PLC0415 - where one is typed

        away = leave_typed(line, today)
        return replace(
            self,
            line=line,
            first=away.first_day,
            last=away.last_day,
            away=away.kind,
            start=away.start,
            end=away.end,
        )

    def with_field(self, name: str, value: Any) -> ChangeTyped:
        """Another value of a field; days follow one another, and no line says it any more."""
        if name == "hours":
            return replace(self, start=None, end=None, line="")
        changed = replace(self, **{name: value})
        if name == "first" and self.kind in {Kind.ABSENCE, Kind.CLOSURE}:
            changed = replace(changed, last=max(changed.first, changed.last))
        if name == "last" and self.kind is Kind.MOVE:
            changed = replace(changed, reopens=max(changed.last + ONE_DAY, changed.reopens))
        if name in {"first", "last", "away"}:
            changed = replace(changed, line="")
        return changed


def begun(kind: Kind, subject: str, today: date) -> ChangeTyped:
    """A change nothing is known of yet but what it is about."""
    return ChangeTyped(kind, subject, today, today, today + ONE_DAY)
