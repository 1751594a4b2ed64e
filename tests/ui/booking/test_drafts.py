"""What was set aside in one centre: offered there again, and never in another."""

import shutil
from datetime import date, datetime, time
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.offices import open_office
from ui.booking.drafts import Draft, Shelf
from ui.booking.wish import Wish
from ui.enrolment.drafts import EnrolmentDraft, EnrolmentShelf
from ui.form.drafts import FormDraft, FormShelf
from ui.form.typed import Typed

DAY = date(2026, 11, 26)
WISH = Wish(DAY, time(14), time(15, 30), "VIL-01", "CAFE", workers=("P1",), places=16)
DRAFT = Draft("k", datetime(2026, 11, 24, 11, 10), "café jeu 14h", "Café, jeu. 14:00", WISH)
TYPED = Typed(DAY, time(14), time(15, 30), "VIL-01")
A_SESSION = "C01-02"


@pytest.fixture
def practice_centre(day_file: Path, tmp_path: Path) -> str:
    """A copy of the same centre to practise with: the same identifier, the same codes."""
    shutil.copytree(day_file.parent, tmp_path / "practice")
    return str(tmp_path / "practice" / day_file.name)


def drafts_folder(address: str, qtbot: QtBot) -> Path:
    """Where a desk that has this centre open keeps what is typed."""
    offices = open_office(address, qtbot)
    folder = next(offices).desk.drafts
    next(offices, None)
    return folder


def test_a_draft_is_offered_in_its_own_centre_and_in_no_other(
    day_centre: str, practice_centre: str, qtbot: QtBot
) -> None:
    here = drafts_folder(day_centre, qtbot)
    Shelf(here).keep(DRAFT)
    FormShelf(here).keep(FormDraft(A_SESSION, TYPED, TYPED))
    EnrolmentShelf(here).keep(EnrolmentDraft(A_SESSION, "benali"))

    again, elsewhere = drafts_folder(day_centre, qtbot), drafts_folder(practice_centre, qtbot)

    assert Shelf(again).entries() == (DRAFT,)
    assert Shelf(elsewhere).entries() == ()
    for shelf in (FormShelf, EnrolmentShelf):
        assert shelf(again).entry(A_SESSION) is not None
        assert shelf(elsewhere).entry(A_SESSION) is None


def test_a_draft_is_read_back_as_it_was_kept(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)

    shelf.keep(DRAFT)
    shelf.keep(DRAFT)

    assert shelf.entries() == (DRAFT,)
    shelf.discard("k")
    assert shelf.entries() == ()
