"""What the preview asks of the desk: sheets to look at, then paper or files, or nothing at all."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.sheets.numbers import sheet_file_name
from desktop_app.domain.sheets.sheet import Sheet
from desktop_app.machine.errors import FileError
from desktop_app.machine.files import write_beside_then_replace
from desktop_app.machine.logs import LOGGER
from ui.dialogs.attempt import Attempt, while_alive
from ui.dialogs.question import Question
from ui.printing.pages import page_images
from ui.printing.printer import Press, PrinterRefusedError

if TYPE_CHECKING:
    from desktop_app.commands.act import Outcome
    from desktop_app.commands.many_sheets import IssueSheets
    from desktop_app.readings.desk import OpenDesk
    from desktop_app.readings.preview import SheetPreview
    from ui.desk import Desk


_log = logging.getLogger(LOGGER)


@dataclass(frozen=True, slots=True)
class Look:
    """How sheets are wanted; nothing chosen means the habit of the programme."""

    large_rows: bool | None = None
    first_names: bool = False
    blank_rows: int | None = None
    structure: bool = True


@dataclass(frozen=True, slots=True)
class Drawn:
    """The two PDFs of a preview: for the screen with initials, and as paper will be."""

    masked: bytes
    plain: bytes


@dataclass(frozen=True, slots=True)
class Issued:
    """A sheet that has its number, and what it is the sheet of."""

    subject: str
    sheet: Sheet


Output = Callable[[Sequence[Issued]], list[str]]
"""Puts sheets on paper or into files and says where: a printer's name, or the files."""


class PreviewWork(QObject):
    """Reads and draws for the preview, and issues sheets when they really leave."""

    composed = Signal(object)
    """The SheetPreviews, in order."""
    drawn = Signal(object)
    """The Drawn documents."""
    pictured = Signal(object)
    """The pages as a list of QImage."""
    left = Signal(object)
    """Where the sheets went: a list of texts."""
    refused = Signal(object)
    """Why they did not; nothing is recorded as printed."""
    numbering = Signal(int)
    """So many sheets are being numbered."""
    stopped = Signal()
    """Somebody stopped it; nothing is recorded as printed."""
    printers_named = Signal(object)
    """The printers there are, by name."""
    lost = Signal(object)
    """Why what was wanted for the screen does not come."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        """Ask for nothing yet."""
        super().__init__(parent)
        self._desk = desk
        self._question = Question(desk, self)
        self._question.failed.connect(self.lost)
        self._issued: Outcome | None = None
        self._output: Output | None = None
        self._attempt: Attempt | None = None
        self._is_stopping = False

    @property
    def issued(self) -> Outcome | None:
        """The sheets that left last, as one act with its way back."""
        return self._issued

    def stop(self) -> None:
        """Take the sheets back as soon as they have their numbers: none of them leaves."""
        self._is_stopping = self._attempt is not None

    def compose(self, subjects: Sequence[str], look: Look) -> None:
        """Compose sheets as they would be printed now; `composed` follows."""
        self._question.read(partial(_previews, tuple(subjects), look), self.composed.emit)

    def compose_day(self, day: date, site: str, look: Look) -> None:
        """Compose the sheets of a day; `composed` follows."""
        self._question.read(partial(_day_previews, day, site, look), self.composed.emit)

    def draw(self, previews: Sequence[SheetPreview]) -> None:
        """Draw both documents; `drawn` follows."""
        self._question.draw(partial(_drawn, tuple(previews)), self.drawn.emit)

    def picture(self, pdf: bytes, dots_per_inch: float) -> None:
        """Draw the pages for the screen; `pictured` follows."""
        self._question.draw(partial(page_images, pdf, dots_per_inch), self.pictured.emit)

    def name_printers(self, press: Press) -> None:
        """Ask which printers there are; `printers_named` follows."""
        self._question.draw(press.names, self.printers_named.emit)

    def print_on(self, press: Press, printer: str, subjects: Sequence[str], look: Look) -> None:
        """Number the sheets and print them; `left` or `refused` follows."""
        self._begin(subjects, look, partial(_onto_paper, press, printer))

    def save_into(self, folder: Path, sites: Mapping[str, str], look: Look) -> None:
        """Number the sheets and save each as a file; `left` or `refused` follows.

        Args:
            folder: where the files go.
            sites: the code of the site of each session or cycle to be saved.
            look: how they are wanted.
        """
        self._begin(tuple(sites), look, partial(_into_files, folder, sites))

    def _begin(self, subjects: Sequence[str], look: Look, output: Output) -> None:
        if self._attempt is not None or not subjects:
            return
        self._output, self._issued, self._is_stopping = output, None, False
        self._attempt = Attempt(self._desk, _issue(tuple(subjects), look), self)
        self._attempt.succeeded.connect(self._read_back)
        self._attempt.refused.connect(self._take_back)
        self._attempt.start()
        self.numbering.emit(len(subjects))

    def _read_back(self, outcome: Outcome) -> None:
        self._issued = outcome
        if self._is_stopping:
            self._give_up()
            self.stopped.emit()
        else:
            self._attempt = None
            read = partial(_sheets_or_why, outcome)
            self._desk.read(read, while_alive(self, self._put_out))

    def _put_out(self, sheets: Sequence[Issued] | Exception) -> None:
        if isinstance(sheets, Exception):
            self._take_back(sheets)
        elif self._output is not None:
            self._desk.draw(partial(_tried, self._output, sheets), while_alive(self, self._tell))

    def _tell(self, result: list[str] | Exception) -> None:
        if isinstance(result, Exception):
            self._take_back(result)
        else:
            self.left.emit(result)

    def _take_back(self, error: Exception) -> None:
        """What did not leave was never issued."""
        self._give_up()
        self.refused.emit(error)

    def _give_up(self) -> None:
        self._attempt = None
        if self._issued is not None:
            self._desk.run(self._issued.undo)
        self._issued = None


def made_ready() -> None:
    """Load what draws paper before it is first needed, so that the first preview is quick."""
    from pypdfium2 import PdfDocument  # noqa: PLC0415 - the thread of paper

    from desktop_app.documents.fonts import __name__ as fonts  # noqa: PLC0415 - the same

    _log.debug("ready to draw: %s, %s", PdfDocument.__name__, fonts)


def _issue(subjects: tuple[str, ...], look: Look) -> IssueSheets:
    from desktop_app.commands.many_sheets import IssueSheets  # noqa: PLC0415 - the data layer
    from desktop_app.readings.preview import sheet_options  # noqa: PLC0415 - the same

    options = sheet_options(
        large_rows=look.large_rows,
        first_names=look.first_names,
        blank_rows=look.blank_rows,
        structure=look.structure,
    )
    return IssueSheets(subjects, options)


def _previews(subjects: tuple[str, ...], look: Look, desk: OpenDesk) -> tuple[SheetPreview, ...]:
    from desktop_app.readings.preview import (  # noqa: PLC0415 - the data thread
        sheet_options,
        sheet_previews,
    )

    options = sheet_options(
        large_rows=look.large_rows,
        first_names=look.first_names,
        blank_rows=look.blank_rows,
        structure=look.structure,
    )
    return sheet_previews(desk.engine, subjects, options, desk.now())


def _day_previews(day: date, site: str, look: Look, desk: OpenDesk) -> tuple[SheetPreview, ...]:
    from desktop_app.readings.preview import sheets_of_day  # noqa: PLC0415 - the data thread

    return _previews(sheets_of_day(desk.engine, day, site), look, desk)


def _drawn(previews: tuple[SheetPreview, ...]) -> Drawn:
    from desktop_app.documents.attendance_sheet import draw_sheets  # noqa: PLC0415 - slow

    if not previews:
        return Drawn(b"", b"")
    return Drawn(
        draw_sheets(one.masked for one in previews), draw_sheets(one.sheet for one in previews)
    )


def _sheets_or_why(issued: Outcome, desk: OpenDesk) -> list[Issued] | Exception:
    """A store that does not give them back is an answer here: nothing is left half printed."""
    from desktop_app.readings.desk import ENVIRONMENT_ERRORS  # noqa: PLC0415 - the data thread
    from desktop_app.readings.sheets import issued_sheet  # noqa: PLC0415 - the same

    now = desk.now()
    try:
        return [
            Issued(
                one["subject"],
                issued_sheet(desk.engine, one["sheet"], copy=one["copy"], printed_at=now),
            )
            for one in issued.answer["sheets"]
        ]
    except ENVIRONMENT_ERRORS as trouble:
        return trouble


def _tried(output: Output, sheets: Sequence[Issued]) -> list[str] | Exception:
    """A printer or a disk that refuses is an answer here: what was issued is then taken back."""
    try:
        return output(sheets)
    except (PrinterRefusedError, FileError) as refusal:
        return refusal


def _onto_paper(press: Press, printer: str, sheets: Sequence[Issued]) -> list[str]:
    from desktop_app.documents.attendance_sheet import draw_sheets  # noqa: PLC0415 - slow

    pdf = draw_sheets(one.sheet for one in sheets)
    press.print_pdf(pdf, printer, sheets[0].sheet.stamp.number)
    return [printer]


def _into_files(folder: Path, sites: Mapping[str, str], sheets: Sequence[Issued]) -> list[str]:
    from desktop_app.documents.attendance_sheet import draw_sheet  # noqa: PLC0415 - slow

    written = []
    for one in sheets:
        sheet = one.sheet
        day, site = sheet.facts.dates[0].span.day, sites.get(one.subject, "")
        path = folder / sheet_file_name(sheet.stamp.number, day, site)
        write_beside_then_replace(path, draw_sheet(sheet))
        written.append(str(path))
    return written
