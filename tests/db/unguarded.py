"""A centre without its guards: the control that must fail where the guards hold."""

from sqlalchemy import Connection

from db import guards
from db.errors import Guard


def unguard(connection: Connection) -> None:
    """Take away what forbids double bookings; the caller commits."""
    if connection.dialect.name == "sqlite":
        for name in guards.TRIGGERS:
            if name.startswith("claim_"):
                connection.exec_driver_sql(f"DROP TRIGGER {name}")
    else:
        constraint = Guard.NO_DOUBLE_BOOKING.value
        connection.exec_driver_sql(f"ALTER TABLE claim DROP CONSTRAINT {constraint}")
