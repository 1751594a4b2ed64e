"""What one user of one computer has chosen; each setting is declared once, here."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from types import MappingProxyType

from desktop_app.machine.errors import FileError, SettingsError, Trouble
from desktop_app.machine.files import read_within, write_beside_then_replace
from desktop_app.machine.folders import made_private

FILE_NAME = "settings.json"
LARGEST_FILE = 64 * 1024
"""Bytes; beyond, the file is not ours."""

LONGEST_TEXT = 1000
"""Characters of one setting, a long folder name included."""

LANGUAGES = ("fr", "en")
LOCK_MINUTES = tuple(str(minutes) for minutes in range(1, 16))
"""After so many idle minutes a desk may lock itself (interface.md 3.1)."""

HOLD_MINUTES = ("10", "15", "20", "30", "60")
"""A slot is held so long while its booking is typed; nobody has to hurry (interface.md 12)."""


def _one_of(*choices: str) -> Mapping[str, tuple[str, ...]]:
    return MappingProxyType({"choices": choices})


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting, its type and its default.

    Attributes:
        desk: how this computer signs what it writes; empty means the computer's name.
        user: who acts until there is a log-in.
        language: of the window, the messages and the sheets.
        sheet_folder: where sheets are saved; empty means asked each time.
        theme: of the window; automatic follows the system.
        contrast: high contrast is on, whatever the system says.
        text_size: of the window, in percent.
        window: where the window was, for each set of screens; the window alone reads it.
        board_dates: how many days the board shows.
        board_rows: what stands in its rows.
        board_team: what the team is grouped by.
        board_turned: the groups folded or unfolded by hand; the board alone reads it.
        board_zoom: pixels of an hour; empty means as wide as the board.
        inspector: whether it opens as soon as something is selected.
        section: what the window opens on; the schedule the first time.
        interpreters_tab: what the interpreter desk lists.
        worker: code of the person of the team whose next sessions Home shows.
        inspector_width: in pixels; empty means as wide as its screen wants it.
        centre: address of the centre that was opened last; a server's password is never kept.
        printer: the printer that sheets go to, by name; empty means the system's own.
        large_rows: sheets have large rows unless somebody says otherwise.
        site: code of the site this desk stands at.
        keys: keys of one's own, by command; the window alone reads them.
        board_keys: the same for what the board alone answers to.
        letters: single letters act on the board.
        lock_after: idle minutes after which this desk locks itself.
        soft_hold_minutes: how long other desks see what a booking is being typed for.
        recent: what was opened from the go-to box, by kind and code, never by name.
    """

    desk: str = ""
    user: str = "accueil"
    language: str = field(default="fr", metadata=_one_of(*LANGUAGES))
    sheet_folder: str = ""
    theme: str = field(default="automatic", metadata=_one_of("automatic", "light", "dark"))
    contrast: str = field(default="no", metadata=_one_of("no", "yes"))
    text_size: str = "100"
    window: str = ""
    board_dates: str = field(default="day", metadata=_one_of("day", "week", "four_weeks"))
    board_rows: str = field(default="rooms", metadata=_one_of("rooms", "team", "interpreters"))
    board_team: str = field(default="site", metadata=_one_of("site", "profession"))
    board_turned: str = ""
    board_zoom: str = ""
    inspector: str = field(default="yes", metadata=_one_of("yes", "no"))
    inspector_width: str = ""
    centre: str = ""
    printer: str = ""
    large_rows: str = field(default="no", metadata=_one_of("no", "yes"))
    site: str = ""
    keys: str = ""
    board_keys: str = ""
    letters: str = field(default="yes", metadata=_one_of("no", "yes"))

    section: str = "planning"
    interpreters_tab: str = field(
        default="deadlines",
        metadata=_one_of("deadlines", "to_order", "requested", "confirmed", "done", "cancelled"),
    )
    worker: str = ""
    recent: str = ""
    lock_after: str = field(default="5", metadata=_one_of(*LOCK_MINUTES))
    soft_hold_minutes: str = field(default="10", metadata=_one_of(*HOLD_MINUTES))

    @property
    def acting_desk(self) -> str:
        """The desk's name, or the computer's while none was chosen."""
        import platform  # noqa: PLC0415 - after the first paint

        return self.desk or platform.node() or "desk"


@dataclass(frozen=True, slots=True)
class SettingsRead:
    """The settings as far as they could be read, and what could not."""

    settings: Settings
    troubles: tuple[SettingsError | FileError, ...] = ()


def read_settings(folder: Path) -> SettingsRead:
    """Read the settings of ``folder``; what cannot be used has its default and is named.

    Nothing here stops the application: a person with a broken file still has a desk.
    A file that is not there yet is no trouble.
    """
    path = folder / FILE_NAME
    try:
        content = read_within(path, LARGEST_FILE)
    except FileError as trouble:
        missing = trouble.code == Trouble.FILE_MISSING
        return SettingsRead(Settings(), () if missing else (trouble,))
    if content is None:
        return _defaults(Trouble.SETTINGS_TOO_LARGE, path)
    try:
        stored = json.loads(content)
    except (ValueError, RecursionError):
        return _defaults(Trouble.SETTINGS_UNREADABLE, path)
    if not isinstance(stored, dict):
        return _defaults(Trouble.SETTINGS_UNREADABLE, path)
    return _checked(stored, path)


def write_settings(folder: Path, settings: Settings) -> None:
    """Keep the settings in ``folder``, whole or not at all.

    Raises:
        FileError: the folder cannot be made or written, or the disk is full.
    """
    text = json.dumps(asdict(settings), ensure_ascii=False, indent=2) + "\n"
    write_beside_then_replace(made_private(folder) / FILE_NAME, text.encode(), private=True)


def _defaults(code: Trouble, path: Path) -> SettingsRead:
    return SettingsRead(Settings(), (SettingsError(code, path=str(path)),))


def _checked(stored: dict[str, object], path: Path) -> SettingsRead:
    good: dict[str, str] = {}
    troubles: list[SettingsError] = []
    for setting in fields(Settings):
        value = stored.get(setting.name, setting.default)
        if _is_usable(value, setting.metadata.get("choices")):
            good[setting.name] = str(value)
        else:
            troubles.append(
                SettingsError(Trouble.SETTING_REFUSED, path=str(path), setting=setting.name)
            )
    return SettingsRead(Settings(**good), tuple(troubles))


def _is_usable(value: object, choices: tuple[str, ...] | None) -> bool:
    if not isinstance(value, str) or len(value) > LONGEST_TEXT or not value.isprintable():
        return False
    return choices is None or value in choices
