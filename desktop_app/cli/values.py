"""What people type, as values: days, times, numbers, people with their part of the time."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from desktop_app.commands.session_details import impossible_times
from desktop_app.commands.session_state import need_named
from desktop_app.domain.bilingual import Bilingual
from desktop_app.domain.civil_time import planning_day_problem, planning_span_problem
from desktop_app.domain.errors import BadInputError, UnknownCodeError
from desktop_app.domain.findings import KEEPABLE
from desktop_app.domain.nearest import nearest_codes
from desktop_app.domain.planning import Need
from desktop_app.domain.sheets.facts import Variant
from desktop_app.domain.span import Span

DAY_FORMATS = ("%Y-%m-%d", "%d/%m/%Y")
DAY_SHAPE = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}|[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}")
HOUR_SHAPE = re.compile(r"[0-9]{1,2}:[0-9]{2}")
MOMENT_FORMATS = tuple(f"{day}{between}%H:%M" for day in DAY_FORMATS for between in ("T", " "))
MOMENT_SHAPE = re.compile(r"[0-9]{1,4}[-/][0-9]{1,2}[-/][0-9]{1,4}(?:[T ][0-9]{1,2}:[0-9]{2})?")
PART_SHAPE = re.compile(r"(?P<first>[0-9]{1,2}:[0-9]{2})-(?P<last>[0-9]{1,2}:[0-9]{2})")
NUMBER_SHAPE = re.compile(r"-?[0-9]+")
MOST_FIGURES = 6


@dataclass(frozen=True, slots=True)
class WorkerTyped:
    """``P048`` or ``P048@15:00-15:30``: somebody, and when for a part of the time only."""

    code: str
    span: Span | None = None


def day_typed(field: str, text: str) -> date:
    """Read ``2026-11-24`` or ``24/11/2026``.

    Raises:
        BadInputError: it is no date, or outside the years 2000 to 2100.
    """
    day = _day(field, text)
    if planning_day_problem(day) is not None:
        raise BadInputError(field, "year_out_of_range", text)
    return day


def days_typed(field: str, text: str) -> frozenset[date]:
    """Read ``2026-11-24,2026-12-01``; nothing typed is no day.

    Raises:
        BadInputError: as `day_typed`.
    """
    return frozenset(day_typed(field, one.strip()) for one in text.split(",") if one.strip())


def birth_typed(text: str) -> date:
    """Read a date of birth, which may lie before the years of the planning.

    Raises:
        BadInputError: it is no date.
    """
    return _day("birth", text)


def _day(field: str, text: str) -> date:
    """A day; one that has the shape of a date and is in no calendar is said to be none."""
    is_shaped = DAY_SHAPE.fullmatch(text.strip()) is not None
    return _read(field, text, DAY_FORMATS, "no_such_day" if is_shaped else "not_a_date").date()


def moment_typed(field: str, text: str) -> datetime:
    """Read ``2026-11-24T14:00``; a space may stand for the T.

    Raises:
        BadInputError: it is no date and time.
    """
    return _read(field, text, MOMENT_FORMATS, "not_a_moment")


def hour_typed(field: str, text: str) -> time:
    """Read ``14:00``.

    Raises:
        BadInputError: it is no hour.
    """
    said = text.strip()
    if HOUR_SHAPE.fullmatch(said):
        hour, minute = map(int, said.split(":"))
        if hour < 24 and minute < 60:  # noqa: PLR2004 - a clock
            return time(hour, minute)
    raise BadInputError(field, "not_an_hour", text)


def span_typed(start: datetime, end: datetime, zone: str) -> Span:
    """Make a span of two times that can be those of a session.

    Raises:
        BadInputError: the end is not after the start, a day or longer, outside 2000-2100, or
            the clock changes; the nearest good times are offered.
    """
    problem = planning_span_problem(start, end, zone)
    if problem is not None:
        raise impossible_times(problem, start)
    return Span(start, end)


def number_typed(field: str, text: str, most: int, least: int = 0) -> int | None:
    """Read a whole number; nothing typed is nothing.

    Raises:
        BadInputError: it is no number, or outside its limits.
    """
    if not text:
        return None
    if not NUMBER_SHAPE.fullmatch(text):
        raise BadInputError(field, "not_a_number", text)
    if len(text) > MOST_FIGURES or not least <= int(text) <= most:
        raise BadInputError(field, "outside_limits", text, (f"{least}", f"{most}"))
    return int(text)


def workers_typed(texts: Sequence[str], day: date) -> tuple[WorkerTyped, ...]:
    """Read who is wanted, each once; a part of the time is on ``day``.

    Raises:
        BadInputError: the part of the time cannot be read, or somebody is named twice.
    """
    workers = tuple(_worker(text, day) for text in texts)
    _refuse_twice("with", [one.code for one in workers])
    return workers


def needs_typed(texts: Sequence[str]) -> tuple[Need, ...]:
    """Read features and pieces of equipment: ``step_free``, ``mats:12``.

    Raises:
        BadInputError: a quantity cannot be used, or something is named twice.
    """
    needs = []
    for text in texts:
        try:
            needs.append(need_named(text))
        except ValueError as wrong:
            raise BadInputError("needs", "not_a_quantity", text) from wrong
    _refuse_twice("needs", [one.code for one in needs])
    return tuple(needs)


def kept_typed(codes: Sequence[str], reason: str) -> frozenset[str]:
    """Read the conflicts that somebody keeps, in capitals or not.

    Raises:
        UnknownCodeError: one of them cannot be kept, or is none.
        BadInputError: no reason is given.
    """
    for code in codes:
        if code.lower() not in set(map(str, KEEPABLE)):
            keepable = {str(one): Bilingual("") for one in sorted(KEEPABLE)}
            near = nearest_codes(code, keepable) or keepable
            raise UnknownCodeError("finding", code, dict.fromkeys(near, Bilingual("")))
    if codes and not reason.strip():
        raise BadInputError("keep", "with_reason")
    return frozenset(code.lower() for code in codes)


def variant_typed(text: str) -> Variant | None:
    """Read a kind of sheet, in capitals or not, or as much of it as no other begins with.

    Raises:
        UnknownCodeError: it is none.
    """
    typed = text.lower()
    if not typed:
        return None
    begun = [one for one in Variant if one == typed] or [
        one for one in Variant if one.startswith(typed)
    ]
    if len(begun) != 1:
        labels = {str(one): Bilingual("") for one in Variant}
        near = [str(one) for one in begun] or nearest_codes(text, labels) or labels
        raise UnknownCodeError("variant", text, dict.fromkeys(near, Bilingual("")))
    return begun[0]


def one_of(field: str, text: str, choices: Iterable[str]) -> str:
    """Read one of a few words.

    Raises:
        BadInputError: it is another one.
    """
    known = tuple(choices)
    if text not in known:
        raise BadInputError(field, "one_of", text, known)
    return text


def _read(field: str, text: str, formats: Sequence[str], otherwise: str) -> datetime:
    if MOMENT_SHAPE.fullmatch(text):
        for one in formats:
            try:
                return datetime.strptime(text, one)
            except ValueError:
                continue
    raise BadInputError(field, otherwise, text)


def _worker(text: str, day: date) -> WorkerTyped:
    code, at, part = text.partition("@")
    if not at:
        return WorkerTyped(code)
    typed = PART_SHAPE.fullmatch(part)
    if typed is None:
        raise BadInputError("with", "not_a_part", text)
    try:
        first, last = (datetime.strptime(typed[end], "%H:%M").time() for end in ("first", "last"))
    except ValueError as wrong:
        raise BadInputError("with", "not_a_part", text) from wrong
    if last <= first:
        raise BadInputError("with", "part_ends_first", text)
    return WorkerTyped(code, Span.on(day, first, last))


def _refuse_twice(field: str, codes: Sequence[str]) -> None:
    for code in codes:
        if codes.count(code) > 1:
            raise BadInputError(field, "twice", code)
