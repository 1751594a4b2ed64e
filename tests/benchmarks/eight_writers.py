"""Eight processes that book at once: what each wants, how long each attempt took."""

import multiprocessing
import os
import random
import signal
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from multiprocessing.process import BaseProcess
from multiprocessing.synchronize import Barrier
from pathlib import Path

WRITERS = 8
FIRST_ROOM, ROOMS = 101, 40
DAYS, HALF_HOURS = 100, 24
LONGEST = 4

Attempt = tuple[int, int, int]
"""A room, its first half-hour of all, and the half-hour after its last."""

Booker = Callable[[Attempt], bool]
Maker = Callable[[str, int], Booker]
"""Makes a writer's way of booking, given the centre's address and the writer's number."""


def attempts_of(writer: int, number: int) -> Iterator[Attempt]:
    """What a writer wants, one after the other."""
    chance = random.Random(100 + writer)
    for _ in range(number):
        first = chance.randrange(DAYS) * HALF_HOURS + chance.randrange(HALF_HOURS)
        yield FIRST_ROOM + chance.randrange(ROOMS), first, first + chance.randrange(1, LONGEST + 1)


@dataclass(frozen=True)
class Work:
    """What one writer does: how it books, and where it notes each attempt."""

    make: Maker
    address: str
    writer: int
    attempts: int
    skipped: int
    notes: Path
    ready: Barrier | None


def write(work: Work) -> None:
    """Try what is left of a writer's attempts; note the seconds and the answer of each."""
    book = work.make(work.address, work.writer)
    if work.ready is not None:
        work.ready.wait()
    descriptor = os.open(work.notes, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    for attempt in islice(attempts_of(work.writer, work.attempts), work.skipped, None):
        started = time.perf_counter()
        done = book(attempt)
        spent = time.perf_counter() - started
        os.write(descriptor, f"{spent:.6f} {int(done)}\n".encode())


@dataclass(frozen=True)
class Outcome:
    """What eight writers did together."""

    seconds: float
    waits: list[float]
    booked: int
    kills: int

    @property
    def rate(self) -> float:
        """Attempts a second."""
        return len(self.waits) / self.seconds

    def __str__(self) -> str:
        waits = sorted(self.waits)
        return (
            f"{len(waits):,} attempts, {self.booked:,} booked, {self.rate:.0f} a second,"
            f" half in {waits[len(waits) // 2] * 1000:.1f} ms,"
            f" 99 % in {waits[int(len(waits) * 0.99)] * 1000:.0f} ms"
        )


def eight_writers(make: Maker, address: str, attempts: int, *, kill: bool = False) -> Outcome:
    """Let them all loose at once; a killed one goes on where its notes end."""
    context = multiprocessing.get_context("fork")
    chance = random.Random(9)
    kills = 0
    ready = None if kill else context.Barrier(WRITERS + 1)
    with tempfile.TemporaryDirectory() as folder:

        def start(writer: int) -> BaseProcess:
            notes = Path(folder) / str(writer)
            noted = len(_noted(notes))
            barrier = None if noted else ready
            work = Work(make, address, writer, attempts // WRITERS, noted, notes, barrier)
            process = context.Process(target=write, args=(work,), daemon=True)
            process.start()
            return process

        processes = [start(writer) for writer in range(WRITERS)]
        if ready is not None:
            ready.wait()
        started = time.perf_counter()
        while any(process.is_alive() for process in processes):
            time.sleep(1 if kill else 0.005)
            writer = chance.randrange(WRITERS)
            pid = processes[writer].pid
            if kill and pid is not None and processes[writer].is_alive():
                os.kill(pid, signal.SIGKILL)
                processes[writer].join()
                processes[writer] = start(writer)
                kills += 1
        seconds = time.perf_counter() - started
        if any(process.exitcode for process in processes):
            raise RuntimeError("a writer failed by itself; its traceback is above")
        notes = [note for writer in range(WRITERS) for note in _noted(Path(folder) / str(writer))]
    return Outcome(seconds, [wait for wait, _ in notes], sum(done for _, done in notes), kills)


def _noted(notes: Path) -> list[tuple[float, int]]:
    if not notes.exists():
        return []
    whole, _, _torn = notes.read_text().rpartition("\n")
    return [(float(wait), int(done)) for wait, done in map(str.split, whole.splitlines())]
