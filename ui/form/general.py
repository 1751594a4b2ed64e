"""The first tab: what, when, where, with whom, how many, and what is needed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QWidget

from desktop_app.domain.findings import Finding, Level
from desktop_app.domain.planning import STEP_FREE
from desktop_app.domain.roles import ALL, ANY
from desktop_app.wording.history import need_text
from desktop_app.wording.names import Names
from desktop_app.wording.words import Words
from ui.booking.fields import DayField, PeopleField, PickField, TimeField
from ui.booking.sayings import Speaker, length_said
from ui.form.places_row import PlacesRow
from ui.form.plus_field import PlusField
from ui.form.remarks import RemarksRow
from ui.form.room_field import RoomField
from ui.form.typed import Typed
from ui.icons import Icon
from ui.palettes import Palette, theme_icon
from ui.typography import Letter
from ui.widgets.buttons import LinkButton
from ui.widgets.chips import ThemeLabel
from ui.widgets.fields import TextField, Tick
from ui.widgets.flow_row import FlowRow
from ui.widgets.labels import Glyph, ShortText, Text
from ui.widgets.tones import Tone

if TYPE_CHECKING:
    from desktop_app.readings.booking import Catalogue
    from ui.theme import Theme

LONGEST_TITLE = 200
_LABEL, _WIDE, _DAY, _HOUR, _TITLE, _THEME = 76, 296, 148, 64, 212, 72
_APART = 24


@dataclass(frozen=True, slots=True)
class Around:
    """What the fields are said with: words and names, what may be booked, and today."""

    speaker: Speaker
    names: Names
    catalogue: Catalogue
    able: Sequence[str]
    today: date


class DatedField(DayField):
    """A day with its year: a session may be booked for the next one."""

    def __init__(self, theme: Theme, words: Words) -> None:
        """Show nothing yet."""
        super().__init__(theme, "", words)
        self._icon = Icon.CALENDAR_DAYS
        self._keep_free()

    def said(self, day: date) -> str:
        """See DayField: « mar. 24/11/2026 »."""
        return f"{self._words.short_day(day).split()[0]} {self._words.numeric_day(day)}"


class GeneralPane(QWidget):
    """Fields that show what is typed, and say which of them a person changed."""

    edited = Signal(str, object)
    """The name of a field of what is typed, and its new value."""
    dates_asked = Signal()
    """Somebody wants to see the dates of the cycle."""
    interpreter_asked = Signal()
    """Somebody wants to see the interpreter's tab."""

    def __init__(self, theme: Theme, words: Words) -> None:
        """Show nothing yet."""
        super().__init__()
        self._theme, self._words = theme, words
        self.programme = PickField(theme, "")
        self.theme_head = Text(theme, "", Letter.BODY, colour="text2")
        self.theme_label = ThemeLabel(theme, "", Palette.MEDIATION, Icon.CALENDAR_DAYS)
        self.day = DatedField(theme, words)
        self.start, self.end = TimeField(theme, ""), TimeField(theme, "")
        self.length = Text(theme, "", Letter.BODY, colour="text3")
        self.dates, self.find_slot = LinkButton(theme, ""), LinkButton(theme, "")
        self.room = RoomField(theme)
        self.step_free = Tick(theme, "")
        self.wanted = Text(theme, "", Letter.CAPTION, colour="text2")
        self.people = PeopleField(theme, "", adding=PlusField(theme), beside=[self.wanted])
        self._interpreter_mark = Glyph(theme, Icon.LANGUAGES, colour="info", size=14)
        self.interpreter = LinkButton(theme, "")
        self.places_row = PlacesRow(theme, words)
        self.places, self.option = self.places_row.places, self.places_row.option
        self.needs = PeopleField(theme, "")
        self.title = TextField(theme, "")
        self.title.setMaxLength(LONGEST_TITLE)
        self.remarks = RemarksRow(theme)
        self.theirs = ShortText(theme, "", Letter.CAPTION, colour="info")
        self._labels = [Text(theme, "", Letter.BODY, colour="text2") for _ in range(7)]
        self._lay_out()
        self._listen()
        self.retranslate(words)

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        self._words = words
        for label, text in zip(self._labels, _heads(words), strict=True):
            label.setText(text)
        for field, name in self._names().items():
            field.setAccessibleName(name)
        self.theme_head.setText(words._("Programme"))
        _say(self.step_free, words._("Step-free access asked for"))
        self.find_slot.say(words._("Find a slot…"))
        self.title.setPlaceholderText(words._("As the workshop is called"))
        self.day.retranslate(words)
        self.remarks.retranslate(words)
        self.places_row.retranslate(words)

    def show_typed(self, typed: Typed, around: Around) -> None:
        """Show what is typed."""
        speaker = around.speaker
        self.programme.offer(_programmes_offered(self._words, typed, around), typed.programme)
        _show_theme(self.theme_label, typed, around, self._words)
        self.theme_head.setVisible(not self.theme_label.isHidden())
        self.day.show_day(typed.day, around.today)
        self.start.show_time(typed.start)
        self.end.show_time(typed.end)
        self.length.setText(length_said(typed.span.minutes) if typed.span is not None else "")
        self.room.offer_rooms(_rooms_offered(typed, speaker), speaker, typed.room)
        self.step_free.setChecked(typed.step_free)
        self._show_places(typed, around)
        self._show_needs(typed, around)
        _show_title(self.title, typed.title)
        self.remarks.show_typed(typed)
        self.interpreter.say(_interpreter_said(self._words, typed, speaker))

    def show_people(self, typed: Typed, around: Around, findings: Iterable[Finding]) -> None:
        """Show who comes, with how their check went, and who could be added."""
        speaker, codes = around.speaker, typed.codes
        wrong = _worst_levels(findings)
        shown = [
            (one.worker, _person(speaker, one.worker, codes, typed), _tone(wrong.get(one.worker)))
            for one in typed.team
        ]
        self.people.show_people(shown, self._words._("Remove {name}"))
        others = [code for code in around.able if code not in codes]
        offered = [(code, speaker.person(code, others)) for code in others]
        self.people.adding.offer([("", self._words._("Add…")), *offered], "")
        offer = around.catalogue.by_code.get(typed.programme)
        self.wanted.setText(_wanted_said(self._words, offer.roles if offer is not None else ""))
        self.room.judge(_verdict(wrong.get(typed.room)) if typed.room in wrong else None)

    def tell_theirs(self, fields: Mapping[str, str]) -> None:
        """Say below the fields what another desk has put where something was typed here."""
        self.theirs.say(" · ".join(fields.values()))
        self.theirs.setVisible(bool(fields))

    def offer_dates(self, count: int) -> None:
        """Offer the dates of the cycle, when there are any."""
        said = self._words.ngettext(
            "The {count} session of the cycle", "The {count} sessions of the cycle", count
        )
        self.dates.say(f"{said.format(count=count)} ›")
        self.dates.setVisible(count > 1)

    def _names(self) -> dict[QWidget, str]:
        words = self._words
        return {
            self.programme: words._("Workshop"),
            self.day: words._("Day"),
            self.start: words._("Start"),
            self.end: words._("End"),
            self.room: words._("Where"),
            self.people.adding: words._("Add somebody"),
            self.needs.adding: words._("Add equipment"),
            self.title: words._("Title"),
        }

    def _show_places(self, typed: Typed, around: Around) -> None:
        """Places of one's own as typed, else those the workshop and the room leave, in grey."""
        offer = around.catalogue.by_code.get(typed.programme)
        room = around.speaker.planning.rooms.get(typed.room)
        known = [
            number
            for number in (offer.places if offer else None, room.capacity if room else None)
            if number is not None
        ]
        self.places_row.show_typed(typed, min(known, default=None))

    def _show_needs(self, typed: Typed, around: Around) -> None:
        words, names = self._words, around.names
        wanted = [one for one in typed.needs if one != STEP_FREE]
        shown = [(one, need_text(words, one, names), Tone.NEUTRAL) for one in wanted]
        self.needs.show_people(shown, words._("Remove {name}"))
        there = {one.partition(":")[0] for one in wanted}
        free = [code for code in around.speaker.planning.equipment if code not in there]
        offered = [(code, need_text(words, code, names)) for code in free]
        self.needs.adding.offer([("", words._("Equipment…")), *offered], "")

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(7)
        dash = Text(self._theme, "–")
        rows = (
            _row(self.programme, _APART, self.theme_head, self.theme_label),
            _row(self.day, self.start, dash, self.end, self.length, _APART, self.dates),
            _row(
                self.room,
                _APART,
                FlowRow([self.step_free, self.find_slot], gap=_APART),
                stretch=False,
            ),
            _row(self.people, self._interpreter_mark, self.interpreter, stretch=False),
            _row(self.places_row, stretch=False),
            _row(self.remarks, stretch=False),
            _row(self.title, 16, self.needs, stretch=False),
        )
        for line, (label, row) in enumerate(zip(self._labels, rows, strict=True)):
            label.setMinimumWidth(_LABEL)
            grid.addWidget(label, line, 0)
            grid.addLayout(row, line, 1)
        grid.addWidget(self.theirs, len(rows), 1)
        grid.setColumnStretch(1, 1)
        self._fit()
        self._theme.changed.connect(self._fit)
        self.theirs.hide()
        self.dates.hide()

    def _fit(self) -> None:
        """Keep the room of what is typed and chosen, in letters of any size."""
        scale = max(self._theme.text_percent, 100) / 100
        self.programme.setMinimumWidth(round(_WIDE * scale))
        widths = {
            self.day: _DAY,
            self.room: _WIDE,
            self.title: _TITLE,
            self.start: _HOUR,
            self.end: _HOUR,
        }
        for narrow, width in widths.items():
            narrow.setFixedWidth(round(width * scale))
        self.theme_head.setMinimumWidth(round(_THEME * scale))
        self.remarks.fit(scale)
        self.places_row.fit(scale)

    def _listen(self) -> None:
        for name, signal in (
            ("day", self.day.chosen),
            ("start", self.start.chosen),
            ("end", self.end.chosen),
        ):
            signal.connect(lambda value, name=name: self.edited.emit(name, value))
        self.room.picked.connect(lambda code: self.edited.emit("room", code))
        self.programme.picked.connect(lambda code: self.edited.emit("programme", code))
        self.people.changed.connect(lambda codes: self.edited.emit("people", codes))
        self.needs.changed.connect(lambda codes: self.edited.emit("equipment", codes))
        self.step_free.clicked.connect(lambda on: self.edited.emit("step_free", on))
        self.places_row.edited.connect(self.edited)
        self.remarks.edited.connect(self.edited)
        self.title.textEdited.connect(lambda text: self.edited.emit("title", text))
        self.dates.clicked.connect(self.dates_asked)
        self.interpreter.clicked.connect(self.interpreter_asked)


def _heads(words: Words) -> tuple[str, ...]:
    """What stands before each row."""
    return (
        words._("Workshop"),
        words._("When"),
        words._("Where"),
        words._("With"),
        words._("Places"),
        words._("Partners"),
        words._("Title"),
    )


def _programmes_offered(words: Words, typed: Typed, around: Around) -> list[tuple[str, str]]:
    """The kinds of workshop by code; one that was put away stays where it is the workshop."""
    return [
        ("", words._("No model: a session of its own")),
        *(
            (one.code, words.of(one.title))
            for one in around.catalogue.by_code.values()
            if one.kind == "programme" and (not one.archived or one.code == typed.programme)
        ),
    ]


def _rooms_offered(typed: Typed, speaker: Speaker) -> list[str]:
    """The rooms that are not given up by that day, and the one where the session is."""
    return [
        code
        for code, room in speaker.planning.rooms.items()
        if code == typed.room or room.bookable_to is None or typed.day <= room.bookable_to
    ]


def _show_theme(label: ThemeLabel, typed: Typed, around: Around, words: Words) -> None:
    """Name the theme of a workshop; nothing for a session of its own."""
    offer = around.catalogue.by_code.get(typed.programme)
    label.setVisible(offer is not None)
    if offer is not None and offer.palette in set(Palette):
        palette = Palette(offer.palette)
        label.show_theme(words.of(offer.theme), palette, theme_icon(offer.icon, palette))


def _say(tick: Tick, said: str) -> None:
    tick.setText(said)
    tick.setAccessibleName(said)


def _interpreter_said(words: Words, typed: Typed, speaker: Speaker) -> str:
    languages = [speaker.language(code) for code in typed.language.split("|") if code]
    if not languages:
        return words._("No interpreter")
    return words._("Interpreter: {languages}").format(languages=", ".join(languages))


def _wanted_said(words: Words, roles: str) -> str:
    """« 1 au moins, 2 au plus »: as many as the workshop names, and as it may do with."""
    groups = [group.split(ANY) for group in roles.split(ALL) if group]
    least, most = len(groups), sum(len(group) for group in groups)
    if not least:
        return ""
    said = words._("{least} at least")
    if most > least:
        said = words._("{least} at least, {most} at most")
    return said.format(least=least, most=most)


def _row(*pieces: QWidget | int, stretch: bool = True) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for piece in pieces:
        if isinstance(piece, int):
            row.addSpacing(piece - 8)
        else:
            row.addWidget(piece, 0, Qt.AlignmentFlag.AlignVCenter)
    if stretch:
        row.addStretch()
    return row


def _person(speaker: Speaker, code: str, beside: Sequence[str], typed: Typed) -> str:
    said = speaker.person(code, beside)
    own = next((one.span for one in typed.team if one.worker == code), None)
    if own is None:
        return said
    return f"{said} {own.start:%H:%M}–{own.end:%H:%M}"


def _worst_levels(findings: Iterable[Finding]) -> dict[str, Level]:
    """The worst level that is said of each room or person."""
    order = (Level.NOTE, Level.WARNING, Level.CONFLICT)
    worst: dict[str, Level] = {}
    for one in findings:
        before = worst.get(one.resource, Level.NOTE)
        worst[one.resource] = max(before, one.level, key=order.index)
    return worst


def _tone(level: Level | None) -> Tone:
    return {Level.CONFLICT: Tone.DANGER, Level.WARNING: Tone.WARN}.get(
        level or Level.NOTE, Tone.NEUTRAL
    )


def _verdict(level: Level | None) -> Tone | None:
    tone = _tone(level)
    return None if tone is Tone.NEUTRAL else tone


def _show_title(field: QLineEdit, said: str) -> None:
    """Show the title, unless somebody is typing another one."""
    focused = field.hasFocus()
    if said == field.text() or (focused and field.isModified()):
        return
    field.setText(said)
    if focused:
        field.selectAll()
