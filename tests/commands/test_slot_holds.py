"""A slot being booked at one desk, as the other one sees it, on each engine."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select

from db.engine import reading
from db.tables.holds import SlotHold
from db.tables.journal import JournalEntry
from desktop_app.commands.session_state import Allocated
from desktop_app.commands.sessions import BookSession
from desktop_app.commands.slot_holds import SlotWanted, hold_slot, let_slots_go
from desktop_app.domain.held_slots import HeldSlot
from desktop_app.domain.span import Span
from desktop_app.machine.clock import FIXED_NOW
from desktop_app.readings.desk import OpenDesk, elsewhere, open_desk, undo_offer
from tests.commands.town import NOW, at
from tests.readings.test_statements import counted

SLOT, LATER = Span(at("10:00"), at("11:00")), Span(at("14:00"), at("15:00"))
P1 = Allocated("P1", "facilitator")
TEN_PAST = NOW + timedelta(minutes=10)

Desks = tuple[OpenDesk, OpenDesk]


@pytest.fixture
def desks(town_address: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desks]:
    """Two desks that have the same town open, each with an engine of its own."""
    tell_time(monkeypatch, NOW)
    one = open_desk(town_address, "Accueil", "claire")
    other = open_desk(town_address, "Beauregard", "awa")
    yield one, other
    for desk in (one, other):
        desk.engine.dispose()


def tell_time(monkeypatch: pytest.MonkeyPatch, now: datetime) -> None:
    monkeypatch.setenv(FIXED_NOW, f"{now:%Y-%m-%dT%H:%M}")


def hold(desk: OpenDesk, draft: str, span: Span = SLOT, minutes: int = 10) -> None:
    hold_slot(desk.engine, desk.actor(), draft, SlotWanted("A", span, minutes))


def seen_by(desk: OpenDesk) -> tuple[HeldSlot, ...]:
    return elsewhere(desk, 0).held


def rows_of(desk: OpenDesk, table: type[SlotHold | JournalEntry]) -> int:
    with reading(desk.engine) as tx:
        return tx.scalar(select(func.count()).select_from(table)) or 0


def test_the_other_desk_sees_what_is_held_until_it_is_let_go(desks: Desks) -> None:
    here, there = desks
    hold(here, "one")
    hold(here, "two", LATER)

    first, second = (HeldSlot("A", span, "Accueil", TEN_PAST) for span in (SLOT, LATER))
    assert seen_by(there) == (first, second)
    assert seen_by(here) == ()

    let_slots_go(here.engine, ("one", "nobody's"))

    assert seen_by(there) == (second,)


def test_an_entry_holds_one_slot_and_holding_it_again_begins_anew(
    desks: Desks, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, there = desks
    hold(here, "one")
    tell_time(monkeypatch, NOW + timedelta(minutes=6))
    hold(here, "one", LATER, minutes=20)

    until = NOW + timedelta(minutes=26)
    assert seen_by(there) == (HeldSlot("A", LATER, "Accueil", until),)


def test_what_a_desk_left_behind_is_not_seen_after_its_time_and_goes_with_the_next_hold(
    desks: Desks, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, there = desks
    hold(here, "one")
    tell_time(monkeypatch, TEN_PAST - timedelta(minutes=1))
    assert len(seen_by(there)) == 1

    tell_time(monkeypatch, TEN_PAST)
    assert seen_by(there) == ()
    assert rows_of(here, SlotHold) == 1

    hold(there, "two", LATER)
    assert [one.span for one in seen_by(here)] == [LATER]
    assert rows_of(here, SlotHold) == 1


def test_a_hold_stands_in_nobodys_way_and_is_no_act(desks: Desks) -> None:
    here, there = desks
    hold(here, "one")

    assert rows_of(here, JournalEntry) == 0
    assert undo_offer(here).undo is None

    booked = BookSession(SLOT.start, SLOT.end, "A", (P1,))(there.engine, there.actor())

    assert booked.entry
    assert not booked.findings


def test_a_look_at_other_desks_stays_two_statements(desks: Desks) -> None:
    here, there = desks
    for number in range(5):
        hold(here, f"draft-{number}")

    with counted(there.engine) as sent:
        assert len(seen_by(there)) == 5

    assert len([one for one in sent if one.startswith("SELECT")]) == 2
