from datetime import datetime

import pytest
from sqlalchemy import Engine, select

from db.engine import create_centre, reading, transaction
from db.tables.sessions import Programme, WorkshopSession
from desktop_app.domain.errors import UnknownCodeError
from desktop_app.exchange.centre_folder import read_centre_folder, write_centre
from desktop_app.readings.cancelling import cancel_forecast
from tests.pictures.scenes import CENTRE

BEFORE, AFTER = datetime(2026, 11, 24, 11, 10), datetime(2026, 11, 24, 13, 0)
"""Before and after the hour until which the Turkish interpreter costs nothing: 12:00."""


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    made = create_centre(str(tmp_path_factory.mktemp("cancelling") / "centre.db"))
    with transaction(made) as tx:
        write_centre(tx, read_centre_folder(CENTRE))
    return made


def moving_up(engine: Engine) -> str:
    """The session « Passage en 6e » of the pictures' day."""
    with reading(engine) as tx:
        return tx.scalars(
            select(WorkshopSession.code)
            .join(Programme, Programme.id == WorkshopSession.programme_id)
            .where(
                Programme.title_fr == "Passage en 6e",
                WorkshopSession.starts == datetime(2026, 11, 24, 14, 0),
            )
        ).one()


def test_everybody_is_called_those_who_wait_last(engine: Engine) -> None:
    people = cancel_forecast(engine, moving_up(engine), BEFORE).people

    assert [one.waiting for one in people] == [False] * 12 + [True] * 3
    assert all(one.name for one in people)


def test_nobody_is_called_about_a_session_that_is_over(engine: Engine) -> None:
    tomorrow = datetime(2026, 11, 25, 9, 0)

    assert cancel_forecast(engine, moving_up(engine), tomorrow).people == ()


def test_an_interpreter_is_free_to_cancel_until_the_hour_of_the_terms(engine: Engine) -> None:
    (order,) = cancel_forecast(engine, moving_up(engine), BEFORE).orders

    assert (order.free_until, order.cost_cents) == (datetime(2026, 11, 24, 12, 0), 0)


def test_an_interpreter_costs_something_once_it_is_too_late(engine: Engine) -> None:
    (order,) = cancel_forecast(engine, moving_up(engine), AFTER).orders

    assert order.cost_cents > 0


def test_a_session_that_is_not_there_is_unknown(engine: Engine) -> None:
    with pytest.raises(UnknownCodeError):
        cancel_forecast(engine, "W9999", BEFORE)
