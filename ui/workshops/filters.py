"""The strip below the bar: states, a kind of workshop, a site, words; and what is to settle."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from desktop_app.domain.cycle_states import CycleState
from ui.icons import Icon
from ui.typography import Letter
from ui.widgets.chips import Chip, ChipLook
from ui.widgets.drawing import hairline
from ui.widgets.fields import SearchField
from ui.widgets.flow_row import FlowRow
from ui.widgets.pick_chip import PickChip
from ui.widgets.pills import Outline, Pill, TagLook
from ui.widgets.tones import Tone

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop_app.wording import Words
    from ui.theme import Theme
    from ui.workshops.rows import CycleRow

USUAL = frozenset({CycleState.OPEN, CycleState.FULL, CycleState.DRAFT})
_SEARCH, _MARGIN = 214, 16


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which cycles are listed; an empty programme, site or text takes every one."""

    states: frozenset[CycleState] = USUAL
    programme: str = ""
    site: str = ""
    typed: str = ""

    def takes(self, row: CycleRow) -> bool:
        """Whether a line is listed."""
        line = row.line
        apart = line is not None and (
            (self.programme and line.programme != self.programme)
            or (self.site and line.site != self.site)
        )
        unknown = line is None and bool(self.programme or self.site)
        return row.state in self.states and not apart and not unknown and row.answers(self.typed)


@dataclass(frozen=True, slots=True)
class ToSettle:
    """A pill: what it says, and a line for each session it speaks of, by cycle and session."""

    label: str
    tone: Tone
    icon: Icon
    lines: tuple[tuple[str, str, str], ...]


class CycleFilters(QWidget):
    """Chips toggle states; a menu each for kinds of workshop and sites."""

    changed = Signal()
    """Other cycles are wanted."""
    settling = Signal(str, str)
    """The codes of a cycle and of the session of it that is to be settled."""

    def __init__(self, theme: Theme, words: Words) -> None:
        """Want what is not finished."""
        super().__init__()
        self.theme, self._words = theme, words
        self.chips = {state: Chip(theme, "") for state in CycleState}
        for state, chip in self.chips.items():
            chip.setChecked(state in USUAL)
            chip.clicked.connect(lambda _on=False: self.changed.emit())
        self.programme = PickChip(theme, Icon.LAYERS)
        self.site = PickChip(theme, Icon.MAP_PIN)
        self.search = SearchField(theme, "", keys="Ctrl F")
        self.pills: list[Pill] = []
        self._settled: tuple[ToSettle, ...] = ()
        self._row = FlowRow([*self.chips.values(), self.programme, self.site, self.search], gap=7)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, 3, 14, 3)
        column.addWidget(self._row)
        for pick in (self.programme, self.site):
            pick.picked.connect(self.changed)
        self.search.textChanged.connect(lambda _text: self.changed.emit())
        theme.changed.connect(self._fit)
        self._fit()
        self.retranslate(words)

    @property
    def wanted(self) -> Wanted:
        """Which cycles are to be listed."""
        states = frozenset(state for state, chip in self.chips.items() if chip.isChecked())
        return Wanted(states, self.programme.code, self.site.code, self.search.text().strip())

    def count(self, counts: Mapping[CycleState, int]) -> None:
        """Say how many cycles there are of each state."""
        for state, chip in self.chips.items():
            chip.wear(ChipLook(count=str(counts.get(state, 0))))
            chip.setAccessibleDescription(str(counts.get(state, 0)))

    def offer(self, programmes: Mapping[str, str], sites: Mapping[str, str]) -> None:
        """Offer kinds of workshop and sites, by code."""
        self.programme.offer(programmes)
        self.site.offer(sites)

    def show_all(self) -> None:
        """Want every cycle that is not finished again."""
        for state, chip in self.chips.items():
            chip.setChecked(state in USUAL)
        self.programme.choose("")
        self.site.choose("")
        self.search.clear()
        self.changed.emit()

    def settle(self, pills: Sequence[ToSettle]) -> None:
        """Show what asks for attention; nothing shows nothing."""
        if tuple(pills) == self._settled:
            return
        self._settled = tuple(pills)
        for pill in self.pills:
            pill.hide()
            pill.deleteLater()
        self.pills = [self._pill(one) for one in pills]
        column = self.layout()
        old = self._row
        pieces: list[QWidget] = [*self.chips.values(), self.programme, self.site, self.search]
        self._row = FlowRow([*pieces, *self.pills], gap=7, at_end=self.pills)
        if column is not None:
            column.replaceWidget(old, self._row)
        old.hide()
        old.deleteLater()
        for piece in (*pieces, *self.pills):
            piece.show()

    def retranslate(self, words: Words) -> None:
        """Say everything in another language; the pills are told again."""
        self._words = words
        self.setAccessibleName(words._("Which cycles are listed"))
        for state, said in {
            CycleState.OPEN: words._("Open cycles"),
            CycleState.FULL: words._("Full cycles"),
            CycleState.DRAFT: words._("Drafts"),
            CycleState.FINISHED: words._("Finished cycles"),
        }.items():
            self.chips[state].say(said)
        self.programme.call(words._("All programmes"), words._("Kind of workshop"))
        self.site.call(words._("All sites"), words._("Site"))
        self.search.setAccessibleName(words._("Find a cycle"))
        self.search.setPlaceholderText(words._("Find a cycle"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See QWidget."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.tokens.alt)
        line = hairline(painter)
        under = QRectF(0, self.height() - line, self.width(), line)
        painter.fillRect(under, self.theme.tokens.line2)
        painter.end()

    def _pill(self, one: ToSettle) -> Pill:
        pill = Pill(self.theme, one.label, TagLook(one.tone, one.icon, Outline.SOLID, slim=False))
        menu = QMenu(pill)
        menu.setAccessibleName(one.label)
        for cycle, session, said in one.lines:
            action = menu.addAction(said.replace("&", "&&"))
            action.triggered.connect(
                lambda _on=False, cycle=cycle, session=session: self.settling.emit(cycle, session)
            )
        pill.clicked.connect(lambda _on=False: _open(menu, pill))
        return pill

    def _fit(self) -> None:
        scale = max(self.theme.letters.pixels(Letter.BODY) / Letter.BODY.value.compact, 1)
        self.search.setFixedWidth(round(_SEARCH * scale))
        self.setMinimumHeight(self.theme.sizes.filter_strip)


def _open(menu: QMenu, pill: Pill) -> None:
    """Open a list below its pill, its right edge under the pill's."""
    corner = pill.mapToGlobal(QPoint(pill.width() - menu.sizeHint().width(), pill.height() + 4))
    menu.popup(corner)
