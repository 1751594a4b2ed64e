"""The dates of a cycle: moved together, numbered again, never above the places."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select, update

from db.engine import transaction
from db.tables.people import Enrolment
from db.tables.sessions import WorkshopSession
from desktop_app.commands.enrolment import Enrol, Promote, Withdraw
from desktop_app.commands.session_state import Allocated
from desktop_app.commands.sessions import (
    BookSession,
    CancelSession,
    MoveSession,
    ReinstateSession,
    ResizeSession,
)
from desktop_app.commands.undo import UndoLast
from desktop_app.domain.errors import (
    BadInputError,
    RefusedError,
    UnknownCodeError,
    WrongStatusError,
)
from desktop_app.domain.findings import Code
from tests.commands.cycle import CYCLE, DATES, SKIPPED_DATE, add_cycle
from tests.commands.town import MONDAY, Town, at

WEEK = timedelta(weeks=1)
P2 = Allocated("P2", "facilitator")


@pytest.fixture
def cycle(town: Town) -> Town:
    """Mondays 9, 23 and 30 March at 14:00; the 16th is skipped."""
    with transaction(town.engine) as tx:
        add_cycle(tx)
    return town


def spans(town: Town, *codes: str) -> list[tuple[datetime, datetime]]:
    rows = [town.session(code) for code in codes]
    return [(row.starts, row.ends) for row in rows]


def numbers(town: Town) -> dict[str, int | None]:
    return {code: town.session(code).number for code in (*DATES, SKIPPED_DATE)}


def test_one_date_moves_alone(cycle: Town) -> None:
    cycle.do(MoveSession("C1-1", start=at("16:00")))
    assert [start.hour for start, _ in spans(cycle, *DATES)] == [16, 14, 14]


def test_a_date_moves_with_those_that_follow(cycle: Town) -> None:
    cycle.do(MoveSession("C1-2", room="B", start=at("15:00", MONDAY + 2 * WEEK), scope="following"))
    assert [start.hour for start, _ in spans(cycle, *DATES)] == [14, 15, 15]
    assert cycle.session("C1-1").room_id != cycle.session("C1-3").room_id
    assert cycle.session("C1-2").room_id == cycle.session("C1-3").room_id
    cycle.do(UndoLast("accueil"))
    assert [start.hour for start, _ in spans(cycle, *DATES)] == [14, 14, 14]


def test_held_and_cancelled_dates_stay_where_they_were(cycle: Town) -> None:
    cycle.do(CancelSession("C1-2", "absence"))
    cycle.do(MoveSession("C1-1", start=at("16:00"), scope="all"))
    assert [start.hour for start, _ in spans(cycle, *DATES)] == [16, 14, 16]
    assert spans(cycle, SKIPPED_DATE) == [(at("14:00", MONDAY + WEEK), at("15:00", MONDAY + WEEK))]


def test_unlike_steps_stay_unlike(cycle: Town) -> None:
    """The last date is a meeting of half an hour in the evening."""
    last = MONDAY + 3 * WEEK
    cycle.do(MoveSession("C1-3", start=at("18:00", last), end=at("18:30", last)))
    with transaction(cycle.engine) as tx:
        meeting = update(WorkshopSession).where(WorkshopSession.code == "C1-3")
        tx.execute(meeting.values(kind="meeting"))
    cycle.do(MoveSession("C1-1", start=at("14:30"), scope="all"))
    assert spans(cycle, "C1-1", "C1-3") == [
        (at("14:30"), at("15:30")),
        (at("18:30", last), at("19:00", last)),
    ]
    cycle.do(MoveSession("C1-1", start=at("14:30"), end=at("16:00"), scope="all"))
    assert spans(cycle, "C1-3") == [(at("18:30", last), at("19:30", last))]


def test_dates_may_take_each_other_s_place(cycle: Town) -> None:
    """The third comes to where the second was, all at once."""
    cycle.do(MoveSession("C1-2", start=at("14:00", MONDAY + WEEK), scope="following"))
    assert [start.date() for start, _ in spans(cycle, "C1-2", "C1-3")] == [
        MONDAY + WEEK,
        MONDAY + 2 * WEEK,
    ]


def test_one_date_that_cannot_move_keeps_them_all(cycle: Town) -> None:
    others = [
        cycle.do(BookSession(at("16:00", day), at("17:00", day), "A", (P2,))).subject
        for day in (MONDAY, MONDAY + 3 * WEEK)
    ]
    with pytest.raises(RefusedError) as refusal:
        cycle.do(MoveSession("C1-1", start=at("16:00"), scope="all"))
    taken = [one.by for one in refusal.value.findings if one.code is Code.ROOM_TAKEN]
    assert taken == others
    assert [start.hour for start, _ in spans(cycle, *DATES)] == [14, 14, 14]


def test_a_date_that_would_fall_in_the_hour_that_does_not_exist_keeps_them_all(cycle: Town) -> None:
    with transaction(cycle.engine) as tx:
        saturday = MONDAY + timedelta(days=5)
        tx.execute(
            update(WorkshopSession)
            .where(WorkshopSession.code == "C1-1")
            .values(starts=at("14:00", saturday), ends=at("15:00", saturday))
        )
        tx.execute(
            update(WorkshopSession)
            .where(WorkshopSession.code == "C1-3")
            .values(starts=at("14:00", saturday + 2 * WEEK), ends=at("15:00", saturday + 2 * WEEK))
        )
    night = MoveSession("C1-1", start=at("02:30", MONDAY + timedelta(days=6)), scope="all")
    with pytest.raises(BadInputError) as refusal:
        cycle.do(night)
    assert (refusal.value.field_name, refusal.value.value) == ("start", "2026-03-29T02:30")


@pytest.mark.parametrize("scope", ["following", "all"])
def test_a_lone_session_has_no_others_to_move(cycle: Town, scope: str) -> None:
    code = cycle.do(BookSession(at("10:00"), at("11:00"), "B", (P2,))).subject
    with pytest.raises(BadInputError):
        cycle.do(MoveSession(code, start=at("11:00"), scope=scope))
    with pytest.raises(BadInputError):
        cycle.do(MoveSession("C1-1", start=at("11:00"), scope="the rest"))


def test_a_skipped_date_put_back_takes_its_number(cycle: Town) -> None:
    assert numbers(cycle) == {"C1-1": 1, "C1-2": 2, "C1-3": 3, SKIPPED_DATE: None}
    cycle.do(ReinstateSession(SKIPPED_DATE))
    row = cycle.session(SKIPPED_DATE)
    assert (row.status, row.cause) == ("planned", "")
    assert numbers(cycle) == {"C1-1": 1, SKIPPED_DATE: 2, "C1-2": 3, "C1-3": 4}
    cycle.do(UndoLast("accueil"))
    row = cycle.session(SKIPPED_DATE)
    assert (row.status, row.cause) == ("skipped", "school_holiday")
    assert numbers(cycle) == {"C1-1": 1, "C1-2": 2, "C1-3": 3, SKIPPED_DATE: None}


def test_a_cancelled_date_keeps_its_number(cycle: Town) -> None:
    cycle.do(CancelSession("C1-2", "absence"))
    cycle.do(ReinstateSession(SKIPPED_DATE))
    assert numbers(cycle) == {"C1-1": 1, SKIPPED_DATE: 2, "C1-2": 3, "C1-3": 4}
    cycle.do(ReinstateSession("C1-2"))
    assert numbers(cycle)["C1-2"] == 3


def test_one_full_date_fills_the_cycle(cycle: Town) -> None:
    """Three places: two of the whole cycle, and one for the second date alone."""
    for subject, person in ((CYCLE, "U0001"), (CYCLE, "U0002"), ("C1-2", "U0003")):
        assert cycle.do(Enrol(subject, person)).answer["status"] == "enrolled"
    assert cycle.do(Enrol(CYCLE, "U0004")).answer["status"] == "waiting"
    # Whoever waits for the whole cycle waits for this date too, and came first.
    assert cycle.do(Enrol("C1-1", "U0005")).answer["status"] == "waiting"
    with pytest.raises(RefusedError) as refusal:
        cycle.do(Promote(CYCLE))
    assert [one.code for one in refusal.value.findings] == [Code.PLACES_EXCEEDED]
    cycle.do(Withdraw("C1-2", "U0003"))
    assert cycle.do(Promote(CYCLE)).answer["people"] == ["U0004"]


def test_an_undo_fills_no_date_above_its_places(cycle: Town) -> None:
    for person in ("U0001", "U0002", "U0003"):
        cycle.do(Enrol(CYCLE, person))
    cycle.do(Withdraw(CYCLE, "U0003"))
    cycle.do(Enrol("C1-2", "U0004"), desk="villejean")
    with pytest.raises(RefusedError):
        cycle.do(UndoLast("accueil"))
    enrolled = cycle.one(
        lambda tx: tx.scalars(select(Enrolment.status).where(Enrolment.person_id == 3)).all()
    )
    assert enrolled == ["withdrawn"]


@pytest.mark.parametrize("command", [Enrol("C1-2", "U0001"), Promote("C1-2")])
def test_nobody_is_given_a_place_in_a_cancelled_date(cycle: Town, command: Enrol | Promote) -> None:
    cycle.do(CancelSession("C1-2", "absence"))
    with pytest.raises(WrongStatusError):
        cycle.do(command)


@pytest.mark.parametrize(
    "command",
    [
        MoveSession("W0001", start=at("15:00")),
        ResizeSession("W0001", at("12:00")),
        CancelSession("W0001", "absence"),
        ReinstateSession("W0001"),
        Enrol("W0001", "U0001"),
    ],
)
def test_a_booking_taken_back_is_unknown(
    town: Town, command: MoveSession | ResizeSession | CancelSession | ReinstateSession | Enrol
) -> None:
    town.do(BookSession(at("10:00"), at("11:00"), "A", (Allocated("P1", "facilitator"),)))
    town.do(UndoLast("accueil"))
    with pytest.raises(UnknownCodeError):
        town.do(command)
