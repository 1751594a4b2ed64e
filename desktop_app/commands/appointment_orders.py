"""The interpreter order of an appointment: wanted for a person, noted, asked of somebody else."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.journal import Actor, Edit
from db.queries.envelopes import envelope_id_for
from db.queries.subjects import coded, next_code
from db.tables.centre import Language
from db.tables.people import Person
from db.tables.sessions import Resource
from db.tables.support import Appointment, InterpreterOrder
from db.tables.workers import Professional
from desktop_app.commands.order_sources import (
    SourceWanted,
    interpreter_coded,
    modes_for,
    order_source,
)
from desktop_app.commands.orders_following import OPEN
from desktop_app.commands.row_edits import add_row, edit_row
from desktop_app.domain.appointments import AppointmentStatus
from desktop_app.domain.errors import UnknownCodeError
from desktop_app.domain.interpreters import OrderStatus, status_after_move
from desktop_app.domain.order_quotes import CENTRE


def language_wanted(tx: Session, asked: SourceWanted, person: Person, worker: str) -> str:
    """The language interpreted: the one asked for, else that of a person who needs it.

    Nobody is refused an appointment because nobody interprets their language in this mode: that
    it is not covered is said. An empty mode asks for nobody.

    Raises:
        UnknownCodeError: a code names no language, or nobody who interprets.
    """
    if asked.language:
        if asked.language not in set(tx.scalars(select(Language.code))):
            raise UnknownCodeError("language", asked.language[:40])
        return asked.language
    own = person.main_language if person.needs_interpreter else ""
    if asked.interpreter:
        spoken = interpreter_coded(tx, asked.interpreter).language_codes
        return own or (person.main_language if person.main_language in spoken else spoken[0])
    wanted = own and asked.mode in modes_for(tx, own) and not _speaks(tx, worker, own)
    return own if wanted else ""


def order_noted(tx: Session, actor: Actor, row: Appointment, wanted: SourceWanted) -> Edit:
    """Note that an interpreter is to be ordered.

    Raises:
        BadInputError: nobody interprets that, or not in that mode.
    """
    order = InterpreterOrder(
        code=next_code(tx, InterpreterOrder, "O"),
        appointment_id=row.id,
        language_code=wanted.language,
        status=str(OrderStatus.TO_ORDER),
        changed_at=actor.at,
        planned_starts=row.starts,
        planned_ends=row.ends,
        payer=CENTRE,
        envelope_id=envelope_id_for(tx, row.starts.date(), CENTRE),
        **order_source(tx, wanted).values,
    )
    return add_row(tx, order, {"status": str(AppointmentStatus.REMOVED)})


def living_order(tx: Session, row: Appointment) -> InterpreterOrder | None:
    """The order of an appointment that goes on, if there is one."""
    return tx.scalars(
        select(InterpreterOrder)
        .where(InterpreterOrder.appointment_id == row.id, InterpreterOrder.status.in_(OPEN))
        .order_by(InterpreterOrder.id)
    ).first()


def asked_of(tx: Session, actor: Actor, order: InterpreterOrder, code: str) -> Edit | None:
    """The order for somebody else than before: whoever was asked is to be asked again."""
    named = interpreter_coded(tx, code)
    values = {
        "interpreter_id": named.id,
        "agency_id": named.agency_id,
        "status": str(status_after_move(OrderStatus(order.status))),
        "told": "",
        "changed_at": actor.at,
    }
    return edit_row(order, values)


def _speaks(tx: Session, worker: str, language: str) -> bool:
    """Whether whoever receives speaks it: a professional; of others nothing is known."""
    known = tx.get(Professional, coded(tx, Resource, worker).id)
    return known is not None and language in known.spoken_languages
