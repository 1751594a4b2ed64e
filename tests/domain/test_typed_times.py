from datetime import date, datetime, time, timedelta

import pytest

from desktop_app.domain.typed_times import rounded_up, typed_day, typed_time

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("14", time(14)),
        ("14h", time(14)),
        ("14 h 30", time(14, 30)),
        ("1430", time(14, 30)),
        ("930", time(9, 30)),
        ("14:30", time(14, 30)),
        ("2 pm", time(14)),
        ("12am", time(0)),
        ("24", None),
        ("1475", None),
        ("13pm", None),
        ("demain", None),
        ("", None),
    ],
)
def test_a_field_takes_a_time_as_people_type_it(typed: str, moment: time | None) -> None:
    assert typed_time(typed) == moment


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("mar. 24 nov.", TODAY),
        ("Demain", date(2026, 11, 25)),
        ("24/11/2027", date(2027, 11, 24)),
        ("jeu 14h", None),
        ("", None),
    ],
)
def test_a_field_takes_a_day_as_people_type_it(typed: str, day: date | None) -> None:
    assert typed_day(typed, TODAY) == day


@pytest.mark.parametrize(
    ("moment", "after"),
    [("11:10", "11:15"), ("11:15", "11:15"), ("11:59", "12:00")],
)
def test_a_moment_is_rounded_up_to_the_next_step(moment: str, after: str) -> None:
    day = "2026-11-24T"

    found = rounded_up(datetime.fromisoformat(day + moment), timedelta(minutes=15))

    assert found == datetime.fromisoformat(day + after)
