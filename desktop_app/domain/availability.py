"""When a professional can be asked: rules of the week per site, and absences that win over them."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from desktop_app.domain.civil_time import CivilTimeProblem
from desktop_app.domain.missing_hours import missing_hour
from desktop_app.domain.opening import MONDAY, SUNDAY, merged_spans
from desktop_app.domain.recurrence import Rhythm, RhythmKind
from desktop_app.domain.span import Span


class AvailabilityKind(StrEnum):
    """For what somebody can be asked; a workshop needs one of `FOR_WORKSHOPS`."""

    CONSULTATION = "consultation"
    GROUP = "group"
    GROUP_ON_REQUEST = "group_on_request"
    OWN_PREMISES = "own_premises"
    SATURDAY_ROTA = "saturday_rota"


FOR_WORKSHOPS = (AvailabilityKind.GROUP, AvailabilityKind.GROUP_ON_REQUEST)
FOR_APPOINTMENTS = (AvailabilityKind.CONSULTATION,)


@dataclass(frozen=True, slots=True)
class AvailabilityRule:
    """One stretch of one weekday at one site, coming back with a rhythm.

    ``anchor`` is the date ``every-n`` counts its weeks from; ``code`` identifies
    the rule where it is stored. Without ``in_school_holidays`` the rule stops
    during them. Both ends of the validity are included.

    Raises:
        ValueError: the end is not after the start, the validity ends before it
            starts, the weekday is not 1 to 7, or ``every-n`` has no anchor.
    """

    site: str
    iso_weekday: int
    start: time
    end: time
    rhythm: Rhythm
    anchor: date | None
    kind: AvailabilityKind
    in_school_holidays: bool
    valid_from: date
    valid_to: date | None = None
    code: str = ""

    def __post_init__(self) -> None:
        if not MONDAY <= self.iso_weekday <= SUNDAY:
            raise ValueError(f"a weekday goes from 1 to 7, got {self.iso_weekday}")
        if self.end <= self.start:
            raise ValueError(f"a rule ends after its start, got {self.start} to {self.end}")
        if self.valid_to is not None and self.valid_to < self.valid_from:
            raise ValueError(f"a validity ends before it starts: {self.valid_from}")
        if self.rhythm.kind is RhythmKind.EVERY and self.rhythm.number > 1 and self.anchor is None:
            raise ValueError("a rule of every n weeks counts from the week of a date")

    def applies_on(self, day: date, *, school_holiday: bool) -> bool:
        """Whether the rule gives time on ``day``."""
        return (
            day.isoweekday() == self.iso_weekday
            and self.valid_from <= day
            and (self.valid_to is None or day <= self.valid_to)
            and (self.in_school_holidays or not school_holiday)
            and self.rhythm.keeps(day, self.anchor or day)
        )

    def missing_hour(self, zone: str) -> CivilTimeProblem | None:
        """Where its start or its end does not exist, on the night of a clock change.

        Raises:
            UnknownZoneError: there is no such zone.
        """
        return missing_hour(
            (self.start, self.end),
            (self.valid_from, self.valid_to),
            lambda day: self.applies_on(day, school_holiday=False),
            zone,
        )

    def span_on(self, day: date) -> Span:
        """The stretch of ``day``, whether or not the rule applies on it."""
        return Span.on(day, self.start, self.end)


@dataclass(frozen=True, slots=True)
class Absence:
    """Days, or the same hours of several days, when somebody cannot be asked.

    ``kind`` is ``leave``, ``training`` or ``sick``; ``replaced_by`` the code of
    the locum. Without hours the days are whole; with one of them, the other is
    the edge of the day.

    Raises:
        ValueError: the last day is before the first, or the hours end before they start.
    """

    first_day: date
    last_day: date
    start: time | None = None
    end: time | None = None
    kind: str = "leave"
    replaced_by: str | None = None

    def __post_init__(self) -> None:
        if self.last_day < self.first_day:
            raise ValueError(f"an absence ends before it starts: {self.first_day}")
        if self.end is not None and self.end <= (self.start or time()):
            raise ValueError(f"hours end after their start, got {self.start} to {self.end}")

    @property
    def all_day(self) -> bool:
        """Whether whole days are meant."""
        return self.start is None and self.end is None

    @property
    def spans(self) -> tuple[Span, ...]:
        """The time taken: one span for whole days, else one a day."""
        whole = Span.whole_days(self.first_day, self.last_day)
        if self.all_day:
            return (whole,)
        return tuple(self._hours_of(day) for day in sorted(whole.days))

    def _hours_of(self, day: date) -> Span:
        hours = Span.whole_days(day, day)
        starts = hours.start if self.start is None else datetime.combine(day, self.start)
        ends = hours.end if self.end is None else datetime.combine(day, self.end)
        return Span(starts, ends)

    def overlaps(self, span: Span) -> bool:
        """Whether the person is away during a part of ``span``."""
        return any(away.overlaps(span) for away in self.spans)

    def covers(self, span: Span) -> bool:
        """Whether the person is away from the start of ``span`` to its end."""
        return any(away.contains(span) for away in self.spans)


def rhythm_of(week_parity: str, interval_weeks: int, month_week: int | None = None) -> Rhythm:
    """Read a rhythm from the columns it is stored in.

    Args:
        week_parity: ``all``, ``odd`` or ``even``.
        interval_weeks: 1, or n for « every n weeks » from the anchor.
        month_week: which of the weekday in the month, 1 to 5; empty for the other rhythms.

    Raises:
        ValueError: the columns contradict each other or are out of their limits.
    """
    if month_week is not None:
        kind, number = RhythmKind.NTH, month_week
        alone = week_parity == "all" and interval_weeks == 1
    elif week_parity == "all":
        kind = RhythmKind.WEEKLY if interval_weeks == 1 else RhythmKind.EVERY
        number, alone = interval_weeks, True
    elif week_parity in {RhythmKind.ODD, RhythmKind.EVEN}:
        kind, number, alone = RhythmKind(week_parity), 1, interval_weeks == 1
    else:
        raise ValueError(f"weeks are all, odd or even, got {week_parity[:40]!r}")
    if not alone:
        raise ValueError("a rhythm is odd or even weeks, every n weeks, or the nth of the month")
    return Rhythm(kind, number)


def rhythm_columns(rhythm: Rhythm) -> tuple[str, int, int | None]:
    """Give the columns a rhythm is stored in: the arguments of `rhythm_of`."""
    match rhythm.kind:
        case RhythmKind.NTH:
            return "all", 1, rhythm.number
        case RhythmKind.ODD | RhythmKind.EVEN:
            return str(rhythm.kind), 1, None
        case RhythmKind.WEEKLY | RhythmKind.EVERY:
            return "all", rhythm.number, None


def rules_on(
    day: date, rules: Iterable[AvailabilityRule], *, school_holiday: bool
) -> list[AvailabilityRule]:
    """List the rules that give time on ``day``, in order of their hours."""
    applying = (rule for rule in rules if rule.applies_on(day, school_holiday=school_holiday))
    return sorted(applying, key=lambda rule: (rule.start, rule.end, rule.site, rule.code))


def available_spans(
    day: date,
    rules: Iterable[AvailabilityRule],
    *,
    site: str,
    kinds: Collection[AvailabilityKind],
    school_holiday: bool,
) -> tuple[Span, ...]:
    """Give the time of ``day`` in which somebody can be asked at ``site`` for one of ``kinds``.

    Spans are in order and joined where they touch. Absences are not yet taken
    out: see `without_absences`.
    """
    return merged_spans(
        rule.span_on(day)
        for rule in rules_on(day, rules, school_holiday=school_holiday)
        if rule.site == site and rule.kind in kinds
    )


def without_absences(spans: Iterable[Span], absences: Iterable[Absence]) -> tuple[Span, ...]:
    """Take the absences out of some spans: they win over every rule."""
    left = merged_spans(spans)
    for away in (away for absence in absences for away in absence.spans):
        left = tuple(piece for span in left for piece in span.without(away))
    return left


def covering_kind(
    span: Span,
    rules: Iterable[AvailabilityRule],
    *,
    site: str,
    wanted: Sequence[AvailabilityKind],
    school_holiday: bool,
) -> AvailabilityKind | None:
    """Say for what kind somebody can be asked at ``site`` for the whole of ``span``.

    ``wanted`` goes from the best kind to the least; rules that touch count as
    one. Where a part is covered only by a lesser kind, the lesser kind is the
    answer: half « group », half « on request » still has to be requested.
    Nothing means that the rules leave a part uncovered.
    """
    applying = [
        rule
        for rule in rules_on(span.day, rules, school_holiday=school_holiday)
        if rule.site == site
    ]
    for rank, kind in enumerate(wanted, start=1):
        accepted = wanted[:rank]
        covered = merged_spans(rule.span_on(span.day) for rule in applying if rule.kind in accepted)
        if any(stretch.contains(span) for stretch in covered):
            return kind
    return None
