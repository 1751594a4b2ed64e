"""The needs of a period that nobody met."""

from datetime import date, time, timedelta

import pytest
from sqlalchemy import select, update

from db.engine import transaction
from db.tables.people import Person
from db.tables.sessions import Resource
from db.tables.sites import Room
from db.tables.workers import Interpreter, StandingInterpreterRow
from desktop_app.commands.appointments import BookAppointment
from desktop_app.commands.order_ends import (
    CancelInterpreter,
    InvoiceInterpreter,
    RecordInterpreter,
)
from desktop_app.commands.orders import ConfirmInterpreter, OrderInterpreter, RefuseInterpreter
from desktop_app.domain.errors import BadInputError
from desktop_app.readings.unmet_needs import UnmetNeeds, unmet_needs
from tests.commands.cycle import add_cycle
from tests.commands.town import Town, at

FIRST, LAST = date(2026, 3, 1), date(2026, 3, 31)
APRIL = at("09:00", date(2026, 4, 1))


@pytest.fixture
def over(town: Town) -> Town:
    """Three dates in Arabic: one interpreted, one refused, one nobody was asked for."""
    with transaction(town.engine) as tx:
        add_cycle(tx)
    town.do(OrderInterpreter("C1-1"))
    town.do(ConfirmInterpreter("C1-1", "I1"))
    town.do(RecordInterpreter("C1-1"), now=APRIL)
    town.do(OrderInterpreter("C1-2"))
    town.do(RefuseInterpreter("C1-2", reason="personne"))
    return town


def test_what_nobody_interpreted_is_counted(over: Town) -> None:
    assert unmet_needs(over.engine, FIRST, LAST, APRIL) == UnmetNeeds(FIRST, LAST, 3, {"ar": 2})


def test_what_is_to_come_and_other_months_are_not(over: Town) -> None:
    after_the_first = at("16:00", date(2026, 3, 9))
    assert unmet_needs(over.engine, FIRST, LAST, after_the_first).needs == 1
    assert unmet_needs(over.engine, LAST, LAST + timedelta(days=30), APRIL).count == 0


def test_somebody_who_is_absent_meets_nothing(over: Town) -> None:
    over.do(OrderInterpreter("C1-3"))
    over.do(ConfirmInterpreter("C1-3", "I1"))
    over.do(RecordInterpreter("C1-3", "interpreter_absent"), now=APRIL)

    assert unmet_needs(over.engine, FIRST, LAST, APRIL).count == 2


def test_what_was_billed_for_being_cancelled_too_late_meets_nothing(over: Town) -> None:
    third = at("13:00", date(2026, 3, 30))
    over.do(OrderInterpreter("C1-3"))
    over.do(CancelInterpreter("C1-3"), now=third)
    over.do(InvoiceInterpreter("C1-3"), now=APRIL)

    assert unmet_needs(over.engine, FIRST, LAST, APRIL).count == 2


def test_an_appointment_for_which_nobody_was_asked_is_a_need(over: Town) -> None:
    with transaction(over.engine) as tx:
        needing = update(Person).where(Person.code == "U0001")
        tx.execute(needing.values(main_language="tr", needs_interpreter=True))
    over.do(BookAppointment("mediation", "U0001", "P2", "OFFICE", at("10:00"), at("11:00")))

    assert unmet_needs(over.engine, FIRST, LAST, APRIL).unmet == {"ar": 2, "tr": 1}


def test_somebody_who_stands_there_every_week_meets_it(over: Town) -> None:
    with transaction(over.engine) as tx:
        site, room = tx.execute(
            select(Room.site_id, Room.id)
            .join(Resource, Resource.id == Room.id)
            .where(Resource.code == "A")
        ).one()
        tx.add(
            StandingInterpreterRow(
                code="L1",
                interpreter_id=tx.scalar(select(Interpreter.id)),
                language_code="ar",
                mode="on_site",
                site_id=site,
                room_id=room,
                iso_weekday=1,
                start_time=time(13),
                end_time=time(16),
                week_parity="all",
                valid_from=FIRST,
                purpose="mediation",
            )
        )

    assert unmet_needs(over.engine, FIRST, LAST, APRIL).unmet == {}


def test_days_the_wrong_way_round_are_refused(over: Town) -> None:
    with pytest.raises(BadInputError):
        unmet_needs(over.engine, LAST, FIRST, APRIL)
