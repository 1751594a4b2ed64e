"""W13: from Ctrl+P to the preview of a sheet of 30 names (acceptance 2 of the window).

    python -m tests.benchmarks w13

A desk at work on the pictures' centre, where 30 people have a place in the selected session.
The time goes from the command to the picture of the page on the dialog; the first preview of a
window also loads what draws paper. Beside it stands the same page, composed, drawn and pictured
by bare calls, without a window.
"""

import os
import sys
import tempfile
from collections.abc import Sequence
from datetime import datetime
from itertools import islice
from pathlib import Path
from statistics import median
from time import perf_counter

from PySide6.QtCore import QEventLoop, QTimer
from sqlalchemy import select
from sqlalchemy.orm import Session

from db.engine import close_centre, create_centre, open_centre, transaction
from db.tables.people import Enrolment, Person
from db.tables.sessions import WorkshopSession
from desktop_app.documents.attendance_sheet import draw_sheets
from desktop_app.exchange.centre_folder import read_centre_folder, write_centre
from desktop_app.machine.clock import FIXED_NOW
from desktop_app.machine.folders import HOME
from desktop_app.machine.settings import Settings
from desktop_app.readings.preview import sheet_options, sheet_previews
from tests.benchmarks.figures import Figure, page
from tests.pictures.scenes import CENTRE
from ui.dialogs.preview import PreviewDialog
from ui.printing.pages import page_images
from ui.screenshot import let_answer, opened
from ui.start import Opening, application, workplace_of
from ui.workplace import Workplace

NOW = datetime(2026, 11, 24, 11, 10)
SELECTED, NAMES = "C01-02", 30
ROUNDS = 7
MOST_SECONDS = 1.0
PATIENCE_MS = 30_000


def measure() -> Sequence[Figure]:
    """Ask for the preview some times over, in turn with the bare calls."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ[FIXED_NOW] = f"{NOW:%Y-%m-%dT%H:%M}"
    with tempfile.TemporaryDirectory() as name:
        os.environ[HOME] = str(Path(name) / "home")
        centre = filled(Path(name) / "centre.db")
        workplace = at_work(centre)
        first = previewed(workplace)
        window, bare = [], []
        for _ in range(ROUNDS):
            window.append(previewed(workplace))
            bare.append(drawn_alone(centre))
        workplace.window.close()
    said = f"a sheet of {NAMES} names on the screen after Ctrl+P"
    middle, alone = median(window), median(bare)
    note = f"the same page by bare calls: {alone * 1000:.0f} ms"
    goal = f"≤ {MOST_SECONDS:g} s"
    return (
        Figure("W13", f"{said}, the first time", f"{first:.2f} s", goal, first <= MOST_SECONDS),
        Figure("W13", f"{said}, later", f"{middle:.2f} s", goal, middle <= MOST_SECONDS, note),
    )


def filled(path: Path) -> str:
    """The pictures' centre with 30 people in the cycle of the selected session."""
    engine = create_centre(str(path))
    with transaction(engine) as tx:
        write_centre(tx, read_centre_folder(CENTRE))
        fill_cycle(tx)
    close_centre(engine)
    return str(path)


def fill_cycle(tx: Session) -> None:
    """Give adults who have no place yet one, until the sheet of adults has all its names."""
    row = tx.scalars(select(WorkshopSession).where(WorkshopSession.code == SELECTED)).one()
    there = {
        one.person_id: one.status
        for one in tx.scalars(select(Enrolment).where(Enrolment.cycle_id == row.cycle_id))
    }
    adults = tx.scalars(select(Person.id).where(~Person.is_minor).order_by(Person.id)).all()
    taken = sum(there.get(person) == "enrolled" for person in adults)
    free = (person for person in adults if person not in there)
    for person in islice(free, NAMES - taken):
        place = {"status": "enrolled", "rank": None, "session_id": None}
        tx.add(Enrolment(person_id=person, cycle_id=row.cycle_id, since=NOW, **place))


def at_work(centre: str) -> Workplace:
    """A desk whose first day is on the screen, and the session selected."""
    workplace = workplace_of(application(), Opening(centre, Settings(desk="Accueil"), None))
    opened(workplace)
    workplace.planning.flow.selection.select(SELECTED)
    let_answer(workplace)
    return workplace


def previewed(workplace: Workplace) -> float:
    """Press Ctrl+P, wait for the picture, and close the preview; give the seconds it took."""
    started = perf_counter()
    workplace.window.actions_known["print_sheet"].trigger()
    (preview,) = (one for one in workplace.window.findChildren(PreviewDialog) if one.isVisible())
    waited = QEventLoop()
    preview.work.pictured.connect(waited.quit)
    QTimer.singleShot(PATIENCE_MS, waited.quit)
    waited.exec()
    preview.pages.repaint()
    spent = perf_counter() - started
    names = preview.previews[0].sheet.facts.people
    assert len(names) == NAMES, f"{len(names)} names on the sheet"
    preview.reject()
    let_answer(workplace)
    return spent


def drawn_alone(centre: str) -> float:
    """Read, compose, draw and picture the same page; opening the centre does not count."""
    engine = open_centre(centre)
    started = perf_counter()
    (one,) = sheet_previews(engine, [SELECTED], sheet_options(), NOW)
    page_images(draw_sheets([one.masked]), 96)
    spent = perf_counter() - started
    close_centre(engine)
    return spent


if __name__ == "__main__":
    sys.stdout.write(page(measure()))
