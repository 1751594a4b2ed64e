"""The first and the last day of the planning, and clocks that say another century."""

from datetime import UTC, datetime

import pytest

from desktop_app.machine import clock
from desktop_app.machine.clock import FIXED_NOW
from tests.cli.calling import Caller

LINES = (
    ("show", "--date", "2026-11-24"),
    ("book", "--room", "VIL-06", "--start", "2026-11-26T09:00", "--end", "2026-11-26T10:30"),
    ("enrol", "C01", "U0100"),
    ("undo",),
    ("doctor",),
)


@pytest.mark.parametrize("line", LINES, ids=[line[0] for line in LINES])
@pytest.mark.parametrize("now", ["1999-12-31T23:59", "2105-01-01T10:00"])
def test_a_clock_stopped_outside_the_planning_is_a_value_that_cannot_be_used(
    permanence: Caller,
    sample: str,
    monkeypatch: pytest.MonkeyPatch,
    *,
    line: tuple[str, ...],
    now: str,
) -> None:
    verb, *rest = line
    monkeypatch.setenv(FIXED_NOW, now)

    french = permanence(verb, sample, *rest)
    english = permanence(verb, sample, *rest, "--language", "en")

    assert (french.status, english.status) == (2, 2)
    assert french.err == (
        f"PERMANENCE_NOW vaut «\u00a0{now}\u00a0», hors des années 2000 à 2100."
        " Donnez une autre heure, ou retirez cette variable.\n"
    )
    assert english.err == (
        f"PERMANENCE_NOW is “{now}”, outside the years 2000 to 2100."
        " Give another time, or leave it out.\n"
    )


def test_a_computer_that_forgot_the_date_is_to_be_set_first(
    permanence: Caller, sample: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(FIXED_NOW, raising=False)
    monkeypatch.setattr(clock, "_instant", lambda: datetime(1970, 1, 1, 9, 30, tzinfo=UTC))

    called = permanence("undo", sample, "--language", "en")

    assert called.status == 3
    assert called.err == (
        "The clock of this computer says 1970-01-01T10:30, outside the years 2000 to 2100."
        " Set it to the right date, then try again.\n"
    )


@pytest.mark.parametrize("day", ["2000-01-01", "2100-12-31"])
def test_the_first_and_the_last_day_are_days_like_others(
    permanence: Caller, sample: str, day: str
) -> None:
    times = ("--start", f"{day}T14:00", "--end", f"{day}T15:30")

    shown = permanence.json("show", sample, "--date", day)
    asked = permanence("check", sample, "--room", "VIL-06", "--with", "T02", *times)

    assert shown["sessions"] == []
    assert asked.status in {0, 1}, asked.err
