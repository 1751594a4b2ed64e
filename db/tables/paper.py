"""Sheets on paper: what was frozen, numbered and printed."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.columns import STRICT, Base, CleanText, Kind, Numbered, Versioned


class Sheet(Versioned, Base):
    """One version of a sheet with its frozen snapshot; it is never rewritten.

    ``kind`` is 1 for a session, 2 for a cycle, 3 for an interpreter's slip; ``serial`` is that
    subject's own for ever. ``status`` follows the paper: printed, signed, filed, or void when
    the act was taken back.
    """

    __tablename__ = "sheet"
    __table_args__ = (
        CheckConstraint("kind BETWEEN 1 AND 3", name="kind"),
        CheckConstraint("edition BETWEEN 1 AND 9999", name="edition_range"),
        CheckConstraint("status IN ('printed', 'signed', 'filed', 'void')", name="status"),
        UniqueConstraint("kind", "serial", "edition"),
        STRICT,
    )

    kind: Mapped[int]
    serial: Mapped[int]
    edition: Mapped[int]
    """The version printed on the sheet, 1 and on; ``version`` is the row's own."""
    session_id: Mapped[int | None] = mapped_column(ForeignKey("workshop_session.id"), index=True)
    cycle_id: Mapped[int | None] = mapped_column(ForeignKey("cycle.id"), index=True)
    order_id: Mapped[int | None] = mapped_column(ForeignKey("interpreter_order.id"), index=True)
    variant: Mapped[Kind]
    number: Mapped[Kind]
    snapshot: Mapped[str] = mapped_column(Text)
    digest: Mapped[str] = mapped_column(CleanText(64))
    """SHA-256 of the snapshot: equal digests mean the paper is up to date."""
    issued_at: Mapped[datetime]
    status: Mapped[Kind]


class SheetPrint(Numbered, Base):
    """One printing of a sheet; the second and later are duplicates."""

    __tablename__ = "sheet_print"
    __table_args__ = (UniqueConstraint("sheet_id", "copy"), STRICT)

    sheet_id: Mapped[int] = mapped_column(ForeignKey("sheet.id"))
    copy: Mapped[int]
    printed_at: Mapped[datetime]
    desk: Mapped[Kind]
