"""The menu bar, hidden until F10 or Alt: every command with its keys."""

from functools import partial

from PySide6.QtWidgets import QMenu, QMenuBar

from desktop_app.wording import Words
from ui.actions import COMMANDS, Actions, Command, Group, Menu
from ui.mnemonics import with_mnemonics


class MenuBar:
    """The menus of a bar, filled from the table of commands."""

    def __init__(self, bar: QMenuBar, actions: Actions, words: Words) -> None:
        """Fill `bar`."""
        self._bar, self._actions = bar, actions
        self._menus = {menu: bar.addMenu("") for menu in Menu}
        self._groups: dict[Group, QMenu] = {}
        before: Command | None = None
        for command in COMMANDS:
            self._put(command, before)
            before = command
        for menu in self.menus:
            # Then, and not before: what would be undone is called otherwise each time.
            menu.aboutToShow.connect(partial(_letter, menu))
        self.retranslate(words)

    @property
    def menus(self) -> list[QMenu]:
        """The menus of the bar, those inside them included."""
        return [*self._menus.values(), *self._groups.values()]

    def retranslate(self, words: Words) -> None:
        """Say the menus in another language; the commands say themselves."""
        titles = {
            Menu.FILE: words._("&File"),
            Menu.EDIT: words._("&Edit"),
            Menu.VIEW: words._("&View"),
            Menu.GO: words._("&Go"),
            Menu.SESSION: words._("&Session"),
            Menu.HELP: words._("&Help"),
        }
        inner = group_titles(words)
        for menu, shown in self._menus.items():
            _say(shown, titles[menu])
        for group, shown in self._groups.items():
            _say(shown, inner[group])
        self._bar.setAccessibleName(words._("Menus"))

    def _put(self, command: Command, before: Command | None) -> None:
        menu = self._menus[command.menu]
        if command.group is None:
            menu.addAction(self._actions[command.code])
            return
        if command.group not in self._groups:
            if before is not None and before.menu == command.menu and before.group is None:
                menu.addSeparator()
            self._groups[command.group] = menu.addMenu("")
        self._groups[command.group].addAction(self._actions[command.code])


def _letter(menu: QMenu) -> None:
    """Give each line a letter that no other line of the menu has."""
    lines = [action for action in menu.actions() if not action.isSeparator()]
    for action, text in zip(lines, with_mnemonics([one.text() for one in lines]), strict=True):
        action.setText(text)


def _say(menu: QMenu, title: str) -> None:
    menu.setTitle(title)
    menu.setAccessibleName(title.replace("&", ""))


def group_titles(words: Words) -> dict[Group, str]:
    """What the groups of commands are called, of which only one holds."""
    return {
        Group.DATES: words._("Days of the board"),
        Group.ROWS: words._("Rows of the board"),
        Group.TEAM: words._("Team on the board"),
        Group.THEME: words._("Theme"),
        Group.TEXT: words._("Text size"),
        Group.LANGUAGE: words._("Language"),
    }
