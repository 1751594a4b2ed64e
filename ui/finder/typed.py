"""What somebody looks for, as it is typed: pure values, from a session or from nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from typing import TYPE_CHECKING, Any

from desktop_app.domain.errors import BadInputError
from desktop_app.domain.finder import LONGEST_PERIOD, FindWish
from desktop_app.domain.near_misses import Change
from desktop_app.domain.planning import Involved, Proposal
from desktop_app.domain.roles import ALL
from desktop_app.domain.span import Span
from ui.booking.wish import Wish, need_of, role_of

if TYPE_CHECKING:
    from desktop_app.domain.finder import Slot
    from desktop_app.domain.near_misses import NearMiss
    from desktop_app.domain.planning import Planning
    from desktop_app.readings.session_form import SessionFields
    from ui.form.typed import Typed

PERIOD = timedelta(days=14)
"""How far a search goes where nobody says so (interface.md 4.6)."""

USUAL_MINUTES, LEAST_MINUTES, MOST_MINUTES = 60, 15, 720
EARLIEST, LATEST = time(0), time(23, 59)


@dataclass(frozen=True, slots=True)
class FinderTyped:
    """What is typed.

    ``roles`` are professions of which anybody will do; ``session`` is the code of the one that
    looks for another place.
    """

    first: date
    last: date
    minutes: int = USUAL_MINUTES
    programme: str = ""
    workers: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    people: int | None = None
    room: str = ""
    site: str = ""
    needs: tuple[str, ...] = ()
    language: str = ""
    after: time = EARLIEST
    before: time = LATEST
    session: str = ""

    def with_field(self, name: str, value: Any) -> FinderTyped:
        """Another value of a field; the last day follows the first, the site its room."""
        changed = replace(self, **{name: value})
        if name == "first" and changed.last < changed.first:
            changed = replace(changed, last=changed.first + (self.last - self.first))
        if name == "site":
            changed = replace(changed, room="")
        return changed

    def can_give_up(self, miss: NearMiss) -> bool:
        """Whether less can be asked for: not of what a workshop brings, nor of several things."""
        if miss.change is Change.ROLE:
            return miss.what in self.roles
        return miss.change is not Change.NONE

    def with_change(self, miss: NearMiss) -> FinderTyped:
        """The same with the one thing less that would give a place."""
        what, left = miss.what, tuple(self.language.split("|"))
        span = miss.slot.proposal.span
        changes: dict[Change, dict[str, Any]] = {
            Change.PERSON: {"workers": _without(self.workers, what)},
            Change.ROLE: {"roles": _without(self.roles, what)},
            Change.LANGUAGE: {"language": "|".join(_without(left, what))},
            Change.NEED: {"needs": tuple(one for one in self.needs if need_of(one).code != what)},
            Change.ELSEWHERE: {"site": "" if what == self.site else self.site, "room": ""},
            Change.LATER: {"last": span.day},
            Change.HOURS: {
                "after": min(self.after, span.start.time()),
                "before": max(self.before, span.end.time()),
            },
        }
        if miss.change is Change.SMALLER:
            return replace(self, people=int(what))
        if miss.change is Change.SHORTER:
            return replace(self, minutes=int(what))
        return replace(self, **changes[miss.change])

    def wish(self, planning: Planning) -> FindWish:
        """The same as the rules ask for it.

        Raises:
            BadInputError: the days or the hours cannot be.
        """
        if self.last < self.first:
            raise BadInputError("to", "before_first_day", f"{self.last}", (f"{self.first}",))
        if self.last - self.first > LONGEST_PERIOD:
            limits = f"{self.first}", f"{self.first + LONGEST_PERIOD}"
            raise BadInputError("to", "outside_limits", f"{self.last}", limits)
        if self.before <= self.after:
            raise BadInputError("end", "ends_before_it_starts")
        sample = Proposal(
            Span.whole_days(self.first, self.first),
            involved=tuple(Involved(code, role_of(code, planning)) for code in self.workers),
            programme=self.programme,
            people=self.people or 0,
            needs=tuple(map(need_of, self.needs)),
            language=self.language,
            ignoring=self.session,
        )
        return FindWish(
            self.minutes,
            self.first,
            self.last,
            sample,
            roles=ALL.join(self.roles),
            site=self.site,
            room=self.room,
            after=self.after,
            before=self.before,
        )


def begun(today: date) -> FinderTyped:
    """The next fortnight, an hour, nothing else."""
    return FinderTyped(today, today + PERIOD)


def another_place(code: str, kept: SessionFields, enrolled: int, today: date) -> FinderTyped:
    """Where a session could go: the same people and needs, within a fortnight of its day."""
    first = max(today, kept.span.day)
    return FinderTyped(
        first,
        first + PERIOD,
        kept.span.minutes,
        kept.programme,
        tuple(one.worker for one in kept.team),
        people=max(kept.places or 0, enrolled) or None,
        needs=kept.needs,
        language=kept.language,
        session=code,
    )


def like_form(code: str, typed: Typed, today: date) -> FinderTyped:
    """Where what a form holds could go, within a fortnight of its day."""
    first = max(today, typed.day)
    return FinderTyped(
        first,
        first + PERIOD,
        USUAL_MINUTES if typed.span is None else typed.span.minutes,
        typed.programme,
        typed.codes,
        people=typed.places,
        needs=typed.needs,
        language=typed.language,
        session=code,
    )


def like_proposal(asked: Proposal, today: date) -> FinderTyped:
    """Where what is asked of one date could go, within a fortnight of its day."""
    first = max(today, asked.span.day)
    return FinderTyped(
        first,
        first + PERIOD,
        asked.span.minutes,
        asked.programme,
        tuple(one.worker for one in asked.involved),
        people=max(asked.people, asked.places or 0) or None,
        needs=tuple(one.named for one in asked.needs),
        language=asked.language,
    )


def booking_of(typed: FinderTyped, slot: Slot) -> Wish:
    """A place that was found, as the form of a booking holds it."""
    there = slot.proposal
    return Wish(
        there.span.day,
        there.span.start.time(),
        there.span.end.time(),
        there.room,
        offer=typed.programme,
        workers=tuple(one.worker for one in there.involved),
        language=typed.language,
        places=typed.people,
        end_typed=True,
        team_chosen=True,
        needs=typed.needs,
    )


def _without(codes: tuple[str, ...], what: str) -> tuple[str, ...]:
    return tuple(one for one in codes if one != what)
