"""The calendar that opens below the date: a day in two keys, week numbers included."""

from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import (
    QAbstractButton,
    QCalendarWidget,
    QFrame,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.wording import Words
from ui.density import SMALLEST_TARGET
from ui.icons import Icon, button_icon
from ui.theme import Theme
from ui.typography import Letter

_LOCALES = {
    "fr": QLocale(QLocale.Language.French, QLocale.Country.France),
    "en": QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom),
}

_ARROWS = {
    "qt_calendar_prevmonth": Icon.CHEVRON_LEFT,
    "qt_calendar_nextmonth": Icon.CHEVRON_RIGHT,
}
_ARROW, _COLUMNS, _LINES, _AROUND, _ABOVE = 16, 8, 9, 14, 8


class DatePopover(QFrame):
    """A month to pick a day from; Enter or a click picks, Escape closes."""

    picked = Signal(object)
    """A date."""

    def __init__(self, theme: Theme, words: Words, day: date, parent: QWidget) -> None:
        """Open on the month of `day`."""
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(words._("Go to a date"))
        self.calendar = QCalendarWidget(self)
        self.calendar.setLocale(_LOCALES[words.language])
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.ISOWeekNumbers)
        self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self.calendar.setAccessibleName(words._("Calendar"))
        self._dress(theme)
        self._name_parts(words)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self.calendar)
        self.calendar.activated.connect(self._pick)
        self.calendar.clicked.connect(self._pick)

    def open_at(self, corner: QPoint) -> None:
        """Show the calendar with its top left corner there, ready for the keyboard."""
        self.move(corner)
        self.show()
        self.calendar.setFocus(Qt.FocusReason.PopupFocusReason)

    def _pick(self, chosen: QDate) -> None:
        self.picked.emit(date(chosen.year(), chosen.month(), chosen.day()))
        self.close()

    def _dress(self, theme: Theme) -> None:
        """Write days, heads and week numbers in the theme's colours; cells hold whole letters."""
        calendar, tokens = self.calendar, theme.tokens
        days, heads = QTextCharFormat(), QTextCharFormat()
        days.setForeground(tokens.text)
        heads.setForeground(tokens.text3)
        heads.setBackground(tokens.surface)
        for day in Qt.DayOfWeek:
            calendar.setWeekdayTextFormat(day, days)
        calendar.setHeaderTextFormat(heads)
        for name, icon in _ARROWS.items():
            arrow = calendar.findChild(QToolButton, name)
            if arrow is not None:
                arrow.setIcon(button_icon(icon, _ARROW, tokens.text, tokens.text3))
        letters = theme.metrics(Letter.BODY)
        locale = calendar.locale()
        widest = max(
            letters.horizontalAdvance(locale.dayName(day, QLocale.FormatType.ShortFormat))
            for day in range(1, 8)
        )
        cell = max(SMALLEST_TARGET, round(widest) + _AROUND, round(letters.height()) + _ABOVE)
        calendar.setMinimumSize(_COLUMNS * cell, _LINES * max(SMALLEST_TARGET, cell - _ABOVE))

    def _name_parts(self, words: Words) -> None:
        names = {
            "qt_calendar_prevmonth": words._("Previous month"),
            "qt_calendar_nextmonth": words._("Next month"),
            "qt_calendar_monthbutton": words._("Month"),
            "qt_calendar_yearbutton": words._("Year"),
            "qt_calendar_yearedit": words._("Year"),
            "qt_calendar_calendarview": words._("Days"),
        }
        for part in self.calendar.findChildren(QWidget):
            name = names.get(part.objectName(), "")
            if name:
                part.setAccessibleName(name)
                if isinstance(part, QAbstractButton):
                    part.setToolTip(name)
