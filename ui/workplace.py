"""A desk at work: the window, its section and the data, and every command bound to what it does."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QMenu

from desktop_app.machine.logs import LOGGER
from ui.actions import Situation
from ui.announcements import Announcements
from ui.crash_dialog import CrashDialog
from ui.help_dialogs import AboutDialog, ShortcutList
from ui.masking import Masking
from ui.planning.flow import PlanningFlow
from ui.planning.forms import Forms
from ui.planning.page import PlanningPage
from ui.undoing import Undoing
from ui.window import MainWindow

if TYPE_CHECKING:
    from desktop_app.wording import Words
    from ui.appearance import Appearance
    from ui.booking.drafts import Draft
    from ui.desk import Desk

_ROWS = ("rooms", "team", "interpreters")


class Workplace(QObject):
    """Puts the parts together; each part knows only what it is told."""

    ready = Signal()
    """The first day was read and painted."""

    def __init__(self, appearance: Appearance, desk: Desk, day: date | None = None) -> None:
        """Prepare the window of a desk; it opens on `day`, or on the present one."""
        super().__init__()
        self.appearance, self.desk, self._day = appearance, desk, day
        theme, words = appearance.theme, appearance.words
        self.window = MainWindow(theme, words)
        self.page = PlanningPage(theme, words)
        self.window.add_page(self.page)
        self.forms = Forms(desk, theme, words, self.page)
        self.flow = PlanningFlow(desk, self.page, self.forms)
        self.undoing = Undoing(desk, self)
        self.masking = Masking(self)
        self.told = Announcements(desk, self.window, self.flow, words)
        self._is_ready = False
        self.window.actions_known.bind(self._planning_commands() | self._frame_commands())
        self.window.actions_known.tick("inspector")
        self.window.actions_known.tick("rows_rooms")
        appearance.wire(self.window.actions_known)
        self._connect()
        self.window.title("")

    def open(self) -> None:
        """Show the window; the centre is opened once it was painted."""
        self.window.painted.connect(self.desk.open)
        self.window.show()

    def complain(self, error: BaseException) -> None:
        """Log a bug without any name, and say so; the window stays as it is."""
        logging.getLogger(LOGGER).error("the window failed", exc_info=error)
        CrashDialog(self.appearance.theme, self._words, error, self.window).open()

    @property
    def _words(self) -> Words:
        return self.appearance.words

    def _planning_commands(self) -> dict[str, Callable[[], None]]:
        flow, page = self.flow, self.page
        rows = {f"rows_{code}": self._showing_rows(code) for code in _ROWS}
        return rows | {
            "print_sheet": flow.print_sheet,
            "print_day": flow.print_day,
            "refresh": self._refresh,
            "show_all": page.strip.show_all,
            "today": flow.today,
            "day_before": lambda: flow.step(-1),
            "day_after": lambda: flow.step(1),
            "go_to_date": page.bar.pick_day,
            "next_problem": lambda: flow.next_problem(1),
            "previous_problem": lambda: flow.next_problem(-1),
            "book": flow.book,
            "list": lambda: page.show_list(wanted=self._is_ticked("list")),
            "drafts": self._list_drafts,
            "move": flow.carry,
            "cancel": flow.cancel,
        }

    def _frame_commands(self) -> dict[str, Callable[[], None]]:
        window = self.window
        return {
            "undo": lambda: self.undoing.undo(self._words),
            "redo": lambda: self.undoing.redo(self._words),
            "inspector": self._toggle_inspector,
            "reveal": self.masking.toggle,
            "shortcuts": lambda: ShortcutList(
                self.appearance.theme, window.actions_known, self._words, window
            ).show(),
            "about": lambda: AboutDialog(self.appearance.theme, self._words, window).open(),
        }

    def _showing_rows(self, code: str) -> Callable[[], None]:
        return lambda: self.flow.show_rows(code)

    def _connect(self) -> None:
        window, status, actions = self.window, self.window.status, self.window.actions_known
        self.desk.opened.connect(self._opened)
        self.desk.crashed.connect(self.complain)
        self.appearance.spoken.connect(self._speak)
        self.appearance.failed.connect(self.told.failed_to_keep)
        self.flow.shown.connect(self._shown)
        self.flow.selection.changed.connect(self._suit)
        self.undoing.offered.connect(self._offer_undo)
        self.undoing.undone.connect(lambda said: self._tell_undone(said, redo=False))
        self.undoing.redone.connect(lambda said: self._tell_undone(said, redo=True))
        self.masking.changed.connect(self._tell_masking)
        self.masking.ticked.connect(status.tell_masking)
        self.page.inspector.closed.connect(actions["inspector"].trigger)
        self.page.bar.rows_chosen.connect(lambda code: actions[f"rows_{code}"].trigger())
        status.undo_asked.connect(actions["undo"].trigger)
        status.reveal_asked.connect(actions["reveal"].trigger)
        status.retry_asked.connect(self._refresh)
        self.page.banner.retry_asked.connect(self._refresh)
        self.forms.told.connect(self.told.say)
        self.forms.drafts_changed.connect(self._tell_drafts)
        status.drafts_asked.connect(actions["drafts"].trigger)
        window.closing.connect(self.desk.close)

    def _opened(self) -> None:
        self._name_centre()
        self.page.banner.hide()
        self.window.status.tell_connection()
        if self._day is not None:
            self.flow.go(self._day)
        else:
            self.flow.today()

    def _refresh(self) -> None:
        """Read again; a centre that could not be opened is opened again."""
        if self.desk.open_desk is None:
            self.desk.open()
        else:
            self.flow.reader.again()

    def _is_ticked(self, code: str) -> bool:
        return self.window.actions_known[code].isChecked()

    def _tell_drafts(self) -> None:
        self.window.status.tell_drafts(len(self.forms.drafts))
        self._suit()

    def _list_drafts(self) -> None:
        """Offer what was set aside, the latest first, above the status bar."""
        menu = QMenu(self.window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(self._words._("Drafts"))
        for draft in reversed(self.forms.drafts):
            line = menu.addAction(draft.title.replace("&", "&&"))
            line.triggered.connect(lambda _on=False, draft=draft: self._resume(draft))
        corner = QPoint(self.window.rail.width() + 14, -menu.sizeHint().height() - 4)
        menu.popup(self.window.status.mapToGlobal(corner))

    def _resume(self, draft: Draft) -> None:
        board = self.flow.reader.board
        if board is not None:
            self.forms.resume(draft, board)

    def _name_centre(self) -> None:
        opened = self.desk.open_desk
        if opened is not None:
            centre = opened.centre
            english = self._words.language == "en" and centre.name_en
            self.window.title(centre.name_en if english else centre.name_fr)

    def _shown(self) -> None:
        self._suit()
        if not self._is_ready:
            self.forms.look_for_drafts()
            self._is_ready = True
            self.page.view.setFocus()
            # Ready means painted: the blocks are on the screen when whoever waits goes on.
            QTimer.singleShot(0, self.ready.emit)

    def _suit(self) -> None:
        block = self.flow.selection.block
        self.window.actions_known.suit(
            Situation(
                ready=self.flow.reader.board is not None,
                session=block is not None and block.kind == "session",
                undo=self.undoing.can_undo,
                redo=self.undoing.can_redo,
                drafts=bool(self.forms.drafts),
            )
        )

    def _offer_undo(self) -> None:
        words = self._words
        undo, redo = self.undoing.said(words), self.undoing.said(words, redo=True)
        named = words._("Undo: {action}").format(action=undo) if undo else ""
        again = words._("Redo: {action}").format(action=redo) if redo else ""
        self.window.status.offer_undo(named)
        self.window.actions_known.name({"undo": named, "redo": again})
        self._suit()

    def _tell_undone(self, said: str, *, redo: bool) -> None:
        words = self._words
        sentence = words._("Done again: {action}.") if redo else words._("Undone: {action}.")
        self.window.toasts.tell(sentence.format(action=said))

    def _toggle_inspector(self) -> None:
        wanted = self._is_ticked("inspector")
        self.page.show_inspector(wanted=wanted, selected=self.flow.selection.block is not None)

    def _tell_masking(self, masked: bool) -> None:  # noqa: FBT001 - what the signal carries
        self.window.actions_known.tick("reveal", on=not masked)
        self.window.status.tell_masking(self.masking.seconds_left)

    def _speak(self, words: Words) -> None:
        for part in (self.window, self.page, self.forms, self.told):
            part.retranslate(words)
        self._name_centre()
        self._offer_undo()
