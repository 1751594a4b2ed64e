"""An appointment that somebody has in mind: with whom, where, how it is interpreted."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from desktop_app.domain.appointments import USUAL_LENGTH
from desktop_app.domain.interpreter_ways import interpreter_way
from desktop_app.domain.next_appointments import (
    AppointmentWish,
    appointment_at,
    next_appointments,
)
from desktop_app.domain.planning import Involved
from desktop_app.domain.receiving import receiving_rooms
from desktop_app.domain.span import Span
from desktop_app.readings.free_now import Freedom, person_freedoms, room_freedom

if TYPE_CHECKING:
    from desktop_app.commands.appointments import BookAppointment
    from desktop_app.domain.finder import Slot
    from desktop_app.domain.planning import Planning, Proposal, Room
    from desktop_app.readings.person_to_see import PersonToSee
    from ui.booking.entry import Surroundings
    from ui.booking.wish import Wish

ON_SITE = "on_site"
NOBODY_INTERPRETS = ""
"""No mode: the desk wants no interpreter, whatever the person speaks."""

USUAL_MINUTES = USUAL_LENGTH // timedelta(minutes=1)


def bound_to(to_see: PersonToSee, around: Surroundings) -> Surroundings:
    """The surroundings with what somebody is expected at: the rules count it."""
    engagements = {to_see.person.code: to_see.bound}
    return replace(around, planning=replace(around.planning, engagements=engagements))


def with_appointment(wish: Wish, to_see: PersonToSee, around: Surroundings) -> Wish:
    """The wish with whoever is free, a room that suits and a mode, as far as nobody chose them.

    Without an hour that was chosen, it is the next one of that day at which somebody is free.
    """
    wish = wish if wish.end_typed else wish.lasting(USUAL_MINUTES)
    span = wish.span
    if span is None or not around.planning.window.contains(span):
        return wish
    asked = appointment_asked(wish, to_see, span.start, around.site)
    if wish.start_chosen:
        slot = appointment_at(asked, around.planning, around.now)
    else:
        slot = next(iter(next_appointments(asked, around.planning, around.now, 1)), None)
    return _makeshift(wish, to_see, around) if slot is None else _placed(wish, slot)


def appointment_asked(
    wish: Wish, to_see: PersonToSee, first: datetime, near: str
) -> AppointmentWish:
    """What is looked for from a moment until the end of its day; what was chosen stays."""
    needs = to_see.needs(wish.kind, wish.language, "")
    span = wish.span or Span(first, first + USUAL_LENGTH)
    return AppointmentWish(
        needs.proposal("", span, "", (), order=""),
        span.minutes,
        first,
        first.date(),
        next(iter(wish.workers), "") if wish.team_chosen else "",
        wish.room if wish.room_chosen else "",
        near,
        to_see.usual,
    )


def appointment_proposal(wish: Wish, to_see: PersonToSee, planning: Planning) -> Proposal | None:
    """The wish as the rules judge it; nothing while its times are none."""
    if wish.span is None or (wish.room and wish.room not in planning.rooms):
        return None
    involved = [Involved(code) for code in wish.workers if code in planning.workers]
    needs = to_see.needs(wish.kind, wish.language, wish.mode)
    there = needs.proposal("", wish.span, wish.room, involved, order="")
    # Whoever is on the telephone was told no hour yet: nobody is to be called about another.
    return replace(there, enrolled=0)


def appointment_command(wish: Wish) -> BookAppointment:
    """The wish as an act.

    Raises:
        ValueError: its end is not after its start, or nobody receives.
    """
    from desktop_app.commands.appointments import BookAppointment  # noqa: PLC0415 - the data layer

    if wish.span is None or not wish.workers:
        raise ValueError("an appointment ends after its start, and somebody receives")
    return BookAppointment(
        kind=wish.kind,
        person=wish.person,
        worker=wish.workers[0],
        room=wish.room,
        start=wish.span.start,
        end=wish.span.end,
        language=wish.language,
        mode=(wish.mode or ON_SITE) if wish.language else NOBODY_INTERPRETS,
    )


def _placed(wish: Wish, slot: Slot) -> Wish:
    there = slot.proposal
    return replace(
        wish,
        start=there.span.start.time(),
        end=there.span.end.time(),
        room=there.room,
        workers=tuple(one.worker for one in there.involved),
        language=there.language,
        mode=wish.mode or there.mode,
    )


def _makeshift(wish: Wish, to_see: PersonToSee, around: Surroundings) -> Wish:
    """Where nobody can receive then: the least bad, so that the rules say what is in the way."""
    planning = around.planning
    there = appointment_proposal(wish, to_see, planning)
    if there is None:
        return wish
    if not wish.team_chosen:
        found = person_freedoms(replace(there, involved=()), planning, 1)
        wish = replace(wish, workers=tuple(one.code for one in found))
    if not wish.room_chosen:
        there = appointment_proposal(replace(wish, room=""), to_see, planning) or there
        rooms = _rooms_of(next(iter(wish.workers), ""), to_see, planning)
        free = [one for one in rooms if _is_free(one, there, planning)]
        wish = replace(wish, room=next((one.code for one in (*free, *rooms)), ""))
    if any(wish.language in planning.workers[code].languages for code in wish.workers):
        return replace(wish, language="", mode="")
    if wish.language and not wish.mode:
        there = appointment_proposal(wish, to_see, planning) or there
        way = interpreter_way(replace(there, mode=""), planning, around.now)
        wish = replace(wish, mode=way.mode if way is not None else ON_SITE)
    return wish


def _rooms_of(worker: str, to_see: PersonToSee, planning: Planning) -> list[Room]:
    """The rooms in which somebody receives: where they usually do, then others of their site."""
    usual = to_see.usual.get(worker, ())
    home = planning.workers[worker].home_site if worker in planning.workers else ""
    near = [one for one in receiving_rooms(planning) if one.site == home or one.code in usual]
    return sorted(near, key=lambda one: one.code not in usual)


def _is_free(room: Room, there: Proposal, planning: Planning) -> bool:
    return room_freedom(room, there, planning, 1).state is Freedom.FREE
