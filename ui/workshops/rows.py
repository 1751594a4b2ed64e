"""A cycle as a line of the list says it, in words; drafts of the wizard stand among them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.domain.cycle_states import CycleState
from desktop_app.domain.names import is_named
from ui.icons import Icon
from ui.palettes import Palette, theme_icon

if TYPE_CHECKING:
    from datetime import date, datetime

    from desktop_app.readings.workshops import CycleLine, Workshops
    from desktop_app.wording import Words
    from ui.cycles.drafts import CycleDraft

_PAUSED_DASH = "–"


@dataclass(frozen=True, slots=True)
class CycleRow:
    """What a line shows.

    Attributes:
        key: tells the line from the others: the code of a cycle, or the key of a draft.
        line: the cycle; nothing for what is still in the wizard.
        draft: what the wizard set aside; nothing for a cycle.
        letter: the letter of the site.
        dates: how far it is, in words.
        count: the enrolled of the places.
        name: everything, for a screen reader.
    """

    key: str
    title: str
    detail: str
    state: CycleState
    state_said: str
    line: CycleLine | None = None
    draft: CycleDraft | None = None
    palette: Palette = Palette.MEDIATION
    icon: Icon = Icon.PENCIL_LINE
    letter: str = ""
    dates: str = ""
    count: str = ""
    more: str = ""
    share: float | None = None
    presence: str = ""
    name: str = ""

    def answers(self, typed: str) -> bool:
        """Whether every word that is looked for begins or stands in what the line says."""
        return is_named(typed, f"{self.title} {self.detail} {self.key}")


def state_said(words: Words, state: CycleState) -> str:
    """« Ouvert », « Complet », « Brouillon », « Terminé »."""
    return {
        CycleState.OPEN: words._("Open cycle"),
        CycleState.FULL: words._("Full"),
        CycleState.DRAFT: words._("Draft"),
        CycleState.FINISHED: words._("Finished"),
    }[state]


def percent_said(words: Words, share: float | None) -> str:
    """« 92 % », "92%"; a dash before anybody came."""
    if share is None:
        return _PAUSED_DASH
    return words._("{share}%").format(share=round(share * 100))


def row_of(line: CycleLine, read: Workshops, words: Words) -> CycleRow:
    """A cycle in the list."""
    site = read.sites.get(line.site)
    palette = Palette(line.palette)
    dates = dates_said(line, read.now, words)
    count = f"{line.enrolled}" if line.places is None else f"{line.enrolled}/{line.places}"
    more = f"+{line.waiting}" if line.waiting else ""
    detail = f"{when_said(line, words)} · {room_said(line, read, words)}"
    state, presence = state_said(words, line.state), percent_said(words, line.presence)
    title = words.of(line.title)
    parts = (
        title,
        state,
        detail,
        "" if site is None else site.name,
        dates,
        _counted(words.ngettext("{count} enrolled", "{count} enrolled", line.enrolled), count),
        _counted(words.ngettext("{count} waiting", "{count} waiting", line.waiting), line.waiting),
        words._("presence {share}").format(share=presence) if line.presence is not None else "",
        _conflicts_said(line, words),
    )
    return CycleRow(
        key=line.code,
        title=title,
        detail=detail,
        state=line.state,
        state_said=state,
        line=line,
        palette=palette,
        icon=theme_icon(line.icon, palette),
        letter="" if site is None else site.letter,
        dates=dates,
        count=count,
        more=more,
        share=None if not line.places else line.enrolled / line.places,
        presence=presence,
        name=", ".join(part for part in parts if part),
    )


def draft_row(draft: CycleDraft, words: Words) -> CycleRow:
    """What was set aside in the wizard: nothing of it is written."""
    saved = words._("set aside {day}, nothing is written yet").format(
        day=words.short_day(draft.saved.date())
    )
    state = state_said(words, CycleState.DRAFT)
    return CycleRow(
        key=draft.key,
        title=draft.title,
        detail=saved,
        state=CycleState.DRAFT,
        state_said=state,
        draft=draft,
        presence=_PAUSED_DASH,
        name=f"{draft.title}, {state}, {saved}",
    )


def when_said(line: CycleLine, words: Words) -> str:
    """« mar. 14:00 », or the hour alone where the dates were chosen one by one."""
    hour = f"{line.hours.start:%H:%M}"
    if not line.rule:
        return hour
    return f"{words.short_day(line.hours.day).partition(' ')[0]} {hour}"


def room_said(line: CycleLine, read: Workshops, words: Words) -> str:
    """The room as the centre calls it."""
    room = read.rooms.get(line.room)
    return line.room if room is None else words.of(room)


def day_said(day: date, today: date, words: Words) -> str:
    """« aujourd'hui », « mar. 1er déc. »."""
    if day == today:
        return words._("today")
    return words.in_year(today.year).near_day(day)


def dates_said(line: CycleLine, now: datetime, words: Words) -> str:
    """« 1 sur 4 · aujourd'hui »: how many dates are over, and when the next one is."""
    held = line.held
    over = sum(one.span.end <= now for one in held)
    said = words._("{done} of {count}").format(done=over, count=len(held))
    if line.state is CycleState.DRAFT:
        optional = words._("as an option")
        return f"{said} · {optional}"
    coming = line.next_date(now)
    if coming is None:
        return said
    return f"{said} · {day_said(coming.span.day, now.date(), words)}"


def _counted(said: str, count: object) -> str:
    return said.format(count=count) if count else ""


def _conflicts_said(line: CycleLine, words: Words) -> str:
    count = sum(one.in_conflict for one in line.dates)
    said = words.ngettext("{count} date in conflict", "{count} dates in conflict", count)
    return said.format(count=count) if count else ""
