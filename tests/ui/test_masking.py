"""With names masked nobody is named in the window; F8 names people for a minute."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from db.engine import reading
from db.tables.people import Person
from desktop_app.readings.desk import OpenDesk
from tests.ui.at_desk import write
from tests.ui.conftest import settle
from ui.board.row_kinds import RowsMode
from ui.board.sayings import complete_name
from ui.masking import REVEALED_SECONDS, Masking
from ui.workplace import Workplace

SIXTH, AT_HALF_PAST_TEN = "C01-02", "10:30"
_TEXTS = (
    QAccessible.Text.Name,
    QAccessible.Text.Description,
    QAccessible.Text.Value,
    QAccessible.Text.Help,
)
_DEEP = 14


def everybody(desk: OpenDesk) -> frozenset[str]:
    """The full names of all participants."""
    with reading(desk.engine) as tx:
        rows = tx.execute(select(Person.given_name, Person.family_name))
        return frozenset(f"{given} {family}" for given, family in rows if given and family)


def participants(workplace: Workplace, qtbot: QtBot) -> frozenset[str]:
    names: list[frozenset[str]] = []
    workplace.desk.read(everybody, names.append)
    settle(workplace, qtbot)
    return names[0]


def spoken(interface: QAccessibleInterface | None, deep: int = _DEEP) -> Iterator[str]:
    """Everything a screen reader can say of something and of what is inside it."""
    if interface is None or not interface.isValid() or deep == 0:
        return
    yield from (interface.text(kind) for kind in _TEXTS)
    for place in range(interface.childCount()):
        yield from spoken(interface.child(place), deep - 1)


def said(window: QWidget) -> str:
    """Everything that is written or said in a window: names, descriptions, tooltips, titles."""
    widgets = [window, *window.findChildren(QWidget)]
    parts = [text for one in widgets for text in (one.toolTip(), one.windowTitle())]
    parts += [str(value) for one in widgets for value in _texts(one)]
    return "\n".join([*parts, *spoken(QAccessible.queryAccessibleInterface(window))])


def _texts(widget: QObject) -> Iterator[object]:
    for name in ("text", "plainText", "placeholderText", "accessibleName", "title"):
        value = widget.property(name)
        if isinstance(value, str):
            yield value


def named(workplace: Workplace, people: frozenset[str]) -> set[str]:
    """Who is named anywhere in the window or in what it has told."""
    whole = said(workplace.window) + "\n".join(workplace.window.toasts.said)
    return {name for name in people if name in whole}


def appointments(workplace: Workplace) -> list[str]:
    """The codes of the appointments on the board."""
    board = workplace.planning.page.view.board
    assert board is not None
    return [block.code for block in board.blocks if block.kind == "appointment"]


def test_with_names_masked_nobody_is_named_anywhere(workplace: Workplace, qtbot: QtBot) -> None:
    people = participants(workplace, qtbot)
    assert len(people) > 100
    view = workplace.planning.page.view
    for code in (SIXTH, appointments(workplace)[0]):
        workplace.planning.flow.selection.select(code)
        settle(workplace, qtbot)
        assert named(workplace, people) == set()
        board, words = view.scene.board, view.scene.words
        assert board is not None
        every = "\n".join(complete_name(block, board, words) for block in board.blocks)
        assert not [name for name in people if name in every]
    workplace.window.actions_known["list"].trigger()
    assert named(workplace, people) == set()
    workplace.show_section("home")
    settle(workplace, qtbot)
    assert named(workplace, people) == set()


def test_the_go_to_box_shows_initials_and_what_tells_people_apart(
    workplace: Workplace, qtbot: QtBot
) -> None:
    people = participants(workplace, qtbot)
    given = min(people).split()[0]
    workplace.window.actions_known["goto"].trigger()
    write(workplace.going.box.line, given)
    settle(workplace, qtbot)
    lines = [one for one in workplace.going.box.list.lines if one.kind == "Participant"]

    assert lines
    assert all(not any(name in line.said for name in people) for line in lines)
    assert all(line.title.count(".") for line in lines)

    QTest.keyClick(workplace.going.box.line, Qt.Key.Key_F8)
    settle(workplace, qtbot)
    revealed = [one for one in workplace.going.box.list.lines if one.kind == "Participant"]
    assert len(revealed) == len(lines)
    assert all(line.title in people for line in revealed)
    assert workplace.going.box.line.text() == given


def test_f8_names_the_people_of_appointments_on_the_board_and_in_the_inspector(
    workplace: Workplace, qtbot: QtBot
) -> None:
    people = participants(workplace, qtbot)
    code = appointments(workplace)[0]
    workplace.planning.flow.selection.select(code)
    settle(workplace, qtbot)
    workplace.window.actions_known["reveal"].trigger()
    settle(workplace, qtbot)

    scene = workplace.planning.page.view.scene
    block = scene.block(code)
    assert block is not None
    assert block.person in people
    assert scene.saying(block).people == block.person
    assert block.person in said(workplace.planning.page.inspector)
    assert block.person in named(workplace, people)
    assert workplace.planning.flow.session == ""
    assert workplace.planning.page.inspector.code == code

    workplace.window.actions_known["reveal"].trigger()
    settle(workplace, qtbot)
    assert named(workplace, people) == set()
    masked = scene.block(code)
    assert masked is not None
    assert masked.person == ""


def test_names_stay_while_the_board_is_read_again_until_the_minute_is_over(
    workplace: Workplace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = participants(workplace, qtbot)
    workplace.window.actions_known["reveal"].trigger()
    settle(workplace, qtbot)
    workplace.window.actions_known["refresh"].trigger()
    settle(workplace, qtbot)
    scene = workplace.planning.page.view.scene
    code = appointments(workplace)[0]
    block = scene.block(code)
    assert block is not None
    assert block.person in people

    monkeypatch.setattr(workplace.masking, "_left", 1)
    qtbot.waitUntil(lambda: workplace.masking.is_masked, timeout=5_000)
    settle(workplace, qtbot)
    masked = scene.block(code)
    assert masked is not None
    assert masked.person == ""


def test_names_are_revealed_for_a_minute_that_is_counted_down(qtbot: QtBot) -> None:
    masking = Masking()
    masking.toggle()
    with qtbot.waitSignal(masking.ticked, timeout=3_000) as ticked:
        pass

    assert ticked.args == [REVEALED_SECONDS - 1]
    assert not masking.is_masked
    masking.toggle()
    assert masking.is_masked


def test_the_team_is_named_only_while_names_are_revealed(
    workplace: Workplace, qtbot: QtBot
) -> None:
    def title() -> str:
        settle(workplace, qtbot)
        return workplace.planning.page.view.scene.rows["P05"].title

    view, masking = workplace.planning.page.view, workplace.masking
    view.show_rows(replace(view.scene.sight.rows, mode=RowsMode.TEAM))
    assert title() == "C. R."
    masking.toggle()
    assert title() == "Camille Rosmadel"
    masking.mask()
    assert title() == "C. R."
