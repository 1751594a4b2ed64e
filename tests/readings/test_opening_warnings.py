import shutil
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest

from desktop_app.commands.sessions import BookSession
from desktop_app.readings import opening_warnings as warned
from desktop_app.readings.desk import close_desk, open_desk
from desktop_app.readings.opening_warnings import (
    OpeningWarning,
    OpeningWarningCode,
    opening_warnings,
)
from tests.commands.conftest import copy_of, town_file
from tests.commands.town import NOW, Town, at

__all__ = ["town_file"]

MB = 1024 * 1024


class Usage(NamedTuple):
    total: int
    used: int
    free: int


def leave_free(monkeypatch: pytest.MonkeyPatch, free: int) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: Usage(10 * free, 9 * free, free))


def booked(town: Town) -> Town:
    town.do(BookSession(at("10:00"), at("11:00"), "A"))
    return town


def test_nothing_to_say_of_a_centre_at_ease(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    leave_free(monkeypatch, 501 * MB)

    assert opening_warnings(town.engine, NOW) == ()
    assert opening_warnings(booked(town).engine, NOW) == ()


@pytest.mark.parametrize(("free", "warns"), [(499 * MB, True), (500 * MB, False)])
def test_little_space_on_the_disk(
    town: Town, monkeypatch: pytest.MonkeyPatch, free: int, *, warns: bool
) -> None:
    leave_free(monkeypatch, free)
    in_a_file = town.engine.dialect.name == "sqlite"

    found = opening_warnings(town.engine, NOW)

    little = OpeningWarning(OpeningWarningCode.LITTLE_SPACE, {"free": str(free // MB)})
    assert found == ((little,) if warns and in_a_file else ())


def test_a_large_centre_needs_three_times_its_size(
    town_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    size = town_file.stat().st_size
    monkeypatch.setattr(warned, "LEAST_FREE_BYTES", 0)

    leave_free(monkeypatch, 3 * size)
    assert warned.free_megabytes(town_file)[1]
    leave_free(monkeypatch, 3 * size - 1)
    assert not warned.free_megabytes(town_file)[1]


@pytest.mark.parametrize(
    ("back", "warns"),
    [
        (timedelta(days=-1), False),
        (timedelta(minutes=60), False),
        (timedelta(minutes=61), True),
        (timedelta(days=400), True),
    ],
)
def test_a_clock_behind_the_last_act(town: Town, back: timedelta, *, warns: bool) -> None:
    now: datetime = NOW - back

    found = [one.code for one in opening_warnings(booked(town).engine, now)]

    assert (OpeningWarningCode.CLOCK_EARLIER in found) is warns


def test_a_clock_that_was_once_ahead_does_not_warn_for_ever(town: Town) -> None:
    town.do(BookSession(at("10:00"), at("11:00"), "A"), now=NOW + timedelta(days=90))
    town.do(BookSession(at("12:00"), at("13:00"), "A"), now=NOW)

    assert opening_warnings(town.engine, NOW) == ()


def test_the_window_asks_its_desk(
    town_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    leave_free(monkeypatch, 10 * MB)
    desk = open_desk(str(copy_of(town_file, tmp_path / "town")), "accueil", "claire")

    assert [one.code for one in desk.warnings()] == [OpeningWarningCode.LITTLE_SPACE]
    close_desk(desk)
