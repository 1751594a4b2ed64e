"""Options that are codes: however they were typed, commands get them as the centre writes them."""

import re
from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any, TypeVar, get_args, get_type_hints

from desktop_app.cli.call import Call
from desktop_app.cli.options import CentreOptions, Options
from desktop_app.readings.spellings import CodeOf, codes_as_written

AnyOptions = TypeVar("AnyOptions", bound=Options)

_PART = re.compile(r"([^@:]*)(.*)", re.DOTALL)
"""A code, and what may follow it: the hours of a guest, a number of pieces."""


def with_codes_as_written(options: AnyOptions, call: Call) -> AnyOptions:
    """Give the same options with each code in the centre's own letters.

    A field is a code when its annotation says of what (`CodeOf`).

    Raises:
        StoreError: the centre cannot be opened.
    """
    kinds = dict(_code_fields(type(options)))
    typed = {(kind, _code(text)) for name, kind in kinds.items() for text in _texts(options, name)}
    if not typed or not isinstance(options, CentreOptions):
        return options
    written = codes_as_written(call.look_at(options.centre), typed)

    def spelled(kind: CodeOf, text: str) -> str:
        code = _code(text)
        return written.get((kind, code), code) + text[len(code) :]

    values: dict[str, Any] = {}
    for name, kind in kinds.items():
        value = getattr(options, name)
        if isinstance(value, list):
            values[name] = [spelled(kind, one) for one in value]
        elif value:
            values[name] = spelled(kind, value)
    return replace(options, **values)


def _code_fields(options: type[Options]) -> Iterator[tuple[str, CodeOf]]:
    hints = get_type_hints(options, include_extras=True)
    for field in fields(options):
        for said in get_args(hints[field.name])[1:]:
            if isinstance(said, CodeOf):
                yield field.name, said


def _texts(options: Options, name: str) -> list[str]:
    value = getattr(options, name)
    texts = value if isinstance(value, list) else [value]
    return [text for text in texts if text]


def _code(text: str) -> str:
    part = _PART.match(text)
    return part[1] if part is not None else text
