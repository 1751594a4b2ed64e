"""What happens in the wizard: typing, previewing, repairing, creating, setting aside."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from ui.cycles.entry import CycleEntry
from ui.cycles.facts import Previewed, command_of, form_of
from ui.cycles.keeper import CycleKeeper
from ui.cycles.preview_reader import PreviewReader
from ui.cycles.rows import Row, RowAct
from ui.cycles.typed import CycleTyped, RepairChosen, next_weekday
from ui.dialogs.attempt import Asking, while_alive

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from desktop_app.domain.cycle_preview import CycleLine
    from desktop_app.domain.planning import Proposal
    from desktop_app.readings.cycle_form import CycleForm
    from desktop_app.readings.cycle_preview import CyclePreview
    from desktop_app.wording.words import Words
    from ui.cycles.drafts import CycleDraft
    from ui.desk import Desk


class CycleConduct(QObject):
    """One new cycle at work; nothing is written before `create`.

    Attributes:
        entry: what is typed, once the centre was read.
        keeper: puts it on disk meanwhile.
        refused: why the desk last did not create it.
    """

    shown = Signal()
    """There is something else to show."""
    begun = Signal()
    """The fields can be filled in."""
    created = Signal(object, object)
    """The Outcome and the first day: the cycle is written."""
    slot_wanted = Signal(object, object)
    """A day, and the Proposal it is asked: another place is to be looked for."""
    reason_wanted = Signal(object)
    """The days that are added in spite of the calendar: why?"""

    def __init__(self, desk: Desk, words: Words, parent: QObject) -> None:
        """Do nothing until `begin`."""
        super().__init__(parent)
        self._desk = desk
        self.entry: CycleEntry | None = None
        self.refused: Exception | None = None
        self._first: date | None = None
        self.keeper = CycleKeeper(desk, words, self)
        self.reader = PreviewReader(desk, self)
        self.reader.answered.connect(self._take)
        self._asking = Asking(desk, self)
        self._asking.succeeded.connect(self._done)
        self._asking.refused.connect(self._not_done)
        desk.changed.connect(self._hear)

    @property
    def preview(self) -> CyclePreview | None:
        """The preview of what is typed now; nothing while it is being made."""
        entry = self.entry
        if entry is None or entry.answer is None or not entry.is_current:
            return None
        return entry.answer.preview

    @property
    def can_create(self) -> bool:
        """Whether what is seen may be written now."""
        preview = self.preview
        return preview is not None and bool(preview.plan.held) and not self._asking.is_waiting

    def begin(self, draft: CycleDraft | None = None) -> None:
        """Read what may be chosen; a draft goes on as it was left."""
        if draft is not None:
            self.keeper.resume(draft.key)

        def take(form: CycleForm) -> None:
            monday = next_weekday(form.now.date(), 1)
            self.entry = CycleEntry(form, CycleTyped(monday) if draft is None else draft.typed)
            if draft is not None:
                self.keeper.keep_soon(self.entry)
            self.begun.emit()
            self.look_again()

        self._desk.read(form_of, while_alive(self, take))

    def edit(self, name: str, value: Any) -> None:
        """Change a field."""
        if self.entry is not None:
            self.entry.edit(name, value)
            self._go_on()

    def add_date(self, day: date) -> None:
        """Add a date chosen by itself."""
        if self.entry is not None:
            self._change(self.entry.typed.with_date(day))

    def take_repair(self, day: date, number: int) -> None:
        """Repair a date with the way of a number, from 1, at once."""
        preview = self.preview
        if preview is None:
            return
        ways, line = preview.repairs.get(day, ()), line_of(preview, day)
        if self.entry is not None and line is not None and 1 <= number <= len(ways):
            chosen = RepairChosen.of(day, ways[number - 1].proposal, asked_by(preview, line))
            self._change(self.entry.typed.repaired(chosen))

    def look_for_slot(self, day: date) -> None:
        """Ask where else a date could be: `slot_wanted` says what it is asked."""
        preview = self.preview
        line = line_of(preview, day) if preview is not None else None
        if preview is not None and line is not None:
            self.slot_wanted.emit(day, asked_by(preview, line))

    def take_slot(self, day: date, asked: Proposal, found: Proposal) -> None:
        """Hold a date at a place that was looked for, instead of what it was ``asked``."""
        if self.entry is not None:
            self._change(self.entry.typed.repaired(RepairChosen.of(day, found, asked)))

    def take_best(self) -> None:
        """Repair every date that has a repair, as one change."""
        entry, preview = self.entry, self.preview
        if entry is None or preview is None:
            return
        chosen = [
            RepairChosen.kept(day, repair, asked_by(preview, line))
            for day, repair in preview.best.items()
            if (line := line_of(preview, day)) is not None
        ]
        self._change(entry.typed.repaired(*chosen))

    def act(self, row: Row) -> None:
        """Leave a date out, put it back as the rule has it, or add it all the same."""
        if self.entry is None:
            return
        typed = self.entry.typed
        match row.act:
            case RowAct.REMOVE:
                self._change(typed.without_date(row.days[0]))
            case RowAct.REVERT:
                self._change(typed.as_ruled(row.days[0]))
            case RowAct.ADD:
                self.reason_wanted.emit(row.days)

    def keep_dates(self, days: Iterable[date], reason: str) -> None:
        """Hold dates in spite of the calendar, and say why."""
        if self.entry is not None:
            self._change(self.entry.typed.keeping(days, reason))

    def undo(self) -> None:
        """Take back the last change of this cycle."""
        if self.entry is not None and self.entry.undo():
            self._go_on()

    def create(self) -> None:
        """Write what is seen, in one act; nothing while the preview is of something else."""
        entry, preview = self.entry, self.preview
        if entry is not None and preview is not None and self.can_create:
            self.refused = None
            held = [line.proposal for line in preview.lines if line.proposal is not None]
            self._first = min(one.span.day for one in held)
            self._asking.ask(command_of(entry.typed, preview))
            self.shown.emit()

    def look_again(self) -> None:
        """Ask for the preview again: the centre may have changed."""
        entry = self.entry
        if entry is None:
            return
        if entry.typed.programme:
            self.reader.ask(entry.typed, entry.form.planning)
        self.shown.emit()

    def _hear(self, _change: object) -> None:
        """Another act was done, here or elsewhere: a place may be taken or free."""
        self.look_again()

    def _change(self, changed: CycleTyped) -> None:
        if self.entry is not None:
            self.entry.change(changed)
            self._go_on()

    def _go_on(self) -> None:
        if self.entry is not None:
            self.refused = None
            self.keeper.keep_soon(self.entry)
            if self.entry.is_current:
                self.shown.emit()
            else:
                self.look_again()

    def _take(self, answer: Previewed) -> None:
        entry = self.entry
        if entry is None or answer.typed.asked != entry.typed.asked:
            return
        entry.take(answer)
        if answer.lost is not None:
            self._desk.failed.emit(answer.lost)
        self.shown.emit()

    def _done(self, outcome: object) -> None:
        self.keeper.forget()
        self.entry = None
        self.reader.drop()
        self.created.emit(outcome, self._first)

    def _not_done(self, error: Exception) -> None:
        self.refused = error
        self.look_again()


def line_of(preview: CyclePreview, day: date) -> CycleLine | None:
    """The line of a day of the rule."""
    return next((one for one in preview.lines if one.date.day == day), None)


def asked_by(preview: CyclePreview, line: CycleLine) -> Proposal:
    """What the cycle itself asks of a date."""
    return replace(preview.sample, span=line.date.span)
