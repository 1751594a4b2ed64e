"""What a painted week asks of the data thread: what it is painted on, and what it breaks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.domain.errors import PermanenceError
from desktop_app.domain.opening import OpeningHours
from desktop_app.domain.painted_week import WORKER
from desktop_app.domain.weekly_rules import check_hours, check_rules
from ui.availability.typed import begun

if TYPE_CHECKING:
    from desktop_app.commands.absences import RecordAbsence
    from desktop_app.commands.availability import SetAvailability, SetOpeningHours
    from desktop_app.commands.repairs import ChangeWithRepairs
    from desktop_app.domain.availability import Absence
    from desktop_app.domain.painted_week import WeekOf
    from desktop_app.readings.breakages import PlannedRepair
    from desktop_app.readings.desk import OpenDesk
    from desktop_app.readings.week_form import WeekForm
    from ui.availability.typed import WeekTyped


@dataclass(frozen=True, slots=True)
class Touched:
    """The planned sessions that what is ``typed`` would break, or why it cannot be."""

    typed: WeekTyped
    away: Absence | None = None
    lines: tuple[PlannedRepair, ...] = ()
    wrong: PermanenceError | None = None


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
            if typed.of.kind == WORKER:
                check_rules(typed.rules(form), form.zone)
            else:
                check_hours(typed.week.hours(typed.first), form.zone)
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


def saving_of(form: WeekForm, typed: WeekTyped) -> ChangeWithRepairs:
    """The same as one act that tells which sessions it leaves in conflict; the data thread."""
    from desktop_app.commands.repairs import ChangeWithRepairs  # noqa: PLC0415 - the data thread

    return ChangeWithRepairs(change_of(form, typed))


def absence_of(worker: str, away: Absence) -> RecordAbsence:
    """The act that notes an absence; the data thread."""
    from desktop_app.commands.absences import RecordAbsence  # noqa: PLC0415 - the data thread

    return RecordAbsence(worker, away.first_day, away.last_day, away.kind, away.start, away.end)
