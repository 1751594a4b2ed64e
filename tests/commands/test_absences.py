"""Absences and closures are written, taken back, and told before."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from desktop_app.commands.absences import CloseSite, RecordAbsence
from desktop_app.commands.session_state import Allocated
from desktop_app.commands.sessions import BookSession
from desktop_app.commands.undo import RedoLast, UndoLast
from desktop_app.domain.errors import BadInputError, RefusedError, UnknownCodeError
from desktop_app.domain.findings import Code
from desktop_app.readings.breakages import what_breaks
from tests.commands.town import MONDAY, NOW, Town, at

P1 = Allocated("P1", "facilitator")
BOOKING = BookSession(at("10:00"), at("11:00"), "A", (P1,))
AWAY = RecordAbsence("P1", MONDAY, MONDAY)
CLOSED = CloseSite("BEA", MONDAY, MONDAY + timedelta(days=1), "travaux")


def refusal_codes(town: Town, booking: BookSession) -> list[Code]:
    with pytest.raises(RefusedError) as refusal:
        town.do(booking)
    return [one.code for one in refusal.value.findings]


def test_nobody_books_somebody_who_is_away_until_it_is_taken_back(town: Town) -> None:
    town.do(replace(AWAY, start=time(9), end=time(12)))
    assert Code.PERSON_ABSENT in refusal_codes(town, BOOKING)
    town.do(UndoLast("accueil"))
    town.do(RedoLast("accueil"))
    assert Code.PERSON_ABSENT in refusal_codes(town, BOOKING)
    town.do(UndoLast("accueil"))
    town.do(BOOKING)


def test_an_absence_of_some_hours_leaves_the_others(town: Town) -> None:
    town.do(replace(AWAY, start=time(14), end=time(16)))
    town.do(BOOKING)


def test_nobody_books_in_a_site_that_is_closed(town: Town) -> None:
    town.do(CLOSED)
    assert Code.SITE_CLOSED in refusal_codes(town, BOOKING)
    town.do(UndoLast("accueil"))
    town.do(BOOKING)


def test_what_would_break_is_said_with_its_ways_out(town: Town) -> None:
    code = town.do(BOOKING).subject
    past = replace(BOOKING, start=at("08:00", NOW.date()), end=NOW)
    town.do(past)

    (away,) = what_breaks(town.engine, replace(AWAY, first_day=NOW.date()).frame, NOW).best()
    closed = replace(CLOSED, last_day=MONDAY)
    (shut,) = what_breaks(town.engine, closed.frame, NOW).best()

    assert away.line.code == shut.line.code == code
    assert [one.code for one in away.repair.hit.breakage.findings] == [Code.PERSON_ABSENT]
    assert [one.code for one in shut.repair.hit.breakage.findings] == [Code.SITE_CLOSED]
    assert away.repair.chosen is not None
    assert what_breaks(town.engine, replace(closed, site="VIL").frame, NOW).best() == ()


def test_what_does_not_exist_is_refused(town: Town) -> None:
    for command in (replace(AWAY, worker="P999"), replace(CLOSED, site="XXX")):
        with pytest.raises(UnknownCodeError):
            town.do(command)
        with pytest.raises(UnknownCodeError):
            what_breaks(town.engine, command.frame, NOW)


@pytest.mark.parametrize(
    ("command", "field"),
    [
        (replace(AWAY, last_day=MONDAY - timedelta(days=1)), "to"),
        (replace(AWAY, first_day=date(1999, 1, 1)), "from"),
        (replace(AWAY, last_day=date(2031, 1, 1)), "to"),
        (replace(AWAY, kind="boredom"), "kind"),
        (replace(AWAY, start=time(16), end=time(14)), "end"),
        (replace(CLOSED, reason=" "), "reason"),
        (replace(CLOSED, last_day=MONDAY - timedelta(days=1)), "to"),
    ],
)
def test_days_that_cannot_be_are_refused(
    town: Town, command: RecordAbsence | CloseSite, field: str
) -> None:
    with pytest.raises(BadInputError) as refusal:
        town.do(command)
    assert refusal.value.field_name == field
