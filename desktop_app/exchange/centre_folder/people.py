"""Files of the inhabitants: who they are, their places, and when they came."""

from collections.abc import Iterable

from db.tables.people import Attendance, Enrolment, Person
from desktop_app.domain.attendance import AttendanceStatus
from desktop_app.domain.enrolment import EnrolmentStatus
from desktop_app.exchange.centre_folder.centre_lists import SENTENCE
from desktop_app.exchange.centre_folder.refusals import Reason, RefusedCellError
from desktop_app.exchange.centre_folder.shapes import (
    FileShape,
    Values,
    blank,
    extra,
    needed,
    one_of_two,
    refers,
)
from desktop_app.exchange.centre_folder.values import (
    OLDEST_BIRTH_YEAR,
    Choice,
    Code,
    Day,
    Flag,
    Many,
    Moment,
    Name,
    Text,
    Whole,
)

MOST_PEOPLE = 50_000
MOST_RANKS = 10_000
PRACTICAL_NOTE = Text(140)


def _named(values: Values) -> Iterable[RefusedCellError]:
    if not values["given_name"] and not values["family_name"]:
        yield RefusedCellError(Reason.EMPTY_CELL, "given_name")


def _birth_year(values: Values) -> Iterable[RefusedCellError]:
    born, year = values["birth_date"], values["birth_year"]
    if born is not None and year is not None and born.year != year:
        yield RefusedCellError(Reason.DISAGREES, "birth_year", expected=str(born.year))


def _another_guardian(values: Values) -> Iterable[RefusedCellError]:
    if values["guardian_code"] == values["participant_code"]:
        yield RefusedCellError(Reason.ITSELF, "guardian_code")


def _rank(values: Values) -> Iterable[RefusedCellError]:
    if (values["status"] == EnrolmentStatus.WAITING) != (values["rank"] is not None):
        yield RefusedCellError(Reason.RANK_WHILE_WAITING, "rank")


PARTICIPANTS = FileShape(
    "participants",
    (
        needed("participant_code", Code(), "code"),
        blank("given_name", Name(), ""),
        blank("family_name", Name(), ""),
        blank("native_name", Name(), ""),
        blank("native_script", Code(), ""),
        blank("birth_date", Day(OLDEST_BIRTH_YEAR)),
        blank("birth_year", Whole(OLDEST_BIRTH_YEAR, 2100)),
        blank("gender", Code(), ""),
        blank("main_language", Text(40), ""),
        needed("needs_interpreter", Flag()),
        needed("is_minor", Flag()),
        refers("guardian_code", "participants", attribute="guardian_id", required=False),
        blank("mobile", Text(40), ""),
        blank("postcode", Text(40), ""),
        needed("needs_step_free_access", Flag()),
        blank("first_contact_date", Day()),
        extra("birth_name", Name(), ""),
        extra("partner", Text(), ""),
        extra("household", Text(40), ""),
        extra("practical_note", PRACTICAL_NOTE, ""),
        extra("excluded_interpreters", Many(Code()), (), None).referring(
            "interpreters", by_number=False
        ),
    ),
    code="participant_code",
    table=Person,
    checks=(_named, _birth_year, _another_guardian),
    most_lines=MOST_PEOPLE,
)
ENROLMENTS = FileShape(
    "enrolments",
    (
        refers("participant_code", "participants", attribute="person_id"),
        refers("cycle_code", "cycles", attribute="cycle_id", required=False),
        refers("session_code", "sessions", attribute="session_id", required=False),
        needed("status", Choice(tuple(str(status) for status in EnrolmentStatus))),
        blank("rank", Whole(1, MOST_RANKS)),
        needed("since", Moment()),
    ),
    identity=(
        (
            "participant_code",
            lambda values: tuple(
                values[name] for name in ("participant_code", "cycle_code", "session_code")
            ),
        ),
    ),
    table=Enrolment,
    checks=(one_of_two("cycle_code", "session_code"), _rank),
)
ATTENDANCES = FileShape(
    "attendances",
    (
        refers("session_code", "sessions", attribute="session_id"),
        refers("participant_code", "participants", attribute="person_id"),
        needed("status", Choice(tuple(str(status) for status in AttendanceStatus))),
        blank("reason", SENTENCE, ""),
    ),
    identity=(
        (
            "participant_code",
            lambda values: (values["session_code"], values["participant_code"]),
        ),
    ),
    table=Attendance,
)
