"""What is wrong with a field, as a sentence below the fields, and the field marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.domain.errors import BadInputError
from desktop_app.wording.errors import error_text
from ui.icons import Icon
from ui.typography import Letter
from ui.widgets.labels import Glyph, Text

if TYPE_CHECKING:
    from desktop_app.domain.errors import PermanenceError
    from desktop_app.wording.words import Words
    from ui.theme import Theme

MOST = "too_many_dates"


class FieldTrouble(QWidget):
    """A sentence on what cannot be; hidden while there is none."""

    def __init__(self, theme: Theme) -> None:
        """Say nothing yet."""
        super().__init__()
        self._said = Text(theme, "", Letter.BODY, colour="danger")
        self._said.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(Glyph(theme, Icon.CIRCLE_ALERT, colour="danger"))
        row.addWidget(self._said, 1)
        self.hide()

    @property
    def said(self) -> str:
        """What is wrong; nothing when it is hidden."""
        return "" if self.isHidden() else self._said.text()

    def tell(self, sentence: str) -> None:
        """Say what is wrong; without a sentence, lie hidden."""
        self._said.setText(sentence)
        self.setAccessibleName(sentence)
        self.setVisible(bool(sentence))


def wrong_said(words: Words, wrong: PermanenceError, *, by_rule: bool) -> str:
    """Why there is no preview, and what to do; ``by_rule`` where no date is chosen by hand."""
    if isinstance(wrong, BadInputError):
        known = {
            ("dates", MOST): words._("At most 400 dates within three years: shorten the period."),
            ("dates", "no_date"): words._("The rule gives no date in this period: change either.")
            if by_rule
            else words._("There is no date yet: add one."),
            ("until", "ends_before_it_starts"): words._("The last day is before the first date."),
            ("room", "missing"): words._("No room suits this workshop: choose one."),
        }
        return known.get((wrong.field_name, wrong.reason)) or error_text(words, wrong)
    return error_text(words, wrong)
