"""Starting the window: drawn first, data after the first paint; a bug closes nothing."""

from __future__ import annotations

import base64
import sys
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from desktop_app.machine.errors import FileError
from desktop_app.machine.folders import user_folders
from ui.appearance import Appearance
from ui.garbage import GarbageKeeper
from ui.icons import Icon, button_icon
from ui.idle_turns import FIRST, IdleTurns
from ui.offscreen import hush_offscreen
from ui.theme import FUSION, STYLE
from ui.tokens import LIGHT
from ui.window import MainWindow, usual_size

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path
    from types import TracebackType

    from desktop_app.machine.settings import Settings
    from ui.sitting import Sitting
    from ui.workplace import Workplace

    Hook = Callable[[type[BaseException], BaseException, TracebackType | None], object]

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
        demonstration: everything in the centre is invented, and a band says so.
        remembered: it is the centre of the last time; where it is gone, the first run opens.
    """

    address: str
    settings: Settings
    folder: Path | None = None
    day: date | None = None
    demonstration: bool = False
    remembered: bool = False


def open_window(opening: Opening) -> int:
    """Show the window of a centre, or the first run without one; return the exit status."""
    app = application()
    start = Start(app, opening)
    previous = sys.excepthook
    sys.excepthook = _complaining(start, previous)
    try:
        start.begin()
        return app.exec()
    finally:
        sys.excepthook = previous
        start.end()


@dataclass(frozen=True, slots=True)
class Frame:
    """A window without anything in it yet, dressed as its person likes it."""

    appearance: Appearance
    window: MainWindow


class Start(QObject):
    """Paints the frame of a window first; whatever is slow to load is put in it afterwards."""

    def __init__(self, app: QApplication, opening: Opening) -> None:
        """Prepare a start."""
        super().__init__(app)
        self._app, self._opening = app, opening
        self._frame: Frame | None = None
        self._garbage = GarbageKeeper(self)
        self._loading = IdleTurns(self, FIRST, pause_ms=0)
        self._loading.over.connect(self._sit_down)
        self.sitting: Sitting | None = None

    def begin(self) -> None:
        """Show the frame, or the first run where there is no centre to open."""
        # Nothing that a start makes is garbage: looking for some would only delay it.
        self._garbage.start()
        if not self._opening.address:
            self._sit_down()
            return
        self._frame = frame_on_screen(self._app, self._opening)
        self._frame.window.painted.connect(self._loading.start)
        self._frame.window.show()

    def close(self) -> None:
        """Close whatever is shown."""
        self._loading.stop()
        if self._frame is not None:
            self._frame.window.close()
        if self.sitting is not None:
            self.sitting.close()

    def end(self) -> None:
        """Let go of the log, and of the garbage."""
        self._garbage.stop()
        if self.sitting is not None:
            from desktop_app.machine.logs import stop_log  # noqa: PLC0415 - after the first paint

            stop_log()

    def _sit_down(self) -> None:
        if self._frame is not None and not self._frame.window.isVisible():
            # Somebody closed it at once.
            return
        from desktop_app.machine.logs import start_log  # noqa: PLC0415 - after the first paint
        from ui.sitting import Sitting  # noqa: PLC0415 - the same

        # Without a log the desk still works.
        with suppress(FileError):
            start_log(user_folders().logs)
        self.sitting = Sitting(self._app, self._opening, self._work)
        self.sitting.begin()

    def _work(self, app: QApplication, opening: Opening) -> Workplace:
        """Furnish the frame that is on the screen; another centre gets a window of its own."""
        frame, self._frame = self._frame, None
        workplace = furnished(frame or frame_on_screen(app, opening), opening)
        workplace.ready.connect(self._garbage.spare)
        return workplace


def application() -> QApplication:
    """The application of Qt, made once."""
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(
        Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    )
    # Asked for by name, the style is made by Qt alone: Python needs not know all that it can draw.
    app = QApplication([*sys.argv[:1], "-style", FUSION])
    app.setProperty(STYLE, FUSION)
    hush_offscreen()
    app.setApplicationName("Permanence")
    app.setDesktopFileName("permanence")
    app.setWindowIcon(button_icon(Icon.CALENDAR_DAYS, 32, LIGHT.accent, LIGHT.text3))
    return app


def workplace_of(app: QApplication, opening: Opening) -> Workplace:
    """Prepare a window, where it was the last time."""
    return furnished(frame_of(app, opening), opening)


def frame_of(app: QApplication, opening: Opening) -> Frame:
    """Prepare the frame of a window, where it was the last time; nothing slow is loaded."""
    settings = opening.settings
    appearance = Appearance(app, settings, opening.folder)
    window = MainWindow(appearance.theme, appearance.words, settings.section)
    if (kept := _places(settings.window).get(screens_now())) is not None:
        window.restoreGeometry(QByteArray(base64.b64decode(kept)))
    return Frame(appearance, window)


def frame_on_screen(app: QApplication, opening: Opening) -> Frame:
    """Prepare the frame of a window that is looked at; without a place it is no larger than usual.

    A picture, which has no screen, takes whatever size it is asked for.
    """
    frame = frame_of(app, opening)
    if screens_now() not in _places(opening.settings.window):
        frame.window.resize(usual_size(frame.window.screen().availableSize()))
    return frame


def furnished(frame: Frame, opening: Opening) -> Workplace:
    """Put the sections in a frame, and the data behind them."""
    from ui.desk import Desk  # noqa: PLC0415 - after the first paint
    from ui.workplace import Place, Workplace  # noqa: PLC0415 - the same

    frame.window.furnish()
    desk = Desk(opening.address, opening.settings.acting_desk[:40], opening.settings.user)
    workplace = Workplace(frame.appearance, desk, Place(frame.window, opening.day))
    frame.window.closing.connect(lambda: remember_place(workplace))
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


def _complaining(start: Start, previous: Hook) -> Hook:
    def complain(
        kind: type[BaseException], error: BaseException, places: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            start.close()
        elif start.sitting is None:
            previous(kind, error, places)
        else:
            start.sitting.complain(error.with_traceback(places))

    return complain
