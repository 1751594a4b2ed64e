"""Opens what is asked before an act on an order, one dialog at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.dialogs.attempt import while_alive
from ui.interpreters.act_dialog import ActDialog
from ui.interpreters.answer_fields import (
    CancelFields,
    ConfirmFields,
    InvoiceFields,
    RecordFields,
    RefuseFields,
)
from ui.interpreters.asking_fields import AskFields, ChaseFields
from ui.interpreters.doings import Does
from ui.interpreters.new_request import NewRequestFields
from ui.interpreters.rows import Seen
from ui.way_back import WayBack

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from desktop_app.commands.act import Outcome
    from desktop_app.readings.desk import OpenDesk
    from desktop_app.readings.interpreter_desk import InterpreterDesk
    from ui.interpreters.act_fields import ActFields
    from ui.interpreters.rows import DeskRow
    from ui.surroundings import Surroundings


class OrderActs(QObject):
    """Every act is said on a toast with its way back.

    Attributes:
        dialog: what is open, or nothing.
    """

    placed = Signal(str)
    """The code of a new order."""

    def __init__(self, around: Surroundings, over: QWidget) -> None:
        """Open them over `over`."""
        super().__init__(over)
        self._around, self._over = around, over
        self.dialog: ActDialog | None = None

    def is_answering(self, error: object) -> bool:
        """Whether a refusal is said by the dialog that asked for it."""
        return self.dialog is not None and self.dialog.refused is error

    def begin(self, does: Does, row: DeskRow, seen: Seen) -> None:
        """Ask what an act on an order needs."""
        theme, words = self._around.theme, seen.words
        offers: dict[Does, Callable[[], ActFields]] = {
            Does.ASK: lambda: AskFields(theme, words, row, seen),
            Does.PHONE: lambda: _by_phone(AskFields(theme, words, row, seen)),
            Does.CHASE: lambda: ChaseFields(theme, words, row, seen),
            Does.CONFIRM: lambda: ConfirmFields(theme, words, row, seen),
            Does.REFUSE: lambda: RefuseFields(theme, words, row),
            Does.CANCEL: lambda: CancelFields(theme, words, row, seen),
            Does.RECORD: lambda: RecordFields(theme, words, row),
            Does.INVOICE: lambda: InvoiceFields(theme, words, row),
        }
        about = f"{row.title} · {row.when}, {row.place} · {row.language}, {row.mode}"
        self._open(about, offers[does]())

    def begin_new(self) -> None:
        """Ask what a new request is for, once it is known what there is to come."""
        desk = self._around.desk
        if desk.open_desk is not None:
            desk.read(_orderable, while_alive(self, self._offer_new))

    def _offer_new(self, found: InterpreterDesk) -> None:
        around, opened = self._around, self._around.desk.open_desk
        if opened is None:
            return
        words = around.words
        seen = Seen(found, words, opened.names, opened.centre.name_fr, around.masking.is_masked)
        about = words._("For a session or an appointment of the next 60 days.")
        self._open(about, NewRequestFields(around.theme, words, seen))

    def _open(self, about: str, fields: ActFields) -> None:
        if self.dialog is not None:
            return
        around = self._around
        dialog = ActDialog(around.desk, around.theme, around.words, self._over)
        dialog.carried_out.connect(self._tell)
        dialog.finished.connect(self._forget)
        self.dialog = dialog
        dialog.ask(about, fields)

    def _tell(self, said: str, outcome: Outcome) -> None:
        back = WayBack.of(self._around.desk, outcome)
        self._around.forms.undoable.emit(said, back)
        if self.dialog is not None and isinstance(self.dialog.fields, NewRequestFields):
            self.placed.emit(str(outcome.answer["order"]))

    def _forget(self) -> None:
        self.dialog = None


def _by_phone(fields: AskFields) -> AskFields:
    fields.begin_by_phone()
    return fields


def _orderable(desk: OpenDesk) -> InterpreterDesk:
    from desktop_app.readings.interpreter_desk import orderable  # noqa: PLC0415 - data thread

    return orderable(desk.engine, desk.now())
