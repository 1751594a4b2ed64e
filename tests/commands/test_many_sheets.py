"""The sheets of a day, issued in one go: one step for the desk, all of them or none."""

import pytest
from sqlalchemy import select

from db.engine import transaction
from db.tables.paper import Sheet
from desktop_app.commands.enrolment import Enrol
from desktop_app.commands.many_sheets import IssueSheets
from desktop_app.commands.undo import UndoLast
from desktop_app.domain.errors import BadInputError, UnknownCodeError
from tests.commands.cycle import CYCLE, add_cycle
from tests.commands.town import Town

SESSION, OTHER = "C1-1", "C1-3"


@pytest.fixture
def printing(town: Town) -> Town:
    """A cycle of three dates with somebody enrolled."""
    with transaction(town.engine) as tx:
        add_cycle(tx)
    town.do(Enrol(CYCLE, "U0001"))
    return town


def statuses(town: Town) -> dict[str, str]:
    return {row.number: row.status for row in town.one(lambda tx: tx.scalars(select(Sheet)).all())}


def test_the_sheets_of_a_day_are_taken_back_in_one_step(printing: Town) -> None:
    answer = printing.do(IssueSheets((SESSION, OTHER))).answer
    assert [one["subject"] for one in answer["sheets"]] == [SESSION, OTHER]
    numbers = [str(one["number"]) for one in answer["sheets"]]
    assert statuses(printing) == dict.fromkeys(numbers, "printed")
    printing.do(UndoLast("accueil"))
    assert statuses(printing) == dict.fromkeys(numbers, "void")


def test_no_sheet_of_several_is_issued_when_one_cannot_be(printing: Town) -> None:
    with pytest.raises(UnknownCodeError):
        printing.do(IssueSheets((SESSION, "S9999")))
    with pytest.raises(BadInputError):
        printing.do(IssueSheets((SESSION, SESSION)))
    assert not statuses(printing)
