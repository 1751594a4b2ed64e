"""Names too long for their column are still told apart."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter

from desktop_app.domain.bilingual import Bilingual
from desktop_app.readings.board import Board
from tests.ui.painted_text import drawn_texts
from ui.board.painter import paint_still
from ui.board.row_kinds import Group, Row
from ui.board.row_names import cut_name, shared_beginnings
from ui.board.tips import tip_at
from ui.board.view import BoardView
from ui.theme import Theme
from ui.typography import Letter

HALL, CHESTNUT, KITCHEN = "VIL-01", "VIL-02", "VIL-03"
ALIKE = {
    HALL: "Multipurpose room A",
    CHESTNUT: "Multipurpose room B",
    KITCHEN: "Multipurpose room A+B",
}


def drawing(view: BoardView) -> Callable[[QPainter], None]:
    """How a board is painted."""
    return lambda painter: paint_still(painter, view.scene, None)


def shown(names: list[str], room: float) -> list[str]:
    """Names of one group, each in so many pixels."""
    rows = tuple(Row(str(place), name) for place, name in enumerate(names))
    shared = shared_beginnings([Group("site", "Site", rows)])
    metrics = Theme().metrics(Letter.TITLE)
    return [cut_name(metrics, row.title, shared[row.key], room) for row in rows]


def test_names_that_begin_alike_keep_their_ends(theme: Theme) -> None:
    assert theme.metrics(Letter.TITLE).horizontalAdvance(ALIKE[HALL]) > 110

    cut = shown([*ALIKE.values()], 110)

    assert [name[-3:] for name in cut] == ["… A", "… B", "A+B"]
    assert len(set(cut)) == len(cut)


def test_a_name_told_apart_by_its_beginning_is_cut_at_its_end() -> None:
    assert all(
        one.endswith("…") for one in shown(["Salle d'activité physique", "Cuisine très"], 60)
    )


def test_a_name_that_has_room_is_whole() -> None:
    assert shown(["Salle A", "Salle B"], 110) == ["Salle A", "Salle B"]


def test_the_board_paints_such_names_and_says_them_whole_on_hover(
    view: BoardView, day_board: Board
) -> None:
    rooms = {
        code: replace(room, name=Bilingual(ALIKE.get(code, room.name.fr), ALIKE.get(code, "")))
        for code, room in day_board.planning.rooms.items()
    }
    view.show_board(replace(day_board, planning=replace(day_board.planning, rooms=rooms)))

    painted = [one.words for one in drawn_texts(drawing(view), view.viewport().size())]
    begun = [words for words in painted if words.startswith("Multip")]
    line = view.scene.stack.row(KITCHEN)
    assert line is not None
    assert len(set(begun)) == 3
    assert tip_at(view.scene, QPointF(40, line.top + view.scene.origin.y() + 8)) == (
        "Multipurpose room A+B\n10 seats"
    )
