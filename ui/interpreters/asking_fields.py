"""Asking an agency: which one, how somebody comes, what to tell it, and who was told."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_app.domain.interpreter_offers import MODES
from desktop_app.domain.interpreters import OrderStatus, latest_order_time, order_in_time
from desktop_app.wording.moments import moment_said
from desktop_app.wording.names import capitalised, named
from desktop_app.wording.order_messages import Matter
from ui.interpreters.act_fields import ActFields, code_of, offer
from ui.interpreters.message_card import MessageCard
from ui.interpreters.telling import call_of, heading_of, texts_of
from ui.widgets.fields import Tick

if TYPE_CHECKING:
    from desktop_app.commands.act import Command
    from desktop_app.wording import Words
    from ui.interpreters.rows import DeskRow, Seen
    from ui.theme import Theme

_AT_HAND = "phone"


def modes_said(words: Words, mode: str) -> str:
    """« Téléphone, tout de suite », « Téléphone, sur rendez-vous »: they have other terms."""
    known = {
        "on_site": words._("On site"),
        "video": words._("Video"),
        "phone": words._("Phone, at once"),
        "phone_scheduled": words._("Phone, by appointment"),
    }
    return known.get(mode, mode)


class AskFields(ActFields):
    """An agency that has somebody for the language; too late is said, and possible."""

    def __init__(self, theme: Theme, words: Words, row: DeskRow, seen: Seen) -> None:
        """Ask the agency of the order in its mode, where it has them."""
        super().__init__(theme, words)
        self._row, self._seen = row, seen
        again = row.line.status is OrderStatus.TO_RECONFIRM
        self.title = words._("Ask the agency again") if again else words._("Ask the agency")
        self.verb, self.done = words._("They are asked"), words._("Noted: the agency is asked.")
        order, scene = row.line.order, seen.desk.scene
        modes = [
            (mode, modes_said(words, mode))
            for mode in MODES
            if scene.who_interprets(row.line.language, mode)
        ]
        self.mode = self.choice(
            words._("How the interpreter comes"), modes, "" if order is None else order.mode
        )
        self.agency = self.choice(words._("Interpreting agency"), [], "")
        self.urgent = Tick(theme, words._("The agency takes it all the same, as urgent"))
        self.told = self.told_line()
        self.message = MessageCard(theme, words)
        self.column.insertWidget(0, self.message)
        self.column.addWidget(self.urgent)
        self.urgent.toggled.connect(lambda _on: self.changed.emit())
        self.mode.currentIndexChanged.connect(lambda _place: self._offer_agencies())
        self.agency.currentIndexChanged.connect(lambda _place: self._show())
        self._offer_agencies()

    def begin_by_phone(self) -> None:
        """Offer the telephone first."""
        self.title = self.words._("Switch to the phone")
        places = [self.mode.findData(mode) for mode in (_AT_HAND, "phone_scheduled")]
        self.mode.setCurrentIndex(next((place for place in places if place >= 0), 0))

    @property
    def consequence(self) -> str:
        """See ActFields."""
        words, line = self.words, self._row.line
        terms = self._seen.desk.scene.terms_of(code_of(self.agency), code_of(self.mode))
        if not self.mode.count():
            return words._("No agency interprets this language.")
        if terms is None or not self._is_late:
            return self._former_said()
        return words._("The agency wanted to be asked before {moment}: ask whether it can.").format(
            moment=moment_said(words, latest_order_time(line.span.start, terms))
        )

    @property
    def costs(self) -> bool:
        """See ActFields."""
        return self._is_late

    @property
    def missing(self) -> str:
        """See ActFields."""
        if not self.mode.count():
            return self.consequence
        if self._is_late and not self.urgent.isChecked():
            return self.words._("Say that the agency takes it as urgent.")
        return ""

    def act(self) -> Command:
        """See ActFields."""
        from desktop_app.commands.orders import OrderInterpreter  # noqa: PLC0415 - data layer

        line = self._row.line
        return OrderInterpreter(
            subject=line.code,
            language=line.language,
            mode=code_of(self.mode),
            agency=code_of(self.agency),
            urgent=self._is_late,
            told=self.told.text().strip(),
            again=line.status is OrderStatus.REQUESTED,
        )

    @property
    def _is_elsewhere(self) -> bool:
        """Whether another agency is asked, or for another way of coming, than before."""
        order = self._row.line.order
        asked = (code_of(self.mode), code_of(self.agency))
        return order is not None and (order.mode, order.agency) != asked

    def _former_said(self) -> str:
        """Whom to tell that they are not needed any more."""
        line = self._row.line
        if line.order is None or line.status is not OrderStatus.REQUESTED or not self._is_elsewhere:
            return ""
        said = self.words._("{agency} is to be told too: nobody has to come any more.")
        return said.format(
            agency=capitalised(named(self.words, line.order.agency, self._seen.names))
        )

    @property
    def _is_late(self) -> bool:
        terms = self._seen.desk.scene.terms_of(code_of(self.agency), code_of(self.mode))
        start = self._row.line.span.start
        return terms is not None and not order_in_time(self._seen.now, start, terms)

    def _offer_agencies(self) -> None:
        line, scene = self._row.line, self._seen.desk.scene
        found = scene.who_interprets(line.language, code_of(self.mode))
        codes = dict.fromkeys(one.agency for one in found)
        offered = [(code, capitalised(named(self.words, code, self._seen.names))) for code in codes]
        before = code_of(self.agency) or ("" if line.order is None else line.order.agency)
        offer(self.agency, offered, before)
        self._show()

    def _show(self) -> None:
        call = call_of(self._row, self._seen, code_of(self.mode))
        if call is not None and self._is_elsewhere:
            call = replace(call, matter=Matter.ASK, until=None)
        self.urgent.setVisible(self._is_late)
        if call is None or not self.mode.count():
            self.message.tell("", "", "")
        else:
            heading = heading_of(call.matter, self.words)
            self.message.tell(heading, *texts_of(call, self._seen.now))
        self.changed.emit()


class ChaseFields(ActFields):
    """What to tell an agency that has not answered, and who was told."""

    def __init__(self, theme: Theme, words: Words, row: DeskRow, seen: Seen) -> None:
        """Show what to tell it."""
        super().__init__(theme, words)
        self._row = row
        self.title, self.verb = words._("Chase the agency"), words._("They are chased")
        self.done = words._("Noted: the agency is chased.")
        self.told = self.told_line()
        self.message = MessageCard(theme, words)
        call = call_of(row, seen)
        if call is not None:
            self.message.tell(heading_of(call.matter, words), *texts_of(call, seen.now))
        self.column.insertWidget(0, self.message)

    def act(self) -> Command:
        """See ActFields."""
        from desktop_app.commands.orders import OrderInterpreter  # noqa: PLC0415 - data layer

        line = self._row.line
        told = self.told.text().strip() or self.words._("chased")
        return OrderInterpreter(line.code, line.language, told=told, again=True)
