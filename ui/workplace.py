"""A desk at work: the window, its sections and the data; every command does something."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.machine.logs import LOGGER
from ui.actions import Situation
from ui.announcements import Announcements
from ui.crash_dialog import CrashDialog
from ui.help_dialogs import AboutDialog, ShortcutList
from ui.masking import Masking
from ui.planning.section import PlanningSection
from ui.session_forms import SessionForms
from ui.surroundings import Routes, Section, Surroundings
from ui.undoing import Undoing
from ui.window import MainWindow

if TYPE_CHECKING:
    from desktop_app.wording import Words
    from ui.appearance import Appearance
    from ui.desk import Desk


class Workplace(QObject):
    """Puts the parts together; each part knows only what it is told."""

    ready = Signal()
    """The first day was read and painted."""

    def __init__(self, appearance: Appearance, desk: Desk, day: date | None = None) -> None:
        """Prepare the window of a desk; it opens on `day`, or on the present one."""
        super().__init__()
        self.appearance, self.desk = appearance, desk
        self.window = MainWindow(appearance.theme, appearance.words)
        self.masking, self.routes = Masking(self), Routes(self)
        self.forms = SessionForms(desk, appearance.theme, appearance.words, self.window)
        around = Surroundings(desk, appearance, self.forms, self.masking, self.routes)
        actions = self.window.actions_known
        self.planning = PlanningSection(around, actions, day)
        self.sections: dict[str, Section] = {one.code: one for one in (self.planning,)}
        for section in self.sections.values():
            self.window.add_page(section.code, section.page)
        self.undoing = Undoing(desk, self)
        self.told = Announcements(desk, self.window, self.planning.flow, appearance.words)
        self._is_ready = False
        actions.bind(self._section_commands() | self._frame_commands())
        appearance.wire(actions)
        self._connect()
        self.window.title("")

    @property
    def section(self) -> Section:
        """The section that is shown."""
        return self.sections[self.window.section]

    def open(self) -> None:
        """Show the window; the centre is opened once it was painted."""
        self.window.painted.connect(self.desk.open)
        self.window.show()

    def show_section(self, code: str) -> None:
        """Show a section and give it the focus."""
        self.window.show_section(code)
        self.section.entered()
        self._suit()

    def complain(self, error: BaseException) -> None:
        """Log a bug without any name, and say so; the window stays as it is."""
        logging.getLogger(LOGGER).error("the window failed", exc_info=error)
        CrashDialog(self.appearance.theme, self._words, error, self.window).open()

    @property
    def _words(self) -> Words:
        return self.appearance.words

    def _section_commands(self) -> dict[str, Callable[[], None]]:
        known = {code for section in self.sections.values() for code in section.commands()}
        return {code: partial(self._give, code) for code in known}

    def _give(self, code: str) -> None:
        """Give a command to the section that is shown, else to the first that knows it."""
        if code == "refresh" and self.desk.open_desk is None:
            self.desk.open()
            return
        others = [one for one in self.sections.values() if one is not self.section]
        for section in (self.section, *others):
            act = section.commands().get(code)
            if act is None:
                continue
            if section is not self.section:
                self.show_section(section.code)
            act()
            return

    def _frame_commands(self) -> dict[str, Callable[[], None]]:
        window = self.window
        going = {code: partial(self.show_section, code) for code in self.sections}
        return going | {
            "undo": lambda: self.undoing.undo(self._words),
            "redo": lambda: self.undoing.redo(self._words),
            "reveal": self.masking.toggle,
            "shortcuts": lambda: ShortcutList(
                self.appearance.theme, window.actions_known, self._words, window
            ).show(),
            "about": lambda: AboutDialog(self.appearance.theme, self._words, window).open(),
        }

    def _connect(self) -> None:
        window, status, actions = self.window, self.window.status, self.window.actions_known
        self.desk.opened.connect(self._opened)
        self.desk.crashed.connect(self.complain)
        self.appearance.spoken.connect(self._speak)
        self.appearance.failed.connect(self.told.failed_to_keep)
        self.planning.flow.shown.connect(self._shown)
        self.planning.changed.connect(self._tell_drafts)
        self.undoing.offered.connect(self._offer_undo)
        self.undoing.undone.connect(lambda said: self._tell_undone(said, redo=False))
        self.undoing.redone.connect(lambda said: self._tell_undone(said, redo=True))
        self.masking.changed.connect(self._tell_masking)
        self.masking.ticked.connect(status.tell_masking)
        status.undo_asked.connect(actions["undo"].trigger)
        status.reveal_asked.connect(actions["reveal"].trigger)
        status.retry_asked.connect(actions["refresh"].trigger)
        status.drafts_asked.connect(actions["drafts"].trigger)
        window.rail.chosen.connect(self.show_section)
        window.closing.connect(self.desk.close)
        self.forms.told.connect(self.told.say)
        self.routes.told.connect(self.told.say)
        self.routes.section_wanted.connect(self.show_section)
        self.routes.booking_wanted.connect(actions["book"].trigger)
        self.routes.day_wanted.connect(self._show_day)

    def _opened(self) -> None:
        self._name_centre()
        self.window.status.tell_connection()
        for section in self.sections.values():
            section.opened()

    def _show_day(self, day: date, select: str) -> None:
        self.show_section(self.planning.code)
        self.planning.flow.go(day, select)

    def _tell_drafts(self) -> None:
        self.window.status.tell_drafts(len(self.planning.booking.drafts))
        self._suit()

    def _name_centre(self) -> None:
        opened = self.desk.open_desk
        if opened is not None:
            centre = opened.centre
            english = self._words.language == "en" and centre.name_en
            self.window.title(centre.name_en if english else centre.name_fr)

    def _shown(self) -> None:
        if not self._is_ready:
            self._is_ready = True
            self.section.entered()
            # Ready means painted: the blocks are on the screen when whoever waits goes on.
            QTimer.singleShot(0, self.ready.emit)

    def _suit(self) -> None:
        self.window.actions_known.suit(
            Situation(
                ready=self.planning.flow.reader.board is not None,
                session=bool(self.section.session),
                undo=self.undoing.can_undo,
                redo=self.undoing.can_redo,
                drafts=bool(self.planning.booking.drafts),
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

    def _tell_masking(self, masked: bool) -> None:  # noqa: FBT001 - what the signal carries
        self.window.actions_known.tick("reveal", on=not masked)
        self.window.status.tell_masking(self.masking.seconds_left)

    def _speak(self, words: Words) -> None:
        for frame in (self.window, self.forms, self.told):
            frame.retranslate(words)
        for section in self.sections.values():
            section.retranslate(words)
        self._name_centre()
        self._offer_undo()
