"""The centre itself and the lists it works with."""

from datetime import date

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.columns import STRICT, Base, Code, Kind, Label, Numbered, Sentence, Versioned


class Centre(Versioned, Base):
    """The one centre of a database; ``identifier`` tells its sheets from another centre's."""

    __tablename__ = "centre"
    __table_args__ = (CheckConstraint("id = 1", name="only_one"), STRICT)

    identifier: Mapped[Kind]
    name_fr: Mapped[Label]
    name_en: Mapped[Label]
    zone: Mapped[Kind]
    school_zone: Mapped[Kind]
    languages: Mapped[tuple[str, ...]]
    default_language: Mapped[Kind]
    contact: Mapped[Label] = mapped_column(default="")
    sheet_epoch: Mapped[int] = mapped_column(default=0)
    """Serial numbers of sheets start above it; a restore moves it to the next thousand."""


class Funder(Numbered, Base):
    """Who pays, and under which scheme."""

    __tablename__ = "funder"

    code: Mapped[Code]
    name_fr: Mapped[Label]
    scheme_fr: Mapped[Label]


class Theme(Numbered, Base):
    """A family of programmes: colour pair and icon."""

    __tablename__ = "theme"

    code: Mapped[Code]
    title_fr: Mapped[Label]
    title_en: Mapped[Label]
    palette: Mapped[Kind]
    icon: Mapped[Kind]


class Language(Numbered, Base):
    """An interpreted language; French is not listed."""

    __tablename__ = "language"

    code: Mapped[Code]
    bcp47: Mapped[Kind]
    name_fr: Mapped[Label]
    name_en: Mapped[Label]
    autonym: Mapped[Label]
    script: Mapped[Kind]
    direction: Mapped[Kind]
    demand_weight_percent: Mapped[int]


class PublicHolidayName(Numbered, Base):
    """A public holiday as the centre's folder writes it; the rule computes the day."""

    __tablename__ = "public_holiday"

    day: Mapped[date] = mapped_column(unique=True)
    name_fr: Mapped[Label]
    name_en: Mapped[Label]


class SchoolHolidayPeriod(Numbered, Base):
    """A period without school, both days included."""

    __tablename__ = "school_holiday"
    __table_args__ = (CheckConstraint("first_day <= last_day", name="ends_after_start"), STRICT)

    zone: Mapped[Kind]
    school_year: Mapped[Kind]
    name_fr: Mapped[Label]
    name_en: Mapped[Label]
    first_day: Mapped[date]
    last_day: Mapped[date]
    status: Mapped[Label]


class Profession(Numbered, Base):
    """A profession and how many practise it; labels agree with the person's gender."""

    __tablename__ = "profession"

    code: Mapped[Code]
    label_fr_masculine: Mapped[Label]
    label_fr_feminine: Mapped[Label]
    label_en: Mapped[Label]
    headcount: Mapped[int]
    headcount_using_shared_rooms: Mapped[int]


class AttendanceStatusLabel(Numbered, Base):
    """How the centre says a status of attendance."""

    __tablename__ = "attendance_status"

    code: Mapped[Code]
    label_fr: Mapped[Label]
    label_en: Mapped[Label]
    counts_as_present: Mapped[bool]
    needs_reason: Mapped[bool]


class MediationMotive(Numbered, Base):
    """A coded reason of a mediation request; never a diagnosis."""

    __tablename__ = "mediation_motive"

    code: Mapped[Code]
    label_fr: Mapped[Label]
    label_en: Mapped[Label]
    motive_group: Mapped[Kind]
    origin: Mapped[Label]
    weight_percent: Mapped[int]


class SheetVariantWish(Numbered, Base):
    """How many rows the centre wants on a kind of sheet."""

    __tablename__ = "sheet_variant"

    code: Mapped[Code]
    label_fr: Mapped[Label]
    label_en: Mapped[Label]
    paper: Mapped[Kind]
    orientation: Mapped[Kind]
    rows_per_page: Mapped[int]
    blank_rows: Mapped[int]
    columns: Mapped[Sentence]


class RetentionRule(Numbered, Base):
    """How long a kind of data is kept, and what happens then."""

    __tablename__ = "retention_rule"

    code: Mapped[Code]
    active_for: Mapped[Sentence]
    then: Mapped[Sentence]
    basis: Mapped[Sentence]
