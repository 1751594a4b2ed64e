"""show: a day, a session, a cycle."""

from dataclasses import dataclass
from typing import Annotated

import typer

from desktop_app.cli.answers import Answer
from desktop_app.cli.call import Call
from desktop_app.cli.command import Command
from desktop_app.cli.contents import _
from desktop_app.cli.cycle_pages import cycle_document, cycle_lines
from desktop_app.cli.day_pages import day_document, day_lines
from desktop_app.cli.options import CentreOptions, DateOption, SiteOption
from desktop_app.cli.session_pages import session_document, session_lines_said
from desktop_app.cli.values import day_typed
from desktop_app.domain.errors import BadInputError
from desktop_app.readings.day import day_reading
from desktop_app.readings.sessions import cycle_reading, session_reading


@dataclass(frozen=True, kw_only=True)
class ShowOptions(CentreOptions):
    """What is shown: exactly one of a day, a session and a cycle."""

    date: DateOption = ""
    site: SiteOption = ""
    session: Annotated[
        str, typer.Option("--session", metavar="CODE", help=_("the code of a session"))
    ] = ""
    cycle: Annotated[
        str, typer.Option("--cycle", metavar="CODE", help=_("the code of a cycle"))
    ] = ""


def show(options: ShowOptions, call: Call) -> Answer:
    """Show a day of the centre or of a site, a session, or a cycle with every date."""
    chosen = [name for name in ("date", "session", "cycle") if getattr(options, name)]
    if len(chosen) != 1:
        raise BadInputError("what", "only_one", offers=("--date", "--session", "--cycle"))
    if options.date:
        return _day(options, call)
    engine = call.look_at(options.centre)
    names = call.names(engine)
    if options.session:
        session = session_reading(engine, options.session)
        return Answer(
            session_document(session, call.words),
            session_lines_said(session, call.words, names),
        )
    cycle = cycle_reading(engine, options.cycle)
    return Answer(cycle_document(cycle, call.words), cycle_lines(cycle, call.words))


def _day(options: ShowOptions, call: Call) -> Answer:
    day = day_typed("date", options.date)
    engine = call.look_at(options.centre)
    found = day_reading(engine, day, options.site)
    return Answer(day_document(found, call.words), day_lines(found, call.words, call.names(engine)))


COMMANDS = (Command("show", ShowOptions, show),)
