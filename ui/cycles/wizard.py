"""The cycle wizard: three steps in one window over the dimmed schedule, which goes on working."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QMouseEvent, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.cycles.best_repairs import BestRepairsDialog
from ui.cycles.conduct import CycleConduct
from ui.cycles.face import WizardFace
from ui.cycles.fields import letter_scale
from ui.cycles.reason_dialog import AddDatesDialog
from ui.cycles.step_marks import Step
from ui.cycles.surface import WizardSurface
from ui.dialogs.frame import Dialog
from ui.widgets.misread import goes_to_misread

if TYPE_CHECKING:
    from datetime import date

    from desktop_app.commands.act import Outcome
    from desktop_app.wording.words import Words
    from ui.cycles.drafts import CycleDraft
    from ui.desk import Desk
    from ui.theme import Theme

USUAL, LEAST = QSize(1232, 716), QSize(960, 640)
_GRIP = 6
"""Pixels at the edges of the wizard by which it is made larger or smaller."""

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CycleWizard(Dialog):
    """Ctrl+Enter creates what is seen; Escape sets it aside."""

    created = Signal(object, object)
    """The Outcome of the cycle that was written, and its first day."""
    parked = Signal()
    """What was typed is set aside."""
    thrown_away = Signal(object)
    """The CycleDraft that nobody wants any more."""

    def __init__(self, desk: Desk, theme: Theme, words: Words, parent: QWidget) -> None:
        """Stay hidden until `begin`."""
        super().__init__(theme, parent)
        self.setWindowModality(Qt.WindowModality.NonModal)
        self.let_work_go_on()
        self._desk, self._theme, self._words = desk, theme, words
        self._before_whole = QSize()
        self.step = Step.WHAT
        self.surface = WizardSurface(theme, words)
        self.conduct = CycleConduct(desk, words, self)
        self.face = WizardFace(self.surface, self.conduct, desk, words)
        whole = QVBoxLayout(self.card)
        whole.setContentsMargins(0, 1, 0, 1)
        whole.addWidget(self.surface)
        self.setMinimumSize(LEAST.boundedTo(parent.window().size()))
        self.setSizeGripEnabled(True)
        self._listen()
        self.retranslate(words)

    def begin(self, draft: CycleDraft | None = None, size: QSize | None = None) -> None:
        """Begin a new cycle, or go on with one that was set aside; `size` is the former one."""
        self.conduct.begin(draft)
        self.resize(size or self._usual_size())
        self.show()
        self.activateWindow()
        self.go_to(Step.WHAT if draft is None else Step.WHEN)

    def go_to(self, step: Step) -> None:
        """Show a step; the focus goes to its first field."""
        self.step = step
        self.surface.show_step(step)
        first: QWidget = {
            Step.WHAT: self.surface.what.programme,
            Step.WHEN: self.surface.rule.dates.weekday,
            Step.CHECK: self.surface.make,
        }[step]
        if not first.isVisibleTo(self):
            first = self.surface.rule.dates.more
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        self._words = words
        self.setWindowTitle(words._("New cycle"))
        self.setAccessibleName(words._("New cycle"))
        self.surface.retranslate(words)
        self.conduct.keeper.retranslate(words)
        self.face.retranslate(words)

    def reject(self) -> None:
        """See QDialog: nothing typed is lost."""
        if self.conduct.keeper.keep() is not None:
            self.parked.emit()
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """See QWidget."""
        self.conduct.keeper.keep()
        super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See QDialog: Enter in a field is no answer."""
        if Qt.Key(event.key()) not in _ENTER:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """See QWidget: the edges make it larger or smaller, its head moves it."""
        handle = self.windowHandle()
        edges = self._edges(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
        elif edges:
            handle.startSystemResize(edges)
        elif event.position().y() < self.surface.rule.mapTo(self, QPoint()).y():
            handle.startSystemMove()

    def toggle_size(self) -> None:
        """Fill the window, or take the former size again."""
        whole = self._window.size()
        if self.size() == whole and self._before_whole.isValid():
            self.resize(self._before_whole)
        else:
            self._before_whole = self.size()
            self.resize(whole)
        self.centre()

    def throw_away(self) -> None:
        """Close without a draft; whoever asked may have it back."""
        draft = self.conduct.keeper.keep()
        self.conduct.keeper.forget()
        super().reject()
        if draft is not None:
            self.thrown_away.emit(draft)

    def _usual_size(self) -> QSize:
        """As on the pictures at usual letters, larger with larger ones; the window bounds it."""
        return (USUAL * letter_scale(self._theme)).boundedTo(self._window.size())

    def _edges(self, where: QPoint) -> Qt.Edge:
        edges = Qt.Edge(0)
        box = self.rect()
        for near, edge in (
            (where.x() < _GRIP, Qt.Edge.LeftEdge),
            (where.x() > box.right() - _GRIP, Qt.Edge.RightEdge),
            (where.y() < _GRIP, Qt.Edge.TopEdge),
            (where.y() > box.bottom() - _GRIP, Qt.Edge.BottomEdge),
        ):
            if near:
                edges |= edge
        return edges

    def _listen(self) -> None:
        surface, conduct = self.surface, self.conduct
        surface.steps.chosen.connect(lambda step: self.go_to(Step(step)))
        surface.what.edited.connect(conduct.edit)
        surface.rule.edited.connect(conduct.edit)
        surface.rule.date_added.connect(conduct.add_date)
        surface.lines.taken.connect(conduct.take_repair)
        surface.lines.acted.connect(conduct.act)
        surface.lines.finding.connect(conduct.look_for_slot)
        surface.lines.moved.connect(surface.lines_area.ensureWidgetVisible)
        surface.months.picked.connect(self._pick_day)
        surface.counts.repair_all.clicked.connect(self._ask_for_best)
        surface.band.retry_asked.connect(conduct.look_again)
        for button in (surface.cross, surface.park):
            button.clicked.connect(self.reject)
        surface.whole.clicked.connect(self.toggle_size)
        surface.discard.clicked.connect(self.throw_away)
        surface.back.clicked.connect(lambda: self.go_to(Step(max(self.step - 1, 0))))
        surface.forward.clicked.connect(lambda: self.go_to(Step(min(self.step + 1, Step.CHECK))))
        surface.make.clicked.connect(self._create)
        conduct.begun.connect(lambda: self.go_to(self.step))
        conduct.reason_wanted.connect(self._ask_why)
        conduct.created.connect(self._finish)
        for keys, act in (
            ("Ctrl+Return", self._create),
            ("Ctrl+Enter", self._create),
            ("Ctrl+Z", conduct.undo),
            ("F4", lambda: surface.lines.next_problem(1)),
            ("Shift+F4", lambda: surface.lines.next_problem(-1)),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def _create(self) -> None:
        """Take what is still in a field first; what that changes is seen before it is written."""
        focused = self.focusWidget()
        if focused is not None:
            focused.clearFocus()
            focused.setFocus(Qt.FocusReason.OtherFocusReason)
        if not goes_to_misread(self, self._words):
            self.conduct.create()

    def _pick_day(self, day: date) -> None:
        """Go to the line of a day; among free dates, another day is one more."""
        entry, preview = self.conduct.entry, self.conduct.preview
        if entry is None or preview is None:
            return
        held = {
            one.proposal.span.day: one.date.day for one in preview.lines if one.proposal is not None
        }
        line = self.surface.lines.line_of(held.get(day, day))
        if line is not None:
            self.surface.lines.go_to(held.get(day, day))
        elif not entry.typed.rhythm:
            self.conduct.add_date(day)

    def _ask_for_best(self) -> None:
        dialog = BestRepairsDialog(self._theme, self._words, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.agreed.connect(self.conduct.take_best)
        dialog.ask(self.face.differences())

    def _ask_why(self, days: tuple[date, ...]) -> None:
        entry = self.conduct.entry
        if entry is not None:
            dialog = AddDatesDialog(self._theme, self._words, self)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.added.connect(self.conduct.keep_dates)
            dialog.ask(days, entry.typed.reason)

    def _finish(self, outcome: Outcome, first: date) -> None:
        super().reject()
        self.created.emit(outcome, first)
