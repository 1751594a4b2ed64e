"""A new version of the week is written, taken back and done again; what it breaks is told."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from sqlalchemy import select

from db.tables.journal import JournalEntry
from db.tables.sites import OpeningHoursRow
from db.tables.workers import AvailabilityRuleRow
from desktop_app.commands.availability import SetAvailability, SetOpeningHours
from desktop_app.commands.chosen_repairs import repair_as_seen
from desktop_app.commands.repairs import ChangeWithRepairs
from desktop_app.commands.session_state import Allocated
from desktop_app.commands.sessions import BookSession
from desktop_app.commands.undo import RedoLast, UndoLast
from desktop_app.domain.availability import AvailabilityKind, AvailabilityRule
from desktop_app.domain.errors import BadInputError, RefusedError, UnknownCodeError
from desktop_app.domain.findings import Code
from desktop_app.domain.opening import OpeningHours
from desktop_app.domain.recurrence import Rhythm
from desktop_app.readings.availability import availability_of, opening_hours_of
from desktop_app.readings.breakages import what_breaks
from tests.commands.town import FIRST, MONDAY, NOW, Town, at

AFTERNOON = AvailabilityRule(
    site="BEA",
    iso_weekday=1,
    start=time(14),
    end=time(18),
    rhythm=Rhythm.parse("every-2"),
    anchor=MONDAY,
    kind=AvailabilityKind.GROUP,
    in_school_holidays=False,
    valid_from=FIRST,
)
APRIL = date(2026, 4, 30)
SET = SetAvailability("P1", (AFTERNOON,), MONDAY, APRIL)
HOURS = (OpeningHours(1, time(9), time(12), FIRST), OpeningHours(1, time(14), time(18), FIRST))
OPEN = SetOpeningHours("BEA", "", HOURS, MONDAY)
P1 = Allocated("P1", "facilitator")


def rows(town: Town) -> list[tuple[object, ...]]:
    """Every rule of everybody, but for its number."""
    names = [
        *("code", "professional_id", "site_id", "iso_weekday", "start_time", "end_time"),
        *("week_parity", "interval_weeks", "month_week", "anchor_date", "kind"),
        *("during_school_holidays", "valid_from", "valid_to"),
    ]
    found = town.one(lambda tx: tx.scalars(select(AvailabilityRuleRow)).all())
    return sorted((tuple(getattr(row, name) for name in names) for row in found), key=str)


def test_a_version_takes_its_days_and_leaves_the_others(town: Town) -> None:
    before = rows(town)

    town.do(SET)

    during = [one.rule for one in availability_of(town.engine, "P1", MONDAY).rules]
    now = [one for one in during if one.valid_from <= MONDAY]
    assert [replace(one, code="") for one in now] == [
        replace(AFTERNOON, valid_from=MONDAY, valid_to=APRIL)
    ]
    after = [one for one in during if one.valid_from > APRIL]
    assert len(after) == len([row for row in before if str(row[0]).startswith("RP1")])
    assert {one.valid_from for one in after} == {APRIL + timedelta(days=1)}


def test_it_is_taken_back_and_done_again_to_the_letter(town: Town) -> None:
    before = rows(town)
    town.do(SET)
    after = rows(town)
    town.do(replace(SET, last_day=None, rules=(replace(AFTERNOON, start=time(15)),)))

    town.do(UndoLast("accueil"))
    assert rows(town) == after
    town.do(UndoLast("accueil"))
    assert rows(town) == before
    town.do(RedoLast("accueil"))
    assert rows(town) == after


def test_a_session_outside_the_new_times_is_listed_and_repaired_with_them(town: Town) -> None:
    code = town.do(BookSession(at("10:00"), at("11:00"), "A", (P1,))).subject

    seen = what_breaks(town.engine, SET.frame, NOW)

    (line,) = seen.best()
    assert line.line.code == code
    assert [one.code for one in line.repair.hit.breakage.findings] == [Code.OUTSIDE_AVAILABILITY]
    assert line.repair.chosen is not None
    repair = repair_as_seen(line.repair.hit, line.repair.chosen)
    done = town.do(ChangeWithRepairs(SET, (repair,)))
    assert (done.answer["repaired"], done.answer["pending"]) == ([code], [])
    assert all(one.code is not Code.OUTSIDE_AVAILABILITY for one in done.findings)


def test_new_opening_hours_bind_and_are_taken_back(town: Town) -> None:
    code = town.do(BookSession(at("12:30"), at("13:30"), "A", (P1,))).subject
    (hit,) = what_breaks(town.engine, OPEN.frame, NOW).hits
    assert hit.code == code
    assert [one.code for one in hit.breakage.findings] == [Code.SITE_CLOSED]

    assert town.do(ChangeWithRepairs(OPEN)).answer["pending"] == [code]
    with pytest.raises(RefusedError):
        town.do(BookSession(at("12:30"), at("13:30"), "B"))
    assert opening_hours_of(town.engine, "BEA", "", MONDAY) == tuple(
        replace(one, valid_from=MONDAY) for one in HOURS
    )

    town.do(UndoLast("accueil"))
    town.do(BookSession(at("12:30"), at("13:30"), "B"))


def test_a_room_may_have_hours_of_its_own(town: Town) -> None:
    town.do(replace(OPEN, site="", room="A"))
    with pytest.raises(RefusedError):
        town.do(BookSession(at("12:30"), at("13:30"), "A"))
    town.do(BookSession(at("12:30"), at("13:30"), "B"))

    town.do(UndoLast("accueil"))
    town.do(UndoLast("accueil"))
    assert opening_hours_of(town.engine, "", "A", MONDAY) == ()


@pytest.mark.parametrize(
    ("command", "field", "reason"),
    [
        (replace(SET, rules=()), "rule", "no_availability"),
        (replace(SET, rules=(AFTERNOON, replace(AFTERNOON, site="VIL"))), "rule", "overlaps"),
        (
            replace(SET, rules=(replace(AFTERNOON, iso_weekday=7, start=time(2, 30)),)),
            "rule",
            "time_missing",
        ),
        (replace(SET, last_day=date(2026, 3, 1)), "to", "before_first_day"),
        (replace(SET, first_day=date(1999, 1, 1)), "from", "year_out_of_range"),
        (replace(OPEN, hours=(HOURS[0], HOURS[0])), "rule", "overlaps"),
        (replace(OPEN, room="A"), "site", "only_one"),
    ],
)
def test_what_cannot_be_names_its_field_and_writes_nothing(
    town: Town, command: SetAvailability | SetOpeningHours, field: str, reason: str
) -> None:
    with pytest.raises(BadInputError) as refusal:
        town.do(command)

    assert (refusal.value.field_name, refusal.value.reason) == (field, reason)
    assert town.one(lambda tx: tx.scalars(select(JournalEntry.id)).all()) == []
    assert len(town.one(lambda tx: tx.scalars(select(OpeningHoursRow.id)).all())) == 12


def test_what_does_not_exist_is_refused(town: Town) -> None:
    for command in (
        replace(SET, worker="P999"),
        replace(SET, worker="T1"),
        replace(SET, rules=(replace(AFTERNOON, site="XXX"),)),
        replace(OPEN, site="XXX"),
        replace(OPEN, site="", room="Z9"),
    ):
        with pytest.raises(UnknownCodeError):
            town.do(command)
