"""Scenarios 1, 2 and 3: a cycle over the winter holidays, a date put back, a year of cafés."""

from dataclasses import replace
from datetime import date, datetime, time
from itertools import count

import pytest
from sqlalchemy import func, select

from db.queries.enrolments import Attendee, attendees
from db.tables.sessions import Cycle, WorkshopSession
from desktop_app.cli.ways_out import change_judged
from desktop_app.commands.cycle_policies import ChangeHolidayPolicy
from desktop_app.commands.cycles import CycleSeen, cycle_as_seen
from desktop_app.commands.enrolment import Enrol
from desktop_app.commands.people import CreatePerson
from desktop_app.commands.series_previews import series_preview
from desktop_app.commands.session_state import states_of
from desktop_app.commands.sessions import BookSession, ReinstateSession
from desktop_app.commands.undo import UndoLast
from desktop_app.domain.cycle_dates import HolidayPolicy, SkipCause
from desktop_app.domain.errors import BadInputError, RefusedError
from desktop_app.domain.findings import Code, Level
from desktop_app.domain.planning import Involved, Proposal
from desktop_app.domain.recurrence import Rhythm
from desktop_app.domain.series_edits import Untouched
from desktop_app.domain.span import Span
from desktop_app.readings.cycle_copies import cycle_like
from desktop_app.readings.cycle_preview import CycleAsked, CyclePreview, preview_cycle
from tests.commands.town import Town, at
from tests.journeys.holidays_town import furnish

JANUARY = datetime(2026, 1, 12, 9, 0)
WORKSHOPS = [date(2026, 1, 28), date(2026, 2, 4), date(2026, 2, 11), date(2026, 3, 4)]
MEETING = date(2026, 3, 11)
HOLIDAYS = [date(2026, 2, 18), date(2026, 2, 25)]
BACK = HOLIDAYS[1]
SUMMER = datetime(2025, 7, 1, 9, 0)
DECEMBER = datetime(2025, 12, 15, 9, 0)
CHILDREN = 12


@pytest.fixture
def furnished(town: Town) -> Town:
    """The town of the scenarios."""
    furnish(town)
    return town


def day_of(day: date) -> Span:
    return Span.whole_days(day, day)


def preview(town: Town) -> CyclePreview:
    first = WORKSHOPS[0]
    sample = Proposal(day_of(first), "AB", (Involved("P1", "facilitator"),))
    asked = CycleAsked("SIXIEME", first, time(14), sample, Rhythm.parse("weekly"))
    return preview_cycle(town.engine, asked, JANUARY)


def rows_of(town: Town, cycle: str) -> list[WorkshopSession]:
    def read(tx: object) -> list[WorkshopSession]:
        own = select(WorkshopSession).join(Cycle).where(Cycle.code == cycle)
        return list(tx.scalars(own.order_by(WorkshopSession.starts)))  # type: ignore[attr-defined]

    return [row for row in town.one(read) if row.status != "removed"]


def created(town: Town) -> str:
    seen = preview(town)
    cycle = cycle_as_seen(CycleSeen(seen.rule, seen.sample, seen.lines, seen.kinds))
    code = town.do(cycle, now=JANUARY).subject
    for number in range(CHILDREN):
        child = town.do(CreatePerson("Enfant", f"Inventé{number:02d}"), now=JANUARY).subject
        assert town.do(Enrol(code, child), now=JANUARY).answer["status"] == "enrolled"
    return code


def cafes(town: Town) -> str:
    """Tuesdays 10:00-11:30 from 9 September 2025 to 30 June 2026, in school holidays too."""
    first = date(2025, 9, 9)
    asked = CycleAsked(
        "DROITS",
        first,
        time(10),
        Proposal(day_of(first), "A", (Involved("P1", "facilitator"),)),
        Rhythm.parse("weekly"),
        until=date(2026, 6, 30),
        minutes=90,
        policy=HolidayPolicy.CONTINUE,
    )
    seen = preview_cycle(town.engine, asked, SUMMER)
    cycle = cycle_as_seen(CycleSeen(seen.rule, seen.sample, seen.lines, seen.kinds))
    return town.do(cycle, now=SUMMER).subject


def numbered(town: Town, cycle: str) -> list[tuple[date, int]]:
    return [(row.starts.date(), row.number) for row in rows_of(town, cycle) if row.number]


def workshops(town: Town, cycle: str) -> list[int | None]:
    held = [
        row for row in rows_of(town, cycle) if row.kind == "workshop" and row.status != "skipped"
    ]
    return [row.number for row in held]


def listed(town: Town, row: WorkshopSession) -> list[Attendee]:
    return town.one(lambda tx: attendees(tx, row))


def leaders(town: Town, row: WorkshopSession) -> list[str]:
    return town.one(lambda tx: [one.worker for one in states_of(tx, [row])[row.id].involved])


def row_bytes(town: Town) -> dict[int, str]:
    """Every column of every session, by id, as text."""
    whole = select(*WorkshopSession.__table__.columns)
    return {row.id: repr(tuple(row)) for row in town.one(lambda tx: tx.execute(whole).all())}


def states(town: Town, cycle: str) -> list[tuple[date, str, int | None, str]]:
    return [(row.starts.date(), row.status, row.number, row.cause) for row in rows_of(town, cycle)]


def test_four_workshops_and_a_meeting_over_the_winter_holidays(furnished: Town) -> None:
    before = furnished.one(lambda tx: tx.scalar(select(func.count(WorkshopSession.id))))

    seen = preview(furnished)

    held = [line.date for line in seen.lines if line.date.number is not None]
    assert [(one.day, one.span.start.time(), one.span.minutes) for one in held] == [
        *((day, time(14), 90) for day in WORKSHOPS),
        (MEETING, time(18), 60),
    ]
    skipped = [line.date for line in seen.lines if line.date.cause is not None]
    assert [(one.day, one.cause) for one in skipped] == [
        (day, SkipCause.SCHOOL_HOLIDAY) for day in HOLIDAYS
    ]
    assert furnished.one(lambda tx: tx.scalar(select(func.count(WorkshopSession.id)))) == before

    rows = rows_of(furnished, created(furnished))
    assert [row.status for row in rows].count("planned") == 5
    assert [row.status for row in rows].count("skipped") == 2


def test_a_skipped_date_is_put_back_at_the_other_site(furnished: Town) -> None:
    """The children stay twelve, the meeting stays on 11 March; one undo takes it all back."""
    cycle = created(furnished)
    there = states(furnished, cycle)
    afternoon = at("13:00", BACK), at("20:00", BACK)
    for room in ("AB", "OFFICE"):
        furnished.do(BookSession(*afternoon, room, title="Fête"), desk="villejean", now=JANUARY)
    back = ReinstateSession(f"{cycle}/{BACK}", room="BUREAU-1")

    with pytest.raises(RefusedError) as refusal:
        furnished.do(back, now=JANUARY)
    (small,) = [one for one in refusal.value.findings if one.level is Level.CONFLICT]
    assert small.code is Code.ROOM_TOO_SMALL
    assert (small.facts["capacity"], small.facts["people"]) == (6, CHILDREN)
    ways = [one.proposal for one in change_judged(furnished.engine, back, JANUARY).alternatives]
    assert ("VIL-1", at("14:00", BACK)) in [(way.room, way.span.start) for way in ways]

    done = furnished.do(replace(back, room="VIL-1"), now=JANUARY)

    assert numbered(furnished, cycle) == [*zip(sorted([*WORKSHOPS, BACK]), count(1)), (MEETING, 6)]
    assert workshops(furnished, cycle) == [1, 2, 3, 4, 5]
    (row,) = [row for row in rows_of(furnished, cycle) if row.starts.date() == BACK]
    assert [one.status for one in listed(furnished, row)] == ["enrolled"] * CHILDREN
    assert leaders(furnished, row) == ["P1"]
    assert done.consequences.people_to_call == CHILDREN
    furnished.do(UndoLast("accueil"), now=JANUARY)
    assert states(furnished, cycle) == there
    assert [status for _day, status, _number, _cause in there].count("planned") == 5
    assert [status for _day, status, _number, _cause in there].count("skipped") == 2


def test_a_year_of_cafes_that_no_longer_goes_on_in_the_holidays(furnished: Town) -> None:
    """43 Tuesdays, 42 cafés; from January on those of the winter and spring holidays fall out."""
    cycle = cafes(furnished)
    rows = rows_of(furnished, cycle)
    assert len(rows) == 43
    (armistice,) = [row for row in rows if row.status == "skipped"]
    assert (armistice.starts.date(), armistice.cause) == (date(2025, 11, 11), "public_holiday")
    held = {row.starts.date() for row in rows if row.status == "planned"}
    assert len(held) == 42
    assert {date(2025, 12, 30), date(2026, 2, 17)} <= held
    before = row_bytes(furnished)

    change = ChangeHolidayPolicy(cycle, "pause", date(2026, 1, 1))
    table = series_preview(furnished.engine, change, DECEMBER)
    furnished.do(change, now=DECEMBER)

    fallen = [date(2026, 2, 17), date(2026, 2, 24), date(2026, 4, 14), date(2026, 4, 21)]
    skipped = {row.starts.date(): row.cause for row in rows_of(furnished, cycle) if row.cause}
    assert skipped == {
        date(2025, 11, 11): "public_holiday",
        **dict.fromkeys(fallen, "school_holiday"),
    }
    assert [one.after.starts.date() for one in table if one.untouched is None] == fallen
    past = {row.id for row in rows if row.starts < DECEMBER}
    assert {one.untouched for one in table if one.after.starts < DECEMBER} == {Untouched.NOT_ASKED}
    after = row_bytes(furnished)
    assert {number: before[number] for number in past} == {number: after[number] for number in past}
    assert [row.number for row in rows_of(furnished, cycle) if row.number] == [*range(1, 39)]


def test_the_cafes_of_the_holidays_are_put_back(furnished: Town) -> None:
    """One of them as an option: its room was given away meanwhile."""
    cycle = cafes(furnished)
    there = states(furnished, cycle)
    january = date(2026, 1, 1)
    furnished.do(ChangeHolidayPolicy(cycle, "pause", january), now=DECEMBER)
    day = date(2026, 2, 24)
    furnished.do(BookSession(at("10:00", day), at("11:00", day), "A"), "villejean", DECEMBER)

    done = furnished.do(ChangeHolidayPolicy(cycle, "continue", january), now=DECEMBER)

    assert (done.answer["planned"], done.answer["option"]) == (3, 1)
    changed = [one for one in zip(there, states(furnished, cycle), strict=True) if one[0] != one[1]]
    assert [(former[0], now[1]) for former, now in changed] == [(day, "option")]
    assert {name for row in rows_of(furnished, cycle) for name in leaders(furnished, row)} == {"P1"}
    furnished.do(UndoLast("accueil"), now=DECEMBER)
    furnished.do(UndoLast("villejean"), "villejean", DECEMBER)
    furnished.do(UndoLast("accueil"), now=DECEMBER)
    assert states(furnished, cycle) == there


def test_a_cycle_keeps_its_own_policy_for_the_year_after(furnished: Town) -> None:
    """Its programme goes on in the holidays; next year's cycle pauses as this one does now."""
    cycle = cafes(furnished)
    assert cycle_like(furnished.engine, cycle).policy is None, "as its programme"
    late = date(2026, 8, 1)
    done = furnished.do(ChangeHolidayPolicy(cycle, "pause", late), now=DECEMBER)
    assert not done.unchanged, "no date is left, yet the cycle keeps it"
    like = cycle_like(furnished.engine, cycle)
    assert like.policy is HolidayPolicy.PAUSE
    seen = preview_cycle(furnished.engine, like, DECEMBER)
    agreed = CycleSeen(seen.rule, seen.sample, seen.lines, seen.kinds)
    created = furnished.do(cycle_as_seen(agreed), now=DECEMBER)
    assert cycle_like(furnished.engine, created.subject).policy is HolidayPolicy.PAUSE
    furnished.do(UndoLast("accueil"), now=DECEMBER)
    again = furnished.do(ChangeHolidayPolicy(cycle, "continue", late), now=DECEMBER)
    assert not again.unchanged
    assert cycle_like(furnished.engine, cycle).policy is None
    furnished.do(UndoLast("accueil"), now=DECEMBER)
    assert cycle_like(furnished.engine, cycle).policy is HolidayPolicy.PAUSE


def test_a_cycle_that_is_so_already_is_left_alone(furnished: Town) -> None:
    cycle = cafes(furnished)
    assert furnished.do(
        ChangeHolidayPolicy(cycle, "continue", date(2026, 1, 1)), now=DECEMBER
    ).unchanged


@pytest.mark.parametrize("policy", ["", "sometimes"])
def test_a_policy_is_one_of_three(furnished: Town, policy: str) -> None:
    with pytest.raises(BadInputError) as refusal:
        furnished.do(ChangeHolidayPolicy("C1", policy, date(2026, 1, 1)))
    assert (refusal.value.field_name, refusal.value.reason) == ("policy", "one_of")
