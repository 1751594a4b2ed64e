"""A day, for programs and for people."""

from datetime import datetime
from itertools import groupby

from desktop_app.cli.answers import aligned, moment_code
from desktop_app.cli.session_rows import order_fields, session_fields, session_row
from desktop_app.readings.day import AppointmentLine, ClosureLine, DayReading
from desktop_app.readings.orders import LIVING, OrderLine
from desktop_app.readings.session_lines import SessionLine
from desktop_app.wording import Words
from desktop_app.wording.holidays import public_holiday_text
from desktop_app.wording.moments import day_and_week, hours_noted, span_said
from desktop_app.wording.names import Names, capitalised, language_said, named
from desktop_app.wording.orders import cancelling_said
from desktop_app.wording.statuses import order_status_text


def day_document(day: DayReading, words: Words) -> dict[str, object]:
    """A day as programs read it."""
    return {
        "date": day.day.isoformat(),
        "week": day.day.isocalendar().week,
        "sessions": [session_fields(line, words) for line in day.sessions],
        "appointments": [_appointment_fields(line) for line in day.appointments],
        "closures": [_closure_fields(line, words) for line in day.closures],
        "orders": [order_fields(line) for line in day.orders],
    }


def day_lines(day: DayReading, words: Words, names: Names, now: datetime) -> list[str]:
    """A day as people read it at ``now``: site by site, then what is around."""
    lines = [capitalised(day_and_week(words, day.day))]
    for site, sessions in groupby(sorted(day.sessions, key=_site), key=_site):
        rows = [session_row(line, words, names) for line in sessions]
        lines += ["", named(words, site, names), *_indented(rows)]
    if not day.sessions:
        lines += ["", words._("Nothing planned that day.")]
    sections = (
        (words._("Appointments"), [_appointment_row(one, words) for one in day.appointments]),
        (words._("Closures"), [_closure_row(one, words, names) for one in day.closures]),
        (words._("Interpreter orders"), [_order_row(one, words, names, now) for one in day.orders]),
    )
    for heading, rows_of_section in sections:
        if rows_of_section:
            lines += ["", heading, *_indented(rows_of_section)]
    return lines


def _indented(rows: list[tuple[str, ...]]) -> list[str]:
    return [f"  {line}" for line in aligned(rows)]


def _site(line: SessionLine) -> str:
    return line.site


def _appointment_fields(line: AppointmentLine) -> dict[str, object]:
    return {
        "appointment": line.code,
        "kind": line.kind,
        "start": moment_code(line.span.start),
        "end": moment_code(line.span.end),
        "site": line.site,
        "room": line.room,
        "with": [line.worker],
        "person": line.person,
        "status": line.status,
    }


def _appointment_row(line: AppointmentLine, words: Words) -> tuple[str, ...]:
    kinds = {"boussole": "Boussole", "mediation": words._("Mediation")}
    return (
        hours_noted(words, line.span),
        line.room,
        kinds.get(line.kind, line.kind),
        line.code,
        line.worker,
    )


def _closure_fields(line: ClosureLine, words: Words) -> dict[str, object]:
    return {
        "closure": line.code or None,
        "kind": line.kind,
        "site": line.site,
        "room": line.room or None,
        "start": moment_code(line.span.start),
        "end": moment_code(line.span.end),
        "reason": _reason(line, words),
    }


def _closure_row(line: ClosureLine, words: Words, names: Names) -> tuple[str, ...]:
    place = named(words, line.site, names)
    if line.room:
        place = f"{place}, {named(words, line.room, names)} ({line.room})"
    return (
        place,
        span_said(words, line.span),
        _reason(line, words),
    )


def _reason(line: ClosureLine, words: Words) -> str:
    if line.kind == "public_holiday":
        return public_holiday_text(words, line.reason)
    return line.reason


def _order_row(line: OrderLine, words: Words, names: Names, now: datetime) -> tuple[str, ...]:
    ahead = line.status in LIVING and line.span.start > now
    return (
        hours_noted(words, line.span),
        line.session or line.appointment,
        capitalised(language_said(words, line.language, names)),
        line.interpreter or line.agency,
        order_status_text(words, line.status),
        cancelling_said(words, line.cancel_by, line.fee_cents(now)) if ahead else "",
    )
