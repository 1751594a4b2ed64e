"""A slot that another desk is typing a booking for, as the board shows it."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QAccessible

from desktop_app.domain.held_slots import HeldSlot
from desktop_app.domain.span import Span
from desktop_app.wording.words import words_in
from tests.ui.board.conftest import NOW
from tests.ui.board.hand import Hand, at
from tests.ui.painted_text import painted_texts
from ui.board.focus import Focus
from ui.board.tips import tip_at
from ui.board.view import BoardView

LARGE_HALL = "VIL-01"
FREE = HeldSlot(LARGE_HALL, Span(at(12), at(13, 30)), "Accueil", NOW)


def painted(view: BoardView) -> object:
    return view.viewport().grab().toImage()


def said(view: BoardView) -> str:
    return " ".join(one.words for one in painted_texts(view.viewport()))


def test_a_held_slot_is_outlined_with_the_name_of_its_desk_until_it_is_held_no_more(
    view: BoardView,
) -> None:
    view.retranslate(words_in("fr"))
    before = painted(view)

    view.held_slots.show((FREE,))

    info, image = view.scene.theme.tokens.info, view.viewport().grab().toImage()
    line = view.scene.stack.row(LARGE_HALL)
    assert line is not None
    box = view.scene.span_box(FREE.span, *view.scene.lane_band(line))
    top = (box.topLeft() + view.scene.origin).toPoint()
    across = [image.pixelColor(x, top.y()) for x in range(top.x() + 8, top.x() + 60)]
    assert info.name() in {colour.name() for colour in across}
    assert len({colour.name() for colour in across}) > 1
    assert "en cours au poste Accueil" in said(view)

    view.held_slots.show(())

    assert painted(view) == before


def test_where_a_slot_is_short_its_desk_alone_is_named(view: BoardView) -> None:
    half_an_hour = Span(at(12), at(12, 30))

    view.held_slots.show((HeldSlot(LARGE_HALL, half_an_hour, "Hall", NOW),))

    assert "Hall" in said(view).split()
    assert "being" not in said(view)


def test_a_held_slot_hides_no_session(view: BoardView) -> None:
    block = next(one for one in view.scene.placed if one.block.room == LARGE_HALL).block
    before = said(view)

    view.held_slots.show((HeldSlot(LARGE_HALL, block.span, "Accueil", NOW),))

    assert said(view) == before


def test_the_tooltip_and_a_screen_reader_say_it_too(view: BoardView) -> None:
    view.held_slots.show((FREE,))
    told = "12:00 – 13:30 being booked at desk Accueil"

    point = QPointF(Hand(view).slot(LARGE_HALL, at(13)))
    assert tip_at(view.scene, point) == told
    assert not tip_at(view.scene, QPointF(Hand(view).slot(LARGE_HALL, at(13, 45))))

    view.scene.sight.focus = Focus(LARGE_HALL, at(12, 30))
    row = QAccessible.queryAccessibleInterface(view).child(0)
    slot = row.child(row.childCount() - 1)
    assert slot.text(QAccessible.Text.Name).startswith(told)
