import gc
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.machine.folders import HOME
from desktop_app.machine.logs import FILE_NAME, start_log, stop_log
from desktop_app.machine.screen import has_screen
from desktop_app.machine.settings import Settings, read_settings
from tests.foreign_disks import put_on
from ui.booking.quick_booking import QuickBooking
from ui.crash_dialog import CrashDialog, diagnostic_of
from ui.start import (
    Frame,
    Opening,
    Start,
    application,
    frame_of,
    furnished,
    remember_place,
    screens_now,
    workplace_of,
)
from ui.workplace import Workplace

FIRST_PAINT = """
import json, sys
from pathlib import Path
from desktop_app.machine.settings import Settings
from ui.start import Opening, application, workplace_of
app = application()
workplace = workplace_of(app, Opening(sys.argv[1], Settings(), None))
known = []
workplace.window.painted.connect(lambda: known.extend(sys.modules))
workplace.window.painted.connect(app.quit)
workplace.window.show()
app.exec()
tops = {name.partition(".")[0] for name in known}
print(json.dumps(sorted(tops & set(sys.argv[2:]))))
print(bool(known))
"""
SLOW = ("sqlalchemy", "alembic", "reportlab", "rapidfuzz", "icalendar", "db", "pypdfium2")


def test_nothing_slow_is_loaded_before_the_first_paint(tmp_path: Path) -> None:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    ran = subprocess.run(
        [sys.executable, "-c", FIRST_PAINT, str(tmp_path / "none.db"), *SLOW],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
        env=environment,
        cwd=Path(__file__).parents[2],
    )
    loaded, painted = ran.stdout.splitlines()

    assert json.loads(loaded) == []
    assert painted == "True"


@pytest.fixture
def steps() -> list[str]:
    """What a start did, in its order."""
    return []


@pytest.fixture
def start(
    day_centre: str, steps: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Start]:
    """A start of the program on a centre, as far as the first turn of the event loop."""

    def framed(app: QApplication, opening: Opening) -> Frame:
        frame = frame_of(app, opening)
        frame.window.painted.connect(lambda: steps.append("painted"))
        return frame

    def furnishing(frame: Frame, opening: Opening) -> Workplace:
        steps.append("furnished")
        workplace = furnished(frame, opening)
        workplace.desk.opened.connect(lambda: steps.append("opened"))
        workplace.ready.connect(lambda: steps.append("ready"))
        return workplace

    monkeypatch.setenv(HOME, str(tmp_path / "home"))
    monkeypatch.setattr("ui.start.frame_of", framed)
    monkeypatch.setattr("ui.start.furnished", furnishing)
    made = Start(application(), Opening(day_centre, Settings(language="en")))
    made.begin()
    yield made
    made.close()
    made.end()
    made.deleteLater()


def test_the_frame_is_painted_before_the_rest_is_made_and_the_centre_opened(
    start: Start, steps: list[str], qtbot: QtBot
) -> None:
    assert steps == []
    qtbot.waitUntil(lambda: "ready" in steps, timeout=20_000)

    assert steps == ["painted", "furnished", "opened", "ready"]
    made = start.sitting.workplace if start.sitting is not None else None
    assert made is not None
    assert [section.code for section in made.sections] == ["planning"]


def test_a_first_window_is_no_larger_than_its_screen(
    start: Start, steps: list[str], qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: "furnished" in steps, timeout=20_000)
    made = start.sitting.workplace if start.sitting is not None else None
    assert made is not None
    window = made.window

    assert window.size().boundedTo(window.screen().availableSize()) == window.size()


def test_a_start_waits_neither_for_the_booking_nor_for_drafts_and_undo(
    start: Start, steps: list[str], qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: "furnished" in steps, timeout=20_000)
    made = start.sitting.workplace if start.sitting is not None else None
    assert made is not None
    made.desk.settled.connect(lambda: steps.append("settled"))
    made.desk.undo_offered.connect(lambda _offer: steps.append("undo"))
    qtbot.waitUntil(lambda: "undo" in steps, timeout=20_000)

    assert steps[-3:] == ["ready", "settled", "undo"]
    assert made.planning.page.findChildren(QuickBooking) == []
    made.planning.booking.tell_drafts(2)
    assert "2 entries set aside" in str(made.planning.booking.booking.panel.help_lines)


def test_what_a_start_made_is_not_looked_through_for_garbage_until_it_ends(
    start: Start, steps: list[str], qtbot: QtBot
) -> None:
    assert not gc.isenabled()
    qtbot.waitUntil(lambda: "ready" in steps, timeout=20_000)
    qtbot.waitUntil(lambda: gc.get_freeze_count() > 0)

    start.close()
    start.end()
    assert gc.get_freeze_count() == 0


def test_a_window_closed_before_the_rest_is_made_stays_closed(
    start: Start, steps: list[str], qapp: QApplication
) -> None:
    for _turn in range(100):
        qapp.processEvents()
        if "painted" in steps:
            start.close()

    assert steps == ["painted"]
    assert start.sitting is None


@pytest.mark.parametrize(
    ("environment", "platform", "shown"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, "linux", False),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen:size"}, "linux", False),
        ({}, "win32", True),
        ({}, "darwin", True),
    ],
)
def test_a_window_needs_a_screen(environment: dict[str, str], platform: str, shown: bool) -> None:  # noqa: FBT001 - a column of the table
    assert has_screen(environment, platform) is shown


def test_what_was_chosen_in_the_menu_is_there_the_next_time(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    first = workplace_of(qapp, Opening("none.db", Settings(desk="Accueil"), tmp_path))
    qtbot.addWidget(first.window)
    for code in ("theme_dark", "text_125", "language_en", "contrast"):
        first.window.actions_known[code].trigger()
    first.window.resize(1300, 700)
    remember_place(first)

    kept = read_settings(tmp_path).settings
    assert (kept.theme, kept.text_size, kept.language, kept.contrast) == (
        "dark",
        "125",
        "en",
        "yes",
    )
    assert kept.window.startswith(screens_now())

    second = workplace_of(qapp, Opening("none.db", kept, tmp_path))
    qtbot.addWidget(second.window)
    assert second.appearance.theme.tokens.dark
    assert second.appearance.theme.text_percent == 125
    assert second.window.actions_known["language_en"].isChecked()


def test_settings_that_cannot_be_used_give_the_usual_window(
    qapp: QApplication, qtbot: QtBot
) -> None:
    odd = replace(Settings(), text_size="huge", window="1x1=%%%;=;800x600")
    made = workplace_of(qapp, Opening("none.db", odd, None))
    qtbot.addWidget(made.window)

    assert made.appearance.theme.text_percent == 100


def test_a_centre_that_cannot_be_opened_is_said_above_the_board(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    absent = str(tmp_path / "none.db")
    made = workplace_of(qapp, Opening(absent, Settings(language="en"), None))
    qtbot.addWidget(made.window)
    with qtbot.waitSignal(made.desk.failed, timeout=20_000):
        made.open()

    said = made.planning.page.banner.said
    assert said == f"{absent} does not exist: check the name of the centre."
    assert not made.window.actions_known["book"].isEnabled()
    made.window.close()


def test_a_centre_on_a_network_disk_is_said_above_the_board(
    qapp: QApplication, qtbot: QtBot, day_centre: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_on(monkeypatch, Path(day_centre).parent, "fuse.gvfsd-fuse")
    made = workplace_of(qapp, Opening(day_centre, Settings(language="en"), None))
    qtbot.addWidget(made.window)
    with qtbot.waitSignal(made.desk.failed, timeout=20_000):
        made.open()

    said = made.planning.page.banner.said
    assert said.startswith(f"{day_centre} is on a network disk (fuse.gvfsd-fuse), ")
    assert said.endswith("Several desks share a centre on a PostgreSQL server.")
    assert not made.window.actions_known["book"].isEnabled()
    made.window.close()


def test_a_bug_is_told_by_its_place_and_keeps_the_window(
    workplace: Workplace, qtbot: QtBot, tmp_path: Path
) -> None:
    start_log(tmp_path)
    try:
        raise ValueError("Amina Benali")  # noqa: TRY301 - a text that must not be kept
    except ValueError as bug:
        said = diagnostic_of(bug)
        workplace.complain(bug)
    finally:
        stop_log()
    dialog = workplace.window.findChild(CrashDialog)

    assert dialog is not None
    assert dialog.isVisible()
    assert workplace.window.isVisible()
    dialog.copy()
    assert QApplication.clipboard().text() == said
    logged = (tmp_path / FILE_NAME).read_text(encoding="utf-8")
    assert "ValueError" in said
    assert "ValueError" in logged
    assert "Benali" not in said + logged
    dialog.accept()
