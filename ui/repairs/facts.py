"""What a plan of repairs asks of the data thread: what is hit, and its ways out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, time
from typing import TYPE_CHECKING, Any

from desktop_app.domain.errors import PermanenceError
from ui.repairs.typed import Kind

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from desktop_app.commands.repairs import ChangeWithRepairs, FrameCommand
    from desktop_app.domain.planning import Planning
    from desktop_app.domain.repair_plan import RepairWay
    from desktop_app.readings.appointment_people import Reached
    from desktop_app.readings.breakages import PlannedRepair, WhatBreaks
    from desktop_app.readings.desk import OpenDesk
    from desktop_app.readings.team_names import TeamName
    from ui.repairs.drafts import KeptWay
    from ui.repairs.typed import ChangeTyped


@dataclass(frozen=True, slots=True)
class Centre:
    """Who can be away and what can be closed; what the team is called by code; the present."""

    planning: Planning
    now: datetime
    team: Mapping[str, TeamName]


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked.

    ``known`` is an earlier answer: of the same change, its lines are not read again; of
    another state of the centre (``again``), its choices are kept as far as they hold; so are
    those ``kept`` on disk. ``best`` chooses for every line that nobody decided about.
    """

    typed: ChangeTyped
    known: Plan | None = None
    again: bool = False
    best: bool = False
    kept: tuple[KeptWay, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """The answer to what was ``typed``, whose ways are those that are chosen now.

    ``seen`` is nothing when there is no plan: ``wrong`` then says why, or ``lost`` what the
    store or the computer did not give. So many choices ``fell``: they held no more. What is
    only ``proposed`` waits for somebody to agree.
    """

    typed: ChangeTyped
    seen: WhatBreaks | None = None
    lines: tuple[PlannedRepair, ...] = ()
    wrong: PermanenceError | None = None
    lost: Exception | None = None
    fell: int = 0
    proposed: bool = False

    @property
    def pending(self) -> int:
        """How many sessions and appointments would stay where they are, in conflict."""
        return sum(line.pending for line in self.lines)


def centre_of(desk: OpenDesk) -> Centre:
    """Read what can be chosen; the data thread."""
    from desktop_app.readings.cycle_form import cycle_form  # noqa: PLC0415 - the data thread
    from desktop_app.readings.team_names import team_names  # noqa: PLC0415

    form = cycle_form(desk.engine, desk.now())
    return Centre(form.planning, form.now, team_names(desk.engine))


def planned(desk: OpenDesk, asked: Asked) -> Plan:
    """Find what a change breaks, and the ways out given what is chosen; the data thread.

    A refusal is an answer for the fields, not for the whole window.
    """
    from desktop_app.readings.desk import ENVIRONMENT_ERRORS  # noqa: PLC0415 - the data thread

    typed, known = asked.typed, asked.known
    try:
        if known is None or known.seen is None or known.typed.asked != typed.asked or asked.again:
            seen, ways = _read_again(desk, asked)
        else:
            seen, ways = known.seen, typed.ways
    except PermanenceError as wrong:
        return Plan(typed, wrong=wrong)
    except ENVIRONMENT_ERRORS as lost:
        return Plan(typed, lost=lost)
    lines = seen.best(ways) if asked.best else seen.chosen(ways)
    chosen = {one.line.code: one.repair.chosen for one in lines if one.repair.chosen is not None}
    fell = len([code for code in typed.ways if code not in ways])
    return Plan(replace(typed, ways=chosen), seen, lines, fell=fell, proposed=asked.best)


def reached(codes: Collection[str], desk: OpenDesk) -> Mapping[str, Reached]:
    """Read whom to call about some appointments; the data thread."""
    from desktop_app.readings.appointment_people import (  # noqa: PLC0415 - the data thread
        people_reached,
    )

    return people_reached(desk.engine, codes)


def frame_of(engine: Any, typed: ChangeTyped) -> FrameCommand:
    """The change itself, as an act; the data thread.

    Raises:
        UnknownCodeError: what it is about is unknown.
    """
    return typed.ready or _typed_change(engine, typed)


def _typed_change(engine: Any, typed: ChangeTyped) -> FrameCommand:
    from desktop_app.commands.absences import CloseSite, RecordAbsence  # noqa: PLC0415
    from desktop_app.commands.room_endings import EndRoom  # noqa: PLC0415 - the data thread
    from desktop_app.commands.site_moves import MoveSite  # noqa: PLC0415
    from desktop_app.commands.sites import BlockRoom  # noqa: PLC0415
    from desktop_app.readings.site_moves import rooms_to_have_again  # noqa: PLC0415

    subject, first, last = typed.subject, typed.first, typed.last
    match typed.kind:
        case Kind.ABSENCE:
            return RecordAbsence(subject, first, last, typed.away, typed.start, typed.end)
        case Kind.CLOSURE:
            return CloseSite(subject, first, last, typed.reason)
        case Kind.ROOM:
            return EndRoom(subject, last)
        case Kind.BLOCK:
            start = datetime.combine(first, typed.start or time())
            end = datetime.combine(first, typed.end or time())
            return BlockRoom(subject, start, end, typed.works, typed.reason, typed.instead)
        case _:
            rooms = rooms_to_have_again(engine, subject, last)
            return MoveSite(subject, last, typed.reopens, typed.address, rooms)


def act_of(engine: Any, plan: Plan) -> ChangeWithRepairs:
    """The change with the ways chosen, as one act; the data thread.

    Raises:
        UnknownCodeError: what it is about is unknown.
    """
    from desktop_app.commands.chosen_repairs import repair_as_seen  # noqa: PLC0415 - data thread
    from desktop_app.commands.repairs import ChangeWithRepairs  # noqa: PLC0415 - data thread

    repairs = [
        repair_as_seen(one.repair.hit, one.repair.chosen, plan.typed.why)
        for one in plan.lines
        if one.repair.chosen is not None
    ]
    return ChangeWithRepairs(frame_of(engine, plan.typed), tuple(repairs))


def _read_again(desk: OpenDesk, asked: Asked) -> tuple[WhatBreaks, Mapping[str, RepairWay]]:
    from desktop_app.readings.breakages import what_breaks  # noqa: PLC0415 - the data thread

    typed, known = asked.typed, asked.known
    seen = what_breaks(desk.engine, frame_of(desk.engine, typed).frame, desk.now())
    if asked.kept:
        hits = {hit.code: hit for hit in seen.hits}
        again = {one.code: one.way(hits[one.code]) for one in asked.kept if one.code in hits}
        return seen, seen.still_holding(seen, again)
    if known is None or known.seen is None:
        return seen, {}
    return seen, seen.still_holding(known.seen, typed.ways)
