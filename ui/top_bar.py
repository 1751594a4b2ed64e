"""The top bar: which day is shown, in which rows, and the button that books."""

from datetime import date

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.wording import Words
from desktop_app.wording.names import capitalised
from ui.date_popover import DatePopover
from ui.icons import Icon
from ui.theme import Theme
from ui.typography import Letter
from ui.widgets.buttons import Button, ButtonLook, IconButton, IconLook, Role
from ui.widgets.drawing import hairline, ink
from ui.widgets.painted import PaintedButton
from ui.widgets.pills import Tag
from ui.widgets.segments import Choice, Segments

MARGIN = 14
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class TopBar(QWidget):
    """Goes from day to day, changes the rows, books."""

    stepped = Signal(int)
    """Some days later, or earlier when negative."""
    today_asked = Signal()
    day_picked = Signal(object)
    """A date."""
    rows_chosen = Signal(str)
    booking_asked = Signal()

    def __init__(self, theme: Theme, words: Words, rows: tuple[str, ...]) -> None:
        """Offer the rows of the codes `rows`; no day is shown yet."""
        super().__init__()
        self.theme, self._words, self._rows = theme, words, rows
        self._day: date | None = None
        self._today: date | None = None
        framed = IconLook(framed=True)
        self._before = IconButton(theme, Icon.CHEVRON_LEFT, "", framed)
        self._now = Button(theme, "", ButtonLook(Role.QUIET, padding=10))
        self._after = IconButton(theme, Icon.CHEVRON_RIGHT, "", framed)
        self._date = _DateButton(theme, "")
        self._week = Tag(theme, "")
        self._modes = Segments(theme, "", self._choices())
        self._modes.setVisible(len(rows) > 1)
        self._book = Button(theme, "", ButtonLook(Role.PRIMARY, Icon.PLUS, "N", padding=10))
        self._lay_out()
        self._before.clicked.connect(lambda: self.stepped.emit(-1))
        self._after.clicked.connect(lambda: self.stepped.emit(1))
        self._now.clicked.connect(self.today_asked)
        self._date.clicked.connect(self.pick_day)
        self._modes.chosen.connect(self.rows_chosen)
        self._book.clicked.connect(self.booking_asked)
        theme.changed.connect(self._fit)
        self._fit()
        self.retranslate(words)

    def show_day(self, day: date, today: date) -> None:
        """Name the day shown; another year than today's is said too."""
        self._day, self._today = day, today
        said = f"{self._words.weekday(day)} {self._words.day_and_month(day)}"
        self._date.say(capitalised(said if day.year == today.year else f"{said} {day.year}"))
        self._week.say(self._words._("wk {week}").format(week=day.isocalendar().week))
        self._week.show()

    def show_rows(self, code: str) -> None:
        """Mark the rows the board has."""
        self._modes.choose(code)

    def allow(self, *, possible: bool) -> None:
        """Let the bar be used, once there is something to show."""
        for button in (self._before, self._now, self._after, self._date, self._book):
            button.setEnabled(possible)

    def pick_day(self) -> None:
        """Open the calendar below the date."""
        if self._day is None:
            return
        popover = DatePopover(self.theme, self._words, self._day, self)
        popover.picked.connect(self.day_picked)
        popover.open_at(self._date.mapToGlobal(QPoint(0, self._date.height() + 4)))

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        self._words = words
        self.setAccessibleName(words._("Day and rows"))
        self._before.say(words._("Previous day"))
        self._after.say(words._("Next day"))
        self._now.say(words._("Today"))
        self._date.setToolTip(words._("Go to a date…"))
        self._modes.setAccessibleName(words._("Rows of the board"))
        self._modes.offer(self._choices())
        self._book.say(words._("Book"))
        if self._day is not None and self._today is not None:
            self.show_day(self._day, self._today)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See QWidget."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.tokens.surface)
        line = hairline(painter)
        painter.fillRect(
            QRectF(0, self.height() - line, self.width(), line), self.theme.tokens.line2
        )
        painter.end()

    def _choices(self) -> list[Choice]:
        named = {
            "rooms": self._words._("Rooms"),
            "team": self._words._("Team"),
            "interpreters": self._words._("Interpreters"),
        }
        return [Choice(code, named[code]) for code in self._rows]

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, 0, MARGIN, 0)
        row.setSpacing(4)
        for piece in (self._before, self._now, self._after):
            row.addWidget(piece)
        row.addSpacing(8)
        row.addWidget(self._date)
        row.addSpacing(4)
        row.addWidget(self._week)
        row.addSpacing(12)
        row.addWidget(self._modes)
        row.addStretch()
        row.addWidget(self._book)
        self._week.hide()

    def _fit(self) -> None:
        self.setFixedHeight(self.theme.sizes.top_bar)


class _DateButton(PaintedButton):
    """The day in large letters; pressed, it opens the calendar."""

    def content_size(self) -> QSize:
        width = self.theme.letters.width(Letter.DATE, self.label)
        return QSize(round(width + 1.5), self.theme.sizes.control)

    def draw(self, painter: QPainter, box: QRectF) -> None:
        tokens = self.theme.tokens
        ink(
            painter, self.theme.font(Letter.DATE), tokens.accent if self.is_hovered else tokens.text
        )
        painter.drawText(box, _LEFT, self.label)
