"""What is said and written to an interpreting agency: where, when, which language; never who.

The agency reads French; the same sentences exist in English for whoever has to say them.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from desktop_app.domain.interpreters import OrderStatus
from desktop_app.domain.span import Span
from desktop_app.wording.moments import minutes_said
from desktop_app.wording.sheets import mode_of_interpreting
from desktop_app.wording.words import Words

ONE_DAY = timedelta(days=1)


class Matter(StrEnum):
    """Why the agency is called."""

    ASK = "ask"
    ASK_AGAIN = "ask_again"
    CHASE = "chase"
    CANCEL = "cancel"


MATTERS = {
    OrderStatus.TO_ORDER: Matter.ASK,
    OrderStatus.REFUSED: Matter.ASK,
    OrderStatus.TO_RECONFIRM: Matter.ASK_AGAIN,
    OrderStatus.REQUESTED: Matter.CHASE,
    OrderStatus.CONFIRMED: Matter.CANCEL,
}
"""What an agency is called about next, by where its order stands."""


@dataclass(frozen=True, slots=True)
class OrderCall:
    """What the agency is told; names are said as they stand inside a sentence.

    ``until`` is when the answer is awaited, ``order`` the code of the order once there is one,
    ``place`` the room and its site, ``address`` that of the site.
    """

    matter: Matter
    centre: str
    language: str
    mode: str
    span: Span
    place: str
    address: str = ""
    order: str = ""
    until: datetime | None = None


def phone_script(words: Words, call: OrderCall, now: datetime) -> str:
    """What is said on the telephone, in one go."""
    facts = {
        "centre": call.centre,
        "language": call.language,
        "mode": mode_of_interpreting(words, call.mode),
        "when": _when(words, call.span.start, now),
        "time": minutes_said(words, call.span.end - call.span.start),
        "place": call.place,
    }
    known = {
        Matter.ASK: words._(
            "Hello, this is {centre}. We are looking for an interpreter, {language}, {mode},"
            " {when}, {time}, {place}. Do you have somebody?"
        ),
        Matter.ASK_AGAIN: words._(
            "Hello, this is {centre}. The hour or the place has changed: we need the interpreter,"
            " {language}, {mode}, {when}, {time}, {place}. Is it still possible?"
        ),
        Matter.CHASE: words._(
            "Hello, this is {centre}. We are waiting for your answer about an interpreter,"
            " {language}, {mode}, {when}, {time}, {place}."
        ),
        Matter.CANCEL: words._(
            "Hello, this is {centre}. We cancel the interpreter, {language}, {mode}, {when},"
            " {time}, {place}. Can you confirm it, and tell us what is billed?"
        ),
    }
    said = known[call.matter].format(**facts)
    asked = _answer_asked(words, call, now)
    return f"{said} {asked}" if asked else said


def mail_subject(words: Words, call: OrderCall) -> str:
    """« Demande d’interprète : arabe, mardi 24 novembre 2026 à 15:00 »."""
    known = {
        Matter.ASK: words._("Interpreter wanted: {language}, {when}"),
        Matter.ASK_AGAIN: words._("Interpreter wanted, changed: {language}, {when}"),
        Matter.CHASE: words._("Interpreter wanted, answer awaited: {language}, {when}"),
        Matter.CANCEL: words._("Interpreter cancelled: {language}, {when}"),
    }
    when = words._("{day} at {hour}").format(
        day=words.long_day(call.span.day), hour=words.hour(call.span.start)
    )
    return known[call.matter].format(language=call.language, when=when)


def mail_text(words: Words, call: OrderCall, now: datetime) -> str:
    """The whole mail below its subject, a fact a line."""
    opening = {
        Matter.ASK: words._("We are looking for an interpreter:"),
        Matter.ASK_AGAIN: words._("The hour or the place has changed. We need an interpreter:"),
        Matter.CHASE: words._("We are waiting for your answer about this interpreter:"),
        Matter.CANCEL: words._("We cancel this interpreter:"),
    }
    asked = _answer_asked(words, call, now) or (
        words._("Please confirm it, and tell us what is billed.")
        if call.matter is Matter.CANCEL
        else words._("Please answer as soon as you can, with the name of the interpreter.")
    )
    lines = [words._("Hello,"), "", opening[call.matter], *_facts(words, call), ""]
    return "\n".join([*lines, asked, "", call.centre])


def _facts(words: Words, call: OrderCall) -> list[str]:
    place = ", ".join(part for part in (call.place, call.address) if part)
    start, end = words.hour(call.span.start), words.hour(call.span.end)
    length = minutes_said(words, call.span.end - call.span.start)
    facts = [
        words._("- language: {language}").format(language=call.language),
        words._("- date: {day}").format(day=words.long_day(call.span.day)),
        words._("- hours: {start}–{end} ({time})").format(start=start, end=end, time=length),
        words._("- how: {mode}").format(mode=mode_of_interpreting(words, call.mode)),
        words._("- place: {place}").format(place=place),
    ]
    if call.order:
        facts.append(words._("- our reference: {order}").format(order=call.order))
    return facts


def _answer_asked(words: Words, call: OrderCall, now: datetime) -> str:
    """Until when the answer is awaited; nothing where that is no question any more."""
    if call.matter is Matter.CANCEL or call.until is None or call.until <= now:
        return ""
    return words._("Can you confirm before {moment}, with the name of the interpreter?").format(
        moment=_limit(words, call.until, now)
    )


def _when(words: Words, start: datetime, now: datetime) -> str:
    hour = words.hour(start)
    if start.date() == now.date():
        return words._("today at {hour}").format(hour=hour)
    if start.date() == now.date() + ONE_DAY:
        return words._("tomorrow at {hour}").format(hour=hour)
    day = f"{words.weekday(start.date())} {words.day_and_month(start.date())}"
    return words._("{day} at {hour}").format(day=day, hour=hour)


def _limit(words: Words, until: datetime, now: datetime) -> str:
    return words.hour(until) if until.date() == now.date() else _when(words, until, now)
