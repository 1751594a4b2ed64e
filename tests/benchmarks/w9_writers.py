"""W9: eight writers who all want the same rooms, every save on the disk before it is told.

    python -m tests.benchmarks.w9_writers [--attempts 20000] [--at-once 100000]

40 rooms, 20 weeks of five days of 24 half-hours; each attempt wants one room for one to four
half-hours, drawn with a fixed seed for each writer. Free: written; else refused.

The application's path is ``db.engine.transaction``, the ordered lock, a claim, the guards.
Beside it the raw guard: the same acts by the bare driver on a bare table with one trigger (or one
exclusion constraint), the same encryption, durability, locks and short pauses. Then the
application alone, as many attempts as the goal says, a writer killed every second.
"""

import argparse
import contextlib
import secrets
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import psycopg
from sqlalchemy import Engine, text
from sqlcipher3 import dbapi2 as sqlcipher

from db.centre_file import Raw, connect
from db.engine import create_centre, open_centre, reading, transaction
from db.errors import DoubleBookingError, StoreError, StoreTrouble
from db.guards import lock_resources
from db.holding import Hold, hold
from db.queries.claims import overlaps
from db.tables.sessions import Resource
from desktop_app.domain.span import Span
from desktop_app.machine.keys import read_key
from tests.benchmarks.eight_writers import (
    FIRST_ROOM,
    ROOMS,
    Attempt,
    Booker,
    Maker,
    eight_writers,
)
from tests.benchmarks.figures import Figure
from tests.db.rows import MIDNIGHT, furnish
from tests.engines import PostgresServer

DURABLE = {"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on"}

# -- The application --------------------------------------------------------------------------


def application(address: str, writer: int) -> Booker:
    """Book as commands do; the guards have the last word."""
    engine = open_centre(address)

    def book(attempt: Attempt) -> bool:
        room, first, last = attempt
        span = Span(MIDNIGHT + first * HALF_HOUR, MIDNIGHT + last * HALF_HOUR)
        try:
            with transaction(engine) as tx:
                lock_resources(tx, [room])
                hold(tx, [Hold(1 + writer, room, 1, span)])
        except DoubleBookingError:
            return False
        return True

    # What the first act of a process costs (statements compiled) is no wait for the others.
    with contextlib.suppress(StoreError), transaction(engine) as tx:
        lock_resources(tx, [FIRST_ROOM])
        hold(tx, [Hold(1 + writer, FIRST_ROOM, 1, FAR_AWAY)])
        raise StoreError(StoreTrouble.FAILED)
    return book


HALF_HOUR = timedelta(minutes=30)
FAR_AWAY = Span(MIDNIGHT - timedelta(days=1), MIDNIGHT)
"""When nobody wants a room; what is held then is not kept."""


# -- The raw guards ---------------------------------------------------------------------------

BARE_IN_FILE = """
CREATE TABLE bare
  (id INTEGER PRIMARY KEY, room INT NOT NULL, first INT NOT NULL, last INT NOT NULL);
CREATE INDEX bare_probe ON bare (room, first, last);
CREATE TRIGGER bare_guard BEFORE INSERT ON bare WHEN EXISTS (SELECT 1 FROM bare AS other
  WHERE other.room = NEW.room AND other.first < NEW.last AND other.last > NEW.first
  AND other.first > NEW.first - 48)
BEGIN SELECT RAISE(ABORT, 'overlap'); END;
"""
BARE_ON_SERVER = (
    "CREATE TABLE bare (id serial PRIMARY KEY, room int NOT NULL, during int8range NOT NULL,"
    " EXCLUDE USING gist (room WITH =, during WITH &&))"
)


def raw_file(address: str, _writer: int) -> Booker:
    """The bare driver, a trigger, and short pauses of random length while another writes."""
    path = Path(address)
    raw = connect(path, read_key(path))
    raw.execute("PRAGMA busy_timeout=0")

    def book(attempt: Attempt) -> bool:
        _begin(raw)
        try:
            raw.execute("INSERT INTO bare (room, first, last) VALUES (?, ?, ?)", attempt)
        except sqlcipher.IntegrityError:
            raw.execute("ROLLBACK")
            return False
        raw.execute("COMMIT")
        return True

    return book


def _begin(raw: Raw) -> None:
    while True:
        try:
            raw.execute("BEGIN IMMEDIATE")
        except sqlcipher.OperationalError:
            time.sleep((300 + secrets.randbelow(2700)) / 1_000_000)
        else:
            return


def raw_server(address: str, _writer: int) -> Booker:
    """The bare driver, the row of the room locked as any act must, an exclusion constraint."""
    raw = psycopg.connect(address.replace("+psycopg", ""), autocommit=True, prepare_threshold=1)
    lock = "SELECT id FROM resource WHERE id = %s::int FOR NO KEY UPDATE"
    statement = "INSERT INTO bare (room, during) VALUES (%s::int, int8range(%s::int8, %s::int8))"

    def book(attempt: Attempt) -> bool:
        try:
            with raw.transaction():
                raw.execute(lock, attempt[:1])
                raw.execute(statement, attempt)
        except psycopg.errors.ExclusionViolation:
            return False
        return True

    return book


# -- The two engines --------------------------------------------------------------------------


def prepared(engine: Engine) -> None:
    """Write the forty rooms."""
    furnish(engine)
    with transaction(engine) as tx:
        tx.add_all(
            Resource(id=FIRST_ROOM + n, code=f"W{n}", kind="room", units=1) for n in range(ROOMS)
        )


@contextlib.contextmanager
def fresh_file() -> Iterator[str]:
    """A centre in a file, with a bare table beside the claims."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "centre.db"
        engine = create_centre(str(path))
        prepared(engine)
        engine.dispose()
        with contextlib.closing(connect(path, read_key(path))) as raw:
            raw.executescript(BARE_IN_FILE)
        yield str(path)


@contextlib.contextmanager
def fresh_database(server: PostgresServer) -> Iterator[str]:
    """A centre on a server, with a bare table beside the claims."""
    address = server.new_database()
    engine = create_centre(address)
    prepared(engine)
    engine.dispose()
    with psycopg.connect(address.replace("+psycopg", ""), autocommit=True) as raw:
        raw.execute(BARE_ON_SERVER)
    yield address
    server.drop(address)


def double_bookings(address: str) -> int:
    """Pairs of claims that overlap, which must be none."""
    engine = open_centre(address, read_only=True)
    with reading(engine) as tx:
        found = overlaps(tx.connection())
        held = tx.scalar(text("SELECT count(*) FROM claim")) or 0
    engine.dispose()
    if not held:
        raise RuntimeError("nothing was booked")
    return found


WHY = (
    "; beside the save an act takes some 0.2 ms of processor in SQLAlchemy: the slower the disk or"
    " the more processors, the nearer to 1"
)


@dataclass(frozen=True)
class Side:
    """One engine: how a fresh centre is made on it, its raw guard, and its longest wait."""

    name: str
    fresh: Callable[[], contextlib.AbstractContextManager[str]]
    raw: Maker
    longest: float


def measure_side(side: Side, attempts: int, at_once: int) -> list[Figure]:
    """The figures of one engine."""
    rates: dict[str, list[float]] = {"raw": [], "application": []}
    told: dict[str, str] = {}
    waits: list[float] = []
    for _round in range(3):
        for name, make in (("raw", side.raw), ("application", application)):
            with side.fresh() as address:
                outcome = eight_writers(make, address, attempts)
            rates[name].append(outcome.rate)
            told[name] = str(outcome)
            waits += outcome.waits if name == "application" else []
    ratio = sorted(rates["application"])[1] / sorted(rates["raw"])[1]
    longest = max(waits)
    with side.fresh() as address:
        many = eight_writers(application, address, at_once, kill=True)
        found = double_bookings(address)
    note = f"application: {told['application']}; raw: {told['raw']}" + ("" if ratio >= 0.6 else WHY)
    killed = f"{many}; {many.kills} writers killed; longest wait {max(many.waits):.2f} s"
    what = f"{side.name}: double bookings in {len(many.waits):,} attempts, writers killed"
    return [
        Figure("W9", what, str(found), "0", found == 0, killed),
        Figure(
            "W9",
            f"{side.name}: application's path against the raw guard, attempts a second",
            f"{ratio:.2f}×",
            "≥ 0.6×",
            ratio >= 0.6,
            note,
        ),
        Figure(
            "W9",
            f"{side.name}: longest wait of a writer",
            f"{longest:.2f} s",
            f"≤ {side.longest:g} s",
            longest <= side.longest,
        ),
    ]


def measure(attempts: int = 3200, at_once: int = 100_000) -> Sequence[Figure]:
    """The figures of W9 on both engines."""
    figures = measure_side(Side("file", fresh_file, raw_file, 1.0), attempts, at_once)
    server = PostgresServer(**DURABLE)
    try:
        side = Side("server", lambda: fresh_database(server), raw_server, 0.2)
        figures += measure_side(side, attempts, at_once)
    finally:
        server.stop()
    return figures


def main() -> None:
    """Measure as the command line asks and print a row for each figure."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--attempts", type=int, default=3200)
    options.add_argument("--at-once", type=int, default=100_000)
    asked = options.parse_args()
    for figure in measure(asked.attempts, asked.at_once):
        met = "met" if figure.met else "missed"
        sys.stdout.write(
            f"| {figure.work} | {figure.what} | {figure.value} | {figure.goal} | {met} |"
            f" {figure.note} |\n"
        )


if __name__ == "__main__":
    main()
