import csv
from datetime import datetime
from pathlib import Path

import pytest

from desktop_app.domain.attendance import (
    AbsentNumbersError,
    AttendanceStatus,
    AttendanceTotals,
    LineProblem,
    RecordingProblem,
    attendance_totals,
    by_exception,
    parse_absent_numbers,
    recording_problem,
)
from desktop_app.domain.errors import UnknownLinesError

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
    assert by_exception(range(1, 6), parse_absent_numbers("2 4e")) == {
        1: PRESENT,
        2: ABSENT,
        3: PRESENT,
        4: EXCUSED,
        5: PRESENT,
    }
    assert by_exception([], []) == {}


@pytest.mark.parametrize(
    ("lines", "typed", "unknown", "last"),
    [
        (14, "33", (33,), 14),
        (14, "2 15 12e 99", (15, 99), 14),
        (0, "1", (1,), 0),
    ],
)
def test_a_number_without_a_line_marks_nobody(
    lines: int, typed: str, unknown: tuple[int, ...], last: int
) -> None:
    with pytest.raises(UnknownLinesError) as refused:
        by_exception(range(1, lines + 1), parse_absent_numbers(typed))
    assert (refused.value.unknown, refused.value.last) == (unknown, last)


STARTS = datetime(2026, 11, 24, 14)
NOT_BEGUN, NOT_TO_BE_HELD = RecordingProblem.NOT_BEGUN, RecordingProblem.NOT_TO_BE_HELD


@pytest.mark.parametrize(
    ("status", "now", "problem", "why"),
    [
        ("planned", datetime(2026, 11, 24, 13, 59), NOT_BEGUN, "a minute too early"),
        ("planned", STARTS, None, "the minute it begins"),
        ("planned", datetime(2026, 12, 24, 9), None, "a month later"),
        ("held", STARTS, None, "a correction"),
        ("held", datetime(2026, 11, 1), NOT_BEGUN, "the computer's clock went back"),
        ("option", STARTS, NOT_TO_BE_HELD, "nobody was told to come"),
        ("cancelled", STARTS, NOT_TO_BE_HELD, "nobody came"),
        ("skipped", STARTS, NOT_TO_BE_HELD, "a date left out"),
        ("cancelled", datetime(2026, 11, 1), NOT_TO_BE_HELD, "its state says more than its hour"),
    ],
)
def test_when_presence_can_be_recorded(
    status: str, now: datetime, problem: RecordingProblem | None, why: str
) -> None:
    assert recording_problem(status, STARTS, now) is problem, why


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
    totals = attendance_totals(statuses)
    assert totals == AttendanceTotals(present=6, absent=1, excused=2)
    assert totals.missing == 3


def test_nobody_came() -> None:
    assert attendance_totals([]) == AttendanceTotals(present=0, absent=0, excused=0)
