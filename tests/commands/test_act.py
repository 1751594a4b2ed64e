"""One intent, one transaction: a race lost is asked again, and never for ever."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from db.errors import DoubleBookingError, Guard, StoreError, StoreTrouble
from db.tables.journal import JournalEntry
from desktop_app.commands.act import Act, Done, perform
from desktop_app.commands.undo import UndoLast
from tests.commands.town import Town

ACT = Act("book", UndoLast("accueil"))
"""Any command will do: only its name and its values are looked at."""
MOST_TRIES = 20


class Unlucky:
    """A work that another desk overtakes some times before it is done."""

    def __init__(self, times: int, failure: Exception) -> None:
        self.times, self.failure, self.tries = times, failure, 0

    def __call__(self, _tx: Session) -> Done:
        self.tries += 1
        if self.tries <= self.times:
            raise self.failure
        return Done("W0001", [])


RACES = [
    DoubleBookingError(Guard.NO_DOUBLE_BOOKING),
    StoreError(StoreTrouble.CONSTRAINT, constraint="uq_journal_operation"),
]


def journalled(town: Town) -> list[str]:
    return list(town.one(lambda tx: tx.scalars(select(JournalEntry.subject)).all()))


@pytest.mark.parametrize("race", RACES)
def test_a_race_lost_is_asked_of_the_rules_again(town: Town, race: Exception) -> None:
    work = Unlucky(2, race)
    assert perform(town.engine, town.actor(), ACT, work).subject == "W0001"
    assert work.tries == 3
    assert journalled(town) == ["W0001"]


@pytest.mark.parametrize("race", RACES)
def test_a_race_always_lost_ends(town: Town, race: Exception) -> None:
    work = Unlucky(MOST_TRIES, race)
    with pytest.raises(type(race)):
        perform(town.engine, town.actor(), ACT, work)
    assert work.tries < MOST_TRIES
    assert journalled(town) == []


def test_a_store_that_fails_is_not_asked_again(town: Town) -> None:
    work = Unlucky(1, StoreError(StoreTrouble.DISK_FULL))
    with pytest.raises(StoreError):
        perform(town.engine, town.actor(), ACT, work)
    assert work.tries == 1
    assert journalled(town) == []
