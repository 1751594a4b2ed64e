"""Ten years of a centre: the sample's own year, and nine before it drawn with other people."""

from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.tables import Base
from db.tables.people import Person as PersonRow
from db.tables.sessions import Cycle as CycleRow
from db.tables.sessions import WorkshopSession
from desktop_app.exchange.centre_folder.booking_rows import BookingRows
from desktop_app.exchange.centre_folder.holdings import Holding
from desktop_app.exchange.centre_folder.numbering import advance_counters
from desktop_app.exchange.centre_folder.reading import read_centre_folder
from desktop_app.exchange.centre_folder.sessions import FACILITATOR, PLACE
from desktop_app.exchange.centre_folder.writing import write_centre
from desktop_app.exchange.sample.added_rows import AddedRows
from desktop_app.exchange.sample.demonstration import demo_additions, fill_year
from desktop_app.exchange.sample.draws import rates, stream
from desktop_app.exchange.sample.new_people import add_people
from desktop_app.exchange.sample.scene import Scene
from desktop_app.exchange.sample.town import Dated, Town, town_of
from resources import resource_path

YEARS = 10
SAMPLE_YEAR = 2026
YEAR = timedelta(weeks=52)
"""The same weekdays a year earlier: two years of sessions never meet."""


def fill_with_sample(tx: Session) -> None:
    """Fill an empty centre with the sample's folder, without any additions.

    Raises:
        BadInputError: the centre is not empty.
    """
    write_centre(tx, read_centre_folder(resource_path("sample_centre")))


def ten_years(tx: Session) -> None:
    """Fill an empty centre with 3,200 people, 3,630 sessions and ten years of attendance.

    Always the same rows. For measurements: the years before the sample's own have its
    sessions on the same weekdays, whatever the holidays of those years were.

    Raises:
        BadInputError: the centre is not empty.
    """
    fill_with_sample(tx)
    known = tx.scalar(select(func.count()).select_from(PersonRow)) or 0
    # The additions of the sample's own year bring their first names after these.
    wanted = round(rates()["participants_known_full"] / (1 + rates()["first_name_only_share"]))
    add_people(AddedRows(tx), stream("new people"), known + 1, wanted - known)
    base = town_of(tx)
    demo_additions(tx)
    for back in range(1, YEARS):
        _fill_earlier_year(tx, base, back)


def _fill_earlier_year(tx: Session, base: Town, back: int) -> None:
    shift = -back * YEAR
    rows = AddedRows(tx, shift)
    active = round(rates()["participants_active_per_year"])
    chosen = stream("active people", back).sample(base.people, active)
    people = sorted((one.earlier(-shift) for one in chosen), key=lambda one: one.code)
    town = replace(_earlier_town(base, rows, f".{SAMPLE_YEAR - back}"), people=tuple(people))
    rows.flush()
    own = BookingRows(tx, dict(base.resources), base.stock(), shift=shift)
    for session in town.sessions:
        holdings = [
            Holding(session.room, PLACE, session.span, ""),
            *(Holding(code, FACILITATOR, session.span, "") for code in session.workers),
        ]
        own.add({"session_id": session.number}, holdings, firm=True)
    own.flush()
    all_behind = datetime.combine(base.planning.window.end.date(), time())
    fill_year(Scene(town, rows, base.bookings(tx, shift), all_behind, back))
    advance_counters(tx)


def _earlier_town(base: Town, rows: AddedRows, ending: str) -> Town:
    """The same town with cycles and sessions of an earlier year, whose codes have an ending."""
    cycles = {
        row["code"]: rows.add(CycleRow, **{**_but_number(row), "code": row["code"] + ending})
        for row in _rows_of(rows.tx, CycleRow)
        if row["code"] in {one.code for one in base.cycles}
    }
    by_code = {row["code"]: row for row in _rows_of(rows.tx, WorkshopSession)}
    sessions = tuple(
        replace(
            one,
            number=rows.add(
                WorkshopSession,
                **{
                    **_but_number(by_code[one.code]),
                    "code": one.code + ending,
                    "cycle_id": cycles.get(one.cycle),
                    "status": "held",
                },
            ),
            status="held",
        )
        for one in base.sessions
    )
    of_cycle: dict[str, list[Dated]] = {}
    for session in sessions:
        of_cycle.setdefault(session.cycle, []).append(session)
    return replace(
        base,
        sessions=sessions,
        cycles=tuple(
            replace(one, number=cycles[one.code], sessions=tuple(of_cycle.get(one.code, ())))
            for one in base.cycles
        ),
    )


def _rows_of(tx: Session, table: type[Base]) -> list[dict[str, Any]]:
    own = Base.metadata.tables[table.__tablename__]
    return [dict(row) for row in tx.execute(select(own).order_by(own.c.id)).mappings()]


def _but_number(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name not in {"id", "version"}}
