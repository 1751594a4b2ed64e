"""What a desk should know when it opens a centre to work in it; nothing of it refuses."""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path

from sqlalchemy import Engine, select

from db.engine import reading
from db.store import store_of
from db.tables.journal import JournalEntry

LEAST_FREE_BYTES = 500 * 1024 * 1024
COPIES_WORTH = 3
"""Room for this many times the centre: its log, a verified copy and its draft."""

CLOCK_GOES_BACK = timedelta(hours=1)
"""Every October civil time does so by itself."""


class OpeningWarningCode(StrEnum):
    """Everything there may be to warn of."""

    LITTLE_SPACE = "little_space"
    CLOCK_EARLIER = "clock_earlier"


@dataclass(frozen=True, slots=True)
class OpeningWarning:
    """One warning; ``facts`` are what its sentence needs."""

    code: OpeningWarningCode
    facts: Mapping[str, str | datetime] = field(default_factory=dict, hash=False)


def opening_warnings(engine: Engine, now: datetime) -> tuple[OpeningWarning, ...]:
    """Look at the disk and at the clock; ``now`` is the civil time of the centre.

    Raises:
        StoreError: the store does not answer.
    """
    path = store_of(engine).path
    found = [_clock(engine, now), None if path is None else _space(path)]
    return tuple(one for one in found if one is not None)


def free_megabytes(path: Path) -> tuple[int, bool]:
    """How much room the disk of a centre has, and whether that is enough to work on."""
    needed = max(LEAST_FREE_BYTES, COPIES_WORTH * path.stat().st_size)
    free = shutil.disk_usage(path.parent).free
    return free // (1024 * 1024), free >= needed


def _space(path: Path) -> OpeningWarning | None:
    free, enough = free_megabytes(path)
    if enough:
        return None
    return OpeningWarning(OpeningWarningCode.LITTLE_SPACE, {"free": str(free)})


def _clock(engine: Engine, now: datetime) -> OpeningWarning | None:
    """Acts are in order of their numbers: a clock that was wrong once does not warn for ever."""
    last = select(JournalEntry.at).order_by(JournalEntry.id.desc()).limit(1)
    with reading(engine) as tx:
        acted = tx.scalar(last)
    if acted is None or acted - now <= CLOCK_GOES_BACK:
        return None
    return OpeningWarning(OpeningWarningCode.CLOCK_EARLIER, {"now": now, "last": acted})
