"""Theme, contrast, text size and language: changed from the menu, at once, and remembered."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QObject, QTranslator, Signal

from desktop_app.machine.errors import FileError
from desktop_app.machine.settings import Settings, read_settings, write_settings
from desktop_app.wording import Words, words_in
from ui.theme import SystemLook, Theme, ThemeChoice
from ui.typography import TEXT_SIZES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from ui.actions import Actions

LANGUAGES = ("fr", "en")
USUAL_PERCENT = 100


class PersonalLook(SystemLook):
    """The system's look, with the high contrast a person may ask of this program alone."""

    _asked = False

    def wants_contrast(self) -> bool:
        """See SystemLook."""
        return self._asked or super().wants_contrast()

    def ask_contrast(self, *, on: bool) -> None:
        """Ask for high contrast, or leave it to the system again."""
        self._asked = on
        self.changed.emit()


class Appearance(QObject):
    """How the window looks and speaks; every change is kept for the next time."""

    spoken = Signal(object)
    """The Words of the language that was chosen."""
    failed = Signal(object)
    """The FileError for which the settings could not be kept."""

    def __init__(self, app: QApplication, settings: Settings, folder: Path | None) -> None:
        """Dress the application as `settings` say; they are kept in `folder`, if there is one."""
        super().__init__(app)
        self._app, self._folder = app, folder
        self.settings = settings
        self.look = PersonalLook(self)
        self.theme = Theme(self.look, self)
        self.words: Words = words_in(settings.language)
        self._qt_words = QTranslator(self)
        self.look.ask_contrast(on=settings.contrast == "yes")
        self.theme.choose(ThemeChoice(settings.theme))
        self.theme.enlarge(_percent(settings.text_size))
        self.theme.dress(app)
        self._speak(self.words)

    def wire(self, actions: Actions) -> None:
        """Let the commands of the menu change the appearance, and show what holds."""
        acts: dict[str, Callable[[], None]] = {
            f"theme_{choice}": lambda choice=choice: self.choose_theme(choice)  # type: ignore[misc]  # bound at once
            for choice in ThemeChoice
        }
        for size in TEXT_SIZES:
            acts[f"text_{size}"] = lambda size=size: self.enlarge(size)  # type: ignore[misc]  # bound at once
        for language in LANGUAGES:
            acts[f"language_{language}"] = lambda code=language: self.speak(code)  # type: ignore[misc]  # bound at once
        contrast = actions["contrast"]
        acts["contrast"] = lambda: self.ask_contrast(on=contrast.isChecked())
        actions.bind(acts)
        actions.tick(f"theme_{self.settings.theme}")
        actions.tick(f"language_{self.settings.language}")
        actions.tick("contrast", on=self.settings.contrast == "yes")
        if self.theme.text_percent in TEXT_SIZES:
            actions.tick(f"text_{self.theme.text_percent}")

    def choose_theme(self, choice: ThemeChoice) -> None:
        """Take a theme."""
        self.theme.choose(choice)
        self.keep(theme=str(choice))

    def ask_contrast(self, *, on: bool) -> None:
        """Take high contrast, or leave it to the system."""
        self.look.ask_contrast(on=on)
        self.keep(contrast="yes" if on else "no")

    def enlarge(self, percent: int) -> None:
        """Take a text size in percent."""
        self.theme.enlarge(percent)
        self.keep(text_size=str(percent))

    def speak(self, language: str) -> None:
        """Take a language, "fr" or "en"."""
        self._speak(words_in(language))
        self.keep(language=language)
        self.spoken.emit(self.words)

    def keep(self, **changed: str) -> None:
        """Keep some settings, by name, for the next time; `failed` says when the disk refuses."""
        self.settings = replace(self.settings, **changed)
        if self._folder is None:
            return
        # What others wrote meanwhile stays: a form keeps settings of its own.
        stored = read_settings(self._folder).settings
        try:
            write_settings(self._folder, replace(stored, **changed))
        except FileError as failure:
            self.failed.emit(failure)

    def reread(self) -> None:
        """Take what forms have kept of their own meanwhile."""
        if self._folder is not None:
            stored = read_settings(self._folder).settings
            self.settings = replace(
                self.settings, printer=stored.printer, sheet_folder=stored.sheet_folder
            )

    def _speak(self, words: Words) -> None:
        self.words = words
        self._app.removeTranslator(self._qt_words)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if words.language == "fr" and self._qt_words.load("qtbase_fr", folder):
            self._app.installTranslator(self._qt_words)


def _percent(said: str) -> int:
    with suppress(ValueError):
        return int(said)
    return USUAL_PERCENT
