"""Hours and days as people type them, in French and in English: ``14h``, ``1430``, ``jeu``."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

ONE_DAY = timedelta(days=1)
ONE_WEEK = timedelta(days=7)
FIRST_HOUR = 7
"""``1h30`` lasts an hour and a half, ``9h30`` is a time: nothing begins before this hour."""

NEAR = timedelta(days=31)
"""How far « jeu 26 » is looked for; beyond, the number is not the day of the month."""

_WEEKDAYS = (
    ("lundi", "lun", "monday", "mon"),
    ("mardi", "mar", "tuesday", "tues", "tue"),
    ("mercredi", "mer", "wednesday", "wed"),
    ("jeudi", "jeu", "thursday", "thurs", "thur", "thu"),
    ("vendredi", "ven", "friday", "fri"),
    ("samedi", "sam", "saturday", "sat"),
    ("dimanche", "dim", "sunday", "sun"),
)
_MONTHS = (
    ("janvier", "janv", "january", "jan"),
    ("fevrier", "fevr", "fev", "february", "feb"),
    ("mars", "march"),
    ("avril", "avr", "april", "apr"),
    ("mai", "may"),
    ("juin", "june", "jun"),
    ("juillet", "juil", "july", "jul"),
    ("aout", "august", "aug"),
    ("septembre", "sept", "september", "sep"),
    ("octobre", "oct", "october"),
    ("novembre", "nov", "november"),
    ("decembre", "dec", "december"),
)
_AWAY = {"aujourd'hui": 0, "today": 0, "demain": 1, "tomorrow": 1, "apres-demain": 2}


def _choice(groups: tuple[tuple[str, ...], ...]) -> str:
    words = sorted((word for group in groups for word in group), key=len, reverse=True)
    return "|".join(words)


def _place(word: str, groups: tuple[tuple[str, ...], ...]) -> int:
    return next(place for place, group in enumerate(groups) if word in group)


_END = r"(?=[\s,;)]|$)"
_CLOCK = r"\d{1,2}(?:h\d{2}|h|:\d{2})|\d{1,2}(?::\d{2})?\s?[ap]m|\d{3,4}"
_TO = r"\s*(?:-|–|à|a\s|to\s|until\s|jusqu'a\s)\s*"
_RANGE = re.compile(
    rf"(?P<start>{_CLOCK}|\d{{1,2}})(?:{_TO})(?P<end>{_CLOCK}|\d{{1,2}}){_END}", re.IGNORECASE
)
_MOMENT = re.compile(rf"(?P<start>{_CLOCK}){_END}", re.IGNORECASE)
_MINUTES = re.compile(rf"(?P<minutes>\d{{1,3}})\s?(?:min|minutes|mn){_END}", re.IGNORECASE)
_LENGTH = re.compile(rf"(?P<hours>\d)h(?P<minutes>\d{{2}})?{_END}", re.IGNORECASE)
_TYPED = re.compile(
    r"(?P<hour>\d{1,2})(?:\s*[h:.]\s*(?P<minute>\d{2})?|(?P<glued>\d{2}))?\s*(?P<half>[ap]m)?",
    re.IGNORECASE,
)
_DAY, _MONTH = _choice(_WEEKDAYS), _choice(_MONTHS)
_ORDINAL = r"(?:er|st|nd|rd|th)?"
_NEARBY = re.compile(rf"(?P<word>aujourd'hui|today|demain|tomorrow|apres-demain){_END}")
_WRITTEN = re.compile(
    rf"(?:(?:{_DAY})\.?\s+)?(?P<day>\d{{1,2}}){_ORDINAL}\s+(?P<month>{_MONTH})\.?"
    rf"(?:\s+(?P<year>\d{{4}}))?{_END}"
)
_MONTH_FIRST = re.compile(
    rf"(?:(?:{_DAY})\.?,?\s+)?(?P<month>{_MONTH})\.?\s+(?P<day>\d{{1,2}}){_ORDINAL}"
    rf"(?:,?\s+(?P<year>\d{{4}}))?{_END}"
)
_FIGURES = re.compile(
    rf"(?:(?:{_DAY})\.?\s+)?(?P<day>\d{{1,2}})/(?P<month>\d{{1,2}})"
    rf"(?:/(?P<year>\d{{4}}|\d{{2}}))?{_END}"
)
_ISO = re.compile(rf"(?P<year>\d{{4}})-(?P<month>\d{{2}})-(?P<day>\d{{2}}){_END}")
_WEEKDAY = re.compile(
    rf"(?P<next>next\s+)?(?P<word>{_DAY})\.?(?P<later>\s+prochain)?"
    rf"(?:\s+(?P<day>\d{{1,2}}){_END})?{_END}"
)


@dataclass(frozen=True, slots=True)
class TypedHours:
    """What was typed of the hours, and how many characters that took; nothing else is guessed."""

    length: int
    start: time | None = None
    end: time | None = None
    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class TypedDay:
    """A day that was typed, and how many characters that took."""

    length: int
    day: date


def typed_time(text: str) -> time | None:
    """Read one time, as a field takes it: ``14``, ``14h``, ``1430``, ``14:30``, ``2pm``.

    Nothing when it is no time of a day.
    """
    found = _TYPED.fullmatch(text.strip())
    if found is None:
        return None
    hour = int(found["hour"])
    minute = int(found["minute"] or found["glued"] or 0)
    half = (found["half"] or "").lower()
    if half:
        if not 1 <= hour <= 12:  # noqa: PLR2004 - a clock of two halves of twelve hours
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None  # noqa: PLR2004 - a day


def typed_day(text: str, today: date) -> date | None:
    """Read a whole text as one day: ``jeu``, ``24/11``, ``1er déc. 2026``; nothing if it is none.

    Args:
        text: what was typed; accents and capitals do not matter.
        today: a day without a year is the next one from here.
    """
    words = plain(text.strip())
    found = day_at(words, 0, today)
    return found.day if found is not None and found.length == len(words) else None


def plain(text: str) -> str:
    """The text in lower case without accents, each character still in its place."""
    return "".join(_plain_letter(letter) for letter in text)


def hours_at(text: str, place: int) -> TypedHours | None:
    """Read a time, a range of times or a length at a place of a plain text."""
    for read in (_range_at, _length_at, _moment_at):
        found = read(text, place)
        if found is not None:
            return found
    return None


def day_at(text: str, place: int, today: date) -> TypedDay | None:
    """Read a day at a place of a plain text; without a year it is the next one from ``today``."""
    for read in _DAY_READERS:
        found = read(text, place, today)
        if found is not None:
            return found
    return None


def _plain_letter(letter: str) -> str:
    if letter == "’":
        return "'"
    apart = _decomposed(letter)
    return apart if len(apart) == 1 else letter.lower()[:1]


def _decomposed(letter: str) -> str:
    from unicodedata import normalize  # noqa: PLC0415 - used by this line only

    return normalize("NFD", letter.lower())[:1]


def _range_at(text: str, place: int) -> TypedHours | None:
    found = _RANGE.match(text, place)
    if found is None:
        return None
    start, end = typed_time(found["start"]), typed_time(found["end"])
    if start is None or end is None or end <= start:
        return None
    return TypedHours(found.end() - place, start, end)


def _length_at(text: str, place: int) -> TypedHours | None:
    minutes = _MINUTES.match(text, place)
    if minutes is not None:
        return TypedHours(minutes.end() - place, minutes=int(minutes["minutes"]))
    found = _LENGTH.match(text, place)
    if found is None or not 0 < int(found["hours"]) < FIRST_HOUR:
        return None
    return TypedHours(
        found.end() - place, minutes=60 * int(found["hours"]) + int(found["minutes"] or 0)
    )


def _moment_at(text: str, place: int) -> TypedHours | None:
    found = _MOMENT.match(text, place)
    if found is None:
        return None
    start = typed_time(found["start"])
    # Three or four figures without a sign are a time only when people would say such a time.
    if start is None or (found["start"].isdigit() and not _is_usual(start)):
        return None
    return TypedHours(found.end() - place, start)


def _is_usual(moment: time) -> bool:
    return moment.hour >= FIRST_HOUR and moment.minute % 5 == 0


def _nearby_at(text: str, place: int, today: date) -> TypedDay | None:
    found = _NEARBY.match(text, place)
    if found is None:
        return None
    return TypedDay(found.end() - place, today + _AWAY[found["word"]] * ONE_DAY)


def _written_at(text: str, place: int, today: date) -> TypedDay | None:
    for pattern in (_ISO, _FIGURES, _WRITTEN, _MONTH_FIRST):
        found = pattern.match(text, place)
        if found is None:
            continue
        month = found["month"]
        number = int(month) if month.isdigit() else _place(month, _MONTHS) + 1
        day = _dated(int(found["day"]), number, found["year"], today)
        if day is not None:
            return TypedDay(found.end() - place, day)
    return None


def _dated(day: int, month: int, year: str | None, today: date) -> date | None:
    if year is not None:
        return _existing(int(year) + (2000 if len(year) == 2 else 0), month, day)  # noqa: PLR2004 - two figures of a year
    found = (_existing(today.year + later, month, day) for later in range(9))
    return next((one for one in found if one is not None and one >= today), None)


def _existing(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _weekday_at(text: str, place: int, today: date) -> TypedDay | None:
    found = _WEEKDAY.match(text, place)
    if found is None:
        return None
    later = (_place(found["word"], _WEEKDAYS) - today.weekday()) % 7
    day = today + later * ONE_DAY
    if (found["next"] or found["later"]) and later == 0:
        day += ONE_WEEK
    if found["day"] is None:
        return TypedDay(found.end() - place, day)
    numbered = (one for one in _same_weekdays(day, today) if one.day == int(found["day"]))
    dated = next(numbered, None)
    if dated is not None:
        return TypedDay(found.end() - place, dated)
    return TypedDay(len(text[place : found.start("day")].rstrip()), day)


def _same_weekdays(day: date, today: date) -> Iterator[date]:
    while day <= today + NEAR:
        yield day
        day += ONE_WEEK


_DAY_READERS: tuple[Callable[[str, int, date], TypedDay | None], ...] = (
    _nearby_at,
    _written_at,
    _weekday_at,
)


def rounded_up(moment: datetime, step: timedelta) -> datetime:
    """The next multiple of a step of the clock, the moment itself when it is one."""
    midnight = datetime.combine(moment.date(), time())
    return midnight + -((midnight - moment) // step) * step
