"""The inspector: the selected session beside the board, its actions always at the bottom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.density import INSPECTOR_LEAST, INSPECTOR_MOST, LARGE_TEXT
from ui.icons import Icon
from ui.inspector.closeness import Closeness
from ui.inspector.conflict_card import ConflictCard, Refusal
from ui.inspector.foot import InspectorFoot
from ui.inspector.gesture_pane import GesturePane
from ui.inspector.session_body import SessionBody, Shown
from ui.inspector.session_facts import changed_text, theme_text
from ui.inspector.troubles import trouble_of
from ui.palettes import Palette, theme_icon
from ui.widgets.buttons import IconButton
from ui.widgets.chips import ThemeLabel
from ui.widgets.drawing import hairline
from ui.widgets.scrolled import Scrolled

if TYPE_CHECKING:
    from desktop_app.domain.planning import Alternative
    from desktop_app.readings.inspected import Inspected
    from desktop_app.wording import Words
    from ui.theme import Theme

EDGE = 15


class Inspector(QWidget):
    """Follows the selection; says what stands in the way and what can be done.

    Attributes:
        foot: what can be done with it.
        gesture: what covers it while a session is in the hand.
    """

    closed = Signal()
    way_taken = Signal(object)
    """The Alternative to carry out."""
    way_previewed = Signal(object)
    """The Alternative being looked at, or nothing."""
    refusal_dismissed = Signal()
    slot_asked = Signal()
    option_taken = Signal()
    """What the card speaks of is to stay in view as an option."""
    keeping_asked = Signal(str)
    """The conflicts of the card are to be kept; a sentence on them."""
    print_asked = Signal(str)
    edit_asked = Signal(str)
    enrol_asked = Signal(str)
    cancel_asked = Signal(str)

    def __init__(self, theme: Theme, words: Words) -> None:
        """Show nothing yet."""
        super().__init__()
        self.theme, self._words = theme, words
        self._shown: Shown | None = None
        self._refusal: ConflictCard | None = None
        self._body: SessionBody | None = None
        self._label = ThemeLabel(theme, "", Palette.MEDIATION, Icon.CALENDAR_DAYS)
        self._cross = IconButton(theme, Icon.X, "")
        self.foot = InspectorFoot(theme)
        self.gesture = GesturePane(theme, words, self)
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._scroll = Scrolled(inside)
        self._closeness = Closeness(self._scroll, self._tighten)
        self._lay_out()
        self._cross.clicked.connect(self.closed)
        self.foot.print_asked.connect(lambda: self.print_asked.emit(self.code))
        self.foot.edit_asked.connect(lambda: self.edit_asked.emit(self.code))
        self.foot.enrol_asked.connect(lambda: self.enrol_asked.emit(self.code))
        self.foot.cancel_asked.connect(lambda: self.cancel_asked.emit(self.code))
        theme.changed.connect(self._fit)
        theme.changed.connect(self._show_again)
        self.retranslate(words)

    @property
    def code(self) -> str:
        """The code of the session or appointment shown, or nothing."""
        return self._shown.block.code if self._shown is not None else ""

    @property
    def card(self) -> ConflictCard | None:
        """The card that can be acted upon: of a refused move, else of the session itself."""
        return self._refusal or (self._body.card if self._body is not None else None)

    @property
    def is_refusing(self) -> bool:
        """Whether it says why something asked was not done."""
        return self._refusal is not None

    def show_session(self, shown: Shown) -> None:
        """Show a block; the same block as before keeps its scroll, its focus and its ways."""
        before = self._shown
        if before is not None and _same(before, shown):
            return
        if before is not None and self.code == shown.block.code:
            shown = replace(shown, inspected=before.inspected)
        self._shown = shown
        self._drop_body()
        self._build()

    def show_detail(self, inspected: Inspected) -> None:
        """Add what was read of the block shown; anything else came too late."""
        shown = self._shown
        if shown is not None and inspected.code == self.code and shown.inspected != inspected:
            self._shown = replace(shown, inspected=inspected)
            self._build()

    def show_ways(self, alternatives: Sequence[Alternative], *, take_focus: bool = False) -> None:
        """Offer ways out on the card."""
        if self.card is not None:
            self.card.offer(alternatives, take_focus=take_focus)

    def refuse(self, refusal: Refusal) -> ConflictCard:
        """Say why what was asked was not done, above everything else; the card that says it."""
        self.pardon()
        card = self._refusal = ConflictCard(self.theme, refusal, self._words)
        self._wire(card)
        self._column.insertWidget(0, card)
        self._scroll.verticalScrollBar().setValue(0)
        return card

    def pardon(self) -> None:
        """Take the card of a refusal away."""
        if self._refusal is not None:
            self._refusal.hide()
            self._refusal.deleteLater()
            self._refusal = None

    def enter(self) -> None:
        """Give the focus to the first thing that can be done."""
        ways = self.card.ways if self.card is not None else []
        candidates = [*ways, self.foot.edit, self.foot.appointment.move_it, self._cross]
        first = next(one for one in candidates if one.isVisibleTo(self))
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Show nothing."""
        self._shown = None
        self.pardon()
        self._drop_body()

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        self._words = words
        self.setAccessibleName(words._("Inspector"))
        self._scroll.setAccessibleName(words._("Details of the session"))
        self._cross.say(words._("Close the inspector"))
        self.foot.retranslate(words)
        self.gesture.retranslate(words)
        self._show_again()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See QWidget."""
        painter, tokens = QPainter(self), self.theme.tokens
        painter.fillRect(self.rect(), tokens.surface)
        if self.theme.text_percent < LARGE_TEXT:
            painter.fillRect(QRectF(0, 0, hairline(painter), self.height()), tokens.line2)
        painter.end()

    def _show_again(self) -> None:
        self._build()
        if self._refusal is not None:
            former, held = self._refusal, self._refusal.held
            _offer_again(self.refuse(former.refusal), former, held)

    def _build(self) -> None:
        shown = self._shown
        if shown is None:
            return
        former = self._body.card if self._body is not None else None
        held = former.held if former is not None else -1
        self._drop_body()
        block, palette = shown.block, Palette(shown.block.palette)
        said = theme_text(self._words, block, shown.board)
        self._label.show_theme(said, palette, theme_icon(block.icon, palette))
        self._body = SessionBody(self.theme, shown, self._words)
        self._column.addWidget(self._body, 1)
        self._closeness.forget()
        if self._body.card is not None:
            self._wire(self._body.card)
            _offer_again(self._body.card, former, held)
        said = changed_text(self._words, shown.inspected, shown.board.now)
        self.foot.show_block(block, shown.board.now, said, self._words)

    def _drop_body(self) -> None:
        if self._body is not None:
            self._column.removeWidget(self._body)
            self._body.hide()
            self._body.deleteLater()
            self._body = None

    def _tighten(self, *, wanted: bool) -> None:
        """Bring the ways out of a conflict into sight where not everything has room."""
        if self._body is not None:
            self._body.tighten(wanted=wanted)

    def _wire(self, card: ConflictCard) -> None:
        card.taken.connect(self.way_taken)
        card.previewed.connect(self.way_previewed)
        card.dismissed.connect(self.refusal_dismissed)
        card.option_taken.connect(self.option_taken)
        card.keeping_asked.connect(self.keeping_asked)
        card.slot_asked.connect(self.slot_asked)

    def _lay_out(self) -> None:
        self._fit()
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 10, 0, 12)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setContentsMargins(EDGE, 0, 10, 0)
        head.addWidget(self._label, 1, Qt.AlignmentFlag.AlignLeft)
        head.addWidget(self._cross)
        column.addLayout(head)
        self._column.setContentsMargins(EDGE, 0, EDGE, 0)
        self._column.setSpacing(8)
        column.addWidget(self._scroll, 1)
        column.addLayout(_stacked(self.foot))

    def _fit(self) -> None:
        """Have room for the words of its buttons; beside the board it is held within limits."""
        percent = self.theme.text_percent
        self.setMinimumWidth(max(INSPECTOR_LEAST, round(INSPECTOR_LEAST * percent / 100)))
        large = percent >= LARGE_TEXT
        self.setMaximumWidth(round(INSPECTOR_MOST * percent / 100) if large else INSPECTOR_MOST)


def _offer_again(card: ConflictCard, former: ConflictCard | None, held: int) -> None:
    """Offer what a former card about the same offered: nothing was looked for since.

    The way out that had the focus has it again.
    """
    if former is not None and former.offered is not None:
        card.offer(former.offered)
        card.hold(held)


def _stacked(*pieces: QWidget) -> QVBoxLayout:
    """Pieces one under the other, inside the edges of the panel."""
    column = QVBoxLayout()
    column.setContentsMargins(EDGE, 0, EDGE, 0)
    column.setSpacing(8)
    for piece in pieces:
        column.addWidget(piece)
    return column


def _same(before: Shown, after: Shown) -> bool:
    """Whether nothing of what is said has changed: its conflict may be another session's."""
    return (
        before.block == after.block
        and before.board.theme_titles == after.board.theme_titles
        and trouble_of(before.block, before.board) == trouble_of(after.block, after.board)
    )
