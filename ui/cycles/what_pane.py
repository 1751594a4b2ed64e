"""The first step: which workshop, what the cycle is called, how many places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.booking.fields import PickField, PlacesField
from ui.booking.sayings import length_said, places_said
from ui.cycles.field_trouble import FieldTrouble
from ui.cycles.fields import letter_scale
from ui.icons import Icon
from ui.palettes import Palette, theme_icon
from ui.typography import Letter
from ui.widgets.chips import ThemeLabel
from ui.widgets.fields import TextField, Tick
from ui.widgets.flow_row import FlowRow, Together
from ui.widgets.labels import Text

if TYPE_CHECKING:
    from desktop_app.readings.cycle_form import CycleModel
    from desktop_app.wording.words import Words
    from ui.cycles.around import Around
    from ui.cycles.typed import CycleTyped
    from ui.theme import Theme

LONGEST_TITLE = 200
_WIDE, _PLACES, _TITLE, _WIDEST = 300, 110, 340, 460


class WhatPane(QWidget):
    """The kind of workshop fills in everything that is usual for it."""

    edited = Signal(str, object)
    """The name of a field of what is typed, and its new value."""

    def __init__(self, theme: Theme, words: Words) -> None:
        """Show nothing yet."""
        super().__init__()
        self._theme, self._words = theme, words
        self.programme = PickField(theme, "")
        self.theme_label = ThemeLabel(theme, "", Palette.MEDIATION, Icon.CALENDAR_DAYS)
        self.title = TextField(theme, "")
        self.title.setMaxLength(LONGEST_TITLE)
        self.places = PlacesField(theme, "")
        self.step_free = Tick(theme, "")
        self.usual = Text(theme, "", Letter.BODY, colour="text2")
        self.usual.setWordWrap(True)
        self.trouble = FieldTrouble(theme)
        self._labels = [Text(theme, "", Letter.BODY, colour="text2") for _ in range(3)]
        self._lay_out()
        self.programme.picked.connect(lambda code: self.edited.emit("programme", code))
        self.title.textEdited.connect(lambda text: self.edited.emit("title", text.strip()))
        self.places.chosen.connect(lambda number: self.edited.emit("places", number))
        self.step_free.clicked.connect(lambda on: self.edited.emit("step_free", on))
        theme.changed.connect(self._fit)
        self._fit()
        self.retranslate(words)

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        self._words = words
        said = (words._("Workshop"), words._("Title"), words._("Places"))
        fields = (self.programme, self.title, self.places)
        for label, field, text in zip(self._labels, fields, said, strict=True):
            label.setText(text)
            field.setAccessibleName(text)
        self.title.setPlaceholderText(words._("As the workshop is called"))
        asked = words._("Step-free access asked for")
        self.step_free.setText(asked)
        self.step_free.setAccessibleName(asked)

    def show_typed(self, typed: CycleTyped, around: Around) -> None:
        """Show what is typed, and what the workshop usually brings."""
        words, model = self._words, around.model(typed)
        models = [(one.code, words.of(one.title)) for one in around.form.models.values()]
        self.programme.offer(
            [("", words._("Choose a workshop…")), *models] if model is None else models,
            typed.programme,
        )
        if not self.title.hasFocus():
            self.title.setText(typed.title)
        self.places.setPlaceholderText(_usual_places(words, model))
        self.places.show_places("" if typed.places is None else str(typed.places))
        self.step_free.setChecked(typed.step_free)
        self.usual.setText("" if model is None else _usual_said(words, model))
        self.theme_label.setVisible(model is not None)
        if model is not None and model.palette in set(Palette):
            palette = Palette(model.palette)
            icon = theme_icon(model.icon, palette)
            self.theme_label.show_theme(words.of(model.theme), palette, icon)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        first, second, third = self._labels
        column.addWidget(FlowRow([Together(first, self.programme), self.theme_label], gap=16))
        row = [Together(second, self.title), Together(third, self.places), self.step_free]
        column.addWidget(FlowRow(row, gap=16))
        column.addWidget(self.usual)
        column.addWidget(self.trouble)
        column.addStretch()

    def _fit(self) -> None:
        scale = letter_scale(self._theme)
        self.programme.setFixedWidth(round(_WIDE * scale))
        self.title.setFixedWidth(round(min(_TITLE * scale, _WIDEST)))
        self.places.setFixedWidth(round(_PLACES * scale))


def _usual_places(words: Words, model: CycleModel | None) -> str:
    if model is None or model.places is None:
        return words._("As the room")
    return places_said(words, model.places)


def _usual_said(words: Words, model: CycleModel) -> str:
    """« D'habitude : 10 séances de 1 h 30 », and from when its room and team come."""
    count = model.sessions
    length = length_said(model.minutes)
    if count is None:
        said = words._("Usually sessions of {length}.").format(length=length)
    else:
        said = words.ngettext(
            "Usually {count} session of {length}.", "Usually {count} sessions of {length}.", count
        ).format(count=count, length=length)
    if model.last_time is None:
        return said
    again = words._("The day, the room and the team are those of its last cycle.")
    return f"{said} {again}"
