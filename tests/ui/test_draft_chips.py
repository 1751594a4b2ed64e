"""Each draft has its chip in the status bar, as long as there is room for it."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.wording import Words
from tests.ui.at_desk import press
from ui.draft_chips import GAP, DraftChips
from ui.theme import Theme

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@dataclass(frozen=True)
class Kept:
    title: str


CAFE, FORUM, CYCLE = Kept("Café santé, mar. 15:30"), Kept("Forum & co"), Kept("Cycle " * 30)


@pytest.fixture
def row(theme: Theme, qtbot: QtBot) -> DraftChips:
    made = DraftChips(theme, Words("fr"))
    qtbot.addWidget(made)
    made.show_drafts([CAFE, FORUM, CYCLE])
    made.resize(made.sizeHint())
    made.show()
    return made


def test_every_draft_has_its_chip_where_there_is_room_the_latest_first(row: DraftChips) -> None:
    assert [chip.take_up.label for chip in row.chips] == [CYCLE.title, FORUM.title, CAFE.title]
    assert not row.more.isVisible()
    assert all(chip.height() >= 24 and chip.cross.width() >= 24 for chip in row.chips)
    assert row.chips[0].take_up.width() < 2 * row.chips[2].take_up.width(), "long titles are cut"
    assert CYCLE.title in row.chips[0].take_up.toolTip()


def test_those_without_room_stand_behind_how_many_they_are(row: DraftChips) -> None:
    row.resize(row.width() - 1, row.height())

    assert [chip.take_up.label for chip in row.chips] == [CYCLE.title, FORUM.title]
    assert (row.more.label, row.more.accessibleName()) == ("+1", "3 brouillons")
    assert row.more.geometry().right() == row.width() - 1
    assert row.more.x() == row.chips[1].geometry().right() + 1 + GAP

    row.resize(row.minimumSizeHint())
    assert not row.chips
    assert row.more.label == "3 brouillons"
    assert row.rect().contains(row.more.geometry())


def test_a_chip_is_taken_up_or_thrown_away_from_the_keyboard(row: DraftChips, qtbot: QtBot) -> None:
    chip = row.chips[1]
    with qtbot.waitSignal(row.wanted) as wanted:
        press(chip.take_up, Qt.Key.Key_Return)
    with qtbot.waitSignal(row.thrown) as thrown:
        press(chip.cross, Qt.Key.Key_Space)

    assert wanted.args == thrown.args == [FORUM]
    assert chip.cross.accessibleName() == "Jeter\N{NO-BREAK SPACE}: Forum & co"
