"""The three ways to begin, each a card to press."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.icons import Icon, draw_icon, draw_icon_in
from ui.settings.sayings import ENGLISH, FRENCH
from ui.typography import Letter, inter
from ui.widgets.cards import Notice
from ui.widgets.drawing import edge, ink, outlined
from ui.widgets.labels import Text
from ui.widgets.marks import draw_key_cap, key_cap_height, key_cap_width
from ui.widgets.painted import RADIUS, PaintedButton
from ui.widgets.segments import Choice, Segments
from ui.widgets.tones import Tone, tone_colours

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.wording import Words
    from ui.theme import Theme

_V = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_CENTRED = Qt.AlignmentFlag.AlignCenter
_WRAPPED = Qt.AlignmentFlag.AlignTop.value | Qt.TextFlag.TextWordWrap.value
_COLUMN = 720
_TEXT_LEFT, _RIGHT = 92, 20
_DISC, _AFTER_DISC, _AFTER_STEP, _CHEVRON = 20, 7, 10, 21


@dataclass(frozen=True, slots=True)
class DoorWords:
    """What a card says: its subject, what follows from it, how long it takes, its key, steps."""

    title: str
    sentence: str
    tag: str
    keys: str
    steps: Sequence[str] = ()


class Headline(Text):
    """Words of a size of their own, which the size of the text still enlarges."""

    def __init__(self, theme: Theme, pixels: int, weight: int, *, colour: str = "text") -> None:
        """Say nothing yet."""
        self._pixels, self._weight = pixels, weight
        super().__init__(theme, "", colour=colour)

    def _dress(self) -> None:
        super()._dress()
        percent = max(self.theme.text_percent, 100) / 100
        self.setFont(inter(round(self._pixels * percent), self._weight))


class Door(PaintedButton):
    """One way to begin."""

    def __init__(self, theme: Theme, icon: Icon, *, main: bool = False) -> None:
        """Show `icon`; the `main` way stands out."""
        self._icon, self._main = icon, main
        self._said = DoorWords("", "", "", "")
        super().__init__(theme, "")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty(RADIUS, 14)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def tell(self, said: DoorWords) -> None:
        """Say it in another language."""
        self._said = said
        self.say(said.title)
        self.setAccessibleDescription(f"{said.sentence} {said.tag}")

    def content_size(self) -> QSize:
        """See PaintedButton."""
        return QSize(480, self._scaled(121 if self._said.steps else 104))

    def draw(self, painter: QPainter, box: QRectF) -> None:
        """See PaintedButton."""
        tokens = self.theme.tokens
        line = tokens.ctrl if self.is_hovered else tokens.line2
        outlined(painter, box, 14, fill=tokens.surface, pen=edge(line))
        tile = QRectF(box.left() + 20, box.top() + 22, 52, 52)
        fill, glyph = (tokens.accent, tokens.onacc) if self._main else (tokens.closed, tokens.text2)
        outlined(painter, tile, 10, fill=fill, pen=None)
        draw_icon_in(painter, tile, self._icon, size=26, colour=glyph)
        ink(painter, inter(self._scaled(16), 700), tokens.text)
        top = self._scaled(20)
        wide = box.width() - _TEXT_LEFT - _RIGHT
        painter.drawText(QRectF(_TEXT_LEFT, top, wide, self._scaled(24)), _V, self._said.title)
        ink(painter, inter(self._scaled(13), 500), tokens.text2)
        below = QRectF(_TEXT_LEFT, top + self._scaled(28), wide, self._scaled(48))
        painter.drawText(below, _WRAPPED, self._said.sentence)
        self._draw_tag(painter, box)
        self._draw_keys(painter, box)
        if self._steps_width() <= wide - key_cap_width(self.theme, self._said.keys):
            self._draw_steps(painter, top + self._scaled(58))

    def _steps_width(self) -> float:
        """How many pixels the steps take side by side."""
        steps, disc = self._said.steps, self._scaled(_DISC)
        words = sum(self.theme.letters.width(Letter.BODY, step) for step in steps)
        return words + len(steps) * (disc + _AFTER_DISC + _AFTER_STEP + _CHEVRON)

    def _scaled(self, pixels: int) -> int:
        return round(pixels * max(self.theme.text_percent, 100) / 100)

    def _draw_tag(self, painter: QPainter, box: QRectF) -> None:
        colours = tone_colours(self.theme.tokens, Tone.OK if self._main else Tone.NEUTRAL)
        width = self.theme.letters.width(Letter.STRONG, self._said.tag) + 20
        tag = QRectF(
            box.right() - _RIGHT - width, box.top() + self._scaled(21), width, self._scaled(22)
        )
        outlined(painter, tag, tag.height() / 2, fill=colours.ground, pen=None)
        ink(painter, self.theme.font(Letter.STRONG), colours.ink)
        painter.drawText(tag, _CENTRED, self._said.tag)

    def _draw_keys(self, painter: QPainter, box: QRectF) -> None:
        width = key_cap_width(self.theme, self._said.keys) + 4
        height = key_cap_height(self.theme)
        cap = QRectF(box.right() - _RIGHT - width, box.bottom() - 18 - height, width, height)
        draw_key_cap(painter, self.theme, cap, self._said.keys)

    def _draw_steps(self, painter: QPainter, top: int) -> None:
        tokens, left, wide = self.theme.tokens, float(_TEXT_LEFT), self._scaled(_DISC)
        for number, step in enumerate(self._said.steps, start=1):
            disc = QRectF(left, top, wide, wide)
            outlined(painter, disc, wide / 2, fill=tokens.surface, pen=edge(tokens.ctrl))
            ink(painter, inter(self._scaled(11), 600), tokens.text2)
            painter.drawText(disc, _CENTRED, str(number))
            ink(painter, self.theme.font(Letter.BODY), tokens.text)
            width = self.theme.letters.width(Letter.BODY, step)
            painter.drawText(QRectF(left + wide + _AFTER_DISC, top, width + 2, wide), _V, step)
            left += wide + _AFTER_DISC + width + _AFTER_STEP
            if number < len(self._said.steps):
                corner = QPointF(left, top + wide / 2 - 7)
                draw_icon(painter, corner, Icon.CHEVRON_RIGHT, size=14, colour=tokens.text3)
                left += _CHEVRON


class Doors(QWidget):
    """Welcomes, in the language of one's choice, and lets one choose how to begin."""

    language_chosen = Signal(str)
    demonstration_wanted = Signal()
    new_wanted = Signal()
    existing_wanted = Signal()

    def __init__(self, theme: Theme, words: Words) -> None:
        """Offer the three ways."""
        super().__init__()
        self.theme = theme
        languages = [Choice("fr", FRENCH), Choice("en", ENGLISH)]
        self._language = Text(theme, "", colour="text2")
        self.languages = Segments(theme, "", languages)
        self._title = Headline(theme, 30, 700)
        self._about = Headline(theme, 13, 500, colour="text2")
        self.demonstration = Door(theme, Icon.FLASK_CONICAL, main=True)
        self.new = Door(theme, Icon.BUILDING_2)
        self.existing = Door(theme, Icon.LINK)
        self.notice = Notice(theme, Tone.INFO, "")
        self.trouble = Notice(theme, Tone.DANGER, "")
        self.trouble.hide()
        self._inside = QWidget()
        self._lay_out()
        self._fit()
        theme.changed.connect(self._fit)
        self.languages.chosen.connect(self.language_chosen)
        self.demonstration.clicked.connect(self.demonstration_wanted)
        self.new.clicked.connect(self.new_wanted)
        self.existing.clicked.connect(self.existing_wanted)
        self.retranslate(words)

    def tell(self, title: str, sentence: str = "") -> None:
        """Say what went wrong; the three ways stay open."""
        self.trouble.say(title, sentence)
        self.trouble.setVisible(bool(title))

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        self.languages.choose(words.language)
        self._language.setText(words._("Language"))
        self.languages.setAccessibleName(words._("Language"))
        self._title.setText(words._("Welcome to Permanence"))
        self._about.setText(
            words._(
                "Choose where to begin. Nothing is written before you choose,"
                " and everything can be taken up later."
            )
        )
        self.demonstration.tell(
            DoorWords(
                words._("Discover with a demonstration centre"),
                words._(
                    "Several sites, rooms, a team, a full week. All of it is invented and erasable."
                ),
                words._("at once"),
                words._("Enter"),
            )
        )
        self.new.tell(
            DoorWords(
                words._("Create our centre"),
                words._("Four steps; each can be passed and completed later."),
                words._("10 minutes"),
                "2",
                (
                    words._("Centre and sites"),
                    words._("Rooms"),
                    words._("Programmes, hours"),
                    words._("This desk"),
                ),
            )
        )
        self.existing.tell(
            DoorWords(
                words._("Connect this desk to an existing centre"),
                words._("With its file, or the address given by the administration."),
                words._("2 minutes"),
                "3",
            )
        )
        self.notice.say(
            words._("Public holidays, and school holidays of zone B, are filled in already."),
            words._("Sites and rooms can be pasted from a spreadsheet."),
        )

    def _fit(self) -> None:
        """Let the cards be wider with larger letters, where the window is."""
        self._inside.setMaximumWidth(round(_COLUMN * max(self.theme.text_percent, 100) / 100))

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addStretch()
        top.addWidget(self._language)
        top.addWidget(self.languages)
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 44, 0, 20)
        column.setSpacing(0)
        column.addLayout(top)
        column.addSpacing(50)
        for words in (self._title, self._about):
            words.setWordWrap(True)
        for piece, below in (
            (self._title, 10),
            (self._about, 15),
            (self.trouble, 12),
            (self.demonstration, 20),
            (self.new, 20),
            (self.existing, 20),
            (self.notice, 0),
        ):
            column.addWidget(piece)
            column.addSpacing(below)
        column.addStretch()
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(40, 0, 40, 0)
        row.addWidget(self._inside, 1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(whole)
        for ground in (scroll.viewport(), whole):
            ground.setAutoFillBackground(False)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(scroll)
