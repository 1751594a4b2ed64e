"""A hand on the mouse: where things are, and how they are dragged."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from tests.ui.board.conftest import DAY
from ui.board.view import BoardView

SLOW_MS = 140
LEFT = Qt.MouseButton.LeftButton
NO_KEY = Qt.KeyboardModifier.NoModifier


def at(hour: int, minute: int = 0) -> datetime:
    """A time of the day of the pictures."""
    return datetime(DAY.year, DAY.month, DAY.day, hour, minute)


@dataclass(frozen=True, slots=True)
class Hand:
    """A person's hand over one board."""

    view: BoardView

    def middle(self, code: str) -> QPoint:
        """The middle of a block in the viewport."""
        box = self.view.scene.box_of(code)
        assert box is not None, f"{code} is not on the board"
        return (box.center() + self.view.scene.origin).toPoint()

    def end(self, code: str) -> QPoint:
        """The inside of a block's right edge."""
        box = self.view.scene.box_of(code)
        assert box is not None, f"{code} is not on the board"
        return (QPointF(box.right() - 2, box.center().y()) + self.view.scene.origin).toPoint()

    def slot(self, row: str, moment: datetime) -> QPoint:
        """A little after a moment in the middle of a row."""
        scene = self.view.scene
        line = scene.stack.row(row)
        assert line is not None, f"{row} is not on the board"
        inside = QPointF(scene.axis.x(moment) + 2, line.top + line.height / 2)
        return (inside + scene.origin).toPoint()

    def beside(self, start: QPoint, row: str, minutes: int) -> QPoint:
        """Where a hand that holds something at ``start`` goes: another row, some minutes later."""
        scene = self.view.scene
        line = scene.stack.row(row)
        assert line is not None, f"{row} is not on the board"
        x = start.x() + scene.axis.pixels_per_hour * minutes / 60
        return QPoint(round(x), round(line.top + line.height / 2 + scene.origin.y()))

    def press(self, point: QPoint) -> None:
        """Press the left button and hold it long enough to drag."""
        QTest.mousePress(self.view.viewport(), LEFT, NO_KEY, point)
        QTest.qWait(SLOW_MS)

    def go(self, point: QPoint) -> None:
        """Move the pointer, the button held or not."""
        QTest.mouseMove(self.view.viewport(), point)

    def let_go(self, point: QPoint) -> None:
        """Release the left button."""
        QTest.mouseRelease(self.view.viewport(), LEFT, NO_KEY, point)

    def click(self, point: QPoint) -> None:
        """Press and release at once."""
        QTest.mouseClick(self.view.viewport(), LEFT, NO_KEY, point)

    def double_click(self, point: QPoint) -> None:
        """Press and release twice; Qt itself leaves the button pressed for ever."""
        QTest.mouseDClick(self.view.viewport(), LEFT, NO_KEY, point)
        self.let_go(point)
