"""Whatever is done to a cycle, nobody's presence goes or changes hands, and the past stays."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import DeclarativeBase

from db.engine import close_centre, open_centre
from db.tables.paper import Sheet
from db.tables.people import Attendance, Enrolment
from db.tables.sessions import Cycle, WorkshopSession
from desktop_app.commands.act import Command
from desktop_app.commands.added_dates import AddCycleDates
from desktop_app.commands.attendance import RecordAttendance
from desktop_app.commands.cycle_policies import ChangeHolidayPolicy
from desktop_app.commands.cycle_series import SCOPES
from desktop_app.commands.cycles import POLICIES, CreateCycle, CycleDateWanted
from desktop_app.commands.enrolment import Enrol
from desktop_app.commands.session_details import details_of
from desktop_app.commands.session_edits import EditSession
from desktop_app.commands.session_state import Allocated, states_of
from desktop_app.commands.sessions import CancelSession, MoveSession, ReinstateSession
from desktop_app.commands.sheets import IssueSheet
from desktop_app.commands.undo import RedoLast, UndoLast
from desktop_app.domain.errors import PermanenceError
from tests.commands.conftest import copy_of
from tests.commands.town import MONDAY, Town, at, session_coded

PEOPLE = ("U0001", "U0002", "U0003")
TUESDAY = MONDAY + timedelta(days=1)
DATES = [TUESDAY + timedelta(weeks=week) for week in range(8)]
SKIPPED_DATE = DATES[5]
NOW = datetime.combine(DATES[3], time(9)) - timedelta(days=1)
"""Two dates were held, one is past without a sheet copied, five are to come."""

STEPS = 6
CALM, LONG = 12, 150


@pytest.fixture(scope="module")
def lived(town_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A town in whose cycle people have come, with a sheet printed; copy it, never open it."""
    made = copy_of(town_file, tmp_path_factory.mktemp("lived") / "town")
    engine = open_centre(str(made))
    town = Town(engine)
    dates = tuple(
        CycleDateWanted(
            at("14:00", day),
            at("15:00", day),
            "A",
            (Allocated("P1", "facilitator"),),
            status="skipped" if day == SKIPPED_DATE else "planned",
            cause="school_holiday" if day == SKIPPED_DATE else "",
        )
        for day in DATES
    )
    cycle = CreateCycle("DROITS", "A", DATES[0], time(14), time(15), dates, rhythm="weekly")
    code = town.do(cycle, "direction").subject
    for person in PEOPLE:
        town.do(Enrol(code, person), "direction")
    for number in (1, 2):
        came = tuple(zip(PEOPLE, ("present", "absent", "present"), strict=True))
        then = datetime.combine(DATES[number - 1], time(16))
        town.do(RecordAttendance(f"{code}-0{number}", came), "direction", then)
    town.do(IssueSheet(f"{code}-04"), "direction", NOW)
    close_centre(engine)
    return made


@dataclass(frozen=True)
class Kept:
    """What no change of a cycle may touch, column by column."""

    attendances: dict[int, str]
    enrolments: dict[int, str]
    sheets: dict[int, str]
    past: dict[int, str]
    identities: dict[int, tuple[str, int | None]]

    @classmethod
    def of(cls, town: Town) -> "Kept":
        """Read it all."""
        rows = town.one(lambda tx: tx.scalars(select(WorkshopSession)).all())
        past = {row.id for row in rows if row.starts < NOW}
        sessions = whole(town, WorkshopSession)
        return cls(
            whole(town, Attendance),
            whole(town, Enrolment),
            whole(town, Sheet),
            {number: sessions[number] for number in past},
            {row.id: (row.code, row.cycle_id) for row in rows},
        )

    def check(self, now: "Kept") -> None:
        """Everything there was is there as it was; dates may have come."""
        assert now.attendances == self.attendances
        assert now.enrolments == self.enrolments
        assert now.past.items() >= self.past.items()
        assert now.sheets.keys() == self.sheets.keys()
        assert now.identities.items() >= self.identities.items()


def whole(town: Town, table: type[DeclarativeBase]) -> dict[int, str]:
    rows = town.one(lambda tx: tx.execute(select(*table.__table__.columns)).all())
    return {row.id: repr(tuple(row)) for row in rows}


def to_come(town: Town) -> list[str]:
    rows = town.one(lambda tx: tx.scalars(select(WorkshopSession).join(Cycle)).all())
    return sorted(row.code for row in rows if row.starts >= NOW)


def all_dates(town: Town) -> list[str]:
    rows = town.one(lambda tx: tx.scalars(select(WorkshopSession).join(Cycle)).all())
    return sorted(row.code for row in rows)


Wish = Callable[[Town], Command]
numbers, shifts = st.integers(0, 20), st.sampled_from([-7, -1, 0, 1, 7])
hours, rooms = st.sampled_from([-1, 0, 2]), st.sampled_from(["", "A", "B", "VIL-1"])


def chosen(town: Town, number: int, scope: str) -> str:
    """Any date for those that follow it; for one alone, a date to come."""
    codes = to_come(town) if scope == "this" else all_dates(town)
    return codes[number % len(codes)]


@st.composite
def moves(draw: st.DrawFn) -> Wish:
    """Move a date, with those that follow or with all."""
    number, scope, room = draw(numbers), draw(st.sampled_from(SCOPES)), draw(rooms)
    by = timedelta(days=draw(shifts), hours=draw(hours))

    def wish(town: Town) -> Command:
        code = chosen(town, number, scope)
        return MoveSession(code, room, town.session(code).starts + by, scope=scope)

    return wish


@st.composite
def edits(draw: st.DrawFn) -> Wish:
    """Change what the form of a date shows, there and beyond."""
    number, scope = draw(numbers), draw(st.sampled_from(SCOPES))
    team = tuple(
        Allocated(one, "facilitator") for one in draw(st.sets(st.sampled_from(["P1", "P2", "P3"])))
    )
    places, title = draw(st.sampled_from([None, 3, 5])), draw(st.sampled_from(["", "Autre"]))

    def wish(town: Town) -> Command:
        code = chosen(town, number, scope)
        row = session_coded(code)
        seen = town.one(
            lambda tx: details_of(next(iter(states_of(tx, tx.scalars(row).all()).values())))
        )
        wanted = replace(seen, team=team, places=places, title=title)
        return EditSession(code, seen, wanted, scope)

    return wish


@st.composite
def ends_and_returns(draw: st.DrawFn) -> Wish:
    """Cancel a date, or put one back."""
    number, back = draw(numbers), draw(st.booleans())
    return lambda town: (
        ReinstateSession(chosen(town, number, "this"))
        if back
        else CancelSession(chosen(town, number, "this"), "absence")
    )


@st.composite
def additions(draw: st.DrawFn) -> Wish:
    """Another date, or another policy."""
    policy = draw(st.sampled_from([*POLICIES, ""]))
    day: date = draw(st.sampled_from([*DATES[3:], DATES[-1] + timedelta(days=9)]))
    if policy:
        return lambda town: ChangeHolidayPolicy(last_cycle(town), policy, day)
    return lambda town: AddCycleDates(last_cycle(town), (day,))


def last_cycle(town: Town) -> str:
    return town.one(lambda tx: tx.scalar(select(Cycle.code).order_by(Cycle.id.desc()))) or ""


taking_back = st.sampled_from([UndoLast("accueil"), RedoLast("accueil")]).map(
    lambda command: lambda _town: command
)
ANY_ACT = st.one_of(moves(), edits(), ends_and_returns(), additions(), taking_back)


def lives_on(made: Path, folder: Path, wishes: list[Wish]) -> int:
    """Do all of it; how much was really done."""
    engine = open_centre(str(copy_of(made, folder)))
    try:
        town, done = Town(engine), 0
        before = Kept.of(town)
        for wish in wishes:
            try:
                done += not town.do(wish(town), now=NOW).unchanged
            except PermanenceError:
                continue
            finally:
                before.check(Kept.of(town))
        return done
    finally:
        engine.dispose()


def examined(made: Path, folder: Path, examples: int) -> None:
    places, done = count(1), []

    @settings(
        max_examples=examples,
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture],
        phases=[phase for phase in Phase if phase is not Phase.explain],
    )
    @given(wishes=st.lists(ANY_ACT, min_size=2, max_size=STEPS))
    def run(wishes: list[Wish]) -> None:
        done.append(lives_on(made, folder / f"{next(places)}", wishes))

    run()
    assert sum(done) > examples, "hardly anything was done"


def test_no_edit_of_a_cycle_loses_anybody(lived: Path, tmp_path: Path) -> None:
    examined(lived, tmp_path, CALM)


@pytest.mark.faults
def test_no_edit_of_a_cycle_loses_anybody_for_long(lived: Path, tmp_path: Path) -> None:
    examined(lived, tmp_path, LONG)
