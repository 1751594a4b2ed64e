"""What may be booked: the kinds of workshop, the running cycles, and the words for them all."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from db.engine import reading
from db.queries.planning import planning_during
from db.tables.centre import Theme
from db.tables.sessions import Cycle, Programme, Resource, WorkshopSession
from db.tables.sites import Room
from desktop_app.domain.appointments import AppointmentKind
from desktop_app.domain.bilingual import Bilingual
from desktop_app.domain.enrolment import WALK_IN
from desktop_app.domain.names import folded
from desktop_app.domain.need_words import said_needs
from desktop_app.domain.planning import Planning
from desktop_app.domain.quick_entry import Lexicon, Named, PartKind
from desktop_app.domain.span import Span
from desktop_app.wording.roles import role_words
from desktop_app.wording.statuses import appointment_kind_text
from desktop_app.wording.words import Words, words_in

PROGRAMME, CYCLE = "programme", "cycle"
MOST_OFFERS = 5
_ONE_DAY = timedelta(days=1)
_OF_LATE = timedelta(days=180)
_SELDOM = 4
"""A room is not usual where another one was taken more than this many times as often."""


NAMELESS = Bilingual("")
"""Somebody or something without a title."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A kind of workshop, or a cycle that still runs, with what choosing it fills in.

    ``kind`` is programme or cycle; ``room``, ``workers`` and ``language`` are the cycle's
    own; ``coming`` counts its sessions still to come, ``theme`` is the title of its theme;
    ``usual`` are the rooms its kind of workshop is held in, the most usual first. One that
    was put away is ``archived``; people come without enrolling to what is ``walk_in``.
    """

    code: str
    kind: str
    programme: str
    title: Bilingual
    palette: str
    icon: str
    minutes: int
    places: int | None = None
    roles: str = ""
    room: str = ""
    workers: tuple[str, ...] = ()
    language: str = ""
    coming: int = 0
    theme: Bilingual = NAMELESS
    archived: bool = False
    walk_in: bool = False
    usual: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything that may be booked, kinds of workshop first, each in its own order.

    ``by_code`` also knows what was put away, which is still the workshop of what it was.
    """

    offers: tuple[Offer, ...] = ()
    by_code: Mapping[str, Offer] = field(default_factory=dict)

    @classmethod
    def of(cls, offers: Iterable[Offer]) -> "Catalogue":
        """Keep the offers and find them again by code."""
        known = tuple(offers)
        offered = tuple(one for one in known if not one.archived)
        return cls(offered, {one.code: one for one in known})


def booking_catalogue(engine: Engine, now: datetime) -> Catalogue:
    """Read what may be booked from ``now`` on."""
    with reading(engine) as tx:
        usual = _usual_rooms(tx, now)
        return Catalogue.of(
            replace(one, usual=usual.get(one.programme, ()))
            for one in (*_programmes(tx), *_cycles(tx, now))
        )


def planning_of_day(engine: Engine, day: date) -> Planning:
    """Read one day as the rules see it, with what surrounds it: a journey, a set-up time."""
    with reading(engine) as tx:
        return planning_during(tx, Span.whole_days(day - _ONE_DAY, day + _ONE_DAY))


def matching_offers(
    catalogue: Catalogue, typed: str, words: Words, most: int = MOST_OFFERS
) -> tuple[Offer, ...]:
    """Give the offers whose words begin like those typed, the closest first.

    Accents and capitals do not matter, nor the order of the words; the offers whose title
    begins as typed come first, then kinds of workshop before cycles.
    """
    wanted = folded(typed).split()
    if not wanted:
        return ()
    ranked = [
        (not title.startswith(" ".join(wanted)), one.kind != PROGRAMME, len(title), title, one)
        for one in catalogue.offers
        if _fits(wanted, title := folded(words.of(one.title)))
    ]
    return tuple(row[-1] for row in sorted(ranked, key=lambda row: row[:-1])[:most])


def lexicon_of(catalogue: Catalogue, planning: Planning, words: Words) -> Lexicon:
    """Every name that a line may say, in both languages where the centre wrote both."""
    named = [
        *(
            Named(PartKind.WHAT, one.code, title)
            for one in catalogue.offers
            for title in _both(one.title)
        ),
        *(
            Named(PartKind.ROOM, code, name)
            for code, room in planning.rooms.items()
            for name in _both(room.name)
        ),
        *(Named(PartKind.SITE, code, site.name) for code, site in planning.sites.items()),
        *(
            Named(PartKind.WORKER, code, role_words(words, worker.label))
            for code, worker in planning.workers.items()
            if worker.kind != "interpreter"
        ),
        *(
            Named(PartKind.LANGUAGE, code, name)
            for code, label in planning.languages.items()
            for name in _both(label)
        ),
        *(
            Named(PartKind.KIND, kind, appointment_kind_text(said, kind))
            for kind in AppointmentKind
            for said in (words_in("fr"), words_in("en"))
        ),
        *(Named(PartKind.NEED, code, said) for code, said in said_needs(planning.equipment)),
    ]
    return Lexicon.of(named)


def _both(text: Bilingual) -> Sequence[str]:
    return tuple(dict.fromkeys(filter(None, (text.fr, text.en))))


def _fits(wanted: Sequence[str], title: str) -> bool:
    there = title.split()
    return all(any(word.startswith(one) for word in there) for one in wanted)


def _programmes(tx: Session) -> Iterable[Offer]:
    rows = tx.execute(
        select(Programme, Theme.palette, Theme.icon, Theme.title_fr, Theme.title_en)
        .join(Theme, Theme.id == Programme.theme_id)
        .order_by(Programme.title_fr)
    )
    for row, palette, icon, theme_fr, theme_en in rows:
        yield Offer(
            code=row.code,
            kind=PROGRAMME,
            programme=row.code,
            title=Bilingual(row.title_fr, row.title_en),
            palette=palette,
            icon=icon,
            minutes=row.session_minutes,
            places=row.capacity,
            roles=row.facilitator_roles,
            theme=Bilingual(theme_fr, theme_en),
            archived=row.archived,
            walk_in=row.registration_mode == WALK_IN,
        )


def _cycles(tx: Session, now: datetime) -> Iterable[Offer]:
    coming = _coming(tx, now)
    rows = tx.execute(
        select(Cycle, Programme, Theme.palette, Theme.icon, Resource.code)
        .join(Programme, Programme.id == Cycle.programme_id)
        .join(Theme, Theme.id == Programme.theme_id)
        .join(Room, Room.id == Cycle.room_id)
        .join(Resource, Resource.id == Room.id)
        .where(Cycle.id.in_(coming))
        .order_by(Cycle.title_fr)
    )
    for cycle, programme, palette, icon, room in rows:
        yield Offer(
            code=cycle.code,
            kind=CYCLE,
            programme=programme.code,
            title=Bilingual(cycle.title_fr or programme.title_fr),
            palette=palette,
            icon=icon,
            minutes=_minutes(cycle),
            places=programme.capacity,
            roles=programme.facilitator_roles,
            room=room,
            workers=cycle.facilitator_codes,
            language=cycle.interpreter_language,
            coming=coming[cycle.id],
        )


def _usual_rooms(tx: Session, now: datetime) -> dict[str, tuple[str, ...]]:
    """The rooms of each programme by its code, the most usual of late first."""
    times = func.count(WorkshopSession.id)
    rows = tx.execute(
        select(Programme.code, Resource.code, times)
        .join(WorkshopSession, WorkshopSession.programme_id == Programme.id)
        .join(Resource, Resource.id == WorkshopSession.room_id)
        .where(WorkshopSession.starts >= now - _OF_LATE, WorkshopSession.status != "cancelled")
        .group_by(Programme.code, Resource.code)
        .order_by(times.desc(), Resource.code)
    )
    found: dict[str, tuple[str, ...]] = {}
    most: dict[str, int] = {}
    for programme, room, count in rows:
        if count * _SELDOM >= most.setdefault(programme, count):
            found[programme] = (*found.get(programme, ()), room)
    return found


def _minutes(cycle: Cycle) -> int:
    anyday = date(2000, 1, 1)
    return Span.on(anyday, cycle.start_time, cycle.end_time).minutes


def _coming(tx: Session, now: datetime) -> dict[int, int]:
    rows = tx.execute(
        select(WorkshopSession.cycle_id, func.count(WorkshopSession.id))
        .where(
            WorkshopSession.starts >= now,
            WorkshopSession.status.in_(("planned", "option")),
            WorkshopSession.cycle_id.is_not(None),
        )
        .group_by(WorkshopSession.cycle_id)
    )
    found: dict[int, int] = defaultdict(int)
    for cycle, count in rows:
        found[cycle or 0] = count
    return dict(found)
