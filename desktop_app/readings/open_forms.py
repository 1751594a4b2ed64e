"""At which other desks the form of a session is open."""

from sqlalchemy import select

from db.engine import reading
from db.tables.holds import OpenForm
from desktop_app.readings.desk import OpenDesk


def desks_with_form(desk: OpenDesk, session: str) -> tuple[str, ...]:
    """Name the other desks that have a form of the session open now, in order."""
    with reading(desk.engine) as tx:
        rows = tx.scalars(
            select(OpenForm.desk)
            .where(
                OpenForm.session == session,
                OpenForm.until > desk.now(),
                OpenForm.desk != desk.desk,
            )
            .distinct()
            .order_by(OpenForm.desk)
        )
        return tuple(rows)
