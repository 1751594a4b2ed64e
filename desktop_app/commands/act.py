"""One intent, one transaction: the way every command goes.

A command is a frozen value called with the engine and the actor. Inside one transaction it
reads facts, asks the rules, writes rows and its journal entry, and answers an ``Outcome``
whose ``undo`` is itself a command.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Protocol

from sqlalchemy import Engine
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from db.engine import transaction
from db.errors import DoubleBookingError, StoreError, StoreTrouble
from db.journal import Actor, Edit, Record, entry_of_operation, write_entry
from desktop_app.domain.changes import Change, Consequences
from desktop_app.domain.errors import StaleError
from desktop_app.domain.findings import Finding

_TRIES = 12
"""A race lost to another desk is asked of the rules again, which then name who holds it.

Each time one of the desks wins: with a dozen that take the next code at once, the last wins
at its twelfth try (three were not enough for four desks, measured).
"""


class Command(Protocol):
    """A frozen value that carries out one intent in one transaction."""

    def __call__(self, engine: Engine, actor: Actor) -> "Outcome":
        """Do it, or leave everything as it was."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an act did.

    ``subject`` is the code of the main object, ``answer`` what else the caller may show,
    ``entry`` the number of its journal row; ``repeated`` when the same operation had
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


@dataclass(frozen=True, slots=True)
class Done:
    """What a command's work did inside its transaction, for the journal and the outcome."""

    subject: str
    edits: Sequence[Edit]
    change: Change = field(default_factory=Change)
    findings: Sequence[Finding] = ()
    consequences: Consequences = field(default_factory=Consequences)
    answer: Mapping[str, Any] = field(default_factory=dict)
    reverses: int | None = None


def perform(engine: Engine, actor: Actor, act: str, work: Callable[[Session], Done]) -> Outcome:
    """Carry out ``work`` in one transaction with its journal entry, once per operation key.

    Raises:
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
    engine: Engine, actor: Actor, act: str, work: Callable[[Session], Done]
) -> Outcome:
    from desktop_app.commands.undo import Reverse  # noqa: PLC0415 - an outcome can be undone

    try:
        with transaction(engine) as tx:
            before = entry_of_operation(tx, actor.operation)
            if before is not None:
                answer = before.result.get("answer", {})
                return Outcome(
                    Change(),
                    Reverse(before.id),
                    before.subject,
                    before.id,
                    consequences=Consequences(**before.result.get("consequences", {})),
                    answer=answer,
                    repeated=True,
                )
            done = work(tx)
            tx.flush()
            result = {"answer": dict(done.answer), "consequences": asdict(done.consequences)}
            entry = write_entry(
                tx, actor, Record(act, done.subject, done.edits, result, done.reverses)
            )
    except StaleDataError as race:
        raise StaleError(act) from race
    return Outcome(
        done.change,
        Reverse(entry),
        done.subject,
        entry,
        done.findings,
        done.consequences,
        done.answer,
    )
