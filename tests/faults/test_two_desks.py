"""Several desks act at once, without a pause: nobody waits for nobody, and all stays right."""

import random
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import timedelta
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Barrier as ProcessBarrier
from threading import Barrier

import pytest
from sqlalchemy import Engine, func, select

from db.engine import open_centre, reading, transaction
from db.errors import StoreError, StoreTrouble
from db.journal import DROPPED, Actor
from db.tables.journal import JournalEntry
from db.tables.sessions import WorkshopSession
from desktop_app.commands.act import Command
from desktop_app.commands.attendance import RecordAttendance
from desktop_app.commands.enrolment import Enrol, Promote, Withdraw
from desktop_app.commands.people import CreatePerson
from desktop_app.commands.session_state import Allocated
from desktop_app.commands.sessions import (
    BookSession,
    CancelSession,
    MoveSession,
    ReinstateSession,
)
from desktop_app.commands.sheets import IssueSheet
from desktop_app.commands.sites import BlockRoom
from desktop_app.commands.undo import RedoLast, UndoLast
from desktop_app.domain.errors import PermanenceError
from tests.commands.conftest import town, town_address, town_file
from tests.commands.cycle import CYCLE, add_cycle, add_order
from tests.commands.town import MONDAY, NOW, Town, at
from tests.commands.visible import excess, faults

__all__ = ["town", "town_address", "town_file"]

DESKS, DOZEN = 4, 12
PATIENCE_S = 90
"""What two slow processors may take to start four desks."""
DEADLOCK = "40P01"
SECONDS, LONG_SECONDS = 5.0, 120.0
ROOMS = ("A", "B", "AB", "OFFICE", "VIL-1")
PEOPLE = tuple(f"U{number:04d}" for number in range(1, 9))
WORKERS = ("P1", "P2", "P3", "T1", "X1", "I1")
AFTERWARDS = at("20:00", MONDAY + timedelta(days=60))
"""When sheets come back: every session is over."""


@dataclass(frozen=True, slots=True)
class Done:
    """What a desk did: acts carried out, refused by the rules, and anything else that came."""

    done: int
    refused: Counter[str]
    bugs: tuple[str, ...]


class Hurry:
    """Somebody who does anything, on few hours and few rooms, so that desks meet."""

    def __init__(self, engine: Engine, name: str) -> None:
        self.engine, self.name = engine, name
        self.chance = random.Random(name)

    def subject(self) -> str:
        with reading(self.engine) as tx:
            codes = tx.scalars(select(WorkshopSession.code).order_by(WorkshopSession.id)).all()
        return self.chance.choice([*codes[:12], CYCLE])

    def command(self) -> Command:
        chance = self.chance
        start = at(f"{chance.randint(9, 13):02d}:00", MONDAY + timedelta(days=chance.randint(0, 1)))
        people = chance.sample(WORKERS, 2)
        room, subject, person = chance.choice(ROOMS), self.subject(), chance.choice(PEOPLE)
        taken = tuple(Allocated(one, "facilitator") for one in people)
        needs = ("mats:4",) if chance.random() < 0.3 else ()
        made: list[Command] = [
            BookSession(start, start + timedelta(hours=1), room, taken, "DROITS", needs=needs),
            MoveSession(subject, room, start),
            MoveSession(subject, start=start, scope=chance.choice(("following", "all"))),
            CancelSession(subject, "absence"),
            ReinstateSession(subject),
            Enrol(subject, person),
            Withdraw(subject, person),
            Promote(subject),
            RecordAttendance(subject, ((person, "present"),)),
            IssueSheet(subject),
            CreatePerson("Ana", "Invraisemblable", certain=True),
            BlockRoom("OFFICE", start, start + timedelta(hours=1), "cleaning", "ménage"),
            UndoLast(self.name),
            RedoLast(self.name),
        ]
        return chance.choice(made)


@dataclass(frozen=True, slots=True)
class Order:
    """Where a desk works, under which name, for how long; and all begin together."""

    address: str
    name: str
    seconds: float
    together: ProcessBarrier


def hurry(order: Order, line: Connection) -> None:
    """Act until the time is over and something was done, and say how it went."""
    engine = open_centre(order.address)
    somebody = Hurry(engine, order.name)
    done, refused, bugs = 0, Counter[str](), list[str]()
    order.together.wait(PATIENCE_S)
    end = time.monotonic() + order.seconds
    while time.monotonic() < end or (not done and time.monotonic() < end + PATIENCE_S / 2):
        command = somebody.command()
        actor = Actor(order.name, "claire", NOW, f"{order.name}-{time.monotonic_ns()}")
        try:
            outcome = command(engine, actor)
        except PermanenceError as refusal:
            refused[type(refusal).__name__] += 1
        except Exception as bug:  # noqa: BLE001 - whatever comes is told, and fails the test
            if waited_too_long(bug):
                refused["busy"] += 1
            else:
                bugs.append(f"{command}: {bug!r}")
        else:
            done += not outcome.unchanged
    engine.dispose()
    line.send(Done(done, refused, tuple(bugs)))


def waited_too_long(bug: Exception) -> bool:
    """Whether a slow machine gave up waiting in turn, which writes nothing; not a deadlock."""
    if not isinstance(bug, StoreError) or bug.code is not StoreTrouble.BUSY:
        return False
    cause = getattr(bug.__cause__, "orig", None)
    return getattr(cause, "sqlstate", None) != DEADLOCK


def all_hurry(address: str, seconds: float) -> list[Done]:
    context = get_context("spawn")
    together = context.Barrier(DESKS)
    lines, processes = [], []
    for number in range(DESKS):
        here, there = context.Pipe(duplex=False)
        order = Order(address, f"poste-{number}", seconds, together)
        process = context.Process(target=hurry, args=(order, there))
        process.start()
        there.close()
        lines.append(here)
        processes.append(process)
    answers: list[Done] = []
    for line, process in zip(lines, processes, strict=True):
        assert line.poll(seconds + 2 * PATIENCE_S), "a desk waits for ever"
        answers.append(line.recv())
        line.close()
        process.join(PATIENCE_S)
        assert process.exitcode == 0
    return answers


def check_after_the_hurry(town: Town, answers: list[Done]) -> None:
    assert [bug for one in answers for bug in one.bugs] == []
    assert all(one.done for one in answers)
    with reading(town.engine) as tx:
        assert faults(tx) == []
        # A date of a cycle put back may find more people than places: it says so, and comes back.
        assert [code for code in excess(tx) if code.startswith("W")] == []
        acts = select(func.count(JournalEntry.id)).where(JournalEntry.act != DROPPED)
        journalled = tx.scalar(acts)
    assert journalled == sum(one.done for one in answers)


@pytest.fixture
def busy_town(town: Town) -> Town:
    """The town with its cycle and an interpreter ordered."""
    with transaction(town.engine) as tx:
        add_cycle(tx)
        add_order(tx, "C1-1", "confirmed")
    return town


def test_a_dozen_desks_never_take_the_same_code(busy_town: Town) -> None:
    together = Barrier(DOZEN)

    def block(number: int) -> str:
        start = at("09:00", MONDAY + timedelta(days=number))
        command = BlockRoom("OFFICE", start, start + timedelta(hours=1), "cleaning", "ménage")
        actor = busy_town.actor(f"poste-{number}")
        together.wait(PATIENCE_S)
        return command(busy_town.engine, actor).subject

    with ThreadPoolExecutor(DOZEN) as desks:
        codes = list(desks.map(block, range(DOZEN)))
    assert sorted(codes) == [f"B{number:04d}" for number in range(1, DOZEN + 1)]


def test_four_desks_in_a_hurry_do_no_harm(busy_town: Town, town_address: str) -> None:
    check_after_the_hurry(busy_town, all_hurry(town_address, SECONDS))


@pytest.mark.faults
def test_four_desks_in_a_hurry_for_long_do_no_harm(busy_town: Town, town_address: str) -> None:
    check_after_the_hurry(busy_town, all_hurry(town_address, LONG_SECONDS))
