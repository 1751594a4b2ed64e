"""What one cell may hold: how each kind of value is read, and how it is written back.

Reading is strict: ASCII digits, ``true`` or ``false``, ISO dates. Whatever is read is written
back letter by letter, so that a folder read and written again is the same folder.
"""

import json
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Protocol

from desktop_app.domain.civil_time import UnknownZoneError, zone_named
from desktop_app.domain.names import printable_name
from desktop_app.domain.recurrence import Rhythm, UnknownRhythmError
from desktop_app.domain.span import FIRST_YEAR, LAST_YEAR
from desktop_app.exchange.centre_folder.refusals import Reason, RefusedCellError

LONGEST_CELL = 500
LONGEST_DOCUMENT = 2_000_000
OLDEST_BIRTH_YEAR = 1900
MOST_GRAPHEMES = 200
ALWAYS = frozenset({"Cc", "Cs"})
"""Categories of characters that no cell may hold: neither engine could keep them."""

_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_./-]{0,39}", re.ASCII)
_WHOLE = re.compile(r"-?[0-9]{1,18}", re.ASCII)
_SHARE = re.compile(r"[0-9]{1,2}(\.[0-9]{1,3})?", re.ASCII)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_CLOCK = re.compile(r"[0-9]{2}:[0-9]{2}", re.ASCII)
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}", re.ASCII)
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_HIDDEN_FORMULA = re.compile(r"'+[=+\-@\t\r]")
_PLAIN_NUMBER = re.compile(r"[+-]?[0-9][0-9 .()-]*", re.ASCII)


class ValueKind(Protocol):
    """How one kind of value stands in a cell; an empty cell never comes here."""

    def read(self, text: str) -> Any:
        """The value of a cell.

        Raises:
            RefusedCellError: the cell holds no such value.
        """
        ...

    def write(self, value: Any) -> str:
        """The cell of a value."""
        ...


def guarded(text: str) -> str:
    """A cell that no spreadsheet takes for a formula: an apostrophe is put before it.

    Plain numbers, those of telephones included, stay as they are. Taken off again by
    `unguarded`, which also leaves every other apostrophe alone.
    """
    if not _FORMULA.match(text) or _PLAIN_NUMBER.fullmatch(text):
        return text
    return f"'{text}"


def unguarded(text: str) -> str:
    """The text behind a cell that `guarded` may have written."""
    return text[1:] if _HIDDEN_FORMULA.match(text) else text


@dataclass(frozen=True, slots=True)
class Text:
    """Words, in NFC, at most ``limit`` characters."""

    limit: int = 200

    def read(self, text: str) -> str:
        """See ValueKind."""
        value = unicodedata.normalize("NFC", unguarded(text))
        if len(value) > self.limit:
            raise RefusedCellError(Reason.CELL_TOO_LONG, limit=str(self.limit))
        if _is_garbled(value):
            raise RefusedCellError(Reason.GARBLED_LETTERS)
        return value

    def write(self, value: str) -> str:
        """See ValueKind."""
        return guarded(value)


@dataclass(frozen=True, slots=True)
class Name:
    """The name of a person: at most 200 letters as people count them, marks aside."""

    def read(self, text: str) -> str:
        """See ValueKind."""
        value = printable_name(Text(LONGEST_CELL).read(text))
        letters = sum(not unicodedata.category(letter).startswith("M") for letter in value)
        if letters > MOST_GRAPHEMES:
            raise RefusedCellError(Reason.CELL_TOO_LONG, limit=str(MOST_GRAPHEMES))
        if not value:
            raise RefusedCellError(Reason.EMPTY_CELL)
        return value

    def write(self, value: str) -> str:
        """See ValueKind."""
        return guarded(value)


@dataclass(frozen=True, slots=True)
class Code:
    """A code: letters without accent, digits, and the signs ``_ . / -``."""

    def read(self, text: str) -> str:
        """See ValueKind."""
        if not _CODE.fullmatch(text):
            raise RefusedCellError(Reason.NOT_A_CODE)
        return text

    def write(self, value: str) -> str:
        """See ValueKind."""
        return guarded(value)


@dataclass(frozen=True, slots=True)
class Choice:
    """One word of a closed list."""

    words: tuple[str, ...]

    def read(self, text: str) -> str:
        """See ValueKind."""
        if text not in self.words:
            raise RefusedCellError(Reason.NOT_ONE_OF, expected=", ".join(self.words))
        return text

    def write(self, value: str) -> str:
        """See ValueKind."""
        return value


@dataclass(frozen=True, slots=True)
class Many:
    """Several values of one kind joined by ``|``, each once; their order is kept."""

    one: ValueKind

    def read(self, text: str) -> tuple[Any, ...]:
        """See ValueKind."""
        pieces = text.split("|")
        for number, piece in enumerate(pieces):
            if piece in pieces[:number]:
                raise RefusedCellError(Reason.TWICE_IN_LIST, value=piece)
        return tuple(self._piece(piece) for piece in pieces)

    def _piece(self, piece: str) -> Any:
        try:
            return self.one.read(piece)
        except RefusedCellError as refusal:
            refusal.value = refusal.value or piece
            raise

    def write(self, value: Iterable[Any]) -> str:
        """See ValueKind."""
        return "|".join(self.one.write(piece) for piece in value)


@dataclass(frozen=True, slots=True)
class JoinedCodes:
    """One or several codes joined by ``|``, or by ``+`` too, kept as one text."""

    joined_by: str = "|"

    def read(self, text: str) -> str:
        """See ValueKind."""
        for piece in re.split(f"[{re.escape(self.joined_by)}]", text):
            Code().read(piece)
        return text

    def write(self, value: str) -> str:
        """See ValueKind."""
        return value


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number in ASCII digits, between two limits."""

    least: int = 0
    most: int = 100_000

    def read(self, text: str) -> int:
        """See ValueKind."""
        if not _WHOLE.fullmatch(text):
            raise RefusedCellError(Reason.NOT_A_NUMBER)
        value = int(text)
        if not self.least <= value <= self.most:
            raise RefusedCellError(
                Reason.NUMBER_OUT_OF_RANGE, least=str(self.least), most=str(self.most)
            )
        if str(value) != text:
            raise RefusedCellError(Reason.NOT_A_NUMBER)
        return value

    def write(self, value: int) -> str:
        """See ValueKind."""
        return str(value)


@dataclass(frozen=True, slots=True)
class Share:
    """A share of full time such as 0.8, kept as it is written."""

    def read(self, text: str) -> str:
        """See ValueKind."""
        if not _SHARE.fullmatch(text):
            raise RefusedCellError(Reason.NOT_A_NUMBER)
        return text

    def write(self, value: str) -> str:
        """See ValueKind."""
        return value


@dataclass(frozen=True, slots=True)
class Flag:
    """``true`` or ``false``."""

    def read(self, text: str) -> bool:
        """See ValueKind."""
        if text not in {"true", "false"}:
            raise RefusedCellError(Reason.NOT_A_BOOLEAN)
        return text == "true"

    def write(self, value: bool) -> str:  # noqa: FBT001 - the one value a flag has
        """See ValueKind."""
        return "true" if value else "false"


@dataclass(frozen=True, slots=True)
class Day:
    """A date ``YYYY-MM-DD`` between two years, both included."""

    first_year: int = FIRST_YEAR

    def read(self, text: str) -> date:
        """See ValueKind."""
        if not _DAY.fullmatch(text):
            raise RefusedCellError(Reason.NOT_A_DATE)
        if not self.first_year <= int(text[:4]) <= LAST_YEAR:
            raise _year_refusal(self.first_year)
        try:
            return date.fromisoformat(text)
        except ValueError as impossible:
            raise RefusedCellError(Reason.NOT_A_DATE) from impossible

    def write(self, value: date) -> str:
        """See ValueKind."""
        return value.isoformat()


@dataclass(frozen=True, slots=True)
class Clock:
    """An hour of the day ``HH:MM``.

    Where ``until`` says that an end is meant, 24:00 is taken as the last minute of the day.
    """

    until: bool = False

    def read(self, text: str) -> time:
        """See ValueKind."""
        if self.until and text == "24:00":
            return time(23, 59)
        if not _CLOCK.fullmatch(text):
            raise RefusedCellError(Reason.NOT_A_TIME)
        try:
            return time.fromisoformat(text)
        except ValueError as impossible:
            raise RefusedCellError(Reason.NOT_A_TIME) from impossible

    def write(self, value: time) -> str:
        """See ValueKind."""
        return value.strftime("%H:%M")


@dataclass(frozen=True, slots=True)
class Moment:
    """A civil time ``YYYY-MM-DDTHH:MM`` of the centre, to the minute."""

    def read(self, text: str) -> datetime:
        """See ValueKind."""
        if not _MOMENT.fullmatch(text):
            raise RefusedCellError(Reason.NOT_A_MOMENT)
        if not FIRST_YEAR <= int(text[:4]) <= LAST_YEAR:
            raise _year_refusal(FIRST_YEAR)
        try:
            return datetime.fromisoformat(text)
        except ValueError as impossible:
            raise RefusedCellError(Reason.NOT_A_MOMENT) from impossible

    def write(self, value: datetime) -> str:
        """See ValueKind."""
        return value.isoformat(timespec="minutes")


@dataclass(frozen=True, slots=True)
class RhythmText:
    """``weekly``, ``odd``, ``even``, ``every-3`` or ``nth-2``, kept as it is written."""

    def read(self, text: str) -> str:
        """See ValueKind."""
        try:
            return str(Rhythm.parse(text))
        except UnknownRhythmError as unknown:
            raise RefusedCellError(Reason.NOT_A_RHYTHM) from unknown

    def write(self, value: str) -> str:
        """See ValueKind."""
        return value


@dataclass(frozen=True, slots=True)
class Zone:
    """The IANA name of a time zone."""

    def read(self, text: str) -> str:
        """See ValueKind."""
        try:
            zone_named(text)
        except UnknownZoneError as unknown:
            raise RefusedCellError(Reason.NOT_A_ZONE) from unknown
        return text

    def write(self, value: str) -> str:
        """See ValueKind."""
        return value


@dataclass(frozen=True, slots=True)
class FrozenDocument:
    """What a sheet froze, a JSON document kept letter by letter; the only cell that may be long."""

    def read(self, text: str) -> str:
        """See ValueKind."""
        try:
            document = json.loads(text)
        except (ValueError, RecursionError) as unreadable:
            raise RefusedCellError(Reason.NOT_A_DOCUMENT) from unreadable
        if not isinstance(document, dict):
            raise RefusedCellError(Reason.NOT_A_DOCUMENT)
        return text

    def write(self, value: str) -> str:
        """See ValueKind."""
        return value


def raw_cell_problem(text: str, limit: int) -> RefusedCellError | None:
    """What is wrong with a cell before anybody asks what it means: its length, its letters."""
    if len(text) > limit:
        return RefusedCellError(Reason.CELL_TOO_LONG, limit=str(limit))
    if not text.isprintable():
        for letter in text:
            if unicodedata.category(letter) in ALWAYS:
                return RefusedCellError(Reason.CONTROL_CHARACTER, letter=f"U+{ord(letter):04X}")
    return None


def _year_refusal(first_year: int) -> RefusedCellError:
    return RefusedCellError(Reason.YEAR_OUT_OF_RANGE, least=str(first_year), most=str(LAST_YEAR))


def _is_garbled(text: str) -> bool:
    """Whether the text is UTF-8 that somebody once read as cp1252 (« FranÃ§ois »)."""
    if text.isascii():
        return False
    try:
        return text.encode("cp1252").decode("utf-8") != text
    except ValueError:
        return False
