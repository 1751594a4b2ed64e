from desktop_app.commands.session_state import Allocated
from desktop_app.commands.sessions import BookSession, CancelSession
from desktop_app.readings.next_sheet import next_sheet
from tests.commands.town import Town, at


def booked(town: Town, start: str, end: str, room: str, *, who: str) -> str:
    return town.do(BookSession(at(start), at(end), room, (Allocated(who, "facilitator"),))).subject


def test_what_runs_now_comes_before_what_follows(town: Town) -> None:
    running = booked(town, "10:00", "11:00", "A", who="P1")
    following = booked(town, "14:00", "15:00", "A", who="P1")

    assert next_sheet(town.engine, "", at("09:00")) == running
    assert next_sheet(town.engine, "", at("10:30")) == running
    assert next_sheet(town.engine, "", at("11:00")) == following


def test_only_sessions_of_the_site_are_meant(town: Town) -> None:
    booked(town, "10:00", "11:00", "A", who="P1")
    there = booked(town, "14:00", "15:00", "VIL-1", who="P2")

    assert next_sheet(town.engine, "VIL", at("09:00")) == there


def test_a_cancelled_session_has_no_sheet_and_then_there_is_none(town: Town) -> None:
    code = booked(town, "10:00", "11:00", "A", who="P1")
    town.do(CancelSession(code, "fuite d'eau"))

    assert next_sheet(town.engine, "", at("09:00")) == ""
