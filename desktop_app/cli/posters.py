"""door and board: what hangs on a door, or in the hall of a site, for one day."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy import Engine

from desktop_app.cli.answers import Answer
from desktop_app.cli.call import Call
from desktop_app.cli.command import Command
from desktop_app.cli.contents import _
from desktop_app.cli.interrupts import INTERRUPTS
from desktop_app.cli.options import CentreOptions, DateOption, RoomOption
from desktop_app.cli.pdf_places import check_pdf_place
from desktop_app.cli.values import day_typed, one_of
from desktop_app.documents.poster import draw_poster
from desktop_app.domain.errors import BadInputError
from desktop_app.domain.sheets.posters import PaperSize, PosterFacts, composed_poster
from desktop_app.machine.files import write_beside_then_replace
from desktop_app.readings.posters import PosterLanguages, room_door, session_door, today_board
from desktop_app.readings.sheet_numbers import session_typed
from desktop_app.readings.spellings import CodeOf
from desktop_app.wording import LANGUAGES, Words

BOTH = "both"


@dataclass(frozen=True, kw_only=True)
class PosterOptions(CentreOptions):
    """How a poster is wanted, and where it goes."""

    out: Annotated[str, typer.Option("--out", metavar="FILE.pdf", help=_("the file to write"))]
    a3: Annotated[bool, typer.Option("--a3", help=_("on A3, everything in proportion"))] = False
    speaking: Annotated[
        str,
        typer.Option(
            "--speaking",
            metavar="fr|en|both",
            help=_("language of the poster, if not that of the centre's papers"),
        ),
    ] = ""


@dataclass(frozen=True, kw_only=True)
class DoorTyped(PosterOptions):
    """The door of a session, or that of a room on a day."""

    session: Annotated[
        str,
        typer.Argument(
            metavar="SESSION", help=_("the code of a session; or give a room and a day")
        ),
        CodeOf.SESSION,
    ] = ""
    room: RoomOption = ""
    date: DateOption = ""


@dataclass(frozen=True, kw_only=True)
class BoardTyped(PosterOptions):
    """The board of a site for a day."""

    date: DateOption
    site: Annotated[
        str, typer.Option("--site", metavar="SITE", help=_("the code of a site")), CodeOf.SITE
    ]


@dataclass(frozen=True, kw_only=True)
class _Wall:
    """A centre that is looked at, and the languages its poster speaks."""

    engine: Engine
    languages: PosterLanguages


def door(options: DoorTyped, call: Call) -> Answer:
    """Print what stands on a door: a session and the next ones, or all those of a room's day."""
    _check_one(options)
    day = None if options.session else day_typed("date", options.date)
    path = _place(options)
    wall = _wall(options, call)
    if day is None:
        session = session_typed(wall.engine, options.session)
        facts = session_door(wall.engine, session, wall.languages)
    else:
        facts = room_door(wall.engine, options.room, day, wall.languages)
    return _hung(facts, options, path, call.words)


def board(options: BoardTyped, call: Call) -> Answer:
    """Print the board of a site: every session of its day."""
    day = day_typed("date", options.date)
    path = _place(options)
    wall = _wall(options, call)
    facts = today_board(wall.engine, options.site, day, wall.languages)
    return _hung(facts, options, path, call.words)


def _check_one(options: DoorTyped) -> None:
    """Make sure that it is either of a session, which has its day, or of a room on a day.

    Raises:
        BadInputError: neither, or something that would be left out silently.
    """
    if not options.session and not options.room:
        raise BadInputError("session", "missing")
    if options.session and (options.room or options.date):
        offers = ("SESSION", "--room --date")
        raise BadInputError("session", "only_one", options.session, offers)


def _place(options: PosterOptions) -> Path:
    if not options.out.strip():
        raise BadInputError("out", "missing")
    path = Path(options.out).expanduser()
    with INTERRUPTS.held_back():
        check_pdf_place(path)
    return path


def _wall(options: PosterOptions, call: Call) -> _Wall:
    typed = one_of("language", options.speaking or BOTH, (*LANGUAGES, BOTH))
    both = bool(options.speaking) and typed == BOTH
    only = options.speaking if not both else ""
    return _Wall(engine=call.look_at(options.centre), languages=PosterLanguages(only, both))


def _hung(facts: PosterFacts, options: PosterOptions, path: Path, words: Words) -> Answer:
    poster = composed_poster(facts)
    pdf = draw_poster(poster, PaperSize.A3 if options.a3 else PaperSize.A4)
    with INTERRUPTS.held_back():
        write_beside_then_replace(path, pdf)
    pages = len(poster.pages)
    document = {
        "file": str(path),
        "date": facts.day.isoformat(),
        "pages": pages,
        "lines": poster.lines,
        "people": 0,
    }
    said = words.ngettext("{file} ({pages} page)", "{file} ({pages} pages)", pages)
    return Answer(document, [said.format(file=path, pages=pages)])


COMMANDS = (Command("door", DoorTyped, door), Command("board", BoardTyped, board))
