"""cycle: every date of a cycle with its problems and repairs, and the cycle itself once wanted."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Annotated

import typer
from sqlalchemy import Engine

from desktop_app.cli.answers import Answer, aligned, moment_code
from desktop_app.cli.call import Call
from desktop_app.cli.command import Command
from desktop_app.cli.contents import _
from desktop_app.cli.cycle_edits import CycleEdition, cycle_edited
from desktop_app.cli.exit_status import DONE
from desktop_app.cli.finding_lines import FoundWords, refusal
from desktop_app.cli.options import ActOptions
from desktop_app.cli.values import day_typed, days_typed, hour_typed, needs_typed, number_typed
from desktop_app.cli.wishes import MOST_PEOPLE, PartyOptions, involved_typed
from desktop_app.commands.cycles import POLICIES, CycleSeen, cycle_as_seen
from desktop_app.commands.session_details import MOST_PLACES
from desktop_app.domain.cycle_dates import HolidayPolicy
from desktop_app.domain.cycle_preview import CycleLine, LineState
from desktop_app.domain.errors import BadInputError, RefusedError
from desktop_app.domain.findings import Level
from desktop_app.domain.planning import Proposal
from desktop_app.domain.recurrence import MOST_OCCURRENCES, Rhythm, UnknownRhythmError
from desktop_app.domain.span import Span
from desktop_app.readings.cycle_copies import cycle_like
from desktop_app.readings.cycle_preview import (
    CycleAsked,
    CyclePreview,
    preview_cycle,
)
from desktop_app.readings.spellings import CodeOf
from desktop_app.wording import Words
from desktop_app.wording.cycle_preview import (
    line_row,
    preview_said,
    skip_said,
    unplaced_said,
)
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

    first: Annotated[str, typer.Option("--first", metavar="DATE", help=_("its first date"))] = ""
    at: Annotated[str, typer.Option("--at", metavar="HH:MM", help=_("when its sessions begin"))] = (
        ""
    )
    like: Annotated[
        str,
        typer.Option(
            "--like", metavar="CYCLE", help=_("as this cycle was, a year later or from --first on")
        ),
        CodeOf.SUBJECT,
    ] = ""
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
    policy: Annotated[
        str,
        typer.Option(
            "--policy",
            metavar="pause|continue|only",
            help=_("what it does in school holidays, if not as its programme"),
        ),
    ] = ""
    edit: Annotated[
        str,
        typer.Option(
            "--edit", metavar="CYCLE", help=_("change this cycle: --policy with --from, or --add")
        ),
        CodeOf.SUBJECT,
    ] = ""
    from_: Annotated[
        str, typer.Option("--from", metavar="DATE", help=_("the policy holds from this day on"))
    ] = ""
    add: Annotated[
        str, typer.Option("--add", metavar="DATE,DATE", help=_("dates added to the cycle"))
    ] = ""


def cycle(options: CycleOptions, call: Call) -> Answer:
    """Say every date of a cycle, new or changed; write it when it is asked."""
    if options.edit:
        return cycle_edited(_edition(options), options, call)
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


def _edition(options: CycleOptions) -> CycleEdition:
    """What is asked of a cycle that exists."""
    return CycleEdition(
        cycle=options.edit,
        policy=options.policy,
        since=day_typed("from", options.from_) if options.from_ else None,
        days=tuple(sorted(days_typed("dates", options.add))),
        at=hour_typed("at", options.at) if options.at else None,
        minutes=_minutes(options),
        room=options.room,
        holidays_kept=bool(options.keep),
        reason=options.reason,
        create=options.create,
        party=options,
    )


def _asked(engine: Engine, options: CycleOptions) -> CycleAsked:
    if options.on and (options.rhythm or options.sessions or options.until):
        raise BadInputError("dates", "only_one", offers=("--on", "--rhythm"))
    first = day_typed("first", options.first) if options.first else None
    if options.like:
        return _said_otherwise(engine, options, cycle_like(engine, options.like, first))
    if not options.programme:
        raise BadInputError("programme", "missing")
    if first is None:
        raise BadInputError("first", "missing")
    if not options.at:
        raise BadInputError("at", "missing")
    weekly = None if options.on else _rhythm(options.rhythm)
    whole_day = Span.whole_days(first, first)
    new = CycleAsked(
        options.programme, first, hour_typed("at", options.at), Proposal(whole_day), weekly
    )
    return _said_otherwise(engine, options, new)


def _said_otherwise(engine: Engine, options: CycleOptions, asked: CycleAsked) -> CycleAsked:
    """A cycle with whatever was typed about it."""
    sessions = number_typed("sessions", options.sessions, MOST_OCCURRENCES, least=1)
    until = day_typed("until", options.until) if options.until else None
    ended = sessions is not None or until is not None
    free = days_typed("dates", options.on)
    rhythm = _rhythm(options.rhythm) if options.rhythm else asked.rhythm
    return replace(
        asked,
        programme=options.programme or asked.programme,
        start=hour_typed("at", options.at) if options.at else asked.start,
        sample=_sample(engine, options, asked.sample),
        rhythm=None if free else rhythm,
        until=until if ended else asked.until,
        count=sessions if ended else asked.count,
        minutes=_minutes(options) or asked.minutes,
        policy=_policy(options.policy) if options.policy else asked.policy,
        free=free or asked.free,
        kept=days_typed("keep", options.keep),
        removed=days_typed("leave_out", options.leave_out),
    )


def _sample(engine: Engine, options: CycleOptions, sample: Proposal) -> Proposal:
    return replace(
        sample,
        room=options.room or sample.room,
        involved=involved_typed(engine, options, sample.span) if options.with_ else sample.involved,
        people=number_typed("people", options.people, MOST_PEOPLE) or sample.people,
        needs=needs_typed(options.needs) or sample.needs,
        language=options.language_needed or sample.language,
    )


def _minutes(options: CycleOptions) -> int | None:
    return number_typed("minutes", options.minutes, MOST_PLACES, least=1)


def _policy(typed: str) -> HolidayPolicy:
    if typed not in POLICIES:
        raise BadInputError("policy", "one_of", typed, POLICIES)
    return HolidayPolicy(typed)


def _rhythm(typed: str) -> Rhythm:
    try:
        return Rhythm.parse(typed or "weekly")
    except UnknownRhythmError as unknown:
        offers = ("weekly", "odd", "even", "every-2", "nth-1")
        raise BadInputError("rhythm", "one_of", typed, offers) from unknown


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
        "label": skip_said(words, line) if line.date.cause is not None else None,
        "findings": found.documents,
        "repairs": found.ways,
    }


def _details(line: CycleLine, seen: CyclePreview, words: Words, names: Names) -> Sequence[str]:
    """What stands in the way of a date with its repairs; of another one what is to be minded."""
    if line.state is not LineState.TO_REVIEW:
        to_mind = [one for one in line.findings if one.level is Level.WARNING]
        return FoundWords(words, names, to_mind).lines
    found = FoundWords(words, names, line.findings, seen.repairs.get(line.date.day, ()))
    return [*found.lines, *found.ways_out]


COMMANDS = (Command("cycle", CycleOptions, cycle),)
