"""What follows from taking an act back, and from doing it again: said as of the act itself."""

from dataclasses import replace

import pytest
from sqlalchemy.orm import Session

from db.engine import transaction
from db.queries.sheet_facts import SheetOptions
from desktop_app.commands.attendance import RecordAttendance
from desktop_app.commands.enrolment import Enrol
from desktop_app.commands.session_details import details_of
from desktop_app.commands.session_edits import EditSession
from desktop_app.commands.session_state import SessionState, states_of
from desktop_app.commands.sessions import CancelSession, MoveSession, ReinstateSession
from desktop_app.commands.sheets import IssueSheet
from desktop_app.commands.undo import RedoLast, UndoLast
from desktop_app.domain.changes import Consequences
from desktop_app.domain.sheets.facts import Variant
from tests.commands.cycle import add_cycle, add_order
from tests.commands.town import Town, at, session_coded

SESSION = "C1-1"
"""On Monday 9 March, 14:00 to 15:00."""

UNDO, REDO = UndoLast("accueil"), RedoLast("accueil")
LATE = at("13:00")
"""An hour before: an order cancelled now is paid."""


@pytest.fixture
def printed(town: Town) -> Town:
    """Somebody enrolled, an interpreter confirmed; the sheet, the grid and the slip on paper."""
    with transaction(town.engine) as tx:
        add_cycle(tx)
        add_order(tx, SESSION, "confirmed")
    town.do(Enrol("C1", "U0001"))
    town.do(IssueSheet(SESSION))
    town.do(IssueSheet("C1"))
    town.do(IssueSheet(SESSION, SheetOptions(Variant.INTERPRETER_SLIP)))
    return town


def untrue(town: Town, command: UndoLast | RedoLast | ReinstateSession) -> int:
    return town.do(command).consequences.sheets_out_of_date


def test_paper_that_says_the_truth_again_is_not_out_of_date(printed: Town) -> None:
    moved = printed.do(MoveSession(SESSION, start=at("16:00"))).consequences
    assert moved.sheets_out_of_date == 3
    assert [untrue(printed, UNDO), untrue(printed, REDO), untrue(printed, UNDO)] == [0, 3, 0]


def test_a_cancelled_session_put_back_is_on_its_sheets_as_before(printed: Town) -> None:
    cancelled = printed.do(CancelSession(SESSION, "absence")).consequences
    assert cancelled.sheets_out_of_date == 3
    assert [untrue(printed, UNDO), untrue(printed, REDO)] == [0, 3]
    assert untrue(printed, ReinstateSession(SESSION)) == 0


def test_the_sheet_people_signed_stays_good_when_the_record_is_taken_back(printed: Town) -> None:
    after = at("15:30")
    recorded = printed.do(RecordAttendance(SESSION, (("U0001", "absent"),)), now=after)
    taken_back = printed.do(UNDO, now=after)
    assert recorded.consequences == taken_back.consequences == Consequences()


def test_only_the_version_people_hold_is_counted(printed: Town) -> None:
    printed.do(MoveSession(SESSION, start=at("16:00")))
    printed.do(IssueSheet(SESSION))
    back = printed.do(MoveSession(SESSION, start=at("14:00")))
    assert back.consequences.sheets_out_of_date == 1, "the second version of the sheet"


def test_a_sheet_that_names_somebody_else_is_out_of_date(printed: Town) -> None:
    seen = printed.one(lambda tx: details_of(_state(tx)))
    other = tuple(replace(one, resource="P2") for one in seen.team)
    edited = printed.do(EditSession(SESSION, seen, replace(seen, team=other)))
    assert edited.consequences.sheets_out_of_date == 2, (
        "the sheet and the grid; the slip is the same"
    )
    assert untrue(printed, UNDO) == 0


def _state(tx: Session) -> SessionState:
    row = tx.scalars(session_coded(SESSION)).one()
    return states_of(tx, [row])[row.id]


def test_a_move_done_again_has_the_same_consequences(printed: Town) -> None:
    moved = printed.do(MoveSession(SESSION, start=at("16:00")), now=LATE).consequences
    assert moved == Consequences(
        people_to_call=1, orders_to_reconfirm=1, sheets_out_of_date=3, former_time_cents=4800
    )
    undone = printed.do(UNDO, now=LATE).consequences
    assert (undone.orders_to_reconfirm, undone.former_time_cents) == (0, 0)
    assert printed.do(REDO, now=LATE).consequences == moved


def test_a_cancellation_done_again_costs_what_it_cost(printed: Town) -> None:
    cancelled = printed.do(CancelSession(SESSION, "absence"), now=LATE).consequences
    assert (cancelled.cost_cents, cancelled.orders_to_reconfirm) == (4800, 0)
    assert printed.do(UNDO, now=LATE).consequences.cost_cents == 0
    assert printed.do(REDO, now=LATE).consequences == cancelled


def test_an_interpreter_to_order_again_is_counted_again(printed: Town) -> None:
    printed.do(CancelSession(SESSION, "absence"), now=LATE)
    back = printed.do(ReinstateSession(SESSION), now=LATE).consequences
    assert (back.orders_to_reconfirm, back.cost_cents) == (1, 0)
    cancelled = printed.do(UNDO, now=LATE).consequences
    assert (cancelled.orders_to_reconfirm, cancelled.cost_cents) == (0, 0), "due already"
    assert printed.do(REDO, now=LATE).consequences == back
