"""What is held, by claim: the hot questions, each one statement on both engines.

A claim lasts a day at most, so one that reaches into a span starts less than a day before
it. Without that bound, an answer takes longer with every year of history.
"""

import json
from collections.abc import Sequence
from datetime import datetime
from operator import itemgetter
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, text
from sqlalchemy.orm import Session

from db.tables.columns import EPOCH, MINUTE, minutes_since_2000
from desktop_app.domain.span import Span


class TakenClaim(NamedTuple):
    """An active claim that stands in the way."""

    claim_id: int
    allocation_id: int
    resource_id: int
    unit: int
    span: Span


def taken(tx: Session, resource_ids: Sequence[int], spans: Sequence[Span]) -> list[TakenClaim]:
    """Every active claim on one of these resources during one of these spans, by start.

    Args:
        tx: an act or a reading.
        resource_ids: each is asked for every span.
        spans: the dates of a cycle, for example; each at most one day long.
    """
    if not resource_ids or not spans:
        return []
    connection = tx.connection()
    if connection.dialect.name == "sqlite":
        bounds = [(minutes_since_2000(each.start), minutes_since_2000(each.end)) for each in spans]
        asked = (json.dumps(list(resource_ids)), json.dumps(bounds))
        rows = connection.exec_driver_sql(TAKEN_IN_FILE, asked).all()
        return [
            _claim(row, EPOCH + row[4] * MINUTE, EPOCH + row[5] * MINUTE) for row in _once(rows)
        ]
    ends = [each.end for each in spans]
    arrays = (list(resource_ids), [each.start for each in spans], ends)
    rows = connection.exec_driver_sql(TAKEN_ON_SERVER, arrays).all()
    return [_claim(row, row[4], row[5]) for row in _once(rows)]


HeldRow = Row[*tuple[Any, ...]]


def _once(rows: Sequence[HeldRow]) -> list[HeldRow]:
    """Each claim once, by start: two spans may meet the same one."""
    found = {row[0]: row for row in rows}
    return sorted(found.values(), key=BY_START)


BY_START = itemgetter(4, 5, 0)


def _claim(row: HeldRow, starts: datetime, ends: datetime) -> TakenClaim:
    return TakenClaim(row[0], row[1], row[2], row[3], Span(starts, ends))


TAKEN_IN_FILE = """
WITH wanted (starts, ends) AS MATERIALIZED (
  SELECT value ->> 0, value ->> 1 FROM json_each(?2))
SELECT claim.id, allocation_id, resource_id, unit, starts_at, ends_at
FROM json_each(?1) AS asked CROSS JOIN wanted CROSS JOIN claim
  ON resource_id = asked.value AND active
  AND starts_at < wanted.ends AND ends_at > wanted.starts AND starts_at > wanted.starts - 1440"""
"""``CROSS JOIN`` keeps SQLite's planner to this order: few spans, then the index."""

TAKEN_ON_SERVER = """
SELECT held.id, allocation_id, resource_id, unit, starts_at, ends_at
FROM unnest(%s::int[]) AS asked (id)
CROSS JOIN unnest(%s::timestamp[], %s::timestamp[]) AS wanted (starts, ends)
CROSS JOIN LATERAL (SELECT * FROM claim WHERE resource_id = asked.id AND active
  AND starts_at < wanted.ends AND ends_at > wanted.starts
  AND starts_at > wanted.starts - interval '1440 minutes' OFFSET 0) AS held"""
"""``OFFSET 0`` keeps the server's planner from reading the whole table; the types are said,
else a small number leaves the index (74 ms instead of 3, measured)."""


def free_units(tx: Session, resource_id: int, span: Span) -> list[int]:
    """Numbers of the units of a resource that nobody holds during a span, lowest first."""
    connection = tx.connection()
    if connection.dialect.name == "sqlite":
        asked = (resource_id, minutes_since_2000(span.start), minutes_since_2000(span.end))
        rows = connection.exec_driver_sql(FREE_IN_FILE, asked)
    else:
        named = {"id": resource_id, "starts": span.start, "ends": span.end}
        rows = connection.exec_driver_sql(FREE_ON_SERVER, named)
    return [int(row[0]) for row in rows]


FREE_IN_FILE = """
WITH RECURSIVE unit (number, last) AS (
  SELECT 1, units FROM resource WHERE id = ?1 AND units > 0
  UNION ALL SELECT number + 1, last FROM unit WHERE number < last)
SELECT number FROM unit
EXCEPT SELECT unit FROM claim WHERE resource_id = ?1 AND active
  AND starts_at < ?3 AND ends_at > ?2 AND starts_at > ?2 - 1440
ORDER BY 1"""

FREE_ON_SERVER = """
SELECT number FROM resource CROSS JOIN generate_series(1, units) AS unit (number)
WHERE resource.id = %(id)s::int
EXCEPT SELECT unit FROM claim WHERE resource_id = %(id)s::int AND active
  AND starts_at < %(ends)s::timestamp AND ends_at > %(starts)s::timestamp
  AND starts_at > %(starts)s::timestamp - interval '1440 minutes'
ORDER BY 1"""


def overlaps(connection: Connection) -> int:
    """How many pairs of active claims share a unit of a resource at some instant.

    Always 0 while the guards stand: this is how one makes sure.
    """
    return int(connection.scalar(OVERLAPS) or 0)


OVERLAPS = text("""
SELECT count(*) FROM claim AS one JOIN claim AS other
  ON one.resource_id = other.resource_id AND one.unit = other.unit AND one.id <> other.id
  AND other.starts_at >= one.starts_at AND other.starts_at < one.ends_at
  AND one.starts_at < other.ends_at
  AND (other.starts_at > one.starts_at OR other.id > one.id)
WHERE one.active AND other.active""")
"""Of two that overlap, the one that starts later starts inside the other."""
