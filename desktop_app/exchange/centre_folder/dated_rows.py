"""Sessions, skipped dates and appointments as rows, with what they hold."""

from desktop_app.domain.appointments import HOLDING
from desktop_app.domain.span import Span
from desktop_app.exchange.centre_folder.agreement import skipped_code
from desktop_app.exchange.centre_folder.booking_rows import BookingRows
from desktop_app.exchange.centre_folder.holdings import Holding, holdings_of
from desktop_app.exchange.centre_folder.programmes import CYCLES
from desktop_app.exchange.centre_folder.reading import FolderReading
from desktop_app.exchange.centre_folder.row_writing import RowWriter
from desktop_app.exchange.centre_folder.sessions import (
    FACILITATOR,
    FIRM,
    HEADCOUNTS,
    PLACE,
    SESSIONS,
    SKIPPED_OCCURRENCES,
    session_span,
)
from desktop_app.exchange.centre_folder.shapes import Values
from desktop_app.exchange.centre_folder.support import APPOINTMENTS, appointment_span


def write_sessions(writer: RowWriter, reading: FolderReading, bookings: BookingRows) -> None:
    """Write the sessions with everything they hold, and the people counted at them."""
    counted = {
        line.values["session_code"]: line.values["people"] for line in reading.lines(HEADCOUNTS)
    }

    def more(values: Values) -> Values:
        span = session_span(values)
        headcount = counted.get(values["session_code"])
        return {"starts": span.start, "ends": span.end, "headcount": headcount}

    lines = reading.lines(SESSIONS)
    for number, line in zip(writer.write(SESSIONS, lines, more), lines, strict=True):
        firm = line.values["status"] in FIRM
        bookings.add({"session_id": number}, holdings_of(SESSIONS, line.values), firm=firm)


def write_skipped(writer: RowWriter, reading: FolderReading, bookings: BookingRows) -> None:
    """Write the dates that did not take place as the sessions they would have been.

    They keep the place and the people of their cycle without holding them, so that a date can
    be put back.
    """
    cycles = {line.values["cycle_code"]: line.values for line in reading.lines(CYCLES)}
    numbers = writer.numbers

    def more(values: Values) -> Values:
        cycle = cycles[values["cycle_code"]]
        span = _span_of(cycle, values)
        return {
            "code": skipped_code(values),
            "programme_id": numbers.number(("programmes",), cycle["programme_code"]),
            "room_id": numbers.resources[cycle["room_code"]],
            "interpreter_language": cycle["interpreter_language"],
            "starts": span.start,
            "ends": span.end,
        }

    lines = reading.lines(SKIPPED_OCCURRENCES)
    for number, line in zip(writer.write(SKIPPED_OCCURRENCES, lines, more), lines, strict=True):
        holdings = _usual_holdings(cycles[line.values["cycle_code"]], line.values)
        bookings.add({"session_id": number}, holdings, firm=False)


def write_appointments(writer: RowWriter, reading: FolderReading, bookings: BookingRows) -> None:
    """Write the appointments with their room, their worker and their interpreters."""

    def more(values: Values) -> Values:
        span = appointment_span(values)
        return {"starts": span.start, "ends": span.end}

    lines = reading.lines(APPOINTMENTS)
    for number, line in zip(writer.write(APPOINTMENTS, lines, more), lines, strict=True):
        firm = line.values["status"] in HOLDING
        holdings = holdings_of(APPOINTMENTS, line.values)
        bookings.add({"appointment_id": number}, holdings, firm=firm)


def _span_of(cycle: Values, values: Values) -> Span:
    return Span.on(values["date"], cycle["start_time"], cycle["end_time"])


def _usual_holdings(cycle: Values, values: Values) -> list[Holding]:
    span = _span_of(cycle, values)
    return [
        Holding(cycle["room_code"], PLACE, span, ""),
        *(Holding(code, FACILITATOR, span, "") for code in cycle["facilitator_codes"]),
    ]
