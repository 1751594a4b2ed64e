"""Opens the cycle wizard over the window, and knows the cycles that were set aside."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Qt, Signal
from shiboken6 import isValid

from desktop_app.machine.errors import FileError
from desktop_app.wording.names import quoted
from ui.way_back import WayBack

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from desktop_app.commands.act import Outcome
    from desktop_app.domain.planning import Proposal
    from desktop_app.wording.words import Words
    from ui.cycles.drafts import CycleDraft, CycleShelf
    from ui.cycles.wizard import CycleWizard
    from ui.desk import Desk
    from ui.theme import Theme


class CycleForms(QObject):
    """One wizard at a time, in the language of the moment.

    Attributes:
        drafts: the cycles set aside, the latest last.
        wizard: what is on the screen, or nothing.
    """

    told = Signal(str)
    """A sentence on what was done."""
    undoable = Signal(str, object)
    """A sentence on what was done, and what takes it back when it is called."""
    seeing = Signal(object, str)
    """The first day of a new cycle and the code of its session: somebody wants to see it."""
    slot_asked = Signal(object, object, object)
    """The Proposal a date is asked, what takes the place that is found, and the wizard."""
    drafts_changed = Signal()
    """A cycle was set aside, created or thrown away."""

    def __init__(self, desk: Desk, theme: Theme, words: Words, over: QWidget) -> None:
        """Open the wizard over `over`."""
        super().__init__(over)
        self._desk, self._theme, self._words, self._over = desk, theme, words, over
        self._size: QSize | None = None
        self.drafts: tuple[CycleDraft, ...] = ()
        self.wizard: CycleWizard | None = None
        desk.settled.connect(self.look_for_drafts)

    def begin(self) -> None:
        """Begin a new cycle, or bring the one that is being made to the front."""
        self._open(None)

    def resume(self, draft: CycleDraft) -> None:
        """Go on with a cycle that was set aside; one that is being made is set aside first."""
        wizard = self.wizard
        if wizard is not None and wizard.conduct.keeper.key != draft.key:
            wizard.reject()
        self._open(draft)

    def is_answering(self, error: object) -> bool:
        """Whether a refusal is said by the wizard that is open and asked for it."""
        return self.wizard is not None and self.wizard.conduct.refused is error

    def keep_typed(self) -> None:
        """Put what is typed on disk now: the window is about to close."""
        if self.wizard is not None:
            self.wizard.conduct.keeper.keep()

    def retranslate(self, words: Words) -> None:
        """Say the wizard in another language."""
        self._words = words
        if self.wizard is not None:
            self.wizard.retranslate(words)

    def look_for_drafts(self) -> None:
        """Read what was set aside; `drafts_changed` follows."""
        self._desk.draw(partial(_read_drafts, self._desk.drafts), self._take_drafts)

    def _open(self, draft: CycleDraft | None) -> None:
        if self.wizard is not None:
            self.wizard.activateWindow()
            return
        from ui.cycles.wizard import CycleWizard  # noqa: PLC0415 - when it is asked for

        wizard = CycleWizard(self._desk, self._theme, self._words, self._over)
        wizard.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        wizard.conduct.slot_wanted.connect(partial(self._ask_for_slot, wizard))
        wizard.created.connect(self._tell_created)
        wizard.parked.connect(self._tell_parked)
        wizard.thrown_away.connect(self._tell_thrown_away)
        wizard.finished.connect(self._forget)
        self.wizard = wizard
        wizard.begin(draft, self._size)

    def _forget(self) -> None:
        if self.wizard is not None:
            self._size = self.wizard.size()
        self.wizard = None

    def _ask_for_slot(self, wizard: CycleWizard, day: date, asked: Proposal) -> None:
        def take(found: Proposal) -> None:
            if isValid(wizard):
                wizard.activateWindow()
                wizard.conduct.take_slot(day, asked, found)

        self.slot_asked.emit(asked, take, wizard)

    def _tell_parked(self) -> None:
        self.told.emit(self._words._("Set aside. Resume with F9."))
        self.look_for_drafts()

    def _tell_thrown_away(self, draft: CycleDraft) -> None:
        said = self._words._("Thrown away: {title}.").format(title=draft.title)
        self.undoable.emit(said, partial(self._keep_again, draft))
        self.look_for_drafts()

    def _keep_again(self, draft: CycleDraft) -> None:
        self._desk.draw(partial(_shelf(self._desk.drafts).keep, draft), lambda _nothing: None)
        self.look_for_drafts()

    def _tell_created(self, outcome: Outcome, first: date) -> None:
        words, codes = self._words, outcome.answer["sessions"]
        said = words.ngettext(
            "Cycle {code} created: {count} session.",
            "Cycle {code} created: {count} sessions.",
            len(codes),
        ).format(code=quoted(words, outcome.subject), count=len(codes))
        self.undoable.emit(said, WayBack.of(self._desk, outcome))
        self.look_for_drafts()
        self.seeing.emit(first, codes[0])

    def _take_drafts(self, drafts: tuple[CycleDraft, ...]) -> None:
        self.drafts = drafts
        self.drafts_changed.emit()


def _shelf(folder: Path) -> CycleShelf:
    from ui.cycles.drafts import CycleShelf  # noqa: PLC0415 - after the first day

    return CycleShelf(folder)


def _read_drafts(folder: Path) -> tuple[CycleDraft, ...]:
    """Read the drafts on the thread of paper; a disk that does not give them gives none."""
    try:
        return _shelf(folder).entries()
    except FileError:
        return ()
