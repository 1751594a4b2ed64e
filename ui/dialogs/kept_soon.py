"""Puts what is typed on disk while it is typed, so that neither Escape nor a power cut loses it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

from desktop_app.machine.errors import FileError
from ui.dialogs.attempt import while_alive

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop_app.machine.kept_list import KeptList
    from ui.desk import Desk

KEPT_AFTER_MS = 600
"""What is typed goes to disk this long after the last change."""


class KeptSoon(QObject):
    """Keeps drafts of one kind; the disk is touched on the thread of paper, in order."""

    def __init__(self, desk: Desk, shelf: Callable[[Path], KeptList[Any]], parent: QObject) -> None:
        """Keep nothing yet; ``shelf`` is where drafts lie in the folder of the open centre."""
        super().__init__(parent)
        self._desk, self._shelf = desk, shelf
        self._made: Callable[[], Any] | None = None
        self._soon = QTimer(self, singleShot=True, interval=KEPT_AFTER_MS)
        self._soon.timeout.connect(self.keep)

    def keep_soon(self, made: Callable[[], Any]) -> None:
        """Put the draft that ``made`` gives on disk once the hand rests, if it gives any."""
        self._made = made
        self._soon.start()

    def keep(self) -> None:
        """Put what waits on disk now."""
        self._soon.stop()
        made, self._made = self._made, None
        draft = made() if made is not None else None
        if draft is not None:
            self._desk.draw(partial(self._shelf(self._desk.drafts).keep, draft), _nothing)

    def forget(self, key: str) -> None:
        """Take a draft off the disk, and keep nothing that waits: it is written, or thrown away."""
        self._soon.stop()
        self._made = None
        self._desk.draw(partial(self._shelf(self._desk.drafts).discard, key), _nothing)

    def read(self, deliver: Callable[[tuple[Any, ...]], None]) -> None:
        """Give what lies on disk, the latest last; a disk that does not give it gives none."""
        entries = partial(_entries, self._shelf, self._desk.drafts)
        self._desk.draw(entries, while_alive(self, deliver))


def _entries(shelf: Callable[[Path], KeptList[Any]], folder: Path) -> tuple[Any, ...]:
    try:
        return shelf(folder).entries()
    except FileError:
        return ()


def _nothing(_result: None) -> None:
    """Nothing follows: what could go wrong is told by the desk."""
