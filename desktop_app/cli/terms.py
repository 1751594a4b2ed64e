"""term: several cycles planned together from a file of wishes, and written once accepted."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy import Engine

from desktop_app.cli.answers import Answer
from desktop_app.cli.call import Call
from desktop_app.cli.command import Command
from desktop_app.cli.contents import _
from desktop_app.cli.exit_status import BAD_INPUT, DONE, REFUSED
from desktop_app.cli.failures import failure_of
from desktop_app.cli.options import ActOptions
from desktop_app.cli.refused_lines import refused_fields, refused_lines
from desktop_app.cli.term_pages import Accepted, TermPage
from desktop_app.cli.values import number_typed
from desktop_app.commands.cycles import CreateCycle
from desktop_app.commands.term_cycles import cycle_as_planned
from desktop_app.domain.errors import BadInputError, RefusedError, UnknownCodeError
from desktop_app.domain.term_misses import NotPlaced, beside, not_placed
from desktop_app.domain.term_planner import TermPlanner
from desktop_app.domain.term_plans import TermPlan
from desktop_app.domain.term_wishes import ONE_WEEK, monday_of
from desktop_app.exchange.term_file import WishesRead, read_wishes, wishes_to_begin_with
from desktop_app.machine.files import write_new
from desktop_app.readings.known_codes import codes_meant
from desktop_app.readings.term import RefusedWish, TermReading, term_reading, usual_programmes
from desktop_app.wording import Words
from desktop_app.wording.errors import error_text

MOST_SECONDS = 3600
MOST_SEEDS = 999_999
USUAL_SECONDS = "5"
A_TERM = timedelta(weeks=16, days=-1)
A_FILE = 0o644
LONGEST_KEY = 32
"""Letters of a key that a line of the file is added to."""


@dataclass(frozen=True, kw_only=True)
class TermOptions(ActOptions):
    """Which wishes are planned, how long, and which cycles are accepted."""

    wishes: Annotated[
        str,
        typer.Argument(metavar="FILE.csv", help=_("the wishes, a line for each cycle")),
    ]
    seconds: Annotated[
        str, typer.Option("--seconds", metavar="N", help=_("how long better plans are looked for"))
    ] = USUAL_SECONDS
    seed: Annotated[
        str, typer.Option("--seed", metavar="N", help=_("another number decides draws otherwise"))
    ] = "0"
    create: Annotated[bool, typer.Option("--create", help=_("write the cycles of the plan"))] = (
        False
    )
    accept: Annotated[
        list[str],
        typer.Option("--accept", metavar="LINE", help=_("write only the cycle of this line")),
    ] = field(default_factory=list)
    example: Annotated[
        bool, typer.Option("--example", help=_("write a file of wishes to begin with"))
    ] = False


def term(options: TermOptions, call: Call) -> Answer:
    """Plan the wishes of a file; write the cycles that are accepted."""
    engine = call.open(options.centre) if options.create else call.look_at(options.centre)
    path = Path(options.wishes).expanduser()
    if options.example:
        return _example(engine, path, call)
    seconds = number_typed("seconds", options.seconds, MOST_SECONDS) or 0
    seed = number_typed("seed", options.seed, MOST_SEEDS) or 0
    found = read_wishes(path)
    if found.refused:
        return _refused(call.words, found)
    reading = term_reading(engine, found.wishes)
    if reading.refused:
        return _refused_wishes(engine, call.words_now(engine), path.name, reading.refused)
    accepted = _accepted(options, reading.lines)
    planner = reading.planner(call.now(engine), seed)
    plan, tries = best_within(planner.plans(), seconds)
    page = TermPage(
        reading.lines,
        beside(plan, planner.alone()),
        _reasons(plan, planner, reading, call.now(engine)),
        _written(engine, (options, call), _chosen(plan, reading, accepted)),
        call.words_now(engine),
        call.names(engine),
    )
    written = {line for line, one in page.accepted.items() if one.code}
    done = bool(plan.placed) and written == accepted
    return Answer(
        {"tries": tries, **page.document(plan)}, page.said(plan), DONE if done else REFUSED
    )


def best_within(plans: Iterator[TermPlan], seconds: float) -> tuple[TermPlan, int]:
    """The best plan that some seconds give, and how many tries were made."""
    until = time.monotonic() + seconds
    best, tries = next(plans), 0
    while time.monotonic() < until:
        best = next(plans)
        tries += 1
    return best, tries


def _example(engine: Engine, path: Path, call: Call) -> Answer:
    """Write a file of wishes: the workshops that have a number of sessions, for sixteen weeks."""
    first = monday_of(call.now(engine).date()) + ONE_WEEK
    content = wishes_to_begin_with(usual_programmes(engine), first, first + A_TERM)
    write_new(path, content, mode=A_FILE)
    said = call.words._("A file of wishes is written: {path}").format(path=path)
    return Answer({"path": f"{path}"}, [said])


def _refused(words: Words, found: WishesRead) -> Answer:
    document = {"done": False, "refused": [refused_fields(one, words) for one in found.refused]}
    return Answer(document, refused_lines(found.refused, words), BAD_INPUT)


def _refused_wishes(
    engine: Engine, words: Words, file: str, refused: Sequence[RefusedWish]
) -> Answer:
    """What names nothing in this centre, line by line."""
    fields, lines = [], []
    for one in refused:
        error = one.error
        if isinstance(error, UnknownCodeError):
            error.meant = codes_meant(engine, error)
        said = error_text(words, error)
        known = failure_of(words, error).error
        fields.append(
            {
                "file": file,
                "line": one.line,
                "column": known["field"],
                "value": known["value"],
                "reason": known["code"],
                "text": said,
            }
        )
        place = ", ".join((file, words._("line {line}").format(line=one.line)))
        lines.append(words._("{place}: {reason}").format(place=place, reason=said))
    return Answer({"done": False, "refused": fields}, lines, BAD_INPUT)


def _accepted(options: TermOptions, lines: Sequence[int]) -> frozenset[int]:
    """The lines whose cycles are written; all of them unless some are named."""
    if options.accept and not options.create:
        raise BadInputError("accept", "with_create")
    named = {number_typed("accept", one, max(lines), least=1) or 0 for one in options.accept}
    for one in sorted(named.difference(lines)):
        raise BadInputError("accept", "out_of_range", f"{one}")
    return frozenset(named or lines) if options.create else frozenset()


def _chosen(
    plan: TermPlan, reading: TermReading, accepted: frozenset[int]
) -> list[tuple[int, CreateCycle]]:
    """The acts that write the cycles that are accepted and have a place."""
    return [
        (line, cycle_as_planned(cycle, kinds, cycle.wish.name))
        for line, kinds, cycle in zip(reading.lines, reading.kinds, plan.cycles, strict=True)
        if line in accepted and cycle is not None
    ]


def _reasons(
    plan: TermPlan, planner: TermPlanner, reading: TermReading, now: datetime
) -> dict[int, NotPlaced]:
    """Why lines have no place."""
    without = [line for line, one in zip(reading.lines, plan.cycles, strict=True) if one is None]
    return dict(zip(without, not_placed(plan, planner, reading.planning, now), strict=True))


def _written(
    engine: Engine, asked: tuple[TermOptions, Call], chosen: Sequence[tuple[int, CreateCycle]]
) -> dict[int, Accepted]:
    """Write the cycles one by one, each whole or not at all."""
    options, call = asked
    if not chosen:
        return {}
    actor, written = call.actor(engine, options), {}
    for line, command in chosen:
        operation = f"{actor.operation[:LONGEST_KEY]}-{line}"
        try:
            outcome = command(engine, replace(actor, operation=operation))
            written[line] = Accepted(outcome.subject)
        except RefusedError as refused:
            written[line] = Accepted(findings=tuple(refused.findings))
    return written


COMMANDS = (Command("term", TermOptions, term),)
