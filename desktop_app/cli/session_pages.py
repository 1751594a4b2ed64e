"""One session with everybody in it, for programs and for people."""

from desktop_app.cli.answers import aligned
from desktop_app.cli.session_rows import (
    counts_said,
    notes,
    order_fields,
    session_fields,
    title_and_number,
    workers_said,
)
from desktop_app.readings.sessions import PersonLine, SessionReading
from desktop_app.wording import Words
from desktop_app.wording.findings import kept_name, kept_text
from desktop_app.wording.history import need_text
from desktop_app.wording.moments import day_and_week, hours_said
from desktop_app.wording.names import Names, capitalised, named
from desktop_app.wording.statuses import attendance_status_text, enrolment_status_text


def session_document(session: SessionReading, words: Words) -> dict[str, object]:
    """A session as programs read it; people by code."""
    return {
        "sessions": [session_fields(session.line, words)],
        "appointments": [],
        "closures": [],
        "orders": [order_fields(line) for line in session.orders],
        "people": [
            {
                "line": one.line,
                "code": one.code,
                "status": one.status,
                "enrolment": one.enrolment or None,
                "rank": one.rank,
                "attendance": one.attendance or None,
            }
            for one in session.people
        ],
    }


def session_lines_said(session: SessionReading, words: Words, names: Names) -> list[str]:
    """A session as people read it; participants by code, in the order of the paper."""
    line = session.line
    lines = [
        f"{line.code}  {title_and_number(line, words)}",
        capitalised(f"{day_and_week(words, line.span.day)}, {hours_said(words, line.span)}"),
        f"{named(words, line.site, names)}, {named(words, line.room, names)} ({line.room})",
        words._("With: {workers}").format(workers=workers_said(line, words, names)),
        words._("Enrolled: {counts}").format(counts=counts_said(line)),
        *notes(line, words, names),
    ]
    if line.walk_in:
        lines.append(words._("People come without enrolling."))
    elif line.waiting_limit is not None:
        lines.append(_waiting_limit_said(words, line.waiting_limit))
    if line.needs:
        needs = ", ".join(need_text(words, need, names) for need in line.needs)
        lines.append(words._("To bring or to find there: {needs}").format(needs=needs))
    if line.partners:
        lines.append(words._("Partners: {partners}").format(partners=line.partners))
    if line.note:
        lines.append(words._("Note: {note}").format(note=line.note))
    if line.reason:
        lines.append(words._("Reason: {reason}").format(reason=line.reason))
    if line.kept:
        kept = ", ".join(kept_name(words, code) for code in line.kept)
        lines.append(f"{kept_text(words, line.kept_reason)} {capitalised(kept)}.")
    rows = [_person_row(one, words) for one in session.people]
    heads = (words._("No."), words._("Person"), words._("Status"))
    return [*lines, "", *aligned([heads, *rows])] if rows else lines


def _waiting_limit_said(words: Words, limit: int) -> str:
    if limit == 0:
        return words._("No waiting list.")
    said = words.ngettext("{count} person may wait.", "{count} people may wait.", limit)
    return said.format(count=limit)


def _person_row(one: PersonLine, words: Words) -> tuple[str, ...]:
    if one.attendance:
        said = attendance_status_text(words, one.attendance)
    else:
        said = enrolment_status_text(words, one.enrolment)
    rank = "" if one.rank is None else f"({one.rank})"
    return ("" if one.line is None else f"{one.line:>3}", one.code, f"{said} {rank}".strip())
