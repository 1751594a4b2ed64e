"""The bar above Home: the day and the hour, the site of this desk, and the button that books."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.wording.names import capitalised
from ui.goto.field import GotoField
from ui.home.site_field import SiteField
from ui.icons import Icon
from ui.typography import Letter
from ui.widgets.buttons import Button, ButtonLook, Role
from ui.widgets.drawing import hairline, ink, outlined
from ui.widgets.labels import Text
from ui.widgets.painted import PaintedWidget
from ui.widgets.pills import Tag

if TYPE_CHECKING:
    from datetime import datetime

    from desktop_app.wording import Words
    from ui.theme import Theme

MARGIN = 16


class HourTag(PaintedWidget):
    """The hour of the centre, on the colour of the line that marks it on the board."""

    _said = ""

    def say(self, hour: str) -> None:
        """Change the hour."""
        self._said = hour
        self.setAccessibleName(hour)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """See QWidget."""
        letters = self.theme.letters
        return QSize(
            round(letters.width(Letter.TIME, self._said)) + 16, letters.pixels(Letter.TIME) + 9
        )

    def draw(self, painter: QPainter, box: QRectF) -> None:
        """See PaintedWidget."""
        outlined(painter, box, 6, fill=self.theme.tokens.accent, pen=None)
        ink(painter, self.theme.font(Letter.TIME), self.theme.tokens.onacc)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._said)


class HomeBar(QWidget):
    """Says when it is; the site is chosen here and remembered."""

    site_chosen = Signal(str)
    booking_asked = Signal()

    def __init__(self, theme: Theme, words: Words) -> None:
        """Offer no site yet."""
        super().__init__()
        self.theme, self._words = theme, words
        self._now: datetime | None = None
        self._date = Text(theme, "", Letter.DATE)
        self._week = Tag(theme, "")
        self._hour = HourTag(theme)
        self.site = SiteField(theme)
        self.goto = GotoField(theme, words)
        self._book = Button(theme, "", ButtonLook(Role.PRIMARY, Icon.PLUS, "N", padding=10))
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, 0, 14, 0)
        row.setSpacing(8)
        for piece in (self._date, self._week, self._hour):
            row.addWidget(piece)
        row.addSpacing(8)
        row.addWidget(self.site)
        row.addStretch()
        row.addWidget(self.goto, 1)
        row.addWidget(self._book)
        self._week.hide()
        self._hour.hide()
        self.site.activated.connect(lambda _at: self.site_chosen.emit(self.site.currentData()))
        self._book.clicked.connect(self.booking_asked)
        theme.changed.connect(self._fit)
        self._fit()
        self.retranslate(words)

    def show_now(self, now: datetime) -> None:
        """Say the day and the hour."""
        self._now = now
        words, day = self._words, now.date()
        self._date.setText(capitalised(f"{words.weekday(day)} {words.day_and_month(day)}"))
        self._week.say(words._("wk {week}").format(week=day.isocalendar().week))
        self._hour.say(f"{now:%H:%M}")
        self._week.show()
        self._hour.show()

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        self._words = words
        self.setAccessibleName(words._("Day and site"))
        self.site.retranslate(words)
        self.goto.retranslate(words)
        self._book.say(words._("Book"))
        if self._now is not None:
            self.show_now(self._now)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See QWidget."""
        painter = QPainter(self)
        tokens, line = self.theme.tokens, hairline(painter)
        painter.fillRect(self.rect(), tokens.surface)
        painter.fillRect(QRectF(0, self.height() - line, self.width(), line), tokens.line2)
        painter.end()

    def _fit(self) -> None:
        self.setFixedHeight(self.theme.sizes.top_bar)
