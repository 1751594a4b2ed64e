"""What another policy for school holidays makes of the dates of a cycle."""

from datetime import date, datetime, timedelta

import pytest

from desktop_app.domain.calendar import SchoolHoliday
from desktop_app.domain.cycle_dates import HolidayPolicy
from desktop_app.domain.cycle_policy import PolicyQuestion, policy_edits
from desktop_app.domain.series_edits import SeriesDate, Untouched

NOW = datetime(2026, 1, 5, 9, 0)
WINTER = SchoolHoliday(
    "B", "2025-2026", "Hiver", "Winter", date(2026, 2, 14), date(2026, 3, 1), "published"
)
IN_HOLIDAYS, AT_SCHOOL = datetime(2026, 2, 17, 10, 0), datetime(2026, 3, 17, 10, 0)
EASTER_MONDAY = datetime(2026, 4, 6, 10, 0)


def becomes(
    start: datetime, status: str, cause: str, policy: HolidayPolicy, *, attended: bool = False
) -> tuple[str, str, Untouched | None]:
    one = SeriesDate(
        "C-1", start, start + timedelta(hours=1), status, cause=cause, attended=attended
    )
    question = PolicyQuestion(policy, date(2026, 1, 1), NOW)
    (edit,) = policy_edits([one], question, (WINTER,))
    return edit.after.status, edit.after.cause, edit.untouched


@pytest.mark.parametrize(
    ("there", "policy", "after"),
    [
        ((IN_HOLIDAYS, "planned", ""), "pause", ("skipped", "school_holiday", None)),
        ((IN_HOLIDAYS, "option", ""), "pause", ("skipped", "school_holiday", None)),
        ((IN_HOLIDAYS, "planned", ""), "continue", ("planned", "", Untouched.ALREADY)),
        ((AT_SCHOOL, "planned", ""), "only", ("skipped", "school_time", None)),
        ((AT_SCHOOL, "planned", ""), "pause", ("planned", "", Untouched.ALREADY)),
        ((IN_HOLIDAYS, "skipped", "school_holiday"), "continue", ("planned", "", None)),
        ((IN_HOLIDAYS, "skipped", "school_holiday"), "only", ("planned", "", None)),
        ((AT_SCHOOL, "skipped", "school_time"), "pause", ("planned", "", None)),
        (
            (IN_HOLIDAYS, "skipped", "school_holiday"),
            "pause",
            ("skipped", "school_holiday", Untouched.ALREADY),
        ),
        (
            (IN_HOLIDAYS, "skipped", "removed"),
            "continue",
            ("skipped", "removed", Untouched.SKIPPED),
        ),
        (
            (EASTER_MONDAY, "skipped", "school_time"),
            "continue",
            ("skipped", "school_time", Untouched.SKIPPED),
        ),
        ((IN_HOLIDAYS, "cancelled", ""), "pause", ("cancelled", "", Untouched.CANCELLED)),
        ((IN_HOLIDAYS, "held", ""), "pause", ("held", "", Untouched.HELD)),
    ],
)
def test_each_date(
    there: tuple[datetime, str, str], policy: str, after: tuple[str, str, Untouched | None]
) -> None:
    assert becomes(*there, HolidayPolicy(policy)) == after


def test_what_is_past_or_before_the_day_stays() -> None:
    past, before = datetime(2026, 1, 2, 10, 0), datetime(2025, 12, 30, 10, 0)
    assert becomes(past, "planned", "", HolidayPolicy.ONLY)[2] is Untouched.PAST
    assert becomes(before, "planned", "", HolidayPolicy.ONLY)[2] is Untouched.NOT_ASKED


def test_a_date_with_presences_stays() -> None:
    after = becomes(IN_HOLIDAYS, "planned", "", HolidayPolicy.PAUSE, attended=True)
    assert after[2] is Untouched.HELD
