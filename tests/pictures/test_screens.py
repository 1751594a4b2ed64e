"""The window looks as on its committed pictures; when it is meant to change, draw them again."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from desktop_app.machine.clock import FIXED_NOW
from tests.pictures.scenes import CLOCK, Scene
from tests.pictures.screens import (
    DRAWN,
    FOLDER,
    MOST_PIXELS,
    make_centre,
    share_that_differs,
    taken,
)


@pytest.fixture(scope="module")
def centre_file(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The centre, in which nothing is written."""
    return make_centre(tmp_path_factory.mktemp("screens"))


@pytest.fixture
def centre_of_pictures(centre_file: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """The same, at the moment of the pictures."""
    monkeypatch.setenv(FIXED_NOW, f"{CLOCK[Scene.DAY]:%Y-%m-%dT%H:%M}")
    return centre_file


@pytest.mark.parametrize("screen", DRAWN)
def test_a_screen_looks_as_on_its_pictures(
    screen: str, centre_of_pictures: str, qapp: QApplication, tmp_path: Path
) -> None:
    off = {}
    for shot, drawn in taken(qapp, centre_of_pictures, screen):
        share = share_that_differs(drawn, QImage(str(shot.file)))
        if share > MOST_PIXELS:
            drawn.save(str(tmp_path / shot.file.name))
            off[str(tmp_path / shot.file.name)] = f"{share:.2%} of the pixels differ"

    assert off == {}, f"if it is meant: python -m tests.pictures.screens {screen}"


def test_no_picture_is_kept_of_a_screen_that_is_gone() -> None:
    kept = {file.name.rsplit("-", 2)[0] for file in FOLDER.iterdir()}

    assert kept == set(DRAWN)


@pytest.mark.parametrize(
    ("change", "seen"),
    [
        pytest.param(lambda _image: None, False, id="nothing"),
        pytest.param(lambda image: painted(image, 0.004, 255), False, id="a small mark"),
        pytest.param(lambda image: painted(image, 1, 215), False, id="a shade"),
        pytest.param(lambda image: painted(image, 0.02, 255), True, id="a block"),
    ],
)
def test_a_picture_differs_when_somebody_would_see_it(
    change: Callable[[QImage], None],
    seen: bool,  # noqa: FBT001 - a column of the table
) -> None:
    kept, drawn = blank(), blank()
    change(drawn)

    assert (share_that_differs(drawn, kept) > MOST_PIXELS) is seen


def test_a_picture_of_another_size_differs() -> None:
    assert share_that_differs(blank(), blank().copy(0, 0, 100, 99)) == 1


def blank() -> QImage:
    image = QImage(100, 100, QImage.Format.Format_RGB32)
    image.fill(QColor(200, 200, 200))
    return image


def painted(image: QImage, share: float, level: int) -> None:
    painter = QPainter(image)
    painter.fillRect(QRect(0, 0, 100, round(100 * share)), QColor(level, 200, 200))
    if share < 0.01:
        painter.fillRect(QRect(0, 0, 40, 1), QColor(level, 200, 200))
    painter.end()
