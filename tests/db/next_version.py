"""A version of the schema after the newest, for tests of going from one to the next."""

import shutil
from pathlib import Path

import pytest
from sqlalchemy import Engine, inspect

from db import engine as store_engine
from db.engine import transaction
from db.migrations import NEWEST, VERSIONS, run
from db.tables.centre import Funder

NEXT = "9000"
STEP = f"""
import sqlalchemy as sa
from alembic import op

revision = "{NEXT}"
down_revision = "{NEWEST}"


STRICT = {{"sqlite_strict": True}}


def upgrade():
    COPIED = "always" if op.get_bind().dialect.name == "sqlite" else "auto"
    op.create_table("extra", sa.Column("id", sa.Integer(), primary_key=True), sqlite_strict=True)
    with op.batch_alter_table("funder", table_kwargs=STRICT) as funder:
        funder.add_column(sa.Column("note", sa.Text(), nullable=False, server_default="new"))
        funder.alter_column("scheme_fr", new_column_name="scheme")
    op.create_index("ix_funder_note", "funder", ["note"])
    with op.batch_alter_table("claim", recreate=COPIED, table_kwargs=STRICT) as claim:
        claim.add_column(sa.Column("colour", sa.Integer(), nullable=True))
"""
FUNDERS = [f"F{number:03d}" for number in range(40)]


def publish_next_version(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on in this test, the program works with the version after the newest."""
    steps = folder / "steps"
    shutil.copytree(run.FOLDER, steps)
    (steps / "versions" / "9000_next.py").write_text(STEP)
    monkeypatch.setattr(run, "FOLDER", steps)
    monkeypatch.setattr(store_engine, "VERSIONS", (*VERSIONS, NEXT))
    monkeypatch.setattr(store_engine, "NEWEST", NEXT)


def fill(engine: Engine) -> None:
    """Write rows that a migration has to carry over."""
    with transaction(engine) as tx:
        tx.add_all(Funder(code=code, name_fr="", scheme_fr="") for code in FUNDERS)


def which_schema(engine: Engine) -> str:
    """``old`` or ``next`` when it is whole, else what is wrong with it."""
    there = inspect(engine)
    with engine.connect() as connection:
        version = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalars()
        found = (
            version.all(),
            sorted(column["name"] for column in there.get_columns("funder")),
            there.has_table("extra"),
            "colour" in {column["name"] for column in there.get_columns("claim")},
            {index["name"] for index in there.get_indexes("funder")} & {"ix_funder_note"},
            connection.exec_driver_sql("SELECT code FROM funder ORDER BY code").scalars().all(),
        )
    fresh = ["code", "id", "name_fr", "note", "scheme"]
    wholes = {
        "old": ([NEWEST], ["code", "id", "name_fr", "scheme_fr"], False, False, set(), FUNDERS),
        "next": ([NEXT], fresh, True, True, {"ix_funder_note"}, FUNDERS),
    }
    return next((name for name, whole in wholes.items() if whole == found), f"half: {found}")
