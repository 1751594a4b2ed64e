"""What an agency answered, and what became of an order: promised, refused, cancelled, done."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.domain.interpreters import OrderStatus
from desktop_app.wording.orders import money
from ui.booking.fields import TimeField
from ui.interpreters.act_fields import ActFields, code_of
from ui.interpreters.telling import billed_now
from ui.widgets.fields import EitherOr

if TYPE_CHECKING:
    from desktop_app.commands.act import Command
    from desktop_app.readings.orders import OrderLine
    from desktop_app.wording import Words
    from ui.interpreters.rows import DeskRow, Seen
    from ui.theme import Theme

_CENTS = 2
"""Figures behind the point of an amount."""


def order_of(row: DeskRow) -> OrderLine:
    """The order of a line.

    Raises:
        ValueError: nobody was asked yet.
    """
    if row.line.order is None:
        raise ValueError("nobody was asked yet")
    return row.line.order


class ConfirmFields(ActFields):
    """Who comes, by name or by the agency's reference, and who said so."""

    def __init__(self, theme: Theme, words: Words, row: DeskRow, seen: Seen) -> None:
        """Offer those of the agency who interpret the language so."""
        super().__init__(theme, words)
        self._order = order_of(row)
        self.title, self.verb = words._("The agency promises"), words._("It is confirmed")
        self.done = words._("Noted: the interpreter is confirmed.")
        order = self._order
        known = seen.desk.scene.who_interprets(order.language, order.mode, order.agency)
        offered = [("", words._("Not named yet")), *((one.code, one.name) for one in known)]
        self.who = self.choice(words._("Interpreter"), offered, order.interpreter)
        self.reference = self.line(words._("Reference or name"), words._("as the agency says it"))
        self.told = self.line(words._("Who said so"), words._("such as: Mrs B., on the phone"))

    def act(self) -> Command:
        """See ActFields."""
        from desktop_app.commands.orders import ConfirmInterpreter  # noqa: PLC0415 - data layer

        said = (self.reference.text().strip(), self.told.text().strip())
        told = " · ".join(part for part in said if part)
        return ConfirmInterpreter(self._order.code, code_of(self.who), told=told)


class RefuseFields(ActFields):
    """Why the agency has nobody, and who said so."""

    def __init__(self, theme: Theme, words: Words, row: DeskRow) -> None:
        """Offer the usual reasons; none is needed."""
        super().__init__(theme, words)
        self._order = order_of(row)
        self.title, self.verb = words._("The agency has nobody"), words._("It is refused")
        self.done = words._("Noted: to be asked for elsewhere.")
        reasons = (
            words._("nobody is free"),
            words._("asked too late"),
            words._("no answer in time"),
            words._("takes its word back"),
        )
        self.reason = self.reason_line(reasons)
        self.told = self.told_line()

    def act(self) -> Command:
        """See ActFields."""
        from desktop_app.commands.orders import RefuseInterpreter  # noqa: PLC0415 - data layer

        told = self.told.text().strip()
        return RefuseInterpreter(self._order.code, reason=self.reason.reason, told=told)


class CancelFields(ActFields):
    """What is billed is said first; a reason is needed."""

    heavy = True

    def __init__(self, theme: Theme, words: Words, row: DeskRow, seen: Seen) -> None:
        """Say what cancelling costs now."""
        super().__init__(theme, words)
        self._order, self._now = order_of(row), seen.now
        self._billed = billed_now(row, seen)
        self.title = self.verb = words._("Cancel the interpreter")
        self.done = words._("The interpreter is cancelled.")
        reasons = (
            words._("the session does not take place"),
            words._("nobody needs it any more"),
            words._("somebody else interprets"),
            words._("ordered by mistake"),
        )
        self.reason = self.reason_line(reasons)
        self.told = self.told_line()

    @property
    def consequence(self) -> str:
        """See ActFields."""
        return self._billed

    @property
    def costs(self) -> bool:
        """See ActFields."""
        return self._order.fee_cents(self._now) > 0

    @property
    def missing(self) -> str:
        """See ActFields."""
        return "" if self.reason.reason else self.words._("Say why first.")

    def act(self) -> Command:
        """See ActFields."""
        from desktop_app.commands.order_ends import CancelInterpreter  # noqa: PLC0415 - data layer

        told = self.told.text().strip()
        return CancelInterpreter(self._order.code, reason=self.reason.reason, told=told)


class RecordFields(ActFields):
    """It took place, with its real times; or somebody did not come."""

    def __init__(self, theme: Theme, words: Words, row: DeskRow) -> None:
        """Begin with the planned times."""
        super().__init__(theme, words)
        self._order = order_of(row)
        span = self._order.span
        self._misread: set[str] = set()
        self._hours = {"start": span.start.time(), "end": span.end.time()}
        self.title, self.verb = words._("What became of it"), words._("Note it")
        self.done = words._("Noted: what became of the interpreter.")
        self.outcomes = {OrderStatus.DONE: EitherOr(theme, words._("The interpreter came"))}
        if row.line.status is OrderStatus.CONFIRMED:
            absent = words._("The interpreter did not come")
            self.outcomes[OrderStatus.INTERPRETER_ABSENT] = EitherOr(theme, absent)
            nobody = words._("Those they came for did not come")
            self.outcomes[OrderStatus.USER_ABSENT] = EitherOr(theme, nobody)
        for choice in self.outcomes.values():
            self.add("", choice)
            choice.toggled.connect(lambda _on: self._show())
        self.start, self.end = (self._time("start"), self._time("end"))
        hours = QWidget()
        row_of_hours = QHBoxLayout(hours)
        row_of_hours.setContentsMargins(0, 0, 0, 0)
        for field in (self.start, self.end):
            row_of_hours.addWidget(field)
        row_of_hours.addStretch()
        self.add(words._("Real hours"), hours)
        self.told = self.told_line()
        self.outcomes[OrderStatus.DONE].setChecked(True)

    @property
    def missing(self) -> str:
        """See ActFields."""
        if self._misread:
            return self.words._("Type an hour such as 14:30.")
        if self._hours["end"] <= self._hours["start"]:
            return self.words._("It ends before it begins.")
        return ""

    def act(self) -> Command:
        """See ActFields."""
        from desktop_app.commands.order_ends import RecordInterpreter  # noqa: PLC0415 - data layer

        outcome = next(status for status, one in self.outcomes.items() if one.isChecked())
        day, done = self._order.span.day, outcome is OrderStatus.DONE
        return RecordInterpreter(
            self._order.code,
            outcome=str(outcome),
            start=datetime.combine(day, self._hours["start"]) if done else None,
            end=datetime.combine(day, self._hours["end"]) if done else None,
            told=self.told.text().strip(),
        )

    def _time(self, end: str) -> TimeField:
        words = self.words
        name = words._("Began at") if end == "start" else words._("Ended at")
        field = TimeField(self.theme, name)
        field.setFixedWidth(84)
        field.show_time(self._hours[end])
        field.chosen.connect(lambda moment: self._take(end, field, moment))
        field.misread.connect(lambda: self._misunderstand(end))
        return field

    def _take(self, end: str, field: TimeField, moment: time) -> None:
        self._hours[end] = moment
        self._misread.discard(end)
        field.show_time(moment)
        self.changed.emit()

    def _misunderstand(self, end: str) -> None:
        self._misread.add(end)
        self.changed.emit()

    def _show(self) -> None:
        done = self.outcomes[OrderStatus.DONE].isChecked()
        for field in (self.start, self.end):
            field.setEnabled(done)
        self.changed.emit()


class InvoiceFields(ActFields):
    """What the agency billed; nothing typed is what was expected."""

    def __init__(self, theme: Theme, words: Words, row: DeskRow) -> None:
        """Expect what the terms say."""
        super().__init__(theme, words)
        self._order = order_of(row)
        self.title, self.verb = words._("The invoice has come"), words._("It is invoiced")
        self.done = words._("Noted: the interpreter is invoiced.")
        expected = money(words, row.line.cost_cents or 0)
        self.amount = self.line(words._("Amount in euros"), expected)
        self.told = self.told_line()

    @property
    def missing(self) -> str:
        """See ActFields."""
        if self.amount.text().strip() and self._cents is None:
            return self.words._("Type an amount such as 48.00.")
        return ""

    def act(self) -> Command:
        """See ActFields."""
        from desktop_app.commands.order_ends import InvoiceInterpreter  # noqa: PLC0415 - data layer

        told = self.told.text().strip()
        return InvoiceInterpreter(self._order.code, self._cents, told=told)

    @property
    def _cents(self) -> int | None:
        typed = self.amount.text().replace("€", "").replace(",", ".").strip()
        euros, _dot, rest = typed.partition(".")
        if not euros.isdecimal() or not (rest + "0").isdecimal() or len(rest) > _CENTS:
            return None
        return int(euros) * 100 + int(rest.ljust(_CENTS, "0"))
