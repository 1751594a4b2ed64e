"""Appointments that a change of the frame hits: where each goes by the way somebody chose."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from db.queries.subjects import LONGEST_CODE, coded
from db.tables.support import Appointment
from desktop_app.commands.appointment_changes import locked_appointments
from desktop_app.commands.appointment_proposals import Reappointing
from desktop_app.commands.appointment_state import AppointmentState, states_of
from desktop_app.commands.appointments import check_worker
from desktop_app.commands.chosen_repairs import ChosenRepair, check_coming
from desktop_app.commands.session_details import check_spans
from desktop_app.commands.sessions import Seen
from desktop_app.commands.typed_texts import text_typed
from desktop_app.domain.appointments import AppointmentStatus, CancelledBy
from desktop_app.domain.errors import StaleError, WrongStatusError
from desktop_app.domain.frame_changes import FrameChange


def appointment_wishes(
    tx: Session, repairs: Sequence[ChosenRepair], change: FrameChange
) -> list[Reappointing]:
    """Lock the appointments and say where they go; who is away gives up what is cancelled.

    Raises:
        StaleError: one is no longer where the person saw it.
        UnknownCodeError: a code names nothing, or somebody who cannot receive people.
        WrongStatusError: one is not to take place any more.
    """
    ids = {coded(tx, Appointment, one.code).id for one in repairs}
    rows = locked_appointments(tx, sorted(ids))
    states = states_of(tx, rows)
    by = CancelledBy.WORKER if change.concerned.workers else CancelledBy.CENTRE
    chosen = {one.code: one for one in repairs}
    wishes = []
    for row in rows:
        before, repair = states[row.id], chosen[row.code]
        after = repair.appointed(before, str(by))
        _check_repairable(tx, repair, before, after)
        wishes.append(Reappointing(row, before, after))
    return wishes


def _check_repairable(
    tx: Session, repair: ChosenRepair, before: AppointmentState, after: AppointmentState
) -> None:
    if repair.seen != Seen(before.starts, before.ends, before.room):
        raise StaleError(repair.code, ("starts", "ends", "room"))
    if before.status != AppointmentStatus.PLANNED:
        raise WrongStatusError(repair.code, before.status, "move")
    check_spans(tx, [(repair.start, repair.end)])
    text_typed("room", repair.room, LONGEST_CODE)
    check_coming(tx, repair)
    if after.worker != before.worker:
        check_worker(tx, after.worker)
