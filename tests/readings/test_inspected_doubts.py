"""What stands in the way of the other dates of a cycle, as its strip says it."""

from datetime import date, datetime

from db.engine import transaction
from desktop_app.commands.absences import RecordAbsence
from desktop_app.commands.kept_conflicts import KeepConflict
from desktop_app.domain.findings import Code
from desktop_app.readings.inspected import inspected_session
from tests.commands.cycle import add_cycle
from tests.commands.town import NOW, Town

LAST_DATE = date(2026, 3, 30)


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
