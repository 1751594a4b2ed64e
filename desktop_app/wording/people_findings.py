"""Sentences about people: professions and codes, never names; no reason for an exclusion."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from types import MappingProxyType

from desktop_app.domain.bilingual import Bilingual
from desktop_app.domain.findings import Code, Finding
from desktop_app.domain.span import Span
from desktop_app.wording.moments import hours_noted, moment_said, span_said
from desktop_app.wording.names import (
    Names,
    capitalised,
    named,
    said,
    title_said,
    uncapitalised,
    worker_said,
    worker_with_code,
)
from desktop_app.wording.roles import role_words
from desktop_app.wording.words import Words


def _person_taken(words: Words, finding: Finding, names: Names) -> str:
    if finding.facts.get("appointment"):
        return words._(
            "{person} already has an appointment ({place}). {minutes} min overlap."
        ).format(
            person=_person(words, finding),
            place=_place_and_hours(words, finding, names),
            minutes=finding.facts["minutes"],
        )
    return words._("{person} already runs {title} ({place}). {minutes} min overlap.").format(
        person=_person(words, finding),
        title=title_said(words, finding.facts.get("title"), finding.by),
        place=_place_and_hours(words, finding, names),
        minutes=finding.facts["minutes"],
    )


def _interpreter_taken(words: Words, finding: Finding, names: Names) -> str:
    return words._(
        "{person} is already expected at {title} ({place}). {minutes} min overlap."
    ).format(
        person=capitalised(worker_with_code(words, finding.facts.get("label"), finding.resource)),
        title=title_said(words, finding.facts.get("title"), finding.by),
        place=_place_and_hours(words, finding, names),
        minutes=finding.facts["minutes"],
    )


def _person_absent(words: Words, finding: Finding, _names: Names) -> str:
    person, kind = _person(words, finding), str(finding.facts["kind"])
    if kind == "inactive" or finding.span is None:
        return _inactive(words, person, finding)
    sentence = words._("{person} is away {when} ({kind}).").format(
        person=person, when=span_said(words, finding.span), kind=absence_text(words, kind)
    )
    stand_in = finding.facts.get("replaced_by")
    if not stand_in:
        return sentence
    said_too = words._("Stand-in: {code}.").format(code=stand_in)
    return f"{sentence} {said_too}"


def _inactive(words: Words, person: str, finding: Finding) -> str:
    first, last = finding.facts.get("from"), finding.facts.get("to")
    days = {
        "first": words.short_day_with_year(first) if isinstance(first, date) else "",
        "last": words.short_day_with_year(last) if isinstance(last, date) else "",
    }
    if first and last:
        sentence = words._("{person} works here from {first} to {last} only.")
    elif last:
        sentence = words._("{person} works here until {last} only.")
    else:
        sentence = words._("{person} works here from {first} on only.")
    return sentence.format(person=person, **days)


def absence_text(words: Words, kind: str) -> str:
    """Why somebody is away; a kind of the centre's own is said as it is written."""
    known = {
        "leave": words._("leave"),
        "training": words._("training"),
        "sick": words._("sick leave"),
    }
    return known.get(kind, kind.replace("_", " "))


def _outside_availability(words: Words, finding: Finding, _names: Names) -> str:
    wanted = finding.facts.get("wanted")
    sentences = {
        "hours": words._("{person} would be here outside opening hours ({wanted})."),
        "weekday": words._("{person} does not usually work on this day of the week."),
        "absent": words._("{person} is away at that time ({wanted})."),
    }
    usual = words._("{person} has not given this time as available ({wanted}).")
    return sentences.get(str(finding.facts.get("reason")), usual).format(
        person=_person(words, finding),
        wanted=hours_noted(words, wanted) if isinstance(wanted, Span) else "",
    )


def _travel_too_short(words: Words, finding: Finding, names: Names) -> str:
    return words._(
        "{minutes} min between {first} and {then} for {person}; allow {needed} min."
    ).format(
        minutes=finding.facts["minutes"],
        first=named(words, str(finding.facts["from"]), names),
        then=named(words, str(finding.facts["to"]), names),
        person=worker_with_code(words, finding.facts.get("label"), finding.resource),
        needed=finding.facts["needed"],
    )


def _places_exceeded(words: Words, finding: Finding, _names: Names) -> str:
    enrolled, places = int(str(finding.facts["enrolled"])), int(str(finding.facts["places"]))
    if enrolled > places:
        return words.ngettext(
            "{enrolled} people enrolled for {places} place.",
            "{enrolled} people enrolled for {places} places.",
            places,
        ).format(enrolled=enrolled, places=places)
    if enrolled == places:
        return words._("Full ({enrolled}/{places}).").format(enrolled=enrolled, places=places)
    return words.ngettext(
        "{free} place free, and nobody on the waiting list who can take it.",
        "{free} places free, and nobody on the waiting list who can take them.",
        places - enrolled,
    ).format(free=places - enrolled)


def _no_facilitator(words: Words, _finding: Finding, _names: Names) -> str:
    return words._("Nobody leads this session.")


def _role_missing(words: Words, finding: Finding, names: Names) -> str:
    roles = [
        uncapitalised(role_words(words, names.get(code, Bilingual(code))))
        for code in finding.resource.split("|")
    ]
    return words._("{title} needs somebody of this profession: {roles}.").format(
        title=capitalised(title_said(words, finding.facts.get("title"))),
        roles=words._("{several} or {one}").format(several=", ".join(roles[:-1]), one=roles[-1])
        if len(roles) > 1
        else roles[0],
    )


def _interpreter_unconfirmed(words: Words, finding: Finding, names: Names) -> str:
    order_by = finding.facts.get("order_by")
    return words._("{who}: the order is not confirmed; last moment to order {moment}.").format(
        who=_interpreter_or_language(words, finding, names),
        moment=moment_said(words, order_by) if isinstance(order_by, datetime) else "",
    )


def _interpreter_notice_passed(words: Words, finding: Finding, names: Names) -> str:
    order_by = finding.facts.get("order_by")
    return words._("{who}: too late to order, agency {agency} had to be asked by {moment}.").format(
        who=_interpreter_or_language(words, finding, names),
        agency=named(words, str(finding.facts.get("agency", "")), names),
        moment=moment_said(words, order_by) if isinstance(order_by, datetime) else "",
    )


def _language_uncovered(words: Words, finding: Finding, names: Names) -> str:
    return words._("{language}: no interpreter is planned.").format(
        language=_interpreter_or_language(words, finding, names)
    )


def _interpreter_excluded(words: Words, finding: Finding, _names: Names) -> str:
    return words._("{who} does not suit this session: choose somebody else.").format(
        who=capitalised(worker_with_code(words, finding.facts.get("label"), finding.resource))
    )


def _participant_elsewhere(words: Words, finding: Finding, names: Names) -> str:
    title = finding.facts.get("title", names.get(finding.by))
    return words._("{person} is also enrolled in {title} ({hours}).").format(
        person=finding.resource,
        title=title_said(words, title, finding.by),
        hours=_day_and_hours(words, finding.span) if finding.span is not None else "",
    )


def _day_and_hours(words: Words, span: Span) -> str:
    """Somebody who joins a cycle is told of several days at once."""
    return f"{words.short_day(span.day)}, {hours_noted(words, span)}"


def _ask_first(words: Words, finding: Finding, _names: Names) -> str:
    return words._("{person} is to be asked first.").format(person=_person(words, finding))


def _person(words: Words, finding: Finding) -> str:
    return worker_said(words, finding.facts.get("label"), finding.resource)


def _place_and_hours(words: Words, finding: Finding, names: Names) -> str:
    room = str(finding.facts.get("room", ""))
    parts = [named(words, room, names) if room else ""]
    parts.append(hours_noted(words, finding.span) if finding.span is not None else "")
    return ", ".join(filter(None, parts))


def _interpreter_or_language(words: Words, finding: Finding, names: Names) -> str:
    label = finding.facts.get("label")
    if finding.resource and isinstance(label, Bilingual) and label.fr == "interpreter":
        return capitalised(worker_with_code(words, label, finding.resource))
    return capitalised(said(words, label) or named(words, finding.resource, names))


PEOPLE_SENTENCES: Mapping[Code, Callable[[Words, Finding, Names], str]] = MappingProxyType(
    {
        Code.PERSON_TAKEN: _person_taken,
        Code.INTERPRETER_TAKEN: _interpreter_taken,
        Code.PERSON_ABSENT: _person_absent,
        Code.OUTSIDE_AVAILABILITY: _outside_availability,
        Code.TRAVEL_TOO_SHORT: _travel_too_short,
        Code.PLACES_EXCEEDED: _places_exceeded,
        Code.NO_FACILITATOR: _no_facilitator,
        Code.ROLE_MISSING: _role_missing,
        Code.INTERPRETER_UNCONFIRMED: _interpreter_unconfirmed,
        Code.INTERPRETER_NOTICE_PASSED: _interpreter_notice_passed,
        Code.LANGUAGE_UNCOVERED: _language_uncovered,
        Code.INTERPRETER_EXCLUDED: _interpreter_excluded,
        Code.PARTICIPANT_ELSEWHERE: _participant_elsewhere,
        Code.ASK_FIRST: _ask_first,
    }
)
"""The findings about people, each with its sentence."""
