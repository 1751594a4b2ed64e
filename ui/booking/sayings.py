"""The words of a booking: offers, who is free, what a line was understood as."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from desktop_app.domain.bilingual import Bilingual
from desktop_app.domain.planning import Planning, Proposal
from desktop_app.domain.quick_entry import Part, PartKind, QuickEntry
from desktop_app.domain.roles import ALL, ANY
from desktop_app.readings.free_now import (
    MOST_PEOPLE,
    Freedom,
    InterpreterFreedom,
    PersonFreedom,
    RoomFreedom,
    interpreter_freedoms,
    person_freedoms,
    room_freedoms,
    rooms_counted,
)
from desktop_app.wording.history import need_text
from desktop_app.wording.names import capitalised, worker_said
from desktop_app.wording.roles import role_words
from desktop_app.wording.statuses import appointment_kind_text
from desktop_app.wording.words import Words
from ui.booking.entry_chips import Understood
from ui.booking.free_panel import FreeGroup, FreeLine
from ui.booking.offers import OfferLine
from ui.icons import Icon
from ui.palettes import Palette
from ui.widgets.tones import Tone

if TYPE_CHECKING:
    from desktop_app.readings.booking import Offer

ROOMS, PEOPLE, LANGUAGES = "room", "workers", "language"
"""The fields of the form that the groups fill."""

_DOT = " · "
_MOST_SMALL, _MOST_ALIKE = 2, 2
_NARROW = "\u202f"


@dataclass(frozen=True, slots=True)
class Speaker:
    """The words of a screen, the names of the centre and the planning they are said of."""

    words: Words
    names: Mapping[str, Bilingual]
    planning: Planning

    def person(self, code: str, beside: Sequence[str] = ()) -> str:
        """A profession with a capital; with the code too when several are called so."""
        worker = self.planning.workers.get(code)
        label = worker.label if worker is not None else None
        said = worker_said(self.words, label, code)
        others = Counter(self._label(one) for one in beside)
        return f"{said} {code}" if others[self._label(code)] > 1 else said

    def room(self, code: str) -> str:
        """« Grande salle · 30 places »; with its site where two rooms are called so."""
        room = self.planning.rooms.get(code)
        if room is None:
            return code
        name, rooms = self.words.of(room.name), self.planning.rooms.values()
        places = places_said(self.words, room.capacity)
        if sum(one.name == room.name for one in rooms) > 1:
            return _DOT.join((name, self.planning.sites[room.site].name, places))
        return name + _DOT + places

    def language(self, code: str) -> str:
        """A language with a capital."""
        label = self.planning.languages.get(code)
        return capitalised(self.words.of(label)) if label is not None else code

    def _label(self, code: str) -> str:
        worker = self.planning.workers.get(code)
        return worker.label.fr if worker is not None else code


def offer_line(speaker: Speaker, offer: Offer) -> OfferLine:
    """An offer with what it brings: « modèle · 1 h 30 · infirmière · 18 places »."""
    words = speaker.words
    if offer.kind == "cycle":
        coming = words.ngettext("{count} session to come", "{count} sessions to come", offer.coming)
        brings = [words._("running cycle"), coming.format(count=offer.coming)]
    else:
        brings = [words._("template"), length_said(offer.minutes), _roles_said(speaker, offer)]
        if offer.places is not None:
            brings.append(places_said(words, offer.places))
    return OfferLine(
        offer.code,
        words.of(offer.title),
        _DOT.join(filter(None, brings)),
        Palette(offer.palette) if offer.palette in set(Palette) else Palette.MEDIATION,
        Icon(offer.icon) if offer.icon in set(Icon) else Icon.CALENDAR_DAYS,
    )


def length_said(minutes: int) -> str:
    """« 45 min », « 2 h », « 1 h 30 » in both languages."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest}{_NARROW}min"
    return f"{hours}{_NARROW}h{_NARROW}{rest:02d}" if rest else f"{hours}{_NARROW}h"


def understood(speaker: Speaker, entry: QuickEntry, title: str) -> tuple[Understood, ...]:
    """Each part of a line in words, what is unread as it was typed; links are left out."""
    said = []
    for part in entry.parts:
        if part.kind is PartKind.LINK:
            continue
        text = _part_said(speaker, entry, part)
        what = title if part.kind is PartKind.WHAT else ""
        hint = ""
        if part.kind is PartKind.UNREAD:
            hint = speaker.words._("not understood: {words}").format(words=text)
        said.append(Understood(part.kind, what or text, hint))
    return tuple(said)


def free_groups(
    speaker: Speaker, proposal: Proposal, people: int, now: datetime
) -> tuple[FreeGroup, ...]:
    """Rooms, people and interpreters at the hour of a proposal."""
    return (
        _rooms_group(speaker, proposal, people),
        _people_group(speaker, proposal),
        _languages_group(speaker, proposal, now),
    )


def _roles_said(speaker: Speaker, offer: Offer) -> str:
    firsts = [group.partition(ANY)[0].strip() for group in offer.roles.split(ALL)]
    names = [speaker.names.get(code, Bilingual(code)) for code in firsts if code]
    return ", ".join(role_words(speaker.words, name).lower() for name in names)


def _part_said(speaker: Speaker, entry: QuickEntry, part: Part) -> str:
    words, code = speaker.words, next(iter(part.codes), "")
    if part.kind is PartKind.DAY and entry.day is not None:
        return words.short_day(entry.day)
    if part.kind is PartKind.PLACES and entry.places is not None:
        return places_said(words, entry.places)
    named = {
        PartKind.ROOM: lambda: words.of(speaker.planning.rooms[code].name),
        PartKind.WORKER: lambda: speaker.person(code),
        PartKind.LANGUAGE: lambda: speaker.language(code),
        PartKind.KIND: lambda: appointment_kind_text(words, code),
        PartKind.NEED: lambda: need_text(words, code, _equipment_names(speaker.planning)),
    }
    return named[part.kind]() if part.kind in named else entry.said(part)


def _equipment_names(planning: Planning) -> dict[str, Bilingual]:
    return {code: one.label for code, one in planning.equipment.items()}


def places_said(words: Words, count: int) -> str:
    """« 18 places »."""
    return words.ngettext("{count} place", "{count} places", count).format(count=count)


def _rooms_group(speaker: Speaker, proposal: Proposal, people: int) -> FreeGroup:
    words = speaker.words
    free, large = rooms_counted(proposal, speaker.planning, people)
    beside = words.ngettext("{free} free of {count}", "{free} free of {count}", free)
    rows = _listed(room_freedoms(proposal, speaker.planning, people), proposal.room)
    names = Counter(speaker.planning.rooms[one.code].name.fr for one in rows)
    lines = tuple(
        FreeLine(
            one.code,
            _room_label(speaker, one, twice=names[speaker.planning.rooms[one.code].name.fr] > 1),
            _room_state(words, one, people),
            Tone.OK if one.state is Freedom.FREE else Tone.NEUTRAL,
            chosen=one.code == proposal.room,
        )
        for one in rows
    )
    title = words._("Rooms large enough") if people else words._("Rooms")
    return FreeGroup(ROOMS, title, beside.format(free=free, count=large), lines)


def _listed(rooms: Sequence[RoomFreedom], chosen: str) -> list[RoomFreedom]:
    """Those large enough, and the largest few that are not: they say why."""
    small = [one.code for one in rooms if one.state is Freedom.TOO_SMALL]
    out = {code for code in small[_MOST_SMALL:] if code != chosen}
    return [one for one in rooms if one.code not in out]


def _room_label(speaker: Speaker, one: RoomFreedom, *, twice: bool) -> str:
    room = speaker.planning.rooms[one.code]
    name = speaker.words.of(room.name)
    return name + _DOT + speaker.planning.sites[room.site].name if twice else name


def _room_state(words: Words, one: RoomFreedom, people: int) -> str:
    until = f"{one.until:%H:%M}" if one.until is not None else ""
    said = {
        Freedom.TAKEN: words._("taken → {hour}").format(hour=until),
        Freedom.TOO_SMALL: words._("{capacity} places for {people}").format(
            capacity=one.capacity, people=people
        ),
        Freedom.RESERVED: words._("kept for somebody"),
        Freedom.CLOSED: words._("closed"),
        Freedom.NOT_STEP_FREE: words._("not step-free"),
        Freedom.LACKING: words._("lacks equipment"),
    }
    return said.get(one.state) or places_said(words, one.capacity)


def _people_group(speaker: Speaker, proposal: Proposal) -> FreeGroup:
    words, planning = speaker.words, speaker.planning
    chosen = {one.worker for one in proposal.involved}
    everybody = person_freedoms(proposal, planning, len(planning.workers))
    found = _varied(speaker, everybody, chosen)[:MOST_PEOPLE]
    codes = [one.code for one in found]
    lines = tuple(
        FreeLine(
            one.code,
            said := speaker.person(one.code, codes),
            _person_state(words, one),
            _person_tone(one),
            chosen=one.code in chosen,
            name=(name := speaker.person(one.code)),
            mark=said.removeprefix(name).strip(),
        )
        for one in found
    )
    room = planning.rooms.get(proposal.room)
    site = words._("at {site}").format(site=planning.sites[room.site].name) if room else ""
    return FreeGroup(PEOPLE, words._("Team"), site, lines)


def _varied(
    speaker: Speaker, people: Sequence[PersonFreedom], chosen: Collection[str]
) -> list[PersonFreedom]:
    """Everybody who is chosen or free, and of those who are not, a few of each profession."""
    alike: Counter[str] = Counter()
    kept = []
    for one in people:
        said = speaker.person(one.code)
        if one.code in chosen or one.state is Freedom.FREE or alike[said] < _MOST_ALIKE:
            kept.append(one)
            alike[said] += 1
    return kept


def _person_tone(one: PersonFreedom) -> Tone:
    if one.state is Freedom.FREE:
        return Tone.OK
    return Tone.WARN if one.state in {Freedom.OUTSIDE, Freedom.TRAVELLING} else Tone.NEUTRAL


def _person_state(words: Words, one: PersonFreedom) -> str:
    until = f"{one.until:%H:%M}" if one.until is not None else ""
    match one.state:
        case Freedom.TAKEN:
            return words._("in a session → {hour}").format(hour=until)
        case Freedom.AWAY:
            return words._("away")
        case Freedom.OUTSIDE:
            return words._("outside usual hours")
        case Freedom.TRAVELLING:
            return words._("too far to come")
    return words._("free → {hour}").format(hour=until) if until else words._("free")


def _languages_group(speaker: Speaker, proposal: Proposal, now: datetime) -> FreeGroup:
    words = speaker.words
    wanted = tuple(code for code in proposal.language.split("|") if code)
    found = interpreter_freedoms(proposal, speaker.planning, now, wanted)
    modes = {"phone": words._("telephone"), "on_site": words._("on site")}
    lines = tuple(
        FreeLine(
            f"{one.language}:{one.mode}" if proposal.appointment else one.language,
            f"{speaker.language(one.language)}, {modes[one.mode]}",
            _interpreter_state(words, one, proposal, now),
            _interpreter_tone(one),
            chosen=one.language in wanted and proposal.mode in {"", one.mode},
            name=speaker.language(one.language),
            mark=modes[one.mode],
        )
        for one in found
    )
    return FreeGroup(LANGUAGES, words._("Interpreters"), "", lines)


def _interpreter_tone(one: InterpreterFreedom) -> Tone:
    if one.state is Freedom.FREE:
        return Tone.OK
    return Tone.WARN if one.state is Freedom.LATE else Tone.NEUTRAL


def _interpreter_state(
    words: Words, one: InterpreterFreedom, proposal: Proposal, now: datetime
) -> str:
    if one.state is Freedom.TAKEN:
        return words._("not free")
    if one.state is Freedom.LATE:
        return words._("too late to order")
    if one.order_by is None or one.order_by >= proposal.span.start:
        return words._("on call")
    near = one.order_by.date() == now.date()
    moment = words.hour(one.order_by) if near else words.short_day(one.order_by.date())
    return words._("by {moment}").format(moment=moment)
