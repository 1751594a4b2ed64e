"""The history of a session: what stands, and what was taken back and done again."""

import pytest
from sqlalchemy import inspect

from db.engine import reading
from db.tables.journal import JournalEntry
from desktop_app.commands.sessions import BookSession, CancelSession, MoveSession
from desktop_app.commands.undo import RedoLast, UndoLast
from desktop_app.readings.history import session_history
from tests.commands.town import Town, at
from tests.readings.test_statements import counted


def test_an_act_taken_back_no_longer_stands_until_it_is_done_again(town: Town) -> None:
    code = town.do(BookSession(at("14:00"), at("15:00"), "A")).subject
    town.do(CancelSession(code, "absence"))
    town.do(UndoLast("accueil"))
    undone = {line.act: line.reversible for line in session_history(town.engine, code)[1:]}
    assert undone == {"cancel": False, "book": True}

    town.do(RedoLast("accueil"))
    told = [(line.act, line.back, line.reversible) for line in session_history(town.engine, code)]
    assert told == [
        ("cancel", "redo", True),
        ("cancel", "undo", False),
        ("cancel", "", True),
        ("book", "", True),
    ]


def test_a_longer_history_takes_no_more_statements(town: Town) -> None:
    code = town.do(BookSession(at("14:00"), at("15:00"), "A")).subject
    with counted(town.engine) as few:
        session_history(town.engine, code)
    for room in ("B", "A", "B", "A"):
        town.do(MoveSession(code, room=room))
    with counted(town.engine) as many:
        assert len(session_history(town.engine, code)) == 5
    assert len(many) == len(few)


@pytest.mark.parametrize("columns", [["subject", "id"], ["reverses_id"]])
def test_the_journal_is_looked_up_by_its_objects(town: Town, columns: list[str]) -> None:
    with reading(town.engine) as tx:
        table = JournalEntry.__tablename__
        found = [one["column_names"] for one in inspect(tx.connection()).get_indexes(table)]
    assert columns in found
