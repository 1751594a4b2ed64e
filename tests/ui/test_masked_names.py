"""Check 15 of interface, section 14, while people are enrolled, called, moved and cancelled."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, time

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.calling import CallStatus
from desktop_app.domain.enrolment import PassedReason
from tests.ui.at_desk import press, write
from tests.ui.conftest import settle
from tests.ui.test_acceptance import names
from tests.ui.test_window import BALANCE, SIXTH
from tests.ui.widget_faults import named, seen, texts_of
from ui.board.wishes import MoveWish, SeenPlace
from ui.dialogs.call_list import CallList
from ui.dialogs.call_people import CallPeopleDialog
from ui.dialogs.call_table import CallTable
from ui.dialogs.cancel import CancelDialog
from ui.dialogs.preview import PreviewDialog
from ui.enrolment.dialog import EnrolDialog
from ui.enrolment.found_people import FoundPeople
from ui.home.proposal import ProposalDialog
from ui.workplace import Workplace

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

NEED_NAMES = (FoundPeople, CallList, CallTable, ProposalDialog)
"""What is nothing without names: who is looked for, and who is called (interface, section 3.1)."""

_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
)
COOKING = "C05-04"


@dataclass
class Public:
    """Somebody of the public who looks at the screen, and remembers every word."""

    workplace: Workplace
    qtbot: QtBot
    people: list[tuple[str, str]]
    faults: list[str] = field(default_factory=list)
    """Each line that named somebody, and after what."""

    def look(self, after: str) -> None:
        """Read everything on the screen."""
        self.settle()
        said = [*self._said()]
        assert len(said) > 100
        self.faults += [f"{after}: {one}" for one in said if self._names_somebody(one)]

    def settle(self) -> None:
        """Wait for every answer, and for what follows from it."""
        for _turn in range(2):
            settle(self.workplace, self.qtbot)

    def type(self, line: QLineEdit, text: str) -> None:
        """Type over whatever is in a field."""
        line.clear()
        write(line, text)
        self.settle()

    def enter(self, line: QLineEdit) -> None:
        """Press Enter in a field."""
        press(line, Qt.Key.Key_Return)
        self.settle()

    def give(self, command: str) -> None:
        """Give a command of the menus, and read what it shows."""
        action = self.workplace.window.actions_known[command]
        assert action.isEnabled(), command
        action.trigger()
        self.look(command)

    def reveal(self) -> None:
        """Show the names for a moment: whoever looks must find them."""
        self.workplace.masking.toggle()
        self.look("revealed")

    def mask(self) -> None:
        """Hide the names again, and forget them."""
        self.workplace.masking.mask()
        self.faults.clear()

    def _said(self) -> Iterator[str]:
        for window in QApplication.topLevelWidgets():
            if window.isVisible():
                for one in seen(window):
                    if not _needs_names(one):
                        yield from (f"{text} [{named(one)}]" for text in said_by(one))
        yield from self.workplace.window.toasts.said
        for action in self.workplace.window.actions_known.all():
            yield action.toolTip()

    def _names_somebody(self, said: str) -> bool:
        return any(all(name in said for name in who) for who in self.people)


def said_by(widget: QWidget) -> Iterator[str]:
    """What a widget shows and says, the cells of tables included."""
    yield from texts_of(widget)
    if isinstance(widget, QAbstractItemView):
        yield from cells(widget.model())


def cells(model: QAbstractItemModel) -> Iterator[str]:
    """What the cells of a model show and say, and the heads of its lines."""
    nowhere = QModelIndex()
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(nowhere)
    for row in range(model.rowCount(nowhere)):
        for column in range(columns):
            index: QModelIndex = model.index(row, column)
            yield from (str(index.data(role)) for role in _ROLES if index.data(role))
        yield str(model.headerData(row, Qt.Orientation.Vertical) or "")


def _needs_names(widget: QWidget) -> bool:
    above: QWidget | None = widget
    while above is not None and not isinstance(above, NEED_NAMES):
        above = above.parentWidget()
    return above is not None


@pytest.fixture
def public(workplace: Workplace, qtbot: QtBot) -> Public:
    """Names are masked, and everybody of the centre could be named."""
    return Public(workplace, qtbot, names(workplace, qtbot))


def enrolment(public: Public, session: str) -> EnrolDialog:
    """The form that enrols in a session, open."""
    public.workplace.forms.enrol(session)
    settle(public.workplace, public.qtbot)
    dialog = QApplication.activeWindow()
    assert isinstance(dialog, EnrolDialog)
    return dialog


def test_nobody_is_named_while_people_are_enrolled_refused_and_withdrawn(public: Public) -> None:
    surface = enrolment(public, COOKING).pane.surface
    public.look("open")
    public.type(surface.field, "marivaldo agnes")
    public.enter(surface.field)
    public.look("enrol")
    public.type(surface.field, "marivaldo agnes")
    public.enter(surface.field)
    assert surface.outcome.said.text().endswith("is already enrolled in it, or waits for it.")
    public.look("enrol twice")
    public.reveal()
    assert public.faults, "names are read where they are shown"
    public.mask()
    public.look("masked again")
    surface.field.clear()
    surface.table.setCurrentCell(1, 0)
    press(surface.table, Qt.Key.Key_Up)
    surface.withdraw.click()
    public.look("withdraw")
    assert "is withdrawn" in surface.outcome.said.text()
    surface.outcome.back.click()
    public.look("undo")

    assert public.faults == []


def test_nobody_is_named_where_somebody_waits_and_a_place_is_free(public: Public) -> None:
    surface = enrolment(public, SIXTH).pane.surface
    public.type(surface.field, "marivaldo agnes")
    public.enter(surface.field)
    assert surface.full.isVisible()
    public.look("full")
    surface.full.wait.click()
    public.look("wait")
    surface.table.setCurrentCell(1, 0)
    press(surface.table, Qt.Key.Key_Up)
    surface.withdraw.click()
    public.look("a place is free")
    assert surface.turn.isVisible()
    surface.turn.reasons[PassedReason.NO_ANSWER].click()
    public.look("the turn is passed")
    surface.turn.call.click()
    public.look("the turn is given")

    assert public.faults == []


def test_nobody_is_named_while_sessions_are_moved_cancelled_called_and_taken_back(
    public: Public,
) -> None:
    workplace = public.workplace
    workplace.planning.flow.selection.select(BALANCE)
    public.look("select")
    block = workplace.planning.flow.selection.block
    assert block is not None
    span = block.span.starting(datetime.combine(block.span.day, time(17, 30)))
    place = SeenPlace(block.span.start, block.span.end, block.room)
    workplace.planning.page.view.move_requested.emit(
        MoveWish(BALANCE, place, block.room, span.start, span.end)
    )
    public.look("move")
    public.give("cancel")
    dialog = workplace.window.findChild(CancelDialog)
    assert dialog is not None
    dialog.reason.choices.setCurrentIndex(1)
    dialog.go.click()
    public.look("cancelled")
    dialog.tick_off.click()
    public.look("call")
    calls = workplace.window.findChild(CallPeopleDialog)
    assert calls is not None
    calls.table.selectRow(0)
    calls.notes[CallStatus.TOLD].click()
    public.look("told")
    calls.reject()
    for _act in range(3):
        public.give("undo")

    assert any("Undo" in said or "Undone" in said for said in workplace.window.toasts.said)
    assert public.faults == []


def test_nobody_is_named_where_people_are_looked_for_or_made_known(public: Public) -> None:
    workplace = public.workplace
    public.give("goto")
    public.type(workplace.going.box.line, "marivaldo agnes")
    public.look("found")
    public.enter(workplace.going.box.line)
    public.look("gone there")
    workplace.planning.flow.selection.select(SIXTH)
    public.give("edit")
    (form,) = workplace.forms.full.open_forms
    for tab in range(form.surface.tabs.count()):
        form.surface.tabs.setCurrentIndex(tab)
        public.look(f"tab {tab}")
    form.reject()
    public.give("print_sheet")
    preview = workplace.window.findChild(PreviewDialog)
    assert preview is not None
    preview.reject()

    assert public.faults == []
