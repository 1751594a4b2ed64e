"""A desk at work: the window, its sections and the data; every command does something."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QPoint, QTimer, Signal

from ui.actions import Situation
from ui.announcements import Announcements
from ui.board_keys import board_keys
from ui.idle_turns import IdleTurns
from ui.lock import Lock
from ui.masking import Masking
from ui.own_keys import keys_read
from ui.planning.section import PlanningSection
from ui.rail import HOME, INTERPRETERS, WORKSHOPS
from ui.sections import Sections
from ui.seldom import Seldom
from ui.session_forms import SessionForms
from ui.set_aside import SetAside
from ui.single_letters import LetterGuard
from ui.surroundings import Routes, Section, Surroundings
from ui.undoing import Undoing, UndoSaid
from ui.waiting_orders import WaitingOrders
from ui.ways import Ways

if TYPE_CHECKING:
    from desktop_app.wording import Words
    from ui.actions import Actions
    from ui.appearance import Appearance
    from ui.desk import Desk
    from ui.goto.going import Going
    from ui.home.section import HomeSection
    from ui.interpreters.section import InterpretersSection
    from ui.settings.section import SettingsSection
    from ui.window import MainWindow
    from ui.workshops.section import WorkshopsSection


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
        self._around = Surroundings(desk, appearance, self.forms, self.masking, self.routes)
        actions = self.window.actions_known
        self.planning = PlanningSection(self._around, actions, place.day)
        actions.rekeyed.connect(partial(_rekey_board, self.planning, actions))
        kept = appearance.settings
        actions.rekey(keys_read(kept.keys) | keys_read(kept.board_keys))
        self.sections = Sections(self._around, self.window, self.planning)
        self.undoing, self.waiting = Undoing(desk, self), WaitingOrders(desk, self)
        self.undo_said = UndoSaid(self.undoing, self.window, appearance.words)
        self.ways = Ways(self.routes, self.planning, actions, self.show_section)
        self.lock, self.idle = Lock(appearance, self.window), IdleTurns(self)
        self.seldom = Seldom(self._around, self.window, self.lock)
        self.told = Announcements(desk, self.window, self.planning.flow, appearance.words)
        self.set_aside = SetAside(self._around, self.window.status, self.planning)
        forms = self.forms
        self.told.answering += [
            form.is_answering
            for form in (forms.full, forms.cycles, forms.repairs, forms.weeks, forms.terms)
        ]
        self.letters = LetterGuard(self.planning.page.view, allowed=kept.letters == "yes")
        self._is_ready = False
        actions.bind(self._section_commands() | self._frame_commands())
        appearance.wire(actions)
        self.planning.chip_left = self._chip_left
        self._connect()
        self.sections.show(appearance.settings.section)
        self.window.title("")

    @property
    def section(self) -> Section:
        """The section that is shown."""
        return self.sections.shown

    @property
    def home(self) -> HomeSection:
        """The section Home, made now if nobody went there yet."""
        return cast("HomeSection", self.sections[HOME])

    @property
    def settings(self) -> SettingsSection:
        """The section Settings, made now if nobody went there yet."""
        return cast("SettingsSection", self.sections["settings"])

    @property
    def going(self) -> Going:
        """The go-to box, made when it is first opened."""
        return self.seldom.going

    def open(self) -> None:
        """Show the window; the centre is opened once it was painted."""
        if self.window.has_painted:
            self.desk.open()
            return
        self.window.painted.connect(self.desk.open)
        self.window.show()

    def show_section(self, code: str) -> None:
        """Show a section and give it the focus."""
        self.sections.show(code).entered()
        self._suit()
        if self.appearance.settings.section != code:
            self.appearance.keep(section=code)

    def complain(self, error: BaseException) -> None:
        """Log a bug without any name, and say so; the window stays as it is."""
        self.seldom.complain(error)

    @property
    def _words(self) -> Words:
        return self.appearance.words

    def _section_commands(self) -> dict[str, Callable[[], None]]:
        return {code: partial(self._give, code) for code in self.sections.commands}

    def _give(self, code: str) -> None:
        """Give a command to the section that is shown, else to the first that knows it."""
        if code == "refresh" and self.desk.open_desk is None:
            self.desk.open()
            return
        section = self.sections.knowing(code)
        if section is not self.section:
            self.show_section(section.code)
        section.commands()[code]()

    def _frame_commands(self) -> dict[str, Callable[[], None]]:
        going = {code: partial(self.show_section, code) for code in self.sections.codes}
        return going | {
            "undo": lambda: self.undoing.undo(self._words),
            "redo": lambda: self.undoing.redo(self._words),
            "reveal": self.masking.toggle,
            "lock": self.lock.close,
            **self.forms.openings,
            "edit": lambda: self.forms.full.edit(self.section.session, rename=True),
            "enrol": lambda: self.forms.enrol(self.section.session),
            "order": lambda: self.routes.order_wanted.emit(self.section.session),
            **self.seldom.commands,
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
        self.undoing.offered.connect(self._suit)
        self.masking.changed.connect(self._tell_masking)
        self.masking.ticked.connect(status.tell_masking)
        self.lock.locked.connect(self.masking.mask)
        self.lock.opened.connect(partial(self.show_section, HOME))
        status.undo_asked.connect(actions["undo"].trigger)
        status.reveal_asked.connect(actions["reveal"].trigger)
        status.retry_asked.connect(actions["refresh"].trigger)
        status.drafts.list_asked.connect(actions["drafts"].trigger)
        window.rail.chosen.connect(self.show_section)
        keeping = (self.planning.booking.keep_typed, self.forms.keep_typed)
        for act in (self.idle.stop, self.masking.mask, *keeping, self.desk.close):
            window.closing.connect(act)
        self.forms.told.connect(self.told.say)
        self.forms.undoable.connect(self.told.offer_back)
        self.forms.seeing.connect(self.routes.day_wanted)
        self.forms.full.undo_asked.connect(actions["undo"].trigger)
        self.routes.told.connect(self.told.say)
        self.routes.order_wanted.connect(self._show_order)
        self.waiting.counted.connect(partial(window.rail.count, INTERPRETERS))
        self.sections.made.connect(self._take_in)
        self.ready.connect(self.idle.start)

    def _take_in(self, section: Section) -> None:
        """Listen to a section that has just been made."""
        _hear(section, self, self._suit)
        if section.code == HOME:
            self._tell_drafts()

    def _opened(self) -> None:
        self._name_centre()
        self.window.status.tell_connection()
        for section in self.sections:
            section.opened()

    def _show_order(self, code: str) -> None:
        """Show the interpreter desk at an order."""
        cast("InterpretersSection", self.sections[INTERPRETERS]).go_to(code)
        self.show_section(INTERPRETERS)

    def _tell_drafts(self) -> None:
        drafts = self.planning.drafts
        if HOME in self.sections:
            self.home.show_drafts([draft.title for draft in drafts])
        self.window.status.show_drafts(drafts)
        self._suit()

    def _chip_left(self) -> int:
        """Where on the page of the planning the chips of the drafts begin, in pixels."""
        return self.planning.page.mapFromGlobal(QPoint(self.window.status.drafts_left, 0)).x()

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
        self.window.actions_known.suit(_situation(self))

    def _tell_masking(self, masked: bool) -> None:  # noqa: FBT001 - what the signal carries
        self.window.actions_known.tick("reveal", on=not masked)
        self.window.status.tell_masking(self.masking.seconds_left)

    def _speak(self, words: Words) -> None:
        for frame in (self.window, self.forms, self.told, self.lock, self.undo_said):
            frame.retranslate(words)
        for section in self.sections:
            section.retranslate(words)
        self._name_centre()


def _situation(workplace: Workplace) -> Situation:
    """What decides now which commands can be given."""
    planning, section = workplace.planning, workplace.section
    board = section is planning and planning.is_a_board
    return Situation(
        ready=planning.flow.reader.board is not None,
        session=bool(section.session),
        undo=workplace.undoing.can_undo,
        redo=workplace.undoing.can_redo,
        drafts=bool(planning.drafts),
        rows="find" in section.commands(),
        board=board,
        hours=board and planning.page.view.scene.axis.is_hourly,
        taken=planning.page.view.keyboard.has_taken,
    )


def _rekey_board(planning: PlanningSection, actions: Actions) -> None:
    """Let the board answer to the keys that somebody chose."""
    planning.page.view.keyboard.rekey(board_keys(actions.own_keys))


def _hear(section: Section, workplace: Workplace, suit: Callable[[], None]) -> None:
    """Hear what a section that has just been made tells the window."""
    if section.code in {HOME, WORKSHOPS}:
        # Their buttons wear the keys of commands.
        rekeyed = workplace.window.actions_known.rekeyed
        rekeyed.connect(lambda: section.retranslate(workplace.appearance.words))
    if section.code == HOME:
        workplace.home.changed.connect(suit)
    elif section.code in {WORKSHOPS, INTERPRETERS}:
        listing = cast("WorkshopsSection | InterpretersSection", section)
        listing.changed.connect(suit)
        workplace.told.answering.append(listing.is_answering)
    else:
        workplace.settings.letters_chosen.connect(workplace.letters.allow)
        workplace.told.answering.append(workplace.settings.is_answering)
