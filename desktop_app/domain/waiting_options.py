"""The options that wait where a booking is wanted: they hold nothing, but people count on them."""

from desktop_app.domain.dates import wanted_room
from desktop_app.domain.planning import Planning, Proposal, WaitingOption


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
