"""What the rows must be while the guards stand: looked for at each opening for writing.

Whoever has the key can take a guard away, write, and put the guard back: the guards are then as
they should be, and what they never let in is there. The look takes 20 ms on a centre of ten
years and 180 on one of 60,000 sessions (measured); the references of every other table are
followed in each verified copy, and by the doctor.
"""

from sqlalchemy import Connection, text

from db.errors import StoreTrouble
from db.tables.columns import LONGEST_CLAIM_MINUTES

STAND_ON_BOOKINGS = ("resource", "workshop_session", "allocation", "claim")
"""Tables whose references are followed at opening: what bookings are made of."""

MEETING_IN_FILE = text(f"""
SELECT EXISTS (SELECT 1 FROM claim AS one CROSS JOIN claim AS other
  ON other.resource_id = one.resource_id AND other.unit = one.unit AND other.active
  AND other.starts_at < one.ends_at AND other.ends_at > one.starts_at
  AND other.starts_at > one.starts_at - {LONGEST_CLAIM_MINUTES} AND other.id <> one.id
WHERE one.active)""")  # noqa: S608 - a number of ours
"""By the index of claims, as the triggers look."""

MEETING_ON_SERVER = text("""
SELECT EXISTS (SELECT 1 FROM (
  SELECT starts_at < lag(ends_at) OVER (
      PARTITION BY resource_id, unit ORDER BY starts_at, ends_at) AS meets
  FROM claim WHERE active) AS held WHERE meets)""")
"""By one sort: of several that overlap, two come one after the other."""


def unsound(connection: Connection) -> StoreTrouble | None:
    """What the rows hold that the guards never let in, or nothing.

    References are followed in a file alone: a server has no way to leave them for a while.
    """
    in_file = connection.dialect.name == "sqlite"
    if connection.scalar(MEETING_IN_FILE if in_file else MEETING_ON_SERVER):
        return StoreTrouble.DOUBLE_BOOKED
    if in_file and any(_points_nowhere(connection, table) for table in STAND_ON_BOOKINGS):
        return StoreTrouble.BROKEN_REFERENCES
    return None


def _points_nowhere(connection: Connection, table: str) -> bool:
    found = connection.exec_driver_sql(f"PRAGMA foreign_key_check({table})")
    return found.first() is not None
