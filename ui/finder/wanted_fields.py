"""The fields that say what is wanted of a place, as the finder and a term ask them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.booking.fields import PickField, PlacesField, TimeField
from ui.cycles.field_trouble import FieldTrouble
from ui.cycles.fields import DateField, letter_scale
from ui.finder.picked_many import PickedMany
from ui.typography import Letter
from ui.widgets.fields import TextField
from ui.widgets.flow_row import Together
from ui.widgets.labels import Text
from ui.widgets.tones import Tone

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop_app.wording.words import Words
    from ui.theme import Theme

_ADD = 92


class WantedFields(QWidget):
    """What, where, when and with whom; a form adds its own fields and lays all of them out.

    Each field with one value is the attribute of its name among the `widths`.
    """

    edited = Signal(str, object)
    """The name of a field, and its new value."""

    def __init__(self, theme: Theme, words: Words, widths: Mapping[str, int]) -> None:
        """Show nothing yet; ``widths`` are those of the fields in pixels, at usual letters."""
        super().__init__()
        self._theme, self._words, self._widths = theme, words, widths
        self.programme, self.site, self.room = (PickField(theme, "") for _ in range(3))
        self.people = PlacesField(theme, "")
        self.first, self.last = DateField(theme, words), DateField(theme, words)
        self.after, self.before = TimeField(theme, ""), TimeField(theme, "")
        self.workers, self.roles = PickedMany(theme, self), PickedMany(theme, self)
        self.needs = PickedMany(theme, self)
        self.trouble = FieldTrouble(theme)
        self._labels = {name: Text(theme, "", Letter.BODY, colour="text2") for name in widths}

    @property
    def fields(self) -> dict[str, QWidget]:
        """The fields with one value, by name."""
        return {name: getattr(self, name) for name in self._widths}

    def name_fields(self, words: Words, names: Mapping[str, str]) -> None:
        """Say what each field is called, in another language."""
        self._words = words
        for name, field in self.fields.items():
            self._labels[name].setText(names[name])
            field.setAccessibleName(names[name])
        self.people.setPlaceholderText("–")
        self.workers.name(words._("With"), words._("Add somebody"))
        self.needs.name(words._("Needs"), words._("Add equipment"))
        for field in (self.first, self.last):
            field.retranslate(words)

    def mark(self, named: str, said: str) -> None:
        """Say what cannot be, and mark its field."""
        for name, field in self.fields.items():
            if isinstance(field, TextField | PickField):
                field.judge(Tone.DANGER if named == name else None)
        self.trouble.tell(said)

    def together(self, *names: str) -> list[QWidget]:
        """Some fields, each with its name before it."""
        return [Together(self._labels[name], self.fields[name]) for name in names]

    def follow(self, several: Mapping[str, PickedMany]) -> None:
        """Tell of every change, also of the fields with ``several`` values; fit the letters."""
        for name, field in self.fields.items():
            signal = "picked" if isinstance(field, PickField) else "chosen"
            changed = getattr(field, signal)
            changed.connect(lambda value, name=name: self.edited.emit(name, value))
        for name, many in several.items():
            many.changed.connect(lambda codes, name=name: self.edited.emit(name, codes))
        self._several = several
        self._theme.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        scale = letter_scale(self._theme)
        for name, field in self.fields.items():
            field.setFixedWidth(round(self._widths[name] * scale))
        for many in self._several.values():
            many.adding.setFixedWidth(round(_ADD * scale))
