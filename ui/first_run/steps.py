"""The four steps that create a centre: each can be passed over, none forgets what was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.dialogs.file_dialogs import folder_chosen
from ui.first_run.draft import FOLDER, STEPS, FirstRunDraft
from ui.first_run.step_forms import StepForms
from ui.widgets.buttons import Button, ButtonLook, Role
from ui.widgets.cards import Notice
from ui.widgets.tones import Tone

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.wording import Words
    from ui.theme import Theme


class Steps(QWidget):
    """Shows one step after the other; the draft holds what they say."""

    left = Signal()
    """Somebody goes back to the ways to begin; what was typed stays."""
    finished = Signal()
    """The centre is to be made from the draft."""

    def __init__(self, theme: Theme, words: Words, draft: FirstRunDraft) -> None:
        """Begin at the first step."""
        super().__init__()
        self.theme, self._words, self.draft = theme, words, draft
        self.ask_folder: Callable[[QWidget, Words], str] = _ask_folder
        self.browse, self.back = Button(theme, ""), Button(theme, "")
        self.skip = Button(theme, "")
        self.forward = Button(theme, "", ButtonLook(Role.PRIMARY))
        self.trouble = Notice(theme, Tone.DANGER, "")
        self.fields = StepForms(theme, words, draft, self.browse)
        self._stack = QStackedWidget()
        self._lay_out()
        self._listen()
        self.retranslate(words)
        self.show_step(STEPS[0])

    @property
    def step(self) -> str:
        """The code of the step that is shown."""
        return STEPS[self._stack.currentIndex()]

    def show_step(self, code: str) -> None:
        """Show a step with what was typed in it."""
        self.keep()
        self._stack.setCurrentIndex(STEPS.index(code))
        self.tell("")
        self.fields.enter(code)
        self._name_buttons()

    def keep(self) -> None:
        """Take what the fields say into the draft."""
        self.fields.keep()

    def go_on(self) -> None:
        """Go to the next step, or make the centre; what cannot be read is said first."""
        self.keep()
        if not self.fields.is_readable(self.step):
            return
        self.draft.skipped.discard(self.step)
        self._forward()

    def pass_over(self) -> None:
        """Go to the next step without this one; what was typed stays for later."""
        self.keep()
        self.draft.skipped.add(self.step)
        self._forward()

    def tell(self, title: str, sentence: str = "") -> None:
        """Say why the centre was not made."""
        self.trouble.say(title, sentence)
        self.trouble.setVisible(bool(title))

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        self.keep()
        self._words = words
        self.fields.retranslate(words)
        self.browse.say(words._("Choose a folder…"))
        self.back.say(words._("Back"))
        self.skip.say(words._("Pass over this step"))
        self._name_buttons()

    def wait(self, *, waiting: bool) -> None:
        """Take no other order while the centre is made."""
        for button in (self.back, self.skip, self.forward):
            button.setEnabled(not waiting)

    def _forward(self) -> None:
        place = STEPS.index(self.step)
        if place + 1 < len(STEPS):
            self.show_step(STEPS[place + 1])
        else:
            self.finished.emit()

    def _backward(self) -> None:
        self.keep()
        place = STEPS.index(self.step)
        if place:
            self.show_step(STEPS[place - 1])
        else:
            self.left.emit()

    def _name_buttons(self) -> None:
        words, last = self._words, self.step == STEPS[-1]
        self.forward.say(words._("Create the centre") if last else words._("Continue"))
        self.skip.setVisible(not last)

    def _browse(self) -> None:
        chosen = self.ask_folder(self, self._words)
        if chosen:
            self.fields.forms["desk"].rows[FOLDER].begin(chosen)

    def _listen(self) -> None:
        self.forward.clicked.connect(self.go_on)
        self.skip.clicked.connect(self.pass_over)
        self.back.clicked.connect(self._backward)
        self.browse.clicked.connect(self._browse)

    def _lay_out(self) -> None:
        for panel in self.fields.panels:
            self._stack.addWidget(panel)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(28, 10, 28, 18)
        buttons.setSpacing(8)
        buttons.addWidget(self.back)
        buttons.addStretch()
        buttons.addWidget(self.skip)
        buttons.addWidget(self.forward)
        told = QHBoxLayout()
        told.setContentsMargins(28, 16, 28, 0)
        told.addWidget(self.trouble)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(told)
        column.addWidget(self._stack, 1)
        column.addLayout(buttons)


def _ask_folder(parent: QWidget, words: Words) -> str:
    return folder_chosen(parent, words, words._("Where the centre is kept"))
