"""One sentence for each finding: what, why and when (interface.md 10)."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from desktop_app.domain.findings import Code, Finding, Level
from desktop_app.wording.day_findings import DAY_SENTENCES
from desktop_app.wording.names import Names, with_one_stop
from desktop_app.wording.people_findings import PEOPLE_SENTENCES
from desktop_app.wording.place_findings import PLACE_SENTENCES
from desktop_app.wording.words import Words

Sentence = Callable[[Words, Finding, Names], str]

SENTENCES: Mapping[Code, Sentence] = MappingProxyType(
    {**PLACE_SENTENCES, **PEOPLE_SENTENCES, **DAY_SENTENCES}
)
NO_NAMES: Names = MappingProxyType({})


def finding_text(words: Words, finding: Finding, names: Names = NO_NAMES) -> str:
    """Say a finding in one sentence.

    Args:
        words: the reader's language.
        finding: what a rule found.
        names: what the codes of rooms, sites, professions and languages stand for;
            a code that is missing is said as it is.
    """
    return with_one_stop(SENTENCES[finding.code](words, finding, names))


def level_text(words: Words, level: Level) -> str:
    """« Conflit », « Attention », « À savoir »."""
    match level:
        case Level.CONFLICT:
            return words._("Conflict")
        case Level.WARNING:
            return words._("Warning")
        case Level.NOTE:
            return words._("Note")


def kept_text(words: Words, reason: str) -> str:
    """« Conflit gardé : le groupe accepte. »."""
    return words._("Conflict kept: {reason}.").format(reason=reason.rstrip("."))


def kept_name(words: Words, code: str) -> str:
    """« salle trop petite »: a conflict that somebody keeps, without its facts."""
    known = {
        Code.ROOM_RESERVED: words._("room kept for somebody else"),
        Code.ROOM_NOT_BOOKABLE: words._("room that is not booked"),
        Code.ROOM_CLOSED: words._("room closed"),
        Code.SITE_CLOSED: words._("site closed"),
        Code.PUBLIC_HOLIDAY: words._("public holiday"),
        Code.PERSON_ABSENT: words._("somebody away"),
        Code.ROOM_TOO_SMALL: words._("room too small"),
        Code.NOT_ACCESSIBLE: words._("room not step-free"),
        Code.FEATURE_MISSING: words._("something missing in the room"),
    }
    return known[Code(code)]
