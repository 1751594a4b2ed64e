"""absence, closure: who is away, what is closed; first the list of what that breaks."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

import typer
from sqlalchemy import Engine

from desktop_app.cli.answers import Answer, moment_code
from desktop_app.cli.call import Call
from desktop_app.cli.command import Command
from desktop_app.cli.contents import _
from desktop_app.cli.exit_status import DONE
from desktop_app.cli.finding_lines import FoundWords
from desktop_app.cli.options import ActOptions
from desktop_app.cli.values import day_typed, hour_typed
from desktop_app.commands.absences import CloseSite, RecordAbsence, check_period
from desktop_app.domain.errors import BadInputError
from desktop_app.domain.opening import Closure
from desktop_app.domain.span import Span
from desktop_app.readings.breakages import Broken, broken_by_absence, broken_by_closure
from desktop_app.readings.spellings import CodeOf
from desktop_app.wording import Words
from desktop_app.wording.moments import moment_said
from desktop_app.wording.names import Names, quoted


@dataclass(frozen=True, kw_only=True)
class PeriodOptions(ActOptions):
    """From which day to which, both included, and whether it is written."""

    from_: Annotated[str, typer.Option("--from", metavar="DATE", help=_("the first day"))]
    to: Annotated[str, typer.Option("--to", metavar="DATE", help=_("the last day"))] = ""
    create: Annotated[bool, typer.Option("--create", help=_("write it"))] = False


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


@dataclass(frozen=True, kw_only=True)
class ClosureOptions(PeriodOptions):
    """What is closed."""

    site: Annotated[
        str, typer.Option("--site", metavar="SITE", help=_("the code of a site")), CodeOf.SITE
    ]
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help=_("why"))]


def absence(options: AbsenceOptions, call: Call) -> Answer:
    """Say what an absence breaks; write it when it is asked."""
    first = day_typed("from", options.from_)
    start, _dash, end = options.between.partition("-")
    act = RecordAbsence(
        options.who,
        first,
        day_typed("to", options.to) if options.to else first,
        options.kind,
        hour_typed("between", start) if options.between else None,
        hour_typed("between", end) if options.between else None,
    )
    engine = _opened(options, call)
    broken = broken_by_absence(engine, options.who, act.absence, call.now(engine))
    if options.create:
        act(engine, call.actor(engine, options))
    return _answer(broken, call, engine, created=options.create)


def closure(options: ClosureOptions, call: Call) -> Answer:
    """Say what a closure breaks; write it when it is asked."""
    first = day_typed("from", options.from_)
    last = day_typed("to", options.to) if options.to else first
    check_period(first, last)
    if not options.reason.strip():
        raise BadInputError("reason", "missing")
    act = CloseSite(options.site, first, last, options.reason)
    engine = _opened(options, call)
    closed = Closure(Span.whole_days(first, last), options.reason)
    broken = broken_by_closure(engine, options.site, closed, call.now(engine))
    if options.create:
        act(engine, call.actor(engine, options))
    return _answer(broken, call, engine, created=options.create)


def _opened(options: PeriodOptions, call: Call) -> Engine:
    return call.open(options.centre) if options.create else call.look_at(options.centre)


def _answer(broken: Sequence[Broken], call: Call, engine: Engine, *, created: bool) -> Answer:
    words, names = call.words_now(engine), call.names(engine)
    said = words._("It is written.") if created else words._("Nothing is written yet: --create.")
    many = words.ngettext(
        "{count} session would be in trouble.", "{count} sessions would be in trouble.", len(broken)
    ).format(count=len(broken))
    document = {"created": created, "breaks": [_fields(one, words, names) for one in broken]}
    lines = [many, *(line for one in broken for line in _said(one, words, names)), said]
    return Answer(document, lines, DONE)


def _found(one: Broken, words: Words, names: Names) -> FoundWords:
    return FoundWords(words, names, one.breakage.findings, one.breakage.ways)


def _fields(one: Broken, words: Words, names: Names) -> dict[str, object]:
    line, found = one.line, _found(one, words, names)
    return {
        "session": line.code,
        "title": words.of(line.title),
        "start": moment_code(line.span.start),
        "end": moment_code(line.span.end),
        "room": line.room,
        "enrolled": line.enrolled,
        "findings": found.documents,
        "repairs": found.ways,
    }


def _said(one: Broken, words: Words, names: Names) -> list[str]:
    line, found = one.line, _found(one, words, names)
    title = quoted(words, words.of(line.title))
    head = f"{line.code} {title}, {moment_said(words, line.span.start)}"
    return ["", head, *(f"  {said}" for said in (*found.lines, *found.ways_out))]


COMMANDS = (
    Command("absence", AbsenceOptions, absence),
    Command("closure", ClosureOptions, closure),
)
