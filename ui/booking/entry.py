"""An entry on its way to a booking: the line typed, the fields edited, what the rules say."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from desktop_app.domain.checks import session_findings
from desktop_app.domain.findings import Finding, Level
from desktop_app.domain.planning import Planning, Proposal
from desktop_app.domain.quick_entry import Lexicon, PartKind, QuickEntry, read_entry
from desktop_app.readings.proposed_room import next_hour
from ui.booking.picked_line import person_line, picked_line
from ui.booking.proposing import with_proposal
from ui.booking.visit import Visit
from ui.booking.wish import Wish, proposal_of, with_entry, with_offer, with_team

if TYPE_CHECKING:
    from desktop_app.readings.booking import Catalogue, Offer
    from desktop_app.readings.person_to_see import PersonToSee

_FOLLOWING = {
    "day": ("day",),
    "start": ("start",),
    "end": ("end", "minutes"),
    "places": ("places",),
}
"""Fields of the form, and what in the line speaks of them too."""

_NAMED = {
    "room": PartKind.ROOM,
    "workers": PartKind.WORKER,
    "language": PartKind.LANGUAGE,
    "kind": PartKind.KIND,
}


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What an entry is read and judged with; ``site`` is where the desk stands."""

    planning: Planning
    catalogue: Catalogue
    lexicon: Lexicon
    now: datetime
    site: str = ""


class Entry:
    """The slot it began in, the line typed over it, what was picked and the fields edited.

    The wish is always made again from these four, so that taking a word out of the line
    takes away what it said and nothing else. Somebody picked makes it an appointment.

    Attributes:
        visit: whom it is an appointment for; nobody, for a session.
    """

    def __init__(self, base: Wish, around: Surroundings) -> None:
        """Begin in a slot."""
        self._base, self._around = base, around
        self._line = QuickEntry()
        self._picked = ""
        self._edits: dict[str, Any] = {}
        self.visit = Visit()
        self.wish = base
        self._compose()

    @property
    def around(self) -> Surroundings:
        """What it is judged with."""
        return self._around

    @property
    def line(self) -> QuickEntry:
        """The line as far as it is understood."""
        return self._line

    @property
    def is_picked(self) -> bool:
        """Whether the workshop or somebody was picked, rather than only understood."""
        return bool(self._picked) or self.visit.is_on

    @property
    def is_touched(self) -> bool:
        """Whether anything was typed, picked or edited that should not be lost."""
        return bool(self._line.text.strip() or self._picked or self._edits)

    @property
    def offer(self) -> Offer | None:
        """The workshop picked, or else the one the line names; an appointment is none."""
        if self.visit.is_on:
            return None
        code = self._picked or next(iter(self._line.codes(PartKind.WHAT)), "")
        return self._around.catalogue.by_code.get(code)

    @property
    def sought_from(self) -> datetime:
        """From when on a free appointment is looked for."""
        return self.visit.sought_from(self._base, self._line, self._edits.get("day"))

    @property
    def proposal(self) -> Proposal | None:
        """The wish as the rules judge it; nothing while its times are none."""
        planning = self._around.planning
        if self.visit.is_on:
            return self.visit.proposal(self.wish, planning)
        return proposal_of(self.wish, self.offer, planning)

    def take_in(self, around: Surroundings) -> None:
        """Go on with another planning or another catalogue: nothing typed changes."""
        self._around = self.visit.around(around)
        self.type(self._line.text)

    def type(self, text: str) -> None:
        """Read the line; what it newly says wins over a field edited before."""
        before = self._line
        self._line = read_entry(text, self._around.lexicon, self._around.now.date())
        for name, parts in _FOLLOWING.items():
            if any(getattr(before, part) != getattr(self._line, part) for part in parts):
                self._edits.pop(name, None)
        for name, kind in _NAMED.items():
            if before.codes(kind) != self._line.codes(kind):
                self._edits.pop(name, None)
        self.visit.follow(text)
        named = self._line.codes(PartKind.WHAT)
        if named != before.codes(PartKind.WHAT) and named and self._picked not in named:
            self._picked = ""
        self._compose()

    def pick(self, offer: Offer, title: str) -> None:
        """Take a workshop: its title stands for the words it was looked for with, no others."""
        self.type(picked_line(self._line, title))
        self._picked = offer.code
        self._compose()

    def pick_person(self, to_see: PersonToSee) -> None:
        """Make it an appointment of somebody: initials stand for the words they were sought with.

        Somebody who was awaited is in the line already.
        """
        if self.visit.awaited != to_see.person.code:
            self.type(person_line(self._line, to_see.person.initials))
        self.visit, self._picked = Visit(to_see), ""
        self.take_in(self._around)

    def take_offered(self, proposal: Proposal) -> None:
        """Take a free appointment that was offered: its hour, its place and whoever receives."""
        self.visit.offered = proposal
        self._edits.pop("mode", None)
        self.take_way(proposal)

    def choose_kind(self, kind: str) -> None:
        """Make it an appointment of another kind: others receive, where nobody chose a room."""
        if self.visit.offered is not None:
            self._edits.pop("room", None)
        self._edits.pop("workers", None)
        self.visit.offered = None
        self.edit(kind=kind)

    def toggle(self, kind: str, code: str) -> None:
        """Put a room, a person or a language into the form, or take it out again."""
        self.edit(**_toggled(self.wish, kind, code))

    def take_way(self, proposal: Proposal) -> None:
        """Take the time, the room and the people of a way out."""
        self.edit(
            day=proposal.span.day,
            start=proposal.span.start.time(),
            end=proposal.span.end.time(),
            room=proposal.room,
            workers=tuple(one.worker for one in proposal.involved),
        )

    def edit(self, **fields: Any) -> None:
        """Change fields of the form: they win over the line until it says something else."""
        self._edits.update(fields)
        self._compose()

    def resume(self, wish: Wish) -> None:
        """Take a former wish back whole."""
        self._base = replace(wish, offer="", workers=(), person="")
        self._picked = wish.offer
        if wish.team_chosen:
            self._edits["workers"] = wish.workers
        said = {"places": wish.places, "language": wish.language}
        self._edits |= {name: value for name, value in said.items() if value}
        if wish.person:
            self.visit.awaited = wish.person
            self._edits |= {"kind": wish.kind, "language": wish.language, "mode": wish.mode}
        self._compose()

    def findings(self) -> list[Finding]:
        """Everything the rules say of it, from memory; nothing while its day is not known."""
        proposal = self.proposal
        if proposal is None or not self.is_known:
            return []
        return session_findings(proposal, self._around.planning, self._around.now)

    @property
    def is_known(self) -> bool:
        """Whether the planning holds the day it is on."""
        span = self.wish.span
        return span is not None and self._around.planning.window.contains(span)

    def conflicts(self) -> list[Finding]:
        """The findings that refuse a firm booking."""
        return [one for one in self.findings() if one.level is Level.CONFLICT]

    def _compose(self) -> None:
        edits, around, offer = self._edits, self._around, self.offer
        wish = with_entry(self._begun(), self._unedited(), around.planning, around.site)
        if "end" in edits:
            wish = replace(wish, end=edits["end"], end_typed=True, start_chosen=True)
        if "workers" in edits:
            wish = replace(wish, workers=edits["workers"], team_chosen=True)
        if "room" in edits:
            wish = replace(wish, room=edits["room"], room_chosen=True)
        kept = {name: edits[name] for name in ("places", "language") if name in edits}
        wish = replace(wish, title=self._line.title, **kept)
        if self.visit.is_on:
            self.wish = self.visit.composed(wish, edits, around)
            return
        if offer is not None:
            wish = replace(with_offer(wish, offer), **kept)
        wish = with_proposal(wish, self._line, offer, around)
        self.wish = wish if offer is None else with_team(wish, offer, around.planning)

    def _begun(self) -> Wish:
        """The slot it began in, on the day and at the hour of the fields."""
        base, edits = self._base, self._edits
        day = edits.get("day", self._line.day or base.day)
        start = base.start
        if not base.start_chosen and day != base.day:
            start = next_hour(self._around.now, day).start.time()
        wish = base.at(edits.get("day", base.day), edits.get("start", start))
        return replace(wish, start_chosen=base.start_chosen or "start" in edits)

    def _unedited(self) -> QuickEntry:
        """The line without what fields edited since say otherwise."""
        day: date | None = None if "day" in self._edits else self._line.day
        start: time | None = None if "start" in self._edits else self._line.start
        return replace(self._line, day=day, start=start)


def _toggled(wish: Wish, kind: str, code: str) -> dict[str, Any]:
    """The fields that a click on what is free changes; an appointment has one who receives."""
    if kind == "room":
        return {"room": code}
    if kind == "workers":
        others = tuple(one for one in wish.workers if one != code and not wish.person)
        return {"workers": others if code in wish.workers else (*others, code)}
    language, _, mode = code.partition(":")
    if (language, mode) == (wish.language, wish.mode if mode else ""):
        return {"language": "", "mode": ""}
    return {"language": language, "mode": mode}
