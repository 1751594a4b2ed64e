"""A desk at work: the window, its sections and the data; every command does something."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.machine.logs import LOGGER
from ui.actions import Situation
from ui.announcements import Announcements
from ui.crash_dialog import CrashDialog
from ui.goto.going import Going
from ui.help_dialogs import AboutDialog, ShortcutList
from ui.home.section import HomeSection
from ui.lock import Lock
from ui.masking import Masking
from ui.planning.section import PlanningSection
from ui.session_forms import SessionForms
from ui.settings.section import SettingsSection
from ui.single_letters import LetterGuard
from ui.surroundings import Routes, Section, Surroundings
from ui.undoing import Undoing
from ui.ways import Ways

if TYPE_CHECKING:
    from desktop_app.wording import Words
    from ui.appearance import Appearance
    from ui.desk import Desk
    from ui.window import MainWindow


@dataclass(frozen=True, slots=True)
class Place:
    """Where a desk works.

    Attributes:
        window: the frame, perhaps on the screen already.
        day: the day to open on; the present one if none.
    """

    window: MainWindow
    day: date | None = None


class Workplace(QObject):
    """Puts the parts together; each part knows only what it is told."""

    ready = Signal()
    """The first day was read and painted."""

    def __init__(self, appearance: Appearance, desk: Desk, place: Place) -> None:
        """Furnish the window of `place`."""
        super().__init__()
        self.appearance, self.desk = appearance, desk
        self.window = place.window
        self.masking, self.routes = Masking(self), Routes(self)
        self.forms = SessionForms(
            desk, appearance.theme, appearance.words, self.window, self.masking
        )
        around = Surroundings(desk, appearance, self.forms, self.masking, self.routes)
        actions = self.window.actions_known
        self.planning = PlanningSection(around, actions, place.day)
        self.settings = SettingsSection(around, actions)
        self.home = HomeSection(around, actions)
        built: tuple[Section, ...] = (self.home, self.planning, self.settings)
        self.sections: dict[str, Section] = {one.code: one for one in built}
        for section in self.sections.values():
            self.window.add_page(section.code, section.page)
        kept = appearance.settings.section
        self.window.show_section(kept if kept in self.sections else self.planning.code)
        self.undoing = Undoing(desk, self)
        self.ways = Ways(self.routes, self.planning, actions, self.show_section)
        self.going, self.lock = Going(around, self.window), Lock(appearance, self.window)
        self.told = Announcements(desk, self.window, self.planning.flow, appearance.words)
        self.told.answering += [self.settings.is_answering, self.forms.full.is_answering]
        letters = appearance.settings.letters == "yes"
        self.letters = LetterGuard(self.planning.page.view, allowed=letters)
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
        if self.window.has_painted:
            self.desk.open()
            return
        self.window.painted.connect(self.desk.open)
        self.window.show()

    def show_section(self, code: str) -> None:
        """Show a section and give it the focus."""
        self.window.show_section(code)
        self.section.entered()
        self._suit()
        if self.appearance.settings.section != code:
            self.appearance.keep(section=code)

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
            "goto": self.going.open,
            "lock": self.lock.close,
            "edit": lambda: self.forms.full.edit(self.section.session),
            "enrol": lambda: self.forms.enrol(self.section.session),
            "shortcuts": lambda: ShortcutList(
                self.appearance.theme, window.actions_known, self._words, window
            ).show(),
            "about": lambda: AboutDialog(self.appearance.theme, self._words, window).open(),
        }

    def _connect(self) -> None:
        window, status, actions = self.window, self.window.status, self.window.actions_known
        self.desk.opened.connect(self._opened)
        self.desk.renamed.connect(self._name_centre)
        self.desk.crashed.connect(self.complain)
        self.appearance.spoken.connect(self._speak)
        self.appearance.failed.connect(self.told.failed_to_keep)
        self.planning.flow.shown.connect(self._shown)
        self.planning.changed.connect(self._tell_drafts)
        self.undoing.offered.connect(self._offer_undo)
        self.undoing.undone.connect(lambda said: self._tell_undone(said, redo=False))
        self.undoing.redone.connect(lambda said: self._tell_undone(said, redo=True))
        self.settings.letters_chosen.connect(self.letters.allow)
        self.masking.changed.connect(self._tell_masking)
        self.masking.ticked.connect(status.tell_masking)
        self.lock.locked.connect(self.masking.mask)
        self.lock.locked.connect(self.going.box.give_up)
        self.lock.opened.connect(partial(self.show_section, self.home.code))
        status.undo_asked.connect(actions["undo"].trigger)
        status.reveal_asked.connect(actions["reveal"].trigger)
        status.retry_asked.connect(actions["refresh"].trigger)
        status.drafts_asked.connect(actions["drafts"].trigger)
        window.rail.chosen.connect(self.show_section)
        window.closing.connect(self.masking.mask)
        window.closing.connect(self.desk.close)
        self.forms.told.connect(self.told.say)
        self.forms.undoable.connect(self.told.offer_back)
        self.forms.seeing.connect(self.routes.day_wanted)
        self.forms.full.undo_asked.connect(actions["undo"].trigger)
        self.routes.told.connect(self.told.say)
        self.home.changed.connect(self._suit)

    def _opened(self) -> None:
        self._name_centre()
        self.window.status.tell_connection()
        for section in self.sections.values():
            section.opened()

    def _tell_drafts(self) -> None:
        self.home.show_drafts([draft.title for draft in self.planning.booking.drafts])
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
        for frame in (self.window, self.forms, self.told, self.going, self.lock):
            frame.retranslate(words)
        for section in self.sections.values():
            section.retranslate(words)
        self._name_centre()
        self._offer_undo()
