"""The grid of people and sessions, as wide as the window leaves it."""

from pytestqt.qtbot import QtBot

from tests.ui.conftest import settle
from ui.workplace import Workplace
from ui.workshops.page import WorkshopsPage

LONG = ("C11", "C12", "C13")


def test_a_long_cycle_opens_with_whole_columns(workplace: Workplace, qtbot: QtBot) -> None:
    workplace.window.actions_known["workshops"].trigger()
    settle(workplace, qtbot)
    page = workplace.sections["workshops"].page
    assert isinstance(page, WorkshopsPage)
    cut = []
    for width in (1366, 1450, 1920):
        workplace.window.resize(width, 768)
        for code in LONG:
            page.table.selectRow([row.key for row in page.table.lines.rows].index(code))
            settle(workplace, qtbot)
            heads = page.detail.grid.horizontalHeader()
            if heads.sectionViewportPosition(heads.logicalIndexAt(0)) != 0:
                cut.append((code, width))

    assert cut == []
