"""Two desks do anything in any order: never an overlap, and everything can be taken back."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import partial
from itertools import count
from pathlib import Path
from typing import ClassVar

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test
from sqlalchemy import select

from db.engine import open_centre, reading, transaction
from db.journal import DROPPED, Actor
from db.tables.journal import JournalEntry
from db.tables.people import Person
from db.tables.sessions import WorkshopSession
from desktop_app.commands.act import Command, Outcome
from desktop_app.commands.attendance import RecordAttendance
from desktop_app.commands.enrolment import Enrol, Promote, Withdraw
from desktop_app.commands.people import CreatePerson
from desktop_app.commands.session_changes import NOTHING_KEPT, Keeping
from desktop_app.commands.session_state import Allocated
from desktop_app.commands.sessions import (
    BookSession,
    CancelSession,
    MoveSession,
    ReinstateSession,
    ResizeSession,
)
from desktop_app.commands.sheets import IssueSheet
from desktop_app.commands.sites import BlockRoom
from desktop_app.commands.undo import RedoLast, Reverse, UndoLast
from desktop_app.domain.errors import NothingToUndoError, PermanenceError, RefusedError
from desktop_app.domain.findings import KEEPABLE, Code
from tests.commands.conftest import copy_of, make_town
from tests.commands.cycle import CYCLE, add_cycle, add_order
from tests.commands.tally import Tally
from tests.commands.town import MONDAY, NOW, at
from tests.commands.visible import Visible, excess, faults, visible
from tests.engines import PostgresServer

EXAMPLES, MANY, STEPS = 12, 1000, 30
PHASES = tuple(phase for phase in Phase if phase is not Phase.explain)
"""Explaining traces every line of every example, which takes longer than the examples."""

ENROLMENT_ACTS = ("enrol", "withdraw", "promote")
EVERYTHING_KEPT = Keeping(frozenset(KEEPABLE), "voulu")

desks = st.sampled_from(["accueil", "villejean"])
numbers = st.integers(0, 30)
rooms = st.sampled_from(["A", "B", "AB", "OFFICE", "VIL-1"])
days = st.sampled_from([MONDAY, MONDAY + timedelta(days=1), MONDAY + timedelta(days=6)])
moments = st.builds(
    lambda day, hour, half: at(f"{hour:02d}:{half:02d}", day),
    days,
    st.integers(9, 16),
    st.sampled_from([0, 30]),
)
lengths = st.sampled_from([30, 60, 90, 120]).map(lambda minutes: timedelta(minutes=minutes))
workers = st.lists(st.sampled_from(["P1", "P2", "P3", "T1", "I1"]), unique=True, max_size=3)
wanted_needs = st.sampled_from([(), ("mats:4",), ("mats:7",), ("mats",), ("step_free",)])
keepings = st.sampled_from([NOTHING_KEPT, EVERYTHING_KEPT])
persons = st.integers(1, 8).map(lambda number: f"U{number:04d}")
clocks = st.sampled_from([NOW, at("12:00"), at("12:00", MONDAY + timedelta(days=1))])


class TwoDesks(RuleBasedStateMachine):
    """Two connections to one centre; every act is checked against what could be seen before."""

    names: ClassVar = {"accueil": "accueil", "villejean": "villejean"}

    def __init__(self, town: Callable[[], str], tally: Tally) -> None:
        """Open a fresh town twice; ``tally`` counts what was really done."""
        super().__init__()
        self.tally = tally
        address = town()
        first = open_centre(address)
        self.engines = {"accueil": first, "villejean": open_centre(address)}
        with transaction(first) as tx:
            add_cycle(tx)
            add_order(tx, "C1-1", "confirmed")
        self.keys = count(1)
        self.clock = NOW
        self.first, _ = self.seen = self.look()

    def look(self) -> tuple[Visible, dict[str, int]]:
        """What can be seen now, and how many are enrolled above the places."""
        with reading(self.engines["accueil"]) as tx:
            return visible(tx), excess(tx)

    def act(self, desk: str, command: Command) -> None:
        """Do something from a desk; refused, nothing that can be seen has changed."""
        try:
            outcome = self.send(desk, command)
        except PermanenceError:
            assert self.look() == self.seen, f"{command} was refused and changed something"
            self.tally.refused += 1
            return
        self.tally.done[type(command)] += 1
        before, self.seen = self.seen, self.look()
        if type(command) in {Enrol, Promote} or outcome.answer.get("act") in ENROLMENT_ACTS:
            assert self.seen[1].items() <= before[1].items(), f"{command} goes above the places"
        self.check()

    def send(self, desk: str, command: Command) -> Outcome:
        """Send a form; each third time the answer is lost, and the other desk sends it again."""
        number = next(self.keys)
        actor = Actor(self.names[desk], "claire", self.clock, f"form-{number}")
        outcome = command(self.engines[desk], actor)
        if number % 3 == 0:
            other = self.engines["villejean" if desk == "accueil" else "accueil"]
            done = self.look()
            again = command(other, actor)
            assert again.repeated or again.unchanged
            assert self.look() == done, f"{command} was done twice"
        return outcome

    def check(self) -> None:
        """No overlap, claims as the sessions want them, lists without gaps, a whole chain."""
        with reading(self.engines["villejean"]) as tx:
            assert faults(tx) == []

    def session(self, number: int) -> str:
        """The code of one of the sessions there are, the hidden ones too."""
        with reading(self.engines["accueil"]) as tx:
            codes = tx.scalars(select(WorkshopSession.code).order_by(WorkshopSession.id)).all()
        return codes[number % len(codes)]

    def subject(self, number: int) -> str:
        """A session or the cycle."""
        return CYCLE if number == 0 else self.session(number)

    @rule(now=clocks)
    def time_passes(self, now: datetime) -> None:
        """Acts come before, during and after the sessions."""
        self.clock = now

    @rule(
        desk=desks,
        start=moments,
        length=lengths,
        room=rooms,
        people=workers,
        needs=wanted_needs,
        guest=st.booleans(),
        option=st.booleans(),
        keeping=keepings,
    )
    def books(
        self,
        *,
        desk: str,
        start: datetime,
        length: timedelta,
        room: str,
        people: list[str],
        needs: tuple[str, ...],
        guest: bool,
        option: bool,
        keeping: Keeping,
    ) -> None:
        """Book with staff, a guest for the last half hour, equipment; or keep an option in view."""
        end = start + length
        taken = tuple(Allocated(one, "facilitator") for one in people)
        if guest:
            taken += (Allocated("X1", "guest", 1, end - timedelta(minutes=30), end),)
        wish = BookSession(
            start, end, room, taken, "DROITS", needs=needs, option=option, keeping=keeping
        )
        self.act(desk, wish)

    @rule(
        desk=desks,
        number=numbers,
        room=st.one_of(st.just(""), rooms),
        start=st.one_of(st.none(), moments),
        scope=st.sampled_from(["this", "following", "all"]),
        keeping=keepings,
    )
    def moves(
        self,
        *,
        desk: str,
        number: int,
        room: str,
        start: datetime | None,
        scope: str,
        keeping: Keeping,
    ) -> None:
        """Move one session, or those of its cycle."""
        code = self.session(number)
        self.act(desk, MoveSession(code, room, start, scope=scope, keeping=keeping))

    @rule(desk=desks, number=numbers, start=moments, length=lengths)
    def moves_and_resizes(self, desk: str, number: int, start: datetime, length: timedelta) -> None:
        """Move a session and give it another length."""
        self.act(desk, MoveSession(self.session(number), start=start, end=start + length))

    @rule(desk=desks, number=numbers, end=moments)
    def resizes(self, desk: str, number: int, end: datetime) -> None:
        """Make a session end at another time."""
        self.act(desk, ResizeSession(self.session(number), end))

    @rule(desk=desks, number=numbers)
    def cancels(self, desk: str, number: int) -> None:
        """Cancel a session."""
        self.act(desk, CancelSession(self.session(number), "absence"))

    @rule(desk=desks, number=numbers, keeping=keepings)
    def reinstates(self, desk: str, number: int, keeping: Keeping) -> None:
        """Put a cancelled or skipped date back."""
        self.act(desk, ReinstateSession(self.session(number), keeping))

    @rule(desk=desks, number=numbers, person=persons)
    def enrols(self, desk: str, number: int, person: str) -> None:
        """Give somebody a place or a rank."""
        self.act(desk, Enrol(self.subject(number), person))

    @rule(desk=desks, number=st.integers(0, 4), group=st.lists(persons, min_size=3, unique=True))
    def enrols_a_group(self, desk: str, number: int, group: list[str]) -> None:
        """Fill one of the first sessions, or the cycle."""
        for person in group:
            self.act(desk, Enrol(self.subject(number), person))

    @rule(desk=desks, number=numbers, person=persons)
    def withdraws(self, desk: str, number: int, person: str) -> None:
        """Take somebody off a list."""
        self.act(desk, Withdraw(self.subject(number), person))

    @rule(desk=desks, number=numbers)
    def promotes(self, desk: str, number: int) -> None:
        """Give a free place to the next who waits."""
        self.act(desk, Promote(self.subject(number)))

    @rule(
        desk=desks,
        number=numbers,
        statuses=st.dictionaries(persons, st.sampled_from(["present", "absent", "expected"])),
        headcount=st.one_of(st.none(), st.integers(0, 9)),
    )
    def records_attendance(
        self, desk: str, number: int, statuses: dict[str, str], headcount: int | None
    ) -> None:
        """Copy a signed sheet."""
        recorded = RecordAttendance(self.session(number), tuple(statuses.items()), headcount)
        self.act(desk, recorded)

    @rule(desk=desks, number=numbers)
    def prints(self, desk: str, number: int) -> None:
        """Print the sheet of a session or of the cycle."""
        self.act(desk, IssueSheet(self.subject(number)))

    @rule(desk=desks, certain=st.booleans())
    def meets_somebody(self, desk: str, *, certain: bool) -> None:
        """Create a person, perhaps known already."""
        self.act(desk, CreatePerson("Ana", "Invraisemblable", certain=certain))

    @rule(desk=desks, number=numbers)
    def enrols_somebody_met(self, desk: str, number: int) -> None:
        """Enrol whoever was created last."""
        with reading(self.engines[desk]) as tx:
            newest = tx.scalars(select(Person.code).order_by(Person.id.desc())).first()
        self.act(desk, Enrol(self.subject(number), newest or ""))

    @rule(desk=desks, room=rooms, start=moments, length=lengths)
    def blocks(self, desk: str, room: str, start: datetime, length: timedelta) -> None:
        """Close a room for a while."""
        self.act(desk, BlockRoom(room, start, start + length, "cleaning", "ménage"))

    @rule(desk=desks, whose=desks)
    def undoes(self, desk: str, whose: str) -> None:
        """Take back the last act of one's own desk, or of the other."""
        self.act(desk, UndoLast(self.names[whose]))

    @rule(desk=desks, times=st.integers(1, 4))
    def undoes_a_few(self, desk: str, times: int) -> None:
        """Press the key several times."""
        for _ in range(times):
            self.act(desk, UndoLast(self.names[desk]))

    @rule(desk=desks, whose=desks)
    def redoes(self, desk: str, whose: str) -> None:
        """Do again what was taken back."""
        self.act(desk, RedoLast(self.names[whose]))

    def teardown(self) -> None:
        """Everything is taken back, then the town is left.

        Somebody withdrawn while a date put back had more people than places does not come
        back above them: the way back ends there.
        """
        try:
            self.take_everything_back()
            self.tally.whole += 1
        except RefusedError as refusal:
            if {one.code for one in refusal.findings} != {Code.PLACES_EXCEEDED}:
                raise
        finally:
            for one in self.engines.values():
                one.dispose()

    def take_everything_back(self) -> None:
        """Reversing every entry of the journal, the last first, gives back the first state."""
        engine = self.engines["villejean"]
        acts = select(JournalEntry.id).where(JournalEntry.act != DROPPED)
        with reading(engine) as tx:
            entries = tx.scalars(acts.order_by(JournalEntry.id.desc())).all()
        for entry in entries:
            actor = Actor("direction", "claire", self.clock, f"reverse-{entry}")
            Reverse(entry)(engine, actor)
        assert self.look()[0] == self.first
        self.check()


class OneDesk(TwoDesks):
    """The same acts, all of one desk, that takes them back with its own key."""

    names: ClassVar = dict.fromkeys(TwoDesks.names, "accueil")

    def take_everything_back(self) -> None:
        """Ctrl+Z until nothing is left gives back the first state, Ctrl+Y the last one."""
        last, steps = self.look()[0], 0
        while self.takes_one_back():
            steps += 1
        assert self.look()[0] == self.first
        for _ in range(steps):
            self.send("accueil", RedoLast("accueil"))
        assert self.look()[0] == last
        self.check()

    def takes_one_back(self) -> bool:
        """Press Ctrl+Z once; false when there is nothing left."""
        try:
            self.send("accueil", UndoLast("accueil"))
        except NothingToUndoError:
            return False
        return True


def examined(machine: type[TwoDesks], town: Callable[[], str], examples: int) -> None:
    tally = Tally()
    run_state_machine_as_test(
        partial(machine, town, tally),  # type: ignore[arg-type]  # whatever makes a machine
        settings=settings(max_examples=examples, stateful_step_count=STEPS, phases=PHASES),
    )
    tally.check(examples)


@pytest.fixture
def new_file(town_file: Path, tmp_path: Path) -> Callable[[], str]:
    numbers = count(1)
    return lambda: str(copy_of(town_file, tmp_path / f"town-{next(numbers)}"))


@pytest.fixture
def new_database(pg_server: PostgresServer) -> Iterator[Callable[[], str]]:
    """Databases are thrown away as soon as the next one is asked for."""
    made: list[str] = []

    def new() -> str:
        while made:
            pg_server.drop(made.pop())
        made.append(pg_server.new_database(pg_server.template(make_town)))
        return made[-1]

    yield new
    while made:
        pg_server.drop(made.pop())


def test_two_desks_never_do_harm_in_a_file(new_file: Callable[[], str]) -> None:
    examined(TwoDesks, new_file, EXAMPLES)


def test_two_desks_never_do_harm_on_a_server(new_database: Callable[[], str]) -> None:
    examined(TwoDesks, new_database, EXAMPLES // 4)


def test_one_desk_takes_everything_back_and_does_it_again(new_file: Callable[[], str]) -> None:
    examined(OneDesk, new_file, EXAMPLES // 2)


@pytest.mark.faults
@pytest.mark.parametrize("machine", [TwoDesks, OneDesk])
def test_desks_never_do_harm_for_long(
    machine: type[TwoDesks], new_file: Callable[[], str], new_database: Callable[[], str]
) -> None:
    examined(machine, new_file, MANY)
    examined(machine, new_database, MANY // 10)
