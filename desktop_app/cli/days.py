"""show: a day, a session, a cycle, a person, and lists."""

from dataclasses import dataclass
from typing import Annotated

import typer

from desktop_app.cli.answers import Answer
from desktop_app.cli.call import Call
from desktop_app.cli.command import Command
from desktop_app.cli.contents import _
from desktop_app.cli.cycle_pages import cycle_document, cycle_lines
from desktop_app.cli.day_pages import day_document, day_lines
from desktop_app.cli.directory_pages import DIRECTORIES, directory_answer
from desktop_app.cli.options import CentreOptions, DateOption, SiteOption
from desktop_app.cli.person_pages import person_document, person_lines
from desktop_app.cli.session_pages import session_document, session_lines_said
from desktop_app.cli.values import day_typed
from desktop_app.domain.errors import BadInputError
from desktop_app.readings.day import day_reading
from desktop_app.readings.person_places import person_reading
from desktop_app.readings.sessions import cycle_reading, session_reading
from desktop_app.readings.sheet_numbers import session_typed
from desktop_app.readings.spellings import CodeOf

CHOICES = ("date", "session", "cycle", "person", *DIRECTORIES)


@dataclass(frozen=True, kw_only=True)
class ShowOptions(CentreOptions):
    """What is shown: exactly one of a day, a session, a cycle, a person and the lists."""

    date: DateOption = ""
    site: SiteOption = ""
    session: Annotated[
        str,
        typer.Option(
            "--session",
            metavar="CODE",
            help=_("the code of a session, or the number printed on its sheet"),
        ),
        CodeOf.SESSION,
    ] = ""
    cycle: Annotated[
        str, typer.Option("--cycle", metavar="CODE", help=_("the code of a cycle")), CodeOf.CYCLE
    ] = ""
    person: Annotated[
        str,
        typer.Option("--person", metavar="CODE", help=_("who it is, and the places to come")),
        CodeOf.PERSON,
    ] = ""
    sites: Annotated[bool, typer.Option("--sites", help=_("list the sites"))] = False
    rooms: Annotated[bool, typer.Option("--rooms", help=_("list the rooms"))] = False
    professionals: Annotated[
        bool, typer.Option("--professionals", help=_("list those whom --with takes"))
    ] = False
    programmes: Annotated[
        bool, typer.Option("--programmes", help=_("list the kinds of workshop"))
    ] = False
    languages: Annotated[
        bool, typer.Option("--languages", help=_("list the interpreted languages"))
    ] = False
    features: Annotated[bool, typer.Option("--features", help=_("list what --needs takes"))] = False
    variants: Annotated[bool, typer.Option("--variants", help=_("list the kinds of sheet"))] = False
    people: Annotated[bool, typer.Option("--people", help=_("list the inhabitants by name"))] = (
        False
    )


def show(options: ShowOptions, call: Call) -> Answer:
    """Show a day of the centre or of a site, a session, a cycle with every date, or a list."""
    chosen = [name for name in CHOICES if getattr(options, name)]
    if len(chosen) != 1:
        raise BadInputError("what", "only_one", offers=tuple(f"--{name}" for name in CHOICES))
    if options.date:
        return _day(options, call)
    engine = call.look_at(options.centre)
    names = call.team_names(engine)
    if chosen[0] in DIRECTORIES:
        return directory_answer(engine, chosen[0], call.words, names)
    if options.session:
        session = session_reading(engine, session_typed(engine, options.session))
        return Answer(
            session_document(session, call.words),
            session_lines_said(session, call.words, names),
        )
    if options.person:
        found = person_reading(engine, options.person, call.now(engine))
        return Answer(person_document(found), person_lines(found, call.words_now(engine), names))
    cycle = cycle_reading(engine, options.cycle)
    return Answer(cycle_document(cycle, call.words), cycle_lines(cycle, call.words, names))


def _day(options: ShowOptions, call: Call) -> Answer:
    day = day_typed("date", options.date)
    engine = call.look_at(options.centre)
    found = day_reading(engine, day, options.site)
    words, names = call.words_now(engine), call.team_names(engine)
    return Answer(day_document(found, words), day_lines(found, words, names, call.now(engine)))


COMMANDS = (Command("show", ShowOptions, show),)
