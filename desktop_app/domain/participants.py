"""An inhabitant who joins a workshop: what the desk is told, and what never refuses."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop_app.domain.bilingual import Bilingual
from desktop_app.domain.findings import Code, Finding
from desktop_app.domain.occupations import common_minutes
from desktop_app.domain.planning import Occupation
from desktop_app.domain.span import Span

MAJORITY = 18
"""Years; under it a person has a guardian."""


@dataclass(frozen=True, slots=True)
class Birth:
    """A date of birth, a year alone, or nothing known."""

    day: date | None = None
    year: int | None = None

    @property
    def contradicts_itself(self) -> bool:
        """Whether the year given is not that of the date."""
        return self.day is not None and self.year not in {None, self.day.year}

    def ages_on(self, today: date) -> range:
        """The ages in whole years the person may have: one, two when the year alone is known.

        Empty when nothing is known, or when the birth is still to come.
        """
        if self.day is not None:
            had_birthday = (today.month, today.day) >= (self.day.month, self.day.day)
            age = today.year - self.day.year - (not had_birthday)
            return range(max(age, 0), age + 1)
        if self.year is None:
            return range(0)
        oldest = today.year - self.year
        return range(max(oldest - 1, 0), oldest + 1)

    def may_be_minor(self, today: date) -> bool:
        """Whether the person is under eighteen, or may be as far as is known."""
        ages = self.ages_on(today)
        return bool(ages) and ages[0] < MAJORITY


class ParticipantNote(StrEnum):
    """Something worth a look before a person comes; it is said and never refuses."""

    TOO_YOUNG = "too_young"
    TOO_OLD = "too_old"
    GUARDIAN_MISSING = "guardian_missing"


@dataclass(frozen=True, slots=True)
class Participant:
    """What the rules know of somebody who enrols; ``code`` stands for the person."""

    code: str
    birth: Birth = Birth()
    is_minor: bool = False
    has_guardian: bool = False
    step_free: bool = False

    def may_be_minor(self, today: date) -> bool:
        """Whether the person is under eighteen, or may be: noted as a child without a birth."""
        known = self.birth.day is not None or self.birth.year is not None
        return self.birth.may_be_minor(today) if known else self.is_minor


@dataclass(frozen=True, slots=True)
class Audience:
    """Whom a programme is for: ages in whole years, both included, and whether adults sign."""

    min_age: int | None = None
    max_age: int | None = None
    guardian_required: bool = False


@dataclass(frozen=True, slots=True)
class DateJoined:
    """One date somebody would come to: its code and span, its room and whether that is level."""

    code: str
    span: Span
    room: str
    label: Bilingual
    step_free: bool


def participant_notes(
    participant: Participant, audience: Audience, day: date
) -> list[ParticipantNote]:
    """Say what does not fit the programme on its first day: an age, a guardian not known.

    A year of birth alone leaves two ages: it is enough that one of them fits. Parents come to
    workshops for children too, so that none of this refuses (domain.md 2.4, R15).
    """
    notes = []
    ages = participant.birth.ages_on(day)
    if ages and audience.min_age is not None and ages[-1] < audience.min_age:
        notes.append(ParticipantNote.TOO_YOUNG)
    if ages and audience.max_age is not None and ages[0] > audience.max_age:
        notes.append(ParticipantNote.TOO_OLD)
    minor = participant.may_be_minor(day)
    if audience.guardian_required and minor and not participant.has_guardian:
        notes.append(ParticipantNote.GUARDIAN_MISSING)
    return notes


def joining_findings(
    participant: Participant,
    dates: Iterable[DateJoined],
    engagements: Mapping[str, Sequence[Occupation]],
) -> list[Finding]:
    """Say what stands against the dates somebody joins: steps at the door, another session.

    A room without step-free access is named once, whatever the number of dates in it. Facts of
    ``not_accessible``: ``label`` of the room; of ``participant_elsewhere``: ``title`` and
    ``minutes`` in common.
    """
    joined = tuple(dates)
    steps = {one.room: one.label for one in joined if not one.step_free}
    findings = [
        Finding(Code.NOT_ACCESSIBLE, room, facts={"label": label})
        for room, label in steps.items()
        if participant.step_free
    ]
    own = {one.code for one in joined}
    held = [one for one in engagements.get(participant.code, ()) if one.by not in own]
    for one in joined:
        findings += [
            Finding(
                Code.PARTICIPANT_ELSEWHERE,
                participant.code,
                other.by,
                other.span,
                {"title": other.title, "minutes": common_minutes(other.span, one.span)},
            )
            for other in held
            if other.span.overlaps(one.span)
        ]
    return findings
