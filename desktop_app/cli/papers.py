"""sheet and sheets: what people sign, as PDF files."""

import hashlib
import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy import Engine

from db.journal import Actor
from db.queries.sheet_facts import SheetOptions
from desktop_app.cli.answers import Answer
from desktop_app.cli.call import Call
from desktop_app.cli.command import Command
from desktop_app.cli.contents import _
from desktop_app.cli.interrupts import INTERRUPTS
from desktop_app.cli.options import ActOptions, DateOption, SiteOption, SubjectOrSheetArgument
from desktop_app.cli.pdf_places import check_pdf_place
from desktop_app.cli.values import day_typed, variant_typed
from desktop_app.commands.act import Outcome
from desktop_app.commands.sheets import IssueSheet
from desktop_app.documents.attendance_sheet import composed_sheet, draw_sheet
from desktop_app.domain.errors import BadInputError
from desktop_app.domain.sheets.facts import SheetFacts, Stamp, Variant
from desktop_app.domain.sheets.numbers import sheet_file_name
from desktop_app.domain.sheets.sheet import Sheet
from desktop_app.domain.sheets.signers import SIGNED
from desktop_app.machine.errors import FileError, Trouble, writing_error
from desktop_app.machine.files import put_in_place, write_beside, write_beside_then_replace
from desktop_app.readings.day import day_reading
from desktop_app.readings.session_lines import SessionLine
from desktop_app.readings.sheet_numbers import subject_typed
from desktop_app.readings.sheets import emergency_sheet, issued_sheet
from desktop_app.wording import Words


@dataclass(frozen=True, kw_only=True)
class PaperOptions(ActOptions):
    """How sheets are wanted."""

    large_rows: Annotated[
        bool, typer.Option("--large-rows", help=_("taller rows and larger letters"))
    ] = False
    no_structure: Annotated[
        bool,
        typer.Option("--no-structure", help=_("leave out the column of partners")),
    ] = False
    logos: Annotated[
        bool, typer.Option("--logos", help=_("the centre's mark and its funders above the head"))
    ] = False


@dataclass(frozen=True, kw_only=True)
class SheetTyped(PaperOptions):
    """One sheet, and where it goes."""

    subject: SubjectOrSheetArgument = ""
    out: Annotated[str, typer.Option("--out", metavar="FILE.pdf", help=_("the file to write"))]
    variant: Annotated[
        str,
        typer.Option(
            "--variant",
            metavar="V",
            help=_("a kind of sheet, if not the usual one; “show CENTRE --variants” lists them"),
        ),
    ] = ""


@dataclass(frozen=True, kw_only=True)
class SheetsTyped(PaperOptions):
    """The sheets of a day, and the folder they go to."""

    date: DateOption
    out: Annotated[str, typer.Option("--out", metavar="DIR", help=_("the folder to write to"))]
    site: SiteOption = ""


@dataclass(frozen=True, slots=True)
class _Desk:
    """Where sheets are issued, by whom, and how they are wanted."""

    engine: Engine
    actor: Actor
    wanted: SheetOptions


@dataclass(frozen=True, slots=True)
class _Printed:
    """A sheet in its file."""

    file: Path
    sheet: Sheet
    out_of_date_before: bool

    @property
    def document(self) -> dict[str, object]:
        """The same as programs read it; the emergency sheet has no number."""
        return {
            "file": str(self.file),
            "number": self.sheet.stamp.number or None,
            "version": self.sheet.stamp.version,
            "copy": self.sheet.stamp.duplicate,
            "variant": str(self.sheet.facts.variant),
            "pages": len(self.sheet.pages),
            "lines": len(self.sheet.lines),
            "people": sum(line.person is not None for line in self.sheet.lines),
            "out_of_date_before": self.out_of_date_before,
        }

    def line(self, words: Words) -> str:
        """The same as people read it."""
        pages = len(self.sheet.pages)
        said = words.ngettext(
            "{file} (version {version}, {pages} page)",
            "{file} (version {version}, {pages} pages)",
            pages,
        ).format(file=self.file, version=self.sheet.stamp.version, pages=pages)
        if self.sheet.stamp.duplicate > 1:
            copy = words._("duplicate {number}").format(number=self.sheet.stamp.duplicate)
            return f"{said}, {copy}"
        return said


def sheet(options: SheetTyped, call: Call) -> Answer:
    """Print the sheet of a session or of a cycle, or a blank one, into a file."""
    variant = variant_typed(options.variant)
    if not options.out.strip():
        raise BadInputError("out", "missing")
    _check_subject(options.subject, variant)
    path = Path(options.out).expanduser()
    with INTERRUPTS.held_back():
        check_pdf_place(path)
    engine = call.open(options.centre)
    desk = _desk(engine, call, options)
    if variant is Variant.EMERGENCY_BLANK:
        blank = emergency_sheet(engine, desk.actor.at)
        with INTERRUPTS.held_back():
            write_beside_then_replace(path, draw_sheet(blank))
        printed = _Printed(path, blank, out_of_date_before=False)
    else:
        wanted = replace(desk, wanted=replace(desk.wanted, variant=variant))
        printed = _print(wanted, subject_typed(engine, options.subject), lambda _number: path)
    lines = [printed.line(call.words)]
    if printed.out_of_date_before:
        lines.append(call.words._("The sheet printed before is out of date: it is replaced."))
    return Answer(printed.document, lines)


def _check_subject(subject: str, variant: Variant | None) -> None:
    """Make sure that there is one for every sheet but the blank one.

    Raises:
        BadInputError: it is missing; or it would be left out silently.
    """
    blank = variant is Variant.EMERGENCY_BLANK
    if subject and blank:
        raise BadInputError("subject", "no_number", subject)
    if not subject and not blank:
        raise BadInputError("subject", "missing")


def sheets(options: SheetsTyped, call: Call) -> Answer:
    """Print the sheet of every session of a day, one file each, into a folder."""
    day = day_typed("date", options.date)
    engine = call.open(options.centre)
    sessions = [
        line for line in day_reading(engine, day, options.site).sessions if line.status in SIGNED
    ]
    if not sessions:
        nothing = call.words._("Nothing planned that day: there is no sheet to print.")
        return Answer({"sheets": []}, [nothing])
    folder = Path(options.out).expanduser()
    with INTERRUPTS.held_back():
        _make_folder(folder)
    desk = _desk(engine, call, options)
    documents, lines = [], []
    for line in sessions:
        printed = _print_of_day(desk, line, folder)
        documents.append({"session": line.code, **printed.document})
        lines.append(printed.line(call.words))
    return Answer({"sheets": documents}, lines)


def _desk(engine: Engine, call: Call, options: PaperOptions) -> _Desk:
    large = True if options.large_rows else None
    wanted = SheetOptions(large_rows=large, logos=options.logos, structure=not options.no_structure)
    return _Desk(engine, call.actor(engine, options), wanted)


def _print_of_day(desk: _Desk, line: SessionLine, folder: Path) -> _Printed:
    # One act a sheet: each has an operation of its own, drawn from that of the command.
    actor = replace(desk.actor, operation=_own_operation(desk.actor.operation, line.code))
    return _print(
        replace(desk, actor=actor),
        line.code,
        lambda number: folder / sheet_file_name(number, line.span.start.date(), line.site),
    )


def _own_operation(operation: str, code: str) -> str:
    return hashlib.sha256(f"{operation} {code}".encode()).hexdigest()[:40]


class _Paper:
    """A sheet drawn beside its place while it is issued, and put there once it is.

    An act that is tried again draws its sheet again: only the last one stays.
    """

    def __init__(self, place: Callable[[str], Path]) -> None:
        self._place = place
        self._beside: Path | None = None
        self.sheet: Sheet | None = None

    def draw(self, facts: SheetFacts, stamp: Stamp) -> None:
        """Compose and draw it, safe on the disk under a name of its own.

        Raises:
            FileError: it cannot be written.
        """
        self.discard()
        self.sheet = composed_sheet(facts, stamp)
        self._beside = write_beside(self._place(stamp.number), draw_sheet(self.sheet))

    def put(self) -> tuple[Path, Sheet]:
        """Give it its name.

        Raises:
            FileError: the system refuses.
        """
        if self.sheet is None or self._beside is None:
            raise ValueError("nothing was drawn")
        path = self._place(self.sheet.stamp.number)
        put_in_place(self._beside, path)
        return path, self.sheet

    def discard(self) -> None:
        """Leave nothing of what was drawn and not put."""
        if self._beside is not None:
            self._beside.unlink(missing_ok=True)


def _print(desk: _Desk, subject: str, place: Callable[[str], Path]) -> _Printed:
    """Issue a sheet and write it; when it cannot be drawn or written, it was never issued."""
    paper = _Paper(place)
    command = IssueSheet(subject, desk.wanted)
    with INTERRUPTS.held_back():
        try:
            outcome = command.delivered(desk.engine, desk.actor, paper.draw)
            if outcome.repeated:
                _draw_again(desk, outcome, paper)
            path, composed = _put(desk, outcome, paper)
        finally:
            paper.discard()
    return _Printed(path, composed, outcome.answer["out_of_date_before"])


def _draw_again(desk: _Desk, outcome: Outcome, paper: _Paper) -> None:
    """The same operation sent twice issues nothing: it gives the same sheet once more."""
    answer = outcome.answer
    sheet = issued_sheet(
        desk.engine, answer["sheet"], copy=answer["copy"], printed_at=desk.actor.at
    )
    paper.draw(sheet.facts, sheet.stamp)


def _put(desk: _Desk, outcome: Outcome, paper: _Paper) -> tuple[Path, Sheet]:
    try:
        return paper.put()
    except FileError:
        back = replace(desk.actor, operation=secrets.token_hex(16))
        outcome.undo(desk.engine, back)
        raise


def _make_folder(folder: Path) -> None:
    """Make the folder of a day's sheets if need be.

    Raises:
        FileError: it cannot be made or written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as failure:
        raise FileError(Trouble.NOT_A_FOLDER, path=str(folder)) from failure
    except OSError as failure:
        raise writing_error(failure, folder) from failure
    check_pdf_place(folder / "sheet.pdf")


COMMANDS = (Command("sheet", SheetTyped, sheet), Command("sheets", SheetsTyped, sheets))
