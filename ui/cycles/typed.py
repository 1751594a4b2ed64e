"""What somebody types of a new cycle: pure values between the fields, the rules and the act."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from desktop_app.domain.cycle_dates import HolidayPolicy
from desktop_app.domain.cycle_preview import Repair
from desktop_app.domain.planning import STEP_FREE, Involved, Need, Proposal
from desktop_app.domain.recurrence import Rhythm
from desktop_app.domain.span import Span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop_app.readings.cycle_form import CycleModel
    from desktop_app.readings.cycle_preview import CycleAsked

USUAL_START = time(10)
USUAL_SESSIONS = 10
USUAL_MINUTES = 60
_ONE_DAY, _ONE_WEEK = timedelta(days=1), timedelta(weeks=1)
_LAST = time(23, 59)


@dataclass(frozen=True, slots=True)
class RepairChosen:
    """What one date does otherwise, and what the cycle asked of it when that was chosen.

    ``day`` is that of the rule. Empty is what does not differ.
    """

    day: date
    asked: Span
    asked_room: str
    asked_team: tuple[str, ...]
    room: str = ""
    start: datetime | None = None
    team: tuple[Involved, ...] = ()

    @classmethod
    def of(cls, day: date, way: Proposal, asked: Proposal) -> RepairChosen:
        """The way out that was chosen for a date."""
        repair = Repair.of(way, asked)
        return cls.kept(day, repair, asked)

    @classmethod
    def kept(cls, day: date, repair: Repair, asked: Proposal) -> RepairChosen:
        """A repair as it is typed, undone and kept on disk."""
        codes = tuple(one.worker for one in asked.involved)
        return cls(day, asked.span, asked.room, codes, repair.room, repair.start, repair.team)

    @property
    def repair(self) -> Repair:
        """The repair as the rules know it."""
        team = tuple(Involved(code) for code in self.asked_team)
        asked = Proposal(self.asked, self.asked_room, team)
        return Repair(self.room, self.start, self.team, asked)


@dataclass(frozen=True, slots=True)
class CycleTyped:
    """A cycle as the wizard holds it; codes, never names.

    Without ``rhythm`` the ``free`` dates are chosen one by one. A cycle ends by ``until`` or by
    ``count``. ``kept`` dates are held in spite of the calendar for one ``reason``, ``removed``
    ones are not held. Empty ``title`` and ``places`` are those of the workshop.
    """

    first: date
    programme: str = ""
    title: str = ""
    start: time = USUAL_START
    minutes: int = USUAL_MINUTES
    rhythm: str = "weekly"
    until: date | None = None
    count: int | None = USUAL_SESSIONS
    policy: str = "continue"
    on_public_holidays: bool = False
    room: str = ""
    workers: tuple[str, ...] = ()
    language: str = ""
    places: int | None = None
    needs: tuple[str, ...] = ()
    free: tuple[date, ...] = ()
    kept: tuple[date, ...] = ()
    removed: tuple[date, ...] = ()
    repairs: tuple[RepairChosen, ...] = ()
    reason: str = ""

    @property
    def end(self) -> time:
        """When its sessions end, within their day."""
        begins = datetime.combine(self.first, self.start)
        last = datetime.combine(self.first, _LAST)
        return min(begins + timedelta(minutes=self.minutes), last).time()

    @property
    def asked(self) -> CycleTyped:
        """What its dates follow from: a title changes none of them."""
        return replace(self, title="")

    @property
    def step_free(self) -> bool:
        """Whether step-free access is asked for."""
        return STEP_FREE in self.needs

    def of_model(self, model: CycleModel, today: date) -> CycleTyped:
        """A cycle of another workshop, held as it was last time, from its next weekday on."""
        last = model.last_time
        first = self.first if last is None else next_weekday(today, last.iso_weekday)
        return CycleTyped(
            first=first,
            programme=model.code,
            start=USUAL_START if last is None else last.starts,
            minutes=model.minutes,
            count=model.sessions or USUAL_SESSIONS,
            policy=str(model.policy),
            room="" if last is None else last.room,
            workers=() if last is None else last.team,
            language="" if last is None else last.language,
        )

    def from_weekday(self, iso_weekday: int, today: date) -> CycleTyped:
        """The same from that weekday of its first week on, or of the next one once it is past."""
        moved = self.first + (iso_weekday - self.first.isoweekday()) * _ONE_DAY
        return replace(self, first=moved if moved > today else moved + _ONE_WEEK)

    def ending(self, end: time) -> CycleTyped:
        """The same with another end of its sessions, or itself when that is not after the start."""
        day = self.first
        later = datetime.combine(day, end) - datetime.combine(day, self.start)
        minutes = int(later.total_seconds()) // 60
        return replace(self, minutes=minutes) if minutes > 0 else self

    def on_free_dates(self, held: Iterable[date]) -> CycleTyped:
        """The same with the dates it has now, chosen one by one from here on."""
        days = tuple(sorted(set(held)))
        return replace(self, rhythm="", free=days, removed=())

    def with_date(self, day: date) -> CycleTyped:
        """The same with one free date more."""
        return replace(self, free=tuple(sorted({*self.free, day})))

    def without_date(self, day: date) -> CycleTyped:
        """The same without one of its dates."""
        slim = replace(
            self,
            repairs=tuple(one for one in self.repairs if one.day != day),
            kept=tuple(one for one in self.kept if one != day),
        )
        if not self.rhythm:
            return replace(slim, free=tuple(one for one in self.free if one != day))
        return replace(slim, removed=tuple(sorted({*self.removed, day})))

    def keeping(self, days: Iterable[date], reason: str) -> CycleTyped:
        """The same with dates held in spite of the calendar, and why."""
        return replace(self, kept=tuple(sorted({*self.kept, *days})), reason=reason)

    def repaired(self, *repairs: RepairChosen) -> CycleTyped:
        """The same with other repairs of some dates."""
        days = {one.day for one in repairs}
        others = tuple(one for one in self.repairs if one.day not in days)
        return replace(self, repairs=(*others, *repairs))

    def as_ruled(self, day: date) -> CycleTyped:
        """The same with one date as the rule and the calendar have it."""
        kept = tuple(one for one in self.kept if one != day)
        return replace(
            self,
            repairs=tuple(one for one in self.repairs if one.day != day),
            removed=tuple(one for one in self.removed if one != day),
            kept=kept,
            reason=self.reason if kept else "",
        )

    def asking(self, need: str, *, wanted: bool) -> CycleTyped:
        """The same with a need more, or one less."""
        others = tuple(one for one in self.needs if one != need)
        return replace(self, needs=(*others, need) if wanted else others)


def next_weekday(after: date, iso_weekday: int) -> date:
    """The first such day after a date."""
    return after + ((iso_weekday - after.isoweekday() - 1) % 7 + 1) * _ONE_DAY


def asked_of(typed: CycleTyped) -> CycleAsked:
    """What is typed as the preview is asked for it; the data thread."""
    from desktop_app.readings.cycle_preview import CycleAsked  # noqa: PLC0415 - the data layer

    first = min(typed.free, default=typed.first) if not typed.rhythm else typed.first
    sample = Proposal(
        Span.whole_days(first, first),
        typed.room,
        tuple(Involved(code) for code in typed.workers),
        people=typed.places or 0,
        places=typed.places,
        needs=tuple(_need(one) for one in typed.needs),
        language=typed.language,
    )
    repairs: Mapping[date, Repair] = {one.day: one.repair for one in typed.repairs}
    return CycleAsked(
        programme=typed.programme,
        first=first,
        start=typed.start,
        sample=sample,
        rhythm=Rhythm.parse(typed.rhythm) if typed.rhythm else None,
        until=typed.until if typed.rhythm else None,
        count=typed.count if typed.rhythm else None,
        minutes=typed.minutes,
        policy=HolidayPolicy(typed.policy),
        on_public_holidays=typed.on_public_holidays,
        free=frozenset(typed.free),
        kept=frozenset(typed.kept),
        removed=frozenset(typed.removed),
        repairs=repairs,
    )


def _need(text: str) -> Need:
    code, _, quantity = text.partition(":")
    return Need(code, int(quantity)) if quantity else Need(code)
