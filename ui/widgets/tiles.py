"""Square marks and lines of a length: a site's letter, a theme's icon, what is to do, a gauge."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QSizePolicy

from ui.icons import Icon, draw_icon_in
from ui.palettes import Palette
from ui.theme import Theme
from ui.widgets.drawing import edge, outlined
from ui.widgets.marks import draw_gauge, draw_site_letter, draw_theme_tile
from ui.widgets.painted import PaintedWidget
from ui.widgets.tones import Tone, tone_colours


class SiteLetter(PaintedWidget):
    """The letter of a site; `name` is the site's, for screen readers and the tooltip."""

    def __init__(self, theme: Theme, letter: str, name: str, *, size: int = 18) -> None:
        """Show `letter` in a square of `size` pixels."""
        self._letter, self._size = letter, size
        super().__init__(theme)
        self.setAccessibleName(name)
        self.setToolTip(name)

    def sizeHint(self) -> QSize:
        """See QWidget."""
        side = round(self._size * max(self.theme.text_percent, 100) / 100)
        return QSize(side, side)

    def draw(self, painter: QPainter, box: QRectF) -> None:
        """See PaintedWidget."""
        draw_site_letter(painter, self.theme, box, self._letter)


class ThemeTile(PaintedWidget):
    """The icon of a theme on its fill, beside the title of a session."""

    def __init__(self, theme: Theme, palette: Palette, icon: Icon, *, size: int = 30) -> None:
        """Show `icon` in the colours of `palette`, in a square of `size` pixels."""
        self._palette, self._icon, self._size = palette, icon, size
        super().__init__(theme)

    def show_theme(self, palette: Palette, icon: Icon) -> None:
        """Show another theme."""
        self._palette, self._icon = palette, icon
        self.update()

    def sizeHint(self) -> QSize:
        """See QWidget."""
        return QSize(self._size, self._size)

    def draw(self, painter: QPainter, box: QRectF) -> None:
        """See PaintedWidget."""
        draw_theme_tile(painter, self.theme, box, self._palette, icon=self._icon)


class ToneTile(PaintedWidget):
    """The icon of something to do on the ground of its tone."""

    def __init__(self, theme: Theme, tone: Tone, icon: Icon, *, size: int = 32) -> None:
        """Show `icon` in a square of `size` pixels."""
        self._tone, self._icon, self._size = tone, icon, size
        super().__init__(theme)

    def sizeHint(self) -> QSize:
        """See QWidget."""
        return QSize(self._size, self._size)

    def draw(self, painter: QPainter, box: QRectF) -> None:
        """See PaintedWidget."""
        colours = tone_colours(self.theme.tokens, self._tone)
        pen = edge(colours.ink) if self.theme.tokens.high_contrast else None
        outlined(painter, box, box.height() * 0.22, fill=colours.ground, pen=pen)
        draw_icon_in(painter, box, self._icon, size=16, colour=colours.ink)


class Gauge(PaintedWidget):
    """How much is taken, as wide as its place; `name` says it in words."""

    def __init__(self, theme: Theme, name: str, share: float, *, thickness: int = 6) -> None:
        """Show `share` (0 to 1) in `text2` until it wears a palette."""
        self._share, self._thickness = share, thickness
        self._palette: Palette | None = None
        self._tone: Tone | None = None
        super().__init__(theme)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_share(self, name: str, share: float) -> None:
        """Show another share."""
        self._share = share
        self.setAccessibleName(name)
        self.update()

    def wear(self, palette: Palette | None = None, tone: Tone | None = None) -> None:
        """Take the bar of a palette, or the colour of a tone."""
        self._palette, self._tone = palette, tone
        self.update()

    def sizeHint(self) -> QSize:
        """See QWidget."""
        return QSize(80, self._thickness)

    def draw(self, painter: QPainter, box: QRectF) -> None:
        """See PaintedWidget."""
        draw_gauge(painter, self.theme, box, self._share, colour=self._colour())

    def _colour(self) -> QColor:
        if self._palette is not None:
            return self.theme.block(self._palette).bar
        return tone_colours(self.theme.tokens, self._tone or Tone.NEUTRAL).ink
