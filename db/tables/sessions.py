"""Programmes, cycles, dated sessions, and the claims that no two of them may share."""

from datetime import date, datetime, time

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.columns import (
    EPOCH,
    LAST,
    LONGEST_CLAIM_MINUTES,
    STRICT,
    Base,
    CivilTime,
    Code,
    Kind,
    Label,
    Note,
    Numbered,
    Sentence,
    Versioned,
)


class Programme(Versioned, Base):
    """A kind of workshop, described once; the neutral title is the one printed."""

    __tablename__ = "programme"

    code: Mapped[Code]
    title_fr: Mapped[Label]
    title_en: Mapped[Label]
    neutral_title_fr: Mapped[Label]
    theme_id: Mapped[int] = mapped_column(ForeignKey("theme.id"))
    origin: Mapped[Sentence]
    audience: Mapped[Kind]
    min_age: Mapped[int | None]
    max_age: Mapped[int | None]
    capacity: Mapped[int | None]
    registration_mode: Mapped[Kind]
    sessions_per_cycle: Mapped[int | None]
    session_minutes: Mapped[int]
    during_school_holidays: Mapped[Kind]
    guardian_required: Mapped[bool]
    facilitator_roles: Mapped[Label]
    default_sheet_variant: Mapped[Kind]
    funder_codes: Mapped[tuple[str, ...]]
    archived: Mapped[bool] = mapped_column(default=False)
    """Put away: no longer offered, kept where it was used."""


class ProgrammeStep(Numbered, Base):
    """One step of a programme whose sessions are unlike; minutes each."""

    __tablename__ = "programme_step"
    __table_args__ = (UniqueConstraint("programme_id", "step"), STRICT)

    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"))
    step: Mapped[int]
    kind: Mapped[Kind]
    count: Mapped[int]
    title_fr: Mapped[Label]
    title_en: Mapped[Label]
    minutes: Mapped[int]
    start_time: Mapped[time | None]
    min_days_after_previous_step: Mapped[int | None]
    max_days_after_previous_step: Mapped[int | None]


class Cycle(Versioned, Base):
    """A dated run of a programme with its own group; defaults for its sessions.

    ``recurrence`` is empty when its dates were chosen one by one, ``holiday_policy`` when the
    cycle treats school holidays as its programme does.
    """

    __tablename__ = "cycle"

    code: Mapped[Code]
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"), index=True)
    title_fr: Mapped[Label]
    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"))
    room_id: Mapped[int] = mapped_column(ForeignKey("room.id"))
    iso_weekday: Mapped[int]
    start_time: Mapped[time]
    end_time: Mapped[time]
    recurrence: Mapped[Kind]
    first_date: Mapped[date]
    until_date: Mapped[date | None]
    session_count: Mapped[int | None]
    facilitator_codes: Mapped[tuple[str, ...]]
    interpreter_language: Mapped[Kind] = mapped_column(default="")
    holiday_policy: Mapped[Kind] = mapped_column(default="")
    removed: Mapped[bool] = mapped_column(default=False)
    """Written by mistake and taken back: hidden, as its sessions are."""


class WorkshopSession(Versioned, Base):
    """One dated session, of a cycle or alone; it keeps its identity for ever.

    ``status`` is option, planned, held, cancelled, skipped, or removed (booked by mistake and
    taken back: hidden, never printed). A skipped date has no number. ``places`` is empty when
    the lower of the programme's and the room's applies; ``headcount`` is what was counted.
    """

    __tablename__ = "workshop_session"
    __table_args__ = (
        CheckConstraint("starts < ends", name="ends_after_start"),
        CheckConstraint(
            "status IN ('option', 'planned', 'held', 'cancelled', 'skipped', 'removed')",
            name="status",
        ),
        CheckConstraint("places IS NULL OR places BETWEEN 0 AND 1000", name="places_range"),
        CheckConstraint("headcount IS NULL OR headcount >= 0", name="headcount_positive"),
        CheckConstraint(
            "waiting_limit IS NULL OR waiting_limit BETWEEN 0 AND 1000", name="waiting_range"
        ),
        CheckConstraint("number IS NULL OR cycle_id IS NOT NULL", name="number_in_cycle"),
        Index(None, "starts"),
        Index(None, "cycle_id", "starts"),
        STRICT,
    )

    code: Mapped[Code]
    cycle_id: Mapped[int | None] = mapped_column(ForeignKey("cycle.id"))
    programme_id: Mapped[int | None] = mapped_column(ForeignKey("programme.id"), index=True)
    number: Mapped[int | None]
    kind: Mapped[Kind] = mapped_column(default="workshop")
    title: Mapped[Label] = mapped_column(default="")
    """Own title; empty when the programme's applies."""
    starts: Mapped[datetime]
    ends: Mapped[datetime]
    room_id: Mapped[int] = mapped_column(ForeignKey("room.id"), index=True)
    status: Mapped[Kind]
    reason: Mapped[Sentence] = mapped_column(default="")
    cause: Mapped[Kind] = mapped_column(default="")
    """Code of why a date is skipped: public_holiday, school_holiday, site_closed."""
    places: Mapped[int | None]
    needs: Mapped[tuple[str, ...]] = mapped_column(default=())
    """Features and equipment wanted, each ``code`` or ``code:quantity``."""
    interpreter_language: Mapped[Kind] = mapped_column(default="")
    kept: Mapped[tuple[str, ...]] = mapped_column(default=())
    """Codes of the conflicts somebody kept, with ``kept_reason``."""
    kept_reason: Mapped[Sentence] = mapped_column(default="")
    headcount: Mapped[int | None]
    planned_starts: Mapped[datetime | None]
    """Where the date first stood, once it has been moved to another day."""
    partners: Mapped[Label] = mapped_column(default="")
    """Who takes part from outside: an association, a school, the town."""
    note: Mapped[Note] = mapped_column(default="")
    """What the desk should know; never anything about somebody's health."""
    waiting_limit: Mapped[int | None]
    """How many may wait for a place: empty for any number, 0 for nobody."""
    walk_in: Mapped[bool] = mapped_column(default=False)
    """People come to it without enrolling: nobody is given a place."""


class Resource(Numbered, Base):
    """Something that can be held: a room, a worker, movable stock.

    ``units`` pieces of it exist, numbered 1 to ``units``. None (0) means that it is never
    claimed itself: a divisible room claims its parts, an outdoor place and a telephone
    platform are shared.
    """

    __tablename__ = "resource"
    __table_args__ = (CheckConstraint("units BETWEEN 0 AND 200", name="units_range"), STRICT)

    code: Mapped[Code]
    kind: Mapped[Kind]
    units: Mapped[int] = mapped_column(default=1)


class Allocation(Numbered, Base):
    """A resource given to a session or to an appointment, with its role.

    ``starts`` and ``ends`` are set when it is only for part of the time (a guest), ``quantity``
    counts pieces of equipment. ``dropped`` keeps the row of one that was taken away.
    """

    __tablename__ = "allocation"
    __table_args__ = (
        CheckConstraint(
            "(session_id IS NULL) <> (appointment_id IS NULL)", name="session_or_appointment"
        ),
        CheckConstraint("quantity BETWEEN 1 AND 200", name="quantity_range"),
        CheckConstraint("(starts IS NULL) = (ends IS NULL)", name="span_whole"),
        Index(None, "session_id"),
        Index(None, "appointment_id"),
        Index(None, "resource_id"),
        STRICT,
    )

    session_id: Mapped[int | None] = mapped_column(ForeignKey("workshop_session.id"))
    appointment_id: Mapped[int | None] = mapped_column(ForeignKey("appointment.id"))
    resource_id: Mapped[int] = mapped_column(ForeignKey("resource.id"))
    role: Mapped[Kind]
    quantity: Mapped[int] = mapped_column(default=1)
    starts: Mapped[datetime | None]
    ends: Mapped[datetime | None]
    dropped: Mapped[bool] = mapped_column(default=False)


class Claim(Numbered, Base):
    """One unit of a resource held during a span: the database forbids two at once.

    The span is half-open civil time; ``active`` is false for options, cancelled sessions and
    while rows are parked during a swap. Guards: ``db.guards``.
    """

    __tablename__ = "claim"

    allocation_id: Mapped[int] = mapped_column(
        ForeignKey("allocation.id", ondelete="RESTRICT"), index=True
    )
    resource_id: Mapped[int] = mapped_column(ForeignKey("resource.id", ondelete="RESTRICT"))
    unit: Mapped[int] = mapped_column(default=1)
    starts_at: Mapped[datetime] = mapped_column(CivilTime)
    ends_at: Mapped[datetime] = mapped_column(CivilTime)
    active: Mapped[bool] = mapped_column(default=True)

    __table_args__ = (
        CheckConstraint("starts_at < ends_at", name="ends_after_start"),
        CheckConstraint("unit >= 1", name="unit_positive"),
        CheckConstraint(starts_at >= EPOCH, name="not_before_2000"),
        CheckConstraint(ends_at <= LAST, name="not_after_2100"),
        CheckConstraint("active IN (true, false)", name="active_known"),
        CheckConstraint(
            f"ends_at - starts_at <= {LONGEST_CLAIM_MINUTES}", name="at_most_one_day"
        ).ddl_if(dialect="sqlite"),
        CheckConstraint(
            f"ends_at - starts_at <= interval '{LONGEST_CLAIM_MINUTES} minutes'",
            name="at_most_one_day",
        ).ddl_if(dialect="postgresql"),
        Index("ix_claim_probe", "resource_id", "starts_at", "ends_at", "unit", "active"),
        Index(None, "starts_at"),
        STRICT,
    )
