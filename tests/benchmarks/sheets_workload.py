"""The sheets of W5, the same for every contender, and one run of a contender measured."""

import argparse
import json
import random
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

NAMES = 30
GIVEN = (
    *("Amélie", "Zoé", "François", "Mehmet", "Ayşe", "Nuño", "Ömer", "Chloé", "Łukasz", "Inès"),
    *("Hélène", "Björn", "José", "Noémie", "Günther", "Sélim", "Maëlle", "Théo", "Agnès", "Çağla"),
)
FAMILY = (
    *("Lefèvre", "Müller", "Yılmaz", "García", "Nowak", "Benoît", "Dupré", "Şahin", "Petrović"),
    *("Çelik", "Håkansson", "Côté", "Gonçalves", "Öztürk", "Żak", "Marchand", "Van-der-Meer"),
    *("Bélanger", "Kovács", "Traoré"),
)
CENTRE = "Centre de santé des Camélias"
ADDRESS = "1 place des Camélias, 35000 Rennes"
FACILITATORS = (
    ("Mehtap Aydınlar", "médiatrice en santé"),
    ("Marthe Odinetti", "usagère-ressource"),
)


@dataclass(frozen=True, slots=True)
class PlainSheet:
    """What one sheet of the workload says."""

    serial: int
    title: str
    day: date
    site: str
    room: str
    names: tuple[tuple[str, str], ...]


def workload(count: int) -> Iterator[PlainSheet]:
    """So many sheets, always the same."""
    chance = random.Random(5)
    first = date(2026, 3, 2)
    for serial in range(count):
        yield PlainSheet(
            serial,
            f"Atelier équilibre n° {serial % 15 + 1}",
            first + timedelta(days=serial % 28),
            f"Site {serial % 3 + 1}",
            f"Salle {serial % 24 + 1}",
            tuple((chance.choice(FAMILY), chance.choice(GIVEN)) for _ in range(NAMES)),
        )


def _most_memory_kb() -> int:
    """The most memory this program had; `getrusage` still counts what its parent had before."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM"))


def run_contender(draw: Callable[[int], bytes], started: float) -> None:
    """Draw as the command line asks, write the PDF, print what it cost.

    ``started`` is the time before the imports of the contender: they belong to the
    first page.
    """
    options = argparse.ArgumentParser()
    options.add_argument("sheets", type=int)
    options.add_argument("file", type=Path)
    chosen = options.parse_args()
    ready = time.perf_counter()
    pdf = draw(chosen.sheets)
    ended = time.perf_counter()
    chosen.file.write_bytes(pdf)
    cost = {
        "seconds": ended - ready,
        "with_imports": ended - started,
        "rss_mb": _most_memory_kb() / 1024,
        "kb_sheet": len(pdf) / 1024 / chosen.sheets,
    }
    sys.stdout.write(json.dumps(cost))
