"""Cards: panels with a border, notices on a tinted ground, ways out to choose from."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.density import CARD_RADIUS, CONTROL_RADIUS, GROUP_GAP
from ui.icons import Icon
from ui.theme import Theme
from ui.typography import Letter
from ui.widgets.drawing import SHADOW_FALL, SHADOW_REACH, cast_shadow, edge, ink, outlined
from ui.widgets.labels import Glyph, Text
from ui.widgets.painted import RADIUS, PaintedButton, follow
from ui.widgets.tones import TONE_ICONS, Tone, tone_colours

_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_ROOM_FOR_SHADOW = SHADOW_REACH + SHADOW_FALL
_TIGHT = 13
"""What a tight way out has above, between and below its two lines."""


class Card(QWidget):
    """A panel to put a layout in: plain, or a trouble's own ground and border."""

    def __init__(self, theme: Theme, *, tone: Tone | None = None, floating: bool = False) -> None:
        """Draw a panel; a floating one casts a shadow into its own `margin`."""
        super().__init__()
        self.theme, self._tone, self._floating = theme, tone, floating
        follow(theme, self)

    @property
    def margin(self) -> int:
        """Pixels around the panel that belong to its shadow."""
        return _ROOM_FOR_SHADOW if self._floating else 0

    def wear(self, tone: Tone | None) -> None:
        """Change what the card says by its ground."""
        self._tone = tone
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See QWidget."""
        painter = QPainter(self)
        tokens, margin = self.theme.tokens, self.margin
        box = QRectF(self.rect()).adjusted(margin, margin, -margin, -margin)
        if self._floating:
            cast_shadow(painter, box, CARD_RADIUS, tokens)
        if self._tone is None:
            outlined(painter, box, CARD_RADIUS, fill=tokens.surface, pen=edge(tokens.line2))
        elif self._tone == Tone.NEUTRAL:
            outlined(painter, box, CARD_RADIUS, fill=tokens.alt, pen=edge(tokens.line2))
        else:
            colours = tone_colours(tokens, self._tone)
            bordered = self._tone == Tone.DANGER or tokens.high_contrast
            pen = edge(colours.ink, 1.5) if bordered else None
            outlined(painter, box, CARD_RADIUS - 1, fill=colours.ground, pen=pen)
        painter.end()


class Notice(Card):
    """A title and a sentence on the ground of their tone, with an icon."""

    def __init__(
        self, theme: Theme, tone: Tone, title: str, sentence: str = "", *, icon: Icon | None = None
    ) -> None:
        """Say `title`, and `sentence` below it."""
        super().__init__(theme, tone=tone)
        colour = "text" if tone == Tone.NEUTRAL else tone.value
        self._title = Text(theme, title, Letter.TITLE, colour=colour)
        self._sentence = Text(theme, sentence, Letter.CAPTION, colour="text2")
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 7, 10, 7)
        row.setSpacing(6)
        glyph = Glyph(theme, icon or TONE_ICONS[tone], colour=colour)
        row.addWidget(glyph, alignment=Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(3)
        for text in (self._title, self._sentence):
            text.setWordWrap(True)
            column.addWidget(text)
        row.addLayout(column, 1)
        self.setAccessibleName(title)
        self._sentence.setVisible(bool(sentence))

    def say(self, title: str, sentence: str = "") -> None:
        """Change the words."""
        self._title.setText(title)
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))
        self.setAccessibleName(title)


@dataclass(frozen=True, slots=True)
class WayOut:
    """One way out of a conflict.

    Attributes:
        number: the key that takes it, 1 to 3.
        title: what it does.
        cost: what it asks of people.
        brief: the same in few words, where there is no room for all of them.
    """

    number: int
    title: str
    cost: str
    brief: str = ""


class WayOutButton(PaintedButton):
    """A way out to take: its number, what it does and what it costs."""

    def __init__(self, theme: Theme, way: WayOut, parent: QWidget | None = None) -> None:
        """Offer `way`."""
        self._way, self._is_tight = way, False
        super().__init__(theme, way.title, parent)
        self.setAccessibleDescription(way.cost)
        self.setProperty(RADIUS, CONTROL_RADIUS + 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def way(self) -> WayOut:
        """What the button offers."""
        return self._way

    def tighten(self, *, wanted: bool) -> None:
        """Take no more height than the two lines need, or be at ease again."""
        self._is_tight = wanted
        self.updateGeometry()

    def content_size(self) -> QSize:
        """See PaintedButton."""
        letters = self.theme.letters
        title = letters.width(Letter.TITLE, self._way.title)
        cost = letters.width(Letter.CAPTION, self._way.cost)
        height = letters.pixels(Letter.TITLE) + letters.pixels(Letter.CAPTION)
        height = height + _TIGHT if self._is_tight else max(43, height + 20)
        return QSize(round(max(title, cost)) + self._text_left() + GROUP_GAP, height)

    def minimumSizeHint(self) -> QSize:
        """See QWidget."""
        return QSize(160, self.sizeHint().height())

    def draw(self, painter: QPainter, box: QRectF) -> None:
        """See PaintedButton."""
        tokens = self.theme.tokens
        chosen = self.hasFocus() or self.is_hovered
        pen = edge(tokens.accent, 1.5) if chosen else edge(tokens.line2)
        outlined(painter, box, CONTROL_RADIUS + 1, fill=tokens.surface, pen=pen)
        side = 18 * self.theme.text_percent / 100
        square = QRectF(8, round(box.center().y() - side / 2), side, side)
        outlined(painter, square, 5, fill=tokens.closed, pen=None)
        ink(painter, self.theme.font(Letter.CAPTION_STRONG), tokens.text)
        painter.drawText(square, Qt.AlignmentFlag.AlignCenter, str(self._way.number))
        self._draw_words(painter, box.adjusted(self._text_left(), 0, -8, 0))

    def _text_left(self) -> int:
        return round(8 + 18 * self.theme.text_percent / 100 + 8)

    def _draw_words(self, painter: QPainter, box: QRectF) -> None:
        tokens, letters = self.theme.tokens, self.theme.letters
        title, cost = letters.metrics(Letter.TITLE), letters.metrics(Letter.CAPTION)
        top = QPointF(box.left(), box.center().y() - 1 - title.descent() / 2)
        cut = Qt.TextElideMode.ElideRight
        ink(painter, letters.font(Letter.TITLE), tokens.text)
        painter.drawText(top, title.elidedText(self._way.title, cut, box.width()))
        below = QPointF(box.left(), top.y() + letters.pixels(Letter.TITLE) + 4)
        ink(painter, letters.font(Letter.CAPTION), tokens.text3)
        fits = not self._way.brief or cost.horizontalAdvance(self._way.cost) <= box.width()
        said = self._way.cost if fits else self._way.brief
        painter.drawText(below, cost.elidedText(said, cut, box.width()))
