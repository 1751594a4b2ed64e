"""Individual support: appointments, mediation requests, interpreter orders."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.columns import STRICT, Base, Code, Kind, Label, Sentence, Versioned


class Appointment(Versioned, Base):
    """An individual booked time (Boussole or mediation) of one person with a worker."""

    __tablename__ = "appointment"
    __table_args__ = (
        CheckConstraint("starts < ends", name="ends_after_start"),
        CheckConstraint("kind IN ('boussole', 'mediation')", name="kind"),
        CheckConstraint(
            "status IN ('planned', 'honoured', 'no_show', 'excused', 'cancelled', 'removed')",
            name="status",
        ),
        CheckConstraint(
            "(status = 'cancelled') OR (cancelled_by = '')", name="cancelled_by_somebody"
        ),
        Index(None, "starts"),
        STRICT,
    )

    code: Mapped[Code]
    kind: Mapped[Kind]
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    worker_id: Mapped[int] = mapped_column(ForeignKey("resource.id"), index=True)
    room_id: Mapped[int] = mapped_column(ForeignKey("room.id"), index=True)
    starts: Mapped[datetime]
    ends: Mapped[datetime]
    status: Mapped[Kind]
    """planned, honoured, no_show, excused, cancelled, or removed."""
    cancelled_by: Mapped[Kind] = mapped_column(default="")
    """person, worker or centre; never why."""
    kept: Mapped[tuple[str, ...]] = mapped_column(default=())
    """Codes of the conflicts somebody kept, with ``kept_reason``."""
    kept_reason: Mapped[Sentence] = mapped_column(default="")


class MediationRequest(Versioned, Base):
    """A request for health mediation: codes only, no story."""

    __tablename__ = "mediation_request"
    __table_args__ = (
        CheckConstraint(
            "status IN ('received', 'assessed', 'in_progress', 'closed', 'removed')",
            name="status",
        ),
        CheckConstraint(
            "(status IN ('closed', 'removed')) OR (outcome = '')", name="outcome_when_closed"
        ),
        STRICT,
    )

    code: Mapped[Code]
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    received_on: Mapped[date]
    channel: Mapped[Kind]
    motive_codes: Mapped[tuple[str, ...]]
    language_code: Mapped[Kind] = mapped_column(default="")
    mediator_id: Mapped[int | None] = mapped_column(ForeignKey("resource.id"))
    status: Mapped[Kind]
    outcome: Mapped[Kind] = mapped_column(default="")
    next_on: Mapped[date | None]
    closed_on: Mapped[date | None]


class FundingEnvelope(Versioned, Base):
    """Money set aside for interpreting during a period, in euro cents, and perhaps minutes."""

    __tablename__ = "funding_envelope"

    code: Mapped[Code]
    label: Mapped[Label]
    first_day: Mapped[date]
    last_day: Mapped[date]
    amount_cents: Mapped[int]
    minutes: Mapped[int | None]


class InterpreterOrder(Versioned, Base):
    """A request to an agency for a session or an appointment, with its life cycle."""

    __tablename__ = "interpreter_order"
    __table_args__ = (
        CheckConstraint(
            "(session_id IS NULL) <> (appointment_id IS NULL)", name="session_or_appointment"
        ),
        CheckConstraint(
            "status IN ('to_order', 'requested', 'confirmed', 'to_reconfirm', 'done', 'invoiced',"
            " 'refused', 'cancelled_free', 'cancelled_with_fee', 'interpreter_absent',"
            " 'user_absent', 'removed')",
            name="status",
        ),
        CheckConstraint("payer IN ('centre', 'other')", name="payer"),
        STRICT,
    )

    code: Mapped[Code]
    session_id: Mapped[int | None] = mapped_column(ForeignKey("workshop_session.id"), index=True)
    appointment_id: Mapped[int | None] = mapped_column(ForeignKey("appointment.id"), index=True)
    language_code: Mapped[Kind]
    mode: Mapped[Kind]
    agency_id: Mapped[int | None] = mapped_column(ForeignKey("agency.id"))
    interpreter_id: Mapped[int | None] = mapped_column(ForeignKey("interpreter.id"))
    status: Mapped[Kind]
    urgent: Mapped[bool] = mapped_column(default=False)
    """Asked for after the agency's lead time."""
    told: Mapped[Sentence] = mapped_column(default="")
    """Who told whom, at ``changed_at``."""
    reason: Mapped[Sentence] = mapped_column(default="")
    """Why it was cancelled or refused."""
    changed_at: Mapped[datetime]
    planned_starts: Mapped[datetime]
    planned_ends: Mapped[datetime]
    actual_starts: Mapped[datetime | None]
    actual_ends: Mapped[datetime | None]
    billed_minutes: Mapped[int | None]
    cost_cents: Mapped[int | None]
    payer: Mapped[Kind] = mapped_column(default="centre")
    """centre, or other: then it costs the centre nothing."""
    envelope_id: Mapped[int | None] = mapped_column(ForeignKey("funding_envelope.id"), index=True)
