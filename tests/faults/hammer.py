"""Eight desks at once, some of them killed, and what is left afterwards."""

import multiprocessing
import os
import random
import signal
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from multiprocessing.process import BaseProcess
from pathlib import Path

from sqlalchemy import Engine, text

from db.engine import open_centre, reading, transaction
from db.queries.claims import overlaps
from db.tables.sessions import Resource
from tests.db.rows import furnish
from tests.faults.desk import POOL, POOL_UNITS, ROOMS, Order, sessions_kept, work

DESKS = 8
KILL_EVERY_SECONDS = 0.8
NOTHING_COUNTS = ("none", "full")


@dataclass
class Tally:
    """What a run of the hammer did and what it left.

    ``lost`` are sessions that were acknowledged and are not there, ``torn`` sessions whose
    claims do not say what the session says.
    """

    operations: int = 0
    swaps: int = 0
    kills: int = 0
    deadlocks: int = 0
    overlaps: int = 0
    lost: int = 0
    torn: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)

    def __str__(self) -> str:
        spent = sorted(self.seconds) or [0.0]
        p50, p99 = spent[len(spent) // 2], spent[int(len(spent) * 0.99)]
        return (
            f"operations {self.operations}, swaps {self.swaps}, kills {self.kills},"
            f" overlaps {self.overlaps}, lost {self.lost}, torn {self.torn},"
            f" deadlocks {self.deadlocks}, ms p50 {p50 * 1e3:.0f} p99 {p99 * 1e3:.0f}"
            f" max {spent[-1] * 1e3:.0f}, {dict(self.outcomes.most_common())}"
        )


@dataclass(frozen=True)
class Effort:
    """How long to go on: at least ``seconds``, then until enough was done, at most ``limit``."""

    seconds: float
    operations: int
    swaps: int
    limit: float


def furnish_for_hammer(engine: Engine) -> None:
    """Six rooms and a pool of three."""
    furnish(engine)
    with transaction(engine) as tx:
        for number in ROOMS:
            there = tx.get(Resource, number)
            if there is None:
                tx.add(Resource(id=number, code=f"R{number}", kind="room", units=1))
            else:
                there.units = 1
        tx.add(Resource(id=POOL, code=f"R{POOL}", kind="pool", units=POOL_UNITS))
        tx.execute(text("DELETE FROM allocation"))
        tx.execute(text("DELETE FROM workshop_session"))


def hammer(address: str, folder: Path, effort: Effort, *, kill: bool = True) -> Tally:
    """Let the desks loose on a furnished centre, then count."""
    context = multiprocessing.get_context("fork")
    chance = random.Random(1)
    started = time.monotonic()
    numbers = count(1)
    desks: list[BaseProcess] = []
    kills = 0

    def start_desk() -> BaseProcess:
        number = next(numbers)
        order = Order(address, number, started + effort.limit, folder / f"desk-{number}")
        desk = context.Process(target=work, args=(order,), daemon=True)
        desk.start()
        return desk

    desks = [start_desk() for _ in range(DESKS)]
    while not _enough(folder, effort, time.monotonic() - started):
        time.sleep(KILL_EVERY_SECONDS)
        if any(desk.exitcode for desk in desks):
            raise AssertionError("a desk failed by itself; its traceback is above")
        if kill:
            place = chance.randrange(DESKS)
            _kill(desks[place])
            desks[place] = start_desk()
            kills += 1
    for desk in desks:
        _kill(desk)
    tally = _reported(folder)
    tally.kills = kills + DESKS
    _count_what_is_left(address, folder, tally)
    return tally


def _kill(desk: BaseProcess) -> None:
    if desk.pid is not None:
        os.kill(desk.pid, signal.SIGKILL)
    desk.join()


def _enough(folder: Path, effort: Effort, spent: float) -> bool:
    if spent < effort.seconds:
        return False
    done = _reported(folder)
    enough = done.operations >= effort.operations and done.swaps >= effort.swaps
    return enough or spent > effort.limit


def _lines(folder: Path) -> list[list[str]]:
    found: list[list[str]] = []
    for report in folder.glob("desk-*"):
        whole, _, _torn = report.read_text().rpartition("\n")
        found += [line.split() for line in whole.splitlines()]
    return found


def _reported(folder: Path) -> Tally:
    tally = Tally()
    for name, outcome, took in _lines(folder):
        said = outcome.partition(":")[0]
        tally.outcomes[f"{name} {said}"] += 1
        tally.operations += said not in NOTHING_COUNTS
        tally.swaps += (name, said) == ("swap", "done")
        tally.deadlocks += "40P01" in said
        tally.seconds.append(float(took))
    return tally


def _count_what_is_left(address: str, folder: Path, tally: Tally) -> None:
    acknowledged = {line[1].partition(":")[2] for line in _lines(folder) if ":" in line[1]}
    with opened(address, read_only=True) as engine:
        tally.lost = len(acknowledged - sessions_kept(engine))
        with reading(engine) as tx:
            tally.overlaps = overlaps(tx.connection())
            tally.torn = tx.scalar(text(TORN)) or 0


@contextmanager
def opened(address: str, *, read_only: bool = False) -> Iterator[Engine]:
    """A centre opened, and left without a copy whatever happens."""
    engine = open_centre(address, read_only=read_only)
    try:
        yield engine
    finally:
        engine.dispose()


TORN = """
SELECT count(*) FROM workshop_session
LEFT JOIN allocation ON allocation.session_id = workshop_session.id
LEFT JOIN claim ON claim.allocation_id = allocation.id
WHERE claim.id IS NULL OR claim.starts_at <> workshop_session.starts
  OR claim.ends_at <> workshop_session.ends
  OR claim.active <> (status = 'planned')"""
