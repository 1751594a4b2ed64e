"""A day, for programs and for people."""

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby
from operator import itemgetter

from desktop_app.cli.answers import aligned, moment_code
from desktop_app.cli.contents import _
from desktop_app.cli.session_rows import (
    SESSION_HEADS,
    order_fields,
    session_fields,
    session_row,
    with_code,
)
from desktop_app.readings.appointments import AppointmentLine
from desktop_app.readings.day import ClosureLine, DayReading
from desktop_app.readings.orders import LIVING, OrderLine
from desktop_app.readings.session_lines import SessionLine
from desktop_app.wording import Words
from desktop_app.wording.holidays import public_holiday_text
from desktop_app.wording.moments import day_and_week, hours_noted, span_said
from desktop_app.wording.names import Names, capitalised, language_said, named
from desktop_app.wording.orders import cancelling_said
from desktop_app.wording.statuses import appointment_kind_text, order_status_text

APPOINTMENT_HEADS = (_("Time"), _("Room"), _("Kind"), _("Code"), _("With"))
CLOSURE_HEADS = (_("Where"), _("When"), _("Reason"))
ORDER_HEADS = (_("Time"), _("For"), _("Language"), _("Interpreter"), _("Status"), _("Cancelling"))


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
    lines = [capitalised(day_and_week(words, day.day)), "", *_session_lines(day, words, names)]
    appointments = [_appointment_row(one, words, names) for one in day.appointments]
    closures = [_closure_row(one, words, names) for one in day.closures]
    orders = [_order_row(one, words, names, now) for one in day.orders]
    sections = (
        (words._("Appointments"), APPOINTMENT_HEADS, appointments),
        (words._("Closures"), CLOSURE_HEADS, closures),
        (words._("Interpreter orders"), ORDER_HEADS, orders),
    )
    for title, heads, rows in sections:
        if rows:
            lines += ["", title, *_table(heads, rows, words)]
    return lines


def _session_lines(day: DayReading, words: Words, names: Names) -> list[str]:
    """Site after site, all in the same columns."""
    if not day.sessions:
        return [words._("Nothing planned that day.")]
    sessions = sorted(day.sessions, key=_site)
    rows = [session_row(line, words, names) for line in sessions]
    heads, *said = _table(SESSION_HEADS, rows, words)
    lines = [heads]
    together = zip(map(_site, sessions), said, strict=True)
    for site, of_site in groupby(together, key=itemgetter(0)):
        lines += ["", named(words, site, names), *(line for _site_code, line in of_site)]
    return lines


def _table(heads: Sequence[str], rows: list[tuple[str, ...]], words: Words) -> list[str]:
    return [f"  {line}" for line in aligned([tuple(map(words._, heads)), *rows])]


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


def _appointment_row(line: AppointmentLine, words: Words, names: Names) -> tuple[str, ...]:
    return (
        hours_noted(words, line.span),
        line.room,
        appointment_kind_text(words, line.kind),
        line.code,
        with_code(words, line.worker, names),
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
        with_code(words, line.interpreter, names) if line.interpreter else line.agency,
        order_status_text(words, line.status),
        cancelling_said(words, line.cancel_by, line.fee_cents(now)) if ahead else "",
    )
