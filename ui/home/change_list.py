"""The card of recent changes: hour, what, and which desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.wording.changes import change_text, taken_back_text
from desktop_app.wording.moments import moment_said
from ui.home.list_card import ListCard
from ui.icons import Icon
from ui.typography import Letter
from ui.widgets.labels import Glyph, ShortText, Text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from desktop_app.domain.bilingual import Bilingual
    from desktop_app.readings.recent_changes import RecentChange
    from desktop_app.wording import Words
    from ui.theme import Theme

_ICONS = {
    "book": Icon.CALENDAR_PLUS,
    "create_cycle": Icon.CALENDAR_PLUS,
    "add_dates": Icon.CALENDAR_PLUS,
    "move": Icon.MAP_PIN,
    "cancel": Icon.CALENDAR_X,
    "closure": Icon.CALENDAR_X,
    "absence": Icon.USER,
    "move_site": Icon.MAP_PIN,
    "reinstate": Icon.CALENDAR_CHECK,
    "enrol": Icon.USER_PLUS,
    "promote": Icon.USER_PLUS,
    "add_place": Icon.USER_PLUS,
    "withdraw": Icon.USER,
    "pass_over": Icon.USER,
    "attend": Icon.CLIPBOARD_CHECK,
    "book_appointment": Icon.CALENDAR_PLUS,
    "move_appointment": Icon.MAP_PIN,
    "cancel_appointment": Icon.CALENDAR_X,
    "reinstate_appointment": Icon.CALENDAR_CHECK,
    "record_appointment": Icon.CLIPBOARD_CHECK,
    "order_interpreter": Icon.LANGUAGES,
    "confirm_interpreter": Icon.LANGUAGES,
    "refuse_interpreter": Icon.LANGUAGES,
    "cancel_interpreter": Icon.LANGUAGES,
    "record_interpreter": Icon.LANGUAGES,
}
_HEIGHT = 42


def change_said(words: Words, change: RecentChange, names: Mapping[str, Bilingual]) -> str:
    """One change in words; nobody is named."""
    title = words.of(change.title)
    if change.back:
        return taken_back_text(words, change.act, title)
    went = words.of(names[change.room]) if change.room in names else ""
    if not went and change.starts is not None:
        went = moment_said(words, change.starts)
    return change_text(words, change.act, title, count=change.count, went=went)


class ChangeList(ListCard[QWidget]):
    """The last changes, the latest first."""

    def __init__(self, theme: Theme, words: Words) -> None:
        """Show nothing yet."""
        super().__init__(theme, words)
        self.retranslate(words)

    @property
    def said(self) -> list[str]:
        """What each line says."""
        return [line.accessibleName() for line in self.lines]

    def show_changes(
        self, changes: Sequence[RecentChange], names: Mapping[str, Bilingual], today: date
    ) -> None:
        """List changes; ``names`` are what the codes of rooms stand for."""
        self.show_lines(self._line(one, names, today) for one in changes if one.act in _ICONS)

    def retranslate(self, words: Words) -> None:
        """Say everything in another language when it is shown again."""
        super().retranslate(words)
        self._words = words
        self.empty.setText(words._("Nothing has changed yet."))

    def _line(self, change: RecentChange, names: Mapping[str, Bilingual], today: date) -> QWidget:
        theme, words = self.theme, self._words
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(14, 0, 14, 0)
        row.setSpacing(12)
        same_day = change.at.date() == today
        when = f"{change.at:%H:%M}" if same_day else words.short_day(change.at.date())
        said = change_said(words, change, names)
        desk = words._("desk {desk}").format(desk=change.desk)
        row.addWidget(Text(theme, when, Letter.COUNT, colour="text2"))
        row.addWidget(Glyph(theme, _ICONS[change.act]))
        row.addWidget(ShortText(theme, said, Letter.BODY), 1)
        row.addWidget(ShortText(theme, desk, Letter.CAPTION, colour="text2"))
        line.setAccessibleName(f"{when}, {said}, {desk}")
        line.setFixedHeight(round(_HEIGHT * max(theme.text_percent, 100) / 100))
        return line
