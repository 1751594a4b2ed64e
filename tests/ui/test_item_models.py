"""The models behind lists and tables keep Qt's rules, under its own tester, while they change."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import pytest
from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QAbstractProxyModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    qInstallMessageHandler,
)
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.commands.sessions import MoveSession
from tests.ui.at_desk import write
from tests.ui.conftest import settle
from tests.ui.test_every_widget import OPENING, SIXTH, close, windows
from tests.ui.test_window import BALANCE
from tests.ui.widget_faults import seen
from ui.board.list_twin import Column
from ui.workplace import Workplace

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
WARNING = QAbstractItemModelTester.FailureReportingMode.Warning


def models(opened: list[QWidget]) -> list[QAbstractItemModel]:
    """The models of everything that is on the screen in some windows."""
    shown = [one for window in opened for one in seen(window)]
    found = [one.model() for one in shown if isinstance(one, QAbstractItemView)]
    below = [one.sourceModel() for one in found if isinstance(one, QAbstractProxyModel)]
    return [*found, *below]


@dataclass
class Watch:
    """The models that are under Qt's tester, which warns of each fault."""

    known: list[QAbstractItemModel] = field(default_factory=list)

    def all_in(self, opened: list[QWidget]) -> None:
        """Put every model that is not yet watched under it."""
        for model in models(opened):
            if not any(model is one for one in self.known):
                self.known.append(model)
                QAbstractItemModelTester(model, WARNING, model)

    @property
    def kinds(self) -> set[str]:
        """The classes of the models that are watched."""
        return {type(one).__name__ for one in self.known}


def test_the_models_of_every_section_keep_the_rules_while_they_change(
    workplace: Workplace, qtbot: QtBot
) -> None:
    watch = Watch()
    commands = workplace.window.actions_known
    for code in workplace.sections.codes:
        workplace.show_section(code)
        settle(workplace, qtbot)
        watch.all_in([workplace.window])
    workplace.show_section("planning")
    commands["list"].trigger()
    watch.all_in([workplace.window])
    workplace.planning.page.twin.sortByColumn(Column.ROOM, Qt.SortOrder.DescendingOrder)
    with qtbot.waitSignal(workplace.desk.done, timeout=20_000):
        workplace.desk.run(MoveSession(BALANCE, start=datetime(2026, 11, 24, 17, 30)))
    settle(workplace, qtbot)
    for code in ("day_after", "today", "language_fr", "language_en", "refresh"):
        commands[code].trigger()
        settle(workplace, qtbot)

    assert watch.kinds >= {"ListTwin", "FoundLines", "CycleModel", "GridModel"}


def test_the_lines_of_the_go_to_box_keep_the_rules_while_somebody_types(
    workplace: Workplace, qtbot: QtBot
) -> None:
    watch = Watch()
    workplace.going.open()
    settle(workplace, qtbot)
    for typed in ("caf", "café s", "zzz", ""):
        write(workplace.going.box.line, typed)
        settle(workplace, qtbot)
        watch.all_in([workplace.window, *windows()])

    assert "LineModel" in watch.kinds


def test_the_models_of_everything_that_opens_keep_the_rules(
    workplace: Workplace, qtbot: QtBot
) -> None:
    watch = Watch()
    workplace.planning.flow.selection.select(SIXTH)
    settle(workplace, qtbot)
    for code in OPENING:
        before = windows()
        workplace.window.actions_known[code].trigger()
        settle(workplace, qtbot)
        watch.all_in(windows())
        settle(workplace, qtbot)
        close([one for one in windows() if one not in before], workplace)

    assert watch.known


class Lying(QAbstractListModel):
    """Says that it has fewer lines than none."""

    def rowCount(self, _parent: Index = NOWHERE) -> int:
        return -1

    def data(self, _index: Index, _role: int = 0) -> object:
        return None


def test_the_tester_tells_of_a_model_that_lies(qtlog: Any, qapp: QApplication) -> None:
    told: list[str] = []
    model = Lying()
    with qtlog.disabled():
        qInstallMessageHandler(lambda _kind, _context, said: told.append(said))
        QAbstractItemModelTester(model, WARNING, model)

    assert any(said.startswith("FAIL!") for said in told)
