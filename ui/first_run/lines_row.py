"""Several things typed or pasted, one a line, with what is read of them below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

from ui.settings.rows import Row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.domain.typed_places import Unread
    from desktop_app.wording import Words
    from ui.theme import Theme

_LINES = 5
_MOST_SAID = 3


class LinesRow(Row):
    """A field of several lines; Tab leaves it, tabs that are pasted stay."""

    typed = Signal()

    def __init__(self, theme: Theme, code: str) -> None:
        """Show nothing yet."""
        self.field = QPlainTextEdit()
        self.field.setTabChangesFocus(True)
        self.field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        super().__init__(theme, code, self.field)
        self.field.textChanged.connect(self.typed)
        self._grow()
        theme.changed.connect(self._grow)

    @property
    def value(self) -> str:
        """See Row."""
        return self.field.toPlainText()

    def show_value(self, value: str) -> None:
        """See Row."""
        if value != self.value:
            self.field.setPlainText(value)

    def tell(self, read: str, unread: Sequence[Unread], words: Words) -> None:
        """Say below the field what was read, or which lines could not be."""
        if not unread:
            self.settle()
            self._hint = read
            self._tell()
            return
        said = [_unread_said(one, words) for one in unread[:_MOST_SAID]]
        self.refuse("\n".join(said))

    def _grow(self) -> None:
        line = self.field.fontMetrics().lineSpacing()
        self.field.setFixedHeight(_LINES * line + 16)


def _unread_said(one: Unread, words: Words) -> str:
    reasons = {
        "missing": words._("the name is missing"),
        "not_a_name": words._("this name cannot be kept"),
        "twice": words._("this name is there twice"),
        "capacity": words._("the second cell is not a number of people"),
    }
    said = words._("Line {line} “{text}”: {reason}.")
    return said.format(line=one.line, text=one.text, reason=reasons[one.reason])
