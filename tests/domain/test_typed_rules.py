"""A weekly rule typed in one line."""

from datetime import date, time

import pytest

from desktop_app.domain.availability import AvailabilityKind
from desktop_app.domain.errors import BadInputError
from desktop_app.domain.opening import OpeningHours
from desktop_app.domain.typed_rules import opening_typed, rule_typed

FIRST = date(2026, 12, 1)


def test_a_rule_says_its_day_hours_site_kind_and_rhythm() -> None:
    rule = rule_typed("mar. 14:00-16h30 VIL group_on_request odd school", FIRST)

    assert (rule.iso_weekday, rule.start, rule.end) == (2, time(14), time(16, 30))
    assert (rule.site, rule.kind) == ("VIL", AvailabilityKind.GROUP_ON_REQUEST)
    assert (str(rule.rhythm), rule.in_school_holidays) == ("odd", False)
    assert rule.valid_from == FIRST


def test_the_words_may_be_french() -> None:
    assert rule_typed("ven 8h30-12h30 BEA groupe impaires scolaire", FIRST) == rule_typed(
        "fri 08:30-12:30 BEA group odd school", FIRST
    )


def test_what_is_not_said_is_a_group_every_week() -> None:
    rule = rule_typed("6 9-12 BEA", FIRST)

    assert (rule.kind, str(rule.rhythm)) == (AvailabilityKind.GROUP, "weekly")
    assert rule.in_school_holidays


def test_weeks_are_counted_from_a_date() -> None:
    rule = rule_typed("saturday 09:00-12:00 BEA every-4 since=2026-11-28", FIRST)

    assert (str(rule.rhythm), rule.anchor) == ("every-4", date(2026, 11, 28))


@pytest.mark.parametrize(
    ("line", "field", "reason"),
    [
        ("", "rule", "not_hours_of_week"),
        ("tue", "rule", "not_hours_of_week"),
        ("tue noon VIL", "rule", "not_hours_of_week"),
        ("8 09:00-12:00 VIL", "rule", "not_hours_of_week"),
        ("30/02 09:00-12:00 VIL", "rule", "not_hours_of_week"),
        ("tue 22:00-02:00 VIL", "rule", "crosses_midnight"),
        ("tue 09:00-09:00 VIL", "rule", "crosses_midnight"),
        ("tue 09:00-12:00", "site", "missing"),
        ("tue 09:00-12:00 VIL every-0", "rhythm", "not_weeks_apart"),
        ("tue 09:00-12:00 VIL every-53", "rhythm", "not_weeks_apart"),
        ("tue 09:00-12:00 VIL nth-6", "rhythm", "not_weeks_apart"),
        ("tue 09:00-12:00 VIL every-4", "rhythm", "without_anchor"),
        ("tue 09:00-12:00 VIL every-4 since=2026-02-30", "rule", "not_a_date"),
        ("tue 09:00-12:00 VIL BEA", "rule", "not_hours_of_week"),
    ],
)
def test_what_cannot_be_names_its_field(line: str, field: str, reason: str) -> None:
    with pytest.raises(BadInputError) as refusal:
        rule_typed(line, FIRST)
    assert (refusal.value.field_name, refusal.value.reason) == (field, reason)


def test_a_place_has_hours_and_nothing_else() -> None:
    assert opening_typed("lun 08:30-12:00", FIRST) == OpeningHours(1, time(8, 30), time(12), FIRST)
    with pytest.raises(BadInputError):
        opening_typed("lun 08:30-12:00 odd", FIRST)
