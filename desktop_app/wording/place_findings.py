"""Sentences about rooms and equipment."""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType

from desktop_app.domain.findings import Code, Finding
from desktop_app.domain.span import Span
from desktop_app.wording.moments import hours_noted, hours_said, span_said
from desktop_app.wording.names import (
    Names,
    agreed,
    capitalised,
    named,
    said,
    title_said,
    worker_with_code,
)
from desktop_app.wording.words import Words


def _room_taken(words: Words, finding: Finding, names: Names) -> str:
    room = _taken_rooms(words, finding, names)
    title = title_said(words, finding.facts.get("title"), finding.by)
    wanted = finding.facts.get("wanted")
    if finding.span is None or not isinstance(wanted, Span):
        return words._("{room} is {taken} by {title}.").format(
            room=room, taken=agreed(words, words._("taken"), room), title=title
        )
    return words._(
        "{room} is {taken} {hours} by {title}."
        " Your session would be there {wanted} ({minutes} min overlap)."
    ).format(
        room=room,
        taken=agreed(words, words._("taken"), room),
        hours=hours_said(words, finding.span),
        title=title,
        wanted=hours_said(words, wanted),
        minutes=finding.facts["minutes"],
    )


def _taken_rooms(words: Words, finding: Finding, names: Names) -> str:
    """The part that is taken, when the room asked for is divisible and the rest is free."""
    part = str(finding.facts.get("part", ""))
    if not part:
        return _room(words, finding, names)
    return words._("{part} (in {room})").format(
        part=named(words, part, names), room=_room(words, finding, names)
    )


def _equipment_short(words: Words, finding: Finding, names: Names) -> str:
    sentence = words._("{equipment}: {wanted} wanted, {free} free of {stock}.").format(
        equipment=_equipment(words, finding, names),
        wanted=finding.facts["wanted"],
        free=finding.facts["free"],
        stock=finding.facts["stock"],
    )
    if finding.span is None:
        return sentence
    held = words._("{title} has some {hours}.").format(
        title=capitalised(title_said(words, finding.facts.get("title"), finding.by)),
        hours=hours_said(words, finding.span),
    )
    return f"{sentence} {held}"


def _room_reserved(words: Words, finding: Finding, names: Names) -> str:
    holder = str(finding.facts["holder"])
    who = worker_with_code(words, finding.facts.get("label"), holder)
    place = said(words, finding.facts.get("room")) or named(words, finding.resource, names)
    hours = hours_said(words, finding.span) if finding.span is not None else ""
    if finding.resource == holder:
        return words._("{who} is kept {hours} for {place}.").format(
            who=capitalised(who), hours=hours, place=place
        )
    return words._("{place} is {kept} {hours} for somebody else: {who}.").format(
        place=place, kept=agreed(words, words._("reserved"), place), hours=hours, who=who
    )


def _room_not_bookable(words: Words, finding: Finding, names: Names) -> str:
    room = _room(words, finding, names)
    first, last = finding.facts.get("from"), finding.facts.get("to")
    days = {
        "first": words.short_day_with_year(first) if isinstance(first, date) else "",
        "last": words.short_day_with_year(last) if isinstance(last, date) else "",
    }
    if first and last:
        sentence = words._("{room} can be booked from {first} to {last} only.")
    elif first:
        sentence = words._("{room} can be booked from {first} on only.")
    elif last:
        sentence = words._("{room} can be booked until {last} only.")
    else:
        sentence = words._("{room} cannot be booked.")
    return sentence.format(room=room, **days)


def _room_closed(words: Words, finding: Finding, names: Names) -> str:
    room = _room(words, finding, names)
    sentence = words._("{room} is {closed} {when}.")
    if finding.facts.get("cause"):
        sentence = words._("{room} is {closed} {when}: {cause}.")
    return sentence.format(
        room=room,
        closed=agreed(words, words._("closed"), room),
        when=span_said(words, finding.span) if finding.span is not None else "",
        cause=finding.facts.get("cause", ""),
    )


def _room_too_small(words: Words, finding: Finding, names: Names) -> str:
    people = finding.facts["people"]
    return words.ngettext(
        "{people} person expected; {room} holds {capacity}.",
        "{people} people expected; {room} holds {capacity}.",
        int(str(people)),
    ).format(people=people, room=_room(words, finding, names), capacity=finding.facts["capacity"])


def _not_accessible(words: Words, finding: Finding, names: Names) -> str:
    return words._("{room} has no step-free access.").format(room=_room(words, finding, names))


def _feature_missing(words: Words, finding: Finding, names: Names) -> str:
    return words._("{equipment}: {room} has none, and there is none to bring.").format(
        equipment=_equipment(words, finding, names), room=said(words, finding.facts.get("room"))
    )


def _setup_too_short(words: Words, finding: Finding, names: Names) -> str:
    return words._(
        "{minutes} min between this session and {title} ({hours}) in {room};"
        " allow {needed} min for setting up."
    ).format(
        minutes=finding.facts["minutes"],
        title=title_said(words, finding.facts.get("title"), finding.by),
        hours=hours_noted(words, finding.span) if finding.span is not None else "",
        room=_room(words, finding, names),
        needed=finding.facts["needed"],
    )


def _places_above_room(words: Words, finding: Finding, names: Names) -> str:
    return words._("{places} places offered; {room} holds {capacity}.").format(
        places=finding.facts["places"],
        room=_room(words, finding, names),
        capacity=finding.facts["capacity"],
    )


def _room(words: Words, finding: Finding, names: Names) -> str:
    return said(words, finding.facts.get("label")) or named(words, finding.resource, names)


def _equipment(words: Words, finding: Finding, names: Names) -> str:
    label = said(words, finding.facts.get("label")) or named(words, finding.resource, names)
    return capitalised(label)


PLACE_SENTENCES: Mapping[Code, Callable[[Words, Finding, Names], str]] = MappingProxyType(
    {
        Code.ROOM_TAKEN: _room_taken,
        Code.EQUIPMENT_SHORT: _equipment_short,
        Code.ROOM_RESERVED: _room_reserved,
        Code.ROOM_NOT_BOOKABLE: _room_not_bookable,
        Code.ROOM_CLOSED: _room_closed,
        Code.ROOM_TOO_SMALL: _room_too_small,
        Code.NOT_ACCESSIBLE: _not_accessible,
        Code.FEATURE_MISSING: _feature_missing,
        Code.SETUP_TOO_SHORT: _setup_too_short,
        Code.PLACES_ABOVE_ROOM: _places_above_room,
    }
)
"""The findings about places, each with its sentence."""
