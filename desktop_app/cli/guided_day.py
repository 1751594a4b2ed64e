"""tour: a day of a centre done step by step, each with the line that does it."""

import shlex
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Annotated, Any

import typer

from desktop_app.cli import bookings, days, papers, windows
from desktop_app.cli.answers import Answer, moment_code
from desktop_app.cli.call import Call
from desktop_app.cli.command import Command, read_options
from desktop_app.cli.contents import _
from desktop_app.cli.options import CentreOptions, DateOption
from desktop_app.cli.values import day_typed
from desktop_app.exchange.sample import SAMPLE_NOW
from desktop_app.wording import Words

KNOWN = {one.name: one for module in (bookings, days, papers, windows) for one in module.COMMANDS}
OPERATION = "tour"
"""Its booking is one act, however often the tour is taken, in whatever language."""

TITLE = "Préparation du forum santé"
"""What the sample centre calls it: a title of the centre, not a text of the program."""


@dataclass(frozen=True, kw_only=True)
class TourOptions(CentreOptions):
    """Which day, and where its papers and pictures go."""

    out: Annotated[str, typer.Option("--out", metavar="DIR", help=_("where the files go"))]
    date: DateOption = ""


@dataclass(frozen=True, slots=True)
class Step:
    """What is done, in words, and the line that does it."""

    said: str
    typed: tuple[str, ...]


def tour(options: TourOptions, call: Call) -> Answer:
    """Do a day: see it, book in the window, ask, book, print; say where everything is."""
    day = day_typed("date", options.date) if options.date else SAMPLE_NOW.date()
    out = Path(options.out).expanduser().absolute()
    steps, lines, documents = _steps(options.centre, day, out, call.words), [], []
    for number, step in enumerate(steps, start=1):
        answer = _answered(step.typed, call)
        line = shlex.join(("permanence", *step.typed))
        lines += [f"{number}. {step.said}", f"   $ {line}", *_indented(answer.lines), ""]
        documents.append({"does": step.said, "command": line, "answer": answer.document})
    return Answer({"steps": documents}, [*lines, *_where(documents, call.words)])


def _steps(centre: str, day: date, out: Path, words: Words) -> list[Step]:
    on = ("--date", day.isoformat())
    group = ("--room", "VIL-08", "--with", "T01", "--with", "T02", "--people", "12")
    return [
        Step(
            words._("In the window: the day is opened, a session booked, its sheet saved."),
            ("rehearse", centre, *on, "--title", TITLE, "--out", str(out / "window")),
        ),
        Step(words._("The day as the command line tells it."), ("show", centre, *on)),
        Step(
            words._(
                "A booking that cannot be: everything in its way is said at once,"
                " with what would do instead. Nothing is written."
            ),
            ("check", centre, *group, "--with", "P048", *_hours(day, time(14), time(16))),
        ),
        Step(
            words._("The same group later in the day: it is booked, whole."),
            (
                *("book", centre, *group, "--title", TITLE),
                *(*_hours(day, time(18), time(19, 30)), "--operation", OPERATION),
            ),
        ),
        Step(
            words._("The sheets of the day, to be signed."),
            ("sheets", centre, *on, "--out", str(out / "sheets")),
        ),
    ]


def _hours(day: date, start: time, end: time) -> Iterator[str]:
    for option, at in (("--start", start), ("--end", end)):
        yield from (option, moment_code(datetime.combine(day, at)) or "")


def _answered(typed: Sequence[str], call: Call) -> Answer:
    command: Command = KNOWN[typed[0]]
    with Call(call.words, call.settings) as own:
        answer = command.act(read_options(command, typed[1:]), own)
    call.warnings += own.warnings
    return answer


def _where(documents: Sequence[Any], words: Words) -> list[str]:
    """Where the pictures and the papers are."""
    window, sheets = documents[0]["answer"], documents[-1]["answer"]["sheets"]
    folder = Path(sheets[0]["file"]).parent if sheets else None
    picture = words._("Picture of the window: {path}")
    places = [
        *(picture.format(path=path) for path in window["pictures"]),
        words._("Sheet of the session: {path}").format(path=window["sheet"]),
    ]
    if folder is not None:
        places.append(words._("Sheets of the day: {folder}").format(folder=folder))
    return [words._("Where to look:"), *(f"  {place}" for place in places)]


def _indented(lines: Sequence[str]) -> list[str]:
    return [f"   {line}".rstrip() for line in lines]


COMMANDS = (Command("tour", TourOptions, tour),)
