"""Those who have a place and those who wait, one line each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem

from desktop_app.wording.ranks import rank_said
from desktop_app.wording.telephones import called_text
from ui.enrolment.sayings import masked_phone, name_said, passed_said

if TYPE_CHECKING:
    from desktop_app.readings.enrolment import EnrolmentReading, Listed
    from desktop_app.wording.words import Words
    from ui.theme import Theme

_REMOVING = Qt.Key.Key_Delete
_COLUMNS = 6


class PeopleTable(QTableWidget):
    """The enrolled in order, then those who wait in theirs; Delete withdraws the line."""

    withdrawing = Signal()
    """The line is to be withdrawn."""

    def __init__(self, theme: Theme, words: Words) -> None:
        """Show nobody yet."""
        super().__init__(0, _COLUMNS)
        self._theme, self._words = theme, words
        self._people: tuple[Listed, ...] = ()
        self._wanted, self._is_shown_only = "", False
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.sizes.control - 4)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self.horizontalHeader().setHighlightSections(False)
        self.retranslate(words)

    @property
    def chosen(self) -> Listed | None:
        """Who is on the line that is chosen."""
        row = self.currentRow()
        return self._people[row] if 0 <= row < len(self._people) else None

    @property
    def picked(self) -> Listed | None:
        """Who was chosen by hand: what takes somebody off waits for that."""
        return None if self._is_shown_only else self.chosen

    def want(self, code: str) -> None:
        """Show, once the list is read again, the line of who has just joined."""
        self._wanted = code

    def retranslate(self, words: Words) -> None:
        """Say the heads of the columns in another language."""
        self._words = words
        self.setAccessibleName(words._("Enrolled and waiting"))
        heads = (
            words._("N°"),
            words._("Name"),
            words._("Born"),
            words._("Telephone"),
            words._("Language"),
            words._("Place"),
        )
        self.setHorizontalHeaderLabels(list(heads))

    def show_people(self, reading: EnrolmentReading, *, masked: bool) -> None:
        """Show the people of a session; whoever was chosen stays so."""
        before, row = self.chosen, self.currentRow()
        self._people = (*reading.enrolled, *reading.waiting)
        self.setRowCount(len(self._people))
        for place, one in enumerate(self._people):
            for column, text in enumerate(self._texts(one, place, reading, masked=masked)):
                self.setItem(place, column, QTableWidgetItem(text))
        codes = [one.person.code for one in self._people]
        wanted, self._wanted = self._wanted, ""
        if wanted in codes:
            self._is_shown_only = True
            self.setCurrentCell(codes.index(wanted), 0)
        elif before is not None and before.person.code in codes:
            self.setCurrentCell(codes.index(before.person.code), 0)
        elif codes and row >= 0:
            self.setCurrentCell(min(row, len(codes) - 1), 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See QWidget."""
        self._take_in_hand()
        if event.key() == _REMOVING and self.chosen is not None:
            self.withdrawing.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """See QWidget."""
        self._take_in_hand()
        super().mousePressEvent(event)

    def _take_in_hand(self) -> None:
        if self._is_shown_only:
            self._is_shown_only = False
            self.itemSelectionChanged.emit()

    def _texts(
        self, one: Listed, place: int, reading: EnrolmentReading, *, masked: bool
    ) -> tuple[str, ...]:
        words, person = self._words, one.person
        language = reading.languages.get(person.language)
        return (
            str(place + 1) if not one.waiting else "",
            called_text(words, name_said(person, masked=masked), "" if masked else one.through),
            str(person.birth_year or ""),
            masked_phone(one.phone) if masked else one.phone,
            words.of(language) if language is not None else "",
            self._place(one, reading),
        )

    def _place(self, one: Listed, reading: EnrolmentReading) -> str:
        words = self._words
        parts = [words._("enrolled")]
        if one.waiting:
            parts = [words._("waiting, {rank}").format(rank=rank_said(words, one.rank or 1))]
        if one.passed:
            parts.append(passed_said(words, one.passed))
        if reading.line.cycle and one.subject != reading.line.cycle:
            parts.append(words._("this date alone"))
        return " · ".join(parts)
