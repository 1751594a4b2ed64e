"""The fields of a change: who or what, in one line or from a day to another, and why."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.errors import BadInputError
from desktop_app.domain.planning import WorkerKind
from desktop_app.domain.standing import active_on
from desktop_app.wording.names import capitalised
from desktop_app.wording.people_findings import absence_text
from ui.booking.fields import PickField, TimeField
from ui.booking.sayings import Speaker
from ui.cycles.field_trouble import FieldTrouble
from ui.cycles.fields import DateField, letter_scale
from ui.repairs.sayings import person_said, ready_said, works_said, wrong_said
from ui.repairs.typed import ChangeTyped, Kind
from ui.typography import Letter
from ui.widgets.buttons import LinkButton
from ui.widgets.fields import TextField
from ui.widgets.flow_row import FlowRow, Together
from ui.widgets.labels import Text
from ui.widgets.tones import Tone

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop_app.domain.bilingual import Bilingual
    from desktop_app.domain.errors import PermanenceError
    from desktop_app.wording.words import Words
    from ui.repairs.facts import Centre
    from ui.theme import Theme

KINDS_AWAY = ("leave", "training", "sick")
LONGEST = 200
_SUBJECT, _LINE, _DAY, _AWAY, _SENTENCE, _HOUR = 300, 220, 132, 132, 340, 76
_OF_FIELD = {
    "line": "line",
    "from": "first",
    "start": "start",
    "end": "end",
    "to": "last",
    "until": "last",
    "bookable_to": "last",
    "reopens": "reopens",
    "reason": "reason",
    "address_line": "address",
    "kind": "away",
    "worker": "subject",
    "site": "subject",
    "room": "subject",
}
"""Which field a refusal is about."""


FIELDS: Mapping[Kind, tuple[str, ...]] = MappingProxyType(
    {
        Kind.ABSENCE: ("subject", "line", "first", "last", "away"),
        Kind.CLOSURE: ("subject", "first", "last", "reason"),
        Kind.ROOM: ("subject", "last"),
        Kind.BLOCK: ("subject", "first", "start", "end", "works", "reason"),
        Kind.MOVE: ("subject", "last", "reopens", "address"),
        Kind.WEEK: (),
        Kind.HOURS: (),
    }
)
"""The fields of each kind of change, in the order of the page."""


class ChangePane(QWidget):
    """Fields that show what is typed, and say what a person changed."""

    edited = Signal(str, object)
    """The name of a field of what is typed, and its new value."""
    line_typed = Signal(str)
    """An absence in one line."""

    def __init__(self, theme: Theme, words: Words, kind: Kind) -> None:
        """Lay out the fields of a kind of change; nothing is shown yet."""
        super().__init__()
        self._theme, self._words, self.kind = theme, words, kind
        self.subject = PickField(theme, "")
        self.line = TextField(theme, "")
        self.first, self.last = DateField(theme, words), DateField(theme, words)
        self.reopens = DateField(theme, words)
        self.away = PickField(theme, "")
        self.hours, self.ready = Text(theme, "", Letter.BODY), Text(theme, "", Letter.TITLE)
        self.ready.setWordWrap(True)
        self.whole_days = LinkButton(theme, "")
        self.start, self.end = TimeField(theme, ""), TimeField(theme, "")
        self.works = PickField(theme, "")
        self.reason, self.address = TextField(theme, ""), TextField(theme, "")
        self.trouble = FieldTrouble(theme)
        self._labels: dict[str, Text] = {}
        for field in (self.line, self.reason, self.address):
            field.setMaxLength(LONGEST)
        self._lay_out()
        self._listen()
        theme.changed.connect(self._fit)
        self._fit()
        self.retranslate(words)

    @property
    def fields(self) -> dict[str, QWidget]:
        """The fields of this kind of change, by name, in the order of the page."""
        return {name: getattr(self, name) for name in FIELDS[self.kind]}

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        self._words = words
        names = self._names()
        for name, field in self.fields.items():
            self._labels[name].setText(names[name])
            field.setAccessibleName(names[name])
        self.line.setPlaceholderText(words._("leave 22/12-02/01"))
        self.whole_days.say(words._("Whole days"))
        for field in (self.first, self.last, self.reopens):
            field.retranslate(words)

    def show_typed(
        self, typed: ChangeTyped, centre: Centre, names: Mapping[str, Bilingual]
    ) -> None:
        """Show what is typed."""
        words, today = self._words, centre.now.date()
        if typed.ready is not None:
            self.ready.setText(ready_said(words, typed, centre, names))
            return
        subjects = self._subjects(centre, names)
        offered = subjects if typed.subject else [("", self._choose()), *subjects]
        self.subject.offer(offered, typed.subject)
        for field, day in (
            (self.first, typed.first),
            (self.last, typed.last),
            (self.reopens, typed.reopens),
        ):
            field.show_day(day, today)
        self.away.offer(
            [(one, capitalised(absence_text(words, one))) for one in KINDS_AWAY], typed.away
        )
        self.works.offer(list(works_said(words).items()), typed.works)
        for hour, moment in ((self.start, typed.start), (self.end, typed.end)):
            if moment is not None:
                hour.show_time(moment)
        said = typed.start is not None or typed.end is not None
        is_partial = said and self.kind is Kind.ABSENCE
        self.hours.setText(_hours_said(words, typed) if is_partial else "")
        self.hours.setVisible(is_partial)
        self.whole_days.setVisible(is_partial)
        for line, text in (
            (self.line, typed.line),
            (self.reason, typed.reason),
            (self.address, typed.address),
        ):
            if not (line.hasFocus() and line.isModified()):
                line.setText(text)

    def judge(self, wrong: PermanenceError | None) -> None:
        """Say what cannot be, and mark its field."""
        at_fault = ""
        if wrong is not None:
            named = wrong.field_name if isinstance(wrong, BadInputError) else "subject"
            at_fault = _OF_FIELD.get(named, "")
        for name, field in self.fields.items():
            verdict = Tone.DANGER if name == at_fault else None
            if isinstance(field, TextField | PickField):
                field.judge(verdict)
        self.trouble.tell("" if wrong is None else wrong_said(self._words, wrong))

    def _subjects(self, centre: Centre, names: Mapping[str, Bilingual]) -> list[tuple[str, str]]:
        words, planning = self._words, centre.planning
        if self.kind is Kind.ABSENCE:
            known = [
                (one.code, person_said(centre, one.code, words))
                for one in planning.workers.values()
                if one.kind is WorkerKind.PROFESSIONAL and active_on(one, centre.now.date())
            ]
            return sorted(known, key=lambda one: one[1].casefold())
        if self.kind in {Kind.ROOM, Kind.BLOCK}:
            speaker = Speaker(words, names, planning)
            return [
                (code, f"{planning.sites[room.site].name} · {speaker.room(code)}")
                for code, room in planning.rooms.items()
                if room.bookable_to is None or room.bookable_to >= centre.now.date()
            ]
        return [(code, site.name) for code, site in planning.sites.items()]

    def _choose(self) -> str:
        words = self._words
        return words._("Choose who…") if self.kind is Kind.ABSENCE else words._("Choose…")

    def _names(self) -> dict[str, str]:
        words = self._words
        ends = self.kind in {Kind.ROOM, Kind.MOVE}
        who = words._("Who") if self.kind is Kind.ABSENCE else words._("Where")
        return {
            "subject": who,
            "line": words._("In one line"),
            "first": words._("Day") if self.kind is Kind.BLOCK else words._("From"),
            "last": words._("Last day") if ends else words._("To"),
            "start": words._("From"),
            "end": words._("To"),
            "works": words._("Kind"),
            "reopens": words._("Opens again"),
            "away": words._("Kind"),
            "reason": words._("Reason"),
            "address": words._("New address"),
        }

    def _lay_out(self) -> None:
        pieces: list[QWidget] = []
        for name, field in self.fields.items():
            self._labels[name] = Text(self._theme, "", Letter.BODY, colour="text2")
            pieces.append(Together(self._labels[name], field))
        if self.kind is Kind.ABSENCE:
            pieces += [self.hours, self.whole_days]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(FlowRow(pieces, gap=14) if pieces else self.ready)
        column.addWidget(self.trouble)

    def _listen(self) -> None:
        self.subject.picked.connect(lambda code: self.edited.emit("subject", code))
        self.away.picked.connect(lambda kind: self.edited.emit("away", kind))
        self.line.editingFinished.connect(self._take_line)
        for name, field in (("first", self.first), ("last", self.last), ("reopens", self.reopens)):
            field.chosen.connect(lambda day, name=name: self.edited.emit(name, day))
        for name, hour in (("start", self.start), ("end", self.end)):
            hour.chosen.connect(lambda moment, name=name: self.edited.emit(name, moment))
        self.works.picked.connect(self._take_works)
        for name, text in (("reason", self.reason), ("address", self.address)):
            text.textEdited.connect(lambda typed, name=name: self.edited.emit(name, typed))
        self.whole_days.clicked.connect(lambda: self.edited.emit("hours", None))

    def _take_works(self, works: str) -> None:
        """Take what a room is blocked for; it is the reason too, unless another is typed."""
        said = works_said(self._words)
        if not self.reason.text().strip() or self.reason.text() in said.values():
            self.reason.setText(said[works])
            self.edited.emit("reason", said[works])
        self.edited.emit("works", works)

    def _take_line(self) -> None:
        if self.line.isModified() and self.line.text().strip():
            self.line_typed.emit(self.line.text().strip())

    def _fit(self) -> None:
        scale = letter_scale(self._theme)
        widths: dict[QWidget, int] = {
            self.subject: _SUBJECT,
            self.line: _LINE,
            self.first: _DAY,
            self.last: _DAY,
            self.reopens: _DAY,
            self.away: _AWAY,
            self.start: _HOUR,
            self.end: _HOUR,
            self.works: _SUBJECT,
            self.reason: _SENTENCE,
            self.address: _SENTENCE,
        }
        for field, width in widths.items():
            field.setFixedWidth(round(width * scale))


def _hours_said(words: Words, typed: ChangeTyped) -> str:
    """« de 09:00 à 11:00 », « jusqu'à 12:30 », « à partir de 13:30 »."""
    if typed.start is None and typed.end is not None:
        return words._("until {hour}").format(hour=words.hour(typed.end))
    if typed.end is None and typed.start is not None:
        return words._("from {hour} on").format(hour=words.hour(typed.start))
    if typed.start is None or typed.end is None:
        return ""
    start, end = words.hour(typed.start), words.hour(typed.end)
    return words._("{start} to {end}").format(start=start, end=end)
