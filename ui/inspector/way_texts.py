"""A way out in two short lines: what it does, and whom it disturbs."""

from datetime import datetime, timedelta

from desktop_app.domain.planning import Alternative
from desktop_app.wording import Words
from desktop_app.wording.alternatives import SEPARATOR, alternative_text
from desktop_app.wording.moments import moment_said
from desktop_app.wording.names import Names, capitalised, named


def way_title(words: Words, alternative: Alternative, names: Names) -> str:
    """« À 15:30 », « Grande salle, à 15:30 », « Grande salle »."""
    facts = alternative.facts
    parts = []
    if room := str(facts.get("room", "")):
        parts.append(named(words, room, names))
    start = facts.get("start")
    if isinstance(start, str):
        parts.append(_time(words, datetime.fromisoformat(start), int(facts["minutes"])))
    return capitalised(", ".join(parts))


def way_cost(words: Words, alternative: Alternative, names: Names) -> str:
    """« 7 personnes à prévenir », with another site and an interpreter to ask again."""
    return alternative_text(words, alternative, names).partition(SEPARATOR)[2]


def _time(words: Words, start: datetime, later: int) -> str:
    if (start - timedelta(minutes=later)).date() == start.date():
        return words._("at {hour}").format(hour=words.hour(start))
    return moment_said(words, start)
