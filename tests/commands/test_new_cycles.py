"""A whole cycle written as it was seen: firm where it was free, optional where it was not."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from sqlalchemy import select

from db.tables.sessions import Cycle, WorkshopSession
from desktop_app.commands.cycles import CreateCycle, CycleDateWanted
from desktop_app.commands.session_state import Allocated
from desktop_app.commands.sessions import BookSession
from desktop_app.commands.undo import RedoLast, UndoLast
from desktop_app.domain.errors import BadInputError, RefusedError, UnknownCodeError
from desktop_app.domain.findings import Code
from tests.commands.town import MONDAY, Town, at

P1 = Allocated("P1", "facilitator")
WEEKS = [MONDAY + timedelta(days=7 * number) for number in range(4)]


def wanted(day: date, **more: object) -> CycleDateWanted:
    one = CycleDateWanted(at("10:00", day), at("11:00", day), "A", (P1,))
    return replace(one, **more)  # type: ignore[arg-type]


DATES = (
    wanted(WEEKS[0]),
    wanted(WEEKS[1], status="skipped", cause="school_holiday"),
    wanted(WEEKS[2], room="B"),
    wanted(WEEKS[3], status="option"),
)
CYCLE = CreateCycle(
    "DROITS", "A", MONDAY, time(10), time(11), DATES, rhythm="weekly", count=3, team=(P1,)
)


def dates_of(town: Town, code: str) -> Sequence[WorkshopSession]:
    return town.one(
        lambda tx: tx.scalars(
            select(WorkshopSession)
            .join(Cycle, Cycle.id == WorkshopSession.cycle_id)
            .where(Cycle.code == code)
            .order_by(WorkshopSession.starts)
        ).all()
    )


def test_every_date_is_written_as_it_was_seen(town: Town) -> None:
    outcome = town.do(CYCLE)

    rows = dates_of(town, outcome.subject)
    assert [(row.status, row.number, row.cause) for row in rows] == [
        ("planned", 1, ""),
        ("skipped", None, "school_holiday"),
        ("planned", 2, ""),
        ("option", 3, ""),
    ]
    code = outcome.subject
    assert [row.code for row in rows] == [
        f"{code}-01",
        f"{code}/{WEEKS[1]}",
        f"{code}-02",
        f"{code}-03",
    ]
    assert outcome.answer["sessions"] == [f"{code}-01", f"{code}-02", f"{code}-03"]
    assert rows[0].room_id != rows[2].room_id


def test_a_firm_date_holds_its_room_and_an_option_does_not(town: Town) -> None:
    town.do(CYCLE)

    with pytest.raises(RefusedError):
        town.do(BookSession(at("10:30", WEEKS[0]), at("11:30", WEEKS[0]), "A"))
    town.do(BookSession(at("10:30", WEEKS[3]), at("11:30", WEEKS[3]), "A"))


def test_it_is_taken_back_and_done_again_whole(town: Town) -> None:
    code = town.do(CYCLE).subject

    town.do(UndoLast("accueil"))
    assert {row.status for row in dates_of(town, code)} == {"removed"}
    assert town.one(lambda tx: tx.scalar(select(Cycle.removed).where(Cycle.code == code)))
    town.do(BookSession(at("10:30", WEEKS[0]), at("11:30", WEEKS[0]), "A"), desk="villejean")

    with pytest.raises(RefusedError):
        town.do(RedoLast("accueil"))
    town.do(UndoLast("villejean"), desk="villejean")
    town.do(RedoLast("accueil"))
    assert [row.status for row in dates_of(town, code)] == [
        "planned",
        "skipped",
        "planned",
        "option",
    ]
    assert not town.one(lambda tx: tx.scalar(select(Cycle.removed).where(Cycle.code == code)))


def test_a_place_taken_meanwhile_refuses_it_whole_and_says_the_date(town: Town) -> None:
    town.do(BookSession(at("10:30", WEEKS[2]), at("11:30", WEEKS[2]), "B"), desk="villejean")
    before = town.one(lambda tx: tx.scalars(select(WorkshopSession.code)).all())

    with pytest.raises(RefusedError) as refusal:
        town.do(CYCLE)

    assert [(one.code, one.day) for one in refusal.value.findings] == [(Code.ROOM_TAKEN, WEEKS[2])]
    assert town.one(lambda tx: tx.scalars(select(WorkshopSession.code)).all()) == before


def test_a_holiday_is_held_when_somebody_says_why(town: Town) -> None:
    holiday = date(2026, 7, 14)
    on_it = replace(CYCLE, first=holiday, dates=(wanted(holiday, by_hand=True),))

    with pytest.raises(BadInputError) as refusal:
        town.do(on_it)
    assert refusal.value.field_name == "reason"
    code = town.do(replace(on_it, reason="fête de quartier")).subject

    (row,) = dates_of(town, code)
    assert (row.status, row.kept, row.kept_reason) == (
        "planned",
        ("public_holiday",),
        "fête de quartier",
    )


def test_a_holiday_nobody_wanted_is_refused(town: Town) -> None:
    holiday = date(2026, 7, 14)
    with pytest.raises(RefusedError):
        town.do(replace(CYCLE, first=holiday, dates=(wanted(holiday),)))


def test_the_same_form_sent_twice_writes_one_cycle(town: Town) -> None:
    once = CYCLE(town.engine, town.actor(key="form-1"))
    again = CYCLE(town.engine, town.actor(key="form-1"))

    assert once.subject == again.subject


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"dates": ()}, "dates"),
        ({"dates": (wanted(MONDAY, status="skipped", cause="school_holiday"),)}, "dates"),
        ({"dates": (wanted(MONDAY, status="held"),)}, "dates"),
        ({"dates": (wanted(MONDAY, status="skipped", cause="boredom"),)}, "dates"),
        ({"dates": (wanted(MONDAY, cause="school_holiday"),)}, "dates"),
        ({"dates": (wanted(MONDAY, end=at("09:00")),)}, "end"),
        ({"places": 1001}, "places"),
        ({"title": "x" * 300}, "title"),
    ],
)
def test_what_no_cycle_can_be_is_refused(town: Town, change: dict[str, object], field: str) -> None:
    with pytest.raises(BadInputError) as refusal:
        town.do(replace(CYCLE, **change))  # type: ignore[arg-type]

    assert refusal.value.field_name == field


@pytest.mark.parametrize(
    "change",
    [
        {"programme": "NONE"},
        {"room": "NOWHERE"},
        {"dates": (wanted(MONDAY, room="NOWHERE"),)},
        {"dates": (wanted(MONDAY, team=(Allocated("NOBODY", "facilitator"),)),)},
        {"interpreter_language": "xx"},
    ],
)
def test_codes_that_name_nothing_are_refused(town: Town, change: dict[str, object]) -> None:
    with pytest.raises(UnknownCodeError):
        town.do(replace(CYCLE, **change))  # type: ignore[arg-type]
