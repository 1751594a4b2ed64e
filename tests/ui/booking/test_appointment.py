"""Choosing a person turns a booking into an appointment; all of it with the keyboard."""

from dataclasses import replace
from datetime import datetime, time

from PySide6.QtCore import Qt
from sqlalchemy import select

from db.engine import reading
from db.tables.people import Person
from db.tables.sessions import Resource
from db.tables.support import Appointment, InterpreterOrder
from desktop_app.domain.span import Span
from desktop_app.readings.desk import OpenDesk
from desktop_app.wording import words_in
from tests.ui.at_desk import DAY, AtDesk, press, write
from ui.booking.drafts import Shelf
from ui.booking.entry import Entry
from ui.booking.quick_booking import QuickBooking
from ui.masking import Masking

ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape
ALT = Qt.KeyboardModifier.AltModifier
N_AT_ELEVEN = Span.on(DAY, time(12), time(13))
"""What N proposes at 11:10."""

Booked = tuple[str, str, str, datetime, str]


def entry_of(booking: QuickBooking) -> Entry:
    assert booking.entry is not None
    return booking.entry


def opened(at_desk: AtDesk, booking: QuickBooking, room: str = "") -> None:
    booking.stock.site = "VIL"
    booking.propose(room, N_AT_ELEVEN, at_desk.board())
    at_desk.settle()


def picked(at_desk: AtDesk, booking: QuickBooking, typed: str) -> None:
    opened(at_desk, booking)
    write(booking.surface.line, typed)
    at_desk.settle()
    press(booking.surface.line, ENTER)
    at_desk.settle()


def booked(at_desk: AtDesk, code: str) -> Booked:
    def read(desk: OpenDesk) -> Booked:
        with reading(desk.engine) as tx:
            row = tx.scalars(select(Appointment).where(Appointment.code == code)).one()
            order = tx.scalars(
                select(InterpreterOrder).where(InterpreterOrder.appointment_id == row.id)
            ).first()
            person = tx.get_one(Person, row.person_id).code
            worker = tx.get_one(Resource, row.worker_id).code
            asked = f"{order.language_code} {order.mode}" if order is not None else ""
            return row.kind, person, worker, row.starts, asked

    return at_desk.ask(read)


def enter_books(at_desk: AtDesk, booking: QuickBooking) -> Booked:
    with at_desk.qtbot.waitSignal(booking.booked, timeout=20_000) as done:
        press(booking.surface.line, ENTER)
    assert done.args is not None
    return booked(at_desk, str(done.args[0]))


def test_a_name_and_enter_twice_book_whoever_is_free_next_with_an_interpreter(
    at_desk: AtDesk, booking: QuickBooking
) -> None:
    picked(at_desk, booking, "sevgi kara")

    assert booking.surface.line.text() == "S. K."
    assert booking.surface.head.who == "S. K. · 1979 · …2000"
    assert booking.surface.foot.interpreter.text().startswith("Turc, par téléphone")
    assert not booking.surface.option.isVisible()
    assert enter_books(at_desk, booking) == (
        "boussole",
        "U0001",
        "P11",
        datetime(2026, 11, 24, 16),
        "tr phone",
    )
    assert not booking.isVisible()


def test_nobody_is_ordered_to_interpret_where_the_desk_wants_nobody(
    at_desk: AtDesk, booking: QuickBooking
) -> None:
    picked(at_desk, booking, "sevgi kara")

    booking.surface.form.edited.emit("language", "")

    assert not booking.surface.foot.interpreter.isVisible()
    assert enter_books(at_desk, booking)[-1] == ""


def test_a_hurried_enter_waits_for_the_person_and_never_books_a_session_of_that_name(
    at_desk: AtDesk, booking: QuickBooking
) -> None:
    opened(at_desk, booking)

    write(booking.surface.line, "karadenizli sevgi jeu 14h")
    press(booking.surface.line, ENTER)
    at_desk.qtbot.waitUntil(lambda: entry_of(booking).visit.is_on, timeout=20_000)

    assert booking.surface.line.text() == "S. K. jeu 14h"
    assert [part.said for part in booking.surface.chips.parts] == ["jeu. 26 nov.", "14h"]
    wish = entry_of(booking).wish
    assert (wish.person, wish.day.day, wish.start) == ("U0001", 26, time(14))


def test_the_next_free_appointment_is_taken_by_a_key_and_the_one_after_it_by_another(
    at_desk: AtDesk, booking: QuickBooking
) -> None:
    picked(at_desk, booking, "sevgi kara jeu 12h30")
    foot = booking.surface.foot.free

    (first,) = foot.lines
    assert first.title.startswith("jeu. 26 nov.")
    assert first.details.startswith("Prochain rendez-vous libre")
    press(booking.surface.line, Qt.Key.Key_N, ALT)
    at_desk.settle()
    taken = entry_of(booking).wish
    (later,) = foot.lines
    assert f"{taken.start:%H:%M}" in first.title
    assert later.details.startswith("Plus tard")
    foot.picked.emit("")
    at_desk.settle()

    wish = entry_of(booking).wish
    assert (wish.day, wish.start) > (taken.day, taken.start)
    assert entry_of(booking).conflicts() == []
    assert enter_books(at_desk, booking)[3] == datetime.combine(wish.day, wish.start)


def test_another_kind_has_other_professionals(at_desk: AtDesk, booking: QuickBooking) -> None:
    picked(at_desk, booking, "sevgi kara")
    press(booking.surface.line, Qt.Key.Key_N, ALT)
    former = entry_of(booking).wish.workers

    booking.surface.head.kinds.step(1)
    at_desk.settle()

    assert former == ("P11",)
    assert not booking.surface.head.kinds.hasFocus()
    assert entry_of(booking).wish.kind == "mediation"
    assert set(entry_of(booking).wish.workers) & {"P14", "P15", "P16"}


def test_the_kind_may_be_said_in_the_line(at_desk: AtDesk, booking: QuickBooking) -> None:
    picked(at_desk, booking, "rdv médiation sevgi kara jeu")

    wish = entry_of(booking).wish
    assert booking.surface.line.text() == "S. K. rdv médiation jeu"
    assert (wish.kind, wish.person, wish.day.day) == ("mediation", "U0001", 26)


def test_whoever_is_expected_elsewhere_is_said_and_a_free_hour_offered(
    at_desk: AtDesk, booking: QuickBooking
) -> None:
    """U0001 is enrolled nowhere; U0117 sees a psychologist, and is booked twice at that hour."""
    picked(at_desk, booking, "sevgi kara")
    taken = enter_books(at_desk, booking)
    opened(at_desk, booking)
    write(booking.surface.line, "sevgi kara 16h")
    at_desk.settle()
    press(booking.surface.line, ENTER)
    at_desk.settle()

    found = [str(one.code) for one in entry_of(booking).findings()]
    assert taken[3] == datetime(2026, 11, 24, 16)
    assert "participant_elsewhere" in found
    assert booking.surface.card.isVisible()
    assert booking.surface.foot.free.lines


def test_escape_keeps_the_appointment_without_a_name_and_f9_gives_it_back(
    at_desk: AtDesk, booking: QuickBooking
) -> None:
    picked(at_desk, booking, "sevgi kara")
    booking.surface.head.kinds.step(1)
    at_desk.settle()
    wish = entry_of(booking).wish
    with at_desk.qtbot.waitSignal(booking.parked, timeout=20_000):
        press(booking.surface.line, ESCAPE)
    at_desk.settle()
    (draft,) = Shelf(at_desk.desk.drafts).entries()

    booking.resume(draft, at_desk.board())
    at_desk.settle()

    assert draft.title.startswith("Rendez-vous de médiation")
    assert "Karadenizli" not in draft.typed + draft.title
    assert entry_of(booking).wish == wish
    assert booking.surface.head.who.startswith("S. K.")


def test_a_draft_goes_on_without_somebody_who_is_gone(
    at_desk: AtDesk, booking: QuickBooking
) -> None:
    picked(at_desk, booking, "sevgi kara")
    draft = booking.keep()
    assert draft is not None
    gone = replace(draft, wish=replace(draft.wish, person="U9999"))
    booking.park()

    booking.resume(gone, at_desk.board())
    at_desk.settle()

    assert not entry_of(booking).visit.is_on
    assert not booking.taking.is_asking


def test_taking_the_person_out_of_the_line_makes_it_a_session_again(
    at_desk: AtDesk, booking: QuickBooking
) -> None:
    picked(at_desk, booking, "sevgi kara")

    booking.surface.line.selectAll()
    write(booking.surface.line, "café santé")
    at_desk.settle()

    assert entry_of(booking).wish.person == ""
    assert booking.surface.option.isVisible()
    assert not booking.surface.head.isVisible()


def test_names_are_shown_as_long_as_they_are_revealed(
    at_desk: AtDesk, booking: QuickBooking
) -> None:
    masking = Masking(booking)
    booking.taking.mask(masking)
    opened(at_desk, booking)
    write(booking.surface.line, "sevgi kara")
    at_desk.settle()
    masked = [line.title for line in booking.surface.offers.lines]

    masking.toggle()
    shown = [line.title for line in booking.surface.offers.lines]
    booking.retranslate(words_in("en"))
    masking.mask()

    assert masked == ["S. K."]
    assert shown == ["Sevgi Karadenizli"]
    assert [line.title for line in booking.surface.offers.lines] == ["S. K."]


def test_a_name_that_nobody_has_is_never_booked_as_a_session_by_one_enter(
    at_desk: AtDesk, booking: QuickBooking
) -> None:
    opened(at_desk, booking)
    write(booking.surface.line, "Quesnelou 17h")
    at_desk.settle()

    press(booking.surface.line, ENTER)
    at_desk.settle()

    assert booking.isVisible()
    assert "Quesnelou" in booking.surface.card.accessibleName()
    with at_desk.qtbot.waitSignal(booking.booked, timeout=20_000):
        press(booking.surface.line, ENTER)


def test_an_hour_that_is_taken_has_ways_out_that_disturb_nobody(
    at_desk: AtDesk, booking: QuickBooking
) -> None:
    """The psychologist of Villejean receives somebody else at 16:00."""
    picked(at_desk, booking, "sevgi kara 16h")
    booking.panel.chosen.emit("workers", "P10")
    at_desk.qtbot.waitUntil(lambda: bool(booking.surface.card.ways), timeout=20_000)

    assert all(one.disturbed == 0 for one in booking.surface.card.ways)
    press(booking.surface.line, Qt.Key.Key_1, ALT)
    assert entry_of(booking).conflicts() == []
