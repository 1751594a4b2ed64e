"""The centre itself: what it is called, its calendar, how its paper speaks."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from ui.settings.form import Form
from ui.settings.panel import Panel
from ui.settings.rows import ChoiceRow, SaidRow, TextRow
from ui.settings.sayings import ENGLISH, FRENCH, labels_of, school_zones

if TYPE_CHECKING:
    from desktop_app.readings.described import Described
    from desktop_app.wording import Words
    from ui.theme import Theme


class CentrePanel(Panel):
    """The fields of the one centre."""

    changed = Signal(object, str)
    """The Row, and the value."""

    def __init__(self, theme: Theme, words: Words) -> None:
        """Show nothing yet."""
        super().__init__(theme)
        self.form = Form(
            theme,
            (
                TextRow(theme, "name_fr"),
                TextRow(theme, "name_en"),
                SaidRow(theme, "zone"),
                ChoiceRow(theme, "school_zone"),
                ChoiceRow(theme, "default_language"),
                TextRow(theme, "contact"),
            ),
        )
        self.form.changed.connect(self.changed)
        self.put(self.form)
        self.retranslate(words)

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        self.say(
            words._("Centre"),
            words._("Every change is written at once; Ctrl+Z takes it back."),
        )
        labels = {**labels_of(self.form.rows, words), "zone": words._("Time zone")}
        hints = {
            "zone": words._("It is chosen when the centre is made, and never changes."),
            "school_zone": words._("Programmes that pause in school holidays follow it."),
        }
        self.form.say("", labels, hints)
        self.form.offer("school_zone", school_zones(words))
        self.form.offer("default_language", {"fr": FRENCH, "en": ENGLISH})

    def show_described(self, described: Described) -> None:
        """Show what is kept."""
        self.form.show_values(asdict(described.centre))
