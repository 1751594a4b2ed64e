"""Appointments: individual support of one person by one worker, and what becomes of them.

Kinds and states only: nothing is kept of what is said (domain.md, 1.2, 1.3 and 3.2).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType

from desktop_app.domain.interpreting import COVERING
from desktop_app.domain.planning import Involved, Need, Proposal, Whereabouts
from desktop_app.domain.span import Span

USUAL_LENGTH = timedelta(minutes=45)
MOST_FOLLOWING = 30
"""The most appointments taken at once: a school year of weeks."""

MOST_WEEKS_BETWEEN = 26


class AppointmentKind(StrEnum):
    """What an appointment is for."""

    BOUSSOLE = "boussole"
    MEDIATION = "mediation"


class AppointmentStatus(StrEnum):
    """What became of an appointment; ``removed`` was taken back by an undo."""

    PLANNED = "planned"
    HONOURED = "honoured"
    NO_SHOW = "no_show"
    EXCUSED = "excused"
    CANCELLED = "cancelled"
    REMOVED = "removed"


class CancelledBy(StrEnum):
    """Who gave an appointment up."""

    PERSON = "person"
    WORKER = "worker"
    CENTRE = "centre"


HOLDING = frozenset(
    {AppointmentStatus.PLANNED, AppointmentStatus.HONOURED, AppointmentStatus.NO_SHOW}
)
"""States in which it holds, or has held, its room, its worker and its interpreter."""

OUTCOMES = frozenset(
    {AppointmentStatus.HONOURED, AppointmentStatus.NO_SHOW, AppointmentStatus.EXCUSED}
)
"""What can be recorded of one that was to take place."""

_NEXT = MappingProxyType(
    {
        AppointmentStatus.PLANNED: OUTCOMES | {AppointmentStatus.CANCELLED},
        AppointmentStatus.HONOURED: OUTCOMES | {AppointmentStatus.PLANNED},
        AppointmentStatus.NO_SHOW: OUTCOMES | {AppointmentStatus.PLANNED},
        AppointmentStatus.EXCUSED: OUTCOMES | {AppointmentStatus.PLANNED},
        AppointmentStatus.CANCELLED: frozenset({AppointmentStatus.PLANNED}),
        AppointmentStatus.REMOVED: frozenset[AppointmentStatus](),
    }
)


def may_become(status: AppointmentStatus, wanted: AppointmentStatus) -> bool:
    """Whether an appointment may go from one state to another; staying is allowed."""
    return wanted is status or wanted in _NEXT[status]


def may_record(wanted: AppointmentStatus, start: datetime, now: datetime) -> bool:
    """Whether an outcome can be true yet.

    Somebody is received, or does not come, once the hour has struck; an excuse is given
    on the day.
    """
    if wanted is AppointmentStatus.EXCUSED:
        return now.date() >= start.date()
    return now >= start


def following_starts(first: datetime, weeks: int, times: int) -> tuple[datetime, ...]:
    """When a follow-up takes place: the same hour, every so many weeks, the first included.

    Raises:
        ValueError: ``weeks`` is not 1 to 26, or ``times`` not 1 to 30.
    """
    if not 1 <= weeks <= MOST_WEEKS_BETWEEN or not 1 <= times <= MOST_FOLLOWING:
        raise ValueError(f"not a follow-up: {times} times every {weeks} weeks")
    return tuple(first + timedelta(weeks=weeks * step) for step in range(times))


@dataclass(frozen=True, slots=True)
class AppointmentNeeds:
    """What the rules need of an appointment besides its hour, its room and its workers.

    ``person`` is a code; ``order`` is the state of its interpreter order, empty without one,
    ``language`` and ``mode`` what was ordered; ``excluded`` are interpreters who may not come.
    """

    kind: str
    person: str
    needs: tuple[Need, ...] = ()
    excluded: frozenset[str] = frozenset()
    order: str = ""
    language: str = ""
    mode: str = ""

    def proposal(
        self, code: str, span: Span, room: str, involved: Sequence[Involved], *, order: str
    ) -> Proposal:
        """The appointment in some place, its order in the state that it would be in there."""
        still = order == self.order and order in COVERING
        return Proposal(
            span=span,
            room=room,
            involved=tuple(involved),
            enrolled=1,
            needs=self.needs,
            language=self.language,
            order=order,
            ordered=frozenset({self.language}) if still else frozenset(),
            participants=frozenset({self.person}),
            excluded_interpreters=self.excluded,
            ignoring=code,
            appointment=True,
            mode=self.mode,
            purpose=self.kind,
        )

    def standing(self, code: str, span: Span, room: str, involved: Sequence[Involved]) -> Proposal:
        """The appointment where it stands today, as a search for another place takes it."""
        asked = self.proposal(code, span, room, involved, order=self.order)
        return replace(asked, stands=Whereabouts(span, room))
