"""« Ateliers » through its real widgets: the list, the grid, and where each button leads."""

from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from db.errors import StoreError, StoreTrouble
from desktop_app.domain.cycle_states import CycleState
from desktop_app.machine.clock import FIXED_NOW
from tests.ui.at_desk import press, write
from tests.ui.conftest import settle
from ui.workplace import Workplace
from ui.workshops.page import WorkshopsPage
from ui.workshops.section import WorkshopsSection

SIXTH, SOUFFLE, SUGAR = "C01", "C11", "C13"

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def section(workplace: Workplace, qtbot: QtBot) -> WorkshopsSection:
    """The section on the pictures' Tuesday, with the focus on its list."""
    workplace.window.actions_known["workshops"].trigger()
    settle(workplace, qtbot)
    return cast("WorkshopsSection", workplace.sections["workshops"])


@pytest.fixture
def page(section: WorkshopsSection) -> WorkshopsPage:
    return section.page


def choose(page: WorkshopsPage, workplace: Workplace, qtbot: QtBot, code: str) -> None:
    page.table.selectRow([row.key for row in page.table.lines.rows].index(code))
    settle(workplace, qtbot)


def keys(page: WorkshopsPage) -> list[str]:
    return [row.key for row in page.table.lines.rows]


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def chips(page: WorkshopsPage) -> dict[CycleState, str]:
    return {state: chip.accessibleDescription() for state, chip in page.filters.chips.items()}


def cells(page: WorkshopsPage, column: int) -> list[str]:
    model = page.detail.grid.lines
    return [str(model.index(row, column).data()) for row in range(model.rowCount())]


def test_the_cycles_of_the_picture_are_listed_with_their_states(page: WorkshopsPage) -> None:
    assert page.table.hasFocus()
    assert len(keys(page)) == 14
    assert chips(page) == {
        CycleState.OPEN: "12",
        CycleState.FULL: "1",
        CycleState.DRAFT: "1",
        CycleState.FINISHED: "34",
    }
    sixth = next(row for row in page.table.lines.rows if row.key == SIXTH)
    assert (sixth.count, sixth.more, sixth.presence, sixth.state_said) == (
        "12/12",
        "+3",
        "92%",
        "Full",
    )
    assert sixth.dates == "1 of 4 · today"
    assert "1 date in conflict" in sixth.name


def test_a_cycle_shows_its_people_and_who_waits_by_their_initials(
    page: WorkshopsPage, workplace: Workplace, qtbot: QtBot
) -> None:
    choose(page, workplace, qtbot, SIXTH)

    model = page.detail.grid.lines
    assert len(model.dates) == 4
    assert cells(page, 0)[:5] == ["P", "P", "P", "P", "A"]
    assert cells(page, 0)[-1] == "11"
    assert cells(page, 4)[4] == "0/1"
    assert cells(page, 4)[-1] == "92%"
    initials = str(model.headerData(0, Qt.Orientation.Vertical))
    assert len(initials) == len("M. K.")
    assert len(page.detail.waiting.cards) == 3

    workplace.window.actions_known["reveal"].trigger()
    assert len(str(model.headerData(0, Qt.Orientation.Vertical))) > len(initials)
    workplace.window.actions_known["reveal"].trigger()
    assert str(model.headerData(0, Qt.Orientation.Vertical)) == initials


def test_the_keyboard_goes_from_the_list_into_the_grid_and_prints_that_session(
    page: WorkshopsPage, workplace: Workplace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[str] = []
    monkeypatch.setattr(workplace.forms, "print_session", printed.append)
    page.table.selectRow(keys(page).index(SIXTH) - 1)
    press(page.table, Qt.Key.Key_Down)
    settle(workplace, qtbot)
    press(page.table, Qt.Key.Key_Return)
    assert focused() is page.detail.grid
    assert workplace.section.session == "C01-02"

    press(page.detail.grid, Qt.Key.Key_Right)
    assert workplace.section.session == "C01-03"
    workplace.window.actions_known["print_sheet"].trigger()
    page.detail.print_grid.click()
    assert printed == ["C01-03", SIXTH]


def test_letters_note_presences_and_go_down(
    section: WorkshopsSection, workplace: Workplace, qtbot: QtBot
) -> None:
    """P, A and E where the session has begun; of one to come it is refused in words."""
    page = section.page
    choose(page, workplace, qtbot, SIXTH)
    grid = page.detail.grid
    grid.setFocus()
    for column, typed in ((0, "ea"), (3, "p")):
        grid.setCurrentIndex(grid.lines.index(0, column))
        for letter in typed:
            write(grid, letter)
            settle(workplace, qtbot)
            settle(workplace, qtbot)

    assert cells(page, 0)[:2] == ["E", "A"]
    assert cells(page, 3)[0] == "·"
    assert "not before" in workplace.window.toasts.said[-1]
    workplace.window.actions_known["undo"].trigger()
    settle(workplace, qtbot)
    settle(workplace, qtbot)
    assert cells(page, 0)[0] == "E"
    assert cells(page, 0)[1] != "A"


def test_enter_in_the_grid_opens_the_form_of_the_session(
    page: WorkshopsPage, workplace: Workplace, qtbot: QtBot
) -> None:
    choose(page, workplace, qtbot, SIXTH)
    press(page.detail.grid, Qt.Key.Key_Return)
    settle(workplace, qtbot)
    (form,) = workplace.forms.full.open_forms
    assert form.session == "C01-02"
    form.close()


def test_chips_and_words_say_which_cycles_are_listed(
    page: WorkshopsPage, workplace: Workplace, qtbot: QtBot
) -> None:
    page.filters.chips[CycleState.OPEN].click()
    assert set(keys(page)) == {SIXTH, SUGAR}
    page.filters.chips[CycleState.FINISHED].click()
    settle(workplace, qtbot)
    assert len(keys(page)) == 36

    write(page.filters.search, "circus zebra")
    assert keys(page) == []
    assert page.empty.text() == "No cycle is as you look for it."
    page.show_all.click()
    assert len(keys(page)) == 14
    write(page.filters.search, "resp")
    assert keys(page) == []
    page.filters.search.clear()
    write(page.filters.search, "breath large")
    assert set(keys(page)) == {"C02", SOUFFLE}


def test_a_conflict_leads_to_its_session_in_the_grid(
    page: WorkshopsPage, workplace: Workplace, qtbot: QtBot
) -> None:
    menu = page.filters.pills[0].findChild(QMenu)
    assert menu is not None
    line = next(one for one in menu.actions() if "Moving up" in one.text())
    line.trigger()
    settle(workplace, qtbot)
    assert workplace.section.session == "C01-04"
    assert focused() is page.detail.grid


def test_a_cycle_is_taken_up_again_in_the_wizard(
    section: WorkshopsSection, workplace: Workplace, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(section.beginnings.offered, timeout=20_000) as offered:
        section.page.bar.again.click()
    menu = cast("QMenu", offered.args[0]) if offered.args else QMenu()
    assert len(menu.actions()) > 10
    menu.actions()[1].trigger()
    menu.close()
    settle(workplace, qtbot)
    wizard = workplace.forms.cycles.wizard
    assert wizard is not None
    entry = wizard.conduct.entry
    assert entry is not None
    assert entry.typed.programme
    assert entry.typed.first.year == 2027
    wizard.close()


def test_a_model_begins_a_cycle_and_what_is_set_aside_is_a_draft(
    section: WorkshopsSection, workplace: Workplace, qtbot: QtBot
) -> None:
    page = section.page
    page.bar.faces.choose("models")
    page.bar.face_chosen.emit("models")
    line = next(one for one in page.models.lines if one.model.code == "GYM")
    line.new.click()
    settle(workplace, qtbot)
    wizard = workplace.forms.cycles.wizard
    assert wizard is not None
    assert wizard.conduct.entry is not None
    assert wizard.conduct.entry.typed.programme == "GYM"
    wizard.conduct.edit("title", "Gym de mars")
    wizard.reject()
    with qtbot.waitSignal(workplace.forms.cycles.drafts_changed, timeout=20_000):
        workplace.forms.cycles.look_for_drafts()

    page.bar.face_chosen.emit("cycles")
    draft = page.table.lines.rows[0]
    assert draft.draft is not None
    assert "Gym de mars" in draft.title
    page.table.selectRow(0)
    press(page.table, Qt.Key.Key_Return)
    settle(workplace, qtbot)
    assert workplace.forms.cycles.wizard is not None
    workplace.forms.cycles.wizard.throw_away()

    choose(page, workplace, qtbot, SIXTH)
    press(page.table, Qt.Key.Key_Home)
    page.table.selectRow(0)
    choose(page, workplace, qtbot, SIXTH)
    assert workplace.section.session == "C01-02"


def test_a_list_that_cannot_be_read_says_so_and_keeps_the_last_one(
    page: WorkshopsPage, workplace: Workplace, qtbot: QtBot
) -> None:
    def damaged(*_asked: object, **_named: object) -> None:
        raise StoreError(StoreTrouble.UNREADABLE, address="centre.db")

    with pytest.MonkeyPatch.context() as broken:
        broken.setattr("desktop_app.readings.workshops.workshops_reading", damaged)
        workplace.window.actions_known["refresh"].trigger()
        settle(workplace, qtbot)
    assert page.trouble.said
    assert len(keys(page)) == 14
    page.trouble.retry.click()
    settle(workplace, qtbot)
    assert not page.trouble.said


def test_without_any_open_cycle_the_next_step_is_offered(
    page: WorkshopsPage, workplace: Workplace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(FIXED_NOW, "2030-01-07T09:00")
    workplace.window.actions_known["refresh"].trigger()
    settle(workplace, qtbot)

    assert page.empty.text() == "No open cycle."
    assert page.empty_new.isVisible()
    assert page.empty_again.isVisible()
    assert not page.show_all.isVisible()
    assert workplace.section.session == ""
