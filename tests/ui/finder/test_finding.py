"""Where people and a room are free together; what would give a place; Enter takes it."""

from datetime import date, datetime, timedelta

from PySide6.QtCore import Qt

from desktop_app.commands.sessions import BookSession
from desktop_app.domain.finder import MOST_FOUND
from desktop_app.readings.desk import OpenDesk
from desktop_app.readings.sessions import session_reading
from desktop_app.wording import words_in
from tests.ui.finder.hand import Hand
from ui.booking.drafts import Draft
from ui.finder.finder_forms import FinderForms
from ui.finder.typed import PERIOD

NURSE, DOCTOR, THERAPIST = "P01", "P04", "ORT"
TODAY = date(2026, 11, 24)


def ask_for_a_therapist(hand: Hand) -> None:
    """Look for the nurse with any speech therapist."""
    hand.forms.find()
    hand.settle()
    hand.pick(hand.surface.pane.workers.adding, NURSE)
    hand.pick(hand.surface.pane.roles.adding, THERAPIST)


def test_somebody_named_and_any_of_a_profession_are_free_together(hand: Hand) -> None:
    ask_for_a_therapist(hand)

    typed = hand.finder.conduct.typed
    assert (typed.first, typed.last) == (TODAY, TODAY + PERIOD)
    first = hand.slots[0].proposal
    assert first.span.start == datetime(2026, 11, 24, 11, 30)
    assert {one.worker for one in first.involved} == {NURSE, "P05"}
    assert hand.listed[0][:4] == (
        "Tue 24 Nov",
        "11:30–12:30",
        "Chestnut room · Villejean",
        "Nurse P01, speech therapist P05",
    )
    assert len(hand.slots) == MOST_FOUND
    assert hand.surface.state.words == "The first 20 places that are free"


def test_what_was_looked_for_is_there_again_after_a_crash(hand: Hand) -> None:
    ask_for_a_therapist(hand)
    typed, at = hand.finder.conduct.typed, hand.at
    hand.forms.keep_typed()
    at.settle()

    forms = FinderForms(at.desk, hand.finder.card.theme, words_in("en"), at.window)
    forms.look_for_drafts()
    at.settle()
    forms.find()
    assert forms.finder is not None
    assert forms.finder.conduct.typed == typed


def test_enter_books_the_place_in_a_form_that_is_filled_in(hand: Hand) -> None:
    ask_for_a_therapist(hand)
    hand.pick(hand.surface.pane.programme, "SIXIEME")
    hand.surface.table.setFocus(Qt.FocusReason.TabFocusReason)
    slot = hand.slots[0].proposal

    with hand.at.qtbot.waitSignal(hand.forms.booking, timeout=20_000) as booking:
        hand.enter()

    assert booking.args is not None
    draft, programme, _planning = booking.args
    assert isinstance(draft, Draft)
    wish = draft.wish
    assert (wish.span, wish.room, programme) == (slot.span, slot.room, "SIXIEME")
    assert set(wish.workers) == {one.worker for one in slot.involved}
    assert hand.forms.finder is None
    # What was looked for is there again for the next place.
    hand.forms.find()
    hand.settle()
    assert hand.finder.conduct.typed.workers == (NURSE,)


def test_where_nothing_is_free_one_thing_less_gives_a_place(hand: Hand) -> None:
    hand.forms.find()
    hand.settle()
    pane = hand.surface.pane
    for code in (NURSE, "P03", DOCTOR):
        hand.pick(pane.workers.adding, code)
    hand.type(pane.last, "24/11/2026")

    assert hand.slots == ()
    assert hand.surface.area.isVisible()
    ((change, reasons),) = hand.surface.misses.said
    assert change.startswith("Without doctor P04: Tue 24 Nov at 11:15")
    assert "Doctor" in reasons
    hand.surface.misses.buttons[0].click()
    hand.settle()
    assert hand.finder.conduct.typed.workers == (NURSE, "P03")
    assert hand.listed[0][1] == "11:15–12:15"


def test_an_end_before_the_start_is_a_sentence_on_the_field(hand: Hand) -> None:
    hand.forms.find()
    hand.settle()
    hand.type(hand.surface.pane.last, "01/11/2026")

    assert "before" in hand.surface.pane.trouble.said
    assert not hand.surface.choose.isEnabled()


def test_a_place_that_is_taken_meanwhile_is_no_longer_offered(hand: Hand) -> None:
    ask_for_a_therapist(hand)
    taken = hand.slots[0].proposal
    opened = hand.at.desk.open_desk
    assert opened is not None
    other = OpenDesk(opened.engine, "poste-bea", "b", opened.centre, opened.names)
    book = BookSession(taken.span.start, taken.span.end, taken.room, title="Réunion")
    book(other.engine, other.actor())

    hand.at.desk.look_elsewhere()
    hand.settle()

    assert hand.slots
    assert all(
        (one.proposal.span, one.proposal.room) != (taken.span, taken.room) for one in hand.slots
    )


def test_a_session_moves_to_the_place_that_is_chosen_and_back(hand: Hand) -> None:
    before = hand.at.ask(lambda desk: session_reading(desk.engine, "C01-02")).line
    hand.forms.find_for("C01-02")
    hand.settle()
    typed = hand.finder.conduct.typed
    assert typed.minutes == before.span.minutes
    assert typed.last - typed.first == timedelta(days=14)
    there = hand.slots[0].proposal

    with hand.at.qtbot.waitSignal(hand.forms.undoable, timeout=20_000) as moved:
        hand.enter()

    after = hand.at.ask(lambda desk: session_reading(desk.engine, "C01-02")).line
    assert (after.span, after.room) == (there.span, there.room)
    assert moved.args is not None
    moved.args[1]()
    hand.settle()
    back = hand.at.ask(lambda desk: session_reading(desk.engine, "C01-02")).line
    assert (back.span, back.room) == (before.span, before.room)
