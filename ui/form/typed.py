"""What the form of a session holds: pure values between the fields, the rules and the acts."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from desktop_app.domain.planning import STEP_FREE, Involved, Planning, Proposal, WorkerKind
from desktop_app.domain.span import Span
from ui.booking.wish import need_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop_app.readings.session_form import SessionFields
    from ui.booking.wish import Wish

FACILITATOR, INTERPRETER = "facilitator", "interpreter"
_LAST = time(23, 59)

Team = tuple[Involved, ...]


@dataclass(frozen=True, slots=True)
class Typed:
    """A session as the form holds it; codes, never names.

    Empty ``places`` and ``title`` are those of the workshop; without a ``waiting_limit`` any
    number may wait. ``team`` are all who come, with
    their roles, and their own hours when they come for a part.
    """

    day: date
    start: time
    end: time
    room: str = ""
    title: str = ""
    programme: str = ""
    places: int | None = None
    needs: tuple[str, ...] = ()
    team: tuple[Involved, ...] = ()
    language: str = ""
    option: bool = False
    partners: str = ""
    note: str = ""
    waiting_limit: int | None = None
    walk_in: bool = False

    @property
    def span(self) -> Span | None:
        """When, or nothing while the end is not after the start."""
        start, end = datetime.combine(self.day, self.start), datetime.combine(self.day, self.end)
        return Span(start, end) if end > start else None

    @property
    def codes(self) -> tuple[str, ...]:
        """Who comes, by code."""
        return tuple(one.worker for one in self.team)

    @property
    def step_free(self) -> bool:
        """Whether step-free access is asked for."""
        return STEP_FREE in self.needs

    def at(self, day: date, start: time) -> Typed:
        """The same from another start: it lasts as long, and guests come as much later."""
        before, after = self.span, datetime.combine(day, start)
        if before is None:
            return replace(self, day=day, start=start)
        last = datetime.combine(day, _LAST)
        later = after - before.start
        team = tuple(
            one if one.span is None else replace(one, span=one.span.moved(later))
            for one in self.team
        )
        end = min(after + before.duration, last).time()
        return replace(self, day=day, start=start, end=end, team=team)

    def with_people(self, codes: Iterable[str], planning: Planning) -> Typed:
        """The same with other people: who stays keeps a role and hours."""
        there = {one.worker: one for one in self.team}
        team = tuple(
            there.get(code) or Involved(code, role_of(code, planning))
            for code in dict.fromkeys(codes)
        )
        return replace(self, team=team)

    def asking(self, need: str, *, wanted: bool) -> Typed:
        """The same with a need more, or one less."""
        others = tuple(one for one in self.needs if one != need)
        return replace(self, needs=(*others, need) if wanted else others)

    def proposed(self, proposal: Proposal) -> Typed:
        """The same with the time, the room and the people of a way out."""
        span = proposal.span
        known = {one.worker: one for one in self.team}
        coming = {one.worker: one for one in proposal.involved}
        staying = [one for one in self.team if one.worker in coming]
        others = [one for code, one in coming.items() if code not in known and _is_team(one)]
        moved = self.at(span.day, span.start.time())
        team = tuple(coming[one.worker] for one in staying)
        return replace(moved, end=span.end.time(), room=proposal.room, team=(*team, *others))


def _is_team(one: Involved) -> bool:
    return one.role != INTERPRETER


def role_of(code: str, planning: Planning) -> str:
    """In what quality somebody is wanted."""
    worker = planning.workers.get(code)
    interprets = worker is not None and worker.kind is WorkerKind.INTERPRETER
    return INTERPRETER if interprets else FACILITATOR


def typed_of(kept: SessionFields) -> Typed:
    """What the form shows of a session that nobody has touched."""
    return Typed(
        day=kept.span.day,
        start=kept.span.start.time(),
        end=kept.span.end.time(),
        room=kept.room,
        title=kept.title,
        programme=kept.programme,
        places=kept.places,
        needs=kept.needs,
        team=kept.team,
        language=kept.language,
        option=kept.option,
        partners=kept.partners,
        note=kept.note,
        waiting_limit=kept.waiting_limit,
        walk_in=kept.walk_in,
    )


def typed_from(wish: Wish, programme: str, planning: Planning) -> Typed:
    """A quick booking with everything typed kept; `programme` is that of its workshop."""
    return Typed(
        day=wish.day,
        start=wish.start,
        end=wish.end,
        room=wish.room,
        title=wish.title,
        programme=programme,
        places=wish.places,
        needs=wish.needs,
        team=tuple(Involved(code, role_of(code, planning)) for code in wish.workers),
        language=wish.language,
        partners=wish.partners,
        note=wish.note,
        waiting_limit=wish.waiting_limit,
        walk_in=bool(wish.walk_in),
    )


def wish_of(typed: Typed, begun: Wish) -> Wish:
    """The form as quick booking takes it up again, where it `begun`."""
    return replace(
        begun,
        day=typed.day,
        start=typed.start,
        end=typed.end,
        room=typed.room,
        offer=typed.programme or begun.offer,
        title=typed.title,
        workers=typed.codes,
        language=typed.language,
        places=typed.places,
        end_typed=True,
        team_chosen=True,
        room_chosen=bool(typed.room),
        start_chosen=True,
        needs=typed.needs,
        partners=typed.partners,
        note=typed.note,
        waiting_limit=typed.waiting_limit,
        walk_in=typed.walk_in,
    )


def touched(seen: Typed, typed: Typed) -> tuple[str, ...]:
    """The names of the fields that somebody changed."""
    return tuple(
        one.name for one in fields(Typed) if getattr(seen, one.name) != getattr(typed, one.name)
    )


def merged(seen: Typed, typed: Typed, now: Typed) -> tuple[Typed, tuple[str, ...]]:
    """What was typed over another state of the session, and the fields both have changed.

    Fields not touched here take the new value, touched ones keep what was typed
    (interface.md 11.2). Of a team only those who come or leave matter: two desks may each add
    somebody.
    """
    mine = touched(seen, typed)
    kept = {name: getattr(typed, name) for name in mine}
    clash = tuple(
        name
        for name in mine
        if getattr(now, name) not in {getattr(seen, name), getattr(typed, name)}
    )
    if "team" in clash:
        kept["team"], is_clash = _teams_merged(seen.team, typed.team, now.team)
        clash = tuple(name for name in clash if name != "team" or is_clash)
    return replace(now, **kept), clash


def _teams_merged(seen: Team, typed: Team, now: Team) -> tuple[Team, bool]:
    """The team with what both have changed, and whether they quarrel about somebody."""
    before, here, there = ({one.worker: one for one in team} for team in (seen, typed, now))
    together: list[Involved] = []
    clash = False
    for code in {**there, **here}:
        mine, theirs, was = here.get(code), there.get(code), before.get(code)
        wanted = theirs if mine == was else mine
        clash = clash or (mine != was and theirs not in {was, mine})
        if wanted is not None:
            together.append(wanted)
    return tuple(together), clash


def proposal_of(typed: Typed, around: Proposal, planning: Planning) -> Proposal | None:
    """What is typed as the rules judge it; nothing while its times are none.

    ``around`` says who is enrolled and where its order stands.
    """
    span = typed.span
    if span is None or (typed.room and typed.room not in planning.rooms):
        return None
    known = tuple(one for one in typed.team if one.worker in planning.workers)
    asked = tuple(one for one in around.involved if one.role == INTERPRETER and one not in known)
    return replace(
        around,
        span=span,
        room=typed.room,
        involved=(*known, *(one for one in asked if one.worker in planning.workers)),
        programme=typed.programme,
        places=typed.places,
        needs=tuple(map(need_of, typed.needs)),
        language=typed.language or around.language,
    )
