"""People × sessions as Qt's tables know them: P, A, E or a point, totals in the last line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from desktop_app.domain.attendance import AttendanceStatus
from desktop_app.wording.statuses import attendance_status_text
from ui.workshops.rows import day_said, percent_said

if TYPE_CHECKING:
    from datetime import datetime

    from desktop_app.readings.cycle_grid import CycleGrid, PersonRow, SomebodySeen
    from desktop_app.readings.session_lines import SessionLine
    from desktop_app.wording import Words

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
EXPECTED, NO_PLACE = "·", ""
_MISSED = (AttendanceStatus.ABSENT, AttendanceStatus.ABSENT_EXCUSED)


@dataclass(frozen=True, slots=True)
class Totals:
    """Who came of those whose presence is known, over some dates."""

    came: int
    known: int

    @property
    def share(self) -> float | None:
        """Nothing before anything is known."""
        return self.came / self.known if self.known else None


@dataclass(frozen=True, slots=True)
class GridSight:
    """What the grid shows, when, and whether names may be seen."""

    grid: CycleGrid
    now: datetime
    masked: bool

    def name(self, person: SomebodySeen) -> str:
        """A person's name, or initials on a screen that faces the public."""
        return person.initials if self.masked else person.name

    def totals(self, row: PersonRow) -> Totals:
        """A person's presences over the dates that are over."""
        known = [
            status
            for one in self.grid.columns
            if one.span.end <= self.now and (status := row.at(one.code)) is not None
        ]
        came = sum(status.counts_as_present for status in known)
        return Totals(came, came + sum(status in _MISSED for status in known))

    def present_or_expected(self, one: SessionLine) -> int:
        """How many came to a date that is over; else how many are still expected."""
        known = [status for row in self.grid.people if (status := row.at(one.code)) is not None]
        if one.span.end <= self.now and any(
            status is not AttendanceStatus.EXPECTED for status in known
        ):
            return sum(status.counts_as_present for status in known)
        return sum(status not in _MISSED for status in known)

    def is_recorded(self, one: SessionLine) -> bool:
        """Whether presences are known of a date that is over."""
        statuses = (row.at(one.code) for row in self.grid.people)
        known = any(status not in {None, AttendanceStatus.EXPECTED} for status in statuses)
        return one.span.end <= self.now and (known or one.headcount is not None)


def letter_of(words: Words, status: AttendanceStatus | None) -> str:
    """« P », « A », « E »; a point for somebody expected, nothing for no place."""
    if status is None:
        return NO_PLACE
    if status is AttendanceStatus.EXPECTED:
        return EXPECTED
    if status.counts_as_present:
        return words._("P")
    if status is AttendanceStatus.ABSENT_EXCUSED:
        return words._("E")
    return words._("A") if status is AttendanceStatus.ABSENT else "–"


class GridModel(QAbstractTableModel):
    """A line for each person, a column for each date, the presence of each at the end."""

    def __init__(self, words: Words) -> None:
        """Hold nothing yet."""
        super().__init__()
        self._words = words
        self.sight: GridSight | None = None

    def show_sight(self, sight: GridSight | None, words: Words) -> None:
        """Hold another cycle, or say the same one otherwise."""
        self.beginResetModel()
        self.sight, self._words = sight, words
        self.endResetModel()

    @property
    def dates(self) -> tuple[SessionLine, ...]:
        """The columns."""
        return () if self.sight is None else self.sight.grid.columns

    @property
    def people(self) -> tuple[PersonRow, ...]:
        """The lines, but for that of the totals."""
        return () if self.sight is None else self.sight.grid.people

    def status(self, row: int, column: int) -> AttendanceStatus | None:
        """What is known of somebody at a date."""
        if row < len(self.people) and column < len(self.dates):
            return self.people[row].at(self.dates[column].code)
        return None

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """See QAbstractItemModel."""
        return 0 if parent.isValid() or self.sight is None else len(self.people) + 1

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """See QAbstractItemModel."""
        return 0 if parent.isValid() or self.sight is None else len(self.dates) + 1

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """See QAbstractItemModel."""
        if not index.isValid() or self.sight is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._said(self.sight, index.row(), index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._told(self.sight, index.row(), index.column())
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """See QAbstractItemModel."""
        if role != Qt.ItemDataRole.DisplayRole or self.sight is None:
            return None
        if orientation is Qt.Orientation.Vertical:
            return self._line_said(self.sight, section)
        return self._date_told(self.sight, section)

    def _said(self, sight: GridSight, row: int, column: int) -> str:
        is_total, is_share = row == len(self.people), column == len(self.dates)
        if is_total and is_share:
            return percent_said(self._words, sight.grid.line.presence)
        if is_total:
            return str(sight.present_or_expected(self.dates[column]))
        if is_share:
            totals = sight.totals(self.people[row])
            return f"{totals.came}/{totals.known}" if totals.known else "–"
        return letter_of(self._words, self.status(row, column))

    def _told(self, sight: GridSight, row: int, column: int) -> str:
        """« M. K., séance 2, aujourd'hui : excusée »."""
        who, when = self._line_said(sight, row), self._date_told(sight, column)
        said = self._said(sight, row, column)
        if row < len(self.people) and column < len(self.dates):
            status = self.status(row, column)
            said = (
                self._words._("no place on this date")
                if status is None
                else attendance_status_text(self._words, status)
            )
        return f"{who}, {when}: {said}"

    def _line_said(self, sight: GridSight, row: int) -> str:
        if row >= len(self.people):
            return self._words._("Present or expected")
        name = sight.name(self.people[row].person)
        if not self.people[row].left:
            return name
        return self._words._("{name} (has left)").format(name=name)

    def _date_told(self, sight: GridSight, column: int) -> str:
        if column >= len(self.dates):
            return self._words._("presence")
        one = self.dates[column]
        return f"{number_said(self._words, one)}, {self.day(sight, one)}"

    def day(self, sight: GridSight, one: SessionLine) -> str:
        """« aujourd'hui », « mar. 8 déc. »."""
        return day_said(one.span.day, sight.now.date(), self._words)


def number_said(words: Words, one: SessionLine) -> str:
    """« séance 2 »."""
    if one.number is None:
        return words._("session")
    return words._("session {number}").format(number=one.number)
