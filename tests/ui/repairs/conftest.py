"""The week before a psychologist falls ill (scenario 8), and plans of repairs over a window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.machine.clock import FIXED_NOW
from desktop_app.wording import words_in
from tests.commands.conftest import copy_of
from tests.commands.town import NOW
from tests.journeys.sick_leave import make_sick_leave
from tests.ui.at_desk import AtDesk
from tests.ui.offices import open_office
from tests.ui.repairs.hand import Hand
from ui.repairs.repair_forms import RepairForms
from ui.theme import Theme


@pytest.fixture(scope="session")
def built_town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The town with what P1 leaves behind, in a file; copy its folder, never open it."""
    path = tmp_path_factory.mktemp("repairs") / "centre.db"
    make_sick_leave(str(path))
    return path


@pytest.fixture
def address(built_town: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A town of one's own, on the Monday before."""
    monkeypatch.setenv(FIXED_NOW, f"{NOW:%Y-%m-%dT%H:%M}")
    return str(copy_of(built_town, tmp_path / "town"))


@pytest.fixture
def at_desk(address: str, theme: Theme, qtbot: QtBot) -> Iterator[AtDesk]:
    """A desk at work."""
    yield from open_office(address, qtbot)


@pytest.fixture
def hand(at_desk: AtDesk, theme: Theme) -> Hand:
    """A coordinator at work, in English."""
    forms = RepairForms(at_desk.desk, theme, words_in("en"), at_desk.window)
    return Hand(forms, at_desk)
