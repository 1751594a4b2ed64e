from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from desktop_app.domain.moving import Displaced, call_lists, may_start
from desktop_app.domain.planning import Whereabouts
from tests.domain.town import LONG_BEFORE, at

SPAN = at("10:00", "12:00")
HERE = Whereabouts(SPAN, "S1")
LATER = Whereabouts(SPAN.moved(timedelta(days=7)), "S1")
NEXT_DOOR = Whereabouts(SPAN, "BUR-3")
SHORTER = Whereabouts(at("10:00", "11:30"), "S1")
ENROLLED, WAITING = frozenset({"U1", "U2"}), frozenset({"U3"})
AFTER = SPAN.end


def displaced(before: Whereabouts | None, after: Whereabouts | None) -> Displaced:
    return Displaced(before, after, ENROLLED, WAITING)


def whole_list(displaced: list[Displaced], now: datetime) -> frozenset[str]:
    """Everybody on one of the lists."""
    return frozenset[str]().union(*call_lists(displaced, now))


@pytest.mark.parametrize(
    ("before", "after", "called"),
    [
        (HERE, HERE, set()),
        (HERE, LATER, ENROLLED),
        (HERE, NEXT_DOOR, ENROLLED),
        (HERE, SHORTER, ENROLLED),
        (HERE, None, ENROLLED | WAITING),
        (None, HERE, ENROLLED),
        (None, None, set()),
    ],
)
def test_who_is_told_of_a_date_to_come(
    before: Whereabouts | None, after: Whereabouts | None, called: set[str]
) -> None:
    assert whole_list([displaced(before, after)], LONG_BEFORE) == called


@pytest.mark.parametrize(
    ("before", "after", "called"),
    [
        (HERE, NEXT_DOOR, set()),
        (HERE, None, set()),
        (None, HERE, set()),
        (HERE, LATER, ENROLLED),
        (LATER, HERE, ENROLLED),
        (LATER, None, ENROLLED | WAITING),
    ],
)
def test_nobody_is_told_of_what_is_over(
    before: Whereabouts | None, after: Whereabouts | None, called: set[str]
) -> None:
    assert whole_list([displaced(before, after)], AFTER) == called


def test_a_session_that_still_runs_is_not_over() -> None:
    last_minute = AFTER - timedelta(minutes=1)
    assert whole_list([displaced(HERE, NEXT_DOOR)], last_minute) == ENROLLED


def test_everybody_is_called_once_however_many_dates_change() -> None:
    second = replace(displaced(LATER, None), enrolled=frozenset({"U2", "U4"}))
    both = [displaced(HERE, NEXT_DOOR), second]
    assert whole_list(both, LONG_BEFORE) == {"U1", "U2", "U3", "U4"}


@pytest.mark.parametrize(
    ("start", "held", "allowed"),
    [
        (LONG_BEFORE - timedelta(days=1), True, True),
        (LONG_BEFORE, True, True),
        (LONG_BEFORE + timedelta(minutes=15), True, False),
        (LONG_BEFORE + timedelta(minutes=15), False, True),
    ],
)
def test_what_has_taken_place_never_begins_later_than_now(
    start: datetime, *, held: bool, allowed: bool
) -> None:
    assert may_start(start, LONG_BEFORE, held=held) is allowed


def test_a_person_is_on_the_list_of_the_first_date_that_changes() -> None:
    second = replace(displaced(LATER, None), enrolled=frozenset({"U2", "U4"}))
    lists = call_lists([displaced(HERE, NEXT_DOOR), second], LONG_BEFORE)
    assert lists == [{"U1", "U2"}, {"U3", "U4"}]
