"""Everybody who can be booked: professionals, staff, contributors and interpreters."""

from datetime import date, time

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.columns import STRICT, Base, Code, Kind, Label, Numbered


class Professional(Base):
    """A self-employed or employed professional of the centre; ``id`` is its resource's."""

    __tablename__ = "professional"

    id: Mapped[int] = mapped_column(ForeignKey("resource.id"), primary_key=True)
    given_name: Mapped[Label]
    family_name: Mapped[Label]
    gender: Mapped[Kind]
    profession_id: Mapped[int] = mapped_column(ForeignKey("profession.id"), index=True)
    employment: Mapped[Kind]
    home_site_id: Mapped[int] = mapped_column(ForeignKey("site.id"))
    uses_shared_rooms: Mapped[bool]
    spoken_languages: Mapped[tuple[str, ...]]
    email: Mapped[Label]
    phone: Mapped[Kind]
    active_from: Mapped[date]
    active_to: Mapped[date | None]


class StaffMember(Base):
    """One of the ten staff; opening hours are their availability."""

    __tablename__ = "staff_member"

    id: Mapped[int] = mapped_column(ForeignKey("resource.id"), primary_key=True)
    given_name: Mapped[Label]
    family_name: Mapped[Label]
    job: Mapped[Kind]
    app_role: Mapped[Kind]
    home_site_id: Mapped[int] = mapped_column(ForeignKey("site.id"))
    full_time_equivalent: Mapped[Kind]
    """As written, such as 0.8: a share of full time that is never computed with here."""
    username: Mapped[Kind]


class Contributor(Base):
    """An outside contributor or an expert user, without account or rules."""

    __tablename__ = "contributor"

    id: Mapped[int] = mapped_column(ForeignKey("resource.id"), primary_key=True)
    given_name: Mapped[Label]
    family_name: Mapped[Label]
    role: Mapped[Kind]
    organisation: Mapped[Label]


class Agency(Numbered, Base):
    """An interpreting agency."""

    __tablename__ = "agency"

    code: Mapped[Code]
    name: Mapped[Label]


class AgencyTerms(Numbered, Base):
    """What an agency asks for one mode: lead time, minimum, step, price in euro cents."""

    __tablename__ = "agency_terms"
    __table_args__ = (
        CheckConstraint("lead_time_hours >= 0", name="lead_time_positive"),
        CheckConstraint("billing_step_minutes > 0", name="step_positive"),
        STRICT,
    )

    agency_id: Mapped[int] = mapped_column(ForeignKey("agency.id"), index=True)
    mode: Mapped[Kind]
    lead_time_hours: Mapped[int]
    lead_time_basis: Mapped[Kind]
    minimum_billed_minutes: Mapped[int]
    billing_step_minutes: Mapped[int]
    hourly_rate_cents: Mapped[int]
    travel_fee_cents: Mapped[int]
    desk_hours: Mapped[Label]


class CancellationRule(Numbered, Base):
    """The fee due when an order is cancelled with less notice than its hours."""

    __tablename__ = "cancellation_rule"

    agency_id: Mapped[int] = mapped_column(ForeignKey("agency.id"), index=True)
    mode: Mapped[Kind]
    notice_less_than_hours: Mapped[int]
    notice_basis: Mapped[Kind]
    fee_percent: Mapped[int]
    travel_fee_due: Mapped[bool]


class Interpreter(Base):
    """An interpreter, or a telephone platform, which is never claimed."""

    __tablename__ = "interpreter"

    id: Mapped[int] = mapped_column(ForeignKey("resource.id"), primary_key=True)
    agency_id: Mapped[int] = mapped_column(ForeignKey("agency.id"), index=True)
    display_name: Mapped[Label]
    gender: Mapped[Kind]
    language_codes: Mapped[tuple[str, ...]]
    modes: Mapped[tuple[str, ...]]
    iso_weekdays: Mapped[tuple[str, ...]]


class AvailabilityRuleRow(Numbered, Base):
    """When a professional can be asked at a site."""

    __tablename__ = "availability_rule"
    __table_args__ = (
        CheckConstraint("start_time < end_time", name="ends_after_start"),
        CheckConstraint("iso_weekday BETWEEN 1 AND 7", name="weekday"),
        CheckConstraint("interval_weeks >= 1", name="interval_positive"),
        CheckConstraint("month_week BETWEEN 1 AND 5", name="month_week"),
        STRICT,
    )

    code: Mapped[Code]
    professional_id: Mapped[int] = mapped_column(ForeignKey("professional.id"), index=True)
    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"))
    iso_weekday: Mapped[int]
    start_time: Mapped[time]
    end_time: Mapped[time]
    week_parity: Mapped[Kind]
    interval_weeks: Mapped[int]
    month_week: Mapped[int | None]
    """Which of the weekday in the month, where the rule is not by weeks."""
    anchor_date: Mapped[date | None]
    kind: Mapped[Kind]
    during_school_holidays: Mapped[Kind]
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]


class AvailabilityException(Numbered, Base):
    """An absence, first and last day included; it wins over the rules."""

    __tablename__ = "availability_exception"
    __table_args__ = (CheckConstraint("first_day <= last_day", name="ends_after_start"), STRICT)

    professional_id: Mapped[int] = mapped_column(ForeignKey("professional.id"), index=True)
    first_day: Mapped[date]
    last_day: Mapped[date]
    start_time: Mapped[time | None]
    end_time: Mapped[time | None]
    kind: Mapped[Kind]
    replaced_by_id: Mapped[int | None] = mapped_column(ForeignKey("professional.id"))


class StandingRoomRow(Numbered, Base):
    """A room kept every week, or every other week, for a professional."""

    __tablename__ = "standing_room"

    code: Mapped[Code]
    professional_id: Mapped[int] = mapped_column(ForeignKey("professional.id"), index=True)
    room_id: Mapped[int] = mapped_column(ForeignKey("room.id"), index=True)
    iso_weekday: Mapped[int]
    start_time: Mapped[time]
    end_time: Mapped[time]
    week_parity: Mapped[Kind]
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]


class StandingInterpreterRow(Numbered, Base):
    """An interpreter present at a place every week or every other week."""

    __tablename__ = "standing_interpreter"

    code: Mapped[Code]
    interpreter_id: Mapped[int] = mapped_column(ForeignKey("interpreter.id"), index=True)
    language_code: Mapped[Kind]
    mode: Mapped[Kind]
    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"))
    room_id: Mapped[int] = mapped_column(ForeignKey("room.id"), index=True)
    iso_weekday: Mapped[int]
    start_time: Mapped[time]
    end_time: Mapped[time]
    week_parity: Mapped[Kind]
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]
    purpose: Mapped[Kind]
