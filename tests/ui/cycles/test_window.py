"""The wizard over the window at work: its key, its drafts, what follows, and nobody's mouse."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.cycle_preview import LineState
from tests.ui.conftest import settle
from tests.ui.cycles.hand import BREATH, DOCTOR, HALL, NURSE
from tests.ui.widget_faults import faults
from ui.cycles.drafts import CycleDraft, CycleShelf
from ui.cycles.keeper import KEPT_AFTER_MS
from ui.cycles.line_row import LineRow
from ui.cycles.step_marks import Step
from ui.cycles.typed import CycleTyped
from ui.cycles.wizard import LEAST, CycleWizard
from ui.home.section import HomeSection
from ui.rail import HOME
from ui.workplace import Workplace

NO_KEYS = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
WEDNESDAY = date(2026, 10, 7)

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def opened(workplace: Workplace, qtbot: QtBot) -> CycleWizard:
    """Ctrl+Shift+N, as people press it."""
    QTest.keyClick(workplace.window, Qt.Key.Key_N, CTRL | SHIFT)
    settle(workplace, qtbot)
    wizard = workplace.forms.cycles.wizard
    assert wizard is not None
    return wizard


def drawn(workplace: Workplace, qtbot: QtBot) -> None:
    """Wait until what was kept is on disk, and read again."""
    for _turn in range(3):
        with qtbot.waitCallback(timeout=20_000) as answered:
            workplace.desk.draw(lambda: None, answered)
    settle(workplace, qtbot)


def planned(wizard: CycleWizard, workplace: Workplace, qtbot: QtBot) -> None:
    """Ten Wednesdays with three dates in trouble."""
    conduct = wizard.conduct
    conduct.edit("programme", BREATH)
    for name, value in (
        ("first", WEDNESDAY),
        ("room", HALL),
        ("workers", (DOCTOR, NURSE)),
        ("language", "ar"),
    ):
        conduct.edit(name, value)
    wizard.go_to(Step.WHEN)
    settle(workplace, qtbot)


def tab_to(wizard: CycleWizard, wanted: QWidget) -> None:
    """Press Tab until a widget has the focus."""
    for _press in range(120):
        here = QApplication.focusWidget()
        assert here is not None
        if here is wanted:
            return
        QTest.keyClick(here, Qt.Key.Key_Tab)
    pytest.fail(f"{wanted} is never reached")


def state_of(line: LineRow) -> LineState:
    assert line.row is not None
    return line.row.state


def typed_by_keys(wizard: CycleWizard, workplace: Workplace, qtbot: QtBot) -> None:
    """The workshop, the first date and one person more, with Tab, letters and arrows alone."""
    surface = wizard.surface
    programme = surface.what.programme
    assert QApplication.focusWidget() is programme
    QTest.keyClicks(programme, "Breath")
    QTest.keyClick(programme, Qt.Key.Key_Down)
    settle(workplace, qtbot)
    tab_to(wizard, surface.forward)
    QTest.keyClick(surface.forward, Qt.Key.Key_Return)
    tab_to(wizard, surface.rule.dates.first)
    QTest.keyClicks(surface.rule.dates.first, "07/10/2026")
    tab_to(wizard, surface.rule.places.adding)
    QTest.keyClicks(surface.rule.places.adding, "Nurse")
    settle(workplace, qtbot)


def test_a_cycle_is_created_without_a_mouse(workplace: Workplace, qtbot: QtBot) -> None:
    wizard = opened(workplace, qtbot)
    typed_by_keys(wizard, workplace, qtbot)
    entry = wizard.conduct.entry
    assert entry is not None
    assert (entry.typed.programme, entry.typed.first) == (BREATH, WEDNESDAY)
    QTest.keyClick(wizard, Qt.Key.Key_F4)
    line = wizard.surface.lines.current
    assert line is not None
    states = []
    for key, with_keys in ((Qt.Key.Key_2, NO_KEYS), (Qt.Key.Key_Z, CTRL), (Qt.Key.Key_1, NO_KEYS)):
        assert line.hasFocus()
        QTest.keyClick(line, key, with_keys)
        settle(workplace, qtbot)
        states.append(state_of(line))
    assert states == [LineState.REPAIRED, LineState.TO_REVIEW, LineState.REPAIRED]
    QTest.keyClick(line, Qt.Key.Key_Down)
    assert not line.hasFocus()
    QTest.keyClick(wizard, Qt.Key.Key_Return, CTRL)
    settle(workplace, qtbot)
    assert workplace.forms.cycles.wizard is None
    assert workplace.planning.flow.reader.day == WEDNESDAY
    assert workplace.planning.session.endswith("-01")
    assert workplace.undoing.said(workplace.appearance.words).startswith("create the cycle")


def test_escape_sets_it_aside_and_home_and_f9_offer_it(workplace: Workplace, qtbot: QtBot) -> None:
    wizard = opened(workplace, qtbot)
    planned(wizard, workplace, qtbot)
    review = surface_days(wizard, LineState.TO_REVIEW)
    wizard.conduct.take_repair(review[0], 1)
    settle(workplace, qtbot)
    entry = wizard.conduct.entry
    assert entry is not None
    typed = entry.typed
    QTest.keyClick(wizard, Qt.Key.Key_Escape)
    drawn(workplace, qtbot)
    assert [one.title for one in workplace.planning.drafts] == [
        "Cycle Breath and voice, from Wed 7 Oct"
    ]
    home = workplace.sections[HOME]
    assert isinstance(home, HomeSection)
    assert home.display.drafts == ("Cycle Breath and voice, from Wed 7 Oct",)
    workplace.window.actions_known["drafts"].trigger()
    menu = workplace.planning.page.findChild(QMenu)
    assert menu is not None
    menu.actions()[0].trigger()
    settle(workplace, qtbot)
    again = workplace.forms.cycles.wizard
    assert again is not None
    resumed = again.conduct.entry
    assert resumed is not None
    assert resumed.typed == typed
    assert again.step is Step.WHEN
    again.surface.make.click()
    drawn(workplace, qtbot)
    assert not workplace.planning.drafts


def surface_days(wizard: CycleWizard, state: LineState) -> list[date]:
    return [row.days[0] for row in wizard.surface.lines.rows if row.state is state]


def test_a_crash_loses_nothing_and_what_is_thrown_away_can_be_had_back(
    workplace: Workplace, qtbot: QtBot
) -> None:
    wizard = opened(workplace, qtbot)
    planned(wizard, workplace, qtbot)
    shelf = CycleShelf(workplace.desk.drafts)
    qtbot.waitUntil(lambda: len(shelf.entries()) == 1, timeout=20 * KEPT_AFTER_MS)
    (kept,) = shelf.entries()
    entry = wizard.conduct.entry
    assert entry is not None
    assert kept.typed == entry.typed
    with qtbot.waitSignal(workplace.forms.cycles.undoable) as told:
        wizard.surface.discard.click()
    drawn(workplace, qtbot)
    assert shelf.entries() == ()
    told.args[1]()
    drawn(workplace, qtbot)
    assert [one.typed for one in shelf.entries()] == [kept.typed]


def test_what_is_typed_is_kept_when_the_window_closes(workplace: Workplace, qtbot: QtBot) -> None:
    wizard = opened(workplace, qtbot)
    planned(wizard, workplace, qtbot)
    entry, shelf = wizard.conduct.entry, CycleShelf(workplace.desk.drafts)
    assert entry is not None
    workplace.window.close()
    assert [one.typed for one in shelf.entries()] == [entry.typed]


def test_a_draft_is_read_back_as_it_was_kept(workplace: Workplace, qtbot: QtBot) -> None:
    wizard = opened(workplace, qtbot)
    planned(wizard, workplace, qtbot)
    wizard.conduct.take_best()
    entry, shelf = wizard.conduct.entry, CycleShelf(workplace.desk.drafts)
    assert entry is not None
    typed: CycleTyped = entry.typed
    assert any(one.team for one in typed.repairs)
    draft = CycleDraft("k", entry.form.now, "Cycle", typed)
    shelf.keep(draft)
    assert shelf.entry("k") == draft
    wizard.conduct.keeper.forget()


@pytest.mark.parametrize(("language", "percent"), [("fr", 200), ("fr", 100)])
def test_full_of_dates_it_says_shows_and_reaches_everything(
    workplace: Workplace, qtbot: QtBot, language: str, percent: int
) -> None:
    workplace.window.actions_known[f"language_{language}"].trigger()
    workplace.window.actions_known[f"text_{percent}"].trigger()
    wizard = opened(workplace, qtbot)
    planned(wizard, workplace, qtbot)
    if percent == 100:
        wizard.resize(LEAST)
    found = []
    for step in Step:
        wizard.go_to(step)
        QApplication.processEvents()
        settle(workplace, qtbot)
        found += [f"{step}: {line}" for line in faults(wizard, language)]
    assert not found, "\n".join(["", *found])
