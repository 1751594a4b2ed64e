"""The people of a call list, a line each, with what was noted, when and at which desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableWidget, QTableWidgetItem

from desktop_app.domain.calling import CallStatus
from desktop_app.wording.telephones import called_text
from ui.widgets.column_widths import FittedColumns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.readings.calls import CallLine
    from desktop_app.wording import Words
    from ui.theme import Theme

_NAME, _PHONE, _STATE = 0, 1, 3
_MARKS = {CallStatus.TOLD: "✓ ", CallStatus.MESSAGE_LEFT: "✓ ", CallStatus.UNREACHABLE: "× "}


class CallTable(QTableWidget):
    """One person is chosen; after a tick the next who is to be called is."""

    def __init__(self, theme: Theme, words: Words) -> None:
        """Show nobody yet."""
        super().__init__(0, 4)
        self._words = words
        self._people: tuple[CallLine, ...] = ()
        self._wanted = ""
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.sizes.control)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self.setAccessibleName(words._("Whom to call"))
        heads = (words._("Name"), words._("Telephone"), words._("Language"), words._("State"))
        self.setHorizontalHeaderLabels(list(heads))
        self._columns = FittedColumns(self, _NAME, (_PHONE, _STATE))

    @property
    def chosen(self) -> CallLine | None:
        """The person of the chosen line."""
        row = self.currentRow()
        return self._people[row] if 0 <= row < len(self._people) else None

    def show_people(self, people: Sequence[CallLine]) -> None:
        """List people; the chosen one stays so, or the one wanted after a tick."""
        kept = self._wanted or (self.chosen.code if self.chosen is not None else "")
        self._wanted, self._people = "", tuple(people)
        self.setRowCount(len(people))
        for row, one in enumerate(people):
            phone = one.phone or self._words._("none")
            name = called_text(self._words, one.name, one.through)
            texts = (name, phone, self._words.of(one.language), noted_said(self._words, one))
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                self.setItem(row, column, item)
        self._columns.fit()
        codes = [one.code for one in people]
        if people:
            pending = [at for at, one in enumerate(people) if one.status.is_pending]
            self.selectRow(codes.index(kept) if kept in codes else (pending or [0])[0])

    def want_next(self, code: str) -> None:
        """Choose, once the list is read again, who is to be called after somebody."""
        codes = [one.code for one in self._people]
        here = codes.index(code) if code in codes else -1
        order = [*self._people[here + 1 :], *self._people[:here]]
        pending = [one.code for one in order if one.status.is_pending]
        self._wanted = pending[0] if pending else code


def status_said(words: Words, status: CallStatus) -> str:
    """« prévenu », « message laissé », « injoignable », « à appeler »."""
    return {
        CallStatus.TOLD: words._("Told"),
        CallStatus.MESSAGE_LEFT: words._("Message left"),
        CallStatus.UNREACHABLE: words._("Unreachable"),
    }.get(status, words._("Still to call"))


def noted_said(words: Words, one: CallLine) -> str:
    """« ✓ Prévenu · Accueil, 24 nov. 11:12 »: what was noted, where and when."""
    said = f"{_MARKS.get(one.status, '')}{status_said(words, one.status)}"
    if one.called_at is None:
        return said
    day, hour = words.short_day(one.called_at.date()), words.hour(one.called_at)
    return f"{said} · {one.desk}, {day} {hour}"
