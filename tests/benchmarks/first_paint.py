"""One start of a window in a process of its own: when it was painted, and what was loaded by then.

`python -m tests.benchmarks.first_paint bare` or `… permanence CENTRE` prints one JSON document:
`painted` and `data` are moments of the machine's monotonic clock, in seconds, and `modules` the
packages that were loaded at the first paint. The program is started through its command line.
"""

from __future__ import annotations

import gc
import json
import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from ui.workplace import Workplace

ORDINARY = (1366, 768)


def bare() -> None:
    """A main window with nothing in it: the least a window costs."""
    from PySide6.QtCore import QTimer  # noqa: PLC0415 - what is measured
    from PySide6.QtGui import QPaintEvent  # noqa: PLC0415
    from PySide6.QtWidgets import QApplication, QMainWindow  # noqa: PLC0415

    class Bare(QMainWindow):
        def paintEvent(self, event: QPaintEvent) -> None:
            super().paintEvent(event)
            QTimer.singleShot(0, app.quit)

    app = QApplication([])
    window = Bare()
    window.resize(*ORDINARY)
    window.show()
    app.exec()
    told({"painted": time.monotonic()})


def permanence(centre: str) -> None:
    """The program, as somebody starts it who has a screen."""
    from desktop_app.machine import screen  # noqa: PLC0415 - what is measured

    # The pictures of the offscreen plugin are as good a screen here as any.
    setattr(screen, "has_screen", a_screen)  # noqa: B010 - mypy knows it for a function
    from desktop_app.cli import program  # noqa: PLC0415

    # The program does so itself before it loads the window.
    gc.disable()
    from ui import start  # noqa: PLC0415

    seen: dict[str, object] = {}
    really_framed, really_furnished = start.frame_of, start.furnished

    def framed(app: QApplication, opening: start.Opening) -> start.Frame:
        frame = really_framed(app, opening)
        frame.window.resize(*ORDINARY)
        frame.window.painted.connect(lambda: seen.update(painted=time.monotonic()))
        frame.window.painted.connect(lambda: seen.update(modules=loaded()))
        return frame

    def furnished(frame: start.Frame, opening: start.Opening) -> Workplace:
        workplace = really_furnished(frame, opening)
        workplace.ready.connect(lambda: seen.update(data=time.monotonic()))
        workplace.ready.connect(workplace.window.close)
        workplace.desk.failed.connect(workplace.window.close)
        return workplace

    setattr(start, "frame_of", framed)  # noqa: B010 - mypy knows them for functions
    setattr(start, "furnished", furnished)  # noqa: B010
    program.main([centre])
    told(seen)


def a_screen() -> bool:
    """There is one."""
    return True


def loaded() -> list[str]:
    """The packages in memory."""
    return sorted({name.partition(".")[0] for name in sys.modules})


def told(seen: dict[str, object]) -> None:
    """Write what was seen."""
    sys.stdout.write(json.dumps(seen))


if __name__ == "__main__":
    if sys.argv[1] == "bare":
        bare()
    else:
        permanence(sys.argv[2])
