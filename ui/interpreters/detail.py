"""The chosen order: its deadline, the terms, what to tell the agency, what can be done."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.wording.moments import hours_noted
from desktop_app.wording.names import capitalised, named
from ui.icons import Icon
from ui.interpreters.deadline_card import DeadlineCard
from ui.interpreters.doings import Does, act_said
from ui.interpreters.message_card import MessageCard
from ui.interpreters.telling import (
    call_of,
    facts_of,
    heading_of,
    steps_of,
    texts_of,
    told_of,
)
from ui.typography import Letter
from ui.widgets.buttons import Button, ButtonLook, IconButton, Role
from ui.widgets.flow_row import FlowRow
from ui.widgets.labels import Glyph, ShortText, Text
from ui.widgets.marks import LanguageMark
from ui.widgets.pills import LanguageTag
from ui.widgets.scrolled import Modest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.readings.order_details import OrderDetail
    from desktop_app.wording import Words
    from ui.interpreters.rows import DeskRow, Seen
    from ui.theme import Theme

_EDGE, _MOST_STEPS = 16, 6
_ICONS = {
    Does.ASK: Icon.SEND,
    Does.CONFIRM: Icon.CHECK,
    Does.CHASE: Icon.BELL,
    Does.PHONE: Icon.PHONE,
    Does.REFUSE: Icon.X,
    Does.CANCEL: Icon.CALENDAR_X,
    Does.RECORD: Icon.CLIPBOARD_CHECK,
    Does.INVOICE: Icon.FILE_TEXT,
}
KEYS = {Does.CONFIRM: "C", Does.CHASE: "R", Does.PHONE: "T", Does.ASK: "D"}
"""The letter that does it while the list has the focus."""


class OrderDetailPane(QWidget):
    """Shows one order; its buttons do what its line can do."""

    acted = Signal(object)
    """A Does."""
    closed = Signal()

    def __init__(self, theme: Theme, words: Words) -> None:
        """Show nothing yet."""
        super().__init__()
        self.theme = theme
        self._steps: tuple[str, ...] = ()
        self.buttons: dict[Does, Button] = {}
        self._tag = QWidget()
        self._about = ShortText(theme, "", Letter.CAPTION, colour="text2")
        self.cross = IconButton(theme, Icon.X, "")
        self.title = Text(theme, "", Letter.PANEL_TITLE)
        self.when = Text(theme, "", Letter.BODY, colour="text2")
        self.deadline, self.message = DeadlineCard(theme), MessageCard(theme, words)
        self.hint = Text(theme, "", Letter.CAPTION, colour="ok")
        self._history = Text(theme, "", Letter.STRONG)
        self.steps = Text(theme, "", Letter.CAPTION, colour="text2")
        self._facts, self._foot = QVBoxLayout(), QVBoxLayout()
        self._head = QHBoxLayout()
        self._body, self._faces = QWidget(), QStackedWidget()
        self._lay_out()
        self.cross.clicked.connect(self.closed)
        self.retranslate(words)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Show no order."""
        self._faces.setCurrentIndex(0)

    def show_row(self, row: DeskRow, seen: Seen, detail: OrderDetail | None) -> None:
        """Show an order, with what was read of it besides."""
        words = seen.words
        self._faces.setCurrentWidget(self._body)
        self._show_head(row, seen)
        self.deadline.tell(told_of(row, seen, detail))
        self._show_facts(facts_of(row, seen, detail))
        call = call_of(row, seen)
        if call is None:
            self.message.tell("", "", "")
        else:
            self.message.tell(heading_of(call.matter, words), *texts_of(call, seen.now))
        self.hint.setText(_hint(row, seen))
        self.hint.setVisible(bool(self.hint.text()))
        told = [] if detail is None else steps_of(detail, seen)
        self._history.setVisible(bool(told))
        self.steps.setVisible(bool(told))
        self.steps.setText("\n".join(told[:_MOST_STEPS]))
        self._show_buttons(row, words)

    def retranslate(self, words: Words) -> None:
        """Say the frame in another language; the order is shown again."""
        self.setAccessibleName(words._("Request"))
        self.cross.say(words._("Close"))
        self._history.setText(words._("Who told whom"))
        self.message.retranslate(words)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See QWidget."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.tokens.surface)
        painter.fillRect(0, 0, 1, self.height(), self.theme.tokens.line2)
        painter.end()

    def _show_head(self, row: DeskRow, seen: Seen) -> None:
        words, line = seen.words, row.line
        mark = LanguageMark(line.language.upper(), row.confirmed)
        said = capitalised(row.language)
        tag = LanguageTag(self.theme, mark, said)
        self._head.replaceWidget(self._tag, tag)
        self._tag.hide()
        self._tag.deleteLater()
        self._tag = tag
        self._about.say(f"{said} · {row.mode}")
        self.title.setText(row.title)
        subject = line.session or line.appointment
        site = "" if subject is None else named(words, subject.site, seen.names)
        day = words.in_year(seen.now.year).near_day(line.span.day)
        if line.span.day == seen.now.date():
            day = words._("Today")
        hours = hours_noted(words, line.span)
        places = ", ".join(part for part in (row.place, site) if part)
        about = (f"{capitalised(day)} {hours}", places)
        self.when.setText(" · ".join(part for part in about if part))

    def _show_facts(self, facts: Sequence[tuple[Icon, str, str]]) -> None:
        while (item := self._facts.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for icon, label, value in facts:
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(8)
            row.addWidget(Glyph(self.theme, icon))
            row.addWidget(ShortText(self.theme, label, Letter.BODY), 1)
            row.addWidget(Text(self.theme, value, Letter.CAPTION, colour="text2"))
            self._facts.addWidget(line)

    def _show_buttons(self, row: DeskRow, words: Words) -> None:
        """Show what can be done; the first wears its letter and is as wide as the pane."""
        focused = next((does for does, one in self.buttons.items() if one.hasFocus()), None)
        while (item := self._foot.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self.buttons = {}
        for place, does in enumerate(row.does):
            first = not place
            role = Role.PRIMARY if first and does is not Does.CANCEL else Role.SECONDARY
            keys, padding = (KEYS.get(does, ""), 12) if first else ("", 8)
            look = ButtonLook(role, _ICONS[does], keys, tall=first, padding=padding)
            button = Button(self.theme, act_said(words, does, row.line.status), look)
            button.clicked.connect(partial(self._act, does))
            self.buttons[does] = button
        made = list(self.buttons.values())
        if made:
            self._foot.addWidget(FlowRow(made[:1], fills=True))
        if made[1:]:
            self._foot.addWidget(FlowRow(made[1:], gap=8))
        if focused in self.buttons:
            self.buttons[focused].setFocus(Qt.FocusReason.OtherFocusReason)

    def _act(self, does: Does, _on: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's signal
        self.acted.emit(does)

    def _lay_out(self) -> None:
        for text in (self.title, self.when, self.steps, self.hint):
            text.setWordWrap(True)
        self._head.setSpacing(8)
        self._head.addWidget(self._tag)
        self._head.addWidget(self._about, 1)
        self._head.addWidget(self.cross)
        self._facts.setSpacing(7)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(_EDGE - 1, 10, _EDGE, 8)
        column.setSpacing(8)
        column.addLayout(self._head)
        column.addWidget(self.title)
        column.addWidget(self.when)
        column.addWidget(self.deadline)
        column.addLayout(self._facts)
        column.addWidget(self.message)
        column.addWidget(self._history)
        column.addWidget(self.steps)
        column.addStretch(1)
        whole = QVBoxLayout(self._body)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(Modest(inside), 1)
        whole.addWidget(self._foot_below())
        parts = QVBoxLayout(self)
        parts.setContentsMargins(1, 0, 0, 0)
        self._faces.addWidget(QWidget())
        self._faces.addWidget(self._body)
        parts.addWidget(self._faces)

    def _foot_below(self) -> QWidget:
        """The actions, which stay at the bottom whatever scrolls above them."""
        foot = QWidget()
        self._foot.setSpacing(8)
        below = QVBoxLayout(foot)
        below.setContentsMargins(_EDGE - 1, 4, _EDGE, 12)
        below.setSpacing(8)
        below.addWidget(self.hint)
        below.addLayout(self._foot)
        return foot


def _hint(row: DeskRow, seen: Seen) -> str:
    """Whether somebody interprets the language on the telephone, where that is another way."""
    if Does.PHONE not in row.does:
        return ""
    if not seen.desk.scene.who_interprets(row.line.language, "phone"):
        return ""
    said = seen.words._("Phone: {language} on call, at once")
    return said.format(language=row.language)
