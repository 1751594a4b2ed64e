"""The before-after table of an act on a cycle: every date, what it becomes, what is found there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from db.engine import reading
from db.tables.sessions import WorkshopSession
from desktop_app.commands.cycle_series import Reshaped
from desktop_app.commands.session_changes import findings_of
from desktop_app.commands.session_rows import Rewriting
from desktop_app.commands.session_state import SessionState, states_of
from desktop_app.domain.findings import Finding
from desktop_app.domain.series_edits import DateEdit, Untouched


class SeriesAct(Protocol):
    """An act on dates of a cycle that can say what it would do."""

    def reshaped(self, tx: Session, now: datetime, *, lock: bool = True) -> Reshaped:
        """What it makes of each date; ``lock`` keeps other desks off them meanwhile."""


@dataclass(frozen=True, slots=True)
class DatePreview:
    """One line of a before-after table; before and after are equal where nothing changes.

    Nothing is ``before`` a date that is added.
    """

    code: str
    before: SessionState | None
    after: SessionState
    findings: tuple[Finding, ...] = ()
    untouched: Untouched | None = None
    own: frozenset[str] = frozenset()


def series_preview(engine: Engine, act: SeriesAct, now: datetime) -> tuple[DatePreview, ...]:
    """Say what an act would make of every date of a cycle; nothing is written.

    Of an act on one date alone, the dates that change are all there is to say.

    Raises:
        BadInputError, UnknownCodeError, WrongStatusError: as the act itself.
    """
    with reading(engine) as tx:
        reshaped = act.reshaped(tx, now, lock=False)
        found = findings_of(tx, now, reshaped.changed)
        rows = {one.row.code: one for one in reshaped.changed}
        codes = [edit.before.code for edit in reshaped.edits if edit.before.code not in rows]
        others = tx.scalars(select(WorkshopSession).where(WorkshopSession.code.in_(codes))).all()
        states = states_of(tx, others)
        still = {row.code: states[row.id] for row in others}
    known = {edit.before.code for edit in reshaped.edits}
    beside = [one for one in reshaped.changed if one.row.code not in known]
    return (
        *(_previewed(edit, rows.get(edit.before.code), found, still) for edit in reshaped.edits),
        *(_changed(one, found) for one in sorted(beside, key=lambda one: one.after.starts)),
    )


def _changed(wish: Rewriting, found: Mapping[str, Sequence[Finding]]) -> DatePreview:
    """A date that an act on one date changes: that one, or one that is numbered again."""
    code = wish.row.code
    return DatePreview(code, wish.before, wish.after, tuple(found.get(code, ())))


def _previewed(
    edit: DateEdit,
    wish: Rewriting | None,
    found: Mapping[str, Sequence[Finding]],
    still: Mapping[str, SessionState],
) -> DatePreview:
    code = edit.before.code
    if wish is None:
        return DatePreview(code, still[code], still[code], untouched=edit.untouched, own=edit.own)
    findings = tuple(found.get(code, ()))
    return DatePreview(code, wish.before, wish.after, findings, edit.untouched, edit.own)
