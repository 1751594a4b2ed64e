from datetime import UTC, datetime, timedelta

import pytest

from desktop_app.domain import span
from desktop_app.machine import clock
from desktop_app.machine.clock import FIRST_YEAR, FIXED_NOW, LAST_YEAR, civil_now, utc_now
from desktop_app.machine.errors import ClockError


def test_a_fixed_clock_tells_the_civil_time_it_was_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FIXED_NOW, "2026-11-24T11:10")

    assert civil_now("Europe/Paris") == datetime(2026, 11, 24, 11, 10)
    assert civil_now("Indian/Reunion") == datetime(2026, 11, 24, 11, 10)


@pytest.mark.parametrize(
    ("zone", "hour"), [("Europe/Paris", 10), ("Indian/Reunion", 7), ("America/Cayenne", 14)]
)
def test_the_instant_of_a_fixed_clock_depends_on_where_it_hangs(
    zone: str, hour: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(FIXED_NOW, "2026-11-24T11:10")

    assert utc_now(zone) == datetime(2026, 11, 24, hour, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    "value", ["tomorrow", "2026-11-24", "2026-11-24T25:00", "2026-11-24T11:10+01:00", " "]
)
def test_a_fixed_clock_that_cannot_be_read_is_an_error(
    value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(FIXED_NOW, value)

    with pytest.raises(ClockError) as refused:
        civil_now("Europe/Paris")

    assert refused.value.code == "clock_unreadable"
    assert refused.value.facts == {"variable": FIXED_NOW, "value": value}


@pytest.mark.parametrize("value", ["1990-01-01T10:00", "1999-12-31T23:59", "2101-01-01T00:00"])
def test_a_fixed_clock_outside_the_years_of_the_planning_is_an_error(
    value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(FIXED_NOW, value)

    with pytest.raises(ClockError) as refused:
        civil_now("Europe/Paris")

    assert refused.value.code == "fixed_year_out_of_range"
    assert refused.value.facts == {"variable": FIXED_NOW, "value": value}


def test_a_computer_that_forgot_the_date_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(FIXED_NOW, raising=False)
    monkeypatch.setattr(clock, "_instant", lambda: datetime(1970, 1, 1, 9, 30, tzinfo=UTC))

    with pytest.raises(ClockError) as refused:
        civil_now("Europe/Paris")

    assert refused.value.code == "clock_year_out_of_range"
    assert refused.value.facts == {"value": "1970-01-01T10:30"}


@pytest.mark.parametrize("value", ["2000-01-01T00:00", "2100-12-31T23:59"])
def test_the_first_and_the_last_minute_of_the_planning_are_told(
    value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(FIXED_NOW, value)

    assert civil_now("Europe/Paris") == datetime.fromisoformat(value)
    assert (FIRST_YEAR, LAST_YEAR) == (span.FIRST_YEAR, span.LAST_YEAR)


def test_an_empty_fixed_clock_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FIXED_NOW, "")

    assert civil_now("Europe/Paris") != civil_now("Pacific/Noumea")


def test_civil_time_runs_and_carries_no_offset() -> None:
    before, paris, after = utc_now(), civil_now("Europe/Paris"), utc_now()

    assert paris.tzinfo is None
    ahead = paris.replace(tzinfo=UTC) - before
    assert timedelta(hours=1) <= ahead <= timedelta(hours=2) + (after - before)


def test_the_instant_is_in_utc() -> None:
    assert utc_now().tzinfo is UTC


def test_people_read_whole_minutes() -> None:
    told = civil_now("Europe/Paris", to_the_minute=True)

    assert (told.second, told.microsecond) == (0, 0)


@pytest.mark.parametrize("zone", ["Europe/Bruz", "", "../etc/passwd", "/etc/localtime", "Europe"])
def test_an_unknown_zone_is_an_error(zone: str) -> None:
    for told in (civil_now, utc_now):
        with pytest.raises(ClockError) as refused:
            told(zone)
        assert refused.value.code == "zone_unknown"
        assert refused.value.facts == {"zone": zone}
