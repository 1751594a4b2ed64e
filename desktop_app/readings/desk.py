"""A desk at work: its open centre, its clock, who acts, and what other desks did meanwhile."""

import hashlib
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from itertools import takewhile

from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from db.engine import close_centre, open_centre, reading
from db.errors import StoreError
from db.journal import Actor, Entry, entries_after, next_to_redo, next_to_undo
from db.store import store_of
from db.tables.holds import SlotHold
from db.tables.journal import JournalEntry
from desktop_app.domain.bilingual import Bilingual
from desktop_app.domain.held_slots import HeldSlot
from desktop_app.domain.span import Span
from desktop_app.machine.clock import civil_now
from desktop_app.machine.errors import MachineError
from desktop_app.readings.centre import CentreReading, centre_reading
from desktop_app.readings.names import names_of
from desktop_app.readings.opening_warnings import OpeningWarning, opening_warnings
from desktop_app.readings.recent_changes import titles_of

ENVIRONMENT_ERRORS = (StoreError, MachineError)
"""What the computer or the store may refuse to any desk."""

_MARK = 16
"""Letters of a mark: two centres of one person never share one by chance."""


@dataclass(frozen=True, slots=True)
class OpenDesk:
    """A centre as one desk has it open."""

    engine: Engine
    desk: str
    user: str
    centre: CentreReading
    names: Mapping[str, Bilingual]
    """What codes stand for; professions instead of people."""

    @property
    def mark(self) -> str:
        """Tells this centre from every other one: what it calls itself, and where it is.

        A copy made to practise with calls itself as the centre does. It names nothing: it is
        the name of a folder.
        """
        place = "".join(store_of(self.engine).told.values())
        return hashlib.sha256(f"{self.centre.identifier}\n{place}".encode()).hexdigest()[:_MARK]

    def now(self) -> datetime:
        """The civil time of the centre, to the minute."""
        return civil_now(self.centre.zone, to_the_minute=True)

    def warnings(self) -> tuple[OpeningWarning, ...]:
        """What to know before working: little room on the disk, a clock that is behind.

        Raises:
            StoreError: the store does not answer.
        """
        return opening_warnings(self.engine, self.now())

    def actor(self) -> Actor:
        """Who acts now, with a new operation key."""
        return Actor(self.desk, self.user, self.now(), uuid.uuid4().hex)


@dataclass(frozen=True, slots=True)
class UndoOffer:
    """What the desk may take back and do again: the acts and their subjects, or nothing."""

    undo: Entry | None
    redo: Entry | None


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What other desks did since entry ``seen``, oldest first, and the last entry there is.

    ``titles`` say the sessions and cycles of the acts; ``held`` are the slots that other desks
    are typing a booking for now, whenever they began.
    """

    last: int
    entries: tuple[Entry, ...]
    titles: Mapping[str, Bilingual] = field(default_factory=dict)
    held: tuple[HeldSlot, ...] = ()

    @property
    def repeated(self) -> int:
        """How many times in a row the last act was done to the same object by the same desk."""
        last = self.entries[-1]
        same = takewhile(
            lambda one: (one.act, one.subject, one.desk) == (last.act, last.subject, last.desk),
            reversed(self.entries),
        )
        return len(list(same))


def open_desk(address: str, desk: str, user: str) -> OpenDesk:
    """Open a centre to work in it.

    Raises:
        StoreError: it cannot be opened.
    """
    engine = open_centre(address)
    return OpenDesk(engine, desk, user, centre_reading(engine), names_of(engine))


def try_centre(address: str) -> None:
    """Make sure that a centre can be opened, and leave it closed.

    Raises:
        StoreError: it cannot be opened.
    """
    engine = open_centre(address)
    centre_reading(engine)
    engine.dispose()


def first_actor(desk: str, user: str, at: datetime) -> Actor:
    """Who founds a centre: nothing is journalled yet."""
    return Actor(desk, user, at, "")


def named_again(desk: OpenDesk) -> OpenDesk:
    """The same desk with what the centre and its codes are called by now."""
    return replace(desk, centre=centre_reading(desk.engine), names=names_of(desk.engine))


def close_desk(desk: OpenDesk) -> None:
    """Close the centre, with its verified copy.

    Raises:
        StoreError: the copy could not be made; the centre itself is safe.
    """
    close_centre(desk.engine)


def undo_offer(desk: OpenDesk) -> UndoOffer:
    """Read what this desk may take back and do again."""
    with reading(desk.engine) as tx:
        return UndoOffer(next_to_undo(tx, desk.desk), next_to_redo(tx, desk.desk))


def elsewhere(desk: OpenDesk, seen: int) -> Elsewhere:
    """Read what other desks did after entry ``seen``, and what they hold; often two statements."""
    with reading(desk.engine) as tx:
        last = tx.scalar(select(func.max(JournalEntry.id))) or 0
        held = _held_elsewhere(tx, desk)
        if last <= seen:
            return Elsewhere(last, (), held=held)
        others = tuple(one for one in entries_after(tx, seen) if one.desk != desk.desk)
        titles = titles_of(tx, [one.subject for one in others]) if others else {}
        return Elsewhere(last, others, titles, held)


def _held_elsewhere(tx: Session, desk: OpenDesk) -> tuple[HeldSlot, ...]:
    """What other desks hold by now, in the order of time."""
    rows = tx.execute(
        select(SlotHold.room, SlotHold.starts, SlotHold.ends, SlotHold.desk, SlotHold.until)
        .where(SlotHold.until > desk.now(), SlotHold.desk != desk.desk)
        .order_by(SlotHold.starts, SlotHold.room, SlotHold.id)
    )
    return tuple(
        HeldSlot(room, Span(starts, ends), name, until) for room, starts, ends, name, until in rows
    )


def days_of(entries: tuple[Entry, ...]) -> frozenset[date]:
    """The days that some acts touched, as far as their edits say."""
    days: set[date] = set()
    for entry in entries:
        for edit in entry.edits:
            for values in (edit.before, edit.after):
                start = values.get("starts")
                if isinstance(start, str):
                    days.add(datetime.fromisoformat(start).date())
    return frozenset(days)
