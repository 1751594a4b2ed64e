"""Somebody new in five fields, with those who look like them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.enrolment.sayings import about_person
from ui.enrolment.typed_person import TypedPerson
from ui.icons import Icon
from ui.typography import Letter
from ui.widgets.buttons import Button, ButtonLook, Role
from ui.widgets.cards import Card
from ui.widgets.fields import ChoiceField, TextField
from ui.widgets.labels import Text
from ui.widgets.tones import Tone

if TYPE_CHECKING:
    from desktop_app.domain.bilingual import Bilingual
    from desktop_app.readings.people_alike import Alike
    from desktop_app.wording.words import Words
    from ui.theme import Theme

LIKENED_AFTER_MS = 200
"""Those alike are looked for this long after the last key."""

LONGEST = 200
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class AlikeCard(Card):
    """« Ressemble à … »: the same person, or a different one."""

    same = Signal(object)
    """The PersonFound that is meant."""
    different = Signal()

    def __init__(self, theme: Theme, words: Words) -> None:
        """Stay hidden."""
        super().__init__(theme, tone=Tone.WARN)
        self._words = words
        self._alike: tuple[Alike, ...] = ()
        self._languages: Mapping[str, Bilingual] = {}
        self.said = Text(theme, "", Letter.TITLE, colour="warn")
        self.said.setWordWrap(True)
        self.is_same = Button(theme, "", ButtonLook(icon=Icon.USER))
        self.is_different = Button(theme, "", ButtonLook(icon=Icon.USER_PLUS))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(6)
        column.addWidget(self.said)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.is_same)
        row.addWidget(self.is_different)
        row.addStretch()
        column.addLayout(row)
        self.is_same.clicked.connect(self._tell_same)
        self.is_different.clicked.connect(self.different)
        self.hide()
        self.retranslate(words)

    @property
    def alike(self) -> tuple[Alike, ...]:
        """Who is shown."""
        return self._alike

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        self._words = words
        self.is_same.say(words._("It is the same person"))
        self.is_different.say(words._("Somebody else"))
        self._say()

    def show_alike(self, alike: Sequence[Alike], languages: Mapping[str, Bilingual]) -> None:
        """Show the first of those alike; nobody hides the card."""
        self._alike, self._languages = tuple(alike), languages
        self.setVisible(bool(alike))
        self._say()

    def _tell_same(self) -> None:
        self.same.emit(self._alike[0].person)

    def _say(self) -> None:
        if not self._alike:
            return
        words, first = self._words, self._alike[0]
        person = first.person
        about = about_person(words, person, self._languages)
        who = f"{person.name} ({about})" if about else person.name
        said = (
            words._("Looks like {who}: the same telephone.")
            if first.likeness == "phone"
            else words._("Looks like {who}: the same name.")
        )
        self.said.setText(said.format(who=who))
        self.setAccessibleName(self.said.text())


class NewPersonForm(Card):
    """Family name, given name, telephone, year of birth, language; Enter creates the person."""

    typed_changed = Signal(object)
    """The TypedPerson, at each key."""
    likeness_wanted = Signal(object)
    """The TypedPerson, once the hand rests."""
    creating = Signal(object, bool)
    """The TypedPerson, and whether those alike were said to be somebody else."""
    same = Signal(object)
    """The PersonFound who is meant after all."""
    left = Signal()
    """Nobody is to be created."""

    def __init__(self, theme: Theme, words: Words, *, enrols: bool = True) -> None:
        """Stay hidden, empty; `enrols` when the new person is also given a place."""
        super().__init__(theme, tone=Tone.NEUTRAL)
        self._words, self._enrols = words, enrols
        self._languages: Mapping[str, Bilingual] = {}
        self._certain = False
        self._title = Text(theme, "", Letter.HEADING)
        self._labels = [Text(theme, "", Letter.CAPTION, colour="text2") for _ in range(5)]
        self.family, self.given = TextField(theme, ""), TextField(theme, "")
        self.phone, self.born = TextField(theme, ""), TextField(theme, "")
        self.language = ChoiceField(theme, "")
        self.card = AlikeCard(theme, words)
        self.main = Button(theme, "", ButtonLook(Role.PRIMARY, Icon.USER_PLUS))
        self.back = Button(theme, "", ButtonLook())
        self._soon = QTimer(self, singleShot=True, interval=LIKENED_AFTER_MS)
        self._soon.timeout.connect(lambda: self.likeness_wanted.emit(self.typed))
        self._lay_out()
        for field in (self.family, self.given, self.phone, self.born):
            field.setMaxLength(LONGEST)
            field.textEdited.connect(self._edited)
        self.language.currentIndexChanged.connect(lambda _at: self.typed_changed.emit(self.typed))
        self.main.clicked.connect(self.finish)
        self.back.clicked.connect(self.left)
        self.card.same.connect(self.same)
        self.card.different.connect(self._create_certain)
        self.hide()
        self.retranslate(words)

    @property
    def typed(self) -> TypedPerson:
        """The fields as they stand."""
        return TypedPerson(
            self.family.text(),
            self.given.text(),
            self.phone.text(),
            self.born.text(),
            self.language.currentData() or "",
        )

    def begin(self, typed: TypedPerson, languages: Mapping[str, Bilingual]) -> None:
        """Show the form with what is known already."""
        self._certain = False
        self.offer(languages)
        self.family.setText(typed.family)
        self.given.setText(typed.given)
        self.phone.setText(typed.phone)
        self.born.setText(typed.born)
        self.language.setCurrentIndex(max(0, self.language.findData(typed.language)))
        self.card.show_alike((), languages)
        self._allow()
        self.show()
        self._soon.start()
        (self.given if typed.family and not typed.given else self.family).setFocus(
            Qt.FocusReason.OtherFocusReason
        )

    def end(self) -> None:
        """Empty the fields and hide."""
        self._soon.stop()
        for field in (self.family, self.given, self.phone, self.born):
            field.clear()
        self.language.setCurrentIndex(0)
        self.card.show_alike((), self._languages)
        self.hide()

    def show_alike(self, alike: Sequence[Alike]) -> None:
        """Show who looks like the one being typed."""
        if not self.isHidden() and not self._certain:
            self.card.show_alike(alike, self._languages)

    def finish(self) -> None:
        """Create the person, unless somebody looks like them or the fields do not allow it."""
        if self.card.alike:
            self.card.is_same.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.main.isEnabled():
            self.creating.emit(self.typed, self._certain)

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        self._words = words
        said = (
            words._("Family name"),
            words._("Given name"),
            words._("Telephone"),
            words._("Year of birth"),
            words._("Language spoken"),
        )
        fields = (self.family, self.given, self.phone, self.born, self.language)
        for label, field, text in zip(self._labels, fields, said, strict=True):
            label.setText(text)
            field.setAccessibleName(text)
        self._title.setText(words._("New person"))
        self.setAccessibleName(words._("New person"))
        create = words._("Create and enrol") if self._enrols else words._("Create the person")
        self.main.say(create)
        self.main.wear(ButtonLook(Role.PRIMARY, Icon.USER_PLUS, keys=words._("Enter")))
        self.back.say(words._("Nobody new"))
        self.back.wear(ButtonLook(keys=words._("Esc")))
        self.card.retranslate(words)
        self.offer(self._languages)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See QWidget."""
        if Qt.Key(event.key()) in _ENTER:
            self.finish()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _edited(self) -> None:
        self._certain = False
        self._allow()
        self._soon.start()
        self.typed_changed.emit(self.typed)

    def _create_certain(self) -> None:
        self._certain = True
        self.card.show_alike((), self._languages)
        self.finish()

    def _allow(self) -> None:
        typed = self.typed
        self.born.judge(Tone.DANGER if typed.has_wrong_year else None)
        self.main.setEnabled(typed.is_named and not typed.has_wrong_year)

    def offer(self, languages: Mapping[str, Bilingual]) -> None:
        """Offer languages by their names; the chosen one stays."""
        chosen = self.language.currentData()
        self._languages = languages
        words = self._words
        self.language.blockSignals(True)
        self.language.clear()
        self.language.addItem(words._("not known"), "")
        for code, name in sorted(languages.items(), key=lambda one: words.of(one[1])):
            self.language.addItem(words.of(name), code)
        self.language.setCurrentIndex(max(0, self.language.findData(chosen)))
        self.language.blockSignals(False)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(8)
        column.addWidget(self._title)
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        pieces: tuple[QWidget, ...] = (
            self.family,
            self.given,
            self.phone,
            self.born,
            self.language,
        )
        for place, (label, piece) in enumerate(zip(self._labels, pieces, strict=True)):
            label.setBuddy(piece)
            grid.addWidget(label, 0, place)
            grid.addWidget(piece, 1, place)
        for place, share in enumerate((4, 4, 4, 3, 4)):
            grid.setColumnStretch(place, share)
        column.addLayout(grid)
        column.addWidget(self.card)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.main)
        row.addWidget(self.back)
        row.addStretch()
        column.addLayout(row)
