"""Taking back and doing again, desk by desk, by the same rules."""

import pytest

from desktop_app.commands.session_changes import Keeping
from desktop_app.commands.session_state import Allocated
from desktop_app.commands.sessions import BookSession, CancelSession, MoveSession
from desktop_app.commands.undo import RedoLast, Reverse, UndoLast
from desktop_app.domain.errors import NothingToUndoError, RefusedError, StaleError
from tests.commands.town import Town, at

P1, P2 = Allocated("P1", "facilitator"), Allocated("P2", "facilitator")


def book(town: Town, start: str, end: str, *, desk: str = "accueil") -> str:
    return town.do(BookSession(at(start), at(end), "A", (P1,)), desk).subject


def test_two_moves_are_taken_back_one_by_one(town: Town) -> None:
    code = book(town, "09:00", "10:00")
    town.do(MoveSession(code, start=at("13:00")))
    town.do(MoveSession(code, start=at("15:00")))
    town.do(UndoLast("accueil"))
    assert town.session(code).starts == at("13:00")
    town.do(UndoLast("accueil"))
    assert town.session(code).starts == at("09:00")
    town.do(RedoLast("accueil"))
    assert town.session(code).starts == at("13:00")


def test_an_undone_booking_holds_nothing_and_comes_back(town: Town) -> None:
    code = book(town, "09:00", "10:00")
    town.do(UndoLast("accueil"))
    assert town.session(code).status == "removed"
    other = book(town, "09:00", "10:00")
    assert other != code
    town.do(UndoLast("accueil"))
    with pytest.raises(NothingToUndoError):
        town.do(UndoLast("accueil"))


def test_acting_again_forgets_what_could_be_done_again(town: Town) -> None:
    code = book(town, "09:00", "10:00")
    town.do(MoveSession(code, start=at("13:00")))
    town.do(UndoLast("accueil"))
    town.do(MoveSession(code, start=at("16:00")))
    with pytest.raises(NothingToUndoError):
        town.do(RedoLast("accueil"))


def test_each_desk_takes_back_its_own_acts(town: Town) -> None:
    mine = book(town, "09:00", "10:00")
    theirs = book(town, "11:00", "12:00", desk="villejean")
    town.do(UndoLast("accueil"))
    assert town.session(mine).status == "removed"
    assert town.session(theirs).status == "planned"
    with pytest.raises(NothingToUndoError):
        town.do(UndoLast("beauregard"))


def test_an_undo_over_somebody_else_is_refused_and_kept(town: Town) -> None:
    code = book(town, "09:00", "10:00")
    town.do(MoveSession(code, start=at("13:00")))
    town.do(BookSession(at("09:00"), at("10:00"), "A", (P2,)), desk="villejean")
    with pytest.raises(RefusedError):
        town.do(UndoLast("accueil"))
    assert town.session(code).starts == at("13:00")
    town.do(CancelSession("W0002", "erreur"), desk="villejean")
    town.do(UndoLast("accueil"))
    assert town.session(code).starts == at("09:00")


def test_an_undo_of_what_another_desk_changed_says_who(town: Town) -> None:
    code = book(town, "09:00", "10:00")
    town.do(MoveSession(code, start=at("13:00")))
    town.do(MoveSession(code, start=at("16:00")), desk="villejean")
    with pytest.raises(StaleError) as refusal:
        town.do(UndoLast("accueil"))
    assert refusal.value.desk == "villejean"
    assert "starts" in refusal.value.fields


def test_what_another_desk_changed_elsewhere_is_left_alone(town: Town) -> None:
    code = book(town, "09:00", "10:00")
    town.do(MoveSession(code, start=at("13:00")))
    town.do(MoveSession(code, room="B"), desk="villejean")
    town.do(UndoLast("accueil"))
    row = town.session(code)
    assert row.starts == at("09:00")
    assert town.one(lambda tx: tx.get_one(type(row), row.id).room_id) == row.room_id


def test_a_kept_conflict_is_still_kept_after_an_undo(town: Town) -> None:
    sunday = at("10:00").replace(day=15)
    keeping = Keeping(frozenset({"site_closed"}), "portes ouvertes")
    wish = BookSession(sunday, sunday.replace(hour=11), "A", (P1,), keeping=keeping)
    code = town.do(wish).subject
    town.do(MoveSession(code, start=at("10:00")))
    assert town.session(code).kept == ()
    town.do(UndoLast("accueil"))
    assert town.session(code).kept == ("site_closed",)


def test_any_act_can_be_reversed_from_the_journal(town: Town) -> None:
    first = town.do(BookSession(at("09:00"), at("10:00"), "A", (P1,)))
    book(town, "11:00", "12:00")
    town.do(Reverse(first.entry), desk="direction")
    assert town.session(first.subject).status == "removed"


def test_the_undo_of_an_outcome_is_itself_undone(town: Town) -> None:
    first = town.do(BookSession(at("09:00"), at("10:00"), "A", (P1,)))
    back = town.do(first.undo)
    assert town.session(first.subject).status == "removed"
    town.do(back.undo)
    assert town.session(first.subject).status == "planned"
