"""Keeping a conflict where it stands, and no longer keeping it."""

from datetime import date

import pytest

from db.engine import transaction
from desktop_app.commands.kept_conflicts import KeepConflict, StopKeeping
from desktop_app.commands.session_state import Allocated
from desktop_app.commands.sessions import BookSession, CancelSession, MoveSession
from desktop_app.commands.undo import UndoLast
from desktop_app.domain.errors import (
    BadInputError,
    RefusedError,
    UnknownCodeError,
    WrongStatusError,
)
from tests.commands.town import Town, at, session_coded

HOLIDAY = date(2026, 7, 14)
P1 = Allocated("P1", "facilitator")


def on_a_holiday(town: Town, *, option: bool = True, start: str = "14:00") -> str:
    """A session on a public holiday; a firm one is what a calendar makes of it afterwards."""
    wish = BookSession(at(start, HOLIDAY), at("16:00", HOLIDAY), "A", (P1,), option=True)
    code = town.do(wish).subject
    if not option:
        with transaction(town.engine) as tx:
            tx.scalars(session_coded(code)).one().status = "planned"
    return code


def test_a_firm_session_keeps_its_conflict_where_it_stands(town: Town) -> None:
    code = on_a_holiday(town, option=False)
    town.do(KeepConflict(code, "public_holiday", "fête de quartier"))
    row = town.session(code)
    assert (row.kept, row.kept_reason) == (("public_holiday",), "fête de quartier")
    assert row.status == "planned"


def test_undo_shows_it_as_a_conflict_again(town: Town) -> None:
    code = on_a_holiday(town, option=False)
    town.do(KeepConflict(code, "public_holiday", "fête de quartier"))
    undone = town.do(UndoLast("accueil"))
    assert (undone.answer["act"], town.session(code).kept) == ("keep", ())


def test_an_option_becomes_firm_with_what_is_kept(town: Town) -> None:
    code = on_a_holiday(town)
    town.do(KeepConflict(code, "public_holiday", "fête de quartier"))
    row = town.session(code)
    assert (row.status, row.kept) == ("planned", ("public_holiday",))
    town.do(UndoLast("accueil"))
    assert town.session(code).status == "option"


def test_an_option_whose_room_is_taken_stays_one(town: Town) -> None:
    first, second = on_a_holiday(town), on_a_holiday(town, start="15:00")
    town.do(KeepConflict(first, "public_holiday", "fête de quartier"))
    with pytest.raises(RefusedError):
        town.do(KeepConflict(second, "public_holiday", "fête de quartier"))
    assert town.session(second).status == "option"


def test_it_is_to_be_settled_again_once_nobody_keeps_it(town: Town) -> None:
    code = on_a_holiday(town, option=False)
    town.do(KeepConflict(code, "public_holiday", "fête de quartier"))
    town.do(StopKeeping(code, "public_holiday"))
    row = town.session(code)
    assert (row.kept, row.kept_reason, row.status) == ((), "", "planned")
    assert town.do(StopKeeping(code, "public_holiday")).unchanged
    town.do(UndoLast("accueil"))
    assert town.session(code).kept_reason == "fête de quartier"


def test_it_returns_when_the_session_moves(town: Town) -> None:
    code = on_a_holiday(town, option=False)
    town.do(KeepConflict(code, "public_holiday", "fête de quartier"))
    with pytest.raises(RefusedError):
        town.do(MoveSession(code, room="B"))


@pytest.mark.parametrize(
    ("finding", "reason", "error"),
    [
        ("room_taken", "tant pis", UnknownCodeError),
        ("nothing", "tant pis", UnknownCodeError),
        ("room_closed", "tant pis", BadInputError),
        ("public_holiday", " ", BadInputError),
    ],
)
def test_what_cannot_be_kept_is_refused(
    town: Town, finding: str, reason: str, error: type[Exception]
) -> None:
    code = on_a_holiday(town, option=False)
    with pytest.raises(error):
        town.do(KeepConflict(code, finding, reason))
    assert town.session(code).kept == ()


def test_a_cancelled_session_has_no_conflict_to_keep(town: Town) -> None:
    code = on_a_holiday(town)
    town.do(CancelSession(code, "personne ne vient"))
    with pytest.raises(WrongStatusError):
        town.do(KeepConflict(code, "public_holiday", "fête de quartier"))
