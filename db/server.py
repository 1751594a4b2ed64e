"""A PostgreSQL server as the store of a centre."""

import time

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.pool import ConnectionPoolEntry

from db.address import CentreServer
from db.errors import StoreError, StoreTrouble
from db.store import OPTION, Store

OLDEST_SERVER = 150_000
"""PostgreSQL 15, as ``server_version_num`` writes it."""

CONNECTING_SECONDS = 5
IDLE_SECONDS = 2.0
"""A connection that nobody used for so long is asked whether it still lives."""

LEFT_AT = "left_at"
SETTINGS = {
    "statement_timeout": "5s",
    "lock_timeout": "5s",
    "idle_in_transaction_session_timeout": "60s",
    "jit": "off",  # it costs more than every question here
}
KEEPALIVES = {
    "keepalives": 1,
    "keepalives_idle": 30,
    "keepalives_interval": 10,
    "keepalives_count": 3,
    "tcp_user_timeout": 15_000,
}
OURS = ("alembic_version", "centre", "claim", "journal")
"""A database that has these tables is a centre; with others only, it is somebody else's."""


def server_engine(place: CentreServer, *, read_only: bool = False) -> Engine:
    """Prepare connections to a server; none is made yet.

    A query option ``options`` of the address is kept, ours come after it.
    """
    given = place.url.query.get("options", "")
    own = " ".join(f"-c {name}={value}" for name, value in SETTINGS.items())
    if read_only:
        own += " -c default_transaction_read_only=on"
    engine = create_engine(
        place.url,
        connect_args={
            "connect_timeout": CONNECTING_SECONDS,
            "application_name": "permanence",
            "options": f"{given if isinstance(given, str) else ' '.join(given)} {own}".strip(),
            **KEEPALIVES,
        },
        hide_parameters=True,
        execution_options={OPTION: Store(place.told, read_only=read_only)},
    )
    _ask_idle_connections(engine)
    return engine


def _ask_idle_connections(engine: Engine) -> None:
    """Replace connections that died while nobody used them, before anything is asked of them.

    SQLAlchemy's own way asks at every use, which adds a round trip to every act.
    """

    def note_the_moment(_raw: DBAPIConnection, record: ConnectionPoolEntry) -> None:
        record.info[LEFT_AT] = time.monotonic()

    import psycopg  # noqa: PLC0415 - a centre in a file does not wait for it

    def ask(raw: DBAPIConnection, record: ConnectionPoolEntry, _proxy: object) -> None:
        now = time.monotonic()
        if now - record.info.get(LEFT_AT, now) < IDLE_SECONDS:
            return
        try:
            engine.dialect.do_ping(raw)
        except psycopg.Error as failure:
            raise DisconnectionError from failure

    event.listen(engine, "checkin", note_the_moment)
    event.listen(engine, "checkout", ask)


def check_server(connection: Connection, told: dict[str, str]) -> None:
    """Make sure that the server can hold a centre.

    Raises:
        StoreError: it is older than PostgreSQL 15, or its text is not in UTF-8.
    """
    version = int(str(connection.scalar(text("SHOW server_version_num"))))
    encoding = str(connection.scalar(text("SHOW server_encoding")))
    if version < OLDEST_SERVER or encoding != "UTF8":
        facts = {"version": str(version // 10_000), "encoding": encoding}
        raise StoreError(StoreTrouble.SERVER_UNSUITED, **told, **facts)


def tables_there(connection: Connection) -> frozenset[str]:
    """Names of the tables of the schema that a centre would use."""
    names = connection.scalars(
        text("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()")
    )
    return frozenset(str(name) for name in names)


def is_centre(connection: Connection, told: dict[str, str]) -> bool:
    """Whether there is a centre; an empty database is none.

    Raises:
        StoreError: the tables are another program's.
    """
    there = tables_there(connection)
    if there and not there.issuperset(OURS):
        raise StoreError(StoreTrouble.OTHER_PROGRAM, **told)
    return bool(there)


def check_empty(connection: Connection, told: dict[str, str]) -> None:
    """Make sure that nobody's tables are in the way of a new centre.

    Raises:
        StoreError: there are tables.
    """
    if tables_there(connection):
        raise StoreError(StoreTrouble.EXISTS, **told)
