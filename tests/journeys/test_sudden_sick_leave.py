"""Scenario 8: a psychologist is away for three weeks; one screen, one entry, one undo."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.tables.journal import JournalEntry
from db.tables.people import Enrolment
from db.tables.support import Appointment, InterpreterOrder
from desktop_app.commands.absences import RecordAbsence
from desktop_app.commands.appointment_state import states_of as appointment_states
from desktop_app.commands.chosen_repairs import ChosenRepair, repair_as_seen
from desktop_app.commands.enrolment import Enrol
from desktop_app.commands.repairs import ChangeWithRepairs
from desktop_app.commands.room_endings import EndRoom
from desktop_app.commands.session_state import SessionState, states_of
from desktop_app.commands.sessions import BookSession, Seen
from desktop_app.commands.undo import RedoLast, UndoLast
from desktop_app.domain.appointments import USUAL_LENGTH
from desktop_app.domain.checks import session_findings
from desktop_app.domain.errors import RefusedError, RoomInUseError
from desktop_app.domain.findings import Code, Level
from desktop_app.domain.repair_plan import CANCEL, RepairWay
from desktop_app.domain.ways_out import WayOut
from desktop_app.readings.breakages import PlannedRepair, WhatBreaks, what_breaks
from tests.commands.conftest import copy_of
from tests.commands.town import NOW, Town, at, session_coded
from tests.commands.visible import visible
from tests.engines import PostgresServer
from tests.journeys.sick_leave import (
    HOURS,
    THURSDAYS,
    TUESDAYS,
    lead,
    make_sick_leave,
)

AWAY = RecordAbsence("P1", date(2026, 3, 9), date(2026, 3, 29), "sick")
MONDAY = date(2026, 3, 9)
LEFT = {"C02-03", "W0001", "R0005"}
"""Three lines that nobody decides about yet."""

TWELVE = [
    *("W0001", "C02-01", "R0001", "C03-01", "R0002", "C02-02"),
    *("R0003", "C03-02", "C02-03", "R0004", "C03-03", "R0005"),
]


@pytest.fixture(scope="session")
def town_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The town of the story in a file; copy it with its key, never open it."""
    path = tmp_path_factory.mktemp("sick_leave") / "centre.db"
    make_sick_leave(str(path))
    return path


@pytest.fixture(params=["file", "server"])
def town_address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Give the address of a town of one's own, on each engine in turn."""
    if request.param == "file":
        yield str(copy_of(request.getfixturevalue("town_file"), tmp_path / "town"))
        return
    server: PostgresServer = request.getfixturevalue("pg_server")
    url = server.new_database(server.template(make_sick_leave))
    yield url
    server.drop(url)


@pytest.fixture
def planned(town: Town) -> tuple[Town, WhatBreaks]:
    """What P1 has in the three weeks, and colleagues who are not free everywhere."""
    return town, what_breaks(town.engine, AWAY.frame, NOW)


def entries(town: Town) -> int:
    return town.one(lambda tx: tx.scalar(select(func.count(JournalEntry.id))) or 0)


def by_code(plan: tuple[PlannedRepair, ...]) -> dict[str, PlannedRepair]:
    return {one.line.code: one for one in plan}


def coming(way: RepairWay) -> list[str]:
    return list(way.replaced.values())


def stated(town: Town, code: str) -> SessionState:
    def read(tx: Session) -> SessionState:
        row = tx.scalars(session_coded(code)).one()
        return states_of(tx, [row])[row.id]

    return town.one(read)


def leaders(town: Town, code: str) -> list[str]:
    return [one.worker for one in stated(town, code).involved]


def appointed(town: Town, code: str) -> tuple[str, datetime, str]:
    """Who receives, when, and what becomes of it."""

    def read(tx: Session) -> tuple[str, datetime, str]:
        row = tx.scalars(select(Appointment).where(Appointment.code == code)).one()
        state = appointment_states(tx, [row])[row.id]
        return state.worker, state.starts, state.cancelled_by or state.status

    return town.one(read)


def orders(town: Town) -> list[tuple[str, datetime]]:
    """The states and the hours of the interpreter orders."""
    rows = select(InterpreterOrder.status, InterpreterOrder.planned_starts).order_by(
        InterpreterOrder.id
    )
    return [tuple(row) for row in town.one(lambda tx: tx.execute(rows).all())]  # type: ignore[misc]


def days_of(one: PlannedRepair) -> list[date]:
    return [way.proposal.span.day for way in one.repair.ways if way.proposal is not None]


def waiting(town: Town) -> list[str]:
    rows = select(Enrolment.status).where(Enrolment.status == "waiting")
    return list(town.one(lambda tx: tx.scalars(rows).all()))


def accepted(seen: WhatBreaks, *left: str) -> ChangeWithRepairs:
    """The best way of every line but some."""
    chosen = [one.repair for one in seen.best() if one.line.code not in left]
    repairs = [repair_as_seen(one.hit, one.chosen) for one in chosen if one.chosen is not None]
    return ChangeWithRepairs(AWAY, tuple(repairs))


def test_one_screen_lists_seven_sessions_and_five_appointments_with_their_ways_out(
    planned: tuple[Town, WhatBreaks],
) -> None:
    _town, seen = planned
    plan = by_code(seen.best())

    assert list(plan) == TWELVE
    for one in plan.values():
        assert [each.code for each in one.repair.hit.breakage.findings] == [Code.PERSON_ABSENT]
        assert one.repair.ways[-1].kind == CANCEL
        for way in one.repair.ways[:-1]:
            assert way.proposal is not None
            left = session_findings(way.proposal, seen.after, NOW)
            assert all(each.level is not Level.CONFLICT for each in left)


def test_a_colleague_who_is_busy_away_or_still_travelling_is_not_proposed(
    planned: tuple[Town, WhatBreaks],
) -> None:
    _town, seen = planned
    plan = by_code(seen.best())
    substitutes = {
        code: [coming(way)[0] for way in one.repair.ways if way.kind == WayOut.SUBSTITUTE]
        for code, one in plan.items()
    }

    assert substitutes == {
        "W0001": [],
        "C02-01": ["P3"],
        "R0001": ["P2"],  # P3 never receives
        "C03-01": ["P2", "P3"],
        "R0002": [],  # nobody else receives on Fridays
        "C02-02": ["P2", "P3"],
        "R0003": ["P2"],
        "C03-02": ["P2", "P3"],
        "C02-03": ["P3"],
        "R0004": [],  # P2 is still on the road
        "C03-03": ["P2", "P3"],
        "R0005": [],
    }


def test_another_date_stays_inside_the_cycle_and_says_whom_it_disturbs(
    planned: tuple[Town, WhatBreaks],
) -> None:
    _town, seen = planned
    sessions = {code: one for code, one in by_code(seen.best()).items() if not one.line.kind}
    for code, one in sessions.items():
        days = [way for way in one.repair.ways if way.kind == WayOut.DAY]
        last = {"C02": TUESDAYS[-1], "C03": THURSDAYS[-1]}.get(code[:3], MONDAY)
        for way in days:
            assert way.proposal is not None
            assert AWAY.last_day < way.proposal.span.day <= last
            assert way.people_to_call == (3 if code.startswith("C02") else 0)
        assert one.repair.ways[-1].people_to_call == (3 if code.startswith("C02") else 0)


def test_an_appointment_waits_for_the_same_professional_unless_the_person_is_elsewhere(
    planned: tuple[Town, WhatBreaks],
) -> None:
    _town, seen = planned
    plan = by_code(seen.best())

    for one in (one for one in plan.values() if one.line.kind):
        later = [way for way in one.repair.ways if way.kind == WayOut.DAY]
        assert later
        for way in later:
            assert way.proposal is not None
            assert AWAY.last_day < way.proposal.span.day < AWAY.last_day + timedelta(days=15)
            assert "P1" in [each.worker for each in way.proposal.involved]
            assert way.people_to_call == 1
        assert one.repair.ways[-1].people_to_call == 1
    assert date(2026, 4, 1) not in days_of(plan["R0004"])
    assert date(2026, 4, 8) in days_of(plan["R0004"])


def test_nine_accepted_and_three_left_pending_are_one_entry_and_one_undo(
    planned: tuple[Town, WhatBreaks],
) -> None:
    town, seen = planned
    before, count = town.one(visible), entries(town)

    done = town.do(accepted(seen, *LEFT))

    assert entries(town) == count + 1
    assert done.answer["repaired"] == [code for code in TWELVE if code not in LEFT]
    assert len(done.answer["repaired"]) == 9
    assert done.answer["pending"] == ["W0001", "C02-03", "R0005"]
    assert appointed(town, "R0001") == ("P2", HOURS[0], "planned")
    assert appointed(town, "R0005") == ("P1", HOURS[4], "planned")
    later = appointed(town, "R0002")[1]
    assert later.date() > AWAY.last_day
    assert orders(town) == [("to_reconfirm", later), ("confirmed", HOURS[2])]
    assert (leaders(town, "C02-01"), leaders(town, "C03-01")) == (["P3"], ["P2"])
    assert leaders(town, "C02-03") == ["P1"]
    still = what_breaks(town.engine, AWAY.frame, NOW)
    assert [one.code for one in still.hits] == []  # the absence stands: nothing new breaks

    town.do(UndoLast("accueil"))
    assert town.one(visible) == before
    assert [one.code for one in what_breaks(town.engine, AWAY.frame, NOW).hits] == list(
        by_code(seen.best())
    )
    town.do(RedoLast("accueil"))
    assert leaders(town, "C02-01") == ["P3"]
    assert appointed(town, "R0001")[0] == "P2"


def test_a_date_given_up_empties_its_list_and_a_later_one_takes_a_later_number(
    planned: tuple[Town, WhatBreaks],
) -> None:
    town, seen = planned
    assert town.do(Enrol("C02-02", "U0004")).answer["status"] == "waiting"
    plan = by_code(seen.best())
    later = next(way for way in plan["C02-01"].repair.ways if way.kind == WayOut.DAY)
    given_up = {code: plan[code].repair.ways[-1] for code in ("C02-02", "R0003")}
    chosen = seen.chosen({"C02-01": later, **given_up})
    repairs = [
        repair_as_seen(one.repair.hit, one.repair.chosen, "maladie")
        for one in chosen
        if one.repair.chosen is not None
    ]

    done = town.do(ChangeWithRepairs(AWAY, tuple(repairs)))

    assert stated(town, "C02-02").status == "cancelled"
    assert [stated(town, f"C02-0{n}").number for n in (1, 2, 3, 4)] == [3, 1, 2, 4]
    assert done.consequences.people_to_call == 3 + 1 + 1
    assert waiting(town) == []
    assert appointed(town, "R0003") == ("P1", HOURS[2], "worker")
    assert orders(town)[1][0] == "cancelled_free"
    town.do(UndoLast("accueil"))
    assert waiting(town) == ["waiting"]
    assert orders(town)[1] == ("confirmed", HOURS[2])
    assert [stated(town, f"C02-0{n}").number for n in (1, 2, 3, 4)] == [1, 2, 3, 4]


def test_a_session_and_an_appointment_take_each_others_room(town: Town) -> None:
    start, end = HOURS[0], HOURS[0] + USUAL_LENGTH
    beside = town.do(BookSession(start, end, "A", (lead("X1"),))).subject
    to_hall = ChosenRepair("R0001", Seen(start, end, "OFFICE"), start, end, "A", appointment=True)
    to_office = ChosenRepair(beside, Seen(start, end, "A"), start, end, "OFFICE")
    before = town.one(visible)

    town.do(ChangeWithRepairs(replace(AWAY, worker="P3"), (to_office, to_hall)))
    assert stated(town, beside).room == "OFFICE"

    town.do(UndoLast("accueil"))
    assert town.one(visible) == before


def test_appointments_leave_a_room_that_is_given_up_all_or_none(
    planned: tuple[Town, WhatBreaks],
) -> None:
    town, _seen = planned
    ends = EndRoom("OFFICE", HOURS[2].date())
    seen = what_breaks(town.engine, ends.frame, NOW)
    lines = [one.repair for one in seen.best()]
    assert [one.hit.code for one in lines] == ["R0004", "R0005"]
    elsewhere, given_up = lines[0].ways[0], lines[1].ways[-1]
    assert (elsewhere.kind, elsewhere.people_to_call) == (WayOut.ROOM, 1)
    first, second = repair_as_seen(lines[0].hit, elsewhere), repair_as_seen(lines[1].hit, given_up)
    before = town.one(visible)

    with pytest.raises(RoomInUseError):
        town.do(ChangeWithRepairs(ends, (first,)))
    assert town.one(visible) == before
    town.do(ChangeWithRepairs(ends, (first, second)))
    assert appointed(town, "R0005") == ("P1", HOURS[4], "centre")

    town.do(UndoLast("accueil"))
    assert town.one(visible) == before


def test_no_two_chosen_ways_stand_in_each_others_way(planned: tuple[Town, WhatBreaks]) -> None:
    _town, seen = planned
    plan = by_code(seen.best())
    later = next(way for way in plan["C02-01"].repair.ways if way.kind == WayOut.DAY)
    same = next(way for way in plan["C02-03"].repair.ways if way.kind == WayOut.DAY)
    assert later.proposal is not None
    assert same.proposal is not None
    assert later.proposal.span == same.proposal.span

    again = by_code(seen.chosen({"C02-01": later}))

    offered = [way.proposal.span for way in again["C02-03"].repair.ways if way.proposal]
    assert later.proposal.span not in offered


def test_a_colleague_booked_elsewhere_meanwhile_refuses_the_whole_plan(
    planned: tuple[Town, WhatBreaks],
) -> None:
    town, seen = planned
    plan = accepted(seen, *LEFT)
    day = TUESDAYS[0]
    town.do(BookSession(at("10:00", day), at("11:00", day), "OFFICE", (lead("P3"),)))
    before, count = town.one(visible), entries(town)

    with pytest.raises(RefusedError):
        town.do(plan)
    assert (town.one(visible), entries(town)) == (before, count)
    assert [one.code for one in what_breaks(town.engine, AWAY.frame, NOW).hits]
