"""A desk as a process of its own: at a signal it confirms a form, and says what came."""

import time
from dataclasses import dataclass, replace
from datetime import datetime
from multiprocessing.connection import Connection

from sqlalchemy import Engine

from db.engine import open_centre, reading
from db.journal import Actor
from db.queries.planning import planning_around
from desktop_app.commands.session_state import Allocated
from desktop_app.commands.sessions import BookSession
from desktop_app.commands.undo import UndoLast
from desktop_app.domain.alternatives import alternatives
from desktop_app.domain.errors import RefusedError
from desktop_app.domain.findings import Code
from desktop_app.domain.planning import Alternative, Involved, Proposal
from desktop_app.domain.span import Span


@dataclass(frozen=True, slots=True)
class Signal:
    """What a desk is to confirm, and when on the clock of the computer."""

    form: BookSession
    instant: float
    key: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of it: the session booked, or who holds the place and what can be done instead.

    ``pressed`` is the instant of the confirmation, ``seconds`` what the person waited for all
    of it; ``form`` is still in the person's hands.
    """

    pressed: float
    seconds: float
    form: BookSession
    booked: str = ""
    holders: tuple[str, ...] = ()
    ways_out: tuple[BookSession, ...] = ()


def run_desk(address: str, name: str, now: datetime, line: Connection) -> None:
    """Answer signals until None comes; take each booking back when told « undo »."""
    engine = open_centre(address)
    line.send("ready")
    while (message := line.recv()) is not None:
        actor = Actor(name, "claire", now, f"{name}-{time.monotonic_ns()}")
        if message == "undo":
            UndoLast(name)(engine, actor)
            line.send("undone")
        else:
            line.send(_confirmed(engine, replace(actor, operation=message.key), message))
    engine.dispose()


def _confirmed(engine: Engine, actor: Actor, signal: Signal) -> Answer:
    while time.monotonic() < signal.instant:
        time.sleep(0)
    pressed = time.monotonic()
    form = signal.form
    try:
        outcome = form(engine, actor)
    except RefusedError as refusal:
        holders = tuple(one.by for one in refusal.findings if one.code is Code.ROOM_TAKEN)
        ways = tuple(_form_of(one, form) for one in _ways_out(engine, form, actor.at))
        return Answer(pressed, time.monotonic() - pressed, form, "", holders, ways)
    return Answer(pressed, time.monotonic() - pressed, form, outcome.subject)


def _ways_out(engine: Engine, form: BookSession, now: datetime) -> list[Alternative]:
    span = Span(form.start, form.end)
    involved = tuple(Involved(one.resource, one.role, one.span) for one in form.allocated)
    proposal = Proposal(span=span, room=form.room, involved=involved, people=form.people)
    with reading(engine) as tx:
        planning = planning_around(tx, [span])
    return alternatives(proposal, planning, now)


def _form_of(way: Alternative, form: BookSession) -> BookSession:
    """The same form with what the alternative changes."""
    chosen = way.proposal
    people = tuple(
        Allocated(
            one.worker,
            one.role,
            1,
            one.span.start if one.span else None,
            one.span.end if one.span else None,
        )
        for one in chosen.involved
    )
    return replace(
        form, start=chosen.span.start, end=chosen.span.end, room=chosen.room, allocated=people
    )
