"""A desk with a window over which the enrolment of a session opens."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.wording import words_in
from tests.ui.at_desk import AtDesk
from tests.ui.enrolment.enrolling import Enrolling
from tests.ui.offices import open_office
from ui.enrolment.dialog import EnrolDialog
from ui.masking import Masking
from ui.theme import Theme


@pytest.fixture
def at_desk(day_centre: str, theme: Theme, qtbot: QtBot) -> Iterator[AtDesk]:
    """A desk at work in a centre of its own."""
    yield from open_office(day_centre, qtbot)


@pytest.fixture
def enrolling(at_desk: AtDesk, theme: Theme) -> Iterator[Enrolling]:
    """The dialog in English, closed."""
    masking = Masking(at_desk.window)
    dialog = EnrolDialog(at_desk.desk, theme, words_in("en"), masking, at_desk.window)
    yield Enrolling(at_desk, dialog, masking)
    dialog.reject()
