"""Who came: when it can be recorded, statuses, absent lines as typed, totals."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from desktop_app.domain.errors import UnknownLinesError


class AttendanceStatus(StrEnum):
    """What is known of one person at one session."""

    EXPECTED = "expected"
    PRESENT = "present"
    LATE = "late"
    LEFT_EARLY = "left_early"
    REFUSED_TO_SIGN = "refused_to_sign"
    ABSENT_EXCUSED = "absent_excused"
    ABSENT = "absent"
    WALK_IN = "walk_in"
    CANCELLED_BY_CENTRE = "cancelled_by_centre"

    @property
    def counts_as_present(self) -> bool:
        """Whether the person is one attendance of the session."""
        return self in _PRESENT

    @property
    def needs_reason(self) -> bool:
        """Whether a reason has to be recorded with the status."""
        return self in _REASONED


_PRESENT = frozenset(
    {
        AttendanceStatus.PRESENT,
        AttendanceStatus.LATE,
        AttendanceStatus.LEFT_EARLY,
        AttendanceStatus.REFUSED_TO_SIGN,
        AttendanceStatus.WALK_IN,
    }
)
_REASONED = frozenset({AttendanceStatus.ABSENT_EXCUSED, AttendanceStatus.CANCELLED_BY_CENTRE})
_RECORDABLE = frozenset({"planned", "held"})
# Four digits: a sheet never has that many lines, and no number can be too long to read.
_LINE = re.compile(r"([0-9]{1,4})(e?)", re.ASCII | re.IGNORECASE)
_SEPARATORS = re.compile(r"[\s,;]+")


class RecordingProblem(StrEnum):
    """Why nobody's presence at a session can be recorded."""

    NOT_TO_BE_HELD = "not_to_be_held"
    NOT_BEGUN = "not_begun"


def recording_problem(status: str, starts: datetime, now: datetime) -> RecordingProblem | None:
    """Say why presence at a session cannot be recorded; nothing when it can.

    Options, cancelled and skipped dates have nobody present, and a sheet is signed during
    the session, never before (domain.md 2.1).

    Args:
        status: of the session: only planned and held ones have people.
        starts: its start; presence is recorded from that minute on.
        now: the civil time of the centre.
    """
    if status not in _RECORDABLE:
        return RecordingProblem.NOT_TO_BE_HELD
    return RecordingProblem.NOT_BEGUN if now < starts else None


class LineProblem(StrEnum):
    """What is wrong with one of the line numbers typed."""

    NOT_A_NUMBER = "not_a_number"
    NO_LINE_ZERO = "no_line_zero"
    TWO_STATUSES = "two_statuses"


class AbsentNumbersError(ValueError):
    """The numbers of the absent cannot be read.

    ``token`` is the piece at fault as it was typed, ``problem`` what is wrong with it.
    """

    def __init__(self, token: str, problem: LineProblem) -> None:
        super().__init__(f"{problem}: {token[:20]!r}")
        self.token = token
        self.problem = problem


def parse_absent_numbers(text: str) -> list[tuple[int, AttendanceStatus]]:
    """Read the line numbers of those who did not come: ``3 7 12e`` or ``3,7,12``.

    An ``e`` after the number means excused. Numbers come back in order, each
    once; an empty text means that nobody was absent.

    Raises:
        AbsentNumbersError: a piece is no plain number (digits 0 to 9 only), is
            zero, or one line is said to be both absent and excused.
    """
    absent: dict[int, AttendanceStatus] = {}
    for token in filter(None, _SEPARATORS.split(text)):
        line, status = _absent_line(token)
        if absent.setdefault(line, status) is not status:
            raise AbsentNumbersError(token, LineProblem.TWO_STATUSES)
    return sorted(absent.items())


def _absent_line(token: str) -> tuple[int, AttendanceStatus]:
    typed = _LINE.fullmatch(token)
    if typed is None:
        raise AbsentNumbersError(token, LineProblem.NOT_A_NUMBER)
    line = int(typed[1])
    if line == 0:
        raise AbsentNumbersError(token, LineProblem.NO_LINE_ZERO)
    return line, AttendanceStatus.ABSENT_EXCUSED if typed[2] else AttendanceStatus.ABSENT


def by_exception(
    lines: Iterable[int], absent: Iterable[tuple[int, AttendanceStatus]]
) -> dict[int, AttendanceStatus]:
    """Mark everybody on the sheet present, but those said to be absent.

    Args:
        lines: the line numbers that carry a name.
        absent: what `parse_absent_numbers` read.

    Raises:
        UnknownLinesError: a number has no line. A slip of the keyboard would record somebody
            absent as present: nobody is marked.
    """
    statuses = dict.fromkeys(lines, AttendanceStatus.PRESENT)
    named = dict(absent)
    unknown = tuple(sorted(named.keys() - statuses.keys()))
    if unknown:
        raise UnknownLinesError(unknown, last=max(statuses, default=0))
    return statuses | named


@dataclass(frozen=True, slots=True)
class AttendanceTotals:
    """How many people came to one session, walk-ins among them, and how many did not."""

    present: int
    absent: int
    excused: int

    @property
    def missing(self) -> int:
        """Everybody who did not come, excused or not."""
        return self.absent + self.excused


def attendance_totals(statuses: Iterable[AttendanceStatus]) -> AttendanceTotals:
    """Count the statuses of one session, one for each named person."""
    counted = Counter(statuses)
    return AttendanceTotals(
        present=sum(n for status, n in counted.items() if status.counts_as_present),
        absent=counted[AttendanceStatus.ABSENT],
        excused=counted[AttendanceStatus.ABSENT_EXCUSED],
    )
