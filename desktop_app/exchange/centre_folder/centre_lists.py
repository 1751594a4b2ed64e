"""Files of the centre itself and of the lists it works with."""

import hashlib
from collections.abc import Iterable

from db.tables.centre import (
    AttendanceStatusLabel,
    Centre,
    Funder,
    Language,
    MediationMotive,
    Profession,
    PublicHolidayName,
    RetentionRule,
    SchoolHolidayPeriod,
    SheetVariantWish,
    Theme,
)
from desktop_app.domain.calendar import iso_week, public_holiday_on
from desktop_app.exchange.centre_folder.refusals import Reason, RefusedCellError
from desktop_app.exchange.centre_folder.shapes import (
    Column,
    FileShape,
    Values,
    blank,
    extra,
    needed,
    ordered,
)
from desktop_app.exchange.centre_folder.values import (
    Choice,
    Code,
    Day,
    Flag,
    Many,
    Text,
    Whole,
    Zone,
)

SENTENCE = Text(500)
WEEKDAY = Whole(1, 7)


def usual_identifier(name_fr: str) -> str:
    """The identifier of a centre whose folder names none: the same name gives the same."""
    return hashlib.sha256(name_fr.encode()).hexdigest()[:16]


def weekday_of(column: str) -> Column:
    """The column ``iso_weekday`` that can be worked out from a date."""
    return Column("iso_weekday", WEEKDAY, None, derived=lambda values: values[column].isoweekday())


def week_of(column: str) -> Column:
    """The column ``iso_week`` that can be worked out from a date."""
    return Column("iso_week", Text(8), None, derived=lambda values: str(iso_week(values[column])))


def _public_holiday(values: Values) -> Iterable[RefusedCellError]:
    if public_holiday_on(values["date"]) is None:
        yield RefusedCellError(Reason.NOT_A_PUBLIC_HOLIDAY, "date")


def _default_language_offered(values: Values) -> Iterable[RefusedCellError]:
    if values["default_language"] not in values["languages"]:
        expected = ", ".join(values["languages"])
        yield RefusedCellError(Reason.NOT_ONE_OF, "default_language", expected=expected)


CENTRE = FileShape(
    "centre",
    (
        needed("name_fr", Text()),
        blank("name_en", Text(), ""),
        needed("zone", Zone()),
        blank("school_zone", Code(), ""),
        needed("languages", Many(Choice(("fr", "en")))),
        needed("default_language", Choice(("fr", "en"))),
        extra("identifier", Code(), ""),
        extra("contact", Text(), ""),
        extra("sheet_epoch", Whole(0, 99_000), 0),
    ),
    table=Centre,
    checks=(_default_language_offered,),
    identity=(("name_fr", lambda _values: "the one centre"),),
)
FUNDERS = FileShape(
    "funders",
    (
        needed("funder_code", Code(), "code"),
        needed("name_fr", Text()),
        blank("scheme_fr", Text(), ""),
    ),
    code="funder_code",
    table=Funder,
)
THEMES = FileShape(
    "themes",
    (
        needed("theme_code", Code(), "code"),
        needed("title_fr", Text()),
        needed("title_en", Text()),
        needed("palette", Code()),
        needed("icon", Code()),
    ),
    code="theme_code",
    table=Theme,
)
LANGUAGES = FileShape(
    "languages",
    (
        needed("language_code", Code(), "code"),
        needed("bcp47", Code()),
        needed("name_fr", Text()),
        needed("name_en", Text()),
        needed("autonym", Text()),
        needed("script", Code()),
        needed("direction", Choice(("ltr", "rtl"))),
        needed("demand_weight_percent", Whole(0, 100)),
    ),
    code="language_code",
    table=Language,
)
PUBLIC_HOLIDAYS = FileShape(
    "public_holidays",
    (
        needed("date", Day(), "day"),
        weekday_of("date"),
        week_of("date"),
        needed("name_fr", Text()),
        needed("name_en", Text()),
    ),
    identity=(("date", lambda values: values["date"]),),
    table=PublicHolidayName,
    checks=(_public_holiday,),
)
SCHOOL_HOLIDAYS = FileShape(
    "school_holidays",
    (
        needed("zone", Code()),
        needed("school_year", Code()),
        needed("name_fr", Text()),
        needed("name_en", Text()),
        needed("first_day", Day()),
        needed("last_day", Day()),
        blank("status", Text(), ""),
    ),
    table=SchoolHolidayPeriod,
    checks=(ordered("first_day", "last_day"),),
)
PROFESSIONS = FileShape(
    "professions",
    (
        needed("profession_code", Code(), "code"),
        needed("label_fr_masculine", Text()),
        needed("label_fr_feminine", Text()),
        needed("label_en", Text()),
        needed("headcount", Whole()),
        needed("headcount_using_shared_rooms", Whole()),
    ),
    code="profession_code",
    table=Profession,
)
ATTENDANCE_STATUSES = FileShape(
    "attendance_statuses",
    (
        needed("status_code", Code(), "code"),
        needed("label_fr", Text()),
        needed("label_en", Text()),
        needed("counts_as_present", Flag()),
        needed("needs_reason", Flag()),
    ),
    code="status_code",
    table=AttendanceStatusLabel,
)
MEDIATION_MOTIVES = FileShape(
    "mediation_motives",
    (
        needed("motive_code", Code(), "code"),
        needed("label_fr", Text()),
        needed("label_en", Text()),
        needed("group", Code(), "motive_group"),
        blank("origin", Text(), ""),
        needed("weight_percent", Whole(0, 100)),
    ),
    code="motive_code",
    table=MediationMotive,
)
SHEET_VARIANTS = FileShape(
    "sheet_variants",
    (
        needed("variant_code", Code(), "code"),
        needed("label_fr", Text()),
        needed("label_en", Text()),
        needed("paper", Code()),
        needed("orientation", Code()),
        needed("rows_per_page", Whole(0, 200)),
        needed("blank_rows", Whole(0, 200)),
        blank("columns", SENTENCE, ""),
    ),
    code="variant_code",
    table=SheetVariantWish,
)
RETENTION_RULES = FileShape(
    "retention_rules",
    (
        needed("data_set", Code(), "code"),
        blank("active_base", SENTENCE, "", "active_for"),
        blank("then", SENTENCE, ""),
        blank("basis", SENTENCE, ""),
    ),
    code="data_set",
    table=RetentionRule,
)
