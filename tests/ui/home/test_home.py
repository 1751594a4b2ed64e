"""Home through its real widgets: what runs, what is to do, and where each button leads."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.errors import StoreError, StoreTrouble
from desktop_app.commands.enrolment import Enrol
from desktop_app.commands.sessions import CancelSession
from tests.ui.at_desk import press
from tests.ui.conftest import settle
from ui.dialogs.call_people import CallPeopleDialog
from ui.home.page import HomePage
from ui.home.proposal import ProposalDialog
from ui.home.row_widget import RowWidget
from ui.home.tasks import Does
from ui.workplace import Workplace


@pytest.fixture
def home(workplace: Workplace, qtbot: QtBot) -> HomePage:
    """Home of the pictures' Tuesday, at Villejean, with the focus."""
    workplace.show_section("home")
    settle(workplace, qtbot)
    return workplace.home.page


def row(page: HomePage, title: str) -> RowWidget:
    return next(
        one for rows in page.lists for one in rows.widgets if one.row.title.startswith(title)
    )


def titles(page: HomePage) -> list[list[str]]:
    return [[one.row.title for one in rows.widgets] for rows in page.lists]


def do(page: HomePage, what: Does) -> None:
    line = next(one for one in page.tasks.lines if one.task.does is what)
    line.button.click()


def test_what_runs_and_the_next_five_are_shown(home: HomePage) -> None:
    running, following = titles(home)
    assert len(running) == 4
    assert len(following) == 5
    assert home.now_note.words == "4 at Villejean"
    assert home.next_note.words == "first session in 2 h 50 min"
    assert home.print_day.label == "Print the sheets of the day (9)"


def test_all_that_follows_is_one_click_away(home: HomePage) -> None:
    home.everything.click()
    assert len(home.following.widgets) == 12
    home.everything.click()
    assert len(home.following.widgets) == 5


def test_visitors_are_initials_until_they_are_revealed(
    home: HomePage, workplace: Workplace
) -> None:
    boussole = row(home, "Boussole")
    assert boussole.row.detail.endswith("· A. D.")
    workplace.window.actions_known["reveal"].trigger()
    assert row(home, "Boussole").row.detail.endswith("Arthur Delamotte")
    workplace.window.actions_known["reveal"].trigger()
    assert "Delamotte" not in row(home, "Boussole").accessibleName()


def test_arrows_go_through_both_lists_and_enter_opens_the_schedule(
    home: HomePage, workplace: Workplace, qtbot: QtBot
) -> None:
    first = home.running.widgets[0]
    first.setFocus()
    for _step in range(4):
        focused = QApplication.focusWidget()
        assert focused is not None
        press(focused, Qt.Key.Key_Down)
    chosen = home.following.widgets[0]
    assert chosen.hasFocus()
    press(chosen, Qt.Key.Key_Return)
    settle(workplace, qtbot)
    assert workplace.window.section == "planning"
    assert workplace.planning.session == chosen.row.code


def test_the_row_with_the_focus_is_printed_by_the_command(
    home: HomePage, workplace: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[str] = []
    monkeypatch.setattr(workplace.forms, "print_session", printed.append)
    chosen = home.following.widgets[0]
    chosen.setFocus()
    assert chosen.is_current
    workplace.window.actions_known["print_sheet"].trigger()
    assert printed == [chosen.row.code]


def test_what_is_to_do_comes_most_urgent_first(home: HomePage) -> None:
    does = [one.task.does for one in home.tasks.lines]
    assert does[:4] == [Does.ORDERS, Does.CONFLICTS, Does.RECORD, Does.PROPOSE]
    assert home.tasks.lines[0].task.detail == "to confirm before 13:00 · 1 h 50 min left"


def test_a_conflict_leads_to_the_schedule(
    home: HomePage, workplace: Workplace, qtbot: QtBot
) -> None:
    do(home, Does.CONFLICTS)
    settle(workplace, qtbot)
    assert workplace.window.section == "planning"
    block = workplace.planning.flow.selection.block
    assert block is not None
    assert block.in_conflict


def test_presences_lead_to_the_list_of_the_day(
    home: HomePage, workplace: Workplace, qtbot: QtBot
) -> None:
    do(home, Does.RECORD)
    settle(workplace, qtbot)
    page = workplace.planning.page
    assert page.face is page.twin


def test_people_are_called_until_everybody_knows(
    home: HomePage, workplace: Workplace, qtbot: QtBot
) -> None:
    code = home.following.widgets[1].row.code
    workplace.desk.run(CancelSession(code, "absence"))
    settle(workplace, qtbot)
    do(home, Does.CALLS)
    settle(workplace, qtbot)
    dialog = workplace.window.findChild(CallPeopleDialog)
    assert dialog is not None
    people = dialog.table.rowCount()
    assert people == 11
    told = next(button for status, button in dialog.notes.items() if str(status) == "told")
    for _person in range(people):
        told.click()
        settle(workplace, qtbot)
    assert "0 left to call" in dialog.about.text()
    noted = dialog.table.item(0, 3)
    assert noted is not None
    assert noted.text().startswith("✓ Told · Accueil")
    dialog.close_button.click()
    assert Does.CALLS not in [one.task.does for one in home.tasks.lines]


def test_a_freed_place_is_given_after_the_call(
    home: HomePage, workplace: Workplace, qtbot: QtBot
) -> None:
    do(home, Does.PROPOSE)
    dialog = workplace.window.findChild(ProposalDialog)
    assert dialog is not None
    assert dialog.who.text() == "Norbert Rosvallan"
    assert not dialog.skip.isEnabled()
    dialog.enrol.click()
    settle(workplace, qtbot)
    assert Does.PROPOSE not in [one.task.does for one in home.tasks.lines]
    assert home.changes.said[0].startswith("11:10, +1 from the waiting list")


def test_a_turn_is_passed_with_its_reason(
    home: HomePage, workplace: Workplace, qtbot: QtBot
) -> None:
    do(home, Does.PROPOSE)
    dialog = workplace.window.findChild(ProposalDialog)
    assert dialog is not None
    dialog.reason.setCurrentIndex(dialog.reason.findData("gave_up"))
    dialog.skip.click()
    settle(workplace, qtbot)
    assert Does.PROPOSE not in [one.task.does for one in home.tasks.lines]


def test_a_free_room_is_booked_at_once(home: HomePage, workplace: Workplace, qtbot: QtBot) -> None:
    pill = home.rooms.pills[0]
    pill.click()
    settle(workplace, qtbot)
    qtbot.waitUntil(workplace.planning.booking.booking.isVisible, timeout=10_000)


def test_another_site_is_remembered(home: HomePage, workplace: Workplace, qtbot: QtBot) -> None:
    bar = home.bar.site
    place = bar.findData("BEA")
    bar.setCurrentIndex(place)
    bar.activated.emit(place)
    settle(workplace, qtbot)
    assert workplace.appearance.settings.site == "BEA"
    assert home.now_note.words.endswith("Beauregard")


def test_somebody_sees_their_next_sessions(
    home: HomePage, workplace: Workplace, qtbot: QtBot
) -> None:
    who = home.own.who
    place = who.findData("P09")
    who.setCurrentIndex(place)
    who.activated.emit(place)
    settle(workplace, qtbot)
    assert workplace.appearance.settings.worker == "P09"
    assert "Memory games · Multipurpose room, Beauregard" in home.own.lines[0].accessibleName()


def test_a_change_is_seen_and_the_focus_stays(
    home: HomePage, workplace: Workplace, qtbot: QtBot
) -> None:
    chosen, other = home.following.widgets[:2]
    chosen.setFocus()
    assert other.row.count == "11/15"
    workplace.desk.run(Enrol(other.row.code, "U0157"))
    settle(workplace, qtbot)
    assert home.following.widgets[1].row.count == "12/15"
    assert home.changes.said == ["11:10, +1 enrolled · Ageing well at home, desk Accueil"]
    focused = QApplication.focusWidget()
    assert isinstance(focused, RowWidget)
    assert focused.row.code == chosen.row.code
    assert focused is not chosen


def test_a_card_that_fails_says_so_alone_and_is_asked_again(
    home: HomePage, workplace: Workplace, qtbot: QtBot
) -> None:
    def damaged(*_asked: object) -> None:
        raise StoreError(StoreTrouble.UNREADABLE, address="centre.db")

    with pytest.MonkeyPatch.context() as broken:
        broken.setattr("desktop_app.readings.home.pending_calls", damaged)
        workplace.window.actions_known["refresh"].trigger()
        settle(workplace, qtbot)
    assert home.tasks.trouble.said
    assert len(home.running.widgets) == 4
    home.tasks.trouble.retry.click()
    settle(workplace, qtbot)
    assert not home.tasks.trouble.said
    assert home.tasks.lines


def test_home_answers_to_the_keys_of_both_keyboards(workplace: Workplace) -> None:
    keys = [one.toString() for one in workplace.window.actions_known["home"].shortcuts()]
    assert keys == ["Ctrl+1", "Ctrl+&"]
    assert workplace.window.section == "planning"
    workplace.window.actions_known["home"].trigger()
    assert workplace.window.section == "home"
    assert workplace.appearance.settings.section == "home"


def test_home_speaks_french_at_once(home: HomePage, workplace: Workplace, qtbot: QtBot) -> None:
    workplace.appearance.speak("fr")
    settle(workplace, qtbot)
    assert home.now_note.words == "4 à Villejean"
    assert home.next_note.words == "première séance dans 2\u00a0h\u00a050"
    assert row(home, "Rendez-vous Boussole").row.more == "encore 35\u00a0min"


def test_the_answer_about_the_colleague_before_is_never_shown_of_the_next(
    home: HomePage, workplace: Workplace, qtbot: QtBot
) -> None:
    shown = []
    workplace.home.shown.connect(lambda: shown.append(workplace.home.display.home))
    who = home.own.who
    for code in ("P09", "P05"):
        place = who.findData(code)
        who.setCurrentIndex(place)
        who.activated.emit(place)
    settle(workplace, qtbot)

    assert [one.own.value.worker for one in shown if one is not None and one.own.value] == ["P05"]
