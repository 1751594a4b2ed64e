"""The pictures' day as a board, and a board view that shows it."""

from collections.abc import Iterator
from datetime import date, datetime

import pytest
from pytestqt.qtbot import QtBot

from db.engine import create_centre, transaction
from desktop_app.exchange.centre_folder import read_centre_folder, write_centre
from desktop_app.readings.board import Board, board_reading
from desktop_app.wording.words import words_in
from tests.pictures.scenes import CENTRE
from ui.board.view import BoardView
from ui.theme import Theme

DAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 11, 10)
WIDTH, HEIGHT = 1010, 658
"""What the pictures of 1366 x 768 leave to the board."""


@pytest.fixture(scope="session")
def day_board(tmp_path_factory: pytest.TempPathFactory) -> Board:
    """Tuesday 24 November 2026 at 11:10, as the pictures show it."""
    engine = create_centre(str(tmp_path_factory.mktemp("board") / "centre.db"))
    with transaction(engine) as tx:
        write_centre(tx, read_centre_folder(CENTRE))
    board = board_reading(engine, DAY, DAY, NOW)
    engine.dispose()
    return board


@pytest.fixture
def view(qtbot: QtBot, day_board: Board) -> Iterator[BoardView]:
    """Show the pictures' day by rooms, in English, 1366 x 768."""
    theme = Theme()
    theme.fit(768)
    shown = BoardView(theme, words_in("en"))
    qtbot.addWidget(shown)
    shown.resize(WIDTH, HEIGHT)
    shown.show_board(day_board)
    with qtbot.waitExposed(shown):
        shown.show()
    shown.setFocus()
    yield shown
    theme.deleteLater()
