"""How the window looks and speaks: the same commands as in the menus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.settings.form import Form
from ui.settings.panel import Panel
from ui.settings.rows import ChoiceRow, Row, TickRow
from ui.settings.sayings import ENGLISH, FRENCH, yes_or_no
from ui.typography import TEXT_SIZES

if TYPE_CHECKING:
    from desktop_app.wording import Words
    from ui.actions import Actions
    from ui.appearance import Appearance

_MENUS = {"language": "language", "theme": "theme", "text_size": "text"}
"""The settings, and how the codes of their commands begin."""


class DisplayPanel(Panel):
    """Language, theme, contrast and size of the text, taken at once."""

    def __init__(self, appearance: Appearance, actions: Actions) -> None:
        """Show what holds."""
        theme = appearance.theme
        super().__init__(theme)
        self._appearance, self._actions = appearance, actions
        self._contrast = TickRow(theme, "contrast")
        choices = [ChoiceRow(theme, code) for code in _MENUS]
        self.form = Form(theme, (*choices, self._contrast))
        self.form.changed.connect(self._choose)
        self.put(self.form)
        self.retranslate(appearance.words)
        theme.changed.connect(self.show_chosen)

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        self.say(
            words._("Display"),
            words._("For this person on this computer. The height of rows follows the window."),
        )
        self.form.say(
            "",
            {
                "language": words._("Language"),
                "theme": words._("Theme"),
                "text_size": words._("Text size"),
                "contrast": words._("Contrast"),
            },
            {"text_size": words._("The system's own text size counts too.")},
        )
        self._contrast.say_tick(words._("High contrast"))
        self.form.offer("language", {"fr": FRENCH, "en": ENGLISH})
        themes = {
            "automatic": words._("Automatic"),
            "light": words._("Light"),
            "dark": words._("Dark"),
        }
        self.form.offer("theme", themes)
        self.form.offer("text_size", {str(size): f"{size} %" for size in TEXT_SIZES})
        self.show_chosen()

    def show_chosen(self) -> None:
        """Show what holds, wherever it was chosen."""
        self.form.show_values(
            {
                "language": self._appearance.words.language,
                "theme": str(self._appearance.theme.choice),
                "text_size": str(self._appearance.theme.text_percent),
                "contrast": yes_or_no(holds=self._actions["contrast"].isChecked()),
            }
        )

    def _choose(self, row: Row, value: str) -> None:
        menu = _MENUS.get(row.code)
        self._actions[row.code if menu is None else f"{menu}_{value}"].trigger()
