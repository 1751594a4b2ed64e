"""The sheets of the sample centre, issued as a desk issues them."""

from datetime import datetime

from sqlalchemy.orm import Session

from db.journal import Actor
from db.tables.sessions import WorkshopSession
from desktop_app.commands.sheets import IssueSheet

DESK, USER = "Accueil", "accueil"


def issue_sheet_of(tx: Session, session: int, at: datetime) -> None:
    """Issue the sheet of a session, by its number, at a moment."""
    row = tx.get_one(WorkshopSession, session)
    IssueSheet(row.code).within(tx, Actor(DESK, USER, at, ""))
