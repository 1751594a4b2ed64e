"""A session in the hand, as the panel beside the board says it (interface 4.4)."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.ui.board.hand import Hand
from tests.ui.conftest import settle
from ui.inspector.gesture_pane import GesturePane
from ui.widgets.labels import ShortText
from ui.widgets.tones import Tone
from ui.workplace import Workplace

CIRCUS, SIXTH, WORKSHOP_ROOM, MOVEMENT_ROOM = "C03-06", "C01-02", "BEA-02", "VIL-04"


@pytest.fixture
def hand(workplace: Workplace, qtbot: QtBot) -> Iterator[Hand]:
    """A hand that holds the circus by its middle, the inspector beside it."""
    workplace.window.resize(1366, 768)
    workplace.show_section("planning")
    workplace.planning.flow.selection.select(CIRCUS)
    settle(workplace, qtbot)
    found = Hand(workplace.planning.page.view)
    start = found.middle(CIRCUS)
    found.press(start)
    yield found
    found.let_go(start)


def start_of(hand: Hand) -> QPoint:
    return hand.middle(CIRCUS)


def pane(workplace: Workplace) -> GesturePane:
    return workplace.planning.page.inspector.gesture


def said(pane: GesturePane) -> set[str]:
    """Everything that is said on it."""
    labels = [one.text() for one in pane.findChildren(QLabel) if one.isVisible()]
    return {*labels, *(one.words for one in pane.findChildren(ShortText))}


def test_a_gesture_says_from_where_to_where_and_what_stands_in_the_way(
    workplace: Workplace, hand: Hand
) -> None:
    hand.go(hand.beside(start_of(hand), WORKSHOP_ROOM, 105))

    told = pane(workplace)
    assert {
        "Moving",
        "Adapted circus",
        "15:00 – 16:30",
        "16:45 – 18:15",
        "Movement room (15)",
        "Workshop room (12)",
        "17:30 – 19:00 · Workshop room\nTab puts the block there",
        "give up",
    } <= said(told)
    assert [(line.tone, line.title) for line in told.lines] == [
        (Tone.DANGER, "Room already taken"),
        (Tone.OK, "Speech therapist free"),
        (Tone.OK, "Circus artist free"),
        (Tone.OK, "7 places ≤ 12"),
        (Tone.WARN, "Warning"),
        (Tone.WARN, "7 people to call"),
    ]
    assert told.lines[0].detail == '"Diabetes: my feet", 16:00 – 17:30'


def test_a_free_place_has_ticks_and_nothing_nearer(workplace: Workplace, hand: Hand) -> None:
    hand.go(hand.beside(start_of(hand), MOVEMENT_ROOM, 30))

    told = pane(workplace)
    assert not any(line.tone is Tone.DANGER for line in told.lines)
    assert "Room free" in [line.title for line in told.lines]
    assert "Nearest place without a conflict" not in said(told)


def test_the_session_is_back_once_nothing_is_in_the_hand(workplace: Workplace, hand: Hand) -> None:
    start = start_of(hand)
    hand.go(hand.beside(start, WORKSHOP_ROOM, 105))
    assert pane(workplace).isVisible()

    hand.go(start)
    hand.let_go(start)

    assert not pane(workplace).isVisible()
    assert workplace.planning.page.inspector.code == CIRCUS


def test_a_click_that_opens_the_panel_leaves_the_whole_day_in_sight(
    workplace: Workplace, qtbot: QtBot
) -> None:
    workplace.window.resize(1366, 768)
    workplace.show_section("planning")
    settle(workplace, qtbot)
    page = workplace.planning.page
    hand = Hand(page.view)
    hand.click(hand.middle(SIXTH))
    settle(workplace, qtbot)

    assert page.inspector.isVisible()
    assert page.view.horizontalScrollBar().maximum() == 0
