"""What the go-to box finds: people, workers, rooms, sessions and cycles, the closest first."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from weakref import WeakKeyDictionary

from sqlalchemy import ColumnElement, Engine, and_, case, func, or_, select
from sqlalchemy.orm import Session

from db.engine import reading
from db.tables.journal import JournalEntry
from db.tables.people import Person
from db.tables.sessions import Cycle, Programme, WorkshopSession
from desktop_app.domain.bilingual import Bilingual
from desktop_app.domain.matched_letters import begins_with_all
from desktop_app.domain.names import search_words
from desktop_app.domain.search import Known, PeopleIndex, typed_for
from desktop_app.domain.typed_goal import FoundKind
from desktop_app.readings.directory import room_entries, site_entries, worker_entries
from desktop_app.readings.people_search import PersonFound, people_found, person_as_found
from desktop_app.readings.whereabouts import Whereabouts, Whose, whereabouts

MOST_OF_A_KIND = 4
"""Lines of one kind; people have as many again."""

_TO_COME = ("planned", "option", "held")


_MOVING = {
    FoundKind.PERSON: Whose.PERSON,
    FoundKind.WORKER: Whose.WORKER,
    FoundKind.CYCLE: Whose.CYCLE,
}


@dataclass(frozen=True, slots=True)
class Found:
    """One thing to go to.

    Attributes:
        kind: what it is.
        code: of the centre.
        title: its name; a participant has none here, see ``person``.
        label: a worker's profession, a room's site.
        person: the participant.
        where: the session itself, or where somebody is, is next, else was last.
        key: the folded words it is found by.
    """

    kind: FoundKind
    code: str
    title: Bilingual = field(default_factory=lambda: Bilingual(""))
    label: Bilingual = field(default_factory=lambda: Bilingual(""))
    person: PersonFound | None = None
    where: Whereabouts | None = None
    key: str = ""


@dataclass(slots=True)
class _Things:
    """Everything but people, up to an entry of the journal."""

    entry: int
    day: str
    found: list[Found] = field(default_factory=list)
    index: PeopleIndex = field(default_factory=PeopleIndex)


_KNOWN: WeakKeyDictionary[Engine, _Things] = WeakKeyDictionary()


def goto_found(engine: Engine, typed: str, now: datetime) -> tuple[Found, ...]:
    """What a line may mean, what was typed without an error first; ask on one thread only."""
    typed_words = typed_for(typed)
    if typed_words.is_empty:
        return ()
    met = [*_things_found(engine, typed, now), *_people(engine, typed)]
    tokens = typed_words.tokens
    order = list(FoundKind)
    met.sort(key=lambda one: (not begins_with_all(one.key, tokens), order.index(one.kind)))
    return _placed(engine, _limited(met), now)


def goto_recalled(
    engine: Engine, remembered: Iterable[tuple[str, str]], now: datetime
) -> tuple[Found, ...]:
    """What was opened before, by kind and code, in the same order; what is gone is left out."""
    wanted = tuple(remembered)
    things = {(one.kind, one.code): one for one in _things(engine, now).found}
    with reading(engine) as tx:
        codes = [code for kind, code in wanted if kind == FoundKind.PERSON]
        rows = tx.scalars(select(Person).where(Person.code.in_(codes), Person.removed.is_(False)))
        things |= {(FoundKind.PERSON, row.code): _of_person(row) for row in rows}
        dated = [code for kind, code in wanted if kind == FoundKind.SESSION]
        met = _sessions(tx, WorkshopSession.code.in_(dated), now, len(dated))
        things |= {(FoundKind.SESSION, one.code): one for one in met}
    kinds = {str(kind) for kind in FoundKind}
    known = ((FoundKind(kind), code) for kind, code in wanted if kind in kinds)
    return _placed(engine, [things[one] for one in known if one in things], now)


def _people(engine: Engine, typed: str) -> Iterator[Found]:
    for one in people_found(engine, typed, 2 * MOST_OF_A_KIND):
        yield Found(FoundKind.PERSON, one.code, person=one, key=search_words((one.name,)))


def _of_person(row: Person) -> Found:
    return Found(FoundKind.PERSON, row.code, person=person_as_found(row), key=row.search_key)


def _limited(met: Iterable[Found]) -> list[Found]:
    kept: list[Found] = []
    for one in met:
        most = MOST_OF_A_KIND * (2 if one.kind is FoundKind.PERSON else 1)
        if sum(other.kind is one.kind for other in kept) < most:
            kept.append(one)
    return kept


def _placed(engine: Engine, met: Sequence[Found], now: datetime) -> tuple[Found, ...]:
    """The same with where people and groups are next."""
    places: dict[tuple[FoundKind, str], Whereabouts] = {}
    with reading(engine) as tx:
        for kind, whose in _MOVING.items():
            codes = [one.code for one in met if one.kind is kind]
            if codes:
                found = whereabouts(tx, whose, codes, now)
                places |= {(kind, code): where for code, where in found.items()}
    return tuple(replace(one, where=places.get((one.kind, one.code), one.where)) for one in met)


def _things_found(engine: Engine, typed: str, now: datetime) -> Iterator[Found]:
    things = _things(engine, now)
    met = [things.found[number] for number in things.index.find(typed, 8 * MOST_OF_A_KIND)]
    titles = [one.code for one in met if one.kind is FoundKind.SESSION]
    yield from (one for one in met if one.kind is not FoundKind.SESSION)
    with reading(engine) as tx:
        called = _sessions_called(tx, titles, now)
        coded = _sessions(tx, WorkshopSession.code == typed.strip().upper(), now, 1)
    yield from dict.fromkeys((*coded, *called))


def _things(engine: Engine, now: datetime) -> _Things:
    """Rooms, workers, cycles and titles, read again when anything was written."""
    with reading(engine) as tx:
        entry = tx.scalar(select(func.max(JournalEntry.id))) or 0
    day = f"{now:%Y-%m-%d}"
    known = _KNOWN.get(engine)
    if known is None or (known.entry, known.day) != (entry, day):
        found = [*_rooms(engine), *_workers(engine)]
        with reading(engine) as tx:
            found += [*_cycles(tx), *_titles(tx, now)]
        index = PeopleIndex(Known(one.key) for one in found)
        known = _KNOWN[engine] = _Things(entry, day, found, index)
    return known


def _rooms(engine: Engine) -> Iterator[Found]:
    sites = {one.code: one.name for one in site_entries(engine)}
    for room in room_entries(engine):
        site = sites.get(room.site, "")
        key = search_words((room.name.fr, room.name.en, site, room.code))
        yield Found(FoundKind.ROOM, room.code, room.name, Bilingual(site), key=key)


def _workers(engine: Engine) -> Iterator[Found]:
    for one in worker_entries(engine):
        key = search_words((one.name, one.label.fr, one.label.en, one.code))
        yield Found(FoundKind.WORKER, one.code, Bilingual(one.name), one.label, key=key)


def _cycles(tx: Session) -> Iterator[Found]:
    rows = tx.execute(
        select(Cycle.code, Cycle.title_fr, Programme.title_fr, Programme.title_en)
        .join(Programme, Programme.id == Cycle.programme_id)
        .where(~Cycle.removed)
        .order_by(Cycle.first_date.desc(), Cycle.code)
    )
    for code, own, title_fr, title_en in rows:
        title = Bilingual(own, title_en if own == title_fr else "")
        key = search_words((own, title_en, code))
        yield Found(FoundKind.CYCLE, code, title, key=key)


def _titles(tx: Session, now: datetime) -> Iterator[Found]:
    """What the sessions to come are called; the code is that of the programme, or the title."""
    programmes = (
        select(Programme.code, Programme.title_fr, Programme.title_en)
        .join(WorkshopSession, WorkshopSession.programme_id == Programme.id)
        .where(*_to_come(now))
        .distinct()
    )
    for code, title_fr, title_en in tx.execute(programmes):
        key = search_words((title_fr, title_en))
        yield Found(FoundKind.SESSION, code, Bilingual(title_fr, title_en), key=key)
    own = select(WorkshopSession.title).where(WorkshopSession.title != "", *_to_come(now))
    for title in tx.scalars(own.distinct()):
        yield Found(FoundKind.SESSION, title, Bilingual(title), key=search_words((title,)))


def _sessions_called(tx: Session, names: Collection[str], now: datetime) -> list[Found]:
    """The next sessions of some programmes, or that bear one of some titles of their own."""
    if not names:
        return []
    programmes = select(Programme.id).where(Programme.code.in_(names))
    called = or_(
        WorkshopSession.title.in_(names),
        and_(WorkshopSession.title == "", WorkshopSession.programme_id.in_(programmes)),
    )
    return _sessions(tx, and_(called, *_to_come(now)), now, MOST_OF_A_KIND)


def _sessions(tx: Session, where: ColumnElement[bool], now: datetime, most: int) -> list[Found]:
    over = case((WorkshopSession.ends <= now, 1), else_=0)
    codes = tx.scalars(
        select(WorkshopSession.code)
        .where(where)
        .order_by(over, WorkshopSession.starts, WorkshopSession.code)
        .limit(most)
    ).all()
    places = whereabouts(tx, Whose.SESSION, codes, now)
    return [_of_session(places[code]) for code in codes if code in places]


def _of_session(where: Whereabouts) -> Found:
    key = search_words((where.title.fr, where.title.en, where.code))
    return Found(FoundKind.SESSION, where.code, where.title, where=where, key=key)


def _to_come(now: datetime) -> tuple[ColumnElement[bool], ...]:
    """The whole of today counts: whoever ran this morning's session looks for its sheet."""
    midnight = datetime.combine(now.date(), datetime.min.time())
    return WorkshopSession.starts >= midnight, WorkshopSession.status.in_(_TO_COME)
