"""What a change breaks, with the ways chosen for it: listed first, written when it is asked."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Annotated

import typer
from sqlalchemy import Engine

from desktop_app.cli.answers import Answer, moment_code
from desktop_app.cli.call import Call
from desktop_app.cli.contents import _
from desktop_app.cli.exit_status import DONE
from desktop_app.cli.finding_lines import FoundWords, refusal
from desktop_app.cli.options import ActOptions
from desktop_app.cli.outcomes import consequence_lines
from desktop_app.commands.act import Outcome
from desktop_app.commands.chosen_repairs import repair_as_seen
from desktop_app.commands.repairs import ChangeWithRepairs, FrameCommand
from desktop_app.domain.errors import BadInputError, RefusedError
from desktop_app.domain.repair_plan import RepairLine, RepairWay
from desktop_app.readings.breakages import PlannedRepair, WhatBreaks, what_breaks
from desktop_app.wording import Words
from desktop_app.wording.moments import moment_said
from desktop_app.wording.names import Names
from desktop_app.wording.repairs import hit_title, in_trouble_said, pending_said, way_said

CHOICE = re.compile(r"(?P<code>[^=]+)=(?P<number>[0-9]{1,2})")


@dataclass(frozen=True, kw_only=True)
class PlanOptions(ActOptions):
    """Which ways are taken, and whether anything is written."""

    choose: Annotated[
        list[str],
        typer.Option(
            "--choose",
            metavar="CODE=N",
            help=_("take the Nth way out of this session or appointment"),
        ),
    ] = field(default_factory=list)
    repair: Annotated[
        bool, typer.Option("--repair", help=_("take the best way out of everything else"))
    ] = False
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help=_("why"))] = ""
    create: Annotated[bool, typer.Option("--create", help=_("write it"))] = False


@dataclass(frozen=True, slots=True)
class _Spoken:
    """The reader's words and the names of the centre."""

    words: Words
    names: Names


def engine_for(options: PlanOptions, call: Call) -> Engine:
    """The centre, to be written to only when it is asked."""
    return call.open(options.centre) if options.create else call.look_at(options.centre)


def plan_answer(
    options: PlanOptions,
    call: Call,
    engine: Engine,
    change: FrameCommand,
    *,
    extra: Sequence[str] = (),
) -> Answer:
    """Say what a change breaks and the ways out; write both when it is asked.

    ``extra`` are lines that people read first.

    Raises:
        BadInputError: a way chosen is none of the list, or the change cannot be.
    """
    seen = what_breaks(engine, change.frame, call.now(engine))
    plan = _chosen(seen, options)
    rooms = {code: room.name for code, room in seen.after.rooms.items()}
    said = _Spoken(call.words_now(engine), {**rooms, **call.names(engine)})
    if not options.create:
        return _answer(said, plan, None, extra)
    repairs = [
        repair_as_seen(one.repair.hit, one.repair.chosen, options.reason)
        for one in plan
        if one.repair.chosen is not None
    ]
    act = ChangeWithRepairs(change, tuple(repairs))
    try:
        outcome = act(engine, call.actor(engine, options))
    except RefusedError as refused:
        return refusal(FoundWords(said.words, said.names, refused.findings))
    return _answer(said, plan, outcome, extra)


def _chosen(seen: WhatBreaks, options: PlanOptions) -> tuple[PlannedRepair, ...]:
    decided: dict[str, RepairWay] = {}
    if options.choose:
        offered = {one.line.code: one.repair.ways for one in seen.chosen({})}
        decided = dict(_choice(text, offered) for text in options.choose)
    return seen.best(decided) if options.repair else seen.chosen(decided)


def _choice(text: str, offered: Mapping[str, Sequence[RepairWay]]) -> tuple[str, RepairWay]:
    found = CHOICE.fullmatch(text.strip())
    ways = offered.get(found["code"].upper(), ()) if found is not None else ()
    if found is None or not 1 <= int(found["number"]) <= len(ways):
        listed = tuple(f"{code}=1-{len(each)}" for code, each in offered.items())
        raise BadInputError("choose", "one_of", text[:40], listed)
    return found["code"].upper(), ways[int(found["number"]) - 1]


def _answer(
    said: _Spoken, plan: Sequence[PlannedRepair], outcome: Outcome | None, extra: Sequence[str]
) -> Answer:
    words = said.words
    pending = [one.line.code for one in plan if one.pending]
    document: dict[str, object] = {
        "created": outcome is not None,
        "breaks": [_fields(said, one) for one in plan],
        "pending": pending,
    }
    many = in_trouble_said(words, *_kinds(plan))
    lines = [*extra, many, *(line for one in plan for line in _lines(said, one)), ""]
    if outcome is None:
        return Answer(document, [*lines, words._("Nothing is written yet: --create.")], DONE)
    document["pending"] = outcome.answer["pending"]
    document["consequences"] = asdict(outcome.consequences)
    appointments = outcome.answer["pending_appointments"]
    left = pending_said(words, len(outcome.answer["pending"]) - appointments, appointments)
    written = [words._("It is written."), *consequence_lines(words, outcome.consequences)]
    return Answer(document, [*lines, *written, *([left] if left else [])], DONE)


def _kinds(plan: Sequence[PlannedRepair]) -> tuple[int, int]:
    """How many sessions, and how many appointments."""
    appointments = sum(bool(one.line.kind) for one in plan)
    return len(plan) - appointments, appointments


def _found(said: _Spoken, one: PlannedRepair) -> FoundWords:
    ways = [way.alternative for way in one.repair.ways if way.alternative is not None]
    return FoundWords(said.words, said.names, one.repair.hit.breakage.findings, ways)


def _fields(said: _Spoken, one: PlannedRepair) -> dict[str, object]:
    line, found, repair = one.line, _found(said, one), one.repair
    chosen = repair.ways.index(repair.chosen) + 1 if repair.chosen in repair.ways else None
    return {
        "session": None if line.kind else line.code,
        "appointment": line.code if line.kind else None,
        "kind": line.kind or None,
        "title": said.words.of(line.title) if not line.kind else _title(said, one),
        "start": moment_code(line.span.start),
        "end": moment_code(line.span.end),
        "room": line.room,
        "enrolled": line.enrolled,
        "findings": found.documents,
        "repairs": [_way(said, way) for way in repair.ways],
        "chosen": chosen,
    }


def _way(said: _Spoken, way: RepairWay) -> dict[str, object]:
    proposal = way.proposal
    return {
        "kind": way.kind,
        "start": None if proposal is None else moment_code(proposal.span.start),
        "end": None if proposal is None else moment_code(proposal.span.end),
        "room": None if proposal is None else proposal.room,
        "with": [] if proposal is None else [one.worker for one in proposal.involved],
        "people_to_call": way.people_to_call,
        "text": way_said(said.words, way, said.names),
    }


def _lines(said: _Spoken, one: PlannedRepair) -> list[str]:
    line, found, repair = one.line, _found(said, one), one.repair
    head = f"{line.code} {_title(said, one)}, {moment_said(said.words, line.span.start)}"
    ways = [
        f"  {_mark(way, repair)} {number}. {way_said(said.words, way, said.names)}"
        for number, way in enumerate(repair.ways, start=1)
    ]
    return ["", head, *(f"  {each}" for each in found.lines), *ways]


def _title(said: _Spoken, one: PlannedRepair) -> str:
    return hit_title(said.words, one.line.title, one.line.kind)


def _mark(way: RepairWay, repair: RepairLine) -> str:
    return "*" if way == repair.chosen else " "
