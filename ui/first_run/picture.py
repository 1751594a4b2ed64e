"""A picture of the first run, of which nothing is kept."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop_app.machine.errors import FileError, Trouble
from ui.appearance import Appearance
from ui.first_run.window import FirstRunWindow
from ui.start import application

if TYPE_CHECKING:
    from ui.screenshot import Picture
    from ui.start import Opening

TURNS = 4
"""A layout may ask for another one."""


def take_first_run(opening: Opening, picture: Picture) -> Path:
    """Write the picture of the three ways to begin, or of one of them: `first-run-create`.

    Raises:
        FileError: the picture cannot be written.
    """
    window = FirstRunWindow(Appearance(application(), opening.settings, None))
    try:
        window.resize(picture.width, picture.height)
        window.show()
        doors = {"create": window.doors.new, "open": window.doors.existing}
        door = doors.get(picture.screen.rpartition("-")[2])
        if door is not None:
            door.click()
        for _turn in range(TURNS):
            QCoreApplication.processEvents()
        if not window.grab().save(str(picture.out), "PNG"):
            raise FileError(Trouble.FILE_FAILED, path=str(picture.out))
        return picture.out
    finally:
        window.close()
        QCoreApplication.processEvents()
