"""Whom to call about a session that was cancelled or moved, and how far the calls have come."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.columns import STRICT, Base, Kind, Label, Versioned


class Call(Versioned, Base):
    """One person to tell about one session; ``desk`` and ``called_at`` are those of the tick.

    ``status`` removed hides a call that an undo made needless.
    """

    __tablename__ = "call"
    __table_args__ = (
        CheckConstraint(
            "status IN ('to_call', 'told', 'message_left', 'unreachable', 'removed')",
            name="status",
        ),
        UniqueConstraint("session_id", "person_id"),
        Index(None, "person_id"),
        Index(None, "status"),
        STRICT,
    )

    session_id: Mapped[int] = mapped_column(ForeignKey("workshop_session.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    status: Mapped[Kind]
    since: Mapped[datetime]
    called_at: Mapped[datetime | None]
    desk: Mapped[Label] = mapped_column(default="")
