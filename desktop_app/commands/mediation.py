"""Requests for health mediation: received, taken along, closed. Codes only, no story."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import partial
from typing import Any

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from db.journal import Actor, Edit
from db.queries.subjects import coded, next_code
from db.tables.centre import Language, MediationMotive
from db.tables.people import Person
from db.tables.sessions import Resource
from db.tables.support import MediationRequest
from desktop_app.commands.act import Act, Done, Outcome, perform
from desktop_app.commands.appointments import check_worker
from desktop_app.commands.row_edits import add_row, edit_row
from desktop_app.domain.changes import Change
from desktop_app.domain.errors import BadInputError, UnknownCodeError, WrongStatusError
from desktop_app.domain.mediation import (
    MediationChannel,
    MediationOutcome,
    MediationStatus,
    may_become,
)

CLOSED = MediationStatus.CLOSED
REMOVED = str(MediationStatus.REMOVED)
SHOWN = 40


@dataclass(frozen=True, slots=True)
class ReceiveMediation:
    """Write down a request: who, how it came, what for; ``received_on`` is today if not said."""

    person: str
    channel: str
    motives: tuple[str, ...]
    language: str = ""
    mediator: str = ""
    received_on: date | None = None
    next_on: date | None = None

    def __call__(self, engine: Engine, actor: Actor) -> Outcome:
        """Write it in one transaction.

        Raises:
            BadInputError: the channel is none, no motive is given, or a day cannot be.
            UnknownCodeError: a code names nothing.
        """
        return perform(engine, actor, Act("mediation", self), partial(self._work, actor=actor))

    def _work(self, tx: Session, actor: Actor) -> Done:
        today = actor.at.date()
        received = self.received_on or today
        if received > today:
            raise BadInputError("date", "not_yet", f"{received}")
        _check_next(self.next_on, received)
        person = coded(tx, Person, self.person)
        row = MediationRequest(
            code=next_code(tx, MediationRequest, "M"),
            person_id=person.id,
            received_on=received,
            channel=_one_of("channel", self.channel, MediationChannel),
            motive_codes=_motives(tx, self.motives),
            language_code=_language(tx, self.language),
            mediator_id=_mediator(tx, self.mediator),
            status=str(MediationStatus.RECEIVED),
            next_on=self.next_on,
        )
        edit = add_row(tx, row, {"status": REMOVED})
        return _done(row, [edit])


@dataclass(frozen=True, slots=True)
class FollowMediation:
    """Take a request along: its state, its mediator, its next day; what is not given stays.

    Closing asks for an ``outcome`` and ends the next day; a request taken up again loses both.
    """

    request: str
    status: str = ""
    outcome: str = ""
    mediator: str = ""
    next_on: date | None = None
    motives: tuple[str, ...] = ()

    def __call__(self, engine: Engine, actor: Actor) -> Outcome:
        """Change it in one transaction.

        Raises:
            BadInputError: a state, an outcome or a day cannot be; closing without an outcome.
            UnknownCodeError: a code names nothing.
            WrongStatusError: it cannot go to that state from where it is.
        """
        act = Act("follow_mediation", self)
        return perform(engine, actor, act, partial(self._work, actor=actor))

    def _work(self, tx: Session, actor: Actor) -> Done:
        row = coded(tx, MediationRequest, self.request, lock=True)
        before = MediationStatus(row.status)
        wanted = MediationStatus(
            _one_of("status", self.status or row.status, MediationStatus, but=REMOVED)
        )
        if not may_become(before, wanted):
            raise WrongStatusError(row.code, row.status, "follow")
        _check_next(self.next_on, row.received_on)
        values: dict[str, Any] = {"status": str(wanted)} | self._end(row, wanted, actor)
        if self.mediator:
            values["mediator_id"] = _mediator(tx, self.mediator)
        if self.motives:
            values["motive_codes"] = _motives(tx, self.motives)
        edit = edit_row(row, values)
        return _done(row, [] if edit is None else [edit])

    def _end(self, row: MediationRequest, wanted: MediationStatus, actor: Actor) -> dict[str, Any]:
        """Outcome, next day and last day, as the state has them."""
        if wanted is not CLOSED:
            if self.outcome:
                raise BadInputError("outcome", "only_when_closed", self.outcome[:SHOWN])
            following = self.next_on or row.next_on
            return {"outcome": "", "closed_on": None, "next_on": following}
        if self.next_on is not None:
            raise BadInputError("next", "only_while_open", f"{self.next_on}")
        outcome = self.outcome or row.outcome
        if not outcome:
            raise BadInputError("outcome", "missing")
        return {
            "outcome": _one_of("outcome", outcome, MediationOutcome),
            "closed_on": row.closed_on or actor.at.date(),
            "next_on": None,
        }


def _one_of(field: str, typed: str, choices: type[StrEnum], but: str = "") -> str:
    known = [str(one) for one in choices if one != but]
    if typed not in known:
        raise BadInputError(field, "one_of", typed[:SHOWN], tuple(known))
    return typed


def _motives(tx: Session, motives: Sequence[str]) -> tuple[str, ...]:
    if not motives:
        raise BadInputError("motive", "missing")
    known = set(tx.scalars(select(MediationMotive.code)))
    for code in motives:
        if code not in known:
            raise UnknownCodeError("motive", code)
    return tuple(dict.fromkeys(motives))


def _language(tx: Session, code: str) -> str:
    if code and code not in set(tx.scalars(select(Language.code))):
        raise UnknownCodeError("language", code)
    return code


def _mediator(tx: Session, code: str) -> int | None:
    if not code:
        return None
    check_worker(tx, code)
    return coded(tx, Resource, code).id


def _check_next(following: date | None, received: date) -> None:
    if following is not None and following < received:
        raise BadInputError("next", "before_first_day", f"{following}", (f"{received}",))


def _done(row: MediationRequest, edits: Sequence[Edit]) -> Done:
    return Done(
        subject=row.code,
        edits=edits,
        change=Change(subjects=frozenset({row.code})),
        answer={"request": row.code, "status": row.status},
        nothing=not edits,
    )
