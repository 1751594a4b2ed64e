from datetime import UTC, date, datetime, time, timedelta
from itertools import combinations

import pytest

from desktop_app.domain.civil_time import (
    CivilTimeKind,
    CivilTimeProblem,
    PlanningProblem,
    PlanningProblemCode,
    UnknownZoneError,
    civil_time_problem,
    clock_changes_on,
    in_utc,
    planning_day_problem,
    planning_span_problem,
    real_minutes,
    span_problem,
    zone_named,
)
from desktop_app.domain.span import Span

PARIS = "Europe/Paris"
FRENCH_ZONES = (
    PARIS,
    "America/Cayenne",
    "America/Guadeloupe",
    "America/Marigot",
    "America/Martinique",
    "America/Miquelon",
    "America/St_Barthelemy",
    "Indian/Kerguelen",
    "Indian/Mayotte",
    "Indian/Reunion",
    "Pacific/Gambier",
    "Pacific/Marquesas",
    "Pacific/Noumea",
    "Pacific/Tahiti",
    "Pacific/Wallis",
)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


def span(start: str, end: str) -> Span:
    return Span(at(start), at(end))


@pytest.mark.parametrize(
    ("moment", "offered"),
    [
        ("2027-03-28 02:00", "2027-03-28 03:00"),
        ("2027-03-28 02:30", "2027-03-28 03:30"),
        ("2027-03-28 02:59", "2027-03-28 03:59"),
        ("2026-03-29 02:30", "2026-03-29 03:30"),
    ],
)
def test_a_time_that_does_not_exist(moment: str, offered: str) -> None:
    assert civil_time_problem(at(moment), PARIS) == CivilTimeProblem(
        CivilTimeKind.MISSING, at(moment), (at(offered),)
    )


@pytest.mark.parametrize(
    ("moment", "before", "after"),
    [
        ("2027-10-31 02:00", "2027-10-31 01:00", "2027-10-31 03:00"),
        ("2027-10-31 02:30", "2027-10-31 01:30", "2027-10-31 03:30"),
        ("2026-10-25 02:59", "2026-10-25 01:59", "2026-10-25 03:59"),
    ],
)
def test_a_time_that_exists_twice(moment: str, before: str, after: str) -> None:
    assert civil_time_problem(at(moment), PARIS) == CivilTimeProblem(
        CivilTimeKind.TWICE, at(moment), (at(before), at(after))
    )


@pytest.mark.parametrize(
    "moment",
    [
        "2027-03-28 01:59",
        "2027-03-28 03:00",
        "2027-10-31 01:59",
        "2027-10-31 03:00",
        "2026-11-24 14:00",
    ],
)
def test_times_that_exist_once(moment: str) -> None:
    assert civil_time_problem(at(moment), PARIS) is None


@pytest.mark.parametrize(
    "zone", ["Indian/Reunion", "America/Cayenne", "Indian/Mayotte", "Pacific/Noumea"]
)
def test_overseas_the_clock_never_changes(zone: str) -> None:
    assert civil_time_problem(at("2027-03-28 02:30"), zone) is None
    assert civil_time_problem(at("2027-10-31 02:30"), zone) is None


@pytest.mark.parametrize(
    "zone", [PARIS, "Indian/Reunion", "America/Cayenne", "America/Miquelon", "Pacific/Noumea"]
)
def test_every_quarter_hour_of_a_year_comes_back_from_utc_unless_refused(zone: str) -> None:
    refused = refused_quarters(zone, 2027, 2027)

    assert refused == (8 if zone in {PARIS, "America/Miquelon"} else 0)


@pytest.mark.faults
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("zone", FRENCH_ZONES)
def test_every_quarter_hour_of_twenty_years_comes_back_from_utc_unless_refused(zone: str) -> None:
    refused = refused_quarters(zone, 2020, 2040)

    assert refused == (21 * 8 if zone in {PARIS, "America/Miquelon"} else 0)


def refused_quarters(zone: str, first: int, last: int) -> int:
    """How many quarter hours of these years are refused, each looked at on its way to UTC."""
    moment, refused = datetime(first, 1, 1), 0
    while moment.year <= last:
        back = in_utc(moment, zone).astimezone(zone_named(zone)).replace(tzinfo=None)
        problem = civil_time_problem(moment, zone)
        refused += problem is not None
        missing = problem is not None and problem.kind is CivilTimeKind.MISSING
        assert (back != moment) == missing
        for offer in problem.offers if problem else ():
            assert civil_time_problem(offer, zone) is None
        moment += timedelta(minutes=15)
    return refused


def test_two_sessions_around_the_clock_change_keep_ten_o_clock() -> None:
    before, after = at("2026-03-24 10:00"), at("2026-03-31 10:00")
    assert in_utc(before, PARIS) == datetime(2026, 3, 24, 9, tzinfo=UTC)
    assert in_utc(after, PARIS) == datetime(2026, 3, 31, 8, tzinfo=UTC)
    for start in (before, after):
        assert real_minutes(Span(start, start + timedelta(minutes=90)), PARIS) == 90


@pytest.mark.parametrize(
    ("lasting", "hours", "what"),
    [
        (span("2026-10-25 09:30", "2026-10-25 11:30"), 2.0, "the walk of the Sunday in October"),
        (span("2026-03-29 08:00", "2026-03-29 12:00"), 4.0, "a rule of the Sunday in March"),
        (span("2026-03-29 01:00", "2026-03-29 05:00"), 3.0, "a night that loses an hour"),
        (span("2026-10-25 01:00", "2026-10-25 05:00"), 5.0, "a night that wins one"),
    ],
)
def test_hours_that_really_pass(lasting: Span, hours: float, what: str) -> None:
    assert real_minutes(lasting, PARIS) / 60 == hours, what


def test_the_instant_of_a_doubtful_time_is_its_first_passing() -> None:
    assert in_utc(at("2027-10-31 02:30"), PARIS) == datetime(2027, 10, 31, 0, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("wanted", "kind", "offers"),
    [
        (
            span("2027-03-28 02:30", "2027-03-28 04:00"),
            CivilTimeKind.MISSING,
            ["2027-03-28 03:30"],
        ),
        (
            span("2027-03-28 01:00", "2027-03-28 02:30"),
            CivilTimeKind.MISSING,
            ["2027-03-28 03:30"],
        ),
        (
            span("2027-10-31 01:00", "2027-10-31 02:30"),
            CivilTimeKind.TWICE,
            ["2027-10-31 01:30", "2027-10-31 03:30"],
        ),
        (
            span("2027-03-27 22:00", "2027-03-28 06:00"),
            CivilTimeKind.CROSSES,
            ["2027-03-28 03:00"],
        ),
        (
            span("2027-10-31 01:00", "2027-10-31 03:00"),
            CivilTimeKind.CROSSES,
            ["2027-10-31 01:59"],
        ),
        (
            span("2027-10-30 22:17", "2027-10-31 06:23"),
            CivilTimeKind.CROSSES,
            ["2027-10-31 03:00"],
        ),
    ],
)
def test_spans_the_clock_change_spoils(
    wanted: Span, kind: CivilTimeKind, offers: list[str]
) -> None:
    problem = span_problem(wanted, PARIS)
    assert problem is not None
    assert problem.kind is kind
    assert problem.offers == tuple(at(offer) for offer in offers)


@pytest.mark.parametrize("night", ["2027-03-28", "2027-10-31"])
def test_the_time_offered_instead_of_the_one_at_fault_can_be_planned(night: str) -> None:
    quarters = [at(f"{night} 00:00") + timedelta(minutes=15 * step) for step in range(20)]
    offered = 0
    for start, end in combinations(quarters, 2):
        problem = planning_span_problem(start, end, PARIS)
        if problem is None or problem.code is not PlanningProblemCode.CROSSES_CLOCK_CHANGE:
            continue
        (offer,) = problem.offers
        times = (offer, end) if problem.moment == start else (start, offer)
        assert planning_span_problem(*times, PARIS) is None, (start, end, offer)
        offered += 1
    assert offered


def test_where_no_minute_is_left_on_either_side_nothing_is_offered() -> None:
    problem = span_problem(span("2027-03-28 01:59", "2027-03-28 03:00"), PARIS)
    assert problem is not None
    assert problem.offers == ()


@pytest.mark.parametrize(
    "wanted",
    [
        span("2027-03-28 00:30", "2027-03-28 01:59"),
        span("2027-03-28 03:00", "2027-03-28 05:00"),
        span("2027-10-31 03:00", "2027-10-31 05:00"),
        span("2027-03-27 14:00", "2027-03-27 16:00"),
    ],
)
def test_spans_beside_the_clock_change_are_good(wanted: Span) -> None:
    assert span_problem(wanted, PARIS) is None


@pytest.mark.parametrize(
    ("start", "end", "code", "fault", "offers"),
    [
        (
            "2026-11-24 14:00",
            "2026-11-24 14:00",
            PlanningProblemCode.END_NOT_AFTER_START,
            "2026-11-24 14:00",
            [],
        ),
        (
            "2026-11-24 14:00",
            "2026-11-24 13:00",
            PlanningProblemCode.END_NOT_AFTER_START,
            "2026-11-24 13:00",
            [],
        ),
        (
            "2026-11-24 10:00",
            "2026-11-25 11:00",
            PlanningProblemCode.TOO_LONG,
            "2026-11-25 11:00",
            [],
        ),
        (
            "2026-11-24 10:00",
            "2026-11-25 10:00",
            PlanningProblemCode.TOO_LONG,
            "2026-11-25 10:00",
            [],
        ),
        (
            "1999-12-31 10:00",
            "1999-12-31 11:00",
            PlanningProblemCode.YEAR_OUT_OF_RANGE,
            "1999-12-31 10:00",
            [],
        ),
        (
            "2100-12-31 23:00",
            "2101-01-01 00:00",
            PlanningProblemCode.YEAR_OUT_OF_RANGE,
            "2101-01-01 00:00",
            [],
        ),
        (
            "9999-12-31 23:00",
            "9999-12-31 23:59",
            PlanningProblemCode.YEAR_OUT_OF_RANGE,
            "9999-12-31 23:00",
            [],
        ),
        (
            "0001-01-01 00:00",
            "0001-01-01 01:00",
            PlanningProblemCode.YEAR_OUT_OF_RANGE,
            "0001-01-01 00:00",
            [],
        ),
        (
            "2026-03-29 02:30",
            "2026-03-29 04:00",
            PlanningProblemCode.TIME_MISSING,
            "2026-03-29 02:30",
            ["2026-03-29 03:30"],
        ),
        (
            "2026-10-25 02:30",
            "2026-10-25 04:00",
            PlanningProblemCode.TIME_TWICE,
            "2026-10-25 02:30",
            ["2026-10-25 01:30", "2026-10-25 03:30"],
        ),
        (
            "2026-10-24 23:00",
            "2026-10-25 07:00",
            PlanningProblemCode.CROSSES_CLOCK_CHANGE,
            "2026-10-24 23:00",
            ["2026-10-25 03:00"],
        ),
    ],
)
def test_what_cannot_be_planned(
    start: str, end: str, *, code: PlanningProblemCode, fault: str, offers: list[str]
) -> None:
    assert planning_span_problem(at(start), at(end), PARIS) == PlanningProblem(
        code, at(fault), tuple(at(offer) for offer in offers)
    )


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2026-11-24 14:00", "2026-11-24 14:01"),
        ("2026-11-24 10:00", "2026-11-25 09:59"),
        ("2000-01-01 00:00", "2000-01-01 01:00"),
        ("2100-12-31 22:00", "2100-12-31 23:59"),
        ("2026-03-29 08:00", "2026-03-29 12:00"),
    ],
)
def test_what_can_be_planned(start: str, end: str) -> None:
    assert planning_span_problem(at(start), at(end), PARIS) is None


@pytest.mark.parametrize(
    ("day", "refused"),
    [
        (date(1999, 12, 31), True),
        (date(2000, 1, 1), False),
        (date(2100, 12, 31), False),
        (date(2101, 1, 1), True),
    ],
)
def test_days_that_can_be_planned(day: date, *, refused: bool) -> None:
    expected = PlanningProblem(PlanningProblemCode.YEAR_OUT_OF_RANGE, datetime.combine(day, time()))
    assert planning_day_problem(day) == (expected if refused else None)


@pytest.mark.parametrize(
    "zone", ["Mars/Olympus", "", "Europe", "../etc/passwd", "/etc/passwd", "Europe/Paris\0"]
)
def test_a_zone_that_does_not_exist(zone: str) -> None:
    with pytest.raises(UnknownZoneError):
        civil_time_problem(at("2026-11-24 14:00"), zone)


def test_a_time_with_an_offset_is_no_civil_time() -> None:
    moment = datetime(2026, 11, 24, 14, tzinfo=UTC)
    with pytest.raises(ValueError, match="no offset"):
        civil_time_problem(moment, PARIS)
    with pytest.raises(ValueError, match="no offset"):
        in_utc(moment, PARIS)
    with pytest.raises(ValueError, match="no offset"):
        planning_span_problem(moment, moment, PARIS)


@pytest.mark.parametrize("zone", ["Europe/Paris", "America/Noronha", "Asia/Beirut", "UTC"])
def test_the_days_on_which_the_clock_changes_are_those_with_an_hour_too_many_or_too_few(
    zone: str,
) -> None:
    first = date(2026, 1, 1)
    for number in range(365):
        day = first + timedelta(days=number)
        midnights = [datetime.combine(day + timedelta(days=one), time()) for one in (0, 1)]
        start, end = (in_utc(moment, zone) for moment in midnights)
        if end - start != timedelta(days=1):
            assert clock_changes_on(day, zone), day


def test_a_day_without_a_change_is_known_as_one() -> None:
    assert not clock_changes_on(date(2026, 11, 24), "Europe/Paris")
    assert clock_changes_on(date(2027, 3, 28), "Europe/Paris")
    assert clock_changes_on(date(2026, 10, 25), "Europe/Paris")
