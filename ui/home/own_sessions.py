"""« Mes prochaines séances »: where somebody of the team is expected next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.wording.moments import hours_noted
from desktop_app.wording.names import capitalised
from desktop_app.wording.roles import role_words
from ui.home.list_card import let_go
from ui.typography import Letter
from ui.widgets.buttons import LinkButton
from ui.widgets.cards import Card
from ui.widgets.fields import ChoiceField
from ui.widgets.labels import ShortText, Text
from ui.widgets.trouble_line import TroubleLine

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop_app.readings.home import Own
    from desktop_app.readings.session_lines import SessionLine
    from desktop_app.wording import Words
    from ui.theme import Theme


class OwnSessions(QWidget):
    """A person of the team to choose, and a line for each of their next sessions."""

    worker_chosen = Signal(str)
    """The code of somebody, or nothing."""
    opened = Signal(object)
    """The SessionLine wanted on the schedule."""
    retry_asked = Signal()

    def __init__(self, theme: Theme, words: Words) -> None:
        """Offer nobody yet."""
        super().__init__()
        self.theme, self._words = theme, words
        self.lines: list[QWidget] = []
        self._own: Own | None = None
        self._sites: Mapping[str, str] = {}
        self._head = Text(theme, "", Letter.HEADING)
        self.who = ChoiceField(theme, "")
        self.who.setMaxVisibleItems(18)
        self._empty = Text(theme, "", Letter.CAPTION, colour="text2")
        self.trouble = TroubleLine(theme, words)
        self.trouble.retry_asked.connect(self.retry_asked)
        self._card = Card(theme)
        self._column = QVBoxLayout(self._card)
        self._column.setContentsMargins(14, 10, 14, 10)
        self._column.setSpacing(4)
        self._column.addWidget(self._empty)
        self._column.addWidget(self.trouble)
        top = QHBoxLayout()
        top.addWidget(self._head)
        top.addStretch()
        top.addWidget(self.who)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addLayout(top)
        whole.addWidget(self._card)
        self.who.activated.connect(lambda _at: self.worker_chosen.emit(self.who.currentData()))
        self.retranslate(words)

    def show_own(self, own: Own, sites: Mapping[str, str]) -> None:
        """Show the team, who is chosen, and what is next for them."""
        if (own, sites) == (self._own, self._sites):
            return
        self._own, self._sites = own, dict(sites)
        self._offer(own)
        let_go(self._column, self.lines)
        self.lines = [self._line(one) for one in own.sessions]
        for line in self.lines:
            self._column.addWidget(line)
        words = self._words
        self._card.setVisible(bool(own.worker))
        self._empty.setText(words._("Nothing is planned for them."))
        self._empty.setVisible(not own.sessions)

    def show_trouble(self, sentence: str) -> None:
        """Say why it could not be read."""
        self._card.show()
        self._empty.hide()
        self.trouble.tell(sentence)

    def retranslate(self, words: Words) -> None:
        """Say everything in another language when it is shown again."""
        self._words, self._own = words, None
        self._head.setText(words._("My next sessions"))
        self.who.setAccessibleName(words._("Whose next sessions"))
        self.trouble.retranslate(words)

    def _offer(self, own: Own) -> None:
        self.who.blockSignals(True)
        self.who.clear()
        self.who.addItem(self._words._("Choose a professional"), "")
        for one in own.team:
            role = capitalised(role_words(self._words, one.label))
            self.who.addItem(f"{one.name} · {role}" if one.name else role, one.code)
        self.who.setCurrentIndex(max(self.who.findData(own.worker), 0))
        self.who.blockSignals(False)

    def _line(self, session: SessionLine) -> QWidget:
        words = self._words
        when = f"{words.short_day(session.span.day)} {hours_noted(words, session.span)}"
        site = self._sites.get(session.site, session.site)
        where = f"{words.of(session.title)} · {words.of(session.room_name)}, {site}"
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        link = LinkButton(self.theme, when)
        link.setAccessibleName(f"{when}, {where}")
        link.clicked.connect(lambda: self.opened.emit(session))
        row.addWidget(link)
        row.addWidget(ShortText(self.theme, where, Letter.CAPTION), 1)
        line.setAccessibleName(f"{when}, {where}")
        return line
