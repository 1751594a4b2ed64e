"""A way out in two short lines: what it does, and whom it disturbs."""

from datetime import datetime, timedelta

from desktop_app.domain.planning import Alternative
from desktop_app.wording import Words
from desktop_app.wording.alternatives import SEPARATOR, alternative_text
from desktop_app.wording.moments import moment_said
from desktop_app.wording.names import (
    Names,
    capitalised,
    named,
    uncapitalised,
    worker_said,
)


def way_title(words: Words, alternative: Alternative, names: Names) -> str:
    """« À 15:30 », « Grande salle, à 15:30 », « Psychologue remplace orthophoniste »."""
    facts = alternative.facts
    parts = _people(words, alternative, names)
    if room := str(facts.get("room", "")):
        parts.append(named(words, room, names))
    start = facts.get("start")
    if isinstance(start, str):
        parts.append(_time(words, datetime.fromisoformat(start), int(facts["minutes"])))
    return capitalised(", ".join(parts))


def _people(words: Words, alternative: Alternative, names: Names) -> list[str]:
    """Who comes instead of whom, or who is let go; by what they are, never by a name."""
    leaving = _said(words, alternative.facts.get("replaced"), names)
    coming = _said(words, alternative.facts.get("replaced_by"), names)
    if coming:
        return [words._("{coming} instead of {leaving}").format(coming=coming, leaving=leaving)]
    return [words._("without {leaving}").format(leaving=leaving)] if leaving else []


def _said(words: Words, codes: str | int | None, names: Names) -> str:
    """Professions; with the code where two would be called the same."""
    known = [code for code in str(codes or "").split("|") if code]
    return ", ".join(uncapitalised(worker_said(words, names.get(code), code)) for code in known)


def way_cost(words: Words, alternative: Alternative, names: Names) -> str:
    """« 7 personnes à prévenir », with another site and an interpreter to ask again."""
    return alternative_text(words, alternative, names).partition(SEPARATOR)[2]


def way_brief(words: Words, alternative: Alternative, names: Names) -> str:
    """« à Beauregard · 7 à prévenir »: the same where there is little room."""
    facts, parts = alternative.facts, list[str]()
    if site := str(facts.get("site", "")):
        parts.append(words._("at {site}").format(site=named(words, site, names)))
    if facts.get("interpreter_again"):
        parts.append(words._("interpreter again"))
    if count := alternative.disturbed:
        parts.append(
            words.ngettext("{count} to call", "{count} to call", count).format(count=count)
        )
    return SEPARATOR.join(parts)


def _time(words: Words, start: datetime, later: int) -> str:
    if (start - timedelta(minutes=later)).date() == start.date():
        return words._("at {hour}").format(hour=words.hour(start))
    return moment_said(words, start)
