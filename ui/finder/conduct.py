"""What happens in the finder: typing, looking, choosing a place."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.dialogs.attempt import Asking, while_alive
from ui.dialogs.latest_answer import LatestAnswer
from ui.finder.facts import Search, choices_of, move_of, searched

if TYPE_CHECKING:
    from desktop_app.domain.finder import Slot
    from desktop_app.domain.near_misses import NearMiss
    from ui.desk import Desk
    from ui.finder.facts import Answer, Choices
    from ui.finder.typed import FinderTyped


class FinderConduct(QObject):
    """One search at work; a place that is chosen is booked elsewhere, or moves a session.

    Attributes:
        typed: what is looked for.
        choices: what can be chosen, once it was read.
        answer: the last one, perhaps of what was typed before.
        refused: why the session was last not moved.
    """

    shown = Signal()
    """There is something else to show."""
    picked = Signal(object)
    """The Slot to be booked."""
    moved = Signal(object)
    """The Outcome: the session is at the place that was chosen."""

    def __init__(self, desk: Desk, typed: FinderTyped, parent: QObject) -> None:
        """Begin with `typed`; `begin` reads the centre."""
        super().__init__(parent)
        self._desk, self.typed = desk, typed
        self.choices: Choices | None = None
        self.answer: Answer | None = None
        self.refused: Exception | None = None
        self._moving, self._is_begun = "", False
        self.reader = LatestAnswer(desk, searched, self)
        self.reader.answered.connect(self._take)
        self._asking = Asking(desk, self)
        self._asking.succeeded.connect(self.moved)
        self._asking.refused.connect(self._not_done)
        desk.changed.connect(lambda _change: self._hear())

    @property
    def is_current(self) -> bool:
        """Whether the answer is to what is typed now."""
        return self.answer is not None and self.answer.typed == self.typed

    def begin(self, moving: str = "") -> None:
        """Read what can be chosen, then look; for a session that moves, as it is made up."""
        self._moving = moving or self._moving
        question = partial(choices_of, session=self._moving)
        self._desk.read(question, while_alive(self, self._take_choices))

    def edit(self, name: str, value: object) -> None:
        """Change a field, and look again."""
        self._change(self.typed.with_field(name, value))

    def give_up(self, miss: NearMiss) -> None:
        """Ask for one thing less, which gives a place; else go to that place as it is."""
        if self.typed.can_give_up(miss):
            self._change(self.typed.with_change(miss))
        else:
            self.choose(miss.slot)

    def choose(self, slot: Slot) -> None:
        """Take a place: it is booked in a form, or the session moves there."""
        session = self.choices.session if self.choices is not None else None
        if session is None:
            self.picked.emit(slot)
        elif not self._asking.is_waiting:
            self.refused = None
            self._asking.ask(move_of(session, slot))

    def look_again(self) -> None:
        """Look for what is typed: the centre may have changed."""
        if self.choices is None:
            self.begin()
        else:
            self.reader.ask(Search(self.typed, self.choices.form))
            self.shown.emit()

    def _change(self, changed: FinderTyped) -> None:
        if changed != self.typed:
            self.typed, self.refused = changed, None
            self.look_again()

    def _hear(self) -> None:
        """Another act was done, here or elsewhere: a place may be taken or free."""
        if self.choices is not None and not self._asking.is_waiting:
            self.begin()

    def _take_choices(self, choices: Choices) -> None:
        self.choices = choices
        begun = choices.begun
        if not self._is_begun and begun is not None:
            self.typed, self._is_begun = begun, True
        self.look_again()

    def _take(self, answer: Answer) -> None:
        if answer.typed != self.typed:
            return
        self.answer = answer
        if answer.lost is not None:
            self._desk.failed.emit(answer.lost)
        self.shown.emit()

    def _not_done(self, error: Exception) -> None:
        self.refused = error
        self.begin()
