"""Editing a session as its form does: only what was changed, for one date or for a cycle."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from db.engine import transaction
from db.journal import entries_after
from desktop_app.commands.enrolment import Enrol
from desktop_app.commands.session_changes import Keeping
from desktop_app.commands.session_details import SessionDetails, details_of
from desktop_app.commands.session_edits import EditSession
from desktop_app.commands.session_state import Allocated, SessionState, states_of
from desktop_app.commands.sessions import BookSession, CancelSession, MoveSession
from desktop_app.commands.undo import RedoLast, UndoLast
from desktop_app.domain.errors import (
    BadInputError,
    RefusedError,
    StaleError,
    UnknownCodeError,
    WrongStatusError,
)
from desktop_app.domain.findings import Code
from tests.commands.cycle import DATES, add_cycle
from tests.commands.town import MONDAY, Town, at, session_coded

P1, P2 = Allocated("P1", "facilitator"), Allocated("P2", "facilitator")
GUEST = Allocated("P3", "guest", 1, at("14:30"), at("15:00"))
GUEST_LATER = Allocated("P3", "guest", 1, at("15:30"), at("16:00"))
HOLIDAY = MONDAY.replace(month=7, day=14)


@pytest.fixture
def cycle(town: Town) -> Town:
    """The town with three dates of a cycle, two of them at the same hour."""
    with transaction(town.engine) as tx:
        add_cycle(tx)
    return town


def state(town: Town, code: str) -> SessionState:
    def read(tx: object) -> SessionState:
        row = tx.scalars(session_coded(code)).one()  # type: ignore[attr-defined]
        return states_of(tx, [row])[row.id]  # type: ignore[arg-type]

    return town.one(read)


def seen(town: Town, code: str) -> SessionDetails:
    return details_of(state(town, code))


def edit(town: Town, code: str, scope: str = "this", **fields: object) -> EditSession:
    """The act of a form that was opened now, with some fields changed."""
    there = seen(town, code)
    return EditSession(code, there, replace(there, **fields), scope)  # type: ignore[arg-type]


def booked(town: Town, start: str = "14:00", end: str = "16:00", *team: Allocated) -> str:
    return town.do(BookSession(at(start), at(end), "A", team or (P1,))).subject


def test_everything_changes_in_one_act(town: Town) -> None:
    code = booked(town)
    wanted = replace(
        seen(town, code),
        start=at("13:30"),
        room="AB",
        title="Café santé",
        programme="DROITS",
        places=2,
        needs=("mats:4",),
        team=(GUEST, P2),
        interpreter_language="ar",
        partners="Collège du quartier",
        note="Apporter les cartes",
    )
    town.do(EditSession(code, seen(town, code), wanted))
    now = seen(town, code)
    assert replace(now, team=()) == replace(wanted, team=())
    assert set(now.team) == {P2, GUEST}
    assert Allocated("mats", "equipment", 4) in state(town, code).allocated


def test_one_undo_takes_all_of_it_back_and_one_redo_does_it_again(town: Town) -> None:
    code = booked(town)
    before = state(town, code)
    town.do(edit(town, code, room="B", places=2, team=(P2,), title="Autrement", note="Clés"))
    after = state(town, code)
    undone = town.do(UndoLast("accueil"))
    assert undone.answer["act"] == "edit"
    assert state(town, code) == before
    town.do(RedoLast("accueil"))
    assert state(town, code) == after


def test_a_note_is_short_and_kept_without_the_spaces_around_it(town: Town) -> None:
    code = booked(town)
    town.do(edit(town, code, note=f" {'é' * 140} ", partners="  Mairie "))
    assert (seen(town, code).note, seen(town, code).partners) == ("é" * 140, "Mairie")
    with pytest.raises(BadInputError) as refusal:
        town.do(edit(town, code, note="é" * 141))
    assert (refusal.value.field_name, refusal.value.reason) == ("note", "too_long")


def test_the_dates_of_a_cycle_take_partners_together(cycle: Town) -> None:
    cycle.do(edit(cycle, DATES[0], "all", partners="Collège du quartier"))
    assert {seen(cycle, code).partners for code in DATES} == {"Collège du quartier"}


def test_what_is_so_already_writes_nothing(town: Town) -> None:
    code = booked(town)
    assert town.do(edit(town, code)).unchanged
    assert len(town.one(lambda tx: entries_after(tx, 0))) == 1


def test_the_same_operation_twice_is_done_once(town: Town) -> None:
    code = booked(town)
    act = edit(town, code, room="B")
    actor = town.actor(key="form-7")
    act(town.engine, actor)
    assert act(town.engine, actor).repeated


def test_what_another_desk_changed_elsewhere_in_the_session_stays(town: Town) -> None:
    code = booked(town)
    act = edit(town, code, places=2)
    town.do(MoveSession(code, room="B"), desk="beauregard")
    town.do(act)
    assert (seen(town, code).room, seen(town, code).places) == ("B", 2)


def test_the_same_field_changed_elsewhere_meanwhile_is_refused(town: Town) -> None:
    code = booked(town)
    act = edit(town, code, room="OFFICE")
    town.do(MoveSession(code, room="B"), desk="beauregard")
    with pytest.raises(StaleError) as refusal:
        town.do(act)
    assert (refusal.value.fields, refusal.value.desk) == (("room",), "beauregard")
    assert seen(town, code).room == "B"


def test_two_desks_that_want_the_same_do_not_quarrel(town: Town) -> None:
    code = booked(town)
    act = edit(town, code, room="B")
    town.do(MoveSession(code, room="B"), desk="beauregard")
    assert town.do(act).unchanged


def test_two_desks_may_each_add_somebody(town: Town) -> None:
    code = booked(town)
    act = edit(town, code, team=(P1, P2))
    town.do(edit(town, code, team=(P1, GUEST)), desk="beauregard")
    town.do(act)
    assert set(seen(town, code).team) == {P1, P2, GUEST}


def test_somebody_taken_twice_refuses_the_whole_edit(town: Town) -> None:
    code = booked(town)
    town.do(BookSession(at("15:00"), at("16:00"), "B", (P2,)))
    with pytest.raises(RefusedError) as refusal:
        town.do(edit(town, code, team=(P1, P2), title="Jamais écrit"))
    assert Code.PERSON_TAKEN in {one.code for one in refusal.value.findings}
    assert (seen(town, code).team, seen(town, code).title) == ((P1,), "")


def test_an_edit_may_keep_it_as_an_option_which_holds_nothing(town: Town) -> None:
    code = booked(town)
    town.do(BookSession(at("15:00"), at("16:00"), "B", (P2,)))
    town.do(edit(town, code, team=(P1, P2), option=True))
    assert state(town, code).status == "option"
    town.do(edit(town, code, team=(P1,), option=False))
    assert state(town, code).status == "planned"


def test_a_conflict_once_kept_stays_kept_until_the_session_moves(town: Town) -> None:
    holiday = Keeping(frozenset({"public_holiday"}), "fête de quartier")
    start, end = at("14:00", HOLIDAY), at("15:00", HOLIDAY)
    code = town.do(BookSession(start, end, "A", (P1,), keeping=holiday)).subject
    town.do(edit(town, code, team=(P2,)))
    assert state(town, code).kept_reason == "fête de quartier"
    with pytest.raises(RefusedError):
        town.do(edit(town, code, room="B"))


def test_a_guest_follows_the_session_and_is_no_change_of_the_team(town: Town) -> None:
    code = booked(town, "14:00", "16:00", P1, GUEST)
    town.do(edit(town, code, start=at("15:00"), end=at("17:00"), team=(GUEST_LATER, P1)))
    assert set(seen(town, code).team) == {P1, GUEST_LATER}


def test_nobody_stands_outside_the_session(town: Town) -> None:
    code = booked(town)
    outside = replace(GUEST, starts=at("17:00"), ends=at("17:30"))
    with pytest.raises(BadInputError) as refusal:
        town.do(edit(town, code, team=(P1, outside)))
    assert (refusal.value.field_name, refusal.value.reason) == ("with", "outside_session")


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"room": "NOWHERE"}, UnknownCodeError),
        ({"programme": "NONE"}, UnknownCodeError),
        ({"team": (Allocated("NOBODY", "facilitator"),)}, UnknownCodeError),
        ({"interpreter_language": "xx"}, UnknownCodeError),
        ({"needs": ("mats:many",)}, BadInputError),
        ({"places": 1001}, BadInputError),
        ({"title": "a" * 201}, BadInputError),
        ({"end": at("13:00")}, BadInputError),
    ],
)
def test_what_no_session_can_be_is_refused(
    town: Town, fields: dict[str, object], error: type[Exception]
) -> None:
    code = booked(town)
    before = seen(town, code)
    with pytest.raises(error):
        town.do(edit(town, code, "this", **fields))
    assert seen(town, code) == before


def test_a_cancelled_session_is_put_back_first(town: Town) -> None:
    code = booked(town)
    town.do(CancelSession(code, "salle inondée"))
    with pytest.raises(WrongStatusError):
        town.do(edit(town, code, places=2))


def test_this_and_the_following_move_by_as_much_and_change_hands(cycle: Town) -> None:
    first, second, third = (state(cycle, code) for code in DATES)
    town = cycle
    town.do(edit(town, DATES[1], "following", start=later(second), team=(P2,)))
    assert state(town, DATES[0]) == first
    for code, before in ((DATES[1], second), (DATES[2], third)):
        after = state(town, code)
        assert (after.starts, after.ends) == (later(before), before.ends)
        assert after.allocated == (P2,)


def later(before: SessionState) -> datetime:
    return before.starts + timedelta(minutes=15)


def test_who_comes_to_a_whole_cycle_leaves_unlike_teams_unlike(cycle: Town) -> None:
    cycle.do(edit(cycle, DATES[1], team=(P2,)))
    guest = Allocated("P3", "guest", 1, at("14:15"), at("14:45"))
    cycle.do(edit(cycle, DATES[0], "all", team=(P1, guest)))
    teams = [seen(cycle, code).team for code in DATES]
    assert [{one.resource for one in team} for team in teams] == [
        {"P1", "P3"},
        {"P2", "P3"},
        {"P1", "P3"},
    ]
    third = state(cycle, DATES[2])
    there = next(one for one in third.allocated if one.resource == "P3")
    assert (there.starts, there.ends) == tuple(
        third.starts + timedelta(minutes=minutes) for minutes in (15, 45)
    )


def test_one_undo_puts_a_whole_cycle_back(cycle: Town) -> None:
    before = [state(cycle, code) for code in DATES]
    cycle.do(edit(cycle, DATES[0], "all", room="B", places=2, title="Autre titre"))
    assert [state(cycle, code).room for code in DATES] == ["B"] * 3
    cycle.do(UndoLast("accueil"))
    assert [state(cycle, code) for code in DATES] == before


def test_a_session_of_no_cycle_has_none_that_follow(town: Town) -> None:
    code = booked(town)
    with pytest.raises(BadInputError) as refusal:
        town.do(edit(town, code, "following", places=2))
    assert refusal.value.reason == "no_cycle"


def test_those_enrolled_are_to_be_called_when_it_moves_not_when_hands_change(cycle: Town) -> None:
    cycle.do(Enrol(DATES[0], "U0001"))
    hands = cycle.do(edit(cycle, DATES[0], team=(P2,)))
    assert hands.consequences.people_to_call == 0
    moved = cycle.do(edit(cycle, DATES[0], room="B"))
    assert moved.consequences.people_to_call == 1


def test_what_was_held_may_be_put_right_but_not_postponed(town: Town) -> None:
    code = booked(town)
    with transaction(town.engine) as tx:
        tx.scalars(session_coded(code)).one().status = "held"
    after = at("18:00")
    town.do(edit(town, code, team=(P2,)), now=after)
    assert seen(town, code).team == (P2,)
    tomorrow = MONDAY + timedelta(days=1)
    with pytest.raises(WrongStatusError):
        town.do(edit(town, code, start=at("14:00", tomorrow), end=at("16:00", tomorrow)), now=after)
