"""demo, new, export: centres made, filled and written back."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from db.address import shown_address
from db.engine import reading
from desktop_app.cli.answers import Answer
from desktop_app.cli.call import Call
from desktop_app.cli.command import Command
from desktop_app.cli.contents import _
from desktop_app.cli.day_pages import day_lines
from desktop_app.cli.exit_status import BAD_INPUT, DONE
from desktop_app.cli.options import CentreOptions, Options, WhoOptions
from desktop_app.cli.refused_lines import refused_fields, refused_lines
from desktop_app.cli.windows import no_screen, opened_window
from desktop_app.commands.exports import log_export
from desktop_app.commands.sample_sheets import issue_sheet_of
from desktop_app.domain.errors import BadInputError
from desktop_app.exchange.centre_folder import (
    Counts,
    export_centre,
    read_centre_folder,
    write_centre,
)
from desktop_app.exchange.new_centres import (
    CENTRE_FILE,
    filled,
    make_demonstration,
    name_centre,
)
from desktop_app.exchange.sample import SAMPLE_NOW
from desktop_app.machine.folders import user_folders
from desktop_app.machine.screen import has_screen
from desktop_app.readings.day import day_reading
from desktop_app.wording import Words


@dataclass(frozen=True, kw_only=True)
class DemoOptions(Options):
    """Where the sample centre is made."""

    folder: Annotated[
        str, typer.Option("--folder", metavar="DIR", help=_("where the sample centre is made"))
    ] = ""
    no_window: Annotated[
        bool, typer.Option("--no-window", help=_("make it only, open nothing"))
    ] = False


@dataclass(frozen=True, kw_only=True)
class NewOptions(CentreOptions):
    """What a new centre is filled with."""

    from_: Annotated[
        str, typer.Option("--from", metavar="FOLDER", help=_("a folder of CSV files"))
    ] = ""
    skip_refused: Annotated[
        bool, typer.Option("--skip-refused", help=_("leave out the lines that are refused"))
    ] = False


@dataclass(frozen=True, kw_only=True)
class ExportOptions(WhoOptions):
    """Where a centre is written to."""

    folder: Annotated[
        str, typer.Argument(metavar="FOLDER", help=_("a new or empty folder, or an earlier export"))
    ]


def demo(options: DemoOptions, call: Call) -> Answer:
    """Make the sample centre, or keep the one that is there."""
    folder = Path(options.folder).expanduser() if options.folder else user_folders().data / "demo"
    path = folder.absolute() / CENTRE_FILE
    there = path.exists()
    written = 0 if there else make_demonstration(folder, issue_sheet_of)
    engine = call.look_at(str(path))
    said = (
        call.words._("The sample centre is there already and was kept: {path}")
        if there
        else call.words._("The sample centre is made: {path}")
    )
    lines = [said.format(path=path)]
    document = {"path": str(path), "written": written, "kept": there}
    if options.no_window:
        return Answer(document, lines)
    if has_screen():
        status = opened_window(str(path), options.language, call, SAMPLE_NOW.date())
        return Answer(document, lines, status)
    day = day_reading(engine, SAMPLE_NOW.date())
    lines += [
        "",
        *day_lines(day, call.words_now(engine), call.team_names(engine), call.now(engine)),
        "",
        no_screen(call),
    ]
    return Answer(document, lines)


def new(options: NewOptions, call: Call) -> Answer:
    """Create a centre, empty or filled from a folder."""
    if not options.from_:
        call.leave_later(filled(options.centre, name_centre)[0])
        return _new_answer(options.centre, Counts(0, 0), call.words)
    found = read_centre_folder(Path(options.from_).expanduser())
    if not found.usable or (found.refused and not options.skip_refused):
        counts = Counts(found.read, 0, tuple(found.refused))
    else:
        engine, counts = filled(
            options.centre, lambda tx: write_centre(tx, found, skip_refused=options.skip_refused)
        )
        call.leave_later(engine)
    return _new_answer(options.centre, counts, call.words)


def export(options: ExportOptions, call: Call) -> Answer:
    """Write a centre as a folder of CSV files; reading it again changes nothing."""
    if not options.folder.strip():
        raise BadInputError("folder", "missing")
    engine = call.open(options.centre)
    folder = Path(options.folder).expanduser()
    log_export(engine, call.actor(engine, options))
    with reading(engine) as tx:
        names = export_centre(tx, folder)
    said = call.words.ngettext(
        "{count} file written in {folder}", "{count} files written in {folder}", len(names)
    )
    return Answer(
        {"path": str(folder), "written": len(names), "files": names},
        [said.format(count=len(names), folder=folder)],
    )


def _new_answer(address: str, counts: Counts, words: Words) -> Answer:
    nothing = bool(counts.refused) and counts.written == 0
    path = shown_address(address)
    document = {
        "done": not nothing,
        "path": path,
        "read": counts.read,
        "written": counts.written,
        "refused": [refused_fields(one, words) for one in counts.refused],
    }
    made = words._("The centre is made: {path}").format(path=path)
    lines = [
        *refused_lines(counts.refused, words),
        _why_nothing(counts, words) if nothing else made,
    ]
    if counts.read:
        lines.append(_counted(counts, words))
    return Answer(document, lines, BAD_INPUT if nothing else DONE)


def _counted(counts: Counts, words: Words) -> str:
    """« 2 125 lignes lues, 2 124 écrites, 1 refusée. »; a line refused for two reasons is one."""
    refused = len({(one.file, one.line) for one in counts.refused})
    parts = (
        words.ngettext("{count} line read", "{count} lines read", counts.read).format(
            count=counts.read
        ),
        words.ngettext("{count} written", "{count} written", counts.written).format(
            count=counts.written
        ),
        words.ngettext("{count} refused", "{count} refused", refused).format(count=refused),
    )
    return f"{', '.join(parts)}."


def _why_nothing(counts: Counts, words: Words) -> str:
    """What to do about lines that are refused, or about a folder that has none."""
    if counts.read:
        return words._("Nothing was written: correct these lines, or add --skip-refused.")
    return words._(
        "Nothing was written: give a folder of CSV files such as “permanence export” writes."
    )


COMMANDS = (
    Command("demo", DemoOptions, demo),
    Command("new", NewOptions, new),
    Command("export", ExportOptions, export),
)
