"""The options that wait where a booking is wanted: they hold nothing, but people count on them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from desktop_app.domain.checks import session_findings
from desktop_app.domain.dates import wanted_room
from desktop_app.domain.findings import Finding, Level
from desktop_app.domain.occupations import with_held
from desktop_app.domain.planning import Occupation, Planning, Proposal, WaitingOption


def options_beside(proposal: Proposal, planning: Planning) -> list[WaitingOption]:
    """List the options that wait for the same room or the same people at that time.

    Each is given with what it shares only: its room, when that is or holds a part of the
    room wanted (empty otherwise), and the workers wanted too.
    """
    shared = (
        _shared(option, proposal, planning)
        for option in planning.options
        if option.code != proposal.ignoring and option.span.overlaps(proposal.span)
    )
    return [one for one in shared if one.room or one.workers]


def option_findings(proposal: Proposal, planning: Planning, now: datetime) -> list[Finding]:
    """List the conflicts there would be with the options that wait there, were they firm."""
    beside = {one.code for one in options_beside(proposal, planning)}
    if not beside:
        return []
    held = (
        occupation
        for option in planning.options
        if option.code in beside
        for occupation in _would_hold(option, planning)
    )
    found = session_findings(proposal, with_held(planning, held), now)
    return [one for one in found if one.level is Level.CONFLICT and one.by in beside]


def _would_hold(option: WaitingOption, planning: Planning) -> Iterator[Occupation]:
    room = planning.rooms.get(option.room)
    whole = Occupation(
        resource=option.room,
        span=option.span,
        by=option.code,
        title=option.title,
        room=option.room,
        site=room.site if room is not None else "",
    )
    for code in room.claimed if room is not None else ():
        yield replace(whole, resource=code)
    for code in option.workers:
        yield replace(whole, resource=code)


def _shared(option: WaitingOption, proposal: Proposal, planning: Planning) -> WaitingOption:
    wanted, awaited = wanted_room(proposal, planning), planning.rooms.get(option.room)
    same_room = (
        wanted is not None
        and awaited is not None
        and not set(wanted.claimed).isdisjoint(awaited.claimed)
    )
    spans = {one.worker: one.span or proposal.span for one in proposal.involved}
    workers = (
        code
        for code in option.workers
        if code in spans
        and option.span.overlaps(spans[code])
        and not planning.workers[code].platform
    )
    return WaitingOption(
        option.code,
        option.title,
        option.span,
        option.room if same_room else "",
        tuple(workers),
    )
