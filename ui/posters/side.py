"""What a poster is of and how it is wanted: fields, printer and buttons beside its pages."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.booking.fields import PickField
from ui.cycles.fields import DateField
from ui.icons import Icon
from ui.posters.facts import BOTH, PosterTyped, Wall
from ui.typography import Letter
from ui.widgets.buttons import Button, ButtonLook, IconButton, Role
from ui.widgets.fields import ChoiceField
from ui.widgets.labels import Text
from ui.widgets.scrolled import Scrolled
from ui.widgets.segments import Choice, Segments

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from desktop_app.wording.words import Words
    from ui.posters.facts import Places
    from ui.theme import Theme

_EDGE = 22


class PosterSide(QWidget):
    """Shows what is wanted, and says what a person changed."""

    edited = Signal(object)
    """The PosterTyped that is wanted now."""

    def __init__(self, theme: Theme, words: Words, typed: PosterTyped) -> None:
        """Show what is wanted; the places follow."""
        super().__init__()
        self._theme, self._words, self.typed = theme, words, typed
        self._places: Places | None = None
        self.title = Text(theme, "", Letter.PANEL_TITLE)
        self.cross = IconButton(theme, Icon.X, "")
        self.wall = Segments(theme, "", [Choice(Wall.SITE, ""), Choice(Wall.DOOR, "")])
        self.place, self.day = PickField(theme, ""), DateField(theme, words)
        self.paper = Segments(theme, "", [Choice("a4", "A4"), Choice("a3", "A3")])
        self.speaks = Segments(theme, "", [Choice(BOTH, "")])
        self.printer = ChoiceField(theme, "")
        self.told, self.state = (Text(theme, "", Letter.BODY, colour="text2") for _ in range(2))
        self.main = Button(theme, "", ButtonLook(Role.PRIMARY, Icon.PRINTER, tall=True))
        self.file = Button(theme, "", ButtonLook(icon=Icon.DOWNLOAD))
        self.shut = Button(theme, "")
        self._labels = [Text(theme, "", Letter.TITLE) for _ in range(5)]
        for text in (self.title, self.told, self.state):
            text.setWordWrap(True)
        self._lay_out()
        self._listen()
        self.retranslate(words)

    def show_places(self, places: Places, today: date) -> None:
        """Offer where it can hang; a place that is not there gives way to the first one."""
        self._places = places
        offered = self._offered()
        codes = [code for code, _said in offered]
        if codes and self.typed.place not in codes:
            self._change(replace(self.typed, place=codes[0]))
        self.place.offer(offered, self.typed.place)
        self.day.show_day(self.typed.day, today)

    def show_printers(self, names: Sequence[str], usual: str) -> None:
        """Offer the printers there are; without any, it is saved."""
        self.printer.clear()
        self.printer.addItems(list(names))
        self.printer.setCurrentIndex(max(self.printer.findText(usual), 0) if names else -1)
        self.printer.setVisible(bool(names))
        self._labels[4].setVisible(bool(names))
        words = self._words
        self.main.say(words._("Print") if names else words._("Save as PDF"))
        icon = Icon.PRINTER if names else Icon.DOWNLOAD
        self.main.wear(ButtonLook(Role.PRIMARY, icon, keys=words._("Enter"), tall=True))
        self.file.setVisible(bool(names))

    def speak(self, language: str) -> None:
        """Show which language the poster is in where nobody chose one."""
        if not self.typed.speaks:
            self.speaks.choose(language)

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        self._words = words
        self.title.setText(words._("Posters of the day"))
        self.cross.say(words._("Close"))
        self.shut.say(words._("Close"))
        self.shut.wear(ButtonLook(keys=words._("Esc")))
        self.file.say(words._("Save as PDF"))
        self.wall.offer(
            [Choice(Wall.SITE, words._("Board of a site")), Choice(Wall.DOOR, words._("Door"))]
        )
        self.speaks.offer(
            [Choice("fr", "Français"), Choice("en", "English"), Choice(BOTH, words._("Both"))]
        )
        said = (
            words._("What hangs"),
            words._("Day"),
            words._("Paper"),
            words._("Language"),
            words._("Printer"),
        )
        fields = (self.wall, self.day, self.paper, self.speaks, self.printer)
        for label, field, name in zip(self._labels, fields, said, strict=True):
            label.setText(name)
            field.setAccessibleName(name)
        self.place.setAccessibleName(words._("Where"))
        self.day.retranslate(words)

    def _offered(self) -> list[tuple[str, str]]:
        places, words = self._places, self._words
        if places is None:
            return []
        if self.typed.wall is Wall.SITE:
            return list(places.sites.items())
        rooms = places.rooms.items()
        return [(code, f"{places.sites[site]} · {words.of(name)}") for code, (site, name) in rooms]

    def _change(self, typed: PosterTyped) -> None:
        self.typed = typed
        self.edited.emit(typed)

    def _take_wall(self, wall: str) -> None:
        self.typed = replace(self.typed, wall=Wall(wall))
        if self._places is not None:
            self.show_places(self._places, self.typed.day)

    def _listen(self) -> None:
        self.wall.chosen.connect(self._take_wall)
        self.place.picked.connect(lambda code: self._change(replace(self.typed, place=code)))
        self.day.chosen.connect(lambda day: self._change(replace(self.typed, day=day)))
        self.paper.chosen.connect(lambda size: self._change(replace(self.typed, a3=size == "a3")))
        self.speaks.chosen.connect(lambda said: self._change(replace(self.typed, speaks=said)))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        fields = QWidget()
        inside = QVBoxLayout(fields)
        inside.setContentsMargins(_EDGE, _EDGE - 4, _EDGE - 4, 8)
        inside.setSpacing(6)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.cross)
        inside.addLayout(head)
        what, day, paper, language, printer = self._labels
        for piece in (what, self.wall, self.place, day, self.day, paper, self.paper):
            inside.addWidget(piece)
        for piece in (language, self.speaks, self.told):
            inside.addWidget(piece)
        inside.addStretch(1)
        inside.addWidget(printer)
        inside.addWidget(self.printer)
        column.addWidget(Scrolled(fields), 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(_EDGE, 0, _EDGE - 4, _EDGE - 4)
        foot.setSpacing(8)
        self.main.setSizePolicy(self.printer.sizePolicy())
        for button in (self.state, self.main, self.file, self.shut):
            foot.addWidget(button)
        column.addLayout(foot)
