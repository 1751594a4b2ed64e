"""An absence typed in one line is read in French and in English, or refused in a sentence."""

from datetime import date, time

import pytest

from desktop_app.domain.availability import Absence
from desktop_app.domain.errors import BadInputError
from desktop_app.domain.leave_lines import FIELD, leave_typed

SHOWN = date(2026, 11, 24)
CHRISTMAS = date(2026, 12, 22), date(2027, 1, 2)
MONDAY = date(2026, 11, 30)


@pytest.mark.parametrize(
    ("line", "absence"),
    [
        ("congés 22/12-02/01", Absence(*CHRISTMAS)),
        ("Congés du 22/12 au 2/1", Absence(*CHRISTMAS)),
        ("leave 22/12/2026 to 02/01/2027", Absence(*CHRISTMAS)),
        ("2026-12-22 - 2027-01-02", Absence(*CHRISTMAS)),
        ("22 déc. au 2 janv. : vacances", Absence(*CHRISTMAS)),
        ("holidays 22 December until 2 January", Absence(*CHRISTMAS)),
        ("maladie 30/11", Absence(MONDAY, MONDAY, kind="sick")),
        ("arrêt maladie 30/11-4/12", Absence(MONDAY, date(2026, 12, 4), kind="sick")),
        ("sick leave 30/11", Absence(MONDAY, MONDAY, kind="sick")),
        ("formation 30/11 9h-11h", Absence(MONDAY, MONDAY, time(9), time(11), "training")),
        ("training 09:00-11:00 mon 30", Absence(MONDAY, MONDAY, time(9), time(11), "training")),
        ("congés 30/11 matin", Absence(MONDAY, MONDAY, None, time(12, 30))),
        ("off 30/11 afternoon", Absence(MONDAY, MONDAY, time(13, 30), None)),
        ("stage 14-16/12", Absence(date(2026, 12, 14), date(2026, 12, 16), kind="training")),
        ("demain", Absence(date(2026, 11, 25), date(2026, 11, 25))),
        ("congés 24/11", Absence(SHOWN, SHOWN)),
        ("congés 23/11", Absence(date(2027, 11, 23), date(2027, 11, 23))),
        ("congés 29/02", Absence(date(2028, 2, 29), date(2028, 2, 29))),
    ],
)
def test_what_people_type_is_what_they_mean(line: str, absence: Absence) -> None:
    assert leave_typed(line, SHOWN) == absence


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("", "not_an_absence"),
        ("congés", "not_an_absence"),
        ("congés 22/12-", "not_an_absence"),
        ("tennis 22/12", "not_an_absence"),
        ("congés 30/02", "no_such_day"),
        ("congés 22/12-30/02", "no_such_day"),
        ("congés 22/13", "no_such_day"),
        ("congés 02/01/2027-22/12/2026", "before_first_day"),
        ("congés 28-02/01", "not_an_absence"),
        ("congés 22/12 02/01", "not_an_absence"),
        ("congés maladie 22/12", "not_an_absence"),
        ("congés 22/12 11h-9h", "not_an_absence"),
        ("22/12-24/12-26/12", "not_an_absence"),
    ],
)
def test_what_cannot_be_is_refused(line: str, reason: str) -> None:
    with pytest.raises(BadInputError) as refusal:
        leave_typed(line, SHOWN)
    assert (refusal.value.field_name, refusal.value.reason) == (FIELD, reason)
