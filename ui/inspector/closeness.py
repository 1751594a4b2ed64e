"""Contents that stand closer together where room lacks, and at ease again where there is some."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QEvent, QObject, QTimer

from ui.widgets.scrolled import Scrolled


class Tighten(Protocol):
    """Puts the contents closer together, or at ease."""

    def __call__(self, *, wanted: bool) -> None:
        """Do it."""


class Closeness(QObject):
    """Watches how much of what scrolls has no room."""

    def __init__(self, area: Scrolled, tighten: Tighten) -> None:
        """Watch ``area``; ``tighten`` changes what is in it."""
        super().__init__(area)
        self._area, self._tighten = area, tighten
        self._needed = 0
        # What is laid out in several steps lacks room in between.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._look)
        area.verticalScrollBar().rangeChanged.connect(lambda _least, _most: self._soon.start())
        area.viewport().installEventFilter(self)

    def forget(self) -> None:
        """Begin anew: other contents are at ease."""
        self._needed = 0
        self._soon.start()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """See QObject."""
        if event.type() == QEvent.Type.Resize:
            self._soon.start()
        return False

    def _look(self) -> None:
        height, beyond = self._area.viewport().height(), self._area.verticalScrollBar().maximum()
        if self._needed and height >= self._needed:
            self._needed = 0
            self._tighten(wanted=False)
        elif beyond and not self._needed:
            self._needed = height + beyond
            self._tighten(wanted=True)
