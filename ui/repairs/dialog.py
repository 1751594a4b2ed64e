"""One change of the frame and the plan of repairs of what it hits, over the dimmed window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.errors import BadInputError
from ui.cycles.best_repairs import BestRepairsDialog
from ui.dialogs.frame import Dialog
from ui.repairs.conduct import RepairConduct
from ui.repairs.face import PlanFace
from ui.repairs.sayings import kind_said, to_call
from ui.repairs.surface import PlanSurface
from ui.repairs.typed import Kind
from ui.widgets.fields import take_typing
from ui.widgets.misread import goes_to_misread

if TYPE_CHECKING:
    from desktop_app.commands.act import Outcome
    from desktop_app.wording.words import Words
    from ui.desk import Desk
    from ui.repairs.drafts import KeptWay
    from ui.repairs.facts import Plan
    from ui.repairs.typed import ChangeTyped
    from ui.theme import Theme

USUAL = QSize(940, 640)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PlanDialog(Dialog):
    """Ctrl+Enter applies what is seen, in one act; Escape sets what was typed aside.

    Attributes:
        is_applied: whether the change is written.
        is_parked: whether what was typed was set aside when it closed.
        resumes: whether it goes on with what was set aside.
    """

    applied = Signal(object, object)
    """The Outcome, and the Plan that was applied."""
    parked = Signal(object, object)
    """The ChangeTyped that is set aside, and the Plan in which its ways were chosen."""
    calling = Signal(str)
    """The code of a session whose people are to be called."""

    def __init__(  # noqa: PLR0917 - what every form is given
        self, desk: Desk, theme: Theme, words: Words, parent: QWidget, typed: ChangeTyped
    ) -> None:
        """Stay hidden until `begin`."""
        super().__init__(theme, parent)
        self.setWindowModality(Qt.WindowModality.NonModal)
        self.let_work_go_on()
        self.kind, self._theme = typed.kind, theme
        self.is_applied = self.is_parked = self.resumes = False
        self._begun, self._is_over = typed, False
        self.surface = PlanSurface(theme, words, typed.kind)
        self.conduct = RepairConduct(desk, typed, self)
        self.face = PlanFace(self.surface, self.conduct, desk, words)
        whole = QVBoxLayout(self.card)
        whole.setContentsMargins(0, 1, 0, 1)
        whole.addWidget(self.surface)
        self.surface.why.show_reason(typed.why)
        self._listen()
        self.retranslate(words)

    @property
    def is_touched(self) -> bool:
        """Whether there is something to lose."""
        return not self._is_over and (self.resumes or self.conduct.typed != self._begun)

    def begin(self, known: Plan | None = None, kept: tuple[KeptWay, ...] = ()) -> None:
        """Read the centre and take the focus.

        ``known`` is the plan that was set aside, ``kept`` the ways of one that was on disk.
        """
        self.take_size(USUAL)
        self.show()
        self.activateWindow()
        self.conduct.begin(known, kept)
        self.focus_first()

    def focus_first(self) -> None:
        """Go to the field that is filled in first."""
        pane, typed = self.surface.pane, self.conduct.typed
        if typed.ready is not None:
            for line in self.surface.list.lines[:1]:
                line.setFocus(Qt.FocusReason.TabFocusReason)
        elif not typed.subject:
            pane.subject.setFocus(Qt.FocusReason.PopupFocusReason)
        elif typed.kind is Kind.ABSENCE:
            pane.line.setFocus(Qt.FocusReason.PopupFocusReason)
        else:
            list(pane.fields.values())[1].setFocus(Qt.FocusReason.PopupFocusReason)

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        said = kind_said(words, self.kind)
        self.setWindowTitle(said)
        self.setAccessibleName(said)
        self.surface.retranslate(words)
        self.face.retranslate(words)

    def reject(self) -> None:
        """See QDialog: nothing typed is lost."""
        take_typing(self)
        self.is_parked = self.is_touched
        if self.is_parked:
            self.parked.emit(self.conduct.typed, self.conduct.plan)
        super().reject()

    def throw_away(self) -> None:
        """Close without keeping what was typed."""
        self._is_over = True
        super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See QDialog: Enter in a field is no answer."""
        if Qt.Key(event.key()) not in _ENTER:
            super().keyPressEvent(event)

    def _listen(self) -> None:
        surface, conduct = self.surface, self.conduct
        surface.pane.edited.connect(conduct.edit)
        surface.pane.line_typed.connect(conduct.edit_line)
        surface.list.chosen.connect(conduct.choose)
        surface.list.moved.connect(surface.area.ensureWidgetVisible)
        surface.best.clicked.connect(conduct.look_for_best)
        surface.leave_all.clicked.connect(conduct.leave_all)
        surface.why.changed.connect(lambda: conduct.edit("why", surface.why.reason))
        surface.band.link.clicked.connect(lambda: conduct.look_again(again=True))
        surface.calls.chosen.connect(self.calling)
        for button in (surface.cross, surface.shut):
            button.clicked.connect(self.reject)
        surface.discard.clicked.connect(self.throw_away)
        surface.apply.clicked.connect(self._apply)
        conduct.proposed.connect(self._show_best)
        conduct.applied.connect(self._finish)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self._apply)

    def _apply(self) -> None:
        """Take what is still in a field first; what that changes is seen before it is written."""
        if not goes_to_misread(self, self.face.words):
            self.conduct.apply()
            if isinstance(self.conduct.wrong, BadInputError) and (
                self.conduct.wrong.field_name == "why"
            ):
                self.surface.why.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_best(self, plan: Plan) -> None:
        """Show what would be chosen, before anything is."""
        dialog = BestRepairsDialog(self._theme, self.face.words, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.agreed.connect(lambda: self.conduct.take_best(plan))
        dialog.finished.connect(lambda _result: self.activateWindow())
        dialog.ask(self.face.differences(plan), self.face.proposal(plan))

    def _finish(self, outcome: Outcome, plan: Plan) -> None:
        self._is_over = self.is_applied = True
        self.applied.emit(outcome, plan)
        if to_call(plan):
            self.face.call_people(plan)
            self.surface.shut.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.accept()
