"""absence, closure: who is away, what is closed, ends or moves; first what that breaks."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated

import typer
from sqlalchemy import Engine

from desktop_app.cli.answers import Answer
from desktop_app.cli.call import Call
from desktop_app.cli.command import Command
from desktop_app.cli.contents import _
from desktop_app.cli.repair_plans import PlanOptions, engine_for, plan_answer
from desktop_app.cli.values import day_typed, hour_typed
from desktop_app.commands.absences import CloseSite, RecordAbsence
from desktop_app.commands.repairs import FrameCommand
from desktop_app.commands.room_endings import EndRoom
from desktop_app.commands.site_moves import MoveSite
from desktop_app.domain.errors import BadInputError
from desktop_app.domain.leave_lines import leave_typed
from desktop_app.readings.site_moves import rooms_to_have_again
from desktop_app.readings.spellings import CodeOf

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class PeriodOptions(PlanOptions):
    """From which day to which, both included."""

    from_: Annotated[str, typer.Option("--from", metavar="DATE", help=_("the first day"))] = ""
    to: Annotated[str, typer.Option("--to", metavar="DATE", help=_("the last day"))] = ""


@dataclass(frozen=True, kw_only=True)
class AbsenceOptions(PeriodOptions):
    """Who is away."""

    who: Annotated[
        str,
        typer.Option("--who", metavar="CODE", help=_("the code of a professional")),
        CodeOf.RESOURCE,
    ]
    kind: Annotated[
        str, typer.Option("--kind", metavar="leave|training|sick", help=_("the kind of absence"))
    ] = "leave"
    between: Annotated[
        str,
        typer.Option("--between", metavar="HH:MM-HH:MM", help=_("for these hours of each day")),
    ] = ""
    line: Annotated[
        str,
        typer.Option("--line", metavar="TEXT", help=_("all in one line: leave 22/12-02/01")),
    ] = ""


@dataclass(frozen=True, kw_only=True)
class ClosureOptions(PeriodOptions):
    """What is closed, given up, or goes to another building."""

    site: Annotated[
        str, typer.Option("--site", metavar="SITE", help=_("the code of a site")), CodeOf.SITE
    ] = ""
    room: Annotated[
        str,
        typer.Option("--room", metavar="ROOM", help=_("a room, given up from the first day on")),
        CodeOf.RESOURCE,
    ] = ""
    moves_to: Annotated[
        str,
        typer.Option(
            "--moves-to", metavar="ADDRESS", help=_("the site opens again there afterwards")
        ),
    ] = ""


def absence(options: AbsenceOptions, call: Call) -> Answer:
    """Say what an absence breaks; write it when it is asked."""
    engine = engine_for(options, call)
    return plan_answer(options, call, engine, _absence(options, call.now(engine).date()))


def closure(options: ClosureOptions, call: Call) -> Answer:
    """Say what a closure breaks; write it when it is asked."""
    first = _first_day(options)
    if bool(options.site) == bool(options.room):
        raise BadInputError("site", "only_one", offers=("--site", "--room"))
    if options.site and not options.moves_to and not options.reason.strip():
        raise BadInputError("reason", "missing")
    engine = engine_for(options, call)
    return plan_answer(options, call, engine, _closed(options, engine, first))


def _absence(options: AbsenceOptions, today: date) -> RecordAbsence:
    if options.line:
        if options.from_ or options.to or options.between:
            raise BadInputError("line", "only_one", offers=("--line", "--from"))
        away = leave_typed(options.line, today)
        return RecordAbsence(
            options.who, away.first_day, away.last_day, away.kind, away.start, away.end
        )
    first = _first_day(options)
    start, _dash, end = options.between.partition("-")
    return RecordAbsence(
        options.who,
        first,
        day_typed("to", options.to) if options.to else first,
        options.kind,
        hour_typed("between", start) if options.between else None,
        hour_typed("between", end) if options.between else None,
    )


def _closed(options: ClosureOptions, engine: Engine, first: date) -> FrameCommand:
    if options.room:
        if options.to or options.moves_to:
            raise BadInputError("room", "only_one", offers=("--room", "--to", "--moves-to"))
        return EndRoom(options.room, first - ONE_DAY)
    last = day_typed("to", options.to) if options.to else None
    if not options.moves_to:
        return CloseSite(options.site, first, last or first, options.reason)
    reopens = first if last is None else last + ONE_DAY
    rooms = rooms_to_have_again(engine, options.site, first - ONE_DAY)
    return MoveSite(options.site, first - ONE_DAY, reopens, options.moves_to, rooms)


def _first_day(options: PeriodOptions) -> date:
    if not options.from_:
        raise BadInputError("from", "missing")
    return day_typed("from", options.from_)


COMMANDS = (
    Command("absence", AbsenceOptions, absence),
    Command("closure", ClosureOptions, closure),
)
