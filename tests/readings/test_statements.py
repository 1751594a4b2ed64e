"""A list of thirty sessions is read in as many statements as a list of three."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta

import pytest
from sqlalchemy import Engine, event, select

from db.engine import transaction
from db.tables.sessions import Cycle, WorkshopSession
from desktop_app.commands.sheets import IssueSheet
from desktop_app.readings.day import day_reading
from desktop_app.readings.sessions import cycle_reading
from tests.commands.town import MONDAY, Town, at

FEW, MANY = 3, 30


@contextmanager
def counted(engine: Engine) -> Iterator[list[str]]:
    """The statements sent to the database meanwhile."""
    sent: list[str] = []

    def note(*told: object) -> None:
        sent.append(str(told[2]))

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(engine, "before_cursor_execute", note)


def print_sessions(town: Town, days: list[date], hour: int) -> None:
    """Write a session of the town's cycle on each day, and print its sheet."""
    codes = [f"C1/{day:%d%m}/{hour + number}" for number, day in enumerate(days)]
    with transaction(town.engine) as tx:
        cycle = tx.scalars(select(Cycle)).one()
        tx.add_all(
            WorkshopSession(
                code=code,
                cycle_id=cycle.id,
                programme_id=cycle.programme_id,
                number=None,
                starts=at("08:00", day) + timedelta(minutes=hour + number),
                ends=at("09:00", day) + timedelta(minutes=hour + number),
                room_id=cycle.room_id,
                status="planned",
            )
            for number, (code, day) in enumerate(zip(codes, days, strict=True))
        )
    for code in codes:
        town.do(IssueSheet(code))


def of_one_day(count: int) -> list[date]:
    return [MONDAY] * count


def week_by_week(count: int) -> list[date]:
    return [MONDAY + timedelta(weeks=week) for week in range(count)]


@pytest.mark.parametrize(
    ("days", "read"),
    [
        (of_one_day, lambda engine: len(day_reading(engine, MONDAY).sessions)),
        (week_by_week, lambda engine: len(cycle_reading(engine, "C1").dates)),
    ],
    ids=["day", "cycle"],
)
def test_a_longer_list_takes_no_more_statements(
    town: Town, days: Callable[[int], list[date]], read: Callable[[Engine], int]
) -> None:
    print_sessions(town, days(FEW), hour=0)
    with counted(town.engine) as few:
        assert read(town.engine) == FEW

    print_sessions(town, days(MANY)[FEW:], hour=FEW)
    with counted(town.engine) as many:
        assert read(town.engine) == MANY

    assert len(many) == len(few)
