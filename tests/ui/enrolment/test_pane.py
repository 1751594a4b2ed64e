import subprocess
import sys
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from desktop_app.commands.enrolment import Withdraw
from desktop_app.commands.session_details import SessionDetails
from desktop_app.commands.session_edits import EditSession
from desktop_app.domain.enrolment import PassedReason
from desktop_app.readings.people_search import people_found
from tests.ui.at_desk import press, write
from tests.ui.enrolment.enrolling import COOKING, SCHOOL, Enrolling
from ui.enrolment.surface import DATE


def test_who_is_there_is_said_in_initials_until_names_are_revealed(enrolling: Enrolling) -> None:
    enrolling.open(SCHOOL)
    table = enrolling.dialog.pane.surface.table
    reading = enrolling.reading(SCHOOL)

    assert enrolling.dialog.pane.surface.count.text() == "12 enrolled of 12 · 3 waiting"
    assert table.rowCount() == 15
    assert enrolling.cell(0, 1) == reading.enrolled[0].person.initials

    press(enrolling.dialog.pane, Qt.Key.Key_F8)

    first = reading.enrolled[0]
    assert enrolling.cell(0, 1) == f"{first.person.name} · through {first.through}"


def test_enter_enrols_and_the_field_empties_for_the_next(enrolling: Enrolling) -> None:
    enrolling.open(COOKING)
    enrolled, waiting = enrolling.counts(COOKING)
    enrolling.stranger(COOKING)

    enrolling.enter()

    assert enrolling.counts(COOKING) == (enrolled + 1, waiting)
    assert enrolling.dialog.pane.surface.field.text() == ""
    assert f"enrolled ({enrolled + 1}/" in enrolling.said


def test_who_is_there_already_is_marked_among_those_found(enrolling: Enrolling) -> None:
    enrolling.open(SCHOOL)
    reading = enrolling.reading(SCHOOL)
    surface = enrolling.dialog.pane.surface
    said = {}
    for listed in (reading.enrolled[0], reading.waiting[0]):
        enrolling.type(listed.person.name)
        details = {one.code: one.details for one in surface.found.lines}
        said[listed.person.code] = details[listed.person.code]
    enrolling.stranger(SCHOOL)
    stranger = surface.found.lines[0].details

    assert [text.partition(" · ")[0] for text in said.values()] == [
        "already enrolled",
        "waiting already",
    ]
    assert "already" not in stranger


def test_who_was_just_enrolled_is_the_line_shown_and_nobody_is_taken_off_by_mistake(
    enrolling: Enrolling,
) -> None:
    enrolling.open(SCHOOL)
    surface = enrolling.dialog.pane.surface
    surface.table.setCurrentCell(0, 0)
    enrolling.stranger(SCHOOL)
    enrolling.enter()
    enrolling.click(surface.full.wait)

    joined = enrolling.reading(SCHOOL).waiting[-1].person
    assert surface.table.chosen is not None
    assert surface.table.chosen.person.code == joined.code
    assert not surface.withdraw.isEnabled()

    press(surface.table, Qt.Key.Key_Up)
    assert surface.withdraw.isEnabled()


def test_nobody_waits_without_having_been_asked(enrolling: Enrolling) -> None:
    enrolling.open(SCHOOL)
    typed = enrolling.stranger(SCHOOL)

    enrolling.enter()
    full = enrolling.dialog.pane.surface.full

    assert "Full (12/12)." in full.said.text()
    assert full.wait.label == "Put on the waiting list — 4th"
    assert not full.add.isVisibleTo(enrolling.dialog), "the room holds twelve"
    assert "The room holds no more" not in full.said.text(), "it is the cycle that is full"
    assert enrolling.dialog.pane.surface.field.text() == typed
    assert enrolling.counts(SCHOOL) == (12, 3)


def test_enrolled_in_a_full_session_one_waits_and_it_is_undone(enrolling: Enrolling) -> None:
    enrolling.open(SCHOOL)
    enrolling.stranger(SCHOOL)
    enrolling.enter()

    enrolling.click(enrolling.dialog.pane.surface.full.wait)
    assert enrolling.counts(SCHOOL) == (12, 4)
    assert "waits, 4th (12/12)" in enrolling.said

    enrolling.click(enrolling.dialog.pane.surface.outcome.back)
    assert enrolling.counts(SCHOOL) == (12, 3)


def test_a_place_more_is_offered_where_the_room_holds_it(enrolling: Enrolling) -> None:
    enrolling.open(COOKING)
    surface = enrolling.dialog.pane.surface
    if surface.scope.isVisibleTo(enrolling.dialog):
        surface.scope.choose("date")
    places = fill(enrolling, COOKING)
    enrolling.stranger(COOKING)
    enrolling.enter()
    may_add = enrolling.reading(COOKING).may_add_place

    assert surface.full.isVisibleTo(enrolling.dialog)
    assert surface.full.add.isVisibleTo(enrolling.dialog) == may_add
    if may_add:
        enrolling.click(surface.full.add)
        assert enrolling.reading(COOKING).line.places == places + 1


def fill(enrolling: Enrolling, session: str) -> int:
    """Enrol people by the field until no place is left; how many places there are."""
    reading = enrolling.reading(session)
    for name in ("Qaxbo", "Wyzkum", "Zolpix", "Jurvgy", "Kxarbe")[: reading.free]:
        enrolling.type(f"{name} Zebulon")
        enrolling.enter()
        enrolling.click(enrolling.dialog.pane.surface.new.main)
    assert enrolling.reading(session).free == 0
    return reading.line.places or 0


def test_a_session_that_another_desk_fills_meanwhile_offers_the_queue(
    enrolling: Enrolling,
    day_centre: str,
) -> None:
    enrolling.open(COOKING)
    enrolling.dialog.pane.surface.scope.choose("date")
    enrolling.stranger(COOKING)
    free = enrolling.reading(COOKING).free or 0
    there = {one.person.code for one in enrolling.reading(COOKING).people}
    others = [f"U{number:04}" for number in range(40, 200) if f"U{number:04}" not in there]
    for person in others[:free]:
        done = subprocess.run(
            [sys.executable, "-m", "desktop_app", "enrol", day_centre, COOKING, person],
            check=False,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stderr

    enrolling.enter()

    assert "Full (" in enrolling.dialog.pane.surface.full.said.text()
    assert enrolling.reading(COOKING).free == 0
    enrolling.click(enrolling.dialog.pane.surface.full.wait)
    assert enrolling.counts(COOKING)[1] == 1


def test_delete_withdraws_and_undo_puts_back(enrolling: Enrolling) -> None:
    enrolling.open(SCHOOL)
    table = enrolling.dialog.pane.surface.table
    table.setCurrentCell(0, 0)
    assert enrolling.dialog.pane.surface.withdraw.label == "Withdraw from the whole cycle"

    press(table, Qt.Key.Key_Delete)
    enrolling.settle()
    assert enrolling.counts(SCHOOL) == (11, 3)

    press(enrolling.dialog.pane, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    enrolling.settle()
    assert enrolling.counts(SCHOOL) == (12, 3)


@pytest.fixture
def freed(enrolling: Enrolling) -> Enrolling:
    """The full session, after somebody of its cycle left."""
    enrolling.open(SCHOOL)
    first = enrolling.reading(SCHOOL).enrolled[0]
    enrolling.at_desk.desk.run(Withdraw(first.subject, first.person.code))
    enrolling.settle()
    return enrolling


def test_a_freed_place_is_offered_to_the_first_by_name_once_names_may_be_seen(
    freed: Enrolling,
) -> None:
    first = freed.reading(SCHOOL).waiting[0]
    turn = freed.dialog.pane.surface.turn

    assert f"First on the waiting list: {first.person.initials}" in turn.said.text()
    press(freed.dialog.pane, Qt.Key.Key_F8)
    assert first.person.name in turn.said.text()
    freed.click(turn.call)

    assert freed.counts(SCHOOL) == (12, 2)
    assert first.person.code in {one.person.code for one in freed.reading(SCHOOL).enrolled}


def test_the_turn_is_passed_to_the_next_with_its_reason(freed: Enrolling) -> None:
    first, second, *_others = freed.reading(SCHOOL).waiting
    turn = freed.dialog.pane.surface.turn
    press(freed.dialog.pane, Qt.Key.Key_F8)

    freed.click(turn.reasons[PassedReason.NO_ANSWER])

    assert second.person.name in turn.said.text()
    assert freed.reading(SCHOOL).waiting[-1].person.code == first.person.code
    last = freed.dialog.pane.surface.table.rowCount() - 1
    assert "does not answer" in freed.cell(last, 5)

    freed.click(freed.dialog.pane.surface.outcome.back)
    assert freed.reading(SCHOOL).waiting[0].person.code == first.person.code


def test_whoever_is_nobody_yet_is_created_in_five_fields(enrolling: Enrolling) -> None:
    enrolling.open(COOKING)
    enrolled, _waiting = enrolling.counts(COOKING)
    enrolling.type("zwxq tania")
    enrolling.enter()
    new = enrolling.dialog.pane.surface.new

    assert (new.family.text(), new.given.text()) == ("Zwxq", "Tania")
    write(new.born, "1988")
    press(new.born, Qt.Key.Key_Return)
    enrolling.settle()

    assert enrolling.counts(COOKING)[0] == enrolled + 1
    (created,) = (
        one.person for one in enrolling.reading(COOKING).people if one.person.family == "Zwxq"
    )
    assert created.birth_year == 1988


def test_somebody_alike_is_shown_before_anybody_is_created_twice(enrolling: Enrolling) -> None:
    enrolling.open(COOKING)
    known = enrolling.reading(SCHOOL).enrolled[0].person
    enrolling.type("zwxq tania")
    enrolling.enter()
    new = enrolling.dialog.pane.surface.new
    new.given.clear()
    new.family.clear()
    write(new.given, known.given)
    write(new.family, known.family)
    enrolling.at_desk.qtbot.wait(300)
    enrolling.settle()

    assert known.name in new.card.said.text()
    press(new.family, Qt.Key.Key_Return)
    assert new.isVisibleTo(enrolling.dialog), "Enter creates nobody while somebody looks alike"
    enrolling.click(new.card.is_same)

    assert known.code in {one.person.code for one in enrolling.reading(COOKING).people}


def test_a_year_that_is_none_is_marked_and_nobody_is_created(enrolling: Enrolling) -> None:
    enrolling.open(COOKING)
    enrolling.type("zwxq tania")
    enrolling.enter()
    new = enrolling.dialog.pane.surface.new

    write(new.born, "88")

    assert not new.main.isEnabled()


def test_what_is_typed_is_there_again_after_the_form_was_closed(enrolling: Enrolling) -> None:
    enrolling.open(COOKING)
    enrolling.type("marivaldo")
    press(enrolling.dialog, Qt.Key.Key_Escape)
    enrolling.settle()
    assert not enrolling.dialog.isVisible()

    enrolling.open(COOKING)

    assert enrolling.dialog.pane.surface.field.text() == "marivaldo"


def test_whoever_is_enrolled_already_is_said_to_be(enrolling: Enrolling) -> None:
    enrolling.open(SCHOOL)
    person = enrolling.reading(SCHOOL).enrolled[0].person
    enrolling.type(person.name)
    enrolling.enter()

    assert enrolling.said == f"{person.initials} is already enrolled in it, or waits for it."
    assert enrolling.dialog.pane.surface.field.text() == person.name


def test_escape_leaves_the_question_first_then_the_dialog(enrolling: Enrolling) -> None:
    enrolling.open(SCHOOL)
    enrolling.stranger(SCHOOL)
    enrolling.enter()

    press(enrolling.dialog, Qt.Key.Key_Escape)
    assert enrolling.dialog.isVisible()

    press(enrolling.dialog, Qt.Key.Key_Escape)
    assert not enrolling.dialog.isVisible()


def test_a_second_click_while_the_first_is_answered_tells_of_the_first(
    enrolling: Enrolling,
) -> None:
    enrolling.open(COOKING)
    enrolled, _waiting = enrolling.counts(COOKING)
    enrolling.type("ke")
    pane = enrolling.dialog.pane
    found = enrolling.at_desk.ask(lambda desk: people_found(desk.engine, "ke"))
    there = {one.person.code for one in enrolling.reading(COOKING).people}
    first, second = [one for one in found if one.code not in there][:2]
    pane.surface.found.picked.emit(first.code)
    pane.surface.found.picked.emit(second.code)
    enrolling.settle()

    assert enrolling.counts(COOKING)[0] == enrolled + 1
    assert enrolling.said.startswith(first.initials)


def test_where_nobody_more_may_wait_only_a_place_more_is_offered(enrolling: Enrolling) -> None:
    change(enrolling, SCHOOL, waiting_limit=3)
    enrolling.open(SCHOOL)
    enrolling.stranger(SCHOOL)
    enrolling.dialog.pane.surface.scope.choose(DATE)
    enrolling.enter()
    full = enrolling.dialog.pane.surface.full
    assert full.isVisibleTo(enrolling.dialog)
    assert not full.wait.isVisibleTo(full)
    assert "The waiting list is full: 3 people wait, no more may." in full.said.text()
    assert enrolling.counts(SCHOOL) == (12, 3)


def test_where_people_simply_come_it_is_said_that_nobody_enrols(enrolling: Enrolling) -> None:
    change(enrolling, COOKING, walk_in=True)
    enrolling.open(COOKING)
    surface = enrolling.dialog.pane.surface
    assert surface.count.text().endswith("people come without enrolling")
    before = enrolling.counts(COOKING)
    enrolling.stranger(COOKING)
    surface.scope.choose(DATE)
    enrolling.enter()
    assert enrolling.said == "People come to it without enrolling: nobody is given a place."
    assert enrolling.counts(COOKING) == before


def change(enrolling: Enrolling, session: str, **fields: object) -> None:
    """Change a session as its form does."""
    now = enrolling.reading(session).line
    seen = SessionDetails(now.span.start, now.span.end, now.room)
    edit = EditSession(session, seen, replace(seen, **fields))  # type: ignore[arg-type]
    enrolling.at_desk.desk.run(edit)
    enrolling.settle()
