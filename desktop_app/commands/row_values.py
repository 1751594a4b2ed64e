"""Values of rows as the journal writes them, and back."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from types import MappingProxyType
from typing import Any

_MOMENTS = (
    "starts",
    "ends",
    "planned_starts",
    "planned_ends",
    "actual_starts",
    "actual_ends",
    "changed_at",
    "since",
    "called_at",
    "printed_at",
)
_DAYS = (
    *("valid_from", "valid_to", "bookable_from", "bookable_to", "first_day", "last_day"),
    *("anchor_date", "received_on", "next_on", "closed_on"),
)
_HOURS = ("opens", "closes", "start_time", "end_time")
_LISTS = ("languages", "equipment_codes", "funder_codes", "motive_codes")

_READ: Mapping[str, Callable[[Any], Any]] = MappingProxyType(
    {
        **dict.fromkeys(_MOMENTS, datetime.fromisoformat),
        **dict.fromkeys(_DAYS, date.fromisoformat),
        **dict.fromkeys(_HOURS, time.fromisoformat),
        **dict.fromkeys(_LISTS, tuple),
    }
)


def as_json(value: Any) -> Any:
    """A value of a row as the journal writes it."""
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%dT%H:%M")
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, tuple):
        return list(value)
    return value.isoformat() if isinstance(value, date) else value


def from_json(name: str, value: Any) -> Any:
    """The value of the column ``name`` that the journal wrote so."""
    read = _READ.get(name)
    return value if read is None or value is None else read(value)
