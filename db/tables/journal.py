"""Who did what: the journal of planning acts and the log of readings."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.columns import STRICT, Base, CleanText, Kind, Label, Numbered


class JournalEntry(Numbered, Base):
    """One act of one desk: ids and planning fields only, chained to the entry before.

    ``edits`` lists what changed, field by field, before and after: reversing it is undoing the
    act. ``reverses_id`` names the entry an undo or a redo takes back. ``operation`` is the key
    a form carries, so that the same act sent twice is done once.
    """

    __tablename__ = "journal"
    __table_args__ = (
        UniqueConstraint("operation"),
        Index(None, "desk", "id"),
        Index(None, "subject", "id"),
        STRICT,
    )

    operation: Mapped[Kind]
    act: Mapped[Kind]
    desk: Mapped[Label]
    user: Mapped[Label]
    at: Mapped[datetime]
    subject: Mapped[Kind]
    """Code of the main object: a session, a person, a room block, a sheet number."""
    edits: Mapped[dict[str, Any]]
    result: Mapped[dict[str, Any]]
    """What the act answered, so that the same operation sent again answers the same."""
    reverses_id: Mapped[int | None] = mapped_column(ForeignKey("journal.id"), index=True)
    chain: Mapped[Kind] = mapped_column(CleanText(64))


class AccessEntry(Numbered, Base):
    """A reading of a person, a print, an export or a sign-in, by ids; kept 12 months."""

    __tablename__ = "access_log"

    at: Mapped[datetime] = mapped_column(index=True)
    desk: Mapped[Label]
    user: Mapped[Label]
    act: Mapped[Kind]
    subject: Mapped[Kind]
    chain: Mapped[Kind] = mapped_column(CleanText(64))
