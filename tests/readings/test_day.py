from datetime import date, datetime

import pytest

from desktop_app.commands.enrolment import Enrol
from desktop_app.commands.session_changes import Keeping
from desktop_app.commands.session_state import Allocated
from desktop_app.commands.sessions import BookSession, CancelSession
from desktop_app.commands.sites import BlockRoom
from desktop_app.domain.bilingual import Bilingual
from desktop_app.domain.errors import UnknownCodeError
from desktop_app.domain.span import Span
from desktop_app.readings.day import day_reading
from desktop_app.readings.session_lines import InterpreterSeen, WorkerSeen
from tests.commands.town import MONDAY, Town, at


def book(town: Town, room: str, start: str, end: str, *workers: Allocated) -> str:
    """Book a session of the town's programme and give its code."""
    command = BookSession(at(start), at(end), room, workers, "DROITS", interpreter_language="ar")
    return town.do(command).subject


def test_an_empty_day(town: Town) -> None:
    day = day_reading(town.engine, MONDAY)

    assert (day.sessions, day.appointments, day.closures, day.orders) == ((), (), (), ())


def test_a_session_with_all_that_a_list_shows(town: Town) -> None:
    guest = Allocated("X1", "guest", starts=at("10:00"), ends=at("10:30"))
    code = book(town, "AB", "10:00", "11:00", Allocated("P1", "facilitator"), guest)
    town.do(Enrol(code, "U0001"))

    (line,) = day_reading(town.engine, MONDAY).sessions

    assert line.code == code
    assert line.title == Bilingual("Mes droits santé", "My health rights")
    assert line.span == Span(at("10:00"), at("11:00"))
    assert (line.site, line.room, line.status) == ("BEA", "AB", "planned")
    assert line.workers == (
        WorkerSeen("P1", "facilitator"),
        WorkerSeen("X1", "guest", Span(at("10:00"), at("10:30"))),
    )
    assert line.interpreter == InterpreterSeen("ar", wanted="ar")
    assert (line.enrolled, line.waiting, line.places) == (1, 0, 3)
    assert (line.attended, line.headcount, line.sheet) == (0, None, None)
    assert (line.cycle, line.number, line.of) == ("", None, None)


def test_sessions_stand_in_order_of_time(town: Town) -> None:
    late, early = book(town, "A", "15:00", "16:00"), book(town, "B", "09:00", "10:00")

    assert [line.code for line in day_reading(town.engine, MONDAY).sessions] == [early, late]


def test_other_days_and_other_sites_are_left_out(town: Town) -> None:
    here = book(town, "A", "10:00", "11:00")
    there = book(town, "VIL-1", "10:00", "11:00")
    town.do(BookSession(datetime(2026, 3, 10, 10), datetime(2026, 3, 10, 11), "A"))

    assert [line.code for line in day_reading(town.engine, MONDAY, "BEA").sessions] == [here]
    assert {line.code for line in day_reading(town.engine, MONDAY).sessions} == {here, there}


def test_a_session_over_midnight_is_of_both_days(town: Town) -> None:
    kept = Keeping(frozenset({"site_closed"}), "Nuit de la lecture")
    until = datetime(2026, 3, 10, 1)
    code = town.do(BookSession(at("22:00"), until, "OFFICE", keeping=kept)).subject

    for day in (MONDAY, date(2026, 3, 10)):
        assert [one.code for one in day_reading(town.engine, day).sessions] == [code]
    assert day_reading(town.engine, date(2026, 3, 11)).sessions == ()


def test_a_cancelled_session_stays_with_its_reason(town: Town) -> None:
    code = book(town, "A", "10:00", "11:00")
    town.do(CancelSession(code, "Animation absente"))

    (line,) = day_reading(town.engine, MONDAY).sessions

    assert (line.status, line.reason) == ("cancelled", "Animation absente")


def test_what_is_taken_back_is_gone(town: Town) -> None:
    outcome = town.do(BookSession(at("10:00"), at("11:00"), "A"))
    town.do(outcome.undo)

    assert day_reading(town.engine, MONDAY).sessions == ()


def test_a_block_is_a_closure(town: Town) -> None:
    town.do(BlockRoom("OFFICE", at("12:00"), at("13:00"), "cleaning", "Ménage"))

    (closure,) = day_reading(town.engine, MONDAY).closures

    assert (closure.kind, closure.site, closure.room) == ("room_closed", "BEA", "OFFICE")
    assert (closure.span, closure.reason) == (Span(at("12:00"), at("13:00")), "Ménage")


def test_a_public_holiday_closes_every_site(town: Town) -> None:
    closures = day_reading(town.engine, date(2026, 5, 1)).closures

    assert [(one.kind, one.site, one.reason) for one in closures] == [
        ("public_holiday", "BEA", "labour_day"),
        ("public_holiday", "VIL", "labour_day"),
    ]


def test_an_unknown_site(town: Town) -> None:
    with pytest.raises(UnknownCodeError):
        day_reading(town.engine, MONDAY, "NOPE")
