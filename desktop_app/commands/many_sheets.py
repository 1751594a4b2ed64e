"""Issuing several sheets at once: all of them or none, taken back in one step."""

from dataclasses import dataclass
from functools import partial

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from db.journal import Actor
from db.queries.sheet_facts import AS_USUAL, SheetOptions
from desktop_app.commands.act import Act, Done, Outcome, perform
from desktop_app.commands.sheets import IssueSheet
from desktop_app.domain.changes import Change
from desktop_app.domain.errors import BadInputError


@dataclass(frozen=True, slots=True)
class IssueSheets:
    """Number the sheets of sessions or cycles as they stand now, ready to be printed together."""

    subjects: tuple[str, ...]
    options: SheetOptions = AS_USUAL

    def __call__(self, engine: Engine, actor: Actor) -> Outcome:
        """Issue them in one transaction; the answer names each sheet and its copy, in order.

        Raises:
            UnknownCodeError: neither a session nor a cycle carries one of the codes.
            BadInputError: no code is given, or one twice, or this kind of sheet is not for it.
            WrongStatusError: nobody signs for one of the sessions.
        """
        act = Act("sheet" if len(self.subjects) == 1 else "sheets", self)
        return perform(engine, actor, act, partial(self._work, actor=actor))

    def _work(self, tx: Session, actor: Actor) -> Done:
        if not self.subjects:
            raise BadInputError("subject", "missing")
        if len(set(self.subjects)) < len(self.subjects):
            raise BadInputError("subject", "twice", max(self.subjects, key=self.subjects.count))
        # In the order of their codes, so that two desks never wait for each other.
        issued = {
            code: IssueSheet(code, self.options).within(tx, actor) for code in sorted(self.subjects)
        }
        return Done(
            subject=self.subjects[0],
            edits=[edit for done in issued.values() for edit in done.edits],
            change=Change(subjects=frozenset(self.subjects)),
            answer={"sheets": [{"subject": code, **issued[code].answer} for code in self.subjects]},
        )
