"""What a command answers, and how it is written: lines for people or one JSON document."""

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import TextIO

from desktop_app.cli.exit_status import BAD_INPUT, DONE, REFUSED

TIME_FORMAT = "%Y-%m-%dT%H:%M"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command did or found.

    Attributes:
        document: the whole answer for programs.
        lines: the same for people.
        status: the exit status.
        warnings: what people should know besides; they go to standard error.
    """

    document: Mapping[str, object]
    lines: Sequence[str] = ()
    status: int = DONE
    warnings: Sequence[str] = field(default=())


def written(answer: Answer, *, as_json: bool) -> int:
    """Write an answer and return its status."""
    if as_json:
        _write(sys.stdout, _document_text(answer.document))
    else:
        _write(sys.stdout, "\n".join(answer.lines))
    for warning in answer.warnings:
        _write(sys.stderr, warning)
    return answer.status


def failed(
    error: Mapping[str, object],
    sentence: str,
    status: int,
    *,
    as_json: bool,
    beside: Mapping[str, object] = MappingProxyType({}),
) -> int:
    """Write why nothing was done: one sentence, and the codes for programs.

    A refusal has findings whichever rule refused, none here (product.md 4); ``beside`` are
    keys of the command's own.
    """
    if as_json:
        document: dict[str, object] = {
            "done": False,
            "error": {**error, "text": sentence},
            **beside,
        }
        if status == REFUSED:
            document["findings"] = []
        _write(sys.stdout, _document_text(document))
    _write(sys.stderr, sentence)
    return status


def failed_usage(sentence: str, *, as_json: bool) -> int:
    """Write that the command line itself is wrong."""
    return failed({"code": "usage"}, sentence, BAD_INPUT, as_json=as_json)


def moment_code(moment: datetime | None) -> str | None:
    """A time as programs read it: ``2026-11-24T14:00``."""
    return None if moment is None else moment.strftime(TIME_FORMAT)


def aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """Rows as lines whose columns begin one under the other, two spaces apart."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]


def _document_text(document: Mapping[str, object]) -> str:
    encoding = (sys.stdout.encoding or "utf-8").lower().replace("-", "")
    return json.dumps(document, ensure_ascii=encoding != "utf8", indent=2)


def _write(stream: TextIO, text: str) -> None:
    """Write what the terminal can show; a letter it does not have becomes a question mark."""
    if not text:
        return
    encoding = stream.encoding or "utf-8"
    stream.write(text.encode(encoding, "replace").decode(encoding) + "\n")
