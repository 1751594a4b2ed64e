from datetime import datetime, time

import pytest
from PySide6.QtCore import QRect, Qt
from sqlalchemy import select

from db.engine import reading
from db.tables.sessions import WorkshopSession
from desktop_app.domain.span import Span
from desktop_app.readings.desk import OpenDesk
from desktop_app.wording import words_in
from tests.ui.at_desk import DAY, AtDesk, press, write
from ui.booking.drafts import Shelf
from ui.booking.quick_booking import QuickBooking

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
LARGE_ROOM, MAPLE = "VIL-01", "VIL-02"
FREE = Span.on(DAY, time(15, 30), time(16, 30))
TAKEN = Span.on(DAY, time(14, 0), time(15, 0))
"""« Passage en 6e » is in the maple room from 14:00 to 15:30."""

ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape
ALT = Qt.KeyboardModifier.AltModifier


def booked(at_desk: AtDesk, code: str) -> WorkshopSession:
    def read(desk: OpenDesk) -> WorkshopSession:
        with reading(desk.engine) as tx:
            row = tx.scalars(select(WorkshopSession).where(WorkshopSession.code == code)).one()
            tx.expunge(row)
            return row

    return at_desk.ask(read)


def opened(at_desk: AtDesk, booking: QuickBooking, room: str, span: Span) -> None:
    booking.propose(room, span, at_desk.board())
    at_desk.settle()


def enter_books(at_desk: AtDesk, booking: QuickBooking) -> str:
    with at_desk.qtbot.waitSignal(booking.booked, timeout=20_000) as done:
        press(booking.surface.line, ENTER)
    return str(done.args[0]) if done.args else ""


def test_a_template_is_booked_with_typing_enter_enter(
    at_desk: AtDesk, booking: QuickBooking
) -> None:
    opened(at_desk, booking, LARGE_ROOM, FREE)

    write(booking.surface.line, "cafe s")
    press(booking.surface.line, ENTER)
    code = enter_books(at_desk, booking)

    row = booked(at_desk, code)
    assert (row.starts, row.ends) == (datetime(2026, 11, 24, 15, 30), datetime(2026, 11, 24, 17, 0))
    assert row.status == "planned"
    assert not booking.isVisible()


def test_an_hour_that_cannot_be_read_is_gone_to_and_nothing_is_booked(
    at_desk: AtDesk, booking: QuickBooking
) -> None:
    opened(at_desk, booking, LARGE_ROOM, FREE)
    write(booking.surface.line, "cafe s")
    press(booking.surface.line, ENTER)
    field = booking.surface.form.start
    field.setFocus()
    field.selectAll()
    write(field, "25:90")
    press(field, Qt.Key.Key_Tab)

    booking.book()
    at_desk.settle()

    assert booking.isVisible()
    assert not booking.asked.is_waiting
    assert field.selectedText() == "25:90"
    assert field.accessibleDescription() == "Ce n’est pas une heure\u00a0: tapez 14:00 ou 14."


def test_one_line_on_the_telephone_says_it_all(at_desk: AtDesk, booking: QuickBooking) -> None:
    opened(at_desk, booking, LARGE_ROOM, FREE)

    write(booking.surface.line, "café santé jeu 17h grande salle 16")
    at_desk.settle()
    press(booking.surface.line, ENTER)
    code = enter_books(at_desk, booking)

    row = booked(at_desk, code)
    assert (row.starts, row.places) == (datetime(2026, 11, 26, 17, 0), 16)


def test_each_part_understood_is_shown_and_the_rest_stays_plain(
    at_desk: AtDesk, booking: QuickBooking
) -> None:
    opened(at_desk, booking, LARGE_ROOM, FREE)

    write(booking.surface.line, "café santé 17h grande salle 16 machin")

    said = [(str(part.kind), part.said) for part in booking.surface.chips.parts]
    assert said == [
        ("what", "Café santé"),
        ("hours", "17h"),
        ("room", "Grande salle"),
        ("places", "16 places"),
        ("unread", "machin"),
    ]


def test_the_arrows_move_the_mark_and_enter_takes_it(
    at_desk: AtDesk, booking: QuickBooking
) -> None:
    opened(at_desk, booking, LARGE_ROOM, FREE)

    write(booking.surface.line, "café s")
    press(booking.surface.line, Qt.Key.Key_Down)
    press(booking.surface.line, ENTER)

    assert booking.surface.line.text() == "Café santé du vendredi"


def test_an_option_holds_nothing_and_is_kept_in_view(
    at_desk: AtDesk, booking: QuickBooking
) -> None:
    opened(at_desk, booking, MAPLE, TAKEN)

    write(booking.surface.line, "café santé 12")
    press(booking.surface.line, ENTER)
    with at_desk.qtbot.waitSignal(booking.booked, timeout=20_000) as done:
        press(booking.surface.line, Qt.Key.Key_O, ALT)

    assert done.args is not None
    assert booked(at_desk, str(done.args[0])).status == "option"


def test_a_refused_booking_keeps_what_was_typed_and_offers_ways_out(
    at_desk: AtDesk, booking: QuickBooking
) -> None:
    opened(at_desk, booking, MAPLE, TAKEN)
    typed = "café santé 14h salle marronnier 12"

    write(booking.surface.line, typed)
    press(booking.surface.line, ENTER)
    line = booking.surface.line.text()
    with at_desk.qtbot.waitSignal(at_desk.desk.refused, timeout=20_000):
        press(booking.surface.line, ENTER)
    at_desk.settle()

    assert booking.isVisible()
    assert booking.surface.line.text() == line
    assert booking.surface.card.isVisible()
    assert 1 <= len(booking.surface.card.ways) <= 3


def test_a_way_out_taken_by_its_number_leaves_no_conflict(
    at_desk: AtDesk, booking: QuickBooking
) -> None:
    opened(at_desk, booking, MAPLE, TAKEN)
    write(booking.surface.line, "café santé 14h salle marronnier 12")
    at_desk.qtbot.waitUntil(lambda: bool(booking.surface.card.ways), timeout=20_000)

    press(booking.surface.line, Qt.Key.Key_1, ALT)
    at_desk.settle()

    assert booking.entry is not None
    assert booking.entry.conflicts() == []


def test_a_conflict_is_said_while_it_is_typed(at_desk: AtDesk, booking: QuickBooking) -> None:
    opened(at_desk, booking, MAPLE, TAKEN)

    assert booking.surface.card.isVisible()


def test_escape_sets_a_typed_entry_aside_and_f9_brings_it_back(
    at_desk: AtDesk, booking: QuickBooking
) -> None:
    opened(at_desk, booking, LARGE_ROOM, FREE)
    write(booking.surface.line, "café santé 17h")

    with at_desk.qtbot.waitSignal(booking.parked, timeout=20_000):
        press(booking.surface.line, ESCAPE)
    at_desk.settle()
    (draft,) = Shelf(at_desk.desk.drafts).entries()
    booking.resume(draft, at_desk.board())
    at_desk.settle()

    assert booking.surface.line.text() == "café santé 17h"
    assert booking.entry is not None
    assert booking.entry.wish.start == time(17)


def test_escape_with_nothing_typed_just_closes(at_desk: AtDesk, booking: QuickBooking) -> None:
    opened(at_desk, booking, LARGE_ROOM, FREE)

    press(booking.surface.line, ESCAPE)
    at_desk.settle()

    assert not booking.isVisible()
    assert Shelf(at_desk.desk.drafts).entries() == ()


def test_an_entry_is_on_disk_before_anybody_sets_it_aside(
    at_desk: AtDesk, booking: QuickBooking
) -> None:
    opened(at_desk, booking, LARGE_ROOM, FREE)
    write(booking.surface.line, "café santé 17h pour 16")

    at_desk.qtbot.waitUntil(lambda: bool(Shelf(at_desk.desk.drafts).entries()), timeout=20_000)

    (draft,) = Shelf(at_desk.desk.drafts).entries()
    assert draft.typed == "café santé 17h pour 16"


def test_a_booked_entry_leaves_no_draft(at_desk: AtDesk, booking: QuickBooking) -> None:
    opened(at_desk, booking, LARGE_ROOM, FREE)
    write(booking.surface.line, "café santé")
    at_desk.qtbot.waitUntil(lambda: bool(Shelf(at_desk.desk.drafts).entries()), timeout=20_000)

    press(booking.surface.line, ENTER)
    enter_books(at_desk, booking)
    at_desk.settle()

    assert Shelf(at_desk.desk.drafts).entries() == ()


def test_the_end_follows_the_start(at_desk: AtDesk, booking: QuickBooking) -> None:
    opened(at_desk, booking, LARGE_ROOM, FREE)
    start = booking.surface.form.start
    start.setFocus()

    press(start, Qt.Key.Key_Up)

    assert booking.entry is not None
    assert (booking.entry.wish.start, booking.entry.wish.end) == (time(15, 45), time(16, 45))


def test_what_is_free_at_that_hour_is_put_into_the_form_by_a_click(
    at_desk: AtDesk, booking: QuickBooking
) -> None:
    opened(at_desk, booking, LARGE_ROOM, FREE)

    booking.panel.chosen.emit("language", "ar")

    assert booking.entry is not None
    assert booking.entry.wish.language == "ar"


def test_nothing_is_asked_while_no_workshop_is_named(
    at_desk: AtDesk, booking: QuickBooking
) -> None:
    opened(at_desk, booking, LARGE_ROOM, FREE)

    press(booking.surface.line, ENTER)

    assert booking.isVisible()
    assert booking.surface.card.isVisible()


def test_a_change_elsewhere_keeps_what_is_typed(at_desk: AtDesk, booking: QuickBooking) -> None:
    opened(at_desk, booking, LARGE_ROOM, FREE)
    write(booking.surface.line, "café santé 17h")

    booking.refresh(at_desk.board())
    at_desk.settle()

    assert booking.surface.line.text() == "café santé 17h"


def test_another_language_changes_the_words_and_nothing_typed(
    at_desk: AtDesk, booking: QuickBooking
) -> None:
    opened(at_desk, booking, LARGE_ROOM, FREE)
    write(booking.surface.line, "café santé 17h")

    booking.retranslate(words_in("en"))

    assert booking.surface.book.label == "Book"
    assert booking.surface.line.text() == "café santé 17h"


def test_it_stands_inside_its_window(at_desk: AtDesk, booking: QuickBooking) -> None:
    opened(at_desk, booking, LARGE_ROOM, FREE)

    booking.standing.beside(QRect(1200, 700, 100, 40))

    margin = booking.surface.margin
    inside = at_desk.window.rect().adjusted(-margin, -margin, margin, margin)
    assert inside.contains(booking.geometry())


def test_a_late_answer_leaves_what_is_being_typed_next(
    at_desk: AtDesk, booking: QuickBooking
) -> None:
    board = at_desk.board()
    opened(at_desk, booking, LARGE_ROOM, FREE)
    write(booking.surface.line, "cafe s")
    press(booking.surface.line, ENTER)
    with at_desk.qtbot.waitSignal(booking.booked, timeout=20_000):
        press(booking.surface.line, ENTER)
        press(booking.surface.line, ESCAPE)
        booking.propose(MAPLE, FREE, board)
        write(booking.surface.line, "Forum")
    at_desk.settle()

    assert booking.isVisible()
    assert booking.surface.line.text() == "Forum"
    booking.park()
    at_desk.settle()
    assert [draft.typed for draft in Shelf(at_desk.desk.drafts).entries()] == ["Forum"]


def test_a_late_refusal_is_not_said_of_what_is_being_typed_next(
    at_desk: AtDesk, booking: QuickBooking
) -> None:
    board = at_desk.board()
    opened(at_desk, booking, MAPLE, TAKEN)
    write(booking.surface.line, "cafe s")
    press(booking.surface.line, ENTER)
    with at_desk.qtbot.waitSignal(at_desk.desk.refused, timeout=20_000) as refused:
        press(booking.surface.line, ENTER)
        press(booking.surface.line, ESCAPE)
        booking.propose(LARGE_ROOM, FREE, board)
        write(booking.surface.line, "Forum")
    at_desk.settle()

    assert refused.args is not None
    assert not booking.asked.is_answering(refused.args[0])
    assert not booking.surface.card.isVisible()
