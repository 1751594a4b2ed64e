"""The full form of one session: a panel over the dimmed window, which goes on working."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.wording.findings import finding_text
from desktop_app.wording.words import Words
from ui.booking.sayings import Speaker
from ui.dialogs.frame import Dialog
from ui.dialogs.keep import KeepDialog
from ui.enrolment.pane import EnrolmentPane
from ui.form.beside import BesideActs
from ui.form.conduct import FormConduct
from ui.form.dates_menu import dates_menu
from ui.form.face import FormFace
from ui.form.presence import FormPresence
from ui.form.surface import PEOPLE, FormSurface
from ui.form.versions import VersionsDialog, versions_of
from ui.widgets.fields import take_typing
from ui.widgets.misread import goes_to_misread

if TYPE_CHECKING:
    from desktop_app.commands.act import Outcome
    from desktop_app.domain.planning import Planning
    from desktop_app.readings.session_lines import SessionLine
    from ui.booking.drafts import Draft
    from ui.desk import Desk
    from ui.masking import Masking
    from ui.theme import Theme

_SIZE = QSize(780, 586)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_NUMBERS = {
    Qt.Key.Key_1: 1,
    Qt.Key.Key_2: 2,
    Qt.Key.Key_3: 3,
    Qt.Key.Key_Ampersand: 1,
    Qt.Key.Key_Eacute: 2,
    Qt.Key.Key_QuoteDbl: 3,
}


class SessionDialog(Dialog):
    """Shows a session on five tabs; Ctrl+S saves, Escape sets what was typed aside."""

    saved = Signal(str)
    """The code of the session that was saved."""
    parked = Signal(str)
    """What was typed is set aside; the code of the session, or nothing for a new booking."""
    cancel_asked = Signal(object)
    """The SessionLine that is to be cancelled."""
    print_asked = Signal(str)
    slot_asked = Signal(object)
    """This form itself: another time and place are looked for."""
    session_asked = Signal(str)
    """The form of another session of the cycle."""
    undo_asked = Signal()

    def __init__(  # noqa: PLR0917 - as every form over the window, and the masking of names
        self, desk: Desk, theme: Theme, words: Words, masking: Masking, parent: QWidget
    ) -> None:
        """Stay hidden until `show_session` or `begin`."""
        super().__init__(theme, parent)
        self.setWindowModality(Qt.WindowModality.NonModal)
        self.let_work_go_on()
        self.grow_with_contents()
        self._desk, self._theme, self._words, self._masking = desk, theme, words, masking
        self.pane: EnrolmentPane | None = None
        self.surface = FormSurface(theme, words)
        self.conduct = FormConduct(desk, self.surface, words, self)
        self._beside = BesideActs(self.conduct)
        self.face = FormFace(self.surface, self.conduct, words)
        self._presence = FormPresence(desk, self.surface.others, words, self)
        whole = QVBoxLayout(self.card)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.surface)
        self._listen()
        self.retranslate(words)

    @property
    def session(self) -> str:
        """The code of the session; nothing for a new booking."""
        return self.conduct.session

    def show_session(self, code: str) -> None:
        """Show a session."""
        self.conduct.open(code)
        self._presence.begin(code)
        self._appear()

    def begin(self, draft: Draft, programme: str, planning: Planning) -> None:
        """Go on with a new booking, with everything that was typed of it."""
        self.conduct.begin(draft, programme, planning)
        self._appear()

    def show_people(self) -> None:
        """Show who is enrolled."""
        self.surface.tabs.setCurrentIndex(PEOPLE)

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        self._words = words
        self.setWindowTitle(words._("Session"))
        self.setAccessibleName(words._("Session"))
        for part in (self.surface, self.conduct, self.face, self._presence):
            part.retranslate(words)
        if self.pane is not None:
            self.pane.retranslate(words)

    def reject(self) -> None:
        """See QDialog: nothing typed is lost; what is being saved is answered first."""
        if self.conduct.is_saving:
            return
        if self.keep():
            self.parked.emit(self.session)
        super().reject()

    def keep(self) -> bool:
        """Put what is typed on disk now; false when no field of the session was touched."""
        take_typing(self)
        if self.pane is not None:
            self.pane.keep()
        return self.conduct.keeper.keep()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See QDialog: Enter in a field is no answer; 1 to 3 take a way out."""
        key = Qt.Key(event.key())
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        inside = self.pane is not None and self.pane.isVisible()
        if key == Qt.Key.Key_Escape and inside and self.pane is not None and self.pane.leave_step():
            return
        if key in _NUMBERS and (alt or self.surface.strip.has_focus()):
            self.surface.strip.take(_NUMBERS[key])
        elif key not in _ENTER:
            super().keyPressEvent(event)

    def _appear(self) -> None:
        self.resize(_SIZE * max(self._theme.text_percent, 100) / 100)
        self.show()
        self.activateWindow()
        self.surface.general.programme.setFocus(Qt.FocusReason.PopupFocusReason)

    def _listen(self) -> None:
        surface, conduct = self.surface, self.conduct
        surface.large.clicked.connect(self.fill_window)
        surface.cross.clicked.connect(self.reject)
        surface.shut.clicked.connect(self.reject)
        surface.save.clicked.connect(self._save)
        surface.cancel.clicked.connect(self._ask_to_cancel)
        surface.print.clicked.connect(self._print)
        surface.strip.taken.connect(self._beside.take_way)
        surface.strip.third_taken.connect(self._third_way)
        surface.band.link.clicked.connect(conduct.give_up)
        surface.freed.link.clicked.connect(self.show_people)
        surface.general.dates_asked.connect(self._list_dates)
        surface.general.find_slot.clicked.connect(lambda: self.slot_asked.emit(self))
        surface.general.interpreter_asked.connect(lambda: surface.tabs.setCurrentIndex(PEOPLE + 1))
        surface.history.chosen.connect(lambda number: self._beside.reverse(int(number)))
        surface.tabs.currentChanged.connect(self._enter_tab)
        conduct.saved.connect(self._done)
        conduct.versions_found.connect(self._ask_which)
        for keys, act in (
            ("Ctrl+S", self._save),
            ("Ctrl+P", self._print),
            ("Ctrl+Z", self.undo_asked.emit),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def _save(self) -> None:
        if not goes_to_misread(self, self._words):
            self.conduct.save()

    def _done(self, outcome: Outcome | None) -> None:
        self.accept()
        self.saved.emit(outcome.subject if outcome is not None else self.session)

    def _print(self) -> None:
        if self.session:
            self.print_asked.emit(self.session)

    def _line(self) -> SessionLine | None:
        entry = self.conduct.entry
        form = entry.facts.form if entry is not None else None
        return form.line if form is not None else None

    def _ask_to_cancel(self) -> None:
        line = self._line()
        if line is not None:
            self.reject()
            self.cancel_asked.emit(line)

    def _third_way(self) -> None:
        """Keep what may be kept, with a reason; the rest as an option; or settle it again."""
        conduct, entry = self.conduct, self.conduct.entry
        judged = conduct.verdict.judged
        if entry is None or judged is None:
            return
        finding = conduct.verdict.third_way()
        if finding is not None:
            keep = KeepDialog(self._theme, self._words, self)
            keep.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            keep.kept.connect(self._beside.keep_conflict)
            keep.ask(finding_text(self._words, finding, conduct.verdict.names))
        elif judged.standing:
            conduct.save(option=True)
        else:
            self._beside.settle_again()

    def _ask_which(self) -> None:
        """Ask which version of the fields changed on both sides is kept."""
        entry, verdict = self.conduct.entry, self.conduct.verdict
        if entry is None or self.findChild(VersionsDialog) is not None:
            return
        speaker = Speaker(self._words, verdict.names, entry.facts.planning)
        asking = VersionsDialog(self._theme, self._words, self)
        asking.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asking.chosen.connect(self.conduct.settle)
        asking.ask(self.conduct.elsewhere, versions_of(entry, speaker), entry.typed.note)

    def _list_dates(self) -> None:
        """The dates of the cycle; one of them opens its own form."""
        entry = self.conduct.entry
        form = entry.facts.form if entry is not None else None
        if form is None:
            return
        menu = dates_menu(self, self._words, form.dates, self.session_asked.emit)
        for line in menu.actions():
            line.setEnabled(line.data() != self.session)
        link = self.surface.general.dates
        menu.popup(link.mapToGlobal(QPoint(0, link.height())))

    def _enter_tab(self, place: int) -> None:
        """The people are read when somebody wants to see them."""
        if place != PEOPLE or not self.session:
            return
        if self.pane is None:
            self.pane = EnrolmentPane(self._desk, self._theme, self._words, self._masking)
            column = QVBoxLayout(self.surface.people)
            column.setContentsMargins(0, 2, 0, 0)
            column.addWidget(self.pane)
        if self.pane.session != self.session:
            self.pane.show_session(self.session)
