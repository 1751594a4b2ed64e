"""Opens the editor of weeks over the window, and keeps what was painted and not saved."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from desktop_app.wording.names import named, worker_with_code
from ui.dialogs.kept_soon import KeptSoon
from ui.way_back import WayBack

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from desktop_app.commands.act import Outcome
    from desktop_app.domain.availability import Absence
    from desktop_app.wording.words import Words
    from ui.availability.dialog import WeekDialog
    from ui.availability.drafts import WeekDraft, WeekShelf
    from ui.availability.typed import WeekKept, WeekTyped
    from ui.desk import Desk
    from ui.repairs.repair_forms import RepairForms
    from ui.theme import Theme


class WeekForms(QObject):
    """One week at a time, in the language of the moment.

    Attributes:
        drafts: the weeks set aside, the latest last.
        editor: what is on the screen, or nothing.
    """

    told = Signal(str)
    """A sentence on what was done."""
    undoable = Signal(str, object)
    """A sentence on what was done, and what takes it back when it is called."""
    drafts_changed = Signal()
    """A week was set aside, saved or thrown away."""

    def __init__(  # noqa: PLR0917 - what every form is given
        self, desk: Desk, theme: Theme, words: Words, over: QWidget, repairs: RepairForms
    ) -> None:
        """Open weeks over `over`; `repairs` says what one breaks before it is saved."""
        super().__init__(over)
        self._repairs = repairs
        self._desk, self._theme, self._words, self._over = desk, theme, words, over
        self._aside: dict[tuple[str, str], WeekKept] = {}
        self.drafts: tuple[WeekDraft, ...] = ()
        self.editor: WeekDialog | None = None
        self._on_disk = ""
        self._keeper = KeptSoon(desk, _shelf, self)
        desk.settled.connect(self.look_for_drafts)

    def edit(self, worker: str = "") -> None:
        """Paint the week of a professional; of the one painted last, or of the first one."""
        from desktop_app.domain.painted_week import WORKER  # noqa: PLC0415 - with the editor

        self.edit_week(WORKER, worker)

    def edit_week(self, kind: str, code: str) -> None:
        """Paint the week of a professional, a site or a room, by code."""
        from desktop_app.domain.painted_week import WeekOf  # noqa: PLC0415 - with the editor

        if self._desk.open_desk is None:
            return
        editor = self.editor
        if editor is None:
            editor = self._make()
        elif not code:
            editor.activateWindow()
            return
        else:
            editor.keep()
        kept = self._aside.pop((kind, code), None)
        if not code and self._aside:
            kept = self._aside.pop(next(reversed(self._aside)))
        of = kept.of if kept is not None else WeekOf(kind, code) if code else None
        editor.begin(of, kept)

    def resume(self, draft: WeekDraft) -> None:
        """Go on with a week that was set aside."""
        self.edit_week(draft.kind, draft.code)

    def look_for_drafts(self) -> None:
        """Read what was set aside; `drafts_changed` follows."""
        self._keeper.read(self._take_drafts)

    def keep_typed(self) -> None:
        """Put what is painted on disk now: the window is about to close."""
        self._keeper.keep()

    def is_answering(self, error: object) -> bool:
        """Whether a refusal is said by the editor that is open and asked for it."""
        editor = self.editor
        return editor is not None and error in {editor.conduct.refused, editor.conduct.leave.wrong}

    def retranslate(self, words: Words) -> None:
        """Say the editor in another language."""
        self._words = words
        if self.editor is not None:
            self.editor.retranslate(words)

    def _make(self) -> WeekDialog:
        from ui.availability.dialog import WeekDialog  # noqa: PLC0415 - when it is asked for

        editor = WeekDialog(self._desk, self._theme, self._words, self._over)
        editor.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        editor.saved.connect(self._tell_saved)
        editor.parked.connect(self._keep)
        editor.subject_chosen.connect(self.edit_week)
        leave = editor.conduct.leave
        leave.noted.connect(self._tell_noted)
        editor.conduct.breaking.connect(
            lambda plan: self._repairs.repair(plan, editor, editor.settle)
        )
        leave.breaking.connect(lambda plan: self._repairs.repair(plan, editor, leave.settle))
        editor.conduct.shown.connect(partial(self._keep_soon, editor))
        editor.finished.connect(partial(self._forget, editor))
        self.editor = editor
        return editor

    def _keep(self, kept: WeekKept) -> None:
        self._aside[kept.of.kind, kept.of.code] = kept
        self._keeper.keep()
        self.look_for_drafts()
        self.told.emit(self._words._("Set aside: it is there again when you open it."))

    def _keep_soon(self, editor: WeekDialog) -> None:
        from ui.availability.drafts import key_of  # noqa: PLC0415 - with the editor

        kept, typed = editor.conduct.kept, editor.conduct.typed
        if kept is not None:
            self._on_disk = key_of(kept.of)
            self._keeper.keep_soon(partial(self._draft, kept))
        elif typed is not None and self._on_disk == key_of(typed.of):
            self._on_disk = ""
            self._keeper.forget(key_of(typed.of))

    def _draft(self, kept: WeekKept) -> WeekDraft | None:
        from desktop_app.domain.painted_week import WORKER  # noqa: PLC0415 - with the editor
        from ui.availability.drafts import draft_of  # noqa: PLC0415 - the same

        opened, words = self._desk.open_desk, self._words
        if opened is None:
            return None
        code = kept.of.code
        who = named(words, code, opened.names)
        if kept.of.kind == WORKER:
            who = worker_with_code(words, opened.names.get(code), code)
        return draft_of(kept, words._("Week · {subject}").format(subject=who), opened.now())

    def _take_drafts(self, drafts: tuple[WeekDraft, ...]) -> None:
        self.drafts = drafts
        shown = self.editor.conduct.typed if self.editor is not None else None
        self._aside = {
            (one.kind, one.code): one.kept
            for one in drafts
            if shown is None or (shown.of.kind, shown.of.code) != (one.kind, one.code)
        }
        self.drafts_changed.emit()

    def _forget(self, editor: WeekDialog, _result: int) -> None:
        from ui.availability.drafts import key_of  # noqa: PLC0415 - with the editor

        self.editor, typed = None, editor.conduct.typed
        if typed is not None and not editor.is_kept:
            self._aside.pop((typed.of.kind, typed.of.code), None)
            self._keeper.forget(key_of(typed.of))
            self._repairs.over_forms.forget_about(typed.of.code)
            self.look_for_drafts()

    def _tell_saved(self, outcome: Outcome, _typed: WeekTyped) -> None:
        from desktop_app.wording.repairs import pending_said  # noqa: PLC0415 - when it is done

        words = self._words
        said = words._("The week is saved.")
        appointments = outcome.answer["pending_appointments"]
        sessions = len(outcome.answer["pending"]) - appointments
        left = pending_said(words, sessions, appointments)
        self._offer(" ".join(filter(None, (said, left))), outcome)

    def _tell_noted(self, outcome: Outcome, away: Absence) -> None:
        from ui.availability.sayings import away_said  # noqa: PLC0415 - with the editor

        opened = self._desk.open_desk
        if opened is not None:
            kind, when = away_said(self._words.in_year(opened.now().year), away)
            said = self._words._("Noted: {kind}, {when}.").format(
                kind=kind, when=when.removesuffix(".")
            )
            self._offer(said, outcome)

    def _offer(self, said: str, outcome: Outcome) -> None:
        self.undoable.emit(said, WayBack.of(self._desk, outcome))


def _shelf(folder: Path) -> WeekShelf:
    from ui.availability.drafts import WeekShelf  # noqa: PLC0415 - after the first day

    return WeekShelf(folder)
