"""Where somebody wants to go, as it is typed in one line: a day, an hour, a command, a name."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from desktop_app.domain.typed_times import day_at, hours_at, plain

COMMAND_SIGN = ">"
"""What stands before the beginning of a command (interface.md 3)."""

_BETWEEN = (" a ", " at ", ", ", " ", ",")
"""What people write between a day and an hour, without accents; the longest first."""


class FoundKind(StrEnum):
    """What a name may lead to, in the order of a list."""

    ROOM = "room"
    WORKER = "worker"
    PERSON = "person"
    SESSION = "session"
    CYCLE = "cycle"


@dataclass(frozen=True, slots=True)
class TypedGoal:
    """A line, understood.

    Attributes:
        text: what names are looked for with; empty when a command is meant.
        command: the beginning of a command, when the line asks for one.
        day: the day it says, or today when it says an hour alone.
        hour: the hour it says.
    """

    text: str = ""
    command: str | None = None
    day: date | None = None
    hour: time | None = None


def typed_goal(typed: str, today: date) -> TypedGoal:
    """Read a line as far as it is typed: « jeu 14h », « 24/11 », « demain », « > exp ».

    Args:
        typed: the line; accents and capitals do not matter.
        today: what « demain » and an hour alone are counted from.
    """
    text = typed.strip()
    if text.startswith(COMMAND_SIGN):
        return TypedGoal(command=text.removeprefix(COMMAND_SIGN).strip())
    words = plain(text)
    found = _day_then_hour(words, today) or _hour_then_day(words, today)
    return TypedGoal(text) if found is None else TypedGoal(text, None, *found)


def moment_of(goal: TypedGoal) -> datetime | None:
    """The moment a line says; midnight stands for a day without an hour."""
    return datetime.combine(goal.day, goal.hour or time()) if goal.day is not None else None


def _day_then_hour(words: str, today: date) -> tuple[date, time | None] | None:
    found = day_at(words, 0, today)
    if found is None:
        return None
    if found.length == len(words):
        return found.day, None
    hour = _hour(_after(words[found.length :]))
    return None if hour is None else (found.day, hour)


def _hour_then_day(words: str, today: date) -> tuple[date, time | None] | None:
    found = hours_at(words, 0)
    if found is None or found.start is None:
        return None
    if found.length == len(words):
        # Four figures alone are rather a year or the end of a telephone number.
        return None if words.isdigit() else (today, found.start)
    rest = _after(words[found.length :])
    day = day_at(rest, 0, today)
    return (day.day, found.start) if day is not None and day.length == len(rest) else None


def _hour(words: str) -> time | None:
    found = hours_at(words, 0)
    return found.start if found is not None and found.length == len(words) else None


def _after(words: str) -> str:
    """What follows what stands between a day and an hour."""
    sign = next((one for one in _BETWEEN if words.startswith(one)), "")
    return words[len(sign) :].lstrip()
