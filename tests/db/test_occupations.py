"""What is held comes in an order that does not hang on the engine."""

from datetime import date, datetime

import pytest

from db.engine import reading
from db.queries.occupations import occupations
from db.queries.planning import planning_during
from desktop_app.commands.sessions import BookSession, CancelSession
from desktop_app.domain.span import Span
from tests.commands.conftest import town, town_address, town_file
from tests.commands.town import Town, at

__all__ = ["town", "town_address", "town_file"]

HOUR = Span(at("10:00"), at("11:00"))


def book_mats(town: Town, room: str, start: datetime = HOUR.start) -> str:
    return town.do(BookSession(start, HOUR.end, room, needs=("mats:2",))).subject


def test_of_one_hour_the_first_booked_comes_first(town: Town) -> None:
    gone = book_mats(town, "A")
    first = book_mats(town, "B")
    town.do(CancelSession(gone, "absence"))
    second = book_mats(town, "A")
    earlier = book_mats(town, "OFFICE", at("09:00"))

    with reading(town.engine) as tx:
        held = occupations(tx, HOUR)["mats"]

    assert [(one.by, one.unit) for one in held] == [
        (earlier, 5),
        (earlier, 6),
        (first, 3),
        (first, 4),
        (second, 1),
        (second, 2),
    ]


@pytest.mark.parametrize(
    ("first", "last"),
    [(date(1999, 12, 27), date(2000, 1, 2)), (date(2100, 12, 27), date(2101, 1, 2))],
)
def test_a_week_may_begin_or_end_outside_the_years_of_the_planning(
    town: Town, first: date, last: date
) -> None:
    with reading(town.engine) as tx:
        planning = planning_during(tx, Span.whole_days(first, last))

    assert planning.rooms
