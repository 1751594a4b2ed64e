"""Scenario 8 in the window: twelve lines, nine accepted, three left, one act, one undo."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop_app.commands.sessions import CancelSession
from tests.ui.repairs.hand import Hand
from ui.repairs.typed import Kind

TWELVE = [
    *("W0001", "C02-01", "R0001", "C03-01", "R0002", "C02-02"),
    *("R0003", "C03-02", "C02-03", "R0004", "C03-03", "R0005"),
]
LEFT = ["W0001", "C02-03", "R0005"]
"""Those that nobody decides about yet."""

LINE = "maladie 9/3-29/3"


def away(hand: Hand, line: str = LINE) -> None:
    """Say in one line that P1 is away."""
    hand.forms.absence("P1")
    hand.settle()
    hand.type(hand.plan.surface.pane.line, line)


def test_one_line_lists_sessions_and_appointments_and_nothing_is_written(hand: Hand) -> None:
    before = hand.written()
    away(hand)

    typed = hand.plan.conduct.typed
    assert (typed.first, typed.last, typed.away) == (date(2026, 3, 9), date(2026, 3, 29), "sick")
    assert hand.codes == TWELVE
    assert hand.plan.surface.count.text() == "7 sessions and 5 appointments would be in trouble."
    assert hand.summary == "0 accepted, 12 pending · nobody to call"
    line = hand.line("C02-01")
    assert "away" in line.row.trouble
    assert [way.title for way in line.row.ways[-2:]] == ["Cancel the session", "Leave pending"]
    assert line.row.ways[-2].cost == "3 people to call"
    assert line.row.pending
    appointment = hand.line("R0001").row
    assert appointment.title == "Boussole appointment"
    assert appointment.when == "Wed 11 Mar · 9:00–9:45 · Room OFFICE"
    assert [way.title for way in appointment.ways[-2:]] == [
        "Cancel the appointment",
        "Leave pending",
    ]
    assert "Prénom" not in appointment.said, "of whom it is nothing is said"
    assert hand.written() == before


def test_nine_are_accepted_three_left_and_one_undo_restores_all_by_keyboard_alone(
    hand: Hand,
) -> None:
    before, sessions = hand.written(), hand.sessions()
    appointments = hand.appointments()
    away(hand)
    surface = hand.plan.surface
    hand.take_best()
    pending = [line.row.code for line in surface.list.lines if line.row.pending]
    assert pending == ["W0001"], "nobody else is free on Monday"
    surface.list.lines[0].setFocus(Qt.FocusReason.TabFocusReason)
    for _step in range(TWELVE.index("C02-03")):
        hand.press(Qt.Key.Key_Down)
    hand.write("0")
    assert QApplication.focusWidget() is hand.line("C02-03")
    hand.press(Qt.Key.Key_End)
    hand.write("0")
    assert QApplication.focusWidget() is hand.line("R0005")
    assert hand.summary.startswith("9 accepted, 3 pending")

    with hand.at.qtbot.waitSignal(hand.forms.undoable, timeout=20_000) as told:
        hand.apply()

    assert told.args is not None
    assert "P1" in told.args[0]
    assert hand.written() == (before[0] + 1, before[1] + 1)
    after = hand.sessions()
    assert [one for one in sessions if one in TWELVE and after[one] == sessions[one]] == [
        *("C02-03", "W0001"),
    ]
    assert {one for one, was in appointments.items() if hand.appointments()[one] == was} == {
        "R0005"
    }
    told.args[1]()
    hand.settle()
    assert (hand.sessions(), hand.appointments()) == (sessions, appointments)
    assert hand.written()[1] == before[1]


def test_what_is_best_is_shown_session_by_session_before_it_is_taken(hand: Hand) -> None:
    away(hand)
    line = hand.line("C02-01")
    line.setFocus(Qt.FocusReason.TabFocusReason)
    hand.write("&")
    decided = hand.plan.conduct.typed.ways
    shown = hand.look_for_best()

    assert len(shown.differences) == len(TWELVE) - 1, "what is decided is left out"
    stays, first = shown.differences[:2]
    assert (stays.change, shown.go.label) == ("", "Apply 10 repairs")
    assert "P2" in first.change
    assert "11 accepted, 1 pending" in shown.about.text()
    shown.safe.click()
    hand.settle()
    assert hand.plan.conduct.typed.ways == decided
    assert hand.summary.startswith("1 accepted, 11 pending")


def test_a_way_is_taken_by_its_number_and_another_day_changes_what_is_hit(hand: Hand) -> None:
    away(hand)
    line = hand.line("C02-01")
    line.setFocus(Qt.FocusReason.TabFocusReason)
    hand.write("&")
    chosen = [way.number for way in hand.line("C02-01").row.ways if way.chosen]
    assert chosen == [1]
    assert hand.summary.startswith("1 accepted, 11 pending")

    hand.type(hand.plan.surface.pane.last, "10/03/2026")

    assert hand.codes == ["W0001", "C02-01"]
    assert hand.plan.conduct.typed.line == ""
    assert hand.summary.startswith("1 accepted, 1 pending")


def test_a_cancelled_session_wants_a_reason_and_gives_whom_to_call(hand: Hand) -> None:
    away(hand, "sick 10/3")
    surface = hand.plan.surface
    cancel = next(one for one in hand.line("C02-01").ways if one.way.cancels)
    cancel.click()
    hand.settle()
    assert "1 to cancel" in hand.summary
    hand.apply()
    assert surface.pane.trouble.said == "Say why sessions are cancelled."
    assert bool(surface.why.text.property("wrong"))

    surface.why.choices.setCurrentIndex(1)
    called: list[str] = []
    hand.forms.calling.connect(called.append)
    hand.apply()

    assert hand.sessions()["C02-01"][2] == "cancelled"
    assert [one.code for one in surface.calls.lines] == ["C02-01"]
    action = surface.calls.action("C02-01")
    assert action is not None
    action.click()
    assert called == ["C02-01"]


def test_a_cancelled_appointment_wants_no_reason_and_names_whom_to_call(hand: Hand) -> None:
    away(hand, "sick 11/3")
    surface = hand.plan.surface
    next(one for one in hand.line("R0001").ways if one.way.cancels).click()
    hand.settle()
    assert not surface.why.isVisible()
    assert hand.summary == "0 accepted, 1 to cancel, 0 pending · 1 person to call"
    hand.apply()
    hand.settle()

    appointment = hand.appointments()["R0001"]
    assert (appointment.status, appointment.cancelled_by) == ("cancelled", "worker")
    (line,) = surface.calls.lines
    assert line.lines == ("Cancel the appointment", "Prénom1 Habitant1 · no telephone number")
    assert surface.calls.action("R0001") is None, "it has no call list of its own"


def test_what_cannot_be_read_is_said_and_what_is_typed_stays(hand: Hand) -> None:
    away(hand)
    pane = hand.plan.surface.pane

    hand.type(pane.line, "maladie 30/2")

    assert "there is no 30/2" in pane.trouble.said
    assert pane.line.text() == "maladie 30/2"
    assert hand.codes == TWELVE
    hand.type(pane.line, LINE)
    hand.type(pane.line, "maladie 12/3")
    assert pane.trouble.said == ""
    assert hand.codes == ["C03-01"]


def test_what_another_desk_changes_is_read_again_and_said(hand: Hand) -> None:
    away(hand)
    hand.take_best()
    opened = hand.at.desk.open_desk
    assert opened is not None
    actor = type(opened)(opened.engine, "poste-bea", "b", opened.centre, opened.names).actor()
    CancelSession("C03-01", "room not available")(opened.engine, actor)

    hand.at.desk.look_elsewhere()
    hand.settle()

    assert "C03-01" not in hand.codes
    band = hand.plan.surface.band
    assert band.said.text().startswith("Another desk changed the schedule")
    assert "C02-01" in hand.plan.conduct.typed.ways


def test_escape_sets_what_was_typed_and_chosen_aside(hand: Hand) -> None:
    away(hand)
    hand.take_best()
    summary = hand.summary

    with hand.at.qtbot.waitSignal(hand.forms.told):
        hand.press(Qt.Key.Key_Escape)
    assert hand.forms.plan is None
    hand.forms.absence()
    hand.settle()

    assert hand.plan.conduct.typed.line == LINE
    assert (hand.codes, hand.summary) == (TWELVE, summary)


def test_a_plan_is_there_again_after_a_crash(hand: Hand) -> None:
    away(hand)
    hand.take_best()
    ways, summary = [*hand.plan.conduct.typed.ways], hand.summary
    hand.forms.kept.keep()
    hand.at.settle()

    again = hand.restarted()
    (draft,) = again.forms.kept.drafts
    assert draft.title.startswith("Absence · ")
    again.forms.resume(draft)
    again.settle()

    assert again.plan.surface.pane.line.text() == LINE
    assert ([*again.plan.conduct.typed.ways], again.summary) == (ways, summary)
    again.apply()
    hand.at.settle()
    assert again.forms.kept.drafts == (), "what is written is no draft any more"


def test_a_closure_wants_a_reason_and_a_room_is_left_empty(hand: Hand) -> None:
    hand.forms.closure("VIL")
    hand.settle()
    pane = hand.plan.surface.pane
    hand.type(pane.first, "12/03/2026")
    assert hand.codes == ["C03-01"]
    hand.apply()
    assert pane.trouble.said == "Say why it will be closed."
    hand.plan.throw_away()

    hand.forms.room_ends("VIL-1", date(2026, 3, 25))
    hand.settle()
    assert hand.plan.kind is Kind.ROOM
    assert hand.codes == ["C03-03", "C03-04"]
    hand.apply()
    assert "Nothing may be left" in hand.plan.surface.pane.trouble.said
    hand.take_best()
    hand.apply()
    assert {hand.sessions()[code][1] for code in ("C03-03", "C03-04")} <= {"A", "B", "OFFICE"}


def test_a_site_that_moves_takes_its_sessions_along_as_one_act(hand: Hand) -> None:
    entries, sessions = hand.written()[0], hand.sessions()
    hand.forms.site_moves("VIL")
    hand.settle()
    pane = hand.plan.surface.pane
    hand.type(pane.last, "15/03/2026")
    assert hand.plan.conduct.typed.reopens == date(2026, 3, 16)
    plan = hand.plan.conduct.plan
    assert plan is not None
    assert min(one.line.span.day for one in plan.lines) > date(2026, 3, 15)
    hand.apply()
    assert pane.trouble.said == "Give the address of the new building."
    hand.type(pane.address, "8 rue du Test")
    hand.take_best()
    chosen = {line.row.code for line in hand.plan.surface.list.lines if not line.row.pending}
    assert chosen

    with hand.at.qtbot.waitSignal(hand.forms.undoable, timeout=20_000) as told:
        hand.apply()
    assert told.args is not None
    assert told.args[0].startswith("Move noted: ")
    assert hand.written()[0] == entries + 1
    after = hand.sessions()
    assert {code for code in sessions if after[code] != sessions[code]} == chosen
    told.args[1]()
    hand.settle()
    assert hand.sessions() == sessions
