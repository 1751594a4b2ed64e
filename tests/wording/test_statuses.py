from datetime import date, datetime, time

import pytest

from desktop_app.domain.attendance import AttendanceStatus
from desktop_app.domain.calendar import PublicHoliday
from desktop_app.domain.enrolment import EnrolmentStatus
from desktop_app.domain.interpreters import OrderStatus
from desktop_app.domain.span import Span
from desktop_app.readings.doctor import CheckCode
from desktop_app.wording import words_in
from desktop_app.wording.acts import act_text, redone_text, undone_text
from desktop_app.wording.doctor import check_text
from desktop_app.wording.holidays import public_holiday_text
from desktop_app.wording.moments import day_and_week, hours_said, moment_said, past_said, span_said
from desktop_app.wording.names import agreed, title_said
from desktop_app.wording.statuses import (
    attendance_status_text,
    enrolment_status_text,
    order_status_text,
    session_status_text,
)
from tests.wording.french import is_well_set

LANGUAGES = ("fr", "en")
ACTS = (
    "book", "move", "cancel", "reinstate", "enrol", "add_place", "pass_over", "withdraw",
    "promote", "attend", "sheet", "sheets", "person", "block", "unblock", "undo", "redo", "reverse",
    "book_appointment", "move_appointment", "cancel_appointment", "reinstate_appointment",
    "record_appointment", "mediation", "follow_mediation",
    "order_interpreter", "confirm_interpreter", "refuse_interpreter", "cancel_interpreter",
    "record_interpreter", "invoice_interpreter",
)  # fmt: skip
FACTS = {
    "found": "0001", "missing": "claim_overlap_insert", "broken": "2", "pairs": "3", "entry": "7",
    "until": "2027-08-31", "free": "900", "version": "SQLite 3.53.4", "last": "centre-000001.db",
    "place": "centre.copies", "doubt": "network_disk", "disk": "nfs4",
}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_status_has_a_word(language: str) -> None:
    words = words_in(language)
    sessions = [
        session_status_text(words, one)
        for one in ("option", "planned", "held", "cancelled", "skipped")
    ]
    presences = [attendance_status_text(words, one) for one in AttendanceStatus]
    orders = [order_status_text(words, one) for one in OrderStatus]
    places = [enrolment_status_text(words, one) for one in EnrolmentStatus]

    for said in (sessions, presences, orders, places):
        assert len(set(said)) == len(said)
        assert not any("_" in one for one in said)


@pytest.mark.parametrize("holiday", list(PublicHoliday))
def test_every_public_holiday_has_a_name(holiday: PublicHoliday) -> None:
    french, english = (public_holiday_text(words_in(one), str(holiday)) for one in LANGUAGES)

    assert "_" not in french + english
    assert french == english if holiday is PublicHoliday.ARMISTICE else french != english


@pytest.mark.parametrize("act", ACTS)
def test_every_act_can_be_named(act: str) -> None:
    french, english = (act_text(words_in(language), act, "Équilibre") for language in LANGUAGES)

    assert french != english
    assert "«\u00a0Équilibre\u00a0»" in french
    assert '"Équilibre"' in english


def test_what_was_undone_and_done_again() -> None:
    words = words_in("fr")

    assert undone_text(words, "move", "Équilibre") == (
        "Défait\u00a0: déplacer «\u00a0Équilibre\u00a0»."
    )
    assert redone_text(words, "move", "Équilibre") == (
        "Refait\u00a0: déplacer «\u00a0Équilibre\u00a0»."
    )


@pytest.mark.parametrize(
    ("code", "fact", "one", "several"),
    [
        ("overlaps", "pairs", "1 double réservation existe", "2 doubles réservations existent"),
        ("references", "broken", "1 renvoi ne mène", "2 renvois ne mènent"),
    ],
)
def test_one_fault_is_not_several(code: str, fact: str, one: str, several: str) -> None:
    said = [check_text(words_in("fr"), code, {fact: count}, ok=False) for count in "12"]

    assert (said[0].startswith(one), said[1].startswith(several)) == (True, True), said


@pytest.mark.parametrize("code", list(CheckCode))
@pytest.mark.parametrize("ok", [True, False])
def test_every_check_has_a_sentence(code: CheckCode, *, ok: bool) -> None:
    french, english = (check_text(words_in(one), code, FACTS, ok=ok) for one in LANGUAGES)

    assert french != english
    assert is_well_set(french), french
    assert french.endswith(".")
    assert english.endswith(".")


def test_a_holiday_table_that_is_empty() -> None:
    said = check_text(words_in("en"), "school_holidays", {"until": ""}, ok=False)

    assert said.startswith("No school holidays")


@pytest.mark.parametrize(
    ("span", "french", "english"),
    [
        (
            Span(datetime(2026, 11, 24, 9), datetime(2026, 11, 24, 10, 30)),
            "de 9:00 à 10:30",
            "9:00–10:30",
        ),
        (
            Span(datetime(2026, 11, 24, 19), datetime(2026, 11, 25)),
            "de 19:00 à 24:00",
            "19:00–24:00",
        ),
        (
            Span.whole_days(date(2026, 12, 8), date(2026, 12, 8)),
            "le mar. 8 déc.",
            "on Tue 8 Dec",
        ),
        (
            Span.whole_days(date(2026, 12, 21), date(2027, 1, 1)),
            "du lun. 21 déc. au ven. 1er janv.",
            "from Mon 21 Dec to Fri 1 Jan",
        ),
        (
            Span(datetime(2026, 11, 24, 22), datetime(2026, 11, 25, 1)),
            "du mar. 24 nov. à 22:00 au mer. 25 nov. à 1:00",
            "from Tue 24 Nov at 22:00 to Wed 25 Nov at 1:00",
        ),
    ],
)
def test_when_something_is(span: Span, french: str, english: str) -> None:
    assert span_said(words_in("fr"), span) == french
    assert span_said(words_in("en"), span) == english


def test_hours_moments_and_weeks() -> None:
    words = words_in("fr")
    moment = datetime(2026, 11, 24, 14)

    assert moment_said(words, moment) == "mar. 24 nov. à 14:00"
    assert hours_said(words, Span(moment, datetime(2026, 11, 24, 16))) == "de 14:00 à 16:00"
    assert day_and_week(words, date(2026, 12, 31)) == "jeudi 31 décembre 2026, semaine 53"


@pytest.mark.parametrize(
    ("place", "participle"),
    [
        ("Salle de réunion", "prise"),
        ("Petite salle (anciens locaux)", "prise"),
        ("Cuisine pédagogique", "prise"),
        ("Bureau médiation", "pris"),
        ("Cabinet 1", "pris"),
        ("Extérieur : stand du marché", "pris"),
    ],
)
def test_a_participle_agrees_with_the_place(place: str, participle: str) -> None:
    assert agreed(words_in("fr"), "prise", place) == participle


def test_nothing_agrees_in_english() -> None:
    assert agreed(words_in("en"), "closed", "Cabinet 1") == "closed"


def test_a_booking_without_title_or_code() -> None:
    assert title_said(words_in("en"), None) == "another booking"


@pytest.mark.parametrize(
    ("now", "french", "english"),
    [
        ("13:59", "", ""),
        ("14:00", "", ""),
        ("14:20", "C’est déjà commencé, depuis 14:00.", "This has already begun, at 14:00."),
        (
            "15:30",
            "Attention à la date\u00a0: mar. 24 nov. à 14:00, c’est passé.",
            "Mind the date: Tue 24 Nov at 14:00 is past.",
        ),
    ],
)
def test_what_is_past_is_said(now: str, french: str, english: str) -> None:
    span = Span(datetime(2026, 11, 24, 14), datetime(2026, 11, 24, 15, 30))
    moment = datetime.combine(span.day, time.fromisoformat(now))
    assert past_said(words_in("fr"), span, moment) == french
    assert past_said(words_in("en"), span, moment) == english
