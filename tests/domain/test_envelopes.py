"""An envelope is the sum of its orders, and says beforehand when it would be overrun."""

from datetime import date

import pytest

from desktop_app.domain.envelopes import Charge, Envelope, envelope_balance, envelope_for

YEAR = Envelope("INT26", "2026", date(2026, 1, 1), date(2026, 12, 31), 100_000, minutes=600)
AUTUMN = Envelope("AUT26", "2026", date(2026, 9, 1), date(2026, 12, 31), 20_000)


def test_what_is_left_counts_what_is_spent_and_what_is_promised() -> None:
    balance = envelope_balance(
        YEAR, [Charge(30_000, 240), Charge(8_400, 90, foreseen=True), Charge(7_200, 0)]
    )

    assert (balance.spent_cents, balance.foreseen_cents, balance.left_cents) == (
        37_200,
        8_400,
        54_400,
    )
    assert (balance.spent_minutes, balance.foreseen_minutes, balance.left_minutes) == (240, 90, 270)


@pytest.mark.parametrize(
    ("charge", "overrun"),
    [
        (Charge(50_000, 100, foreseen=True), False),
        (Charge(50_001, 100, foreseen=True), True),
        (Charge(10, 301, foreseen=True), True),
        (Charge(10, 300), False),
    ],
)
def test_a_warning_comes_before_it_is_overrun(charge: Charge, *, overrun: bool) -> None:
    balance = envelope_balance(YEAR, [Charge(50_000, 300)])

    assert not balance.overrun
    assert balance.with_charge(charge).overrun is overrun


def test_money_alone_counts_where_no_hours_are_set() -> None:
    assert envelope_balance(AUTUMN, [Charge(19_999, 100_000)]).left_minutes is None
    assert not envelope_balance(AUTUMN, [Charge(20_000, 100_000)]).overrun


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (date(2026, 8, 31), "INT26"),
        (date(2026, 9, 1), "AUT26"),
        (date(2026, 12, 31), "AUT26"),
        (date(2027, 1, 1), None),
    ],
)
def test_the_nearest_envelope_pays(day: date, code: str | None) -> None:
    found = envelope_for(day, [YEAR, AUTUMN])

    assert (None if found is None else found.code) == code
