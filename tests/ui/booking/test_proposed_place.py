"""The room and the hour are proposed until a person chooses them, then nothing changes them."""

from collections import Counter
from datetime import time

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.domain.findings import Code
from desktop_app.domain.planning import STEP_FREE, Proposal
from desktop_app.domain.quick_entry import PartKind
from desktop_app.domain.span import Span
from tests.ui.at_desk import DAY, AtDesk, press, write
from ui.booking.drafts import Shelf
from ui.booking.entry import Entry
from ui.booking.free_panel import FreeLine, FreeRow
from ui.booking.quick_booking import QuickBooking
from ui.form.entry import FormEntry
from ui.form.facts import Facts
from ui.form.typed import typed_from
from ui.theme import Theme
from ui.widgets.tones import Tone

LARGE_ROOM, MAPLE, OFFICE = "VIL-01", "VIL-02", "VIL-05"
MULTIPURPOSE = "BEA-01"
NOON = Span.on(DAY, time(12), time(13))
TAKEN = Span.on(DAY, time(14), time(15))
"""« Passage en 6e » is in the maple room from 14:00 to 15:30."""

ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape
ALT = Qt.KeyboardModifier.AltModifier


def opened(at_desk: AtDesk, booking: QuickBooking, room: str = "", span: Span = NOON) -> None:
    booking.propose(room, span, at_desk.board())
    at_desk.settle()


def entry_of(booking: QuickBooking) -> Entry:
    assert booking.entry is not None
    return booking.entry


def place_of(booking: QuickBooking) -> tuple[str, time]:
    wish = entry_of(booking).wish
    return wish.room, wish.start


def ways_shown(at_desk: AtDesk, booking: QuickBooking) -> None:
    at_desk.qtbot.waitUntil(lambda: bool(booking.surface.card.ways), timeout=20_000)


def test_the_room_proposed_follows_the_places_until_one_is_chosen(
    at_desk: AtDesk, booking: QuickBooking
) -> None:
    opened(at_desk, booking)
    assert place_of(booking) == (MAPLE, time(12))

    write(booking.surface.line, "café santé 12h 25")
    at_desk.settle()
    assert place_of(booking) == (LARGE_ROOM, time(12))

    booking.surface.form.edited.emit("room", MAPLE)
    write(booking.surface.line, " arabe")
    assert place_of(booking) == (MAPLE, time(12))
    assert [one.code for one in entry_of(booking).conflicts()] == [Code.ROOM_TOO_SMALL]
    assert booking.surface.card.isVisible()


def test_the_hour_proposed_is_the_next_at_which_such_a_room_is_free(
    at_desk: AtDesk, booking: QuickBooking
) -> None:
    opened(at_desk, booking, span=Span.on(DAY, time(14), time(15)))

    write(booking.surface.line, "salle marronnier")
    at_desk.settle()
    assert place_of(booking) == (MAPLE, time(16))

    write(booking.surface.line, " 14h")
    assert place_of(booking) == (MAPLE, time(14))
    assert Code.ROOM_TAKEN in {one.code for one in entry_of(booking).conflicts()}


def test_a_slot_that_was_clicked_is_never_left(at_desk: AtDesk, booking: QuickBooking) -> None:
    opened(at_desk, booking, MAPLE, TAKEN)

    write(booking.surface.line, "café santé 25")
    at_desk.settle()

    assert place_of(booking) == (MAPLE, time(14))


def test_the_site_of_the_desk_comes_first(at_desk: AtDesk, booking: QuickBooking) -> None:
    booking.stock.site = "BEA"
    opened(at_desk, booking)

    assert place_of(booking)[0].startswith("BEA")


def test_where_nothing_suits_that_is_said_and_nothing_is_asked(
    at_desk: AtDesk, booking: QuickBooking
) -> None:
    opened(at_desk, booking)

    write(booking.surface.line, "Forum 12h 90")
    press(booking.surface.line, ENTER)
    at_desk.qtbot.waitUntil(lambda: booking.surface.card.is_struck, timeout=20_000)

    assert entry_of(booking).wish.room == ""
    assert "Aucune salle qui convient" in booking.surface.card.accessibleName()


def test_a_draft_goes_on_being_proposed_its_room(at_desk: AtDesk, booking: QuickBooking) -> None:
    opened(at_desk, booking)
    write(booking.surface.line, "Forum 12h")
    press(booking.surface.line, ESCAPE)
    at_desk.settle()
    (draft,) = Shelf(at_desk.desk.drafts).entries()
    booking.resume(draft, at_desk.board())
    at_desk.settle()

    write(booking.surface.line, " 25")

    assert place_of(booking) == (LARGE_ROOM, time(12))


def test_step_free_access_and_equipment_are_understood_as_needs(
    at_desk: AtDesk, booking: QuickBooking
) -> None:
    opened(at_desk, booking)

    write(booking.surface.line, "Forum 12h plain-pied")

    entry = entry_of(booking)
    assert entry.wish.needs == (STEP_FREE,)
    assert entry.around.planning.rooms[entry.wish.room].step_free
    assert PartKind.NEED in {part.kind for part in booking.surface.chips.parts}


def test_a_room_with_steps_is_a_conflict_where_none_is_asked_for(
    at_desk: AtDesk, booking: QuickBooking
) -> None:
    opened(at_desk, booking, OFFICE)

    write(booking.surface.line, "Forum accessible")

    assert [one.code for one in entry_of(booking).conflicts()] == [Code.NOT_ACCESSIBLE]


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("café s jeu 14h vaste pièce 18", "Café santé jeu 14h vaste pièce 18"),
        ("café santé jeu 14h vaste pièce 18", "Café santé jeu 14h vaste pièce 18"),
        ("jeu cuis du quot 14h avec compote", "Cuisine du quotidien jeu 14h avec compote"),
    ],
)
def test_picking_a_workshop_keeps_everything_else_that_was_typed(
    at_desk: AtDesk, booking: QuickBooking, typed: str, line: str
) -> None:
    opened(at_desk, booking)

    write(booking.surface.line, typed)
    press(booking.surface.line, ENTER)

    assert entry_of(booking).is_picked
    assert booking.surface.line.text() == line
    unread = [part for part in booking.surface.chips.parts if part.kind is PartKind.UNREAD]
    assert unread
    assert all(part.hint == f"non compris\u00a0: {part.said}" for part in unread)
    assert unread[0].hint in booking.surface.chips.accessibleName()


def test_one_thing_at_a_time_is_done_by_enter(at_desk: AtDesk, booking: QuickBooking) -> None:
    opened(at_desk, booking)
    assert booking.surface.book.look.keys == "Entrée"

    write(booking.surface.line, "café s")
    assert booking.surface.offers.isVisible()
    assert booking.surface.book.look.keys == ""

    press(booking.surface.line, ENTER)
    assert not booking.surface.offers.isVisible()
    assert booking.surface.book.look.keys == "Entrée"


def test_a_refusal_draws_the_eye_and_takes_the_focus_to_the_first_way_out(
    at_desk: AtDesk, booking: QuickBooking
) -> None:
    opened(at_desk, booking, MAPLE, TAKEN)
    card, line = booking.surface.card, booking.surface.line
    write(line, '"Forum" 4')
    ways_shown(at_desk, booking)

    with at_desk.qtbot.waitSignal(at_desk.desk.refused, timeout=20_000):
        press(line, ENTER)
    at_desk.settle()
    assert card.is_struck
    ways_shown(at_desk, booking)
    assert card.has_focus

    press(booking, Qt.Key.Key_1)
    at_desk.settle()
    assert entry_of(booking).conflicts() == []
    assert entry_of(booking).wish.places == 4
    assert line.hasFocus()


def test_a_digit_is_text_while_somebody_types(at_desk: AtDesk, booking: QuickBooking) -> None:
    opened(at_desk, booking, MAPLE, TAKEN)
    write(booking.surface.line, "Forum ")
    ways_shown(at_desk, booking)

    write(booking.surface.line, "1")

    assert booking.surface.line.text() == "Forum 1"
    assert place_of(booking) == (MAPLE, time(14))


def test_a_way_out_into_a_smaller_room_says_what_it_leaves(
    at_desk: AtDesk, booking: QuickBooking
) -> None:
    opened(at_desk, booking, LARGE_ROOM, TAKEN)
    write(booking.surface.line, "Forum")
    ways_shown(at_desk, booking)

    said = [button.toolTip() for button, _ in booking.surface.card.offered]

    rooms = entry_of(booking).around.planning.rooms
    for text, way in zip(said, booking.surface.card.ways, strict=True):
        left = rooms[way.proposal.room].capacity
        assert ("au lieu de 30" in text) == (left < 30)
    assert any("au lieu de 30" in text for text in said)
    assert all("Alt+" in text for text in said)


def test_a_room_too_small_for_the_workshop_is_no_more_ticked_than_in_the_panel(
    at_desk: AtDesk, booking: QuickBooking
) -> None:
    opened(at_desk, booking, MAPLE)
    verdicts = [booking.surface.form.room.verdict]
    write(booking.surface.line, "café s")
    press(booking.surface.line, ENTER)
    at_desk.settle()

    verdicts.append(booking.surface.form.room.verdict)

    assert entry_of(booking).wish.room == MAPLE
    assert verdicts == [Tone.OK, Tone.WARN]


def test_many_people_make_the_popover_higher_never_wider(
    at_desk: AtDesk, booking: QuickBooking
) -> None:
    opened(at_desk, booking, MAPLE)
    width, people = booking.surface.width(), booking.surface.form.people
    before = people.height()

    people.changed.emit(tuple(entry_of(booking).around.planning.workers)[:5])
    at_desk.settle()

    assert booking.surface.width() == width
    assert people.height() > 2 * before
    assert all(chip.geometry().right() < people.width() for chip in people.chips)


def test_the_full_form_names_the_same_findings(at_desk: AtDesk, booking: QuickBooking) -> None:
    opened(at_desk, booking, MAPLE, TAKEN)
    write(booking.surface.line, "Forum accessible 14")
    at_desk.settle()
    entry = entry_of(booking)

    planning, proposal = entry.around.planning, entry.proposal
    assert proposal is not None
    facts = Facts(planning, Proposal(proposal.span), entry.around.now, entry.around.catalogue)
    form = FormEntry(facts, typed_from(entry.wish, "", planning))

    found = {one.code for one in entry.conflicts()}
    assert {Code.ROOM_TAKEN, Code.ROOM_TOO_SMALL} <= found
    assert {one.code for one in form.judged().standing} == found


def test_people_called_alike_are_told_apart_below_their_whole_name(
    theme: Theme, qtbot: QtBot
) -> None:
    line = FreeLine(
        "P048",
        "Infirmière en santé participative P048",
        "hors horaires",
        Tone.WARN,
        name="Infirmière en santé participative",
        mark="P048",
    )
    row = FreeRow(theme, line)
    qtbot.addWidget(row)
    low = row.sizeHint().height()

    row.resize(600, low)
    row.show()
    folded = [row.is_folded]
    row.resize(250, low)
    folded.append(row.is_folded)
    assert folded == [False, True]
    assert row.sizeHint().height() > low
    assert line.folded == ("Infirmière en santé participative", "P048 · hors horaires")


def test_a_foot_says_how_nothing_is_lost_and_how_much_is_set_aside(
    at_desk: AtDesk, booking: QuickBooking
) -> None:
    opened(at_desk, booking)
    aside = ("Échap", "met de côté, rien n’est perdu")
    assert booking.panel.help_lines == [aside]

    booking.surface.tell_drafts(2)

    assert booking.panel.help_lines == [aside, ("F9", "2 brouillons en cours")]


def test_the_team_shows_more_than_one_profession_at_an_hour_that_suits_nobody(
    at_desk: AtDesk, booking: QuickBooking
) -> None:
    opened(at_desk, booking, span=Span.on(DAY, time(21), time(22)))
    write(booking.surface.line, "21h")
    at_desk.settle()

    team = next(group for group in booking.panel.groups if group.kind == "workers")

    alike = Counter(line.name for line in team.lines)
    assert len(alike) > 2
    assert max(alike.values()) <= 2
