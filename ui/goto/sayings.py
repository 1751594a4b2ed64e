"""What the go-to box says of somebody, of a place, of where somebody is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.domain.typed_goal import FoundKind
from desktop_app.wording.moments import hours_noted
from desktop_app.wording.names import capitalised
from desktop_app.wording.roles import role_words

if TYPE_CHECKING:
    from datetime import datetime

    from desktop_app.domain.bilingual import Bilingual
    from desktop_app.readings.whereabouts import Whereabouts
    from desktop_app.wording import Words

POINT = " · "


def kind_said(words: Words, kind: FoundKind) -> str:
    """What a line is, in a word."""
    return {
        FoundKind.ROOM: words._("Room"),
        FoundKind.WORKER: words._("Team"),
        FoundKind.PERSON: words._("Participant"),
        FoundKind.SESSION: words._("Session"),
        FoundKind.CYCLE: words._("Cycle"),
    }[kind]


def role_said(words: Words, label: Bilingual) -> str:
    """« Orthophoniste », "Speech therapist"."""
    return capitalised(role_words(words, label))


def where_said(words: Words, where: Whereabouts | None, now: datetime, *, titled: bool) -> str:
    """« aujourd'hui 14:00–15:30 · Passage en 6e · Salle Marronnier, Villejean »."""
    if where is None:
        return words._("Nothing planned")
    place = f"{words.of(where.room)}, {where.site}"
    title = _title_said(words, where) if titled else ""
    return POINT.join(part for part in (_when_said(words, where, now), title, place) if part)


def _when_said(words: Words, where: Whereabouts, now: datetime) -> str:
    span = where.span
    if where.is_over:
        day = words.in_year(now.year).near_day(span.day)
        return words._("last on {day}, {hours}").format(day=day, hours=hours_noted(words, span))
    if span.start <= now:
        return words._("now, until {time}").format(time=words.hour(span.end))
    if span.day == now.date():
        return words._("today {hours}").format(hours=hours_noted(words, span))
    return f"{words.in_year(now.year).near_day(span.day)} {hours_noted(words, span)}"


def _title_said(words: Words, where: Whereabouts) -> str:
    kinds = {
        "boussole": words._("Boussole appointment"),
        "mediation": words._("Mediation appointment"),
    }
    return kinds.get(where.kind) or words.of(where.title)
