"""What a painted week asks of the data thread: what it is painted on, and what it breaks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from desktop_app.domain.errors import PermanenceError
from desktop_app.domain.frame_changes import END_OF_TIME
from desktop_app.domain.opening import OpeningHours
from desktop_app.domain.painted_week import WORKER
from desktop_app.domain.weekly_rules import check_hours, check_rules
from ui.availability.typed import begun
from ui.repairs.facts import Asked, Plan, planned
from ui.repairs.facts import act_of as plan_act
from ui.repairs.typed import ChangeTyped, Kind

if TYPE_CHECKING:
    from desktop_app.commands.absences import RecordAbsence
    from desktop_app.commands.act import Outcome
    from desktop_app.commands.availability import SetAvailability, SetOpeningHours
    from desktop_app.domain.availability import Absence
    from desktop_app.domain.painted_week import WeekOf
    from desktop_app.readings.breakages import PlannedRepair
    from desktop_app.readings.desk import OpenDesk
    from desktop_app.readings.week_form import WeekForm
    from ui.availability.typed import WeekTyped


@dataclass(frozen=True, slots=True)
class Touched:
    """What is planned and would be broken by what is ``typed``, or why it cannot be."""

    typed: WeekTyped
    away: Absence | None = None
    lines: tuple[PlannedRepair, ...] = ()
    wrong: PermanenceError | None = None


@dataclass(frozen=True, slots=True)
class Saving:
    """A week that is about to be saved, and what it is painted on."""

    form: WeekForm
    typed: WeekTyped


@dataclass(frozen=True, slots=True)
class Noting:
    """An absence that is about to be noted, as it was typed in one ``line``."""

    worker: str
    line: str
    away: Absence


def form_of(desk: OpenDesk, of: WeekOf | None) -> WeekForm | None:
    """Read what the week is painted on; the data thread."""
    from desktop_app.readings.week_form import week_form  # noqa: PLC0415 - the data thread

    return week_form(desk.engine, of, desk.now())


def touched(desk: OpenDesk, form: WeekForm, typed: WeekTyped, away: Absence | None) -> Touched:
    """Find what a week, and an absence that is being typed, would break; the data thread.

    A refusal is an answer for the fields, not for the whole window.
    """
    from desktop_app.readings.breakages import what_breaks  # noqa: PLC0415 - the data thread

    now = desk.now()
    lines: dict[str, PlannedRepair] = {}
    try:
        if is_changed(form, typed):
            _check(form, typed)
            for one in what_breaks(desk.engine, change_of(form, typed).frame, now).best():
                lines[one.line.code] = one
        if away is not None:
            frame = absence_of(typed.of.code, away).frame
            for one in what_breaks(desk.engine, frame, now).best():
                lines.setdefault(one.line.code, one)
    except PermanenceError as wrong:
        return Touched(typed, away, wrong=wrong)
    in_order = sorted(lines.values(), key=lambda one: (one.line.span, one.line.code))
    return Touched(typed, away, tuple(in_order))


def is_changed(form: WeekForm, typed: WeekTyped) -> bool:
    """Whether anything would be written."""
    return typed != begun(form)


def change_of(form: WeekForm, typed: WeekTyped) -> SetAvailability | SetOpeningHours:
    """The act that writes the week; the data thread."""
    from desktop_app.commands.availability import (  # noqa: PLC0415 - the data thread
        SetAvailability,
        SetOpeningHours,
    )

    of = typed.of
    if of.kind == WORKER:
        return SetAvailability(of.code, typed.rules(form), typed.first, typed.last)
    site, room = (of.code if of.kind == kind else "" for kind in ("site", "room"))
    beside = [one for one in form.version.beside if isinstance(one, OpeningHours)]
    hours = (*typed.week.hours(typed.first), *beside)
    return SetOpeningHours(site, room, hours, typed.first, typed.last)


def plan_of(desk: OpenDesk, asked: Saving) -> Plan:
    """Find what a week breaks, with the ways out, just before it is saved; the data thread."""
    form, typed = asked.form, asked.typed
    kind = Kind.WEEK if typed.of.kind == WORKER else Kind.HOURS
    last = typed.last or END_OF_TIME
    change = ChangeTyped(kind, typed.of.code, typed.first, last, last)
    try:
        _check(form, typed)
    except PermanenceError as wrong:
        return Plan(change, wrong=wrong)
    return planned(desk, Asked(replace(change, ready=change_of(form, typed))))


def plan_of_absence(desk: OpenDesk, asked: Noting) -> Plan:
    """Find what an absence typed in one line breaks, just before it is noted; the data thread."""
    away = asked.away
    change = ChangeTyped(
        Kind.ABSENCE,
        asked.worker,
        away.first_day,
        away.last_day,
        away.last_day,
        asked.line,
        away.kind,
        away.start,
        away.end,
    )
    return planned(desk, Asked(change))


def absence_of(worker: str, away: Absence) -> RecordAbsence:
    """The act that notes an absence; the data thread."""
    from desktop_app.commands.absences import RecordAbsence  # noqa: PLC0415 - the data thread

    return RecordAbsence(worker, away.first_day, away.last_day, away.kind, away.start, away.end)


def act_of(engine: Any, actor: Any, plan: Plan) -> Outcome:
    """Write a change that breaks nothing; what was booked meanwhile stays, and is told."""
    return plan_act(engine, plan)(engine, actor)


def _check(form: WeekForm, typed: WeekTyped) -> None:
    if typed.of.kind == WORKER:
        check_rules(typed.rules(form), form.zone)
    else:
        check_hours(typed.week.hours(typed.first), form.zone)
