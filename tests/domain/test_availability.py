import csv
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.availability import (
    FOR_WORKSHOPS,
    Absence,
    AvailabilityKind,
    AvailabilityRule,
    available_spans,
    covering_kind,
    rhythm_columns,
    rhythm_of,
    rules_on,
    without_absences,
)
from desktop_app.domain.opening import merged_spans
from desktop_app.domain.recurrence import Rhythm
from desktop_app.domain.span import Span

SAMPLE = Path(__file__).parents[2] / "resources" / "sample_centre"
MONDAY = date(2026, 11, 30)  # week 49, odd
GROUP, ON_REQUEST = AvailabilityKind.GROUP, AvailabilityKind.GROUP_ON_REQUEST


def rule(
    start: str,
    end: str,
    *,
    kind: AvailabilityKind = GROUP,
    rhythm: str = "weekly",
    anchor: date | None = None,
    site: str = "VIL",
    weekday: int = 1,
    in_school_holidays: bool = True,
    valid_from: date = date(2026, 9, 1),
    valid_to: date | None = None,
    code: str = "",
) -> AvailabilityRule:
    return AvailabilityRule(
        site=site,
        iso_weekday=weekday,
        start=time.fromisoformat(start),
        end=time.fromisoformat(end),
        rhythm=Rhythm.parse(rhythm),
        anchor=anchor,
        kind=kind,
        in_school_holidays=in_school_holidays,
        valid_from=valid_from,
        valid_to=valid_to,
        code=code,
    )


def span(start: str, end: str, day: date = MONDAY) -> Span:
    return Span.on(day, time.fromisoformat(start), time.fromisoformat(end))


def mondays_of(given_rule: AvailabilityRule, first: date, count: int) -> list[str]:
    days = (first + timedelta(weeks=n) for n in range(count))
    return [f"{day:%d/%m}" for day in days if rules_on(day, [given_rule], school_holiday=False)]


def test_every_week_on_its_weekday() -> None:
    weekly = rule("09:00", "12:00")
    assert rules_on(MONDAY, [weekly], school_holiday=False) == [weekly]
    assert rules_on(MONDAY + timedelta(days=1), [weekly], school_holiday=False) == []


@pytest.mark.parametrize(
    ("rhythm", "expected"),
    [
        # Weeks 51, 52, 53 of 2026 then 1, 2, 3, 4 of 2027.
        ("odd", ["14/12", "28/12", "04/01", "18/01"]),
        ("even", ["21/12", "11/01", "25/01"]),
        ("every-2", ["14/12", "28/12", "11/01", "25/01"]),
        ("nth-3", ["21/12", "18/01"]),
        ("weekly", ["14/12", "21/12", "28/12", "04/01", "11/01", "18/01", "25/01"]),
    ],
)
def test_rhythms_at_the_turn_of_a_year_of_53_weeks(rhythm: str, expected: list[str]) -> None:
    given_rule = rule("09:00", "12:00", rhythm=rhythm, anchor=date(2026, 9, 7))
    assert mondays_of(given_rule, date(2026, 12, 14), 7) == expected


def test_one_saturday_in_four_counts_from_its_anchor() -> None:
    rota = rule(
        "09:00",
        "12:00",
        kind=AvailabilityKind.SATURDAY_ROTA,
        rhythm="every-4",
        anchor=date(2026, 9, 26),
        weekday=6,
    )
    saturdays = (date(2026, 9, 5) + timedelta(weeks=n) for n in range(20))
    assert [f"{day:%d/%m}" for day in saturdays if rules_on(day, [rota], school_holiday=False)] == [
        "26/09",
        "24/10",
        "21/11",
        "19/12",
        "16/01",
    ]


def test_school_time_only() -> None:
    in_term = rule("09:00", "12:00", in_school_holidays=False)
    assert rules_on(MONDAY, [in_term], school_holiday=False) == [in_term]
    assert rules_on(MONDAY, [in_term], school_holiday=True) == []


def test_a_rule_holds_from_its_first_to_its_last_day() -> None:
    ending = rule("09:00", "12:00", valid_to=MONDAY)
    assert mondays_of(ending, date(2026, 8, 31), 20)[0] == "07/09"
    assert mondays_of(ending, date(2026, 8, 31), 20)[-1] == "30/11"


@pytest.mark.parametrize("day", [date(2026, 11, 23), date(2026, 11, 29)])
def test_a_rule_of_a_single_day_from_monday_to_sunday(day: date) -> None:
    once = rule("09:00", "12:00", weekday=day.isoweekday(), valid_from=day, valid_to=day)
    assert rules_on(day, [once], school_holiday=False) == [once]


def test_every_single_week_needs_no_anchor() -> None:
    assert mondays_of(rule("09:00", "12:00", rhythm="every-1"), MONDAY, 2) == ["30/11", "07/12"]


def test_rules_come_in_order_of_their_hours() -> None:
    late, early = rule("14:00", "16:00"), rule("09:00", "12:00")
    assert rules_on(MONDAY, [late, early], school_holiday=False) == [early, late]


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"start": "12:00", "end": "12:00"}, "ends after its start"),
        ({"start": "14:00", "end": "09:00"}, "ends after its start"),
        ({"start": "09:00", "end": "12:00", "weekday": 0}, "1 to 7"),
        ({"start": "09:00", "end": "12:00", "valid_to": date(2026, 8, 31)}, "before it starts"),
        ({"start": "09:00", "end": "12:00", "rhythm": "every-2"}, "from the week of a date"),
    ],
)
def test_rules_that_mean_nothing_are_refused(wrong: dict[str, object], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        rule(**wrong)  # type: ignore[arg-type]  # one table for arguments of several types


def test_free_time_at_one_site_for_some_kinds() -> None:
    rules = [
        rule("12:30", "13:30", kind=ON_REQUEST),
        rule("09:00", "11:00"),
        rule("11:00", "12:30"),
        rule("14:00", "18:00", site="BEA"),
        rule("14:00", "18:00", kind=AvailabilityKind.CONSULTATION),
    ]
    assert available_spans(MONDAY, rules, site="VIL", kinds={GROUP}, school_holiday=False) == (
        span("09:00", "12:30"),
    )
    assert available_spans(
        MONDAY, rules, site="VIL", kinds=FOR_WORKSHOPS, school_holiday=False
    ) == (span("09:00", "13:30"),)
    assert available_spans(MONDAY, rules, site="NSM", kinds={GROUP}, school_holiday=False) == ()


RULES = [
    rule("09:00", "11:00"),
    rule("11:00", "12:00"),
    rule("12:00", "13:30", kind=ON_REQUEST),
    rule("08:00", "19:00", kind=AvailabilityKind.OWN_PREMISES),
    rule("14:00", "16:00", site="BEA"),
]


@pytest.mark.parametrize(
    ("wanted", "kind", "why"),
    [
        (span("09:00", "10:00"), GROUP, "inside one rule"),
        (span("10:00", "12:00"), GROUP, "over two rules that touch"),
        (span("12:30", "13:30"), ON_REQUEST, "to be asked first"),
        (span("11:00", "13:00"), ON_REQUEST, "a part of it is to be asked first"),
        (span("08:30", "10:00"), None, "starts before the first rule"),
        (span("13:00", "14:00"), None, "ends after the last"),
        (span("14:00", "15:00"), None, "given at another site"),
        (span("09:00", "10:00", MONDAY + timedelta(days=1)), None, "another weekday"),
        (Span(datetime(2026, 11, 30, 9), datetime(2026, 12, 1, 10)), None, "over the night"),
    ],
)
def test_the_best_kind_that_covers_a_workshop(
    wanted: Span, kind: AvailabilityKind | None, why: str
) -> None:
    found = covering_kind(wanted, RULES, site="VIL", wanted=FOR_WORKSHOPS, school_holiday=False)
    assert found is kind, why


def test_own_premises_is_not_askable_for_a_workshop() -> None:
    only = [rule("08:00", "19:00", kind=AvailabilityKind.OWN_PREMISES)]
    wanted = span("09:00", "10:00")
    assert (
        covering_kind(wanted, only, site="VIL", wanted=FOR_WORKSHOPS, school_holiday=False) is None
    )


LEAVE = Absence(date(2026, 12, 21), date(2026, 12, 25))
TRAINING = Absence(date(2026, 11, 30), date(2026, 12, 1), time(9), time(17), "training")


@pytest.mark.parametrize(
    ("absence", "wanted", "overlaps", "covers"),
    [
        (LEAVE, span("09:00", "10:00", date(2026, 12, 20)), False, False),
        (LEAVE, span("09:00", "10:00", date(2026, 12, 21)), True, True),
        (LEAVE, span("09:00", "10:00", date(2026, 12, 25)), True, True),
        (LEAVE, Span(datetime(2026, 12, 25, 23), datetime(2026, 12, 26, 1)), True, False),
        (LEAVE, span("00:00", "01:00", date(2026, 12, 26)), False, False),
        (TRAINING, span("08:00", "09:00"), False, False),
        (TRAINING, span("08:30", "09:30"), True, False),
        (TRAINING, span("09:00", "17:00"), True, True),
        (TRAINING, span("17:00", "18:00"), False, False),
        (TRAINING, span("10:00", "11:00", date(2026, 12, 1)), True, True),
        # Hours of several days leave the evenings free.
        (TRAINING, Span(datetime(2026, 11, 30, 16), datetime(2026, 12, 1, 10)), True, False),
    ],
)
def test_absences_by_days_and_by_hours(
    absence: Absence, wanted: Span, *, overlaps: bool, covers: bool
) -> None:
    assert absence.overlaps(wanted) is overlaps
    assert absence.covers(wanted) is covers


def test_an_absence_with_one_hour_reaches_the_edge_of_the_day() -> None:
    from_noon = Absence(MONDAY, MONDAY, start=time(12))
    until_noon = Absence(MONDAY, MONDAY, end=time(12))
    assert from_noon.spans == (Span(datetime(2026, 11, 30, 12), datetime(2026, 12, 1)),)
    assert until_noon.spans == (span("00:00", "12:00"),)


@pytest.mark.parametrize(
    ("start", "end"), [(time(12), time(12)), (time(17), time(9)), (None, time(0))]
)
def test_hours_of_absence_end_after_their_start(start: time | None, end: time) -> None:
    with pytest.raises(ValueError, match="after their start"):
        Absence(MONDAY, MONDAY, start, end)


def test_an_absence_cannot_end_before_it_starts() -> None:
    with pytest.raises(ValueError, match="before it starts"):
        Absence(MONDAY, MONDAY - timedelta(days=1))


@pytest.mark.parametrize(
    ("absences", "left"),
    [
        ([], (span("08:00", "12:00"), span("14:00", "18:00"))),
        ([TRAINING], (span("08:00", "09:00"), span("17:00", "18:00"))),
        ([Absence(MONDAY, MONDAY)], ()),
        (
            [Absence(MONDAY, MONDAY, time(9), time(10)), Absence(MONDAY, MONDAY, time(11))],
            (span("08:00", "09:00"), span("10:00", "11:00")),
        ),
        ([LEAVE], (span("08:00", "12:00"), span("14:00", "18:00"))),
    ],
)
def test_absences_win_over_the_rules(absences: list[Absence], left: tuple[Span, ...]) -> None:
    free = [span("14:00", "18:00"), span("08:00", "12:00")]
    assert without_absences(free, absences) == left


hours_of_day = st.tuples(st.integers(0, 22), st.integers(0, 22)).filter(lambda h: h[0] != h[1])


@given(free=st.lists(hours_of_day, max_size=6), away=st.lists(hours_of_day, max_size=4))
def test_what_is_left_is_what_no_absence_touches(
    free: list[tuple[int, int]], away: list[tuple[int, int]]
) -> None:
    spans = [Span.on(MONDAY, time(min(h)), time(max(h))) for h in free]
    absences = [Absence(MONDAY, MONDAY, time(min(h)), time(max(h))) for h in away]
    left = without_absences(spans, absences)
    assert left == merged_spans(left)
    for hour in range(24):
        slot = span(f"{hour:02}:00", f"{hour:02}:59")
        free_then = any(given_span.contains(slot) for given_span in spans)
        away_then = any(absence.overlaps(slot) for absence in absences)
        assert any(piece.contains(slot) for piece in left) == (free_then and not away_then)


@pytest.mark.parametrize(
    ("columns", "rhythm"),
    [
        (("all", 1, None), "weekly"),
        (("odd", 1, None), "odd"),
        (("even", 1, None), "even"),
        (("all", 4, None), "every-4"),
        (("all", 1, 2), "nth-2"),
    ],
)
def test_rhythms_as_they_are_stored(columns: tuple[str, int, int | None], rhythm: str) -> None:
    assert rhythm_of(*columns) == Rhythm.parse(rhythm)
    assert rhythm_columns(Rhythm.parse(rhythm)) == columns


@pytest.mark.parametrize(
    "columns",
    [
        ("odd", 2, None),
        ("both", 1, None),
        ("", 1, None),
        ("all", 0, None),
        ("all", -1, None),
        ("all", 53, None),
        ("all", 1, 6),
        ("all", 2, 2),
        ("odd", 1, 2),
    ],
)
def test_columns_that_contradict_each_other_are_refused(
    columns: tuple[str, int, int | None],
) -> None:
    with pytest.raises(ValueError, match=r"."):
        rhythm_of(*columns)


def sample_rules() -> list[tuple[str, AvailabilityRule]]:
    with (SAMPLE / "availability_rules.csv").open(encoding="utf-8", newline="") as file:
        return [
            (
                row["professional_code"],
                AvailabilityRule(
                    site=row["site_code"],
                    iso_weekday=int(row["iso_weekday"]),
                    start=time.fromisoformat(row["start_time"]),
                    end=time.fromisoformat(row["end_time"]),
                    rhythm=rhythm_of(row["week_parity"], int(row["interval_weeks"])),
                    anchor=date.fromisoformat(row["anchor_date"]) if row["anchor_date"] else None,
                    kind=AvailabilityKind(row["kind"]),
                    in_school_holidays=row["during_school_holidays"] == "same",
                    valid_from=date.fromisoformat(row["valid_from"]),
                    valid_to=date.fromisoformat(row["valid_to"]) if row["valid_to"] else None,
                    code=row["rule_code"],
                ),
            )
            for row in csv.DictReader(file)
        ]


def test_every_session_of_the_sample_is_led_in_its_professionals_availability() -> None:
    rules = sample_rules()
    assert len(rules) == 789
    with (SAMPLE / "sessions.csv").open(encoding="utf-8", newline="") as file:
        sessions = list(csv.DictReader(file))
    led = [
        (row, person)
        for row in sessions
        for person in row["facilitator_codes"].split("|")
        if person.startswith("P")
    ]
    uncovered = [
        (row["session_code"], person)
        for row, person in led
        if covering_kind(
            span(row["start_time"], row["end_time"], date.fromisoformat(row["date"])),
            [given_rule for owner, given_rule in rules if owner == person],
            site=row["site_code"],
            wanted=FOR_WORKSHOPS,
            school_holiday=False,
        )
        is None
    ]
    assert len(led) > 200
    assert uncovered == []
