"""When a place is open: intervals of the week, dated, and the spans in which it is closed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time

from desktop_app.domain.civil_time import CivilTimeProblem
from desktop_app.domain.missing_hours import missing_hour
from desktop_app.domain.span import Span

MONDAY, SUNDAY = 1, 7


@dataclass(frozen=True, slots=True)
class OpeningHours:
    """One interval of opening on one day of the week, of a site or of a room.

    Several may stand on the same weekday (a lunch closure between them).
    ``iso_weekday`` is 1 for Monday; both ends of the validity are included,
    ``valid_to`` empty means without end.

    Raises:
        ValueError: it closes before it opens, its validity ends before it
            starts, or the weekday is not 1 to 7.
    """

    iso_weekday: int
    opens: time
    closes: time
    valid_from: date
    valid_to: date | None = None

    def __post_init__(self) -> None:
        if not MONDAY <= self.iso_weekday <= SUNDAY:
            raise ValueError(f"a weekday goes from 1 to 7, got {self.iso_weekday}")
        if self.closes <= self.opens:
            raise ValueError(f"a place closes after it opens, got {self.opens} to {self.closes}")
        if self.valid_to is not None and self.valid_to < self.valid_from:
            raise ValueError(f"a validity ends before it starts: {self.valid_from}")

    def valid_on(self, day: date) -> bool:
        """Whether these hours hold on ``day``: its weekday, inside the validity."""
        return (
            day.isoweekday() == self.iso_weekday
            and self.valid_from <= day
            and (self.valid_to is None or day <= self.valid_to)
        )

    def missing_hour(self, zone: str) -> CivilTimeProblem | None:
        """Where it opens or closes at an hour that does not exist, as the clock changes.

        Raises:
            UnknownZoneError: there is no such zone.
        """
        valid = (self.valid_from, self.valid_to)
        return missing_hour((self.opens, self.closes), valid, self.valid_on, zone)


@dataclass(frozen=True, slots=True)
class Closure:
    """A span in which a place is closed, with the reason people read.

    ``code`` identifies it where it is stored; it may be empty.
    """

    span: Span
    reason: str
    code: str = ""


def merged_spans(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Put spans in order and join those that touch or overlap."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def open_spans(day: date, hours: Iterable[OpeningHours]) -> tuple[Span, ...]:
    """Give the spans in which a place opens on ``day``, in order; none when it stays closed.

    Closures are another question: see `closures_over`.
    """
    return merged_spans(
        Span.on(day, interval.opens, interval.closes)
        for interval in hours
        if interval.valid_on(day)
    )


def within_opening(span: Span, hours: Iterable[OpeningHours]) -> bool:
    """Whether a place is open from the start of ``span`` to its end, lunch included."""
    return any(opening.contains(span) for opening in open_spans(span.day, hours))


def closures_over(span: Span, closures: Iterable[Closure]) -> list[Closure]:
    """List the closures that take at least a part of ``span``, in order of time."""
    taken = (closure for closure in closures if closure.span.overlaps(span))
    return sorted(taken, key=lambda closure: (closure.span, closure.code))
