"""The options of a few days: sessions kept in view that hold nothing."""

from collections import defaultdict

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from db.tables.sessions import Allocation, Programme, Resource, WorkshopSession
from desktop_app.domain.bilingual import Bilingual
from desktop_app.domain.planning import WaitingOption
from desktop_app.domain.span import Span

NO_WORKERS = ("place", "equipment")


def waiting_options(tx: Session, window: Span) -> tuple[WaitingOption, ...]:
    """The options that touch ``window``, in order of time, with the people they wait for."""
    place, worker = aliased(Resource), aliased(Resource)
    rows = tx.execute(
        select(WorkshopSession, Programme.title_fr, Programme.title_en, place.code, worker.code)
        .join(place, place.id == WorkshopSession.room_id)
        .outerjoin(Programme, Programme.id == WorkshopSession.programme_id)
        .outerjoin(
            Allocation,
            (Allocation.session_id == WorkshopSession.id) & Allocation.role.not_in(NO_WORKERS),
        )
        .outerjoin(worker, worker.id == Allocation.resource_id)
        .where(
            WorkshopSession.status == "option",
            WorkshopSession.starts < window.end,
            WorkshopSession.ends > window.start,
        )
        .order_by(WorkshopSession.starts, WorkshopSession.code, worker.code)
    ).all()
    workers: dict[str, list[str]] = defaultdict(list)
    for session, _fr, _en, _room, code in rows:
        if code is not None:
            workers[session.code].append(code)
    return tuple(
        {
            session.code: WaitingOption(
                session.code,
                Bilingual(session.title) if session.title else Bilingual(fr or "", en or ""),
                Span(session.starts, session.ends),
                room,
                tuple(workers[session.code]),
            )
            for session, fr, en, room, _worker in rows
        }.values()
    )
