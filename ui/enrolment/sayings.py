"""What the enrolment of a session says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_app.domain.enrolment import PassedReason
from desktop_app.domain.errors import (
    AlreadyEnrolledError,
    NoPlaceError,
    RefusedError,
    WaitingListFullError,
    WalkInError,
)
from desktop_app.domain.participants import ParticipantNote
from desktop_app.wording.errors import waiting_list_full_text
from desktop_app.wording.findings import NO_NAMES, finding_text
from desktop_app.wording.names import with_one_stop
from desktop_app.wording.participants import participant_note_text
from desktop_app.wording.ranks import rank_said
from desktop_app.wording.telephones import called_text
from ui.dialogs.attempt import failure_text

if TYPE_CHECKING:
    from desktop_app.commands.act import Outcome
    from desktop_app.domain.bilingual import Bilingual
    from desktop_app.readings.enrolment import CycleChoice, EnrolmentReading, Listed, Turn
    from desktop_app.readings.people_search import PersonFound
    from desktop_app.wording.names import Names
    from desktop_app.wording.words import Words

_SHOWN_DIGITS = 2


def counted(words: Words, reading: EnrolmentReading) -> str:
    """« 12 inscrits sur 12 · 3 en attente »."""
    enrolled, places = len(reading.enrolled), reading.line.places
    if places is None:
        said = words.ngettext("{count} enrolled", "{count} enrolled", enrolled)
    else:
        said = words.ngettext(
            "{count} enrolled of {places}", "{count} enrolled of {places}", enrolled
        )
    parts = [said.format(count=enrolled, places=places)]
    if reading.waiting:
        waiting = len(reading.waiting)
        said = words.ngettext("{count} waiting", "{count} waiting", waiting)
        parts.append(said.format(count=waiting))
    if reading.line.walk_in:
        parts.append(words._("people come without enrolling"))
    return " · ".join(parts)


def about_person(
    words: Words, person: PersonFound, languages: Mapping[str, Bilingual], *, masked: bool = False
) -> str:
    """« 1984 · 06 11 22 33 44 · arabe »: what tells homonyms apart."""
    phone = masked_phone(person.phone) if masked else person.phone
    language = languages.get(person.language)
    year = str(person.birth_year) if person.birth_year is not None else ""
    spoken = words.of(language) if language is not None else ""
    return " · ".join(part for part in (year, phone, spoken) if part)


def place_said(words: Words, reading: EnrolmentReading | None, code: str) -> str:
    """« déjà inscrit » or « déjà en attente » of somebody found who is in the session already."""
    known = () if reading is None else reading.people
    listed = next((one for one in known if one.person.code == code), None)
    if listed is None:
        return ""
    if not listed.waiting:
        return words._("already enrolled")
    return words._("waiting already")


def masked_phone(phone: str) -> str:
    """« •• •• •• •• 12 »: enough to tell two numbers apart, too little to ring."""
    digits = [sign for sign in phone if sign.isdigit()]
    return f"•• {''.join(digits[-_SHOWN_DIGITS:])}" if digits else ""


def name_said(person: PersonFound, *, masked: bool) -> str:
    """The name, or its initials on a screen that the public may see."""
    return person.initials if masked else person.name


def scope_said(words: Words, cycle: CycleChoice | None, *, whole: bool) -> str:
    """What follows from joining the whole cycle, or this date alone."""
    if cycle is None:
        return ""
    if not whole:
        return words._("For this date alone: nobody expects the person at the others.")
    count = len(cycle.dates)
    said = words.ngettext(
        "For {count} date to come, {first}.",
        "For the {count} dates to come, {first} to {last}.",
        count,
    )
    first, last = words.short_day(cycle.dates[0]), words.short_day(cycle.dates[-1])
    return with_one_stop(said.format(count=count, first=first, last=last))


def full_said(
    words: Words, error: NoPlaceError | WaitingListFullError, *, room_is_full: bool = False
) -> str:
    """Why there is no place, and why nobody more may wait or the room holds no more, if so."""
    facts = {"enrolled": error.enrolled, "places": error.places}
    if error.because == "others_wait":
        said = words._("A place is free ({enrolled}/{places}), but others wait for it already.")
    elif error.because == "date_full":
        said = words._("One date of the cycle is full, although the cycle has {enrolled}/{places}.")
    else:
        said = words._("Full ({enrolled}/{places}).")
    parts = [said.format(**facts)]
    if isinstance(error, WaitingListFullError):
        parts.append(waiting_list_full_text(words, error.limit))
    if room_is_full:
        parts.append(words._("The room holds no more."))
    return " ".join(parts)


def wait_said(words: Words, rank: int) -> str:
    """« Mettre en attente — 4e »."""
    return words._("Put on the waiting list — {rank}").format(rank=rank_said(words, rank))


def turn_said(
    words: Words, turn: Turn, languages: Mapping[str, Bilingual], *, masked: bool = False
) -> str:
    """Whom to call about a free place; it is said without having been asked for."""
    named = [
        (
            called_text(words, name_said(one.person, masked=masked), "" if masked else one.through),
            about_person(words, _reached(one), languages, masked=masked),
        )
        for one in turn.people
    ]
    people = ", ".join(" · ".join(part for part in parts if part) for parts in named)
    said = words.ngettext(
        "A place is free. First on the waiting list: {who}.",
        "Places are free. First on the waiting list, together: {who}.",
        len(turn.people),
    )
    reveals = words._("F8 shows names and telephone numbers.") if masked else ""
    return f"{said.format(who=people)} {reveals}".rstrip()


def _reached(one: Listed) -> PersonFound:
    """Somebody with the number that answers for them."""
    return replace(one.person, phone=one.phone)


def passed_said(words: Words, reason: str) -> str:
    """Why somebody's turn was passed to the next; nothing for a reason nobody knows."""
    known = {
        PassedReason.NO_ANSWER: words._("does not answer"),
        PassedReason.NOT_THIS_TIME: words._("not this time"),
        PassedReason.GAVE_UP: words._("gave up"),
    }
    return known.get(PassedReason(reason), "") if reason in set(PassedReason) else ""


def placed_said(words: Words, who: str, outcome: Outcome) -> str:
    """« M. K. est inscrite (12/12). », « M. K. attend, 4e (12/12). »."""
    answer = outcome.answer
    facts = {"who": who, "enrolled": answer["enrolled"], "places": answer["places"]}
    if answer["status"] == "waiting":
        said = words._("{who} waits, {rank} ({enrolled}/{places}).")
        return said.format(rank=rank_said(words, int(answer["rank"])), **facts)
    if answer["status"] == "withdrawn":
        return words._("{who} is withdrawn ({enrolled}/{places}).").format(**facts)
    return words._("{who} is enrolled ({enrolled}/{places}).").format(**facts)


def remarks(words: Words, who: str, outcome: Outcome, names: Names) -> list[str]:
    """What should be known of somebody who joins: ages, a guardian, steps, elsewhere."""
    noted = [
        participant_note_text(words, ParticipantNote(note), who)
        for note in outcome.answer.get("notes", ())
    ]
    return [*noted, *(finding_text(words, one, names) for one in outcome.findings)]


def refusal_said(words: Words, who: str, error: Exception, names: Names = NO_NAMES) -> str:
    """Why an act was refused, about somebody the screen names its own way."""
    if isinstance(error, AlreadyEnrolledError):
        return words._("{who} is already enrolled in it, or waits for it.").format(who=who)
    if isinstance(error, WalkInError):
        return words._("People come to it without enrolling: nobody is given a place.")
    if isinstance(error, RefusedError):
        return " ".join(finding_text(words, one, names) for one in error.findings)
    return failure_text(words, error)
