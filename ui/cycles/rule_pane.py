"""The second step: which days, how often, from when to when, where and with whom."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.cycles.dates_row import DatesRow
from ui.cycles.field_trouble import FieldTrouble
from ui.cycles.place_row import PlaceRow
from ui.cycles.rhythm_row import RhythmRow
from ui.widgets.tones import Tone

if TYPE_CHECKING:
    from desktop_app.readings.cycle_preview import CyclePreview
    from desktop_app.wording.words import Words
    from ui.cycles.around import Around
    from ui.cycles.typed import CycleTyped
    from ui.theme import Theme


class RulePane(QWidget):
    """One editor for every rhythm and for dates chosen one by one."""

    edited = Signal(str, object)
    """The name of a field of what is typed, and its new value."""
    date_added = Signal(object)
    """A date chosen by itself."""

    def __init__(self, theme: Theme, words: Words) -> None:
        """Show nothing yet."""
        super().__init__()
        self.dates, self.rhythm = DatesRow(theme, words), RhythmRow(theme, words)
        self._ends_by_day = False
        self.places, self.trouble = PlaceRow(theme, words), FieldTrouble(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for piece in (self.dates, self.rhythm, self.places, self.trouble):
            column.addWidget(piece)
        column.addStretch()
        for row in (self.dates, self.rhythm, self.places):
            row.edited.connect(self.edited)
        self.dates.date_added.connect(self.date_added)
        self.dates.misread.connect(self.trouble.tell)

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        for row in (self.dates, self.rhythm, self.places):
            row.retranslate(words)

    def show_typed(self, typed: CycleTyped, around: Around, preview: CyclePreview | None) -> None:
        """Show what is typed, and where the preview ends."""
        self._ends_by_day = typed.until is not None
        self.dates.show_typed(typed, around, preview)
        self.rhythm.show_typed(typed, around)
        self.places.show_typed(typed, around, _troubled(preview))

    def judge(self, name: str, sentence: str) -> None:
        """Mark the field of a name, and say below the fields what is wrong with it."""
        fields = {
            "until": self.dates.until,
            "sessions": self.dates.count,
            "start": self.dates.start,
            "end": self.dates.end,
            "first": self.dates.first,
            "dates": self.dates.until if self._ends_by_day else self.dates.count,
        }
        field = fields.get(name)
        if field is not None:
            field.judge(Tone.DANGER)
        self.places.room.judge(Tone.DANGER if name == "room" else None)
        self.trouble.tell(sentence)


def _troubled(preview: CyclePreview | None) -> Mapping[str, Tone]:
    """The people who stand in the way of some date."""
    if preview is None:
        return {}
    found = [one for line in preview.lines for one in line.conflicts]
    return {one.resource: Tone.DANGER for one in found}
