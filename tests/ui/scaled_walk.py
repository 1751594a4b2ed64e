"""The window on a screen of its own and at a scale of its own, walked by a process of its own.

Qt reads both once, before there is an application: no test can change them for itself alone.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.machine.clock import FIXED_NOW
from desktop_app.machine.settings import Settings
from tests.pictures.scenes import CLOCK, Scene
from tests.ui.widget_faults import FIT
from ui.screenshot import let_answer, opened
from ui.settings.entries import ENTRIES
from ui.start import Opening, application, workplace_of
from ui.workplace import Workplace

SIXTH = "C01-02"
BOOKING = "booking"
"""The quick booking, over the schedule."""


@dataclass(frozen=True, slots=True)
class Walk:
    """What is walked, and on which screen.

    Attributes:
        centre: the address of the centre.
        language: of the window.
        screen: width and height in pixels of the screen, all of which the window takes.
        scale: device pixels for each pixel of the window.
        stops: sections by their codes, and the quick booking.
    """

    centre: str
    language: str
    screen: tuple[int, int]
    scale: float
    stops: tuple[str, ...]


def faults_of(walk: Walk, folder: Path) -> list[str]:
    """Walk in another process, whose screen is described in `folder`; return what it found."""
    width, height = walk.screen
    one = {"name": "one", "x": 0, "y": 0, "width": width, "height": height, "dpr": 1}
    described = folder / "screen.json"
    described.write_text(json.dumps({"screens": [one]}), encoding="utf-8")
    env = os.environ | {
        "QT_QPA_PLATFORM": f"offscreen:configfile={described}",
        "QT_SCALE_FACTOR": str(walk.scale),
        FIXED_NOW: f"{CLOCK[Scene.DAY]:%Y-%m-%dT%H:%M}",
    }
    words = [sys.executable, "-m", "tests.ui.scaled_walk", walk.centre, walk.language, *walk.stops]
    done = subprocess.run(words, check=True, capture_output=True, timeout=300, env=env)
    return done.stdout.decode().splitlines()


def main(centre: str, language: str, stops: Sequence[str]) -> None:
    """Walk through the window as large as the screen, and print a line for each fault."""
    app = application()
    workplace = workplace_of(
        app, Opening(centre, Settings(desk="Accueil", language=language), None)
    )
    room = workplace.window.screen().availableSize()
    workplace.window.resize(room)
    opened(workplace)
    workplace.planning.flow.selection.select(SIXTH)
    let_answer(workplace)
    sys.stdout.write(f"{workplace.window.devicePixelRatio()} {room.width()} {room.height()}\n")
    for stop in stops:
        for place in places(workplace, stop):
            let_answer(workplace)
            QApplication.processEvents()
            sys.stdout.writelines(f"{place}: {line}\n" for line in unfit(workplace.window))
    workplace.window.close()


def places(workplace: Workplace, stop: str) -> Iterator[str]:
    """Go to a section, to each of its pages one after the other, or to the quick booking."""
    workplace.show_section("planning" if stop == BOOKING else stop)
    if stop == BOOKING:
        workplace.window.actions_known["book"].trigger()
    if stop != "settings":
        yield stop
        return
    for page in ENTRIES:
        workplace.settings.inside.show_page(page)
        yield f"{stop} {page}"


def unfit(window: QWidget) -> list[str]:
    """What has not enough room on a window, or is larger than the window itself."""
    room = window.screen().availableSize()
    beyond = window.width() > room.width() or window.height() > room.height()
    larger = [f"the window takes {window.width()} x {window.height()}"] if beyond else []
    return [*larger, *(line for kind in FIT for line in kind(window))]


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3:])
