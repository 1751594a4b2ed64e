"""The full forms that are open over the window: one for each session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from desktop_app.domain.planning import Planning
    from desktop_app.wording.words import Words
    from ui.booking.drafts import Draft
    from ui.desk import Desk
    from ui.form.dialog import SessionDialog
    from ui.masking import Masking
    from ui.theme import Theme


class FullForms(QObject):
    """Opens the form of a session, or brings the one that is open to the front."""

    told = Signal(str)
    """A sentence on what a form has done."""
    parked = Signal()
    """A new booking was set aside."""
    saved = Signal(str)
    """The code of the session that a form has saved."""
    slot_asked = Signal(object)
    """The form for which another time and place are looked for."""
    cancel_asked = Signal(object)
    """The SessionLine that is to be cancelled."""
    print_asked = Signal(str)
    undo_asked = Signal()

    def __init__(  # noqa: PLR0917 - what every form is given
        self, desk: Desk, theme: Theme, words: Words, masking: Masking, over: QWidget
    ) -> None:
        """Open the forms over `over`."""
        super().__init__(over)
        self._desk, self._theme, self._words = desk, theme, words
        self._masking, self._over = masking, over
        self._open: list[SessionDialog] = []

    @property
    def open_forms(self) -> list[SessionDialog]:
        """The forms on the screen."""
        return list(self._open)

    def edit(self, code: str, *, rename: bool = False) -> None:
        """Show the form of a session, at its title if that is to be another one."""
        there = next((one for one in self._open if one.session == code), None)
        if there is None:
            there = self._form()
            there.show_session(code)
        else:
            there.activateWindow()
        if rename:
            there.surface.rename()

    def book(self, draft: Draft, programme: str, planning: Planning) -> None:
        """Go on with a quick booking, with everything that was typed of it."""
        self._form().begin(draft, programme, planning)

    def keep(self, sentence: str, then: Callable[[str], None]) -> None:
        """Ask why what a sentence says is kept; `then` is given the reason."""
        from ui.dialogs.keep import KeepDialog  # noqa: PLC0415 - when it is asked for

        dialog = KeepDialog(self._theme, self._words, self._over)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.kept.connect(then)
        dialog.ask(sentence)

    def keep_typed(self) -> None:
        """Put what is typed in every form on disk now: the window is about to close."""
        for dialog in self._open:
            dialog.keep()

    def is_answering(self, error: object) -> bool:
        """Whether a refusal is said by a form that is open and asked for it."""
        return any(one.conduct.refused is error for one in self._open)

    def retranslate(self, words: Words) -> None:
        """Say the forms in another language."""
        self._words = words
        for dialog in self._open:
            dialog.retranslate(words)

    def _form(self) -> SessionDialog:
        from ui.form.dialog import SessionDialog  # noqa: PLC0415 - when it is asked for

        dialog = SessionDialog(self._desk, self._theme, self._words, self._masking, self._over)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.saved.connect(self.saved)
        dialog.parked.connect(self._tell_parked)
        dialog.cancel_asked.connect(self.cancel_asked)
        dialog.slot_asked.connect(self.slot_asked)
        dialog.print_asked.connect(self.print_asked)
        dialog.session_asked.connect(self.edit)
        dialog.undo_asked.connect(self.undo_asked)
        dialog.finished.connect(lambda _result: self._open.remove(dialog))
        self._open.append(dialog)
        return dialog

    def _tell_parked(self, code: str) -> None:
        if code:
            said = self._words._("Set aside: it is there again when you open this session.")
            self.told.emit(said)
        else:
            self.told.emit(self._words._("Set aside. Resume with F9."))
            self.parked.emit()
