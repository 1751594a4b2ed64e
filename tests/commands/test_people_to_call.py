"""Whom a change of sessions disturbs, which paper it makes untrue, and what it never does."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select, update

from db.engine import transaction
from db.tables.journal import JournalEntry
from db.tables.sessions import WorkshopSession
from desktop_app.commands.enrolment import Enrol
from desktop_app.commands.session_changes import Keeping
from desktop_app.commands.session_state import Allocated
from desktop_app.commands.sessions import (
    BookSession,
    CancelSession,
    MoveSession,
    ReinstateSession,
    Seen,
)
from desktop_app.commands.sheets import IssueSheet
from desktop_app.commands.undo import UndoLast
from desktop_app.domain.errors import StaleError, WrongStatusError
from desktop_app.domain.findings import Code
from tests.commands.cycle import SKIPPED_DATE, add_cycle
from tests.commands.town import MONDAY, NOW, Town, at

WEEK = timedelta(weeks=1)
FIRST_OVER = at("15:00")
P2 = (Allocated("P2", "facilitator"),)


@pytest.fixture
def cycle(town: Town) -> Town:
    with transaction(town.engine) as tx:
        add_cycle(tx)
    return town


@pytest.fixture
def enrolled(cycle: Town) -> Town:
    """Two people in the whole cycle, one in its second date alone, one who waits for it."""
    for subject, person in (("C1", "U0001"), ("C1", "U0002"), ("C1-2", "U0003"), ("C1-2", "U0004")):
        cycle.do(Enrol(subject, person))
    return cycle


def acts(town: Town) -> int:
    return town.one(lambda tx: tx.scalar(select(func.count()).select_from(JournalEntry)) or 0)


def held(town: Town, code: str) -> None:
    with transaction(town.engine) as tx:
        tx.execute(
            update(WorkshopSession).where(WorkshopSession.code == code).values(status="held")
        )


def called(town: Town, command: MoveSession | CancelSession, now: datetime = NOW) -> int:
    return town.do(command, now=now).consequences.people_to_call


@pytest.mark.parametrize(("scope", "people"), [("this", 2), ("following", 3), ("all", 3)])
def test_each_person_is_called_once_for_the_whole_cycle(
    enrolled: Town, scope: str, people: int
) -> None:
    assert called(enrolled, MoveSession("C1-1", start=at("16:00"), scope=scope)) == people


def test_a_room_or_a_length_that_changes_is_told(enrolled: Town) -> None:
    assert called(enrolled, MoveSession("C1-1", room="B")) == 2
    assert called(enrolled, MoveSession("C1-1", end=at("15:30"))) == 2


def test_nobody_is_called_for_a_date_that_is_over(enrolled: Town) -> None:
    assert called(enrolled, MoveSession("C1-1", room="B"), now=FIRST_OVER) == 0
    assert called(enrolled, CancelSession("C1-1", "absence"), now=FIRST_OVER) == 0


def test_a_date_that_did_not_take_place_is_told_when_it_is_given_another_day(
    enrolled: Town,
) -> None:
    later = MoveSession("C1-1", start=at("14:00", MONDAY + timedelta(days=1)))
    assert called(enrolled, later, now=FIRST_OVER) == 2


def test_those_to_come_move_and_not_those_that_have_begun(cycle: Town) -> None:
    second = MONDAY + 2 * WEEK
    cycle.do(MoveSession("C1-2", start=at("16:00", second), scope="all"), now=at("14:30"))
    starts = [cycle.session(code).starts.hour for code in ("C1-1", "C1-2", "C1-3")]
    assert starts == [14, 16, 16]


def test_what_has_taken_place_is_not_postponed(cycle: Town) -> None:
    held(cycle, "C1-1")
    with pytest.raises(WrongStatusError) as refusal:
        cycle.do(MoveSession("C1-1", start=at("14:00", MONDAY + WEEK)), now=FIRST_OVER)
    assert (refusal.value.status, refusal.value.act) == ("held", "postpone")
    assert cycle.session("C1-1").starts == at("14:00")


def test_the_hours_of_what_has_taken_place_are_corrected(cycle: Town) -> None:
    held(cycle, "C1-1")
    cycle.do(MoveSession("C1-1", start=at("13:30"), end=at("15:00")), now=FIRST_OVER)
    assert cycle.session("C1-1").starts == at("13:30")


@pytest.mark.parametrize(
    "command",
    [
        MoveSession("C1-1", start=at("14:00")),
        MoveSession("C1-1", room="A", end=at("15:00")),
        MoveSession("C1-1", start=at("14:00"), scope="all"),
    ],
)
def test_what_is_there_already_is_not_journalled(cycle: Town, command: MoveSession) -> None:
    cycle.do(MoveSession("C1-3", room="B"))
    before = acts(cycle)
    outcome = cycle.do(command)
    assert outcome.unchanged
    assert acts(cycle) == before
    assert outcome.undo(cycle.engine, cycle.actor()).unchanged
    cycle.do(UndoLast("accueil"))
    assert cycle.session("C1-3").room_id == cycle.session("C1-1").room_id


def test_a_conflict_is_kept_without_moving(cycle: Town) -> None:
    keeping = Keeping(frozenset({"room_closed"}), "accord")
    assert not cycle.do(MoveSession("C1-1", room="A", keeping=keeping)).unchanged


def test_a_cancellation_looks_where_the_session_was_seen(cycle: Town) -> None:
    cycle.do(MoveSession("C1-1", start=at("16:00")), desk="villejean")
    with pytest.raises(StaleError):
        cycle.do(CancelSession("C1-1", "absence", Seen(at("14:00"), at("15:00"), "A")))
    assert cycle.session("C1-1").status == "planned"
    cycle.do(CancelSession("C1-1", "absence", Seen(at("16:00"), at("17:00"), "A")))
    assert cycle.session("C1-1").status == "cancelled"


@pytest.mark.parametrize(
    ("people", "places", "kept"), [(0, None, None), (9, None, 9), (9, 12, 12), (0, 12, 12)]
)
def test_those_expected_are_the_places_of_a_booking(
    town: Town, people: int, places: int | None, kept: int | None
) -> None:
    book = BookSession(at("10:00"), at("11:00"), "AB", P2, people=people, places=places)
    assert town.session(town.do(book).subject).places == kept


def test_a_smaller_room_is_noticed_after_the_booking(town: Town) -> None:
    code = town.do(BookSession(at("10:00"), at("11:00"), "AB", P2, people=15)).subject
    found = town.do(MoveSession(code, room="A")).findings
    assert [one.code for one in found] == [Code.PLACES_ABOVE_ROOM]


def test_a_date_put_back_makes_the_papers_of_the_next_ones_untrue(cycle: Town) -> None:
    """It becomes the second date: two that follow say another number, the grid another line."""
    for subject in ("C1-1", "C1-2", "C1-3", "C1"):
        cycle.do(IssueSheet(subject))
    done = cycle.do(ReinstateSession(SKIPPED_DATE))
    assert done.consequences.sheets_out_of_date == 3


def test_a_grid_is_counted_once_for_a_whole_cycle(cycle: Town) -> None:
    for subject in ("C1-1", "C1"):
        cycle.do(IssueSheet(subject))
    moved = cycle.do(MoveSession("C1-1", start=at("16:00"), scope="all"))
    assert moved.consequences.sheets_out_of_date == 2
