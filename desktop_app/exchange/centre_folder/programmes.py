"""Files of the programmes, their steps and their cycles."""

from collections.abc import Iterable

from db.tables.sessions import Cycle, Programme, ProgrammeStep
from desktop_app.exchange.centre_folder.centre_lists import SENTENCE, weekday_of
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
    JoinedCodes,
    RhythmText,
    Text,
    Whole,
)
from desktop_app.exchange.centre_folder.workers import WORKERS

SESSION_KINDS = Choice(("workshop", "meeting"))
LANGUAGE_CODES = JoinedCodes()
POLICIES = Choice(("pause", "continue", "only"))
"""What a kind of workshop, or a cycle of its own, does in school holidays."""
MOST_SESSIONS = 400


def _ends(values: Values) -> Iterable[RefusedCellError]:
    if values["until_date"] is None and values["session_count"] is None:
        yield RefusedCellError(Reason.NEVER_ENDS, "until_date")


PROGRAMMES = FileShape(
    "programmes",
    (
        needed("programme_code", Code(), "code"),
        needed("title_fr", Text()),
        blank("title_en", Text(), ""),
        needed("neutral_title_fr", Text()),
        refers("theme_code", "themes", attribute="theme_id"),
        blank("origin", SENTENCE, ""),
        needed("audience", Code()),
        blank("min_age", Whole(0, 150)),
        blank("max_age", Whole(0, 150)),
        blank("capacity", Whole(0, 1000)),
        needed("registration_mode", Choice(("walk_in", "registered", "mixed"))),
        blank("sessions_per_cycle", Whole(1, MOST_SESSIONS)),
        needed("session_minutes", Whole(1, 1439)),
        needed("during_school_holidays", POLICIES),
        needed("guardian_required", Flag()),
        blank("facilitator_roles", JoinedCodes("+|"), ""),
        blank("default_sheet_variant", Code(), "").referring("sheet_variants", by_number=False),
        lists("funder_codes", "funders"),
        extra("archived", Flag(), empty=False),
    ),
    code="programme_code",
    table=Programme,
    checks=(ordered("min_age", "max_age", Reason.NUMBER_OUT_OF_RANGE),),
)
PROGRAMME_STEPS = FileShape(
    "programme_steps",
    (
        refers("programme_code", "programmes", attribute="programme_id"),
        needed("step", Whole(1, 50)),
        needed("kind", SESSION_KINDS),
        needed("count", Whole(1, MOST_SESSIONS)),
        needed("title_fr", Text()),
        blank("title_en", Text(), ""),
        needed("minutes", Whole(1, 1439)),
        blank("start_time", Clock()),
        blank("min_days_after_previous_step", Whole(0, 366)),
        blank("max_days_after_previous_step", Whole(0, 366)),
    ),
    identity=(("step", lambda values: (values["programme_code"], values["step"])),),
    table=ProgrammeStep,
    checks=(
        ordered(
            "min_days_after_previous_step",
            "max_days_after_previous_step",
            Reason.NUMBER_OUT_OF_RANGE,
        ),
    ),
)
CYCLES = FileShape(
    "cycles",
    (
        needed("cycle_code", Code(), "code"),
        refers("programme_code", "programmes", attribute="programme_id"),
        needed("title_fr", Text()),
        refers("site_code", "sites", attribute="site_id"),
        refers("room_code", "rooms", attribute="room_id"),
        weekday_of("first_date").kept_in("iso_weekday"),
        needed("start_time", Clock()),
        needed("end_time", Clock()),
        blank("recurrence", RhythmText(), ""),
        needed("first_date", Day()),
        blank("until_date", Day()),
        blank("session_count", Whole(1, MOST_SESSIONS)),
        lists("facilitator_codes", *WORKERS),
        blank("interpreter_language", LANGUAGE_CODES, "").referring("languages", by_number=False),
        extra("holiday_policy", POLICIES, ""),
        needed("sessions_generated", Whole(0, 100_000), None),
    ),
    code="cycle_code",
    table=Cycle,
    checks=(after("start_time", "end_time"), ordered("first_date", "until_date"), _ends),
)
