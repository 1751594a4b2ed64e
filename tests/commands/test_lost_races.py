"""What another desk, or another program, does while an act waits for its turn."""

import time
from concurrent.futures import Future, ThreadPoolExecutor

import pytest
from sqlalchemy import select

from db.engine import transaction
from db.tables.sessions import Allocation, Claim, Resource
from desktop_app.commands.act import Command, Outcome
from desktop_app.commands.enrolment import Enrol
from desktop_app.commands.session_state import Allocated
from desktop_app.commands.sessions import (
    BookSession,
    CancelSession,
    MoveSession,
    ReinstateSession,
    Seen,
)
from desktop_app.domain.errors import RefusedError, StaleError, UnknownCodeError
from desktop_app.domain.findings import Code
from tests.commands.town import Town, at, session_coded

P1, P2 = Allocated("P1", "facilitator"), Allocated("P2", "facilitator")
LONG_ENOUGH_TO_WAIT_S = 0.4
PATIENCE_S = 60


def started(town: Town, desks: ThreadPoolExecutor, command: Command) -> Future[Outcome]:
    """Start an act from the other desk and let it come to where it waits."""
    act = desks.submit(town.do, command, "villejean")
    time.sleep(LONG_ENOUGH_TO_WAIT_S)
    return act


@pytest.mark.parametrize(
    "command",
    [
        MoveSession("W0001", start=at("14:00")),
        CancelSession("W0001", "absence"),
        ReinstateSession("W0001"),
        Enrol("W0001", "U0001"),
    ],
)
def test_a_session_hidden_meanwhile_is_unknown(town: Town, command: Command) -> None:
    town.do(BookSession(at("10:00"), at("11:00"), "A", (P1,)))
    with ThreadPoolExecutor(1) as desks:
        with transaction(town.engine) as tx:
            tx.scalars(session_coded("W0001")).one().status = "removed"
            tx.flush()
            act = started(town, desks, command)
        with pytest.raises(UnknownCodeError):
            act.result(PATIENCE_S)


def test_a_session_moved_meanwhile_is_not_moved_from_where_it_was_seen(town: Town) -> None:
    town.do(BookSession(at("10:00"), at("11:00"), "A", (P1,)))
    seen = Seen(at("10:00"), at("11:00"), "A")
    with ThreadPoolExecutor(1) as desks:
        with transaction(town.engine) as tx:
            row = tx.scalars(session_coded("W0001")).one()
            row.starts, row.ends = at("15:00"), at("16:00")
            tx.flush()
            act = started(town, desks, MoveSession("W0001", start=at("12:00"), seen=seen))
        with pytest.raises(StaleError):
            act.result(PATIENCE_S)
    assert town.session("W0001").starts == at("15:00")


def test_a_program_that_takes_no_locks_is_named_all_the_same(town: Town) -> None:
    """It makes an option firm by itself: the database refuses, and the rules then say who."""
    town.do(BookSession(at("10:00"), at("11:00"), "A", (P1,), option=True))
    with ThreadPoolExecutor(1) as desks:
        with transaction(town.engine) as tx:
            row = tx.scalars(session_coded("W0001")).one()
            room = tx.scalar(select(Resource.id).where(Resource.code == "A"))
            place = select(Allocation).where(Allocation.resource_id == room)
            row.status = "planned"
            tx.add(
                Claim(
                    allocation_id=tx.scalars(place).one().id,
                    resource_id=room,
                    starts_at=row.starts,
                    ends_at=row.ends,
                )
            )
            tx.flush()
            act = started(town, desks, BookSession(at("10:30"), at("11:30"), "A", (P2,)))
        with pytest.raises(RefusedError) as refusal:
            act.result(PATIENCE_S)
    taken = [one for one in refusal.value.findings if one.code is Code.ROOM_TAKEN]
    assert [one.by for one in taken] == ["W0001"]
