"""kill -9 in the middle of a save: a cycle is there whole, or not at all."""

import os
import random
import signal
import time
from dataclasses import dataclass
from datetime import timedelta
from itertools import count

import pytest
from sqlalchemy import Engine, text

from db.engine import open_centre, reading, transaction
from db.tables.people import Attendance, Person
from db.tables.sessions import Allocation, Claim, WorkshopSession
from tests.db.rows import MATS, OFFICE, ROOM, furnish, hour
from tests.faults.fatal import die_before_commit, die_before_statement, run_and_die
from tests.faults.hammer import opened

PEOPLE = 15
SESSIONS = 12
WHOLE = (SESSIONS, SESSIONS * 3, SESSIONS * PEOPLE)
"""Sessions, claims and attendances of one cycle, all saved by one act."""


@pytest.fixture
def ready(centre_address: str) -> str:
    """A centre with rooms and people."""
    with opened(centre_address) as engine:
        furnish(engine)
        with transaction(engine) as tx:
            tx.add_all(Person(id=n, code=f"P{n}", given_name="Inventée") for n in range(PEOPLE))
    return centre_address


def save_cycle(engine: Engine, number: int) -> None:
    """Save a cycle of twelve sessions with all that hangs on them, in one transaction."""
    with transaction(engine) as tx:
        for place in range(SESSIONS):
            start = hour(9) + timedelta(hours=2 * (number * SESSIONS + place))
            session = WorkshopSession(
                code=f"C{number}-{place}",
                starts=start,
                ends=start + timedelta(hours=1),
                room_id=ROOM,
                status="planned",
                headcount=number,
            )
            tx.add(session)
            tx.flush()
            for resource in (ROOM, OFFICE, MATS):
                allocation = Allocation(session_id=session.id, resource_id=resource, role="room")
                tx.add(allocation)
                tx.flush()
                tx.add(
                    Claim(
                        allocation_id=allocation.id,
                        resource_id=resource,
                        starts_at=session.starts,
                        ends_at=session.ends,
                    )
                )
            tx.add_all(
                Attendance(session_id=session.id, person_id=person, status="present")
                for person in range(PEOPLE)
            )


def cycles_kept(address: str, after: int = 0) -> dict[int, tuple[int, int, int]]:
    """What is there of each cycle whose number is above ``after``."""
    found: dict[int, tuple[int, int, int]] = {}
    with opened(address) as engine, reading(engine) as tx:
        rows = tx.execute(KEPT, {"after": after}).all()
    for number, claims, attendances in rows:
        before = found.get(number, (0, 0, 0))
        found[number] = (before[0] + 1, before[1] + claims, before[2] + attendances)
    return found


KEPT = text("""
SELECT headcount,
  (SELECT count(*) FROM claim JOIN allocation ON allocation.id = claim.allocation_id
    WHERE allocation.session_id = workshop_session.id),
  (SELECT count(*) FROM attendance WHERE attendance.session_id = workshop_session.id)
FROM workshop_session WHERE headcount > :after""")
"""The headcount of a session carries the number of its cycle."""


def test_a_whole_cycle_is_what_these_tests_think(ready: str) -> None:
    with opened(ready) as engine:
        save_cycle(engine, 1)

    assert cycles_kept(ready) == {1: WHOLE}


@pytest.mark.parametrize("statement", [0, 1, 2, 3, 10, 50, 95])
def test_killed_at_a_statement_nothing_is_left(ready: str, statement: int) -> None:
    def desk() -> None:
        engine = open_centre(ready)
        die_before_statement(engine, statement)
        save_cycle(engine, 1)

    assert run_and_die(desk) == signal.SIGKILL
    assert cycles_kept(ready) == {}


def test_killed_before_the_commit_nothing_is_left(ready: str) -> None:
    def desk() -> None:
        engine = open_centre(ready)
        die_before_commit(engine)
        save_cycle(engine, 1)

    assert run_and_die(desk) == signal.SIGKILL
    assert cycles_kept(ready) == {}


@dataclass
class Kills:
    """What came out of killing a desk that saves cycle after cycle."""

    acknowledged: int = 0
    torn: int = 0
    lost: int = 0


def kill_at_random(address: str, trials: int) -> Kills:
    """Kill a desk at random moments; look each time at what it left."""
    chance = random.Random(5)
    kills = Kills()
    last = 0
    for _ in range(trials):
        acknowledged = _work_until_killed(address, last + 1, 0.05 + chance.random() * 0.5)
        kept = cycles_kept(address, after=last)
        kills.acknowledged += len(acknowledged)
        kills.torn += sum(found != WHOLE for found in kept.values())
        kills.lost += len(acknowledged - kept.keys())
        last = max([last, *acknowledged, *kept])
    return kills


def _work_until_killed(address: str, first: int, seconds: float) -> set[int]:
    """Numbers of the cycles whose save was acknowledged before the end."""
    told, tell = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            engine = open_centre(address)
            for number in count(first):
                save_cycle(engine, number)
                os.write(tell, f"{number}\n".encode())
        finally:
            os._exit(1)
    os.close(tell)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    _child, ended = os.waitpid(child, 0)
    assert os.WIFSIGNALED(ended), "the desk failed by itself; its traceback is above"
    with os.fdopen(told) as answers:
        return {int(line) for line in answers}


def test_killed_at_any_moment_nothing_acknowledged_is_lost_or_torn(ready: str) -> None:
    kills = kill_at_random(ready, 12)

    assert (kills.torn, kills.lost) == (0, 0)
    assert kills.acknowledged > 0


@pytest.mark.faults
@pytest.mark.timeout(3600)
def test_a_thousand_kills(ready: str) -> None:
    kills = kill_at_random(ready, 1000)

    assert (kills.torn, kills.lost) == (0, 0)
    assert kills.acknowledged > 100
