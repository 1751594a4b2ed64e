"""« Deux versions »: the same fields changed here and at another desk, side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.wording.history import NOTHING
from desktop_app.wording.words import Words
from ui.dialogs.frame import Dialog
from ui.form.kept_note import NOTE, KeptNote, note_with
from ui.form.sayings import field_said, value_said
from ui.typography import Letter
from ui.widgets.buttons import Button, ButtonLook, LinkButton, Role
from ui.widgets.fields import EitherOr
from ui.widgets.flow_row import FlowRow
from ui.widgets.labels import Text
from ui.widgets.scrolled import Scrolled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.booking.sayings import Speaker
    from ui.form.entry import FormEntry
    from ui.theme import Theme

_WIDTH, _MARGIN = 680, 20
_LEAST_HEIGHT, _LINE = 210, 44


@dataclass(frozen=True, slots=True)
class FieldVersions:
    """A field both have changed, in words: as it was, as it is typed here, as it is there."""

    name: str
    title: str
    before: str
    here: str
    there: str


def versions_of(entry: FormEntry, speaker: Speaker) -> tuple[FieldVersions, ...]:
    """Every field that was changed on both sides, in the order of the form."""
    words = speaker.words
    return tuple(
        FieldVersions(
            name,
            field_said(words, name),
            *(value_said(speaker, name, one) for one in (entry.before, entry.typed, entry.seen)),
        )
        for name in entry.clash
    )


class _Value(Text):
    """The words beside an answer; a click on them answers too."""

    def __init__(self, theme: Theme, said: str, answer: EitherOr) -> None:
        super().__init__(theme, said)
        self._answer = answer
        self.setWordWrap(True)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """See QWidget."""
        self._answer.setChecked(True)
        super().mousePressEvent(event)


class VersionsDialog(Dialog):
    """Asks which version of each field is kept; Escape goes back to the form as it was."""

    chosen = Signal(object, object)
    """The names of the fields taken from the other desk, and the note wanted; None as it is."""

    def __init__(self, theme: Theme, words: Words, parent: QWidget) -> None:
        """Stay hidden until `ask`."""
        super().__init__(theme, parent)
        self._theme, self._words = theme, words
        self._versions: Sequence[FieldVersions] = ()
        self._kept = ""
        self.grow_with_contents()
        self.title = Text(theme, "", Letter.DIALOG_TITLE)
        self.about = Text(theme, "", Letter.BODY, colour="text2")
        self.about.setWordWrap(True)
        self.here: dict[str, EitherOr] = {}
        self.there: dict[str, EitherOr] = {}
        self.safe = LinkButton(theme, "")
        self.mine = Button(theme, "", ButtonLook())
        self.theirs = Button(theme, "", ButtonLook())
        self.combine = Button(theme, "", ButtonLook(Role.PRIMARY))
        self.note = KeptNote(theme, words)
        self._grid = QGridLayout()
        self._lay_out()
        self.note.changed.connect(self._allow)
        self.safe.clicked.connect(self.reject)
        self.mine.clicked.connect(lambda: self._take(frozenset()))
        self.theirs.clicked.connect(lambda: self._take(frozenset(self.there)))
        self.combine.clicked.connect(lambda: self._take(self.taken_from_there))

    @property
    def taken_from_there(self) -> frozenset[str]:
        """The fields whose other version is marked."""
        return frozenset(name for name, answer in self.there.items() if answer.isChecked())

    def ask(self, desk: str, versions: Sequence[FieldVersions], note: str) -> None:
        """Ask about some fields that ``desk`` has changed too; nothing when it is not known.

        Args:
            desk: the other one.
            versions: of each field that both have changed.
            note: of the session, when it is none of them.
        """
        words, self._versions, self._kept = self._words, versions, note
        self.setWindowTitle(words._("Two versions"))
        self.setAccessibleName(words._("Two versions"))
        self.title.setText(words._("Two versions"))
        said = words._("Somebody changed {fields} while you were editing.")
        if desk:
            said = words._("Desk {desk} changed {fields} while you were editing.")
        fields = ", ".join(one.title for one in versions)
        still = words._("Nothing is saved before you choose.")
        self.about.setText(f"{said.format(desk=desk, fields=fields)} {still}")
        self.safe.say(words._("Back to the form"))
        self.mine.say(words._("Keep mine"))
        self.theirs.say(words._("Take the other"))
        self.combine.say(words._("Combine"))
        self.combine.setToolTip(words._("Save what is marked for each field"))
        self._show_heads()
        for line, one in enumerate(versions, start=1):
            self._show_field(line, one)
        self._write_note()
        self.take_size(QSize(_WIDTH, _LEAST_HEIGHT + _LINE * len(versions)))
        self.open()
        first = self.here[versions[0].name]
        first.setFocus(Qt.FocusReason.PopupFocusReason)

    def _take(self, names: frozenset[str]) -> None:
        """Answer, unless what gives way makes a note that is too long: it is then shown."""
        for name in self.here:
            (self.there if name in names else self.here)[name].setChecked(True)
        if not self.note.is_too_long:
            self.accept()
            self.chosen.emit(names, self.note.note)

    def _write_note(self) -> None:
        """Propose the note with what was typed here in the fields that give way now."""
        taken, kept = self.taken_from_there, self._kept
        for one in self._versions:
            if one.name == NOTE:
                kept = one.there if NOTE in taken else one.here
        giving_way = [one for one in self._versions if one.name in taken]
        self.note.propose(note_with(self._words, "" if kept == NOTHING else kept, giving_way))

    def _allow(self) -> None:
        self.combine.setEnabled(not self.note.is_too_long)

    def _show_heads(self) -> None:
        words = self._words
        heads = (words._("Before"), words._("Here"), words._("There"))
        for column, said in enumerate(heads, start=1):
            self._grid.addWidget(Text(self._theme, said, Letter.TITLE), 0, column)

    def _show_field(self, line: int, one: FieldVersions) -> None:
        """A field with its three values; what was typed here is marked first."""
        words, group = self._words, QButtonGroup(self)
        before = Text(self._theme, one.before, Letter.BODY, colour="text3")
        title = Text(self._theme, one.title, Letter.BODY, colour="text2")
        self._grid.addWidget(title, line, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(before, line, 1, Qt.AlignmentFlag.AlignTop)
        before.setWordWrap(True)
        sides = ((self.here, words._("Here"), one.here), (self.there, words._("There"), one.there))
        for column, (answers, side, value) in enumerate(sides, start=2):
            answer = EitherOr(self._theme, "")
            answer.setAccessibleName(f"{one.title}, {side}: {value}")
            said = _Value(self._theme, value, answer)
            answer.toggled.connect(self._write_note)
            group.addButton(answer)
            answers[one.name] = answer
            cell = QHBoxLayout()
            cell.setSpacing(6)
            cell.addWidget(answer, 0, Qt.AlignmentFlag.AlignTop)
            cell.addWidget(said, 1)
            self._grid.addLayout(cell, line, column)
        self.here[one.name].setChecked(True)

    def _lay_out(self) -> None:
        inside = QWidget()
        told = QVBoxLayout(inside)
        told.setContentsMargins(0, 0, 0, 0)
        told.setSpacing(12)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(10)
        for place in (1, 2, 3):
            self._grid.setColumnStretch(place, 1)
        told.addWidget(self.about)
        told.addLayout(self._grid)
        told.addWidget(self.note)
        told.addStretch()
        column = QVBoxLayout(self.card)
        column.setContentsMargins(_MARGIN, _MARGIN - 4, _MARGIN, _MARGIN - 4)
        column.setSpacing(12)
        column.addWidget(self.title)
        column.addWidget(Scrolled(inside), 1)
        answers = (self.mine, self.theirs, self.combine)
        column.addWidget(FlowRow((self.safe, *answers), at_end=answers))
