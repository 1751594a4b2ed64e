"""A new request: what it is for, found by its words, and in which language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter

from desktop_app.domain.interpreter_offers import MODES
from desktop_app.domain.names import is_named
from desktop_app.wording.names import capitalised, language_said, named
from ui.actions import keys_said
from ui.icons import Icon
from ui.interpreters.act_fields import ActFields, code_of
from ui.interpreters.rows import title_of, when_said
from ui.palettes import Palette, theme_icon
from ui.widgets.fields import TextField
from ui.widgets.marks import draw_theme_tile
from ui.widgets.pick_list import PickList

if TYPE_CHECKING:
    from desktop_app.commands.act import Command
    from desktop_app.readings.interpreter_desk import DeskLine
    from desktop_app.wording import Words
    from ui.interpreters.rows import Seen
    from ui.theme import Theme

_MOST = 5
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_NO_THEME = ("mediation", "calendar-days")


@dataclass(frozen=True, slots=True)
class SubjectLine:
    """A session or an appointment that an interpreter may be wanted for."""

    code: str
    title: str
    details: str
    palette: Palette
    icon: Icon


class SubjectList(PickList[SubjectLine]):
    """The sessions that are called so, the next ones first."""

    LEFT = 42

    def draw_mark(self, painter: QPainter, row: QRectF, line: SubjectLine) -> None:
        """See PickList."""
        tile = QRectF(row.left() + 8, row.center().y() - 13, 26, 26)
        draw_theme_tile(painter, self.theme, tile, line.palette, icon=line.icon)


class SubjectField(TextField):
    """Words of a title, a day or a room; arrows go through what is found."""

    def __init__(self, theme: Theme, name: str, found: SubjectList) -> None:
        """Look for nothing yet."""
        super().__init__(theme, name, icon=Icon.SEARCH)
        self._found = found

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See QWidget."""
        key = Qt.Key(event.key())
        current = self._found.current
        if key in _STEPS:
            self._found.step(_STEPS[key])
        elif key in _ENTER and current is not None:
            self._found.picked.emit(current.code)
        else:
            super().keyPressEvent(event)


class NewRequestFields(ActFields):
    """It is noted as to be asked for; the desk then shows it with what to tell the agency."""

    def __init__(self, theme: Theme, words: Words, seen: Seen) -> None:
        """Offer what is read in `seen`, and every language somebody interprets."""
        super().__init__(theme, words)
        self._seen = seen
        self.title, self.verb = words._("New request"), words._("Note it")
        self.done = words._("Noted: an interpreter is to be asked for.")
        self._lines = {line.code: line for line in seen.desk.lines}
        self._shown = {code: self._said(line) for code, line in self._lines.items()}
        self.code = ""
        self.found = SubjectList(theme)
        self.subject = SubjectField(theme, words._("What it is for"), self.found)
        self.subject.setPlaceholderText(words._("Title, day or room"))
        self.add(words._("What it is for"), self.subject)
        self.column.insertWidget(1, self.found)
        spoken = {code for one in seen.desk.scene.interpreters for code in one.languages}
        languages = [(code, capitalised(language_said(words, code, seen.names))) for code in spoken]
        languages.sort(key=lambda pair: pair[1])
        self.language = self.choice(words._("Language"), [("", words._("Choose…")), *languages], "")
        self.subject.textEdited.connect(self._look)
        self.found.picked.connect(self._take)
        self._look("")

    @property
    def missing(self) -> str:
        """See ActFields."""
        if not self.code:
            return self.words._("Say what it is for.")
        return "" if code_of(self.language) else self.words._("Say which language.")

    def act(self) -> Command:
        """See ActFields."""
        from desktop_app.commands.orders import OrderInterpreter  # noqa: PLC0415 - data layer

        language, scene = code_of(self.language), self._seen.desk.scene
        modes = (mode for mode in MODES if scene.who_interprets(language, mode))
        return OrderInterpreter(self.code, language, mode=next(modes, ""), ask=False)

    def _look(self, typed: str) -> None:
        self.code = ""
        found = [
            one for one in self._shown.values() if is_named(typed, f"{one.title} {one.details}")
        ]
        self.found.show_lines(tuple(found[:_MOST]), keys_said("Return", self.words))
        self.changed.emit()

    def _take(self, code: str) -> None:
        self.code = code
        line = self._shown[code]
        self.subject.setText(f"{line.title}, {line.details}")
        self.found.show_lines((), "")
        session = self._lines[code].session
        wanted = (
            ""
            if session is None or session.interpreter is None
            else (session.interpreter.wanted.partition("|")[0])
        )
        place = self.language.findData(wanted)
        if wanted and place >= 0:
            self.language.setCurrentIndex(place)
        self.language.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _said(self, line: DeskLine) -> SubjectLine:
        words, seen = self.words, self._seen
        palette, icon = seen.desk.scene.themes.get(line.code, _NO_THEME)
        subject = line.session or line.appointment
        place = "" if subject is None else named(words, subject.room, seen.names)
        visitor = seen.desk.scene.visitors.get(line.code)
        who = "" if visitor is None else visitor.initials if seen.masked else visitor.name
        details = (when_said(line, words, seen.now), place, who)
        return SubjectLine(
            line.code,
            title_of(line, words),
            ", ".join(part for part in details if part),
            Palette(palette),
            theme_icon(icon, Palette(palette)),
        )
