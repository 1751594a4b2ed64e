"""The keyboard map of interface, section 13, with real keys in the whole window."""

from datetime import datetime, time
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.at_desk import write
from tests.ui.conftest import settle
from tests.ui.painted_text import painted_texts
from tests.ui.test_window import BALANCE, SIXTH, starts
from ui.board.focus import Focus
from ui.workplace import Workplace
from ui.workshops.page import WorkshopsPage

KEY, CTRL, PAD = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.KeypadModifier
PLAIN = Qt.KeyboardModifier.NoModifier

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def press(key: Qt.Key, with_: Qt.KeyboardModifier = PLAIN) -> None:
    """Press a key where the focus is."""
    QTest.keyClick(focused(), key, with_)


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def rows(workplace: Workplace) -> list[str]:
    lines = workplace.planning.page.view.scene.stack.lines
    return [line.row for line in lines if line.row]


def test_ctrl_f_finds_rows_and_escape_gives_them_and_the_focus_back(
    workplace: Workplace, qtbot: QtBot
) -> None:
    page = workplace.planning.page
    page.view.setFocus()
    every = rows(workplace)
    press(KEY.Key_F, CTRL)
    assert focused() is page.search.field
    write(focused(), "chest")
    assert rows(workplace) == ["VIL-02"]
    press(KEY.Key_Return)
    assert focused() is page.view
    assert rows(workplace) == ["VIL-02"]

    workplace.planning.flow.selection.select(BALANCE)
    assert rows(workplace) == every
    press(KEY.Key_F, CTRL)
    write(focused(), "zzz")
    assert rows(workplace) == []
    press(KEY.Key_Escape)
    assert (focused(), rows(workplace)) == (page.view, every)
    assert page.search.isHidden()


def test_ctrl_f_finds_lines_of_the_list_that_stands_for_the_board(
    workplace: Workplace, qtbot: QtBot
) -> None:
    page, twin = workplace.planning.page, workplace.planning.page.twin
    page.view.setFocus()
    workplace.planning.flow.selection.select(SIXTH)
    press(KEY.Key_L, CTRL)
    settle(workplace, qtbot)
    every = twin.model().rowCount()
    press(KEY.Key_F, CTRL)
    write(focused(), "kitchen")
    assert 0 < twin.model().rowCount() < every
    assert workplace.section.session == SIXTH
    write(focused(), " zzz")
    said = [text.words for text in painted_texts(twin.viewport())]
    assert said == ["No line is called “kitchen zzz”."]
    press(KEY.Key_Escape)

    assert focused() is twin
    assert (twin.model().rowCount(), twin.code) == (every, SIXTH)


def test_keys_beside_the_others_make_the_hours_wider_and_no_field_loses_a_plus(
    workplace: Workplace, qtbot: QtBot
) -> None:
    page = workplace.planning.page
    page.view.setFocus()
    before = page.view.scene.axis.pixels_per_hour
    press(KEY.Key_Plus, PAD)
    assert page.view.scene.axis.pixels_per_hour == pytest.approx(before * 1.15)
    press(KEY.Key_Minus, PAD)
    assert page.view.scene.axis.pixels_per_hour == pytest.approx(before)

    press(KEY.Key_F, CTRL)
    press(KEY.Key_Plus, PAD)
    assert page.view.scene.axis.pixels_per_hour == pytest.approx(before)
    press(KEY.Key_Escape)
    workplace.window.actions_known["dates_week"].trigger()
    settle(workplace, qtbot)
    assert not workplace.window.actions_known["zoom_in"].isEnabled()


def test_f2_opens_the_session_at_its_title_to_be_typed_over(
    workplace: Workplace, qtbot: QtBot
) -> None:
    page = workplace.planning.page
    page.view.setFocus()
    workplace.planning.flow.selection.select(SIXTH)
    settle(workplace, qtbot)
    press(KEY.Key_F2)
    settle(workplace, qtbot)
    (form,) = workplace.forms.full.open_forms

    assert focused() is form.surface.general.title
    assert form.surface.general.title.selectedText() == form.surface.general.title.text()
    form.reject()


def test_a_session_is_cut_and_placed_and_the_keys_are_said(
    workplace: Workplace, qtbot: QtBot
) -> None:
    view, actions = workplace.planning.page.view, workplace.window.actions_known
    view.setFocus()
    workplace.planning.flow.selection.select(BALANCE)
    settle(workplace, qtbot)
    assert not actions["place"].isEnabled()
    actions["cut"].trigger()
    assert workplace.window.toasts.said[-1].endswith("is cut: Ctrl V places it where the focus is.")
    assert actions["place"].isEnabled()

    block = workplace.planning.flow.selection.block
    assert block is not None
    view.scene.sight.focus = Focus(block.room, datetime.combine(block.span.day, time(17, 30)))
    actions["place"].trigger()
    settle(workplace, qtbot)
    assert starts(workplace, BALANCE) == time(17, 30)
    assert not actions["place"].isEnabled()


def test_ctrl_f_finds_cycles_and_kinds_of_workshop_and_leads_back_to_them(
    workplace: Workplace, qtbot: QtBot
) -> None:
    workplace.show_section("workshops")
    settle(workplace, qtbot)
    page = cast("WorkshopsPage", workplace.sections["workshops"].page)
    table, models = page.table, page.models
    every = table.model().rowCount()
    press(KEY.Key_F, CTRL)
    write(focused(), page.table.lines.rows[3].title.upper())
    assert 0 < table.model().rowCount() < every
    press(KEY.Key_Escape)
    assert (table.model().rowCount(), focused()) == (every, table)

    page.bar.faces.chosen.emit("models")
    press(KEY.Key_F, CTRL)
    write(focused(), "zzz")
    assert all(line.isHidden() for line in models.lines)
    assert models.empty.text() == "No kind of workshop is called “zzz”."
    press(KEY.Key_Escape)
    assert not any(line.isHidden() for line in models.lines)
    assert focused() is models.lines[0].new


def test_ctrl_f_finds_people_of_the_grid_and_the_focus_comes_back(
    workplace: Workplace, qtbot: QtBot
) -> None:
    workplace.show_section("workshops")
    settle(workplace, qtbot)
    page = cast("WorkshopsPage", workplace.sections["workshops"].page)
    detail, grid = page.detail, page.detail.grid
    page.table.selectRow([row.key for row in page.table.lines.rows].index("C01"))
    settle(workplace, qtbot)
    grid.setFocus()
    sight = grid.lines.sight
    assert sight is not None
    names = [sight.name(one.person) for one in grid.lines.people]

    def left() -> list[str]:
        return [name for row, name in enumerate(names) if not grid.isRowHidden(row)]

    press(KEY.Key_F, CTRL)
    assert focused() is detail.search.field
    write(focused(), names[-1].upper())
    assert left() == [names[-1]]
    assert grid.currentIndex().row() == len(names) - 1
    assert not grid.isRowHidden(len(names))
    write(focused(), " zzz")
    assert left() == []
    assert detail.nobody.text() == f"Nobody is called “{names[-1].upper()} zzz”."
    press(KEY.Key_Escape)
    assert (focused(), left(), detail.nobody.isHidden()) == (grid, names, True)


def test_where_nothing_has_rows_ctrl_f_does_nothing(workplace: Workplace, qtbot: QtBot) -> None:
    workplace.show_section("home")
    settle(workplace, qtbot)

    assert not workplace.window.actions_known["find"].isEnabled()
    assert not workplace.window.actions_known["zoom_in"].isEnabled()
