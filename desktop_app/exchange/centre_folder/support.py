"""Files of individual support and of interpreting: appointments, requests, orders, envelopes."""

from collections.abc import Iterable
from datetime import datetime

from db.tables.support import Appointment, FundingEnvelope, InterpreterOrder, MediationRequest
from desktop_app.domain.appointments import AppointmentKind, AppointmentStatus, CancelledBy
from desktop_app.domain.interpreters import OrderStatus
from desktop_app.domain.mediation import MediationChannel, MediationOutcome, MediationStatus
from desktop_app.domain.span import Span
from desktop_app.exchange.centre_folder.refusals import Reason, RefusedCellError
from desktop_app.exchange.centre_folder.shapes import (
    FileShape,
    Values,
    after,
    blank,
    extra,
    lists,
    needed,
    one_of_two,
    ordered,
    refers,
)
from desktop_app.exchange.centre_folder.values import (
    Choice,
    Clock,
    Code,
    Day,
    Flag,
    Many,
    Moment,
    Text,
    Whole,
)
from desktop_app.exchange.centre_folder.workers import MODES, WORKERS

APPOINTMENT_STATUSES = tuple(
    str(one) for one in AppointmentStatus if one is not AppointmentStatus.REMOVED
)
MEDIATION_STATUSES = tuple(
    str(one) for one in MediationStatus if one is not MediationStatus.REMOVED
)
CENTS = Whole(0, 100_000_000)
PAYERS = ("centre", "other")


def appointment_times(values: Values) -> tuple[datetime, datetime]:
    """Start and end of an appointment of the file, whatever their order."""
    last = values["end_date"] or values["date"]
    return (
        datetime.combine(values["date"], values["start_time"]),
        datetime.combine(last, values["end_time"]),
    )


def appointment_span(values: Values) -> Span:
    """When an appointment of the file takes place.

    Raises:
        ValueError: it ends before it starts.
    """
    return Span(*appointment_times(values))


def _actual_hours(values: Values) -> Iterable[RefusedCellError]:
    return after("actual_start", "actual_end")(values)


def _only_when_cancelled(values: Values) -> Iterable[RefusedCellError]:
    if values["cancelled_by"] and values["status"] != AppointmentStatus.CANCELLED:
        yield RefusedCellError(Reason.DISAGREES, "cancelled_by", expected="")


def _outcome_when_closed(values: Values) -> Iterable[RefusedCellError]:
    if values["outcome"] and values["status"] != MediationStatus.CLOSED:
        yield RefusedCellError(Reason.DISAGREES, "outcome", expected="")


APPOINTMENTS = FileShape(
    "appointments",
    (
        needed("appointment_code", Code(), "code"),
        needed("kind", Choice(tuple(AppointmentKind))),
        refers("participant_code", "participants", attribute="person_id"),
        refers("worker_code", *WORKERS, attribute="worker_id"),
        refers("room_code", "rooms", attribute="room_id"),
        needed("date", Day(), None),
        needed("start_time", Clock(), None),
        needed("end_time", Clock(), None),
        lists("interpreter_codes", "interpreters", attribute=None),
        needed("status", Choice(APPOINTMENT_STATUSES)),
        extra("end_date", Day(), attribute=None),
        extra("cancelled_by", Choice(tuple(CancelledBy)), ""),
        extra("kept", Many(Code()), ()),
        extra("kept_reason", Text(500), ""),
    ),
    code="appointment_code",
    table=Appointment,
    checks=(_only_when_cancelled,),
)
MEDIATION_REQUESTS = FileShape(
    "mediation_requests",
    (
        needed("request_code", Code(), "code"),
        refers("participant_code", "participants", attribute="person_id"),
        needed("received_on", Day()),
        needed("channel", Choice(tuple(MediationChannel))),
        lists("motive_codes", "mediation_motives", required=True),
        blank("language_code", Code(), ""),
        refers("mediator_code", *WORKERS, attribute="mediator_id", required=False),
        needed("status", Choice(MEDIATION_STATUSES)),
        blank("outcome", Choice(tuple(MediationOutcome)), ""),
        blank("next_on", Day()),
        blank("closed_on", Day()),
    ),
    code="request_code",
    table=MediationRequest,
    checks=(ordered("received_on", "closed_on"), _outcome_when_closed),
)
FUNDING_ENVELOPES = FileShape(
    "funding_envelopes",
    (
        needed("envelope_code", Code(), "code"),
        needed("label", Text()),
        needed("first_day", Day()),
        needed("last_day", Day()),
        needed("amount_cents", Whole(0, 100_000_000_000)),
        extra("minutes", Whole(0, 10_000_000)),
    ),
    code="envelope_code",
    table=FundingEnvelope,
    checks=(ordered("first_day", "last_day"),),
)
INTERPRETER_ORDERS = FileShape(
    "interpreter_orders",
    (
        needed("order_code", Code(), "code"),
        refers("session_code", "sessions", attribute="session_id", required=False),
        refers("appointment_code", "appointments", attribute="appointment_id", required=False),
        needed("language_code", Code()).referring("languages", by_number=False),
        needed("mode", Choice(MODES)),
        refers("agency_code", "interpreter_agencies", attribute="agency_id", required=False),
        refers("interpreter_code", "interpreters", attribute="interpreter_id", required=False),
        needed("status", Choice(tuple(str(status) for status in OrderStatus))),
        blank("told", Text(500), ""),
        needed("changed_at", Moment()),
        needed("planned_start", Moment(), "planned_starts"),
        needed("planned_end", Moment(), "planned_ends"),
        blank("actual_start", Moment(), attribute="actual_starts"),
        blank("actual_end", Moment(), attribute="actual_ends"),
        blank("billed_minutes", Whole(0, 100_000)),
        blank("cost_cents", CENTS),
        refers("envelope_code", "funding_envelopes", attribute="envelope_id", required=False),
        extra("urgent", Flag(), False),
        extra("reason", Text(500), ""),
        extra("payer", Choice(PAYERS), "centre"),
    ),
    code="order_code",
    table=InterpreterOrder,
    checks=(
        one_of_two("session_code", "appointment_code"),
        after("planned_start", "planned_end"),
        _actual_hours,
    ),
)
