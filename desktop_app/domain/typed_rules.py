"""A weekly rule typed in one line: ``tue 14:00-16:00 VIL group odd``, ``mar 08:30-12:00``."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, time

from desktop_app.domain.availability import AvailabilityKind, AvailabilityRule
from desktop_app.domain.errors import BadInputError
from desktop_app.domain.opening import OpeningHours
from desktop_app.domain.recurrence import Rhythm, RhythmKind, UnknownRhythmError
from desktop_app.domain.typed_times import day_at, plain, typed_time
from desktop_app.domain.weekly_rules import FIELD

A_MONDAY = date(2026, 1, 5)
SCHOOL_TIME = "school"
"""The word that stops a rule during the school holidays."""
SINCE = "since="
"""Before the date that « every n weeks » counts from."""
RHYTHMS = ("weekly", "odd", "even", "every-2", "nth-2")
WEEKDAYS = "1234567"
IN_FRENCH = {
    "impair": "odd",
    "impaires": "odd",
    "pair": "even",
    "paires": "even",
    "groupe": "group",
    "scolaire": SCHOOL_TIME,
}
"""The same words as people say them in French, without accents."""


@dataclass
class _Read:
    """What was read after the weekday and the hours."""

    site: str = ""
    kind: AvailabilityKind = AvailabilityKind.GROUP
    rhythm: Rhythm = field(default_factory=lambda: Rhythm(RhythmKind.WEEKLY))
    anchor: date | None = None
    school_time: bool = False


def rule_typed(text: str, first_day: date) -> AvailabilityRule:
    """Read a weekday, hours, a site, then in any order a kind, a rhythm, and ``school``.

    ``every-4 since=2026-11-28`` counts its weeks from that of the date. Without a kind people
    can be asked for a group; ``school`` stops the rule during the school holidays.

    Raises:
        BadInputError: a word cannot be read, the hours cross midnight, or weeks cannot be
            counted so.
    """
    words = text.split()
    weekday, start, end = _weekday_and_hours(text, words)
    read = _Read()
    for word in words[2:]:
        _take(word, read)
    if not read.site:
        raise BadInputError("site", "missing")
    if read.rhythm.kind is RhythmKind.EVERY and read.rhythm.number > 1 and read.anchor is None:
        raise BadInputError("rhythm", "without_anchor", str(read.rhythm))
    return AvailabilityRule(
        site=read.site,
        iso_weekday=weekday,
        start=start,
        end=end,
        rhythm=read.rhythm,
        anchor=read.anchor,
        kind=read.kind,
        in_school_holidays=not read.school_time,
        valid_from=first_day,
    )


def opening_typed(text: str, first_day: date) -> OpeningHours:
    """Read a weekday and hours: when a place is open.

    Raises:
        BadInputError: one of them cannot be read, or the hours cross midnight.
    """
    words = text.split()
    weekday, start, end = _weekday_and_hours(text, words)
    if words[2:]:
        raise BadInputError(FIELD, "not_hours_of_week", text[:40])
    return OpeningHours(weekday, start, end, first_day)


def _weekday_and_hours(text: str, words: Sequence[str]) -> tuple[int, time, time]:
    if len(words) < 2:  # noqa: PLR2004 - a weekday and hours
        raise BadInputError(FIELD, "not_hours_of_week", text[:40])
    weekday = _weekday(words[0])
    first, _dash, last = words[1].partition("-")
    start, end = typed_time(first), typed_time(last)
    if weekday is None or start is None or end is None:
        raise BadInputError(FIELD, "not_hours_of_week", text[:40])
    if end <= start:
        raise BadInputError(FIELD, "crosses_midnight", words[1])
    return weekday, start, end


def _weekday(word: str) -> int | None:
    if len(word) == 1 and word in WEEKDAYS:
        return int(word)
    said = plain(word)
    if any(sign.isdigit() for sign in said):
        return None
    found = day_at(said, 0, A_MONDAY)
    known = found is not None and found.length == len(said)
    return found.day.isoweekday() if found is not None and known else None


def _take(word: str, read: _Read) -> None:
    said = IN_FRENCH.get(plain(word), word.lower())
    if said in set(AvailabilityKind):
        read.kind = AvailabilityKind(said)
    elif said == SCHOOL_TIME:
        read.school_time = True
    elif said.startswith(SINCE):
        read.anchor = _anchor(said.removeprefix(SINCE))
    elif said in RHYTHMS or said.startswith(("every-", "nth-")):
        read.rhythm = _rhythm(said)
    elif not read.site:
        read.site = word
    else:
        raise BadInputError(FIELD, "not_hours_of_week", word[:40])


def _anchor(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as wrong:
        raise BadInputError(FIELD, "not_a_date", text[:40]) from wrong


def _rhythm(text: str) -> Rhythm:
    try:
        return Rhythm.parse(text)
    except UnknownRhythmError as wrong:
        raise BadInputError("rhythm", "not_weeks_apart", text[:40], RHYTHMS) from wrong
