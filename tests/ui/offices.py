"""Opens and closes a desk around one test."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.at_desk import AtDesk
from ui.desk import Desk


def open_office(address: str, qtbot: QtBot) -> Iterator[AtDesk]:
    """A desk at ``address`` with a window of the usual size, for as long as a test lasts."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    desk = Desk(address, "accueil-vil", "accueil")
    with qtbot.waitSignal(desk.opened, timeout=20_000):
        desk.open()
    office = AtDesk(desk, window, qtbot)
    yield office
    office.settle()
    desk.close()
