from datetime import date, datetime, time

import pytest

from desktop_app.domain.held_slots import HeldSlot, held_during
from desktop_app.domain.span import Span

DAY = date(2026, 3, 9)


def of_hours(start: int, end: int) -> Span:
    return Span.on(DAY, time(start), time(end))


HELD = HeldSlot("A", of_hours(10, 12), "accueil", datetime(2026, 3, 2, 9, 10))


@pytest.mark.parametrize(
    ("now", "left"),
    [
        (datetime(2026, 3, 2, 9, 0), 10),
        (datetime(2026, 3, 2, 9, 2), 8),
        (datetime(2026, 3, 2, 9, 9, 30), 1),
        (datetime(2026, 3, 2, 9, 10), 0),
    ],
)
def test_a_begun_minute_counts_whole(now: datetime, left: int) -> None:
    assert HELD.minutes_left(now) == left


@pytest.mark.parametrize(
    ("room", "span", "concerned"),
    [
        ("A", of_hours(11, 13), True),
        ("A", of_hours(12, 13), False),
        ("B", of_hours(11, 13), False),
    ],
)
def test_a_hold_concerns_its_room_and_its_hours(room: str, span: Span, *, concerned: bool) -> None:
    assert held_during((HELD,), room, span) == ((HELD,) if concerned else ())
