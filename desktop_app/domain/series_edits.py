"""What each date of a cycle becomes when one is changed: alone, with those that follow, or all.

A date follows the series in what it has like the date that is changed, or like most of the
dates concerned. In what differs (its day or its hours, its room, its places, who leads) it is
an exception, and stays one. Dates that are past, held, cancelled or skipped never follow.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

TIME, TEAM = "time", "team"
"""Names of what a date may have of its own, beside its values (room, places, needs, ...)."""

MOVABLE = frozenset({"planned", "option"})
NOTHING = timedelta()


class Scope(StrEnum):
    """How far a change of one date goes."""

    THIS = "this"
    FOLLOWING = "following"
    ALL = "all"


class Untouched(StrEnum):
    """Why a date of a cycle stays as it is."""

    NOT_ASKED = "not_asked"
    PAST = "past"
    HELD = "held"
    CANCELLED = "cancelled"
    SKIPPED = "skipped"
    ITS_OWN = "its_own"
    ALREADY = "already"


class Post(NamedTuple):
    """Somebody in a role; ``part`` is from when to when after the start, for a guest."""

    worker: str
    role: str
    part: tuple[timedelta, timedelta] | None = None


@dataclass(frozen=True, slots=True)
class SeriesDate:
    """One date of a cycle as it stands; ``values`` are its room, places, needs and so on.

    ``attended`` when somebody's presence was recorded; ``cause`` is why it is skipped.
    """

    code: str
    start: datetime
    end: datetime
    status: str
    number: int | None = None
    kind: str = "workshop"
    cause: str = ""
    attended: bool = False
    values: Mapping[str, Hashable] = field(default_factory=dict)
    team: frozenset[Post] = frozenset()

    def past_or_settled(self, now: datetime) -> Untouched | None:
        """Why no change of its cycle reaches it any more, skipped dates apart."""
        if self.attended or self.status == "held":
            return Untouched.HELD
        if self.start < now:
            return Untouched.PAST
        return Untouched.CANCELLED if self.status == "cancelled" else None


@dataclass(frozen=True, slots=True)
class SeriesChange:
    """What is asked: begin and end so much later (earlier when negative), take other values.

    Who is ``leaving`` and who is ``coming`` in the same role take each other's place.
    """

    later: timedelta = NOTHING
    ends_later: timedelta = NOTHING
    values: Mapping[str, Hashable] = field(default_factory=dict)
    leaving: frozenset[Post] = frozenset()
    coming: frozenset[Post] = frozenset()


@dataclass(frozen=True, slots=True)
class SeriesQuestion:
    """A change asked of the date ``code`` of a cycle.

    ``by_weekday`` is false where the dates were chosen one by one: no day is an exception then.
    """

    code: str
    scope: Scope
    change: SeriesChange
    now: datetime
    by_weekday: bool = True


@dataclass(frozen=True, slots=True)
class DateEdit:
    """One date before and after; ``own`` names what it keeps because it differs there.

    ``untouched`` says why nothing of it changes; it is empty for a date that changes.
    """

    before: SeriesDate
    after: SeriesDate
    untouched: Untouched | None = None
    own: frozenset[str] = frozenset()


def series_edits(dates: Iterable[SeriesDate], asked: SeriesQuestion) -> tuple[DateEdit, ...]:
    """Say of every date of a cycle, in order of time, what a change of one of them makes of it.

    Raises:
        KeyError: no date has the code that is asked about.
    """
    series = _Series(tuple(sorted(dates, key=_in_time)), asked)
    return tuple(series.edit(one) for one in series.dates)


@dataclass(frozen=True, slots=True)
class _Series:
    """The dates of a cycle in order of time, under one question."""

    dates: Sequence[SeriesDate]
    asked: SeriesQuestion

    @property
    def changed(self) -> SeriesDate:
        """The date the change is asked of."""
        return {one.code: one for one in self.dates}[self.asked.code]

    @property
    def concerned(self) -> list[SeriesDate]:
        """The dates the change may reach."""
        return [one for one in self.dates if self.beyond(one) is None]

    def edit(self, one: SeriesDate) -> DateEdit:
        """What becomes of one date."""
        beyond = self.beyond(one)
        if beyond is not None:
            return DateEdit(one, one, beyond)
        own = frozenset(name for name in self._differing(one) if one.code != self.asked.code)
        after = self._made_to(one, own)
        team = frozenset({TEAM}) if self._keeps_team(one) else frozenset()
        if after != one:
            return DateEdit(one, after, None, own | team)
        return DateEdit(
            one, one, Untouched.ITS_OWN if own | team else Untouched.ALREADY, own | team
        )

    def beyond(self, one: SeriesDate) -> Untouched | None:
        """Why a date is out of reach, whatever is asked."""
        first = one.code == self.asked.code
        if self.asked.scope is Scope.THIS:
            return None if first else Untouched.NOT_ASKED
        if self.asked.scope is Scope.FOLLOWING and _in_time(one) < _in_time(self.changed):
            return Untouched.NOT_ASKED
        settled = one.past_or_settled(self.asked.now)
        if settled is not None or one.status in MOVABLE:
            return settled
        return Untouched.SKIPPED

    def _made_to(self, one: SeriesDate, own: frozenset[str]) -> SeriesDate:
        change = self.asked.change
        moves = TIME not in own
        values = {name: value for name, value in change.values.items() if name not in own}
        staying = one.team - change.leaving
        return replace(
            one,
            start=one.start + change.later if moves else one.start,
            end=one.end + change.ends_later if moves else one.end,
            values={**one.values, **values},
            team=staying | self._joining(one, staying),
        )

    def _joining(self, one: SeriesDate, staying: frozenset[Post]) -> frozenset[Post]:
        """Who comes to a date: nobody in the place of somebody who was not there."""
        change = self.asked.change
        absent = change.leaving - one.team if one.code != self.asked.code else frozenset()
        given_up = {post.role for post in change.leaving & one.team}
        replaced = {post.role for post in absent} - given_up
        there = {post.worker for post in staying}
        return frozenset(
            post for post in change.coming if post.role not in replaced and post.worker not in there
        )

    def _keeps_team(self, one: SeriesDate) -> bool:
        return one.code != self.asked.code and not self.asked.change.leaving <= one.team

    def _differing(self, one: SeriesDate) -> Iterable[str]:
        """In what a date is an exception, of what is asked to change."""
        change = self.asked.change
        if (change.later or change.ends_later) and not self._in_rhythm(one):
            yield TIME
        for name in change.values:
            usual = {self._usual(self.dates, _value(name)), self.changed.values.get(name)}
            if one.values.get(name) not in usual:
                yield name

    def _in_rhythm(self, one: SeriesDate) -> bool:
        """Whether a date has the day and the hours of its like; workshops and meetings differ."""
        alike = [other for other in self.dates if other.kind == one.kind]
        usual = {self._usual(alike, self._hours)}
        if self.changed.kind == one.kind:
            usual.add(self._hours(self.changed))
        return self._hours(one) in usual

    def _hours(self, one: SeriesDate) -> Hashable:
        weekday = one.start.weekday() if self.asked.by_weekday else None
        return weekday, one.start.time(), one.end - one.start

    def _usual(self, dates: Sequence[SeriesDate], of: Callable[[SeriesDate], Hashable]) -> Hashable:
        """What most of the dates concerned have; between equals, what most of the cycle has."""
        concerned = {one.code for one in self.concerned}
        near = Counter(of(one) for one in dates if one.code in concerned)
        whole = Counter(of(one) for one in dates if one.status not in {"skipped", "cancelled"})
        return max(near, key=lambda value: (near[value], whole[value]), default=None)


def _value(name: str) -> Callable[[SeriesDate], Hashable]:
    return lambda one: one.values.get(name)


def _in_time(one: SeriesDate) -> tuple[datetime, str]:
    return one.start, one.code
