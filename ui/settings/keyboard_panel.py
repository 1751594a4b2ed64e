"""Every command with its keys, which can be others; clashes are said before anything changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from ui.actions import keys_said
from ui.own_keys import (
    command_with,
    first_keys_said,
    is_of_the_board,
    keys_written,
    suit_a_keyboard,
    suit_the_board,
    titled,
    usual_keys,
)
from ui.settings.form import Form
from ui.settings.key_field import KeyField
from ui.settings.key_table import KeyTable
from ui.settings.panel import Panel
from ui.settings.rows import YES, Row, TickRow
from ui.widgets.buttons import Button
from ui.widgets.tones import Tone

if TYPE_CHECKING:
    from desktop_app.wording import Words
    from ui.actions import Actions
    from ui.appearance import Appearance


class KeyRow(Row):
    """The keys of the chosen command."""

    def __init__(self, appearance: Appearance) -> None:
        """Be about no command yet."""
        self.field = KeyField(appearance.theme)
        super().__init__(appearance.theme, "keys", self.field)
        self.field.pressed.connect(lambda keys: self.changed.emit("keys", keys))

    def refuse(self, reason: str) -> None:
        """See Row."""
        super().refuse(reason)
        self.field.judge(Tone.DANGER)

    def settle(self) -> None:
        """See Row."""
        super().settle()
        self.field.judge(None)


class KeyboardPanel(Panel):
    """A table of the commands, and a field for the keys of the chosen one."""

    letters_chosen = Signal(bool)
    """Whether single letters act on the board."""

    def __init__(self, appearance: Appearance, actions: Actions) -> None:
        """List every command."""
        super().__init__(appearance.theme)
        self._appearance, self._actions = appearance, actions
        self.table = KeyTable()
        self.keys = KeyRow(appearance)
        self.letters = TickRow(appearance.theme, "letters")
        self.form = Form(appearance.theme, (self.keys,))
        self.wider = Form(appearance.theme, (self.letters,))
        self.restore = Button(appearance.theme, "")
        self.restore_all = Button(appearance.theme, "")
        self.form.add(self.restore, self.restore_all)
        self.put(self.table, self.form, self.wider)
        self.table.currentCellChanged.connect(lambda *_cells: self._show_keys())
        self.form.changed.connect(lambda _row, keys: self._take(keys))
        self.wider.changed.connect(lambda _row, value: self._allow_letters(value))
        self.restore.clicked.connect(self._restore)
        self.restore_all.clicked.connect(lambda: self._keep({}))
        self.letters.show_value(appearance.settings.letters)
        self.retranslate(appearance.words)

    @property
    def own(self) -> dict[str, str]:
        """The keys somebody chose, by code."""
        return dict(self._actions.own_keys)

    @property
    def code(self) -> str:
        """The code of the chosen command."""
        return self.table.code

    def choose(self, code: str) -> None:
        """Choose a command."""
        self.table.choose(code)

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        self.say(
            words._("Keyboard"),
            words._("Choose a command, go to its field, and press other keys."),
        )
        self.restore.say(words._("Restore"))
        self.restore_all.say(words._("Restore every command"))
        self.wider.say("", {"letters": words._("Single letters")}, {})
        self.letters.say_tick(words._("Letters act without Ctrl on the board and in lists"))
        self._list()

    def show_chosen(self) -> None:
        """Show the keys that hold, and what the commands are called at the moment."""
        self._list()

    def _list(self) -> None:
        self.table.show_keys(self._actions.own_keys, self._appearance.words)
        self._show_keys()

    def _show_keys(self) -> None:
        words, code, own = self._appearance.words, self.code, self._actions.own_keys
        title = titled(code, words) if code else ""
        hint = words._("Backspace: without keys.")
        self.form.say(title, {"keys": words._("Keys")}, {"keys": hint})
        self.keys.settle()
        self.keys.field.setText(first_keys_said(code, own, words) if code else "")
        self.restore.setEnabled(code in own)
        self.restore_all.setEnabled(bool(own))

    def _take(self, keys: str) -> None:
        self.keys.field.setText(keys_said(keys, self._appearance.words))
        if keys and (self._is_unsuitable(keys) or self._is_taken(keys)):
            return
        self._keep(self.own | {self.code: keys})

    def _is_unsuitable(self, keys: str) -> bool:
        """Say why keys cannot be had on every keyboard, if they cannot."""
        words = self._appearance.words
        if is_of_the_board(self.code):
            suit = suit_the_board(keys)
            reason = words._(
                "Keep to a letter, an arrow or a function key, or to Ctrl or Alt with one key."
            )
        else:
            suit = suit_a_keyboard(keys)
            reason = words._(
                "Keep to a function key, or to Ctrl or Alt with one key; other keys write letters."
            )
        if not suit:
            self.keys.refuse(reason)
        return not suit

    def _is_taken(self, keys: str) -> bool:
        """Say whose keys these are, if they are another command's."""
        words = self._appearance.words
        other = command_with(keys, self._actions.own_keys, but=self.code)
        if other:
            self.keys.refuse(
                words._("These are the keys of “{command}”: choose others.").format(
                    command=titled(other, words)
                )
            )
        return bool(other)

    def _restore(self) -> None:
        """Give the chosen command its usual keys, unless another has them by now."""
        if not any(self._is_taken(keys) for keys in usual_keys(self.code)):
            self._keep({code: keys for code, keys in self.own.items() if code != self.code})

    def _keep(self, own: dict[str, str]) -> None:
        board = {code: keys for code, keys in own.items() if is_of_the_board(code)}
        menus = {code: keys for code, keys in own.items() if code not in board}
        self._actions.rekey(own)
        self._appearance.keep(keys=keys_written(menus), board_keys=keys_written(board))
        self._list()

    def _allow_letters(self, value: str) -> None:
        self._appearance.keep(letters=value)
        self.letters_chosen.emit(value == YES)
