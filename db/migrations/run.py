"""Brings a schema to this program's version, whole or not at all."""

from collections.abc import Mapping
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, text

from db.errors import StoreError, StoreTrouble

FOLDER = Path(__file__).parent
DESKS_WAIT_HERE = 7_365_727_609
"""Number of the server's lock that one desk holds while it changes the schema."""


def upgrade(connection: Connection, told: Mapping[str, str]) -> None:
    """Bring the schema to the newest version, guards in place; the caller commits.

    The connection is in one explicit transaction already, so that a program killed half-way
    leaves the old schema whole (of 100 kills under the driver's own transactions, 63 to 72
    left half of each). On SQLite its foreign keys are off: a table is changed by being
    copied, and the children of its rows would be removed with the old one.

    Args:
        connection: to the centre.
        told: how a message names the centre.

    Raises:
        StoreError: a row points nowhere afterwards; nothing may be committed.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text("SET LOCAL statement_timeout = 0"))
        connection.execute(text("SET LOCAL lock_timeout = 0"))
        connection.execute(text("SELECT pg_advisory_xact_lock(:n)"), {"n": DESKS_WAIT_HERE})
    settings = Config()
    settings.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    settings.attributes["connection"] = connection
    command.upgrade(settings, "head")
    if connection.dialect.name == "sqlite":
        astray = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
        if astray is not None:
            raise StoreError(StoreTrouble.DAMAGED, **told, table=str(astray[0]))
