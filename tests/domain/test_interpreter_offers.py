"""Who could interpret a booking, in the order in which the desk would ask them."""

from dataclasses import replace
from datetime import date, datetime, time

from desktop_app.domain.bilingual import Bilingual
from desktop_app.domain.findings import Code
from desktop_app.domain.interpreter_offers import InterpreterWish, interpreter_offers
from desktop_app.domain.interpreters import NoticeBasis, Terms
from desktop_app.domain.interpreting import (
    interpreter_notice_passed_findings,
    interpreter_unconfirmed_findings,
)
from desktop_app.domain.opening import OpeningHours
from desktop_app.domain.planning import (
    Involved,
    Occupation,
    Planning,
    Proposal,
    Room,
    Site,
    StandingInterpreter,
    Worker,
    WorkerKind,
)
from desktop_app.domain.recurrence import Rhythm
from desktop_app.domain.span import Span

TUESDAY = date(2026, 11, 24)
SPAN = Span(datetime(2026, 11, 24, 14), datetime(2026, 11, 24, 15))
EARLY, LATE = datetime(2026, 11, 2, 9), datetime(2026, 11, 23, 18)
ARABIC = InterpreterWish("ar")
BOOKING = Proposal(SPAN, "OFFICE")


def terms(agency: str, mode: str, hours: int, rate: int) -> Terms:
    return Terms(
        agency=agency,
        mode=mode,
        lead_time_hours=hours,
        lead_time_basis=NoticeBasis.CALENDAR,
        minimum_billed_minutes=60,
        billing_step_minutes=30,
        hourly_rate_cents=rate,
        travel_fee_cents=0,
    )


def interpreter(code: str, *offered: Terms, gender: str = "F", platform: bool = False) -> Worker:
    return Worker(
        code,
        WorkerKind.INTERPRETER,
        Bilingual("interpreter"),
        languages=("ar",),
        terms=offered,
        gender=gender,
        platform=platform,
    )


POOL = terms("AGR", "on_site", 48, 4800)
WORKERS = (
    interpreter("I1", POOL, terms("AGR", "video", 24, 4200)),
    interpreter("I2", POOL, gender="M"),
    interpreter("I9", terms("AGT", "phone", 0, 4400), gender="", platform=True),
    replace(interpreter("I7", POOL), languages=("ti",)),
)
PLANNING = Planning(
    window=Span.whole_days(date(2026, 11, 23), date(2026, 11, 25)),
    sites={
        "BEA": Site(
            "BEA", "B", "Beauregard", (OpeningHours(2, time(8), time(19), date(2020, 1, 1)),)
        )
    },
    rooms={"OFFICE": Room("OFFICE", "BEA", Bilingual("Bureau"), "interview", 4)},
    workers={one.code: one for one in WORKERS},
)


def offered(
    wish: InterpreterWish = ARABIC,
    booking: Proposal = BOOKING,
    planning: Planning = PLANNING,
    now: datetime = EARLY,
) -> list[tuple[str, str]]:
    found = interpreter_offers(wish, booking, planning, now)
    return [(one.interpreter, one.mode) for one in found]


def test_those_who_come_before_those_who_call() -> None:
    assert offered() == [
        ("I1", "on_site"),
        ("I2", "on_site"),
        ("I1", "video"),
        ("I9", "phone"),
    ]


def test_the_eve_leaves_the_telephone_in_time() -> None:
    assert offered(now=LATE)[0] == ("I9", "phone")
    found = interpreter_offers(ARABIC, BOOKING, PLANNING, LATE)
    assert [one.late for one in found] == [False, True, True, True]


def test_a_failed_visit_offers_calls_only() -> None:
    calls = InterpreterWish("ar", ("phone", "phone_scheduled", "video"))
    assert offered(calls) == [("I9", "phone"), ("I1", "video")]


def test_the_same_as_last_time_and_a_wished_gender_come_first() -> None:
    assert offered(replace(ARABIC, last="I2"))[0] == ("I2", "on_site")
    assert offered(replace(ARABIC, gender="M"))[0] == ("I2", "on_site")


def test_somebody_expected_elsewhere_or_unwanted_is_not_offered() -> None:
    elsewhere = Occupation("I1", SPAN, "W1", Bilingual("Café"), room="X", site="BEA")
    busy = replace(PLANNING, occupations={"I1": (elsewhere,)})
    assert ("I1", "on_site") not in offered(planning=busy)
    unwanted = replace(BOOKING, excluded_interpreters=frozenset({"I2"}))
    assert "I2" not in {who for who, _mode in offered(booking=unwanted)}


STANDING = replace(
    PLANNING,
    standing_interpreters=(
        StandingInterpreter(
            "S1",
            "I2",
            "ar",
            "on_site",
            "OFFICE",
            2,
            time(13),
            time(16),
            Rhythm.parse("weekly"),
            TUESDAY,
        ),
    ),
)


def test_a_standing_interpreter_is_never_too_late() -> None:
    (first, *_) = interpreter_offers(ARABIC, BOOKING, STANDING, LATE)
    assert (first.interpreter, first.standing, first.late) == ("I2", True, False)

    for code, late in (("I1", [Code.INTERPRETER_NOTICE_PASSED]), ("I2", [])):
        wanted = replace(BOOKING, involved=(Involved(code, "interpreter"),), order="to_order")
        found = [
            *interpreter_notice_passed_findings(wanted, STANDING, LATE),
            *interpreter_unconfirmed_findings(wanted, STANDING, LATE),
        ]
        assert [one.code for one in found] == late


def test_a_standing_slot_is_filled_only_where_it_holds_the_whole_booking() -> None:
    longer = replace(BOOKING, span=Span(SPAN.start, datetime(2026, 11, 24, 16, 30)))
    found = interpreter_offers(ARABIC, longer, STANDING, LATE)
    assert not any(one.standing for one in found)
