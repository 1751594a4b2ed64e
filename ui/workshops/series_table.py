"""Every date of a cycle before and after a change, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem

from desktop_app.wording.findings import finding_text
from desktop_app.wording.series_edits import own_said, place_noted, untouched_said
from desktop_app.wording.sheets import cause_of_skip
from desktop_app.wording.statuses import session_status_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.commands.series_previews import DatePreview
    from desktop_app.commands.session_state import SessionState
    from desktop_app.wording import Words
    from desktop_app.wording.names import Names
    from ui.theme import Theme

_NUMBER, _BEFORE, _AFTER, _FOUND = range(4)
_OPTION = "option"
_LEFT_OUT = frozenset({"cancelled", "skipped"})


class SeriesTable(QTableWidget):
    """A line for each date; those that change are bold, those that stay are quiet and say why."""

    def __init__(self, theme: Theme, words: Words) -> None:
        """Show nothing yet."""
        super().__init__(0, _FOUND + 1)
        self._theme = theme
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        heads = self.horizontalHeader()
        heads.setHighlightSections(False)
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        heads.setSectionResizeMode(_NUMBER, QHeaderView.ResizeMode.ResizeToContents)
        self.setAccessibleName(words._("Dates before and after"))
        self.setHorizontalHeaderLabels(
            [words._("N°"), words._("Before"), words._("After"), words._("What is found")]
        )

    def show_dates(self, dates: Sequence[DatePreview], words: Words, names: Names) -> None:
        """Show what becomes of every date."""
        self.setRowCount(len(dates))
        for row, one in enumerate(dates):
            changes = one.before != one.after
            for column, text in enumerate(texts_of(one, words, names)):
                item = QTableWidgetItem(text)
                if not changes:
                    item.setForeground(QBrush(self._theme.tokens.text3))
                elif column == _AFTER:
                    font = item.font()
                    font.setBold(True)
                    item.setFont(font)
                self.setItem(row, column, item)
        first = next((row for row, one in enumerate(dates) if one.before != one.after), 0)
        if dates:
            self.setCurrentCell(first, _NUMBER)
            self.scrollTo(self.currentIndex())


def texts_of(one: DatePreview, words: Words, names: Names) -> tuple[str, str, str, str]:
    """« 3 », « mar. 1er déc. 2026, 14:00–15:30, Salle Marronnier », what it becomes, findings."""
    number = "–" if one.after.number is None else f"{one.after.number}"
    before = words._("not there yet") if one.before is None else _noted(one.before, words, names)
    found = "\n".join(finding_text(words, each, names) for each in one.findings)
    return number, before, _becomes(one, words, names), found


def _becomes(one: DatePreview, words: Words, names: Names) -> str:
    if one.before == one.after:
        return (
            words._("as it is") if one.untouched is None else untouched_said(words, one.untouched)
        )
    said = _noted(one.after, words, names)
    if one.after.status == _OPTION and (one.before is None or one.before.status != _OPTION):
        said = f"{said}, {session_status_text(words, _OPTION)}"
    return f"{said} ({own_said(words, one.own)})" if one.own else said


def _noted(state: SessionState, words: Words, names: Names) -> str:
    where = place_noted(words, state.span, state.room, names)
    if state.status not in _LEFT_OUT:
        return where
    why = cause_of_skip(words, state.cause) if state.cause else ""
    return f"{where}, {why or session_status_text(words, state.status)}"
