"""A new version takes its days, and leaves the others as they were."""

from datetime import date

import pytest

from desktop_app.domain.rule_versions import Validity, validity_left

JAN, MAR, JUN, SEP, DEC = (date(2026, month, 1) for month in (1, 3, 6, 9, 12))
BEFORE_MAR, AFTER_JUN = date(2026, 2, 28), date(2026, 6, 2)


@pytest.mark.parametrize(
    ("own", "version", "left"),
    [
        ((JAN, None), (MAR, None), [(JAN, BEFORE_MAR)]),
        ((JAN, None), (MAR, JUN), [(JAN, BEFORE_MAR), (AFTER_JUN, None)]),
        ((JAN, SEP), (MAR, JUN), [(JAN, BEFORE_MAR), (AFTER_JUN, SEP)]),
        ((MAR, JUN), (MAR, JUN), []),
        ((MAR, JUN), (JAN, None), []),
        ((JUN, SEP), (JAN, MAR), [(JUN, SEP)]),
        ((JAN, MAR), (JUN, None), [(JAN, MAR)]),
        ((MAR, None), (JAN, JUN), [(AFTER_JUN, None)]),
    ],
)
def test_what_is_left_of_a_validity(own: Validity, version: Validity, left: list[Validity]) -> None:
    assert validity_left(own, *version) == left
