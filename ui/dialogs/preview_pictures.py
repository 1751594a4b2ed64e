"""The pages on the screen: initials, and the names for a minute after somebody asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from ui.dialogs.preview_work import Drawn

if TYPE_CHECKING:
    from desktop_app.wording.words import Words
    from ui.dialogs.pages_view import PagesView
    from ui.dialogs.preview_side import MaskingNotice
    from ui.dialogs.preview_work import PreviewWork

REVEALED_MS = 60_000
"""How long names stay on the screen (interface.md 3.1)."""


class PreviewPictures(QObject):
    """Asks for pictures of the one document or the other; paper always has the names."""

    def __init__(
        self, work: PreviewWork, pages: PagesView, notice: MaskingNotice, words: Words
    ) -> None:
        """Show initials."""
        super().__init__(pages)
        self._work, self._pages, self._notice, self._words = work, pages, notice, words
        self._drawn = Drawn(b"", b"")
        self._names_shown = False
        self._masking = QTimer(self, singleShot=True, interval=REVEALED_MS)
        self._masking.timeout.connect(self._mask)
        notice.turned.connect(self.turn)
        pages.wanted.connect(self._picture)
        work.drawn.connect(self._take)
        work.pictured.connect(pages.show_pages)

    def begin(self) -> None:
        """Forget what was shown before; names are masked."""
        self._masking.stop()
        self._drawn = Drawn(b"", b"")
        self._names_shown = False
        self._pages.show_pages([])
        self._say()

    def turn(self) -> None:
        """Show the names for a minute, or initials at once."""
        self._show_names(shown=not self._names_shown)

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        self._words = words
        self._say()

    def _mask(self) -> None:
        self._show_names(shown=False)

    def _show_names(self, *, shown: bool) -> None:
        self._names_shown = shown
        if shown:
            self._masking.start()
        else:
            self._masking.stop()
        self._say()
        self._picture(self._pages.dots_per_inch)

    def _say(self) -> None:
        self._notice.show_masking(self._words, masked=not self._names_shown)

    def _take(self, drawn: Drawn) -> None:
        self._drawn = drawn
        self._picture(self._pages.dots_per_inch)

    def _picture(self, dots_per_inch: float) -> None:
        pdf = self._drawn.plain if self._names_shown else self._drawn.masked
        if pdf:
            self._work.picture(pdf, dots_per_inch)
