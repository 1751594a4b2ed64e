"""The turn of those who wait: passed to the next with its reason (interface.md 5.4)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from db.journal import Actor, Edit
from db.queries.subjects import coded
from db.tables.people import Enrolment, Person
from desktop_app.commands.act import Act, Done, Outcome, perform
from desktop_app.commands.enrolment_rows import Place, done_with, open_subject
from desktop_app.commands.row_edits import edit_row
from desktop_app.commands.waiting_lists import WAITING, as_waiting, closed_up, waiting_rows
from desktop_app.domain.enrolment import PassedReason
from desktop_app.domain.errors import BadInputError, NotEnrolledError


@dataclass(frozen=True, slots=True)
class PassOver:
    """Pass the turn of a person who waits, with those of the household, to the next.

    They wait behind everybody from now on; whoever gave up waits no more, and never returns by
    itself. The reason is kept in the journal, as a code, with the place it was given for.
    """

    subject: str
    person: str
    reason: str

    def __call__(self, engine: Engine, actor: Actor) -> Outcome:
        """Pass the turn in one transaction.

        Raises:
            BadInputError: the reason is none of `PassedReason`.
            NotEnrolledError: the person does not wait for this session or cycle itself.
            WrongStatusError: the session is cancelled or skipped.
        """
        return perform(engine, actor, Act("pass_over", self), self._work)

    def _work(self, tx: Session) -> Done:
        if self.reason not in set(PassedReason):
            raise BadInputError("reason", "unknown", self.reason)
        reason = PassedReason(self.reason)
        subject = open_subject(tx, self.subject, "promote")
        rows = waiting_rows(tx, subject.session, subject.cycle)
        person = coded(tx, Person, self.person)
        listed = as_waiting(tx, rows)
        if person.code not in listed:
            raise NotEnrolledError(subject.code, person.code)
        household = listed[person.code][1].household
        party = {
            code: row
            for code, (row, place) in listed.items()
            if code == person.code or (household and place.household == household)
        }
        edits = _passed(tx, rows, list(party.values()), reason)
        tx.flush()
        left = reason is PassedReason.GAVE_UP
        rank = None if left else listed[person.code][0].rank
        done = done_with(tx, subject, edits, Place("withdrawn" if left else WAITING, rank))
        return replace(done, answer={**done.answer, "people": sorted(party), "reason": str(reason)})


def _passed(
    tx: Session, rows: Sequence[Enrolment], party: Sequence[Enrolment], reason: PassedReason
) -> list[Edit | None]:
    others = [row for row in rows if row not in party]
    if reason is not PassedReason.GAVE_UP:
        return [*closed_up([*others, *party])]
    edits = [edit_row(row, {"status": "withdrawn", "rank": None}) for row in party]
    tx.flush()
    return [*edits, *closed_up(others)]
