"""One start of a window in a process of its own: when it was painted, and what was loaded by then.

`python -m tests.benchmarks.first_paint bare` or `… permanence CENTRE` prints one JSON document:
`painted` and `data` are moments of the machine's monotonic clock, in seconds, and `modules` the
packages that were loaded at the first paint. The program is started through its command line.
"""

import json
import sys
import time

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
    from ui.window import MainWindow  # noqa: PLC0415

    seen: dict[str, object] = {}
    really_show = MainWindow.show

    def watched(window: MainWindow) -> None:
        window.resize(*ORDINARY)
        window.painted.connect(lambda: seen.update(painted=time.monotonic()))
        window.painted.connect(lambda: seen.update(modules=loaded()))
        window.painted.connect(lambda: watch_data(seen))
        really_show(window)

    setattr(MainWindow, "show", watched)  # noqa: B010 - and this for a method
    program.main([centre])
    told(seen)


def watch_data(seen: dict[str, object]) -> None:
    """See when the day is on the screen, and close the window then."""
    from ui.workplace import Workplace  # noqa: PLC0415 - it is loaded now, not before

    really_open = Workplace.open

    def watched(workplace: Workplace) -> None:
        workplace.ready.connect(lambda: seen.update(data=time.monotonic()))
        workplace.ready.connect(workplace.window.close)
        workplace.desk.failed.connect(workplace.window.close)
        really_open(workplace)

    setattr(Workplace, "open", watched)  # noqa: B010 - mypy knows it for a method


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
