"""A series moved from a day on in a real database: exceptions stay, identities and people too."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from db.engine import transaction
from db.tables.sessions import WorkshopSession
from desktop_app.commands.attendance import RecordAttendance
from desktop_app.commands.cycle_series import ReshapedBeside
from desktop_app.commands.enrolment import Enrol
from desktop_app.commands.series_previews import DatePreview, series_preview
from desktop_app.commands.session_details import details_of
from desktop_app.commands.session_edits import EditSession
from desktop_app.commands.session_state import PLANNED, Allocated, SessionState, states_of
from desktop_app.commands.sessions import BookSession, CancelSession, MoveSession, ReinstateSession
from desktop_app.commands.undo import UndoLast
from desktop_app.domain.errors import BadInputError
from desktop_app.domain.series_edits import Untouched
from tests.commands.cycle import CYCLE, DATES, SKIPPED_DATE, add_cycle, plan
from tests.commands.town import MONDAY, NOW, Town, at, session_coded

P1, P2, P3 = (Allocated(code, "facilitator") for code in ("P1", "P2", "P3"))
MORE = ("C1-4", "C1-5", "C1-6")
WEEK, HOUR = timedelta(weeks=1), timedelta(hours=1)
SECOND = MONDAY + 2 * WEEK
TUESDAY = MONDAY + timedelta(days=1)


@pytest.fixture
def cycle(town: Town) -> Town:
    """Six Mondays: the fourth is cancelled, the fifth relocated to a Thursday in Villejean."""
    with transaction(town.engine) as tx:
        add_cycle(tx)
        for number, code in enumerate(MORE, start=4):
            # Two weeks on: Easter Monday is left out.
            plan(tx, code, _date(MONDAY + (number + 1) * WEEK, number))
    town.do(CancelSession("C1-4", "absence"))
    thursday = town.session("C1-5").starts + timedelta(days=3)
    town.do(MoveSession("C1-5", "VIL-1", thursday))
    return town


def _date(day: date, number: int) -> SessionState:
    start, end = at("14:00", day), at("15:00", day)
    return SessionState(start, end, "A", PLANNED, "DROITS", CYCLE, number, allocated=(P1,))


def starts(town: Town, *codes: str) -> list[datetime]:
    return [town.session(code).starts for code in codes]


def state(town: Town, code: str) -> SessionState:
    return town.one(
        lambda tx: next(iter(states_of(tx, tx.scalars(session_coded(code)).all()).values()))
    )


def lines(town: Town, act: MoveSession | EditSession) -> dict[str, DatePreview]:
    return {one.code: one for one in series_preview(town.engine, act, NOW)}


def test_moved_from_a_day_on_with_a_cancelled_and_a_relocated_date_in_it(cycle: Town) -> None:
    cycle.do(Enrol(CYCLE, "U0001"))
    codes = (*DATES, *MORE, SKIPPED_DATE)
    before = dict(zip(codes, starts(cycle, *codes), strict=True))
    ids = {code: cycle.session(code).id for code in codes}
    act = MoveSession("C1-2", start=at("15:00", SECOND + timedelta(days=1)), scope="following")

    table = lines(cycle, act)
    done = cycle.do(act)

    later = timedelta(days=1) + HOUR
    moved = {"C1-2", "C1-3", "C1-6"}
    for code in codes:
        expected = before[code] + (later if code in moved else timedelta())
        assert cycle.session(code).starts == expected, code
        assert table[code].after.starts == expected, code
    assert {code for code, one in table.items() if one.untouched is None} == moved
    assert {code: table[code].untouched for code in codes if code not in moved} == {
        "C1-1": Untouched.NOT_ASKED,
        SKIPPED_DATE: Untouched.NOT_ASKED,
        "C1-4": Untouched.CANCELLED,
        "C1-5": Untouched.ITS_OWN,
    }
    assert {code: cycle.session(code).id for code in codes} == ids
    assert (done.answer["moved"], done.consequences.people_to_call) == (3, 1)
    cycle.do(UndoLast("accueil"))
    assert dict(zip(codes, starts(cycle, *codes), strict=True)) == before


def test_the_relocated_date_takes_what_it_does_not_have_of_its_own(cycle: Town) -> None:
    seen = details_of(state(cycle, "C1-2"))
    wanted = replace(seen, room="B", note="clés à la mairie", team=(P2,))
    cycle.do(EditSession("C1-2", seen, wanted, "all"))
    fifth = state(cycle, "C1-5")
    assert (fifth.room, fifth.note) == ("VIL-1", "clés à la mairie")
    assert [one.worker for one in fifth.involved] == ["P2"]
    assert [state(cycle, code).room for code in (*DATES, "C1-6")] == ["B"] * 4
    cancelled = state(cycle, "C1-4")
    assert (cancelled.room, cancelled.note, cancelled.allocated) == ("A", "", (P1,))


def test_a_locum_stays_where_the_leader_is_replaced(cycle: Town) -> None:
    seen = details_of(state(cycle, "C1-3"))
    cycle.do(EditSession("C1-3", seen, replace(seen, team=(P3,))))
    seen = details_of(state(cycle, "C1-1"))
    cycle.do(EditSession("C1-1", seen, replace(seen, team=(P2,)), "all"))
    led = [[one.worker for one in state(cycle, code).involved] for code in (*DATES, "C1-6")]
    assert led == [["P2"], ["P2"], ["P3"], ["P2"]]


def test_a_date_with_presences_stays_whatever_is_asked_of_it(cycle: Town) -> None:
    cycle.do(Enrol(CYCLE, "U0001"))
    after = at("16:00")
    cycle.do(RecordAttendance("C1-1", (("U0001", "present"),)), now=after)
    held = columns(cycle, "C1-1")

    cycle.do(MoveSession("C1-1", "B", scope="all"), now=after)

    assert columns(cycle, "C1-1") == held
    assert [state(cycle, code).room for code in DATES] == ["A", "B", "B"]


def columns(town: Town, code: str) -> list[object]:
    row = town.session(code)
    return [getattr(row, one.name) for one in WorkshopSession.__table__.columns]


def test_two_desks_that_move_a_date_alike_move_it_once(cycle: Town) -> None:
    seen = details_of(state(cycle, "C1-1"))
    later = replace(seen, start=seen.start + HOUR, end=seen.end + HOUR)
    cycle.do(EditSession("C1-1", seen, later), desk="villejean")
    assert cycle.do(EditSession("C1-1", seen, later)).unchanged
    assert state(cycle, "C1-1").starts == later.start


def test_an_hour_that_a_shorter_date_cannot_give_up_is_refused(cycle: Town) -> None:
    """The evening meeting lasts half an hour: the others cannot all end 45 minutes earlier."""
    with transaction(cycle.engine) as tx:
        row = tx.scalars(session_coded("C1-6")).one()
        row.kind, row.ends = "meeting", row.starts + HOUR / 2
    before = starts(cycle, *DATES)
    with pytest.raises(BadInputError) as refusal:
        cycle.do(MoveSession("C1-1", end=at("14:15"), scope="all"))
    assert (refusal.value.field_name, refusal.value.reason) == ("end", "end_not_after_start")
    assert starts(cycle, *DATES) == before


def test_what_is_found_is_told_date_by_date_before_anything_is_written(cycle: Town) -> None:
    cycle.do(BookSession(at("16:00", SECOND), at("17:00", SECOND), "A"), desk="villejean")
    table = lines(cycle, MoveSession("C1-1", start=at("16:00"), scope="all"))
    found = {code: [str(one.code) for one in line.findings] for code, line in table.items()}
    assert "room_taken" in found["C1-2"]
    assert "room_taken" not in found["C1-1"]
    assert starts(cycle, "C1-1") == [at("14:00")]


def test_a_skipped_date_nobody_was_given_is_led_as_the_one_before(cycle: Town) -> None:
    with transaction(cycle.engine) as tx:
        plan(tx, "C1-T", replace(_date(TUESDAY, 1), status="skipped", number=None, allocated=()))
    reshaped: ReshapedBeside = cycle.one(
        lambda tx: ReinstateSession("C1-T", room="B").reshaped(tx, NOW, lock=False)
    )
    assert [one.worker for one in reshaped.asked.after.involved] == ["P1"]
    cycle.do(ReinstateSession("C1-T", room="B", start=at("09:00", TUESDAY)))
    back = state(cycle, "C1-T")
    assert (back.room, back.starts, back.number) == ("B", at("09:00", TUESDAY), 2)
    assert [one.worker for one in back.involved] == ["P1"]
    assert [cycle.session(code).number for code in DATES] == [1, 3, 4]


def test_a_date_put_back_is_seen_before_with_those_that_are_numbered_again(cycle: Town) -> None:
    seen = {
        one.code: one for one in series_preview(cycle.engine, ReinstateSession(SKIPPED_DATE), NOW)
    }

    back = seen[SKIPPED_DATE]
    assert back.before is not None
    assert (back.before.status, back.after.status, back.after.number) == ("skipped", PLANNED, 2)
    assert seen["C1-2"].after.number == 3
    assert DATES[0] not in seen
    assert state(cycle, SKIPPED_DATE).status == "skipped"
