"""How many may wait for a session, and sessions to which people simply come."""

from dataclasses import replace

import pytest

from db.engine import transaction
from desktop_app.commands.added_places import EnrolInAddedPlace
from desktop_app.commands.enrolment import Enrol, Withdraw
from desktop_app.commands.session_edits import EditSession
from desktop_app.commands.session_state import Allocated
from desktop_app.commands.sessions import BookSession
from desktop_app.commands.undo import UndoLast
from desktop_app.domain.errors import BadInputError, WaitingListFullError, WalkInError
from tests.commands.cycle import CYCLE, DATES, add_cycle
from tests.commands.test_session_edits import edit, seen
from tests.commands.town import Town, at

P1 = Allocated("P1", "facilitator")


def booked(town: Town, *, limit: int | None = None, walk_in: bool = False) -> str:
    """A session of three places."""
    wish = BookSession(
        at("10:00"),
        at("11:00"),
        "A",
        (P1,),
        programme="DROITS",
        waiting_limit=limit,
        walk_in=walk_in,
    )
    return town.do(wish).subject


def enrol(town: Town, subject: str, *people: int) -> list[object]:
    return [town.do(Enrol(subject, f"U{one:04}")).answer["status"] for one in people]


@pytest.mark.parametrize(("limit", "waiting"), [(0, []), (1, ["waiting"]), (None, ["waiting"] * 2)])
def test_nobody_more_waits_than_may(town: Town, limit: int | None, waiting: list[str]) -> None:
    code = booked(town, limit=limit)
    enrol(town, code, 1, 2, 3)
    assert enrol(town, code, *range(4, 4 + len(waiting))) == waiting
    if limit is None:
        return
    with pytest.raises(WaitingListFullError) as refusal:
        town.do(Enrol(code, "U0006"))
    full = refusal.value
    assert (full.enrolled, full.places, full.limit, full.because) == (3, 3, limit, "full")


def test_a_place_of_a_list_that_is_left_is_free_again(town: Town) -> None:
    code = booked(town, limit=1)
    enrol(town, code, 1, 2, 3, 4)
    town.do(Withdraw(code, "U0004"))
    assert enrol(town, code, 5) == ["waiting"]


def test_a_shorter_list_keeps_those_who_wait_and_one_undo_makes_it_longer_again(
    town: Town,
) -> None:
    code = booked(town)
    enrol(town, code, 1, 2, 3, 4, 5)
    town.do(edit(town, code, waiting_limit=1))
    with pytest.raises(WaitingListFullError):
        town.do(Enrol(code, "U0006"))
    town.do(UndoLast("accueil"))
    assert seen(town, code).waiting_limit is None
    assert enrol(town, code, 6) == ["waiting"]


def test_whoever_asks_for_a_cycle_waits_for_each_date_so_one_full_list_refuses(
    town: Town,
) -> None:
    with transaction(town.engine) as tx:
        add_cycle(tx)
    town.do(edit(town, DATES[1], places=0, waiting_limit=0))
    with pytest.raises(WaitingListFullError) as refusal:
        town.do(Enrol(CYCLE, "U0001"))
    assert (refusal.value.limit, refusal.value.because) == (0, "date_full")


def test_nobody_enrols_where_people_simply_come(town: Town) -> None:
    code = booked(town, walk_in=True)
    for command in (Enrol(code, "U0001"), EnrolInAddedPlace(code, "U0001")):
        with pytest.raises(WalkInError):
            town.do(command)
    town.do(edit(town, code, walk_in=False))
    assert enrol(town, code, 1) == ["enrolled"]


def test_a_cycle_takes_people_as_long_as_one_of_its_dates_does(town: Town) -> None:
    with transaction(town.engine) as tx:
        add_cycle(tx)
    town.do(edit(town, DATES[0], walk_in=True))
    with pytest.raises(WalkInError):
        town.do(Enrol(DATES[0], "U0001"))
    assert enrol(town, CYCLE, 1) == ["enrolled"]
    town.do(edit(town, DATES[1], "all", walk_in=True))
    assert all(seen(town, code).walk_in for code in DATES)
    with pytest.raises(WalkInError):
        town.do(Enrol(CYCLE, "U0002"))


def test_a_list_has_a_length_that_can_be(town: Town) -> None:
    code = booked(town)
    wanted = replace(seen(town, code), waiting_limit=1001)
    with pytest.raises(BadInputError) as refusal:
        town.do(EditSession(code, seen(town, code), wanted))
    assert (refusal.value.field_name, refusal.value.reason) == ("waiting_limit", "out_of_range")
