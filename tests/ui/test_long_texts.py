"""The sample centre in the window: long names, long lists, and nothing is lost for them."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QScrollArea, QStyle, QTableView
from pytestqt.qtbot import QtBot

from desktop_app.commands.sample_sheets import issue_sheet_of
from desktop_app.exchange.new_centres import CENTRE_FILE, make_demonstration
from desktop_app.machine.clock import FIXED_NOW
from desktop_app.machine.settings import Settings
from desktop_app.wording import words_in
from tests.ui.conftest import settle
from ui.board.list_twin import Column
from ui.date_popover import DatePopover
from ui.dialogs.file_dialogs import file_dialog
from ui.help_dialogs import HelpDialog
from ui.home.tasks import Does
from ui.start import Opening, workplace_of
from ui.widgets.column_widths import shared_widths
from ui.workplace import Workplace

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
FRAME = QStyle.PixelMetric.PM_FocusFrameHMargin


@pytest.fixture(scope="module")
def sample_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample centre in a folder of its own, to be copied."""
    folder = tmp_path_factory.mktemp("sample") / "centre"
    make_demonstration(folder, issue_sheet_of)
    return folder


@pytest.fixture
def sample_address(sample_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Such a centre of one's own, on its Tuesday at 11:10."""
    monkeypatch.setenv(FIXED_NOW, "2026-11-24T11:10")
    shutil.copytree(sample_folder, tmp_path / "sample")
    return str(tmp_path / "sample" / CENTRE_FILE)


@pytest.fixture
def sample(sample_address: str, qapp: QApplication, qtbot: QtBot) -> Iterator[Workplace]:
    """A desk at work on the sample centre, on a small screen."""
    opening = Opening(sample_address, Settings(desk="Accueil", language="en"), None)
    made = workplace_of(qapp, opening)
    qtbot.addWidget(made.window)
    made.window.resize(1366, 768)
    with qtbot.waitSignal(made.ready, timeout=20_000):
        made.open()
    made.window.activateWindow()
    settle(made, qtbot)
    yield made
    made.window.close()


def test_home_has_two_columns_whatever_the_names(sample: Workplace, qtbot: QtBot) -> None:
    sample.show_section("home")
    settle(sample, qtbot)
    page = sample.home.page
    assert page.side.mapTo(page, page.side.pos()).x() > page.width() / 2
    for card in (page.rooms, page.changes, page.own):
        below = card.mapTo(page, card.rect().bottomLeft()).y()
        assert below <= page.height(), card.accessibleName()
    for pill in page.rooms.pills:
        assert pill.width() >= pill.sizeHint().width()
        assert page.left.rect().contains(pill.mapTo(page.left, pill.rect().bottomRight()))


def test_the_most_urgent_is_shown_and_the_rest_is_a_click_away(
    sample: Workplace, qtbot: QtBot
) -> None:
    sample.show_section("home")
    settle(sample, qtbot)
    page = sample.home.page
    assert len(page.tasks.lines) == 5
    assert page.all_tasks.label == "Show all 12"
    page.all_tasks.click()
    assert len(page.tasks.lines) == 12
    page.all_tasks.click()
    assert len(page.tasks.lines) == 5


def test_the_list_goes_to_the_session_whose_attendance_waits(
    sample: Workplace, qtbot: QtBot
) -> None:
    sample.show_section("home")
    settle(sample, qtbot)
    sample.home.page.tasks.lines[0].button.click()
    settle(sample, qtbot)
    sample.show_section("home")
    settle(sample, qtbot)
    line = next(one for one in sample.home.page.tasks.lines if one.task.does is Does.RECORD)
    line.button.click()
    settle(sample, qtbot)
    twin = sample.planning.page.twin
    assert sample.planning.session == line.task.code
    assert twin.code == line.task.code
    assert {one.row() for one in twin.selectedIndexes()} == {twin.currentIndex().row()}


@pytest.mark.parametrize("size", [100, 150, 200])
def test_every_day_of_the_calendar_is_readable(sample: Workplace, qtbot: QtBot, size: int) -> None:
    sample.appearance.theme.enlarge(size)
    sample.window.actions_known["go_to_date"].trigger()
    popover = sample.window.findChild(DatePopover)
    assert popover is not None
    days = popover.calendar.findChild(QTableView, "qt_calendar_calendarview")
    assert days is not None
    letters = days.fontMetrics()
    for column in range(8):
        said = str(days.model().index(3, column).data())
        assert said.isdigit()
        room = days.columnWidth(column) - 2 * days.style().pixelMetric(FRAME) - 2
        assert letters.horizontalAdvance("28") <= room
        assert letters.height() <= days.rowHeight(3)
    popover.close()


def test_the_list_says_whole_what_it_can_and_never_scrolls_sideways(
    sample: Workplace, qtbot: QtBot
) -> None:
    sample.window.actions_known["list"].trigger()
    settle(sample, qtbot)
    twin = sample.planning.page.twin
    assert twin.horizontalScrollBar().maximum() == 0
    assert twin.columnWidth(Column.SESSION) >= 150
    for whole in (Column.TIME, Column.ENROLLED):
        assert twin.columnWidth(whole) >= twin.sizeHintForColumn(whole)


def test_whole_pages_across_the_paper_have_room_and_count_who_is_enrolled(
    sample: Workplace, qtbot: QtBot
) -> None:
    wednesday = date(2026, 11, 25)
    sample.planning.flow.go(wednesday)
    settle(sample, qtbot)
    board = sample.planning.flow.reader.board
    assert board is not None
    preview = sample.forms.preview()
    with qtbot.waitSignal(preview.work.pictured, timeout=60_000):
        preview.show_day(wednesday, "")
    for _turn in range(3):
        settle(sample, qtbot)
        with qtbot.waitCallback(timeout=20_000) as drawn:
            sample.desk.draw(lambda: None, drawn)
    pages = preview.pages.findChild(QScrollArea)
    assert pages is not None
    assert pages.horizontalScrollBar().maximum() == 0
    enrolled = sum(one.enrolled for one in board.blocks if one.kind == "session")
    assert preview.side.choices.lines.text().startswith(f"{enrolled} enrolled")
    preview.reject()


def test_help_says_where_the_menus_are_and_moving_says_its_keys(
    sample: Workplace, qtbot: QtBot
) -> None:
    sample.window.actions_known["help"].trigger()
    shown = sample.window.findChild(HelpDialog)
    assert shown is not None
    assert any("F10" in one.text() for one in shown.findChildren(QLabel))
    shown.close()

    board = sample.planning.flow.reader.board
    assert board is not None
    coming = (one for one in board.blocks if one.span.start > board.now)
    session = next(one for one in coming if one.kind == "session")
    sample.planning.flow.selection.select(session.code)
    sample.window.actions_known["move"].trigger()
    (said,) = sample.window.toasts.said
    assert "arrows and Enter" in said
    assert "Escape" in said


def test_file_dialogs_speak_french_and_begin_where_sheets_were_saved(
    sample: Workplace, tmp_path: Path
) -> None:
    dialog = file_dialog(sample.window, words_in("fr"), "Où", str(tmp_path))
    said = [dialog.labelText(one) for one in QFileDialog.DialogLabel]
    assert said[:3] == ["&Regarder dans\u00a0:", "&Nom\u00a0:", "&Type de fichiers\u00a0:"]
    assert dialog.directory().absolutePath() == str(tmp_path)
    dialog.deleteLater()


def test_the_widest_columns_give_way_and_those_that_matter_stay_whole() -> None:
    assert shared_widths([80, 200, 90, 180], whole=(0, 3), room=600) == [80, 200, 90, 180]
    assert shared_widths([80, 200, 90, 180], whole=(0, 3), room=440) == [80, 90, 90, 180]
    assert shared_widths([80, 200, 90, 400], whole=(0, 3), room=440) == [80, 70, 70, 220]
