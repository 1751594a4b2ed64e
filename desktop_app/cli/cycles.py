"""cycle: every date of a cycle with its problems and repairs, and the cycle itself once wanted."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated

import typer
from sqlalchemy import Engine

from desktop_app.cli.answers import Answer, aligned, moment_code
from desktop_app.cli.call import Call
from desktop_app.cli.command import Command
from desktop_app.cli.contents import _
from desktop_app.cli.exit_status import DONE
from desktop_app.cli.finding_lines import FoundWords, refusal
from desktop_app.cli.options import ActOptions
from desktop_app.cli.values import day_typed, hour_typed, needs_typed, number_typed
from desktop_app.cli.wishes import MOST_PEOPLE, PartyOptions, involved_typed
from desktop_app.commands.cycles import CycleSeen, cycle_as_seen
from desktop_app.commands.session_details import MOST_PLACES
from desktop_app.domain.cycle_preview import CycleLine, LineState
from desktop_app.domain.errors import BadInputError, RefusedError
from desktop_app.domain.planning import Proposal
from desktop_app.domain.recurrence import MOST_OCCURRENCES, Rhythm, UnknownRhythmError
from desktop_app.domain.span import Span
from desktop_app.readings.cycle_preview import (
    CycleAsked,
    CyclePreview,
    preview_cycle,
)
from desktop_app.readings.spellings import CodeOf
from desktop_app.wording import Words
from desktop_app.wording.cycle_preview import line_row, preview_said, unplaced_said
from desktop_app.wording.names import Names

STATUS = {
    LineState.READY: "planned",
    LineState.REPAIRED: "planned",
    LineState.TO_REVIEW: "option",
    LineState.SKIPPED: "skipped",
}


@dataclass(frozen=True, kw_only=True)
class CycleOptions(PartyOptions, ActOptions):
    """What a cycle is made of."""

    first: Annotated[str, typer.Option("--first", metavar="DATE", help=_("its first date"))]
    at: Annotated[str, typer.Option("--at", metavar="HH:MM", help=_("when its sessions begin"))]
    rhythm: Annotated[
        str,
        typer.Option(
            "--rhythm",
            metavar="weekly|odd|even|every-N|nth-N",
            help=_("how often; every week if nothing is said"),
        ),
    ] = ""
    on: Annotated[
        str, typer.Option("--on", metavar="DATE,DATE", help=_("dates chosen one by one"))
    ] = ""
    sessions: Annotated[
        str, typer.Option("--sessions", metavar="N", help=_("how many sessions"))
    ] = ""
    until: Annotated[str, typer.Option("--until", metavar="DATE", help=_("the last day"))] = ""
    minutes: Annotated[
        str, typer.Option("--minutes", metavar="N", help=_("how long, if not as usual"))
    ] = ""
    room: Annotated[
        str,
        typer.Option("--room", metavar="ROOM", help=_("the room; the best one if left out")),
        CodeOf.RESOURCE,
    ] = ""
    title: Annotated[str, typer.Option("--title", metavar="TEXT", help=_("its own title"))] = ""
    keep: Annotated[
        str,
        typer.Option("--keep", metavar="DATE,DATE", help=_("hold these in spite of a holiday")),
    ] = ""
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help=_("why"))] = ""
    leave_out: Annotated[
        str, typer.Option("--leave-out", metavar="DATE,DATE", help=_("dates that are not held"))
    ] = ""
    repair: Annotated[
        bool, typer.Option("--repair", help=_("take the best repair of each date in trouble"))
    ] = False
    create: Annotated[bool, typer.Option("--create", help=_("write it"))] = False


def cycle(options: CycleOptions, call: Call) -> Answer:
    """Say every date of a cycle; write it when it is asked."""
    engine = call.open(options.centre) if options.create else call.look_at(options.centre)
    words, now = call.words_now(engine), call.now(engine)
    names = call.names(engine)
    asked = _asked(engine, options)
    seen = preview_cycle(engine, asked, now)
    if options.repair and seen.best:
        seen = preview_cycle(engine, replace(asked, repairs=seen.best), now)
    document, lines = _said(seen, words, names)
    if not options.create:
        return Answer(document, lines, DONE)
    agreed = CycleSeen(seen.rule, seen.sample, seen.lines, seen.kinds)
    command = cycle_as_seen(agreed, options.title, options.reason)
    try:
        outcome = command(engine, call.actor(engine, options))
    except RefusedError as refused:
        return refusal(FoundWords(words, names, refused.findings), lines)
    written = words._("Cycle {code} is created.").format(code=outcome.subject)
    document = {**document, "cycle": outcome.subject, "created": True}
    return Answer(document, [*lines, "", written], DONE)


def _asked(engine: Engine, options: CycleOptions) -> CycleAsked:
    first = day_typed("first", options.first)
    whole_day = Span.whole_days(first, first)
    if options.on and (options.rhythm or options.sessions or options.until):
        raise BadInputError("dates", "only_one", offers=("--on", "--rhythm"))
    if not options.programme:
        raise BadInputError("programme", "missing")
    return CycleAsked(
        programme=options.programme,
        first=first,
        start=hour_typed("at", options.at),
        sample=Proposal(
            whole_day,
            options.room,
            involved_typed(engine, options, whole_day),
            people=number_typed("people", options.people, MOST_PEOPLE) or 0,
            needs=needs_typed(options.needs),
            language=options.language_needed,
        ),
        rhythm=None if options.on else _rhythm(options.rhythm),
        until=day_typed("until", options.until) if options.until else None,
        count=number_typed("sessions", options.sessions, MOST_OCCURRENCES, least=1),
        minutes=number_typed("minutes", options.minutes, MOST_PLACES, least=1),
        free=_days("dates", options.on),
        kept=_days("keep", options.keep),
        removed=_days("leave_out", options.leave_out),
    )


def _rhythm(typed: str) -> Rhythm:
    try:
        return Rhythm.parse(typed or "weekly")
    except UnknownRhythmError as unknown:
        offers = ("weekly", "odd", "even", "every-2", "nth-1")
        raise BadInputError("rhythm", "one_of", typed, offers) from unknown


def _days(name: str, typed: str) -> frozenset[date]:
    return frozenset(day_typed(name, one.strip()) for one in typed.split(",") if one.strip())


def _said(seen: CyclePreview, words: Words, names: Names) -> tuple[dict[str, object], list[str]]:
    document: dict[str, object] = {
        "cycle": None,
        "created": False,
        "room": seen.sample.room,
        "dates": [_date(line, seen, words, names) for line in seen.lines],
        "unplaced": [{"step": step, "sessions": many} for step, many in seen.plan.unplaced],
    }
    rows = [line_row(words, line, names) for line in seen.lines]
    details = [_details(line, seen, words, names) for line in seen.lines]
    table = [
        said
        for row, under in zip(aligned(rows), details, strict=True)
        for said in (row, *(f"      {one}" for one in under))
    ]
    return document, [
        preview_said(words, seen.lines),
        "",
        *table,
        *(unplaced_said(words, *one) for one in seen.plan.unplaced),
    ]


def _date(line: CycleLine, seen: CyclePreview, words: Words, names: Names) -> dict[str, object]:
    wanted = line.proposal
    span = line.date.span if wanted is None else wanted.span
    found = FoundWords(words, names, line.findings, seen.repairs.get(line.date.day, ()))
    return {
        "number": line.date.number,
        "date": line.date.day.isoformat(),
        "start": moment_code(span.start),
        "end": moment_code(span.end),
        "room": None if wanted is None else wanted.room,
        "with": [] if wanted is None else [one.worker for one in wanted.involved],
        "status": STATUS[line.state],
        "cause": str(line.date.cause) if line.date.cause is not None else None,
        "findings": found.documents,
        "repairs": found.ways,
    }


def _details(line: CycleLine, seen: CyclePreview, words: Words, names: Names) -> Sequence[str]:
    """What stands in the way of a date, and its repairs."""
    if line.state is not LineState.TO_REVIEW:
        return ()
    found = FoundWords(words, names, line.findings, seen.repairs.get(line.date.day, ()))
    return [*found.lines, *found.ways_out]


COMMANDS = (Command("cycle", CycleOptions, cycle),)
