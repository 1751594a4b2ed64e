"""Who came: the statuses of one person at one session, absent lines as typed, totals."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


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
# Four digits: a sheet never has that many lines, and no number can be too long to read.
_LINE = re.compile(r"([0-9]{1,4})(e?)", re.ASCII | re.IGNORECASE)
_SEPARATORS = re.compile(r"[\s,;]+")


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


@dataclass(frozen=True, slots=True)
class SheetReturn:
    """A signed sheet brought back: a status for every line, and numbers that have no line."""

    statuses: dict[int, AttendanceStatus]
    unknown: tuple[int, ...]


def by_exception(
    lines: Iterable[int], absent: Iterable[tuple[int, AttendanceStatus]]
) -> SheetReturn:
    """Mark everybody on the sheet present, but those said to be absent.

    Args:
        lines: the line numbers that carry a name.
        absent: what `parse_absent_numbers` read; a number without a line is
            reported in ``unknown`` and changes nothing.
    """
    statuses = dict.fromkeys(lines, AttendanceStatus.PRESENT)
    named = dict(absent)
    statuses.update({line: status for line, status in named.items() if line in statuses})
    return SheetReturn(statuses, tuple(sorted(named.keys() - statuses.keys())))


@dataclass(frozen=True, slots=True)
class AttendanceTotals:
    """How many came to one session and how many did not.

    ``present`` counts named people (walk-ins among them), ``headcount`` those
    who gave no name; ``expected`` those of whom nothing is known yet.
    """

    present: int
    walk_ins: int
    absent: int
    excused: int
    expected: int
    cancelled: int
    headcount: int

    @property
    def attended(self) -> int:
        """Everybody who was there, named or not."""
        return self.present + self.headcount


def attendance_totals(statuses: Iterable[AttendanceStatus], headcount: int = 0) -> AttendanceTotals:
    """Count the statuses of one session.

    Args:
        statuses: one for each named person.
        headcount: people who were there without giving a name; at least 0.

    Raises:
        ValueError: ``headcount`` is negative.
    """
    if headcount < 0:
        raise ValueError(f"a headcount is at least zero, got {headcount}")
    counted = Counter(statuses)
    return AttendanceTotals(
        present=sum(n for status, n in counted.items() if status.counts_as_present),
        walk_ins=counted[AttendanceStatus.WALK_IN],
        absent=counted[AttendanceStatus.ABSENT],
        excused=counted[AttendanceStatus.ABSENT_EXCUSED],
        expected=counted[AttendanceStatus.EXPECTED],
        cancelled=counted[AttendanceStatus.CANCELLED_BY_CENTRE],
        headcount=headcount,
    )
