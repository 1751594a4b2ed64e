"""A picture of the window as a person would see it, for the guide and for review."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEventLoop, QPoint, QTimer
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.machine.errors import FileError, Trouble
from ui.start import Opening, application, workplace_of

if TYPE_CHECKING:
    from ui.workplace import Workplace

LOOKED_AT_MS = 5
"""How often the window is looked at to see whether it is quiet."""

TIMES_QUIET = 3
"""Looks in a row at which nothing was to be done: an answer may ask something further."""

LONGEST_REST_MS = 1000
"""What waits no longer than this belongs to what is being shown; a toast may stay."""

FORMS = ("session", "enrolment", "preview")
"""Screens that are forms about the selected session."""

PLANNING = "planning"
GOTO = "goto"
"""The go-to box, over the section that is shown."""

CYCLE = "cycle"
"""The wizard of a new cycle, over the section that is shown."""

BOOKING = "booking"
"""The quick booking, over the planning."""

PLANS = ("absence", "closure", "finder", "availability", "term")
"""What opens over the section that is shown: plans of repairs, the finder, a week, a term."""

FACES = {
    "week": "dates_week",
    "weeks": "dates_four_weeks",
    "team": "rows_team",
    "interpreters": "rows_interpreters",
    "list": "list",
}
"""The faces of the planning, as its pages: the command that shows each."""

PATIENCE_MS = 60_000
"""Beyond, the centre does not answer."""


@dataclass(frozen=True, slots=True)
class Picture:
    """What is wanted on the picture.

    Attributes:
        out: the PNG file.
        width, height: of the window, in pixels.
        select: code of the session to select, of the workshop of a new cycle, of who is away or of
            the site that is closed; what is typed in a quick booking; or nothing.
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
        if picture.screen == CYCLE:
            open_wizard(workplace, picture.select)
            return saved(workplace, picture.out)
        if picture.screen == BOOKING:
            open_booking(workplace, picture.select)
            return saved(workplace, picture.out)
        if picture.screen in PLANS:
            open_plan(workplace, picture)
            return saved(workplace, picture.out)
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
    if section == PLANNING and page:
        workplace.window.actions_known[FACES[page]].trigger()
        let_answer(workplace)
        return
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
    let_answer(workplace)


def open_plan(workplace: Workplace, picture: Picture) -> None:
    """Open a plan of repairs, a week of somebody, or the finder; wait until it is drawn."""
    repairs, finder = workplace.forms.repairs, workplace.forms.finder
    opening: dict[str, Callable[[], object]] = {
        "absence": lambda: repairs.absence(picture.select),
        "closure": lambda: repairs.closure(picture.select),
        "availability": lambda: workplace.forms.weeks.edit(picture.select),
        "term": workplace.forms.terms.begin,
        "finder": lambda: finder.find_for(picture.select) if picture.select else finder.find(),
    }
    opening[picture.screen]()
    let_answer(workplace)


def open_booking(workplace: Workplace, typed: str) -> None:
    """Open the quick booking with some words typed, as at the first letter of N."""
    workplace.window.actions_known["book"].trigger()
    line = workplace.planning.booking.booking.surface.line
    line.setText(typed)
    line.textEdited.emit(typed)
    let_answer(workplace)


def open_wizard(workplace: Workplace, programme: str) -> None:
    """Open the wizard of a new cycle; with the code of a workshop, at its second step."""
    cycles = workplace.forms.cycles
    cycles.begin()
    let_answer(workplace)
    wizard = cycles.wizard
    if wizard is not None and programme:
        from ui.cycles.step_marks import Step  # noqa: PLC0415 - when it is asked for

        wizard.conduct.edit("programme", programme)
        wizard.go_to(Step.WHEN)
        let_answer(workplace)


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
    """Wait until the window is quiet: everything asked is answered, nothing rests a moment."""
    loop, looking, quiet = QEventLoop(), QTimer(interval=LOOKED_AT_MS), 0

    def look() -> None:
        nonlocal quiet
        quiet = 0 if _is_moving(workplace) else quiet + 1
        if quiet == TIMES_QUIET:
            loop.quit()

    looking.timeout.connect(look)
    looking.start()
    QTimer.singleShot(PATIENCE_MS, loop, loop.quit)
    loop.exec()
    looking.stop()


def _is_moving(workplace: Workplace) -> bool:
    """Whether the desk is at work, or something in the window goes on in a moment."""
    return workplace.desk.is_busy or any(
        timer.isActive() and timer.isSingleShot() and timer.interval() <= LONGEST_REST_MS
        for timer in workplace.window.findChildren(QTimer)
    )


def _form_over(workplace: Workplace) -> QWidget | None:
    """The dialog or the form that stands over the window."""
    forms = workplace.forms
    shown: list[QWidget | None] = [
        *forms.full.open_forms,
        forms.cycles.wizard,
        forms.repairs.plan,
        forms.finder.finder,
        forms.terms.term,
        forms.weeks.editor,
    ]
    return QApplication.activeModalWidget() or next((one for one in shown if one is not None), None)


def saved(workplace: Workplace, out: Path) -> Path:
    """Write a picture of the window, and close what stands over it.

    Raises:
        FileError: it cannot be written.
    """
    if not drawn(workplace).save(str(out), "PNG"):
        raise FileError(Trouble.FILE_FAILED, path=str(out))
    return out


def drawn(workplace: Workplace) -> QPixmap:
    """The window with what stands over it, which is closed then."""
    whole, dialog = workplace.window.grab(), _form_over(workplace)
    if dialog is not None:
        # A dialog is a window of its own, which the picture of the other one lacks.
        corner = workplace.window.mapFromGlobal(dialog.mapToGlobal(QPoint()))
        painter = QPainter(whole)
        painter.drawPixmap(corner, dialog.grab())
        painter.end()
        dialog.close()
    return whole
