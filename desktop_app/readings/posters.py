"""What hangs on a wall for one day: the sessions of a site, or behind one door."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import ColumnElement, Engine, or_, select
from sqlalchemy.orm import Session

from db.engine import reading
from db.queries.planning import the_centre
from db.queries.sheet_facts import SENSITIVE_THEMES
from db.queries.subjects import coded, room_coded
from db.tables.centre import Centre, Theme
from db.tables.sessions import Programme, WorkshopSession
from db.tables.sites import Room, RoomPart, Site
from desktop_app.domain.bilingual import Bilingual
from desktop_app.domain.errors import BadInputError
from desktop_app.domain.sheets.posters import PosterFacts, PosterPlace, PosterSession
from desktop_app.domain.span import Span
from desktop_app.wording import words_in

PUBLIC_STATUSES = ("planned", "held", "cancelled")
"""An option is not certain yet and a date left out is none: neither is told to the public."""

OPTION = "option"
MEETING = "meeting"
"""Of the staff: what was typed of it is not for the public."""

_BOTH = ("fr", "en")


@dataclass(frozen=True, slots=True)
class PosterLanguages:
    """What a poster speaks: ``only`` one language, or ``both``; else that of the centre."""

    only: str = ""
    both: bool = False

    def of_centre(self, default: str) -> tuple[str, ...]:
        """The languages in order, where ``default`` is the centre's."""
        first = self.only or default
        if not self.both:
            return (first,)
        return (first, *(one for one in _BOTH if one != first))


AS_THE_CENTRE = PosterLanguages()


def today_board(
    engine: Engine, site: str, day: date, languages: PosterLanguages = AS_THE_CENTRE
) -> PosterFacts:
    """Read every session of a site's day.

    Raises:
        UnknownCodeError: no site carries the code.
    """
    with reading(engine) as tx:
        row = coded(tx, Site, site)
        facts = _facts(the_centre(tx), row, day, languages)
        return replace(facts, sessions=_sessions(tx, day, Room.site_id == row.id))


def room_door(
    engine: Engine, room: str, day: date, languages: PosterLanguages = AS_THE_CENTRE
) -> PosterFacts:
    """Read every session of a day behind the door of a room.

    Raises:
        UnknownCodeError: no room carries the code.
    """
    with reading(engine) as tx:
        return _door(tx, room_coded(tx, room), day, languages)


def session_door(
    engine: Engine, session: str, languages: PosterLanguages = AS_THE_CENTRE
) -> PosterFacts:
    """Read a session and those that follow it that day behind the same door.

    Raises:
        UnknownCodeError: no session carries the code.
        BadInputError: it is an option, which nobody can be told to come to yet.
    """
    with reading(engine) as tx:
        row = coded(tx, WorkshopSession, session)
        if row.status == OPTION:
            raise BadInputError("session", "only_option", session)
        facts = _door(tx, tx.get_one(Room, row.room_id), row.starts.date(), languages)
        own = _sessions(tx, row.starts.date(), WorkshopSession.id == row.id, statuses=(row.status,))
        later = [one for one in facts.sessions if one.span.start >= row.ends]
        return replace(facts, sessions=(*own, *later), begins_large=True)


def _door(tx: Session, room: Room, day: date, languages: PosterLanguages) -> PosterFacts:
    facts = _facts(the_centre(tx), tx.get_one(Site, room.site_id), day, languages)
    behind = WorkshopSession.room_id.in_(_rooms_behind(tx, room.id))
    return replace(facts, sessions=_sessions(tx, day, behind), door=_place(room))


def _rooms_behind(tx: Session, room_id: int) -> set[int]:
    """The room, the wholes it is a part of, and its own parts: one door leads to all."""
    found = tx.execute(
        select(RoomPart.room_id, RoomPart.part_id).where(
            or_(RoomPart.room_id == room_id, RoomPart.part_id == room_id)
        )
    )
    return {room_id, *(one for row in found for one in row)}


def _facts(centre: Centre, site: Site, day: date, languages: PosterLanguages) -> PosterFacts:
    return PosterFacts(
        centre=Bilingual(centre.name_fr, centre.name_en),
        languages=languages.of_centre(centre.default_language),
        day=day,
        site_letter=site.letter,
        site=site.short_name,
        sessions=(),
    )


def _sessions(
    tx: Session,
    day: date,
    where: ColumnElement[bool],
    statuses: Collection[str] = PUBLIC_STATUSES,
) -> tuple[PosterSession, ...]:
    window = Span.whole_days(day, day)
    rows = tx.execute(
        select(WorkshopSession, Room, Programme.neutral_title_fr, Theme.code)
        .join(Room, Room.id == WorkshopSession.room_id)
        .outerjoin(Programme, Programme.id == WorkshopSession.programme_id)
        .outerjoin(Theme, Theme.id == Programme.theme_id)
        .where(
            WorkshopSession.starts >= window.start,
            WorkshopSession.starts < window.end,
            WorkshopSession.status.in_(statuses),
            where,
        )
        .order_by(WorkshopSession.starts, WorkshopSession.code)
    )
    return tuple(_session(*row) for row in rows)


def _session(
    session: WorkshopSession, room: Room, neutral: str | None, theme: str | None
) -> PosterSession:
    return PosterSession(
        span=Span(session.starts, session.ends),
        title=_title(session, neutral),
        place=_place(room),
        sensitive=theme in SENSITIVE_THEMES,
        cancelled=session.status in {"cancelled", "skipped"},
    )


def _title(session: WorkshopSession, neutral: str | None) -> Bilingual:
    """The neutral title of the programme; without a programme, what the session was called."""
    if session.kind == MEETING:
        french, english = (words_in(one)._("Meeting") for one in _BOTH)
        return Bilingual(french, english)
    if neutral or session.title:
        return Bilingual(neutral or session.title)
    french, english = (words_in(one)._("Session") for one in _BOTH)
    return Bilingual(french, english)


def _place(room: Room) -> PosterPlace:
    return PosterPlace(Bilingual(room.name_fr, room.name_en), room.neutral_name_fr, room.floor)
