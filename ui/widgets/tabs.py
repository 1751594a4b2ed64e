"""The row of tabs of a form, each with what it counts beside its name."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QTabBar, QWidget

from ui.icons import Icon, draw_icon
from ui.theme import Theme
from ui.typography import Letter
from ui.widgets.drawing import edge, ink, outlined
from ui.widgets.marks import count_height, count_width, draw_count
from ui.widgets.painted import RADIUS, follow
from ui.widgets.tones import Tone, tone_colours

_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_SIDE = 4
_GAP = 7
_BETWEEN = 18
_LINE = 3
_ICON = 14


@dataclass(frozen=True, slots=True)
class TabMark:
    """What a tab says beside its name: a count, or a state with its icon."""

    label: str
    tone: Tone = Tone.NEUTRAL
    icon: Icon | None = None


class Tabs(QTabBar):
    """Names in a row, the chosen one underlined; arrows go from tab to tab."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        """Show no tab yet; `name` is for screen readers."""
        super().__init__(parent)
        self.theme = theme
        self._marks: list[tuple[TabMark, ...]] = []
        self.setAccessibleName(name)
        self.setProperty(RADIUS, 4)
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setUsesScrollButtons(False)
        follow(theme, self)

    def add(self, label: str, *marks: TabMark) -> int:
        """Add a tab; return its place, from 0."""
        self._marks.append(marks)
        return self.addTab(label.replace("&", "&&"))

    def mark(self, place: int, *marks: TabMark) -> None:
        """Change what a tab says beside its name."""
        self._marks[place] = marks
        # A tab is measured again only when its text changes.
        label = self.tabText(place)
        self.setTabText(place, "")
        self.setTabText(place, label)

    def tabSizeHint(self, index: int) -> QSize:
        """See QTabBar."""
        letters = self.theme.letters
        width = 2 * _SIDE + letters.width(Letter.STRONG, self._label(index)) + _BETWEEN
        width += sum(_GAP + self._mark_width(mark) for mark in self._marks[index])
        return QSize(round(width + 0.5), letters.pixels(Letter.BODY) + 26)

    def minimumTabSizeHint(self, index: int) -> QSize:
        """See QTabBar."""
        return self.tabSizeHint(index)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See QWidget."""
        painter = QPainter(self)
        for place in range(self.count()):
            self._draw_tab(painter, place, QRectF(self.tabRect(place)).adjusted(0, 0, -_BETWEEN, 0))
        painter.end()

    def _draw_tab(self, painter: QPainter, place: int, box: QRectF) -> None:
        tokens, chosen = self.theme.tokens, place == self.currentIndex()
        letter = Letter.STRONG if chosen else Letter.BODY
        ink(painter, self.theme.font(letter), tokens.text if chosen else tokens.text2)
        painter.drawText(box.adjusted(_SIDE, 0, 0, 0), _LEFT, self._label(place))
        left = box.left() + _SIDE + self.theme.letters.width(letter, self._label(place))
        for mark in self._marks[place]:
            width = self._mark_width(mark)
            height = count_height(self.theme) + 2
            top = round(box.center().y() - height / 2)
            self._draw_mark(painter, QRectF(round(left + _GAP), top, width, height), mark)
            left += _GAP + width
        if chosen:
            line = QRectF(box.left(), box.bottom() - _LINE, box.width(), _LINE)
            outlined(painter, line, 1.5, fill=tokens.accent, pen=None)

    def _label(self, place: int) -> str:
        return self.tabText(place).replace("&&", "&")

    def _mark_width(self, mark: TabMark) -> float:
        if mark.icon is None and mark.tone != Tone.NEUTRAL:
            return count_width(self.theme, mark.label)
        icon = _ICON if mark.icon else 0
        return self.theme.letters.width(Letter.COUNT, mark.label) + icon + 12

    def _draw_mark(self, painter: QPainter, box: QRectF, mark: TabMark) -> None:
        if mark.icon is None and mark.tone != Tone.NEUTRAL:
            draw_count(painter, self.theme, box, mark.label, tone=mark.tone)
            return
        colours = tone_colours(self.theme.tokens, mark.tone)
        pen = edge(colours.ink) if self.theme.tokens.high_contrast else None
        outlined(painter, box, 5, fill=colours.ground, pen=pen)
        left = 6
        if mark.icon:
            corner = QPointF(box.left() + 4, box.center().y() - _ICON / 2)
            draw_icon(painter, corner, mark.icon, size=_ICON, colour=colours.ink)
            left += _ICON
        ink(painter, self.theme.font(Letter.COUNT), colours.ink)
        painter.drawText(box.adjusted(left, 0, 0, 0), _LEFT, mark.label)
