"""The morning and the afternoon of a session that people sign twice (sheets.md 2.2)."""

from collections.abc import Iterable
from datetime import datetime, time
from itertools import pairwise

from desktop_app.domain.opening import OpeningHours, open_spans
from desktop_app.domain.span import Span

NOON = time(12)
"""What parts the half-days where the place does not close for lunch."""
LUNCH = (time(11), time(15))
"""When a place closes for lunch; a gap at another hour is none."""


def has_two_half_days(span: Span) -> bool:
    """Whether a session has a morning and an afternoon to sign for."""
    return span.start.time() < NOON and span.end > _at(span, NOON)


def half_days(span: Span, hours: Iterable[OpeningHours] = ()) -> tuple[Span, ...]:
    """Morning and afternoon of a session; nothing when it has only one of them.

    The place's closing over lunch parts them, as its ``hours`` say; else noon does.
    """
    if not has_two_half_days(span):
        return ()
    lunch = Span(_at(span, LUNCH[0]), _at(span, LUNCH[1]))
    for morning, afternoon in pairwise(open_spans(span.day, hours)):
        if lunch.contains(Span(morning.end, afternoon.start)) and span.contains(
            Span(morning.end, afternoon.start)
        ):
            return Span(span.start, morning.end), Span(afternoon.start, span.end)
    noon = _at(span, NOON)
    return Span(span.start, noon), Span(noon, span.end)


def _at(span: Span, hour: time) -> datetime:
    return datetime.combine(span.day, hour)
