"""« Chercher un créneau »: the question above, the places that are free below, Enter takes one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.wording.free_slots import miss_said, reasons_said
from desktop_app.wording.names import quoted
from ui.dialogs.attempt import failure_text
from ui.dialogs.frame import Dialog
from ui.finder.conduct import FinderConduct
from ui.finder.sayings import Telling, found_said
from ui.finder.surface import FinderSurface
from ui.widgets.fields import take_typing
from ui.widgets.misread import goes_to_misread

if TYPE_CHECKING:
    from desktop_app.domain.finder import Slot
    from desktop_app.wording.words import Words
    from ui.desk import Desk
    from ui.finder.facts import Answer
    from ui.finder.typed import FinderTyped
    from ui.theme import Theme

USUAL = QSize(980, 640)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FinderDialog(Dialog):
    """Looks again at each change; the last answer alone is shown.

    Attributes:
        gives: whether the place that is chosen goes back to the form that looks for one.
    """

    picked = Signal(object, object, object)
    """The FinderTyped, the Slot to be booked, and the Planning with which it was typed."""
    moved = Signal(object)
    """The Outcome: the session that looked for a place is there."""

    def __init__(  # noqa: PLR0917 - what every form is given
        self, desk: Desk, theme: Theme, words: Words, parent: QWidget, typed: FinderTyped
    ) -> None:
        """Stay hidden until `begin`."""
        super().__init__(theme, parent)
        self.setWindowModality(Qt.WindowModality.NonModal)
        self.let_work_go_on()
        self._desk, self._words, self._announced = desk, words, ""
        self.gives = False
        self.surface = FinderSurface(theme, words)
        self.conduct = FinderConduct(desk, typed, self)
        whole = QVBoxLayout(self.card)
        whole.setContentsMargins(0, 1, 0, 1)
        whole.addWidget(self.surface)
        self._listen()
        self.retranslate(words)

    def begin(self, moving: str = "") -> None:
        """Read the centre and take the focus; ``moving`` is a session that looks for a place."""
        self.take_size(USUAL)
        self.show()
        self.activateWindow()
        self.conduct.begin(moving)
        known = bool(moving) or self.gives
        first = self.surface.table if known else self.surface.pane.programme
        first.setFocus(Qt.FocusReason.PopupFocusReason)

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        self._words = words
        said = words._("Find a slot")
        self.setWindowTitle(said)
        self.setAccessibleName(said)
        self.surface.retranslate(words)
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See QDialog: Enter in a field is no answer."""
        if Qt.Key(event.key()) not in _ENTER:
            super().keyPressEvent(event)

    def reject(self) -> None:
        """See QDialog: what is in a field is taken before it closes, so that it is there again."""
        take_typing(self)
        super().reject()

    def take(self, place: int) -> None:
        """Take a place by its number, from 0."""
        slots = self._slots()
        if 0 <= place < len(slots) and not goes_to_misread(self, self._words):
            self.conduct.choose(slots[place])

    def _slots(self) -> tuple[Slot, ...]:
        """What may be taken: nothing while something else is looked for."""
        answer = self.conduct.answer
        usable = answer is not None and self.conduct.is_current and answer.found is not None
        return answer.found.slots if usable and answer and answer.found else ()

    def _listen(self) -> None:
        surface, conduct = self.surface, self.conduct
        surface.pane.edited.connect(conduct.edit)
        surface.table.taken.connect(self.take)
        surface.misses.taken.connect(self._give_up)
        surface.choose.clicked.connect(lambda: self.take(surface.table.currentRow()))
        surface.band.link.clicked.connect(conduct.look_again)
        for button in (surface.cross, surface.shut):
            button.clicked.connect(self.reject)
        conduct.shown.connect(self._show)
        conduct.picked.connect(self._pick)
        conduct.moved.connect(self._end)

    def _pick(self, slot: Slot) -> None:
        choices = self.conduct.choices
        self.accept()
        if choices is not None:
            self.picked.emit(self.conduct.typed, slot, choices.form.planning)

    def _end(self, outcome: object) -> None:
        self.accept()
        self.moved.emit(outcome)

    def _give_up(self, number: int) -> None:
        answer = self.conduct.answer
        if self.conduct.is_current and answer is not None and answer.found is not None:
            self.conduct.give_up(answer.found.misses[number])

    def _show(self) -> None:
        conduct, surface, opened = self.conduct, self.surface, self._desk.open_desk
        if conduct.choices is None or opened is None:
            surface.show_state("waiting", self._words._("Looking for free places…"))
            return
        words = self._words.in_year(opened.now().year)
        telling = Telling(words, opened.names, conduct.choices)
        surface.pane.show_typed(conduct.typed, telling)
        session = conduct.choices.session
        title = words._("Find a slot")
        if session is not None:
            title = f"{title} — {quoted(words, words.of(session.line.title))}"
        surface.title.say(title)
        usual = words._("Take this slot") if self.gives else words._("Book it")
        surface.choose.say(words._("Move it there") if session else usual)
        answer = conduct.answer if conduct.is_current else None
        surface.pane.judge(None if answer is None else answer.wrong)
        surface.choose.setEnabled(bool(self._slots()))
        self._show_band(answer)
        self._show_answer(answer, telling)

    def _show_band(self, answer: Answer | None) -> None:
        words, band, refused = self._words, self.surface.band, self.conduct.refused
        if answer is not None and answer.lost is not None:
            band.tell(failure_text(words, answer.lost), words._("Try again"))
        elif refused is not None:
            cause = failure_text(words, refused)
            band.tell(words._("Nothing was moved: {cause}").format(cause=cause))
        else:
            band.tell("")

    def _show_answer(self, answer: Answer | None, telling: Telling) -> None:
        words, surface = telling.words, self.surface
        found = answer.found if answer is not None else None
        if found is None:
            is_looking = answer is None
            said = words._("Looking for free places…") if is_looking else ""
            surface.show_state("waiting", said)
        elif found.slots:
            surface.table.show_lines([telling.slot(slot) for slot in found.slots])
            surface.show_state("slots", found_said(words, len(found.slots)))
            self._announce(found_said(words, len(found.slots)))
        else:
            names = telling.names
            surface.misses.show_misses(
                [
                    (miss_said(words, one, names), " ".join(reasons_said(words, one, names)))
                    for one in found.misses
                ]
            )
            surface.show_state("misses", "")
            self._announce(surface.misses.head.text())

    def _announce(self, sentence: str) -> None:
        """Tell a screen reader what was found, once for each result."""
        if sentence != self._announced:
            self._announced = sentence
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.surface, sentence))
