"""One session in a list, for programs and for people."""

from desktop_app.cli.answers import moment_code
from desktop_app.cli.contents import _
from desktop_app.domain.span import Span
from desktop_app.readings.orders import OrderLine
from desktop_app.readings.session_lines import SessionLine
from desktop_app.wording import Words
from desktop_app.wording.moments import hours_noted
from desktop_app.wording.names import Names, language_said, named
from desktop_app.wording.statuses import order_status_text, session_status_text


def session_fields(line: SessionLine, words: Words) -> dict[str, object]:
    """A session as programs read it."""
    sheet, interpreter = line.sheet, line.interpreter
    return {
        "session": line.code,
        "cycle": line.cycle or None,
        "number": line.number,
        "of": line.of,
        "title": words.of(line.title),
        "start": moment_code(line.span.start),
        "end": moment_code(line.span.end),
        "site": line.site,
        "room": line.room,
        "with": [one.code for one in line.workers],
        "guests": [
            {
                "code": one.code,
                "start": moment_code(one.span.start),
                "end": moment_code(one.span.end),
            }
            for one in line.workers
            if one.span is not None
        ],
        "interpreter": None
        if interpreter is None
        else {
            "language": interpreter.language,
            "code": interpreter.code or None,
            "order": interpreter.order or None,
            "status": interpreter.status or None,
        },
        "status": line.status,
        "cause": line.cause or None,
        "reason": line.reason or None,
        "needs": list(line.needs),
        "enrolled": line.enrolled,
        "waiting": line.waiting,
        "places": line.places,
        "attended": line.attended,
        "headcount": line.headcount,
        "sheet": None
        if sheet is None
        else {
            "number": sheet.number,
            "version": sheet.version,
            "variant": sheet.variant,
            "status": sheet.status,
            "out_of_date": sheet.out_of_date,
        },
        "kept": list(line.kept),
        "kept_reason": line.kept_reason or None,
        "partners": line.partners or None,
        "note": line.note or None,
        "waiting_limit": line.waiting_limit,
        "walk_in": line.walk_in,
    }


def order_fields(order: OrderLine) -> dict[str, object]:
    """An interpreter order as programs read it."""
    return {
        "order": order.code,
        "session": order.session or None,
        "appointment": order.appointment or None,
        "language": order.language,
        "mode": order.mode,
        "agency": order.agency or None,
        "interpreter": order.interpreter or None,
        "status": order.status,
        "start": moment_code(order.span.start),
        "end": moment_code(order.span.end),
        "cancel_by": moment_code(order.cancel_by),
    }


SESSION_HEADS = (
    _("Time"),
    _("Room"),
    _("Title"),
    _("Code"),
    _("With"),
    _("Enrolled"),
    _("To know"),
)


def session_row(line: SessionLine, words: Words, names: Names) -> tuple[str, ...]:
    """A session as one line of a list: when, where, what, who, how many, and what to know."""
    return (
        hours_noted(words, line.span),
        line.room,
        title_and_number(line, words),
        line.code,
        workers_said(line, words, names),
        counts_said(line),
        ", ".join(notes(line, words, names)),
    )


def title_and_number(line: SessionLine, words: Words) -> str:
    """« Café santé 12/43 », or the code of a session without a title."""
    title = words.of(line.title) or line.code
    return f"{title} {line.number}/{line.of}" if line.number and line.of else title


def workers_said(line: SessionLine, words: Words, names: Names) -> str:
    """« Maxime Perrigaut (P001) »: those who lead and come, a guest with the hours."""
    said = [with_code(words, one.code, names, one.span) for one in line.workers]
    return ", ".join(said) or words._("nobody")


def with_code(words: Words, code: str, names: Names, part: Span | None = None) -> str:
    """« Maxime Perrigaut (P001, 15:00–15:30) »: somebody, and when for a part of the time."""
    noted = code if part is None else f"{code}, {hours_noted(words, part)}"
    return f"{named(words, code, names)} ({noted})"


def counts_said(line: SessionLine) -> str:
    """Enrolled of places, and those who wait."""
    places = "–" if line.places is None else str(line.places)
    waiting = f" +{line.waiting}" if line.waiting else ""
    return f"{line.enrolled}/{places}{waiting}"


def notes(line: SessionLine, words: Words, names: Names) -> list[str]:
    """What is not as usual: state, interpreter, presence, paper, conflicts kept."""
    found = []
    if line.status != "planned":
        found.append(session_status_text(words, line.status))
    if line.interpreter is not None:
        found.append(_interpreter(line, words, names))
    if line.attended or line.headcount:
        found += _presence(line.attended, line.headcount or 0, words)
    if line.sheet is not None:
        found.append(
            words._("sheet v{version} out of date").format(version=line.sheet.version)
            if line.sheet.out_of_date
            else words._("sheet v{version}").format(version=line.sheet.version)
        )
    if line.kept:
        found.append(words._("conflict kept"))
    return found


def _presence(named: int, unnamed: int, words: Words) -> tuple[str, str]:
    """« 1 présent », « 3 comptés sans nom »."""
    return (
        words.ngettext("{count} present", "{count} present", named).format(count=named),
        words.ngettext("{count} counted", "{count} counted", unnamed).format(count=unnamed),
    )


def _interpreter(line: SessionLine, words: Words, names: Names) -> str:
    if line.interpreter is None:
        return ""
    language = language_said(words, line.interpreter.language, names)
    status = line.interpreter.status
    state = order_status_text(words, status) if status else words._("not ordered")
    if not status and line.interpreter.code:
        state = with_code(words, line.interpreter.code, names)
    return words._("interpreter, {language}: {state}").format(language=language, state=state)
