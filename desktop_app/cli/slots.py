"""find: where people, a room and an interpreter are free together, and if nowhere, why."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

import typer
from sqlalchemy import Engine

from desktop_app.cli.answers import Answer, moment_code
from desktop_app.cli.call import Call
from desktop_app.cli.command import Command
from desktop_app.cli.contents import _
from desktop_app.cli.exit_status import DONE, REFUSED
from desktop_app.cli.finding_lines import FoundWords
from desktop_app.cli.options import CentreOptions, SiteOption
from desktop_app.cli.values import day_typed, needs_typed, number_typed
from desktop_app.cli.wishes import INTERPRETER, MOST_PEOPLE, PartyOptions, involved_typed
from desktop_app.domain.civil_time import LONGEST_SESSION
from desktop_app.domain.errors import BadInputError
from desktop_app.domain.finder import LONGEST_PERIOD, MOST_FOUND, FindWish, Slot
from desktop_app.domain.near_misses import NearMiss
from desktop_app.domain.planning import Proposal
from desktop_app.domain.span import MINUTE, Span
from desktop_app.readings.free_slots import free_slots
from desktop_app.readings.spellings import CodeOf
from desktop_app.wording import Words
from desktop_app.wording.free_slots import miss_text, slot_text
from desktop_app.wording.names import Names

MOST_WANTED = 500


@dataclass(frozen=True, kw_only=True)
class FindOptions(PartyOptions, CentreOptions):
    """What is looked for, and between which days."""

    minutes: Annotated[str, typer.Option("--minutes", metavar="N", help=_("how long, in minutes"))]
    from_: Annotated[str, typer.Option("--from", metavar="DATE", help=_("the first day"))]
    to: Annotated[str, typer.Option("--to", metavar="DATE", help=_("the last day"))]
    role: Annotated[
        str,
        typer.Option(
            "--role", metavar="ORT+ISP|APA", help=_("professions wanted besides, whoever has them")
        ),
    ] = ""
    room: Annotated[
        str, typer.Option("--room", metavar="CODE", help=_("the room, if not any")), CodeOf.RESOURCE
    ] = ""
    site: SiteOption = ""
    most: Annotated[str, typer.Option("--most", metavar="N", help=_("how many places at most"))] = (
        f"{MOST_FOUND}"
    )


def find(options: FindOptions, call: Call) -> Answer:
    """Look for places, best first; when nothing fits, say what stands in the way."""
    first, last = day_typed("from", options.from_), day_typed("to", options.to)
    _check_period(first, last, options)
    most = number_typed("most", options.most, MOST_WANTED, least=1) or MOST_FOUND
    engine = call.look_at(options.centre)
    words = call.words_now(engine)
    found = free_slots(engine, _wish(engine, options, first, last), call.now(engine), most)
    names = call.names(engine)
    stand = [finding for miss in found.misses for finding in miss.findings]
    in_the_way = FoundWords(words, names, stand)
    document = {
        "slots": [_fields(slot) for slot in found.slots],
        "nearest_miss": in_the_way.documents,
        "changes": [_change(miss) for miss in found.misses],
    }
    if found.slots:
        return Answer(document, [slot_text(words, slot, names) for slot in found.slots], DONE)
    return Answer(document, _misses_said(words, found.misses, names), REFUSED)


def _check_period(first: date, last: date, options: FindOptions) -> None:
    if last < first:
        raise BadInputError("to", "before_first_day", options.to, (f"{first}",))
    if last - first > LONGEST_PERIOD:
        limits = f"{first}", f"{first + LONGEST_PERIOD}"
        raise BadInputError("to", "outside_limits", options.to, limits)


def _wish(engine: Engine, options: FindOptions, first: date, last: date) -> FindWish:
    longest = LONGEST_SESSION // MINUTE
    minutes = number_typed("minutes", options.minutes, longest, least=1)
    if minutes is None:
        raise BadInputError("minutes", "missing")
    whole_day = Span.whole_days(first, first)
    sample = Proposal(
        whole_day,
        involved=involved_typed(engine, options, whole_day),
        programme=options.programme,
        people=number_typed("people", options.people, MOST_PEOPLE) or 0,
        needs=needs_typed(options.needs),
        language=options.language_needed,
    )
    return FindWish(
        minutes, first, last, sample, roles=options.role, site=options.site, room=options.room
    )


def _fields(slot: Slot) -> dict[str, object]:
    wanted = slot.proposal
    return {
        "start": moment_code(wanted.span.start),
        "end": moment_code(wanted.span.end),
        "room": wanted.room,
        "with": [one.worker for one in wanted.involved if one.role != INTERPRETER],
        "interpreter": "|".join(one.worker for one in wanted.involved if one.role == INTERPRETER)
        or None,
        "order_by": moment_code(slot.order_by),
    }


def _change(miss: NearMiss) -> dict[str, object]:
    return {"change": miss.change, "what": miss.what, **_fields(miss.slot)}


def _misses_said(words: Words, misses: tuple[NearMiss, ...], names: Names) -> list[str]:
    nothing = words._("Nothing is free as it is asked.")
    if not misses:
        return [nothing, words._("No single change would give a place: ask for other days.")]
    return [
        nothing,
        words._("What would give a place"),
        *(f"  - {miss_text(words, miss, names)}" for miss in misses),
    ]


COMMANDS = (Command("find", FindOptions, find),)
