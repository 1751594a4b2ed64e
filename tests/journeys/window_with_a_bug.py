"""A window in a process of its own in which a bug strikes while somebody types.

`python -m tests.journeys.window_with_a_bug CENTRE` prints what was then on the screen, as JSON.
"""

import json
import sys

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_app.machine.settings import Settings
from desktop_app.readings.desk import OpenDesk
from tests.ui.at_desk import write
from ui.crash_dialog import CrashDialog
from ui.start import Opening, open_window
from ui.workplace import Workplace

TYPED = "café santé jeu 14h"
A_NAME = "Amina Benali"
REST_MS = 1_500
"""Longer than an entry takes to be on the disk."""


def main(centre: str) -> None:
    """Open the window, type, let a bug strike, look, and go on."""
    really_open = Workplace.open

    def watched(workplace: Workplace) -> None:
        workplace.ready.connect(lambda: QTimer.singleShot(0, lambda: type_and_fail(workplace)))
        really_open(workplace)

    setattr(Workplace, "open", watched)  # noqa: B010 - mypy knows it for a method
    status = open_window(Opening(centre, Settings(desk="Accueil", language="en")))
    sys.stdout.write(json.dumps({"status": status, **SEEN}))


SEEN: dict[str, object] = {}


def type_and_fail(workplace: Workplace) -> None:
    """Type into a new booking; the bug comes from the loop of events, as bugs of windows do."""
    workplace.window.actions_known["book"].trigger()
    QCoreApplication.processEvents()
    write(workplace.planning.booking.booking.surface.line, TYPED)
    workplace.desk.read(fail, lambda _nothing: None)
    QTimer.singleShot(REST_MS, lambda: look(workplace))
    raise ValueError(A_NAME)


def fail(_desk: OpenDesk) -> None:
    """A bug on the thread of data."""
    raise KeyError(A_NAME)


def look(workplace: Workplace) -> None:
    """Say what a person sees, then go on and close."""
    dialog = workplace.window.findChild(CrashDialog)
    booking = workplace.planning.booking.booking
    SEEN["dialog"] = dialog is not None and dialog.isVisible()
    SEEN["window"] = workplace.window.isVisible()
    SEEN["typed"] = booking.surface.line.text()
    if dialog is not None:
        dialog.copy()
        SEEN["copied"] = QApplication.clipboard().text()
        dialog.accept()
    QTest.qWait(0)
    workplace.window.close()


if __name__ == "__main__":
    main(sys.argv[1])
