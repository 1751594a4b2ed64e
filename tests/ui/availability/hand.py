"""What a coordinator does in the editor of weeks, through its widgets."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from desktop_app.domain.calendar import WeekParity
from desktop_app.domain.painted_week import WORKER
from desktop_app.readings.availability import availability_of
from desktop_app.readings.desk import OpenDesk
from tests.ui.at_desk import AtDesk, press, write
from ui.availability.conduct import LOOKED_AFTER_MS
from ui.availability.dialog import WeekDialog
from ui.availability.week_forms import WeekForms
from ui.availability.week_grid import WeekGrid
from ui.repairs.dialog import PlanDialog
from ui.repairs.repair_forms import RepairForms

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
NO_KEYS = Qt.KeyboardModifier.NoModifier
THERAPIST = "P05"


@dataclass(frozen=True)
class Hand:
    """A person at a painted week; each act waits for the answer that follows it."""

    forms: WeekForms
    at: AtDesk
    repairs: RepairForms

    @property
    def plan(self) -> PlanDialog:
        """The plan of repairs over the editor."""
        assert self.repairs.plan is not None
        return self.repairs.plan

    @property
    def editor(self) -> WeekDialog:
        """What is on the screen."""
        assert self.forms.editor is not None
        return self.forms.editor

    @property
    def grid(self) -> WeekGrid:
        """The cells."""
        return self.editor.surface.grid

    @property
    def touched(self) -> list[str]:
        """The titles of the sessions that are listed as touched."""
        return [title for title, _way in self.editor.surface.side.touched_lines.lines]

    @property
    def trouble(self) -> str:
        """What is said above the grid."""
        return self.editor.surface.trouble.said

    def open(self, code: str, kind: str = WORKER) -> None:
        """Open the week of somebody."""
        self.forms.edit_week(kind, code)
        self.settle()

    def settle(self) -> None:
        """Wait until what is touched is known of what is painted."""
        self.at.qtbot.wait(LOOKED_AFTER_MS + 20)
        self.at.settle()
        QApplication.processEvents()

    def drag(self, weekday: int, hours: tuple[float, float], button: Qt.MouseButton = LEFT) -> None:
        """Paint from one hour of a day to another, with the mouse."""
        start, end = (self._point(weekday, hour) for hour in (hours[0], hours[1] - 0.25))
        QTest.mousePress(self.grid, button, NO_KEYS, start)
        QTest.mouseMove(self.grid, end)
        QTest.mouseRelease(self.grid, button, NO_KEYS, end)
        self.settle()

    def press(self, key: Qt.Key, keys: Qt.KeyboardModifier = NO_KEYS, times: int = 1) -> None:
        """Press a key in the grid, perhaps several times."""
        for _time in range(times):
            press(self.grid, key, keys)

    def press_in(self, field: QLineEdit, key: Qt.Key) -> None:
        """Press a key in a field."""
        press(field, key)

    def letter(self, letter: str) -> None:
        """Type a letter in the grid."""
        write(self.grid, letter)
        self.settle()

    def type(self, field: QLineEdit, text: str) -> None:
        """Type into a field."""
        field.setFocus(Qt.FocusReason.TabFocusReason)
        field.selectAll()
        write(field, text)
        self.settle()

    def save_what_breaks(self) -> list[str]:
        """Ctrl+S of a week that breaks something; the sessions of the plan that opens."""
        QTest.keyClick(self.editor, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
        self.at.settle()
        return self.planned()

    def planned(self) -> list[str]:
        """The codes of the sessions that the plan lists."""
        self.at.settle()
        QApplication.processEvents()
        return [line.row.code for line in self.plan.surface.list.lines]

    def apply(self) -> str:
        """Ctrl+Enter in the plan; what is then said."""
        with self.at.qtbot.waitSignal(self.repairs.undoable, timeout=20_000) as told:
            QTest.keyClick(self.plan, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert told.args is not None
        self.at.settle()
        return str(told.args[0])

    def close_calls(self) -> None:
        """Close the list of people to call, if the plan that was applied shows one."""
        if self.repairs.plan is not None:
            self.plan.surface.shut.click()
        self.settle()

    def save(self) -> str:
        """Ctrl+S; what is then said."""
        with self.at.qtbot.waitSignal(self.forms.undoable, timeout=20_000) as told:
            QTest.keyClick(self.editor, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
        assert told.args is not None
        self.at.settle()
        return str(told.args[0])

    def rules(self, weekday: int, code: str = THERAPIST) -> list[tuple[str, str, str, str]]:
        """What is stored of a weekday: hours, site and weeks."""

        def stored(desk: OpenDesk) -> list[tuple[str, str, str, str]]:
            return [
                (
                    f"{one.rule.start:%H:%M}",
                    f"{one.rule.end:%H:%M}",
                    one.rule.site,
                    str(one.rule.rhythm),
                )
                for one in availability_of(desk.engine, code, desk.now().date()).rules
                if one.rule.iso_weekday == weekday
            ]

        return sorted(self.at.ask(stored))

    def painted(self, parity: WeekParity, weekday: int) -> list[tuple[str, str, str]]:
        """What the grid shows of a day."""
        typed = self.editor.conduct.typed
        assert typed is not None
        return [
            (f"{one.start:%H:%M}", f"{one.end:%H:%M}", one.mark.site)
            for one in typed.week.stretches(parity, weekday)
        ]

    def _point(self, weekday: int, hour: float) -> QPoint:
        where = self.grid.geometry_now
        left = where.day_left(weekday) + where.day / 2
        return QPointF(left, where.top(int(hour * 4)) + where.quarter / 2).toPoint()
