"""Sites and programmes put away: no longer offered, kept where they were used, put back."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import partial

from sqlalchemy import ColumnElement, Engine, Select, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from db.journal import Actor
from db.queries.subjects import coded
from db.tables.sessions import Programme, WorkshopSession
from db.tables.sites import Room, Site
from db.tables.support import Appointment
from desktop_app.commands.act import Act, Done, Outcome, perform
from desktop_app.commands.described_rows import field_changed
from desktop_app.commands.room_days import lock_rooms
from desktop_app.commands.session_state import HELD, OPTION, PLANNED
from desktop_app.domain.errors import BadInputError, SiteInUseError
from desktop_app.domain.putting_away import last_day_of

SITE_LAST_DAY = "last_day"
"""The field of a site that says it is put away."""

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class PutSiteAway:
    """Offer a site no longer, or again when ``away`` is false."""

    site: str
    away: bool = True

    def __call__(self, engine: Engine, actor: Actor) -> Outcome:
        """Write it in one transaction.

        Raises:
            SiteInUseError: sessions or appointments to come stand in its rooms.
            UnknownCodeError: no site has the code.
        """
        act = Act("put_away" if self.away else "put_back", self)
        return perform(engine, actor, act, partial(self._work, actor=actor))

    def _work(self, tx: Session, actor: Actor) -> Done:
        row = coded(tx, Site, self.site, lock=True)
        if not self.away:
            return field_changed(row, row.code, SITE_LAST_DAY, None)
        # A booking that another desk has begun is seen once the rooms are ours.
        lock_rooms(tx, tx.scalars(_rooms(row)).all())
        check_nothing_to_come(tx, row, actor.at)
        if row.last_day is not None:
            return field_changed(row, row.code, SITE_LAST_DAY, row.last_day)
        today = actor.at.date()
        last = last_day_of(today, used_today=_is_used_on(tx, row, actor.at))
        return field_changed(row, row.code, SITE_LAST_DAY, last)


@dataclass(frozen=True, slots=True)
class PutProgrammeAway:
    """Offer a programme no longer, or again when ``away`` is false; what is booked goes on."""

    programme: str
    away: bool = True

    def __call__(self, engine: Engine, actor: Actor) -> Outcome:
        """Write it in one transaction.

        Raises:
            UnknownCodeError: no programme has the code.
        """
        act = Act("put_away" if self.away else "put_back", self)
        return perform(engine, actor, act, self._work)

    def _work(self, tx: Session) -> Done:
        row = coded(tx, Programme, self.programme, lock=True)
        return field_changed(row, row.code, "archived", self.away)


def check_offered(tx: Session, programme: str) -> None:
    """Refuse a programme that was put away for what is newly booked of it.

    Raises:
        BadInputError: it was put away.
        UnknownCodeError: no programme has the code.
    """
    if programme and coded(tx, Programme, programme).archived:
        raise BadInputError("programme", "put_away", programme)


def check_site_offered(site: Site) -> None:
    """Refuse a site that was put away for what is newly added there.

    Raises:
        BadInputError: it was put away.
    """
    if site.last_day is not None:
        raise BadInputError("site", "put_away", site.code)


def check_nothing_to_come(tx: Session, site: Site, now: datetime) -> None:
    """Refuse to put a site away over what is planned there.

    Raises:
        SiteInUseError: how many sessions and appointments, and when the next one is.
    """
    sessions, first = _count(tx, WorkshopSession, _in(site, WorkshopSession.room_id), now)
    appointments, other = _count(tx, Appointment, _in(site, Appointment.room_id), now)
    if sessions or appointments:
        following = min(moment for moment in (first, other) if moment is not None)
        raise SiteInUseError(site.code, sessions, appointments, following)


def _count(
    tx: Session,
    table: type[WorkshopSession] | type[Appointment],
    here: ColumnElement[bool],
    now: datetime,
) -> tuple[int, datetime | None]:
    found = tx.execute(
        select(func.count(table.id), func.min(table.starts)).where(
            here, table.status.in_((OPTION, PLANNED)), table.starts >= now
        )
    ).one()
    return found[0], found[1]


def _is_used_on(tx: Session, site: Site, now: datetime) -> bool:
    """Whether something has begun there today."""
    begin = datetime.combine(now.date(), time())
    for table in (WorkshopSession, Appointment):
        found = select(table.id).where(
            _in(site, table.room_id),
            table.status.in_((OPTION, PLANNED, HELD)),
            table.starts >= begin,
            table.starts < begin + _ONE_DAY,
        )
        if tx.scalars(found.limit(1)).one_or_none() is not None:
            return True
    return False


def _rooms(site: Site) -> Select[int]:
    return select(Room.id).where(Room.site_id == site.id)


def _in(
    site: Site, room: InstrumentedAttribute[int] | InstrumentedAttribute[int | None]
) -> ColumnElement[bool]:
    return room.in_(_rooms(site))
