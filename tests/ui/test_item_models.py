"""The models behind lists and tables keep Qt's rules, under its own tester, while they change."""

from dataclasses import dataclass, field
from typing import Any

import pytest
from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    qInstallMessageHandler,
)
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import settle
from tests.ui.test_every_widget import OPENING, SIXTH, close, windows
from tests.ui.widget_faults import seen
from ui.workplace import Workplace

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
WARNING = QAbstractItemModelTester.FailureReportingMode.Warning


def models(opened: list[QWidget]) -> list[QAbstractItemModel]:
    """The models of everything that is on the screen in some windows."""
    shown = [one for window in opened for one in seen(window)]
    views = [one for one in shown if isinstance(one, QAbstractItemView)]
    return [view.model() for view in views]


@dataclass
class Watch:
    """The models that are under Qt's tester, which warns of each fault."""

    known: set[int] = field(default_factory=set)

    def all_in(self, opened: list[QWidget]) -> None:
        """Put every model that is not yet watched under it."""
        for model in models(opened):
            if id(model) not in self.known:
                self.known.add(id(model))
                QAbstractItemModelTester(model, WARNING, model)


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
    for code in ("day_after", "today", "language_fr", "language_en", "refresh"):
        commands[code].trigger()
        settle(workplace, qtbot)

    assert watch.known


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
