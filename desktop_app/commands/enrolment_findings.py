"""What the desk is told when somebody joins a session or a cycle; none of it refuses."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.queries.enrolments import engagements
from db.tables.people import Person
from db.tables.sessions import Programme, Resource, WorkshopSession
from db.tables.sites import Room
from desktop_app.domain.bilingual import Bilingual
from desktop_app.domain.findings import Finding
from desktop_app.domain.participants import (
    Audience,
    Birth,
    DateJoined,
    Participant,
    ParticipantNote,
    joining_findings,
    participant_notes,
)
from desktop_app.domain.span import Span


@dataclass(frozen=True, slots=True)
class Joining:
    """Somebody and the dates they would come to, all of one programme if any."""

    person: Person
    programme_id: int | None
    dates: Sequence[WorkshopSession]


def findings_of_joining(tx: Session, joining: Joining) -> list[Finding]:
    """Steps at the door for somebody who needs none, and other sessions at the same time."""
    dates = _dates_joined(tx, joining.dates)
    if not dates:
        return []
    whole = Span(min(one.span.start for one in dates), max(one.span.end for one in dates))
    held = engagements(tx, whole, [joining.person.id])
    return joining_findings(participant_of(joining.person), dates, held)


def notes_of_joining(tx: Session, joining: Joining, today: date) -> list[ParticipantNote]:
    """Ages and guardian beside what the programme is for, on the first of the dates."""
    programme = tx.get(Programme, joining.programme_id) if joining.programme_id else None
    if programme is None:
        return []
    audience = Audience(programme.min_age, programme.max_age, programme.guardian_required)
    first = min((one.starts.date() for one in joining.dates), default=today)
    return participant_notes(participant_of(joining.person), audience, first)


def participant_of(person: Person) -> Participant:
    """A person as the rules know them."""
    return Participant(
        person.code,
        Birth(person.birth_date, person.birth_year),
        is_minor=person.is_minor,
        has_guardian=person.guardian_id is not None,
        step_free=person.needs_step_free_access,
    )


def _dates_joined(tx: Session, sessions: Sequence[WorkshopSession]) -> list[DateJoined]:
    rows = tx.execute(
        select(Room, Resource.code)
        .join(Resource, Resource.id == Room.id)
        .where(Room.id.in_({one.room_id for one in sessions}))
    )
    rooms = {room.id: (room, code) for room, code in rows}
    return [_date_joined(one, *rooms[one.room_id]) for one in sessions]


def _date_joined(session: WorkshopSession, room: Room, code: str) -> DateJoined:
    return DateJoined(
        session.code,
        Span(session.starts, session.ends),
        code,
        Bilingual(room.name_fr, room.name_en),
        room.wheelchair_accessible,
    )
