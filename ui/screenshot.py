"""A picture of the window as a person would see it, for the guide and for review."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEventLoop, QPoint, QTimer
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.machine.errors import FileError, Trouble
from ui.start import Opening, application, workplace_of

if TYPE_CHECKING:
    from ui.workplace import Workplace

TURNS = 8
"""An answer may ask something further, which may ask again."""

FORMS = ("session", "enrolment", "preview")
"""Screens that are forms about the selected session."""

GOTO = "goto"
"""The go-to box, over the section that is shown."""

PATIENCE_MS = 60_000
"""Beyond, the centre does not answer."""


@dataclass(frozen=True, slots=True)
class Picture:
    """What is wanted on the picture.

    Attributes:
        out: the PNG file.
        width, height: of the window, in pixels.
        select: code of the session to select, or nothing.
        screen: code of the section, and of its page: `settings-places`; or of a form.
    """

    out: Path
    width: int
    height: int
    select: str = ""
    screen: str = "planning"


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
        if picture.screen in FORMS:
            open_form(workplace, picture)
        else:
            go_to(workplace, picture.screen)
        return saved(workplace, picture.out)
    finally:
        workplace.window.close()
        QCoreApplication.processEvents()


def go_to(workplace: Workplace, screen: str) -> None:
    """Show a section, or a page of one, by the name of its screen."""
    if screen == GOTO:
        workplace.going.open()
        let_answer(workplace)
        return
    section, _, page = screen.partition("-")
    if section != workplace.window.section:
        workplace.show_section(section)
        if page:
            workplace.settings.inside.show_page(page)
        let_answer(workplace)


def open_form(workplace: Workplace, picture: Picture) -> None:
    """Open a form about the selected session, and wait until it is drawn."""
    forms = workplace.forms
    opening: dict[str, Callable[[str], object]] = {
        "session": forms.full.edit,
        "enrolment": forms.enrol,
        "preview": forms.print_session,
    }
    opening[picture.screen](picture.select)
    loop = QEventLoop()
    for _turn in range(TURNS):
        let_answer(workplace)
        workplace.desk.draw(lambda: None, lambda _nothing: loop.quit())
        loop.exec()


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


def _form_over(workplace: Workplace) -> QWidget | None:
    """The dialog or the form that stands over the window."""
    shown = [*workplace.forms.full.open_forms, None]
    return QApplication.activeModalWidget() or shown[0]


def saved(workplace: Workplace, out: Path) -> Path:
    """Write a picture of the window.

    Raises:
        FileError: it cannot be written.
    """
    whole, dialog = workplace.window.grab(), _form_over(workplace)
    if dialog is not None:
        # A dialog is a window of its own, which the picture of the other one lacks.
        corner = workplace.window.mapFromGlobal(dialog.mapToGlobal(QPoint()))
        painter = QPainter(whole)
        painter.drawPixmap(corner, dialog.grab())
        painter.end()
        dialog.close()
    if not whole.save(str(out), "PNG"):
        raise FileError(Trouble.FILE_FAILED, path=str(out))
    return out
