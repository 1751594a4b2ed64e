"""Inhabitants: people, their places in cycles and sessions, their presence."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.columns import (
    STRICT,
    Base,
    CleanText,
    Code,
    Kind,
    Label,
    Name,
    Sentence,
    Versioned,
)


class Person(Versioned, Base):
    """An inhabitant; may be a first name only. No clinical field exists.

    ``search_key`` is the folded name for look-ups. ``removed`` hides somebody created by
    mistake and taken back.
    """

    __tablename__ = "person"

    code: Mapped[Code]
    given_name: Mapped[Name]
    family_name: Mapped[Name] = mapped_column(default="")
    birth_name: Mapped[Name] = mapped_column(default="")
    native_name: Mapped[Name] = mapped_column(default="")
    native_script: Mapped[Kind] = mapped_column(default="")
    birth_date: Mapped[date | None]
    birth_year: Mapped[int | None]
    gender: Mapped[Kind] = mapped_column(default="")
    main_language: Mapped[Kind] = mapped_column(default="")
    needs_interpreter: Mapped[bool] = mapped_column(default=False)
    is_minor: Mapped[bool] = mapped_column(default=False)
    guardian_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    mobile: Mapped[Kind] = mapped_column(default="")
    postcode: Mapped[Kind] = mapped_column(default="")
    needs_step_free_access: Mapped[bool] = mapped_column(default=False)
    partner: Mapped[Label] = mapped_column(default="")
    """The partner on whose behalf they come; printed in the column "Structure"."""
    household: Mapped[Kind] = mapped_column(default="")
    practical_note: Mapped[str] = mapped_column(CleanText(140), default="")
    first_contact_date: Mapped[date | None]
    search_key: Mapped[str] = mapped_column(CleanText(2000), default="", index=True)
    removed: Mapped[bool] = mapped_column(default=False)


class InterpreterExclusion(Base):
    """An interpreter who must not interpret for a person; the reason is never kept."""

    __tablename__ = "interpreter_exclusion"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    interpreter_id: Mapped[int] = mapped_column(ForeignKey("interpreter.id"), primary_key=True)


class Enrolment(Versioned, Base):
    """The place of a person in a cycle or in one session; ``rank`` while waiting.

    ``status`` removed hides an enrolment made by mistake and taken back.
    """

    __tablename__ = "enrolment"
    __table_args__ = (
        CheckConstraint("(session_id IS NULL) <> (cycle_id IS NULL)", name="session_or_cycle"),
        CheckConstraint("status IN ('enrolled', 'waiting', 'withdrawn', 'removed')", name="status"),
        CheckConstraint("(status = 'waiting') = (rank IS NOT NULL)", name="rank_while_waiting"),
        UniqueConstraint("session_id", "person_id"),
        UniqueConstraint("cycle_id", "person_id"),
        Index(None, "person_id"),
        STRICT,
    )

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    session_id: Mapped[int | None] = mapped_column(ForeignKey("workshop_session.id"))
    cycle_id: Mapped[int | None] = mapped_column(ForeignKey("cycle.id"))
    status: Mapped[Kind]
    rank: Mapped[int | None]
    since: Mapped[datetime]


class Attendance(Versioned, Base):
    """The presence of one person at one session."""

    __tablename__ = "attendance"
    __table_args__ = (
        UniqueConstraint("session_id", "person_id"),
        Index(None, "person_id"),
        STRICT,
    )

    session_id: Mapped[int] = mapped_column(ForeignKey("workshop_session.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    status: Mapped[Kind]
    reason: Mapped[Sentence] = mapped_column(default="")
