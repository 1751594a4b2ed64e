"""A setting in its row: what it is called, its field, and why a value was not taken."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.density import LARGE_TEXT
from ui.typography import Letter
from ui.widgets.fields import ChoiceField, TextField, Tick
from ui.widgets.labels import Text
from ui.widgets.tones import Tone

if TYPE_CHECKING:
    from ui.theme import Theme

YES, NO = "yes", "no"
_LABEL_WIDTH = 168
_LABEL_GROWTH = 0.7
"""A label grows less than its letters: it can go on in a second line, what is typed cannot."""
_ABOVE_FROM, _ABOVE_WIDTH = 175, 1000
"""Percent of text from which every name stands above its field, and pixels it may then take."""

_COLUMNS = 3
_TOP = Qt.AlignmentFlag.AlignTop


class Row(QWidget):
    """What rows share: the name left, the field right, a sentence below the field."""

    changed = Signal(str, str)
    """The code of the setting, and the value that was typed or chosen."""

    is_wide = False
    """Whether the field needs the whole row as soon as letters are large."""

    def __init__(self, theme: Theme, code: str, field: QWidget) -> None:
        """Lay out `field`, which has no name yet."""
        super().__init__()
        self.theme, self.code, self._widget = theme, code, field
        self._label = Text(theme, "", colour="text2")
        self._label.setWordWrap(True)
        self._below = Text(theme, "", Letter.CAPTION, colour="danger")
        self._below.setWordWrap(True)
        self._hint, self._reason = "", ""
        beside = QVBoxLayout()
        beside.setSpacing(4)
        beside.addWidget(field)
        beside.addWidget(self._below)
        self._whole = QHBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.addWidget(self._label, 0, _TOP)
        self._whole.addLayout(beside, 1)
        self._fit()
        theme.changed.connect(self._fit)
        self._tell()

    @property
    def widget(self) -> QWidget:
        """The field itself."""
        return self._widget

    @property
    def value(self) -> str:
        """What the field shows."""
        return ""

    @property
    def reason(self) -> str:
        """Why the value was not taken; nothing while all is well."""
        return self._reason

    def say(self, label: str, hint: str = "") -> None:
        """Name the setting; `hint` stands below it while all is well."""
        self._label.setText(label)
        self._widget.setAccessibleName(label)
        self._hint = hint
        self._tell()

    def show_value(self, value: str) -> None:
        """Show what is kept."""

    def begin(self, value: str) -> None:
        """Show the value of another object."""
        self.settle()
        self.show_value(value)

    def focus(self) -> None:
        """Take the focus."""
        self._widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, reason: str) -> None:
        """Say why what was typed was not taken; it stays in the field."""
        self._reason = reason
        self._tell()

    def settle(self) -> None:
        """Say nothing any more."""
        self._reason = ""
        self._tell()

    def take(self) -> None:
        """Keep what is shown: it was written."""
        self.settle()

    def _tell(self) -> None:
        said = self._reason or self._hint
        self._below.wear(Letter.CAPTION, "danger" if self._reason else "text3")
        self._below.setText(said)
        self._below.setVisible(bool(said))
        self._widget.setAccessibleDescription(said)

    def _fit(self) -> None:
        percent = self.theme.text_percent
        above = percent >= (LARGE_TEXT if self.is_wide else _ABOVE_FROM)
        way = QHBoxLayout.Direction
        self._whole.setDirection(way.TopToBottom if above else way.LeftToRight)
        self._whole.setSpacing(4 if above else 12)
        width = round(_LABEL_WIDTH * (1 + max(percent - 100, 0) / 100 * _LABEL_GROWTH))
        self._label.setMinimumWidth(width)
        self._label.setMaximumWidth(_ABOVE_WIDTH if above else width)
        top = 0 if above else (self.theme.sizes.control - 18) // 2
        self._label.setContentsMargins(0, top, 0, 0)


class TextRow(Row):
    """A line to type in; it is taken when the field is left, or at Enter."""

    def __init__(self, theme: Theme, code: str) -> None:
        """Show nothing yet."""
        self.field = TextField(theme, "")
        super().__init__(theme, code, self.field)
        self._kept = self._asked = ""
        self.field.editingFinished.connect(self._ask)
        self.field.textEdited.connect(self._typing)

    @property
    def value(self) -> str:
        """See Row."""
        return self.field.text()

    def show_value(self, value: str) -> None:
        """See Row; what is being typed, or was refused, stays."""
        untouched = self.field.text() in {self._kept, self._asked} and not self.reason
        self._kept = self._asked = value
        if untouched and self.field.text() != value:
            self.field.setText(value)

    def begin(self, value: str) -> None:
        """Show the value of another object, whatever was typed for the one before."""
        self.settle()
        self._kept = self._asked = value
        self.field.setText(value)

    def refuse(self, reason: str) -> None:
        """See Row."""
        super().refuse(reason)
        self.field.judge(Tone.DANGER)

    def settle(self) -> None:
        """See Row."""
        super().settle()
        self.field.judge(None)

    def take(self) -> None:
        """See Row; what is taken back from now on is the act, no longer the typing."""
        super().take()
        self.field.setText(self.field.text())

    def _ask(self) -> None:
        typed = self.field.text()
        if typed == self._kept:
            # Typed back as it was: there is nothing left to refuse.
            self.settle()
        if typed not in {self._kept, self._asked}:
            self._asked = typed
            self.changed.emit(self.code, typed)

    def _typing(self) -> None:
        if self.reason:
            self.settle()


class ChoiceRow(Row):
    """One of a few values."""

    def __init__(self, theme: Theme, code: str) -> None:
        """Offer nothing yet."""
        self.field = ChoiceField(theme, "")
        self._offered: dict[str, str] = {}
        super().__init__(theme, code, self.field)
        self.field.activated.connect(lambda _place: self.changed.emit(code, self.value))

    @property
    def value(self) -> str:
        """See Row."""
        return str(self.field.currentData() or "")

    def offer(self, choices: Mapping[str, str]) -> None:
        """Offer values, by code; the chosen one stays."""
        if choices == self._offered:
            return
        self._offered, before = dict(choices), self.value
        self.field.clear()
        for code, label in choices.items():
            self.field.addItem(label, code)
        self.show_value(before)

    def show_value(self, value: str) -> None:
        """See Row; a value that is not offered is shown by its code."""
        place = self.field.findData(value)
        if place < 0 and value:
            self.field.addItem(value, value)
            place = self.field.count() - 1
        self.field.setCurrentIndex(max(place, 0))


class TickRow(Row):
    """Something that holds or not."""

    is_wide = True

    def __init__(self, theme: Theme, code: str) -> None:
        """Show that it does not hold."""
        self.field = Tick(theme, "")
        super().__init__(theme, code, self.field)
        self.field.clicked.connect(lambda _on: self.changed.emit(code, self.value))

    @property
    def value(self) -> str:
        """See Row."""
        return YES if self.field.isChecked() else NO

    def say_tick(self, label: str) -> None:
        """Say what holds when it is ticked."""
        self.field.setText(label.replace("&", "&&"))
        self.field.updateGeometry()

    def show_value(self, value: str) -> None:
        """See Row."""
        self.field.setChecked(value == YES)


class TicksRow(Row):
    """Any of several things; the value is their codes joined by `|`."""

    is_wide = True

    def __init__(self, theme: Theme, code: str) -> None:
        """Offer nothing yet."""
        self.field = QWidget()
        self._grid = QGridLayout(self.field)
        self._grid.setContentsMargins(0, 4, 0, 0)
        self._grid.setSpacing(6)
        self.ticks: dict[str, Tick] = {}
        self._offered: dict[str, str] = {}
        super().__init__(theme, code, self.field)

    @property
    def value(self) -> str:
        """See Row."""
        return "|".join(code for code, tick in self.ticks.items() if tick.isChecked())

    def offer(self, choices: Mapping[str, str]) -> None:
        """Offer things, by code; those that are ticked stay so, and the focus where it is."""
        if choices == self._offered:
            return
        self._offered, before = dict(choices), self.value
        for tick in self.ticks.values():
            self._grid.removeWidget(tick)
            tick.hide()
            tick.deleteLater()
        self.ticks = {code: Tick(self.theme, label) for code, label in choices.items()}
        for tick in self.ticks.values():
            tick.clicked.connect(lambda _on: self.changed.emit(self.code, self.value))
        self._place()
        self.show_value(before)

    def show_value(self, value: str) -> None:
        """See Row."""
        wanted = set(value.split("|"))
        for code, tick in self.ticks.items():
            tick.setChecked(code in wanted)

    def _fit(self) -> None:
        super()._fit()
        self._place()

    def _place(self) -> None:
        """Put the ticks side by side, or under each other where letters are large."""
        columns = 1 if self.theme.text_percent >= LARGE_TEXT else _COLUMNS
        for place, tick in enumerate(self.ticks.values()):
            self._grid.addWidget(tick, place // columns, place % columns)


class SaidRow(Row):
    """Something to read, which is changed elsewhere or never."""

    def __init__(self, theme: Theme, code: str) -> None:
        """Say nothing yet."""
        self.field = Text(theme, "")
        self.field.setWordWrap(True)
        self.field.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        super().__init__(theme, code, self.field)

    @property
    def value(self) -> str:
        """See Row."""
        return self.field.text()

    def show_value(self, value: str) -> None:
        """See Row."""
        self.field.setText(value)
        self.field.setMinimumHeight(self.theme.sizes.control)
