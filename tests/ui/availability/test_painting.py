"""Painting a week: by mouse, by keyboard, odd Tuesdays alone; saving, touched sessions, undo."""

from datetime import date

from PySide6.QtCore import Qt

from desktop_app.domain.calendar import WeekParity
from desktop_app.domain.painted_week import ROOM, SITE
from desktop_app.readings.availability import availability_of, opening_hours_of
from desktop_app.wording import words_in
from tests.ui.availability.hand import RIGHT, THERAPIST, Hand
from ui.availability.run_painter import in_rows
from ui.availability.week_forms import WeekForms
from ui.repairs.repair_forms import RepairForms
from ui.theme import Theme
from ui.typography import Letter

EVEN, ODD = WeekParity.EVEN, WeekParity.ODD
MONDAY, TUESDAY, WEDNESDAY, FRIDAY = 1, 2, 3, 5
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier


def weeks(hand: Hand, code: str) -> None:
    """Choose the weeks that are painted."""
    hand.editor.surface.bar.weeks.choose(code)
    hand.editor.surface.bar.weeks.chosen.emit(code)


def brush(hand: Hand, code: str) -> None:
    """Take the brush of a site."""
    (button,) = [one for one in hand.editor.surface.bar.buttons if one.code == code]
    button.click()


def test_the_week_opens_as_it_is_with_what_no_grid_shows_among_the_exceptions(hand: Hand) -> None:
    side = hand.editor.surface.side

    assert hand.painted(ODD, WEDNESDAY) == [("09:00", "12:30", "HLM")]
    assert hand.painted(EVEN, WEDNESDAY) == []
    assert hand.editor.surface.totals.words == "even weeks 23 h · odd weeks 26 h 30"
    assert ("Sat 12 Dec 9:00–12:00", "added, Villejean") in side.absences.lines
    assert not hand.editor.surface.save.isEnabled()
    assert [one.week.week for one in side.strip.weeks if one.breaks] == [53, 1]
    assert not side.turn.isHidden(), "2026 has 53 weeks"


def test_odd_tuesdays_are_painted_by_mouse_saved_and_undone_at_once(hand: Hand) -> None:
    before = hand.rules(TUESDAY)
    weeks(hand, ODD)
    brush(hand, "BEA")
    hand.drag(TUESDAY, (8.5, 9))

    assert hand.painted(ODD, TUESDAY)[0] == ("08:30", "09:00", "BEA")
    assert hand.painted(EVEN, TUESDAY)[0] == ("09:00", "12:30", "VIL")
    assert hand.rules(TUESDAY) == before, "nothing is written before it is saved"
    forms, at = hand.forms, hand.at
    with at.qtbot.waitSignal(forms.undoable, timeout=20_000) as told:
        hand.editor.surface.save.click()

    assert told.args is not None
    at.settle()
    assert told.args[0] == "The week is saved."
    assert hand.rules(TUESDAY) == sorted([("08:30", "09:00", "BEA", "odd"), *before])
    assert hand.rules(6) == [("09:00", "12:00", "VIL", "weekly")], "the added Saturday stays"
    told.args[1]()
    at.settle()
    assert hand.rules(TUESDAY) == before


def test_the_same_is_painted_by_keyboard_alone(hand: Hand) -> None:
    weeks(hand, ODD)
    hand.press(Qt.Key.Key_Right)
    hand.press(Qt.Key.Key_Up, times=2)
    hand.press(Qt.Key.Key_Down, SHIFT)
    hand.letter("b")

    assert hand.painted(ODD, TUESDAY)[0] == ("08:30", "09:00", "BEA")
    assert "Tuesday, 8:30–9:00" in hand.grid.accessibleDescription()
    hand.press(Qt.Key.Key_Delete)
    assert hand.painted(ODD, TUESDAY) == hand.painted(EVEN, TUESDAY)
    hand.press(Qt.Key.Key_Z, CTRL)
    model = hand.editor.surface.table.model()
    lines = [
        [model.index(row, column).data() for column in range(4)] for row in range(model.rowCount())
    ]
    assert ["Wednesday", "odd weeks", "9:00–12:30", "Hors les murs"] in lines


def test_a_week_that_breaks_sessions_opens_their_repairs_and_is_written_with_them(
    hand: Hand,
) -> None:
    before = hand.rules(TUESDAY)
    hand.drag(TUESDAY, (13.5, 19), RIGHT)
    count = len(hand.touched)
    assert count >= 2
    assert hand.editor.surface.side.touched_title.text().startswith(f"{count} planned")
    codes = hand.save_what_breaks()

    assert len(codes) == count
    assert hand.rules(TUESDAY) == before, "nothing is written before it is applied"
    assert "P05" in hand.plan.surface.pane.ready.text()
    assert not hand.plan.surface.discard.isVisible()
    hand.plan.conduct.choose(codes[0], len(hand.plan.surface.list.lines[0].row.ways) - 2)
    hand.at.settle()
    hand.plan.surface.shut.click()
    hand.settle()
    assert hand.repairs.plan is None, "back to the week"
    assert hand.painted(ODD, TUESDAY) == [("09:00", "12:30", "VIL")]

    assert hand.save_what_breaks() == codes
    assert [*hand.plan.conduct.typed.ways] == codes[:1], "what was chosen is there again"
    said = hand.apply()
    assert f"1 accepted, {count - 1} pending" in said
    assert hand.rules(TUESDAY) == [("09:00", "12:30", "VIL", "weekly")]
    hand.close_calls()
    assert hand.forms.editor is None


def test_shifting_keeps_the_alternation_after_a_week_53(hand: Hand) -> None:
    hand.editor.surface.side.shift.click()
    hand.settle()
    hand.save()

    assert hand.rules(WEDNESDAY) == [
        ("09:00", "12:30", "HLM", "even"),
        ("09:00", "12:30", "HLM", "odd"),
    ]


def test_leave_typed_in_one_line_is_noted_by_enter_or_with_the_repairs_it_needs(
    hand: Hand,
) -> None:
    side = hand.editor.surface.side
    hand.type(side.line, "congés 22/12-02/01")

    assert [tag.label for tag in side.read] == ["Leave", "Tue 22 Dec → Sat 2 Jan"]
    hand.press_in(side.line, Qt.Key.Key_Return)
    assert hand.planned(), "sessions of these days stand in the way"
    assert hand.plan.surface.pane.line.text() == "congés 22/12-02/01"
    hand.apply()
    hand.close_calls()

    seen = hand.at.ask(lambda desk: availability_of(desk.engine, THERAPIST, desk.now().date()))
    assert (date(2026, 12, 22), date(2027, 1, 2)) in [
        (one.first_day, one.last_day) for one in seen.absences
    ]
    assert side.line.text() == ""
    assert ("Tue 22 Dec → Sat 2 Jan", "Leave") in side.absences.lines
    hand.type(side.line, "congé 15/8")
    with hand.at.qtbot.waitSignal(hand.forms.undoable, timeout=20_000):
        hand.press_in(side.line, Qt.Key.Key_Return)
    hand.settle()
    assert side.line.text() == "", "nothing is hit: it is noted at once"
    hand.type(side.line, "congés un jour")
    hand.press_in(side.line, Qt.Key.Key_Return)
    assert side.trouble.said


def test_a_day_and_a_parity_are_copied_and_a_stroke_is_taken_back(hand: Hand) -> None:
    before = hand.painted(EVEN, FRIDAY)
    hand.press(Qt.Key.Key_Right)
    menu = hand.editor.copying_menu()
    friday = next(one for one in menu.actions() if one.text() == "Friday")
    friday.trigger()
    hand.editor.surface.copy_parity.click()

    assert hand.painted(EVEN, FRIDAY) == hand.painted(EVEN, TUESDAY)
    assert hand.painted(ODD, WEDNESDAY) == []
    for _stroke in range(2):
        hand.editor.conduct.take_back()
    assert hand.painted(EVEN, FRIDAY) == before
    hand.editor.reject()
    assert hand.forms.editor is None, "nothing is left to keep"


def test_escape_sets_what_was_painted_aside_until_it_is_opened_again(hand: Hand) -> None:
    hand.drag(MONDAY, (13.5, 15))
    with hand.at.qtbot.waitSignal(hand.forms.told):
        hand.editor.reject()
    assert hand.forms.editor is None
    hand.open(THERAPIST)

    assert ("13:30", "15:00", "VIL") in hand.painted(EVEN, MONDAY)
    hand.editor.throw_away()
    hand.open(THERAPIST)
    assert ("13:30", "15:00", "VIL") not in hand.painted(EVEN, MONDAY)


def restarted(hand: Hand) -> Hand:
    """The same desk after a power cut, once what was typed had gone to disk."""
    hand.forms.keep_typed()
    hand.repairs.keep_typed()
    hand.at.settle()
    hand.editor.conduct.blockSignals(True)
    if hand.repairs.plan is not None:
        hand.plan.conduct.blockSignals(True)
    at, theme, words = hand.at, hand.editor.card.theme, words_in("en")
    repairs = RepairForms(at.desk, theme, words, at.window)
    again = Hand(WeekForms(at.desk, theme, words, at.window, repairs), at, repairs)
    repairs.over_forms.look_for_drafts()
    again.forms.look_for_drafts()
    again.settle()
    return again


def test_a_painted_week_and_the_ways_chosen_for_it_are_there_after_a_crash(hand: Hand) -> None:
    hand.drag(TUESDAY, (13.5, 19), RIGHT)
    codes = hand.save_what_breaks()
    hand.plan.conduct.choose(codes[0], len(hand.plan.surface.list.lines[0].row.ways) - 2)
    hand.at.settle()
    hand.plan.surface.why.show_reason("site closed, for works")
    typed, at = hand.editor.conduct.typed, hand.at

    again = restarted(hand)
    (draft,) = again.forms.drafts
    assert draft.title == "Week · speech therapist P05"
    again.forms.resume(draft)
    again.settle()
    assert again.editor.conduct.typed == typed
    assert again.save_what_breaks() == codes
    chosen = again.plan.conduct.typed
    assert ([*chosen.ways], chosen.why) == (codes[:1], "site closed, for works")
    again.plan.surface.shut.click()
    again.settle()
    assert again.save_what_breaks() == codes
    assert [*again.plan.conduct.typed.ways] == codes[:1], "closed untouched, it is kept too"
    again.apply()
    again.close_calls()
    at.settle()
    again.repairs.over_forms.look_for_drafts()
    at.settle()
    assert again.forms.drafts == (), "what is written is no draft any more"
    assert again.repairs.over_forms.drafts == ()


def test_a_leave_line_that_is_not_entered_outlives_escape_a_crash_and_a_saved_week(
    hand: Hand,
) -> None:
    line = "congé 15/8"
    hand.type(hand.editor.surface.side.line, line)
    again = restarted(hand)
    (draft,) = again.forms.drafts
    again.forms.resume(draft)
    again.settle()
    side = again.editor.surface.side
    assert (side.line.text(), side.read[0].label) == (line, "Leave")
    assert not again.editor.conduct.is_changed, "nothing is painted"
    with again.at.qtbot.waitSignal(again.forms.told):
        again.editor.reject()
    again.open(THERAPIST)
    assert again.editor.surface.side.line.text() == line

    again.drag(MONDAY, (13.5, 15))
    again.save()
    again.settle()
    assert again.forms.editor is not None, "the line is not noted yet"
    assert again.editor.surface.side.line.text() == line
    assert not again.editor.conduct.is_changed
    with again.at.qtbot.waitSignal(again.forms.undoable, timeout=20_000):
        again.press_in(again.editor.surface.side.line, Qt.Key.Key_Return)
    again.settle()
    again.forms.look_for_drafts()
    again.at.settle()
    assert again.forms.drafts == ()


def test_a_week_that_would_end_before_it_begins_is_said_and_not_written(hand: Hand) -> None:
    conduct, first = hand.editor.conduct, hand.editor.surface.first
    assert conduct.typed is not None
    before = conduct.typed.first
    conduct.edit_day("last", before.replace(year=before.year - 1))
    conduct.save()

    assert "is before the first day" in hand.editor.surface.trouble.said
    assert hand.editor.surface.last.property("wrong")
    assert (conduct.typed.first, first.property("wrong")) == (before, False)


def test_a_week_without_any_hour_is_refused_in_a_sentence(hand: Hand) -> None:
    hand.press(Qt.Key.Key_Up, times=90)
    hand.press(Qt.Key.Key_Right, SHIFT, times=6)
    hand.press(Qt.Key.Key_Down, SHIFT, times=90)
    hand.press(Qt.Key.Key_Backspace)
    hand.type(hand.editor.surface.last, "1/12/2026")
    hand.press_in(hand.editor.surface.last, Qt.Key.Key_Return)
    hand.settle()

    assert hand.trouble


def test_the_same_grid_edits_the_hours_of_a_site_and_of_a_room(hand: Hand) -> None:
    hand.open("VIL", SITE)
    assert hand.editor.surface.title.words == "Opening hours"
    hand.drag(6, (13, 14))
    hand.save()
    now = date(2026, 11, 24)
    hours = hand.at.ask(lambda desk: opening_hours_of(desk.engine, "VIL", "", now))
    assert "14:00" in [f"{one.closes:%H:%M}" for one in hours if one.iso_weekday == 6]
    hand.open("VIL-02", ROOM)
    hand.drag(MONDAY, (10, 12))
    assert hand.save_what_breaks(), "nothing else is open there any more"
    assert "opening hours" in hand.apply()
    hand.close_calls()

    own = hand.at.ask(lambda desk: opening_hours_of(desk.engine, "", "VIL-02", now))
    assert [(one.iso_weekday, f"{one.opens:%H:%M}") for one in own] == [(1, "10:00")]


def test_hours_too_long_for_half_a_day_are_written_on_two_lines(theme: Theme) -> None:
    metrics = theme.metrics(Letter.COUNT)
    said = "9:00–12:30"

    assert in_rows(metrics, metrics.horizontalAdvance(said), said) == (said,)
    assert in_rows(metrics, metrics.horizontalAdvance("9:00–1"), said) == ("9:00–", "12:30")
