"""The strip below the bar: one language or all, a site, on site or at a distance."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.wording.names import capitalised
from ui.icons import Icon
from ui.widgets.chips import Chip, ChipLook
from ui.widgets.drawing import hairline
from ui.widgets.flow_row import FlowRow
from ui.widgets.pick_chip import PickChip

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop_app.wording import Words
    from ui.interpreters.rows import DeskRow
    from ui.theme import Theme

_MARGIN = 16
_MOST_LANGUAGES = 6
ON_SITE, AWAY = "on_site", "away"


class DeskFilters(QWidget):
    """Chips choose one language; what is chosen stays so while lines come and go."""

    changed = Signal()
    """Other lines are wanted."""

    def __init__(self, theme: Theme, words: Words) -> None:
        """Want every line."""
        super().__init__()
        self.theme, self._words = theme, words
        self.language = ""
        self.everything = Chip(theme, "")
        self.everything.setChecked(True)
        self.languages: dict[str, Chip] = {}
        self._shown: tuple[tuple[str, str, str], ...] = ()
        self.site = PickChip(theme, Icon.MAP_PIN)
        self.mode = PickChip(theme, Icon.PHONE)
        self._row = FlowRow([self.everything, self.site, self.mode], gap=7)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, 3, 14, 3)
        column.addWidget(self._row)
        self.everything.clicked.connect(lambda _on=False: self._choose(""))
        for pick in (self.site, self.mode):
            pick.picked.connect(self.changed)
        theme.changed.connect(self._fit)
        self._fit()
        self.retranslate(words)

    @property
    def is_open(self) -> bool:
        """Whether every line is wanted."""
        return not (self.language or self.site.code or self.mode.code)

    def takes(self, row: DeskRow) -> bool:
        """Whether a line is listed."""
        line = row.line
        subject = line.session or line.appointment
        mode = "" if line.order is None else line.order.mode
        return (
            (not self.language or line.language == self.language)
            and (not self.site.code or (subject is not None and subject.site == self.site.code))
            and (not self.mode.code or (mode == ON_SITE) == (self.mode.code == ON_SITE))
        )

    def offer(self, rows: Sequence[DeskRow], sites: Mapping[str, str]) -> None:
        """Offer the languages of some lines, those of most of them first, and the sites."""
        self.site.offer(sites)
        counts = Counter(row.line.language for row in rows)
        named = {row.line.language: capitalised(row.language) for row in rows}
        ordered = sorted(counts, key=lambda code: (-counts[code], named[code]))[:_MOST_LANGUAGES]
        if self.language and self.language not in ordered:
            ordered.append(self.language)
        shown = tuple(
            (code, named.get(code, code.upper()), str(counts.get(code, 0))) for code in ordered
        )
        if shown != self._shown:
            self._shown = shown
            self._show_languages()

    def show_all(self) -> None:
        """Want every line again."""
        self.site.choose("")
        self.mode.choose("")
        self._choose("")

    def retranslate(self, words: Words) -> None:
        """Say everything in another language; the languages are offered again."""
        self._words, self._shown = words, ()
        self.setAccessibleName(words._("Which requests are listed"))
        self.everything.say(words._("All languages"))
        self.site.call(words._("All sites"), words._("Site"))
        self.mode.call(words._("On site and at a distance"), words._("How the interpreter comes"))
        self.mode.offer({ON_SITE: words._("On site only"), AWAY: words._("At a distance only")})

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See QWidget."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.tokens.alt)
        line = hairline(painter)
        under = QRectF(0, self.height() - line, self.width(), line)
        painter.fillRect(under, self.theme.tokens.line2)
        painter.end()

    def _show_languages(self) -> None:
        """Say the chips again; those that are there keep the focus."""
        kept = {code: self.languages.pop(code, None) for code, _said, _count in self._shown}
        for chip in self.languages.values():
            chip.hide()
            chip.deleteLater()
        self.languages = {}
        for code, said, count in self._shown:
            chip = kept[code] or self._chip(code)
            chip.say(said)
            chip.wear(ChipLook(count=count))
            chip.setAccessibleDescription(count)
            chip.setChecked(code == self.language)
            self.languages[code] = chip
        self._row.arrange([self.everything, *self.languages.values(), self.site, self.mode])

    def _chip(self, code: str) -> Chip:
        chip = Chip(self.theme, "")
        chip.clicked.connect(lambda _on=False: self._choose(code))
        return chip

    def _choose(self, code: str) -> None:
        self.language = code
        self.everything.setChecked(not code)
        for one, chip in self.languages.items():
            chip.setChecked(one == code)
        self.changed.emit()

    def _fit(self) -> None:
        self.setMinimumHeight(self.theme.sizes.filter_strip)
