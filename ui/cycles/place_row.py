"""Where, with whom, in which language: one row of fields that goes on in the next line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.booking.fields import PickField
from ui.cycles.fields import letter_scale
from ui.cycles.sayings import room_said
from ui.typography import Letter
from ui.widgets.chips import PickedChip
from ui.widgets.flow_row import FlowRow, Together
from ui.widgets.labels import Text
from ui.widgets.tones import Tone

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop_app.wording.words import Words
    from ui.cycles.around import Around
    from ui.cycles.typed import CycleTyped
    from ui.theme import Theme

_ROOM, _ADD, _LANGUAGE = 208, 88, 150


class PlaceRow(FlowRow):
    """A room, a chip for each person with its ×, a list to add somebody from, a language."""

    edited = Signal(str, object)
    """The name of a field of what is typed, and its new value."""

    def __init__(self, theme: Theme, words: Words) -> None:
        """Show nothing yet."""
        self._theme, self._words = theme, words
        self.room, self.adding = PickField(theme, ""), PickField(theme, "")
        self.language = PickField(theme, "")
        self.chips: list[PickedChip] = []
        self._people: list[tuple[str, str, Tone]] = []
        self._labels = [Text(theme, "", Letter.BODY, colour="text2") for _ in range(3)]
        where, self._with, interpreter = self._labels
        self._where = Together(where, self.room)
        self._interpreter = Together(interpreter, self.language)
        self._adding = Together(self.adding)
        super().__init__((self._where, self._with, self._adding, self._interpreter))
        self.room.picked.connect(lambda code: self.edited.emit("room", code))
        self.language.picked.connect(lambda code: self.edited.emit("language", code))
        self.adding.picked.connect(self._add)
        theme.changed.connect(self._fit)
        self._fit()
        self.retranslate(words)

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        self._words = words
        said = (words._("Where"), words._("With"), words._("Interpreter"))
        for label, text in zip(self._labels, said, strict=True):
            label.setText(text)
        self.room.setAccessibleName(words._("Where"))
        self.adding.setAccessibleName(words._("Add somebody"))
        self.language.setAccessibleName(words._("Interpreter"))

    def show_typed(self, typed: CycleTyped, around: Around, troubled: Mapping[str, Tone]) -> None:
        """Show what is typed; rooms and people that stand in the way somewhere are ``troubled``."""
        words, speaker = self._words, around.telling.speaker
        rooms = [
            (code, speaker.room(code))
            for code, room in speaker.planning.rooms.items()
            if code == typed.room or room.bookable_to is None or typed.first <= room.bookable_to
        ]
        best = [("", words._("The room that suits best"))]
        self.room.offer(rooms if typed.room else [*best, *rooms], typed.room)
        self.room.setToolTip(room_said(typed.room, around.telling) if typed.room else "")
        languages = [(code, speaker.language(code)) for code in speaker.planning.languages]
        self.language.offer([("", words._("No interpreter")), *languages], typed.language)
        codes = typed.workers
        shown = [
            (code, speaker.person(code, codes), troubled.get(code, Tone.NEUTRAL)) for code in codes
        ]
        able = around.able(typed)
        offered = [(code, speaker.person(code, (*codes, *able))) for code in able]
        self.adding.offer([("", words._("Add…")), *offered], "")
        self._show_people(shown)

    def _show_people(self, shown: list[tuple[str, str, Tone]]) -> None:
        if shown == self._people:
            return
        self._people = shown
        for chip in self.chips:
            chip.hide()
            chip.deleteLater()
        self.chips = [self._chip(*one) for one in shown]
        pieces = (self._where, self._with, *self.chips, self._adding, self._interpreter)
        self.arrange(pieces)
        before: QWidget = self.room
        following: list[QWidget] = [*self.chips, self.adding, self.language]
        for piece in following:
            QWidget.setTabOrder(before, piece)
            before = piece

    def _chip(self, code: str, said: str, tone: Tone) -> PickedChip:
        name = self._words._("Remove {name}").format(name=said)
        chip = PickedChip(self._theme, said, name, tone=tone)
        others = tuple(one for one, _said, _tone in self._people if one != code)
        chip.removed.connect(lambda: self.edited.emit("workers", others))
        return chip

    def _add(self, code: str) -> None:
        codes = tuple(one for one, _said, _tone in self._people)
        if code and code not in codes:
            self.edited.emit("workers", (*codes, code))

    def _fit(self) -> None:
        scale = letter_scale(self._theme)
        widths = {self.room: _ROOM, self.adding: _ADD, self.language: _LANGUAGE}
        for field, width in widths.items():
            field.setFixedWidth(round(width * scale))
