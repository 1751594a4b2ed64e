"""Scenario 8: a psychologist is away for three weeks; one screen, one entry, one undo."""

from datetime import date

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.tables.journal import JournalEntry
from db.tables.people import Enrolment
from desktop_app.commands.absences import RecordAbsence
from desktop_app.commands.enrolment import Enrol
from desktop_app.commands.repairs import ChangeWithRepairs, repair_as_seen
from desktop_app.commands.session_state import SessionState, states_of
from desktop_app.commands.sessions import BookSession
from desktop_app.commands.undo import RedoLast, UndoLast
from desktop_app.domain.checks import session_findings
from desktop_app.domain.errors import RefusedError
from desktop_app.domain.findings import Code, Level
from desktop_app.domain.repair_plan import CANCEL, RepairWay
from desktop_app.domain.ways_out import WayOut
from desktop_app.readings.breakages import PlannedRepair, WhatBreaks, what_breaks
from tests.commands.town import NOW, Town, at, session_coded
from tests.commands.visible import visible
from tests.journeys.sick_leave import THURSDAYS, TUESDAYS, lead, seven_sessions

AWAY = RecordAbsence("P1", date(2026, 3, 9), date(2026, 3, 29), "sick")
MONDAY = date(2026, 3, 9)
LEFT = {"C02-03", "W0001"}
"""Two sessions that nobody decides about yet."""


@pytest.fixture
def planned(town: Town) -> tuple[Town, WhatBreaks]:
    """Seven sessions of P1 in the three weeks, and colleagues who are not free everywhere."""
    seven_sessions(town)
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


def waiting(town: Town) -> list[str]:
    rows = select(Enrolment.status).where(Enrolment.status == "waiting")
    return list(town.one(lambda tx: tx.scalars(rows).all()))


def accepted(seen: WhatBreaks, *left: str) -> ChangeWithRepairs:
    """The best way of every session but some."""
    chosen = [one.repair for one in seen.best() if one.line.code not in left]
    repairs = [repair_as_seen(one.hit, one.chosen) for one in chosen if one.chosen is not None]
    return ChangeWithRepairs(AWAY, tuple(repairs))


def test_one_screen_lists_the_seven_sessions_with_their_ways_out(
    planned: tuple[Town, WhatBreaks],
) -> None:
    _town, seen = planned
    plan = by_code(seen.best())

    assert list(plan) == [
        *("W0001", "C02-01", "C03-01", "C02-02", "C03-02", "C02-03", "C03-03"),
    ]
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
        "C03-01": ["P2", "P3"],
        "C02-02": ["P2", "P3"],
        "C03-02": ["P2", "P3"],
        "C02-03": ["P3"],
        "C03-03": ["P2", "P3"],
    }


def test_another_date_stays_inside_the_cycle_and_says_whom_it_disturbs(
    planned: tuple[Town, WhatBreaks],
) -> None:
    _town, seen = planned
    for code, one in by_code(seen.best()).items():
        days = [way for way in one.repair.ways if way.kind == WayOut.DAY]
        last = {"C02": TUESDAYS[-1], "C03": THURSDAYS[-1]}.get(code[:3], MONDAY)
        for way in days:
            assert way.proposal is not None
            assert AWAY.last_day < way.proposal.span.day <= last
            assert way.people_to_call == (3 if code.startswith("C02") else 0)
        assert one.repair.ways[-1].people_to_call == (3 if code.startswith("C02") else 0)


def test_five_accepted_and_two_left_pending_are_one_entry_and_one_undo(
    planned: tuple[Town, WhatBreaks],
) -> None:
    town, seen = planned
    before, count = town.one(visible), entries(town)

    done = town.do(accepted(seen, *LEFT))

    assert entries(town) == count + 1
    assert done.answer["repaired"] == ["C02-01", "C03-01", "C02-02", "C03-02", "C03-03"]
    assert done.answer["pending"] == ["W0001", "C02-03"]
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


def test_a_date_given_up_empties_its_list_and_a_later_one_takes_a_later_number(
    planned: tuple[Town, WhatBreaks],
) -> None:
    town, seen = planned
    assert town.do(Enrol("C02-02", "U0004")).answer["status"] == "waiting"
    plan = by_code(seen.best())
    later = next(way for way in plan["C02-01"].repair.ways if way.kind == WayOut.DAY)
    cancelled = plan["C02-02"].repair.ways[-1]
    chosen = seen.chosen({"C02-01": later, "C02-02": cancelled})
    repairs = [
        repair_as_seen(one.repair.hit, one.repair.chosen, "maladie")
        for one in chosen
        if one.repair.chosen is not None
    ]

    done = town.do(ChangeWithRepairs(AWAY, tuple(repairs)))

    assert stated(town, "C02-02").status == "cancelled"
    assert [stated(town, f"C02-0{n}").number for n in (1, 2, 3, 4)] == [3, 1, 2, 4]
    assert done.consequences.people_to_call == 3 + 1
    assert waiting(town) == []
    town.do(UndoLast("accueil"))
    assert waiting(town) == ["waiting"]
    assert [stated(town, f"C02-0{n}").number for n in (1, 2, 3, 4)] == [1, 2, 3, 4]


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
