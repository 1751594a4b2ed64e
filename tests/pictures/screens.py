"""The committed pictures of the window, and how one is compared with what is drawn now.

`python -m tests.pictures.screens` draws them all again, or those whose screens are named: look at
each before committing it.
"""

import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from PySide6.QtCore import QEvent
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from db.engine import close_centre, create_centre, transaction
from desktop_app.cli.windows import SCREENS
from desktop_app.exchange.centre_folder import read_centre_folder, write_centre
from desktop_app.machine.clock import FIXED_NOW
from desktop_app.machine.folders import HOME
from desktop_app.machine.screen import draw_without_screen
from desktop_app.machine.settings import Settings
from tests.pictures.scenes import CENTRE, CLOCK, Scene
from ui.screenshot import (
    BOOKING,
    FORMS,
    Picture,
    drawn,
    go_to,
    let_answer,
    open_booking,
    open_form,
    opened,
)
from ui.start import Opening, workplace_of
from ui.theme import ThemeChoice
from ui.workplace import Workplace

FOLDER = Path(__file__).parent / "screens"
USUAL = (1366, 768)
SIZES = dict.fromkeys(("planning", "home", "workshops"), ((1366, 690), USUAL, (1920, 1080)))
"""In pixels; a screen that is not named is drawn at the usual size alone."""

SECTIONS = ("home", "planning", "workshops", "interpreters", "goto", "settings")
OVER = (*FORMS, BOOKING)
"""What stands over the planning: the forms of the selected session, and the quick booking."""

DRAWN = (*(one for one in SCREENS if one.partition("-")[0] in SECTIONS), *OVER)
"""The screens that have a picture; plans and wizards have none."""

TYPED = "café santé 15h30 grande salle"

THEMES = (ThemeChoice.LIGHT, ThemeChoice.DARK)
SELECTED = "C01-02"
"""The session that is chosen on the pictures of the board."""

MOST_LEVELS = 16
"""Of 255, that a pixel may be off."""
MOST_PIXELS = 0.005
"""The share of pixels that may be further off (the window's own limit)."""


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture."""

    screen: str
    size: tuple[int, int]
    theme: ThemeChoice

    @property
    def file(self) -> Path:
        """Where it is committed."""
        width, height = self.size
        return FOLDER / f"{self.screen}-{width}x{height}-{self.theme}.png"


def make_centre(folder: Path) -> str:
    """Make the centre of the pictures in a file of its own; return its address."""
    path = folder / "centre.db"
    engine = create_centre(str(path))
    with transaction(engine) as tx:
        write_centre(tx, read_centre_folder(CENTRE))
    close_centre(engine)
    return str(path)


def taken(app: QApplication, centre: str, screen: str) -> Iterator[tuple[Shot, QImage]]:
    """Every picture of a screen, drawn now; `PERMANENCE_NOW` is the moment of the pictures."""
    workplace = workplace_of(app, Opening(centre, Settings(desk="Accueil", language="fr"), None))
    try:
        opened(workplace)
        go_to(workplace, "planning" if screen in OVER else screen)
        if workplace.section is workplace.planning:
            workplace.planning.flow.selection.select(SELECTED)
        for size in SIZES.get(screen, (USUAL,)):
            for theme in THEMES:
                workplace.appearance.theme.choose(theme)
                workplace.window.resize(*size)
                let_answer(workplace)
                yield Shot(screen, size, theme), _grabbed(workplace, screen)
    finally:
        workplace.window.close()
        # A window left behind would be dressed again with each of those that follow.
        workplace.window.deleteLater()
        app.sendPostedEvents(workplace.window, QEvent.Type.DeferredDelete)


def _grabbed(workplace: Workplace, screen: str) -> QImage:
    """The window, with the form or the booking over it where the screen is one."""
    if screen in FORMS:
        open_form(workplace, Picture(Path(), 0, 0, SELECTED, screen))
    elif screen == BOOKING and workplace.planning.booking.booking.entry is None:
        # Opened once: what is put aside would show on the next picture.
        open_booking(workplace, TYPED)
    return drawn(workplace).toImage()


def pixels_of(image: QImage) -> NDArray[np.int16]:
    """Red, green and blue of every pixel."""
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(plain.constBits(), np.uint8).reshape(plain.height(), -1)
    shape = (plain.height(), plain.width(), 3)
    return rows[:, : plain.width() * 3].reshape(shape).astype(np.int16)


def share_that_differs(drawn: QImage, kept: QImage) -> float:
    """The share of pixels of which a colour is further off than is allowed; 1 if sizes differ."""
    if drawn.size() != kept.size():
        return 1.0
    off = np.abs(pixels_of(drawn) - pixels_of(kept)).max(axis=2)
    return float((off > MOST_LEVELS).mean())


def keep(shot: Shot, drawn: QImage) -> None:
    """Write a picture, every pixel as it is drawn: a palette alone would be 0.5 % off."""
    shot.file.parent.mkdir(exist_ok=True)
    Image.fromarray(pixels_of(drawn).astype(np.uint8)).save(shot.file, optimize=True)


def main(wanted: Sequence[str]) -> None:
    """Draw the pictures of the wanted screens again, or of all."""
    draw_without_screen()
    os.environ[FIXED_NOW] = f"{CLOCK[Scene.DAY]:%Y-%m-%dT%H:%M}"
    with tempfile.TemporaryDirectory() as folder:
        os.environ[HOME] = folder
        app, centre = QApplication([]), make_centre(Path(folder))
        for screen in wanted or DRAWN:
            for shot, image in taken(app, centre, screen):
                keep(shot, image)
                sys.stdout.write(f"{shot.file.name}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
