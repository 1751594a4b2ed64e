"""The words of a painted week."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from desktop_app.domain.calendar import WeekParity, iso_week
from desktop_app.domain.opening import OpeningHours
from desktop_app.domain.painted_week import BOTH, QUARTER_MINUTES, WORKER, Cell, hour_of, is_extra
from desktop_app.domain.recurrence import Rhythm, RhythmKind
from desktop_app.domain.weekly_rules import next_dates
from desktop_app.wording.availability import (
    A_MONDAY,
    hours_row,
    kind_said,
    rhythm_said,
    rule_row,
)
from desktop_app.wording.names import capitalised
from desktop_app.wording.people_findings import absence_text
from desktop_app.wording.repairs import way_said
from desktop_app.wording.statuses import appointment_title
from ui.availability.geometry import WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desktop_app.domain.availability import Absence, AvailabilityRule
    from desktop_app.domain.painted_week import Mark, PaintedWeek, Stretch
    from desktop_app.readings.breakages import PlannedRepair
    from desktop_app.readings.week_form import Subject, WeekForm
    from desktop_app.wording.names import Names
    from desktop_app.wording.words import Words
    from ui.availability.typed import Block


ENDS_SOON = timedelta(days=28)
"""A week that ends within so many days says so where it is painted."""


def length_said(words: Words, minutes: int) -> str:
    """« 3 h 30 », « 9 h », « 45 min »."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return words._("{minutes} min").format(minutes=rest)
    if not rest:
        return words._("{hours} h").format(hours=hours)
    return words._("{hours} h {minutes:02}").format(hours=hours, minutes=rest)


def weekday_said(words: Words, iso_weekday: int) -> str:
    """« mardi »."""
    return words.weekday(A_MONDAY + timedelta(days=iso_weekday - 1))


def hours_of(words: Words, run: Stretch) -> str:
    """« 09:00–12:30 »."""
    return f"{words.hour(run.start)}–{words.hour(run.end)}"


def parity_said(words: Words, parity: WeekParity) -> str:
    """« paires », « impaires »: of weeks."""
    return words._("even weeks") if parity is WeekParity.EVEN else words._("odd weeks")


def week_said(words: Words, day: date) -> tuple[str, str]:
    """« sem. 48 », « paire »: the present week, so that nobody has to guess."""
    week = iso_week(day)
    even = week.parity is WeekParity.EVEN
    return (
        words._("week {number}").format(number=week.week),
        words._("even") if even else words._("odd"),
    )


def total_said(words: Words, week: PaintedWeek, iso_weekday: int) -> str:
    """What a day comes to: « 9 h », « paires : 3 h · impaires : 2 h », « aucune heure »."""
    even, odd = (week.minutes(parity, iso_weekday) for parity in BOTH)
    if not even and not odd:
        return words._("no hour")
    if not week.differs(iso_weekday):
        return length_said(words, even)
    if not odd:
        return words._("even: {length}").format(length=length_said(words, even))
    if not even:
        return words._("odd: {length}").format(length=length_said(words, odd))
    return words._("even {even}, odd {odd}").format(
        even=length_said(words, even), odd=length_said(words, odd)
    )


def mark_name(words: Words, form: WeekForm, mark: Mark) -> str:
    """« Villejean », « Villejean, consultation »; of a place, « ouvert »."""
    if form.of.kind != WORKER:
        return words._("open")
    name = next((site.name for site in form.sites if site.code == mark.site), mark.site)
    return name if mark.kind == "group" else f"{name}, {kind_said(words, mark.kind)}"


def letter_of(form: WeekForm, mark: Mark) -> str:
    """The letter of a site."""
    return next((site.letter for site in form.sites if site.code == mark.site), "")


def block_said(words: Words, block: Block) -> str:
    """« mardi, 14:00–16:00 »: a rectangle of the grid."""
    days = [weekday_said(words, day) for day in block.weekdays]
    shown = days[0] if len(days) == 1 else f"{days[0]} – {days[-1]}"
    return f"{shown}, {block_hours(words, block)}"


def block_hours(words: Words, block: Block) -> str:
    """« 14:00–16:00 »."""
    start, end = hour_of(block.quarters[0]), hour_of(block.quarters[-1] + 1)
    return f"{words.hour(start)}–{words.hour(end)}"


def stroke_said(words: Words, block: Block) -> str:
    """« vendredi 13:30–15:00 · 1 h 30 »: beside the hand that paints."""
    length = length_said(words, len(block.quarters) * QUARTER_MINUTES)
    return f"{block_said(words, block)} · {length}"


def cell_said(words: Words, form: WeekForm, week: PaintedWeek, block: Block) -> str:
    """What is painted where the cursor is, in even and in odd weeks where they differ."""
    marks = {
        parity: week.marks.get(Cell(parity, block.to_weekday, block.to_quarter)) for parity in BOTH
    }
    said = {
        parity: words._("nothing") if mark is None else mark_name(words, form, mark)
        for parity, mark in marks.items()
    }
    if len(set(said.values())) == 1:
        return said[BOTH[0]]
    return ", ".join(f"{parity_said(words, parity)}: {said[parity]}" for parity in BOTH)


def lines_said(words: Words, form: WeekForm, week: PaintedWeek) -> tuple[tuple[str, ...], ...]:
    """The grid as a table: day, weeks, hours, what; one line for each stretch."""
    lines: list[tuple[str, ...]] = []
    for weekday in WEEKDAYS:
        apart = week.differs(weekday)
        for parity in BOTH if apart else BOTH[:1]:
            weeks = (
                parity_said(words, parity)
                if apart
                else rhythm_said(words, Rhythm(RhythmKind.WEEKLY))
            )
            lines += [
                (
                    weekday_said(words, weekday),
                    weeks,
                    hours_of(words, one),
                    mark_name(words, form, one.mark),
                )
                for one in week.stretches(parity, weekday)
            ]
    return tuple(lines)


def beside_said(
    words: Words, lines: Iterable[AvailabilityRule | OpeningHours], names: Names
) -> tuple[str, ...]:
    """The rules that a grid of two parities cannot show, each on a line."""
    rows = [
        hours_row(words, one) if isinstance(one, OpeningHours) else rule_row(words, one, names)
        for one in lines
    ]
    return tuple(" · ".join(filter(None, row)) for row in rows)


def away_said(words: Words, away: Absence) -> tuple[str, str]:
    """« congé », « mar. 22 déc. → sam. 2 janv. »: an absence as it is read."""
    when = words.short_day(away.first_day)
    if away.last_day != away.first_day:
        when = f"{when} → {words.short_day(away.last_day)}"
    if not away.all_day:
        start = "" if away.start is None else words.hour(away.start)
        end = "" if away.end is None else words.hour(away.end)
        when = f"{when} {start}–{end}"
    return capitalised(absence_text(words, away.kind)), when


def exceptions_said(words: Words, form: WeekForm) -> tuple[tuple[str, str], ...]:
    """What wins over the usual week, in order of time: absences, and hours added on one date."""
    away = [(one.first_day, away_said(words, one)[::-1]) for one in form.absences]
    names = {site.code: site.name for site in form.sites}
    more = [
        (
            one.valid_from,
            (
                f"{words.short_day(day)} {words.hour(one.start)}–{words.hour(one.end)}",
                words._("added, {site}").format(site=names.get(one.site, one.site)),
            ),
        )
        for one in form.rules
        if is_extra(one)
        for day in next_dates(one, one.valid_from, most=1)
    ]
    return tuple(said for _day, said in sorted([*away, *more]))


def ending_said(words: Words, last: date | None, today: date) -> str:
    """That what is painted ends before long; nothing when it goes on."""
    if last is None or last - today > ENDS_SOON:
        return ""
    said = words._(
        "This week ends on {day}: what is painted does not hold after it. Change its last day to"
        " go further."
    )
    return said.format(day=words.short_day_with_year(last))


def subject_said(words: Words, subject: Subject, sites: dict[str, str]) -> str:
    """« Psychologue P012 · M. K. », « Villejean », « Salle bleue »."""
    if subject.of.kind != WORKER:
        kind = words._("Site") if subject.of.code in sites else words._("Room")
        return f"{kind} · {words.of(subject.label)}"
    initials = subject.named.initials if subject.named is not None else ""
    return " · ".join(filter(None, (f"{words.of(subject.label)} {subject.of.code}", initials)))


def touched_title(words: Words, lines: Sequence[PlannedRepair]) -> str:
    """« 2 séances prévues touchées », « 2 séances et 1 rendez-vous touchés »; nothing of none."""
    appointments = sum(bool(one.line.kind) for one in lines)
    sessions = len(lines) - appointments
    if not lines:
        return ""
    if not appointments:
        return words.ngettext(
            "{count} planned session touched", "{count} planned sessions touched", sessions
        ).format(count=sessions)
    if not sessions:
        return words.ngettext(
            "{count} planned appointment touched",
            "{count} planned appointments touched",
            appointments,
        ).format(count=appointments)
    dates = words.ngettext("{count} session", "{count} sessions", sessions)
    booked = words.ngettext("{count} appointment", "{count} appointments", appointments)
    return words._("{sessions} and {appointments} touched").format(
        sessions=dates.format(count=sessions), appointments=booked.format(count=appointments)
    )


def touched_said(words: Words, one: PlannedRepair, names: Names) -> tuple[str, str]:
    """What is touched, and its best way out or why there is none."""
    line, chosen = one.line, one.repair.chosen
    named = appointment_title(words, line.kind) if line.kind else words.of(line.title)
    title = f"{named} · {words.short_day(line.span.day)} {words.hour(line.span.start)}"
    if chosen is not None:
        return title, words._("possible: {way}").format(way=way_said(words, chosen, names))
    return title, words._("to be settled")
