"""An absence typed in one line: ``congés 22/12-02/01``, ``training 16/11 9h-11h``."""

import re
from dataclasses import dataclass
from datetime import date, time

from desktop_app.domain.availability import Absence
from desktop_app.domain.errors import BadInputError
from desktop_app.domain.typed_times import TypedHours, day_at, hours_at, plain

FIELD = "line"
MORNING_ENDS, AFTERNOON_BEGINS = time(12, 30), time(13, 30)
"""The half-days of the centre (domain.md 4.4)."""

KINDS = {
    "leave": "conges|conge|vacances|absente|absent|absence|rtt|leave|holidays|holiday|off|away",
    "training": "formation|stage|colloque|training|course|conference",
    "sick": "maladie|malade|arret maladie|arret|sick leave|sickness|sick|illness|ill",
}
"""What people call each kind, in French and in English, without accents."""

HALVES = {
    "matinee|matin|morning": TypedHours(0, time(0), MORNING_ENDS),
    "apres-midi|apres midi|afternoon": TypedHours(0, AFTERNOON_BEGINS, None),
}

_END = r"(?=[\s,;]|$)"
_KIND = re.compile(
    "|".join(
        rf"(?P<{kind}>(?:{words}){_END})"
        for kind, words in sorted(KINDS.items(), key=lambda one: one[0] != "sick")
    )
)
_HALF = [(re.compile(rf"(?:{words}){_END}"), hours) for words, hours in HALVES.items()]
_TO = re.compile(rf"(?:-|–|—|->|→|(?:au|to|until|jusqu'au){_END})")
_FILLER = re.compile(rf"(?:(?:du|de|le|les|des|en|from|on|the|of){_END}|[\s,;:])")
_FIGURES = re.compile(r"\d{1,2}/\d{1,2}(?:/\d{2,4})?")
_DATES_JOINED = re.compile(rf"({_FIGURES.pattern}|\d{{4}}-\d{{2}}-\d{{2}})\s*[-–—]\s*")
_DAYS_OF_ONE_MONTH = re.compile(r"(?<![\d/:h])(\d{1,2})\s*[-–—]\s*(\d{1,2})(/\d{1,2}(?:/\d{2,4})?)")


@dataclass
class _Read:
    """What was read so far."""

    kind: str = ""
    first: date | None = None
    last: date | None = None
    hours: TypedHours | None = None
    joined: bool = False


def leave_typed(text: str, shown: date) -> Absence:
    """Read a line: a kind, a day or two, and hours or a half-day where it is not whole days.

    Args:
        text: what was typed; accents and capitals do not matter. Without a word it is leave.
        shown: the day people look at: a day without a year is the next one from there, and the
            last day the next one from the first.

    Raises:
        BadInputError: the line cannot be read, or no such absence can be.
    """
    line = _spread(plain(text.strip()))
    read, place = _Read(), 0
    while place < len(line):
        length = _step(line, place, read, shown)
        if not length:
            raise _unreadable(text, line, place, shown)
        place += length
    if read.first is None or (read.joined and read.last is None):
        raise BadInputError(FIELD, "not_an_absence", text[:40])
    return _absence(read, read.first)


def _spread(line: str) -> str:
    """The dates apart from each other: « 22/12 - 02/01 », « 16/11 - 18/11 » for « 16-18/11 »."""
    whole = _DAYS_OF_ONE_MONTH.sub(_both_with_their_month, line)
    return _DATES_JOINED.sub(r"\1 - ", whole)


def _both_with_their_month(found: re.Match[str]) -> str:
    first, last, month = found.groups()
    return f"{first}{month} - {last}{month}" if int(first) <= int(last) else found[0]


def _step(line: str, place: int, read: _Read, shown: date) -> int:
    """Read one thing at a place; how many characters it takes, 0 when it is nothing known."""
    for found in (_FILLER.match(line, place), _to(line, place, read)):
        if found is not None:
            return found.end() - place
    for take in (_take_kind, _take_half, _take_day, _take_hours):
        length = take(line, place, read, shown)
        if length:
            return length
    return 0


def _to(line: str, place: int, read: _Read) -> re.Match[str] | None:
    found = _TO.match(line, place)
    if found is None or read.first is None or read.joined:
        return None
    read.joined = True
    return found


def _take_kind(line: str, place: int, read: _Read, _shown: date) -> int:
    found = _KIND.match(line, place)
    if found is None or read.kind:
        return 0
    read.kind = str(found.lastgroup)
    return found.end() - place


def _take_half(line: str, place: int, read: _Read, _shown: date) -> int:
    for words, hours in _HALF:
        found = words.match(line, place)
        if found is not None and read.hours is None:
            read.hours = hours
            return found.end() - place
    return 0


def _take_day(line: str, place: int, read: _Read, shown: date) -> int:
    if read.last is not None or (read.first is not None and not read.joined):
        return 0
    found = day_at(line, place, read.first or shown)
    if found is None:
        return 0
    if read.first is None:
        read.first = found.day
    else:
        read.last = found.day
    return found.length


def _take_hours(line: str, place: int, read: _Read, _shown: date) -> int:
    found = hours_at(line, place)
    if found is None or found.start is None or found.end is None or read.hours is not None:
        return 0
    read.hours = found
    return found.length


def _absence(read: _Read, first: date) -> Absence:
    last = read.last or first
    if last < first:
        raise BadInputError(FIELD, "before_first_day", f"{last}", (f"{first}",))
    hours = read.hours or TypedHours(0)
    start = None if hours.start in {None, time(0)} else hours.start
    return Absence(first, last, start, hours.end, read.kind or "leave")


def _unreadable(text: str, line: str, place: int, shown: date) -> BadInputError:
    figures = _FIGURES.match(line, place)
    if figures is not None and day_at(figures[0], 0, shown) is None:
        return BadInputError(FIELD, "no_such_day", figures[0])
    return BadInputError(FIELD, "not_an_absence", text[:40])
