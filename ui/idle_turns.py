"""What is slow to load is loaded in small pieces; between two of them the window answers."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Sequence

PAUSE_MS = 40
"""Between two pieces that nobody waits for."""

FIRST = (
    "ui.sitting",
    "ui.board.scene",
    "ui.board.view",
    "ui.planning.page",
    "ui.planning.flow",
    "ui.workplace",
)
"""The modules behind the schedule and the frame around it, which every start waits for."""

SOON = (
    "ui.booking.quick_booking",
    "desktop_app.wording.errors",
    "ui.goto.lines",
    "ui.goto.going",
    "ui.home.rows",
    "ui.home.display",
    "ui.home.section",
    "ui.form.surface",
    "ui.form.dialog",
    "ui.dialogs.cancel",
    "ui.cycles.wizard",
    "ui.dialogs.preview",
    "ui.dialogs.call_people",
    "ui.enrolment.surface",
    "ui.enrolment.dialog",
    "ui.settings.section",
)
"""The modules behind the first click on each thing, in the order in which it is likely."""


class IdleTurns(QObject):
    """Loads one module in each turn of the event loop."""

    over = Signal()
    """Everything is loaded."""

    def __init__(
        self, parent: QObject, modules: Sequence[str] = SOON, pause_ms: int = PAUSE_MS
    ) -> None:
        """Wait for `start`."""
        super().__init__(parent)
        self._left = list(reversed(modules))
        self._timer = QTimer(self, singleShot=True, interval=pause_ms)
        self._timer.timeout.connect(self._load_one)

    def start(self) -> None:
        """Load one module a turn from now on."""
        self._timer.start()

    def stop(self) -> None:
        """Leave the rest for whoever needs it."""
        self._timer.stop()

    def _load_one(self) -> None:
        if self._left:
            import_module(self._left.pop())
            self._timer.start()
        else:
            self.over.emit()
