"""Home in one reading: what runs, what is to do, what changed; each card may fail alone."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from db.engine import transaction
from db.errors import StoreError, StoreTrouble
from db.tables.sessions import WorkshopSession
from desktop_app.commands.enrolment import Enrol, Promote, Withdraw
from desktop_app.commands.session_state import Allocated
from desktop_app.commands.sessions import BookSession, CancelSession, MoveSession
from desktop_app.commands.undo import UndoLast
from desktop_app.domain.bilingual import Bilingual
from desktop_app.domain.errors import RefusedError
from desktop_app.readings.calls import pending_calls
from desktop_app.readings.freed_places import freed_places
from desktop_app.readings.home import Home, home_reading
from tests.commands.cycle import add_cycle
from tests.commands.town import MONDAY, Town, at
from tests.readings.test_statements import counted

P2 = (Allocated("P2", "facilitator"),)
MORNING = at("09:00")
MOST_STATEMENTS = 95
"""Of which the board takes the most; none of them grows with the centre."""


def book(town: Town, start: str, end: str, *, room: str = "A", days: int = 0) -> str:
    day = MONDAY + timedelta(days=days)
    return town.do(
        BookSession(at(start, day), at(end, day), room, P2, title="Équilibre", places=2)
    ).subject


def add_dates(town: Town, places: int) -> None:
    """The cycle of three places, with as many more at each of its dates."""
    with transaction(town.engine) as tx:
        add_cycle(tx)
        dates = update(WorkshopSession).where(WorkshopSession.cycle_id.is_not(None))
        tx.execute(dates.values(places=places))


def proposed(town: Town) -> list[tuple[str, int, str]]:
    found = town.one(lambda tx: freed_places(tx, MORNING))
    return [(one.subject, one.free, one.person) for one in found]


def home(town: Town, worker: str = "") -> Home:
    return home_reading(town.engine, MORNING, "BEA", worker)


def test_what_comes_on_other_days_is_told_of_the_site_alone(town: Town) -> None:
    here = book(town, "10:00", "11:00", days=2)
    book(town, "10:00", "11:00", room="VIL-1", days=1)
    today = home(town).today.value
    assert today is not None
    assert [line.code for line in today.later] == [here]


def test_a_cancelled_session_is_there_until_everybody_is_called(town: Town) -> None:
    code = book(town, "14:00", "15:00")
    town.do(Enrol(code, "U0001"))
    town.do(CancelSession(code, "absence"))
    to_do = home(town).to_do.value
    assert to_do is not None
    assert [(one.line.code, one.left) for one in to_do.calls] == [(code, 1)]


def test_a_freed_place_is_proposed_to_the_first_who_waits(town: Town) -> None:
    code = book(town, "14:00", "15:00")
    for person in ("U0001", "U0002", "U0003", "U0004"):
        town.do(Enrol(code, person))
    to_do = home(town).to_do.value
    assert to_do is not None
    assert to_do.freed == ()
    town.do(Withdraw(code, "U0001"))
    to_do = home(town).to_do.value
    assert to_do is not None
    (freed,) = to_do.freed
    assert (freed.subject, freed.person, freed.free, freed.waiting) == (code, "U0003", 1, 2)


def test_no_place_of_a_cycle_is_proposed_that_promoting_refuses(town: Town) -> None:
    add_dates(town, places=5)
    for number in range(1, 5):
        town.do(Enrol("C1", f"U000{number}"))
    assert proposed(town) == []
    with pytest.raises(RefusedError):
        town.do(Promote("C1"))
    town.do(Withdraw("C1", "U0001"))
    assert proposed(town) == [("C1", 1, "U0004")]
    assert town.do(Promote("C1")).answer["people"] == ["U0004"]


def test_a_date_has_its_own_list_proposed_while_the_cycle_is_full(town: Town) -> None:
    add_dates(town, places=5)
    for number in range(1, 5):
        town.do(Enrol("C1", f"U000{number}"))
    town.do(Enrol("C1-2", "U0005"))
    assert proposed(town) == [("C1-2", 2, "U0005")]
    assert town.do(Promote("C1-2")).answer["people"] == ["U0005"]


def test_what_is_over_is_read_no_more(town: Town) -> None:
    def sent() -> list[str]:
        with counted(town.engine) as statements:
            town.one(lambda tx: (pending_calls(tx, at("15:00")), freed_places(tx, at("15:00"))))
        return statements

    before = sent()
    code = book(town, "14:00", "15:00")
    for number in range(1, 5):
        town.do(Enrol(code, f"U000{number}"))
    town.do(MoveSession(code, room="B"))
    assert sent() == before


def test_changes_are_told_latest_first_and_those_alike_together(town: Town) -> None:
    code = book(town, "14:00", "15:00")
    for person in ("U0001", "U0002"):
        town.do(Enrol(code, person), desk="beauregard")
    town.do(MoveSession(code, room="B"))
    changes = home(town).changes.value
    assert changes is not None
    assert [(one.act, one.count, one.room) for one in changes] == [
        ("move", 1, "B"),
        ("enrol", 2, ""),
        ("book", 1, "A"),
    ]
    assert {one.title for one in changes} == {Bilingual("Équilibre")}


def test_what_was_taken_back_says_what_it_was(town: Town) -> None:
    code = book(town, "14:00", "15:00")
    town.do(MoveSession(code, room="B"))
    town.do(UndoLast("accueil"))
    changes = home(town).changes.value
    assert changes is not None
    assert (changes[0].act, changes[0].back) == ("move", "undo")


def test_somebody_finds_where_they_are_expected_next(town: Town) -> None:
    later = book(town, "10:00", "11:00", room="VIL-1", days=1)
    first = book(town, "14:00", "15:00")
    own = home(town, "P2").own.value
    assert own is not None
    assert [(line.code, line.site) for line in own.sessions] == [(first, "BEA"), (later, "VIL")]
    other = home(town, "P3").own.value
    assert other is not None
    assert other.sessions == ()


def test_one_card_fails_and_the_others_are_read(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    def damaged(*_asked: object) -> None:
        raise StoreError(StoreTrouble.UNREADABLE, address="centre.db")

    book(town, "14:00", "15:00")
    monkeypatch.setattr("desktop_app.readings.home.pending_calls", damaged)
    seen = home(town)
    assert isinstance(seen.to_do.failure, StoreError)
    assert seen.to_do.value is None
    assert seen.today.value is not None
    assert seen.changes.value


def test_more_days_take_no_more_statements(town: Town) -> None:
    def fill(days: int) -> None:
        for hour in range(9, 19, 3):
            code = book(town, f"{hour:02d}:00", f"{hour:02d}:50", days=days)
            for person in ("U0001", "U0002"):
                town.do(Enrol(code, person))
            if hour % 2:
                town.do(Withdraw(code, "U0001"))
            else:
                town.do(MoveSession(code, room="B"))

    def statements(worker: str) -> int:
        with counted(town.engine) as sent:
            home(town, worker)
        return len(sent)

    for days in (0, 1):
        fill(days)
    few = [statements(worker) for worker in ("", "P2")]
    for days in (2, 3):
        fill(days)
    assert [statements(worker) for worker in ("", "P2")] == few
    assert max(few) <= MOST_STATEMENTS
