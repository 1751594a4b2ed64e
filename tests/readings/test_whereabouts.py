from datetime import datetime, timedelta

from sqlalchemy import select

from db.engine import transaction
from db.tables.people import Person
from db.tables.sessions import Resource
from db.tables.sites import Room
from db.tables.support import Appointment
from desktop_app.commands.enrolment import Enrol
from desktop_app.commands.session_state import Allocated
from desktop_app.commands.sessions import BookSession, CancelSession
from desktop_app.domain.span import Span
from desktop_app.readings.whereabouts import Whereabouts, Whose, whereabouts
from tests.commands.town import NOW, Town, at

ONE_HOUR = timedelta(hours=1)


def book(town: Town, start: datetime, title: str, worker: str = "P1") -> str:
    wish = BookSession(
        start, start + ONE_HOUR, "A", (Allocated(worker, "facilitator"),), title=title
    )
    return town.do(wish).subject


def meet(town: Town, start: datetime) -> None:
    """Have person U0001 see the second professional in the office."""
    with transaction(town.engine) as tx:
        tx.add(
            Appointment(
                code="A1",
                kind="boussole",
                person_id=tx.scalars(select(Person.id).where(Person.code == "U0001")).one(),
                worker_id=tx.scalars(select(Resource.id).where(Resource.code == "P2")).one(),
                room_id=tx.scalars(
                    select(Room.id).join(Resource).where(Resource.code == "OFFICE")
                ).one(),
                starts=start,
                ends=start + ONE_HOUR,
                status="planned",
            )
        )


def seen(town: Town, whose: Whose, code: str, now: datetime = NOW) -> Whereabouts | None:
    return town.one(lambda tx: whereabouts(tx, whose, [code], now).get(code))


def test_a_worker_is_in_the_session_that_runs_then_in_the_next(town: Town) -> None:
    first = book(town, at("10:00"), "Marche")
    later = book(town, at("14:00"), "Cuisine")

    running = seen(town, Whose.WORKER, "P1", at("10:30"))
    assert running is not None
    assert (running.code, running.room.fr, running.site) == (first, "Salle A", "Bea")
    assert running.span == Span(at("10:00"), at("11:00"))
    after = seen(town, Whose.WORKER, "P1", at("11:00"))
    assert after is not None
    assert after.code == later


def test_whoever_has_nothing_to_come_is_where_the_last_session_was(town: Town) -> None:
    code = book(town, at("10:00"), "Marche")

    last = seen(town, Whose.WORKER, "P1", at("18:00"))

    assert last is not None
    assert (last.code, last.is_over) == (code, True)
    assert seen(town, Whose.WORKER, "P3") is None


def test_a_participant_has_sessions_and_appointments_the_first_one_counts(town: Town) -> None:
    code = book(town, at("14:00"), "Cuisine")
    town.do(Enrol(code, "U0001"))
    meet(town, at("11:00"))

    first = seen(town, Whose.PERSON, "U0001")
    second = seen(town, Whose.PERSON, "U0001", at("12:00"))

    assert first is not None
    assert second is not None
    assert (first.kind, first.code, first.room.fr) == ("boussole", "A1", "Salle OFFICE")
    assert (second.kind, second.code, second.title.fr) == ("session", code, "Cuisine")
    worker = seen(town, Whose.WORKER, "P2")
    assert worker is not None
    assert worker.code == "A1"


def test_what_was_cancelled_counts_no_more(town: Town) -> None:
    code = book(town, at("10:00"), "Marche")
    town.do(CancelSession(code, "absence"))

    assert seen(town, Whose.WORKER, "P1") is None
    assert seen(town, Whose.SESSION, code) is None
