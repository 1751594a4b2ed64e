"""The needs of a period that nobody met."""

from datetime import date, timedelta

import pytest

from db.engine import transaction
from desktop_app.commands.order_ends import RecordInterpreter
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


def test_days_the_wrong_way_round_are_refused(over: Town) -> None:
    with pytest.raises(BadInputError):
        unmet_needs(over.engine, LAST, FIRST, APRIL)
