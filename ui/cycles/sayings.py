"""The words of the wizard: dates, why one is skipped, what is in its way, what a repair does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import TYPE_CHECKING

from desktop_app.domain.calendar import public_holiday_on
from desktop_app.domain.cycle_dates import SkipCause
from desktop_app.domain.findings import Code, Finding
from desktop_app.domain.span import Span
from desktop_app.wording.cycle_preview import holiday_said, skip_said
from desktop_app.wording.findings import finding_text
from desktop_app.wording.holidays import public_holiday_text
from desktop_app.wording.moments import hours_noted
from desktop_app.wording.names import (
    Names,
    agreed,
    capitalised,
    named,
    title_said,
    uncapitalised,
    worker_said,
)
from desktop_app.wording.people_findings import absence_text
from ui.booking.sayings import Speaker
from ui.inspector.finding_titles import finding_title
from ui.inspector.way_texts import way_title

if TYPE_CHECKING:
    from desktop_app.domain.cycle_preview import CycleLine
    from desktop_app.domain.planning import Alternative, Proposal
    from desktop_app.wording.words import Words

MOST_DAYS = 3
"""Days of one line that are all said; of more, the first and the last."""


@dataclass(frozen=True, slots=True)
class Telling:
    """What a preview is said with: words, names, and the centre around it."""

    speaker: Speaker
    names: Names

    @property
    def words(self) -> Words:
        """The reader's language."""
        return self.speaker.words


def days_together(words: Words, days: Sequence[date]) -> str:
    """« mer. 21 et 28 oct. », « mer. 23 déc. et jeu. 7 janv. », « mer. 1er juil. … 26 août »."""
    if len(days) == 1:
        return words.short_day(days[0])
    if len(days) > MOST_DAYS:
        return f"{words.short_day(days[0])} … {words.short_day(days[-1])}"
    if len({day.weekday() for day in days}) > 1:
        said = [words.short_day(day) for day in days]
        return _joined(words, said)
    weekday = words.short_day(days[0]).split()[0]
    months = groupby(days, key=lambda day: (day.year, day.month))
    return f"{weekday} {_joined(words, [_in_month(words, list(group)) for _, group in months])}"


def _in_month(words: Words, days: Sequence[date]) -> str:
    numbers = [words.short_day(day).split()[1] for day in days]
    return f"{_joined(words, numbers)} {words.short_day(days[0]).split()[2]}"


def _joined(words: Words, said: Sequence[str]) -> str:
    if len(said) == 1:
        return said[0]
    return words._("{several} and {last}").format(several=", ".join(said[:-1]), last=said[-1])


def skipped_said(lines: Sequence[CycleLine], telling: Telling) -> str:
    """« passées : vacances de la Toussaint, 17 oct. au 1er nov. »; « retirée »."""
    words, first = telling.words, lines[0]
    if first.date.cause is SkipCause.REMOVED:
        return words._("left out by hand")
    said = words.ngettext("skipped: {cause}", "skipped dates: {cause}", len(lines))
    causes = [_cause(one, telling) for one in lines]
    if len(set(causes)) > 1 and first.date.cause is SkipCause.PUBLIC_HOLIDAY:
        names = ", ".join(dict.fromkeys(_public_said(one, telling) for one in lines))
        causes = [telling.words._("public holidays, {names}").format(names=names)]
    return said.format(cause=causes[0])


def _public_said(line: CycleLine, telling: Telling) -> str:
    public = public_holiday_on(line.date.day)
    return "" if public is None else public_holiday_text(telling.words, public)


def _cause(line: CycleLine, telling: Telling) -> str:
    words, holiday = telling.words, line.date.holiday
    if holiday is not None:
        return words._("{holidays}, {first} to {last}").format(
            holidays=holiday_said(words, holiday),
            first=words.short_day(holiday.first_day).partition(" ")[2],
            last=words.short_day(holiday.last_day).partition(" ")[2],
        )
    name = _public_said(line, telling)
    if line.date.cause is SkipCause.PUBLIC_HOLIDAY and name:
        return words._("public holiday, {name}").format(name=name)
    return skip_said(words, line)


def people_said(codes: Sequence[str], telling: Telling) -> str:
    """« Médecin, infirmière »."""
    said = [uncapitalised(telling.speaker.person(code, codes)) for code in codes]
    return capitalised(", ".join(said))


def room_said(code: str, telling: Telling) -> str:
    """« Grande salle »; with its site where two rooms are called so."""
    words, rooms = telling.words, telling.speaker.planning.rooms
    room = rooms.get(code)
    if room is None:
        return code
    name = words.of(room.name)
    if sum(one.name == room.name for one in rooms.values()) > 1:
        return f"{name} · {telling.speaker.planning.sites[room.site].name}"
    return name


def problem_said(finding: Finding, telling: Telling) -> tuple[str, str]:
    """What stands in the way in a few words, and more about it: « par « Café santé », … »."""
    words, names = telling.words, telling.names
    hours = hours_noted(words, finding.span) if finding.span is not None else ""
    if finding.code is Code.ROOM_TAKEN:
        room = named(words, finding.resource, names)
        taken = words._("{room} {taken}").format(
            room=room, taken=agreed(words, words._("taken"), room)
        )
        title = title_said(words, finding.facts.get("title"), finding.by)
        by = words._("by {title}").format(title=title)
        return taken, ", ".join(filter(None, (by, hours)))
    head = finding_title(words, finding, telling.speaker.planning)
    if finding.code is Code.PERSON_ABSENT and finding.facts.get("kind") != "inactive":
        return head, f"({absence_text(words, str(finding.facts['kind']))})"
    if finding.code is Code.PERSON_TAKEN:
        title = title_said(words, finding.facts.get("title"), finding.by)
        return head, ", ".join(filter(None, (title, hours)))
    return head, finding_text(words, finding, names)


def repair_said(way: Alternative, asked: Proposal, telling: Telling) -> tuple[str, str]:
    """What a repair changes, and what stays as it was or whom it concerns."""
    words, wanted = telling.words, way.proposal
    same_day = wanted.span.day == asked.span.day
    same_room = wanted.room == asked.room
    room = room_said(wanted.room, telling)
    same_hours = wanted.span.start.time() == asked.span.start.time()
    if way.facts.get("replaced"):
        return way_title(words, way, telling.names), _site(way, telling)
    if not same_day:
        stays = words._("same time") if same_hours else hours_noted(words, wanted.span)
        return words.short_day(wanted.span.day), stays if same_room else f"{stays}, {room}"
    if not same_hours:
        return hours_noted(words, wanted.span), words._("same room") if same_room else room
    return room, _site(way, telling) or words._("same time")


def _site(way: Alternative, telling: Telling) -> str:
    site = str(way.facts.get("site", ""))
    return telling.speaker.planning.sites[site].name if site else ""


def difference_said(wanted: Proposal, asked: Proposal, telling: Telling) -> str:
    """« déplacée en Motricité, même heure »: what a repaired date does otherwise."""
    words = telling.words
    parts = []
    if wanted.room != asked.room:
        said = words._("moved to {room}").format(room=room_said(wanted.room, telling))
        parts.append(said)
    if wanted.span.start != asked.span.start:
        parts.append(_when_moved(words, wanted.span, asked.span))
    elif parts:
        parts.append(words._("same time"))
    parts += _team_changes(wanted, asked, telling)
    return ", ".join(parts)


def _when_moved(words: Words, wanted: Span, asked: Span) -> str:
    if wanted.day == asked.day:
        return words._("moved to {hours}").format(hours=hours_noted(words, wanted))
    return words._("instead of {day}").format(day=words.short_day(asked.day))


def _team_changes(wanted: Proposal, asked: Proposal, telling: Telling) -> list[str]:
    words = telling.words
    before = [one.worker for one in asked.involved]
    after = [one.worker for one in wanted.involved]
    gone = [_person(code, telling) for code in before if code not in after]
    come = [_person(code, telling) for code in after if code not in before]
    if come and gone:
        said = words._("{coming} instead of {leaving}")
        return [said.format(coming=", ".join(come), leaving=", ".join(gone))]
    if gone:
        return [words._("without {leaving}").format(leaving=", ".join(gone))]
    return [words._("with {coming}").format(coming=", ".join(come))] if come else []


def _person(code: str, telling: Telling) -> str:
    worker = telling.speaker.planning.workers.get(code)
    label = worker.label if worker is not None else None
    return uncapitalised(worker_said(telling.words, label, code))


def deadline_said(words: Words, order_by: datetime) -> str:
    """« 1re : lun. 5 oct. »: the last day to order the first interpreter."""
    return words._("the first by {day}").format(day=words.short_day(order_by.date()))
