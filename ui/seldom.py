"""What is opened over the window now and then: each is loaded when it is asked for."""

from __future__ import annotations

import logging
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop_app.machine.logs import LOGGER

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ui.goto.going import Going
    from ui.lock import Lock
    from ui.surroundings import Surroundings
    from ui.window import MainWindow


class Seldom(QObject):
    """Opens the go-to box, the help and the word on a bug, in the language of the moment."""

    def __init__(self, around: Surroundings, window: MainWindow, lock: Lock) -> None:
        """Load nothing yet."""
        super().__init__(window)
        self._around, self._window, self._lock = around, window, lock

    @cached_property
    def going(self) -> Going:
        """The go-to box, made when it is first opened."""
        from ui.goto.going import Going  # noqa: PLC0415 - when it is first opened

        made = Going(self._around, self._window)
        self._lock.locked.connect(made.box.give_up)
        self._around.appearance.spoken.connect(made.retranslate)
        return made

    @property
    def commands(self) -> Mapping[str, Callable[[], None]]:
        """What their commands do, by code."""
        return {
            "goto": self.open_goto,
            "help": self.tell_help,
            "shortcuts": self.list_shortcuts,
            "about": self.tell_about,
        }

    def open_goto(self) -> None:
        """Open the go-to box, ready to type."""
        self.going.open()

    def tell_help(self) -> None:
        """Say how to find one's way, with the keys of everything."""
        from ui.help_dialogs import HelpDialog  # noqa: PLC0415 - seldom needed

        around, window = self._around, self._window
        HelpDialog(around.theme, window.actions_known, around.words, window).show()

    def list_shortcuts(self) -> None:
        """Show the commands with their keys."""
        from ui.help_dialogs import ShortcutList  # noqa: PLC0415 - seldom needed

        around, window = self._around, self._window
        ShortcutList(around.theme, window.actions_known, around.words, window).show()

    def tell_about(self) -> None:
        """Show what this program is."""
        from ui.help_dialogs import AboutDialog  # noqa: PLC0415 - seldom needed

        AboutDialog(self._around.theme, self._around.words, self._window).open()

    def complain(self, error: BaseException) -> None:
        """Log a bug without any name, and say so; the window stays as it is."""
        from ui.crash_dialog import CrashDialog  # noqa: PLC0415 - seldom needed

        logging.getLogger(LOGGER).error("the window failed", exc_info=error)
        CrashDialog(self._around.theme, self._around.words, error, self._window).open()
