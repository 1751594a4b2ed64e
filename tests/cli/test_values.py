from datetime import date, datetime

import pytest

from desktop_app.cli.values import (
    WorkerTyped,
    day_typed,
    moment_typed,
    number_typed,
    workers_typed,
)
from desktop_app.domain.errors import BadInputError
from desktop_app.domain.span import Span

TUESDAY = date(2026, 11, 24)


@pytest.mark.parametrize("typed", ["2026-11-24", "24/11/2026"])
def test_two_ways_to_type_a_day(typed: str) -> None:
    assert day_typed("date", typed) == TUESDAY


@pytest.mark.parametrize(
    "typed", ["2026-11-24T14:00", "2026-11-24 14:00", "24/11/2026 14:00", "24/11/2026T14:00"]
)
def test_four_ways_to_type_a_moment(typed: str) -> None:
    assert moment_typed("start", typed) == datetime(2026, 11, 24, 14)


@pytest.mark.parametrize("typed", ["", "2026-11-24T14", "24.11.2026", "2026-11-24T14:00:00", "now"])
def test_what_is_no_moment(typed: str) -> None:
    with pytest.raises(BadInputError) as refused:
        moment_typed("start", typed)

    assert (refused.value.field_name, refused.value.reason) == ("start", "not_a_moment")


def test_a_number_may_be_left_out() -> None:
    assert number_typed("people", "", 10) is None
    assert number_typed("people", "10", 10) == 10


def test_somebody_comes_for_a_part_of_the_time() -> None:
    whole, part = workers_typed(["T01", "P048@15:00-15:30"], TUESDAY)

    assert whole == WorkerTyped("T01")
    assert part == WorkerTyped(
        "P048", Span(datetime(2026, 11, 24, 15), datetime(2026, 11, 24, 15, 30))
    )
