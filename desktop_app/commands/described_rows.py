"""One field of the settings at a time: read, written, and taken back like any other act."""

from collections.abc import Mapping
from typing import Any

from db.journal import Edit
from desktop_app.commands.act import Done
from desktop_app.commands.row_edits import Described, edit_row
from desktop_app.commands.typed_values import Reading
from desktop_app.domain.changes import Change
from desktop_app.domain.errors import BadInputError


def value_typed(fields: Mapping[str, Reading], field: str, typed: str) -> Any:
    """The value of one of ``fields``.

    Raises:
        BadInputError: there is no such field, or the value cannot be used.
    """
    if field not in fields:
        raise BadInputError("change", "one_of", field[:40], tuple(fields))
    return fields[field](field, typed)


def field_changed(row: Described, code: str, field: str, value: object) -> Done:
    """Give a field its value; where it has it already nothing is done."""
    edit = edit_row(row, {field: value})
    return described(code, [edit] if edit is not None else [])


def described(code: str, edits: list[Edit]) -> Done:
    """An act of the settings: it touches every day, so that every screen reads again."""
    return Done(
        subject=code,
        edits=edits,
        change=Change(subjects=frozenset({code})),
        answer={"code": code},
        nothing=not edits,
    )
