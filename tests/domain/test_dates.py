from dataclasses import replace
from datetime import date, datetime

import pytest

from desktop_app.domain.dates import (
    public_holiday_findings,
    school_holiday_findings,
    site_closed_findings,
    week_parity_ambiguous_findings,
)
from desktop_app.domain.findings import Code
from desktop_app.domain.opening import Closure
from desktop_app.domain.span import Span
from tests.domain.town import POSITIONS, TOWN, at, codes, hours, wanted, with_room, with_site

TAKEN = at("10:00", "12:00")
ARMISTICE = date(2026, 11, 11)  # a Wednesday
BEA = TOWN.sites["BEA"]


@pytest.mark.parametrize(("start", "end", "position", "overlaps"), POSITIONS)
def test_a_closure_shuts_every_room_of_the_site(
    start: str, end: str, position: str, *, overlaps: bool
) -> None:
    planning = with_site(replace(BEA, closures=(Closure(TAKEN, "Panne", "F1"),)))
    found = site_closed_findings(wanted(at(start, end), "BUR-1"), planning)
    assert [(finding.by, finding.facts["reason"]) for finding in found] == (
        [("F1", "closure")] if overlaps else []
    ), position
    assert site_closed_findings(wanted(TAKEN, "S1"), planning) == []


@pytest.mark.parametrize(
    ("start", "end", "shut"),
    [
        ("09:00", "12:00", None),
        ("14:00", "18:00", None),
        ("11:30", "12:30", ("12:00", "14:00")),
        ("12:30", "13:30", ("12:00", "14:00")),
        ("11:00", "15:00", ("12:00", "14:00")),
    ],
)
def test_a_site_that_closes_at_lunch(start: str, end: str, shut: tuple[str, str] | None) -> None:
    found = site_closed_findings(wanted(at(start, end), "HALL"), TOWN)
    assert [finding.span for finding in found] == ([] if shut is None else [at(*shut)])
    assert all(finding.facts["reason"] == "hours" for finding in found)


def test_before_opening_after_closing_and_on_a_day_without_hours() -> None:
    sunday = date(2026, 3, 15)
    assert spans_shut(at("07:00", "09:30")) == [Span(midnight(12), midnight(12).replace(hour=9))]
    assert spans_shut(at("17:30", "19:00")) == [Span(midnight(12).replace(hour=18), midnight(13))]
    assert spans_shut(at("10:00", "11:00", sunday)) == [Span(midnight(15), midnight(16))]


def test_a_night_is_outside_the_hours_of_both_days() -> None:
    night = Span(midnight(12).replace(hour=17), midnight(13).replace(hour=10))
    assert spans_shut(night) == [Span(midnight(12).replace(hour=18), midnight(13))]


def test_hours_that_are_no_longer_valid_do_not_open() -> None:
    ended = [replace(interval, valid_to=date(2026, 3, 11)) for interval in BEA.opening]
    planning = with_site(replace(BEA, opening=tuple(ended)))
    assert codes(site_closed_findings(wanted(TAKEN), planning)) == [Code.SITE_CLOSED]


def test_a_site_without_any_hours_has_not_said_when_it_opens() -> None:
    planning = with_site(replace(BEA, opening=()))
    assert site_closed_findings(wanted(at("22:00", "23:00")), planning) == []


def test_outdoors_only_closures_bind() -> None:
    closed = replace(TOWN.sites["VIL"], closures=(Closure(TAKEN, "Fermeture"),))
    assert site_closed_findings(wanted(at("20:30", "21:30"), "PARVIS"), TOWN) == []
    found = site_closed_findings(wanted(TAKEN, "PARVIS"), with_site(closed))
    assert codes(found) == [Code.SITE_CLOSED]


def test_a_room_with_hours_of_its_own_does_not_follow_its_site() -> None:
    evening = replace(TOWN.rooms["BUR-1"], opening=tuple(hours(("18:00", "22:00"))))
    late = wanted(at("20:30", "21:30"), "BUR-1")
    assert codes(site_closed_findings(late, TOWN)) == [Code.SITE_CLOSED]
    assert site_closed_findings(late, with_room(evening)) == []


def test_hours_of_its_own_bind_a_room_only_while_they_are_valid() -> None:
    later = [replace(one, valid_from=date(2026, 3, 13)) for one in hours(("18:00", "22:00"))]
    planning = with_room(replace(TOWN.rooms["BUR-1"], opening=tuple(later)))
    late = wanted(at("20:30", "21:30"), "BUR-1")
    assert codes(site_closed_findings(late, planning)) == [Code.SITE_CLOSED]
    day_after = wanted(at("20:30", "21:30", date(2026, 3, 13)), "BUR-1")
    assert site_closed_findings(day_after, planning) == []


def test_nobody_works_on_a_public_holiday() -> None:
    (found,) = public_holiday_findings(wanted(at("10:00", "12:00", ARMISTICE)), TOWN)
    assert (found.code, found.resource) == (Code.PUBLIC_HOLIDAY, "BEA")
    assert (found.facts["day"], found.facts["holiday"]) == (ARMISTICE, "armistice")
    assert public_holiday_findings(wanted(TAKEN), TOWN) == []


def test_a_site_may_work_on_holidays() -> None:
    planning = with_site(replace(BEA, works_on_holidays=True))
    on_armistice = at("10:00", "12:00", ARMISTICE)
    assert public_holiday_findings(wanted(on_armistice), planning) == []
    elsewhere = public_holiday_findings(wanted(on_armistice, "S1"), planning)
    assert codes(elsewhere) == [Code.PUBLIC_HOLIDAY]


def test_a_public_holiday_binds_without_a_room_too() -> None:
    found = public_holiday_findings(wanted(at("10:00", "12:00", ARMISTICE), room=""), TOWN)
    assert codes(found) == [Code.PUBLIC_HOLIDAY]


@pytest.mark.parametrize(
    ("day", "noted"),
    [
        (date(2026, 4, 10), False),
        (date(2026, 4, 11), True),
        (date(2026, 4, 26), True),
        (date(2026, 4, 27), False),
    ],
)
def test_school_holidays_are_noted_both_ends_included(day: date, *, noted: bool) -> None:
    found = school_holiday_findings(wanted(at("10:00", "12:00", day)), TOWN)
    assert codes(found) == ([Code.SCHOOL_HOLIDAY] if noted else [])


@pytest.mark.parametrize(("programme", "pauses"), [("PAPOTE", 1), ("CAFE", 0), ("", 0)])
def test_the_note_says_whether_the_programme_pauses(programme: str, pauses: int) -> None:
    easter = at("10:00", "12:00", date(2026, 4, 15))
    (found,) = school_holiday_findings(replace(wanted(easter), programme=programme), TOWN)
    assert found.facts["pauses"] == pauses


@pytest.mark.parametrize(
    ("rhythm", "day", "ambiguous"),
    [
        ("odd", date(2026, 12, 31), True),  # week 53
        ("odd", date(2027, 1, 7), True),  # week 1, odd again
        ("odd", date(2026, 12, 17), False),
        ("odd", date(2026, 12, 24), False),  # the break of the even weeks
        ("even", date(2026, 12, 31), False),
        ("even", date(2026, 12, 24), True),  # week 52, then none before week 2
        ("every-2", date(2026, 12, 31), True),
        ("every-3", date(2026, 12, 31), False),
        ("weekly", date(2026, 12, 31), False),
        ("", date(2026, 12, 31), False),
        ("odd", date(2027, 12, 30), False),  # 2027 has 52 weeks
    ],
)
def test_alternate_weeks_slip_at_the_end_of_a_long_year(
    rhythm: str, day: date, *, ambiguous: bool
) -> None:
    proposal = replace(wanted(at("10:00", "12:00", day)), rhythm=rhythm)
    found = week_parity_ambiguous_findings(proposal)
    assert codes(found) == ([Code.WEEK_PARITY_AMBIGUOUS] if ambiguous else [])


def spans_shut(span: Span) -> list[Span | None]:
    return [finding.span for finding in site_closed_findings(wanted(span, "HALL"), TOWN)]


def midnight(day: int) -> datetime:
    return datetime(2026, 3, day)
