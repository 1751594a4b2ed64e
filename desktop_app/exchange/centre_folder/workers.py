"""Files of those who can be booked: professionals, staff, contributors and interpreters."""

from collections.abc import Iterable

from db.tables.workers import (
    AgencyTerms,
    AvailabilityException,
    AvailabilityRuleRow,
    CancellationRule,
    Contributor,
    Interpreter,
    Professional,
    StaffMember,
    StandingInterpreterRow,
    StandingRoomRow,
)
from desktop_app.domain.availability import AvailabilityKind, rhythm_of
from desktop_app.domain.interpreters import NoticeBasis
from desktop_app.exchange.centre_folder.centre_lists import WEEKDAY
from desktop_app.exchange.centre_folder.refusals import Reason, RefusedCellError
from desktop_app.exchange.centre_folder.shapes import (
    FileShape,
    Values,
    after,
    blank,
    extra,
    lists,
    needed,
    ordered,
    refers,
)
from desktop_app.exchange.centre_folder.values import (
    Choice,
    Clock,
    Code,
    Day,
    Flag,
    Many,
    Share,
    Text,
    Whole,
)

WORKERS = ("professionals", "team_members", "external_facilitators")
MODES = ("on_site", "video", "phone", "phone_scheduled")
PHONE = "phone"
PARITY = Choice(("all", "odd", "even"))
BASIS = Choice(tuple(str(basis) for basis in NoticeBasis))
CENTS = Whole(0, 100_000_000)


def _rhythm(values: Values) -> Iterable[RefusedCellError]:
    month_week = values["month_week"]
    try:
        rhythm_of(values["week_parity"], values["interval_weeks"], month_week)
    except ValueError:
        column = "interval_weeks" if month_week is None else "month_week"
        yield RefusedCellError(Reason.NOT_A_RHYTHM, column)
        return
    if values["interval_weeks"] > 1 and values["anchor_date"] is None:
        yield RefusedCellError(Reason.EMPTY_CELL, "anchor_date")


def _hours_of_absence(values: Values) -> Iterable[RefusedCellError]:
    start, end = values["start_time"], values["end_time"]
    if end is not None and start is not None and end <= start:
        yield RefusedCellError(Reason.END_BEFORE_START, "end_time")


PROFESSIONALS = FileShape(
    "professionals",
    (
        needed("professional_code", Code(), None),
        needed("given_name", Text()),
        needed("family_name", Text()),
        blank("gender", Code(), ""),
        refers("profession_code", "professions", attribute="profession_id"),
        needed("employment", Code()),
        refers("home_site_code", "sites", attribute="home_site_id"),
        needed("uses_shared_rooms", Flag()),
        lists("spoken_languages"),
        blank("email", Text(), ""),
        blank("phone", Text(40), ""),
        needed("active_from", Day()),
        blank("active_to", Day()),
    ),
    code="professional_code",
    table=Professional,
    checks=(ordered("active_from", "active_to"),),
)
TEAM_MEMBERS = FileShape(
    "team_members",
    (
        needed("team_code", Code(), None),
        needed("given_name", Text()),
        needed("family_name", Text()),
        needed("job", Code()),
        needed("app_role", Code()),
        refers("home_site_code", "sites", attribute="home_site_id"),
        needed("full_time_equivalent", Share()),
        blank("username", Text(40), ""),
    ),
    code="team_code",
    table=StaffMember,
)
EXTERNAL_FACILITATORS = FileShape(
    "external_facilitators",
    (
        needed("external_code", Code(), None),
        needed("given_name", Text()),
        needed("family_name", Text()),
        needed("role", Code()),
        blank("organisation", Text(), ""),
    ),
    code="external_code",
    table=Contributor,
)
INTERPRETER_AGENCIES = FileShape(
    "interpreter_agencies",
    (
        refers("agency_code", "interpreter_agencies", attribute="agency_id"),
        needed("agency_name", Text(), None),
        needed("mode", Choice(MODES)),
        needed("lead_time_hours", Whole(0, 10_000)),
        needed("lead_time_basis", BASIS),
        needed("minimum_billed_minutes", Whole(0, 1440)),
        needed("billing_step_minutes", Whole(1, 1440)),
        needed("hourly_rate_cents", CENTS),
        needed("travel_fee_cents", CENTS),
        blank("desk_hours", Text(), ""),
    ),
    code="agency_code",
    identity=(("mode", lambda values: (values["agency_code"], values["mode"])),),
    table=AgencyTerms,
)
INTERPRETER_CANCELLATION_RULES = FileShape(
    "interpreter_cancellation_rules",
    (
        refers("agency_code", "interpreter_agencies", attribute="agency_id"),
        needed("mode", Choice(MODES)),
        needed("notice_less_than_hours", Whole(0, 10_000)),
        needed("notice_basis", BASIS),
        needed("fee_percent", Whole(0, 100)),
        needed("travel_fee_due", Flag()),
    ),
    identity=(
        (
            "notice_less_than_hours",
            lambda values: tuple(
                values[name] for name in ("agency_code", "mode", "notice_less_than_hours")
            ),
        ),
    ),
    table=CancellationRule,
)
INTERPRETERS = FileShape(
    "interpreters",
    (
        needed("interpreter_code", Code(), None),
        refers("agency_code", "interpreter_agencies", attribute="agency_id"),
        needed("display_name", Text()),
        blank("gender", Code(), ""),
        lists("language_codes", "languages", required=True),
        needed("modes", Many(Choice(MODES))),
        needed("iso_weekdays", Many(Choice(tuple("1234567")))),
    ),
    code="interpreter_code",
    table=Interpreter,
)
AVAILABILITY_RULES = FileShape(
    "availability_rules",
    (
        needed("rule_code", Code(), "code"),
        refers("professional_code", "professionals", attribute="professional_id"),
        refers("site_code", "sites", attribute="site_id"),
        needed("iso_weekday", WEEKDAY),
        needed("start_time", Clock()),
        needed("end_time", Clock(until=True)),
        needed("week_parity", PARITY),
        needed("interval_weeks", Whole(1, 52)),
        blank("anchor_date", Day()),
        needed("kind", Choice(tuple(str(kind) for kind in AvailabilityKind))),
        needed("during_school_holidays", Choice(("same", "absent"))),
        needed("valid_from", Day()),
        blank("valid_to", Day()),
        extra("month_week", Whole(1, 5)),
    ),
    code="rule_code",
    table=AvailabilityRuleRow,
    checks=(after("start_time", "end_time"), ordered("valid_from", "valid_to"), _rhythm),
)
AVAILABILITY_EXCEPTIONS = FileShape(
    "availability_exceptions",
    (
        refers("professional_code", "professionals", attribute="professional_id"),
        needed("first_day", Day()),
        needed("last_day", Day()),
        blank("start_time", Clock()),
        blank("end_time", Clock(until=True)),
        needed("kind", Code()),
        refers("replaced_by", "professionals", attribute="replaced_by_id", required=False),
    ),
    table=AvailabilityException,
    checks=(ordered("first_day", "last_day"), _hours_of_absence),
)
STANDING_ROOM_BOOKINGS = FileShape(
    "standing_room_bookings",
    (
        needed("booking_code", Code(), "code"),
        refers("professional_code", "professionals", attribute="professional_id"),
        refers("room_code", "rooms", attribute="room_id"),
        needed("iso_weekday", WEEKDAY),
        needed("start_time", Clock()),
        needed("end_time", Clock(until=True)),
        needed("week_parity", PARITY),
        needed("valid_from", Day()),
        blank("valid_to", Day()),
    ),
    code="booking_code",
    table=StandingRoomRow,
    checks=(after("start_time", "end_time"), ordered("valid_from", "valid_to")),
)
INTERPRETER_RECURRING_SLOTS = FileShape(
    "interpreter_recurring_slots",
    (
        needed("slot_code", Code(), "code"),
        refers("interpreter_code", "interpreters", attribute="interpreter_id"),
        needed("language_code", Code()).referring("languages", by_number=False),
        needed("mode", Choice(MODES)),
        refers("site_code", "sites", attribute="site_id"),
        refers("room_code", "rooms", attribute="room_id"),
        needed("iso_weekday", WEEKDAY),
        needed("start_time", Clock()),
        needed("end_time", Clock(until=True)),
        needed("week_parity", PARITY),
        needed("valid_from", Day()),
        blank("valid_to", Day()),
        needed("purpose", Code()),
    ),
    code="slot_code",
    table=StandingInterpreterRow,
    checks=(after("start_time", "end_time"), ordered("valid_from", "valid_to")),
)
