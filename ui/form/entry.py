"""What is being typed over a session: what was seen, what is typed, what the rules say."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from desktop_app.domain.checks import session_findings
from desktop_app.domain.findings import Level
from desktop_app.domain.planning import STEP_FREE, Planning, Proposal
from desktop_app.domain.waiting_options import option_findings
from ui.form.facts import Facts, Judged
from ui.form.typed import Typed, merged, proposal_of, touched, typed_from, typed_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from desktop_app.domain.findings import Finding
    from desktop_app.readings.booking import Offer
    from ui.booking.wish import Wish


class FormEntry:
    """One form, from its opening to its saving.

    Attributes:
        facts: what it is judged with.
        seen: the session as it is kept, as far as this form knows.
        typed: what the fields hold.
        clash: fields that another desk has changed too.
        before: the session as it was before those were changed.
    """

    def __init__(self, facts: Facts, begun: Typed) -> None:
        """Begin on a session as it is kept, or on what was typed of a new one: `begun`."""
        self.facts = facts
        self._new = facts.form is None
        self.seen = self.typed = self.before = begun
        self.clash: tuple[str, ...] = ()

    @classmethod
    def of_wish(cls, facts: Facts, wish: Wish, programme: str) -> FormEntry:
        """Begin on what was typed of a new booking: people simply come where its workshop says."""
        entry = cls(facts, typed_from(wish, programme, facts.planning))
        if wish.walk_in is None:
            entry.edit("programme", programme)
        return entry

    @property
    def touched(self) -> tuple[str, ...]:
        """The fields that were changed here; a new booking is always worth keeping."""
        return touched(self.seen, self.typed)

    @property
    def is_touched(self) -> bool:
        """Whether something typed would be lost."""
        return self._new or bool(self.touched)

    @property
    def offer(self) -> Offer | None:
        """The workshop chosen."""
        return self.facts.catalogue.by_code.get(self.typed.programme)

    @property
    def proposal(self) -> Proposal | None:
        """What is typed as the rules judge it; nothing while its times are none."""
        around = self.facts.proposal
        if self._new:
            around = replace(around, people=self.typed.places or 0)
        return proposal_of(self.typed, around, self.facts.planning)

    @property
    def is_known(self) -> bool:
        """Whether the planning holds the day that is typed."""
        span = self.typed.span
        return span is not None and self.facts.planning.window.contains(span)

    def edit(self, name: str, value: Any) -> None:
        """Change a field in the way a person does: an end follows its start, a team its roles."""
        typed, planning = self.typed, self.facts.planning
        match name:
            case "day":
                self.typed = typed.at(value, typed.start)
            case "start":
                self.typed = typed.at(typed.day, value)
            case "people":
                self.typed = typed.with_people(value, planning)
            case "step_free":
                self.typed = typed.asking(STEP_FREE, wanted=value)
            case "equipment":
                kept = tuple(one for one in typed.needs if one == STEP_FREE)
                self.typed = replace(typed, needs=(*kept, *value))
            case "programme":
                offer = self.facts.catalogue.by_code.get(value)
                self.typed = replace(typed, programme=value, walk_in=bool(offer and offer.walk_in))
            case _:
                self.typed = replace(typed, **{name: value})

    def take_way(self, proposal: Proposal) -> None:
        """Put a way out into the fields; nothing is saved."""
        self.typed = self.typed.proposed(proposal)

    def resume(self, seen: Typed, typed: Typed) -> None:
        """Take up what was set aside over the session as it is now."""
        self.typed, self.clash = merged(seen, typed, self.seen)
        self._remember(seen, self.seen)

    def take_in(self, facts: Facts) -> None:
        """Go on with the session as another desk left it: what was typed here stays."""
        self.facts = facts
        if facts.form is None:
            return
        now = typed_of(facts.form.fields)
        self.typed, clash = merged(self.seen, self.typed, now)
        still = set(touched(now, self.typed))
        self.clash = tuple(one for one in dict.fromkeys((*self.clash, *clash)) if one in still)
        self._remember(self.before, now)
        self.seen = now

    def take_planning(self, planning: Planning) -> None:
        """Go on with the planning of another day."""
        self.facts = replace(self.facts, planning=planning)

    def give_up(self) -> None:
        """Show what is kept again."""
        self.typed, self.clash, self.before = self.seen, (), self.seen

    def settle(self, from_there: Collection[str], note: str | None = None) -> None:
        """End the quarrel: these fields as the other desk left them, the others as typed here.

        A ``note`` then stands in the place of the session's own.
        """
        there = {name: getattr(self.seen, name) for name in self.clash if name in from_there}
        kept = {} if note is None else {"note": note}
        self.typed = replace(self.typed, **there | kept)
        self.clash, self.before = (), self.seen

    def _remember(self, before: Typed, now: Typed) -> None:
        """Keep what stood in the fields of a quarrel before anybody changed them."""
        kept = {name: getattr(before, name) for name in self.clash}
        self.before = replace(now, **kept)

    def _options_beside(self, proposal: Proposal) -> list[Finding]:
        return option_findings(proposal, self.facts.planning, self.facts.now)

    def judged(self) -> Judged:
        """Everything the rules say of it, from memory; nothing while its day is not known."""
        proposal, form = self.proposal, self.facts.form
        if proposal is None or not self.is_known:
            return Judged()
        findings = session_findings(proposal, self.facts.planning, self.facts.now)
        stays = form is not None and (self.typed.span, self.typed.room) == (
            form.fields.span,
            form.fields.room,
        )
        codes = form.line.kept if form is not None and stays else ()
        conflicts = [one for one in findings if one.level is Level.CONFLICT]
        return Judged(
            findings=tuple(findings),
            standing=tuple(one for one in conflicts if str(one.code) not in codes),
            kept=tuple(one for one in conflicts if str(one.code) in codes),
            beside=() if self.typed.option else tuple(self._options_beside(proposal)),
            reason=form.line.kept_reason if form is not None else "",
        )
