"""Check 7 of interface.md 14: twelve dates over All Saints' and Christmas, seen before written."""

from datetime import date

import pytest
from sqlalchemy import func, select

from db.engine import reading
from db.tables.sessions import Cycle, WorkshopSession
from desktop_app.commands.undo import UndoLast
from desktop_app.domain.cycle_preview import LineState
from desktop_app.domain.findings import Level
from desktop_app.readings.desk import OpenDesk
from desktop_app.readings.sessions import cycle_reading
from tests.ui.at_desk import AtDesk
from tests.ui.cycles.hand import Hand
from ui.cycles.reason_dialog import AddDatesDialog
from ui.cycles.rows import RowAct

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

CAFE, ARMISTICE, LEAVE = date(2026, 11, 25), date(2026, 11, 11), date(2026, 12, 9)


def written(at: AtDesk) -> tuple[int, int]:
    """How many cycles and sessions there are."""

    def count(desk: OpenDesk) -> tuple[int, int]:
        with reading(desk.engine) as tx:
            cycles, sessions = (
                tx.scalar(select(func.count()).select_from(table)) or 0
                for table in (Cycle, WorkshopSession)
            )
            return cycles, sessions

    return at.ask(count)


def cycles_seen(desk: OpenDesk) -> set[str]:
    with reading(desk.engine) as tx:
        return set(tx.scalars(select(Cycle.code).where(Cycle.removed.is_(False))))


def test_every_date_is_there_with_its_cause(hand: Hand) -> None:
    hand.plan(12)

    held = [row for row in hand.rows if row.number]
    assert [row.number for row in held] == [str(number) for number in range(1, 13)]
    assert [(row.day, row.remark) for row in hand.rows if not row.number] == [
        ("Wed 21 and 28 Oct", "skipped dates: All Saints' holidays, zone B, 17 Oct to 1 Nov"),
        ("Wed 11 Nov", "skipped: public holiday, Armistice"),
        ("Wed 23 and 30 Dec", "skipped dates: Christmas holidays, zone B, 19 Dec to 3 Jan"),
    ]
    problems = {row.days[0]: row.problems for row in hand.rows if row.problems}
    assert problems[CAFE] == (("Large hall taken", 'by "Health café", 9:00–11:00'),)
    assert problems[LEAVE] == (("Nurse away", "(leave)"),)
    assert set(problems) == set(hand.days(LineState.TO_REVIEW))


def test_every_repair_leaves_no_conflict_and_nothing_is_written(hand: Hand) -> None:
    before = written(hand.at)
    hand.plan(12)

    for day in hand.days(LineState.TO_REVIEW):
        numbers = [button.way.number for button in hand.line(day).ways]
        assert numbers == [1, 2, 3]
        for number in numbers:
            hand.line(day).ways[number - 1].click()
            hand.settle()
            line = next(one for one in hand.preview.lines if one.date.day == day)
            assert line.state is LineState.REPAIRED
            assert not [one for one in line.findings if one.level is Level.CONFLICT]
            assert hand.row(day).remark
            hand.line(day).link.click()
            hand.settle()
            assert hand.row(day).state is LineState.TO_REVIEW

    assert written(hand.at) == before


def test_what_is_left_to_review_is_created_as_an_option_and_one_undo_takes_all_back(
    hand: Hand,
) -> None:
    hand.plan(12)
    before, surface = written(hand.at), hand.wizard.surface
    hand.line(CAFE).ways[0].click()
    hand.settle()
    left = len(hand.days(LineState.TO_REVIEW))
    assert left
    assert surface.make.label == "Create 12 sessions"
    assert f"{left} dates to review will be created as options" in surface.info.words
    hour = surface.rule.dates.start
    hand.type(hour, "25:90")
    surface.make.click()
    assert written(hand.at) == before, "nothing while an hour cannot be read"
    hand.type(hour, "10")
    with hand.at.qtbot.waitSignal(hand.wizard.created, timeout=20_000) as created:
        surface.make.click()
    outcome, first = created.args
    cycle = hand.at.ask(lambda desk: cycle_reading(desk.engine, outcome.subject))

    states = [one.line.status for one in cycle.dates]
    assert (states.count("option"), states.count("skipped")) == (left, 5)
    assert states.count("planned") == 12 - left
    assert first == date(2026, 10, 7)
    assert next(one for one in cycle.dates if one.line.span.day == CAFE).line.room == "VIL-04"
    hand.at.ask(lambda desk: UndoLast(desk.desk)(desk.engine, desk.actor()))
    seen = hand.at.ask(cycles_seen)
    assert outcome.subject not in seen
    assert before[0] + 1 == written(hand.at)[0]


def test_a_date_left_out_and_one_added_all_the_same(hand: Hand) -> None:
    hand.plan(12)
    ready = hand.days(LineState.READY)[0]
    hand.line(ready).link.click()
    hand.settle()
    assert (hand.row(ready).remark, hand.row(ready).act) == ("left out by hand", RowAct.REVERT)
    hand.wizard.conduct.undo()
    hand.settle()
    assert hand.row(ready).state is LineState.READY
    hand.line(ARMISTICE).link.click()
    dialog = hand.wizard.findChild(AddDatesDialog)
    assert dialog is not None
    assert not dialog.go.isEnabled()
    dialog.reason.text.setText("open day")
    dialog.go.click()
    hand.settle()

    assert hand.row(ARMISTICE).number
    assert hand.row(ARMISTICE).remark.startswith("held all the same: open day")
    assert "1 date added by hand" in hand.wizard.surface.card.accessibleDescription()
