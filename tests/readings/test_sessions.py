from datetime import date, time

import pytest
from sqlalchemy import select

from db.engine import transaction
from db.tables.centre import SchoolHolidayPeriod
from db.tables.sessions import Cycle, WorkshopSession
from db.tables.sites import SiteClosure
from desktop_app.commands.attendance import RecordAttendance
from desktop_app.commands.enrolment import Enrol
from desktop_app.commands.sessions import BookSession
from desktop_app.domain.bilingual import Bilingual
from desktop_app.domain.errors import UnknownCodeError
from desktop_app.readings.sessions import PersonLine, cycle_reading, session_reading
from tests.commands.town import Town, at


def add_date(town: Town, day: date, status: str, *, number: int | None, cause: str = "") -> None:
    """Write a date of the town's cycle."""
    with transaction(town.engine) as tx:
        cycle = tx.scalars(select(Cycle)).one()
        tx.add(
            WorkshopSession(
                code=f"C1/{day:%d%m}",
                cycle_id=cycle.id,
                programme_id=cycle.programme_id,
                number=number,
                starts=at("14:00", day),
                ends=at("15:00", day),
                room_id=cycle.room_id,
                status=status,
                cause=cause,
            )
        )


def test_people_in_the_order_of_the_paper_then_those_who_wait(town: Town) -> None:
    code = town.do(BookSession(at("10:00"), at("11:00"), "A", places=2)).subject
    for person in ("U0003", "U0001", "U0002"):
        town.do(Enrol(code, person))

    people = session_reading(town.engine, code).people

    assert people == (
        PersonLine("U0001", 1, "enrolled"),
        PersonLine("U0003", 2, "enrolled"),
        PersonLine("U0002", None, "waiting", rank=1),
    )


def test_presence_wins_over_place(town: Town) -> None:
    code = town.do(BookSession(at("10:00"), at("11:00"), "A", places=2)).subject
    town.do(Enrol(code, "U0001"))
    town.do(RecordAttendance(code, (("U0001", "absent"), ("U0002", "walk_in"))), now=at("10:30"))

    people = session_reading(town.engine, code).people

    assert [(one.code, one.status) for one in people] == [("U0001", "absent"), ("U0002", "walk_in")]


def test_every_date_of_a_cycle_with_its_cause(town: Town) -> None:
    with transaction(town.engine) as tx:
        cycle = tx.scalars(select(Cycle)).one()
        tx.add(
            SchoolHolidayPeriod(
                zone="B", school_year="2025-2026", name_fr="Printemps", name_en="Spring",
                first_day=date(2026, 4, 11), last_day=date(2026, 4, 26), status="published",
            )
        )  # fmt: skip
        tx.add(
            SiteClosure(
                site_id=cycle.site_id, first_day=date(2026, 3, 30), last_day=date(2026, 3, 30),
                reason_fr="Inventaire",
            )
        )  # fmt: skip
    add_date(town, date(2026, 3, 9), "planned", number=1)
    add_date(town, date(2026, 3, 30), "skipped", number=None, cause="site_closed")
    add_date(town, date(2026, 4, 6), "skipped", number=None, cause="public_holiday")
    add_date(town, date(2026, 4, 13), "skipped", number=None, cause="school_holiday")
    add_date(town, date(2026, 4, 27), "planned", number=2)

    seen = cycle_reading(town.engine, "C1")

    assert (seen.code, seen.title, seen.room) == ("C1", "Mes droits santé, lundi", "A")
    assert [(one.line.number, one.line.of, one.line.cause) for one in seen.dates] == [
        (1, 2, ""),
        (None, None, "site_closed"),
        (None, None, "public_holiday"),
        (None, None, "school_holiday"),
        (2, 2, ""),
    ]
    assert [(one.label, one.holiday) for one in seen.dates[1:4]] == [
        (Bilingual("Inventaire"), ""),
        (Bilingual(""), "easter_monday"),
        (Bilingual("Printemps", "Spring"), ""),
    ]
    assert seen.dates[0].line.span.start.time() == time(14)


@pytest.mark.parametrize("code", ["NOPE", "", "x" * 200, "A\0B"])
def test_codes_that_name_nothing(town: Town, code: str) -> None:
    with pytest.raises(UnknownCodeError):
        session_reading(town.engine, code)
    with pytest.raises(UnknownCodeError):
        cycle_reading(town.engine, code)
