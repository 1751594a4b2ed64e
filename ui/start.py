"""Starting the window: drawn first, data after the first paint; a bug closes nothing."""

from __future__ import annotations

import base64
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from desktop_app.machine.errors import FileError
from desktop_app.machine.folders import user_folders
from desktop_app.machine.logs import start_log, stop_log
from desktop_app.machine.settings import Settings
from ui.appearance import Appearance
from ui.desk import Desk
from ui.icons import Icon, button_icon
from ui.offscreen import hush_offscreen
from ui.tokens import LIGHT
from ui.workplace import Workplace

Hook = Callable[[type[BaseException], BaseException, TracebackType | None], None]

MOST_SCREENS = 6
"""Sets of screens whose window is remembered."""


@dataclass(frozen=True, slots=True)
class Opening:
    """What a window is opened with.

    Attributes:
        address: the centre.
        settings: what the person of this computer has chosen.
        folder: where settings are kept; nothing keeps them from being written.
        day: the day to open on; the present one if none.
    """

    address: str
    settings: Settings
    folder: Path | None = None
    day: date | None = None


def open_window(opening: Opening) -> int:
    """Show the window of a centre until it is closed; return the exit status."""
    app = application()
    workplace = workplace_of(app, opening)
    previous = sys.excepthook
    sys.excepthook = _complaining(workplace)
    # Without a log the desk still works.
    with suppress(FileError):
        start_log(user_folders().logs)
    try:
        workplace.open()
        return app.exec()
    finally:
        sys.excepthook = previous
        stop_log()


def application() -> QApplication:
    """The application of Qt, made once."""
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(
        Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    )
    app = QApplication(sys.argv[:1])
    hush_offscreen()
    app.setApplicationName("Permanence")
    app.setDesktopFileName("permanence")
    app.setWindowIcon(button_icon(Icon.CALENDAR_DAYS, 32, LIGHT.accent, LIGHT.text3))
    return app


def workplace_of(app: QApplication, opening: Opening) -> Workplace:
    """Prepare a window, where it was the last time."""
    appearance = Appearance(app, opening.settings, opening.folder)
    desk = Desk(opening.address, opening.settings.acting_desk[:40], opening.settings.user)
    workplace = Workplace(appearance, desk, opening.day)
    places = _places(opening.settings.window)
    if (kept := places.get(screens_now())) is not None:
        workplace.window.restoreGeometry(QByteArray(base64.b64decode(kept)))
    workplace.window.closing.connect(lambda: remember_place(workplace))
    return workplace


def remember_place(workplace: Workplace) -> None:
    """Keep where the window is, for this set of screens."""
    appearance = workplace.appearance
    geometry = bytes(workplace.window.saveGeometry().data())
    here = {screens_now(): base64.b64encode(geometry).decode()}
    others = {
        screens: place
        for screens, place in _places(appearance.settings.window).items()
        if screens not in here
    }
    places = list((here | others).items())[:MOST_SCREENS]
    kept = ";".join(f"{screens}={place}" for screens, place in places)
    appearance.keep(window=kept)


def screens_now() -> str:
    """The screens of this computer as they stand: `1920x1080+1366x768`."""
    sizes = [screen.size() for screen in QGuiApplication.screens()]
    return "+".join(f"{size.width()}x{size.height()}" for size in sizes)


def _places(kept: str) -> dict[str, str]:
    pairs = (one.partition("=") for one in kept.split(";") if one)
    return {screens: place for screens, _, place in pairs if _is_base64(place)}


def _is_base64(text: str) -> bool:
    try:
        base64.b64decode(text, validate=True)
    except ValueError:
        return False
    return bool(text)


def _complaining(workplace: Workplace) -> Hook:
    def complain(
        kind: type[BaseException], error: BaseException, places: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            workplace.window.close()
            return
        workplace.complain(error.with_traceback(places))

    return complain
