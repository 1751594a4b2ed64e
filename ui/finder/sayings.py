"""The words of the finder: who can be chosen, a place that was found, why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.domain.bilingual import Bilingual
from desktop_app.domain.finder import MOST_FOUND
from desktop_app.domain.names import folded
from desktop_app.domain.planning import STEP_FREE, WorkerKind
from desktop_app.domain.standing import active_on
from desktop_app.wording.findings import finding_text
from desktop_app.wording.history import need_text
from desktop_app.wording.moments import hours_noted, moment_said
from desktop_app.wording.names import capitalised, worker_with_code
from desktop_app.wording.roles import role_words
from ui.booking.sayings import Speaker

if TYPE_CHECKING:
    from desktop_app.domain.finder import Slot
    from desktop_app.domain.planning import Planning
    from desktop_app.wording.names import Names
    from desktop_app.wording.words import Words
    from ui.finder.facts import Choices


@dataclass(frozen=True, slots=True)
class SlotLine:
    """One place in words: a cell of each column of the list."""

    when: str
    hours: str
    room: str
    people: str
    interpreter: str
    notes: str

    @property
    def cells(self) -> tuple[str, ...]:
        """In the order of the columns."""
        beside = " · ".join(filter(None, (self.interpreter, self.notes)))
        return (self.when, self.hours, self.room, self.people, beside)


@dataclass(frozen=True, slots=True)
class Telling:
    """What the finder is said with: words, names, and what can be chosen."""

    words: Words
    names: Names
    choices: Choices

    @property
    def planning(self) -> Planning:
        """The centre, today."""
        return self.choices.form.planning

    def person(self, code: str) -> str:
        """« Psychologue P012 · M. K. »: initials tell colleagues of one profession apart."""
        worker, named = self.planning.workers.get(code), self.choices.team.get(code)
        said = (
            code
            if worker is None
            else f"{capitalised(role_words(self.words, worker.label))} {code}"
        )
        return " · ".join(filter(None, (said, named.initials if named is not None else "")))

    def people(self) -> list[tuple[str, str]]:
        """Everybody who can be asked for by name."""
        today = self.choices.form.now.date()
        known = [
            (one.code, self.person(one.code))
            for one in self.planning.workers.values()
            if active_on(one, today) and not one.platform
        ]
        return sorted(known, key=lambda one: folded(one[1]))

    def role(self, code: str) -> str:
        """« Orthophoniste »."""
        return capitalised(role_words(self.words, self.names.get(code, Bilingual(code))))

    def roles(self) -> list[tuple[str, str]]:
        """The professions and qualities that somebody has."""
        codes = {
            role
            for one in self.planning.workers.values()
            if one.kind is not WorkerKind.INTERPRETER
            for role in one.roles
        }
        return sorted(((code, self.role(code)) for code in codes), key=lambda one: folded(one[1]))

    def need(self, code: str) -> str:
        """« 12 tapis », « accès de plain-pied »."""
        return capitalised(need_text(self.words, code, self.names))

    def needs(self) -> list[tuple[str, str]]:
        """What a room can have, and step-free access."""
        return [(code, self.need(code)) for code in (STEP_FREE, *self.planning.equipment)]

    def rooms(self, site: str) -> list[tuple[str, str]]:
        """The rooms of a site, or of all."""
        speaker = Speaker(self.words, self.names, self.planning)
        today = self.choices.form.now.date()
        return [
            (code, speaker.room(code))
            for code, room in self.planning.rooms.items()
            if (not site or room.site == site)
            and (room.bookable_to is None or room.bookable_to >= today)
        ]

    def slot(self, slot: Slot) -> SlotLine:
        """A place, column by column."""
        words, there = self.words, slot.proposal
        room = self.planning.rooms[there.room]
        speaking = [one for one in there.involved if one.role == "interpreter"]
        leading = [one for one in there.involved if one.role != "interpreter"]
        interpreter = [capitalised(self._worker(one.worker)) for one in speaking]
        if slot.order_by is not None and slot.order_by < there.span.start:
            moment = moment_said(words, slot.order_by)
            interpreter.append(words._("to be ordered by {moment}").format(moment=moment))
        return SlotLine(
            words.short_day(there.span.day),
            hours_noted(words, there.span),
            f"{words.of(room.name)} · {self.planning.sites[room.site].name}",
            capitalised(", ".join(self._worker(one.worker) for one in leading)),
            " ".join(interpreter),
            " ".join(finding_text(words, note, self.names) for note in slot.notes),
        )

    def _worker(self, code: str) -> str:
        return worker_with_code(self.words, self._label(code), code)

    def _label(self, code: str) -> Bilingual | None:
        worker = self.planning.workers.get(code)
        return worker.label if worker is not None else self.names.get(code)


def found_said(words: Words, count: int) -> str:
    """How many places were found; where there are as many as are looked for, that others may be."""
    if count >= MOST_FOUND:
        return words._("The first {count} places that are free").format(count=count)
    return words.ngettext("{count} place is free", "{count} places are free", count).format(
        count=count
    )
