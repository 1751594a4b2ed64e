"""A picture of the window as a person would see it, for the guide and for review."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer

from desktop_app.machine.errors import FileError, Trouble
from ui.start import Opening, application, workplace_of

if TYPE_CHECKING:
    from ui.workplace import Workplace

TURNS = 3
"""An answer may ask something further, which may ask again."""

PATIENCE_MS = 60_000
"""Beyond, the centre does not answer."""


@dataclass(frozen=True, slots=True)
class Picture:
    """What is wanted on the picture.

    Attributes:
        out: the PNG file.
        width, height: of the window, in pixels.
        select: code of the session to select, or nothing.
    """

    out: Path
    width: int
    height: int
    select: str = ""


def take_picture(opening: Opening, picture: Picture) -> Path:
    """Open a centre, wait until its day is painted, and write the picture.

    Raises:
        StoreError: the centre cannot be opened.
        FileError: the picture cannot be written.
    """
    app = application()
    workplace = workplace_of(app, opening)
    try:
        workplace.window.resize(picture.width, picture.height)
        opened(workplace)
        if picture.select:
            workplace.planning.flow.selection.select(picture.select)
            let_answer(workplace)
        return saved(workplace, picture.out)
    finally:
        workplace.window.close()
        QCoreApplication.processEvents()


def opened(workplace: Workplace) -> None:
    """Open the window and wait until its day is painted.

    Raises:
        StoreError: the centre cannot be opened.
    """
    loop, failures = QEventLoop(), list[Exception]()
    for signal in (workplace.desk.failed, workplace.desk.crashed):
        signal.connect(failures.append)
        signal.connect(loop.quit)
    workplace.ready.connect(loop.quit)
    QTimer.singleShot(PATIENCE_MS, loop.quit)
    workplace.open()
    loop.exec()
    if failures:
        raise failures[0]
    let_answer(workplace)


def let_answer(workplace: Workplace) -> None:
    """Wait until the desk has answered everything it was asked, and its answers are painted."""
    loop = QEventLoop()
    for _turn in range(TURNS):
        workplace.desk.read(lambda _desk: None, lambda _nothing: loop.quit())
        loop.exec()
        QCoreApplication.processEvents()


def saved(workplace: Workplace, out: Path) -> Path:
    """Write a picture of the window.

    Raises:
        FileError: it cannot be written.
    """
    if not workplace.window.grab().save(str(out), "PNG"):
        raise FileError(Trouble.FILE_FAILED, path=str(out))
    return out
