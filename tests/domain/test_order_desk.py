"""Where an order stands on the interpreter desk, on the pictures' Tuesday at 11:10."""

from datetime import datetime

import pytest

from desktop_app.domain.interpreters import OrderStatus
from desktop_app.domain.order_deadlines import OrderDeadline, OrderTask
from desktop_app.domain.order_desk import DeskGroup, DeskTab, desk_group, desk_tab
from desktop_app.domain.span import Span

NOW = datetime(2026, 11, 24, 11, 10)
MORNING = Span(datetime(2026, 11, 24, 9), datetime(2026, 11, 24, 11))
NOON = Span(datetime(2026, 11, 24, 10), datetime(2026, 11, 24, 12, 30))
EVENING = Span(datetime(2026, 11, 24, 15), datetime(2026, 11, 24, 16))
FRIDAY = Span(datetime(2026, 11, 27, 10), datetime(2026, 11, 27, 12))
MONDAY = Span(datetime(2026, 11, 30, 9), datetime(2026, 11, 30, 11))
NEXT_WEEK = Span(datetime(2026, 12, 2, 9), datetime(2026, 12, 2, 11))
YESTERDAY = Span(datetime(2026, 11, 23, 9), datetime(2026, 11, 23, 11))


@pytest.mark.parametrize(
    ("status", "planned", "tab"),
    [
        ("to_order", FRIDAY, DeskTab.TO_ORDER),
        ("to_reconfirm", FRIDAY, DeskTab.TO_ORDER),
        ("refused", FRIDAY, DeskTab.TO_ORDER),
        ("to_order", NOON, DeskTab.TO_ORDER),
        ("requested", EVENING, DeskTab.REQUESTED),
        ("requested", NOON, DeskTab.REQUESTED),
        ("confirmed", EVENING, DeskTab.CONFIRMED),
        ("confirmed", NOON, DeskTab.DONE),
        ("confirmed", MORNING, DeskTab.DONE),
        ("requested", MORNING, DeskTab.DONE),
        ("to_order", MORNING, DeskTab.DONE),
        ("done", MORNING, DeskTab.DONE),
        ("invoiced", MORNING, DeskTab.DONE),
        ("user_absent", MORNING, DeskTab.DONE),
        ("interpreter_absent", MORNING, DeskTab.DONE),
        ("refused", MORNING, DeskTab.CANCELLED),
        ("cancelled_free", FRIDAY, DeskTab.CANCELLED),
        ("cancelled_with_fee", MORNING, DeskTab.CANCELLED),
    ],
)
def test_each_order_is_listed_below_one_state(status: str, planned: Span, tab: DeskTab) -> None:
    assert desk_tab(OrderStatus(status), planned, NOW) is tab


@pytest.mark.parametrize(
    ("status", "planned", "limit", "group"),
    [
        ("confirmed", EVENING, (datetime(2026, 11, 24, 13), 1.8), DeskGroup.TODAY),
        ("to_order", FRIDAY, (datetime(2026, 11, 25, 10), 22.8), DeskGroup.WEEK),
        # The deadline comes before the day: that is when something is to be done.
        ("to_order", MONDAY, (datetime(2026, 11, 26, 9), 45.8), DeskGroup.WEEK),
        ("to_order", NEXT_WEEK, (datetime(2026, 11, 24, 12), 0.8), DeskGroup.TODAY),
        # Nobody was asked in time: it is for today.
        ("to_order", FRIDAY, (datetime(2026, 11, 23, 10), -25.0), DeskGroup.TODAY),
        ("requested", FRIDAY, (datetime(2026, 11, 24, 10), -1.0), DeskGroup.TODAY),
        # No longer free to give up: nothing presses before the day itself.
        ("confirmed", FRIDAY, (datetime(2026, 11, 24, 10), -1.0), DeskGroup.WEEK),
        ("confirmed", EVENING, (None, 0), DeskGroup.TODAY),
        ("requested", NEXT_WEEK, (None, 0), DeskGroup.LATER),
        ("confirmed", MORNING, (None, 0), DeskGroup.TO_NOTE),
        ("done", MORNING, (None, 0), DeskGroup.TODAY),
        ("done", YESTERDAY, (None, 0), DeskGroup.EARLIER),
        ("refused", YESTERDAY, (None, 0), DeskGroup.EARLIER),
    ],
)
def test_lines_are_grouped_by_what_comes_first(
    status: str, planned: Span, limit: tuple[datetime | None, float], group: DeskGroup
) -> None:
    task = OrderTask.CANCEL_FREE if status == "confirmed" else OrderTask.ORDER
    deadline = OrderDeadline(task, *limit)
    assert desk_group(OrderStatus(status), planned, deadline, NOW) is group
