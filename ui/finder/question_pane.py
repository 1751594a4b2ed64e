"""The fields of a search: how long, who, which professions, where, with what, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.errors import BadInputError, PermanenceError
from desktop_app.wording.errors import error_text
from ui.booking.fields import PickField, PlacesField, TimeField
from ui.cycles.field_trouble import FieldTrouble
from ui.cycles.fields import DateField, NumberField, letter_scale
from ui.finder.picked_many import PickedMany
from ui.finder.typed import LEAST_MINUTES, MOST_MINUTES
from ui.typography import Letter
from ui.widgets.fields import TextField
from ui.widgets.flow_row import FlowRow, Together
from ui.widgets.labels import Text
from ui.widgets.tones import Tone

if TYPE_CHECKING:
    from desktop_app.wording.words import Words
    from ui.finder.sayings import Telling
    from ui.finder.typed import FinderTyped
    from ui.theme import Theme

_WIDTHS = {
    "programme": 240,
    "minutes": 56,
    "people": 72,
    "site": 150,
    "room": 230,
    "language": 140,
    "first": 132,
    "last": 132,
    "after": 66,
    "before": 66,
}
_ADD = 92
_OF_FIELD = {"from": "first", "to": "last", "end": "before", "start": "after", "minutes": "minutes"}


class QuestionPane(QWidget):
    """Fields that show what is looked for, and say what a person changed."""

    edited = Signal(str, object)
    """The name of a field of what is typed, and its new value."""

    def __init__(self, theme: Theme, words: Words) -> None:
        """Show nothing yet."""
        super().__init__()
        self._theme, self._words = theme, words
        self.programme, self.room = PickField(theme, ""), PickField(theme, "")
        self.site, self.language = PickField(theme, ""), PickField(theme, "")
        self.minutes = NumberField(theme, LEAST_MINUTES, MOST_MINUTES)
        self.people = PlacesField(theme, "")
        self.workers, self.roles = PickedMany(theme, self), PickedMany(theme, self)
        self.needs = PickedMany(theme, self)
        self.first, self.last = DateField(theme, words), DateField(theme, words)
        self.after, self.before = TimeField(theme, ""), TimeField(theme, "")
        self.trouble = FieldTrouble(theme)
        self._labels = {name: Text(theme, "", Letter.BODY, colour="text2") for name in _WIDTHS}
        self._lay_out()
        self._listen()
        theme.changed.connect(self._fit)
        self._fit()
        self.retranslate(words)

    @property
    def fields(self) -> dict[str, QWidget]:
        """The fields with one value, by name."""
        return {
            "programme": self.programme,
            "minutes": self.minutes,
            "people": self.people,
            "site": self.site,
            "room": self.room,
            "language": self.language,
            "first": self.first,
            "last": self.last,
            "after": self.after,
            "before": self.before,
        }

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        self._words = words
        names = {
            "programme": words._("Workshop"),
            "minutes": words._("Minutes"),
            "people": words._("Places"),
            "site": words._("Site"),
            "room": words._("Room"),
            "language": words._("Interpreter"),
            "first": words._("From"),
            "last": words._("To"),
            "after": words._("Not before"),
            "before": words._("Not after"),
        }
        for name, field in self.fields.items():
            self._labels[name].setText(names[name])
            field.setAccessibleName(names[name])
        self.people.setPlaceholderText("–")
        self.workers.name(words._("With"), words._("Add somebody"))
        self.roles.name(words._("Profession"), words._("Add a profession"))
        self.needs.name(words._("Needs"), words._("Add equipment"))
        for field in (self.first, self.last):
            field.retranslate(words)

    def show_typed(self, typed: FinderTyped, telling: Telling) -> None:
        """Show what is looked for, and what else can be chosen."""
        words, planning = self._words, telling.planning
        today = telling.choices.form.now.date()
        models = [(one.code, words.of(one.title)) for one in telling.choices.form.models.values()]
        self.programme.offer([("", words._("Any session")), *models], typed.programme)
        sites = [(code, site.name) for code, site in planning.sites.items()]
        self.site.offer([("", words._("Any site")), *sites], typed.site)
        self.room.offer([("", words._("Any room")), *telling.rooms(typed.site)], typed.room)
        languages = [(code, words.of(label)) for code, label in planning.languages.items()]
        several = [(typed.language, typed.language)] if "|" in typed.language else []
        none = ("", words._("No interpreter"))
        self.language.offer([none, *several, *languages], typed.language)
        self.minutes.show_number(typed.minutes)
        self.people.show_places("" if typed.people is None else str(typed.people))
        self.first.show_day(typed.first, today)
        self.last.show_day(typed.last, today)
        self.after.show_time(typed.after)
        self.before.show_time(typed.before)
        self._show_many(typed, telling)

    def judge(self, wrong: PermanenceError | None) -> None:
        """Say what cannot be, and mark its field."""
        named = wrong.field_name if isinstance(wrong, BadInputError) else ""
        for name, field in self.fields.items():
            if isinstance(field, TextField | PickField):
                field.judge(Tone.DANGER if _OF_FIELD.get(named) == name else None)
        self.trouble.tell("" if wrong is None else error_text(self._words, wrong))

    def _show_many(self, typed: FinderTyped, telling: Telling) -> None:
        words = self._words
        chosen = [(code, telling.person(code)) for code in typed.workers]
        self.workers.show_chosen(chosen, telling.people(), words)
        chosen = [(code, telling.role(code)) for code in typed.roles]
        self.roles.show_chosen(chosen, telling.roles(), words)
        chosen = [(code, telling.need(code)) for code in typed.needs]
        self.needs.show_chosen(chosen, telling.needs(), words)
        self._who.arrange([*self.workers.pieces, *self.roles.pieces])
        self._what.arrange([*self._places, *self.needs.pieces])

    def _together(self, *names: str) -> list[QWidget]:
        return [Together(self._labels[name], self.fields[name]) for name in names]

    def _lay_out(self) -> None:
        self._places = self._together("site", "room", "language")
        self._who = FlowRow([*self.workers.pieces, *self.roles.pieces], gap=12)
        self._what = FlowRow([*self._places, *self.needs.pieces], gap=12)
        first = FlowRow(self._together("programme", "minutes", "people"), gap=12)
        days = FlowRow(self._together("first", "last", "after", "before"), gap=12)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for row in (first, self._who, self._what, days, self.trouble):
            column.addWidget(row)

    def _listen(self) -> None:
        for name, picked in (
            ("programme", self.programme),
            ("site", self.site),
            ("room", self.room),
            ("language", self.language),
        ):
            picked.picked.connect(lambda code, name=name: self.edited.emit(name, code))
        for name, many in (
            ("workers", self.workers),
            ("roles", self.roles),
            ("needs", self.needs),
        ):
            many.changed.connect(lambda codes, name=name: self.edited.emit(name, codes))
        for name in ("minutes", "people", "first", "last", "after", "before"):
            field = getattr(self, name)
            field.chosen.connect(lambda value, name=name: self.edited.emit(name, value))

    def _fit(self) -> None:
        scale = letter_scale(self._theme)
        for name, field in self.fields.items():
            field.setFixedWidth(round(_WIDTHS[name] * scale))
        for many in (self.workers, self.roles, self.needs):
            many.adding.setFixedWidth(round(_ADD * scale))
