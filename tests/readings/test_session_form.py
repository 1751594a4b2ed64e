"""The form of a session: what may be changed, how far a change goes, and what became of it."""

from dataclasses import replace

import pytest

from db.engine import transaction
from desktop_app.commands.enrolment import Enrol
from desktop_app.commands.session_details import details_of
from desktop_app.commands.session_edits import EditSession
from desktop_app.commands.session_state import Allocated, states_of
from desktop_app.commands.sessions import BookSession, MoveSession
from desktop_app.commands.sheets import IssueSheet
from desktop_app.commands.undo import UndoLast
from desktop_app.domain.errors import UnknownCodeError
from desktop_app.domain.planning import Involved
from desktop_app.domain.span import Span
from desktop_app.readings.history import FieldChange, session_history
from desktop_app.readings.issued_sheets import issued_sheets
from desktop_app.readings.session_form import Reach, SessionForm, session_form
from tests.commands.cycle import DATES, add_cycle
from tests.commands.town import NOW, Town, at, session_coded

P1 = Allocated("P1", "facilitator")
GUEST = Allocated("X1", "guest", 1, at("14:30"), at("15:00"))


@pytest.fixture
def cycle(town: Town) -> Town:
    """The town with three dates of a cycle."""
    with transaction(town.engine) as tx:
        add_cycle(tx)
    return town


def form(town: Town, code: str) -> SessionForm:
    return session_form(town.engine, code, NOW)


def booked(town: Town) -> str:
    wish = BookSession(at("14:00"), at("16:00"), "A", (P1, GUEST), "DROITS", needs=("mats:4",))
    return town.do(replace(wish, title="Autrement", interpreter_language="ar")).subject


def edit(town: Town, code: str, **fields: object) -> EditSession:
    with transaction(town.engine) as tx:
        row = tx.scalars(session_coded(code)).one()
        seen = details_of(states_of(tx, [row])[row.id])
    return EditSession(code, seen, replace(seen, **fields))  # type: ignore[arg-type]


def test_fields_are_those_of_the_session_itself(town: Town) -> None:
    kept = form(town, booked(town)).fields
    assert (kept.span, kept.room) == (Span(at("14:00"), at("16:00")), "A")
    assert (kept.title, kept.programme, kept.places) == ("Autrement", "DROITS", None)
    assert (kept.needs, kept.language, kept.option) == (("mats:4",), "ar", False)
    assert set(kept.team) == {
        Involved("P1"),
        Involved("X1", "guest", Span(at("14:30"), at("15:00"))),
    }


def test_it_is_judged_as_the_rules_judge_it(town: Town) -> None:
    shown = form(town, booked(town))
    assert shown.proposal.ignoring == shown.line.code
    assert shown.planning.window.contains(shown.fields.span)


def test_outside_a_cycle_only_the_session_itself_can_change(town: Town) -> None:
    shown = form(town, booked(town))
    assert (shown.here, shown.following, shown.whole) == (Reach(1, 0), None, None)
    assert shown.dates == ()


def test_how_far_a_change_of_a_cycle_goes_is_counted(cycle: Town) -> None:
    cycle.do(Enrol("C1", "U0001"))
    cycle.do(Enrol(DATES[2], "U0002"))
    shown = form(cycle, DATES[1])
    assert shown.here == Reach(1, 1)
    assert shown.following == Reach(2, 2)
    assert shown.whole == Reach(3, 2)
    assert [one.code for one in shown.dates] == list(DATES)


def test_an_unknown_session_is_refused(town: Town) -> None:
    with pytest.raises(UnknownCodeError):
        form(town, "W9999")


def test_the_history_tells_fields_before_and_after(town: Town) -> None:
    code = booked(town)
    town.do(edit(town, code, places=2), desk="beauregard")
    told = session_history(town.engine, code)
    assert [(one.act, one.desk) for one in told] == [("edit", "beauregard"), ("book", "accueil")]
    assert told[0].changes == (FieldChange("places", None, 2),)
    assert told[0].reversible
    assert told[1].changes == ()


def test_what_was_taken_back_cannot_be_again(town: Town) -> None:
    code = booked(town)
    town.do(edit(town, code, places=2))
    town.do(UndoLast("accueil"))
    told = session_history(town.engine, code)
    assert [(one.act, one.back, one.reversible) for one in told] == [
        ("edit", "undo", True),
        ("edit", "", False),
        ("book", "", True),
    ]


def test_an_act_on_another_date_of_the_cycle_is_told_where_it_changed_this_one(
    cycle: Town,
) -> None:
    cycle.do(MoveSession(DATES[0], room="B", scope="all"))
    cycle.do(MoveSession(DATES[0], room="A"))
    assert [one.act for one in session_history(cycle.engine, DATES[2])] == ["move"]
    assert len(session_history(cycle.engine, DATES[0])) == 2


def test_a_sheet_is_told_with_its_desk_and_once_it_is_out_of_date(town: Town) -> None:
    code = booked(town)
    assert issued_sheets(town.engine, code) == ()
    town.do(IssueSheet(code))
    (sheet,) = issued_sheets(town.engine, code)
    assert (sheet.version, sheet.copies, sheet.desk) == (1, 1, "accueil")
    assert not sheet.out_of_date
    town.do(MoveSession(code, room="B"))
    (sheet,) = issued_sheets(town.engine, code)
    assert sheet.out_of_date
