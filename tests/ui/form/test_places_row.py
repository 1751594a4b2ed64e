"""How many may wait and whether anybody enrols, and an option that meets a firm session."""

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.commands.enrolment import Withdraw
from desktop_app.commands.open_forms import tell_form_open
from desktop_app.readings.desk import open_desk
from desktop_app.readings.enrolment import enrolment_reading
from desktop_app.readings.open_forms import desks_with_form
from tests.ui.conftest import settle
from tests.ui.form.test_dialog import BUDGET, CIRCUS, SIXTH, answered_save, kept, opened
from tests.ui.test_inspector import show
from ui.form.surface import HISTORY, PEOPLE
from ui.workplace import Workplace

pytestmark = pytest.mark.usefixtures("own_folder")


@pytest.fixture
def own_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Drafts of the tests stay in the tests."""
    monkeypatch.setenv("PERMANENCE_HOME", str(tmp_path_factory.mktemp("home")))


def test_the_waiting_list_and_the_enrolment_of_a_session_are_chosen_saved_and_told(
    workplace: Workplace, qtbot: QtBot
) -> None:
    dialog = opened(workplace, qtbot, BUDGET)
    row = dialog.surface.general.places_row
    assert row.waiting.currentText() == "unlimited"
    row.waiting.setCurrentIndex(row.waiting.findData("3"))
    row.waiting.activated.emit(row.waiting.currentIndex())
    row.walk_in.click()
    assert not row.waiting.isEnabled()
    answered_save(workplace, qtbot, dialog)
    fields = kept(workplace, qtbot, BUDGET).fields
    assert (fields.waiting_limit, fields.walk_in) == (3, True)
    again = opened(workplace, qtbot, BUDGET)
    assert again.surface.general.places_row.waiting.currentText() == "3 at most"
    again.surface.tabs.setCurrentIndex(HISTORY)
    told = again.surface.history.lines[0].lines
    assert set(told) == {"Waiting list: — → 3", "Without enrolment: no → yes"}


def test_a_workshop_that_people_simply_come_to_brings_that_along(
    workplace: Workplace, qtbot: QtBot
) -> None:
    dialog = opened(workplace, qtbot, BUDGET)
    row = dialog.surface.general.places_row
    for programme, comes in (("MARCHE", True), ("SIXIEME", False)):
        dialog.surface.general.programme.picked.emit(programme)
        assert row.walk_in.isChecked() is comes


def test_the_option_that_meets_a_firm_session_is_said_in_its_form_and_moved_from_there(
    workplace: Workplace, qtbot: QtBot
) -> None:
    dialog = opened(workplace, qtbot, SIXTH)
    strip = dialog.surface.strip
    assert strip.title == "Speech therapist in two sessions"
    assert '"Adapted circus" is an option, which holds nothing' in strip.sentences
    qtbot.waitUntil(lambda: bool(strip.ways), timeout=20_000)
    way = strip.ways[0].proposal
    strip.take(1)
    settle(workplace, qtbot)
    circus = kept(workplace, qtbot, CIRCUS).fields
    assert (circus.span, circus.room, circus.option) == (way.span, way.room, True)
    assert not dialog.conduct.entry or not dialog.conduct.entry.is_touched
    assert not strip.title


def test_a_place_that_is_free_while_somebody_waits_is_said_of_the_session(
    workplace: Workplace, qtbot: QtBot
) -> None:
    dialog = opened(workplace, qtbot, SIXTH)
    freed = dialog.surface.freed
    assert not freed.isVisible()
    with qtbot.waitCallback(timeout=20_000) as answered:
        workplace.desk.read(
            lambda desk: enrolment_reading(desk.engine, SIXTH, desk.now()), answered
        )
    first = answered.args[0].enrolled[0]
    workplace.desk.run(Withdraw(first.subject, first.person.code))
    settle(workplace, qtbot)
    assert freed.said.text() == "1 place is free: propose it to the first person who waits."
    freed.link.click()
    assert dialog.surface.tabs.currentIndex() == PEOPLE
    dialog.reject()
    assert "1 place is free: propose it to the first person who waits." in show(
        workplace, qtbot, SIXTH
    )


def test_a_form_that_is_open_at_another_desk_says_so_in_its_title_row(
    workplace: Workplace, qtbot: QtBot, day_centre: str
) -> None:
    there = open_desk(day_centre, "Beauregard", "awa")
    tell_form_open(there.engine, there.actor(), "there", SIXTH)
    dialog = opened(workplace, qtbot, SIXTH)
    tag = dialog.surface.others
    assert (tag.label, tag.isVisible()) == ("also open at desk Beauregard", True)
    here = workplace.desk.open_desk
    assert here is not None
    assert desks_with_form(there, SIXTH) == (here.desk,)
    dialog.reject()
    settle(workplace, qtbot)
    assert desks_with_form(there, SIXTH) == ()
    there.engine.dispose()
