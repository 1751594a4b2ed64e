"""Somebody who wants an appointment: what booking one needs to know of them."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session, aliased

from db.engine import reading
from db.queries.enrolments import engagements, excluded_interpreters
from db.queries.subjects import coded
from db.tables.centre import Language
from db.tables.people import Person
from db.tables.sessions import Resource
from db.tables.support import Appointment
from desktop_app.domain.appointments import AppointmentKind, AppointmentNeeds
from desktop_app.domain.planning import STEP_FREE, Need, Occupation
from desktop_app.domain.span import Span
from desktop_app.readings.people_search import PersonFound, person_as_found

BOUND = timedelta(days=400)
"""How far ahead of now their other bookings are read."""

_OF_LATE = timedelta(days=180)
_HELD = ("planned", "honoured", "no_show")


@dataclass(frozen=True, slots=True)
class PersonToSee:
    """A person, and what an appointment for them needs.

    ``language`` is what is interpreted for them, empty when nothing is; ``kind`` is that of
    their last appointment; ``excluded`` are interpreters who may not come, ``bound`` what they
    are expected at; ``usual`` are the rooms in which each worker receives, by code, the most
    usual first.
    """

    person: PersonFound
    kind: str = AppointmentKind.BOUSSOLE
    language: str = ""
    step_free: bool = False
    excluded: frozenset[str] = frozenset()
    bound: tuple[Occupation, ...] = ()
    usual: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def needs(self, kind: str, language: str, mode: str) -> AppointmentNeeds:
        """What the rules need of an appointment of a kind, interpreted in a mode."""
        return AppointmentNeeds(
            kind=kind,
            person=self.person.code,
            needs=(Need(STEP_FREE),) if self.step_free else (),
            excluded=self.excluded,
            language=language,
            mode=mode if language else "",
        )


def person_to_see(engine: Engine, code: str, now: datetime) -> PersonToSee:
    """Read somebody by code, with what they are bound to from today on.

    Raises:
        UnknownCodeError: nobody carries the code.
    """
    with reading(engine) as tx:
        row = coded(tx, Person, code)
        window = Span.whole_days(now.date(), (now + BOUND).date())
        interpreted = row.needs_interpreter and row.main_language in set(
            tx.scalars(select(Language.code))
        )
        return PersonToSee(
            person_as_found(row),
            _last_kind(tx, row.id),
            row.main_language if interpreted else "",
            row.needs_step_free_access,
            excluded_interpreters(tx, (row.id,)).get(row.id, frozenset()),
            engagements(tx, window, (row.id,)).get(row.code, ()),
            _usual_rooms(tx, now),
        )


def _last_kind(tx: Session, person: int) -> str:
    last = tx.scalar(
        select(Appointment.kind)
        .where(Appointment.person_id == person, Appointment.status != "removed")
        .order_by(Appointment.starts.desc(), Appointment.id.desc())
        .limit(1)
    )
    return last or AppointmentKind.BOUSSOLE


def _usual_rooms(tx: Session, now: datetime) -> dict[str, tuple[str, ...]]:
    worker, room = aliased(Resource), aliased(Resource)
    rows = tx.execute(
        select(worker.code, room.code, func.count(Appointment.id))
        .join(worker, worker.id == Appointment.worker_id)
        .join(room, room.id == Appointment.room_id)
        .where(Appointment.starts >= now - _OF_LATE, Appointment.status.in_(_HELD))
        .group_by(worker.code, room.code)
        .order_by(worker.code, room.code)
    )
    counted: dict[str, Counter[str]] = {}
    for who, where, count in rows:
        counted.setdefault(who, Counter())[where] = count
    return {who: tuple(code for code, _ in rooms.most_common()) for who, rooms in counted.items()}
