"""The third step: the cycle in one sentence, and what is to be minded, each once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.wording.cycle_preview import unplaced_said
from desktop_app.wording.findings import finding_text
from desktop_app.wording.names import capitalised, uncapitalised
from ui.cycles.rhythms import details_of, family_of, weeks_said
from ui.cycles.rows import counted_remarks
from ui.cycles.sayings import people_said, room_said
from ui.icons import Icon
from ui.typography import Letter
from ui.widgets.labels import Glyph, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.readings.cycle_preview import CyclePreview
    from desktop_app.wording.words import Words
    from ui.cycles.around import Around
    from ui.cycles.typed import CycleTyped
    from ui.theme import Theme

MOST_REMARKS = 4


class CheckPane(QWidget):
    """Nothing to type: what is about to be written, in words."""

    def __init__(self, theme: Theme) -> None:
        """Say nothing yet."""
        super().__init__()
        self._theme = theme
        self.sentence = Text(theme, "", Letter.TITLE)
        self.sentence.setWordWrap(True)
        self.remarks: tuple[str, ...] = ()
        self._rows: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addWidget(self.sentence)
        self._column.addStretch()

    def show_typed(self, typed: CycleTyped, around: Around, preview: CyclePreview | None) -> None:
        """Show what is typed, and what the preview asks to mind."""
        self.sentence.setText(cycle_said(typed, around))
        remarks = () if preview is None else _remarks(preview, around)
        if remarks == self.remarks:
            return
        self.remarks = remarks
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [self._row(one) for one in remarks]
        for place, row in enumerate(self._rows, start=1):
            self._column.insertWidget(place, row)

    def _row(self, said: str) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(Glyph(self._theme, Icon.TRIANGLE_ALERT, size=14, colour="warn"))
        text = Text(self._theme, said, Letter.BODY)
        text.setWordWrap(True)
        row.addWidget(text, 1)
        return holder


def cycle_said(typed: CycleTyped, around: Around) -> str:
    """« Souffle et voix : mercredi, chaque semaine, 10:00–11:30, Grande salle, médecin. »."""
    words, model = around.telling.words, around.model(typed)
    title = typed.title or (words.of(model.title) if model is not None else "")
    hours = f"{words.hour(typed.start)}–{words.hour(typed.end)}"
    parts = [
        _rhythm_said(words, typed),
        hours,
        room_said(typed.room, around.telling) if typed.room else "",
        uncapitalised(people_said(typed.workers, around.telling)),
    ]
    return words._("{title}: {details}").format(title=title, details=", ".join(filter(None, parts)))


def _rhythm_said(words: Words, typed: CycleTyped) -> str:
    if not typed.rhythm:
        return words._("dates chosen one by one")
    details = dict(details_of(family_of(typed.rhythm), words, typed.first))
    weekday = words.weekday(typed.first)
    how_often = details.get(typed.rhythm, weeks_said(words, 1))
    return how_often if weekday in how_often else f"{weekday}, {how_often}"


def _remarks(preview: CyclePreview, around: Around) -> tuple[str, ...]:
    words = around.telling.words
    unplaced: Sequence[str] = [
        unplaced_said(words, step, many) for step, many in preview.plan.unplaced
    ]
    counted = []
    for count, finding in counted_remarks(preview.lines):
        dates = words.ngettext("{count} date", "{count} dates", count).format(count=count)
        sentence = finding_text(words, finding, around.telling.names)
        counted.append(f"{sentence} ({dates})")
    more = len(counted) - MOST_REMARKS
    if more > 0:
        said = words.ngettext("… and {count} more", "… and {count} more", more)
        counted = [*counted[:MOST_REMARKS], said.format(count=more)]
    return tuple(capitalised(one) for one in (*unplaced, *counted))
