"""The strip below the top bar: themes to show or hide, and what asks for attention."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from desktop_app.wording import Words
from ui.density import Density
from ui.icons import Icon
from ui.palettes import Palette
from ui.theme import Theme
from ui.typography import Letter
from ui.widgets.buttons import LinkButton
from ui.widgets.chips import Chip, ChipLook
from ui.widgets.drawing import hairline
from ui.widgets.labels import Text
from ui.widgets.pills import Outline, Pill, TagLook
from ui.widgets.tones import Tone
from ui.widgets.wrapping import lines_height, place_lines, wrapped

MARGIN = 14
_GAP = 5
_EDGE = 3


@dataclass(frozen=True, slots=True)
class ThemeFilter:
    """A theme that can be shown or hidden."""

    palette: Palette
    title: str
    icon: Icon


@dataclass(frozen=True, slots=True)
class AlertPill:
    """A pill with the lines of its list: code of a session, and what is said of it.

    ``whole`` are its words where there is room for all of them.
    """

    label: str
    tone: Tone
    icon: Icon
    lines: Sequence[tuple[str, str]]
    whole: str = ""


class FilterStrip(QWidget):
    """Chips toggle themes, Ctrl+click keeps only one; pills open what there is to settle."""

    hidden_changed = Signal(object)
    """A frozenset of the codes of the palettes that are hidden."""
    alert_chosen = Signal(str)
    """The code of the session to settle."""

    def __init__(self, theme: Theme, words: Words) -> None:
        """Show nothing yet."""
        super().__init__()
        self.theme, self._words = theme, words
        self._chips: dict[Palette, Chip] = {}
        self._shown: tuple[ThemeFilter, ...] = ()
        self._alerted: tuple[AlertPill, ...] = ()
        self._pills: list[Pill] = []
        self._lists: list[QMenu] = []
        self._hidden_said = Text(theme, "", Letter.CAPTION, colour="text2")
        self._show_all = LinkButton(theme, "")
        for piece in (self._hidden_said, self._show_all):
            piece.setParent(self)
        self._show_all.clicked.connect(self.show_all)
        theme.changed.connect(self._fit)
        self._fit()
        self.retranslate(words)

    @property
    def hidden(self) -> frozenset[str]:
        """The codes of the palettes that are hidden."""
        return frozenset(
            str(palette) for palette, chip in self._chips.items() if not chip.isChecked()
        )

    @property
    def pills(self) -> list[Pill]:
        """The pills that are shown."""
        return list(self._pills)

    def offer(self, filters: Sequence[ThemeFilter]) -> None:
        """Show the chips of the centre's themes; what was hidden stays hidden."""
        if tuple(filters) == self._shown:
            return
        before, self._shown = self.hidden, tuple(filters)
        for chip in self._chips.values():
            chip.hide()
            chip.deleteLater()
        self._chips = {one.palette: self._chip(one, before) for one in filters}
        for chip in self._chips.values():
            chip.setParent(self)
            chip.show()
        self._say_hidden()
        self._fit()

    def alert(self, pills: Sequence[AlertPill]) -> None:
        """Show what asks for attention; nothing to settle shows nothing."""
        if tuple(pills) == self._alerted:
            return
        self._alerted = tuple(pills)
        for widget in (*self._pills, *self._lists):
            widget.hide()
            widget.deleteLater()
        self._pills, self._lists = [], []
        for one in pills:
            look = TagLook(one.tone, one.icon, Outline.SOLID, slim=False)
            pill = Pill(self.theme, one.label, look)
            menu = self._list(one)
            pill.clicked.connect(lambda _on=False, pill=pill, menu=menu: _open(menu, pill))
            pill.setParent(self)
            pill.show()
            self._pills.append(pill)
            self._lists.append(menu)
        self._fit()

    def show_all(self) -> None:
        """Show every theme again."""
        self._check(dict.fromkeys(self._chips, True))

    def retranslate(self, words: Words) -> None:
        """Say everything in another language; chips and pills are offered again."""
        self._words = words
        self.setAccessibleName(words._("Filters and alerts"))
        self._show_all.say(words._("Show all"))
        self._say_hidden()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See QWidget."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """See QObject: a chip or a pill needs another width."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return done

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See QWidget."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.tokens.alt)
        line = hairline(painter)
        painter.fillRect(
            QRectF(0, self.height() - line, self.width(), line), self.theme.tokens.line2
        )
        painter.end()

    def _chip(self, one: ThemeFilter, hidden: frozenset[str]) -> Chip:
        chip = Chip(self.theme, one.title, ChipLook(one.palette, one.icon))
        chip.setChecked(str(one.palette) not in hidden)
        chip.clicked.connect(lambda _on=False, palette=one.palette: self._clicked(palette))
        return chip

    def _clicked(self, palette: Palette) -> None:
        keep = QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ControlModifier
        if keep:
            self._check({one: one == palette for one in self._chips})
        else:
            self._check({})

    def _check(self, wanted: Mapping[Palette, bool]) -> None:
        for palette, shown in wanted.items():
            self._chips[palette].setChecked(shown)
        self._say_hidden()
        self.hidden_changed.emit(self.hidden)

    def _say_hidden(self) -> None:
        count = len(self.hidden)
        said = self._words.ngettext(
            "{count} programme hidden", "{count} programmes hidden", count
        ).format(count=count)
        self._hidden_said.setText(f"{said} ·")
        self._hidden_said.setVisible(count > 0)
        self._show_all.setVisible(count > 0)
        self._fit()

    def _list(self, one: AlertPill) -> QMenu:
        menu = QMenu(self)
        menu.setAccessibleName(one.label)
        for code, line in one.lines:
            action = menu.addAction(line.replace("&", "&&"))
            action.triggered.connect(lambda _on=False, code=code: self.alert_chosen.emit(code))
        return menu

    def _fit(self) -> None:
        """Be as high as the table says, or as the lines are where the width takes several."""
        said = [one for one in (self._hidden_said, self._show_all) if not one.isHidden()]
        before = [*self._chips.values(), *said]
        self._say_pills(sum(one.sizeHint().width() + _GAP for one in before))
        shown = [*before, *self._pills]
        lines = wrapped(shown, self.width() - 2 * MARGIN, _GAP)
        high = max(self.theme.sizes.filter_strip, lines_height(lines, _GAP) + 2 * _EDGE)
        self.setFixedHeight(high)
        place_lines(lines, QRect(MARGIN, 0, self.width() - 2 * MARGIN, high), _GAP, self._pills)

    def _say_pills(self, taken: int) -> None:
        """Say pills in whole where a roomy window leaves them the width, else in short."""
        whole = [one.whole or one.label for one in self._alerted]
        pairs = list(zip(self._pills, whole, strict=False))
        wanted = taken + sum(pill.width_with(text) + _GAP for pill, text in pairs)
        fits = wanted <= self.width() - 2 * MARGIN
        if not fits or self.theme.density is not Density.COMFORTABLE:
            whole = [one.label for one in self._alerted]
        for pill, text in zip(self._pills, whole, strict=False):
            if pill.label != text:
                pill.say(text)


def _open(menu: QMenu, pill: Pill) -> None:
    """Open a list below its pill, its right edge under the pill's."""
    corner = pill.mapToGlobal(QPoint(pill.width() - menu.sizeHint().width(), pill.height() + 4))
    menu.popup(corner)
