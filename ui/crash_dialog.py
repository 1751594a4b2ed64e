"""What is said when the program itself is at fault: nothing typed is lost, nobody is named."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from desktop_app.machine.logs import NamelessFormatter
from desktop_app.wording import Words
from ui.theme import Theme
from ui.typography import Letter
from ui.widgets.buttons import Button, ButtonLook, Role
from ui.widgets.labels import Text
from ui.widgets.rings import FocusRing

_WIDTH = 520


class CrashDialog(QDialog):
    """The window stays open behind it, with everything that was typed."""

    def __init__(self, theme: Theme, words: Words, error: BaseException, parent: QWidget) -> None:
        """Tell of `error` by its type and its places only."""
        super().__init__(parent)
        self.setWindowTitle(words._("Something unexpected happened"))
        self.setMinimumWidth(round(_WIDTH * max(theme.text_percent, 100) / 100))
        self._diagnostic = diagnostic_of(error)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        title = Text(theme, self.windowTitle(), Letter.DIALOG_TITLE)
        title.setWordWrap(True)
        column.addWidget(title)
        said = Text(
            theme,
            words._(
                "What you asked was not done, or not entirely. What you typed is still on the"
                " screen: save it elsewhere if you are in doubt, then go on. The place is in the"
                " log, without any name."
            ),
        )
        said.setWordWrap(True)
        column.addWidget(said)
        shown = QPlainTextEdit(self._diagnostic)
        shown.setReadOnly(True)
        shown.setTabChangesFocus(True)
        shown.setAccessibleName(words._("Technical details"))
        column.addWidget(shown)
        copy = Button(theme, words._("Copy the details"))
        go_on = Button(theme, words._("Go on"), ButtonLook(Role.PRIMARY))
        row = QHBoxLayout()
        row.addStretch()
        for button in (copy, go_on):
            row.addWidget(button)
        column.addLayout(row)
        copy.clicked.connect(self.copy)
        go_on.clicked.connect(self.accept)
        self._ring = FocusRing(theme, self)
        go_on.setFocus(Qt.FocusReason.PopupFocusReason)

    def copy(self) -> None:
        """Put the details on the clipboard, for whoever repairs."""
        QGuiApplication.clipboard().setText(self._diagnostic)


def diagnostic_of(error: BaseException) -> str:
    """The type of an error and the places it went through, never its text."""
    return NamelessFormatter().formatException((type(error), error, error.__traceback__))
