"""The preview of a board or a door list: its pages as they will be, and where to; Enter prints."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.dialogs.attempt import failure_text, while_alive
from ui.dialogs.frame import Dialog
from ui.dialogs.pages_view import PagesView
from ui.dialogs.preview_memory import (
    FolderAsked,
    ask_folder,
    keep_printer,
    kept_settings,
    sheet_folder,
)
from ui.dialogs.question import Question
from ui.posters.facts import Wall, hung, into_file, onto_paper, places_of, poster_facts
from ui.posters.side import PosterSide
from ui.printing.pages import page_images
from ui.printing.printer import Press, PrinterRefusedError

if TYPE_CHECKING:
    from desktop_app.domain.sheets.posters import PosterFacts
    from desktop_app.wording.words import Words
    from ui.desk import Desk
    from ui.posters.facts import Hung, Places, PosterTyped
    from ui.theme import Theme

USUAL = QSize(1080, 700)
_SIDE = 300
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PosterDialog(Dialog):
    """Draws again at each change; the last poster alone is shown, printed and saved.

    Attributes:
        press: the printers there are.
        ask_folder: asks where posters are saved, the first time.
        poster: what is shown, once it is drawn.
    """

    told = Signal(str)
    """A sentence on what was printed or saved."""

    def __init__(  # noqa: PLR0917 - what every form is given
        self, desk: Desk, theme: Theme, words: Words, parent: QWidget, typed: PosterTyped
    ) -> None:
        """Stay hidden until `begin`."""
        super().__init__(theme, parent)
        self._desk, self._words = desk, words
        self.press = Press()
        self.ask_folder: FolderAsked = ask_folder
        self.poster: Hung | None = None
        self.pages, self.side = PagesView(theme, words), PosterSide(theme, words, typed)
        self._question = Question(desk, self)
        row = QHBoxLayout(self.card)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(0)
        row.addWidget(self.pages, 1)
        row.addWidget(self.side)
        self.side.setFixedWidth(_SIDE)
        self._listen()
        self.retranslate(words)

    def begin(self) -> None:
        """Read the places and the printers; the poster follows."""
        self.take_size(USUAL)
        self.side.setFixedWidth(round(_SIDE * max(self.card.theme.text_percent, 100) / 100))
        self.open()
        self._question.read(places_of, self._take_places)
        self._question.draw(self.press.names, self._take_printers)
        self.side.place.setFocus(Qt.FocusReason.PopupFocusReason)

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        self._words = words
        said = words._("Posters of the day")
        self.setWindowTitle(said)
        self.setAccessibleName(said)
        self.pages.retranslate(words)
        self.side.retranslate(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See QDialog: Enter prints, but not from a field."""
        if Qt.Key(event.key()) not in _ENTER:
            super().keyPressEvent(event)
        elif not self.side.day.hasFocus():
            self.leave()

    def leave(self) -> None:
        """Print on the chosen printer; without any, save."""
        poster, printer = self._current, self.side.printer.currentText()
        if poster is None:
            return
        if not printer:
            self.save()
            return
        work = partial(onto_paper, self.press, printer, poster, self._words._("Poster"))
        self._desk.draw(work, while_alive(self, partial(self._printed, printer)))

    def save(self) -> None:
        """Save the poster as a file in the remembered folder, asked for the first time."""
        poster = self._current
        folder = sheet_folder(self.ask_folder, self, self._words) if poster is not None else None
        if poster is None or folder is None:
            return
        typed, words = poster.typed, self._words
        kind = words._("board") if typed.wall is Wall.SITE else words._("door")
        path = folder / f"{kind}-{typed.place}-{typed.day.isoformat()}.pdf"
        self._desk.draw(
            partial(into_file, path, poster), while_alive(self, partial(self._saved, path))
        )

    @property
    def _current(self) -> Hung | None:
        """What may leave: nothing while something else is wanted than what is shown."""
        poster = self.poster
        return poster if poster is not None and poster.typed == self.side.typed else None

    def _listen(self) -> None:
        side = self.side
        side.edited.connect(lambda _typed: self._ask())
        side.main.clicked.connect(self.leave)
        side.file.clicked.connect(self.save)
        for button in (side.shut, side.cross):
            button.clicked.connect(self.reject)
        self.pages.wanted.connect(self._picture)
        self.pages.trouble.retry_asked.connect(self._ask)
        self._question.failed.connect(
            lambda error: self.pages.trouble.tell(failure_text(self._words, error))
        )

    def _ask(self) -> None:
        self.pages.trouble.hide()
        typed = self.side.typed
        if typed.place:
            read = partial(poster_facts, typed=typed)
            self._question.read(read, partial(self._take_facts, typed))

    def _take_places(self, places: Places) -> None:
        opened = self._desk.open_desk
        if opened is not None:
            before = self.side.typed
            self.side.show_places(places, opened.now().date())
            if self.side.typed == before:
                self._ask()

    def _take_printers(self, names: tuple[str, ...]) -> None:
        self.side.show_printers(names, kept_settings().printer)

    def _take_facts(self, typed: PosterTyped, facts: PosterFacts) -> None:
        if typed == self.side.typed:
            self.side.speak(facts.languages[0])
            self._question.draw(partial(hung, typed, facts), self._take_poster)

    def _take_poster(self, poster: Hung) -> None:
        if poster.typed != self.side.typed:
            return
        self.poster = poster
        words = self._words
        count = words.ngettext("{count} session", "{count} sessions", poster.sessions)
        pages = words.ngettext("{count} page", "{count} pages", poster.pages)
        self.side.told.setText(
            f"{count.format(count=poster.sessions)} · {pages.format(count=poster.pages)}"
        )
        self._picture(self.pages.dots_per_inch)

    def _picture(self, dots_per_inch: float) -> None:
        if self.poster is not None:
            # An A3 page is looked at as large as an A4 one.
            fine = dots_per_inch / (1.414 if self.poster.typed.a3 else 1)
            work = partial(page_images, self.poster.pdf, fine)
            self._question.draw(work, self.pages.show_pages)

    def _printed(self, printer: str, refused: Exception | None) -> None:
        words = self._words
        if refused is None:
            keep_printer(printer)
            self.told.emit(words._("Poster sent to {printer}.").format(printer=printer))
            self.accept()
        elif isinstance(refused, PrinterRefusedError):
            self.side.state.setText(
                words._("{printer} does not answer.").format(printer=refused.name)
            )
        else:
            self.side.state.setText(failure_text(words, refused))

    def _saved(self, path: Path, refused: Exception | None) -> None:
        words = self._words
        said = words._("Saved: {file}").format(file=path)
        self.side.state.setText(said if refused is None else failure_text(words, refused))
