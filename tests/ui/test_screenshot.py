import json
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from desktop_app.cli.program import main
from desktop_app.domain.span import Span
from tests.ui.at_desk import write
from ui.screenshot import let_answer
from ui.workplace import Workplace


def take(centre: str, out: Path, *options: str) -> int:
    return main(
        ["screenshot", centre, "--date", "2026-11-24", "--out", str(out), "--json", *options]
    )


def test_a_picture_of_the_day_is_written_in_the_size_asked(
    day_centre: str, tmp_path: Path, qapp: QApplication, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "day.png"

    assert take(day_centre, out, "--size", "1400x800") == 0
    assert json.loads(capsys.readouterr().out)["path"] == str(out)
    assert QImage(str(out)).size().toTuple() == (1400, 800)


def test_light_and_dark_differ_and_so_does_a_selection(
    day_centre: str, tmp_path: Path, qapp: QApplication
) -> None:
    pictures = {}
    for name, options in {
        "light": [],
        "dark": ["--theme", "dark"],
        "selected": ["--select", "C01-02"],
        "wizard": ["--screen", "cycle", "--select", "SOUFFLE"],
    }.items():
        out = tmp_path / f"{name}.png"
        assert take(day_centre, out, *options) == 0
        pictures[name] = QImage(str(out))

    middle = pictures["light"].rect().center()
    assert pictures["light"].pixelColor(middle).lightness() > 200
    assert pictures["dark"].pixelColor(middle).lightness() < 80
    assert pictures["selected"] != pictures["light"]
    assert pictures["wizard"] not in (pictures["light"], pictures["selected"])


@pytest.mark.parametrize(
    ("options", "status"),
    [
        (["--size", "large"], 2),
        (["--size", "0x700"], 2),
        (["--theme", "pink"], 2),
        (["--screen", "kitchen"], 2),
    ],
)
def test_a_picture_that_cannot_be_is_refused(
    day_centre: str, tmp_path: Path, options: list[str], status: int
) -> None:
    out = tmp_path / "day.png"

    assert take(day_centre, out, *options) == status
    assert not out.exists()


def test_a_centre_that_is_not_there_is_said(tmp_path: Path) -> None:
    assert take(str(tmp_path / "none.db"), tmp_path / "day.png") == 3


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_picture_waits_for_what_is_looked_for_once_the_hand_rests(workplace: Workplace) -> None:
    booking = workplace.planning.booking
    board = workplace.planning.flow.reader.board
    block = board.block("C01-02") if board is not None else None
    assert board is not None
    assert block is not None
    booking.book(block.room, Span(block.span.start, block.span.end), board)
    write(booking.booking.surface.line, "Forum")
    let_answer(workplace)

    assert booking.booking.surface.card.ways != ()
    booking.booking.park()
