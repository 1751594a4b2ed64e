"""Codes of other files: which ones a line names, and whether somebody carries them."""

from collections.abc import Iterator, Mapping
from typing import Any

from desktop_app.domain.planning import STEP_FREE
from desktop_app.exchange.centre_folder.file_reading import FileRead
from desktop_app.exchange.centre_folder.refusals import Reason, RefusedCellError
from desktop_app.exchange.centre_folder.sessions import Guest
from desktop_app.exchange.centre_folder.shapes import Column, FileShape, Line

Problem = tuple[str, Line, RefusedCellError]
"""The name of a file, a line of it, and why it cannot be taken."""


def codes_in(value: Any) -> Iterator[str]:
    """Every code that a value of a referring column names."""
    if isinstance(value, str):
        yield from value.split("|") if value else ()
    elif isinstance(value, Guest):
        yield value.code
    elif value is not None:
        for piece in value:
            if isinstance(piece, str):
                yield piece.partition(":")[0]
            else:
                yield piece.code if isinstance(piece, Guest) else piece[0]


def unknown_references(shape: FileShape, found: Mapping[str, FileRead]) -> Iterator[Problem]:
    """Lines of a file that name a code nobody carries, or only a refused line does."""
    referring = [column for column in shape.columns if column.refers]
    accepted = {
        column.name: {
            line.values[found[name].shape.code]
            for name in column.refers
            if name in found
            for line in found[name].lines
        }
        for column in referring
    }
    for line in found[shape.name].lines:
        for column in referring:
            for code in codes_in(line.values[column.name]):
                if code not in accepted[column.name] and not _is_free(column, code):
                    yield shape.name, line, _refusal(column, code, found)


def _is_free(column: Column, code: str) -> bool:
    return column.name == "needs" and code == STEP_FREE


def _refusal(column: Column, code: str, found: Mapping[str, FileRead]) -> RefusedCellError:
    files = [found[name] for name in column.refers if name in found]
    refused = any(code in one.named or not one.whole for one in files)
    reason = Reason.REFERENCE_REFUSED if refused else Reason.UNKNOWN_REFERENCE
    places = ", ".join(f"{name}.csv" for name in column.refers)
    return RefusedCellError(reason, column.name, code, files=places)
