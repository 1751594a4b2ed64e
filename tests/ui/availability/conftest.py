"""The editor of weeks over a window at work, on the pictures' Tuesday."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.wording import words_in
from tests.ui.at_desk import AtDesk
from tests.ui.availability.hand import Hand
from tests.ui.offices import open_office
from ui.availability.week_forms import WeekForms
from ui.repairs.repair_forms import RepairForms
from ui.theme import Theme


@pytest.fixture
def at_desk(day_centre: str, theme: Theme, qtbot: QtBot) -> Iterator[AtDesk]:
    """A desk at work."""
    yield from open_office(day_centre, qtbot)


@pytest.fixture
def hand(at_desk: AtDesk, theme: Theme) -> Hand:
    """A coordinator at the week of the speech therapist, in English."""
    desk, words, window = at_desk.desk, words_in("en"), at_desk.window
    repairs = RepairForms(desk, theme, words, window)
    hand = Hand(WeekForms(desk, theme, words, window, repairs), at_desk, repairs)
    hand.open("P05")
    return hand
