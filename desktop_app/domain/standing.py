"""Rooms and interpreters kept every week for somebody, and what suspends them."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain

from desktop_app.domain.dates import is_worked, wanted_room
from desktop_app.domain.findings import Code, Fact, Finding
from desktop_app.domain.planning import (
    Planning,
    Proposal,
    Room,
    StandingInterpreter,
    StandingRoom,
    Worker,
    WorkerKind,
)
from desktop_app.domain.span import Span

Standing = StandingRoom | StandingInterpreter


def keeper_of(standing: Standing) -> str:
    """Give the code of the worker something is kept for."""
    return standing.holder if isinstance(standing, StandingRoom) else standing.interpreter


def standing_span(standing: Standing, day: date) -> Span | None:
    """Give the hours kept on ``day`` by the rhythm alone, suspended or not."""
    if (
        day.isoweekday() != standing.iso_weekday
        or day < standing.valid_from
        or (standing.valid_to is not None and standing.valid_to < day)
        or not standing.rhythm.keeps(day, standing.valid_from)
    ):
        return None
    return Span.on(day, standing.start, standing.end)


def kept_spans(standing: Standing, day: date, planning: Planning) -> tuple[Span, ...]:
    """Give the hours really kept on ``day``: what the board draws as a quiet block.

    Suspended on public holidays, during closures of the site and blocks of the
    room, during the keeper's absences, and once the keeper has left. A search asks this for
    every quarter hour of a day: the planning remembers the answer.
    """
    key = type(standing), standing.code, day
    if key not in planning.kept:
        planning.kept[key] = _kept_spans(standing, day, planning)
    return planning.kept[key]


def _kept_spans(standing: Standing, day: date, planning: Planning) -> tuple[Span, ...]:
    span = standing_span(standing, day)
    if span is None:
        return ()
    room = planning.rooms[standing.room]
    site = planning.sites[room.site]
    keeper = planning.workers.get(keeper_of(standing))
    if not is_worked(day, site) or (keeper is not None and not active_on(keeper, day)):
        return ()
    closed = (closure.span for closure in (*site.closures, *room.blocks))
    absences = () if keeper is None else keeper.absences
    away = (span for absence in absences for span in absence.spans)
    return _without(_without((span,), closed), away)


def active_on(worker: Worker, day: date) -> bool:
    """Whether somebody works for the centre on ``day``; both ends are included."""
    return (worker.active_from is None or worker.active_from <= day) and (
        worker.active_to is None or day <= worker.active_to
    )


def room_reserved_findings(proposal: Proposal, planning: Planning) -> list[Finding]:
    """Say whom the room, or an interpreter wanted, is kept for during the booking.

    The holder uses a standing room freely, and so does anybody with them; a room
    kept for an interpreter is free to that interpreter, to the same ``purpose``
    and to the holder who shares it. A standing interpreter is free at their own
    place and for their purpose. ``by`` is the code of the standing hold; facts:
    ``holder`` and ``label`` (who), ``purpose`` of an interpreter's presence.
    """
    room = wanted_room(proposal, planning)
    rooms = [] if room is None else list(_kept_rooms(room, proposal, planning))
    return [*rooms, *_kept_interpreters(proposal, planning)]


def stands_there(interpreter: str, proposal: Proposal, planning: Planning) -> bool:
    """Whether somebody interprets at that place during the whole of a booking anyway."""
    return any(
        kept.contains(proposal.span)
        for standing in planning.standing_interpreters
        if standing.interpreter == interpreter and _at_its_place(standing, proposal, planning)
        for kept in kept_spans(standing, proposal.span.day, planning)
    )


def _kept_rooms(room: Room, proposal: Proposal, planning: Planning) -> Iterator[Finding]:
    involved = {involved.worker for involved in proposal.involved}
    kept = list(_holds(room, proposal, planning))
    holders = [(one, span) for one, span in kept if isinstance(one, StandingRoom)]
    for standing, span in holders:
        if keeper_of(standing) not in involved:
            yield _finding(room.code, standing, span, planning)
    if any(keeper_of(standing) in involved for standing, _ in holders):
        return
    for one, span in kept:
        if isinstance(one, StandingRoom) or keeper_of(one) in involved:
            continue
        if not _same_purpose(one, proposal):
            yield _finding(room.code, one, span, planning)


def _kept_interpreters(proposal: Proposal, planning: Planning) -> Iterator[Finding]:
    wanted = {involved.worker: involved.span or proposal.span for involved in proposal.involved}
    for standing in planning.standing_interpreters:
        span = wanted.get(standing.interpreter)
        if (
            span is None
            or _at_its_place(standing, proposal, planning)
            or _same_purpose(standing, proposal)
        ):
            continue
        for kept in _kept_during(span, standing, planning):
            yield _finding(standing.interpreter, standing, kept, planning)


def _holds(room: Room, proposal: Proposal, planning: Planning) -> Iterator[tuple[Standing, Span]]:
    """What is kept of a room, or of a part of it, during a booking; each but once."""
    places = [
        (day.isoweekday(), code) for day in sorted(proposal.span.days) for code in room.claimed
    ]
    for standing in dict.fromkeys(chain(*(planning.standing.get(place, ()) for place in places))):
        for kept in _kept_during(proposal.span, standing, planning):
            yield standing, kept


def _kept_during(span: Span, standing: Standing, planning: Planning) -> Iterator[Span]:
    for day in sorted(span.days):
        yield from (kept for kept in kept_spans(standing, day, planning) if kept.overlaps(span))


def _at_its_place(standing: StandingInterpreter, proposal: Proposal, planning: Planning) -> bool:
    room = wanted_room(proposal, planning)
    place = planning.rooms[standing.room]
    return room is not None and not set(room.claimed).isdisjoint(place.claimed)


def _same_purpose(standing: Standing, proposal: Proposal) -> bool:
    return (
        isinstance(standing, StandingInterpreter)
        and bool(standing.purpose)
        and standing.purpose == proposal.purpose
    )


def _finding(resource: str, standing: Standing, kept: Span, planning: Planning) -> Finding:
    keeper = keeper_of(standing)
    worker = planning.workers.get(keeper)
    facts: dict[str, Fact] = {
        "holder": keeper,
        "label": keeper if worker is None else worker.label,
        "room": planning.rooms[standing.room].name,
    }
    if isinstance(standing, StandingInterpreter):
        facts["purpose"] = standing.purpose
    if worker is not None and worker.kind is WorkerKind.INTERPRETER:
        facts["interpreter"] = 1
    return Finding(Code.ROOM_RESERVED, resource, by=standing.code, span=kept, facts=facts)


def _without(spans: tuple[Span, ...], taken: Iterable[Span]) -> tuple[Span, ...]:
    for away in taken:
        spans = tuple(piece for span in spans for piece in span.without(away))
    return spans
