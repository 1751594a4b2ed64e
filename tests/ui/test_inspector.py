from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.readings.inspected import inspected_session
from desktop_app.wording.words import words_in
from tests.ui.conftest import settle
from ui.board.wishes import MoveWish, SeenPlace
from ui.inspector.foot import InspectorFoot
from ui.inspector.session_facts import interpreter_told, length_text
from ui.theme import ThemeChoice
from ui.widgets.cards import Notice
from ui.widgets.labels import Text
from ui.workplace import Workplace

SIXTH, CIRCUS, COOKING, MASSAGE, APPOINTMENT = "C01-02", "C03-06", "C05-04", "C10-04", "R0203"
BALANCE = "C12-08"
USUAL_WAY = 43
"""Pixels that a way out is high."""


def show(workplace: Workplace, qtbot: QtBot, code: str) -> list[str]:
    """Select something and give all that the inspector says of it."""
    workplace.planning.flow.selection.select(code)
    settle(workplace, qtbot)
    inside = workplace.planning.page.inspector
    said = [label.text() for label in inside.findChildren(QLabel) if label.isVisible()]
    return said + [
        part.accessibleName() for part in inside.findChildren(QWidget) if part.isVisible()
    ]


def test_lengths_are_said_in_hours_and_minutes() -> None:
    assert [length_text(minutes) for minutes in (45, 60, 90, 125)] == [
        "45 min",
        "1 h",
        "1 h 30",
        "2 h 05",
    ]


def test_a_session_of_a_cycle_is_said_whole(workplace: Workplace, qtbot: QtBot) -> None:
    said = show(workplace, qtbot, SIXTH)

    assert {
        "Moving up to secondary school",
        "Cycle of 4 · session 2",
        "14:00 – 15:30",
        "1 h 30",
        "Chestnut room",
        "Villejean",
        "Speech therapist, occupational therapist",
        "12 enrolled of 12",
        "3 waiting",
        "Turkish · interpreter confirmed",
        "Can be cancelled at no cost for 50 min more",
    } <= set(said)


def test_an_appointment_is_said_without_anybodys_name_and_prints_nothing(
    workplace: Workplace, qtbot: QtBot
) -> None:
    said = show(workplace, qtbot, APPOINTMENT)

    assert {"Appointment", "11:00 – 11:45"} <= set(said)
    assert "Print the sheet" not in said

    workplace.window.actions_known["print_sheet"].trigger()
    settle(workplace, qtbot)

    said = workplace.window.toasts.said
    assert said[-1] == "What is selected has no sign-in sheet: choose a session."


def test_a_sheet_is_offered_only_of_a_session_that_people_come_to(
    workplace: Workplace, qtbot: QtBot
) -> None:
    show(workplace, qtbot, COOKING)
    board = workplace.planning.flow.reader.board
    block = board.block(COOKING) if board is not None else None
    assert board is not None
    assert block is not None
    foot, offered = InspectorFoot(workplace.appearance.theme), {}
    qtbot.addWidget(foot)
    for status in ("option", "planned", "held", "cancelled", "skipped"):
        foot.show_block(replace(block, status=status), board.now, "", words_in("en"))
        offered[status] = not foot.print.isHidden()

    assert [status for status, print_shown in offered.items() if print_shown] == ["planned", "held"]


def test_a_firm_session_shows_the_option_that_wants_the_same_person(
    workplace: Workplace, qtbot: QtBot
) -> None:
    said = show(workplace, qtbot, SIXTH)
    card = workplace.planning.page.inspector.card

    assert card is not None
    assert 'Move "Adapted circus":' in said
    assert any("already runs" in text and "Adapted circus" in text for text in said)
    assert card.ways[0].way.title == "At 15:30"
    assert card.ways[0].way.cost == "7 people to call"


def test_the_keys_of_the_card_take_a_way_out(workplace: Workplace, qtbot: QtBot) -> None:
    show(workplace, qtbot, CIRCUS)
    card = workplace.planning.page.inspector.card
    assert card is not None
    card.ways[0].setFocus()
    QTest.keyClick(card.ways[0], Qt.Key.Key_1)
    settle(workplace, qtbot)

    board = workplace.planning.flow.reader.board
    assert board is not None
    moved = board.block(CIRCUS)
    assert moved is not None
    assert f"{moved.span.start:%H:%M}" == "15:30"
    assert workplace.planning.page.inspector.card is None


def test_reading_the_day_again_or_another_theme_keeps_the_focus_in_the_card(
    workplace: Workplace, qtbot: QtBot
) -> None:
    show(workplace, qtbot, CIRCUS)
    card = workplace.planning.page.inspector.card
    assert card is not None
    card.ways[1].setFocus()

    workplace.planning.flow.reader.again()
    settle(workplace, qtbot)

    assert workplace.window.focusWidget() is card.ways[1]

    workplace.appearance.theme.choose(ThemeChoice.DARK)
    again = workplace.planning.page.inspector.card

    assert again is not None
    assert workplace.window.focusWidget() is again.ways[1]


def test_a_session_that_waits_for_its_attendance_has_no_conflict_card(
    workplace: Workplace, qtbot: QtBot
) -> None:
    show(workplace, qtbot, MASSAGE)

    assert workplace.planning.page.inspector.card is None
    notices = workplace.planning.page.inspector.findChildren(Notice)
    assert not [one for one in notices if one.isVisible() and "fits" in one.accessibleName()]


def test_the_cross_closes_the_panel_and_ctrl_i_opens_it_again(
    workplace: Workplace, qtbot: QtBot
) -> None:
    show(workplace, qtbot, COOKING)
    inspector = workplace.planning.page.inspector
    cross = next(
        one
        for one in inspector.findChildren(QWidget)
        if one.accessibleName() == "Close the inspector"
    )
    QTest.mouseClick(cross, Qt.MouseButton.LeftButton)
    assert inspector.isHidden()

    QTest.keyClick(workplace.planning.page.view, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    assert inspector.isVisible()


def test_once_the_free_delay_has_passed_the_fee_is_said(workplace: Workplace, qtbot: QtBot) -> None:
    show(workplace, qtbot, SIXTH)
    board = workplace.planning.flow.reader.board
    block = board.block(SIXTH) if board is not None else None
    assert board is not None
    assert block is not None
    with qtbot.waitCallback(timeout=20_000) as answered:
        workplace.desk.read(
            lambda desk: inspected_session(desk.engine, SIXTH, desk.now()), answered
        )
    late = replace(board, now=board.now + timedelta(hours=1))
    over = interpreter_told(
        words_in("en"), block, replace(board, now=block.span.end), answered.args[0]
    )
    assert over is not None
    assert over.sentence == ""
    told = interpreter_told(words_in("en"), block, late, answered.args[0])
    assert told is not None
    assert told.sentence.startswith("Free delay passed: €")


def test_the_ways_out_stay_while_the_window_changes_its_looks(
    workplace: Workplace, qtbot: QtBot
) -> None:
    show(workplace, qtbot, CIRCUS)
    inspector, actions = workplace.planning.page.inspector, workplace.window.actions_known
    assert inspector.card is not None
    offered = [one.way.title for one in inspector.card.ways]
    actions["theme_dark"].trigger()
    actions["text_150"].trigger()

    assert inspector.card is not None
    assert [one.way.title for one in inspector.card.ways] == offered != []
    actions["language_fr"].trigger()
    assert inspector.card.ways[0].way.title == "À 15:30"


def test_a_refusal_speaks_the_language_that_is_chosen_under_it(
    workplace: Workplace, qtbot: QtBot
) -> None:
    show(workplace, qtbot, BALANCE)
    flow, inspector = workplace.planning.flow, workplace.planning.page.inspector
    board = flow.reader.board
    block = board.block(BALANCE) if board is not None else None
    assert board is not None
    assert block is not None
    seen = SeenPlace(block.span.start, block.span.end, block.room)
    taken = board.block(SIXTH)
    assert taken is not None
    flow.acts.move(MoveWish(BALANCE, seen, taken.room, taken.span.start, taken.span.end), board)
    settle(workplace, qtbot)
    assert inspector.is_refusing
    assert inspector.card is not None
    count = len(inspector.card.ways)
    workplace.window.actions_known["language_fr"].trigger()

    assert inspector.is_refusing
    assert len(inspector.card.ways) == count > 0
    said = [one.text() for one in inspector.card.findChildren(Text)]
    assert "Rien n\u2019a été déplacé." in said


def test_every_way_out_is_in_sight_on_a_small_screen(workplace: Workplace, qtbot: QtBot) -> None:
    """Where room lacks, the lines stand closer and the interpreter comes below them."""
    workplace.window.resize(1366, 690)
    show(workplace, qtbot, SIXTH)
    inspector = workplace.planning.page.inspector
    assert inspector.card is not None
    card = inspector.card
    qtbot.waitUntil(lambda: card.ways[0].height() < USUAL_WAY)

    area = inspector.findChild(QScrollArea)
    assert area is not None
    foot = area.viewport().mapToGlobal(area.viewport().rect().bottomLeft()).y()
    last = card.ways[-1]
    assert last.mapToGlobal(last.rect().bottomLeft()).y() <= foot


def test_ways_out_are_at_ease_again_where_there_is_room(workplace: Workplace, qtbot: QtBot) -> None:
    workplace.window.resize(1366, 720)
    show(workplace, qtbot, SIXTH)
    card = workplace.planning.page.inspector.card
    assert card is not None
    qtbot.waitUntil(lambda: card.ways[0].height() < USUAL_WAY)
    workplace.window.resize(1366, 880)

    qtbot.waitUntil(lambda: {way.height() for way in card.ways} == {USUAL_WAY})
