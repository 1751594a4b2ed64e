"""Recording who came, from the signed sheet."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from db.journal import Actor, Edit
from db.queries.subjects import coded
from db.tables.people import Attendance, Person
from db.tables.sessions import WorkshopSession
from desktop_app.commands.act import Act, Done, Outcome, perform
from desktop_app.commands.row_edits import add_row, edit_row, stale
from desktop_app.commands.session_changes import change_sessions
from desktop_app.commands.session_rows import Rewriting
from desktop_app.commands.session_state import HELD, states_of
from desktop_app.domain.attendance import (
    AttendanceStatus,
    RecordingProblem,
    attendance_totals,
    recording_problem,
)
from desktop_app.domain.errors import BadInputError, NotBegunError, StaleError, WrongStatusError


@dataclass(frozen=True, slots=True)
class RecordAttendance:
    """Record the presence of people at a session, and how many came without a name.

    ``statuses`` are (person code, status); ``headcount`` leaves what was counted when empty.
    The session is then held. ``seen`` are the statuses the person had before their eyes, and
    no one else's: it is refused when another desk has recorded one of them otherwise since.
    """

    session: str
    statuses: tuple[tuple[str, str], ...] = ()
    headcount: int | None = None
    seen: tuple[tuple[str, str], ...] | None = None

    def __call__(self, engine: Engine, actor: Actor) -> Outcome:
        """Record it in one transaction; what was recorded before is kept in the journal.

        Raises:
            BadInputError: a status is unknown, a person is there twice, or the headcount
                is below zero.
            NotBegunError: the session is still to come.
            StaleError: a status is no longer the one that was seen.
            WrongStatusError: the session is an option, or was cancelled or skipped.
        """
        return perform(engine, actor, Act("attend", self), partial(self._work, actor=actor))

    def _work(self, tx: Session, actor: Actor) -> Done:
        if self.headcount is not None and not 0 <= self.headcount <= 1000:  # noqa: PLR2004 - the most places of a session
            raise BadInputError("count", "out_of_range", str(self.headcount))
        row = coded(tx, WorkshopSession, self.session, lock=True)
        state = states_of(tx, [row])[row.id]
        match recording_problem(state.status, row.starts, actor.at):
            case RecordingProblem.NOT_TO_BE_HELD:
                raise WrongStatusError(self.session, state.status, "attend")
            case RecordingProblem.NOT_BEGUN:
                raise NotBegunError(self.session, row.starts)
        after = replace(
            state,
            status=HELD,
            headcount=state.headcount if self.headcount is None else self.headcount,
        )
        recorded = _recorded(tx, row)
        self._check_seen(tx, recorded)
        edits = self._edits(tx, row, recorded)
        changed = change_sessions(tx, actor, [Rewriting(row, state, after)])
        return Done(
            subject=row.code,
            edits=[*changed.edits, *edits],
            change=changed.change,
            answer={"session": row.code, **_totals(tx, row), "corrected": _corrected(edits)},
        )

    def _check_seen(self, tx: Session, recorded: Mapping[str, Attendance]) -> None:
        for code, status in self.seen or ():
            row = recorded.get(code)
            if status == (AttendanceStatus.EXPECTED if row is None else row.status):
                continue
            if row is None:
                raise StaleError(self.session, ("status",))
            raise stale(tx, Edit("attendance", row.id, {}, {}), ("status",))

    def _edits(
        self, tx: Session, session: WorkshopSession, recorded: Mapping[str, Attendance]
    ) -> list[Edit]:
        edits: list[Edit | None] = []
        people = Counter(code for code, _status in self.statuses)
        # In the order of their codes, so that two desks never wait for each other.
        for code, status in sorted(self.statuses):
            if status not in set(AttendanceStatus):
                raise BadInputError("status", "unknown", status)
            if people[code] > 1:
                raise BadInputError("status", "twice", code)
            person = coded(tx, Person, code, lock=True)
            row = recorded.get(code)
            if row is not None:
                edits.append(edit_row(row, {"status": status}))
            elif status != AttendanceStatus.EXPECTED:
                new = Attendance(session_id=session.id, person_id=person.id, status=status)
                edits.append(add_row(tx, new, {"status": str(AttendanceStatus.EXPECTED)}))
        tx.flush()
        return [edit for edit in edits if edit is not None]


def _recorded(tx: Session, session: WorkshopSession) -> dict[str, Attendance]:
    rows = tx.execute(
        select(Person.code, Attendance)
        .join(Attendance, Attendance.person_id == Person.id)
        .where(Attendance.session_id == session.id)
    )
    return dict(rows.all())


def _corrected(edits: list[Edit]) -> int:
    """How many statuses recorded before are other ones now."""
    unknown = {None, str(AttendanceStatus.EXPECTED)}
    return sum(edit.before.get("status") not in unknown for edit in edits)


def _totals(tx: Session, session: WorkshopSession) -> dict[str, int | None]:
    statuses = tx.scalars(select(Attendance.status).where(Attendance.session_id == session.id))
    totals = attendance_totals(map(AttendanceStatus, statuses))
    return {"present": totals.present, "absent": totals.missing, "headcount": session.headcount}
