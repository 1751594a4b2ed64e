"""The interpreter desk through its real widgets, on the pictures' Tuesday at 11:10."""

from typing import cast

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from db.errors import StoreError, StoreTrouble
from desktop_app.commands.orders import ConfirmInterpreter
from tests.ui.at_desk import press, write
from tests.ui.conftest import settle
from tests.ui.widget_faults import faults
from ui.interpreters.act_dialog import ActDialog
from ui.interpreters.answer_fields import CancelFields, ConfirmFields, RecordFields
from ui.interpreters.asking_fields import AskFields, ChaseFields
from ui.interpreters.desk_model import ACT, Heading
from ui.interpreters.desk_painter import button_box
from ui.interpreters.doings import Does
from ui.interpreters.new_request import NewRequestFields
from ui.interpreters.page import DeskPage
from ui.interpreters.section import InterpretersSection
from ui.workplace import Workplace

SIXTH, BOUSSOLE, COOKING, CAFE = "O0016", "O0017", "O0019", "O0020"

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def section(workplace: Workplace, qtbot: QtBot) -> InterpretersSection:
    """The section, with the focus on its list."""
    workplace.window.actions_known["interpreters"].trigger()
    settle(workplace, qtbot)
    return cast("InterpretersSection", workplace.sections["interpreters"])


@pytest.fixture
def page(section: InterpretersSection) -> DeskPage:
    return section.page


def keys(page: DeskPage) -> list[str]:
    return [row.key for row in page.table.lines.rows]


def choose(page: DeskPage, workplace: Workplace, qtbot: QtBot, key: str) -> None:
    page.table.selectRow(page.table.lines.place_of(key))
    settle(workplace, qtbot)


def state(page: DeskPage, key: str) -> tuple[str, str]:
    found = next(row for row in page.table.lines.rows if row.key == key)
    return found.state, found.state_detail


def details(page: DeskPage) -> dict[str, str]:
    return {row.key: row.detail for row in page.table.lines.rows}


def dialog_of(section: InterpretersSection) -> ActDialog:
    assert section.acts.dialog is not None
    return section.acts.dialog


def carry_out(section: InterpretersSection, workplace: Workplace, qtbot: QtBot) -> None:
    """Press the button of the open dialog."""
    dialog = dialog_of(section)
    settle(workplace, qtbot)
    assert faults(dialog, "en") == []
    dialog.go.click()
    settle(workplace, qtbot)
    assert section.acts.dialog is None


def test_deadlines_are_grouped_and_say_what_is_left(page: DeskPage, workplace: Workplace) -> None:
    assert page.table.hasFocus()
    headings = [one for one in page.table.lines.entries if isinstance(one, Heading)]
    assert [(one.title, one.detail) for one in headings] == [
        ("Today", "3 interventions"),
        ("This week", "2 interventions"),
        ("Later on", "3 interventions · 12 confirmed, folded"),
    ]
    rows = page.table.lines.rows
    assert [row.key for row in rows[:5]] == [SIXTH, BOUSSOLE, "O0018", COOKING, CAFE]
    told = [(row.left, row.tone.value, row.act) for row in rows[:5]]
    assert told == [
        ("50 min to go", "danger", Does.CANCEL),
        ("1 h 50 min to go", "danger", Does.CONFIRM),
        ("No deadline", "neutral", None),
        ("22 h 50 min to go", "warn", Does.ASK),
        ("In 1 d 2 h", "neutral", Does.ASK),
    ]
    chosen = page.table.row
    assert chosen is not None
    assert chosen.key == BOUSSOLE


def button(inside: QWidget, name: str) -> QAbstractButton:
    return next(one for one in inside.findChildren(QAbstractButton) if one.accessibleName() == name)


def test_the_rail_says_how_many_press_before_anybody_goes_there(
    workplace: Workplace, qtbot: QtBot
) -> None:
    in_rail = button(workplace.window.rail, "Interpreters")
    qtbot.waitUntil(lambda: in_rail.accessibleDescription() == "2 to see to")

    workplace.desk.run(ConfirmInterpreter(BOUSSOLE))
    settle(workplace, qtbot)
    assert in_rail.accessibleDescription() == "1 to see to"
    assert "interpreters" not in workplace.sections


def test_a_language_a_way_of_coming_and_a_tab_choose_the_lines(
    page: DeskPage, workplace: Workplace
) -> None:
    page.filters.languages["tr"].click()
    assert keys(page) == [SIXTH, "O0021"]
    page.filters.everything.click()
    page.filters.mode.choose("away")
    page.filters.changed.emit()
    assert keys(page) == ["O0018", "O0022", "O0023"]
    page.filters.languages["ps"].click()
    assert page.empty.text() == "No request is as you look for it."
    page.show_all.click()
    assert len(keys(page)) == 8

    tabs = [one.accessibleName() for one in page.bar.tabs.findChildren(QAbstractButton)]
    assert tabs == [
        "Deadlines",
        "To order 3",
        "Requested 3",
        "Confirmed 14",
        "Done 1",
        "Given up",
    ]
    button(page.bar.tabs, "Requested 3").click()
    assert keys(page) == [BOUSSOLE, "O0021", "O0023"]
    assert workplace.appearance.settings.interpreters_tab == "requested"
    button(page.bar.tabs, "Done 1").click()
    first = page.table.lines.entries[0]
    assert isinstance(first, Heading)
    assert (first.title, keys(page)[0], keys(page)[1]) == ("To be noted", "O0013", "O0014")
    button(page.bar.tabs, "Given up").click()
    assert page.empty.text() == "Nothing in the last 60 days."


def test_the_pane_follows_the_keyboard_and_says_what_to_tell_the_agency(
    page: DeskPage, workplace: Workplace, qtbot: QtBot
) -> None:
    choose(page, workplace, qtbot, BOUSSOLE)
    assert "To confirm before 13:00" in page.detail.deadline.told
    assert "After 13:00, cancelling costs: 1 h billed, €48.00." in page.detail.deadline.told
    script = page.detail.message.text.text()
    assert script.startswith("Bonjour, Centre de santé des Camélias. Nous attendons")
    assert "Bureau 1, Villejean" in script
    page.detail.message.ways.choose("mail")
    page.detail.message.copy.click()
    copied = QGuiApplication.clipboard().text()
    assert copied.splitlines()[0].startswith("Objet")
    assert "- notre référence\u00a0: O0017" in copied
    assert details(page)[BOUSSOLE] == "psychologist · A. D."
    workplace.window.actions_known["reveal"].trigger()
    assert "A. D." not in details(page)[BOUSSOLE]

    for _step in range(2):
        press(page.table, Qt.Key.Key_Down)
    settle(workplace, qtbot)
    row = page.table.row
    assert row is not None
    assert row.key == COOKING
    assert page.detail.title.text() == "Everyday cooking"
    assert workplace.section.session == row.line.code
    press(page.table, Qt.Key.Key_Return)
    settle(workplace, qtbot)
    assert workplace.window.section == "planning"
    assert workplace.planning.session == row.line.code


def test_what_is_confirmed_keeps_its_reference_and_is_taken_back_by_the_toast(
    page: DeskPage, section: InterpretersSection, workplace: Workplace, qtbot: QtBot
) -> None:
    choose(page, workplace, qtbot, BOUSSOLE)
    write(page.table, "c")
    fields = dialog_of(section).fields
    assert isinstance(fields, ConfirmFields)
    fields.who.setCurrentIndex(fields.who.findData("I01"))
    write(fields.reference, "Réf. 4512")
    write(fields.told, "Mme B.")
    carry_out(section, workplace, qtbot)
    assert state(page, BOUSSOLE) == ("Confirmed", "today 11:10, Réf. 4512 · Mme B.")
    assert page.table.row is not None
    assert page.table.row.key == BOUSSOLE

    button(workplace.window.pages, "Undo").click()
    settle(workplace, qtbot)
    assert state(page, BOUSSOLE)[0] == "Requested"


def test_an_agency_is_asked_from_the_button_of_the_line_then_chased(
    page: DeskPage, section: InterpretersSection, workplace: Workplace, qtbot: QtBot
) -> None:
    choose(page, workplace, qtbot, COOKING)
    cell = page.table.visualRect(page.table.currentIndex().siblingAtColumn(ACT))
    middle = button_box(QRectF(cell), page.theme).center().toPoint()
    QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    fields = dialog_of(section).fields
    assert isinstance(fields, AskFields)
    assert fields.message.text.text().startswith("Bonjour")
    write(fields.told, "Agence appelée")
    carry_out(section, workplace, qtbot)
    assert state(page, COOKING) == ("Requested", "today 11:10, Agence appelée")

    write(page.table, "r")
    assert isinstance(dialog_of(section).fields, ChaseFields)
    carry_out(section, workplace, qtbot)
    assert state(page, COOKING) == ("Requested", "today 11:10, chased")
    assert page.detail.steps.text().count("requested") == 2


def test_an_agency_that_wanted_more_notice_is_asked_only_as_urgent(
    page: DeskPage, section: InterpretersSection, workplace: Workplace, qtbot: QtBot
) -> None:
    choose(page, workplace, qtbot, BOUSSOLE)
    section.page.detail.buttons[Does.PHONE].click()
    dialog = dialog_of(section)
    fields = dialog.fields
    assert isinstance(fields, AskFields)
    assert fields.mode.currentData() == "phone"
    assert dialog.go.isEnabled()
    fields.mode.setCurrentIndex(fields.mode.findData("on_site"))
    assert "wanted to be asked before" in dialog.consequence.text()
    assert not dialog.go.isEnabled()
    fields.urgent.click()
    assert dialog.go.isEnabled()
    fields.begin_by_phone()
    carry_out(section, workplace, qtbot)
    row = page.table.row
    assert row is not None
    assert (row.key, row.mode, row.left) == (BOUSSOLE, "by phone", "No deadline")


def test_cancelling_says_first_what_is_billed_and_asks_why(
    page: DeskPage, section: InterpretersSection, workplace: Workplace, qtbot: QtBot
) -> None:
    choose(page, workplace, qtbot, SIXTH)
    page.detail.buttons[Does.CANCEL].click()
    dialog = dialog_of(section)
    fields = dialog.fields
    assert isinstance(fields, CancelFields)
    assert dialog.consequence.text() == "Cancelling now costs nothing."
    assert not dialog.go.isEnabled()
    fields.reason.choices.setCurrentIndex(2)
    carry_out(section, workplace, qtbot)
    assert SIXTH not in keys(page)
    button(page.bar.tabs, "Given up").click()
    assert keys(page) == [SIXTH]


def test_what_took_place_is_noted_with_its_real_hours_and_then_invoiced(
    page: DeskPage, section: InterpretersSection, workplace: Workplace, qtbot: QtBot
) -> None:
    button(page.bar.tabs, "Done 1").click()
    choose(page, workplace, qtbot, "O0013")
    page.detail.buttons[Does.RECORD].click()
    fields = dialog_of(section).fields
    assert isinstance(fields, RecordFields)
    fields.end.setText("10:40")
    fields.end.setModified(True)
    fields.end.setFocus()
    carry_out(section, workplace, qtbot)
    assert state(page, "O0013")[0] == "Done"
    choose(page, workplace, qtbot, "O0013")
    assert "2 h billed: €108.00." in page.detail.deadline.told
    page.detail.buttons[Does.INVOICE].click()
    carry_out(section, workplace, qtbot)
    assert state(page, "O0013")[0] == "Invoiced"


def test_a_new_request_is_found_by_its_words_and_shown_ready_to_be_asked(
    page: DeskPage, section: InterpretersSection, workplace: Workplace, qtbot: QtBot
) -> None:
    page.bar.new.click()
    settle(workplace, qtbot)
    fields = dialog_of(section).fields
    assert isinstance(fields, NewRequestFields)
    assert fields.missing == "Say what it is for."
    write(fields.subject, "cooking")
    press(fields.subject, Qt.Key.Key_Down)
    press(fields.subject, Qt.Key.Key_Return)
    fields.language.setCurrentIndex(fields.language.findData("da"))
    carry_out(section, workplace, qtbot)
    row = page.table.row
    assert row is not None
    assert (row.line.language, row.act, row.title) == ("da", Does.ASK, "Everyday cooking")


def test_a_centre_out_of_reach_leaves_the_last_list_under_a_banner(
    page: DeskPage, workplace: Workplace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_given: object) -> None:
        raise StoreError(StoreTrouble.UNREACHABLE)

    monkeypatch.setattr("desktop_app.readings.interpreter_desk.interpreter_desk", fail)
    workplace.window.actions_known["refresh"].trigger()
    settle(workplace, qtbot)
    assert page.trouble.said
    assert len(keys(page)) == 8
    monkeypatch.undo()
    page.trouble.retry.click()
    settle(workplace, qtbot)
    assert page.trouble.said == ""


def test_home_and_a_session_lead_to_their_order(workplace: Workplace, qtbot: QtBot) -> None:
    workplace.window.actions_known["home"].trigger()
    settle(workplace, qtbot)
    workplace.home.page.tasks.lines[0].button.click()
    settle(workplace, qtbot)
    assert workplace.window.section == "interpreters"
    row = cast("InterpretersSection", workplace.section).page.table.row
    assert row is not None
    assert row.key == BOUSSOLE

    workplace.show_section("planning")
    workplace.planning.flow.selection.select("C01-02")
    settle(workplace, qtbot)
    workplace.window.actions_known["order"].trigger()
    settle(workplace, qtbot)
    row = cast("InterpretersSection", workplace.section).page.table.row
    assert row is not None
    assert row.key == SIXTH
