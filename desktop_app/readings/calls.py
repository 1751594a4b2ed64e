"""Call lists: whom to tell about a session that was cancelled or moved, and who knows."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from db.engine import reading
from db.queries.answering import Answering, answering_for
from db.queries.planning import languages
from db.queries.subjects import coded
from db.tables.calls import Call
from db.tables.people import Person
from db.tables.sessions import WorkshopSession
from desktop_app.domain.bilingual import Bilingual
from desktop_app.domain.calling import CallStatus
from desktop_app.readings.session_lines import SessionLine, session_lines

NOTHING = Bilingual("")
_PENDING = tuple(str(one) for one in CallStatus if one.is_pending)


@dataclass(frozen=True, slots=True)
class PendingCalls:
    """A call list that is not finished; ``left`` are still to be called."""

    line: SessionLine
    left: int


@dataclass(frozen=True, slots=True)
class CallLine:
    """Somebody on a call list; ``desk`` and ``called_at`` are those of the last tick.

    ``through`` is the guardian at whose number somebody is called; empty at their own.
    """

    code: str
    name: str
    initials: str
    phone: str
    language: Bilingual
    status: CallStatus
    called_at: datetime | None = None
    desk: str = ""
    through: str = ""


@dataclass(frozen=True, slots=True)
class CallListReading:
    """The session people are called about, as it now stands, and all of them."""

    line: SessionLine
    people: tuple[CallLine, ...]

    @property
    def left(self) -> int:
        """How many are still to be called."""
        return sum(one.status.is_pending for one in self.people)


def pending_calls(tx: Session, now: datetime) -> tuple[PendingCalls, ...]:
    """Read the call lists that somebody still has to work through, the nearest session first.

    Nobody is called any more about what is over at ``now``.
    """
    asked = tx.scalars(
        select(WorkshopSession.code)
        .join(Call, Call.session_id == WorkshopSession.id)
        .where(Call.status.in_(_PENDING), WorkshopSession.ends > now)
    )
    left = Counter(asked.all())
    lines = session_lines(tx, WorkshopSession.code.in_(left))
    return tuple(PendingCalls(line, left[line.code]) for line in lines)


def call_list(engine: Engine, session: str) -> CallListReading:
    """Read the whole call list of a session, in the order of the people's family names.

    Raises:
        UnknownCodeError: no session carries the code.
    """
    with reading(engine) as tx:
        row = coded(tx, WorkshopSession, session)
        (line,) = session_lines(tx, WorkshopSession.id == row.id)
        return CallListReading(line, _people(tx, [row.id])[row.id])


def _people(tx: Session, sessions: Iterable[int]) -> dict[int, tuple[CallLine, ...]]:
    spoken = languages(tx)
    rows = tx.execute(
        select(Call, Person)
        .join(Person, Person.id == Call.person_id)
        .where(Call.session_id.in_(tuple(sessions)), Call.status != str(CallStatus.REMOVED))
        .order_by(Person.family_name, Person.given_name, Person.id)
    )
    pairs = [(call, person) for call, person in rows]
    answering = answering_for(tx, [person for _, person in pairs])
    found: dict[int, list[CallLine]] = defaultdict(list)
    for call, person in pairs:
        found[call.session_id].append(_line(call, person, answering[person.id], spoken))
    return defaultdict(tuple, {session: tuple(lines) for session, lines in found.items()})


def _line(
    call: Call, person: Person, answering: Answering, spoken: dict[str, Bilingual]
) -> CallLine:
    given, family = person.given_name, person.family_name
    return CallLine(
        code=person.code,
        name=f"{given} {family}".strip(),
        initials=initials_of(given, family),
        phone=answering.phone,
        language=spoken.get(answering.language, NOTHING),
        status=CallStatus(call.status),
        called_at=call.called_at,
        desk=call.desk,
        through=answering.through,
    )


def initials_of(given: str, family: str) -> str:
    """« M. K. »: what a screen that faces the public shows of a person."""
    return " ".join(f"{name[:1].upper()}." for name in (given, family) if name)
