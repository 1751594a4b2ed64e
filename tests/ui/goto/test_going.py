"""The go-to box with the keyboard alone, in the whole window."""

from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.at_desk import press, write
from tests.ui.conftest import settle
from tests.ui.widget_faults import faults
from ui.board.row_kinds import RowsMode
from ui.enrolment.person_dialog import PersonDialog
from ui.workplace import Workplace

CTRL = Qt.KeyboardModifier.ControlModifier


def open_box(workplace: Workplace, qtbot: QtBot) -> None:
    focused = QApplication.focusWidget() or workplace.window
    QTest.keyClick(focused, Qt.Key.Key_K, CTRL)
    settle(workplace, qtbot)
    assert workplace.going.box.is_open


def look_for(workplace: Workplace, qtbot: QtBot, typed: str) -> list[str]:
    open_box(workplace, qtbot)
    write(workplace.going.box.line, typed)
    settle(workplace, qtbot)
    return titles(workplace)


def titles(workplace: Workplace) -> list[str]:
    return [line.title for line in workplace.going.box.list.lines]


def enter(workplace: Workplace, qtbot: QtBot) -> None:
    press(workplace.going.box.line, Qt.Key.Key_Return)
    settle(workplace, qtbot)


def shown_day(workplace: Workplace) -> date | None:
    return workplace.planning.flow.reader.day


def test_escape_gives_the_focus_back(workplace: Workplace, qtbot: QtBot) -> None:
    view = workplace.planning.page.view
    view.setFocus()
    open_box(workplace, qtbot)
    assert QApplication.focusWidget() is workplace.going.box.line

    press(workplace.going.box.line, Qt.Key.Key_Escape)

    assert not workplace.going.box.is_open
    assert QApplication.focusWidget() is view


def test_before_anything_is_typed_it_offers_to_book_and_to_print(
    workplace: Workplace, qtbot: QtBot
) -> None:
    open_box(workplace, qtbot)

    assert sorted(titles(workplace)) == ["New booking…", "Print the sheets of the day…"]


def test_a_session_is_shown_on_its_day_and_selected(workplace: Workplace, qtbot: QtBot) -> None:
    found = look_for(workplace, qtbot, "secondary up")
    assert found[0] == "Moving up to secondary school"
    line = workplace.going.box.list.current
    assert line is not None
    assert [line.title[start:end] for start, end in line.bold] == ["up", "secondary"]

    enter(workplace, qtbot)

    assert workplace.planning.flow.session == "C01-02"
    assert not workplace.going.box.is_open


def test_a_room_has_the_focus_of_the_board(workplace: Workplace, qtbot: QtBot) -> None:
    workplace.window.actions_known["rows_team"].trigger()
    view = workplace.planning.page.view
    group = next(one.key for one in view.scene.groups)
    view.scene.turn(group)

    assert look_for(workplace, qtbot, "chest")[0] == "Chestnut room"
    enter(workplace, qtbot)

    focus = view.scene.sight.focus
    assert view.scene.sight.mode is RowsMode.ROOMS
    assert focus is not None
    assert view.scene.rows[focus.row].title == "Chestnut room"


@pytest.mark.parametrize(
    ("typed", "moment"),
    [("Thu 2pm", datetime(2026, 11, 26, 14)), ("jeu 14h", datetime(2026, 11, 26, 14))],
)
def test_a_day_and_an_hour_are_where_the_focus_goes(
    workplace: Workplace, qtbot: QtBot, typed: str, moment: datetime
) -> None:
    assert look_for(workplace, qtbot, typed)[0] == "Thursday 26 November 2026, 14:00"
    enter(workplace, qtbot)
    settle(workplace, qtbot)

    focus = workplace.planning.page.view.scene.sight.focus
    assert shown_day(workplace) == moment.date()
    assert focus is not None
    assert focus.moment == moment
    assert QApplication.focusWidget() is workplace.planning.page.view


def test_tomorrow_is_a_day(workplace: Workplace, qtbot: QtBot) -> None:
    look_for(workplace, qtbot, "demain")
    enter(workplace, qtbot)

    assert shown_day(workplace) == date(2026, 11, 25)


def test_a_command_is_given(workplace: Workplace, qtbot: QtBot) -> None:
    assert look_for(workplace, qtbot, "> theme dark") == ["Theme: Dark"]
    enter(workplace, qtbot)
    qtbot.waitUntil(lambda: workplace.appearance.theme.tokens.dark, timeout=5_000)


def test_a_command_and_the_week_of_a_professional_are_found_among_people_and_places(
    workplace: Workplace, qtbot: QtBot
) -> None:
    assert "Availability…" in look_for(workplace, qtbot, "availab")
    assert "Find a slot…" in look_again(workplace, qtbot, "find a sl")
    assert "Availability…" not in look_again(workplace, qtbot, "av")

    look_for(workplace, qtbot, "physiotherapist")
    QTest.keyClick(workplace.going.box.line, Qt.Key.Key_Return, CTRL)
    settle(workplace, qtbot)
    editor = workplace.forms.weeks.editor
    assert editor is not None
    assert editor.conduct.typed is not None


def test_commands_show_their_keys(workplace: Workplace, qtbot: QtBot) -> None:
    look_for(workplace, qtbot, "> print the sheets")

    assert [line.keys for line in workplace.going.box.list.lines] == ["Ctrl Shift P"]


def test_a_hurried_enter_waits_for_what_is_looked_for(workplace: Workplace, qtbot: QtBot) -> None:
    open_box(workplace, qtbot)
    write(workplace.going.box.line, "marr")
    press(workplace.going.box.line, Qt.Key.Key_Return)
    settle(workplace, qtbot)

    focus = workplace.planning.page.view.scene.sight.focus
    assert focus is not None
    assert workplace.planning.page.view.scene.rows[focus.row].title == "Chestnut room"


def test_nothing_found_is_said(workplace: Workplace, qtbot: QtBot) -> None:
    assert look_for(workplace, qtbot, "qqqzzz") == ["Create the person"]

    assert workplace.going.box.message == "No result for “qqqzzz”."


def test_arrows_go_round_and_the_line_is_said(workplace: Workplace, qtbot: QtBot) -> None:
    look_for(workplace, qtbot, "bureau")
    box = workplace.going.box
    count = len(box.list.lines)
    assert count > 1
    press(box.line, Qt.Key.Key_Up)

    assert box.list.current is box.list.lines[-1]
    assert box.line.accessibleDescription().endswith(f"{count} of {count}")
    press(box.line, Qt.Key.Key_Down)
    assert box.list.current is box.list.lines[0]


def test_tab_leaves_the_box_and_closes_it(workplace: Workplace, qtbot: QtBot) -> None:
    open_box(workplace, qtbot)
    press(workplace.going.box.line, Qt.Key.Key_Tab)

    assert not workplace.going.box.is_open
    assert QApplication.focusWidget() is not workplace.going.box.line


def test_what_was_opened_is_offered_first_the_next_time(workplace: Workplace, qtbot: QtBot) -> None:
    for typed in ("marr", "passage 6e"):
        look_for(workplace, qtbot, typed)
        enter(workplace, qtbot)
    open_box(workplace, qtbot)

    assert titles(workplace)[:2] == ["Moving up to secondary school", "Chestnut room"]
    kept = workplace.appearance.settings.recent
    assert kept.startswith("session:C01-02 room:")


def test_the_field_of_home_and_of_the_schedule_opens_the_box_over_itself(
    workplace: Workplace, qtbot: QtBot
) -> None:
    for code in ("home", "planning"):
        workplace.show_section(code)
        bar = workplace.home.page.bar if code == "home" else workplace.planning.page.bar
        bar.goto.click()
        settle(workplace, qtbot)
        box = workplace.going.box
        assert box.is_open
        over = bar.goto.mapTo(workplace.window, bar.goto.rect().center())
        assert box.geometry().contains(over)
        box.give_up()


def test_a_click_elsewhere_closes_the_box(workplace: Workplace, qtbot: QtBot) -> None:
    open_box(workplace, qtbot)
    QTest.mouseClick(workplace.window.rail, Qt.MouseButton.LeftButton)

    assert not workplace.going.box.is_open


def test_every_part_of_the_box_has_a_name(workplace: Workplace, qtbot: QtBot) -> None:
    open_box(workplace, qtbot)
    box = workplace.going.box
    named = [box, box.line, box.list]

    assert [one.accessibleName() for one in named] == [
        "Go to",
        "Person, workshop, room, date, > command",
        "Results",
    ]
    assert all(
        one.accessibleName()
        for one in box.findChildren(QWidget)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus
    )


def look_again(workplace: Workplace, qtbot: QtBot, typed: str) -> list[str]:
    """Look for somebody by the command of the menu, wherever the focus is."""
    workplace.window.actions_known["goto"].trigger()
    write(workplace.going.box.line, typed)
    settle(workplace, qtbot)
    return titles(workplace)


def newcomer(workplace: Workplace) -> PersonDialog:
    found = workplace.window.findChild(PersonDialog)
    assert found is not None
    return found


def test_whoever_is_not_found_is_created_with_what_was_typed(
    workplace: Workplace, qtbot: QtBot
) -> None:
    assert look_for(workplace, qtbot, "vremontel isaure") == ["Create the person"]
    assert workplace.going.box.message == "No result for “vremontel isaure”."
    enter(workplace, qtbot)
    dialog = newcomer(workplace)
    assert dialog.form.main.label == "Create the person"
    assert (dialog.form.family.text(), dialog.form.given.text()) == ("Vremontel", "Isaure")
    assert dialog.form.language.count() > 1
    assert faults(dialog, "en") == []
    with qtbot.waitSignal(dialog.created, timeout=20_000):
        press(dialog.form.given, Qt.Key.Key_Return)
    settle(workplace, qtbot)
    assert not dialog.isVisible()
    assert workplace.window.toasts.said == ["The person is created: Ctrl+K finds them."]
    workplace.masking.toggle()
    found = look_again(workplace, qtbot, "vremontel isaure")
    assert found == ["Isaure Vremontel", "Appointment…"]


def test_escape_keeps_what_was_typed_of_somebody_new(workplace: Workplace, qtbot: QtBot) -> None:
    look_for(workplace, qtbot, "vremontel isaure")
    enter(workplace, qtbot)
    dialog = newcomer(workplace)
    write(dialog.form.phone, "06 39 98 00 77")
    press(dialog.form.phone, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    look_again(workplace, qtbot, "vremontel isaure")
    enter(workplace, qtbot)
    assert newcomer(workplace).form.phone.text() == "06 39 98 00 77"


def test_ctrl_enter_opens_the_form_over_what_is_shown(workplace: Workplace, qtbot: QtBot) -> None:
    workplace.window.actions_known["home"].trigger()
    look_for(workplace, qtbot, "secondary up")
    QTest.keyClick(workplace.going.box.line, Qt.Key.Key_Return, CTRL)
    settle(workplace, qtbot)
    assert [one.session for one in workplace.forms.full.open_forms] == ["C01-02"]
    assert workplace.window.section == "home"


def test_an_enter_that_was_given_up_takes_nothing_the_next_time(
    workplace: Workplace, qtbot: QtBot
) -> None:
    look_for(workplace, qtbot, "marr")
    enter(workplace, qtbot)
    open_box(workplace, qtbot)
    write(workplace.going.box.line, "passage")
    press(workplace.going.box.line, Qt.Key.Key_Return)
    press(workplace.going.box.line, Qt.Key.Key_Escape)
    open_box(workplace, qtbot)

    assert workplace.going.box.is_open
