"""The preview while somebody types: never stale, repairs kept, errors on their field."""

from dataclasses import replace
from datetime import date, time

from PySide6.QtCore import Qt

from desktop_app.commands.sessions import BookSession
from desktop_app.domain.cycle_preview import LineState
from desktop_app.domain.errors import RefusedError
from desktop_app.wording import words_in
from tests.ui.at_desk import AtDesk, press, write
from tests.ui.cycles.hand import Hand
from ui.booking.sayings import Speaker
from ui.cycles.around import Around
from ui.cycles.best_repairs import BestRepairsDialog
from ui.cycles.creation_card import created_of
from ui.cycles.cycle_forms import CycleForms
from ui.cycles.facts import Previewed
from ui.cycles.sayings import Telling
from ui.cycles.step_marks import Step
from ui.finder.finder_forms import FinderForms
from ui.theme import Theme

CAFE, LEAVE = date(2026, 11, 25), date(2026, 12, 9)


def test_without_a_workshop_it_says_how_to_begin(hand: Hand) -> None:
    surface = hand.wizard.surface
    assert surface.empty.text() == "Start by choosing a workshop."
    assert not surface.make.isEnabled()
    assert not surface.lines_area.isVisible()


def test_the_workshop_fills_in_how_it_was_held_last_time(hand: Hand) -> None:
    hand.pick(hand.wizard.surface.what.programme, "RESPI")
    typed = hand.typed
    assert (typed.room, typed.workers, typed.start) == ("VIL-01", ("P03", "P01"), time(17))
    assert typed.first == date(2026, 10, 6)
    assert (typed.count, typed.minutes, typed.policy) == (6, 90, "continue")
    assert len(hand.preview.plan.held) == 6


def test_an_answer_that_comes_late_is_dropped(hand: Hand) -> None:
    hand.plan()
    shown = hand.preview
    seen: list[Previewed] = []
    hand.wizard.conduct.reader.answered.connect(seen.append)
    for count in (3, 4, 5):
        hand.wizard.conduct.edit("count", count)
    assert hand.wizard.conduct.preview is None
    assert not hand.wizard.surface.make.isEnabled()
    hand.settle()
    assert [one.typed.count for one in seen] == [5]
    assert hand.preview is not shown
    assert len(hand.preview.plan.held) == 5


def test_a_repair_stays_when_what_it_answers_stays(hand: Hand) -> None:
    hand.plan()
    press(hand.line(CAFE), Qt.Key.Key_1)
    hand.settle()
    assert hand.row(CAFE).remark == "moved to Movement room, same time"
    hand.type(hand.wizard.surface.rule.dates.count, "8")
    assert hand.row(CAFE).state is LineState.REPAIRED
    hand.pick(hand.wizard.surface.rule.places.room, "VIL-02")
    assert hand.row(CAFE).state is LineState.READY
    press(hand.wizard, Qt.Key.Key_F4)
    hand.wizard.conduct.undo()
    hand.settle()
    assert hand.row(CAFE).state is LineState.REPAIRED
    hand.wizard.conduct.undo()
    hand.wizard.conduct.undo()
    hand.settle()
    assert hand.row(CAFE).state is LineState.TO_REVIEW


def test_the_best_repairs_are_seen_before_they_are_applied(hand: Hand) -> None:
    hand.plan()
    before, review = hand.typed, hand.days(LineState.TO_REVIEW)
    hand.wizard.surface.counts.repair_all.click()
    dialog = hand.wizard.findChild(BestRepairsDialog)
    assert dialog is not None
    assert hand.typed == before
    told = {one.day: one.change for one in dialog.differences}
    assert told["Wed 25 Nov"] == "moved to Movement room, same time"
    assert len(told) == len(review)
    dialog.go.click()
    hand.settle()
    assert not hand.days(LineState.TO_REVIEW)
    hand.wizard.conduct.undo()
    hand.settle()
    assert hand.days(LineState.TO_REVIEW) == review


def test_a_slot_that_was_looked_for_becomes_the_repair_of_its_date(
    at_desk: AtDesk, theme: Theme
) -> None:
    desk, words, window = at_desk.desk, words_in("en"), at_desk.window
    cycles = CycleForms(desk, theme, words, window)
    finding = FinderForms(desk, theme, words, window)
    cycles.slot_asked.connect(finding.find_for_date)
    cycles.begin()
    at_desk.settle()
    assert cycles.wizard is not None
    hand = Hand(cycles.wizard, at_desk)
    hand.plan()
    assert hand.line(date(2026, 10, 7)).search.isHidden(), "nothing is wrong there"
    hand.line(CAFE).search.click()
    at_desk.settle()

    finder = finding.finder
    assert finder is not None
    assert finder.surface.choose.label == "Take this slot"
    typed = finder.conduct.typed
    assert (typed.first, typed.minutes, typed.workers) == (CAFE, 90, hand.typed.workers)
    answer = finder.conduct.answer
    assert answer is not None
    assert answer.found is not None
    slot = answer.found.slots[0].proposal
    finder.take(0)
    hand.settle()
    assert hand.row(CAFE).state is LineState.REPAIRED
    (chosen,) = hand.typed.repairs
    assert (chosen.day, chosen.start or slot.span.start) == (CAFE, slot.span.start)
    hand.wizard.conduct.undo()
    hand.settle()
    assert hand.row(CAFE).state is LineState.TO_REVIEW


WRONG = (
    ("until", "01/09/2026", "The last day is before the first date."),
    ("until", "01/09/2031", "At most 400 dates within three years: shorten the period."),
    ("first", "32/13", "This is not a date: type 24/11/2026 or 24/11."),
    ("start", "26h", "This is not an hour: type 14:00 or 14."),
    ("end", "9:00", "The end comes after the start."),
    ("count", "999", "The number of sessions goes from 1 to 400."),
)


def test_what_cannot_be_is_said_on_its_field(hand: Hand) -> None:
    hand.plan()
    rule = hand.wizard.surface.rule
    for field, typed, said in WRONG:
        hand.type(getattr(rule.dates, field), typed)
        assert rule.trouble.said == said
        assert getattr(rule.dates, field).property("wrong"), typed
        rule.places.setFocus()
        hand.wizard.conduct.edit("count", 7)
        hand.wizard.conduct.edit("language", "" if hand.typed.language else "ar")
        hand.settle()
        assert not rule.trouble.said, typed
        assert len(hand.preview.plan.held) == 7


def test_a_rule_that_gives_no_date_says_so(hand: Hand) -> None:
    hand.plan()
    rule = hand.wizard.surface.rule
    hand.wizard.conduct.edit("rhythm", "even")
    hand.type(rule.dates.until, "08/10/2026")
    assert rule.trouble.said == "The rule gives no date in this period: change either."


RHYTHMS = (
    ("every-2", [(10, 7), (11, 4), (11, 18)]),
    ("odd", [(10, 7), (11, 4), (11, 18)]),
    ("even", [(10, 14), (11, 25), (12, 9)]),
    ("every-3", [(10, 7), (11, 18), (12, 9)]),
    ("nth-1", [(10, 7), (11, 4), (12, 2)]),
)


def test_one_editor_for_every_rhythm(hand: Hand) -> None:
    hand.plan(3)
    row = hand.wizard.surface.rule.rhythm
    for rhythm, days in RHYTHMS:
        row.family.chosen.emit("monthly" if rhythm.startswith("nth") else "spaced")
        hand.settle()
        hand.pick(row.detail, rhythm)
        held = [line.date.day for line in hand.preview.lines if line.proposal is not None]
        assert [(day.month, day.day) for day in held] == days, rhythm


def test_free_dates_begin_with_those_there_are_and_take_one_more(hand: Hand) -> None:
    hand.plan(3)
    held = [one.day for one in hand.preview.plan.held]
    rule = hand.wizard.surface.rule
    rule.rhythm.family.chosen.emit("free")
    hand.settle()
    assert [one.day for one in hand.preview.plan.held] == held
    more = rule.dates.more
    more.setFocus(Qt.FocusReason.TabFocusReason)
    more.selectAll()
    write(more, "20/01/2027")
    press(more, Qt.Key.Key_Return)
    hand.settle()
    assert [one.day for one in hand.preview.plan.held] == [*held, date(2027, 1, 20)]
    hand.line(held[0]).link.click()
    hand.settle()
    assert [one.day for one in hand.preview.plan.held] == [*held[1:], date(2027, 1, 20)]


def test_the_months_say_and_lead_to_the_same_dates(hand: Hand) -> None:
    hand.plan(12)
    cards = {card.month.title: card for card in hand.wizard.surface.months.cards if card.month}
    november = cards["November 2026"]
    assert "Wed 25 Nov: to review" in november.accessibleDescription()
    assert november.month is not None
    assert date(2026, 11, 11) in november.month.public
    assert date(2026, 10, 21) in cards["October 2026"].month.school  # type: ignore[union-attr]
    november.picked.emit(CAFE)
    assert hand.wizard.surface.lines.current is hand.line(CAFE)


def test_a_store_that_does_not_answer_leaves_the_draft(hand: Hand) -> None:
    hand.plan()
    surface, conduct = hand.wizard.surface, hand.wizard.conduct
    failed: list[Exception] = []
    hand.at.desk.failed.connect(failed.append)
    lost = Previewed(hand.typed, lost=OSError("gone"))
    conduct.reader.answered.emit(lost)
    assert failed
    assert not surface.make.isVisible()
    assert surface.park.isEnabled()
    assert surface.band.said.endswith("Keep the cycle as a draft, or try again.")
    surface.band.retry.click()
    hand.settle()
    assert surface.make.isEnabled()
    assert surface.make.isVisible()


def test_places_and_a_title_of_its_own_go_with_it(hand: Hand) -> None:
    hand.plan(2)
    hand.wizard.go_to(Step.WHAT)
    hand.type(hand.wizard.surface.what.places, "8")
    title = hand.wizard.surface.what.title
    title.setFocus()
    write(title, "Breath, autumn")
    hand.settle()
    assert replace(hand.typed, repairs=()).title == "Breath, autumn"
    assert hand.wizard.surface.title.words == "New cycle — Breath, autumn"
    assert "8 places" in hand.wizard.surface.card.accessibleDescription()


def test_a_session_whose_step_finds_no_day_is_counted_as_missing(hand: Hand) -> None:
    hand.plan(3)
    entry = hand.wizard.conduct.entry
    assert entry is not None
    assert entry.answer is not None
    plan = replace(hand.preview.plan, unplaced=((2, 1),))
    answer = replace(entry.answer, preview=replace(hand.preview, plan=plan))
    words = words_in("en")
    telling = Telling(Speaker(words, {}, entry.form.planning), {})
    said = [(one.said, one.more) for one in created_of(answer, Around(telling, entry.form))]
    assert ("1 session without a day", "step 2") in said


def test_ctrl_z_takes_a_title_back_whole_and_another_workshop_too(hand: Hand) -> None:
    hand.plan(3)
    hand.wizard.go_to(Step.WHAT)
    before, title = hand.typed, hand.wizard.surface.what.title
    title.setFocus()
    write(title, "Autumn")
    assert hand.wizard.conduct.preview is not None
    hand.wizard.conduct.undo()
    assert hand.typed == before
    hand.pick(hand.wizard.surface.what.programme, "GYM")
    assert hand.typed.programme == "GYM"
    hand.wizard.conduct.undo()
    hand.settle()
    assert hand.typed == before


def test_somebody_who_takes_a_place_meanwhile_is_told_and_nothing_is_created(hand: Hand) -> None:
    hand.plan(3)
    conduct, surface = hand.wizard.conduct, hand.wizard.surface
    span = hand.preview.lines[0].date.span
    book = BookSession(span.start, span.end, "VIL-01")
    # Another desk: this one is told only at its next look.
    hand.at.ask(lambda desk: book(desk.engine, replace(desk.actor(), desk="other")))
    assert hand.row(span.day).state is LineState.READY
    surface.make.click()
    hand.at.settle()
    assert isinstance(conduct.refused, RefusedError)
    assert surface.band.said.startswith("Nothing was created: somebody took a place meanwhile.")
    assert hand.row(span.day).state is LineState.TO_REVIEW
    assert hand.wizard.isVisible()


def test_two_public_holidays_in_a_row_are_both_named(hand: Hand) -> None:
    hand.plan(3)
    rule = hand.wizard.surface.rule
    if rule.rhythm.skip_school.isChecked():
        rule.rhythm.skip_school.click()
        hand.settle()
    hand.type(rule.dates.first, "18/12/2026")

    remark = hand.row(date(2026, 12, 25)).remark
    assert remark == "skipped dates: public holidays, Christmas Day, New Year's Day"
