"""The weekly rules of somebody as a grid of quarters of hours, for odd and for even weeks."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta
from itertools import groupby

from desktop_app.domain.availability import AvailabilityKind, AvailabilityRule
from desktop_app.domain.calendar import WeekParity
from desktop_app.domain.opening import SUNDAY, OpeningHours
from desktop_app.domain.recurrence import Rhythm, RhythmKind
from desktop_app.domain.rule_versions import ONE_DAY, validity_left

QUARTER_MINUTES = 15
ONE_WEEK = timedelta(weeks=1)
QUARTERS_A_DAY = 24 * 60 // QUARTER_MINUTES
WORKER, SITE, ROOM = "worker", "site", "room"
"""Whose week it may be."""
BOTH = (WeekParity.EVEN, WeekParity.ODD)
_RHYTHMS = {WeekParity.ODD: RhythmKind.ODD, WeekParity.EVEN: RhythmKind.EVEN}


@dataclass(frozen=True, slots=True)
class WeekOf:
    """Whose week: a professional, a site or a room, by code."""

    kind: str
    code: str


@dataclass(frozen=True, slots=True)
class Mark:
    """What a quarter of an hour is painted with: a site, and what people can be asked for."""

    site: str
    kind: AvailabilityKind = AvailabilityKind.GROUP


@dataclass(frozen=True, slots=True, order=True)
class Cell:
    """A quarter of an hour of a weekday, of odd or of even weeks; quarters count from midnight."""

    parity: WeekParity
    iso_weekday: int
    quarter: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """Quarters in a row with one mark; ``last`` is the first quarter after them."""

    first: int
    last: int
    mark: Mark

    @property
    def start(self) -> time:
        """When it begins."""
        return hour_of(self.first)

    @property
    def end(self) -> time:
        """When it ends."""
        return hour_of(self.last)

    @property
    def minutes(self) -> int:
        """How long it is."""
        return (self.last - self.first) * QUARTER_MINUTES


@dataclass(frozen=True, slots=True)
class PaintedWeek:
    """What is painted; a quarter without a mark is free of any rule."""

    marks: Mapping[Cell, Mark] = field(default_factory=dict)

    def painted(self, cells: Iterable[Cell], mark: Mark | None) -> "PaintedWeek":
        """The same with some quarters painted, or cleared without a mark."""
        marks = dict(self.marks)
        for cell in cells:
            if mark is None:
                marks.pop(cell, None)
            else:
                marks[cell] = mark
        return PaintedWeek(marks)

    def copied_day(self, weekday: int, others: Iterable[int]) -> "PaintedWeek":
        """The same with a day, in odd and in even weeks, in the place of others."""
        wanted = set(others) - {weekday}
        marks = {cell: mark for cell, mark in self.marks.items() if cell.iso_weekday not in wanted}
        for cell, mark in self.marks.items():
            if cell.iso_weekday == weekday:
                marks |= {replace(cell, iso_weekday=other): mark for other in wanted}
        return PaintedWeek(marks)

    def copied_parity(self, parity: WeekParity) -> "PaintedWeek":
        """The same with the weeks of a parity in the place of the others."""
        kept = {cell: mark for cell, mark in self.marks.items() if cell.parity is parity}
        return PaintedWeek(
            {replace(cell, parity=other): mark for cell, mark in kept.items() for other in BOTH}
        )

    def stretches(self, parity: WeekParity, iso_weekday: int) -> tuple[Stretch, ...]:
        """The painted hours of a day, in order."""
        marks = [self.marks.get(Cell(parity, iso_weekday, one)) for one in range(QUARTERS_A_DAY)]
        return tuple(_runs(marks))

    def differs(self, iso_weekday: int) -> bool:
        """Whether a day is not the same in odd and in even weeks."""
        even, odd = (self.stretches(parity, iso_weekday) for parity in BOTH)
        return even != odd

    def minutes(self, parity: WeekParity, iso_weekday: int | None = None) -> int:
        """How long is painted in a week of a parity, or on one day of it."""
        return QUARTER_MINUTES * sum(
            cell.parity is parity and iso_weekday in {None, cell.iso_weekday} for cell in self.marks
        )

    def rules(self, first: date, last: date | None) -> tuple[AvailabilityRule, ...]:
        """The rules that say the same between two days, in the order of the week."""
        return tuple(
            AvailabilityRule(
                site=run.mark.site,
                iso_weekday=weekday,
                start=run.start,
                end=run.end,
                rhythm=Rhythm(rhythm),
                anchor=None,
                kind=run.mark.kind,
                in_school_holidays=True,
                valid_from=first,
                valid_to=last,
            )
            for weekday in range(1, SUNDAY + 1)
            for rhythm, run in self._told(weekday)
        )

    def hours(self, first: date) -> tuple[OpeningHours, ...]:
        """The opening hours that say the same, from a day on."""
        return tuple(
            OpeningHours(weekday, run.start, run.end, first)
            for weekday in range(1, SUNDAY + 1)
            for run in self.stretches(WeekParity.EVEN, weekday)
        )

    def _told(self, weekday: int) -> Iterator[tuple[RhythmKind, Stretch]]:
        """What is the same in all weeks once, then what is not, by parity."""
        days = {
            parity: [self.marks.get(Cell(parity, weekday, one)) for one in range(QUARTERS_A_DAY)]
            for parity in BOTH
        }
        even, odd = (days[parity] for parity in BOTH)
        same = [one if one == other else None for one, other in zip(even, odd, strict=True)]
        yield from ((RhythmKind.WEEKLY, run) for run in _runs(same))
        for parity, marks in days.items():
            alone = [
                mark if common is None else None for mark, common in zip(marks, same, strict=True)
            ]
            yield from ((_RHYTHMS[parity], run) for run in _runs(alone))


@dataclass(frozen=True, slots=True)
class WeekVersion:
    """A version of somebody's week: its days, what the grid shows, and what it cannot show."""

    first: date
    last: date | None
    week: PaintedWeek
    beside: tuple[AvailabilityRule | OpeningHours, ...] = ()


def version_on(day: date, rules: Iterable[AvailabilityRule]) -> WeekVersion:
    """The version that holds on a day: as long as the same rules do; from the day if none does."""
    known = tuple(rules)
    usual = [(one.valid_from, one.valid_to) for one in known if not is_extra(one)]
    first, last = days_of_version(day, usual)
    holding = [one for one in known if _holds(one, day)]
    week, shown = PaintedWeek(), list[AvailabilityRule]()
    for rule in holding:
        cells = rule_cells(rule)
        if cells and not any(cell in week.marks for cell in cells):
            week = week.painted(cells, Mark(rule.site, rule.kind))
            shown.append(rule)
    return WeekVersion(first, last, week, tuple(one for one in holding if one not in shown))


def opening_version(day: date, hours: Iterable[OpeningHours]) -> WeekVersion:
    """The opening hours that hold on a day, as a version; the mark of a place has no site."""
    known = tuple(hours)
    first, last = days_of_version(day, [(one.valid_from, one.valid_to) for one in known])
    week, beside = PaintedWeek(), list[OpeningHours]()
    for one in known:
        if one.valid_from > day or (one.valid_to is not None and one.valid_to < day):
            continue
        if one.iso_weekday == SUNDAY or not _on_quarters(one.opens, one.closes):
            beside.append(one)
            continue
        week = week.painted(_cells(BOTH, one.iso_weekday, one.opens, one.closes), Mark(""))
    return WeekVersion(first, last, week, tuple(beside))


def kept_rules(
    rules: Iterable[AvailabilityRule],
    version: WeekVersion,
    first: date,
    last: date | None,
) -> tuple[AvailabilityRule, ...]:
    """The rules that no grid shows and that hold between two days: a new version has them too."""
    return tuple(
        one
        for one in rules
        if (one in version.beside or not rule_cells(one))
        and validity_left((one.valid_from, one.valid_to), first, last)
        != [(one.valid_from, one.valid_to)]
    )


def days_of_version(
    day: date, validities: Sequence[tuple[date, date | None]]
) -> tuple[date, date | None]:
    """The days around ``day`` during which the same rules hold; from ``day`` on if none does."""
    turns = [first for first, _last in validities]
    turns += [last + ONE_DAY for _first, last in validities if last is not None]
    later = min((one for one in turns if one > day), default=None)
    last = None if later is None else later - ONE_DAY
    if not any(first <= day and (end is None or day <= end) for first, end in validities):
        return day, last
    return max((one for one in turns if one <= day), default=day), last


def is_extra(rule: AvailabilityRule) -> bool:
    """Whether a rule is hours added on one date alone: an exception, no part of a usual week."""
    return rule.valid_to is not None and rule.valid_to - rule.valid_from < ONE_WEEK


def rule_cells(rule: AvailabilityRule) -> tuple[Cell, ...]:
    """The quarters of a rule; none when a grid of odd and even weeks cannot show it."""
    if is_extra(rule) or not rule.in_school_holidays or rule.rhythm.kind is RhythmKind.NTH:
        return ()
    if rule.rhythm.kind is RhythmKind.EVERY or rule.iso_weekday == SUNDAY:
        return ()
    if not _on_quarters(rule.start, rule.end):
        return ()
    parities = BOTH if rule.rhythm.parity is None else (rule.rhythm.parity,)
    return _cells(parities, rule.iso_weekday, rule.start, rule.end)


def hour_of(quarter: int) -> time:
    """When a quarter begins; midnight at the end of a day is its last minute."""
    minutes = min(quarter * QUARTER_MINUTES, 24 * 60 - 1)
    return time(minutes // 60, minutes % 60)


def quarter_of(moment: time) -> int:
    """The quarter in which a moment lies, from midnight."""
    return (moment.hour * 60 + moment.minute) // QUARTER_MINUTES


def _runs(marks: Sequence[Mark | None]) -> Iterator[Stretch]:
    place = 0
    for mark, group in groupby(marks):
        length = len(list(group))
        if mark is not None:
            yield Stretch(place, place + length, mark)
        place += length


def _holds(rule: AvailabilityRule, day: date) -> bool:
    return rule.valid_from <= day and (rule.valid_to is None or day <= rule.valid_to)


def _on_quarters(*moments: time) -> bool:
    return not any(one.minute % QUARTER_MINUTES or one.second for one in moments)


def _cells(
    parities: Iterable[WeekParity], weekday: int, start: time, end: time
) -> tuple[Cell, ...]:
    quarters = range(quarter_of(start), quarter_of(end))
    return tuple(Cell(parity, weekday, one) for parity in parities for one in quarters)
