"""The editor of a week over the window: Ctrl+S saves, Escape keeps what was painted."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from desktop_app.wording.names import capitalised
from ui.availability.conduct import WeekConduct
from ui.availability.face import WeekFace
from ui.availability.geometry import WEEKDAYS
from ui.availability.sayings import weekday_said
from ui.availability.surface import WeekSurface
from ui.dialogs.frame import Dialog
from ui.widgets.fields import take_typing
from ui.widgets.misread import goes_to_misread

if TYPE_CHECKING:
    from desktop_app.domain.painted_week import WeekOf
    from desktop_app.wording.words import Words
    from ui.availability.typed import WeekKept
    from ui.desk import Desk
    from ui.theme import Theme

_EDGE = QSize(32, 24)
"""What is left of the window around the editor."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class WeekDialog(Dialog):
    """One week at a time; whose it is can be changed in it.

    Attributes:
        is_kept: whether what was painted or typed was set aside when it closed.
    """

    saved = Signal(object, object)
    """The Outcome, and the WeekTyped that was written."""
    parked = Signal(object)
    """The WeekKept that is set aside."""
    subject_chosen = Signal(str, str)
    """The kind and the code of another week that is wanted."""

    def __init__(self, desk: Desk, theme: Theme, words: Words, parent: QWidget) -> None:
        """Stay hidden until `begin`."""
        super().__init__(theme, parent)
        self.setWindowModality(Qt.WindowModality.NonModal)
        self.let_work_go_on()
        self._words, self._is_over, self.is_kept = words, False, False
        self.surface = WeekSurface(theme, words)
        self.conduct = WeekConduct(desk, self)
        self.face = WeekFace(self.surface, self.conduct, desk, words)
        whole = QVBoxLayout(self.card)
        whole.setContentsMargins(0, 1, 0, 1)
        whole.addWidget(self.surface)
        self._listen()
        self.retranslate(words)

    def begin(self, of: WeekOf | None, kept: WeekKept | None = None) -> None:
        """Read a week and take the focus; what was set aside is painted over it."""
        self._is_over = False
        self.resize(self._window.size() - _EDGE)
        self.show()
        self.activateWindow()
        self.conduct.begin(of, kept)
        self.surface.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        self._words = words
        self.setWindowTitle(words._("Availability"))
        self.setAccessibleName(words._("Availability"))
        self.surface.retranslate(words)
        self.face.retranslate(words)

    def reject(self) -> None:
        """See QDialog: nothing painted or typed is lost."""
        take_typing(self)
        self.keep()
        super().reject()

    def keep(self) -> None:
        """Set what was painted and typed aside, if it is not written."""
        kept = None if self._is_over else self.conduct.kept
        self.is_kept = kept is not None
        if kept is not None:
            self.parked.emit(kept)

    def throw_away(self) -> None:
        """Close without keeping what was painted or typed."""
        self._is_over = True
        super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See QDialog: Enter in a field is no answer."""
        if Qt.Key(event.key()) not in _ENTER:
            super().keyPressEvent(event)

    def copying_menu(self) -> QMenu:
        """Make the menu of the days that the day of the cursor can be copied to."""
        words, menu = self._words, QMenu(self)
        weekday = self.surface.grid.selection.to_weekday
        others = tuple(one for one in WEEKDAYS if one != weekday)
        menu.setAccessibleName(words._("Copy a day to…"))
        said = words._("{day}, to:").format(day=capitalised(weekday_said(words, weekday)))
        menu.addAction(said).setEnabled(False)
        for other in others:
            action = menu.addAction(capitalised(weekday_said(words, other)))
            action.triggered.connect(partial(self.conduct.copy_day, weekday, (other,)))
        action = menu.addAction(words._("All from Monday to Friday"))
        worked = tuple(one for one in others if one in WEEKDAYS[:5])
        action.triggered.connect(partial(self.conduct.copy_day, weekday, worked))
        return menu

    def _listen(self) -> None:
        surface, conduct = self.surface, self.conduct
        surface.grid.painted.connect(conduct.paint)
        surface.grid.cursor_moved.connect(self.face.show_day)
        surface.bar.weeks_chosen.connect(conduct.show_weeks)
        surface.bar.brush_chosen.connect(conduct.take_brush)
        surface.first.chosen.connect(partial(conduct.edit_day, "first"))
        surface.last.chosen.connect(partial(conduct.edit_day, "last"))
        surface.last.cleared.connect(partial(conduct.edit_day, "last", None))
        surface.subject.picked.connect(lambda code: self.subject_chosen.emit(*code.split(" ", 1)))
        surface.side.line_edited.connect(conduct.leave.edit)
        surface.side.line_entered.connect(conduct.leave.note)
        surface.side.shift.clicked.connect(conduct.shift)
        surface.copy_parity.clicked.connect(conduct.copy_parity)
        surface.copy_day.clicked.connect(self._open_copying)
        surface.as_table.toggled.connect(lambda on: surface.show_table(shown=on))
        surface.cross.clicked.connect(self.reject)
        surface.discard.clicked.connect(self.throw_away)
        surface.save.clicked.connect(self._save)
        conduct.saved.connect(self._finish)
        QShortcut(QKeySequence("Ctrl+S"), self).activated.connect(self._save)
        QShortcut(QKeySequence("Ctrl+Z"), self).activated.connect(conduct.take_back)

    def _open_copying(self) -> None:
        menu = self.copying_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        button = self.surface.copy_day
        menu.popup(button.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    def _save(self) -> None:
        """Take what is still in a field first."""
        if not goes_to_misread(self, self.face.words):
            self.conduct.save()

    def settle(self) -> None:
        """The week is written: close, unless an exception is typed that is not yet noted."""
        kept = self.conduct.kept
        if kept is not None and kept.line:
            self.conduct.begin(kept.of, replace(kept, week=None))
            self.surface.side.line.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._is_over = True
        self.accept()

    def _finish(self, outcome: object) -> None:
        self.saved.emit(outcome, self.conduct.typed)
        self.settle()
