"""The day as a table (Ctrl+L)."""

from datetime import datetime, time, timedelta

import pytest
from PySide6.QtCore import QSortFilterProxyModel, Qt
from PySide6.QtTest import QAbstractItemModelTester

from desktop_app.domain.held_slots import HeldSlot
from desktop_app.domain.span import Span
from desktop_app.readings.board import Board
from desktop_app.wording.words import words_in
from ui.board.list_twin import Column, ListTwin, TwinRole

REPORT = QAbstractItemModelTester.FailureReportingMode.Warning


@pytest.fixture
def twin(qapp: object, day_board: Board) -> ListTwin:
    """List the day under Qt's own tester of models, whose warnings fail a test."""
    model = ListTwin(words_in("en"))
    QAbstractItemModelTester(model, REPORT, model)
    model.show_board(day_board)
    return model


def line(twin: ListTwin, code: str) -> list[str]:
    row = twin.row_of(code)
    return [twin.data(twin.index(row, column)) for column in Column]


def test_every_block_has_a_line(twin: ListTwin, day_board: Board) -> None:
    assert twin.rowCount() == len(day_board.blocks)
    assert [
        twin.headerData(column, Qt.Orientation.Horizontal) for column in (Column.TIME, Column.STATE)
    ] == ["Time", "State"]


def test_a_session_says_everything(twin: ListTwin) -> None:
    assert line(twin, "C01-02") == [
        "14:00–15:30",
        "Chestnut room",
        "Moving up to secondary school",
        "Speech therapist, Occupational therapist",
        "12/12 +3",
        "Turkish",
        "Planned",
    ]


def test_an_appointment_says_when_and_what(twin: ListTwin) -> None:
    assert line(twin, "R0205")[2:6] == [
        "Boussole appointment",
        "Psychologist",
        "",
        "Arabic (to be confirmed)",
    ]


@pytest.mark.parametrize(
    ("code", "state"),
    [
        ("C03-06", "Conflict: Speech therapist busy until 15:30"),
        ("W0033", "Attendance to record"),
        ("C07-10", "Attendance recorded"),
        ("C13-01", "Option"),
    ],
)
def test_the_state_is_the_first_thing_to_know(twin: ListTwin, code: str, state: str) -> None:
    assert line(twin, code)[Column.STATE] == state


def test_a_line_is_heard_whole(twin: ListTwin) -> None:
    index = twin.index(twin.row_of("C01-02"), 0)

    assert twin.data(index, Qt.ItemDataRole.AccessibleTextRole).startswith("Moving up to")
    assert twin.data(index, TwinRole.CODE) == "C01-02"


def test_lines_are_sorted_by_what_they_mean(twin: ListTwin) -> None:
    proxy = QSortFilterProxyModel()
    proxy.setSourceModel(twin)
    proxy.setSortRole(TwinRole.SORT)
    proxy.sort(Column.ENROLLED, Qt.SortOrder.DescendingOrder)

    assert proxy.index(0, Column.ENROLLED).data() == "16/20"


def test_the_language_changes(twin: ListTwin) -> None:
    twin.retranslate(words_in("fr"))

    assert line(twin, "C01-02")[Column.ROOM] == "Salle Marronnier"


def test_what_another_desk_is_booking_has_a_line_without_a_code(
    twin: ListTwin, day_board: Board
) -> None:
    before, day = twin.rowCount(), day_board.window.day
    span = Span.on(day, time(15, 30), time(17))
    until = datetime.combine(day, time(11, 20))
    other_week = Span(span.start + timedelta(days=7), span.end + timedelta(days=7))

    twin.show_held(
        (
            HeldSlot("VIL-01", span, "Beauregard", until),
            HeldSlot("VIL-01", other_week, "Beauregard", until),
        )
    )

    assert twin.rowCount() == before + 1
    told = [twin.index(before, column).data() for column in Column]
    assert told[:3] == ["15:30–17:00", "Large hall", "Being booked at desk Beauregard"]
    assert twin.index(before, Column.TIME).data(TwinRole.CODE) == ""
    assert "15:30" in twin.index(before, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    twin.show_held(())
    assert twin.rowCount() == before
