"""The words of a term: what is wanted, where it goes, what it loses, what it would have alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from desktop_app.domain.errors import RefusedError
from desktop_app.domain.recurrence import RhythmKind
from desktop_app.domain.roles import ALL, ANY
from desktop_app.domain.term_wishes import ANY_HOURS, WEEKLY
from desktop_app.wording.availability import rhythm_said
from desktop_app.wording.findings import finding_text
from desktop_app.wording.import_reasons import import_reason
from desktop_app.wording.names import capitalised
from desktop_app.wording.term import (
    SEPARATOR,
    losses_said,
    not_placed_said,
    plan_said,
    planned_date_row,
    usual_said,
)
from ui.cycles.rhythms import Family, details_of
from ui.dialogs.attempt import failure_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.domain.term_asked import TermAsked
    from desktop_app.domain.term_plans import PlannedCycle
    from desktop_app.exchange.term_file import WishesRead
    from desktop_app.wording.words import Words
    from ui.finder.sayings import Telling
    from ui.terms.facts import Found, Progress

A_MONDAY = date(2026, 11, 23)
MOST_REFUSED = 4
"""Lines of a file that are said one by one."""


@dataclass(frozen=True, slots=True)
class WishLine:
    """A line of the table in words; ``is_wrong`` when its place says what cannot be."""

    line: int
    title: str
    wish: str
    place: str
    losses: str
    alone: str
    is_wrong: bool = False

    @property
    def cells(self) -> tuple[str, ...]:
        """In the order of the columns."""
        return (self.title, self.wish, self.place, self.losses, self.alone)


def wish_line(
    wish: TermAsked, found: Found | None, trouble: Exception | None, telling: Telling
) -> WishLine:
    """A wish, beside what was found for it."""
    words, names = telling.words, telling.names
    title = title_said(wish, telling)
    wanted = wish_said(wish, telling)
    if trouble is not None:
        said = trouble_said(words, trouble, telling)
        return WishLine(wish.line, title, wanted, said, "", "", is_wrong=True)
    if found is None:
        return WishLine(wish.line, title, wanted, words._("not looked for yet"), "", "")
    alone = _alone_said(found, telling)
    if found.here is None:
        reason = words._("No place.")
        if found.reason is not None:
            reason = not_placed_said(words, found.reason, names)[0]
        return WishLine(wish.line, title, wanted, reason, "", alone, is_wrong=True)
    place = capitalised(usual_said(words, found.here, names))
    return WishLine(wish.line, title, wanted, place, losses_said(words, found.here.losses), alone)


def waiting_said(words: Words, made: int) -> str:
    """What was created since the last search; that nothing else is written."""
    if not made:
        return words._("Nothing is written before a cycle is created.")
    said = words.ngettext(
        "{count} cycle created; Ctrl+Z takes it back.",
        "{count} cycles created; Ctrl+Z takes them back one by one.",
        made,
    )
    return said.format(count=made)


def title_said(wish: TermAsked, telling: Telling) -> str:
    """« Souffle et voix · 6 séances »."""
    words, model = telling.words, telling.choices.form.models.get(wish.programme)
    if not wish.programme:
        return words._("Choose a workshop…")
    title = wish.title or (wish.programme if model is None else words.of(model.title))
    sessions = wish.sessions or (None if model is None else model.sessions)
    if sessions is None:
        return title
    count = words.ngettext("{count} session", "{count} sessions", sessions).format(count=sessions)
    return SEPARATOR.join((title, count))


def wish_said(wish: TermAsked, telling: Telling) -> str:
    """« mardi ou jeudi · 14:00–17:00 · Villeneuve · Diététicienne · 01/12/2026–31/03/2027 »."""
    words, planning = telling.words, telling.planning
    days = words._(" or ").join(day for code, day in days_of(words) if int(code) in wish.weekdays)
    hours = ""
    if (wish.after, wish.before) != ANY_HOURS:
        hours = f"{words.hour(wish.after)}–{words.hour(wish.before)}"
    room = dict(telling.rooms("")).get(wish.room, wish.room)
    site = "" if room or wish.site not in planning.sites else planning.sites[wish.site].name
    roles = [role_said(one, telling) for one in roles_of(wish)]
    period = f"{words.numeric_day(wish.first)}–{words.numeric_day(wish.last)}"
    people = [telling.person(code) for code in wish.team]
    needs = [telling.need(one.named) for one in wish.needs]
    language = planning.languages.get(wish.language)
    spoken = wish.language if language is None else words.of(language)
    minutes = ""
    if wish.minutes is not None:
        minutes = words._("{minutes} min").format(minutes=wish.minutes)
    rhythm = "" if wish.rhythm == WEEKLY else rhythm_said(words, wish.rhythm)
    if wish.rhythm.kind is RhythmKind.NTH and len(wish.weekdays) == 1:
        by_month = dict(details_of(Family.MONTHLY, words, weekday_in_month(wish)))
        days, rhythm = "", by_month[str(wish.rhythm)]
    pieces = (days, rhythm, hours, minutes, room or site, *people, *roles, *needs, spoken, period)
    return SEPARATOR.join(filter(None, pieces))


def days_of(words: Words) -> list[tuple[str, str]]:
    """The days of the week by number, from 1."""
    return [
        (str(number + 1), words.weekday(A_MONDAY + timedelta(days=number))) for number in range(7)
    ]


def weekday_in_month(wish: TermAsked) -> date:
    """A day of the one weekday that is wished; of the first day's otherwise."""
    (weekday,) = wish.weekdays if len(wish.weekdays) == 1 else (wish.first.isoweekday(),)
    return A_MONDAY + timedelta(days=weekday - 1)


def roles_of(wish: TermAsked) -> list[str]:
    """The professions of which somebody is wanted, each perhaps with others that will do."""
    return [one for one in wish.roles.split(ALL) if one]


def role_said(role: str, telling: Telling) -> str:
    """« Orthophoniste »; « Infirmière ou Médecin » where either will do."""
    return telling.words._(" or ").join(telling.role(one) for one in role.split(ANY))


def trouble_said(words: Words, trouble: Exception, telling: Telling) -> str:
    """Why a line cannot be planned, or its cycle not be created."""
    if isinstance(trouble, RefusedError) and trouble.findings:
        said = [finding_text(words, one, telling.names) for one in trouble.findings]
        return " ".join(said)
    return failure_text(words, trouble)


def details_said(wish: TermAsked, found: Found | None, telling: Telling) -> list[str]:
    """Every date of a cycle; for one without a place, why and what would give one."""
    words, names = telling.words, telling.names
    heading = title_said(wish, telling)
    if found is None:
        return [
            heading,
            words._("Search: its dates will be shown here before anything is written."),
        ]
    if found.here is None:
        reason = found.reason
        why = [] if reason is None else not_placed_said(words, reason, names)
        return [heading, *(why or [words._("No place.")])]
    rows = enumerate(found.here.dates, 1)
    return [
        heading,
        *(
            f"{number}. " + SEPARATOR.join(planned_date_row(words, one, names))
            for number, one in rows
        ),
    ]


def progress_said(words: Words, progress: Progress, *, is_running: bool) -> str:
    """« On cherche mieux : 1 240 essais · 3 cycles placés sur 4 · poids des pertes 12 »."""
    tries = words.ngettext("{count} try", "{count} tries", progress.tries)
    losses = sum(sum(one.losses.values()) for one in progress.plan.cycles if one is not None)
    lost = words.ngettext("{count} wish given up", "{count} wishes given up", losses)
    plan = plan_said(words, progress.plan)
    said = SEPARATOR.join((plan, lost.format(count=losses), tries.format(count=progress.tries)))
    if is_running:
        return words._("Looking for better: {plan}").format(plan=said)
    if progress.is_over:
        return words._("Nothing better to find: {plan}").format(plan=said)
    return words._("The best plan found: {plan}").format(plan=said)


def file_said(words: Words, read: WishesRead) -> str:
    """Why a file was not taken, line by line."""
    refused: Sequence[str] = [
        words._("{place}: {reason}").format(
            place=" ".join(
                filter(None, (words._("line {line}").format(line=one.line), one.column))
            ),
            reason=import_reason(words, one.reason, one.facts),
        )
        for one in read.refused[:MOST_REFUSED]
    ]
    return " ".join((words._("The file was not taken."), *refused))


def _alone_said(found: Found, telling: Telling) -> str:
    """What it would have today if nothing else were wanted."""
    words, here, there = telling.words, found.here, found.there
    if there is None:
        return words._("no place either")
    if here is not None and _place(here) == _place(there) and here.losses == there.losses:
        return words._("the same")
    usual = capitalised(usual_said(words, there, telling.names))
    return f"{usual}: {losses_said(words, there.losses)}"


def _place(cycle: PlannedCycle) -> tuple[object, ...]:
    usual = cycle.usual.proposal
    return usual.span.day.weekday(), usual.span.start.time(), usual.room, usual.involved
