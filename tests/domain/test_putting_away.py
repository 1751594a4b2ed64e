"""When a site that is put away ends."""

from datetime import date

import pytest

from desktop_app.domain.putting_away import last_day_of

TODAY, YESTERDAY = date(2026, 3, 2), date(2026, 3, 1)


@pytest.mark.parametrize(("used_today", "last"), [(False, YESTERDAY), (True, TODAY)])
def test_the_last_day_is_yesterday_unless_something_stood_there_today(
    *, used_today: bool, last: date
) -> None:
    assert last_day_of(TODAY, used_today=used_today) == last
