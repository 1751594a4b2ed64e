"""A week of the schedule in the whole window: shown, changed by hand and by key, remembered."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from time import sleep

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.errors import StoreError, StoreTrouble
from desktop_app.domain.span import Span
from desktop_app.machine.settings import Settings, read_settings
from tests.ui.at_desk import press
from tests.ui.conftest import settle
from ui.board.dates import DateMode
from ui.board.view import BoardView
from ui.board.wishes import BookingWish
from ui.start import Opening, workplace_of
from ui.workplace import Workplace

DAY = date(2026, 11, 24)
BALANCE, SIXTH, CIRCUS = "C12-08", "C01-02", "C03-06"
HALL = "VIL-01"
SLOW = 2.6
"""Seconds a store may take to answer on a bad day."""

KEYS = Qt.Key
LEFT, PLAIN = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


def board_of(workplace: Workplace) -> BoardView:
    return workplace.planning.page.view


def show(workplace: Workplace, qtbot: QtBot, mode: DateMode) -> BoardView:
    """Show a week or four through the command of the menu."""
    workplace.window.actions_known[f"dates_{mode}"].trigger()
    settle(workplace, qtbot)
    assert board_of(workplace).scene.dates is mode
    return board_of(workplace)


def give(
    workplace: Workplace, qtbot: QtBot, key: Qt.Key, keys: Qt.KeyboardModifier = PLAIN
) -> None:
    """Press a key on the board and wait for what follows."""
    board_of(workplace).setFocus()
    press(board_of(workplace), key, keys)
    settle(workplace, qtbot)


def span_of(workplace: Workplace, code: str) -> Span:
    board = workplace.planning.flow.reader.board
    assert board is not None
    block = board.block(code)
    assert block is not None
    return block.span


def middle_of(view: BoardView, code: str) -> QPoint:
    box = view.scene.box_of(code)
    assert box is not None
    return (box.center() + view.scene.origin).toPoint()


def free_corner(view: BoardView, row: str, day: date) -> QPoint:
    """A point of a cell where no line is."""
    line = view.scene.stack.row(row)
    assert line is not None
    x = view.scene.axis.x(datetime(day.year, day.month, day.day)) + 3
    return (QPointF(x, line.bottom - 2) + view.scene.origin).toPoint()


def drag(view: BoardView, code: str, to: QPoint) -> None:
    """Take a session by its middle and put it down elsewhere."""
    port, start = view.viewport(), middle_of(view, code)
    QTest.mousePress(port, LEFT, PLAIN, start)
    QTest.qWait(140)
    for step in range(1, 9):
        QTest.mouseMove(port, start + (to - start) * step / 8)
    QTest.mouseRelease(port, LEFT, PLAIN, to)


def test_the_bar_names_the_week_and_steps_by_week(workplace: Workplace, qtbot: QtBot) -> None:
    show(workplace, qtbot, DateMode.WEEK)
    bar = workplace.planning.page.bar

    assert bar.said == ("23 – 28 November 2026", "wk 48")

    give(workplace, qtbot, KEYS.Key_PageDown)

    assert bar.said == ("30 November – 5 December 2026", "wk 49")

    show(workplace, qtbot, DateMode.FOUR_WEEKS)

    assert bar.said == ("30 November – 27 December 2026", "wk 49–52")


def test_the_letters_s_m_and_j_change_how_many_days_are_shown(
    workplace: Workplace, qtbot: QtBot
) -> None:
    for key, mode in (
        (KEYS.Key_S, DateMode.WEEK),
        (KEYS.Key_M, DateMode.FOUR_WEEKS),
        (KEYS.Key_J, DateMode.DAY),
    ):
        give(workplace, qtbot, key)

        assert board_of(workplace).scene.dates is mode
        assert workplace.window.actions_known[f"dates_{mode}"].isChecked()
    assert workplace.planning.flow.reader.day == DAY


def test_a_session_is_moved_to_another_day_with_the_mouse_and_taken_back(
    workplace: Workplace, qtbot: QtBot
) -> None:
    view, before = show(workplace, qtbot, DateMode.WEEK), span_of(workplace, BALANCE)
    drag(view, BALANCE, free_corner(view, "VIL-04", DAY + timedelta(days=1)))
    settle(workplace, qtbot)

    assert span_of(workplace, BALANCE) == before.moved(timedelta(days=1))
    assert workplace.planning.session == BALANCE

    workplace.window.actions_known["undo"].trigger()
    settle(workplace, qtbot)

    assert span_of(workplace, BALANCE) == before


def test_a_session_is_moved_by_the_keyboard_alone(workplace: Workplace, qtbot: QtBot) -> None:
    view = show(workplace, qtbot, DateMode.WEEK)
    before = span_of(workplace, BALANCE)
    view.select(BALANCE)
    give(workplace, qtbot, KEYS.Key_Right, ALT)

    assert span_of(workplace, BALANCE) == before.moved(timedelta(days=1))
    assert view.selected == BALANCE

    give(workplace, qtbot, KEYS.Key_Return)

    assert workplace.planning.page.inspector.isVisible()
    assert workplace.planning.page.inspector.code == BALANCE


def test_a_day_of_four_weeks_opens_by_a_click(workplace: Workplace, qtbot: QtBot) -> None:
    view = show(workplace, qtbot, DateMode.FOUR_WEEKS)
    day = DAY + timedelta(days=9)
    QTest.mouseClick(view.viewport(), LEFT, PLAIN, free_corner(view, HALL, day))
    settle(workplace, qtbot)

    assert view.scene.dates is DateMode.DAY
    assert workplace.planning.flow.reader.day == day


def test_the_list_has_the_sessions_of_the_whole_week(workplace: Workplace, qtbot: QtBot) -> None:
    show(workplace, qtbot, DateMode.WEEK)
    workplace.window.actions_known["list"].trigger()
    board = workplace.planning.flow.reader.board
    assert board is not None
    model = workplace.planning.page.twin.model()

    assert model.rowCount() == len(board.blocks)
    times = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert times[0].startswith("Mon 23 Nov")


def test_what_was_chosen_is_found_again(
    day_centre: str, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    opening = Opening(day_centre, Settings(desk="Accueil", language="en"), tmp_path / "kept")
    first = opened(opening, qapp, qtbot)
    for code in ("dates_week", "team_profession", "inspector"):
        first.window.actions_known[code].trigger()
    settle(first, qtbot)
    first.window.close()

    kept = read_settings(tmp_path / "kept").settings
    assert (kept.board_dates, kept.board_rows, kept.board_team) == ("week", "team", "profession")
    assert kept.inspector == "no"

    again = opened(replace(opening, settings=kept), qapp, qtbot)
    sight = board_of(again).scene.sight
    assert board_of(again).scene.dates is DateMode.WEEK
    assert sight.rows.by_profession
    assert not again.window.actions_known["inspector"].isChecked()
    again.window.close()


def opened(opening: Opening, qapp: QApplication, qtbot: QtBot) -> Workplace:
    """Open a window of one's own and wait for its first board."""
    made = workplace_of(qapp, opening)
    qtbot.addWidget(made.window)
    with qtbot.waitSignal(made.ready, timeout=20_000):
        made.open()
    settle(made, qtbot)
    return made


def test_a_way_out_that_is_looked_at_is_outlined(workplace: Workplace, qtbot: QtBot) -> None:
    workplace.planning.flow.selection.select(CIRCUS)
    settle(workplace, qtbot)
    card = workplace.planning.page.inspector.card
    assert card is not None
    way = card.ways[0]
    way.setFocus()
    preview = board_of(workplace).preview

    assert preview is not None
    assert preview.room

    board_of(workplace).setFocus()

    assert board_of(workplace).preview is None


def test_the_outline_of_a_booking_follows_what_is_typed(workplace: Workplace, qtbot: QtBot) -> None:
    workplace.window.actions_known["book"].trigger()
    settle(workplace, qtbot)
    before = board_of(workplace).preview
    line = workplace.planning.booking.booking.surface.line
    line.setText("café santé 16h30")
    line.textEdited.emit("café santé 16h30")
    settle(workplace, qtbot)
    after = board_of(workplace).preview

    assert isinstance(before, BookingWish)
    assert isinstance(after, BookingWish)
    assert after.span.start.time().isoformat("minutes") == "16:30"


def test_what_another_desk_changed_is_outlined_and_nothing_else_moves(
    workplace: Workplace, qtbot: QtBot
) -> None:
    view = board_of(workplace)
    view.select(SIXTH)
    view.verticalScrollBar().setValue(10)
    seen = view.selected, view.scene.sight.focus, view.scene.sight.scroll
    plain = view.grab().toImage()

    view.news.tell([BALANCE])

    assert view.grab().toImage() != plain
    assert (view.selected, view.scene.sight.focus, view.scene.sight.scroll) == seen
    qtbot.waitUntil(lambda: not view.news.codes, timeout=8_000)
    assert view.grab().toImage() == plain


def test_without_the_store_the_last_board_stays_with_its_time(workplace: Workplace) -> None:
    workplace.desk.failed.emit(StoreError(StoreTrouble.UNREACHABLE))
    banner = workplace.planning.flow.banner

    assert banner.isVisible()
    assert "data of 11:10" in banner.said
    assert board_of(workplace).board is not None


def test_a_bug_in_reading_ends_the_wait_and_is_said_until_the_days_are_read(
    workplace: Workplace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    flow, view = workplace.planning.flow, board_of(workplace)

    def broken(*_asked: object) -> None:
        raise LookupError

    with monkeypatch.context() as patched, qtbot.waitSignal(flow.reader.broken, timeout=20_000):
        patched.setattr("desktop_app.readings.board.board_reading", broken)
        flow.show_dates(DateMode.WEEK)

    assert flow.banner.said == "These days could not be read."
    assert not any(timer.isActive() for timer in view.waiting.findChildren(QTimer))

    flow.banner.retry.click()
    settle(workplace, qtbot)

    assert not flow.banner.said
    assert view.scene.dates is DateMode.WEEK


def test_escape_stops_waiting_for_a_week_and_stays_where_one_was(
    workplace: Workplace, qtbot: QtBot
) -> None:
    view = board_of(workplace)
    workplace.desk.read(lambda _desk: sleep(SLOW), lambda _nothing: None)
    workplace.planning.flow.show_dates(DateMode.WEEK)
    qtbot.waitUntil(lambda: bool(view.waiting.said), timeout=4_000)

    assert view.waiting.said == "Loading week 48…"

    press(view, KEYS.Key_Escape)

    assert view.waiting.said == ""
    settle(workplace, qtbot)

    assert view.scene.dates is DateMode.DAY
    assert workplace.planning.flow.reader.mode is DateMode.DAY
