"""Buttons: the one that matters, the others, icons alone, links inside a sentence."""

import math
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from ui.density import CONTROL_RADIUS, SMALLEST_TARGET
from ui.icons import Icon, draw_icon, draw_icon_in
from ui.theme import Theme
from ui.tokens import faded, mixed
from ui.typography import Letter
from ui.widgets.drawing import edge, ink, outlined, snapped
from ui.widgets.marks import draw_key_cap, key_cap_height, key_cap_width
from ui.widgets.painted import RADIUS, PaintedButton

_CAP_GAP = 8
_CAP_CLOSER = 2
"""A key cap stands this much nearer to the edge than words do."""

_HOVER, _PRESSED = 0.10, 0.18
_SHORTENED = Qt.TextElideMode.ElideRight
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class Role(Enum):
    """How much a button matters."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    QUIET = "quiet"
    DANGER = "danger"


@dataclass(frozen=True, slots=True)
class ButtonLook:
    """What a button shows beside its words.

    Attributes:
        role: primary is filled, quiet has the pale border of the top bar.
        icon: before the words.
        keys: the shortcut, drawn as a key cap at the right end.
        tall: a little higher, for the one action of a panel.
        padding: pixels left and right.
        icon_size: pixels; the usual size if 0.
    """

    role: Role = Role.SECONDARY
    icon: Icon | None = None
    keys: str = ""
    tall: bool = False
    padding: int = 12
    icon_size: int = 0


@dataclass(frozen=True, slots=True)
class _Colours:
    ink: QColor
    fill: QColor
    line: QColor


class Button(PaintedButton):
    """A push button; with keys its words stand left and the key cap right, else all is centred."""

    def __init__(
        self,
        theme: Theme,
        label: str,
        look: ButtonLook | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Say `label`, look as told."""
        self._look = look or ButtonLook()
        super().__init__(theme, label, parent)
        self.setProperty(RADIUS, CONTROL_RADIUS + 1)

    @property
    def look(self) -> ButtonLook:
        """How the button looks."""
        return self._look

    def wear(self, look: ButtonLook) -> None:
        """Change how the button looks."""
        self._look = look
        self.updateGeometry()
        self.update()

    def content_size(self) -> QSize:
        """See PaintedButton."""
        sizes, keys = self.theme.sizes, self._look.keys
        cap = self._cap_width() + _CAP_GAP - _CAP_CLOSER if keys else 0
        width = 2 * self._padding() + self._words_width() + cap
        return QSize(math.ceil(width), sizes.tall_control if self._look.tall else sizes.control)

    def draw(self, painter: QPainter, box: QRectF) -> None:
        """See PaintedButton."""
        colours = self._colours()
        outlined(painter, box, CONTROL_RADIUS + 1, fill=colours.fill, pen=edge(colours.line))
        inner = box.adjusted(self._padding(), 0, -self._padding(), 0)
        if self._look.keys:
            inner = self._draw_keys(painter, inner)
        width = min(self._words_width(), inner.width())
        start = inner.left() if self._look.keys else inner.left() + (inner.width() - width) / 2
        self._draw_words(painter, QRectF(round(start), 0, width, box.height()), colours.ink)

    def _letter(self) -> Letter:
        if self._look.tall:
            return Letter.ACTION
        return Letter.STRONG if self._look.role == Role.PRIMARY else Letter.TITLE

    def _words_width(self) -> float:
        icon = self._icon_size() + self._icon_gap() if self._look.icon else 0
        return icon + self.theme.letters.width(self._letter(), self.label)

    def _padding(self) -> int:
        return self._look.padding + (2 if self._look.tall else 0)

    def _icon_size(self) -> int:
        return self._look.icon_size or (18 if self._look.tall else 16)

    def _icon_gap(self) -> int:
        return 10 if self._look.tall else 4 if self._look.icon == Icon.PLUS else 8

    def _draw_keys(self, painter: QPainter, inner: QRectF) -> QRectF:
        width, height = self._cap_width(), key_cap_height(self.theme)
        inner = inner.adjusted(0, 0, _CAP_CLOSER, 0)
        cap = QRectF(inner.right() - width, inner.center().y() - height / 2, width, height)
        primary = self._look.role == Role.PRIMARY and self.isEnabled()
        draw_key_cap(painter, self.theme, cap, self._look.keys, on_accent=primary)
        return inner.adjusted(0, 0, -width - _CAP_GAP, 0)

    def _cap_width(self) -> float:
        primary = self._look.role == Role.PRIMARY
        return key_cap_width(self.theme, self._look.keys, on_accent=primary)

    def _draw_words(self, painter: QPainter, box: QRectF, colour: QColor) -> None:
        if self._look.icon is not None:
            size = self._icon_size()
            corner = QPointF(box.left(), box.center().y() - size / 2)
            draw_icon(painter, corner, self._look.icon, size=size, colour=colour)
            box = box.adjusted(size + self._icon_gap(), 0, 0, 0)
        letter = self._letter()
        ink(painter, self.theme.font(letter), colour)
        shown = self.theme.metrics(letter).elidedText(self.label, _SHORTENED, box.width() + 1)
        painter.drawText(box.adjusted(0, 0, 2, 0), _LEFT, shown)

    def _colours(self) -> _Colours:
        tokens, role = self.theme.tokens, self._look.role
        if not self.isEnabled():
            return _Colours(tokens.text3, tokens.alt, tokens.line2)
        if role == Role.PRIMARY or self.isDefault():
            fill = mixed(tokens.onacc, tokens.accent, self._share())
            return _Colours(tokens.onacc, fill, fill)
        fill = mixed(tokens.text, tokens.surface, self._share() / 2)
        if role == Role.DANGER:
            return _Colours(tokens.danger, fill, tokens.danger)
        return _Colours(tokens.text, fill, tokens.line2 if role == Role.QUIET else tokens.ctrl)

    def _share(self) -> float:
        if self.isDown():
            return _PRESSED
        return _HOVER if self.is_hovered else 0.0


@dataclass(frozen=True, slots=True)
class IconLook:
    """How an icon alone is shown.

    Attributes:
        framed: with the pale border of the top bar, and a larger icon.
        size: pixels of the square; the usual size if 0.
        glyph: pixels of the icon; the usual size if 0.
        colour: the token it is drawn in; the usual one if empty.
    """

    framed: bool = False
    size: int = 0
    glyph: int = 0
    colour: str = ""


class IconButton(PaintedButton):
    """An icon alone, square; its name is its tooltip and what a screen reader says."""

    def __init__(self, theme: Theme, icon: Icon, name: str, look: IconLook | None = None) -> None:
        """Show `icon`; `name` is what it does."""
        self._icon, self._look = icon, look or IconLook()
        super().__init__(theme, name)
        self.setProperty(RADIUS, CONTROL_RADIUS)

    def say(self, label: str) -> None:
        """See PaintedButton."""
        super().say(label)
        self.setToolTip(label)

    def show_icon(self, icon: Icon) -> None:
        """Change the icon."""
        self._icon = icon
        self.update()

    def content_size(self) -> QSize:
        """See PaintedButton."""
        if self._look.size:
            return QSize(self._look.size, self._look.size)
        if self._look.framed:
            height = self.theme.sizes.control
            return QSize(height - 2, height)
        return QSize(SMALLEST_TARGET, SMALLEST_TARGET)

    def draw(self, painter: QPainter, box: QRectF) -> None:
        """See PaintedButton."""
        tokens, framed = self.theme.tokens, self._look.framed
        strength = _PRESSED if self.isDown() else _HOVER if self.is_hovered else 0.0
        if framed:
            fill = mixed(tokens.text, tokens.surface, strength / 2)
            outlined(painter, box, CONTROL_RADIUS + 1, fill=fill, pen=edge(tokens.line2))
        elif strength or self.isChecked():
            shade = faded(tokens.text, strength or _HOVER)
            outlined(painter, box, CONTROL_RADIUS - 1, fill=shade, pen=None)
        usual = "text" if framed else "text2"
        colour = getattr(tokens, self._look.colour or usual) if self.isEnabled() else tokens.text3
        size = self._look.glyph or (20 if framed else 16)
        draw_icon_in(painter, box, self._icon, size=size, colour=colour)


class LinkButton(PaintedButton):
    """Underlined words that do something, as « Voir » in the status bar."""

    def __init__(
        self, theme: Theme, label: str, *, muted: bool = False, parent: QWidget | None = None
    ) -> None:
        """Say `label` in `info`, or in `text2` when muted."""
        self._muted = muted
        super().__init__(theme, label, parent)
        self.setProperty(RADIUS, 3)

    def content_size(self) -> QSize:
        """See PaintedButton."""
        metrics = self.theme.metrics(Letter.COUNT)
        return QSize(round(metrics.horizontalAdvance(self.label) + 2.5), round(metrics.height()))

    def draw(self, painter: QPainter, box: QRectF) -> None:
        """See PaintedButton."""
        tokens, metrics = self.theme.tokens, self.theme.metrics(Letter.COUNT)
        colour = tokens.text2 if self._muted else tokens.info
        colour = colour if self.isEnabled() else tokens.text3
        ink(painter, self.theme.font(Letter.COUNT), colour)
        baseline = round(box.center().y() + (metrics.ascent() - metrics.descent()) / 2)
        painter.drawText(QPointF(box.left(), baseline), self.label)
        line = QRectF(box.left(), baseline + 3, metrics.horizontalAdvance(self.label), 1)
        painter.fillRect(snapped(painter, line), colour)
