"""Why not here, in few words: what a drag says before the button is released."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from desktop_app.domain.findings import Code, Finding
from desktop_app.wording.names import said, worker_said
from desktop_app.wording.words import Words

Reason = Callable[[Words, Finding], str]


def reason_said(words: Words, finding: Finding) -> str:
    """« occupée jusqu’à 17:30 », « trop petite : 4 pour 8 »."""
    return _REASONS[finding.code](words, finding) if finding.code in _REASONS else ""


def _until(finding: Finding) -> str:
    return f"{finding.span.end:%H:%M}" if finding.span is not None else ""


def _taken(words: Words, finding: Finding) -> str:
    return words._("taken until {hour}").format(hour=_until(finding))


def _person_taken(words: Words, finding: Finding) -> str:
    who = worker_said(words, finding.facts.get("label"), finding.resource)
    return words._("{who} busy until {hour}").format(who=who, hour=_until(finding))


def _away(words: Words, finding: Finding) -> str:
    who = worker_said(words, finding.facts.get("label"), finding.resource)
    return words._("{who} away").format(who=who)


def _closed(words: Words, finding: Finding) -> str:
    cause = finding.facts.get("cause") or (
        finding.facts.get("label") if finding.facts.get("reason") == "closure" else None
    )
    return said(words, cause) or words._("closed")


def _kept(words: Words, finding: Finding) -> str:
    who = worker_said(words, finding.facts.get("label"), "")
    return words._("kept for {who}").format(who=who)


def _small(words: Words, finding: Finding) -> str:
    return words._("too small: {seats} for {people}").format(
        seats=finding.facts["capacity"], people=finding.facts["people"]
    )


_REASONS: Mapping[Code, Reason] = MappingProxyType(
    {
        Code.ROOM_TAKEN: _taken,
        Code.PERSON_TAKEN: _person_taken,
        Code.INTERPRETER_TAKEN: _person_taken,
        Code.EQUIPMENT_SHORT: lambda words, _: words._("equipment short"),
        Code.ROOM_RESERVED: _kept,
        Code.ROOM_NOT_BOOKABLE: lambda words, _: words._("not bookable that day"),
        Code.ROOM_CLOSED: _closed,
        Code.SITE_CLOSED: _closed,
        Code.PUBLIC_HOLIDAY: lambda words, _: words._("public holiday"),
        Code.PERSON_ABSENT: _away,
        Code.ROOM_TOO_SMALL: _small,
        Code.NOT_ACCESSIBLE: lambda words, _: words._("no step-free access"),
        Code.FEATURE_MISSING: lambda words, _: words._("equipment missing"),
    }
)
