"""Somebody new over the window, when nobody was found who is meant."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.errors import AlreadyKnownError
from ui.dialogs.attempt import failure_text, while_alive
from ui.dialogs.frame import Dialog
from ui.enrolment.new_person import NewPersonForm
from ui.enrolment.typed_person import TypedPerson, begun_from
from ui.enrolment.work import EnrolmentWork
from ui.typography import Letter
from ui.widgets.labels import Text

if TYPE_CHECKING:
    from desktop_app.domain.bilingual import Bilingual
    from desktop_app.readings.desk import OpenDesk
    from desktop_app.wording.words import Words
    from ui.desk import Desk
    from ui.theme import Theme

_SIZE = QSize(820, 178)
_MARGIN = 20


class PersonDialog(Dialog):
    """Five fields, and whoever looks like the one being typed; what is typed stays at Escape."""

    created = Signal(str)
    """The code of the new person."""
    same = Signal(object)
    """The PersonFound who is meant after all."""

    def __init__(self, desk: Desk, theme: Theme, words: Words, parent: QWidget) -> None:
        """Stay hidden until `begin`."""
        super().__init__(theme, parent)
        self._desk, self._theme, self._words = desk, theme, words
        self._begun = ""
        self.form = NewPersonForm(theme, words, enrols=False)
        self.said = Text(theme, "", Letter.BODY, colour="danger")
        self.said.setWordWrap(True)
        self.work = EnrolmentWork(desk, self)
        column = QVBoxLayout(self.card)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.addWidget(self.form)
        column.addWidget(self.said)
        column.addStretch()
        self.grow_with_contents()
        self._listen()
        self.retranslate(words)

    def begin(self, text: str) -> None:
        """Go on with what was typed to find somebody; the same text finds the fields as left."""
        again = text == self._begun
        typed = self.form.typed if again else begun_from(text)
        self._begun = text
        self.said.hide()
        self.resize(_SIZE * max(self._theme.text_percent, 100) / 100)
        self.open()
        self.form.begin(typed, {})
        offer = partial(self._offer, typed.language)
        self._desk.read(_languages_of, while_alive(self, offer))

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        self._words = words
        self.setWindowTitle(words._("New person"))
        self.setAccessibleName(words._("New person"))
        self.form.retranslate(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See QDialog: the form answers Enter and Escape."""
        self.form.keyPressEvent(event)

    def _listen(self) -> None:
        form, work = self.form, self.work
        form.left.connect(self.reject)
        form.same.connect(self._tell_same)
        form.likeness_wanted.connect(work.liken)
        form.creating.connect(self._create)
        work.likened.connect(form.show_alike)
        work.done.connect(lambda outcome: self._done(str(outcome.answer["person"])))
        work.refused.connect(self._refused)

    def _offer(self, spoken: str, languages: Mapping[str, Bilingual]) -> None:
        """Offer the languages; the one chosen before Escape is chosen again."""
        self.form.offer(languages)
        if spoken and not self.form.typed.language:
            self.form.language.setCurrentIndex(max(0, self.form.language.findData(spoken)))

    def _create(self, typed: TypedPerson, certain: bool) -> None:  # noqa: FBT001 - a signal's
        if not self.work.is_waiting:
            self.work.create(typed, certain=certain)

    def _done(self, code: str) -> None:
        self._begun = ""
        self.accept()
        self.created.emit(code)

    def _tell_same(self, person: object) -> None:
        self._begun = ""
        self.accept()
        self.same.emit(person)

    def _refused(self, error: Exception) -> None:
        if isinstance(error, AlreadyKnownError):
            self.work.liken(self.form.typed)
            return
        kept = self._words._("What you typed is kept here.")
        self.said.setText(f"{failure_text(self._words, error)} {kept}")
        self.said.show()


def _languages_of(desk: OpenDesk) -> Mapping[str, Bilingual]:
    from desktop_app.readings.centre import language_names  # noqa: PLC0415 - the data thread

    return language_names(desk.engine)
