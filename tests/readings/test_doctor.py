from datetime import date, timedelta

import pytest
from sqlalchemy import text

from db.access_log import AccessAct, write_access
from db.engine import transaction
from db.tables.centre import SchoolHolidayPeriod
from desktop_app.commands.sessions import BookSession
from desktop_app.readings.doctor import CheckCode, doctor_reading
from tests.commands.town import Town, at

TODAY = date(2026, 3, 1)


def failing(town: Town, today: date = TODAY) -> set[CheckCode]:
    """What the doctor finds wrong."""
    return {check.code for check in doctor_reading(town.engine, today) if not check.ok}


@pytest.fixture(autouse=True)
def school_holidays(town: Town) -> None:
    """Known for the school year of today, and for no other."""
    with transaction(town.engine) as tx:
        tx.add(
            SchoolHolidayPeriod(
                zone="B", school_year="2025-2026", name_fr="Été", name_en="Summer",
                first_day=date(2026, 2, 14), last_day=date(2026, 3, 1), status="published",
            )
        )  # fmt: skip


def test_a_town_is_well(town: Town) -> None:
    town.do(BookSession(at("10:00"), at("11:00"), "AB"))

    assert failing(town) - {CheckCode.COPY} == set()


def test_school_holidays_are_asked_for_in_time(town: Town) -> None:
    """In six months from 2 March, the next school year will have begun."""
    assert CheckCode.SCHOOL_HOLIDAYS not in failing(town, TODAY)
    assert CheckCode.SCHOOL_HOLIDAYS in failing(town, TODAY + timedelta(days=1))


def test_what_can_wait_makes_nobody_ill(town: Town) -> None:
    late = TODAY + timedelta(days=1)
    (holidays,) = [
        one for one in doctor_reading(town.engine, late) if one.code is CheckCode.SCHOOL_HOLIDAYS
    ]

    assert (holidays.ok, holidays.grave) == (False, False)


def test_another_zone_s_holidays_do_not_count(town: Town) -> None:
    with transaction(town.engine) as tx:
        tx.execute(text("UPDATE school_holiday SET zone = 'A'"))

    assert CheckCode.SCHOOL_HOLIDAYS in failing(town)


def test_an_altered_journal_is_found(town: Town) -> None:
    town.do(BookSession(at("10:00"), at("11:00"), "A"))
    with town.engine.begin() as connection:
        if connection.dialect.name == "sqlite":
            connection.execute(text("DROP TRIGGER journal_update"))
        else:
            connection.execute(text("DROP TRIGGER journal_kept ON journal"))
        connection.execute(text("UPDATE journal SET desk = 'Autre'"))

    assert failing(town) >= {CheckCode.JOURNAL, CheckCode.GUARDS}


def test_an_altered_access_log_is_found(town: Town) -> None:
    with transaction(town.engine) as tx:
        for subject in ("691001040111", "691001040112"):
            write_access(tx, town.actor(), AccessAct.PRINT, subject)
    assert CheckCode.ACCESS_LOG not in failing(town)

    with town.engine.begin() as connection:
        if connection.dialect.name == "sqlite":
            connection.execute(text("DROP TRIGGER access_log_update"))
        else:
            connection.execute(text("DROP TRIGGER access_log_kept ON access_log"))
        connection.execute(text("UPDATE access_log SET desk = 'Autre'"))

    (log,) = [one for one in doctor_reading(town.engine, TODAY) if one.code == "access_log"]
    assert (log.grave, log.facts) == (True, {"entry": "1"})


def test_a_double_booking_is_found(town: Town) -> None:
    first = town.do(BookSession(at("10:00"), at("11:00"), "A")).subject
    town.do(BookSession(at("11:00"), at("12:00"), "A"))
    with town.engine.begin() as connection:
        if connection.dialect.name == "sqlite":
            connection.execute(text("DROP TRIGGER claim_overlap_update"))
            connection.execute(text("UPDATE claim SET starts_at = starts_at - 30"))
        else:
            connection.execute(text("ALTER TABLE claim DROP CONSTRAINT no_double_booking"))
            connection.execute(
                text("UPDATE claim SET starts_at = starts_at - interval '30 minutes'")
            )

    assert first
    assert failing(town) >= {CheckCode.OVERLAPS, CheckCode.GUARDS}


def test_a_reference_that_leads_nowhere_is_found(town: Town) -> None:
    if town.engine.dialect.name != "sqlite":
        with town.engine.begin() as connection:
            connection.execute(text("ALTER TABLE claim DROP CONSTRAINT fk_claim_resource_id"))
            connection.execute(
                text(
                    "ALTER TABLE claim ADD CONSTRAINT fk_claim_resource_id"
                    " FOREIGN KEY (resource_id) REFERENCES resource (id) NOT VALID"
                )
            )
    else:
        with town.engine.connect() as raw:
            raw.exec_driver_sql("PRAGMA foreign_keys=OFF")
            raw.rollback()
            raw.connection.dbapi_connection.execute("PRAGMA foreign_keys=OFF")  # type: ignore[union-attr]
            raw.exec_driver_sql("UPDATE room SET site_id = 999")
            raw.commit()

    assert CheckCode.REFERENCES in failing(town)
