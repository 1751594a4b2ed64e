"""The rows that claims hang on, and claims written in plain SQL for either engine."""

import re
from datetime import date, datetime, timedelta

from sqlalchemy import Engine, text

from db.engine import reading, transaction
from db.errors import DoubleBookingError, StoreError
from db.queries.claims import overlaps
from db.tables.sessions import Allocation, Claim, Resource, WorkshopSession
from db.tables.sites import Room, Site

MIDNIGHT = datetime(2026, 11, 24)
MINUTE = timedelta(minutes=1)
ROOM, OFFICE, MATS, HALL = 1, 2, 3, 4
"""One unit, one unit, three units; and a hall that is only claimed by its parts."""

UNITS = {ROOM: 1, OFFICE: 1, MATS: 3, HALL: 0}
SPARE = 9
"""An allocation without claims."""


def hour(clock: float) -> datetime:
    """An hour of the day on which everything plays: 14.5 is half past two."""
    return MIDNIGHT + round(clock * 60) * MINUTE


def furnish(engine: Engine) -> None:
    """Write the resources, and one session with allocations 1 to 9 of the room."""
    site = Site(
        id=1,
        code="VIL",
        letter="V",
        short_name="Villejean",
        name_fr="Villejean",
        kind="own",
        address_line="1 rue du Test",
        postcode="35000",
        city="Rennes",
        phone="",
    )
    with transaction(engine) as tx:
        tx.add_all(
            Resource(id=number, code=f"R{number}", kind="room", units=units)
            for number, units in UNITS.items()
        )
        tx.add(site)
        tx.flush()
        tx.add(_room(ROOM))
        tx.flush()
        tx.add(
            WorkshopSession(
                id=1, code="S1", starts=hour(8), ends=hour(20), room_id=ROOM, status="planned"
            )
        )
        tx.flush()
        tx.add_all(
            Allocation(id=number, session_id=1, resource_id=ROOM, role="room")
            for number in range(1, SPARE + 1)
        )
        tx.flush()
        if engine.dialect.name == "postgresql":
            # Numbers given by hand do not advance the server's own count.
            for table in ("workshop_session", "allocation", "claim"):
                tx.execute(NUMBERS_GO_ON_FROM_100, {"table": table})


NUMBERS_GO_ON_FROM_100 = text("SELECT setval(pg_get_serial_sequence(:table, 'id'), 100)")


def _room(number: int) -> Room:
    return Room(
        id=number,
        site_id=1,
        name_fr="Salle",
        name_en="Room",
        kind="activity",
        capacity=12,
        wheelchair_accessible=True,
        equipment_codes=(),
        setup_minutes=0,
        bookable_from=date(2020, 1, 1),
    )


def book(engine: Engine) -> None:
    """Furnish, then hold the room 10-11 and 12-13, the second mat and the office 10-11.

    Claim 5 is of the room 10-11 too, and holds nothing.
    """
    furnish(engine)
    cancelled = held(5, ROOM, 1, (10, 11))
    cancelled.active = False
    with transaction(engine) as tx:
        tx.add_all(
            [
                held(1, ROOM, 1, (10, 11)),
                held(2, ROOM, 1, (12, 13)),
                held(3, MATS, 2, (10, 11)),
                held(4, OFFICE, 1, (10, 11)),
                cancelled,
            ]
        )


def held(number: int, resource: int, unit: int, hours: tuple[float, float]) -> Claim:
    """An active claim, by hours of the day."""
    return Claim(
        id=number,
        allocation_id=1,
        resource_id=resource,
        unit=unit,
        starts_at=hour(hours[0]),
        ends_at=hour(hours[1]),
    )


def spoken(engine: Engine, statement: str) -> str:
    """Plain SQL as the engine behind ``engine`` spells it.

    ``@10:30`` is a time of the day, ``@10:30+2`` two days later; ``claim*`` is the table
    with its columns, the numbers first, and ``main.`` the schema of the centre.
    """
    sqlite = engine.dialect.name == "sqlite"
    named = statement.replace("claim*", f"claim ({COLUMNS})")
    named = named.replace("main.", "main." if sqlite else "public.")
    return TIME.sub(lambda found: _spelt(found, sqlite=sqlite), named)


COLUMNS = "id, allocation_id, resource_id, unit, starts_at, ends_at, active"
TIME = re.compile(r"@(?P<hour>\d\d):(?P<minute>\d\d)(?P<days>[+-]\d+)?")


def _spelt(found: re.Match[str], *, sqlite: bool) -> str:
    moment = hour(int(found["hour"])) + int(found["minute"]) * MINUTE
    moment += timedelta(days=int(found["days"] or 0))
    minutes = (moment - datetime(2000, 1, 1)) // MINUTE
    return str(minutes) if sqlite else f"timestamp '{moment:%Y-%m-%d %H:%M}'"


def claims_of(engine: Engine) -> list[tuple[object, ...]]:
    """Every claim there is, to compare before and after."""
    with reading(engine) as tx:
        return [tuple(row) for row in tx.execute(text("SELECT * FROM claim ORDER BY id"))]


def refusal(engine: Engine, *statements: str) -> str:
    """What refused these statements, run as one act; empty when they passed."""
    try:
        with transaction(engine) as tx:
            for statement in statements:
                tx.connection().exec_driver_sql(spoken(engine, statement))
    except DoubleBookingError as refused:
        return refused.guard.value
    except StoreError as refused:
        return refused.facts.get("constraint", refused.code)
    return ""


def overlapping(engine: Engine) -> int:
    """How many pairs of claims overlap."""
    with reading(engine) as tx:
        return overlaps(tx.connection())
