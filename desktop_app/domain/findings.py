"""What a rule says of a booking: a code, its level and the facts behind it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum

from desktop_app.domain.bilingual import Bilingual
from desktop_app.domain.span import Span

Fact = str | int | date | datetime | time | Span | Bilingual


class Level(StrEnum):
    """How much a finding weighs: a conflict refuses, a warning is shown, a note informs."""

    CONFLICT = "conflict"
    WARNING = "warning"
    NOTE = "note"


class Code(StrEnum):
    """Every finding there is; one rule, one function, one code."""

    ROOM_TAKEN = "room_taken"
    PERSON_TAKEN = "person_taken"
    INTERPRETER_TAKEN = "interpreter_taken"
    EQUIPMENT_SHORT = "equipment_short"
    ROOM_RESERVED = "room_reserved"
    ROOM_NOT_BOOKABLE = "room_not_bookable"
    ROOM_CLOSED = "room_closed"
    SITE_CLOSED = "site_closed"
    PUBLIC_HOLIDAY = "public_holiday"
    PERSON_ABSENT = "person_absent"
    ROOM_TOO_SMALL = "room_too_small"
    NOT_ACCESSIBLE = "not_accessible"
    FEATURE_MISSING = "feature_missing"
    OUTSIDE_AVAILABILITY = "outside_availability"
    TRAVEL_TOO_SHORT = "travel_too_short"
    SETUP_TOO_SHORT = "setup_too_short"
    PLACES_EXCEEDED = "places_exceeded"
    NO_FACILITATOR = "no_facilitator"
    ROLE_MISSING = "role_missing"
    INTERPRETER_UNCONFIRMED = "interpreter_unconfirmed"
    INTERPRETER_NOTICE_PASSED = "interpreter_notice_passed"
    LANGUAGE_UNCOVERED = "language_uncovered"
    INTERPRETER_EXCLUDED = "interpreter_excluded"
    PARTICIPANT_ELSEWHERE = "participant_elsewhere"
    SCHOOL_HOLIDAY = "school_holiday"
    WEEK_PARITY_AMBIGUOUS = "week_parity_ambiguous"
    ASK_FIRST = "ask_first"
    PLACES_ABOVE_ROOM = "places_above_room"


NEVER_KEPT = frozenset(
    {Code.ROOM_TAKEN, Code.PERSON_TAKEN, Code.INTERPRETER_TAKEN, Code.EQUIPMENT_SHORT}
)
"""Double bookings: the database itself refuses them, so no reason can keep them."""

KEEPABLE = frozenset(
    {
        Code.ROOM_RESERVED,
        Code.ROOM_NOT_BOOKABLE,
        Code.ROOM_CLOSED,
        Code.SITE_CLOSED,
        Code.PUBLIC_HOLIDAY,
        Code.PERSON_ABSENT,
        Code.ROOM_TOO_SMALL,
        Code.NOT_ACCESSIBLE,
        Code.FEATURE_MISSING,
    }
)
"""Conflicts that stand only when somebody keeps them with a reason."""

NOTES = frozenset(
    {
        Code.SCHOOL_HOLIDAY,
        Code.WEEK_PARITY_AMBIGUOUS,
        Code.ASK_FIRST,
        Code.PLACES_ABOVE_ROOM,
    }
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to know before a booking is written.

    Attributes:
        code: what was found.
        resource: code of the room, person, equipment or language it is about.
        by: code of the session, closure or holding that stands in the way.
        span: when that cause lasts.
        facts: what a sentence needs besides; names of facts belong to the code's rule.
        day: of the date it is about, where an act judges several dates together.
    """

    code: Code
    resource: str = ""
    by: str = ""
    span: Span | None = None
    facts: Mapping[str, Fact] = field(default_factory=dict, hash=False)
    day: date | None = None

    @property
    def level(self) -> Level:
        """The weight of its code (product.md 3, interface.md 4.6)."""
        if self.code in NEVER_KEPT or self.code in KEEPABLE:
            return Level.CONFLICT
        return Level.NOTE if self.code in NOTES else Level.WARNING

    @property
    def keepable(self) -> bool:
        """Whether a person may keep it with a reason."""
        return self.code in KEEPABLE


def standing_conflicts(findings: list[Finding], kept: frozenset[str]) -> list[Finding]:
    """The conflicts that refuse a firm booking: not keepable, or not named as kept."""
    return [
        finding
        for finding in findings
        if finding.level is Level.CONFLICT and not (finding.keepable and finding.code in kept)
    ]
