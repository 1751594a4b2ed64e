import pytest
from sqlalchemy import Engine

from db import guards
from db.engine import open_centre, reading, transaction
from db.errors import StoreError, StoreTrouble
from db.store import store_of
from tests.db.rows import OFFICE, ROOM, overlapping, refusal, spoken
from tests.db.unguarded import unguard
from tests.db.ways_round import TWICE

ANOTHER_CLAIM = "INSERT INTO claim* VALUES (9, {})"


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE claim SET active = NULL WHERE id = 1",
        "UPDATE claim SET starts_at = NULL WHERE id = 1",
        "UPDATE claim SET unit = NULL WHERE id = 1",
    ],
)
def test_nothing_of_a_claim_is_left_unsaid(booked: Engine, change: str) -> None:
    column = change.split()[3]

    assert refusal(booked, change) in {f"claim.{column}", column}


@pytest.mark.parametrize("table", ["resource", "allocation"])
def test_what_is_claimed_is_not_removed(booked: Engine, table: str) -> None:
    removal = {
        "resource": "DELETE FROM resource WHERE id = 2",
        "allocation": "DELETE FROM allocation WHERE id = 1",
    }

    assert refusal(booked, removal[table]) in {"foreign_key", f"fk_claim_{table}_id"}


@pytest.mark.parametrize(
    ("claim", "why"),
    [
        ("1, 1, @09:00, @10:00", "ends when the other starts"),
        ("1, 1, @11:00, @12:00", "starts when the other ends, ends when the next starts"),
        ("3, 1, @10:00, @11:00", "another unit"),
        ("2, 1, @12:00, @13:00", "another resource"),
        ("1, 1, @13:00, @13:00+1", "a whole day"),
    ],
)
def test_claims_may_touch(booked: Engine, claim: str, why: str) -> None:
    assert refusal(booked, ANOTHER_CLAIM.format(f"9, {claim}, TRUE")) == "", why
    assert overlapping(booked) == 0


def test_options_hold_nothing(booked: Engine) -> None:
    option = "INSERT INTO claim* VALUES (9, 9, 1, 1, @10:00, @11:00, FALSE)"

    assert refusal(booked, option) == ""
    assert overlapping(booked) == 0


def test_two_claims_are_swapped_by_parking_both(booked: Engine) -> None:
    swap = (
        "UPDATE claim SET active = FALSE WHERE id IN (1, 2)",
        "UPDATE claim SET starts_at = @12:00, ends_at = @13:00 WHERE id = 1",
        "UPDATE claim SET starts_at = @10:00, ends_at = @11:00 WHERE id = 2",
        "UPDATE claim SET active = TRUE WHERE id IN (1, 2)",
    )

    assert refusal(booked, *swap) == ""
    assert overlapping(booked) == 0


def test_units_may_be_lowered_to_what_is_claimed(booked: Engine) -> None:
    assert refusal(booked, "UPDATE resource SET units = 2 WHERE id = 3") == ""


@pytest.mark.parametrize(
    ("second", "shared"),
    [
        ("@10:30, @11:30", 1),
        ("@10:00, @11:00", 1),
        ("@10:15, @10:30", 1),
        ("@11:00, @12:00", 0),
    ],
)
def test_overlaps_are_counted_when_no_guard_refuses_them(
    booked: Engine, second: str, shared: int
) -> None:
    first = "INSERT INTO claim* VALUES (20, 9, 3, 1, @10:00, @11:00, TRUE)"
    with booked.begin() as connection:
        unguard(connection)
        connection.exec_driver_sql(spoken(booked, first))
        connection.exec_driver_sql(spoken(booked, ANOTHER_CLAIM.format(f"9, 3, 1, {second}, TRUE")))

    assert overlapping(booked) == shared


GROWING = {
    "journal": 'INSERT INTO journal (id, operation, act, desk, "user", at, subject, edits,'
    " result, chain) VALUES ({id}, '{key}', 'book', 'D', 'U', @09:00, 'S1', '{{}}', '{{}}', 'c')",
    "access_log": 'INSERT INTO access_log (id, at, desk, "user", act, subject, chain)'
    " VALUES ({id}, @09:00, 'D', 'U', 'read', 'P1', '{key}')",
}


@pytest.mark.parametrize("table", GROWING)
@pytest.mark.parametrize("change", ["DELETE FROM {}", "UPDATE {} SET subject = 'other'"])
def test_the_journal_only_grows(engine: Engine, table: str, change: str) -> None:
    for number in (1, 2):
        assert refusal(engine, GROWING[table].format(id=number, key=f"k{number}")) == ""

    assert refusal(engine, change.format(table)) == "append_only"


def test_one_operation_is_journalled_once(engine: Engine) -> None:
    row = GROWING["journal"]
    assert refusal(engine, row.format(id=1, key="k")) == ""

    assert refusal(engine, row.format(id=2, key="k")) in {
        "uq_journal_operation",
        "append_only",
    }


def test_guards_are_all_there_in_a_new_centre(engine: Engine) -> None:
    with reading(engine) as tx:
        assert guards.missing(tx.connection()) == ()


HARMLESS_FUNCTION = (
    "CREATE OR REPLACE FUNCTION claim_unit() RETURNS trigger LANGUAGE plpgsql"
    " AS $$BEGIN RETURN NEW; END$$"
)


def droppable(engine: Engine) -> list[str]:
    """One statement for each guard, that takes it away."""
    if engine.dialect.name == "sqlite":
        return [f"DROP TRIGGER {name}" for name in guards.TRIGGERS]
    tables = {"claim_unit": "claim", "resource_units": "resource"}
    triggers = [
        f"DROP TRIGGER {name} ON {tables.get(name, name.rsplit('_', 1)[0])}"
        for name in guards.SERVER_TRIGGERS
    ]
    return [
        *triggers,
        f"ALTER TABLE claim DROP CONSTRAINT {TWICE}",
        "ALTER TABLE claim DISABLE TRIGGER claim_unit",
        "ALTER TABLE claim DISABLE TRIGGER ALL",
        "CREATE TABLE heir () INHERITS (claim)",
        HARMLESS_FUNCTION,
    ]


def test_a_guard_taken_away_is_noticed(engine: Engine) -> None:
    with engine.connect() as connection:
        for statement in droppable(engine):
            with connection.begin_nested() if connection.in_transaction() else connection.begin():
                connection.exec_driver_sql(statement)
                assert guards.missing(connection), statement
                connection.rollback()
            assert guards.missing(connection) == ()
            connection.rollback()


def test_a_centre_without_a_guard_is_only_looked_at(centre_address: str) -> None:
    engine = open_centre(centre_address)
    weakened = droppable(engine)[0]
    with engine.begin() as connection:
        connection.exec_driver_sql(weakened)
    engine.dispose()

    with pytest.raises(StoreError) as refused:
        open_centre(centre_address)
    assert refused.value.code is StoreTrouble.GUARDS_MISSING
    assert refused.value.facts["guards"].startswith("trigger ")

    looking = open_centre(centre_address, read_only=True)
    with reading(looking) as tx:
        assert len(guards.missing(tx.connection())) == 1
    with pytest.raises(StoreError) as closed, transaction(looking):
        pass
    assert closed.value.code is StoreTrouble.UNWRITABLE
    looking.dispose()


def test_guards_put_back_are_as_before(engine: Engine) -> None:
    with engine.begin() as connection:
        for statement in droppable(engine)[:2]:
            connection.exec_driver_sql(statement)
        assert guards.missing(connection)
        guards.install(connection)
        assert guards.missing(connection) == ()


def test_locks_are_taken_in_one_order(booked: Engine) -> None:
    with transaction(booked) as tx:
        guards.lock_resources(tx, [OFFICE, ROOM, OFFICE])
        guards.lock_resources(tx, [])
    assert store_of(booked).changed
