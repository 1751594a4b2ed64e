"""The top bar: which day is shown, in which rows, and the button that books."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.wording import Words
from desktop_app.wording.names import capitalised
from desktop_app.wording.periods import period_said
from ui.date_popover import DatePopover
from ui.density import GAP
from ui.goto.field import GotoField
from ui.icons import Icon
from ui.theme import Theme
from ui.typography import Letter
from ui.widgets.buttons import Button, ButtonLook, IconButton, IconLook, Role
from ui.widgets.drawing import hairline, ink
from ui.widgets.painted import PaintedButton
from ui.widgets.pills import Tag
from ui.widgets.segments import Choice, Segments

LEAST_GOTO = 150
"""Narrower than this, in pixels, the search field says nothing."""

_BETWEEN = 86
"""All the gaps between the parts."""

_FIRST_BETWEEN = 44
"""Those of the first line where there are two."""

DAY = "day"
MARGIN = 14
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


@dataclass(frozen=True, slots=True)
class Shown:
    """Which days are shown.

    Attributes:
        dates: how many, by code: day, week or four_weeks.
        first, last: both are shown.
        day: the one that was asked for.
        today: the present day.
    """

    dates: str
    first: date
    last: date
    day: date
    today: date


def days_said(words: Words, shown: Shown) -> str:
    """« Mardi 24 novembre », with its year when it is another; « 9 – 14 novembre 2026 »."""
    if shown.dates != DAY:
        return period_said(words, shown.first, shown.last)
    said = f"{words.weekday(shown.first)} {words.day_and_month(shown.first)}"
    same = shown.first.year == shown.today.year
    return capitalised(said if same else f"{said} {shown.first.year}")


class TopBar(QWidget):
    """Goes from day to day, changes the rows, books."""

    stepped = Signal(int)
    """Some days later, or earlier when negative."""
    today_asked = Signal()
    day_picked = Signal(object)
    """A date."""
    dates_chosen = Signal(str)
    """How many days, by code."""
    rows_chosen = Signal(str)
    booking_asked = Signal()

    def __init__(self, theme: Theme, words: Words, rows: tuple[str, ...]) -> None:
        """Offer the rows of the codes `rows`; no day is shown yet."""
        super().__init__()
        self.theme, self._words, self._rows = theme, words, rows
        self._shown: Shown | None = None
        framed = IconLook(framed=True)
        self._before = IconButton(theme, Icon.CHEVRON_LEFT, "", framed)
        self._now = Button(theme, "", ButtonLook(Role.QUIET, padding=10))
        self._after = IconButton(theme, Icon.CHEVRON_RIGHT, "", framed)
        self._date = _DateButton(theme, "")
        self._week = Tag(theme, "")
        self._dates = Segments(theme, "", self._dates_offered())
        self._modes = Segments(theme, "", self._choices())
        self._modes.setVisible(len(rows) > 1)
        self.goto = GotoField(theme, words)
        self._book = Button(theme, "", ButtonLook(Role.PRIMARY, Icon.PLUS, "N", padding=10))
        self._lines, self._is_folded = (QHBoxLayout(), QHBoxLayout()), False
        self._lay_out()
        self._before.clicked.connect(lambda: self.stepped.emit(-1))
        self._after.clicked.connect(lambda: self.stepped.emit(1))
        self._now.clicked.connect(self.today_asked)
        self._date.clicked.connect(self.pick_day)
        self._dates.chosen.connect(self.dates_chosen)
        self._modes.chosen.connect(self.rows_chosen)
        self._book.clicked.connect(self.booking_asked)
        theme.changed.connect(self._make_room)
        self._make_room()
        self.retranslate(words)

    @property
    def said(self) -> tuple[str, str]:
        """The days and the weeks as they are named."""
        return self._date.label, self._week.label

    def show_days(self, shown: Shown) -> None:
        """Name the day shown, or the first and the last of them, and their weeks."""
        self._shown = shown
        words = self._words
        self._date.say(days_said(words, shown))
        weeks = (shown.first.isocalendar().week, shown.last.isocalendar().week)
        sentence = words._("wk {week}") if weeks[0] == weeks[1] else words._("wk {week}–{last}")
        self._week.say(sentence.format(week=weeks[0], last=weeks[1]))
        self._dates.choose(shown.dates)
        self._say_steps()
        self._make_room()

    def show_rows(self, code: str) -> None:
        """Mark the rows the board has."""
        self._modes.choose(code)

    def allow(self, *, possible: bool) -> None:
        """Let the bar be used, once there is something to show."""
        for button in (self._before, self._now, self._after, self._date, self.goto, self._book):
            button.setEnabled(possible)

    def pick_day(self) -> None:
        """Open the calendar below the date."""
        if self._shown is None:
            return
        popover = DatePopover(self.theme, self._words, self._shown.day, self)
        popover.picked.connect(self.day_picked)
        popover.open_at(self._date.mapToGlobal(QPoint(0, self._date.height() + 4)))

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        self._words = words
        self.setAccessibleName(words._("Day and rows"))
        self._say_steps()
        self._now.say(words._("Today"))
        self._date.setToolTip(words._("Go to a date…"))
        self._dates.setAccessibleName(words._("Days of the board"))
        self._dates.offer(self._dates_offered())
        self._modes.setAccessibleName(words._("Rows of the board"))
        self._modes.offer(self._choices())
        self.goto.retranslate(words)
        self._book.say(words._("Book"))
        if self._shown is not None:
            self.show_days(self._shown)
        self._make_room()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See QWidget."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.tokens.surface)
        line = hairline(painter)
        painter.fillRect(
            QRectF(0, self.height() - line, self.width(), line), self.theme.tokens.line2
        )
        painter.end()

    def _say_steps(self) -> None:
        words, daily = self._words, self._shown is None or self._shown.dates == DAY
        self._before.say(words._("Previous day") if daily else words._("Previous week"))
        self._after.say(words._("Next day") if daily else words._("Next week"))

    def _dates_offered(self) -> list[Choice]:
        words = self._words
        return [
            Choice(DAY, words._("Day")),
            Choice("week", words._("Week")),
            Choice("four_weeks", words._("4 wks")),
        ]

    def _choices(self) -> list[Choice]:
        named = {
            "rooms": self._words._("Rooms"),
            "team": self._words._("Team"),
            "interpreters": self._words._("Interpreters"),
        }
        return [Choice(code, named[code]) for code in self._rows]

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 0, MARGIN, 0)
        column.setSpacing(0)
        for line in self._lines:
            line.setSpacing(4)
            column.addLayout(line)
        self._arrange(folded=False)
        self._week.hide()

    def _arrange(self, *, folded: bool) -> None:
        """Put everything on one line; folded, the views and the search have a line of their own."""
        self._is_folded, (first, second) = folded, self._lines
        for line in self._lines:
            while line.takeAt(0) is not None:
                pass
        for piece in (self._before, self._now, self._after):
            first.addWidget(piece)
        first.addSpacing(8)
        first.addWidget(self._date)
        first.addSpacing(4)
        first.addWidget(self._week)
        views = second if folded else first
        if folded:
            first.addStretch(1)
        else:
            views.addSpacing(12)
        views.addWidget(self._dates)
        views.addSpacing(8)
        views.addWidget(self._modes)
        views.addSpacing(10)
        views.addWidget(self.goto, 1)
        # What a wide screen leaves beside the field goes there, not between the buttons.
        views.addStretch(0)
        second.addStretch(0)
        first.addSpacing(8)
        first.addWidget(self._book)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """See QWidget."""
        self._make_room()

    def _make_room(self) -> None:
        """Take a second line where large letters leave no room for everything on one."""
        steps = (self._before, self._now, self._after)
        first: list[QWidget] = [*steps, self._date, self._week, self._book]
        views: list[QWidget] = [self._dates, self._modes]
        needed = _BETWEEN + LEAST_GOTO + sum(one.sizeHint().width() for one in (*first, *views))
        folded = needed + 2 * MARGIN > self.width()
        if folded != self._is_folded:
            self._arrange(folded=folded)
        needed = _FIRST_BETWEEN + 2 * MARGIN + sum(one.sizeHint().width() for one in first)
        for piece in (self._week, self._now):
            fits = not folded or needed <= self.width()
            piece.setVisible(fits and (piece is self._now or self._shown is not None))
            needed -= piece.sizeHint().width()
        sizes = self.theme.sizes
        two_lines = 2 * sizes.control + 3 * GAP
        self.setFixedHeight(max(sizes.top_bar, two_lines) if folded else sizes.top_bar)


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
