"""What was done lately at every desk, from the journal, without any name."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.journal import Edit, Entry, entries_after
from db.tables.sessions import Cycle, Programme, Resource, WorkshopSession
from db.tables.sites import Room
from desktop_app.domain.bilingual import Bilingual
from desktop_app.readings.names import appointment_titles

LOOKED_AT = 60
"""Entries looked back at: some say nothing to others, some are told together."""

TOLD = frozenset(
    {
        *("book", "move", "edit", "cancel", "reinstate", "enrol", "withdraw", "promote"),
        *("create_cycle", "change_policy", "add_dates", "keep", "unkeep"),
        *("add_place", "pass_over", "attend", "undo", "redo", "reverse"),
        *("end_room", "absence", "closure", "move_site"),
        *("book_appointment", "move_appointment", "cancel_appointment"),
        *("reinstate_appointment", "record_appointment"),
        *("order_interpreter", "confirm_interpreter", "refuse_interpreter"),
        *("cancel_interpreter", "record_interpreter"),
    }
)
"""Acts on sessions that other desks want to hear of; giving up a room moves those it had."""

_BACK = frozenset({"undo", "redo", "reverse"})


@dataclass(frozen=True, slots=True)
class RecentChange:
    """Acts of the same kind on one object, by one desk, one after the other.

    ``starts`` and ``room`` are where a session went, when an act moved it; ``back`` when an
    earlier ``act`` was taken back or done again.
    """

    act: str
    subject: str
    title: Bilingual
    desk: str
    at: datetime
    count: int = 1
    starts: datetime | None = None
    room: str = ""
    back: str = ""


def recent_changes(tx: Session, most: int) -> tuple[RecentChange, ...]:
    """Read the last changes of the centre, the latest first, at most ``most``."""
    entries = [one for one in reversed(entries_after(tx, 0, LOOKED_AT)) if one.act in TOLD]
    grouped = _grouped(_change(entry) for entry in entries)[:most]
    titles = titles_of(tx, [one.subject for one in grouped])
    return tuple(replace(one, title=titles.get(one.subject, one.title)) for one in grouped)


def titles_of(tx: Session, codes: Sequence[str]) -> dict[str, Bilingual]:
    """The titles of sessions, cycles and rooms, the hours of appointments, by code."""
    sessions = tx.execute(
        select(WorkshopSession.code, WorkshopSession.title, Programme.title_fr, Programme.title_en)
        .outerjoin(Programme, Programme.id == WorkshopSession.programme_id)
        .where(WorkshopSession.code.in_(codes))
    )
    cycles = tx.execute(select(Cycle.code, Cycle.title_fr).where(Cycle.code.in_(codes)))
    rooms = tx.execute(
        select(Resource.code, Room.name_fr, Room.name_en)
        .join(Room, Room.id == Resource.id)
        .where(Resource.code.in_(codes))
    )
    found = {code: Bilingual(name_fr, name_en) for code, name_fr, name_en in rooms}
    found |= {code: Bilingual(title) for code, title in cycles}
    found |= appointment_titles(tx, codes)
    for code, own, title_fr, title_en in sessions:
        found[code] = Bilingual(own) if own else Bilingual(title_fr or code, title_en or "")
    return found


def _grouped(changes: Iterable[RecentChange]) -> list[RecentChange]:
    """Tell acts of one kind on one object together when nothing came between."""
    found: list[RecentChange] = []
    for one in changes:
        last = found[-1] if found else None
        if last is not None and _same(last, one):
            found[-1] = replace(last, count=last.count + 1)
        else:
            found.append(one)
    return found


def _same(last: RecentChange, one: RecentChange) -> bool:
    return (last.act, last.subject, last.desk, last.back) == (
        one.act,
        one.subject,
        one.desk,
        one.back,
    )


def _change(entry: Entry) -> RecentChange:
    after = _went(entry.edits)
    starts = after.get("starts")
    back = entry.act if entry.act in _BACK else ""
    first = entry.result.get("answer", {}).get("act", "")
    return RecentChange(
        act=str(first) if back else entry.act,
        subject=entry.subject,
        title=Bilingual(entry.subject),
        desk=entry.desk,
        at=entry.at,
        starts=datetime.fromisoformat(starts) if isinstance(starts, str) else None,
        room=str(after.get("room", "")),
        back=back,
    )


def _went(edits: Iterable[Edit]) -> dict[str, Any]:
    """What the first session of an act became."""
    return next((dict(edit.after) for edit in edits if edit.kind == "session"), {})
