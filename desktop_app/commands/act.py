"""One intent, one transaction: the way every command goes.

A command is a frozen value called with the engine and the actor. Inside one transaction it
reads facts, asks the rules, writes rows and its journal entry, and answers an ``Outcome``
whose ``undo`` is itself a command.
"""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Protocol

from sqlalchemy import Engine
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from db.engine import transaction
from db.errors import DoubleBookingError, StoreError, StoreTrouble
from db.journal import (
    Actor,
    Edit,
    Entry,
    Record,
    entry_of_operation,
    is_reversed,
    write_entry,
)
from desktop_app.domain.changes import Change, Consequences
from desktop_app.domain.errors import BadInputError, StaleError
from desktop_app.domain.findings import Finding

_TRIES = 3
"""A race lost to another desk is asked of the rules again, which then name who holds it."""


class Command(Protocol):
    """A frozen value that carries out one intent in one transaction."""

    def __call__(self, engine: Engine, actor: Actor) -> "Outcome":
        """Do it, or leave everything as it was."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an act did.

    ``subject`` is the code of the main object, ``answer`` what else the caller may show,
    ``entry`` the number of its journal row, ``reverses`` that of the act it took back or did
    again; ``repeated`` when the same operation had
    already been done. ``undo`` takes it back.
    """

    change: Change
    undo: Command
    subject: str = ""
    entry: int = 0
    findings: Sequence[Finding] = ()
    consequences: Consequences = field(default_factory=Consequences)
    answer: Mapping[str, Any] = field(default_factory=dict)
    repeated: bool = False
    reverses: int | None = None

    @property
    def unchanged(self) -> bool:
        """Whether everything was already as it was asked: nothing written, nothing to undo."""
        return not self.entry


@dataclass(frozen=True, slots=True)
class NothingToTakeBack:
    """What undoes an act that changed nothing: nothing again."""

    def __call__(self, engine: Engine, actor: Actor) -> Outcome:
        """Leave everything as it is."""
        del engine, actor
        return Outcome(Change(), self)


@dataclass(frozen=True, slots=True)
class Act:
    """What is being done: the name of the act, and the command with all it was given."""

    name: str
    command: Any

    @property
    def digest(self) -> str:
        """The same for the same command with the same values, whatever the process."""
        said = json.dumps(asdict(self.command), default=_plain, sort_keys=True)
        return hashlib.sha256(f"{self.name} {said}".encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Done:
    """What a command's work did inside its transaction, for the journal and the outcome.

    ``nothing`` when all was already as asked: no journal entry is written.
    """

    subject: str
    edits: Sequence[Edit]
    change: Change = field(default_factory=Change)
    findings: Sequence[Finding] = ()
    consequences: Consequences = field(default_factory=Consequences)
    answer: Mapping[str, Any] = field(default_factory=dict)
    reverses: int | None = None
    nothing: bool = False


def perform(engine: Engine, actor: Actor, act: Act, work: Callable[[Session], Done]) -> Outcome:
    """Carry out ``work`` in one transaction with its journal entry, once per operation key.

    Raises:
        BadInputError: the operation key has served for another act, or its act was taken back.
        RefusedError: the rules refuse; nothing is written.
        StaleError: what the person saw has changed.
    """
    for _attempt in range(_TRIES - 1):
        try:
            return _perform_once(engine, actor, act, work)
        except DoubleBookingError:
            # Another desk was quicker: the rules, asked again, see what it wrote.
            continue
        except StoreError as refused:
            # Two desks took the same next code, or sent the same operation: asked again too.
            if refused.code is not StoreTrouble.CONSTRAINT:
                raise
    return _perform_once(engine, actor, act, work)


def _perform_once(
    engine: Engine, actor: Actor, act: Act, work: Callable[[Session], Done]
) -> Outcome:
    from desktop_app.commands.undo import Reverse  # noqa: PLC0415 - an outcome can be undone

    try:
        with transaction(engine) as tx:
            before = entry_of_operation(tx, actor.operation)
            if before is not None:
                return _already_done(tx, actor, act, before)
            done = work(tx)
            if done.nothing:
                return Outcome(done.change, NothingToTakeBack(), done.subject, answer=done.answer)
            tx.flush()
            result = {
                "answer": dict(done.answer),
                "consequences": asdict(done.consequences),
                "digest": act.digest,
            }
            entry = write_entry(
                tx, actor, Record(act.name, done.subject, done.edits, result, done.reverses)
            )
    except StaleDataError as race:
        raise StaleError(act.name) from race
    return Outcome(
        done.change,
        Reverse(entry),
        done.subject,
        entry,
        done.findings,
        done.consequences,
        done.answer,
        reverses=done.reverses,
    )


def _already_done(tx: Session, actor: Actor, act: Act, before: Entry) -> Outcome:
    """What the same operation answered the first time; another one may not borrow its key."""
    from desktop_app.commands.undo import Reverse  # noqa: PLC0415 - an outcome can be undone

    if before.result.get("digest") != act.digest:
        raise BadInputError("operation", "used", actor.operation)
    if is_reversed(tx, before):
        raise BadInputError("operation", "taken_back", actor.operation)
    return Outcome(
        Change(),
        Reverse(before.id),
        before.subject,
        before.id,
        consequences=Consequences(**before.result.get("consequences", {})),
        answer=before.result.get("answer", {}),
        repeated=True,
    )


def _plain(value: object) -> object:
    """Sets in order and times as text: nothing that depends on the process."""
    if isinstance(value, frozenset | set):
        return sorted(str(one) for one in value)
    return str(value)
