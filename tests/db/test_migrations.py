import shutil
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, create_engine, inspect, text

from db import guards
from db.centre_file import copies_of
from db.engine import create_centre, open_centre, reading
from db.errors import StoreError, StoreTrouble
from db.migrations import NEWEST, VERSIONS, run
from db.tables import Base
from desktop_app.machine.keys import key_path
from tests.db.next_version import NEXT, fill, publish_next_version, which_schema


def test_the_versions_are_those_of_the_steps() -> None:
    steps = ScriptDirectory(str(run.FOLDER))

    assert tuple(step.revision for step in steps.walk_revisions())[::-1] == VERSIONS
    assert steps.get_current_head() == NEWEST


def test_the_steps_lead_to_the_tables(engine: Engine) -> None:
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={
                "compare_type": True,
                "compare_server_default": True,
                "include_object": _is_no_guard,
            },
        )
        assert compare_metadata(context, Base.metadata) == []


def _is_no_guard(_thing: object, name: str | None, *_rest: object) -> bool:
    return name != "no_double_booking"


def described(connection: Connection) -> dict[str, object]:
    """Everything about the tables, the checks and their words included."""
    there = inspect(connection)
    tables = {name: name for name in there.get_table_names() if name != "alembic_version"}
    found: dict[str, object] = {}
    for name in tables:
        found[name] = {
            "columns": {
                column["name"]: (str(column["type"]), column["nullable"], column.get("default"))
                for column in there.get_columns(name)
            },
            "primary key": there.get_pk_constraint(name)["constrained_columns"],
            "foreign keys": sorted(map(_plain, there.get_foreign_keys(name))),
            "unique": sorted(map(_plain, there.get_unique_constraints(name))),
            "checks": sorted(map(_plain, there.get_check_constraints(name))),
            "indexes": sorted(
                _plain(index)
                for index in there.get_indexes(name)
                if index["name"] != "no_double_booking"
            ),
            "strict": there.get_table_options(name),
        }
    return found


def _plain(described: object) -> str:
    return repr(sorted(dict(described).items()))  # type: ignore[call-overload]


def test_the_steps_make_what_the_tables_would_make(
    engine: Engine, request: pytest.FixtureRequest
) -> None:
    sqlite = engine.dialect.name == "sqlite"
    url = "sqlite://" if sqlite else request.getfixturevalue("pg_server").new_database()
    direct = create_engine(url)
    try:
        with direct.begin() as other, engine.connect() as connection:
            Base.metadata.create_all(other)
            assert described(connection) == described(other)
    finally:
        direct.dispose()


def test_every_table_of_a_file_keeps_its_types(centre_path: Path) -> None:
    engine = create_centre(str(centre_path))
    with reading(engine) as tx:
        loose = tx.scalars(
            text(
                "SELECT name FROM pragma_table_list WHERE NOT strict AND schema = 'main'"
                " AND name NOT LIKE 'sqlite_%'"
            )
        ).all()
    engine.dispose()

    assert loose == ["alembic_version"]


def test_an_older_centre_is_brought_up_to_date(
    centre_address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = open_centre(centre_address)
    fill(engine)
    engine.dispose()
    publish_next_version(tmp_path, monkeypatch)

    newer = open_centre(centre_address)

    assert which_schema(newer) == "next"
    with newer.connect() as connection:
        assert guards.missing(connection) == ()
    newer.dispose()


def test_an_older_file_is_copied_first(
    empty_centre_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(empty_centre_file.parent, tmp_path, dirs_exist_ok=True)
    path = tmp_path / empty_centre_file.name
    engine = open_centre(str(path))
    fill(engine)
    engine.dispose()
    before = copies_of(path)
    with monkeypatch.context() as later:
        publish_next_version(tmp_path, later)
        open_centre(str(path)).dispose()

    (copy,) = copies_of(path)[len(before) :]
    shutil.copy(key_path(path), key_path(copy))
    as_it_was = open_centre(str(copy))
    assert which_schema(as_it_was) == "old"
    as_it_was.dispose()


def test_an_older_centre_is_not_only_looked_at(
    centre_address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish_next_version(tmp_path, monkeypatch)

    with pytest.raises(StoreError) as refused:
        open_centre(centre_address, read_only=True)

    assert refused.value.code is StoreTrouble.OLDER_SCHEMA


def test_a_program_older_than_the_centre_refuses(
    centre_address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as newer_program:
        publish_next_version(tmp_path, newer_program)
        open_centre(centre_address).dispose()

    with pytest.raises(StoreError) as refused:
        open_centre(centre_address)

    assert refused.value.code is StoreTrouble.NEWER_SCHEMA
    assert refused.value.facts["found"] == NEXT


def test_a_step_that_leaves_a_row_astray_changes_nothing(
    centre_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = create_centre(str(centre_path))
    fill(engine)
    engine.dispose()
    publish_next_version(tmp_path, monkeypatch)
    with (run.FOLDER / "versions" / "9000_next.py").open("a") as step:
        step.write("    op.execute('INSERT INTO room_part VALUES (98, 99, 1)')\n")

    with pytest.raises(StoreError) as refused:
        open_centre(str(centre_path))
    assert refused.value.code is StoreTrouble.DAMAGED

    monkeypatch.undo()
    as_before = open_centre(str(centre_path))
    assert which_schema(as_before) == "old"
    as_before.dispose()
