"""The months beside the preview, and what their signs mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.domain.cycle_preview import LineState
from desktop_app.wording.cycle_preview import state_said
from ui.cycles.month_card import MonthCard, cell_side, draw_date
from ui.palettes import Palette
from ui.typography import Letter
from ui.widgets.drawing import edge, ink, outlined
from ui.widgets.flow_row import FlowRow
from ui.widgets.painted import PaintedWidget
from ui.widgets.scrolled import Modest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.wording.words import Words
    from ui.cycles.months import Month
    from ui.theme import Theme

LARGE_TEXT = 130
"""Percent from which the months stand under one another."""

SCHOOL, PUBLIC = "school", "public"
_GAP, _SIGN_GAP = 10, 6
_BEYOND = 1000
"""A row below every month: what height is left goes there."""

_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class MonthsPanel(QWidget):
    """Months two by two, which scroll, and the legend below them."""

    picked = Signal(object)
    """A day that was clicked."""

    def __init__(self, theme: Theme, words: Words) -> None:
        """Show nothing yet."""
        super().__init__()
        self._theme, self._words = theme, words
        self._palette = Palette.MEDIATION
        self.cards: list[MonthCard] = []
        signs: tuple[LineState | str, ...] = (*LineState, SCHOOL, PUBLIC)
        self.signs = [Sign(theme, one) for one in signs]
        self._inside = QWidget()
        self._grid = QGridLayout(self._inside)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(_GAP)
        self._grid.setVerticalSpacing(4)
        self._grid.setRowStretch(_BEYOND, 1)
        self._scrolled = Modest(self._inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._scrolled, 1)
        column.addWidget(FlowRow(self.signs, gap=12))
        theme.changed.connect(self._stand)
        self._stand()
        self.retranslate(words)

    def show_months(self, months: Sequence[Month], palette: Palette, zone: str) -> None:
        """Show months in the colours of a theme; ``zone`` is that of the school holidays."""
        while len(self.cards) > len(months):
            gone = self.cards.pop()
            self._grid.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        while len(self.cards) < len(months):
            self.cards.append(self._made(palette))
        for card, month in zip(self.cards, months, strict=True):
            card.show_month(month, palette, self._words)
        for sign in self.signs:
            sign.wear(palette)
            if sign.kind == SCHOOL:
                said = self._words._("holidays, zone {zone}").format(zone=zone)
                sign.say(said)

    def retranslate(self, words: Words) -> None:
        """Say everything in another language; the months are shown again."""
        self._words = words
        self.setAccessibleName(words._("Months of the cycle"))
        for sign in self.signs:
            if isinstance(sign.kind, LineState):
                sign.say(state_said(words, sign.kind))
            elif sign.kind == PUBLIC:
                sign.say(words._("public holiday"))

    def _made(self, palette: Palette) -> MonthCard:
        card = MonthCard(self._theme, palette)
        card.picked.connect(self.picked)
        self._put(card, len(self.cards))
        card.show()
        return card

    def _put(self, card: MonthCard, place: int) -> None:
        row, column = divmod(place, self._across())
        self._grid.addWidget(card, row, column, Qt.AlignmentFlag.AlignLeft)

    def _across(self) -> int:
        return 1 if self._theme.text_percent >= LARGE_TEXT else 2

    def _stand(self) -> None:
        side = cell_side(self._theme)
        for place, card in enumerate(self.cards):
            self._grid.removeWidget(card)
            self._put(card, place)
        self._scrolled.setMinimumHeight(8 * (side + 1))


class Sign(PaintedWidget):
    """One sign of the legend, and what it means."""

    def __init__(self, theme: Theme, kind: LineState | str) -> None:
        """Say nothing yet."""
        self.kind, self._said, self._palette = kind, "", Palette.MEDIATION
        super().__init__(theme)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def say(self, said: str) -> None:
        """Say what the sign means."""
        self._said = said
        self.setAccessibleName(said)
        self.updateGeometry()
        self.update()

    def wear(self, palette: Palette) -> None:
        """Take the colours of a theme."""
        self._palette = palette
        self.update()

    def sizeHint(self) -> QSize:
        """See QWidget."""
        width = self._mark_width() + self.theme.letters.width(Letter.CAPTION, self._said) + 2
        return QSize(round(width + 0.5), max(18, self.theme.letters.pixels(Letter.CAPTION) + 6))

    def draw(self, painter: QPainter, box: QRectF) -> None:
        """See PaintedWidget."""
        tokens, middle = self.theme.tokens, box.center().y()
        if isinstance(self.kind, LineState) and self.kind is not LineState.SKIPPED:
            painter.save()
            shrunk = 14 / cell_side(self.theme)
            painter.translate(7, middle)
            painter.scale(shrunk, shrunk)
            draw_date(painter, self.theme, QPointF(0, 0), (self.kind, self._palette))
            painter.restore()
        elif self.kind == SCHOOL:
            painter.fillRect(QRectF(0, middle - 5, 14, 10), tokens.line2)
        elif self.kind == PUBLIC:
            dashed = edge(tokens.text2, 1, (3, 2))
            outlined(painter, QRectF(0, middle - 7, 14, 14), 4, fill=tokens.surface, pen=dashed)
        else:
            ink(painter, self.theme.font(Letter.CAPTION), tokens.text2)
            painter.drawText(box, _LEFT, "23")
            line = QRectF(0, middle, self.theme.letters.width(Letter.CAPTION, "23"), 1)
            painter.fillRect(line, tokens.text2)
        ink(painter, self.theme.font(Letter.CAPTION), tokens.text2)
        painter.drawText(box.adjusted(self._mark_width(), 0, 2, 0), _LEFT, self._said)

    def _mark_width(self) -> float:
        if self.kind is LineState.SKIPPED:
            return self.theme.letters.width(Letter.CAPTION, "23") + _SIGN_GAP
        return 14 + _SIGN_GAP
