"""Another policy for the school holidays of a cycle that exists: dates skipped, dates put back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from db.journal import Actor, Edit
from db.queries.places import school_holidays
from db.queries.planning import the_centre
from db.queries.subjects import coded
from db.tables.sessions import Cycle, Programme
from desktop_app.commands.act import Act, Done, Outcome, perform
from desktop_app.commands.cycle_numbers import dates_of, renumbered
from desktop_app.commands.cycle_series import Reshaped, led_as_the_nearest, series_dates
from desktop_app.commands.cycles import check_policy, own_policy
from desktop_app.commands.row_edits import edit_row
from desktop_app.commands.row_locks import locked_cycles
from desktop_app.commands.session_changes import change_sessions, findings_of
from desktop_app.commands.session_rows import Rewriting
from desktop_app.commands.session_state import (
    OPTION,
    PLANNED,
    REMOVED,
    SKIPPED,
    SessionState,
    states_of,
)
from desktop_app.commands.sessions import done_to
from desktop_app.domain.cycle_dates import HolidayPolicy
from desktop_app.domain.cycle_policy import PolicyQuestion, policy_edits
from desktop_app.domain.findings import standing_conflicts
from desktop_app.domain.series_edits import DateEdit


@dataclass(frozen=True, slots=True)
class ChangeHolidayPolicy:
    """Make a cycle pause, continue or keep to school holidays from a day on.

    ``policy`` is pause, continue or only. Dates that are not held any more stay as skipped
    ones with their cause; those skipped because of the schools are put back, as an option
    where a conflict stands. Dates that are past, held or cancelled stay as they are.
    """

    cycle: str
    policy: str
    since: date

    def __call__(self, engine: Engine, actor: Actor) -> Outcome:
        """Change it in one transaction, taken back as one.

        Raises:
            BadInputError: the policy is none of the three.
            UnknownCodeError: no cycle carries the code.
        """
        return perform(engine, actor, Act("change_policy", self), partial(self._work, actor=actor))

    def reshaped(self, tx: Session, now: datetime, *, lock: bool = True) -> Reshaped:
        """What it makes of each date of the cycle; raises as the act."""
        check_policy(self.policy)
        cycle = coded(tx, Cycle, self.cycle)
        rows = [row for row in dates_of(tx, cycle.id, lock=lock) if row.status != REMOVED]
        states = states_of(tx, rows)
        question = PolicyQuestion(HolidayPolicy(self.policy), self.since, now)
        holidays = school_holidays(tx, the_centre(tx).school_zone)
        edits = policy_edits(series_dates(tx, rows, states), question, holidays)
        by_code = {row.code: row for row in rows}
        changed = [
            Rewriting(row := by_code[one.before.code], states[row.id], _made(states, row.id, one))
            for one in edits
            if one.untouched is None
        ]
        wishes = renumbered(tx, rows, _options_where_refused(tx, now, changed))
        return Reshaped(edits, tuple(wishes))

    def _work(self, tx: Session, actor: Actor) -> Done:
        changed = self.reshaped(tx, actor.at).changed
        counted = {status: _many(changed, status) for status in (SKIPPED, PLANNED, OPTION)}
        answer = {"cycle": self.cycle, **counted}
        kept = self._kept(tx)
        if not changed:
            return Done(self.cycle, kept, answer=answer, nothing=not kept)
        done = done_to(self.cycle, change_sessions(tx, actor, changed))
        return replace(done, edits=[*done.edits, *kept], answer=answer)

    def _kept(self, tx: Session) -> list[Edit]:
        """What the cycle keeps of it, so that dates planned later follow it too."""
        (cycle,) = locked_cycles(tx, [coded(tx, Cycle, self.cycle).id]).values()
        own = own_policy(self.policy, tx.get_one(Programme, cycle.programme_id))
        edit = edit_row(cycle, {"holiday_policy": own})
        return [] if edit is None else [edit]


def _made(states: Mapping[int, SessionState], number: int, edit: DateEdit) -> SessionState:
    """A date as the policy wants it; one put back is led as the one before it."""
    state, after = states[number], edit.after
    made = replace(state, status=after.status, cause=after.cause, number=after.number)
    others = [other for key, other in states.items() if key != number]
    return led_as_the_nearest(made, others) if after.status == PLANNED else made


def _options_where_refused(
    tx: Session, now: datetime, wishes: Sequence[Rewriting]
) -> list[Rewriting]:
    """The wishes with dates that cannot come back firm as options."""
    back = [one for one in wishes if one.after.status == PLANNED]
    found = findings_of(tx, now, wishes) if back else {}
    refused = {
        one.row.code for one in back if standing_conflicts([*found[one.row.code]], frozenset())
    }
    return [
        replace(one, after=replace(one.after, status=OPTION)) if one.row.code in refused else one
        for one in wishes
    ]


def _many(changed: Sequence[Rewriting], status: str) -> int:
    """How many dates come to a status they had not."""
    return sum(
        one.after.status == status and one.before is not None and one.before.status != status
        for one in changed
    )
