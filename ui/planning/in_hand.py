"""Cut, copy, place, move: a session in the hand between two keys, and what is said of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop_app.wording.names import quoted
from ui.actions import key_text
from ui.board.blocks import is_movable
from ui.board.carrying import carrying_said
from ui.board.sayings import named_block

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desktop_app.wording import Words
    from ui.actions import Actions
    from ui.planning.flow import PlanningFlow
    from ui.planning.page import PlanningPage


class InHand(QObject):
    """Cuts, copies and carries the selected session, and says which keys put it down."""

    told = Signal(str)
    """A sentence on what was taken, or why it was not."""

    def __init__(
        self, page: PlanningPage, flow: PlanningFlow, actions: Actions, words: Callable[[], Words]
    ) -> None:
        """Hold nothing; `words` gives the language of the moment."""
        super().__init__(page)
        self._page, self._flow, self._actions, self._words = page, flow, actions, words
        page.view.taken.connect(self._tell_taken)
        page.view.carrying.connect(self._tell_carrying)

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """What the commands of the menus do here, by code."""
        keyboard = self._page.view.keyboard
        return {
            "cut": partial(self._if_movable, partial(keyboard.take, copies=False)),
            "copy": partial(self._if_movable, partial(keyboard.take, copies=True)),
            "place": self._place,
            "move": partial(self._if_movable, self._flow.carry),
        }

    def _if_movable(self, act: Callable[[], None]) -> None:
        """Do something with the selected session, or say why it cannot be done."""
        board, block = self._flow.reader.board, self._flow.selection.block
        if board is not None and block is not None and is_movable(block, board):
            act()
        else:
            self.told.emit(self._words()._("A session that was cancelled stays where it is."))

    def _place(self) -> None:
        if self._page.view.scene.sight.focus is None:
            self.told.emit(
                self._words()._("Choose where it goes first: arrows go from slot to slot.")
            )
        else:
            self._page.view.keyboard.put()

    def _tell_carrying(self, code: str) -> None:
        """Say which keys carry a session, and which end it."""
        self.told.emit(carrying_said(self._words(), self._titled(code)))

    def _tell_taken(self, code: str, copied: bool) -> None:  # noqa: FBT001 - what the signal carries
        words = self._words()
        said = (
            words._("{title} is copied: {keys} places it where the focus is.")
            if copied
            else words._("{title} is cut: {keys} places it where the focus is.")
        )
        place = self._actions["place"]
        keys = key_text(place, words) or quoted(words, place.toolTip())
        self.told.emit(said.format(title=self._titled(code), keys=keys))

    def _titled(self, code: str) -> str:
        words, board = self._words(), self._flow.reader.board
        block = board.block(code) if board is not None else None
        return code if block is None else named_block(words, block)
