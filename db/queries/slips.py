"""The interpreter's slip: what the agency invoices from."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.queries.planning import the_centre
from db.queries.sheet_places import places_on_paper
from db.queries.sheet_signers import interpreter_name
from db.tables.centre import Centre, Language
from db.tables.sessions import Programme, WorkshopSession
from db.tables.support import Appointment, InterpreterOrder
from db.tables.workers import Agency
from desktop_app.domain.bilingual import Bilingual
from desktop_app.domain.sheets.facts import (
    CentreFacts,
    DateFacts,
    PlaceFacts,
    SheetFacts,
    SlipFacts,
    Variant,
)
from desktop_app.domain.span import Span
from desktop_app.wording import words_in

_USELESS = ("removed", "cancelled_free", "cancelled_with_fee", "refused")


def is_of_use(order: InterpreterOrder) -> bool:
    """Whether the slip of an order is still for somebody who comes."""
    return order.status not in _USELESS


def slip_order(tx: Session, session: WorkshopSession | None) -> InterpreterOrder | None:
    """The order a session's slip is for: the latest that still stands."""
    if session is None:
        return None
    return tx.scalars(
        select(InterpreterOrder)
        .where(InterpreterOrder.session_id == session.id, InterpreterOrder.status.not_in(_USELESS))
        .order_by(InterpreterOrder.id.desc())
        .limit(1)
    ).one_or_none()


def slip_facts(tx: Session, order: InterpreterOrder) -> SheetFacts:
    """The snapshot of an order's slip: never the person's name, never the motive."""
    centre = the_centre(tx)
    words = words_in(centre.default_language)
    agency = tx.get(Agency, order.agency_id) if order.agency_id else None
    language = tx.scalars(
        select(Language).where(Language.code == order.language_code)
    ).one_or_none()
    said = Bilingual(language.name_fr, language.name_en) if language is not None else Bilingual("")
    return SheetFacts(
        variant=Variant.INTERPRETER_SLIP,
        language=words.language,
        centre=_centre(centre),
        title=_title(tx, order),
        place=_place(tx, order),
        dates=(DateFacts(Span(order.planned_starts, order.planned_ends)),),
        slip=SlipFacts(
            agency=agency.name if agency is not None else "",
            order=order.code,
            interpreter=interpreter_name(tx, order.interpreter_id),
            language=words.of(said) or order.language_code,
            mode=order.mode,
            individual=order.appointment_id is not None,
        ),
    )


def _centre(centre: Centre) -> CentreFacts:
    english = centre.default_language == "en"
    return CentreFacts(centre.name_en if english else centre.name_fr, centre.contact)


def _title(tx: Session, order: InterpreterOrder) -> str:
    session = tx.get(WorkshopSession, order.session_id) if order.session_id else None
    if session is None or session.programme_id is None:
        return ""
    return tx.get_one(Programme, session.programme_id).neutral_title_fr


def _place(tx: Session, order: InterpreterOrder) -> PlaceFacts:
    holder = (
        tx.get_one(WorkshopSession, order.session_id)
        if order.session_id is not None
        else tx.get_one(Appointment, order.appointment_id)
    )
    return places_on_paper(tx).on_sheet(holder.room_id, order.planned_starts.date())
