import csv
from pathlib import Path

import pytest

from desktop_app.domain.attendance import (
    AbsentNumbersError,
    AttendanceStatus,
    AttendanceTotals,
    LineProblem,
    attendance_totals,
    by_exception,
    parse_absent_numbers,
)

SAMPLE = Path(__file__).parents[2] / "resources" / "sample_centre"
ABSENT, EXCUSED = AttendanceStatus.ABSENT, AttendanceStatus.ABSENT_EXCUSED
PRESENT = AttendanceStatus.PRESENT


def test_the_statuses_are_those_of_the_sample() -> None:
    with (SAMPLE / "attendance_statuses.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["status_code"] for row in rows} == set(AttendanceStatus)
    for row in rows:
        status = AttendanceStatus(row["status_code"])
        assert status.counts_as_present is (row["counts_as_present"] == "true")
        assert status.needs_reason is (row["needs_reason"] == "true")


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("3 7 12e", [(3, ABSENT), (7, ABSENT), (12, EXCUSED)]),
        ("3,7,12", [(3, ABSENT), (7, ABSENT), (12, ABSENT)]),
        ("12e; 3, 7", [(3, ABSENT), (7, ABSENT), (12, EXCUSED)]),
        ("3E", [(3, EXCUSED)]),
        ("07", [(7, ABSENT)]),
        ("3 3", [(3, ABSENT)]),
        (" 3\t7\n", [(3, ABSENT), (7, ABSENT)]),
        ("3\N{NO-BREAK SPACE}7", [(3, ABSENT), (7, ABSENT)]),
        ("", []),
        (" , ;", []),
    ],
)
def test_absent_lines_as_they_are_typed(
    text: str, absent: list[tuple[int, AttendanceStatus]]
) -> None:
    assert parse_absent_numbers(text) == absent


@pytest.mark.parametrize(
    ("text", "token", "problem"),
    [
        ("3 x 7", "x", LineProblem.NOT_A_NUMBER),
        ("3 -7", "-7", LineProblem.NOT_A_NUMBER),
        ("3.7", "3.7", LineProblem.NOT_A_NUMBER),
        ("3-7", "3-7", LineProblem.NOT_A_NUMBER),
        ("12ex", "12ex", LineProblem.NOT_A_NUMBER),
        ("12 e", "e", LineProblem.NOT_A_NUMBER),
        ("1_2", "1_2", LineProblem.NOT_A_NUMBER),
        ("١٢", "١٢", LineProblem.NOT_A_NUMBER),
        ("²", "²", LineProblem.NOT_A_NUMBER),
        ("12345", "12345", LineProblem.NOT_A_NUMBER),
        ("9" * 5000, "9" * 5000, LineProblem.NOT_A_NUMBER),
        ("3 0", "0", LineProblem.NO_LINE_ZERO),
        ("0e", "0e", LineProblem.NO_LINE_ZERO),
        ("3 7 3e", "3e", LineProblem.TWO_STATUSES),
    ],
)
def test_the_piece_that_cannot_be_read_is_named(
    text: str, token: str, problem: LineProblem
) -> None:
    with pytest.raises(AbsentNumbersError) as refused:
        parse_absent_numbers(text)
    assert (refused.value.token, refused.value.problem) == (token, problem)


def test_all_present_but_those_named() -> None:
    returned = by_exception(range(1, 6), parse_absent_numbers("2 4e"))
    assert returned.statuses == {1: PRESENT, 2: ABSENT, 3: PRESENT, 4: EXCUSED, 5: PRESENT}
    assert returned.unknown == ()


def test_numbers_without_a_line_are_reported_and_change_nothing() -> None:
    returned = by_exception(range(1, 4), parse_absent_numbers("99 2 12e"))
    assert returned.statuses == {1: PRESENT, 2: ABSENT, 3: PRESENT}
    assert returned.unknown == (12, 99)


def test_totals_of_a_session() -> None:
    statuses = [
        PRESENT,
        PRESENT,
        AttendanceStatus.LATE,
        AttendanceStatus.LEFT_EARLY,
        AttendanceStatus.REFUSED_TO_SIGN,
        AttendanceStatus.WALK_IN,
        ABSENT,
        EXCUSED,
        EXCUSED,
        AttendanceStatus.EXPECTED,
        AttendanceStatus.CANCELLED_BY_CENTRE,
    ]
    totals = attendance_totals(statuses, headcount=3)
    assert totals == AttendanceTotals(
        present=6, walk_ins=1, absent=1, excused=2, expected=1, cancelled=1, headcount=3
    )
    assert totals.attended == 9


def test_nobody_came() -> None:
    assert attendance_totals([]).attended == 0


def test_a_headcount_is_never_negative() -> None:
    with pytest.raises(ValueError, match="at least zero"):
        attendance_totals([], headcount=-1)
