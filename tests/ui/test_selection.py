"""What is selected stays selected, whatever is read again or asked for meanwhile."""

from datetime import date

from pytestqt.qtbot import QtBot

from tests.ui.conftest import settle
from ui.workplace import Workplace

SIXTH, FOLLOWING = "C01-02", "C01-03"
"""Two sessions of a cycle: of today, and of a week later."""

DAY_AFTER = date(2026, 12, 1)


def test_what_was_saved_on_another_day_leaves_the_selection_until_somebody_goes_there(
    workplace: Workplace, qtbot: QtBot
) -> None:
    flow, inspector = workplace.planning.flow, workplace.planning.page.inspector
    flow.selection.select(SIXTH)
    settle(workplace, qtbot)
    flow.selection.want(FOLLOWING)
    flow.reader.again()
    settle(workplace, qtbot)

    assert inspector.code == SIXTH
    flow.go(DAY_AFTER)
    settle(workplace, qtbot)
    assert inspector.code == FOLLOWING


def test_what_is_awaited_is_selected_in_the_list_too(workplace: Workplace, qtbot: QtBot) -> None:
    flow = workplace.planning.flow
    workplace.window.actions_known["list"].trigger()
    flow.go(DAY_AFTER, FOLLOWING)
    settle(workplace, qtbot)

    assert workplace.planning.page.twin.code == FOLLOWING
