"""The wishes of a term as a CSV file, read and checked like the files of a centre's folder."""

import csv
import io
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from desktop_app.domain.planning import Need
from desktop_app.domain.recurrence import Rhythm
from desktop_app.domain.term_asked import TermAsked
from desktop_app.domain.term_wishes import ANY_HOURS, MOST_CYCLES, WEEKLY
from desktop_app.exchange.centre_folder.file_reading import read_file
from desktop_app.exchange.centre_folder.refusals import Reason, RefusedCellError, RefusedLine
from desktop_app.exchange.centre_folder.shapes import (
    FileShape,
    Line,
    Values,
    after,
    extra,
    needed,
    ordered,
)
from desktop_app.exchange.centre_folder.values import (
    Clock,
    Code,
    Day,
    JoinedCodes,
    Many,
    RhythmText,
    Text,
    Whole,
)

MOST_SESSIONS, MOST_MINUTES, MOST_PEOPLE, MOST_PIECES = 400, 1439, 100_000, 200
_NEED = re.compile(r"(?P<code>[A-Za-z0-9_.-]{1,40})(:(?P<pieces>[1-9][0-9]{0,2}))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class NeedText:
    """A feature of the room, or pieces to bring: ``step_free``, ``mats:12``."""

    def read(self, text: str) -> Need:
        """See ValueKind."""
        typed = _NEED.fullmatch(text)
        if typed is None:
            raise RefusedCellError(Reason.NOT_A_CODE)
        pieces = None if typed["pieces"] is None else int(typed["pieces"])
        if pieces is not None and pieces > MOST_PIECES:
            raise RefusedCellError(Reason.NUMBER_OUT_OF_RANGE)
        return Need(typed["code"], pieces)

    def write(self, value: Need) -> str:
        """See ValueKind."""
        return value.named


WISHES = FileShape(
    "wishes",
    (
        needed("programme", Code()),
        extra("title", Text(), ""),
        needed("first", Day()),
        needed("last", Day()),
        extra("sessions", Whole(1, MOST_SESSIONS)),
        extra("minutes", Whole(1, MOST_MINUTES)),
        extra("rhythm", RhythmText(), str(WEEKLY)),
        extra("weekdays", Many(Whole(1, 7)), ()),
        extra("after", Clock(), ANY_HOURS[0]),
        extra("before", Clock(until=True), ANY_HOURS[1]),
        extra("site", Code(), ""),
        extra("room", Code(), ""),
        extra("with", Many(Code()), ()),
        extra("roles", JoinedCodes("+|"), ""),
        extra("people", Whole(0, MOST_PEOPLE), 0),
        extra("needs", Many(NeedText()), ()),
        extra("language", JoinedCodes(), ""),
    ),
    checks=(ordered("first", "last"), after("after", "before")),
    most_lines=MOST_CYCLES,
)
"""What the file holds: one line for each cycle that is wanted."""


@dataclass(frozen=True, slots=True)
class WishesRead:
    """The wishes of a file, and what of it cannot be taken."""

    wishes: tuple[TermAsked, ...]
    refused: tuple[RefusedLine, ...]


def read_wishes(path: Path) -> WishesRead:
    """Read a file of wishes, refusing line by line.

    Raises:
        FileError: the computer does not give the file.
    """
    found = read_file(path, replace(WISHES, name=path.stem))
    return WishesRead(tuple(map(_asked, found.lines)), tuple(found.refused))


def wishes_to_begin_with(programmes: Iterable[str], first: date, last: date) -> bytes:
    """A file to begin with: every column, and a line for each of some programmes."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([column.name for column in WISHES.columns])
    for code in programmes:
        known = {"programme": code, "first": first.isoformat(), "last": last.isoformat()}
        writer.writerow([known.get(column.name, "") for column in WISHES.columns])
    return text.getvalue().encode()


def _asked(line: Line) -> TermAsked:
    said: Values = line.values
    return TermAsked(
        line=line.number,
        programme=said["programme"],
        first=said["first"],
        last=said["last"],
        title=said["title"],
        sessions=said["sessions"],
        minutes=said["minutes"],
        rhythm=Rhythm.parse(said["rhythm"]),
        team=said["with"],
        roles=said["roles"],
        site=said["site"],
        room=said["room"],
        people=said["people"],
        needs=said["needs"],
        language=said["language"],
        weekdays=frozenset(said["weekdays"]),
        after=said["after"],
        before=said["before"],
    )
