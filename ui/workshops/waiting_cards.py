"""Who waits for a cycle, in order: a card for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.wording.names import uncapitalised
from ui.typography import Letter
from ui.widgets.drawing import edge, ink, outlined
from ui.widgets.flow_row import FlowRow
from ui.widgets.labels import ShortText, Text
from ui.widgets.marks import draw_count
from ui.widgets.painted import PaintedWidget
from ui.widgets.pick_list import draw_cut
from ui.widgets.pills import Count
from ui.widgets.tones import Tone

if TYPE_CHECKING:
    from desktop_app.wording import Words
    from ui.theme import Theme
    from ui.workshops.grid_model import GridSight

_WIDE, _HIGH, _DISC = 186, 41, 20


class WaitingCard(PaintedWidget):
    """The rank, who it is, since when, and what language they speak."""

    def __init__(self, theme: Theme, rank: int, who: str, since: str) -> None:
        """Show somebody who waits."""
        self._rank, self._who, self._since = rank, who, since
        super().__init__(theme)
        self.setAccessibleName(f"{rank}. {who}, {since}")
        self.setToolTip(f"{who}, {since}")

    def sizeHint(self) -> QSize:
        """See QWidget."""
        letters = self.theme.letters
        said = max(
            letters.width(Letter.TITLE, self._who), letters.width(Letter.CAPTION, self._since)
        )
        high = letters.pixels(Letter.TITLE) + letters.pixels(Letter.CAPTION) + 18
        return QSize(max(_WIDE, round(said) + 56), max(_HIGH, high))

    def draw(self, painter: QPainter, box: QRectF) -> None:
        """See PaintedWidget."""
        tokens, theme = self.theme.tokens, self.theme
        outlined(painter, box, 8, fill=tokens.alt, pen=edge(tokens.line2))
        disc = QRectF(9, box.center().y() - _DISC / 2, _DISC, _DISC)
        draw_count(painter, theme, disc, str(self._rank), tone=Tone.WARN)
        base = box.topLeft()
        base.setX(39)
        base.setY(box.center().y() - 3)
        ink(painter, theme.font(Letter.TITLE), tokens.text)
        draw_cut(painter, base, box.right() - 6, self._who)
        base.setY(base.y() + theme.letters.pixels(Letter.CAPTION) + 5)
        ink(painter, theme.font(Letter.CAPTION), tokens.text2)
        draw_cut(painter, base, box.right() - 6, self._since)


class WaitingList(QWidget):
    """Hidden while nobody waits."""

    def __init__(self, theme: Theme) -> None:
        """Show nobody yet."""
        super().__init__()
        self.theme = theme
        self.cards: list[WaitingCard] = []
        self._head = Text(theme, "", Letter.STRONG)
        self._count = Count(theme, "0", Tone.WARN)
        self.note = ShortText(theme, "", Letter.CAPTION, colour="text2")
        self._row = FlowRow([], gap=8)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._head)
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(self.note)
        self._heads = head
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self._row)
        self.hide()

    def show_sight(self, sight: GridSight, words: Words) -> None:
        """Show those who wait for a cycle."""
        for card in self.cards:
            card.hide()
            card.deleteLater()
        grid = sight.grid
        self.cards = []
        for rank, one in enumerate(grid.waiting, start=1):
            since = words._("since {day}").format(day=_day_alone(words, sight, one.since))
            language = grid.languages.get(one.person.language)
            spoken = "" if language is None else uncapitalised(words.of(language))
            said = " · ".join(part for part in (since, spoken) if part)
            self.cards.append(WaitingCard(self.theme, rank, sight.name(one.person), said))
        self._row.arrange(self.cards)
        self._say(sight, words)
        self.setVisible(bool(grid.waiting))

    def _say(self, sight: GridSight, words: Words) -> None:
        self._head.setText(words._("Waiting"))
        self.setAccessibleName(words._("Waiting"))
        count = Count(self.theme, str(len(self.cards)), Tone.WARN)
        self._heads.replaceWidget(self._count, count)
        self._count.hide()
        self._count.deleteLater()
        self._count = count
        line, waiting = sight.grid.line, sight.grid.waiting
        full = line.places is not None and line.enrolled >= line.places
        said = (
            words._("full: the first free place will be proposed to {who}")
            if full
            else words._("a place is free: propose it to {who}")
        )
        self.note.say(said.format(who=sight.name(waiting[0].person)) if waiting else "")


def _day_alone(words: Words, sight: GridSight, since: object) -> str:
    """« 12 nov. »: the weekday says nothing of how long somebody has waited."""
    day = since.date()  # type: ignore[attr-defined]
    said = words.in_year(sight.now.year).near_day(day)
    return said.partition(" ")[2]
