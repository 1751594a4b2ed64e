"""What stands in the way of the other dates of a cycle, as its strip says it."""

from datetime import date, datetime, timedelta

from db.engine import transaction
from desktop_app.commands.absences import RecordAbsence
from desktop_app.commands.kept_conflicts import KeepConflict
from desktop_app.commands.session_state import PLANNED, Allocated, SessionState
from desktop_app.domain.findings import Code
from desktop_app.readings.inspected import inspected_session
from tests.commands.cycle import CYCLE, add_cycle, plan
from tests.commands.town import MONDAY, NOW, Town, at

LAST_DATE = date(2026, 3, 30)


def weekly(week: int) -> SessionState:
    day = MONDAY + timedelta(weeks=week)
    return SessionState(
        at("14:00", day),
        at("15:00", day),
        "A",
        PLANNED,
        "DROITS",
        CYCLE,
        allocated=(Allocated("P1", "facilitator"),),
    )


def doubts(town: Town, now: datetime = NOW) -> dict[str, Code]:
    found = inspected_session(town.engine, "C1-1", now).doubts
    return {code: one.code for code, one in found.items()}


def test_a_date_whose_leader_is_away_is_doubted(town: Town) -> None:
    with transaction(town.engine) as tx:
        add_cycle(tx)
    assert doubts(town) == {}

    town.do(RecordAbsence("P1", LAST_DATE, LAST_DATE, "leave"))

    assert doubts(town) == {"C1-3": Code.PERSON_ABSENT}
    assert doubts(town, datetime(2026, 3, 30, 18)) == {}


def test_what_somebody_keeps_is_no_doubt(town: Town) -> None:
    with transaction(town.engine) as tx:
        add_cycle(tx)
    town.do(RecordAbsence("P1", LAST_DATE, LAST_DATE, "leave"))

    town.do(KeepConflict("C1-3", "person_absent", "revient pour cela"))

    assert doubts(town) == {}


def test_of_a_long_cycle_the_dates_around_the_session_are_looked_at(town: Town) -> None:
    with transaction(town.engine) as tx:
        for week in range(12):
            plan(tx, f"C1-{week:02d}", weekly(week))

    near_the_end = inspected_session(town.engine, "C1-09", NOW)
    at_the_start = inspected_session(town.engine, "C1-01", NOW)

    assert [one.code for one in near_the_end.dates] == [f"C1-{week:02d}" for week in range(5, 12)]
    assert set(near_the_end.doubts) == {"C1-11"}, "Whit Monday"
    assert [one.code for one in at_the_start.dates] == [f"C1-{week:02d}" for week in range(7)]
    assert set(at_the_start.doubts) == {"C1-04"}, "Easter Monday"
