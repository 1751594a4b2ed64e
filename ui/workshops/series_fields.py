"""What the fields of a change of a cycle share; the fields of dates added and of one put back."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.cycle_dates import HolidayPolicy
from desktop_app.wording.holidays import policy_said
from desktop_app.wording.sheets import cause_of_skip
from desktop_app.wording.statuses import session_status_text
from ui.booking.fields import PickField, TimeField
from ui.cycles.fields import DateField, letter_scale
from ui.typography import Letter
from ui.widgets.fields import Tick
from ui.widgets.flow_row import FlowRow, Together
from ui.widgets.labels import Text
from ui.widgets.misread import ReadField

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, time

    from desktop_app.commands.added_dates import AddCycleDates
    from desktop_app.commands.cycle_policies import ChangeHolidayPolicy
    from desktop_app.commands.session_changes import Keeping
    from desktop_app.commands.sessions import MoveSession, ReinstateSession
    from desktop_app.readings.cycle_grid import CycleGrid
    from desktop_app.readings.session_lines import SessionLine
    from desktop_app.wording import Words
    from ui.theme import Theme

    CycleAct: TypeAlias = AddCycleDates | ChangeHolidayPolicy | MoveSession | ReinstateSession

DATE, HOUR, PICK = 134, 62, 260
"""Widths of fields in pixels, at usual letters."""

_WEEK = timedelta(weeks=1)


class SeriesFields(QWidget):
    """The fields of one change; each kind of change says what is asked.

    Attributes:
        missing: what is to be said while nothing is asked yet.
        may_keep: whether conflicts with the calendar may be kept, with a reason.
    """

    changed = Signal()
    """Something else is asked."""
    may_keep = True

    def __init__(self, theme: Theme, words: Words, missing: str = "") -> None:
        """Lay out nothing yet."""
        super().__init__()
        self._theme, self._words, self.missing = theme, words, missing
        self._wrong: dict[ReadField, str] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)

    def act(self, why: str) -> CycleAct | None:
        """What is asked, with why conflicts are kept; nothing while something is missing."""
        del why
        return None

    @property
    def mistake(self) -> str:
        """What is wrong with what is typed; nothing is asked while there is something."""
        return next(iter(self._wrong.values()), "")

    @property
    def changes_cycle(self) -> bool:
        """Whether something of the cycle changes, even where none of its dates does."""
        return False

    def enter(self) -> None:
        """Give the focus to the first field."""
        fields = self.findChildren(QWidget)
        first = next(one for one in fields if one.focusPolicy() & Qt.FocusPolicy.TabFocus)
        first.setFocus(Qt.FocusReason.PopupFocusReason)

    def labelled(self, said: str, field: QWidget, width: int) -> QWidget:
        """A field with its label before it."""
        field.setAccessibleName(said)
        field.setFixedWidth(round(width * letter_scale(self._theme)))
        return Together(Text(self._theme, said, Letter.BODY, colour="text2"), field)

    def say_misread(self, field: DateField | TimeField) -> None:
        """Say what is wrong with what is typed in a field, until it can be read."""
        field.misread.connect(lambda: self._mistake(field, field.misread_said(self._words)))
        field.chosen.connect(lambda _value: self._mistake(field, ""))

    def _mistake(self, field: ReadField, sentence: str) -> None:
        """Keep or forget what is wrong with a field."""
        if sentence:
            self._wrong[field] = sentence
            self.changed.emit()
        elif self._wrong.pop(field, ""):
            self.changed.emit()


class AddFields(SeriesFields):
    """One more date of a cycle, as its others are but for what is typed."""

    def __init__(
        self, theme: Theme, words: Words, cycle: str, dates: Sequence[SessionLine]
    ) -> None:
        """Propose the week after the last date, at its hour and in its room."""
        super().__init__(theme, words)
        self._cycle, last = cycle, dates[-1].span
        self._day: date = last.day + _WEEK
        self._at: time = last.start.time()
        self.day, self.start = DateField(theme, words), TimeField(theme, "")
        self.option = Tick(theme, words._("as an option: it holds nothing"))
        self.day.show_day(self._day, last.day)
        self.start.show_time(self._at)
        self.day.chosen.connect(self._take_day)
        self.start.chosen.connect(self._take_start)
        self.option.toggled.connect(lambda _on: self.changed.emit())
        for field in (self.day, self.start):
            self.say_misread(field)
        row = (
            self.labelled(words._("Day"), self.day, DATE),
            self.labelled(words._("Start"), self.start, HOUR),
            self.option,
        )
        self._column.addWidget(FlowRow(row, gap=12))

    def act(self, why: str) -> CycleAct | None:
        """See SeriesFields."""
        from desktop_app.commands.added_dates import AddCycleDates  # noqa: PLC0415 - data layer

        option = self.option.isChecked()
        return AddCycleDates(
            self._cycle, (self._day,), self._at, option=option, keeping=keeping(why)
        )

    def _take_day(self, day: date) -> None:
        self._day = day
        self.changed.emit()

    def _take_start(self, start: time) -> None:
        self._at = start
        self.changed.emit()


class PutBackFields(SeriesFields):
    """A date that was left out or cancelled, held after all."""

    def __init__(self, theme: Theme, words: Words, missing: Sequence[SessionLine]) -> None:
        """Offer the dates that can be put back."""
        super().__init__(theme, words)
        self.date = PickField(theme, "")
        self.date.offer([(one.code, self._said(one)) for one in missing], missing[0].code)
        self.date.picked.connect(lambda _code: self.changed.emit())
        row = (self.labelled(words._("Date"), self.date, PICK + 80),)
        self._column.addWidget(FlowRow(row, gap=12))

    def act(self, why: str) -> CycleAct | None:
        """See SeriesFields."""
        from desktop_app.commands.sessions import ReinstateSession  # noqa: PLC0415 - data layer

        return ReinstateSession(str(self.date.currentData()), keeping(why))

    def _said(self, one: SessionLine) -> str:
        """« mar. 11 nov. 2026, jour férié »."""
        words = self._words
        why = cause_of_skip(words, one.cause) if one.cause else ""
        said = why or session_status_text(words, one.status)
        return f"{words.short_day_with_year(one.span.day)}, {said}"


class PolicyFields(SeriesFields):
    """What the cycle does in the school holidays, from a day on."""

    may_keep = False

    def __init__(self, theme: Theme, words: Words, grid: CycleGrid, today: date) -> None:
        """Show what the cycle does now; another choice holds from today on."""
        super().__init__(theme, words)
        self._cycle, self._now, self._since = grid.line.code, grid.policy, today
        self.policy, self.since = PickField(theme, ""), DateField(theme, words)
        offered = [(str(one), policy_said(words, one)) for one in HolidayPolicy]
        self.policy.offer(offered, str(grid.policy))
        self.since.show_day(today, today)
        self.policy.picked.connect(lambda _code: self.changed.emit())
        self.since.chosen.connect(self._take_day)
        self.say_misread(self.since)
        row = (
            self.labelled(words._("The cycle"), self.policy, PICK),
            self.labelled(words._("from"), self.since, DATE),
        )
        self._column.addWidget(FlowRow(row, gap=12))

    def act(self, why: str) -> CycleAct | None:
        """See SeriesFields."""
        del why
        from desktop_app.commands.cycle_policies import (  # noqa: PLC0415 - the data layer
            ChangeHolidayPolicy,
        )

        return ChangeHolidayPolicy(self._cycle, str(self.policy.currentData()), self._since)

    @property
    def changes_cycle(self) -> bool:
        """See SeriesFields: dates planned later follow it too."""
        return bool(self.policy.currentData() != str(self._now))

    def _take_day(self, day: date) -> None:
        self._since = day
        self.changed.emit()


def keeping(why: str) -> Keeping:
    """The conflicts with the calendar that are kept for a reason; none without one."""
    from desktop_app.commands.cycles import KEPT_BY_HAND  # noqa: PLC0415 - the data layer
    from desktop_app.commands.session_changes import NOTHING_KEPT, Keeping  # noqa: PLC0415

    return Keeping(frozenset(KEPT_BY_HAND), why) if why else NOTHING_KEPT
