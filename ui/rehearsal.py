"""The day of a centre done by hand through the window, for where nobody can see it.

It opens the day, books a session in the first free hour, saves its sheet, and keeps pictures of
the window; each step goes through the widgets a person would use. Where the session is on the
day already it is selected instead: the same day can be done again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer, SignalInstance

from ui.screenshot import let_answer, opened, saved
from ui.start import Opening, application, workplace_of

if TYPE_CHECKING:
    from ui.workplace import Workplace

PATIENCE_MS = 60_000
WIDTH, HEIGHT = 1366, 768
_STANDING = frozenset({"option", "planned", "held"})


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """What came of it: the code of the session, whether it was booked now, the files written."""

    session: str
    booked: bool
    sheet: Path
    pictures: tuple[Path, ...]


def rehearse(opening: Opening, title: str, folder: Path) -> Rehearsed:
    """Do the day of `opening`: book a session called `title` once, save its sheet in `folder`.

    Raises:
        StoreError: the centre cannot be opened.
        FileError: a picture cannot be written.
        TimeoutError: a step did not come to its end: nowhere is free, or the disk refuses.
    """
    workplace = workplace_of(application(), opening)
    folder.mkdir(parents=True, exist_ok=True)
    try:
        workplace.window.resize(WIDTH, HEIGHT)
        opened(workplace)
        day = saved(workplace, folder / "day.png")
        known = _known(workplace, title)
        session = _show(workplace, known) if known else _book(workplace, title)
        shown = saved(workplace, folder / "booked.png")
        sheet = _save_sheet(workplace, folder)
        return Rehearsed(session, not known, sheet, (day, shown))
    finally:
        workplace.window.close()
        QCoreApplication.processEvents()


def _known(workplace: Workplace, title: str) -> str:
    """The session of this title that stands on the day that is shown, if there is one."""
    board = workplace.planning.flow.reader.board
    standing = [block for block in board.blocks if block.status in _STANDING] if board else []
    return next((block.code for block in standing if block.title.fr == title), "")


def _show(workplace: Workplace, session: str) -> str:
    workplace.planning.flow.selection.select(session)
    let_answer(workplace)
    return session


def _book(workplace: Workplace, title: str) -> str:
    typed = f"« {title} »"
    booking = workplace.planning.booking.booking
    workplace.window.actions_known["book"].trigger()
    line = booking.surface.line
    line.setText(typed)
    line.textEdited.emit(typed)
    (session,) = _awaited(booking.booked, booking.book)
    let_answer(workplace)
    return str(session)


def _save_sheet(workplace: Workplace, folder: Path) -> Path:
    preview = workplace.forms.preview()
    preview.ask_folder = lambda _parent, _words: str(folder)
    preview.show_session(workplace.planning.session)
    let_answer(workplace)
    (files,) = _awaited(preview.saved, preview.save)
    preview.reject()
    return Path(cast("Sequence[str]", files)[0])


def _awaited(signal: SignalInstance, act: Callable[[], None]) -> tuple[object, ...]:
    """Do something and wait for what it says."""
    loop, told = QEventLoop(), list[tuple[object, ...]]()

    def hear(*values: object) -> None:
        told.append(values)
        loop.quit()

    signal.connect(hear)
    QTimer.singleShot(PATIENCE_MS, loop.quit)
    act()
    if not told:
        loop.exec()
    signal.disconnect(hear)
    if not told:
        raise TimeoutError
    return told[0]
