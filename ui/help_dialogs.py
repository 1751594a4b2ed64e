"""Help: every command with its keys, and what this program is."""

from importlib.metadata import version

from PySide6.QtCore import QSize, Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop_app.wording import Words
from ui.actions import Actions
from ui.own_keys import first_keys_said, keys_in_force, titled
from ui.theme import Theme
from ui.typography import Letter
from ui.widgets.buttons import Button, ButtonLook, Role
from ui.widgets.labels import Text
from ui.widgets.rings import FocusRing

_WIDTH, _HEIGHT = 460, 520
_MARGINS = (20, 18, 20, 16)


class ShortcutList(QDialog):
    """The commands that have keys, in the order of the menus; it blocks nothing."""

    def __init__(self, theme: Theme, actions: Actions, words: Words, parent: QWidget) -> None:
        """List what `actions` answer to."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(words._("Keyboard shortcuts"))
        scale = max(theme.text_percent, 100) / 100
        wanted = QSize(round(_WIDTH * scale), round(_HEIGHT * scale))
        self.resize(wanted.boundedTo(parent.window().size()))
        self.table = _key_table(_lines_of(actions, words), words)
        self.table.setAccessibleName(self.windowTitle())
        close = Button(theme, words._("Close"))
        close.clicked.connect(self.close)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(*_MARGINS)
        self.column.setSpacing(12)
        self.column.addWidget(self.table)
        self.column.addWidget(close, alignment=Qt.AlignmentFlag.AlignRight)
        self._ring = FocusRing(theme, self)


class HelpDialog(ShortcutList):
    """How to find one's way, above the keys of every command."""

    def __init__(self, theme: Theme, actions: Actions, words: Words, parent: QWidget) -> None:
        """Say where commands are, and what the board does with keys of its own."""
        super().__init__(theme, actions, words, parent)
        self.setWindowTitle(words._("Help"))
        for place, sentence in enumerate(_ways(words)):
            said = Text(theme, sentence)
            said.setWordWrap(True)
            self.column.insertWidget(place, said)


def _ways(words: Words) -> tuple[str, ...]:
    return (
        words._("Every command is in the menu bar: F10 or Alt shows it, and hides it again."),
        words._("Ctrl K finds a person, a workshop, a room, a day or a command by its name."),
        words._(
            "On the schedule, arrows go from slot to slot and Enter books or opens; with Alt they"
            " move the session. A right click shows what can be done."
        ),
        words._("Escape sets aside what is typed; F9 brings it back. Ctrl Z takes back."),
    )


def _lines_of(actions: Actions, words: Words) -> list[tuple[str, str]]:
    """The commands that have keys, as the menus call them now, then the keys of the board."""
    menus = {action.objectName(): action.toolTip() for action in actions.all()}
    own = actions.own_keys
    return [
        (menus.get(code) or titled(code, words), first_keys_said(code, own, words))
        for code, keys in keys_in_force(own).items()
        if any(keys)
    ]


def _key_table(lines: list[tuple[str, str]], words: Words) -> QTableWidget:
    table = QTableWidget(len(lines), 2)
    table.setHorizontalHeaderLabels([words._("Command"), words._("Keys")])
    table.verticalHeader().hide()
    table.setShowGrid(False)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setTabKeyNavigation(False)
    table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
    for line, (said, keys) in enumerate(lines):
        table.setItem(line, 0, QTableWidgetItem(said))
        table.setItem(line, 1, QTableWidgetItem(keys))
    return table


class AboutDialog(QDialog):
    """The version, the licence, and what to send to whoever repairs."""

    def __init__(self, theme: Theme, words: Words, parent: QWidget) -> None:
        """Say what this program is."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(words._("About Permanence"))
        scale = max(theme.text_percent, 100) / 100
        self.setMinimumWidth(round(_WIDTH * scale))
        number = version("permanence")
        self._diagnostic = f"permanence {number}\nQt {qVersion()}\n{QGuiApplication.platformName()}"
        column = QVBoxLayout(self)
        column.setContentsMargins(*_MARGINS)
        column.setSpacing(12)
        column.addWidget(Text(theme, f"Permanence {number}", Letter.DIALOG_TITLE))
        for sentence in (
            words._("The planning desk of a health centre on several sites."),
            words._(
                "Free software under the EUPL 1.2 licence. It carries Qt for Python (LGPL), the"
                " Inter and Noto fonts (OFL) and Lucide icons (ISC)."
            ),
        ):
            said = Text(theme, sentence)
            said.setWordWrap(True)
            column.addWidget(said)
        copy = Button(theme, words._("Copy the diagnostic"))
        close = Button(theme, words._("Close"), ButtonLook(Role.PRIMARY))
        copy.clicked.connect(self.copy)
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addStretch()
        for button in (copy, close):
            row.addWidget(button)
        column.addLayout(row)
        self._ring = FocusRing(theme, self)

    def copy(self) -> None:
        """Put the versions on the clipboard; nothing of the centre is among them."""
        QGuiApplication.clipboard().setText(self._diagnostic)
