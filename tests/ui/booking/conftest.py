"""A desk with a window, and the popover over it."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.wording import words_in
from tests.ui.at_desk import AtDesk
from tests.ui.offices import open_office
from ui.booking.quick_booking import QuickBooking
from ui.theme import Theme


@pytest.fixture
def at_desk(day_centre: str, theme: Theme, qtbot: QtBot) -> Iterator[AtDesk]:
    """A desk at work in a centre of its own."""
    yield from open_office(day_centre, qtbot)


@pytest.fixture
def booking(at_desk: AtDesk, theme: Theme) -> QuickBooking:
    """The popover in French, closed."""
    return QuickBooking(at_desk.desk, theme, words_in("fr"), at_desk.window)
