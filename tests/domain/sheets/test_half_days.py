from datetime import date, datetime, time

import pytest

from desktop_app.domain.opening import OpeningHours
from desktop_app.domain.sheets.half_days import half_days
from desktop_app.domain.span import Span

DAY = date(2026, 12, 5)


def at(start: str, end: str) -> Span:
    return Span.on(DAY, time.fromisoformat(start), time.fromisoformat(end))


def opened(*intervals: tuple[str, str]) -> list[OpeningHours]:
    return [
        OpeningHours(6, time.fromisoformat(opens), time.fromisoformat(closes), date(2026, 1, 1))
        for opens, closes in intervals
    ]


WITH_LUNCH = opened(("08:30", "12:30"), ("13:30", "19:00"))
WITH_A_LONG_MORNING = opened(("08:00", "10:00"), ("10:30", "19:00"))
ALL_DAY = opened(("08:00", "20:00"))


@pytest.mark.parametrize(
    ("session", "hours", "halves"),
    [
        (at("09:30", "16:30"), WITH_LUNCH, (at("09:30", "12:30"), at("13:30", "16:30"))),
        (at("09:30", "16:30"), ALL_DAY, (at("09:30", "12:00"), at("12:00", "16:30"))),
        (at("09:30", "16:30"), [], (at("09:30", "12:00"), at("12:00", "16:30"))),
        (at("09:30", "13:00"), WITH_LUNCH, (at("09:30", "12:00"), at("12:00", "13:00"))),
        (
            at("09:00", "16:30"),
            WITH_A_LONG_MORNING,
            (at("09:00", "12:00"), at("12:00", "16:30")),
        ),
        (at("09:00", "12:00"), WITH_LUNCH, ()),
        (at("12:00", "17:00"), WITH_LUNCH, ()),
    ],
)
def test_the_closing_over_lunch_parts_the_day_else_noon_does(
    session: Span, hours: list[OpeningHours], halves: tuple[Span, ...]
) -> None:
    assert half_days(session, hours) == halves


def test_a_session_over_midnight_has_its_noon_on_the_first_day() -> None:
    night = Span(datetime(2026, 12, 5, 11), datetime(2026, 12, 6, 1))

    assert half_days(night)[0] == at("11:00", "12:00")
