"""« Ateliers » in few statements: states, strips, places, presence, and one cycle's grid."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import update

from db.engine import transaction
from db.tables.sessions import WorkshopSession
from desktop_app.commands.attendance import RecordAttendance
from desktop_app.commands.enrolment import Enrol, Withdraw
from desktop_app.commands.sessions import BookSession, CancelSession
from desktop_app.domain.attendance import AttendanceStatus
from desktop_app.domain.cycle_states import CycleState
from desktop_app.domain.errors import UnknownCodeError
from desktop_app.readings.cycle_grid import CycleGrid, cycle_grid
from desktop_app.readings.workshop_models import workshop_models
from desktop_app.readings.workshops import CycleLine, Workshops, workshops_reading
from tests.commands.cycle import add_cycle
from tests.commands.town import MONDAY, Town, at
from tests.readings.test_statements import counted

MORNING = at("09:00")
EVENING = at("18:00")
YEARS_LATER = datetime(2030, 1, 7, 9)
MOST_STATEMENTS = 52
"""Of which the rules take the most; none of them grows with the centre."""


@pytest.fixture
def cycled(town: Town) -> Town:
    """The town's cycle with three dates and one that was left out."""
    with transaction(town.engine) as tx:
        add_cycle(tx)
    return town


def listed(town: Town, now: datetime = MORNING, *, with_finished: bool = False) -> Workshops:
    return workshops_reading(town.engine, now, with_finished=with_finished)


def line(town: Town, now: datetime = MORNING) -> CycleLine:
    (found,) = listed(town, now).cycles
    return found


def grid(town: Town, now: datetime = MORNING) -> CycleGrid:
    return cycle_grid(town.engine, "C1", now)


def test_a_cycle_is_listed_with_its_dates_and_its_places(cycled: Town) -> None:
    for person in ("U0001", "U0002"):
        cycled.do(Enrol("C1", person))

    found = line(cycled)

    assert (found.code, found.title.fr, found.state) == (
        "C1",
        "Mes droits santé, lundi",
        CycleState.OPEN,
    )
    assert [one.code for one in found.held] == ["C1-1", "C1-2", "C1-3"]
    assert (found.enrolled, found.waiting, found.places) == (2, 0, 3)
    assert found.presence is None


def test_a_full_cycle_says_who_waits(cycled: Town) -> None:
    for number in range(1, 6):
        cycled.do(Enrol("C1", f"U000{number}"))

    found = line(cycled)

    assert found.state is CycleState.FULL
    assert (found.enrolled, found.waiting) == (3, 2)
    assert [one.person.code for one in grid(cycled).waiting] == ["U0004", "U0005"]
    assert grid(cycled).waiting[0].person.initials == "P. H."


def test_a_finished_cycle_is_counted_and_read_only_when_it_is_wanted(cycled: Town) -> None:
    assert listed(cycled).finished == 0

    unread = listed(cycled, YEARS_LATER)
    assert (unread.cycles, unread.finished) == ((), 1)

    (found,) = listed(cycled, YEARS_LATER, with_finished=True).cycles
    assert found.state is CycleState.FINISHED


def test_a_session_of_no_cycle_hides_no_finished_one(cycled: Town) -> None:
    next_year = YEARS_LATER.date() + timedelta(weeks=1)
    cycled.do(BookSession(at("10:00", next_year), at("11:00", next_year), "A", title="Seule"))

    assert listed(cycled, YEARS_LATER).finished == 1


def test_presence_is_the_share_of_those_who_came_to_dates_that_are_over(cycled: Town) -> None:
    for number in (1, 2, 3):
        cycled.do(Enrol("C1", f"U000{number}"))
    marks = (("U0001", "present"), ("U0002", "present"), ("U0003", "absent"))
    cycled.do(RecordAttendance("C1-1", marks), now=EVENING)

    found = line(cycled, EVENING)

    assert found.presence == pytest.approx(2 / 3)
    assert found.dates[0].recorded
    assert not found.dates[0].is_to_record(EVENING)
    people = {one.person.code: one for one in grid(cycled, EVENING).people}
    assert people["U0003"].at("C1-1") is AttendanceStatus.ABSENT
    assert people["U0003"].at("C1-2") is AttendanceStatus.EXPECTED


def test_a_date_that_is_over_and_unrecorded_is_to_record(cycled: Town) -> None:
    due = [one.code for one in line(cycled, EVENING).dates if one.is_to_record(EVENING)]
    assert due == ["C1-1"]


def test_a_conflict_that_stands_is_in_the_strip(cycled: Town) -> None:
    assert not any(one.in_conflict for one in line(cycled).dates)
    second = MONDAY + timedelta(weeks=2)
    cycled.do(CancelSession("C1-2", "salle"))
    cycled.do(BookSession(at("14:00", second), at("15:00", second), "A", title="Autre"))
    bring_back_as_option(cycled)

    doubted = [one.code for one in line(cycled).dates if one.in_conflict]

    assert doubted == ["C1-2"]


def bring_back_as_option(town: Town) -> None:
    with transaction(town.engine) as tx:
        tx.execute(
            update(WorkshopSession).where(WorkshopSession.code == "C1-2").values(status="option")
        )


def test_somebody_who_joins_later_has_no_place_on_the_dates_before(cycled: Town) -> None:
    cycled.do(Enrol("C1", "U0001"), now=at("18:00"))

    (person,) = grid(cycled, EVENING).people

    assert person.at("C1-1") is None
    assert person.at("C1-2") is AttendanceStatus.EXPECTED


def test_dates_left_out_have_no_column_and_can_be_put_back(cycled: Town) -> None:
    found = grid(cycled)
    assert [one.code for one in found.columns] == ["C1-1", "C1-2", "C1-3"]
    assert [one.code for one in found.missing] == ["C1-S"]


def test_an_unknown_cycle_is_said(town: Town) -> None:
    with pytest.raises(UnknownCodeError):
        cycle_grid(town.engine, "C99", MORNING)


def test_the_list_takes_few_statements(cycled: Town) -> None:
    with counted(cycled.engine) as sent:
        listed(cycled)
    assert len(sent) <= MOST_STATEMENTS


def test_models_come_with_their_policy(town: Town) -> None:
    (model,) = workshop_models(town.engine)
    assert (model.code, model.minutes, str(model.policy), model.steps) == (
        "DROITS",
        60,
        "continue",
        (),
    )


def test_somebody_who_came_and_left_keeps_a_line_that_says_so(cycled: Town) -> None:
    cycled.do(Enrol("C1", "U0001"))
    marks = (("U0001", "present"),)
    cycled.do(RecordAttendance("C1-1", marks), now=EVENING)
    assert [one.left for one in grid(cycled, EVENING).people] == [False]

    cycled.do(Withdraw("C1", "U0001"), now=EVENING)

    (person,) = grid(cycled, EVENING).people
    assert person.left
    assert person.at("C1-1") is AttendanceStatus.PRESENT
