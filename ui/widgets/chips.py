"""Chips: round, 24 px high, to filter by a theme, a state or a language; and what was picked."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.icons import Icon, draw_icon
from ui.palettes import Palette
from ui.theme import Theme
from ui.typography import Letter
from ui.widgets.buttons import IconButton, IconLook
from ui.widgets.drawing import edge, ink, outlined
from ui.widgets.painted import RADIUS, PaintedButton, PaintedWidget
from ui.widgets.tones import Tone, tone_colours

_ICON = 14
_ICON_GAP = 4
_CROSSES = {tone: tone.value for tone in Tone} | {Tone.NEUTRAL: "text2"}
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


@dataclass(frozen=True, slots=True)
class ChipLook:
    """What a chip shows beside its words.

    Attributes:
        palette: the theme whose colours it wears; without one it is neutral.
        icon: before the words.
        count: after the words, in a quieter colour.
    """

    palette: Palette | None = None
    icon: Icon | None = None
    count: str = ""


@dataclass(frozen=True, slots=True)
class _Colours:
    ink: QColor
    icon: QColor
    fill: QColor
    line: QColor
    strong: bool = False


class Chip(PaintedButton):
    """A filter that is on or off; `toggled` says so, as of any checkable button."""

    def __init__(
        self, theme: Theme, label: str, look: ChipLook | None = None, parent: QWidget | None = None
    ) -> None:
        """Say `label`; the chip starts off."""
        self._look = look or ChipLook()
        super().__init__(theme, label, parent)
        self.setCheckable(True)
        self.setProperty(RADIUS, self._height() / 2)
        theme.changed.connect(self._round_ring)

    def wear(self, look: ChipLook) -> None:
        """Change what the chip shows beside its words."""
        self._look = look
        self.updateGeometry()
        self.update()

    def content_size(self) -> QSize:
        """See PaintedButton."""
        letters = self.theme.letters
        icon = _ICON + _ICON_GAP if self._look.icon else 0
        count = letters.width(Letter.CAPTION, self._look.count) + 9 if self._look.count else 0
        # A neutral chip becomes bold when it is on, and must not push its neighbours then.
        widest = Letter.CAPTION if self._look.palette else Letter.COUNT
        width = sum(self._padding()) + icon + letters.width(widest, self.label) + count
        return QSize(round(width + 0.5), self._height())

    def draw(self, painter: QPainter, box: QRectF) -> None:
        """See PaintedButton."""
        colours = self._colours()
        pen = edge(colours.line, 1.5 if colours.strong else 1)
        outlined(painter, box, box.height() / 2, fill=colours.fill, pen=pen)
        before, after = self._padding()
        left = box.left() + before
        if self._look.icon:
            corner = QPointF(left, box.center().y() - _ICON / 2)
            draw_icon(painter, corner, self._look.icon, size=_ICON, colour=colours.icon)
            left += _ICON + _ICON_GAP
        letter = Letter.COUNT if colours.strong else Letter.CAPTION
        ink(painter, self.theme.font(letter), colours.ink)
        painter.drawText(box.adjusted(left, 0, 0, 0), _LEFT, self.label)
        if self._look.count:
            quiet = self.theme.tokens.text3
            ink(painter, self.theme.font(Letter.CAPTION), quiet)
            right = box.adjusted(0, 0, -after, 0)
            align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(right, align, self._look.count)

    def _padding(self) -> tuple[int, int]:
        return (9, 7) if self._look.palette else (11, 11)

    def _height(self) -> int:
        return max(24, self.theme.letters.pixels(Letter.CAPTION) + 13)

    def _round_ring(self) -> None:
        self.setProperty(RADIUS, self._height() / 2)

    def _colours(self) -> _Colours:
        tokens, palette = self.theme.tokens, self._look.palette
        if not self.isChecked():
            hovered = tokens.ctrl if self.is_hovered else tokens.line2
            quiet = tokens.text3 if palette else tokens.text2
            return _Colours(quiet, quiet, tokens.surface, hovered)
        if palette is None:
            return _Colours(tokens.text, tokens.text, tokens.sel, tokens.accent, strong=True)
        worn = self.theme.block(palette)
        line = worn.bar if self.is_hovered else worn.chip_border
        return _Colours(tokens.text, worn.bar, worn.fill, line)


class ThemeLabel(PaintedWidget):
    """The name of a theme on its fill, as at the head of the inspector."""

    def __init__(self, theme: Theme, label: str, palette: Palette, icon: Icon) -> None:
        """Say `label` in the colours of `palette`."""
        self._label, self._palette, self._icon = label, palette, icon
        super().__init__(theme)
        self.setAccessibleName(label)

    def show_theme(self, label: str, palette: Palette, icon: Icon) -> None:
        """Name another theme."""
        self._label, self._palette, self._icon = label, palette, icon
        self.setAccessibleName(label)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """See QWidget."""
        width = 8 + _ICON + _ICON_GAP + self.theme.letters.width(Letter.COUNT, self._label) + 4
        return QSize(round(width + 0.5), self.theme.letters.pixels(Letter.COUNT) + 11)

    def draw(self, painter: QPainter, box: QRectF) -> None:
        """See PaintedWidget."""
        colours = self.theme.block(self._palette)
        pen = edge(colours.border) if self.theme.tokens.high_contrast else None
        outlined(painter, box, box.height() / 2, fill=colours.fill, pen=pen)
        corner = QPointF(8, box.center().y() - _ICON / 2)
        draw_icon(painter, corner, self._icon, size=_ICON, colour=colours.bar)
        ink(painter, self.theme.font(Letter.COUNT), self.theme.tokens.text)
        painter.drawText(box.adjusted(8 + _ICON + _ICON_GAP, 0, 0, 0), _LEFT, self._label)


class PickedChip(PaintedWidget):
    """Somebody or something that was picked, with a × that takes it away."""

    removed = Signal()

    def __init__(
        self, theme: Theme, label: str, remove_name: str, *, tone: Tone = Tone.NEUTRAL
    ) -> None:
        """Say `label`; `remove_name` is what the × is called."""
        self._label, self._tone = label, tone
        super().__init__(theme)
        self.setAccessibleName(label)
        cross = IconButton(theme, Icon.X, remove_name, IconLook(glyph=14, colour=_CROSSES[tone]))
        cross.setProperty(RADIUS, 12)
        cross.clicked.connect(self.removed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 3, 0)
        row.addStretch()
        row.addWidget(cross)

    def sizeHint(self) -> QSize:
        """See QWidget."""
        width = self._text_left() + self.theme.letters.width(Letter.TITLE, self._label) + 27
        return QSize(round(width + 0.5), max(28, self.theme.letters.pixels(Letter.TITLE) + 16))

    def draw(self, painter: QPainter, box: QRectF) -> None:
        """See PaintedWidget."""
        tokens, colours = self.theme.tokens, tone_colours(self.theme.tokens, self._tone)
        marked = self._tone != Tone.NEUTRAL
        pen = edge(colours.ink, 1.5) if marked else edge(tokens.ctrl)
        bordered = marked or tokens.high_contrast
        outlined(painter, box, box.height() / 2, fill=colours.ground, pen=pen if bordered else None)
        if marked:
            corner = QPointF(11, box.center().y() - _ICON / 2)
            draw_icon(painter, corner, Icon.TRIANGLE_ALERT, size=_ICON, colour=colours.ink)
        ink(painter, self.theme.font(Letter.TITLE), colours.ink if marked else tokens.text)
        painter.drawText(box.adjusted(self._text_left(), 0, 0, 0), _LEFT, self._label)

    def _text_left(self) -> int:
        return 11 if self._tone == Tone.NEUTRAL else 11 + _ICON + 6
