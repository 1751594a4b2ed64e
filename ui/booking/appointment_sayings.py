"""The words of an appointment that is being booked: for whom, when one is free, who interprets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.domain.interpreter_ways import interpreter_way
from desktop_app.domain.interpreting import USUAL_MODES
from desktop_app.wording.sheets import mode_of_interpreting
from ui.booking.offers import OfferLine, person_offer
from ui.named_people import POINT, person_said

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from desktop_app.domain.interpreter_ways import InterpreterWay
    from desktop_app.domain.planning import Proposal
    from desktop_app.readings.people_search import PersonFound
    from desktop_app.wording import Words
    from ui.booking.sayings import Speaker


def person_offers(
    words: Words, found: Iterable[PersonFound], *, masked: bool
) -> tuple[OfferLine, ...]:
    """A line for each person whom an appointment may be for; homonyms are told apart."""
    lines = []
    for one in found:
        name, beside = person_said(words, one, masked=masked)
        details = POINT.join(part for part in (words._("appointment"), beside) if part)
        lines.append(person_offer(one.code, name, details))
    return tuple(lines)


def somebody_said(words: Words, person: PersonFound, *, masked: bool) -> str:
    """Whom an appointment is for: « S. K. · 1979 · …2000 », or more while names are shown."""
    return POINT.join(part for part in person_said(words, person, masked=masked) if part)


def free_said(speaker: Speaker, proposal: Proposal) -> str:
    """When and where: « jeu. 26 nov. 09:00 · Bureau 1, Villejean »."""
    words, planning = speaker.words, speaker.planning
    when = f"{words.short_day(proposal.span.day)} {words.hour(proposal.span.start)}"
    room = planning.rooms.get(proposal.room)
    if room is None:
        return when
    place = f"{words.of(room.name)}, {planning.sites[room.site].name}"
    return POINT.join((when, place))


def free_details(speaker: Speaker, proposal: Proposal, *, later: bool) -> str:
    """What a free appointment is, and with whom."""
    words = speaker.words
    what = words._("Later") if later else words._("Next free appointment")
    everybody = tuple(speaker.planning.workers)
    who = (speaker.person(one.worker, everybody) for one in proposal.involved)
    return POINT.join((what, *who))


def interpreter_said(
    speaker: Speaker, proposal: Proposal | None, spoken: str, now: datetime
) -> str:
    """How the language is interpreted and until when that can be ordered; nothing without one.

    ``spoken`` is the language of somebody who needs an interpreter, empty for the others.
    """
    if proposal is None:
        return ""
    if not proposal.language:
        return _spoken_said(speaker, proposal, spoken)
    language = speaker.language(proposal.language)
    modes = (proposal.mode,) if proposal.mode else USUAL_MODES
    way = interpreter_way(proposal, speaker.planning, now, modes)
    if way is None:
        said = speaker.words._("{language}: nobody can be ordered any more for that hour.")
        return said.format(language=language)
    return _way_said(speaker.words, way, language, proposal.span.start)


def _way_said(words: Words, way: InterpreterWay, language: str, start: datetime) -> str:
    mode = mode_of_interpreting(words, way.mode)
    if way.order_by is None:
        said = words._("{language}, {mode}: the interpreter is there at that hour.")
        return said.format(language=language, mode=mode)
    if way.order_by >= start:
        return words._("{language}, {mode}: on call.").format(language=language, mode=mode)
    moment = f"{words.short_day(way.order_by.date())} {words.hour(way.order_by)}"
    said = words._("{language}, {mode}: to be ordered by {moment}.")
    return said.format(language=language, mode=mode, moment=moment)


def _spoken_said(speaker: Speaker, proposal: Proposal, spoken: str) -> str:
    """That nobody has to interpret, where whoever receives speaks the language."""
    workers = speaker.planning.workers
    if not any(spoken in workers[one.worker].languages for one in proposal.involved):
        return ""
    said = speaker.words._("{language}: spoken by whoever receives.")
    return said.format(language=speaker.language(spoken))
