"""Closing the window a moment after the last key loses nothing that was typed."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.at_desk import press, write
from tests.ui.conftest import settle
from ui.booking.drafts import Shelf
from ui.enrolment.drafts import EnrolmentShelf
from ui.form.drafts import FormDraft, FormShelf
from ui.form.surface import PEOPLE
from ui.workplace import Workplace

BUDGET = "W0040"


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Drafts of the tests stay in the tests."""
    monkeypatch.setenv("PERMANENCE_HOME", str(tmp_path / "home"))


def form_kept(drafts: Path) -> FormDraft:
    found = FormShelf(drafts).entry(BUDGET)
    assert found is not None
    return found


def drawn(workplace: Workplace, qtbot: QtBot) -> None:
    with qtbot.waitCallback(timeout=20_000) as answered:
        workplace.desk.draw(lambda: None, answered)


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_booking_that_is_being_typed_is_a_draft_the_next_time(
    workplace: Workplace, qtbot: QtBot
) -> None:
    workplace.window.actions_known["book"].trigger()
    settle(workplace, qtbot)
    write(workplace.planning.booking.booking.surface.line, "Forum des assoc")
    drafts = workplace.desk.drafts
    workplace.window.close()

    assert [one.typed for one in Shelf(drafts).entries()] == ["Forum des assoc"]


def test_the_full_form_of_a_session_is_taken_up_again_the_next_time(
    workplace: Workplace, qtbot: QtBot
) -> None:
    workplace.forms.full.edit(BUDGET)
    settle(workplace, qtbot)
    (form,) = workplace.forms.full.open_forms
    general = form.surface.general
    write(general.remarks.note, "Les clés sont")
    general.places.setFocus()
    general.places.selectAll()
    write(general.places, "9")
    drafts = workplace.desk.drafts
    workplace.window.close()

    typed = form_kept(drafts).typed
    assert (typed.note, typed.places) == ("Les clés sont", 9)


def test_a_name_that_is_being_typed_among_the_people_of_a_form_is_kept(
    workplace: Workplace, qtbot: QtBot
) -> None:
    workplace.forms.full.edit(BUDGET)
    settle(workplace, qtbot)
    (form,) = workplace.forms.full.open_forms
    form.surface.tabs.setCurrentIndex(PEOPLE)
    settle(workplace, qtbot)
    assert form.pane is not None
    write(form.pane.surface.field, "kerouald")
    drafts = workplace.desk.drafts
    workplace.window.close()

    kept = EnrolmentShelf(drafts).entry(BUDGET)
    assert kept is not None
    assert kept.text == "kerouald"


def test_escape_keeps_what_is_still_being_typed_in_a_field(
    workplace: Workplace, qtbot: QtBot
) -> None:
    workplace.forms.full.edit(BUDGET)
    settle(workplace, qtbot)
    (form,) = workplace.forms.full.open_forms
    places = form.surface.general.places
    places.setFocus()
    places.selectAll()
    write(places, "9")
    press(places, Qt.Key.Key_Escape)
    drawn(workplace, qtbot)

    assert form_kept(workplace.desk.drafts).typed.places == 9


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_escape_in_a_booking_keeps_the_hour_that_is_still_being_typed(
    workplace: Workplace, qtbot: QtBot
) -> None:
    workplace.window.actions_known["book"].trigger()
    settle(workplace, qtbot)
    surface = workplace.planning.booking.booking.surface
    write(surface.line, "Forum")
    start = surface.form.start
    start.setFocus()
    start.selectAll()
    write(start, "17h15")
    press(start, Qt.Key.Key_Escape)
    drawn(workplace, qtbot)

    (draft,) = Shelf(workplace.desk.drafts).entries()
    assert f"{draft.wish.start:%H:%M}" == "17:15"
