"""W1: are twelve dates free for a room, two people and an interpreter, in ten years of claims?

    python -m tests.benchmarks.w1_conflicts [--sizes 100000,1000000]

185 resources, 522 weeks; claims of 45 to 75 minutes that never overlap, drawn with a fixed
seed and written in an order that has nothing to do with time. Half of the 200 questions fall
in the day, where many are taken, half in the evening, where all is free.

The application's path is ``db.queries.claims.taken`` in a reading; beside it stands the one
statement that the bare driver would ask of a bare table with the best index, on the same
encrypted file and the same server; and on the file the same without a bound on the start.
"""

import argparse
import contextlib
import json
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np
import psycopg
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from db.centre_file import Raw, connect
from db.engine import create_centre, reading
from db.queries.claims import taken
from desktop_app.domain.span import Span
from desktop_app.machine.keys import read_key
from tests.benchmarks.contenders import Timed, in_turn
from tests.benchmarks.figures import Figure
from tests.engines import PostgresServer

FIRST_MONDAY = datetime(2020, 1, 6)
EPOCH = datetime(2000, 1, 1)
ROOMS, PEOPLE, INTERPRETERS = range(1, 41), range(101, 216), range(301, 331)
RESOURCES = [*ROOMS, *PEOPLE, *INTERPRETERS]
WEEKS, DAYS, BLOCKS = 522, 5, 6
DATES, QUESTIONS = 12, 200
QUARTER = 15
WEEK_MINUTES, DAY_MINUTES = 7 * 24 * 60, 24 * 60
START = (FIRST_MONDAY - EPOCH) // timedelta(minutes=1)
LONGEST_SESSION = 12 * 60
SIZES = (100_000, 1_000_000)

Numbers = np.ndarray[tuple[int, ...], np.dtype[np.int64]]


@dataclass(frozen=True)
class Claims:
    """Claims as columns, by number; times in minutes since 2000."""

    numbers: Numbers
    resources: Numbers
    starts: Numbers
    ends: Numbers

    def rows(self) -> Iterator[tuple[int, int, int, int]]:
        """Number, resource, start and end of each, in the order of the numbers."""
        order = np.argsort(self.numbers)
        columns = (self.numbers, self.resources, self.starts, self.ends)
        return zip(*(column[order].tolist() for column in columns), strict=True)


@dataclass(frozen=True)
class Question:
    """Four resources and twelve spans, in minutes since 2000 and as domain values."""

    resources: list[int]
    bounds: list[tuple[int, int]]
    spans: list[Span]


def draw_claims(number: int) -> Claims:
    """``number`` claims in cells of two hours of weekdays, never two in a cell."""
    chance = np.random.default_rng(1)
    cells = np.sort(chance.permutation(len(RESOURCES) * WEEKS * DAYS * BLOCKS)[:number])
    resource, rest = np.divmod(cells, WEEKS * DAYS * BLOCKS)
    day, block = np.divmod(rest, BLOCKS)
    week, weekday = np.divmod(day, DAYS)
    starts = START + week * WEEK_MINUTES + weekday * DAY_MINUTES + (8 + 2 * block) * 60
    starts = starts + QUARTER * chance.integers(0, 4, number)
    ends = starts + QUARTER * chance.integers(3, 6, number)
    return Claims(chance.permutation(number) + 1, np.array(RESOURCES)[resource], starts, ends)


def draw_questions() -> list[Question]:
    """Weekly cycles of two hours; every other one in the evening, where nothing is taken."""
    chance = np.random.default_rng(2)
    found: list[Question] = []
    for number in range(QUESTIONS):
        week = int(chance.integers(0, WEEKS - DATES))
        day = int(chance.integers(0, DAYS))
        clock = 8 * 60 + QUARTER * int(chance.integers(0, 41)) if number % 2 == 0 else 20 * 60
        first = START + week * WEEK_MINUTES + day * DAY_MINUTES + clock
        people = chance.choice(list(PEOPLE), 2, replace=False)
        wanted = [chance.choice(list(ROOMS)), *people, chance.choice(list(INTERPRETERS))]
        bounds = [(first + date * WEEK_MINUTES,) * 2 for date in range(DATES)]
        whole = [(start, end + 120) for start, end in bounds]
        spans = [Span(_moment(start), _moment(end)) for start, end in whole]
        found.append(Question([int(each) for each in wanted], whole, spans))
    return found


def _moment(minutes: int) -> datetime:
    return EPOCH + timedelta(minutes=int(minutes))


Ask = Callable[[Question], list[int]]
Found = dict[str, Timed[list[int]]]


def ask_in_reading(tx: Session) -> Ask:
    """The path of commands: the hot question, among the others of one reading."""

    def ask(question: Question) -> list[int]:
        return sorted(each[0] for each in taken(tx, question.resources, question.spans))

    return ask


def ask_alone(engine: Engine) -> Ask:
    """The same with a reading opened and closed for this question only."""

    def ask(question: Question) -> list[int]:
        with reading(engine) as tx:
            return ask_in_reading(tx)(question)

    return ask


# -- The encrypted file -----------------------------------------------------------------------

IN_FILE = """
SELECT held.id FROM json_each(?) AS asked CROSS JOIN bare AS held
  ON held.resource = asked.value ->> 0 AND held.starts < asked.value ->> 2
  AND held.ends > asked.value ->> 1"""
BOUNDED_IN_FILE = IN_FILE + f" AND held.starts > (asked.value ->> 1) - {LONGEST_SESSION}"


@contextlib.contextmanager
def filled_file(claims: Claims) -> Iterator[tuple[Engine, Path]]:
    """A centre with these claims, and the same in a bare table."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "centre.db"
        engine = create_centre(str(path))
        with contextlib.closing(connect(path, read_key(path))) as raw:
            raw.execute("PRAGMA foreign_keys=OFF")
            raw.execute("BEGIN")
            raw.executemany(
                "INSERT INTO resource (id, code, kind, units) VALUES (?, ?, 'x', 1)",
                [(number, f"R{number}") for number in RESOURCES],
            )
            raw.executemany(
                "INSERT INTO claim (id, allocation_id, resource_id, starts_at, ends_at, unit,"
                " active) VALUES (?1, ?1, ?2, ?3, ?4, 1, 1)",
                claims.rows(),
            )
            raw.execute("CREATE TABLE bare (id INTEGER PRIMARY KEY, resource, starts, ends, title)")
            raw.execute(
                "INSERT INTO bare SELECT id, resource_id, starts_at, ends_at, 'session ' || id"
                " FROM claim"
            )
            raw.execute("CREATE INDEX bare_probe ON bare (resource, starts, ends)")
            raw.execute("COMMIT")
            raw.execute("ANALYZE")
        yield engine, path
        engine.dispose()


def measure_files(sizes: Sequence[int]) -> dict[str, Found]:
    """The contenders on a file of each size, all in turn; the last one also without a bound."""
    questions = draw_questions()
    with contextlib.ExitStack() as stack:
        groups: dict[str, dict[str, Ask]] = {}
        last: dict[str, Ask] = {}
        for size in sizes:
            engine, path = stack.enter_context(filled_file(draw_claims(size)))
            raw = stack.enter_context(contextlib.closing(connect(path, read_key(path))))
            application = ask_in_reading(stack.enter_context(reading(engine)))
            last = {"application": application, "unbounded": ask_by(raw, IN_FILE)}
            groups[f"{size:,}"] = {
                "application": application,
                "alone": ask_alone(engine),
                "raw": ask_by(raw, BOUNDED_IN_FILE),
            }
        measured = in_turn(groups, questions)
        unbounded = in_turn({"last": last}, questions, rounds=1)["last"]["unbounded"]
    measured[f"{sizes[-1]:,}"]["unbounded"] = unbounded
    return measured


def ask_by(raw: Raw, statement: str) -> Ask:
    """One statement of the bare driver, its probes as JSON."""

    def ask(question: Question) -> list[int]:
        probes = [
            (resource, start, end)
            for resource in question.resources
            for start, end in question.bounds
        ]
        rows = raw.execute(statement, (json.dumps(probes),)).fetchall()
        return sorted({row[0] for row in rows})

    return ask


# -- The server -------------------------------------------------------------------------------

ON_SERVER = """
SELECT held.id FROM unnest(%s::int[], %s::timestamp[], %s::timestamp[]) AS asked (id, starts, ends)
CROSS JOIN LATERAL (SELECT id FROM bare WHERE resource = asked.id
  AND during && tsrange(asked.starts, asked.ends) OFFSET 0) AS held"""


def measure_server(size: int) -> Found:
    """The contenders on a server with ``size`` claims."""
    server = PostgresServer(shared_buffers="512MB", max_wal_size="4GB")
    try:
        address = server.new_database()
        engine = create_centre(address)
        plain = address.replace("+psycopg", "")
        with psycopg.connect(plain, autocommit=True, prepare_threshold=1) as raw:
            _fill_server(raw, draw_claims(size))

            def ask(question: Question) -> list[int]:
                pairs = [(one, span) for one in question.resources for span in question.spans]
                asked = (
                    [one for one, _span in pairs],
                    [span.start for _one, span in pairs],
                    [span.end for _one, span in pairs],
                )
                rows = raw.execute(ON_SERVER, asked, binary=True).fetchall()
                return sorted({row[0] for row in rows})

            with reading(engine) as tx:
                contenders = {
                    "application": ask_in_reading(tx),
                    "alone": ask_alone(engine),
                    "raw": ask,
                }
                measured = in_turn({"server": contenders}, draw_questions())
        engine.dispose()
        return measured["server"]
    finally:
        server.stop()


def _fill_server(raw: psycopg.Connection[tuple[int, ...]], claims: Claims) -> None:
    raw.execute("SET jit = off")
    raw.execute("ALTER TABLE claim DROP CONSTRAINT no_double_booking")
    raw.execute("ALTER TABLE claim DROP CONSTRAINT fk_claim_allocation_id")
    raw.execute(
        "INSERT INTO resource (id, code, kind, units) SELECT id, 'R' || id, 'x', 1"
        " FROM unnest(%s::int[]) AS given (id)",
        (RESOURCES,),
    )
    columns = "id, allocation_id, resource_id, starts_at, ends_at, unit, active"
    with raw.cursor() as cursor, cursor.copy(f"COPY claim ({columns}) FROM STDIN") as copy:
        for number, resource, start, end in claims.rows():
            copy.write_row((number, number, resource, _moment(start), _moment(end), 1, True))
    raw.execute(
        "CREATE TABLE bare AS SELECT id, resource_id AS resource,"
        " tsrange(starts_at, ends_at) AS during, 'session ' || id AS title FROM claim"
    )
    raw.execute("CREATE INDEX bare_probe ON bare USING gist (resource, during)")
    raw.execute(
        "ALTER TABLE claim ADD CONSTRAINT no_double_booking EXCLUDE USING gist (resource_id WITH"
        " =, unit WITH =, tsrange(starts_at, ends_at, '[)') WITH &&) WHERE (active) DEFERRABLE"
    )
    raw.execute("VACUUM ANALYZE")


# -- What it says -----------------------------------------------------------------------------


def measure(sizes: Sequence[int] = SIZES) -> list[Figure]:
    """The figures of W1 for the sizes asked, smallest first."""
    figures: list[Figure] = []
    files = measure_files(sizes)
    for size, found in files.items():
        figures.append(_against_raw(f"file, {size} claims", found, 2.0))
        if "unbounded" in found:
            figures.append(_against_unbounded(size, found))
    if len(sizes) > 1:
        few, many = files[f"{sizes[0]:,}"], files[f"{sizes[-1]:,}"]
        growth = many["application"].median / few["application"].median
        raw_growth = many["raw"].median / few["raw"].median
        what = f"file, {sizes[-1]:,} claims against {sizes[0]:,}, application's path"
        note = f"the raw statement: {raw_growth:.2f}×"
        figures.append(Figure("W1", what, f"{growth:.2f}×", "≤ 1.8×", growth <= 1.8, note))
    found = measure_server(sizes[-1])
    figures.append(_against_raw(f"server, {sizes[-1]:,} claims", found, 1.5))
    return figures


def _against_raw(where: str, found: Found, goal: float) -> Figure:
    ratio = found["application"].median / found["raw"].median
    note = (
        f"application {found['application']}, raw {found['raw']};"
        f" with a reading opened for it alone {found['alone']}"
    )
    what = f"{where}: application's path against the raw one-statement probe"
    return Figure("W1", what, f"{ratio:.2f}×", f"≤ {goal:g}×", ratio <= goal, note)


def _against_unbounded(size: str, found: Found) -> Figure:
    ratio = found["unbounded"].median / found["application"].median
    note = f"unbounded {found['unbounded']}"
    what = f"file, {size} claims: quicker than without a bound on the start"
    return Figure("W1", what, f"{ratio:.0f}×", "≥ 20×", ratio >= 20, note)


def main() -> None:
    """Measure the sizes of the command line and print a row for each figure."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--sizes", default=",".join(map(str, SIZES)))
    sizes = sorted(int(size) for size in options.parse_args().sizes.split(","))
    for figure in measure(sizes):
        met = "met" if figure.met else "missed"
        sys.stdout.write(
            f"| {figure.work} | {figure.what} | {figure.value} | {figure.goal} | {met} |"
            f" {figure.note} |\n"
        )


if __name__ == "__main__":
    main()
