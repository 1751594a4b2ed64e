"""What a desk has in hand, for the other desks to see: slots being booked, forms that are open."""

from datetime import datetime

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.columns import STRICT, Base, Code, Kind, Label, Numbered


class SlotHold(Numbered, Base):
    """A room and a time that one desk is typing a booking for (interface.md 5.1).

    It is no claim: nothing is refused because of it, and it names nobody. The room is a code
    without a key to its row, so that a forgotten hold never keeps a room from being put away.
    """

    __tablename__ = "slot_hold"
    __table_args__ = (
        CheckConstraint("starts < ends", name="ends_after_start"),
        STRICT,
    )

    draft: Mapped[Code]
    """Key of the entry at its desk."""
    room: Mapped[Kind]
    starts: Mapped[datetime]
    ends: Mapped[datetime]
    desk: Mapped[Label]
    until: Mapped[datetime] = mapped_column(index=True)
    """Nobody sees it from then on."""


class OpenForm(Numbered, Base):
    """The form of a session that one desk has open (interface.md 11.1).

    It forbids nothing and names nobody; the session is a code without a key to its row.
    """

    __tablename__ = "open_form"
    __table_args__ = (STRICT,)

    form: Mapped[Code]
    """Key of the form at its desk."""
    session: Mapped[Kind] = mapped_column(index=True)
    desk: Mapped[Label]
    until: Mapped[datetime] = mapped_column(index=True)
    """Nobody sees it from then on."""
