"""Issuing a sheet: a number, a version, a frozen snapshot."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from db.access_log import AccessAct, write_access
from db.journal import Actor, Edit
from db.queries.planning import the_centre
from db.queries.sheet_facts import AS_USUAL, SheetOptions, cycle_sheet_facts, session_sheet_facts
from db.queries.slips import slip_facts, slip_order
from db.queries.subjects import reserve, session_or_cycle
from db.tables.paper import Sheet, SheetPrint
from db.tables.sessions import WorkshopSession
from desktop_app.commands.act import Act, Done, Outcome, perform
from desktop_app.commands.row_edits import add_row, describe_row
from desktop_app.documents.attendance_sheet import settled_facts
from desktop_app.domain.changes import Change
from desktop_app.domain.errors import BadInputError, WrongStatusError
from desktop_app.domain.sheets.facts import SheetFacts, Stamp, Variant
from desktop_app.domain.sheets.half_days import has_two_half_days
from desktop_app.domain.sheets.numbers import NumberedKind, sheet_number
from desktop_app.domain.sheets.signers import SIGNED
from desktop_app.domain.sheets.snapshot import digest_of, from_json, to_json
from desktop_app.domain.span import Span

Delivery = Callable[[SheetFacts, Stamp], None]
"""Makes the paper of an issued sheet; called again when the act is tried again."""


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What is to be printed, and of what: exactly one id is set."""

    kind: NumberedKind
    facts: SheetFacts
    session_id: int | None = None
    cycle_id: int | None = None
    order_id: int | None = None

    @property
    def digest(self) -> str:
        """Equal digests mean the same paper."""
        return digest_of(self.facts)


@dataclass(frozen=True, slots=True)
class IssueSheet:
    """Number the sheet of a session or a cycle as it stands now, ready to be printed.

    The same facts printed again keep their number and become a duplicate; facts that have
    changed make the next version, and the former stays readable.
    """

    subject: str
    options: SheetOptions = AS_USUAL

    def __call__(self, engine: Engine, actor: Actor) -> Outcome:
        """Issue it in one transaction; the answer names the sheet and the copy.

        Raises:
            UnknownCodeError: neither a session nor a cycle carries the code.
            BadInputError: this kind of sheet is not for this subject.
            WrongStatusError: nobody signs for this session: option, cancelled or skipped.
        """
        return perform(engine, actor, Act("sheet", self), partial(self.within, actor=actor))

    def delivered(self, engine: Engine, actor: Actor, deliver: Delivery) -> Outcome:
        """Issue it together with its paper: what ``deliver`` cannot make was never issued.

        Raises:
            UnknownCodeError: neither a session nor a cycle carries the code.
            BadInputError: this kind of sheet is not for this subject.
            WrongStatusError: nobody signs for this session: option, cancelled or skipped.
        """

        def work(tx: Session) -> Done:
            done = self.within(tx, actor)
            sheet = tx.get_one(Sheet, done.answer["sheet"])
            stamp = Stamp(sheet.number, sheet.edition, actor.at, done.answer["copy"])
            deliver(from_json(sheet.snapshot), stamp)
            return done

        return perform(engine, actor, Act("sheet", self), work)

    def within(self, tx: Session, actor: Actor) -> Done:
        """Issue it inside a transaction of the caller, without a journal entry of its own.

        Raises:
            UnknownCodeError: neither a session nor a cycle carries the code.
            BadInputError: this kind of sheet is not for this subject.
            WrongStatusError: nobody signs for this session: option, cancelled or skipped.
        """
        wanted = self._wanted(tx)
        latest = _latest(tx, wanted)
        edits: list[Edit] = []
        if latest is not None and latest.digest == wanted.digest:
            sheet = latest
        else:
            sheet = _next_version(tx, wanted, actor)
            edits.append(add_row(tx, sheet, {"status": "void"}))
        is_new_version = bool(edits)
        printed = _printed(tx, sheet, actor)
        # A print that is taken back is counted no more; the access log keeps that it was made.
        edits.append(describe_row(tx, printed))
        write_access(tx, actor, AccessAct.PRINT, sheet.number)
        return Done(
            subject=self.subject,
            edits=edits,
            change=Change(subjects=frozenset({self.subject})),
            answer={
                "sheet": sheet.id,
                "number": sheet.number,
                "version": sheet.edition,
                "copy": printed.copy,
                "out_of_date_before": is_new_version and latest is not None,
            },
        )

    def _wanted(self, tx: Session) -> _Wanted:
        session, cycle = session_or_cycle(tx, self.subject, lock=True)
        variant = self.options.variant
        _check_signed(session)
        if variant is Variant.INTERPRETER_SLIP:
            order = slip_order(tx, session)
            if order is None:
                raise BadInputError("variant", "no_interpreter_order", self.subject)
            facts = slip_facts(tx, order)
            return _Wanted(NumberedKind.SLIP, facts, order_id=order.id)
        if variant is Variant.EMERGENCY_BLANK:
            raise BadInputError("variant", "no_number", str(variant))
        if cycle is not None:
            if variant is not None and not variant.is_grid:
                raise BadInputError("variant", "not_for_a_cycle", str(variant))
            return _Wanted(
                NumberedKind.CYCLE, cycle_sheet_facts(tx, cycle, self.options), cycle_id=cycle.id
            )
        if session is None:
            raise BadInputError("subject", "unknown", self.subject)
        if variant is not None and variant.is_grid:
            raise BadInputError("variant", "not_for_a_session", str(variant))
        _check_half_days(session, variant)
        facts = settled_facts(session_sheet_facts(tx, session, self.options))
        return _Wanted(NumberedKind.SESSION, facts, session_id=session.id)


def _check_signed(session: WorkshopSession | None) -> None:
    if session is not None and session.status not in SIGNED:
        raise WrongStatusError(session.code, session.status, "sheet")


def _check_half_days(session: WorkshopSession, variant: Variant | None) -> None:
    span = Span(session.starts, session.ends)
    if variant is Variant.HALF_DAYS and not has_two_half_days(span):
        raise BadInputError("variant", "not_two_half_days", session.code)


def _latest(tx: Session, wanted: _Wanted) -> Sheet | None:
    """The last version printed of this subject in this variant."""
    return tx.scalars(
        select(Sheet)
        .where(
            Sheet.session_id.is_not_distinct_from(wanted.session_id),
            Sheet.cycle_id.is_not_distinct_from(wanted.cycle_id),
            Sheet.order_id.is_not_distinct_from(wanted.order_id),
            Sheet.variant == str(wanted.facts.variant),
            Sheet.status != "void",
        )
        .order_by(Sheet.edition.desc())
        .limit(1)
    ).one_or_none()


def _next_version(tx: Session, wanted: _Wanted, actor: Actor) -> Sheet:
    serial, edition = _serial(tx, wanted), 1
    if serial is None:
        serial = _new_serial(tx, wanted.kind)
    else:
        edition = 1 + (
            tx.scalar(
                select(func.max(Sheet.edition)).where(
                    Sheet.kind == int(wanted.kind), Sheet.serial == serial
                )
            )
            or 0
        )
    return Sheet(
        kind=int(wanted.kind),
        serial=serial,
        edition=edition,
        session_id=wanted.session_id,
        cycle_id=wanted.cycle_id,
        order_id=wanted.order_id,
        variant=str(wanted.facts.variant),
        number=sheet_number(the_centre(tx).identifier, wanted.kind, serial, edition),
        snapshot=to_json(wanted.facts),
        digest=wanted.digest,
        issued_at=actor.at,
        status="printed",
    )


def _serial(tx: Session, wanted: _Wanted) -> int | None:
    """The serial this session, cycle or order already has: it keeps it for ever."""
    return tx.scalar(
        select(Sheet.serial)
        .where(
            Sheet.kind == int(wanted.kind),
            Sheet.session_id.is_not_distinct_from(wanted.session_id),
            Sheet.cycle_id.is_not_distinct_from(wanted.cycle_id),
            Sheet.order_id.is_not_distinct_from(wanted.order_id),
        )
        .limit(1)
    )


def _new_serial(tx: Session, kind: NumberedKind) -> int:
    reserve(tx, f"sheet {int(kind)}")
    highest = tx.scalar(select(func.max(Sheet.serial)).where(Sheet.kind == int(kind))) or 0
    return max(highest, the_centre(tx).sheet_epoch) + 1


def _printed(tx: Session, sheet: Sheet, actor: Actor) -> SheetPrint:
    tx.flush()
    copies = tx.scalar(select(func.max(SheetPrint.copy)).where(SheetPrint.sheet_id == sheet.id))
    copy = (copies or 0) + 1
    return SheetPrint(sheet_id=sheet.id, copy=copy, printed_at=actor.at, desk=actor.desk)
