"""Facts of a sheet as text for the database, and back."""

import hashlib
import json
import types
import typing
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime
from enum import Enum
from typing import Any, Union, get_args, get_origin, get_type_hints

from desktop_app.domain.sheets.facts import DateStatus, SheetFacts
from desktop_app.domain.span import Span

FORMAT_KEY = "format"
SNAPSHOT_FORMAT = 1


class UnreadableSnapshotError(ValueError):
    """A stored snapshot is damaged or was written by a newer version of the program."""


def to_json(facts: SheetFacts) -> str:
    """The facts as one line of JSON, always the same for the same facts.

    Fields that hold their default are left out, so that a field added later does
    not change the text of sheets that do not use it.
    """
    document = {FORMAT_KEY: SNAPSHOT_FORMAT, **_written(facts)}
    return json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest_of(facts: SheetFacts) -> str:
    """A SHA-256 of what a sheet says: equal digests mean the same paper."""
    return hashlib.sha256(to_json(facts).encode()).hexdigest()


def still_says(frozen: SheetFacts, now: SheetFacts) -> bool:
    """Whether a paper with ``frozen`` is as good as one with ``now``.

    It is when nothing has changed but that sessions were recorded: they were signed on it.
    """
    before = {one.span: one.status for one in frozen.dates}
    dates = tuple(
        replace(one, status=before.get(one.span, one.status))
        if one.status is DateStatus.RECORDED
        else one
        for one in now.dates
    )
    return to_json(replace(now, dates=dates)) == to_json(frozen)


def from_json(text: str) -> SheetFacts:
    """The facts that `to_json` wrote.

    Raises:
        UnreadableSnapshotError: the text is damaged, or of a format that this
            version of the program does not know.
    """
    try:
        document = json.loads(text)
        if document.pop(FORMAT_KEY) != SNAPSHOT_FORMAT:
            raise UnreadableSnapshotError("a snapshot of an unknown format")
        return typing.cast("SheetFacts", _read(SheetFacts, document))
    except (AttributeError, KeyError, TypeError, ValueError) as broken:
        raise UnreadableSnapshotError("a damaged snapshot") from broken


def _written(value: Any) -> Any:
    match value:
        case Span():
            return [value.start.isoformat(), value.end.isoformat()]
        case Enum():
            return value.value
        case date():
            return value.isoformat()
        case tuple():
            return [_written(item) for item in value]
    return _written_fields(value) if is_dataclass(value) else value


def _written_fields(value: Any) -> dict[str, Any]:
    return {
        field.name: _written(held)
        for field in fields(value)
        if (held := getattr(value, field.name)) != field.default
    }


def _read(wanted: Any, stored: Any) -> Any:
    origin = get_origin(wanted)
    if origin in {Union, types.UnionType}:
        return None if stored is None else _read(_present_type(wanted), stored)
    if origin is tuple:
        return _read_tuple(get_args(wanted), stored)
    if wanted is Span:
        start, end = stored
        return Span(datetime.fromisoformat(start), datetime.fromisoformat(end))
    if is_dataclass(wanted):
        return _read_fields(typing.cast("type", wanted), stored)
    return _read_plain(wanted, stored)


def _read_tuple(items: tuple[Any, ...], stored: list[Any]) -> tuple[Any, ...]:
    if items[-1] is Ellipsis:
        return tuple(_read(items[0], item) for item in stored)
    return tuple(_read(kind, item) for kind, item in zip(items, stored, strict=True))


def _read_fields(wanted: type, stored: Mapping[str, Any]) -> Any:
    hints = get_type_hints(wanted)
    return wanted(**{name: _read(hints[name], held) for name, held in stored.items()})


def _read_plain(wanted: Any, stored: Any) -> Any:
    if issubclass(wanted, Enum):
        return wanted(stored)
    if wanted is date:
        return date.fromisoformat(stored)
    if not isinstance(stored, wanted):
        raise TypeError(f"expected {wanted.__name__}")
    return stored


def _present_type(optional: Any) -> Any:
    return next(kind for kind in get_args(optional) if kind is not types.NoneType)
