"""Why something is done: one of the usual reasons, and what else there is to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.typography import Letter
from ui.widgets.fields import ChoiceField, TextField
from ui.widgets.labels import Text
from ui.widgets.tones import Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.wording.words import Words
    from ui.theme import Theme

LONGEST_REASON = 500
_GAP = 9


class ReasonField(QWidget):
    """A list of reasons, the last of which is another one, and a line to type in beside it."""

    changed = Signal()
    """Another reason, or another word."""
    entered = Signal()
    """Enter was pressed in the line."""

    def __init__(self, theme: Theme) -> None:
        """Offer nothing before `retranslate`."""
        super().__init__()
        self._closed = False
        self.choices, self.text = ChoiceField(theme, ""), TextField(theme, "")
        self.text.setMaxLength(LONGEST_REASON)
        self._label = Text(theme, "", Letter.TITLE)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        row.addWidget(self._label)
        row.addWidget(self.choices)
        row.addWidget(self.text, 1)
        self.setFocusProxy(self.choices)
        self.choices.currentIndexChanged.connect(self.changed)
        self.text.textChanged.connect(self.changed)
        self.text.returnPressed.connect(self.entered)

    @property
    def reason(self) -> str:
        """What the journal keeps: the reason of the list and what was added, or either."""
        last = self.choices.count() - (0 if self._closed else 1)
        listed = self.choices.currentText() if 0 < self.choices.currentIndex() < last else ""
        return ", ".join(filter(None, (listed, self.text.text().strip())))

    @property
    def place(self) -> int:
        """The place of the usual reason that is chosen, from 0; -1 when none is."""
        return self.choices.currentIndex() - 1

    def show_reason(self, reason: str) -> None:
        """Show a reason that was given before: one of the list, or in its own words."""
        listed, _comma, more = reason.partition(", ")
        place = self.choices.findText(listed) if listed else 0
        if 0 <= place < self.choices.count() - 1:
            self.choices.setCurrentIndex(place)
            self.text.setText(more)
        else:
            self.choices.setCurrentIndex(self.choices.count() - 1)
            self.text.setText(reason)

    def judge(self, verdict: Tone | None) -> None:
        """Mark the line where a reason is missing; None when none is."""
        self.text.judge(verdict)

    def clear(self) -> None:
        """Give no reason."""
        self.text.clear()
        self.choices.setCurrentIndex(0)

    def retranslate(self, words: Words, reasons: Sequence[str], *, closed: bool = False) -> None:
        """Say everything in another language; ``reasons`` are the usual ones in it.

        A ``closed`` list takes no other reason, and nothing is typed beside it.
        """
        self._closed = closed
        self.text.setVisible(not closed)
        why = words._("Why")
        self._label.setText(why)
        self.choices.setAccessibleName(why)
        self.text.setAccessibleName(words._("More about why"))
        self.text.setPlaceholderText(words._("More about why, if needed"))
        chosen = self.choices.currentIndex()
        with QSignalBlocker(self.choices):
            self.choices.clear()
            others = () if closed else (words._("other reason"),)
            self.choices.addItems([words._("Choose…"), *reasons, *others])
            self.choices.setCurrentIndex(max(chosen, 0))
        self.changed.emit()
