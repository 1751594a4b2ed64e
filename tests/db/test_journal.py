"""Each entry of the journal carries the chain of all before it: no change goes unnoticed."""

from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import (
    Connection,
    Delete,
    Engine,
    Executable,
    Update,
    delete,
    insert,
    literal_column,
    select,
    update,
)

from db.engine import reading, transaction
from db.errors import StoreError, StoreTrouble
from db.journal import Actor, Edit, Record, broken_link, write_entry
from db.tables.journal import JournalEntry

NOW = datetime(2026, 11, 24, 8)
ENTRIES = 12


@pytest.fixture
def kept(engine: Engine) -> Engine:
    """A centre with twelve entries in its journal."""
    for number in range(1, ENTRIES + 1):
        with transaction(engine) as tx:
            actor = Actor("accueil", "claire", NOW, f"key-{number}")
            edit = Edit("session", number, {"room": "A"}, {"room": "B"})
            write_entry(tx, actor, Record("move", f"W{number:04d}", [edit], {}))
    return engine


def broken(engine: Engine) -> int | None:
    with reading(engine) as tx:
        return broken_link(tx)


def tamper(engine: Engine, *statements: Executable) -> None:
    """Change the journal as somebody would who has the key and takes its guards away."""
    with engine.begin() as connection:
        _take_guards_away(connection)
        for statement in statements:
            connection.execute(statement)


def _take_guards_away(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        for name in ("journal_update", "journal_delete", "journal_replace"):
            connection.exec_driver_sql(f"DROP TRIGGER {name}")
    else:
        connection.exec_driver_sql("ALTER TABLE journal DISABLE TRIGGER ALL")


def numbered(number: int, new: int) -> Update:
    return update(JournalEntry).where(JournalEntry.id == number).values(id=new)


def forged(column: str, number: int, value: str) -> Update:
    forgery: dict[str, Any] = {column: literal_column(value)}
    return update(JournalEntry).where(JournalEntry.id == number).values(forgery)


def removed(number: int) -> Delete:
    return delete(JournalEntry).where(JournalEntry.id == number)


def test_an_untouched_journal_holds_together(kept: Engine) -> None:
    assert broken(kept) is None


@pytest.mark.parametrize(
    "statement",
    [removed(5), forged("act", 5, "'book'")],
)
def test_the_journal_only_grows_while_its_guards_stand(kept: Engine, statement: Executable) -> None:
    with pytest.raises(StoreError) as refused, transaction(kept) as tx:
        tx.execute(statement)

    assert refused.value.code is StoreTrouble.CONSTRAINT
    assert refused.value.facts["constraint"] == "append_only"
    assert broken(kept) is None


@pytest.mark.parametrize("number", [1, 5, ENTRIES - 1])
def test_an_entry_taken_out_is_noticed_at_the_next(kept: Engine, number: int) -> None:
    tamper(kept, removed(number))

    assert broken(kept) == number + 1


@pytest.mark.parametrize(("one", "other"), [(1, 2), (4, 9), (ENTRIES - 1, ENTRIES)])
def test_two_entries_exchanged_are_noticed_at_the_first(kept: Engine, one: int, other: int) -> None:
    tamper(kept, numbered(one, 1000), numbered(other, one), numbered(1000, other))

    assert broken(kept) == one


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("operation", "'another'"),
        ("act", "'book'"),
        ("desk", "'poste-2'"),
        ("user", "'quelqu’un'"),
        ("subject", "'W9999'"),
        ("edits", "'{\"edits\":[]}'"),
        ("result", "'{\"answer\":{}}'"),
        ("reverses_id", "3"),
        ("chain", "''"),
        ("chain", "(SELECT chain FROM journal WHERE id = 4)"),
    ],
)
def test_an_entry_forged_is_noticed_there(kept: Engine, column: str, value: str) -> None:
    tamper(kept, forged(column, 5, value))

    assert broken(kept) == 5


def test_an_entry_put_between_two_others_is_noticed(kept: Engine) -> None:
    copied = [column for column in JournalEntry.__table__.columns if column.name != "id"]
    another = [
        literal_column("'other'") if column.name == "operation" else column for column in copied
    ]
    source = select(literal_column("6"), *another).where(JournalEntry.id == 5)
    renumber = update(JournalEntry).where(JournalEntry.id > 5)

    tamper(
        kept,
        renumber.values(id=JournalEntry.id + 1000),
        insert(JournalEntry).from_select(["id", *(one.name for one in copied)], source),
    )

    assert broken(kept) == 6
