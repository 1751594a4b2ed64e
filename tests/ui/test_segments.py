"""A segmented control is one Tab stop; arrows and clicks choose its part."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.theme import Theme
from ui.widgets.painted import PaintedButton
from ui.widgets.segments import Choice, Segments
from ui.widgets.tones import Tone

PARTS = [Choice("day", "Jour"), Choice("week", "Semaine"), Choice("weeks", "4 sem.")]


@pytest.fixture
def segments(theme: Theme, qtbot: QtBot) -> Segments:
    made = Segments(theme, "Période", PARTS)
    qtbot.addWidget(made)
    made.show()
    return made


def part(segments: Segments, label: str) -> PaintedButton:
    return next(p for p in segments.findChildren(PaintedButton) if p.label == label)


def test_the_first_part_is_chosen_at_first(segments: Segments) -> None:
    assert segments.code == "day"


def test_a_click_chooses_and_tells(segments: Segments, qtbot: QtBot) -> None:
    with qtbot.waitSignal(segments.chosen, timeout=1000) as told:
        QTest.mouseClick(part(segments, "Semaine"), Qt.MouseButton.LeftButton)

    assert told.args == ["week"]
    assert segments.code == "week"


def test_a_click_on_the_chosen_part_changes_nothing(segments: Segments, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(segments.chosen):
        QTest.mouseClick(part(segments, "Jour"), Qt.MouseButton.LeftButton)

    assert segments.code == "day"
    assert part(segments, "Jour").isChecked()


@pytest.mark.parametrize(
    ("keys", "code"),
    [
        ([Qt.Key.Key_Right], "week"),
        ([Qt.Key.Key_Right, Qt.Key.Key_Down], "weeks"),
        ([Qt.Key.Key_Right, Qt.Key.Key_Left], "day"),
        ([Qt.Key.Key_Left], "day"),
        ([Qt.Key.Key_Right] * 5, "weeks"),
    ],
)
def test_arrows_go_from_part_to_part_and_stop_at_the_ends(
    segments: Segments, qtbot: QtBot, keys: list[Qt.Key], code: str
) -> None:
    for key in keys:
        chosen = next(p for p in segments.findChildren(PaintedButton) if p.isChecked())
        QTest.keyClick(chosen, key)

    assert segments.code == code


def test_tab_stops_once(segments: Segments) -> None:
    segments.choose("week")
    stops = [
        p.label
        for p in segments.findChildren(PaintedButton)
        if p.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]

    assert stops == ["Semaine"]


def test_choosing_from_the_program_tells_nobody(segments: Segments, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(segments.chosen):
        segments.choose("weeks")

    assert segments.code == "weeks"


def test_an_unknown_part_is_refused(segments: Segments) -> None:
    with pytest.raises(ValueError, match="year"):
        segments.choose("year")


def test_new_words_keep_what_was_chosen(segments: Segments) -> None:
    segments.choose("week")
    segments.offer([Choice("day", "Day"), Choice("week", "Week", "2", Tone.WARN)])

    assert segments.code == "week"
    assert part(segments, "Week").accessibleName() == "Week 2"


def test_a_part_that_went_leaves_the_first_one(segments: Segments) -> None:
    segments.choose("weeks")
    segments.offer(PARTS[:2])

    assert segments.code == "day"


def test_choosing_does_not_change_the_width(segments: Segments) -> None:
    before = segments.sizeHint()
    segments.choose("weeks")

    assert segments.sizeHint() == before
