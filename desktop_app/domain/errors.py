"""Refusals a person can act upon; a bug is any other exception."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from desktop_app.domain.bilingual import Bilingual
from desktop_app.domain.findings import Finding


class PermanenceError(Exception):
    """Something the person at the desk can understand and act upon."""


@dataclass(slots=True)
class RefusedError(PermanenceError):
    """The rules refuse; every obstacle is listed, the notes and warnings too."""

    findings: Sequence[Finding]


@dataclass(slots=True)
class StaleError(PermanenceError):
    """What the person saw has changed meanwhile.

    ``fields`` names what changed, ``desk`` and ``at`` say who did it when known.
    """

    subject: str
    fields: tuple[str, ...] = ()
    desk: str = ""
    at: datetime | None = None


@dataclass(slots=True)
class UnknownCodeError(PermanenceError):
    """No ``kind`` (session, room, person, ...) of the centre carries this code.

    ``meant`` are the codes that were probably meant, with their labels, once somebody looked.
    """

    kind: str
    code: str
    meant: Mapping[str, Bilingual] = field(default_factory=dict)


@dataclass(slots=True)
class BadInputError(PermanenceError):
    """A value that cannot be used: ``reason`` is a code that wording turns into a sentence.

    ``offers`` are the nearest good values when there are any (a clock change).
    """

    field_name: str
    reason: str
    value: str = ""
    offers: tuple[str, ...] = field(default=())


@dataclass(slots=True)
class NothingToUndoError(PermanenceError):
    """The desk has no act left to take back (``redo`` false) or to do again (true)."""

    desk: str
    redo: bool = False


@dataclass(slots=True)
class WrongStatusError(PermanenceError):
    """What is asked does not go with the state of the object: cancelling a cancelled session."""

    subject: str
    status: str
    act: str


@dataclass(slots=True)
class NotBegunError(PermanenceError):
    """Nobody's presence can be recorded at a session before it ``starts``."""

    subject: str
    starts: datetime


@dataclass(slots=True)
class UnknownLinesError(PermanenceError):
    """Some numbers typed have no line on the paper, whose lines go from 1 to ``last``."""

    unknown: tuple[int, ...]
    last: int


@dataclass(slots=True)
class PapersDisagreeError(PermanenceError):
    """The lines typed for a session do not mean the same people on each paper printed for it.

    ``papers`` are the number and the version of each, the latest first; ``of_cycle`` says that
    some are grids of its whole cycle.
    """

    subject: str
    papers: tuple[tuple[str, int], ...]
    of_cycle: bool = False


@dataclass(slots=True)
class SessionOverError(PermanenceError):
    """The session has ended: nobody can join it any more."""

    subject: str
    ended: datetime


@dataclass(slots=True)
class CycleOverError(PermanenceError):
    """Every date of the cycle is past: nobody can join it any more."""

    subject: str
    last: datetime


@dataclass(slots=True)
class RoomInUseError(PermanenceError):
    """A room cannot be given up: so many sessions and appointments to come stand in it."""

    room: str
    sessions: int
    appointments: int = 0


@dataclass(slots=True)
class SiteInUseError(PermanenceError):
    """A site cannot be put away: so much is still to come there, the next at ``following``."""

    site: str
    sessions: int
    appointments: int
    following: datetime


@dataclass(slots=True)
class NoPlaceError(PermanenceError):
    """There is no place in the session or the cycle; ``rank`` is that of the waiting list.

    ``because`` is full, date_full (one date of the cycle) or others_wait.
    """

    subject: str
    enrolled: int
    places: int
    rank: int
    because: str


@dataclass(slots=True)
class WaitingListFullError(PermanenceError):
    """There is no place, and as many wait as may: ``limit``, 0 where nobody may.

    ``because`` says why there is no place, as in `NoPlaceError`.
    """

    subject: str
    enrolled: int
    places: int
    limit: int
    because: str


@dataclass(slots=True)
class WalkInError(PermanenceError):
    """People come without enrolling: nobody is given a place, or a rank."""

    subject: str


@dataclass(slots=True)
class AlreadyEnrolledError(PermanenceError):
    """The person already has a place, or waits, in this session or cycle."""

    subject: str
    person: str


@dataclass(slots=True)
class NotEnrolledError(PermanenceError):
    """The person neither has a place nor waits in this session or cycle.

    ``cycle`` is the one through which the person comes to the session, if any.
    """

    subject: str
    person: str
    cycle: str = ""


@dataclass(slots=True)
class WaitsForCycleError(PermanenceError):
    """Those who wait for the whole ``cycle`` come before those of this session."""

    subject: str
    cycle: str


@dataclass(slots=True)
class AlreadyKnownError(PermanenceError):
    """Somebody who looks the same is known already; ``people`` are their codes."""

    people: tuple[str, ...]
