"""Opens the preview of boards and door lists over the window, on the site and day last wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_app.wording.words import Words
    from ui.desk import Desk
    from ui.posters.dialog import PosterDialog
    from ui.theme import Theme


class PosterForms(QObject):
    """One poster at a time, in the language of the moment.

    Attributes:
        shown: what is on the screen, or nothing.
    """

    told = Signal(str)
    """A sentence on what was printed or saved."""

    def __init__(self, desk: Desk, theme: Theme, words: Words, over: QWidget) -> None:
        """Open posters over `over`."""
        super().__init__(over)
        self._desk, self._theme, self._words, self._over = desk, theme, words, over
        self.shown: PosterDialog | None = None

    def begin(self) -> None:
        """Show the board of the desk's site, today."""
        opened = self._desk.open_desk
        if opened is None or self.shown is not None:
            return
        from ui.dialogs.preview_memory import kept_settings  # noqa: PLC0415 - when it is asked for
        from ui.posters.dialog import PosterDialog  # noqa: PLC0415 - the same
        from ui.posters.facts import PosterTyped, Wall  # noqa: PLC0415 - the same

        typed = PosterTyped(Wall.SITE, kept_settings().site, opened.now().date())
        shown = PosterDialog(self._desk, self._theme, self._words, self._over, typed)
        shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        shown.told.connect(self.told)
        shown.finished.connect(self._forget)
        self.shown = shown
        shown.begin()

    def retranslate(self, words: Words) -> None:
        """Say the poster in another language."""
        self._words = words
        if self.shown is not None:
            self.shown.retranslate(words)

    def _forget(self) -> None:
        self.shown = None
