"""A guard taken away, something written, the guard put back: noticed at the next opening."""

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from db import guards, soundness
from db.engine import open_centre, reading
from db.errors import StoreError, StoreTrouble
from db.soundness import unsound
from db.tables.sessions import Claim
from tests.db.rows import MATS, ROOM, book, held
from tests.db.unguarded import unguard

POSITIONS = [
    ((8, 9), "long before", False),
    ((9, 10), "touching before", False),
    ((9, 10.5), "over the start", True),
    ((10, 10.5), "inside, from the start", True),
    ((10.25, 10.75), "inside", True),
    ((10.5, 11), "inside, to the end", True),
    ((10, 11), "the same", True),
    ((9, 14), "around, and around another", True),
    ((10.5, 12), "over the end", True),
    ((11, 12), "touching after, and before another", False),
    ((13, 14), "after all", False),
]


def write_unguarded(engine: Engine, claim: Claim) -> None:
    """Write a claim without the guards; in a file they stand again afterwards."""
    with engine.begin() as connection:
        unguard(connection)
        tx = Session(connection)
        tx.add(claim)
        tx.flush()
        if engine.dialect.name == "sqlite":
            guards.install(connection)


@pytest.mark.parametrize(("hours", "where", "meets"), POSITIONS)
def test_two_bookings_at_once_are_noticed(
    booked: Engine, hours: tuple[float, float], where: str, *, meets: bool
) -> None:
    write_unguarded(booked, held(9, ROOM, 1, hours))

    with reading(booked) as tx:
        found = unsound(tx.connection())

    assert (found is StoreTrouble.DOUBLE_BOOKED) is meets, where


@pytest.mark.parametrize(("unit", "meets"), [(1, False), (2, True), (3, False)])
def test_each_unit_is_looked_at_alone(booked: Engine, unit: int, *, meets: bool) -> None:
    write_unguarded(booked, held(9, MATS, unit, (10, 11)))

    with reading(booked) as tx:
        assert (unsound(tx.connection()) is not None) is meets


def test_what_holds_nothing_meets_nothing(booked: Engine) -> None:
    option = held(9, ROOM, 1, (10, 11))
    option.active = False
    write_unguarded(booked, option)

    with reading(booked) as tx:
        assert unsound(tx.connection()) is None


# -- At opening -------------------------------------------------------------------------------


def spoil(address: str, *statements: str) -> None:
    """Change an embedded centre behind its guards, which stand again afterwards."""
    engine = open_centre(address)
    book(engine)
    with engine.connect() as connection:
        raw = connection.connection.dbapi_connection
        assert raw is not None
        raw.execute("PRAGMA foreign_keys=OFF")
        raw.execute("PRAGMA ignore_check_constraints=ON")
        with connection.begin():
            guards.set_aside(connection)
            for statement in statements:
                connection.exec_driver_sql(statement)
            guards.install(connection)
        connection.invalidate()
    engine.dispose()


LOOSER = (
    "PRAGMA writable_schema=ON",
    "UPDATE sqlite_master SET sql = replace(sql, '{}', '{}') WHERE name = '{}'",
    "PRAGMA writable_schema=RESET",
)


def loosened(table: str, clause: str, instead: str = "") -> tuple[str, ...]:
    return LOOSER[0], LOOSER[1].format(clause, instead, table), LOOSER[2]


@pytest.mark.parametrize(
    ("spoilt", "code", "named"),
    [
        (("UPDATE claim SET resource_id = 1 WHERE id = 4",), "double_booked", ""),
        (("UPDATE claim SET active = 1 WHERE id = 5",), "double_booked", ""),
        (("DELETE FROM allocation WHERE id = 1",), "broken_references", ""),
        (("DELETE FROM resource WHERE id = 2",), "broken_references", ""),
        (("UPDATE allocation SET session_id = 77 WHERE id = 2",), "broken_references", ""),
        (
            loosened("claim", "CHECK (starts_at < ends_at)", "CHECK (1)"),
            "guards_missing",
            "table claim",
        ),
        (loosened("claim", "ON DELETE RESTRICT"), "guards_missing", "table claim"),
        (
            loosened("resource", "CHECK (units BETWEEN 0 AND 200)", "CHECK (1)"),
            "guards_missing",
            "table resource",
        ),
    ],
)
@pytest.mark.parametrize("centre_address", ["file"], indirect=True)
def test_what_the_guards_never_let_in_is_only_looked_at(
    centre_address: str, spoilt: tuple[str, ...], code: str, named: str
) -> None:
    spoil(centre_address, *spoilt)

    with pytest.raises(StoreError) as refused:
        open_centre(centre_address)
    assert refused.value.code == code
    assert refused.value.facts.get("guards", "") == named

    open_centre(centre_address, read_only=True).dispose()


@pytest.mark.parametrize("centre_address", ["file"], indirect=True)
def test_a_centre_that_is_sound_opens(centre_address: str) -> None:
    spoil(centre_address)

    engine = open_centre(centre_address)
    with reading(engine) as tx:
        assert unsound(tx.connection()) is None
        assert tx.scalar(select(func.count()).select_from(Claim)), "there was nothing to look at"
    engine.dispose()


def test_the_look_in_a_file_goes_by_the_index(engine: Engine) -> None:
    """So it grows with the claims, not with their square."""
    if engine.dialect.name != "sqlite":
        statement = f"EXPLAIN {soundness.MEETING_ON_SERVER}"
        with engine.connect() as connection:
            plan = connection.exec_driver_sql(statement).scalars().all()
        assert not any("Nested Loop" in step for step in plan)
        return
    with engine.connect() as connection:
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {soundness.MEETING_IN_FILE}").all()
    steps = [str(step[3]) for step in plan]
    assert any(
        step.startswith("SEARCH other USING COVERING INDEX ix_claim_probe") for step in steps
    )
