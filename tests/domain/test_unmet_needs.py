"""When a need for an interpreter counts as not met."""

import pytest

from desktop_app.domain.interpreters import OrderStatus
from desktop_app.domain.unmet_needs import Need, unmet_by_language


@pytest.mark.parametrize(
    ("orders", "somebody", "met"),
    [
        ((), False, False),
        ((), True, True),
        (("to_order",), False, False),
        (("requested",), False, False),
        (("refused",), False, False),
        (("interpreter_absent",), False, False),
        (("cancelled_free",), False, False),
        (("confirmed",), False, True),
        (("done",), False, True),
        (("invoiced",), False, True),
        (("user_absent",), False, True),
        (("refused", "done"), False, True),
    ],
)
def test_a_need_is_met_when_somebody_came(
    orders: tuple[str, ...], *, somebody: bool, met: bool
) -> None:
    states = tuple(OrderStatus(one) for one in orders)
    assert Need("W1", "ar", states, somebody=somebody).met is met


def test_what_was_not_met_is_counted_by_language() -> None:
    refused = (OrderStatus.REFUSED,)
    needs = [
        Need("W1", "ar"),
        Need("W1", "prs", refused),
        Need("R1", "prs"),
        Need("W2", "ti", (OrderStatus.DONE,)),
    ]

    assert unmet_by_language(needs) == {"prs": 2, "ar": 1}
