"""Whom to call about a session: listed by the act that changes it, ticked off one by one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from db.journal import Actor, Edit
from db.queries.subjects import coded
from db.tables.calls import Call
from db.tables.people import Person
from db.tables.sessions import WorkshopSession
from desktop_app.commands.act import Act, Done, Outcome, perform
from desktop_app.commands.row_edits import CALL, add_row, edit_row, stale
from desktop_app.commands.row_values import as_json, from_json
from desktop_app.domain.calling import MARKED, CallStatus, status_taken_back
from desktop_app.domain.changes import Change
from desktop_app.domain.errors import BadInputError, NotEnrolledError

TO_CALL, REMOVED = str(CallStatus.TO_CALL), str(CallStatus.REMOVED)


@dataclass(frozen=True, slots=True)
class RecordCall:
    """Note that a person was told about a session, found a message, or could not be reached.

    ``status`` is a code of `CallStatus`; to_call takes a tick back. ``seen`` is what the person
    at the desk saw: refused when another desk has called meanwhile.
    """

    session: str
    person: str
    status: str
    seen: str = ""

    def __call__(self, engine: Engine, actor: Actor) -> Outcome:
        """Note it in one transaction, with the desk and the hour.

        Raises:
            BadInputError: the status is none of a call.
            NotEnrolledError: nobody has to call that person about that session.
            StaleError: another desk has noted something else since.
        """
        return perform(engine, actor, Act("call", self), partial(self._work, actor=actor))

    def _work(self, tx: Session, actor: Actor) -> Done:
        if self.status not in MARKED:
            raise BadInputError("status", "unknown", self.status)
        session = coded(tx, WorkshopSession, self.session, lock=True)
        person = coded(tx, Person, self.person)
        row = _call_of(tx, session.id, person.id)
        if row is None or row.status == REMOVED:
            raise NotEnrolledError(self.session, self.person)
        if self.seen and self.seen != row.status:
            raise stale(tx, Edit(CALL, row.id, {}, {}), ("status",))
        called = self.status != TO_CALL
        since = {"since": as_json(row.since)}
        edit = edit_row(
            row,
            {
                "status": self.status,
                "called_at": actor.at if called else None,
                "desk": actor.desk if called else "",
            },
        )
        return Done(
            subject=session.code,
            # A tick is about one change of the session: it never goes back into a later list.
            edits=[] if edit is None else [_besides(edit, since)],
            change=Change(subjects=frozenset({session.code})),
            answer={"session": session.code, "person": person.code, "status": self.status},
            nothing=edit is None,
        )


def calls_listed(tx: Session, actor: Actor, people: Mapping[int, Iterable[int]]) -> list[Edit]:
    """List the people to call about each session, both by id.

    Whoever was told of an earlier change of the same session is to be called again.
    """
    known = _calls_of(tx, people)
    return [
        _listed(tx, actor, known, (session, person))
        for session, called in people.items()
        for person in sorted(called)
    ]


@dataclass(frozen=True, slots=True)
class CallsTakenBack:
    """What taking an act back did to its calls; ``due`` counts who is to be called now."""

    edits: Sequence[Edit]
    due: int


def calls_taken_back(tx: Session, edits: Sequence[Edit]) -> CallsTakenBack:
    """Take back the calls that an act asked for; ``edits`` are its own, reversed.

    Nobody's tick keeps an act from being taken back: who has heard is to be called again.
    """
    rows = [tx.get_one(Call, edit.row_id, with_for_update={"key_share": True}) for edit in edits]
    found = [_asked(row, _before(row, edit)) for row, edit in zip(rows, edits, strict=True)]
    return CallsTakenBack(found, sum(row.status == TO_CALL for row in rows))


def _before(row: Call, edit: Edit) -> Mapping[str, Any]:
    """The fields of a call before an act, whose edit is reversed, or those of a new call."""
    before = CallStatus(edit.after["status"])
    back = status_taken_back(CallStatus(row.status), CallStatus(edit.before["status"]), before)
    new = {"status": str(back), "called_at": None, "desk": ""}
    if back is not before:
        return new
    return new | {name: from_json(name, value) for name, value in edit.after.items()}


def _listed(
    tx: Session, actor: Actor, known: Mapping[tuple[int, int], Call], key: tuple[int, int]
) -> Edit:
    row = known.get(key)
    if row is None:
        session, person = key
        new = Call(session_id=session, person_id=person, status=TO_CALL, since=actor.at)
        return add_row(tx, new, {"status": REMOVED})
    return _asked(row, {"status": TO_CALL, "since": actor.at, "called_at": None, "desk": ""})


def _asked(row: Call, values: Mapping[str, Any]) -> Edit:
    """Write a call that an act asks for or takes back, always with its status.

    Somebody listed once more is journalled too: they may be told before the act is taken back.
    """
    before = {"status": row.status}
    edit = edit_row(row, values)
    if edit is None:
        return Edit(CALL, row.id, before, before)
    return Edit(CALL, row.id, before | dict(edit.before), {"status": row.status} | dict(edit.after))


def _besides(edit: Edit, fields: Mapping[str, Any]) -> Edit:
    """The edit with fields it leaves as they are: whoever changes one stands in its way back."""
    return replace(edit, before={**edit.before, **fields}, after={**edit.after, **fields})


def _calls_of(tx: Session, sessions: Iterable[int]) -> dict[tuple[int, int], Call]:
    rows = tx.scalars(
        select(Call).where(Call.session_id.in_(tuple(sessions))).with_for_update(key_share=True)
    )
    return {(row.session_id, row.person_id): row for row in rows}


def _call_of(tx: Session, session: int, person: int) -> Call | None:
    return tx.scalars(
        select(Call).where(Call.session_id == session, Call.person_id == person)
    ).one_or_none()
