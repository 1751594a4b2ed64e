"""How many come, how many may wait, and whether anybody enrols, on one row of the first tab."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.booking.fields import PickField, PlacesField
from ui.typography import Letter
from ui.widgets.fields import Tick
from ui.widgets.flow_row import FlowRow
from ui.widgets.labels import Text

if TYPE_CHECKING:
    from desktop_app.wording.words import Words
    from ui.form.typed import Typed
    from ui.theme import Theme

OFFERED_LIMITS = (1, 2, 3, 4, 5, 6, 8, 10, 15, 20)
"""How many may wait, beside nobody and any number; what a session has is offered too."""

_PLACES, _NUMBERS, _GAP, _APART = 64, 296, 20, 24


class _Numbers(QWidget):
    """The fields of numbers, as wide as the fields above them."""

    def __init__(self) -> None:
        super().__init__()
        self._width = _NUMBERS

    def take_width(self, width: int) -> None:
        """Be so wide."""
        self._width = width
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """See QWidget."""
        return QSize(self._width, super().sizeHint().height())


class PlacesRow(FlowRow):
    """Places, the length of the waiting list, and two things a session may be.

    Nobody waits where people come without enrolling: the list then has no length.
    """

    edited = Signal(str, object)
    """The name of a field of what is typed, and its new value."""

    def __init__(self, theme: Theme, words: Words) -> None:
        """Show nothing yet."""
        self._numbers = _Numbers()
        self.walk_in, self.option = Tick(theme, ""), Tick(theme, "")
        super().__init__([self._numbers, self.walk_in, self.option], gap=_APART)
        self._words = words
        self.places = PlacesField(theme, "")
        self.places.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.waiting = PickField(theme, "")
        self._label = Text(theme, "", Letter.BODY, colour="text2")
        numbers = QHBoxLayout(self._numbers)
        numbers.setContentsMargins(0, 0, 0, 0)
        numbers.setSpacing(8)
        numbers.addWidget(self.places)
        numbers.addSpacing(_GAP - 8)
        numbers.addWidget(self._label)
        numbers.addWidget(self.waiting, 1)
        self.places.chosen.connect(lambda number: self.edited.emit("places", number))
        self.waiting.picked.connect(self._tell_limit)
        self.walk_in.clicked.connect(lambda on: self.edited.emit("walk_in", on))
        self.option.clicked.connect(lambda on: self.edited.emit("option", on))

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        self._words = words
        self._label.setText(words._("Waiting list"))
        self.waiting.setAccessibleName(self._label.text())
        self.places.setAccessibleName(words._("Places"))
        for tick, said in (
            (self.walk_in, words._("Without enrolment")),
            (self.option, words._("Option: holds nothing")),
        ):
            tick.setText(said)
            tick.setAccessibleName(said)
        self.walk_in.setToolTip(words._("People simply come: nobody enrols and nobody waits."))

    def fit(self, scale: float) -> None:
        """Keep the room of the words, in letters of any size."""
        self.places.setFixedWidth(round(_PLACES * scale))
        self._numbers.take_width(round(_NUMBERS * scale))

    def show_typed(self, typed: Typed, usual: int | None) -> None:
        """Show what is typed; in grey, the ``usual`` places of the workshop and the room."""
        self.places.setPlaceholderText("" if usual is None else str(usual))
        self.places.show_places("" if typed.places is None else str(typed.places))
        limit = typed.waiting_limit
        self.waiting.offer(self._limits(limit), "" if limit is None else str(limit))
        self.waiting.setEnabled(not typed.walk_in)
        self.walk_in.setChecked(typed.walk_in)
        self.option.setChecked(typed.option)

    def _limits(self, own: int | None) -> list[tuple[str, str]]:
        words = self._words
        numbers = sorted({*OFFERED_LIMITS, *([own] if own else [])})
        at_most = words._("{count} at most")
        return [
            ("", words._("unlimited")),
            ("0", words._("no list")),
            *((str(number), at_most.format(count=number)) for number in numbers),
        ]

    def _tell_limit(self, code: str) -> None:
        self.edited.emit("waiting_limit", int(code) if code else None)
