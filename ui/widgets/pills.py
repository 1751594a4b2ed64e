"""Pills and tags: short words on a tinted ground, to press or only to read."""

from dataclasses import dataclass, replace
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from ui.icons import Icon, draw_icon
from ui.theme import Theme
from ui.typography import Letter
from ui.widgets.drawing import edge, ink, outlined
from ui.widgets.marks import (
    LanguageMark,
    count_height,
    count_width,
    draw_count,
    draw_key_cap,
    draw_language_mark,
    key_cap_height,
    key_cap_width,
    language_mark_height,
    language_mark_width,
)
from ui.widgets.painted import RADIUS, PaintedButton, PaintedWidget
from ui.widgets.tones import Tone, tone_colours

_PILL_ICON, _TAG_ICON = 14, 12
_ICON_GAP = 4
_RADIUS = 6
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class Outline(Enum):
    """The border of a tag."""

    NONE = "none"
    SOLID = "solid"
    DASHED = "dashed"


@dataclass(frozen=True, slots=True)
class TagLook:
    """What a pill or a tag shows beside its words.

    Attributes:
        tone: its meaning.
        icon: before the words.
        outline: its border.
        icon_size: pixels; 14 in a pill and 12 in a tag if 0.
        slim: 20 px high where it is drawn, as in the status bar; a pill is still pressed on 24.
    """

    tone: Tone = Tone.NEUTRAL
    icon: Icon | None = None
    outline: Outline = Outline.NONE
    icon_size: int = 0
    slim: bool = True


class Pill(PaintedButton):
    """A short count that opens its list: « 2 conflits », « Noms masqués »."""

    def __init__(
        self, theme: Theme, label: str, look: TagLook, parent: QWidget | None = None
    ) -> None:
        """Say `label`, look as told."""
        self._look = _with_icon_size(look, _PILL_ICON)
        super().__init__(theme, label, parent)
        self.setProperty(RADIUS, _RADIUS)

    def wear(self, look: TagLook) -> None:
        """Change how the pill looks."""
        self._look = _with_icon_size(look, _PILL_ICON)
        self.updateGeometry()
        self.update()

    def content_size(self) -> QSize:
        """See PaintedButton."""
        return QSize(self.width_with(self.label), _tag_height(self.theme, self._look))

    def width_with(self, label: str) -> int:
        """Return how wide the pill would be with other words, in pixels."""
        return round(_tag_width(self.theme, label, self._look) + 0.5)

    def draw(self, painter: QPainter, box: QRectF) -> None:
        """See PaintedButton."""
        spare = (box.height() - _tag_height(self.theme, self._look)) // 2
        _draw_tag(
            painter, self.theme, box.adjusted(0, spare, 0, -spare), self.label, look=self._look
        )


class Tag(PaintedWidget):
    """Short words to read: « sem. 48 », « 3 en attente », « Confirmé »."""

    def __init__(
        self, theme: Theme, label: str, look: TagLook | None = None, parent: QWidget | None = None
    ) -> None:
        """Say `label`, look as told."""
        self._label, self._look = label, _with_icon_size(look or TagLook(), _TAG_ICON)
        super().__init__(theme, parent)
        self.setAccessibleName(label)

    @property
    def label(self) -> str:
        """The text, as it was given."""
        return self._label

    def say(self, label: str, look: TagLook | None = None) -> None:
        """Change the text, and the look if one is given."""
        self._label, self._look = label, _with_icon_size(look or self._look, _TAG_ICON)
        self.setAccessibleName(label)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """See QWidget."""
        width = _tag_width(self.theme, self._label, self._look)
        return QSize(round(width + 0.5), _tag_height(self.theme, self._look))

    def draw(self, painter: QPainter, box: QRectF) -> None:
        """See PaintedWidget."""
        _draw_tag(painter, self.theme, box, self._label, look=self._look)


class Count(PaintedWidget):
    """A number in a round pill, as after the name of a tab."""

    def __init__(self, theme: Theme, count: str, tone: Tone, parent: QWidget | None = None) -> None:
        """Show `count`."""
        self._count, self._tone = count, tone
        super().__init__(theme, parent)
        self.setAccessibleName(count)

    def sizeHint(self) -> QSize:
        """See QWidget."""
        width, height = count_width(self.theme, self._count), count_height(self.theme)
        return QSize(round(width + 0.5), round(height))

    def draw(self, painter: QPainter, box: QRectF) -> None:
        """See PaintedWidget."""
        draw_count(painter, self.theme, box, self._count, tone=self._tone)


class KeyCap(PaintedWidget):
    """Keys to press, as in `Ctrl Z`."""

    def __init__(self, theme: Theme, keys: str, parent: QWidget | None = None) -> None:
        """Show `keys`."""
        self._keys = keys
        super().__init__(theme, parent)
        self.setAccessibleName(keys)

    def sizeHint(self) -> QSize:
        """See QWidget."""
        width, height = key_cap_width(self.theme, self._keys), key_cap_height(self.theme)
        return QSize(round(width + 0.5), round(height))

    def draw(self, painter: QPainter, box: QRectF) -> None:
        """See PaintedWidget."""
        draw_key_cap(painter, self.theme, box, self._keys)


class LanguageTag(PaintedWidget):
    """The badge of a language; `name` is what a screen reader says of it."""

    def __init__(
        self, theme: Theme, mark: LanguageMark, name: str, parent: QWidget | None = None
    ) -> None:
        """Show `mark`."""
        self._mark = mark
        super().__init__(theme, parent)
        self.setAccessibleName(name)
        self.setToolTip(name)

    def sizeHint(self) -> QSize:
        """See QWidget."""
        width, height = (
            language_mark_width(self.theme, self._mark),
            language_mark_height(self.theme),
        )
        return QSize(round(width + 0.5), round(height))

    def draw(self, painter: QPainter, box: QRectF) -> None:
        """See PaintedWidget."""
        draw_language_mark(painter, self.theme, box.topLeft(), self._mark)


def _with_icon_size(look: TagLook, usual: int) -> TagLook:
    return replace(look, icon_size=look.icon_size or usual)


def _padding(look: TagLook) -> int:
    return 6 if look.slim else 8


def _tag_width(theme: Theme, label: str, look: TagLook) -> float:
    icon = look.icon_size + _ICON_GAP if look.icon else 0
    return 2 * _padding(look) + icon + theme.letters.width(Letter.COUNT, label)


def _tag_height(theme: Theme, look: TagLook) -> int:
    letter = theme.letters.pixels(Letter.COUNT)
    return letter + 8 if look.slim else max(24, letter + 13)


def _draw_tag(painter: QPainter, theme: Theme, box: QRectF, label: str, *, look: TagLook) -> None:
    colours = tone_colours(theme.tokens, look.tone)
    outlined(painter, box, _RADIUS, fill=colours.ground, pen=_border(theme, look))
    left = box.left() + _padding(look)
    if look.icon:
        corner = QPointF(left, box.center().y() - look.icon_size / 2)
        draw_icon(painter, corner, look.icon, size=look.icon_size, colour=colours.ink)
        left += look.icon_size + _ICON_GAP
    ink(painter, theme.font(Letter.COUNT), colours.ink)
    painter.drawText(QRectF(left, box.top(), box.right() - left, box.height()), _LEFT, label)


def _border(theme: Theme, look: TagLook) -> QPen | None:
    tokens = theme.tokens
    line = tokens.ctrl if look.tone == Tone.NEUTRAL else tone_colours(tokens, look.tone).ink
    if look.outline == Outline.DASHED:
        return edge(line, 1.2, (3, 2))
    if look.outline == Outline.SOLID or tokens.high_contrast:
        return edge(line)
    return None
