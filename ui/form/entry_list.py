"""A list of short entries that scrolls: what was printed, ordered, or done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.typography import Letter
from ui.widgets.buttons import LinkButton
from ui.widgets.cards import Card
from ui.widgets.labels import Text
from ui.widgets.pills import Tag, TagLook
from ui.widgets.tones import Tone

if TYPE_CHECKING:
    from ui.theme import Theme


@dataclass(frozen=True, slots=True)
class EntryLine:
    """One entry.

    Attributes:
        code: what `chosen` says when its action is taken.
        title: in bold.
        caption: beside the title, pale.
        lines: below.
        action: what can be done with it, or nothing.
        tag: a state, with its tone.
    """

    code: str
    title: str
    caption: str = ""
    lines: tuple[str, ...] = ()
    action: str = ""
    tag: tuple[str, Tone] | None = None


class EntryList(QScrollArea):
    """Entries one under the other, or one sentence while there are none."""

    chosen = Signal(str)
    """The code of the entry whose action was taken."""

    def __init__(self, theme: Theme) -> None:
        """Show nothing yet."""
        super().__init__()
        self._theme = theme
        self._lines: tuple[EntryLine, ...] = ()
        self._actions: dict[str, LinkButton] = {}
        self._cards: list[QWidget] = []
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 6, 0)
        self._column.setSpacing(8)
        self._empty = Text(theme, "", Letter.BODY, colour="text3")
        self._empty.setWordWrap(True)
        self._column.addWidget(self._empty)
        self._column.addStretch()
        self.setWidget(inside)
        inside.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @property
    def lines(self) -> tuple[EntryLine, ...]:
        """The entries shown."""
        return self._lines

    def action(self, code: str) -> LinkButton | None:
        """What can be done with an entry, by its code."""
        return self._actions.get(code)

    def show_lines(self, lines: Sequence[EntryLine], empty: str) -> None:
        """Show other entries; ``empty`` is said when there are none."""
        self._empty.setText(empty)
        self._empty.setVisible(not lines)
        if tuple(lines) == self._lines:
            return
        self._lines = tuple(lines)
        for card in self._cards:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._actions.clear()
        self._cards = [self._card(one) for one in self._lines]
        for place, card in enumerate(self._cards):
            self._column.insertWidget(place, card)
            card.show()

    def _card(self, line: EntryLine) -> Card:
        card = Card(self._theme)
        column = QVBoxLayout(card)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(3)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Text(self._theme, line.title, Letter.TITLE))
        if line.tag is not None:
            head.addWidget(Tag(self._theme, line.tag[0], TagLook(line.tag[1])))
        head.addWidget(Text(self._theme, line.caption, Letter.CAPTION, colour="text3"))
        head.addStretch()
        if line.action:
            head.addWidget(self._action(line))
        column.addLayout(head)
        for said in line.lines:
            text = Text(self._theme, said, Letter.NOTE, colour="text2")
            text.setWordWrap(True)
            column.addWidget(text)
        card.setAccessibleName(", ".join(filter(None, (line.title, line.caption))))
        card.setAccessibleDescription(". ".join(line.lines))
        return card

    def _action(self, line: EntryLine) -> LinkButton:
        link = LinkButton(self._theme, line.action)
        link.setAccessibleName(f"{line.action}: {line.title}, {line.caption}")
        link.clicked.connect(lambda: self.chosen.emit(line.code))
        self._actions[line.code] = link
        return link
