"""A desk with a window over which dialogs open."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.at_desk import AtDesk
from tests.ui.offices import open_office
from ui.theme import Theme


@pytest.fixture
def at_desk(day_centre: str, theme: Theme, qtbot: QtBot) -> Iterator[AtDesk]:
    """A desk at work in a centre of its own."""
    yield from open_office(day_centre, qtbot)
