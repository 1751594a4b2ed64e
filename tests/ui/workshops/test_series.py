"""Changing dates of a cycle: nothing is written before it is seen, all of it is taken back."""

from functools import partial
from typing import cast

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.commands.cycles import KEPT_BY_HAND
from tests.ui.at_desk import press, write
from tests.ui.conftest import settle
from tests.ui.widget_faults import faults
from ui.workplace import Workplace
from ui.workshops.move_fields import MoveFields
from ui.workshops.page import WorkshopsPage
from ui.workshops.section import WorkshopsSection
from ui.workshops.series_dialog import SeriesDialog
from ui.workshops.series_fields import AddFields, PolicyFields, PutBackFields

SIXTH, SOUFFLE = "C01", "C11"

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def section(workplace: Workplace, qtbot: QtBot) -> WorkshopsSection:
    """The section on the pictures' Tuesday, with the focus on its list."""
    workplace.window.actions_known["workshops"].trigger()
    settle(workplace, qtbot)
    return cast("WorkshopsSection", workplace.sections["workshops"])


@pytest.fixture
def page(section: WorkshopsSection) -> WorkshopsPage:
    return section.page


def choose(page: WorkshopsPage, workplace: Workplace, qtbot: QtBot, code: str) -> None:
    page.table.selectRow([row.key for row in page.table.lines.rows].index(code))
    settle(workplace, qtbot)


def dialog_of(section: WorkshopsSection) -> SeriesDialog:
    assert section.dialogs.dialog is not None
    return section.dialogs.dialog


def begin_at(typed: str, fields: MoveFields) -> None:
    """Type when a date is to begin, and leave the field."""
    fields.start.setFocus()
    fields.start.selectAll()
    write(fields.start, typed)
    press(fields.start, Qt.Key.Key_Tab)
    fields.start.editingFinished.emit()


def test_nothing_moves_before_it_is_said_and_all_of_it_is_taken_back(
    section: WorkshopsSection, workplace: Workplace, qtbot: QtBot
) -> None:
    page = section.page
    choose(page, workplace, qtbot, SOUFFLE)
    page.detail.edit.click()
    settle(workplace, qtbot)
    dialog = dialog_of(section)
    fields = cast("MoveFields", dialog.fields)
    assert not dialog.go.isEnabled()
    assert dialog.said.text() == "Choose another day, hour or room."
    fields.scopes["following"].click()
    begin_at("25:90", fields)
    settle(workplace, qtbot)
    fields.scopes["all"].click()
    fields.scopes["following"].click()
    settle(workplace, qtbot)
    assert dialog.said.text() == "This is not an hour: type 14:00 or 14."
    assert (dialog.table.rowCount(), dialog.go.isEnabled()) == (0, False)
    begin_at("14", fields)
    settle(workplace, qtbot)
    assert dialog.table.rowCount() >= 10
    count = sum(one.before != one.after for one in dialog.seen.dates) if dialog.seen else 0
    assert count > 1
    assert dialog.go.label == f"Change {count} dates"
    before = hours(page)
    dialog.go.click()
    settle(workplace, qtbot)
    assert section.dialogs.dialog is None
    assert hours(page) != before

    workplace.window.actions_known["undo"].trigger()
    settle(workplace, qtbot)
    assert hours(page) == before


def hours(page: WorkshopsPage) -> list[str]:
    return [f"{one.span.start:%H:%M}" for one in page.detail.grid.lines.dates]


def test_a_date_is_added_once_it_is_free_and_a_holiday_asks_why(
    section: WorkshopsSection, workplace: Workplace, qtbot: QtBot
) -> None:
    page = section.page
    choose(page, workplace, qtbot, SIXTH)
    page.detail.add.click()
    settle(workplace, qtbot)
    dialog = dialog_of(section)
    fields = cast("AddFields", dialog.fields)
    fields.day.chosen.emit(fields.day.day.replace(month=12, day=25))
    settle(workplace, qtbot)
    assert not dialog.go.isEnabled()
    assert dialog.seen is not None
    assert {str(found.code) for found in dialog.seen.conflicts} & set(KEPT_BY_HAND)

    fields.option.click()
    settle(workplace, qtbot)
    dialog.go.click()
    settle(workplace, qtbot)
    assert len(page.detail.grid.lines.dates) == 5
    workplace.window.actions_known["undo"].trigger()
    settle(workplace, qtbot)
    assert len(page.detail.grid.lines.dates) == 4


def test_a_date_left_out_is_put_back(
    section: WorkshopsSection, workplace: Workplace, qtbot: QtBot
) -> None:
    page = section.page
    choose(page, workplace, qtbot, SOUFFLE)
    grid = section.display.grid
    assert grid is not None
    section.dialogs.put_back(grid)
    settle(workplace, qtbot)
    dialog = dialog_of(section)
    fields = cast("PutBackFields", dialog.fields)
    assert fields.date.count() == len(grid.missing) > 0
    assert dialog.seen is not None
    assert any(
        one.before is not None and one.before.status == "skipped" for one in dialog.seen.changing
    )
    press(dialog, Qt.Key.Key_Escape)
    assert section.dialogs.dialog is None


def test_another_holiday_policy_is_seen_before_it_holds(
    section: WorkshopsSection, workplace: Workplace, qtbot: QtBot
) -> None:
    page = section.page
    choose(page, workplace, qtbot, SOUFFLE)
    grid, read = section.display.grid, section.display.read
    assert grid is not None
    assert read is not None
    section.dialogs.change_policy(grid, read)
    settle(workplace, qtbot)
    dialog = dialog_of(section)
    fields = cast("PolicyFields", dialog.fields)
    assert fields.policy.currentData() == str(grid.policy) == "pause", "as it is now"
    assert dialog.said.text() == "No date changes."
    assert not dialog.go.isEnabled()
    place = fields.policy.findData("only")
    fields.policy.setCurrentIndex(place)
    fields.policy.activated.emit(place)
    settle(workplace, qtbot)
    assert dialog.seen is not None
    assert any(one.after.status == "skipped" for one in dialog.seen.changing)
    press(dialog, Qt.Key.Key_Escape)


@pytest.mark.parametrize("look", ["fr 100", "en 200"])
def test_the_changes_of_a_cycle_show_and_reach_everything(
    section: WorkshopsSection, workplace: Workplace, qtbot: QtBot, look: str
) -> None:
    language, _space, percent = look.partition(" ")
    for command in (f"language_{language}", f"text_{percent}"):
        workplace.window.actions_known[command].trigger()
    choose(section.page, workplace, qtbot, SOUFFLE)
    grid, read = section.display.grid, section.display.read
    assert grid is not None
    assert read is not None
    found = []
    dialogs = section.dialogs
    for opening in (
        partial(dialogs.move, grid, grid.columns[-1], read),
        partial(dialogs.add, grid),
        partial(dialogs.put_back, grid),
        partial(dialogs.change_policy, grid, read),
    ):
        opening()
        settle(workplace, qtbot)
        dialog = dialog_of(section)
        found += faults(dialog, language)
        dialog.reject()
    section.page.list_models(wanted=True)
    settle(workplace, qtbot)
    found += faults(workplace.window, language)
    assert not found, "\n".join(["", *found])
