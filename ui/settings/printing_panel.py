"""Where sheets go: a printer, a folder, and how they look unless somebody says otherwise."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.dialogs.file_dialogs import folder_chosen
from ui.printing.printer import Press
from ui.settings.form import Form
from ui.settings.panel import Panel
from ui.settings.rows import ChoiceRow, Row, TextRow, TickRow
from ui.widgets.buttons import Button

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop_app.wording import Words
    from ui.appearance import Appearance


class PrintingPanel(Panel):
    """Printer, folder and large rows of this desk."""

    def __init__(self, appearance: Appearance) -> None:
        """Show what is kept; the printers are offered when they are known."""
        super().__init__(appearance.theme)
        theme = appearance.theme
        self._appearance = appearance
        self.press = Press()
        self.ask_folder: Callable[[QWidget, Words, str], str] = _ask_folder
        self.printer = ChoiceRow(theme, "printer")
        self.folder = TextRow(theme, "sheet_folder")
        self.large = TickRow(theme, "large_rows")
        self.form = Form(theme, (self.printer, self.large, self.folder))
        self.browse = Button(theme, "")
        self.form.add(self.browse)
        self._names: Sequence[str] = ()
        self.form.changed.connect(self._keep)
        self.browse.clicked.connect(self._browse)
        self.put(self.form)
        self.retranslate(appearance.words)

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        self.say(words._("Printing"), words._("For this computer."))
        self.form.say(
            "",
            {
                "printer": words._("Printer"),
                "sheet_folder": words._("Folder of sheets"),
                "large_rows": words._("Rows"),
            },
            {"sheet_folder": words._("Where sheets are saved; empty: asked the first time.")},
        )
        self.large.say_tick(words._("large rows"))
        self.browse.say(words._("Choose a folder…"))
        self.show_printers(self._names)

    def show_printers(self, names: Sequence[str]) -> None:
        """Offer the printers of this computer."""
        words, self._names = self._appearance.words, names
        usual = words._("The computer's own") if names else words._("None: sheets are saved")
        self.printer.offer({"": usual} | {name: name for name in names})
        self.show_chosen()

    def show_chosen(self) -> None:
        """Show what is kept, by the preview of sheets too."""
        self._appearance.reread()
        settings = self._appearance.settings
        self.form.show_values(
            {
                "printer": settings.printer,
                "sheet_folder": settings.sheet_folder,
                "large_rows": settings.large_rows,
            }
        )

    def _browse(self) -> None:
        chosen = self.ask_folder(
            self, self._appearance.words, self._appearance.settings.sheet_folder
        )
        if chosen:
            self.folder.begin(chosen)
            self._keep(self.folder, chosen)

    def _keep(self, row: Row, value: str) -> None:
        words = self._appearance.words
        if row is self.folder and value.strip():
            value = str(Path(value.strip()).expanduser())
            if not Path(value).is_dir():
                row.refuse(words._("There is no such folder: create it, or choose another one."))
                return
        self._appearance.keep(**{row.code: value})
        row.take()
        self.show_chosen()


def _ask_folder(parent: QWidget, words: Words, remembered: str) -> str:
    return folder_chosen(parent, words, words._("Where sheets are saved"), remembered)
