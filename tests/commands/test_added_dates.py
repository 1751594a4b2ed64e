"""« Ajouter une séance au cycle »: a date more, led as the others, with whoever is enrolled."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from db.engine import transaction
from desktop_app.commands.added_dates import AddCycleDates
from desktop_app.commands.enrolment import Enrol
from desktop_app.commands.series_previews import series_preview
from desktop_app.commands.session_changes import Keeping
from desktop_app.commands.session_state import Allocated, states_of
from desktop_app.commands.sessions import BookSession, CancelSession
from desktop_app.commands.undo import RedoLast, UndoLast
from desktop_app.domain.errors import BadInputError, RefusedError, UnknownCodeError
from tests.commands.cycle import CYCLE, DATES, SKIPPED_DATE, add_cycle
from tests.commands.town import MONDAY, NOW, Town, at, session_coded

EASTER_MONDAY = date(2026, 4, 6)
AFTER, BETWEEN = date(2026, 4, 13), MONDAY + timedelta(days=3)


@pytest.fixture
def cycle(town: Town) -> Town:
    """Mondays 9, 23 and 30 March at 14:00; the 16th is skipped."""
    with transaction(town.engine) as tx:
        add_cycle(tx)
    return town


def numbers(town: Town, *codes: str) -> list[int | None]:
    return [town.session(code).number for code in codes]


def test_a_date_after_the_last_is_as_the_others(cycle: Town) -> None:
    cycle.do(Enrol(CYCLE, "U0001"))
    done = cycle.do(AddCycleDates(CYCLE, (AFTER,)))

    (code,) = done.answer["sessions"]
    rows = cycle.one(lambda tx: [states_of(tx, [row]) for row in tx.scalars(session_coded(code))])
    (state,) = rows[0].values()
    assert (state.starts, state.ends, state.room) == (at("14:00", AFTER), at("15:00", AFTER), "A")
    assert ([one.worker for one in state.involved], state.number) == (["P1"], 4)
    assert (state.programme, state.interpreter_language) == ("DROITS", "ar")
    assert done.consequences.people_to_call == 1
    with pytest.raises(RefusedError):
        cycle.do(BookSession(at("14:30", AFTER), at("15:30", AFTER), "A"))


def test_a_date_between_two_numbers_those_that_follow_again(cycle: Town) -> None:
    done = cycle.do(AddCycleDates(CYCLE, (BETWEEN,), at=time(16), minutes=90, room="B"))
    (code,) = done.answer["sessions"]
    row = cycle.session(code)
    assert (row.starts, row.ends) == (at("16:00", BETWEEN), at("17:30", BETWEEN))
    assert numbers(cycle, DATES[0], code, DATES[1], DATES[2]) == [1, 2, 3, 4]
    assert numbers(cycle, SKIPPED_DATE) == [None]

    cycle.do(UndoLast("accueil"))
    assert cycle.session(code).status == "removed"
    assert numbers(cycle, *DATES) == [1, 2, 3]
    cycle.do(RedoLast("accueil"))
    assert numbers(cycle, DATES[0], code, DATES[1], DATES[2]) == [1, 2, 3, 4]


def test_a_date_may_have_a_team_of_its_own(cycle: Town) -> None:
    done = cycle.do(AddCycleDates(CYCLE, (AFTER,), team=(Allocated("P2", "facilitator"),)))
    (code,) = done.answer["sessions"]
    rows = cycle.one(lambda tx: [states_of(tx, [row]) for row in tx.scalars(session_coded(code))])
    (state,) = rows[0].values()
    assert [one.worker for one in state.involved] == ["P2"]
    with pytest.raises(UnknownCodeError):
        cycle.do(AddCycleDates(CYCLE, (BETWEEN,), team=(Allocated("NOBODY", "facilitator"),)))


def test_several_dates_are_added_whole_or_not_at_all(cycle: Town) -> None:
    cycle.do(BookSession(at("14:30", AFTER), at("15:30", AFTER), "A"), desk="villejean")
    both = AddCycleDates(CYCLE, (AFTER, AFTER + timedelta(days=7)))
    with pytest.raises(RefusedError) as refusal:
        cycle.do(both)
    assert {one.day for one in refusal.value.findings} >= {AFTER}
    assert numbers(cycle, *DATES) == [1, 2, 3]
    assert len(cycle.do(replace(both, option=True)).answer["sessions"]) == 2


def test_it_is_seen_before_anything_is_written(cycle: Town) -> None:
    cycle.do(BookSession(at("14:30", AFTER), at("15:30", AFTER), "A"))
    table = series_preview(cycle.engine, AddCycleDates(CYCLE, (AFTER,)), NOW)

    (new,) = [one for one in table if one.before is None]
    assert (new.after.starts, new.after.number) == (at("14:00", AFTER), 4)
    assert "room_taken" in [str(one.code) for one in new.findings]
    assert {one.before == one.after for one in table if one is not new} == {True}
    assert cycle.do(AddCycleDates(CYCLE, (BETWEEN,))).answer["sessions"] == [new.code]


def test_a_holiday_is_added_with_a_reason(cycle: Town) -> None:
    with pytest.raises(RefusedError):
        cycle.do(AddCycleDates(CYCLE, (EASTER_MONDAY,)))
    keeping = Keeping(frozenset({"public_holiday"}), "fête de quartier")
    (code,) = cycle.do(AddCycleDates(CYCLE, (EASTER_MONDAY,), keeping=keeping)).answer["sessions"]
    assert cycle.session(code).kept == ("public_holiday",)


def test_a_day_of_the_cycle_is_put_back_rather_than_added(cycle: Town) -> None:
    skipped = cycle.session(SKIPPED_DATE).starts.date()
    cycle.do(CancelSession(DATES[1], "absence"))
    cancelled = cycle.session(DATES[1]).starts.date()
    for day, reason, code in (
        (MONDAY, "date_there", DATES[0]),
        (skipped, "date_to_put_back", SKIPPED_DATE),
        (cancelled, "date_to_put_back", DATES[1]),
    ):
        with pytest.raises(BadInputError) as refusal:
            cycle.do(AddCycleDates(CYCLE, (day,)))
        assert (refusal.value.field_name, refusal.value.reason) == ("dates", reason)
        assert refusal.value.offers == (code,)


@pytest.mark.parametrize(
    ("wish", "field"),
    [
        (AddCycleDates(CYCLE, ()), "dates"),
        (AddCycleDates(CYCLE, (AFTER, AFTER)), "dates"),
        (AddCycleDates(CYCLE, (AFTER,), minutes=0), "minutes"),
        (AddCycleDates(CYCLE, (AFTER,), minutes=1440), "minutes"),
        (AddCycleDates(CYCLE, (date(2026, 3, 29),), at=time(2, 30)), "start"),
    ],
)
def test_what_no_date_can_be_is_refused(cycle: Town, wish: AddCycleDates, field: str) -> None:
    with pytest.raises(BadInputError) as refusal:
        cycle.do(wish)
    assert refusal.value.field_name == field


def test_a_cycle_nobody_knows(cycle: Town) -> None:
    with pytest.raises(UnknownCodeError):
        cycle.do(AddCycleDates("C99", (AFTER,)))
