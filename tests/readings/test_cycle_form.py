"""What a new cycle is put together from, on both engines."""

from dataclasses import replace
from datetime import time

from sqlalchemy import update

from db.engine import transaction
from db.tables.sessions import Programme
from desktop_app.domain.cycle_dates import HolidayPolicy
from desktop_app.readings.cycle_form import cycle_form
from tests.commands.test_new_cycles import CYCLE, P1, WEEKS
from tests.commands.town import NOW, Town
from tests.readings.test_statements import counted


def test_a_workshop_comes_with_how_it_was_held_last_time(town: Town) -> None:
    form = cycle_form(town.engine, NOW)

    model = form.models["DROITS"]
    assert (model.minutes, model.policy) == (60, HolidayPolicy.CONTINUE)
    assert model.last_time is not None
    assert model.last_time.starts == time(14)
    assert set(model.last_time.team) <= set(form.planning.workers)
    assert form.zone


def test_the_latest_cycle_is_the_one_that_counts(town: Town) -> None:
    with counted(town.engine) as for_one:
        cycle_form(town.engine, NOW)
    town.do(replace(CYCLE, first=WEEKS[1], team=(P1,), interpreter_language="ar"))

    with counted(town.engine) as for_two:
        last = cycle_form(town.engine, NOW).models["DROITS"].last_time

    assert len(for_two) == len(for_one)
    assert last is not None
    assert (last.room, last.starts, last.team, last.language) == ("A", time(10), ("P1",), "ar")


def test_what_was_put_away_is_not_offered(town: Town) -> None:
    with transaction(town.engine) as tx:
        tx.execute(update(Programme).where(Programme.code == "DROITS").values(archived=True))

    assert "DROITS" not in cycle_form(town.engine, NOW).models
