"""The fields of quick booking in four lines: when, where, with whom, in which language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLayout, QWidget

from desktop_app.domain.findings import Finding, Level
from desktop_app.wording.words import Words
from ui.booking.fields import DayField, PeopleField, PickField, PlacesField, TimeField
from ui.booking.sayings import Speaker, places_said
from ui.booking.wish import Wish, role_of
from ui.icons import Icon
from ui.theme import Theme
from ui.typography import Letter
from ui.widgets.labels import Glyph, Text
from ui.widgets.tones import Tone

_LABEL = 62
_HOUR, _DAY, _PLACES = 62, 108, 88


class BookingForm(QWidget):
    """Fields that show a wish, and say which of them a person changed."""

    edited = Signal(str, object)
    """The name of a field of the wish, and its new value."""

    def __init__(self, theme: Theme, words: Words) -> None:
        """Show nothing yet."""
        super().__init__()
        self._theme, self._words = theme, words
        self.day = DayField(theme, "", words)
        self.start, self.end = TimeField(theme, ""), TimeField(theme, "")
        self.room = PickField(theme, "")
        self.people = PeopleField(theme, "")
        self.language = PickField(theme, "")
        self.places = PlacesField(theme, "")
        self._labels = [Text(theme, "", Letter.BODY, colour="text2") for _ in range(4)]
        self._lay_out()
        self._listen()
        self.retranslate(words)

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        self._words = words
        said = (words._("When"), words._("Where"), words._("With"), words._("Interpreter"))
        for label, text in zip(self._labels, said, strict=True):
            label.setText(text)
        names = {
            self.day: words._("Day"),
            self.start: words._("Start"),
            self.end: words._("End"),
            self.room: words._("Where"),
            self.people.adding: words._("Add somebody"),
            self.language: words._("Interpreter"),
            self.places: words._("Places"),
        }
        for field, name in names.items():
            field.setAccessibleName(name)
        self.day.retranslate(words)

    def show_wish(self, wish: Wish, speaker: Speaker, today: date, places: int | None) -> None:
        """Show what is wished; ``places`` are those there will be."""
        self.day.show_day(wish.day, today)
        self.start.show_time(wish.start)
        self.end.show_time(wish.end)
        rooms = speaker.planning.rooms
        self.room.offer([(code, speaker.room(code)) for code in rooms], wish.room)
        nobody = (("", speaker.words._("None")),)
        languages = [(code, speaker.language(code)) for code in speaker.planning.languages]
        self.language.offer([*nobody, *languages], wish.language)
        self.places.setVisible(not wish.person)
        self.places.show_places("" if places is None else places_said(speaker.words, places))

    def show_people(
        self, wish: Wish, speaker: Speaker, able: Iterable[str], findings: Iterable[Finding]
    ) -> None:
        """Show who leads, with how their check went, and who could be added."""
        wrong = {one.resource: one.level for one in findings}
        beside = tuple(able)
        if wish.person:
            self._show_receiver(wish, speaker, beside, wrong)
            return
        shown = [
            (code, speaker.person(code, wish.workers), _tone(wrong.get(code)))
            for code in wish.workers
            if role_of(code, speaker.planning) != "interpreter"
        ]
        self.people.show_people(shown, speaker.words._("Remove {name}"))
        others = [code for code in beside if code not in wish.workers]
        choose = ("", speaker.words._("Add…") if shown else speaker.words._("Nobody yet"))
        self.people.adding.offer(
            [choose, *((code, speaker.person(code, others)) for code in others)], ""
        )
        self.people.adding.judge(None)

    def _show_receiver(
        self,
        wish: Wish,
        speaker: Speaker,
        able: Sequence[str],
        wrong: Mapping[str, Level],
    ) -> None:
        """Show who receives the person, and the others who could: one of them, never two."""
        chosen = next(iter(wish.workers), "")
        self.people.show_people([], "")
        nobody = [] if chosen else [("", speaker.words._("Nobody yet"))]
        offered = [(code, speaker.person(code, able)) for code in able]
        self.people.adding.offer([*nobody, *offered], chosen)
        level = wrong.get(chosen)
        self.people.adding.judge(None if not chosen else _judged(level))

    def judge(self, wish: Wish, findings: Iterable[Finding], *, small: bool, known: bool) -> None:
        """Show at each field how its check went; a room may be too ``small`` for the workshop."""
        placed = [one for one in findings if one.resource == wish.room and wish.room]
        verdict = _worst(placed) if wish.room and known else None
        self.room.judge(Tone.WARN if verdict is Tone.OK and small else verdict)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(5)
        when = self._row(self.day, self.start, Text(self._theme, "–"), self.end)
        language = self._row(self.language, self.places, stretch=False)
        icons = (Icon.CLOCK, Icon.MAP_PIN, Icon.USER, Icon.LANGUAGES)
        contents: tuple[QLayout | QWidget, ...] = (when, self.room, self.people, language)
        for line, (icon, label, content) in enumerate(
            zip(icons, self._labels, contents, strict=True)
        ):
            grid.addWidget(Glyph(self._theme, icon), line, 0)
            grid.addWidget(label, line, 1)
            if isinstance(content, QLayout):
                grid.addLayout(content, line, 2)
            else:
                grid.addWidget(content, line, 2)
        grid.setColumnMinimumWidth(1, _LABEL)
        grid.setColumnStretch(2, 1)
        self._fit()
        self._theme.changed.connect(self._fit)

    def _fit(self) -> None:
        """Keep the width of what is typed there, in letters of any size."""
        widths = {self.day: _DAY, self.start: _HOUR, self.end: _HOUR, self.places: _PLACES}
        for field, width in widths.items():
            field.setFixedWidth(round(width * max(self._theme.text_percent, 100) / 100))

    def _row(self, *pieces: QWidget, stretch: bool = True) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        for piece in pieces:
            row.addWidget(piece)
        if stretch:
            row.addStretch()
        return row

    def _listen(self) -> None:
        chosen = (
            ("day", self.day.chosen),
            ("start", self.start.chosen),
            ("end", self.end.chosen),
            ("places", self.places.chosen),
        )
        for name, signal in chosen:
            signal.connect(lambda value, name=name: self.edited.emit(name, value))
        self.room.picked.connect(lambda code: self.edited.emit("room", code))
        self.language.picked.connect(lambda code: self.edited.emit("language", code))
        self.people.changed.connect(lambda codes: self.edited.emit("workers", codes))


def _tone(level: Level | None) -> Tone:
    return {Level.CONFLICT: Tone.DANGER, Level.WARNING: Tone.WARN}.get(
        level or Level.NOTE, Tone.NEUTRAL
    )


def _judged(level: Level | None) -> Tone:
    return Tone.OK if level in {None, Level.NOTE} else _tone(level)


def _worst(findings: Iterable[Finding]) -> Tone:
    levels = {one.level for one in findings}
    if Level.CONFLICT in levels:
        return Tone.DANGER
    return Tone.WARN if Level.WARNING in levels else Tone.OK
