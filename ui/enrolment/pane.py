"""Enrolling people in one session, whatever form or dialog shows it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.dialogs.attempt import while_alive
from ui.enrolment.conduct import Conduct
from ui.enrolment.drafts import EnrolmentDraft, EnrolmentShelf
from ui.enrolment.found_people import FoundLine
from ui.enrolment.sayings import about_person, place_said
from ui.enrolment.surface import EnrolmentSurface
from ui.enrolment.typed_person import TypedPerson, begun_from

if TYPE_CHECKING:
    from desktop_app.domain.changes import Change
    from desktop_app.readings.enrolment import EnrolmentReading
    from desktop_app.readings.people_search import PersonFound
    from desktop_app.wording.words import Words
    from ui.desk import Desk
    from ui.masking import Masking
    from ui.theme import Theme

KEPT_AFTER_MS = 600
"""What is typed goes to disk this long after the last key."""


class EnrolmentPane(QWidget):
    """Type, Enter, next: places are given, waiting is asked first, everything can be undone."""

    counted = Signal(int, int)
    """How many are enrolled and how many wait, at each reading."""

    def __init__(self, desk: Desk, theme: Theme, words: Words, masking: Masking) -> None:
        """Show nothing until `show_session`."""
        super().__init__()
        self._desk, self._words, self._masking = desk, words, masking
        self._people: tuple[PersonFound, ...] = ()
        self.surface = EnrolmentSurface(theme, words)
        self.conduct = Conduct(desk, self.surface, masking)
        self._soon = QTimer(self, singleShot=True, interval=KEPT_AFTER_MS)
        self._soon.timeout.connect(self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.surface)
        self._listen()

    @property
    def session(self) -> str:
        """The code of the session shown."""
        return self.conduct.session

    @property
    def reading(self) -> EnrolmentReading | None:
        """Who is there, once it was read."""
        return self.conduct.reading

    def show_session(self, code: str) -> None:
        """Show the people of a session, with what was being typed about it before."""
        self.keep()
        surface = self.surface
        self.conduct.begin(code)
        self._empty_field()
        for card in (surface.full, surface.outcome, surface.turn):
            card.hide()
        surface.new.end()
        self.conduct.work.look(code)
        shelf = EnrolmentShelf(self._desk.drafts)
        self._desk.draw(partial(shelf.entry, code), while_alive(self, self._resume))
        surface.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        self._words = self.conduct.words = words
        self.surface.retranslate(words)
        self._show()

    def keep(self) -> None:
        """Put what is typed on disk now; nothing typed takes the former draft away."""
        self._soon.stop()
        if not self.session:
            return
        new = self.surface.new
        typed = new.typed if new.isVisibleTo(self.surface) else TypedPerson()
        draft = EnrolmentDraft(self.session, self.surface.field.text(), typed)
        self._desk.draw(partial(EnrolmentShelf(self._desk.drafts).keep, draft), _nothing_follows)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See QWidget."""
        if event.key() == Qt.Key.Key_F8:
            self._masking.toggle()
        elif event.matches(QKeySequence.StandardKey.Undo) and self.conduct.can_undo:
            self.conduct.undo()
        else:
            super().keyPressEvent(event)

    def leave_step(self) -> bool:
        """Leave the question or the form that is open; whether there was one."""
        surface = self.surface
        if surface.full.isVisibleTo(surface):
            self._dismiss()
        elif surface.new.isVisibleTo(surface):
            self._leave_new()
        else:
            return False
        return True

    def _listen(self) -> None:
        surface, conduct = self.surface, self.conduct
        surface.field.textEdited.connect(self._search)
        surface.field.taken.connect(self._take)
        surface.found.picked.connect(self._pick)
        surface.scope.chosen.connect(lambda _code: self._say_scope())
        surface.full.dismissed.connect(self._dismiss)
        surface.new.likeness_wanted.connect(conduct.work.liken)
        surface.new.typed_changed.connect(lambda _typed: self._soon.start())
        surface.new.same.connect(self._same)
        surface.new.left.connect(self._leave_new)
        surface.table.itemSelectionChanged.connect(lambda: surface.suit(self.reading))
        conduct.work.read.connect(self._take_reading)
        conduct.work.found.connect(self._show_found)
        conduct.work.likened.connect(surface.new.show_alike)
        conduct.placed.connect(self._next)
        conduct.outdated.connect(lambda: conduct.work.look(self.session))
        self._desk.changed.connect(self._changed)
        for show in (self._show, conduct.say_again):
            self._masking.changed.connect(lambda _masked, show=show: show())

    def _search(self, text: str) -> None:
        self._soon.start()
        self.surface.full.hide()
        if text.strip():
            self.conduct.work.search(text)
        else:
            self._people = ()
            self.surface.found.show_lines((), "")

    def _show_found(self, people: tuple[PersonFound, ...]) -> None:
        text = self.surface.field.text().strip()
        if not text:
            return
        self._people = people
        languages = self.reading.languages if self.reading is not None else {}
        lines = [
            FoundLine(one.code, one.name, " · ".join(filter(None, (place, about))))
            for one in people
            for place in (place_said(self._words, self.reading, one.code),)
            for about in (about_person(self._words, one, languages),)
        ]
        said = self._words._("New person: {typed}")
        lines.append(FoundLine("", said.format(typed=text)))
        self.surface.found.show_lines(tuple(lines), self._words._("Enter"))

    def _take(self) -> None:
        current = self.surface.found.current
        if current is not None and not self.conduct.work.is_waiting:
            self._pick(current.code)

    def _pick(self, code: str) -> None:
        person = next((one for one in self._people if one.code == code), None)
        if person is not None:
            self.surface.new.end()
            self.conduct.enrol(person)
        else:
            self._begin_new(begun_from(self.surface.field.text()))

    def _begin_new(self, typed: TypedPerson) -> None:
        self.surface.found.show_lines((), "")
        self.surface.outcome.hide()
        languages = self.reading.languages if self.reading is not None else {}
        self.surface.new.begin(typed, languages)

    def _same(self, person: PersonFound) -> None:
        self.surface.new.end()
        self.conduct.enrol(person)

    def _leave_new(self) -> None:
        self.surface.new.end()
        self._soon.start()
        self.surface.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _dismiss(self) -> None:
        self.surface.full.hide()
        self.surface.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _changed(self, change: Change) -> None:
        cycle = self.reading.line.cycle if self.reading is not None else ""
        concerned = {self.session, cycle, self.conduct.about} - {""}
        if self.session and change.subjects & concerned:
            self.conduct.work.look(self.session)

    def _take_reading(self, reading: EnrolmentReading) -> None:
        if reading.line.code != self.session:
            return
        first, self.conduct.reading = self.reading is None, reading
        self._show(first=first)
        self.counted.emit(len(reading.enrolled), len(reading.waiting))

    def _show(self, *, first: bool = False) -> None:
        if self.reading is not None:
            masked = self._masking.is_masked
            self.surface.show_reading(self.reading, masked=masked, first=first)

    def _say_scope(self) -> None:
        if self.reading is not None:
            self.surface.say_scope(self.reading)
            self.surface.full.hide()

    def _next(self) -> None:
        """The field is empty for the next person."""
        self._empty_field()
        self.surface.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.keep()

    def _empty_field(self) -> None:
        self.surface.field.clear()
        self._people = ()
        self.surface.found.show_lines((), "")

    def _resume(self, draft: EnrolmentDraft | None) -> None:
        if draft is None or draft.session != self.session or self.surface.field.text():
            return
        if draft.text:
            self.surface.field.setText(draft.text)
            self._search(draft.text)
        if not draft.person.is_empty:
            self._begin_new(draft.person)


def _nothing_follows(_done: None) -> None:
    """What could go wrong is told by the desk."""
