"""Requests for mediation by codes, and their counts over a period."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Engine, select
from sqlalchemy.orm import Session

from db.engine import reading
from db.queries.subjects import coded
from db.tables.centre import MediationMotive
from db.tables.people import Person
from db.tables.sessions import Resource
from db.tables.support import MediationRequest
from desktop_app.domain.bilingual import Bilingual
from desktop_app.domain.mediation import MediationStatus, MotiveCounts, motive_counts

_STANDS = MediationRequest.status != str(MediationStatus.REMOVED)


@dataclass(frozen=True, slots=True)
class MediationLine:
    """One request; whom it is for is a code."""

    code: str
    person: str
    received_on: date
    channel: str
    motives: tuple[str, ...]
    language: str
    mediator: str
    status: str
    outcome: str
    next_on: date | None
    closed_on: date | None


@dataclass(frozen=True, slots=True)
class MediationCounts:
    """What was asked during a period: ``labels`` name the motives, ``groups`` each one's group."""

    counts: MotiveCounts
    labels: dict[str, Bilingual]
    groups: dict[str, str]


def mediation_coded(engine: Engine, code: str) -> MediationLine:
    """Read one request.

    Raises:
        UnknownCodeError: no request carries the code.
    """
    with reading(engine) as tx:
        row = coded(tx, MediationRequest, code)
        return _lines(tx, MediationRequest.id == row.id)[0]


def open_mediation(engine: Engine) -> tuple[MediationLine, ...]:
    """The requests that are not closed, those whose next day comes first at the top."""
    with reading(engine) as tx:
        lines = _lines(tx, _STANDS, MediationRequest.status != str(MediationStatus.CLOSED))
    return tuple(sorted(lines, key=lambda one: (one.next_on or one.received_on, one.code)))


def mediation_counts(engine: Engine, first: date, last: date) -> MediationCounts:
    """Count the requests received from ``first`` to ``last``, both included."""
    with reading(engine) as tx:
        motives = tx.scalars(select(MediationMotive).order_by(MediationMotive.id)).all()
        asked = tx.scalars(
            select(MediationRequest.motive_codes).where(
                _STANDS, MediationRequest.received_on.between(first, last)
            )
        ).all()
    groups = {row.code: row.motive_group for row in motives}
    labels = {row.code: Bilingual(row.label_fr, row.label_en) for row in motives}
    return MediationCounts(motive_counts(asked, groups), labels, groups)


def _lines(tx: Session, *wanted: ColumnElement[bool]) -> tuple[MediationLine, ...]:
    rows = tx.execute(
        select(MediationRequest, Person.code, Resource.code)
        .join(Person, Person.id == MediationRequest.person_id)
        .outerjoin(Resource, Resource.id == MediationRequest.mediator_id)
        .where(*wanted)
        .order_by(MediationRequest.received_on, MediationRequest.code)
    )
    return tuple(
        MediationLine(
            code=row.code,
            person=person,
            received_on=row.received_on,
            channel=row.channel,
            motives=row.motive_codes,
            language=row.language_code,
            mediator=mediator or "",
            status=row.status,
            outcome=row.outcome,
            next_on=row.next_on,
            closed_on=row.closed_on,
        )
        for row, person, mediator in rows
    )
