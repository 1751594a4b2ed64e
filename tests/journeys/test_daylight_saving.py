"""Scenario 4: ten o'clock stays ten o'clock when the clocks change."""

import re
import subprocess
from datetime import date, datetime, time
from pathlib import Path

import pytest
from sqlalchemy import select

from db.tables.sessions import WorkshopSession
from desktop_app.commands.session_changes import Keeping
from desktop_app.commands.session_state import Allocated
from desktop_app.commands.sessions import BookSession, MoveSession
from desktop_app.commands.sheets import IssueSheet
from desktop_app.documents.attendance_sheet import draw_sheet
from desktop_app.domain.availability import (
    AvailabilityKind,
    AvailabilityRule,
    available_spans,
    rhythm_of,
)
from desktop_app.domain.errors import BadInputError
from desktop_app.domain.span import Span
from desktop_app.exchange.centre_folder import read_centre_folder
from desktop_app.readings.sheets import issued_sheet
from desktop_app.wording import words_in
from desktop_app.wording.errors import error_text
from desktop_app.wording.import_reasons import import_reason
from tests.commands.town import Town, at
from tests.exchange.folders import cell, copy_of_sample

P1 = Allocated("P1", "facilitator")
BEFORE, AFTER = date(2026, 3, 24), date(2026, 3, 31)
"""Two Tuesdays; the clocks go forward on Sunday 29 March."""
SPRING, AUTUMN = date(2026, 3, 29), date(2026, 10, 25)


def booked(town: Town, start: datetime, end: datetime, keeping: Keeping | None = None) -> str:
    wish = BookSession(start, end, "A", (P1,), title="Marche", keeping=keeping or Keeping())
    return town.do(wish).subject


def paper(town: Town, code: str) -> str:
    answer = town.do(IssueSheet(code)).answer
    sheet = issued_sheet(town.engine, answer["sheet"], copy=1, printed_at=at("09:00"))
    done = subprocess.run(
        ["pdftotext", "-raw", "-", "-"], input=draw_sheet(sheet), capture_output=True, check=True
    )
    return re.sub("[\u00a0\u202f]", " ", done.stdout.decode())


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (BEFORE, "Mardi 24 mars 2026, de 10:00 à 11:30"),
        (AFTER, "Mardi 31 mars 2026, de 10:00 à 11:30"),
    ],
)
def test_both_sides_of_the_change_show_and_print_the_same_hour(
    town: Town, day: date, said: str
) -> None:
    code = booked(town, at("10:00", day), at("11:30", day))
    row = town.session(code)
    assert (row.starts, row.ends) == (at("10:00", day), at("11:30", day))
    assert Span(row.starts, row.ends).minutes == 90
    assert said in paper(town, code)


def test_a_session_moved_over_the_change_keeps_its_hour_and_its_length(town: Town) -> None:
    code = booked(town, at("10:00", BEFORE), at("11:30", BEFORE))
    town.do(MoveSession(code, start=at("10:00", AFTER)))
    row = town.session(code)
    assert (row.starts, row.ends) == (at("10:00", AFTER), at("11:30", AFTER))


def test_a_walk_on_the_sunday_the_clocks_go_back_lasts_two_hours(town: Town) -> None:
    open_doors = Keeping(frozenset({"site_closed"}), "marche du dimanche")
    code = booked(town, at("09:30", AUTUMN), at("11:30", AUTUMN), open_doors)
    row = town.session(code)
    assert Span(row.starts, row.ends).minutes == 120


@pytest.mark.parametrize(
    ("start", "end", "field", "reason"),
    [
        (at("02:30", SPRING), at("04:00", SPRING), "start", "time_missing"),
        (at("01:00", SPRING), at("02:30", SPRING), "end", "time_missing"),
        (at("02:30", AUTUMN), at("04:00", AUTUMN), "start", "time_twice"),
        (at("00:30", SPRING), at("04:00", SPRING), "start", "crosses_clock_change"),
        (at("00:30", SPRING), at("03:00", SPRING), "end", "crosses_clock_change"),
    ],
)
def test_an_hour_that_the_clock_does_not_show_once_is_refused(
    town: Town, start: datetime, end: datetime, *, field: str, reason: str
) -> None:
    with pytest.raises(BadInputError) as refusal:
        booked(town, start, end, Keeping(frozenset({"site_closed"}), "nuit blanche"))
    assert (refusal.value.field_name, refusal.value.reason) == (field, reason)
    assert town.one(lambda tx: tx.scalars(select(WorkshopSession)).all()) == []


def test_the_refusal_offers_the_hour_that_the_clock_shows_instead(town: Town) -> None:
    with pytest.raises(BadInputError) as refusal:
        booked(town, at("02:30", SPRING), at("04:00", SPRING))
    assert refusal.value.offers == ("2026-03-29T03:30",)
    said = error_text(words_in("en"), refusal.value)
    assert "does not exist, the clock changes that night" in said
    assert "3:30" in said


def test_a_rule_that_starts_in_the_missing_hour_is_refused_with_an_explanation(
    tmp_path: Path,
) -> None:
    folder = copy_of_sample(tmp_path / "folder")
    spoilt = {"iso_weekday": "7", "start_time": "02:30", "end_time": "06:00", "valid_to": ""}
    for column, value in (spoilt | {"valid_from": "2026-03-29"}).items():
        cell("availability_rules.csv", 2, column, value)(folder)
    refused = read_centre_folder(folder).refused
    assert [(one.file, one.line, one.column, one.value) for one in refused] == [
        ("availability_rules.csv", 2, "start_time", "02:30")
    ]
    said = import_reason(words_in("en"), str(refused[0].reason), refused[0].facts)
    assert "does not exist" in said


def test_four_hours_of_availability_are_four_hours_on_the_day_of_the_change() -> None:
    sundays = AvailabilityRule(
        "BEA",
        7,
        time(8),
        time(12),
        rhythm_of("all", 1),
        None,
        AvailabilityKind.GROUP,
        in_school_holidays=True,
        valid_from=date(2026, 1, 1),
    )
    spans = available_spans(
        SPRING, [sundays], site="BEA", kinds={AvailabilityKind.GROUP}, school_holiday=False
    )
    assert sum(span.minutes for span in spans) == 240
