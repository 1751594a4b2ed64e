"""A cycle with every date and its cause, for programs and for people."""

from desktop_app.cli.answers import aligned, moment_code
from desktop_app.cli.contents import _
from desktop_app.cli.session_rows import (
    counts_said,
    notes,
    session_fields,
    workers_said,
)
from desktop_app.readings.sessions import CycleDate, CycleReading
from desktop_app.wording import Words
from desktop_app.wording.holidays import public_holiday_text
from desktop_app.wording.moments import hours_noted
from desktop_app.wording.names import Names
from desktop_app.wording.sheets import cause_of_skip

SKIPPED = "skipped"
HEADS = (
    _("No."),
    _("Date"),
    _("Week"),
    _("Time"),
    _("Code"),
    _("Room"),
    _("Enrolled"),
    _("To know"),
)


def cycle_document(cycle: CycleReading, words: Words) -> dict[str, object]:
    """A cycle as programs read it: a date left out has no number, a cause and its label."""
    return {
        "cycle": cycle.code,
        "created": True,
        "title": cycle.title,
        "sessions": [session_fields(one.line, words) for one in cycle.dates],
        "appointments": [],
        "closures": [],
        "orders": [],
        "dates": [_date_fields(one, words) for one in cycle.dates],
    }


def cycle_lines(cycle: CycleReading, words: Words, names: Names) -> list[str]:
    """A cycle as people read it, date by date."""
    rows = [_date_row(one, words, names) for one in cycle.dates]
    heading = f"{cycle.code}  {cycle.title}"
    heads = tuple(map(words._, HEADS))
    return [heading, "", *aligned([heads, *rows])] if rows else [heading]


def _date_fields(one: CycleDate, words: Words) -> dict[str, object]:
    line = one.line
    return {
        "session": line.code,
        "number": line.number,
        "date": line.span.day.isoformat(),
        "start": moment_code(line.span.start),
        "end": moment_code(line.span.end),
        "room": line.room,
        "with": [worker.code for worker in line.workers],
        "status": line.status,
        "cause": line.cause or None,
        "label": _label(one, words) or None,
        "findings": [],
        "repairs": [],
    }


def _date_row(one: CycleDate, words: Words, names: Names) -> tuple[str, ...]:
    line = one.line
    day = line.span.day
    week = words._("week {week}").format(week=day.isocalendar().week)
    if line.status == SKIPPED:
        cause = cause_of_skip(words, line.cause)
        label = _label(one, words)
        said = f"{cause} ({label})" if label else cause
        return ("–", words.short_day_with_year(day), week, "", line.code, "", "", said)
    return (
        str(line.number or ""),
        words.short_day_with_year(day),
        week,
        hours_noted(words, line.span),
        line.code,
        line.room,
        counts_said(line),
        ", ".join(
            [
                workers_said(line, words, names),
                *notes(line, words, names),
                *filter(None, [line.reason]),
            ]
        ),
    )


def _label(one: CycleDate, words: Words) -> str:
    if one.holiday:
        return public_holiday_text(words, one.holiday)
    return words.of(one.label)
