"""Rows of widgets that go on in the next line."""

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.flow_row import FlowRow
from ui.widgets.wrapping import lines_height, place_lines, wrapped

GAP = 5


class Piece(QWidget):
    """Fifty pixels by twenty."""

    def sizeHint(self) -> QSize:
        """See QWidget."""
        return QSize(50, 20)


@pytest.fixture
def holder(qtbot: QtBot) -> QWidget:
    """What the widgets stand on."""
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def pieces(holder: QWidget) -> list[Piece]:
    """Three widgets of one holder."""
    return [Piece(holder) for _ in range(3)]


@pytest.mark.parametrize(
    ("width", "lengths", "height"),
    [(160, [3], 20), (159, [2, 1], 45), (104, [1, 1, 1], 70), (10, [1, 1, 1], 70)],
)
def test_a_line_ends_where_the_width_does(
    pieces: list[Piece], width: int, lengths: list[int], height: int
) -> None:
    lines = wrapped(pieces, width, GAP)

    assert [len(line) for line in lines] == lengths
    assert lines_height(lines, GAP) == height


def test_what_belongs_at_the_end_stands_at_the_right_edge(pieces: list[Piece]) -> None:
    place_lines(wrapped(pieces, 300, GAP), QRect(10, 0, 300, 40), GAP, pieces[1:])

    assert [one.geometry() for one in pieces] == [
        QRect(10, 10, 50, 20),
        QRect(205, 10, 50, 20),
        QRect(260, 10, 50, 20),
    ]


def test_a_row_goes_on_below_where_it_is_narrow(
    holder: QWidget, pieces: list[Piece], qtbot: QtBot
) -> None:
    one, two, three = pieces[:3]
    column = QVBoxLayout(holder)
    column.addWidget(FlowRow((one, two, three)))
    column.addStretch()
    holder.resize(300, 200)
    holder.show()
    qtbot.waitExposed(holder)
    assert one.y() == three.y()

    holder.resize(140, 200)
    qtbot.waitUntil(lambda: three.y() >= one.y() + one.height())
    assert one.y() == two.y()
    below = three.parentWidget()
    assert below is not None
    assert three.geometry().bottom() <= below.height()

    two.hide()
    qtbot.waitUntil(lambda: three.y() == one.y())
