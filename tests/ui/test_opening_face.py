"""What the first frame shows stays where it is when the section comes."""

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.machine.settings import Settings
from ui.opening_face import OpeningFace
from ui.start import Frame, Opening, frame_of, furnished
from ui.theme import Theme
from ui.widgets.painted import PaintedButton

SIZE = (1366, 768)


def column(picture: QImage, left: int) -> list[str]:
    """The colours from top to bottom, so many pixels from the left."""
    return [picture.pixelColor(left, line).name() for line in range(picture.height())]


def grab(frame: Frame) -> QImage:
    return frame.window.grab().toImage()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("section", ["home", "planning"])
def test_the_ground_is_the_one_the_section_has_before_its_data(
    qapp: QApplication, qtbot: QtBot, section: str, theme: str
) -> None:
    opening = Opening("none.db", Settings(section=section, theme=theme))
    frame = frame_of(qapp, opening)
    qtbot.addWidget(frame.window)
    frame.window.resize(*SIZE)
    frame.window.show()
    first = grab(frame)
    made = furnished(frame, opening)
    # The page is laid out in the next turn.
    qapp.processEvents()
    later = grab(frame)
    sizes = frame.appearance.theme.sizes

    # At the left of every control, and where the names of the rows end.
    for left in (sizes.rail + 4, sizes.rail + sizes.row_header + 2):
        ground = column(first, left)[sizes.top_bar - 1 :]
        assert ground == column(later, left)[sizes.top_bar - 1 :]
    assert first.copy(0, 0, sizes.rail, first.height()) == later.copy(
        0, 0, sizes.rail, later.height()
    )
    made.window.close()


def test_neither_an_hour_nor_a_row_is_drawn_before_the_centre_is_read(
    theme: Theme, qtbot: QtBot
) -> None:
    face = OpeningFace(theme, "planning")
    qtbot.addWidget(face)
    face.resize(*SIZE)
    picture, sizes = face.grab().toImage(), theme.sizes
    ruler = sizes.top_bar + sizes.filter_strip

    for top, bottom in ((ruler, ruler + sizes.ruler - 1), (ruler + sizes.ruler, SIZE[1])):
        right = picture.copy(sizes.row_header, top, SIZE[0] - sizes.row_header, bottom - top)
        empty = QImage(right.size(), right.format())
        empty.fill(theme.tokens.surface)
        assert right == empty


def test_nothing_has_the_focus_and_nobody_says_online_before_it_is_known(
    qapp: QApplication, qtbot: QtBot
) -> None:
    frame = frame_of(qapp, Opening("none.db", Settings(language="en")))
    qtbot.addWidget(frame.window)
    frame.window.show()
    frame.window.activateWindow()

    assert not isinstance(QApplication.focusWidget(), PaintedButton)
    before = frame.window.status.grab().toImage()
    frame.window.status.tell_connection()
    assert frame.window.status.grab().toImage() != before
