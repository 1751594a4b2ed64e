"""What happens in the form of a session: reading, judging, saving, setting aside."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.errors import StaleError
from desktop_app.wording.words import Words
from ui.dialogs.attempt import Asking, while_alive
from ui.form.entry import FormEntry
from ui.form.facts import facts_of, facts_of_new, papers_of, planning_of
from ui.form.keeper import FormKeeper
from ui.form.saving import Saving, command_of
from ui.form.typed import typed_from, typed_of
from ui.form.verdict import FormVerdict

if TYPE_CHECKING:
    from collections.abc import Collection

    from desktop_app.commands.act import Command, Outcome
    from desktop_app.domain.changes import Change
    from desktop_app.domain.planning import Planning, Proposal
    from desktop_app.readings.desk import Elsewhere
    from ui.booking.drafts import Draft
    from ui.desk import Desk
    from ui.form.drafts import FormDraft
    from ui.form.facts import Facts
    from ui.form.surface import FormSurface


class FormConduct(QObject):
    """One form at work; what is typed stays until the desk says that it is done.

    Attributes:
        session: the code of the session; nothing for a new booking.
        entry: what is typed, once the session was read.
        elsewhere: the desk that changed the session while the form is open, or nothing.
        refused: why the desk last did not do what was asked.
        is_saving: whether the answer is awaited that closes the form.
    """

    shown = Signal()
    """There is something else to show."""
    papers_read = Signal(object)
    """The Papers of the session."""
    saved = Signal(object)
    """The Outcome of saving; the form is done."""
    versions_found = Signal()
    """Fields changed on both sides are to be chosen before anything is saved."""

    def __init__(self, desk: Desk, surface: FormSurface, words: Words, parent: QObject) -> None:
        """Do nothing until `open` or `begin`."""
        super().__init__(parent)
        self._desk, self._surface, self._words = desk, surface, words
        self.session, self.elsewhere, self.is_resumed = "", "", False
        self.entry: FormEntry | None = None
        self.refused: Exception | None = None
        self.is_saving = self._is_stale = False
        self._saving = Saving()
        self.keeper = FormKeeper(desk, self)
        self.verdict = FormVerdict(desk, surface.strip, words, self)
        self._asking = Asking(desk, self)
        self._asking.succeeded.connect(self._done)
        self._asking.refused.connect(self._refused)
        self._asking.waiting.connect(lambda waiting: surface.save.setEnabled(not waiting))
        self.keeper.found.connect(self._resume)
        surface.general.edited.connect(self.edit)
        surface.interpreter.edited.connect(self.edit)
        desk.changed.connect(self._changed)
        desk.elsewhere.connect(self._hear)

    def retranslate(self, words: Words) -> None:
        """Say everything in another language from now on."""
        self._words = words
        self.verdict.retranslate(words)
        self._show()

    def open(self, session: str) -> None:
        """Read a session; `shown` follows."""
        self.session = session
        self._read()

    def begin(self, draft: Draft, programme: str, planning: Planning) -> None:
        """Begin a new booking with everything that was typed of it in a few fields."""
        begun = typed_from(draft.wish, programme, planning)
        self.keeper.begin_new(draft)

        def take(facts: Facts) -> None:
            self.entry = FormEntry.of_wish(facts, draft.wish, programme)
            self._show()

        self._desk.read(partial(facts_of_new, typed=begun), while_alive(self, take))

    def edit(self, name: str, value: Any) -> None:
        """Change a field, judge it, and put it on disk soon."""
        if self.entry is not None:
            self.entry.edit(name, value)
            self._go_on(self.entry)

    def save(self, *, option: bool = False, keeping: str = "") -> None:
        """Ask for what is typed; ``keeping`` is why the conflicts that stand are kept."""
        entry = self.entry
        if entry is None or self._asking.is_waiting:
            return
        lacking = _lacking(self._words, entry)
        if lacking:
            self.verdict.tell(lacking)
        elif self.session and not entry.touched and not option:
            self.saved.emit(None)
        else:
            self._saving = Saving(self._surface.scope.scope, option, keeping)
            if entry.clash:
                self.versions_found.emit()
            else:
                self._send(entry)

    def settle(self, from_there: Collection[str], note: str | None = None) -> None:
        """Save what was wanted, some fields as the other desk left them, perhaps another note."""
        entry = self.entry
        if entry is None:
            return
        entry.settle(from_there, note)
        if entry.touched or self._saving.option:
            self._send(entry)
        else:
            self.keeper.forget()
            self.saved.emit(None)

    def _send(self, entry: FormEntry) -> None:
        command = command_of(self.session, entry, self._saving)
        self.is_saving = not self._asking.is_waiting
        self._asking.ask(command)

    def give_up(self) -> None:
        """Show what is kept again: what was typed is thrown away."""
        if self.entry is not None:
            self.entry.give_up()
            self.keeper.forget()
            self.is_resumed, self.elsewhere = False, ""
            self._show()

    def do_beside(self, command: Command) -> None:
        """Ask for an act after which the form goes on."""
        self.is_saving = False
        self._asking.ask(command)

    def _read(self) -> None:
        if self.session:
            read = partial(facts_of, code=self.session)
            self._desk.read(read, while_alive(self, self._take))
            papers = partial(papers_of, code=self.session)
            self._desk.read(papers, while_alive(self, self.papers_read.emit))

    def _take(self, facts: Facts) -> None:
        if facts.form is None:
            return
        if self.entry is None:
            self.entry = FormEntry(facts, typed_of(facts.form.fields))
            self.keeper.begin(self.session)
        else:
            self.entry.take_in(facts)
            self._look_at_day(self.entry)
        self._show()
        if self._is_stale and self.entry.clash:
            self.versions_found.emit()
        self._is_stale = False

    def _resume(self, draft: FormDraft) -> None:
        entry = self.entry
        if entry is not None and not entry.is_touched:
            entry.resume(draft.seen, draft.typed)
            self.is_resumed = entry.is_touched
            self._go_on(entry)

    def take_place(self, proposal: Proposal) -> None:
        """Take the time, the room and the people of a way out, or of a place that was found."""
        if self.entry is not None:
            self.entry.take_way(proposal)
            self._go_on(self.entry)

    def _go_on(self, entry: FormEntry) -> None:
        self._look_at_day(entry)
        self._show()
        self.keeper.keep_soon(entry)

    def _look_at_day(self, entry: FormEntry) -> None:
        """Ask for the planning of a day that is not known yet."""
        if entry.typed.span is not None and not entry.is_known:
            read = partial(planning_of, day=entry.typed.day)
            self._desk.read(read, while_alive(self, self._take_planning))

    def _take_planning(self, planning: Planning) -> None:
        if self.entry is not None:
            self.entry.take_planning(planning)
            self._show()

    def _show(self) -> None:
        if self.entry is not None:
            if not self._asking.is_waiting:
                self.verdict.judge(self.entry)
            self.shown.emit()

    def _changed(self, change: Change) -> None:
        """Read again what an act may have changed: typed text stays."""
        entry = self.entry
        if entry is None or self.is_saving:
            return
        day = entry.typed.day
        if self.session in change.subjects or day in change.days or not change.days:
            self._read()

    def _hear(self, found: Elsewhere) -> None:
        desks = [one.desk for one in found.entries if one.subject == self.session]
        self.elsewhere = desks[-1] if desks else self.elsewhere

    def _done(self, outcome: Outcome) -> None:
        if self.is_saving:
            self.keeper.forget()
            self.saved.emit(outcome)
        else:
            self._read()

    def _refused(self, error: Exception) -> None:
        self.is_saving, self.refused = False, error
        if isinstance(error, StaleError):
            self._is_stale, self.elsewhere = True, error.desk or self.elsewhere
        if self.entry is not None:
            self.verdict.refuse(error, self.entry)
            self._read()


def _lacking(words: Words, entry: FormEntry) -> str:
    """What has to be said before anything can be asked for; empty when nothing lacks."""
    if entry.typed.span is None:
        return words._("The end is not after the start.")
    return "" if entry.typed.room else words._("Say where: no room is chosen.")
