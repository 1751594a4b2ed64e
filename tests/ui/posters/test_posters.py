"""The board of the day and the list of a door: seen first, then printed, or saved."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.wording import words_in
from tests.ui.at_desk import AtDesk, press
from tests.ui.offices import open_office
from ui.posters.dialog import PosterDialog
from ui.posters.facts import BOTH, Wall
from ui.posters.poster_forms import PosterForms
from ui.printing.printer import Press
from ui.theme import Theme

HALL = "VIL-01"


class HallPrinter(Press):
    """A printer that takes everything."""

    __slots__ = ()
    taken: list[tuple[bytes, str]] = []

    def names(self) -> tuple[str, ...]:
        return ("Accueil-HP",)

    def print_pdf(self, pdf: bytes, name: str, title: str) -> int:
        type(self).taken.append((pdf, f"{title} {name}"))
        return 1


@pytest.fixture
def at_desk(day_centre: str, theme: Theme, qtbot: QtBot) -> Iterator[AtDesk]:
    """A desk at work."""
    yield from open_office(day_centre, qtbot)


def shown(at: AtDesk, theme: Theme, printer: Press) -> PosterDialog:
    """The dialog, with the computer's printers."""
    forms = PosterForms(at.desk, theme, words_in("en"), at.window)
    forms.begin()
    assert forms.shown is not None
    dialog = forms.shown
    dialog.press = printer
    dialog.begin()
    settle(at)
    return dialog


def settle(at: AtDesk) -> None:
    for _turn in range(2):
        at.settle()
        QApplication.processEvents()


def texts(pdf: bytes) -> list[str]:
    """What each page of a document says."""
    pages = PdfDocument(pdf)
    return [page.get_textpage().get_text_range() for page in pages]


def test_the_board_of_today_then_a_door_in_two_languages_are_printed(
    at_desk: AtDesk, theme: Theme
) -> None:
    HallPrinter.taken.clear()
    dialog = shown(at_desk, theme, HallPrinter())
    side = dialog.side
    assert dialog.poster is not None
    assert (side.typed.wall, side.typed.place) == (Wall.SITE, "VIL")
    assert side.speaks.code == "fr", "as the papers of the centre"
    assert side.told.text().startswith(f"{dialog.poster.sessions} sessions")
    assert dialog.poster.sessions > 5

    side.wall.chosen.emit(Wall.DOOR)
    side.place.setCurrentIndex(side.place.findData(HALL))
    side.place.picked.emit(HALL)
    side.speaks.chosen.emit(BOTH)
    side.paper.chosen.emit("a3")
    settle(at_desk)
    assert dialog.poster.typed == side.typed
    press(dialog, Qt.Key.Key_Return)
    at_desk.settle()

    ((pdf, job),) = HallPrinter.taken
    assert job == "Poster Accueil-HP"
    assert "Bien vieillir chez soi" in texts(pdf)[0]
    assert round(PdfDocument(pdf)[0].get_width()) == 842, "A3, upright"


def test_without_a_printer_it_is_saved_in_the_remembered_folder(
    at_desk: AtDesk, theme: Theme, tmp_path: Path
) -> None:
    dialog = shown(at_desk, theme, Press())
    dialog.ask_folder = lambda _parent, _words: str(tmp_path)
    assert dialog.side.main.label == "Save as PDF"
    dialog.side.main.click()
    at_desk.settle()

    saved = tmp_path / "board-VIL-2026-11-24.pdf"
    assert saved.read_bytes() == (dialog.poster.pdf if dialog.poster is not None else b"")
    assert dialog.side.state.text() == f"Saved: {saved}"
