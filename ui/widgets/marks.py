"""Small marks, drawn wherever they are needed: on the board, in lists, inside buttons."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from ui.icons import Icon, draw_icon, draw_icon_in
from ui.palettes import Palette
from ui.theme import Theme
from ui.typography import Letter, inter
from ui.widgets.drawing import edge, fill_disc, ink, outlined
from ui.widgets.tones import TONE_ICONS, Tone, tone_colours

CENTRED = Qt.AlignmentFlag.AlignCenter
WARNING_SIZE = 18
_WARNING_RING = 1.5
_CAP_PADDING = 5
_CAP_HEIGHT = 16
_BADGE_PADDING = 4
_BADGE_GAP = 2
_COUNT_PADDING = 6
_TILE_ICONS = ((34, 20), (28, 16), (0, 14))
"""Height of a tile from which its icon has a size."""


@dataclass(frozen=True, slots=True)
class LanguageMark:
    """A language that a session is interpreted in.

    Attributes:
        code: two or three capitals, such as `AR`.
        confirmed: whether the interpreter said yes; else the border is dashed.
        with_icon: whether there is room for the icon beside the code.
    """

    code: str
    confirmed: bool
    with_icon: bool = True


def draw_site_letter(painter: QPainter, theme: Theme, box: QRectF, letter: str) -> None:
    """Draw the letter of a site in its rounded square, 18 px in the rows of the board."""
    tokens = theme.tokens
    outlined(painter, box, box.height() * 0.27, fill=tokens.text2, pen=None)
    ink(painter, inter(round(box.height() * 0.64), 700), tokens.surface)
    painter.drawText(box, CENTRED, letter)


def draw_theme_tile(
    painter: QPainter, theme: Theme, box: QRectF, palette: Palette, *, icon: Icon
) -> None:
    """Draw the icon of a theme on its fill, in a rounded square of 22 to 38 px."""
    colours = theme.block(palette)
    pen = edge(colours.border) if theme.tokens.high_contrast else None
    outlined(painter, box, box.height() * 0.24, fill=colours.fill, pen=pen)
    size = next(size for least, size in _TILE_ICONS if box.height() >= least)
    draw_icon_in(painter, box, icon, size=size, colour=colours.bar)


def language_mark_width(theme: Theme, mark: LanguageMark) -> float:
    """Return how wide the badge of a language is."""
    code = theme.letters.width(Letter.BADGE, mark.code)
    icon = 12 + _BADGE_GAP if mark.with_icon else 1
    return 2 * _BADGE_PADDING + icon + code + 1


def language_mark_height(theme: Theme) -> float:
    """Return how high the badge of a language is."""
    return theme.letters.pixels(Letter.BADGE) + 5


def draw_language_mark(
    painter: QPainter, theme: Theme, corner: QPointF, mark: LanguageMark
) -> None:
    """Draw the badge of a language: solid `info` when confirmed, dashed `warn` when not yet."""
    tone = Tone.INFO if mark.confirmed else Tone.WARN
    colours = tone_colours(theme.tokens, tone)
    width, height = language_mark_width(theme, mark), language_mark_height(theme)
    box = QRectF(corner.x(), corner.y(), width, height)
    pen = edge(colours.ink, 1.2, () if mark.confirmed else (3, 2))
    outlined(painter, box, 4.5, fill=colours.ground, pen=pen)
    left = box.left() + _BADGE_PADDING
    if mark.with_icon:
        place = QPointF(left, box.top() + (height - 12) / 2)
        draw_icon(painter, place, Icon.LANGUAGES, size=12, colour=colours.ink)
        left += 12 + _BADGE_GAP
    else:
        left += 1
    ink(painter, theme.font(Letter.BADGE), colours.ink)
    painter.drawText(
        box.adjusted(left - box.left(), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, mark.code
    )


def draw_warning_mark(
    painter: QPainter, theme: Theme, centre: QPointF, colour: QColor | None = None
) -> None:
    """Draw the round badge of a conflict, 18 px with its ring; `colour` when it is accepted."""
    tokens = theme.tokens
    fill_disc(painter, centre, WARNING_SIZE / 2, tokens.surface)
    fill_disc(painter, centre, WARNING_SIZE / 2 - _WARNING_RING, colour or tokens.danger)
    box = QRectF(centre.x() - 6, centre.y() - 6.5, 12, 12)
    draw_icon_in(painter, box, Icon.TRIANGLE_ALERT, size=12, colour=tokens.surface)


def key_cap_width(theme: Theme, keys: str, *, on_accent: bool = False) -> float:
    """Return how wide the drawing of a key is; square for a single letter."""
    text = theme.letters.width(Letter.BADGE if on_accent else Letter.KEYS, keys)
    height = key_cap_height(theme)
    return height if len(keys) == 1 else max(text + 2 * _CAP_PADDING, height)


def key_cap_height(theme: Theme) -> float:
    """Return how high the drawing of a key is."""
    return _CAP_HEIGHT + theme.letters.pixels(Letter.KEYS) - Letter.KEYS.value.compact


def draw_key_cap(
    painter: QPainter, theme: Theme, box: QRectF, keys: str, *, on_accent: bool = False
) -> None:
    """Draw keys to press, as in `Ctrl K`; on the primary button in the colour of its text."""
    tokens = theme.tokens
    text, line = (tokens.onacc, tokens.onacc) if on_accent else (tokens.text3, tokens.line2)
    outlined(painter, box, 4.5, fill=None, pen=edge(line))
    ink(painter, theme.font(Letter.BADGE if on_accent else Letter.KEYS), text)
    painter.drawText(box, CENTRED, keys)


def count_width(theme: Theme, count: str) -> float:
    """Return how wide the pill of a count is; never narrower than high."""
    text = theme.letters.width(Letter.BADGE, count)
    return max(text + 2 * _COUNT_PADDING, count_height(theme))


def count_height(theme: Theme) -> float:
    """Return how high the pill of a count is."""
    return theme.letters.pixels(Letter.BADGE) + 5


def draw_count(painter: QPainter, theme: Theme, box: QRectF, count: str, *, tone: Tone) -> None:
    """Draw a count in a round pill, such as the `+3` who wait."""
    colours = tone_colours(theme.tokens, tone)
    pen = edge(colours.ink) if theme.tokens.high_contrast else None
    outlined(painter, box, box.height() / 2, fill=colours.ground, pen=pen)
    ink(painter, theme.font(Letter.BADGE), colours.ink)
    painter.drawText(box, CENTRED, count)


def draw_tone_disc(painter: QPainter, theme: Theme, box: QRectF, tone: Tone) -> None:
    """Draw the disc that says in a list or a field that a check went well, or did not."""
    colours = tone_colours(theme.tokens, tone)
    pen = edge(colours.ink) if theme.tokens.high_contrast else None
    outlined(painter, box, box.height() / 2, fill=colours.ground, pen=pen)
    draw_icon_in(painter, box, TONE_ICONS[tone], size=12, colour=colours.ink)


def draw_gauge(
    painter: QPainter, theme: Theme, box: QRectF, share: float, *, colour: QColor
) -> None:
    """Draw how much of something is taken: `share` from 0 to 1 of a rounded line."""
    tokens, radius = theme.tokens, box.height() / 2
    if tokens.high_contrast:
        outlined(painter, box, radius, fill=tokens.surface, pen=edge(tokens.ctrl))
    else:
        outlined(painter, box, radius, fill=tokens.line2, pen=None)
    taken = QRectF(box)
    taken.setWidth(max(box.width() * min(share, 1), box.height()))
    if share > 0:
        outlined(painter, taken, radius, fill=colour, pen=None)
