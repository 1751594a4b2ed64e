"""Opens the plan of a term over the window, and takes back what it created."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from desktop_app.wording.names import quoted
from ui.way_back import WayBack

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_app.commands.act import Outcome
    from desktop_app.domain.term_asked import TermAsked
    from desktop_app.wording.words import Words
    from ui.desk import Desk
    from ui.terms.dialog import TermDialog
    from ui.theme import Theme


class TermForms(QObject):
    """One term at a time, in the language of the moment.

    Attributes:
        term: what is on the screen, or nothing.
    """

    undoable = Signal(str, object)
    """A sentence on what was done, and what takes it back when it is called."""

    def __init__(self, desk: Desk, theme: Theme, words: Words, over: QWidget) -> None:
        """Open the term over `over`."""
        super().__init__(over)
        self._desk, self._theme, self._words, self._over = desk, theme, words, over
        self.term: TermDialog | None = None

    def begin(self) -> None:
        """Go on with the wishes that were typed, or bring them to the front."""
        if self.term is not None:
            self.term.activateWindow()
            return
        if self._desk.open_desk is None:
            return
        from ui.terms.dialog import TermDialog  # noqa: PLC0415 - when it is asked for

        term = TermDialog(self._desk, self._theme, self._words, self._over)
        term.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        term.created.connect(self._tell_created)
        term.removed.connect(self._tell_removed)
        term.finished.connect(self._forget)
        self.term = term
        term.begin()

    def is_answering(self, error: object) -> bool:
        """Whether a refusal is said by the term that is open and asked for it."""
        return self.term is not None and self.term.conduct.refused is error

    def keep_typed(self) -> None:
        """Put what is typed on disk now: the window is about to close."""
        if self.term is not None:
            self.term.conduct.search.drop()
            self.term.conduct.keep()

    def retranslate(self, words: Words) -> None:
        """Say the term in another language."""
        self._words = words
        if self.term is not None:
            self.term.retranslate(words)

    def _forget(self) -> None:
        self.term = None

    def _tell_created(self, outcome: Outcome, wish: TermAsked) -> None:
        words, codes = self._words, outcome.answer["sessions"]
        said = words.ngettext(
            "Cycle {code} created: {count} session.",
            "Cycle {code} created: {count} sessions.",
            len(codes),
        ).format(code=quoted(words, outcome.subject), count=len(codes))
        back = partial(self._take_back, outcome, wish)
        self.undoable.emit(said, WayBack(outcome.entry, back))

    def _take_back(self, outcome: Outcome, wish: TermAsked) -> None:
        """Take the cycle back: it is wanted again."""
        self._desk.run(outcome.undo)
        self._want_again(wish)

    def _tell_removed(self, wish: TermAsked) -> None:
        said = self._words._("The line is removed.")
        self.undoable.emit(said, partial(self._want_again, wish))

    def _want_again(self, wish: TermAsked) -> None:
        if self.term is not None:
            self.term.conduct.bring_back(wish)
        else:
            from ui.terms.wishes import WishShelf  # noqa: PLC0415 - with the term

            back = partial(WishShelf(self._desk.drafts).bring_back, wish)
            self._desk.draw(back, lambda _nothing: None)
