"""Free places in words, and what would give one when there is none."""

from desktop_app.domain.finder import Slot
from desktop_app.domain.near_misses import Change, NearMiss
from desktop_app.domain.planning import Proposal
from desktop_app.wording.findings import finding_text
from desktop_app.wording.history import need_text
from desktop_app.wording.moments import moment_said
from desktop_app.wording.names import (
    Names,
    language_said,
    named,
    roles_said,
    uncapitalised,
    worker_with_code,
)
from desktop_app.wording.words import Words

SEPARATOR = " · "


def slot_text(words: Words, slot: Slot, names: Names) -> str:
    """« mar. 24 nov. à 14:00 – 16:00 · Salle 1 · orthophoniste (P077) »."""
    parts = [_when_and_where(words, slot.proposal, names)]
    parts += [
        worker_with_code(words, names.get(one.worker), one.worker) for one in slot.proposal.involved
    ]
    if slot.order_by is not None and slot.order_by < slot.proposal.span.start:
        parts.append(
            words._("interpreter to be ordered by {moment}").format(
                moment=moment_said(words, slot.order_by)
            )
        )
    parts += [finding_text(words, note, names) for note in slot.notes]
    return SEPARATOR.join(parts)


def miss_text(words: Words, miss: NearMiss, names: Names) -> str:
    """« Sans orthophoniste P077 : mar. 24 nov. à 14:00 · Salle 1. » and what stands there."""
    return " ".join([miss_said(words, miss, names), *reasons_said(words, miss, names)])


def miss_said(words: Words, miss: NearMiss, names: Names) -> str:
    """The change alone: « Sans orthophoniste P077 : mar. 24 nov. à 14:00 · Salle 1. »."""
    place = _when_and_where(words, miss.slot.proposal, names)
    return _change(words, miss, names, place)


def reasons_said(words: Words, miss: NearMiss, names: Names) -> list[str]:
    """What stands there in the way of what was wanted, each thing once."""
    reasons = [finding_text(words, one, names) for one in miss.findings]
    return list(dict.fromkeys(reasons))


def _change(words: Words, miss: NearMiss, names: Names, place: str) -> str:
    match miss.change:
        case Change.SHORTER:
            return words._("For {minutes} minutes: {place}.").format(minutes=miss.what, place=place)
        case Change.SMALLER:
            return words._("For {people} people: {place}.").format(people=miss.what, place=place)
        case Change.LATER:
            return words._("Later: {place}.").format(place=place)
        case Change.ELSEWHERE:
            return words._("Elsewhere than {where}: {place}.").format(
                where=named(words, miss.what, names), place=place
            )
        case _:
            return words._("Without {what}: {place}.").format(
                what=_given_up(words, miss, names), place=place
            )


def _given_up(words: Words, miss: NearMiss, names: Names) -> str:
    match miss.change:
        case Change.LANGUAGE:
            return language_said(words, miss.what, names)
        case Change.ROLE:
            return roles_said(words, miss.what, names)
        case Change.NEED:
            return uncapitalised(need_text(words, miss.what, names))
        case _:
            return worker_with_code(words, names.get(miss.what), miss.what)


def _when_and_where(words: Words, wanted: Proposal, names: Names) -> str:
    moment = moment_said(words, wanted.span.start)
    end = words.hour(wanted.span.end)
    return f"{moment} – {end}{SEPARATOR}{named(words, wanted.room, names)}"
