"""Somebody with the key, or with the server's password, and another program in hand."""

import contextlib
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg import errors
from sqlalchemy import Engine
from sqlcipher3 import dbapi2 as sqlcipher

from db import centre_file
from db.engine import create_centre, transaction
from db.errors import DoubleBookingError, Guard
from desktop_app.machine.keys import read_key
from tests.db.rows import book, claims_of, held, overlapping, spoken

SAME = "INSERT INTO claim* VALUES (9, 9, 1, 1, @10:00, @11:00, TRUE)"
JOURNAL = (
    'INSERT INTO journal (id, operation, act, desk, "user", at, subject, edits, result, chain)'
    " VALUES (1, 'k', 'book', 'D', 'U', @09:00, 'S1', '{}', '{}', 'c')"
)
OWN_TRIGGER = f"CREATE TRIGGER mine AFTER INSERT ON funder BEGIN {SAME}; END"
MERGE = (
    "MERGE INTO claim USING (SELECT 2 AS id) AS other ON claim.id = other.id"
    " WHEN MATCHED THEN UPDATE SET starts_at = @10:00, ends_at = @11:00"
)
ANOTHER_UNIT = (
    "CREATE FUNCTION more() RETURNS trigger LANGUAGE plpgsql"
    " AS $$BEGIN NEW.unit := 9; RETURN NEW; END$$"
)
COPIED = (
    "INSERT INTO main.claim SELECT allocation_id, resource_id, unit, starts_at, ends_at,"
    " active, 9 FROM claim WHERE id = 1"
)

BY_SQLITE = {
    "INSERT OR REPLACE": [SAME.replace("INSERT", "INSERT OR REPLACE")],
    "INSERT OR REPLACE of itself on another": [
        "INSERT OR REPLACE INTO claim* VALUES (2, 9, 1, 1, @10:00, @11:00, TRUE)"
    ],
    "INSERT OR IGNORE": [SAME.replace("INSERT", "INSERT OR IGNORE")],
    "INSERT OR FAIL": [SAME.replace("INSERT", "INSERT OR FAIL")],
    "REPLACE": [SAME.replace("INSERT", "REPLACE")],
    "REPLACE without the triggers of removal": [
        "PRAGMA recursive_triggers=OFF",
        SAME.replace("INSERT", "REPLACE"),
    ],
    "UPDATE OR IGNORE": ["UPDATE OR IGNORE claim SET starts_at=@10:30, ends_at=@11:30 WHERE id=2"],
    "UPDATE OR REPLACE": ["UPDATE OR REPLACE claim SET resource_id = 1 WHERE id = 4"],
    "a truth that is neither": [
        "INSERT INTO claim* VALUES (9, 9, 1, 1, @15:00, @16:00, 2)",
    ],
    "a truth that is neither, checks silenced": [
        "PRAGMA ignore_check_constraints=ON",
        "INSERT INTO claim* VALUES (9, 9, 1, 1, @10:00, @11:00, 2)",
    ],
    "longer than a day, checks silenced": [
        "PRAGMA ignore_check_constraints=ON",
        "INSERT INTO claim* VALUES (9, 9, 2, 1, @09:00-1, @09:30, TRUE)",
    ],
    "stretched beyond a day, checks silenced": [
        "PRAGMA ignore_check_constraints=ON",
        "UPDATE claim SET ends_at = @13:00+3 WHERE id = 2",
    ],
    "text for a time": ["INSERT INTO claim* VALUES (9, 9, 1, 1, 'ten', 'eleven', TRUE)"],
    "text for a unit": ["UPDATE claim SET unit = 'one' WHERE id = 1"],
    "half a minute": ["UPDATE claim SET ends_at = ends_at - 0.5 WHERE id = 1"],
    "bytes for a time": ["UPDATE claim SET ends_at = x'ff' WHERE id = 1"],
    "a time spelt as text": ["INSERT INTO claim* VALUES (9, 9, 1, 1, '' || @10:00, @11:00, TRUE)"],
    "an unknown resource, references off": [
        "PRAGMA foreign_keys=OFF",
        "INSERT INTO claim* VALUES (9, 9, 99, 1, @15:00, @16:00, TRUE)",
    ],
    "fewer units by REPLACE, references off": [
        "PRAGMA foreign_keys=OFF",
        "REPLACE INTO resource (id, code, kind, units) VALUES (3, 'R3', 'room', 1)",
    ],
    "a trigger of one's own": [
        OWN_TRIGGER,
        "INSERT INTO funder (code, name_fr, scheme_fr) VALUES ('F', 'F', 'F')",
    ],
    "rows brought from another file": [
        "ATTACH ':memory:' AS other KEY ''",
        "CREATE TABLE other.brought AS SELECT * FROM claim WHERE id = 1",
        "UPDATE other.brought SET id = 9",
        "INSERT INTO claim SELECT * FROM other.brought",
    ],
    "a journal entry replaced": [
        "PRAGMA recursive_triggers=OFF",
        JOURNAL,
        JOURNAL.replace("INSERT", "REPLACE", 1),
    ],
    "a journal entry replaced by its operation": [
        "PRAGMA recursive_triggers=OFF",
        JOURNAL,
        JOURNAL.replace("INSERT", "REPLACE", 1).replace("(1, ", "(2, "),
    ],
    "the journal emptied": [JOURNAL, "DELETE FROM journal"],
}


def run_all(connection: Any, engine: Engine, statements: list[str]) -> None:
    for statement in statements:
        connection.execute(spoken(engine, statement))


def copy_in(connection: psycopg.Connection[tuple[object, ...]], row: tuple[object, ...]) -> None:
    into = (
        "COPY claim (id, allocation_id, resource_id, unit, starts_at, ends_at, active) FROM STDIN"
    )
    with connection.cursor() as cursor, cursor.copy(into) as copy:
        copy.write_row(row)


@pytest.fixture(scope="module")
def file_engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Engine, Path]]:
    path = tmp_path_factory.mktemp("others") / "centre.db"
    engine = create_centre(str(path))
    book(engine)
    yield engine, path
    engine.dispose()


@pytest.mark.parametrize("statements", BY_SQLITE.values(), ids=BY_SQLITE)
def test_another_program_with_the_key_is_refused(
    file_engine: tuple[Engine, Path], statements: list[str]
) -> None:
    engine, path = file_engine
    before = claims_of(engine)

    with contextlib.closing(centre_file.connect(path, read_key(path))) as raw:
        pragmas = [each for each in statements if each.startswith(("PRAGMA", "ATTACH"))]
        for statement in pragmas:
            raw.execute(statement)
        raw.execute("BEGIN")
        with pytest.raises((sqlcipher.IntegrityError, sqlcipher.OperationalError)):
            run_all(raw, engine, statements[len(pragmas) :])

    assert claims_of(engine) == before
    assert overlapping(engine) == 0


BY_POSTGRESQL = {
    "checked at the end only": [
        "SET CONSTRAINTS no_double_booking DEFERRED",
        SAME,
        "COMMIT",
    ],
    "MERGE": [
        MERGE,
    ],
    "the start of time": ["UPDATE claim SET starts_at = '-infinity' WHERE id = 1"],
    "the end of time": ["UPDATE claim SET ends_at = 'infinity' WHERE id = 1"],
    "a trigger that changes the row after the check": [
        ANOTHER_UNIT,
        "CREATE TRIGGER zz BEFORE INSERT ON claim FOR EACH ROW EXECUTE FUNCTION more()",
        SAME,
    ],
    "the journal emptied": ["TRUNCATE journal CASCADE"],
    "an entry removed": [JOURNAL, "DELETE FROM journal"],
    "a row without a table's name": [
        COPIED,
    ],
}
NOTHING_DONE = {
    "ON CONFLICT DO NOTHING": SAME + " ON CONFLICT DO NOTHING",
    "an error caught": (
        "DO $$BEGIN INSERT INTO claim* VALUES (9, 9, 1, 1, @10:00, @11:00, TRUE);"
        " EXCEPTION WHEN OTHERS THEN NULL; END$$"
    ),
}


@pytest.fixture(scope="module")
def server_engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    url: str = request.getfixturevalue("pg_server").new_database()
    engine = create_centre(url)
    book(engine)
    yield engine
    engine.dispose()


def direct(engine: Engine) -> psycopg.Connection[tuple[object, ...]]:
    return psycopg.connect(engine.url.set(drivername="postgresql").render_as_string())


@pytest.mark.parametrize("statements", BY_POSTGRESQL.values(), ids=BY_POSTGRESQL)
def test_another_program_at_the_server_is_refused(
    server_engine: Engine, statements: list[str]
) -> None:
    before = claims_of(server_engine)

    with direct(server_engine) as connection:
        with pytest.raises((errors.IntegrityError, errors.DataError)):
            run_all(connection, server_engine, statements)
        connection.rollback()

    assert claims_of(server_engine) == before
    assert overlapping(server_engine) == 0


@pytest.mark.parametrize("statement", NOTHING_DONE.values(), ids=NOTHING_DONE)
def test_another_program_at_the_server_does_nothing(server_engine: Engine, statement: str) -> None:
    before = claims_of(server_engine)

    with contextlib.suppress(errors.Error), direct(server_engine) as connection:
        connection.execute(spoken(server_engine, statement).encode())

    assert claims_of(server_engine) == before


def test_copied_rows_meet_the_guard_too(server_engine: Engine) -> None:
    with direct(server_engine) as connection:
        with pytest.raises(errors.ExclusionViolation):
            copy_in(connection, (9, 9, 1, 1, "2026-11-24 10:00", "2026-11-24 11:00", True))
        connection.rollback()


def test_two_desks_at_the_same_moment_on_a_server(server_engine: Engine) -> None:
    refused: list[Guard] = []

    def second_desk() -> None:
        try:
            with transaction(server_engine) as tx:
                tx.add(held(31, 1, 1, (15.5, 16.5)))
        except DoubleBookingError as found:
            refused.append(found.guard)

    other = threading.Thread(target=second_desk)
    with transaction(server_engine) as tx:
        tx.add(held(30, 1, 1, (15, 16)))
        tx.flush()
        other.start()
        other.join(timeout=0.5)
        assert other.is_alive(), "the second desk waits to see what the first one does"
    other.join()

    assert refused == [Guard.NO_DOUBLE_BOOKING]
    assert overlapping(server_engine) == 0
