"""A cycle of a term as somebody writes it down: what is left out is its programme's own."""

from dataclasses import dataclass
from datetime import date, time

from desktop_app.domain.planning import Need
from desktop_app.domain.recurrence import Rhythm
from desktop_app.domain.term_wishes import ANY_HOURS, WEEKLY


@dataclass(frozen=True, slots=True)
class TermAsked:
    """One line of a list of wishes; ``line`` is its number there.

    ``team`` are codes of those who are named. ``first`` and ``last`` are the days between which
    it is held. ``sessions`` and ``minutes`` are empty when the programme says them.
    """

    line: int
    programme: str
    first: date
    last: date
    title: str = ""
    sessions: int | None = None
    minutes: int | None = None
    rhythm: Rhythm = WEEKLY
    team: tuple[str, ...] = ()
    roles: str = ""
    site: str = ""
    room: str = ""
    people: int = 0
    needs: tuple[Need, ...] = ()
    language: str = ""
    weekdays: frozenset[int] = frozenset()
    after: time = ANY_HOURS[0]
    before: time = ANY_HOURS[1]
