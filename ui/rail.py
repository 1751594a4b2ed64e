"""The navigation rail: the sections of the application, those that are built."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.wording import Words
from ui.icons import Icon, draw_icon, draw_icon_in
from ui.theme import Theme
from ui.typography import Letter
from ui.widgets.drawing import ink, outlined
from ui.widgets.painted import RADIUS, PaintedButton, PaintedWidget

_LOGO, _LOGO_ICON = 30, 20
_LOGO_TOP = 9
_ITEM_MARGIN = 6
_ITEM_RADIUS = 8
_ICON = 20
_BAR_WIDTH, _BAR_INSET = 4, 11
_BADGE_RIGHT, _BADGE_DOWN = 13, 11
"""Where the middle of a badge is: from the middle of its button, and from its top."""


SCHEDULE = "planning"
"""The code of the section that is shown the first time."""
HOME, WORKSHOPS, INTERPRETERS = "home", "workshops", "interpreters"


def _(sentence: str) -> str:
    """Mark a sentence for the catalogue; it is translated when it is shown."""
    return sentence


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the application one can go to; ``last`` ones stand at the bottom of the rail."""

    code: str
    title: str
    icon: Icon
    last: bool = False


SECTIONS = (
    Section(HOME, _("Home"), Icon.HOUSE),
    Section(SCHEDULE, _("Schedule"), Icon.CALENDAR_DAYS),
    Section(WORKSHOPS, _("Workshops"), Icon.REPEAT),
    Section(INTERPRETERS, _("Interpreters"), Icon.LANGUAGES),
    Section("settings", _("Settings"), Icon.SETTINGS, last=True),
)
"""The sections that are built, in the order of the rail."""


class Rail(QWidget):
    """The logo and one button for each section; the chosen one is marked."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, words: Words) -> None:
        """Offer every built section, the first one chosen."""
        super().__init__()
        self.theme = theme
        self._buttons: dict[str, _RailButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, _LOGO_TOP, 0, 8)
        column.setSpacing(4)
        column.addWidget(_Logo(theme), alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(8)
        for section in sorted(SECTIONS, key=lambda section: section.last):
            if section.last:
                column.addStretch()
            button = _RailButton(theme, section, words)
            button.clicked.connect(lambda _on=False, code=section.code: self.chosen.emit(code))
            self._buttons[section.code] = button
            column.addWidget(button)
        self.choose(SECTIONS[0].code)
        self.retranslate(words)
        self._fit()
        theme.changed.connect(self._fit)

    def choose(self, code: str) -> None:
        """Mark the section that is shown."""
        for one, button in self._buttons.items():
            button.setChecked(one == code)

    def count(self, code: str, waiting: int) -> None:
        """Say how much waits in a section; nothing shows no badge."""
        self._buttons[code].count(waiting)
        self._describe(self._buttons[code])

    def retranslate(self, words: Words) -> None:
        """Say the sections in another language."""
        self._words = words
        self.setAccessibleName(words._("Sections"))
        for button in self._buttons.values():
            button.say(words._(button.section.title))
            self._describe(button)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See QWidget."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.tokens.rail)
        painter.end()

    def _describe(self, button: _RailButton) -> None:
        count = button.waiting
        said = self._words.ngettext("{count} to see to", "{count} to see to", count)
        button.setAccessibleDescription(said.format(count=count) if count else "")

    def _fit(self) -> None:
        self.setFixedWidth(self.theme.sizes.rail)
        self.update()


class _Logo(PaintedWidget):
    """The mark of the application."""

    def sizeHint(self) -> QSize:
        return QSize(_LOGO, _LOGO)

    def draw(self, painter: QPainter, box: QRectF) -> None:
        tokens = self.theme.tokens
        outlined(painter, box, _ITEM_RADIUS, fill=tokens.mark, pen=None)
        draw_icon_in(painter, box, Icon.CALENDAR_DAYS, size=_LOGO_ICON, colour=tokens.onmark)


class _RailButton(PaintedButton):
    """An icon over its word."""

    def __init__(self, theme: Theme, section: Section, words: Words) -> None:
        self.section, self.waiting = section, 0
        super().__init__(theme, words._(section.title))
        self.setCheckable(True)
        self.setProperty(RADIUS, _ITEM_RADIUS)

    def content_size(self) -> QSize:
        letters = self.theme.letters
        return QSize(self.theme.sizes.rail, _ICON + letters.pixels(Letter.LABEL) + 22)

    def count(self, waiting: int) -> None:
        if waiting != self.waiting:
            self.waiting = waiting
            self.update()

    def nextCheckState(self) -> None:
        """Leave it to the window which section is shown."""

    def draw(self, painter: QPainter, box: QRectF) -> None:
        tokens, chosen = self.theme.tokens, self.isChecked()
        inner = box.adjusted(_ITEM_MARGIN, 0, -_ITEM_MARGIN, 0)
        if chosen or self.is_hovered:
            outlined(painter, inner, _ITEM_RADIUS, fill=tokens.railsel, pen=None)
        if chosen:
            bar = QRectF(-_BAR_WIDTH / 2, _BAR_INSET, _BAR_WIDTH * 1.5, box.height() - 22)
            outlined(painter, bar, _BAR_WIDTH / 2, fill=tokens.mark, pen=None)
        colour = tokens.railon if chosen else tokens.railtxt
        corner = QPointF(box.center().x() - _ICON / 2, 8)
        draw_icon(painter, corner, self.section.icon, size=_ICON, colour=colour)
        ink(painter, self.theme.font(Letter.LABEL), colour)
        words = QRectF(box.left(), 8 + _ICON, box.width(), box.height() - _ICON - 12)
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self.label)
        if self.waiting:
            self._draw_badge(painter, QPointF(box.center().x() + _BADGE_RIGHT, _BADGE_DOWN))

    def _draw_badge(self, painter: QPainter, middle: QPointF) -> None:
        tokens, said = self.theme.tokens, f"{self.waiting}"
        side = self.theme.letters.pixels(Letter.BADGE) + 6
        wide = max(self.theme.letters.width(Letter.BADGE, said) + 8, side)
        pill = QRectF(middle.x() - wide / 2, middle.y() - side / 2, wide, side)
        outlined(painter, pill, side / 2, fill=tokens.mark, pen=None)
        ink(painter, self.theme.font(Letter.BADGE), tokens.onmark)
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, said)
