"""Every command of the window, once: its words, its keys, and when it can be given.

Keys follow the map of interface, section 13: digits also answer to the unshifted key of the
same place on a French keyboard, and no shortcut needs AltGr.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence

from desktop_app.wording import Words
from ui.typography import TEXT_SIZES

QUIT = "quit"

_BETWEEN_KEYS = re.compile(r"\+(?!$)")
"""The + between two keys; the last one of `Num++` is a key."""


class Menu(StrEnum):
    """The menus of the bar, in their order."""

    FILE = "file"
    EDIT = "edit"
    VIEW = "view"
    GO = "go"
    SESSION = "session"
    HELP = "help"


class Group(StrEnum):
    """Commands of which exactly one holds; each group is a menu of its own."""

    DATES = "dates"
    ROWS = "rows"
    TEAM = "team"
    THEME = "theme"
    TEXT = "text"
    LANGUAGE = "language"


@dataclass(frozen=True, slots=True)
class Situation:
    """What decides which commands can be given.

    Attributes:
        ready: the centre is open.
        session: a session is selected.
        undo: this desk has something to take back.
        redo: this desk has something to do again.
        drafts: something was set aside.
        rows: rows are shown that can be found by their names.
        board: the board is shown, not the list in its place.
        hours: it has hours, which can be wider.
        taken: a session was cut or copied.
    """

    ready: bool = False
    session: bool = False
    undo: bool = False
    redo: bool = False
    drafts: bool = False
    rows: bool = False
    board: bool = False
    hours: bool = False
    taken: bool = False


def _(sentence: str) -> str:
    """Mark a sentence for the catalogue; it is translated when it is shown."""
    return sentence


def _always(_situation: Situation) -> bool:
    return True


def _ready(situation: Situation) -> bool:
    return situation.ready


def _on_a_session(situation: Situation) -> bool:
    return situation.ready and situation.session


def _on_the_board(situation: Situation) -> bool:
    return _on_a_session(situation) and situation.board


def _between_hours(situation: Situation) -> bool:
    return situation.ready and situation.hours


@dataclass(frozen=True, slots=True)
class Command:
    """One command of the menus.

    Attributes:
        code: what the program calls it.
        menu: where it stands.
        text: what people call it.
        keys: its shortcuts, the shown one first.
        when: whether it can be given now.
        group: the group of which only one holds.
        checkable: whether it is on or off by itself.
    """

    code: str
    menu: Menu
    text: str
    keys: tuple[str, ...] = ()
    when: Callable[[Situation], bool] = _ready
    group: Group | None = None
    checkable: bool = False


COMMANDS = (
    Command("print_sheet", Menu.FILE, _("Print the sheet…"), ("Ctrl+P",)),
    Command("print_day", Menu.FILE, _("Print the sheets of the day…"), ("Ctrl+Shift+P",)),
    Command("print_posters", Menu.FILE, _("Print the posters of the day…")),
    Command("refresh", Menu.FILE, _("Refresh"), ("F5",)),
    Command("lock", Menu.FILE, _("Lock this desk"), ("Ctrl+Shift+L",), _always),
    Command(QUIT, Menu.FILE, _("Quit"), ("Ctrl+Q",), _always),
    Command("undo", Menu.EDIT, _("Undo"), ("Ctrl+Z",), lambda now: now.undo),
    Command("redo", Menu.EDIT, _("Redo"), ("Ctrl+Y", "Ctrl+Shift+Z"), lambda now: now.redo),
    Command("cut", Menu.EDIT, _("Cut the session"), ("Ctrl+X",), _on_the_board),
    Command("copy", Menu.EDIT, _("Copy the session"), ("Ctrl+C",), _on_the_board),
    Command(
        "place", Menu.EDIT, _("Place it here"), ("Ctrl+V",), lambda now: now.board and now.taken
    ),
    Command(
        "find", Menu.EDIT, _("Filter the rows"), ("Ctrl+F",), lambda now: now.ready and now.rows
    ),
    Command("inspector", Menu.VIEW, _("Inspector"), ("Ctrl+I",), checkable=True),
    Command("reveal", Menu.VIEW, _("Reveal the names for a minute"), ("F8",), checkable=True),
    Command("list", Menu.VIEW, _("The day as a list"), ("Ctrl+L",), checkable=True),
    Command("show_all", Menu.VIEW, _("Show every programme")),
    Command("zoom_in", Menu.VIEW, _("Wider hours"), ("Num++",), _between_hours),
    Command("zoom_out", Menu.VIEW, _("Narrower hours"), ("Num+-",), _between_hours),
    Command(
        "zoom_usual",
        Menu.VIEW,
        _("Hours as wide as the board"),
        ("Ctrl+0", "Ctrl+À"),
        _between_hours,
    ),
    Command("dates_day", Menu.VIEW, _("Day"), group=Group.DATES),
    Command("dates_week", Menu.VIEW, _("Week"), group=Group.DATES),
    Command("dates_four_weeks", Menu.VIEW, _("Four weeks"), group=Group.DATES),
    Command("rows_rooms", Menu.VIEW, _("Rooms"), group=Group.ROWS),
    Command("rows_team", Menu.VIEW, _("Team"), group=Group.ROWS),
    Command("rows_interpreters", Menu.VIEW, _("Interpreters"), group=Group.ROWS),
    Command("team_site", Menu.VIEW, _("By site"), group=Group.TEAM),
    Command("team_profession", Menu.VIEW, _("By profession"), group=Group.TEAM),
    Command("theme_automatic", Menu.VIEW, _("Automatic"), when=_always, group=Group.THEME),
    Command("theme_light", Menu.VIEW, _("Light"), when=_always, group=Group.THEME),
    Command("theme_dark", Menu.VIEW, _("Dark"), when=_always, group=Group.THEME),
    Command("contrast", Menu.VIEW, _("High contrast"), when=_always, checkable=True),
    *(
        Command(f"text_{size}", Menu.VIEW, f"{size} %", when=_always, group=Group.TEXT)
        for size in TEXT_SIZES
    ),
    Command("language_fr", Menu.VIEW, "Français", when=_always, group=Group.LANGUAGE),
    Command("language_en", Menu.VIEW, "English", when=_always, group=Group.LANGUAGE),
    Command("full_screen", Menu.VIEW, _("Full screen"), ("F11",), _always, checkable=True),
    Command("menu_bar", Menu.VIEW, _("Menu bar"), ("F10",), _always, checkable=True),
    Command("home", Menu.GO, _("Home"), ("Ctrl+1", "Ctrl+&"), _always),
    Command("planning", Menu.GO, _("Schedule"), ("Ctrl+2", "Ctrl+É"), _always),
    Command("workshops", Menu.GO, _("Workshops"), ("Ctrl+3", 'Ctrl+"'), _always),
    Command("interpreters", Menu.GO, _("Interpreters"), ("Ctrl+5", "Ctrl+("), _always),
    Command("settings", Menu.GO, _("Settings"), ("Ctrl+,",), _always),
    Command("goto", Menu.GO, _("Go to…"), ("Ctrl+K",)),
    Command("today", Menu.GO, _("Today")),
    Command("day_before", Menu.GO, _("Previous day or week")),
    Command("day_after", Menu.GO, _("Next day or week")),
    Command("go_to_date", Menu.GO, _("Go to a date…"), ("Ctrl+G",)),
    Command("next_problem", Menu.GO, _("Next problem"), ("F4",)),
    Command("previous_problem", Menu.GO, _("Previous problem"), ("Shift+F4",)),
    Command("next_pane", Menu.GO, _("Next pane"), ("F6",), _always),
    Command("previous_pane", Menu.GO, _("Previous pane"), ("Shift+F6",), _always),
    Command("book", Menu.SESSION, _("New booking…"), ("Ctrl+N",)),
    Command("new_cycle", Menu.SESSION, _("New cycle…"), ("Ctrl+Shift+N",)),
    Command("plan_term", Menu.SESSION, _("Plan a term…")),
    Command("find_slot", Menu.SESSION, _("Find a slot…")),
    Command("availability", Menu.SESSION, _("Availability…")),
    Command("absence", Menu.SESSION, _("Absence…")),
    Command("closure", Menu.SESSION, _("Closure…")),
    Command("block_room", Menu.SESSION, _("Block a room…")),
    Command("drafts", Menu.SESSION, _("Drafts…"), ("F9",), lambda now: now.ready and now.drafts),
    Command("edit", Menu.SESSION, _("Edit…"), ("F2",), _on_a_session),
    Command("enrol", Menu.SESSION, _("Enrol…"), ("Ctrl+Shift+I",), _on_a_session),
    Command("order", Menu.SESSION, _("Interpreter request…"), when=_on_a_session),
    Command("move", Menu.SESSION, _("Move…"), when=_on_a_session),
    Command("cancel", Menu.SESSION, _("Cancel the session…"), ("Del",), _on_a_session),
    Command("help", Menu.HELP, _("Help"), ("F1",), _always),
    Command("shortcuts", Menu.HELP, _("Keyboard shortcuts"), ("Ctrl+F1",), _always),
    Command("about", Menu.HELP, _("About Permanence"), (), _always),
)
"""Every command, in the order of the menus."""


def about_a_session() -> tuple[str, ...]:
    """The commands that act on the session that is selected."""
    return tuple(command.code for command in COMMANDS if command.when is _on_a_session)


class Actions(QObject):
    """The commands as Qt knows them: shared by the menus, the buttons and the keyboard."""

    rekeyed = Signal()
    """Somebody's own keys changed."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        """Make every command, none of them possible yet."""
        super().__init__(parent)
        self._words = words
        self._named: Mapping[str, str] = {}
        self.own_keys: Mapping[str, str] = {}
        self._situation, self._is_paused = Situation(), False
        self._groups = {group: QActionGroup(self) for group in Group}
        self._actions = {command.code: self._made(command) for command in COMMANDS}
        self.suit(Situation())
        self.retranslate(words)

    def __getitem__(self, code: str) -> QAction:
        """The command of a code."""
        return self._actions[code]

    def all(self) -> list[QAction]:
        """Every command, in the order of the menus."""
        return list(self._actions.values())

    def rekey(self, own: Mapping[str, str]) -> None:
        """Give commands keys of one's own, by code: none where empty; the others have theirs."""
        self.own_keys = own
        for command in COMMANDS:
            keys = (own[command.code],) if command.code in own else command.keys
            self._actions[command.code].setShortcuts([QKeySequence(one) for one in keys if one])
        self.rekeyed.emit()

    def keys_of(self, code: str) -> str:
        """The first keys of a command, as Qt writes them; nothing when it has none."""
        return self._actions[code].shortcut().toString(QKeySequence.SequenceFormat.PortableText)

    def bind(self, does: Mapping[str, Callable[[], None]]) -> None:
        """Say what commands do, by code."""
        for code, act in does.items():
            # The state Qt tells of a checkable command is asked of the command itself.
            self._actions[code].triggered.connect(lambda _on=False, act=act: act())

    def suit(self, situation: Situation) -> None:
        """Let those commands be given that make sense now."""
        self._situation = situation
        for command in COMMANDS:
            possible = command.when(situation) and (not self._is_paused or command.code == QUIT)
            self._actions[command.code].setEnabled(possible)

    def pause(self, *, paused: bool) -> None:
        """Let nothing be given but the end of the program, or everything as before."""
        self._is_paused = paused
        self.suit(self._situation)

    def tick(self, code: str, *, on: bool = True) -> None:
        """Show a command as holding, or not, without giving it."""
        self._actions[code].setChecked(on)

    def name(self, named: Mapping[str, str]) -> None:
        """Give some commands, by code, the words of the moment: what would be undone."""
        self._named = named
        self.retranslate(self._words)

    def retranslate(self, words: Words) -> None:
        """Say every command in another language."""
        self._words = words
        for command in COMMANDS:
            text = self._named.get(command.code) or words._(command.text)
            self._actions[command.code].setText(text.replace("&", "&&"))
            # A menu underlines a letter of the text when it opens; this stays as it is said.
            self._actions[command.code].setToolTip(text)

    def _made(self, command: Command) -> QAction:
        action = QAction(self)
        action.setObjectName(command.code)
        action.setShortcuts([QKeySequence(keys) for keys in command.keys])
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setCheckable(command.checkable or command.group is not None)
        if command.group is not None:
            self._groups[command.group].addAction(action)
        return action


def key_text(action: QAction, words: Words) -> str:
    """The keys of a command as they are written on a French or an English keyboard."""
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.PortableText)
    return keys_said(keys, words)


def keys_said(keys: str, words: Words) -> str:
    """« Ctrl Maj P », "Ctrl Shift P"; « Pavé num. + » for the keys beside the others."""
    names = {
        "Shift": words._("Shift"),
        "Del": words._("Delete"),
        "Return": words._("Enter"),
        "Num": words._("Numpad"),
        "-": "−",
        "Left": "←",
        "Right": "→",
        "Up": "↑",
        "Down": "↓",
        "Home": words._("Home key"),
        "End": words._("End key"),
        "PgUp": words._("Page Up"),
        "PgDown": words._("Page Down"),
    }
    return " ".join(names.get(key, key) for key in _BETWEEN_KEYS.split(keys))
