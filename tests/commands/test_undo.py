"""Taking back and doing again, desk by desk, by the same rules."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from db.engine import transaction
from db.journal import UNDO_DEPTH
from db.tables.people import Person
from desktop_app.commands.attendance import RecordAttendance
from desktop_app.commands.enrolment import Enrol
from desktop_app.commands.people import CreatePerson
from desktop_app.commands.session_changes import Keeping
from desktop_app.commands.session_state import Allocated
from desktop_app.commands.sessions import BookSession, CancelSession, MoveSession, ResizeSession
from desktop_app.commands.site_settings import ChangeSite
from desktop_app.commands.sites import BlockRoom
from desktop_app.commands.undo import RedoLast, Reverse, UndoLast
from desktop_app.domain.errors import NothingToUndoError, RefusedError, StaleError
from desktop_app.domain.findings import Code
from tests.commands.cycle import add_cycle
from tests.commands.town import MONDAY, Town, at

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


@pytest.mark.parametrize("command", [Enrol("C1", "U0001"), ChangeSite("BEA", "phone", "0299")])
def test_screens_hear_of_what_is_taken_back(town: Town, command: Enrol | ChangeSite) -> None:
    with transaction(town.engine) as tx:
        add_cycle(tx)
    done = town.do(command)
    undone = done.undo(town.engine, town.actor())
    assert undone.change.subjects == done.change.subjects
    assert undone.undo(town.engine, town.actor()).change.subjects == done.change.subjects


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


def test_an_act_taken_back_elsewhere_is_no_longer_mine_to_undo(town: Town) -> None:
    first, second = book(town, "09:00", "10:00"), book(town, "11:00", "12:00")
    latest = town.do(BookSession(at("13:00"), at("14:00"), "A", (P1,)))
    town.do(Reverse(latest.entry), desk="direction")
    town.do(UndoLast("accueil"))
    assert (town.session(first).status, town.session(second).status) == ("planned", "removed")
    town.do(UndoLast("accueil"))
    assert town.session(first).status == "removed"
    with pytest.raises(NothingToUndoError):
        town.do(UndoLast("accueil"))


def test_what_somebody_else_took_back_is_not_mine_to_do_again(town: Town) -> None:
    booked = town.do(BookSession(at("13:00"), at("14:00"), "A", (P1,)))
    town.do(Reverse(booked.entry), desk="direction")
    with pytest.raises(NothingToUndoError):
        town.do(RedoLast("accueil"))
    assert town.session(booked.subject).status == "removed"


def test_a_desk_can_be_undone_and_redone_from_another(town: Town) -> None:
    first, second = book(town, "09:00", "10:00"), book(town, "11:00", "12:00")
    town.do(UndoLast("accueil"), desk="direction")
    town.do(UndoLast("accueil"))
    assert (town.session(first).status, town.session(second).status) == ("removed", "removed")
    town.do(RedoLast("accueil"), desk="direction")
    assert town.session(first).status == "planned"
    town.do(RedoLast("accueil"))
    assert town.session(second).status == "planned"
    with pytest.raises(NothingToUndoError):
        town.do(UndoLast("direction"))


def test_the_undo_of_a_toast_counts_among_those_of_the_key(town: Town) -> None:
    first = town.do(BookSession(at("09:00"), at("10:00"), "A", (P1,)))
    second = book(town, "11:00", "12:00")
    town.do(first.undo)
    town.do(UndoLast("accueil"))
    assert town.session(second).status == "removed"
    town.do(RedoLast("accueil"))
    assert town.session(second).status == "planned"
    town.do(RedoLast("accueil"))
    assert town.session(first.subject).status == "planned"


def test_an_undo_says_the_act_it_takes_back(town: Town) -> None:
    code = book(town, "09:00", "10:00")
    town.do(MoveSession(code, start=at("13:00")))
    for command in (UndoLast, RedoLast, UndoLast):
        answer = town.do(command("accueil")).answer
        assert answer == {"session": code, "act": "move"}


def test_the_same_entry_is_reversed_only_once(town: Town) -> None:
    booked = town.do(BookSession(at("09:00"), at("10:00"), "A", (P1,)))
    town.do(Reverse(booked.entry))
    with pytest.raises(StaleError):
        town.do(Reverse(booked.entry), desk="villejean")
    with pytest.raises(StaleError):
        town.do(Reverse(booked.entry + 100))


def test_an_act_taken_back_leaves_one_that_did_the_same_since(town: Town) -> None:
    code = book(town, "09:00", "10:00")
    moved = town.do(MoveSession(code, start=at("13:00")))
    town.do(moved.undo)
    town.do(MoveSession(code, start=at("13:00")), desk="villejean")

    with pytest.raises(StaleError):
        town.do(moved.undo)

    assert town.session(code).starts == at("13:00")


def test_two_changes_that_do_not_fit_together_are_not_merged(town: Town) -> None:
    """The end taken back would come before the start given meanwhile."""
    code = book(town, "10:00", "11:00")
    town.do(ResizeSession(code, at("12:00")))
    town.do(MoveSession(code, start=at("11:30"), end=at("12:00")), desk="villejean")
    with pytest.raises(StaleError) as refusal:
        town.do(UndoLast("accueil"))
    assert refusal.value.desk == "villejean"
    row = town.session(code)
    assert (row.starts, row.ends) == (at("11:30"), at("12:00"))


def test_an_act_that_changes_nothing_is_no_step_back(town: Town) -> None:
    code = book(town, "10:00", "11:00")
    town.do(MoveSession(code, start=at("10:00")))
    town.do(UndoLast("accueil"))
    assert town.session(code).status == "removed"


def test_a_conflict_that_arose_since_is_no_conflict_somebody_kept(town: Town) -> None:
    code = book(town, "10:00", "11:00")
    town.do(BlockRoom("A", at("09:00"), at("12:00"), "repair", "fuite"), desk="villejean")
    town.do(CancelSession(code, "erreur"))
    town.do(UndoLast("accueil"))
    row = town.session(code)
    assert (row.status, row.kept, row.kept_reason) == ("planned", (), "")


def test_an_undo_never_goes_into_a_room_closed_meanwhile(town: Town) -> None:
    code = book(town, "10:00", "11:00")
    town.do(MoveSession(code, start=at("14:00")))
    town.do(BlockRoom("A", at("09:00"), at("12:00"), "repair", "fuite"), desk="villejean")
    with pytest.raises(RefusedError):
        town.do(UndoLast("accueil"))
    assert town.session(code).starts == at("14:00")


def test_one_kept_conflict_does_not_keep_another_session_s(town: Town) -> None:
    """The first date was blocked before the move, the second only since."""
    with transaction(town.engine) as tx:
        add_cycle(tx)
    then = MONDAY + timedelta(weeks=2)
    town.do(BlockRoom("A", at("14:00"), at("15:00"), "repair", "fuite"), desk="villejean")
    town.do(MoveSession("C1-1", start=at("16:00"), scope="following"))
    since = BlockRoom("A", at("14:00", then), at("15:00", then), "repair", "fuite")
    town.do(since, desk="villejean")
    with pytest.raises(RefusedError) as refusal:
        town.do(UndoLast("accueil"))
    assert {one.code for one in refusal.value.findings} >= {Code.ROOM_CLOSED}
    assert town.session("C1-1").starts == at("16:00")


def test_a_booking_is_not_taken_back_under_those_enrolled_since(town: Town) -> None:
    code = book(town, "10:00", "11:00")
    town.do(Enrol(code, "U0001"), desk="villejean")
    with pytest.raises(StaleError) as refusal:
        town.do(UndoLast("accueil"))
    assert (refusal.value.subject, refusal.value.desk) == (code, "villejean")
    assert town.session(code).status == "planned"
    town.do(UndoLast("villejean"))
    town.do(UndoLast("accueil"))
    assert town.session(code).status == "removed"
    with pytest.raises(StaleError):
        town.do(RedoLast("villejean"), desk="villejean")


def test_a_booking_is_not_taken_back_once_people_have_signed(town: Town) -> None:
    code = book(town, "10:00", "11:00")
    town.do(RecordAttendance(code, (("U0001", "walk_in"),)), desk="villejean", now=at("10:30"))
    with pytest.raises(StaleError):
        town.do(UndoLast("accueil"))
    assert town.session(code).status == "held"


def test_a_person_is_not_taken_back_once_enrolled_elsewhere(town: Town) -> None:
    code = book(town, "10:00", "11:00", desk="villejean")
    person = town.do(CreatePerson("Ana", "Invraisemblable")).subject
    town.do(Enrol(code, person), desk="villejean")
    with pytest.raises(StaleError):
        town.do(UndoLast("accueil"))
    town.do(UndoLast("villejean"))
    town.do(UndoLast("accueil"))
    with pytest.raises(StaleError):
        town.do(RedoLast("villejean"), desk="villejean")


def test_a_guardian_is_not_taken_back_under_a_child(town: Town) -> None:
    guardian = town.do(CreatePerson("Ana", "Invraisemblable")).subject
    town.do(CreatePerson("Enfant", birth_year=2018, guardian=guardian), desk="villejean")
    with pytest.raises(StaleError):
        town.do(UndoLast("accueil"))


def test_the_hundred_last_acts_can_be_taken_back(town: Town) -> None:
    for number in range(UNDO_DEPTH + 1):
        town.do(CreatePerson(f"Prénom{number}"))
    for _ in range(UNDO_DEPTH):
        town.do(UndoLast("accueil"))
    with pytest.raises(NothingToUndoError):
        town.do(UndoLast("accueil"))
    created = select(Person.given_name).where(Person.removed.is_(False)).order_by(Person.id.desc())
    assert town.one(lambda tx: tx.scalars(created).first()) == "Prénom0"


def test_an_act_refused_twice_lets_the_one_before_be_taken_back(town: Town) -> None:
    first = book(town, "09:00", "10:00")
    second = book(town, "11:00", "12:00")
    town.do(MoveSession(second, start=at("13:00")), desk="villejean")
    for _again in range(2):
        with pytest.raises(StaleError):
            town.do(UndoLast("accueil"))
    town.do(UndoLast("accueil"))
    assert town.session(first).status == "removed"
    assert town.session(second).starts == at("13:00")


def test_a_booking_another_desk_moved_is_not_taken_back(town: Town) -> None:
    code = book(town, "09:00", "10:00")
    town.do(MoveSession(code, start=at("13:00")), desk="villejean")
    with pytest.raises(StaleError) as refusal:
        town.do(UndoLast("accueil"))
    assert refusal.value.desk == "villejean"
    assert town.session(code).status == "planned"
