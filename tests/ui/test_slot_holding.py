"""What is typed at one desk is held while it is typed, and other desks see it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.commands.slot_holds import SlotWanted, hold_slot, let_slots_go
from desktop_app.domain.held_slots import HeldSlot
from desktop_app.domain.span import Span
from desktop_app.machine.clock import FIXED_NOW
from desktop_app.readings.desk import OpenDesk, elsewhere, open_desk
from tests.ui.at_desk import press, write
from tests.ui.board.hand import at
from tests.ui.conftest import settle
from ui.booking.quick_booking import QuickBooking
from ui.planning import slot_holding
from ui.workplace import Workplace

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

HALL = "VIL-01"
FREE = Span(at(15, 30), at(16, 30))
ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape


@pytest.fixture(autouse=True)
def prompt_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """A hand that rests at once."""
    monkeypatch.setattr(slot_holding, "HELD_AFTER_MS", 0)


@pytest.fixture
def other(day_centre: str) -> Iterator[OpenDesk]:
    """Another desk that has the same centre open."""
    desk = open_desk(day_centre, "Beauregard", "awa")
    yield desk
    desk.engine.dispose()


def opened(workplace: Workplace, qtbot: QtBot) -> QuickBooking:
    """A booking begun on a free slot of the day."""
    board = workplace.planning.flow.reader.board
    assert board is not None
    workplace.planning.booking.book(HALL, FREE, board)
    rested(workplace, qtbot)
    return workplace.planning.booking.booking


def rested(workplace: Workplace, qtbot: QtBot) -> None:
    settle(workplace, qtbot)
    with qtbot.waitCallback(timeout=20_000) as drawn:
        workplace.desk.draw(lambda: None, drawn)
    settle(workplace, qtbot)


def held(desk: OpenDesk) -> list[tuple[str, Span]]:
    return [(one.room, one.span) for one in elsewhere(desk, 0).held]


def test_a_booking_holds_its_slot_while_it_is_typed_and_set_aside_until_it_is_thrown_away(
    workplace: Workplace, other: OpenDesk, qtbot: QtBot
) -> None:
    workplace.appearance.keep(soft_hold_minutes="20")
    booking = opened(workplace, qtbot)
    (seen,) = elsewhere(other, 0).held
    assert (seen.room, seen.span, seen.desk) == (HALL, FREE, "Accueil")
    assert seen.minutes_left(other.now()) == 20

    write(booking.surface.line, "health café 17:00")
    rested(workplace, qtbot)
    ((room, span),) = held(other)
    assert (room, span.start) == (HALL, at(17))

    press(booking.surface.line, ESCAPE)
    rested(workplace, qtbot)
    assert held(other) == [(room, span)]

    (chip,) = workplace.window.status.drafts.chips
    chip.cross.click()
    rested(workplace, qtbot)
    assert held(other) == []


def test_a_hold_goes_with_the_booking_and_with_a_form_left_empty(
    workplace: Workplace, other: OpenDesk, qtbot: QtBot
) -> None:
    booking = opened(workplace, qtbot)
    assert held(other)
    press(booking.surface.line, ESCAPE)
    rested(workplace, qtbot)
    assert held(other) == []

    opened(workplace, qtbot)
    write(booking.surface.line, "health café")
    press(booking.surface.line, ENTER)
    rested(workplace, qtbot)
    assert held(other)
    with qtbot.waitSignal(booking.booked, timeout=20_000):
        press(booking.surface.line, ENTER)
    rested(workplace, qtbot)
    assert held(other) == []


def test_a_slot_held_elsewhere_is_shown_and_noted_and_booked_all_the_same(
    workplace: Workplace, other: OpenDesk, qtbot: QtBot
) -> None:
    hold_slot(other.engine, other.actor(), "theirs", SlotWanted(HALL, FREE, 8))
    workplace.desk.look_elsewhere()
    settle(workplace, qtbot)
    shown = HeldSlot(HALL, FREE, "Beauregard", at(11, 18))
    assert workplace.planning.page.view.scene.sight.held_slots == (shown,)

    booking = opened(workplace, qtbot)
    card = booking.surface.card
    assert card.accessibleName() == "Being booked at desk Beauregard, for 8 more min"

    let_slots_go(other.engine, ("theirs",))
    workplace.desk.look_elsewhere()
    settle(workplace, qtbot)
    assert card.isHidden()
    hold_slot(other.engine, other.actor(), "theirs", SlotWanted(HALL, FREE, 8))
    workplace.desk.look_elsewhere()
    settle(workplace, qtbot)
    assert card.isVisible()

    write(booking.surface.line, "health café")
    press(booking.surface.line, ENTER)
    with qtbot.waitSignal(booking.booked, timeout=20_000):
        press(booking.surface.line, ENTER)
    rested(workplace, qtbot)


def test_a_hold_begins_anew_while_the_booking_stays_open(
    workplace: Workplace, other: OpenDesk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(workplace, qtbot)
    monkeypatch.setenv(FIXED_NOW, "2026-11-24T11:16")

    workplace.planning.booking.holding.again.timeout.emit()
    settle(workplace, qtbot)

    (seen,) = elsewhere(other, 0).held
    assert seen.until == at(11, 26)
