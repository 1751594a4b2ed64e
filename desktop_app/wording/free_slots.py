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
    known = {
        Change.SHORTER: words._("For {what} minutes: {place}."),
        Change.SMALLER: words._("For {what} people: {place}."),
        Change.NONE: words._("No single change would do. Least stands in the way of {place}:"),
        Change.LATER: words._("Later: {place}."),
    }
    if miss.change in known:
        return known[miss.change].format(what=miss.what, place=place)
    match miss.change:
        case Change.HOURS:
            return _hours(words, miss, place)
        case Change.ELSEWHERE:
            return words._("Elsewhere than {where}: {place}.").format(
                where=named(words, miss.what, names), place=place
            )
        case _:
            return words._("Without {what}: {place}.").format(
                what=_given_up(words, miss, names), place=place
            )


def _hours(words: Words, miss: NearMiss, place: str) -> str:
    """« Pas avant 15:00 : mar. 24 nov. à 15:00 – 16:00 · Salle 1. »."""
    span, (_after, _dash, before) = miss.slot.proposal.span, miss.what.partition("-")
    if f"{span.end:%H:%M}" > before:
        return words._("Not before {hour}: {place}.").format(
            hour=words.hour(span.start), place=place
        )
    return words._("No later than {hour}: {place}.").format(hour=words.hour(span.end), place=place)


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
