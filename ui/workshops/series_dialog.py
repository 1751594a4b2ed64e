"""Changing dates of a cycle: what is asked, every date before and after, and one button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.wording.series_edits import changed_said
from ui.dialogs.attempt import Asking, failure_text
from ui.dialogs.frame import Dialog
from ui.dialogs.reason_field import ReasonField
from ui.icons import Icon
from ui.typography import Letter
from ui.way_back import WayBack
from ui.widgets.buttons import Button, ButtonLook, Role
from ui.widgets.labels import Text
from ui.widgets.misread import goes_to_misread
from ui.workshops.series_reader import SeriesReader, SeriesSeen
from ui.workshops.series_table import SeriesTable

if TYPE_CHECKING:
    from desktop_app.commands.act import Command, Outcome
    from desktop_app.wording import Words
    from ui.desk import Desk
    from ui.theme import Theme
    from ui.workshops.series_fields import SeriesFields

_SIZE, _MARGIN = QSize(980, 560), 20
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SeriesDialog(Dialog):
    """Nothing is written before the button is pressed; afterwards Ctrl+Z takes it back."""

    undoable = Signal(str, object)
    """A sentence on what was done, and what takes it back when it is called."""

    def __init__(self, desk: Desk, theme: Theme, words: Words, parent: QWidget) -> None:
        """Stay hidden until `ask`."""
        super().__init__(theme, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk, self._theme, self._words = desk, theme, words
        self.fields: SeriesFields | None = None
        self.seen: SeriesSeen | None = None
        self.refused: Exception | None = None
        self._reader = SeriesReader(desk, self)
        self._reader.answered.connect(self._take)
        self._asking = Asking(desk, self)
        self._asking.succeeded.connect(self._done)
        self._asking.refused.connect(self._refuse)
        self._asking.waiting.connect(lambda _waiting: self._allow())
        desk.changed.connect(self._hear)
        self.title = Text(theme, "", Letter.DIALOG_TITLE)
        self.about = Text(theme, "", Letter.BODY, colour="text2")
        self.table = SeriesTable(theme, words)
        self.said = Text(theme, "", Letter.BODY)
        self.reason = ReasonField(theme)
        self.note = Text(theme, words._("Nothing is written yet."), Letter.CAPTION, colour="text3")
        self.go = Button(theme, "", ButtonLook(Role.PRIMARY, Icon.CHECK))
        self.safe = Button(theme, words._("Change nothing"))
        self.go.clicked.connect(self._save)
        self.safe.clicked.connect(self.reject)
        self.reason.changed.connect(self._allow)
        self.reason.hide()

    def ask(self, title: str, about: str, fields: SeriesFields) -> None:
        """Ask what `fields` offer about a cycle, and show what it would do."""
        words, self.fields = self._words, fields
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.title.setText(title)
        self.about.setText(about)
        self.reason.retranslate(
            words,
            (words._("agreed with those concerned"), words._("the place is opened for it")),
        )
        fields.changed.connect(self.look)
        self._lay_out(fields)
        self.take_size(_SIZE)
        self.open()
        fields.enter()
        self.look()

    def look(self) -> None:
        """Ask what is asked for would do."""
        fields = self.fields
        act = None if fields is None or fields.mistake else fields.act(self._keeping)
        if act is not None:
            self._reader.ask(act)
        elif fields is not None:
            self._show_nothing(fields.mistake, fields.missing)
        self._allow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See QDialog: Enter in a field is no answer."""
        if Qt.Key(event.key()) not in _ENTER:
            super().keyPressEvent(event)

    def _hear(self, _change: object) -> None:
        """Another act was done, here or elsewhere: what is seen may be otherwise by now."""
        if self.isVisible():
            self.look()

    @property
    def _changes_cycle(self) -> bool:
        return self.fields is not None and self.fields.changes_cycle

    @property
    def _keeping(self) -> str:
        return self.reason.reason if not self.reason.isHidden() else ""

    def _show_nothing(self, mistake: str, missing: str) -> None:
        """Say what is wrong, or what is missing; nothing is asked for meanwhile."""
        self.seen = None
        self.table.setRowCount(0)
        self.said.setText(mistake or missing)
        self.said.wear(Letter.BODY, "danger" if mistake else "text2")

    def _take(self, seen: SeriesSeen) -> None:
        if self.fields is not None and self.fields.mistake:
            return  # asked before something was typed that cannot be read
        self.seen = seen
        opened = self._desk.open_desk
        names = {} if opened is None else opened.names
        self.table.show_dates(seen.dates, self._words, names)
        kept = _kept_by_hand()
        by_hand = any(found.code in kept and found.keepable for found in seen.conflicts)
        self.reason.setVisible(by_hand and self.fields is not None and self.fields.may_keep)
        self._say(seen)
        self._allow()

    def _say(self, seen: SeriesSeen) -> None:
        if seen.error is not None:
            self._tell(failure_text(self._words, seen.error))
            return
        count = len(seen.changing)
        said = changed_said(self._words, count)
        if not count:
            said = self._words._("No date changes.")
            if self._changes_cycle:
                said += " " + self._words._("Dates planned later follow it.")
        refused = seen.refuses(self._kept())
        if refused and not self.reason.isHidden() and not seen.refuses(_kept_by_hand()):
            said += " " + self._words._("Say why the dates are held all the same.")
        elif refused:
            said += " " + self._words._("A conflict stands: choose otherwise.")
        self.said.setText(said)
        self.said.wear(Letter.BODY, "danger" if refused else "text")

    def _tell(self, sentence: str) -> None:
        self.said.setText(sentence)
        self.said.wear(Letter.BODY, "danger")

    def _kept(self) -> frozenset[str]:
        return _kept_by_hand() if self._keeping else frozenset()

    def _allow(self) -> None:
        seen = self.seen
        count = 0 if seen is None else len(seen.changing)
        words = self._words
        said = words.ngettext("Change {count} date", "Change {count} dates", count)
        if not count and self._changes_cycle:
            said = words._("Change the cycle")
        self.go.say(said.format(count=count))
        possible = seen is not None and seen.error is None and not seen.refuses(self._kept())
        asked = count or self._changes_cycle
        self.go.setEnabled(bool(possible and asked and not self._asking.is_waiting))

    def _save(self) -> None:
        if goes_to_misread(self, self._words):
            return
        act = None if self.fields is None else self.fields.act(self._keeping)
        if act is not None and self.seen is not None:
            self.refused = None
            command: Command = act
            self._asking.ask(command)

    def _done(self, outcome: Outcome) -> None:
        count = 0 if self.seen is None else len(self.seen.changing)
        said = self._words.ngettext("{count} date changed.", "{count} dates changed.", count)
        if not count:
            said = self._words._("The cycle is changed; none of its dates is.")
        self.undoable.emit(said.format(count=count), WayBack.of(self._desk, outcome))
        self.accept()

    def _refuse(self, error: Exception) -> None:
        self.refused = error
        self._tell(failure_text(self._words, error))
        self._allow()

    def _lay_out(self, fields: SeriesFields) -> None:
        column = QVBoxLayout(self.card)
        column.setContentsMargins(_MARGIN, _MARGIN - 4, _MARGIN, _MARGIN - 4)
        column.setSpacing(10)
        for text in (self.title, self.about, self.said):
            text.setWordWrap(True)
        for piece in (self.title, self.about, fields):
            column.addWidget(piece)
        column.addWidget(self.table, 1)
        column.addWidget(self.said)
        column.addWidget(self.reason)
        buttons = QHBoxLayout()
        buttons.addWidget(self.note)
        buttons.addStretch()
        buttons.addWidget(self.safe)
        buttons.addWidget(self.go)
        column.addLayout(buttons)


def _kept_by_hand() -> frozenset[str]:
    """The conflicts with the calendar, which somebody may keep with a reason."""
    from desktop_app.commands.cycles import KEPT_BY_HAND  # noqa: PLC0415 - the data layer

    return frozenset(KEPT_BY_HAND)
