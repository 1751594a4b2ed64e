"""Whom an entry is an appointment for, once somebody was picked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, time
from typing import TYPE_CHECKING, Any

from desktop_app.domain.quick_entry import PartKind
from ui.booking.appointment_wish import appointment_proposal, bound_to, with_appointment

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from desktop_app.domain.planning import Planning, Proposal
    from desktop_app.domain.quick_entry import QuickEntry
    from desktop_app.readings.person_to_see import PersonToSee
    from ui.booking.entry import Surroundings
    from ui.booking.wish import Wish


@dataclass(slots=True)
class Visit:
    """The person, and what was offered them; without one the entry is a session.

    Attributes:
        to_see: whom it is for.
        awaited: the code of somebody who is still to be read, from a draft.
        offered: the free appointment that was taken last, which nobody chose field by field.
        may_be_named: whether the line may name somebody who was not picked yet.
    """

    to_see: PersonToSee | None = None
    awaited: str = ""
    offered: Proposal | None = None
    may_be_named: bool = False

    @property
    def is_on(self) -> bool:
        """Whether it is an appointment, or will be once somebody is read."""
        return self.to_see is not None or bool(self.awaited)

    @property
    def called(self) -> str:
        """What the line calls the person: initials, for it may be seen."""
        return self.to_see.person.initials if self.to_see is not None else ""

    def sought_from(self, base: Wish, line: QuickEntry, edited: date | None) -> datetime:
        """From when a free appointment is looked for: the moment said, else where it began.

        What was only offered is not said by anybody.
        """
        day = line.day or edited or base.day
        if self.offered is not None and line.day is None and day == self.offered.span.day:
            day = base.day
        begun = base.start if base.start_chosen and day == base.day else time()
        return datetime.combine(day, line.start or begun)

    def words_of(self, line: QuickEntry) -> int:
        """How many of the parts at the head of a line only name the person."""
        end = len(self.called) if line.text.startswith(self.called) else 0
        return sum(part.end <= end and part.kind is not PartKind.LINK for part in line.parts)

    def follow(self, text: str) -> None:
        """Be over once the line does not name the person any more."""
        if self.called not in text:
            self.to_see = self.offered = None

    def around(self, around: Surroundings) -> Surroundings:
        """The surroundings with what the person is expected at."""
        return around if self.to_see is None else bound_to(self.to_see, around)

    def proposal(self, wish: Wish, planning: Planning) -> Proposal | None:
        """The appointment as the rules judge it; nothing for a session."""
        if self.to_see is None:
            return None
        return appointment_proposal(wish, self.to_see, planning)

    def composed(self, wish: Wish, edits: Mapping[str, Any], around: Surroundings) -> Wish:
        """The wish as an appointment, as far as it was said and is known."""
        if self.to_see is None:
            return replace(wish, person=self.awaited)
        said = {name: edits[name] for name in ("kind", "mode") if name in edits}
        language = wish.language
        if not language and "language" not in edits:
            language = self.to_see.language
        asked = replace(
            wish,
            title="",
            person=self.to_see.person.code,
            places=None,
            language=language,
            kind=wish.kind or self.to_see.kind,
            workers=wish.workers[-1:],
        )
        asked = replace(asked, **said)
        return with_appointment(asked, self.to_see, around)
