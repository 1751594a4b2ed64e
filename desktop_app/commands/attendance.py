"""Recording who came, from the signed sheet."""

from collections import Counter
from dataclasses import dataclass, replace
from functools import partial

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from db.journal import Actor, Edit
from db.queries.subjects import coded
from db.tables.people import Attendance, Person
from db.tables.sessions import WorkshopSession
from desktop_app.commands.act import Act, Done, Outcome, perform
from desktop_app.commands.row_edits import add_row, edit_row
from desktop_app.commands.session_changes import change_sessions
from desktop_app.commands.session_rows import Rewriting
from desktop_app.commands.session_state import CANCELLED, HELD, PLANNED, SKIPPED, states_of
from desktop_app.domain.attendance import AttendanceStatus
from desktop_app.domain.errors import BadInputError, WrongStatusError


@dataclass(frozen=True, slots=True)
class RecordAttendance:
    """Record the presence of people at a session, and how many came without a name.

    ``statuses`` are (person code, status); ``headcount`` leaves what was counted when empty.
    A session that has begun is then held.
    """

    session: str
    statuses: tuple[tuple[str, str], ...] = ()
    headcount: int | None = None

    def __call__(self, engine: Engine, actor: Actor) -> Outcome:
        """Record it in one transaction; what was recorded before is kept in the journal.

        Raises:
            BadInputError: a status is unknown, a person is there twice, or the headcount
                is below zero.
            WrongStatusError: the session was cancelled or skipped.
        """
        return perform(engine, actor, Act("attend", self), partial(self._work, actor=actor))

    def _work(self, tx: Session, actor: Actor) -> Done:
        if self.headcount is not None and not 0 <= self.headcount <= 1000:  # noqa: PLR2004 - the most places of a session
            raise BadInputError("count", "out_of_range", str(self.headcount))
        row = coded(tx, WorkshopSession, self.session, lock=True)
        state = states_of(tx, [row])[row.id]
        if state.status in {CANCELLED, SKIPPED}:
            raise WrongStatusError(self.session, state.status, "attend")
        begun = row.starts <= actor.at
        after = replace(
            state,
            status=HELD if begun and state.status == PLANNED else state.status,
            headcount=state.headcount if self.headcount is None else self.headcount,
        )
        edits = self._recorded(tx, row)
        changed = change_sessions(tx, actor, [Rewriting(row, state, after)])
        return Done(
            subject=row.code,
            edits=[*changed.edits, *edits],
            change=changed.change,
            answer={"session": row.code, **_totals(tx, row)},
        )

    def _recorded(self, tx: Session, session: WorkshopSession) -> list[Edit]:
        rows = {
            one.person_id: one
            for one in tx.scalars(select(Attendance).where(Attendance.session_id == session.id))
        }
        edits: list[Edit | None] = []
        people = Counter(code for code, _status in self.statuses)
        # In the order of their codes, so that two desks never wait for each other.
        for code, status in sorted(self.statuses):
            if status not in set(AttendanceStatus):
                raise BadInputError("status", "unknown", status)
            if people[code] > 1:
                raise BadInputError("status", "twice", code)
            person = coded(tx, Person, code, lock=True)
            row = rows.get(person.id)
            if row is not None:
                edits.append(edit_row(row, {"status": status}))
            elif status != AttendanceStatus.EXPECTED:
                new = Attendance(session_id=session.id, person_id=person.id, status=status)
                edits.append(add_row(tx, new, {"status": str(AttendanceStatus.EXPECTED)}))
        tx.flush()
        return [edit for edit in edits if edit is not None]


def _totals(tx: Session, session: WorkshopSession) -> dict[str, int | None]:
    statuses = [
        AttendanceStatus(one)
        for one in tx.scalars(select(Attendance.status).where(Attendance.session_id == session.id))
    ]
    absent = {AttendanceStatus.ABSENT, AttendanceStatus.ABSENT_EXCUSED}
    return {
        "present": sum(one.counts_as_present for one in statuses),
        "absent": sum(one in absent for one in statuses),
        "headcount": session.headcount,
    }
