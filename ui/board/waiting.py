"""Waiting for a reading: grey shapes after a moment, then a thin bar that says what is awaited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter

from ui.density import CARD_RADIUS
from ui.typography import Letter
from ui.widgets.drawing import edge, ink, outlined

if TYPE_CHECKING:
    from ui.board.scene import Scene

GREY_AFTER_MS = 200
"""A reading quicker than this shows no grey shapes."""

SLOW_AFTER_MS = 2000
"""After this a bar says what is awaited, and Escape gives up (interface 4.7)."""

_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_TICK_MS = 40
_BAR, _SHARE, _SPEED = 3, 0.25, 0.012


class Waiting(QObject):
    """Counts how long a reading takes.

    Attributes:
        said: what is awaited, once it takes long; nothing before.
    """

    changed = Signal()
    """Something else is to be painted."""

    def __init__(self, parent: QObject) -> None:
        """Await nothing."""
        super().__init__(parent)
        self.said, self.is_grey = "", False
        self._awaited, self._done = "", 0.0
        self._grey = QTimer(self, singleShot=True, interval=GREY_AFTER_MS)
        self._slow = QTimer(self, singleShot=True, interval=SLOW_AFTER_MS)
        self._tick = QTimer(self, interval=_TICK_MS)
        self._grey.timeout.connect(self._turn_grey)
        self._slow.timeout.connect(self._say)
        self._tick.timeout.connect(self._go_on)

    def start(self, awaited: str) -> None:
        """Begin to wait for what ``awaited`` names."""
        self._awaited = awaited
        if not self._slow.isActive() and not self.said:
            self._grey.start()
            self._slow.start()

    def stop(self) -> None:
        """What was awaited is there, or is no longer wanted."""
        for timer in (self._grey, self._slow, self._tick):
            timer.stop()
        self.said, self.is_grey, self._done = "", False, 0.0
        self.changed.emit()

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Paint the bar under the ruler, and what is awaited below it."""
        if not self.said:
            return
        theme, grid = scene.theme, scene.grid
        painter.fillRect(QRectF(0, grid.top(), scene.sight.size.width(), _BAR), theme.tokens.line2)
        run = grid.width() * _SHARE
        left = grid.left() + (grid.width() - run) * abs(1 - self._done % 2)
        painter.fillRect(QRectF(left, grid.top(), run, _BAR), theme.tokens.accent)
        width = theme.letters.width(Letter.BODY, self.said) + 32
        box = QRectF(grid.center().x() - width / 2, grid.top() + 14, width, 34)
        pen = edge(theme.tokens.line2)
        outlined(painter, box, CARD_RADIUS, fill=theme.tokens.surface, pen=pen)
        ink(painter, theme.font(Letter.BODY), theme.tokens.text2)
        painter.drawText(box.adjusted(16, 0, 0, 0), _LEFT, self.said)

    def _turn_grey(self) -> None:
        self.is_grey = True
        self.changed.emit()

    def _say(self) -> None:
        self.said = self._awaited
        self._tick.start()
        self.changed.emit()

    def _go_on(self) -> None:
        self._done += _SPEED
        self.changed.emit()
