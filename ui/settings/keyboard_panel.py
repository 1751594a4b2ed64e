"""Every command with its keys, which can be others; clashes are said before anything changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from ui.actions import COMMANDS, keys_said
from ui.menus import group_titles
from ui.own_keys import command_with, keys_read, keys_written, suit_a_keyboard
from ui.settings.form import Form
from ui.settings.key_field import KeyField
from ui.settings.panel import Panel
from ui.settings.rows import YES, Row, TickRow
from ui.widgets.buttons import Button
from ui.widgets.tones import Tone

if TYPE_CHECKING:
    from desktop_app.wording import Words
    from ui.actions import Actions
    from ui.appearance import Appearance

_CODE = Qt.ItemDataRole.UserRole
_HEIGHT = 340


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
        self.own = keys_read(appearance.settings.keys)
        self.table = QTableWidget(0, 2)
        self.keys = KeyRow(appearance)
        self.letters = TickRow(appearance.theme, "letters")
        self.form = Form(appearance.theme, (self.keys,))
        self.wider = Form(appearance.theme, (self.letters,))
        self.restore = Button(appearance.theme, "")
        self.restore_all = Button(appearance.theme, "")
        self.form.add(self.restore, self.restore_all)
        self._lay_out()
        self.table.currentCellChanged.connect(lambda *_cells: self._show_keys())
        self.form.changed.connect(lambda _row, keys: self._take(keys))
        self.wider.changed.connect(lambda _row, value: self._allow_letters(value))
        self.restore.clicked.connect(lambda: self._restore([self.code]))
        self.restore_all.clicked.connect(lambda: self._restore(list(self.own)))
        self._actions.rekey(self.own)
        self.letters.show_value(appearance.settings.letters)
        self.retranslate(appearance.words)

    @property
    def code(self) -> str:
        """The code of the chosen command."""
        item = self.table.item(self.table.currentRow(), 0)
        return "" if item is None else str(item.data(_CODE))

    def choose(self, code: str) -> None:
        """Choose a command."""
        for row in range(self.table.rowCount()):
            item = self.table.item(row, 0)
            if item is not None and item.data(_CODE) == code:
                self.table.setCurrentCell(row, 0)

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        self.say(
            words._("Keyboard"),
            words._("Choose a command, go to its field, and press other keys."),
        )
        self.table.setAccessibleName(words._("Commands"))
        self.table.setHorizontalHeaderLabels([words._("Command"), words._("Keys")])
        self.restore.say(words._("Restore"))
        self.restore_all.say(words._("Restore every command"))
        self.wider.say("", {"letters": words._("Single letters")}, {})
        self.letters.say_tick(words._("A, J, S, M and N act on the board without Ctrl"))
        self._list()

    def show_chosen(self) -> None:
        """Show the keys that hold, and what the commands are called at the moment."""
        self._list()

    def _list(self) -> None:
        before = self.code
        self.table.blockSignals(True)
        actions = self._actions.all()
        self.table.setRowCount(len(actions))
        for row, action in enumerate(actions):
            named = QTableWidgetItem(self._titled(action.objectName()))
            named.setData(_CODE, action.objectName())
            self.table.setItem(row, 0, named)
            self.table.setItem(row, 1, QTableWidgetItem(self._said(action.objectName())))
        self.table.blockSignals(False)
        self.choose(before or actions[0].objectName())
        self._show_keys()

    def _titled(self, code: str) -> str:
        """What a command is called, with its group where its own words say too little."""
        words = self._appearance.words
        command = next(one for one in COMMANDS if one.code == code)
        said = words._(command.text)
        if command.group is None:
            return said
        return words._("{group}: {choice}").format(
            group=group_titles(words)[command.group], choice=said
        )

    def _said(self, code: str) -> str:
        return keys_said(self._actions.keys_of(code), self._appearance.words)

    def _show_keys(self) -> None:
        words, code = self._appearance.words, self.code
        title = self._titled(code) if code else ""
        hint = words._("Backspace: without keys.")
        self.form.say(title, {"keys": words._("Keys")}, {"keys": hint})
        self.keys.settle()
        self.keys.field.setText(self._said(code) if code else "")
        self.restore.setEnabled(code in self.own)
        self.restore_all.setEnabled(bool(self.own))

    def _take(self, keys: str) -> None:
        words, code = self._appearance.words, self.code
        self.keys.field.setText(keys_said(keys, words))
        if keys and not suit_a_keyboard(keys):
            self.keys.refuse(
                words._(
                    "Keep to a function key, or to Ctrl or Alt with one key;"
                    " other keys write letters."
                )
            )
            return
        other = command_with(keys, self._actions, but=code) if keys else ""
        if other:
            self.keys.refuse(
                words._("These are the keys of “{command}”: choose others.").format(
                    command=self._titled(other)
                )
            )
            return
        self._keep(self.own | {code: keys})

    def _restore(self, codes: list[str]) -> None:
        self._keep({code: keys for code, keys in self.own.items() if code not in codes})

    def _keep(self, own: dict[str, str]) -> None:
        self.own = own
        self._actions.rekey(own)
        self._appearance.keep(keys=keys_written(own))
        self._list()

    def _allow_letters(self, value: str) -> None:
        self._appearance.keep(letters=value)
        self.letters_chosen.emit(value == YES)

    def _lay_out(self) -> None:
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        head = self.table.horizontalHeader()
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.table.setColumnWidth(1, 200)
        self.table.setMinimumHeight(_HEIGHT)
        self.put(self.table, self.form, self.wider)
